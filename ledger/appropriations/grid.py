"""A printed table → a grid that can be asked for rows and columns: spans filled, years down the side turned to the top."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.model import NOWHERE, Cell, Note, Place, Table
from ledger.money import is_dash, is_percent, parse_figure, strip_price_level
from ledger.patterns import pattern

YEAR = pattern(r"(?<![0-9.,])((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])")
YEAR_RANGE = pattern(r"(?<![0-9.,])(?:19|20)[0-9]{2}\s*[-–—/]\s*(?:(?:19|20)?[0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its text and place; `missing` when the printed row ended before this column."""

    text: str
    place: Place
    missing: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One printed row, padded with missing cells to the width of the grid. `number` counts printed rows from 1."""

    number: int
    cells: tuple[GridCell, ...]
    place: Place

    def text(self, column: int) -> str:
        """The text of a column, "" beyond the row's end."""
        return self.cells[column].text if column < len(self.cells) else ""

    def texts(self) -> list[str]:
        """All texts from left to right."""
        return [cell.text for cell in self.cells]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table at one width. `turned` is true when the printed rows are columns here (years stood down the side)."""

    rows: tuple[GridRow, ...]
    width: int
    turned: bool = False
    doubts: tuple[Note, ...] = ()


def fold(text: str) -> str:
    """White space folded to single spaces, NBSP and its kin included."""
    return " ".join(text.split())


def is_figure(text: str) -> bool:
    """Does the cell hold a figure, a money amount or a percentage?"""
    return parse_figure(text) is not None or is_percent(text)


def bare_years(text: str) -> list[int]:
    """The years a header cell names, price level and year ranges left out: "t. kr. i 2025 p/l" names none (FORMATS B1)."""
    return [int(year) for year in YEAR.findall(YEAR_RANGE.sub(" ", strip_price_level(text)))]


def is_bare_year(text: str) -> bool:
    """Is the cell a year and nothing else?"""
    return re.fullmatch(r"(?:19|20)[0-9]{2}\*?", text.strip()) is not None


def build_grid(table: Table) -> Grid:
    """A table as printed → its grid. A label spanned over rows is repeated; a figure is never repeated: no amount counts twice."""
    width = max((len(row.cells) for row in table.rows), default=0)
    rows: list[GridRow] = []
    above: tuple[GridCell, ...] = ()
    for number, row in enumerate(table.rows, 1):
        cells: list[GridCell] = []
        # words alone in a row, across columns of it, are a heading of the rows below: they say nothing about any column
        rest = row.cells[1:]
        across = bool(row.cells) and bool(row.cells[0].text) and any(cell.covered for cell in rest) and not any(cell.text for cell in rest)
        for column in range(width):
            if column >= len(row.cells):
                cells.append(GridCell("", row.place, missing=True))
                continue
            cell = row.cells[column]
            text = fold(cell.text) if across else _text(cell, column, above, cells)
            cells.append(GridCell(text, cell.place or row.place))
        above = tuple(cells)
        rows.append(GridRow(number, above, row.place))
    rows = [row for row in rows if any(text for text in row.texts())]
    # columns that set a table in or apart hold nothing: the labels stand in the first that does (layout of web pages, frames in a PDF)
    columns = [column for column in range(width) if any(row.cells[column].text for row in rows)]
    if len(columns) < width:
        rows = [GridRow(row.number, tuple(row.cells[column] for column in columns), row.place) for row in rows]
    grid = Grid(tuple(rows), len(columns), doubts=table.doubts)
    return _turn(grid) if _years_down(grid) else grid


def _text(cell: Cell, column: int, above: tuple[GridCell, ...], left: list[GridCell]) -> str:
    text = fold(cell.text)
    if text or not cell.covered:
        return text
    for source in (above[column : column + 1], left[-1:]):
        if source and source[0].text and (not is_figure(source[0].text) or is_bare_year(source[0].text)):
            return source[0].text
    return ""


def _years_down(grid: Grid) -> bool:
    """Do the years stand down the first column and none along the top? At least two of them, in order."""
    if grid.width < 2 or len(grid.rows) < 3:
        return False
    head, *body = grid.rows
    if any(is_bare_year(text) for text in head.texts()[1:]):
        return False
    years = [bare_years(row.text(0))[0] for row in body if _names_one_year(row.text(0))]
    others = [row for row in body if not _names_one_year(row.text(0))]
    if len(years) < 2 or years != sorted(set(years)) or len(others) > 1:
        return False
    return all(is_figure(row.text(column)) or is_dash(row.text(column)) or not row.text(column) for row in body for column in range(1, 2))


def _names_one_year(text: str) -> bool:
    return len(bare_years(text)) == 1 and len(text) <= 20 and not is_percent(text)


def _turn(grid: Grid) -> Grid:
    height = len(grid.rows)
    rows = []
    for column in range(grid.width):
        cells = tuple(row.cells[column] if column < len(row.cells) else GridCell("", NOWHERE, True) for row in grid.rows)
        rows.append(GridRow(column + 1, cells, cells[0].place if cells else NOWHERE))
    return Grid(tuple(rows), height, turned=True, doubts=grid.doubts)
