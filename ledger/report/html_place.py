"""A money table ↔ its printed grid: in which printed cells the figures of a column or year stand.

A report marks the cell a reader will look for on paper. Reading keeps what was printed, not at which position; here the two are laid
over each other again by their text. Where they do not fit, nothing is marked: a mark on the wrong cell is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.model import MoneyTable, Table

WIDEST = 200
"""Columns a table may have for its cells to be marked: more is no appropriation anyone reads."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a table's figures stand. `lines` are the positions of each column key, from 0: printed columns, or, where the years stand
    down the side (`turned`), printed rows. `known` is false where print and reading could not be laid over each other."""

    lines: dict[str, tuple[int, ...]]
    turned: bool = False
    known: bool = True


UNKNOWN = Placing({}, known=False)


def placed(table: MoneyTable) -> Placing:
    """The columns of a table → where they are printed."""
    if table.grid is None or not table.rows:
        return UNKNOWN
    width = max(len(row.cells) for row in table.grid.rows)
    keys = [posting.column for posting in table.rows[0].postings]
    if not keys or width > WIDEST or any([posting.column for posting in row.postings] != keys for row in table.rows):
        return UNKNOWN
    numbers = [row.number - 1 for row in table.rows]
    figures = [tuple(row.postings[position].printed for row in table.rows) for position in range(len(keys))]
    upright = _match(keys, figures, [tuple(_text(table.grid, number, column) for number in numbers) for column in range(width)],
                     _heads(table.grid, width, numbers[0]))  # fmt: skip
    if upright is not None:
        return Placing(upright)
    height = len(table.grid.rows)
    if height > WIDEST:
        return UNKNOWN
    rows = [tuple(_text(table.grid, line, number) for number in numbers) for line in range(height)]
    turned = _match(keys, figures, rows, [_text(table.grid, line, 0) for line in range(height)])
    return Placing(turned, turned=True) if turned is not None else UNKNOWN


def _text(grid: Table, row: int, column: int) -> str:
    cells = grid.rows[row].cells if row < len(grid.rows) else ()
    return " ".join(cells[column].text.split()) if column < len(cells) else ""


def _heads(grid: Table, width: int, before: int) -> list[str]:
    return [" ".join(_text(grid, row, column) for row in range(min(before, 5))) for column in range(width)]


def _match(
    keys: Sequence[str], figures: Sequence[tuple[str, ...]], lines: Sequence[tuple[str, ...]], heads: Sequence[str]
) -> dict[str, tuple[int, ...]] | None:
    """Every column's figures among the printed lines, in order; a line under the column's own heading goes before one that only fits."""
    where: dict[tuple[str, ...], list[int]] = {}
    for position, line in enumerate(lines):
        where.setdefault(line, []).append(position)
    found: dict[str, tuple[int, ...]] = {}
    last = -1
    for key, printed in zip(keys, figures, strict=True):
        fitting = where.get(printed, [])
        later = fitting[bisect_right(fitting, last) :]
        if not later:
            return None
        last = next((position for position in later if key.rstrip("*") in heads[position]), later[0])
        found[key] = (*found.get(key, ()), last)
    return found
