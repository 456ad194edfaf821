"""Pools after a batch → their overdrafts: how much, and which draw broke the pool or the reservation (POL001, POL002).

Draws are taken in the order in which they bind: what is decided, then what is recommended, then what is only proposed, each by date. The
draw with which the sum first passes what was there is the one that broke it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ledger.pools.entries import Draw, PoolBalance, PoolReport
from ledger.registers import Pool, Reservation

__all__ = ["Overdraft", "overdrafts"]

_ORDER = {"decided": 0, "recommended": 1, "proposed": 2}
State = Literal["decided", "recommended", "proposed", "reserved"]


@dataclass(frozen=True, slots=True)
class Overdraft:
    """A pool, or a reservation inside it, with more drawn on it in a year than it had. Øre.

    `state` is what the breaking draw is, or "reserved" where the reservations alone are more than the pool had (then `draw` is any draw of
    that year, or `None`). `slack` is what the printed precision of the draws allows: an overdraft within it is not certain.
    """

    pool: Pool
    reservation: Reservation | None
    year: int
    opening: int
    reserved: int
    drawn: int
    slack: int
    state: State
    draw: Draw | None

    @property
    def available(self) -> int:
        """What there was to draw on."""
        return self.opening - self.reserved

    @property
    def over(self) -> int:
        """By how much it is overdrawn."""
        return self.drawn - self.available


def overdrafts(report: PoolReport) -> Iterator[Overdraft]:
    """Every overdraft of a report: pools first, then the reservations inside each. The cash cannot be overdrawn (DOMAIN 4)."""
    for balance in report.pools:
        if balance.pool.kind != "unlimited":
            yield from _of_pool(balance)
        yield from _of_reservations(balance)


def _of_pool(balance: PoolBalance) -> Iterator[Overdraft]:
    for year in balance.years:
        if year.opening is None:
            continue
        draws = [draw for draw in balance.draws if draw.year == year.year]
        outside = [draw for draw in draws if draw.reservation is None]
        if year.opening >= 0 and year.reserved > year.opening:
            drawn = sum(draw.amount for draw in outside if draw.counted)
            anything = next(iter(draws), None)
            yield Overdraft(balance.pool, None, year.year, year.opening, year.reserved, drawn, 0, "reserved", anything)
            continue
        broken = _broken(outside, year.opening - year.reserved)
        if broken is not None:
            drawn, slack, draw = broken
            state = draw.counted or "decided"
            yield Overdraft(balance.pool, None, year.year, year.opening, year.reserved, drawn, slack, state, draw)


def _of_reservations(balance: PoolBalance) -> Iterator[Overdraft]:
    for part in balance.reservations:
        inside = [draw for draw in balance.draws if draw.year == part.year and draw.reservation == part.reservation.id]
        broken = _broken(inside, part.amount)
        if broken is not None:
            drawn, slack, draw = broken
            state = draw.counted or "decided"
            yield Overdraft(balance.pool, part.reservation, part.year, part.amount, 0, drawn, slack, state, draw)


def _broken(draws: Iterable[Draw], available: int) -> tuple[int, int, Draw] | None:
    """The sum of all that counts, its slack, and the draw that broke what was available; `None` where nothing did."""
    counted = [draw for draw in draws if draw.counted is not None]
    counted.sort(key=lambda d: (_ORDER[d.counted or "proposed"], d.at.date or datetime.date.max, d.at.document, d.at.item))
    total, breaking = 0, None
    for draw in counted:
        total += draw.amount
        if total > available and breaking is None:
            breaking = draw
    return None if breaking is None else (total, sum(draw.claim.half for draw in counted), breaking)
