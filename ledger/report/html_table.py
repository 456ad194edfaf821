"""A money table and what failed in it → its printed rows with the failing cells marked, ready for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.frames import COUNTED
from ledger.messages import Language, words
from ledger.model import MoneyTable, Place, Row, TableRow
from ledger.money import Unit, format_kr, is_dash, is_percent, parse_figure
from ledger.report.html_place import Placing, placed

FAR = 12
"""Columns the style can name as text; beyond them every cell says so itself."""

MOST_ROWS, MOST_ROWS_BRIEF = 100, 12
"""Printed rows shown of a table that is no appropriation, and on a page of very many tables. An appropriation is always shown whole."""

MOST_COLUMNS = 60
"""Printed columns shown of a table that is no appropriation: a sheet of thousands of columns is no page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. `kind`: "" as its column, "x" a figure, or the heading of a column or row, that fails, "l" text in a far column."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row: its cells, how it was read, where it stands. `wide` is a block heading: one cell over the whole width."""

    cells: tuple[Cell, ...]
    role: str = ""
    place: str = ""
    marked: bool = False
    wide: bool = False
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as printed. `kind` says which columns are text ("l2 l8") and how many of ours follow the printed ones ("p1", "p2").

    `foot` is what each column comes to by our own sums, "" where a column is not reckoned; it begins at column `foot_from`.
    """

    kind: str

    heads: tuple[Line, ...]
    lines: tuple[Line, ...]
    width: int
    roles: bool
    foot: tuple[Cell, ...] = ()
    foot_from: int = 0
    more: int = 0
    more_columns: int = 0


def printed(
    table: MoneyTable,
    failing: Sequence[str],
    cells: Sequence[tuple[int, str | None]],
    rests: dict[str, tuple[int, bool]],
    brief: bool,
    lang: Language,
) -> Printed:
    """The grid of a table; `failing` are the columns that do not balance, `cells` the (row number, column or `None` for the whole row)
    other findings name, `rests` what each column comes to in øre and whether that is within its tolerance."""
    return _Printer(table, failing, cells, lang).printed(rests, MOST_ROWS_BRIEF if brief else MOST_ROWS)


class _Printer:
    """One table being laid out."""

    def __init__(self, table: MoneyTable, failing: Sequence[str], cells: Sequence[tuple[int, str | None]], lang: Language) -> None:
        self.table, self.lang = table, lang
        self.grid = table.grid.rows if table.grid else ()
        self.whole_table = table.kind == "appropriation"
        columns = max((len(row.cells) for row in self.grid), default=0)
        self.width = columns if self.whole_table else min(columns, MOST_COLUMNS)
        self.more_columns = columns - self.width
        self.rows: dict[int, Row] = {row.number: row for row in table.rows}
        self.placing: Placing = placed(table)
        self.failing = {line for column in failing for line in self.placing.lines.get(column, ())}
        self.named = {(number, line) for number, column in cells for line in self.placing.lines.get(column or "", ())}
        self.whole = {number for number, column in cells if column is None}
        self.texts = frozenset(column for column in range(1, self.width) if not self._figures(column))

    def printed(self, rests: dict[str, tuple[int, bool]], most: int) -> Printed:
        turned = self.placing.turned
        first = 2 if turned else min(self.rows, default=2)
        heads: list[Line] = []
        lines: list[Line] = []
        more = 0
        for number, row in enumerate(self.grid, 1):
            if not any(cell.text for cell in row.cells):
                continue
            if len(lines) >= most and not self.whole_table:
                more += 1
                continue
            filled = sum(bool(cell.text) for cell in row.cells)
            if number < first and not lines and (filled > 1 or number == 1):
                heads.append(self.head(number, row))
            elif filled == 1 and row.cells[0].text and number not in self.rows and not turned:
                lines.append(Line((Cell(row.cells[0].text, ""),), place=self.where(row.place, number), wide=True))
            else:
                lines.append(self.body(number, row))
        foot, start = self.foot(rests)
        roles = not turned and bool(self.rows)
        kind = " ".join([f"l{column + 1}" for column in sorted(self.texts) if column < FAR] + ["p2" if roles else "p1"])
        return Printed(kind, tuple(heads), tuple(lines), self.width, roles, foot, start, more, self.more_columns)

    def head(self, number: int, row: TableRow) -> Line:
        cells = []
        for column in range(self.width):
            text = row.cells[column].text if column < len(row.cells) else ""
            fails = column in self.failing and not self.placing.turned and bool(text)
            cells.append(Cell(text, "x" if fails else self.kind(column)))
        return Line(tuple(cells), place=self.where(row.place, number))

    def body(self, number: int, row: TableRow) -> Line:
        read = self.rows.get(number)
        turned = self.placing.turned
        counted = read is not None and read.role in COUNTED
        cells = []
        for column in range(self.width):
            text = row.cells[column].text if column < len(row.cells) else ""
            if not column:
                fails = turned and number - 1 in self.failing
                cells.append(Cell(text, "x" if fails else ""))
                continue
            if turned:
                other = self.rows.get(column + 1)
                fails = (number - 1 in self.failing and other is not None and other.role in COUNTED) or (
                    column + 1,
                    number - 1,
                ) in self.named
            else:
                fails = (column in self.failing and counted) or (number, column) in self.named
            cells.append(Cell(text, "x" if fails and text else self.kind(column)))
        role = words(f"report.{read.role}", self.lang) if read is not None and not turned else ""
        summed = read is not None and read.role in ("total", "subtotal") and not turned
        return Line(tuple(cells), role, self.where(row.place, number), number in self.whole and not turned, summed=summed)

    def foot(self, rests: dict[str, tuple[int, bool]]) -> tuple[tuple[Cell, ...], int]:
        """What every column comes to, under it; nothing where the columns could not be placed, or stand down the side."""
        if not rests or not self.placing.known or self.placing.turned:
            return (), 0
        unit = self.table.unit_ore or Unit.KR.ore
        at = {lines[-1]: key for key, lines in self.placing.lines.items()}
        start = min(at)
        cells = []
        for column in range(start, self.width):
            rest = rests.get(at.get(column, ""))
            cells.append(Cell("", "") if rest is None else Cell(format_kr(rest[0], unit), "" if rest[1] else "x"))
        return tuple(cells), start

    def where(self, place: Place, number: int) -> str:
        """Side 3, linje 50, or the row of the table where the format knows neither."""
        if place.page is not None:
            return words("report.page", self.lang).format(page=place.page)
        if place.line is not None:
            return words("report.line", self.lang).format(line=place.line)
        return words("report.row", self.lang).format(row=number)

    def kind(self, column: int) -> str:
        """What the column itself does not say already: text in a column so far out that no style names it."""
        return "l" if column in self.texts and column >= FAR else ""

    def _figures(self, column: int) -> bool:
        """Does the printed column hold figures in most of its cells?"""
        if not self.placing.turned and any(column in lines for lines in self.placing.lines.values()):
            return True
        texts = [row.cells[column].text for row in self.grid[1:] if column < len(row.cells) and row.cells[column].text]
        figures = sum(parse_figure(text) is not None or is_dash(text) or is_percent(text) for text in texts)
        return figures * 2 > len(texts)
