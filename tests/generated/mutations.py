"""A balanced table → the same table with one error in it, beyond what the printed precision allows.

Each error is one a typist makes: a digit, a sign, two digits swapped, a wrong total, a year of cover forgotten, a figure in the
neighbour column, thousands in a kroner table, a row lost. A mutation that would not show, or that a reader could read as a whole table
of another convention, is refused and another is tried.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

from .tables import MONEY, Line, TableTruth

Cell = tuple[Line, int]


def _cells(table: TableTruth) -> list[Cell]:
    return [(line, year) for line in table.money() for year, value in enumerate(line.values) if value]


def _digit(rng: random.Random, table: TableTruth) -> bool:
    line, year = rng.choice(_cells(table))
    value = line.values[year] or 0
    digits = list(str(abs(value)))
    place = rng.randrange(len(digits))
    digits[place] = rng.choice([d for d in "0123456789" if d != digits[place] and not (place == 0 and d == "0")])
    line.values[year] = int("".join(digits)) * (-1 if value < 0 else 1)
    return True


def _swap(rng: random.Random, table: TableTruth) -> bool:
    line, year = rng.choice(_cells(table))
    value = line.values[year] or 0
    digits = list(str(abs(value)))
    places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and not (n == 0 and digits[1] == "0")]
    if not places:
        return False
    n = rng.choice(places)
    digits[n], digits[n + 1] = digits[n + 1], digits[n]
    line.values[year] = int("".join(digits)) * (-1 if value < 0 else 1)
    return True


def _sign(rng: random.Random, table: TableTruth) -> bool:
    line, year = rng.choice(_cells(table))
    peers = [c for c in _cells(table) if c[0].role == line.role and c != (line, year)]
    if not peers or table.style.reversed == "rows" or table.shape in ("letter", "split"):
        return False  # the only figure of its kind: the reader could not tell an error from a convention
    line.values[year] = -(line.values[year] or 0)
    return True


def _total(rng: random.Random, table: TableTruth) -> bool:
    totals = [line for line in table.lines if line.role == "total"]
    if not totals:
        return False
    line = totals[0]
    year = rng.randrange(len(table.years))
    largest = max(abs(value or 0) for row in table.money() for value in row.values)
    change = rng.randrange(largest // 4 + 1, largest + 2)
    line.values[year] = (line.values[year] or 0) + rng.choice((change, -change))
    slack = table.slack(year) + table.style.half_kr(line.values[year]) * 10**table.style.decimals / table.style.unit_kr
    return bool(abs(change) > 2 * slack + 1)


def _drop(rng: random.Random, table: TableTruth) -> bool:
    cover = [(line, year) for line, year in _cells(table) if line.role == "financing"]
    if len(cover) < 2:
        return False
    line, year = rng.choice(cover)
    line.values[year] = 0
    return True


def _shift(rng: random.Random, table: TableTruth) -> bool:
    moves = [
        (line, year, other)
        for line, year in _cells(table)
        for other in (year - 1, year + 1)
        if 0 <= other < len(table.years) and not line.values[other]
    ]
    if not moves:
        return False
    line, year, other = rng.choice(moves)
    line.values[other], line.values[year] = line.values[year], 0
    return True


def _scale(rng: random.Random, table: TableTruth) -> bool:
    cells = _cells(table)
    small = [(line, year) for line, year in cells if (line.values[year] or 0) % 1000 == 0 and table.style.decimals == 0]
    if small and rng.random() < 0.5:
        line, year = rng.choice(small)
        value = line.values[year] or 0
        line.values[year] = value // 1000 if value > 0 else -(-value // 1000)
        return True
    line, year = rng.choice(cells)
    if table.style.kr(abs(line.values[year] or 0)) > 300_000_000:
        return False
    line.values[year] = (line.values[year] or 0) * 1000
    return True


def _row(rng: random.Random, table: TableTruth) -> bool:
    candidates = []
    for n, line in enumerate(table.lines):
        part_follows = n + 1 < len(table.lines) and table.lines[n + 1].role == "memo" and not table.lines[n + 1].measure
        peers = [other for other in table.money() if other.role == line.role and other is not line and any(other.values)]
        if line.role in MONEY and any(line.values) and not part_follows and (peers or line.role == "income"):
            candidates.append(line)
    if not candidates:
        return False
    table.lines.remove(rng.choice(candidates))
    return True


MUTATIONS: dict[str, Callable[[random.Random, TableTruth], bool]] = {
    "digit": _digit,
    "swap": _swap,
    "sign": _sign,
    "total": _total,
    "drop-year": _drop,
    "shift": _shift,
    "scale": _scale,
    "row": _row,
}


def break_table(rng: random.Random, table: TableTruth) -> tuple[TableTruth, str]:
    """One balanced table → a broken copy and the name of what was done. Tries until one certainly shows."""
    names = list(MUTATIONS)
    for attempt in range(200):
        name = rng.choice(names) if attempt < 100 else ("digit", "scale")[attempt % 2]
        broken = copy.deepcopy(table)
        if not MUTATIONS[name](rng, broken):
            continue
        if name == "total":
            return broken, name
        if broken.unbalanced_years() and _readable(broken):
            return broken, name
    raise AssertionError("no mutation shows in this table")


def _readable(table: TableTruth) -> bool:
    """Both sides are still there, and no printed figure is beyond what any municipality spends."""
    roles = {line.role for line in table.money() if any(line.values)}
    return {"expenditure", "financing"} <= roles and all(
        abs(table.style.kr(v or 0)) < 10**12 for line in table.money() for v in line.values
    )
