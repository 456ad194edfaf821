"""A table's rows → for each printed sum the rows it adds up: of the readings BAL002 knows, the one that fits most columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ledger.frames import COUNTED

SUMS = ("subtotal", "total")

Rows = Sequence[Mapping[str, Any]]


def added_up(rows: Rows, amounts: Mapping[int, Mapping[str, int]]) -> dict[int, list[int]]:
    """Row key of each printed sum → keys of the counted rows it stands for. `amounts`: row key → column → øre."""
    found: dict[int, list[int]] = {}
    since = 0
    for index, row in enumerate(rows):
        if row["role"] not in SUMS:
            continue
        printed = amounts.get(row["row"], {})
        readings = [[other["row"] for other in reading if other["role"] in COUNTED] for reading in _readings(rows, index, since)]
        found[row["row"]] = max(readings, key=lambda keys: _fits(keys, printed, amounts))  # the first of the best
        since = index + 1
    return found


def _readings(rows: Rows, index: int, since: int) -> list[Rows]:
    """What a sum at `index` may add up, likeliest first: all above, since the last sum, the whole table, its block, one role."""
    block = [row for row in rows if row["block"] == rows[index]["block"]]
    roles = [[row for row in rows if row["role"] in names] for names in (("expenditure",), ("financing",), ("expenditure", "income"))]
    return [rows[:index], rows[since:index], rows, block, *roles]


def _fits(keys: list[int], printed: Mapping[str, int], amounts: Mapping[int, Mapping[str, int]]) -> tuple[int, int]:
    """How many printed columns the rows add up to exactly, and how many of those are not zero."""
    right = [value for column, value in printed.items() if value == sum(amounts.get(key, {}).get(column, 0) for key in keys)]
    return len(right), sum(value != 0 for value in right)
