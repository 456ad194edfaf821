"""Values → the XML of a cell: text that can never become a formula, money as numbers, formulas with their value beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ledger.patterns import pattern
from ledger.report.escaped import TURNING

LONGEST = 32767
"""Characters a cell may hold (Excel counts UTF-16 units)."""

EPOCH = datetime.date(1899, 12, 30)
FIRST_DATE = datetime.date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: earlier dates stay text."""

ILLEGAL = pattern(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{TURNING}\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED = pattern("_(?=x[0-9A-Fa-f]{4})")
LOOKS_LIKE_A_FORMULA = ("=", "+", "-", "@", "−")
NEEDS_ESCAPE = pattern("[&<>]")


class Look(NamedTuple):
    """How a cell looks. `format` is an Excel number format; `quoted` keeps text text even when somebody edits the cell."""

    format: str = ""
    bold: bool = False
    fill: str = ""
    colour: str = ""
    wrap: bool = False
    align: str = ""
    quoted: bool = False
    underline: bool = False
    size: int = 10
    italic: bool = False


PLAIN = Look()


class Place(NamedTuple):
    """A line of the workbook: the name of its sheet, and its number from 1."""

    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own making and the exact value it computes to. `decimals` are those shown."""

    text: str
    value: Decimal | int
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number shown with a given number of decimals."""

    value: Decimal | int
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """A year: a number without thousands separator."""

    year: int


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to another place of the workbook."""

    text: str
    target: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """Text that runs over the cells to its right: it neither widens its column nor wraps."""

    text: str


@dataclass(frozen=True, slots=True)
class Wide:
    """A value that spans this cell and the next ones, merged; `None` leaves them blank for somebody to write in."""

    text: str | None
    columns: int


@dataclass(frozen=True, slots=True)
class Styled:
    """Any value in a look of its own."""

    value: object
    look: Look


class Blank(NamedTuple):
    """A cell left for somebody to write in: a line below it."""


def kroner(ore: int | None) -> Decimal | None:
    """Øre → kroner, exact."""
    return None if ore is None else Decimal(ore).scaleb(-2)


def year_or_text(column: str | None) -> Year | str | None:
    """A column's key → the year it is, or its heading."""
    return Year(int(column)) if column is not None and len(column) == 4 and column.isascii() and column.isdecimal() else column


def safe_text(text: str) -> str:
    """Text of a document → what a cell can hold: control characters as `·`, not longer than a cell."""
    text = ILLEGAL.sub("·", text)
    if len(text) * 2 > LONGEST:
        text = text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
    return text


def escape(text: str) -> str:
    """Text → the same as XML content. What Excel would take for an escape of its own (`_x0041_`) is escaped."""
    if NEEDS_ESCAPE.search(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def text_xml(reference: str, style: int, text: str) -> str:
    """A cell that holds text. Line breaks and outer spaces are kept."""
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "\n" in text else ""
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def number_format(value: Decimal | int, decimals: int | None, language: str) -> str:
    """How a number is shown: `decimals`, or two where it is no whole number; the Danish way wherever it is opened."""
    if decimals is None:
        decimals = 0 if value == int(value) else 2
    return f"{language}#,##0" + ("." + "0" * decimals if decimals else "")


class Cells:
    """Values → cells in the styles of one workbook. `danish` picks how dates and numbers are written."""

    def __init__(self, style: Callable[[Look], int], *, danish: bool) -> None:
        self.style = style
        self.language = "[$-406]" if danish else ""
        self.date = "dd-mm-yyyy" if danish else "yyyy-mm-dd"

    def cell(self, reference: str, value: object, look: Look) -> tuple[str, int]:
        """The XML of a cell and the characters it takes on screen. Call with a value that is not `None`."""
        match value:
            case str():
                return self._text(reference, value, look)
            case Formula():
                style = self.style(look._replace(format=look.format or number_format(value.value, value.decimals, self.language)))
                shown = f'<c r="{reference}" s="{style}"><f>{escape(value.text)}</f><v>{value.value:f}</v></c>'
                return shown, _width(value.value)
            case Number():
                style = self.style(look._replace(format=number_format(value.value, value.decimals, self.language)))
                return f'<c r="{reference}" s="{style}"><v>{value.value:f}</v></c>', _width(value.value) + value.decimals
            case Year():
                return f'<c r="{reference}" s="{self.style(look._replace(format="0"))}"><v>{value.year}</v></c>', 4
            case Link():
                return self._text(reference, value.text, look._replace(colour="0563C1", underline=True))
            case Heading():
                return self._text(reference, value.text, look)[0], 0
            case Styled():
                return self.cell(reference, value.value, value.look)
            case Blank():
                return f'<c r="{reference}" s="{self.style(look._replace(underline=False, fill="FFF9E5"))}"/>', 0
            case datetime.date() if value >= FIRST_DATE:
                style = self.style(look._replace(format=self.date, align=look.align or "center"))
                return f'<c r="{reference}" s="{style}"><v>{(value - EPOCH).days}</v></c>', 10
            case int() | Decimal() if not isinstance(value, bool):
                style = self.style(look._replace(format=number_format(value, None, self.language)))
                return f'<c r="{reference}" s="{style}"><v>{value:f}</v></c>', _width(value)
            case _:
                return self._text(reference, str(value), look)

    def _text(self, reference: str, text: str, look: Look) -> tuple[str, int]:
        text = safe_text(text)
        if text.startswith(LOOKS_LIKE_A_FORMULA):
            look = look._replace(quoted=True)
        longest = len(text) if "\n" not in text else max(map(len, text.splitlines()), default=0)
        return text_xml(reference, self.style(look), text), longest


def _width(value: Decimal | int) -> int:
    return len(f"{value:,.0f}") + (0 if value == int(value) else 3)
