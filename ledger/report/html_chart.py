"""Amounts → the geometry of the page's charts, in whole units of their view box. What they look like stands in the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ledger.money import format_kr

HIGH = 64
STEP = 48
BAR = 17
MOST_COLUMNS = 12
MOST_CHARTS = 300
"""Charts on one page: nobody looks at more, and every one takes half a kilobyte. The figures stand in the tables in any case."""

WIDE = 600
DEEP = 120


@dataclass(frozen=True, slots=True)
class Bars:
    """Two bars a column: what is spent beside what covers it. The paths hold all bars of a kind."""

    width: int
    spent: str
    covered: str
    labels: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Burn:
    """A line that steps down over a year: `decided` and `expected` are paths, `zero` the height of 0, `start` that of `opening`."""

    name: str
    opening: str
    decided: str
    expected: str
    zero: int
    start: int


def bars(columns: Sequence[tuple[str, int, int, bool]]) -> Bars | None:
    """(column, spent, covered, fails) in øre → bars of one scale; `None` where there is nothing to compare or too much to see."""
    largest = max((max(abs(spent), abs(covered)) for _, spent, covered, _ in columns), default=0)
    if not largest or not 1 < len(columns) <= MOST_COLUMNS:
        return None
    paths: tuple[list[str], list[str]] = ([], [])
    labels = []
    for position, (column, spent, covered, fails) in enumerate(columns):
        left = position * STEP + 6
        for path, amount, start in ((paths[0], spent, left), (paths[1], covered, left + BAR + 1)):
            high = -(-abs(amount) * HIGH // largest)
            if high:
                path.append(f"M{start} {HIGH}v-{high}h{BAR}v{high}z")
        labels.append((left + BAR, column[:9], fails))
    return Bars(len(columns) * STEP, "".join(paths[0]), "".join(paths[1]), tuple(labels))


def widths(counts: Sequence[int], whole: int = 1000) -> list[int]:
    """Counts → widths that add up to `whole`; what is there at all is never thinner than a hair."""
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    least = whole // 100
    wide = [max(least, count * whole // total) if count else 0 for count in counts]
    wide[wide.index(max(wide))] += whole - sum(wide)
    return wide


def burn(name: str, opening: int, draws: Sequence[tuple[int, int, bool]]) -> Burn:
    """What a pool opened with and its draws (how far into the year, 0 to WIDE; øre; decided?) in order of date → what is left after each:
    the decided ones alone, and all of them. Both fall below `zero` where the pool is overdrawn."""
    decided, both = [(0, opening)], [(0, opening)]
    for at, amount, is_decided in draws:
        decided.append((at, decided[-1][1] - (amount if is_decided else 0)))
        both.append((at, both[-1][1] - amount))
    lefts = [left for _, left in (*decided, *both)]
    top, bottom = max(0, *lefts), min(0, *lefts)

    def down(amount: int) -> int:
        return (top - amount) * DEEP // max(1, top - bottom)

    return Burn(name, f"{format_kr(opening)} kr.", _steps(decided, down), _steps(both, down), down(0), down(opening))


def _steps(points: Sequence[tuple[int, int]], down: Callable[[int], int]) -> str:
    return f"M0 {down(points[0][1])}" + "".join(f"H{at}V{down(left)}" for at, left in points[1:]) + f"H{WIDE}"
