"""What the sheet Puljer is given: pools by year, reservations inside them, and draws; frozen values, amounts in øre.

The room of pools fills these; the sheet does the sums itself, as formulas over the postings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ledger.registers import Register

DrawStatus = Literal["decided", "recommended", "proposed", "uncounted", "sets_aside"]
"""Only what is decided and what is recommended is counted; the others are listed."""


@dataclass(frozen=True, slots=True)
class PoolYear:
    """One pool in one year. `opening` is `None` where nobody knows it: then only what is drawn can be said (DOMAIN 4.1)."""

    pool: str
    name: str
    kind: str
    year: int
    opening: int | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ReservationYear:
    """Money set aside inside a pool in one year."""

    pool: str
    reservation: str
    name: str
    year: int
    amount: int
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw, positive. `posting` is its number in `frames.postings`; `None` for a draw that no posting shows, as in prose.

    The same case at several bodies is one draw, with its highest status (SPEC 5). `place` says where it stands, for a reader.
    """

    pool: str
    reservation: str | None
    year: int
    amount: int
    status: DrawStatus
    posting: int | None
    place: str


@dataclass(frozen=True, slots=True)
class PoolBook:
    """All of it, in the order it is to stand in."""

    pools: tuple[PoolYear, ...]
    reservations: tuple[ReservationYear, ...]
    draws: tuple[Draw, ...]

    def of_postings(self) -> Mapping[int, tuple[str, str | None, str]]:
        """Posting number → pool, reservation and status: what Posteringer marks."""
        return {draw.posting: (draw.pool, draw.reservation, draw.status) for draw in self.draws if draw.posting is not None}


def of_register(register: Register, draws: tuple[Draw, ...]) -> PoolBook:
    """A register and the draws on it → a line for every pool and year that either of them names."""
    pools: list[PoolYear] = []
    reservations: list[ReservationYear] = []
    for pool in register.pools:
        years = {*pool.opening, *(draw.year for draw in draws if draw.pool == pool.id)}
        for reservation in pool.reservations:
            years |= set(reservation.amount)
            for year, amount in sorted(reservation.amount.items()):
                reservations.append(ReservationYear(pool.id, reservation.id, reservation.name, year, amount, reservation.decided_by))
        pools += [PoolYear(pool.id, pool.name, pool.kind, year, pool.opening.get(year), pool.source) for year in sorted(years)]
    return PoolBook(tuple(pools), tuple(reservations), draws)
