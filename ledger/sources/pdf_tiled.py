"""Lines of a table whose rows follow each other without a gap, every cell set to the middle of its row → its rows.

So are tables drawn by writers that give each line of a cell the same height and the rows nothing more (fpdf2): a label of three lines
reaches one line above and one below its figures, as near to those as to the rows around it. Only counting tells the rows: each begins
where the one above ends, and is as high above its figures as below them.
"""

from __future__ import annotations

import itertools

from ledger.sources.pdf_cells import OPEN_END, Span, TextLine, place

_OFF = 0.12  # of the distance from line to line: what stands farther from where it should be stands elsewhere
_HIGHEST = 20  # printed lines above the figures of one row, at most
_HEADINGS = 3  # block headings one under the other, at most


def tiled(lines: list[TextLine], columns: list[Span]) -> list[list[TextLine]] | None:
    """The lines of a table → its rows, where all of them are such rows and one of them shows it; else `None`."""
    steps = [line.middle - before.middle for before, line in itertools.pairwise(lines)]
    if len(lines) < 3 or min(steps) <= 0 or min(steps) < 0.3 * lines[0].height:
        return None
    for leading in (2 * min(steps), min(steps)):  # rows of an even number of lines have their figures half a line beside the grid
        rows = _rows(lines, columns, leading)
        if rows is not None and any(not row[0].figures and len(row) > 2 for row in rows):
            return rows
    return None


def _rows(lines: list[TextLine], columns: list[Span], leading: float) -> list[list[TextLine]] | None:
    rows: list[list[TextLine]] = []
    edge = lines[0].middle - leading / 2
    start = headings = 0
    while start < len(lines):
        found = _row(lines, start, edge, columns, leading)
        if found is not None:
            rows.append(lines[start : start + found[0]])
            start, edge, headings = start + found[0], edge + found[1] * leading, 0
            continue
        heading = (len(lines[start].pieces) == 1 or not start) and not lines[start].figures and headings < _HEADINGS
        if not heading or abs(lines[start].middle - edge - leading / 2) > _OFF * leading:
            return None
        rows.append([lines[start]])
        start, edge, headings = start + 1, edge + leading, headings + 1
    return rows


def _row(lines: list[TextLine], start: int, edge: float, columns: list[Span], leading: float) -> tuple[int, int] | None:
    """The row that begins at the edge: how many printed lines are in it, and how many lines of cells it is high."""
    middle = next((lines[number].middle for number in range(start, min(start + _HIGHEST, len(lines))) if lines[number].figures), None)
    if middle is None:
        return None
    high = round(2 * (middle - edge) / leading)
    if high < 1 or abs(2 * (middle - edge) / leading - high) > 2 * _OFF:
        return None
    end = edge + high * leading
    inside = list(itertools.takewhile(lambda line: line.middle < end, lines[start : start + 2 * _HIGHEST]))
    if sum(1 for line in inside if line.figures) != 1:
        return None
    cells: dict[int, list[float]] = {}
    for line in inside:
        for piece in line.pieces:
            cells.setdefault(place(piece.left, piece.right, columns)[0], []).append(line.middle)
    for middles in cells.values():
        apart = any(abs(two - one - leading) > _OFF * leading for one, two in itertools.pairwise(middles))
        if apart or abs((middles[0] + middles[-1]) / 2 - middle) > _OFF * leading:
            return None
    if max(map(len, cells.values())) != high:
        return None
    if high > 1 and high % 2 and [column for column, middles in cells.items() if len(middles) > 1] == [0]:
        labels = [line.pieces[0].text for line in inside]
        if not any(two[0].islower() or one.lower().endswith(OPEN_END) for one, two in itertools.pairwise(labels)):
            return None  # a block heading, a row, and the next block heading
    return len(inside), high
