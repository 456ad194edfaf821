"""Proposals, economic sections and decisions of our own invention, read as a careful reader reads them: amount, years, sources."""

from __future__ import annotations

import pytest

from .prose_truth import cases, found, kinds, missing


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        case
        for name in (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        )
        for case in cases(name)
    ],
    ids=lambda value: value[:70],
)
def test_amount_years_sources_and_kind(text: str, truth: str) -> None:
    entries = found(text)
    assert missing(truth, entries) == []
    assert [entry.kind for entry in entries] == kinds(truth)
