"""Short minutes of our own in every layout of FORMATS A, each with what a right reading gives in its first lines.

A file begins with `#: udvalg | date | kommune | kind`, then a line `#: number | title | journal_no | status` for each point
(`-` is None), then `---` and the document. Lines become paragraphs, as plain text gives them; tables are not at issue here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.minutes import read_meeting
from ledger.model import Document, Meeting, Paragraph, Place

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


def as_document(text: str, path: str = "minutes.txt") -> Document:
    lines = text.split("\n")
    return Document(path, "", "text", tuple(Paragraph(line.strip(), Place(line=n)) for n, line in enumerate(lines, 1) if line.strip()))


def expectation(text: str) -> tuple[list[list[str]], str]:
    head, _, body = text.partition("\n---\n")
    return [[field.strip() for field in line.removeprefix("#:").split(" | ")] for line in head.split("\n")], body


def as_printed(value: object) -> str:
    return "-" if value is None else str(value)


def summary(meeting: Meeting) -> list[list[str]]:
    head = [as_printed(meeting.udvalg), as_printed(meeting.date), as_printed(meeting.kommune), meeting.kind]
    points = [
        [as_printed(item.number), as_printed(item.title), as_printed(item.journal_no), item.decision.status] for item in meeting.items
    ]
    return [head, *points]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layout(path: Path) -> None:
    expected, body = expectation(path.read_text(encoding="utf-8"))
    assert summary(read_meeting(as_document(body))) == expected


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 40
