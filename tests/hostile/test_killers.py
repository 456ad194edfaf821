"""Every known killer ends as a named refusal, within the limits, in a worker that the next document does not notice."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.limits import Limits
from ledger.messages import say
from ledger.sources.worker import Workers
from tests.hostile import killers
from tests.hostile.guarded import Came, read_path

LIMITS = Limits()
SECONDS = 30
"""Half of the limit: they take at most 2 s where nothing else runs."""

EXPECTED: list[tuple[Callable[[], bytes], str]] = [
    (killers.workbook_million_rows, "limit.table_rows"),
    (killers.workbook_million_empty_rows, "limit.table_rows"),
    (killers.workbook_last_cell_only, "limit.cells"),
    (killers.workbook_merged_whole_sheet, "limit.span"),
    (killers.workbook_entities, "source.doctype"),
    (killers.workbook_deep, "limit.nesting"),
    (killers.document_three_million_paragraphs, "limit.archive_ratio"),
    (killers.document_three_million_varied_paragraphs, "limit.blocks"),
    (killers.document_three_million_empty_paragraphs, "limit.archive_ratio"),
    (killers.document_entities, "source.doctype"),
    (killers.document_entities_utf16, "source.damaged"),
    (killers.document_deep_tables, "limit.nesting"),
    (killers.document_wide_span, "limit.span"),
    (killers.archive_bomb, "limit.archive_ratio"),
    (killers.archive_many_parts, "limit.archive_entries"),
    (killers.archive_lying_header, "source.damaged"),
    (killers.office_with_password, "source.encrypted"),
    (killers.old_word, "source.old_office"),
    (killers.page_nested, "limit.nesting"),
    (killers.page_nested_closed, "limit.nesting"),
    (killers.page_nested_hundreds, "limit.nesting"),
    (killers.page_formatting, "limit.nesting"),
    (killers.page_wide_span, "limit.span"),
    (killers.page_many_spans, "limit.table_rows"),
    (killers.page_nested_foreign, ""),  # what is left of it is one paragraph
    (killers.page_unclosed_comments, ""),
    (killers.page_unclosed_foreign, ""),
]


@pytest.mark.slow
@pytest.mark.parametrize(("make", "key"), EXPECTED, ids=[make.__name__ for make, _ in EXPECTED])
def test_killers_are_refused_within_the_limits(make: Callable[[], bytes], key: str, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad", tmp_path / "good.html"
    bad.write_bytes(make())
    good.write_bytes(b"<p>Sagen</p>")
    started = time.monotonic()
    with Workers(read_path, LIMITS) as workers:
        first, second = workers.map([str(bad), str(good)])
    assert isinstance(first, Came)
    assert first.key == key
    assert first.peak < LIMITS.memory_bytes
    assert isinstance(second, Came)
    assert (second.key, second.blocks) == ("", 1)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("part", [0.01, 0.3, 0.6, 0.97])
@pytest.mark.parametrize("whole", [killers.small_docx, killers.small_xlsx], ids=["docx", "xlsx"])
def test_truncated_office_files_are_damaged(whole: Callable[[], bytes], part: float, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(killers.truncated(whole(), part))
    assert read_path(str(path)).key == "source.damaged"


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("head", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"], ids=["none", "zip", "html", "ole"])
def test_noise_is_refused_or_read_but_never_breaks(seed: int, head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(head + killers.noise(seed, 20_000))
    came = read_path(str(path))
    assert came.key.startswith("source.") or head == b"<html>"


@pytest.mark.parametrize("make", [killers.small_docx, killers.small_xlsx], ids=["docx", "xlsx"])
@pytest.mark.parametrize("seed", range(25))
def test_flipped_bytes_are_refused_or_read_but_never_break(make: Callable[[], bytes], seed: int, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(killers.flipped(make(), seed))
    came = read_path(str(path))
    assert came.key == "" or came.key.split(".")[0] in {"source", "limit"}


def test_every_limit_has_its_words() -> None:
    from dataclasses import fields

    from ledger.sources.guard import exceeded

    for field in fields(Limits):
        note = exceeded(field.name, LIMITS).note
        for language in ("da", "en"):
            text = say(note, language)  # type: ignore[arg-type]
            assert field.name in text
            assert str(getattr(LIMITS, field.name)) in text
