"""A case in plain text → its parts (headings, lines, list items, tables), to be set again in any other format.

The parts come from the project's own text reader, whose reading of these cases is scored by itself; what is tested with them is that
another format of the same document gives the same ledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ledger.limits import Limits
from ledger.minutes import read_meeting
from ledger.model import Table
from ledger.money import parse_figure
from ledger.reading import read_document

Rows = tuple[tuple[str, ...], ...]
_ITEM = re.compile(r"(\d{1,2})\. +(?=\S)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FIGURE = re.compile(r"[-−–÷(]?\s?\d[\d.\s]*(?:,\d+)?[)\-−]?|[-–—]|(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `kind` is title (an agenda item), heading (a section), line, item (of a numbered list) or table."""

    kind: str
    text: str = ""
    rows: Rows = ()
    number: int = 0

    @property
    def numeric(self) -> frozenset[int]:
        """The columns whose filled cells below the header are mostly figures."""
        found = set()
        for column in range(1, max((len(row) for row in self.rows), default=0)):
            cells = [row[column] for row in self.rows[1:] if column < len(row) and row[column]]
            if cells and sum(1 for cell in cells if _FIGURE.fullmatch(cell) or parse_figure(cell)) > 0.6 * len(cells):
                found.add(column)
        return frozenset(found)


def parts_of(path: Path) -> list[Part]:
    """A case file → its parts in order."""
    document = read_document(path.read_bytes(), path.name, Limits())
    meeting = read_meeting(document, None)
    titles = {item.place.line for item in meeting.items if item.title}
    headings = {section.place.line for item in meeting.items for section in item.sections if section.heading}
    found: list[Part] = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(cell.text for cell in row.cells) for row in block.rows)
            if block.caption:
                found.append(Part("line", block.caption))
            found.append(Part("table", rows=rows))
            continue
        marker = getattr(block, "marker", "")
        text = _LINK.sub(r"\1", f"{marker} {block.text}".strip())
        listed = _ITEM.match(text)
        if block.place.line in titles:
            found.append(Part("title", text))
        elif block.place.line in headings:
            found.append(Part("heading", text))
        elif listed and (int(listed[1]) == 1 or (found and found[-1].number == int(listed[1]) - 1)):
            found.append(Part("item", text[listed.end() :], number=int(listed[1])))
        else:
            found.append(Part("line", text))
    return found
