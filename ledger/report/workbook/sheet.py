"""Rows → sheets, streamed: each row goes to a temporary file as XML, so that memory does not grow with the rows.

A sheet that is full continues on the next ("Posteringer (2)"), under the same column names.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import IO, Any

from openpyxl.utils import get_column_letter

from ledger.report.workbook.cells import PLAIN, Blank, Cells, Heading, Link, Look, Place, Wide, escape

LINES = 1_048_576
"""Lines of a sheet in Excel."""

LINKS = 65_000
"""Excel drops the links of a sheet that has more than 65.530."""

IN_MEMORY = 1 << 19
LINE_HEIGHT, HIGHEST = 13, 400  # points
WIDEST, NARROWEST = 60, 7
NARROW = 97
"""Percent: how wide text is, a character with another, against the digits that column widths are measured in."""

PAPER = 250
"""Characters that are readable side by side on a landscape page."""
HEAD = Look(bold=True, fill="DDE6EE", wrap=True)


@cache
def letter(column: int) -> str:
    """1 → A, 28 → AB."""
    return str(get_column_letter(column))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the most characters it is wide (longer text wraps), and how it is aligned."""

    name: object
    widest: int = 30
    align: str = ""


@dataclass
class Page:
    """One worksheet of the file: its rows as XML, spooled, and all that surrounds them. `drawn`: the last line a chart covers."""

    title: str
    spool: IO[bytes]
    next: int = 1
    columns: int = 1
    header: int | None = None
    drawn: int = 0
    links: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    charts: list[tuple[Any, str]] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    buffered: int = 0

    def write(self, xml: str) -> None:
        """XML of whole rows."""
        self.buffer.append(xml)
        self.buffered += len(xml)
        if self.buffered >= IN_MEMORY:
            self.flush()

    def flush(self) -> None:
        """What is buffered, into the spool."""
        self.spool.write("".join(self.buffer).encode("utf-8"))
        self.buffer.clear()
        self.buffered = 0

    @property
    def last(self) -> int:
        """The last line written, at least 1."""
        return max(self.next - 1, 1)


class Sheet:
    """One sheet of the workpaper, written from the top, on as many worksheets as its rows need.

    `filtered` gives the column names an autofilter; `frozen` is how many columns stay in view. `red` are areas, and formulas on their
    first cell that turn a cell red. `fixed` are column widths for sheets that are no list, `centred` the columns of small figures.
    """

    def __init__(self, title: str, cells: Cells, *, frozen: int = 0, limit: int = LINES) -> None:
        self.title, self.cells, self.frozen, self.limit = title, cells, frozen, limit
        self.columns: Sequence[Column] = ()
        self.filtered = False
        self.frozen_line: int | None = None
        self.widths: dict[int, int] = {}
        self.fixed: Mapping[int, int] = {}
        self.centred: frozenset[int] = frozenset()
        self.indented: frozenset[int] = frozenset()
        self.narrowest = NARROWEST
        self.red: list[tuple[str, str]] = []
        self.pages: list[Page] = []
        self._turn()

    @property
    def page(self) -> Page:
        """The worksheet being written."""
        return self.pages[-1]

    def _turn(self) -> None:
        title = self.title if not self.pages else f"{self.title[:25]} ({len(self.pages) + 1})"
        # The file lives as long as the page; `Book` closes it when the workbook is saved or given up.
        self.pages.append(Page(title, tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)))  # noqa: SIM115
        if self.columns:
            self._header()

    def head(self, columns: Sequence[Column], *, filtered: bool = True) -> None:
        """The row of column names: the panes freeze below it, print repeats it, and further pages begin with it."""
        self.columns, self.filtered = columns, filtered
        self.centred = frozenset(number for number, column in enumerate(columns, 1) if column.align == "center")
        self.indented = frozenset(number for number, column in enumerate(columns, 1) if column.align == "indent")
        self._header()

    def _header(self) -> None:
        page = self.page
        page.header = page.next
        self.row([column.name for column in self.columns], HEAD)
        for number, column in enumerate(self.columns, 1):
            self.widths.setdefault(number, 0)
            # names are bold, and the button of the filter lies on them
            self.widths[number] = min(max(self.widths[number], min(len(str(column.name)) + 2, 16)), column.widest)

    def room(self, lines: int) -> None:
        """Turn the page unless so many lines fit on it; more than a page holds begin on a fresh one."""
        if self.page.next + lines - 1 > self.limit and self.page.next > (self.page.header or 0) + 1:
            self._turn()

    def row(self, values: Iterable[object], look: Look = PLAIN) -> Place:
        """Values → one row; its place. `None` leaves a cell empty."""
        if self.page.next > self.limit:
            self._turn()
        page = self.page
        line = page.next
        page.next += 1
        parts, high, column = [], 1, 0
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            reference = f"{letter(column)}{line}"
            own = look
            widest = self._widest(column)
            if isinstance(value, Wide):
                widest = sum(self._widest(other) for other in range(column, column + value.columns))
                page.merged.append(f"{reference}:{letter(column + value.columns - 1)}{line}")
                own, value = look._replace(wrap=True), value.text if value.text is not None else Blank()
            elif isinstance(value, str) and (len(value) > widest or "\n" in value):
                own = look._replace(wrap=True)
            if column in self.indented:
                own = own._replace(align="indent")
            elif column in self.centred and not isinstance(value, Heading):
                own = own._replace(align="center")
            elif look is HEAD and self.columns and self.columns[column - 1].align:
                own = own._replace(align=self.columns[column - 1].align)
            xml, wide = self.cells.cell(reference, value, own)
            parts.append(xml)
            if wide > self.widths.get(column, 0) and widest <= WIDEST:
                self.widths[column] = min(wide, widest)
            if isinstance(value, str) and (wide > widest or "\n" in value):
                high = max(high, sum(-(-len(text) * NARROW // (widest * 100)) or 1 for text in value.splitlines() or [""]))
            if isinstance(value, Link) and len(page.links) < LINKS:
                page.links.append(_link_xml(reference, value))
        page.columns = max(page.columns, column)
        tall = max(min(LINE_HEIGHT * high + 2, HIGHEST) if high > 1 else 0, look.size * 3 // 2 if look.size > PLAIN.size else 0)
        height = f' ht="{tall}" customHeight="1"' if tall else ""
        page.write(f'<row r="{line}"{height}>{"".join(parts)}</row>')
        return Place(page.title, line)

    def _widest(self, column: int) -> int:
        if column in self.fixed:
            return self.fixed[column]
        return self.columns[column - 1].widest if column <= len(self.columns) else WIDEST

    def skip(self, lines: int = 1) -> None:
        """Empty lines."""
        self.page.next += lines

    def at(self, index: int, first: int) -> Place:
        """Where the row number `index` (from 0) of a list stands whose rows begin at line `first` of every page."""
        page, line = divmod(index, self.limit - first + 1)
        title = self.title if page == 0 else f"{self.title[:25]} ({page + 1})"
        return Place(title, first + line)

    def ranges(self, column: str, first: int) -> list[str]:
        """A column's cells from line `first` on every page, as references for formulas."""
        return [f"{quoted(page.title)}!${column}${first}:${column}${max(page.last, first)}" for page in self.pages]

    @property
    def across(self) -> int:
        """Pages of paper side by side, so that the sheet is readable in print."""
        return -(-sum(self.width(column) for column in range(1, self.breadth + 1)) // PAPER)

    @property
    def breadth(self) -> int:
        """Columns of the widest page."""
        return max(1, len(self.fixed), *(page.columns for page in self.pages))

    def width(self, column: int) -> int:
        """Characters the column is wide."""
        if column in self.fixed:
            return self.fixed[column]
        return min(max(self.widths.get(column, 0) + 2, self.narrowest), max(self._widest(column), self.narrowest))


def quoted(title: str) -> str:
    """A sheet's name as formulas write it."""
    return title if title.isalpha() else "'" + title.replace("'", "''") + "'"


def _link_xml(reference: str, link: Link) -> str:
    place = f"{quoted(link.target.sheet)}!A{link.target.line}"
    return f'<hyperlink ref="{reference}" location="{_attribute(place)}" display="{_attribute(link.text[:200])}"/>'


def _attribute(text: str) -> str:
    from ledger.report.workbook.cells import ILLEGAL

    return escape(ILLEGAL.sub("·", text)).replace('"', "&quot;").replace("\n", " ")
