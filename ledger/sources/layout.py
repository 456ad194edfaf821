"""A table of a web page or a Word document, described cell by cell → data, or an arrangement of the page.

Layout tables are everywhere: FirstAgenda puts each point of the agenda in a row, SBSYS and Acadre arrange whole pages, Word frames a
box with a table of one cell (FORMATS A2-A4). A data table is one whose cells are short answers; when in doubt it is data, because the
table room can call a grid "other", while a lost grid is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ledger.money import parse_figure
from ledger.patterns import pattern

Layout = Literal["data", "pairs", "list", "layout"]
"""data: a grid · pairs: rows like "Mødedato: | 1. oktober" · list: rows like "1. | at …" · layout: cells that hold parts of the page."""

_MARKER = pattern(r"(?:[0-9]{1,2}|[a-zA-ZæøåÆØÅ]|[ivxIVX]{1,5})[.)]|[•·o–-]")
_LONG_CELL = 600  # characters; no cell of the money tables seen comes near, remarks included
_MANY_BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """What one cell is made of: its text, whether it is a heading with something under it, its paragraphs, a table inside."""

    text: str
    section: bool = False
    blocks: int = 1
    nested: bool = False


def layout_of(rows: Sequence[Sequence[Shape]]) -> Layout:
    """The cells of a table, row by row → what it is for."""
    if max((len(row) for row in rows), default=0) <= 1:
        return "layout"
    figures = sum(any(parse_figure(cell.text) is not None for cell in row[1:]) for row in rows)
    if figures < 2 and any(cell.nested for row in rows for cell in row):
        return "layout"
    for row in rows:
        for cell in row:
            if cell.section or (figures == 0 and len(cell.text) > _LONG_CELL and cell.blocks >= _MANY_BLOCKS):
                return "layout"
    printed = [row for row in rows if any(cell.text for cell in row)]
    if figures == 0 and all(len(row) == 2 for row in printed):
        if sum(row[0].text.endswith(":") for row in printed) * 3 >= len(printed) * 2:
            return "pairs"
        if all(_MARKER.fullmatch(row[0].text) and " " in row[1].text for row in printed):
            return "list"
    return "data"
