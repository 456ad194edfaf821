"""What the readers of the printed forms hand back: a table, the lines it took, and the lines inside it that are not cells."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.limits import Limits
from ledger.model import Cell, Note, Paragraph, Place, Table, TableForm, TableRow
from ledger.sources.guard import exceeded


@dataclass(frozen=True, slots=True)
class Found:
    """A table read from lines `first` to `end` (indices, end excluded). `aside` are legends and footnotes that stood inside it."""

    table: Table
    first: int
    end: int
    aside: tuple[Paragraph, ...] = ()


class Effort:
    """How many lines were read for tables that turned out to be none. Far past a multiple of the file it is hostile, not long.

    `barren`: the index before which no table of tabs can begin, because lines without any figure were read to there already.
    """

    __slots__ = ("allowed", "barren", "limits")

    def __init__(self, lines: int, limits: Limits) -> None:
        self.allowed = 200_000 + 30 * lines
        self.barren = 0
        self.limits = limits

    def in_vain(self, lines: int) -> None:
        """Count lines read for nothing. Raises `LimitError` for `seconds`: reading on would take time without end."""
        self.allowed -= lines
        if self.allowed < 0:
            raise exceeded("seconds", self.limits)


def row_of(texts: list[str], line: int) -> TableRow:
    """Cell texts of one printed line → a row."""
    return TableRow(tuple(map(Cell, texts)), Place(line=line))


def table_of(
    rows: list[TableRow],
    form: TableForm,
    limits: Limits,
    *,
    header_rows: int | None = None,
    doubts: tuple[Note, ...] = (),
    joined: tuple[Place, ...] = (),
) -> Table:
    """Rows → a table, within the limits. Raises `LimitError` for `table_rows` and `table_columns`."""
    if len(rows) > limits.table_rows:
        raise exceeded("table_rows", limits)
    if max(len(row.cells) for row in rows) > limits.table_columns:
        raise exceeded("table_columns", limits)
    return Table(tuple(rows), rows[0].place, form, header_rows=header_rows, doubts=doubts, joined=joined)


def doubt(key: str, line: int, **values: object) -> Note:
    """A reason why the grid may not be what was printed."""
    return Note(key, tuple((name, str(value)) for name, value in values.items()), Place(line=line))
