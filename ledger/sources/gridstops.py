"""Rows whose tabs reach for tab stops, or whose tabs became a fixed number of spaces → the cells that were meant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ledger.patterns import pattern
from ledger.sources.gridcells import is_value, is_year_header
from ledger.sources.gridgutters import read_gutters
from ledger.sources.gridmend import Cells, without_tail
from ledger.sources.spaces import fold

_STOPS = (8, 4)
_GAP = pattern(" {2,}")
_MOST_HEAD_LINES = 3


def by_stops(texts: Sequence[str]) -> list[Cells] | None:
    """Lines with tabs → their cells as they stand under each other on paper, with a stop every 8 (or 4) characters.

    "Løn\\t\\t\\t400" below "En lang tekst\\t\\t100": the number of tabs says nothing of columns. `None` where the columns do not part
    every line the same way; two stops that part them differently are no reading either.
    """
    readings = [cells for width in _STOPS if (cells := _expanded(texts, width)) is not None]
    readings = [cells for cells in readings if all(map(_same_cells, cells, texts))]
    return readings[0] if readings and all(cells == readings[0] for cells in readings) else None


def _same_cells(cells: Cells, text: str) -> bool:
    """Does the reading hold the cells as they were typed, none run together where a stop leaves but one space?"""
    return [cell for cell in cells if cell] == [cell for cell in map(fold, text.split("\t")) if cell]


def _expanded(texts: Sequence[str], width: int) -> list[Cells] | None:
    lines = [text.expandtabs(width).rstrip() for text in texts]
    head = list(takewhile(lambda line: not _holds_figures(line), lines))
    if not 0 < len(head) <= _MOST_HEAD_LINES:
        return None
    gutters = read_gutters(head, lines[len(head) :])
    if gutters is None or gutters.uncertain:
        return None
    cells = [list(row) for row in (*gutters.head, *gutters.rows)]
    return [row[:1] if not any(row[1:]) else row for row in cells]


def _holds_figures(line: str) -> bool:
    return any(is_value(cell) and not is_year_header(cell) for cell in map(fold, _GAP.split(line.strip())[1:]))


def by_gaps(texts: Sequence[str]) -> list[Cells] | None:
    """Lines without tabs → their cells, where each tab became the same number of spaces (an empty cell: twice as many).

    Only where every gap of every line is a multiple of the narrowest, and the header has as many cells as the fullest row.
    """
    gaps = [len(gap) for text in texts for gap in _GAP.findall(text)]
    if not gaps:
        return None
    narrow = min(gaps)
    if narrow < 3 or any(gap % narrow for gap in gaps):
        return None
    rows = [[fold(cell) for cell in text.split(" " * narrow)] for text in texts]
    width = len(without_tail(rows[0]))
    full = [row for row in rows[1:] if len(row) > 1]
    if not full or any(len(row) > width for row in full) or not any(len(row) == width for row in full):
        return None
    return rows
