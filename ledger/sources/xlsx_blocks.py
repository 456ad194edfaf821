"""The shown cells of one worksheet → its tables and lines of text, found anywhere on the sheet.

A table is a block of cells with empty rows and columns around it. Drafts are not so tidy: a title stands right above the header, a
remark right below the total, an empty row sets the total apart, a narrow empty column stands between labels and figures. Those
belong together; two tables side by side, each with its own labels, do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.limits import Limits
from ledger.model import Block, Cell, Note, Paragraph, Place, Table, TableRow
from ledger.money import parse_figure
from ledger.patterns import pattern
from ledger.sources.guard import exceeded
from ledger.sources.layout import Shape, layout_of
from ledger.sources.spaces import fold, join_lines

_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_REMARK = pattern(r"(?:anm|note|kilde|obs)[.:]|[*(]|[+-] ?=", re.IGNORECASE)
_LONG = 40  # characters; a label of a row is shorter
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell as shown: its text (lines kept), its row on the sheet, and what forbids to trust it ("formula", "error", "")."""

    text: str
    row: int
    name: str
    doubt: str = ""
    covered: bool = False


Grid = dict[int, dict[int, Shown]]
"""Shown row → shown column → cell; hidden rows and columns are not counted."""


def find_blocks(grid: Grid, sheet: str, limits: Limits) -> list[Block]:
    """Everything shown on a sheet, from top to bottom and left to right, as blocks."""
    found: list[Block] = []
    for rows in _bands(grid):
        for part in _side_by_side({row: grid[row] for row in rows}):
            found.extend(_read(part, sheet, limits))
    return found


def _bands(grid: Grid) -> list[list[int]]:
    """Rows between empty rows; a band that goes on with the table above it (a total set apart) is joined to it."""
    bands: list[list[int]] = []
    for row in sorted(grid):
        if bands and row - bands[-1][-1] == 1:
            bands[-1].append(row)
        else:
            bands.append([row])
    joined: list[list[int]] = []
    for band in bands:
        if joined and band[0] - joined[-1][-1] == 2 and _goes_on(grid, joined[-1], band[0]):
            joined[-1].extend(band)
        else:
            joined.append(band)
    return joined


def _goes_on(grid: Grid, above: list[int], first: int) -> bool:
    figures = {column for column, cell in grid[first].items() if _is_figure(cell)}
    header = bool(figures) and all(_YEAR.fullmatch(fold(grid[first][column].text)) for column in figures)
    if not figures or header or min(grid[first]) in figures:
        return False
    columns = {column for row in above for column, cell in grid[row].items() if len(grid[row]) > 1 and cell.text}
    return figures <= columns and min(grid[first]) >= min(columns)


def _side_by_side(block: Grid) -> list[Grid]:
    """A band → itself, or the tables that stand beside each other in it."""
    columns = sorted({column for cells in block.values() for column in cells})
    for left, right in pairwise(columns):
        if right - left > 1:
            first = _columns(block, columns[0], left)
            second = _columns(block, right, columns[-1])
            if _stands_alone(first) and _stands_alone(second):
                return [first, *_side_by_side(second)]
    return [block]


def _columns(block: Grid, first: int, last: int) -> Grid:
    parts = ((row, {column: cell for column, cell in cells.items() if first <= column <= last}) for row, cells in block.items())
    return {row: cells for row, cells in parts if cells}


def _stands_alone(block: Grid) -> bool:
    """Labels in the first column and figures beside them."""
    columns = sorted({column for cells in block.values() for column in cells})
    if len(columns) < 2:
        return False
    labels = [cells[columns[0]] for cells in block.values() if columns[0] in cells and cells[columns[0]].text]
    words = sum(not _is_figure(cell) for cell in labels)
    figures = any(_is_figure(cell) for cells in block.values() for column, cell in cells.items() if column != columns[0])
    return figures and len(labels) >= 2 and words * 2 >= len(labels)


def _is_figure(cell: Shown) -> bool:
    return cell.doubt != "" or parse_figure(fold(cell.text)) is not None


def _read(block: Grid, sheet: str, limits: Limits) -> list[Block]:
    rows = sorted(block)
    columns = sorted({column for cells in block.values() for column in cells})
    first, last = 0, len(rows)
    while first < last and _above_table(block[rows[first]], columns):
        first += 1
    while last > first and _below_table(block[rows[last - 1]], columns):
        last -= 1
    lines = _lines(block, rows[:first], sheet)
    body = {row: block[row] for row in rows[first:last]}
    after = _lines(block, rows[last:], sheet)
    kept = sorted({column for cells in body.values() for column in cells})
    if len(kept) <= 1:
        return [*lines, *_lines(block, rows[first:last], sheet), *after]
    kind = layout_of(
        [[Shape(join_lines(cell.text.split("\n"))) for _, cell in sorted(cells.items()) if cell.text] for cells in body.values()]
    )
    if kind == "data":
        return [*lines, _table(body, kept, sheet, limits), *after]
    return [*lines, *_pairs(body, sheet, kind == "list"), *after]


def _printed(cells: dict[int, Shown]) -> list[int]:
    return [column for column, cell in sorted(cells.items()) if cell.text]


def _above_table(cells: dict[int, Shown], columns: Sequence[int]) -> bool:
    """A title, or a line like "Udvalg: | Økonomiudvalget", right above the header."""
    printed = _printed(cells)
    if len(columns) < 2 or not printed or printed[0] != columns[0]:
        return False
    label = cells[printed[0]]
    if len(printed) == 1:
        return not _is_figure(label)
    return len(printed) == 2 and fold(label.text).endswith(":") and not _is_figure(cells[printed[1]])


def _below_table(cells: dict[int, Shown], columns: Sequence[int]) -> bool:
    """A remark right below the last row; a short label without figures stays a row."""
    printed = _printed(cells)
    if len(printed) != 1 or len(columns) < 2 or _is_figure(cells[printed[0]]):
        return False
    text = fold(cells[printed[0]].text)
    return len(text) > _LONG or _REMARK.match(text) is not None


def _lines(block: Grid, rows: Iterable[int], sheet: str) -> list[Block]:
    found: list[Block] = []
    for row in rows:
        cells = block[row]
        printed = _printed(cells)
        if not printed:
            continue
        place = Place(line=cells[printed[0]].row, sheet=sheet)
        if len(printed) == 1:
            found.extend(Paragraph(text, place) for text in map(fold, cells[printed[0]].text.split("\n")) if text)
        else:
            found.append(Paragraph(" ".join(join_lines(cells[column].text.split("\n")) for column in printed), place))
    return found


def _pairs(block: Grid, sheet: str, listed: bool) -> list[Block]:
    if not listed:
        return _lines(block, sorted(block), sheet)
    found: list[Block] = []
    for row in sorted(block):
        cells = block[row]
        printed = _printed(cells)
        if len(printed) == 2:
            text = join_lines(cells[printed[1]].text.split("\n"))
            found.append(Paragraph(text, Place(line=cells[printed[0]].row, sheet=sheet), fold(cells[printed[0]].text)))
    return found


def _table(block: Grid, columns: Sequence[int], sheet: str, limits: Limits) -> Table:
    if len(block) > limits.table_rows:
        raise exceeded("table_rows", limits)
    if len(columns) > limits.table_columns:
        raise exceeded("table_columns", limits)
    rows = []
    doubtful: dict[str, list[str]] = {}
    for row in sorted(block):
        cells = block[row]
        line = next(iter(cells.values())).row
        place = Place(line=line, sheet=sheet)
        printed = []
        for column in columns:
            cell = cells.get(column)
            if cell is None:
                printed.append(Cell("", place))
                continue
            if cell.doubt:
                doubtful.setdefault(cell.doubt, []).append(cell.name)
            printed.append(Cell(join_lines(cell.text.split("\n")), place, cell.covered))
        rows.append(TableRow(tuple(printed), place))
    doubts = tuple(
        Note(f"source.xlsx.{doubt}", (("cells", ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")),), rows[0].place)
        for doubt, names in sorted(doubtful.items())
    )
    return Table(tuple(rows), rows[0].place, "xlsx", doubts=doubts)
