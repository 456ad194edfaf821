"""A made-up document, set in any format, gives one and the same ledger: items, decisions, and every posting with its sign and year."""

from __future__ import annotations

import functools
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.frames import Frames, build_frames
from ledger.reading import Reader
from ledger.settings import load_settings
from tests.generated.generator import generate
from tests.rendered.parts import Part, parts_of
from tests.rendered.score_rendered import makers

STYLES = ("html-own", "html-sbsys", "docx-styled", "docx-typed", "xlsx-sheet", "pdf-ruled-grid", "pdf-bare-plain")


@functools.cache
def reader() -> Reader:
    chosen = load_settings()
    return Reader(chosen.limits, tuple(chosen.words.items()))


def ledger(data: bytes, name: str) -> Frames:
    return build_frames([reader().read(data, name)])


def postings(frames: Frames) -> Counter[tuple[Any, ...]]:
    """What is booked: item, label, role, column, øre, for appropriation tables; zeros and blanks left out."""
    kinds = dict(frames.tables.select("table", "kind").iter_rows())
    wanted = ("item", "label", "role", "column", "amount", "table")
    rows = frames.postings.select(wanted).iter_rows()
    return Counter((item, label, role, column, amount) for item, label, role, column, amount, table in rows if amount and kinds[table] == "appropriation")


def items(frames: Frames) -> list[tuple[Any, ...]]:
    return list(frames.items.select("number", "title", "journal_no").iter_rows())


def decisions(frames: Frames) -> list[Any]:
    return frames.decisions["status"].to_list()


def source(seed: int, broken: bool) -> tuple[bytes, str, Sequence[Part]]:
    made = generate(seed, broken)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"sag{made.suffix}")
        path.write_text(made.text, encoding="utf-8")
        return path.read_bytes(), path.name, parts_of(path)


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=12)
@given(seed=st.integers(0, 10**6), broken=st.booleans())
def test_one_ledger_in_every_format(style: str, seed: int, broken: bool) -> None:
    data, name, parts = source(seed, broken)
    expected = ledger(data, name)
    suffix, make = makers()[style]
    found = ledger(make(parts), f"sag.{suffix}")
    assert items(found) == items(expected)
    assert decisions(found) == decisions(expected)
    assert postings(found) == postings(expected)
