"""Values → the cells of one worksheet: text that can never become a formula, money as numbers, formulas with their value beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

LONGEST = 32767
"""Characters a cell may hold (Excel counts UTF-16 units)."""

WIDEST, NARROWEST = 70, 8
LINE_HEIGHT = 15  # points
WHOLE, HUNDREDTHS, DATE = "#,##0", "#,##0.00;[Red]-#,##0.00", "yyyy-mm-dd"
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
BOLD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="DDE6EE")
TOP = Alignment(vertical="top", wrap_text=True)
RIGHT = Alignment(horizontal="right")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own making and the value it computes to, in øre."""

    text: str
    ore: int


@dataclass(frozen=True, slots=True)
class Heading:
    """Text that runs over the cells to its right: it does not widen its column."""

    text: str


def kroner(ore: int | None) -> Decimal | None:
    """Øre → kroner, exact."""
    return None if ore is None else Decimal(ore).scaleb(-2)


def safe_text(text: str) -> str:
    """Text of a document → what a cell can hold: control characters as `·`, not longer than a cell."""
    text = NOT_XML.sub("·", ILLEGAL_CHARACTERS_RE.sub("·", text))
    if len(text) * 2 > LONGEST:
        text = text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
    return text


def number_format(value: int | Decimal) -> str:
    """Whole numbers without decimals, everything else with two."""
    return WHOLE if value == int(value) else HUNDREDTHS


class Sheet:
    """One worksheet written from the top. `cached` holds the value of each formula by its address, in kroner."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.cached: dict[str, Decimal] = {}
        self.next = 1
        self.widths: dict[int, int] = {}
        self.header: int | None = None
        self.columns = 1

    def head(self, names: Sequence[str]) -> None:
        """The row of column names; the panes freeze below it and print repeats it."""
        self.header = self.next
        self.columns = len(names)
        self.row(names, bold=True, shade=True)
        self.sheet.freeze_panes = f"A{self.next}"
        self.sheet.print_title_rows = f"{self.header}:{self.header}"

    def row(self, values: Sequence[object], *, bold: bool = False, shade: bool = False) -> int:
        """Values → one row; its number."""
        number = self.next
        self.next += 1
        lines = 1
        for column, value in enumerate(values, 1):
            if value is None:
                continue
            cell = self.sheet.cell(row=number, column=column)
            shown = self._put(cell, value)
            if bold:
                cell.font = BOLD
            if shade:
                cell.fill = SHADE
                if str(value).isdecimal():  # a year stands over its amounts
                    cell.alignment = RIGHT
            self.widths[column] = max(self.widths.get(column, 0), shown)
            lines = max(lines, -(-shown // WIDEST))
        if lines > 1:
            self.sheet.row_dimensions[number].height = LINE_HEIGHT * lines
            for cell in self.sheet[number]:
                cell.alignment = TOP
        return number

    def _put(self, cell: Any, value: object) -> int:
        """The value into the cell, by its kind → the characters it takes on screen."""
        if isinstance(value, Formula):
            amount = Decimal(value.ore).scaleb(-2)
            cell.value = value.text
            cell.number_format = number_format(amount)
            self.cached[cell.coordinate] = amount
            return len(f"{amount:,}")
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            cell.value = value
            cell.number_format = number_format(value)
            return len(f"{value:,}")
        if isinstance(value, datetime.date):
            cell.value = value
            cell.number_format = DATE
            return 10
        text = safe_text(value.text if isinstance(value, Heading) else str(value))
        cell.value = text
        cell.data_type = "s"
        if len(text) > WIDEST and not isinstance(value, Heading):
            cell.alignment = TOP
        return 0 if isinstance(value, Heading) else max(map(len, text.splitlines()), default=0)

    def filter(self) -> None:
        """An autofilter over the header and all below it."""
        if self.header is not None:
            self.sheet.auto_filter.ref = f"A{self.header}:{get_column_letter(self.columns)}{max(self.header, self.next - 1)}"

    def finish(self) -> None:
        """Column widths that fit, landscape, one page wide."""
        for column, width in sorted(self.widths.items()):
            self.sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, NARROWEST), WIDEST)
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = self.sheet.PAPERSIZE_A4
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
