"""The XML of one worksheet → what a value alone does not tell: hidden rows and columns, merged ranges, formulas never calculated.

One streaming pass, before any library keeps a cell: it also refuses a sheet that claims more grid than a workbook of this kind
has, such as one cell in XFD1048576 or one merge over the whole sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.patterns import pattern
from ledger.sources.guard import exceeded

_REFERENCE = pattern(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_FORMULA_SHOWN = 200
_COLUMNS = 16_384
ROWS_PER_TABLE = 10
"""A sheet may hold several tables and formatted empty rows: ten times the rows of one table, but not a million."""

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, all from 1."""


@dataclass(slots=True)
class Structure:
    """One worksheet without its values. Rows and columns count from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden: bytearray = field(default_factory=lambda: bytearray(_COLUMNS + 1))  # 1 for each hidden column
    merged: list[Range] = field(default_factory=list)
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)  # place → the formula, as far as it is written there
    rows_hidden_by_default: bool = False
    visible_rows: set[int] = field(default_factory=set)

    def row_hidden(self, row: int) -> bool:
        """Is the row hidden, by itself or because the sheet hides every row it does not mention?"""
        return row in self.hidden_rows or (self.rows_hidden_by_default and row not in self.visible_rows)

    def column_hidden(self, column: int) -> bool:
        """Is the column hidden?"""
        return column <= _COLUMNS and bool(self.hidden[column])

    @property
    def hidden_columns(self) -> list[int]:
        """The hidden columns in order."""
        return [column for column, one in enumerate(self.hidden) if one]


def coordinates(reference: str) -> tuple[int, int] | None:
    """ "B3" → (3, 2); `None` for anything else."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def read_structure(part: bytes, limits: Limits) -> Structure:
    """Worksheet XML → Structure. Raises SourceError "source.damaged", LimitError "cells", "table_rows", "span"."""
    pass_through = _Pass(limits)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = pass_through.start
    parser.EndElementHandler = pass_through.end
    parser.CharacterDataHandler = pass_through.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise SourceError("source.damaged", format="xlsx") from error
    return pass_through.structure


def _refuse_doctype(*_: object) -> None:
    raise SourceError("source.doctype", part="worksheet")


class _Pass:
    def __init__(self, limits: Limits) -> None:
        self.structure = Structure()
        self._limits = limits
        self._row = 0
        self._column = 0
        self._rows = 0
        self._furthest_row = 0
        self._furthest_column = 0
        self._merged_area = 0
        self._kind = ""
        self._formula = False
        self._value = ""
        self._inline = False
        self._formula_text = ""
        self._reading = ""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise exceeded("nesting", self._limits)
        name = name.rpartition(":")[2]
        if name == "c":
            place = coordinates(attributes.get("r", ""))
            self._row, self._column = place or (self._row, self._column + 1)
            self._kind = attributes.get("t", "n")
            self._formula = self._inline = False
            self._value = self._formula_text = ""
        elif name == "v":
            self._reading = "v"
        elif name == "f":
            self._formula = True
            self._reading = "f"
        elif name == "is":
            self._inline = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col":
            self._columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "sheetFormatPr":
            self.structure.rows_hidden_by_default = _on(attributes.get("zeroHeight"))

    def text(self, text: str) -> None:
        if self._reading == "v":
            self._value = text  # only whether there is one
        elif self._reading == "f" and len(self._formula_text) < _FORMULA_SHOWN:
            self._formula_text += text[:_FORMULA_SHOWN]

    def end(self, name: str) -> None:
        self._depth -= 1
        name = name.rpartition(":")[2]
        if name in {"v", "f"}:
            self._reading = ""
        elif name == "c":
            if self._formula and not self._value and self._kind != "str":
                self.structure.uncalculated[self._row, self._column] = "=" + self._formula_text
            if self._value or self._inline or self._formula:
                self._reach(self._row, self._column)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdigit() and len(number) < 9 else self._row + 1
        self._column = 0
        self._rows += 1
        if self._rows > self._limits.table_rows * ROWS_PER_TABLE:
            raise exceeded("table_rows", self._limits)
        if _on(attributes.get("hidden")) or _zero(attributes.get("ht")):
            self.structure.hidden_rows.add(self._row)
        elif self.structure.rows_hidden_by_default:
            self.structure.visible_rows.add(self._row)

    def _columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if (_on(attributes.get("hidden")) or _zero(attributes.get("width"))) and first.isdigit() and last.isdigit():
            start, stop = _column(first), _column(last)
            self.structure.hidden[start : stop + 1] = bytes((1,)) * max(stop + 1 - start, 0)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, stop = coordinates(first), coordinates(last or first)
        if start is None or stop is None:
            return
        rows, columns = stop[0] - start[0] + 1, stop[1] - start[1] + 1
        self._merged_area += max(rows, 0) * max(columns, 0)
        if self._merged_area > self._limits.cells:
            raise exceeded("span", self._limits)
        self.structure.merged.append((*start, *stop))

    def _reach(self, row: int, column: int) -> None:
        self._furthest_row = max(self._furthest_row, row)
        self._furthest_column = max(self._furthest_column, column)
        if self._furthest_row * self._furthest_column > self._limits.cells:
            raise exceeded("cells", self._limits)


def _column(digits: str) -> int:
    return min(int(digits[:9]), _COLUMNS)


def _on(value: str | None) -> bool:
    return value in {"1", "true"}


def _zero(value: str | None) -> bool:
    return value is not None and value.strip("0.") == "" and value != ""
