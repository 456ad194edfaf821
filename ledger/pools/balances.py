"""Frames and a register → what each pool had, what was decided and recommended against it, what is left (SPEC 5, DOMAIN 4).

Nothing is guessed: what names no pool, has no year, or stands in another price level is listed apart with its reason. Amounts are whole
øre; draws are positive.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ledger.chain import cases
from ledger.frames import Frames
from ledger.pools.booking import Booking
from ledger.pools.entries import Counted, Draw, PoolBalance, PoolReport, ReservationYear, YearBalance
from ledger.pools.levels import one_level
from ledger.pools.names import PoolNames
from ledger.price_levels import Factors
from ledger.registers import Pool, Register, Reservation

if TYPE_CHECKING:
    from ledger.settings import Settings


def pool_report(
    frames: Frames, register: Register, settings: Settings | None = None, *, factors: Factors | None = None, assume: bool = True
) -> PoolReport:
    """Frames and a register → its pools. Documents of another municipality are left out and listed.

    `assume`: documents that name no municipality are taken to be the register's. `factors` convert draws of another price level; without
    them such draws are refused and listed.
    """
    municipality = settings.municipality(register.kommunekode) if settings is not None else None
    names = PoolNames(register, municipality.pool_aliases if municipality is not None else None)
    excluded, assumed, included = [], [], set()
    read = frames.documents.filter(frames.documents["failure"].is_null())
    for document, path, kommune, code in read.select("document", "path", "kommune", "kommunekode").iter_rows():
        if code == register.kommunekode or (code is None and assume):
            included.add(document)
            if code is None:
                assumed.append(path)
        elif code is not None:
            excluded.append((path, kommune or code))
    work = Booking(frames, names)
    for case in cases(frames):
        seen = tuple(one for one in case.seen if one.document in included)
        if seen:
            work.case(case, seen)
    draws, refused = one_level(work.draws, register, factors)
    return PoolReport(
        register,
        tuple(_balance(pool, [draw for draw in draws if draw.pool == pool.id], register) for pool in register.pools),
        (*work.unmatched, *(work.refusal(draw) for draw in refused)),
        tuple(excluded),
        tuple(sorted(included)),
        tuple(assumed),
    )


def _balance(pool: Pool, draws: Sequence[Draw], register: Register) -> PoolBalance:
    years = sorted({*pool.opening, *(d.year for d in draws), *(year for r in pool.reservations for year in r.amount)})
    ordered = tuple(sorted(draws, key=lambda d: (d.year, d.at.date or datetime.date.max, d.at.document, d.at.item)))
    return PoolBalance(
        pool,
        tuple(_year(pool, year, ordered, register) for year in years),
        tuple(_reserved(r, year, ordered) for r in pool.reservations for year in r.amount),
        ordered,
    )


def _total(draws: Sequence[Draw], year: int, counted: Counted, reservation: str | None) -> int:
    return sum(d.amount for d in draws if d.year == year and d.counted == counted and d.reservation == reservation)


def _year(pool: Pool, year: int, draws: Sequence[Draw], register: Register) -> YearBalance:
    levels = {draw.price_level for draw in draws if draw.year == year and draw.price_level is not None}
    return YearBalance(
        year=year,
        opening=pool.opening.get(year),
        reserved=sum(reservation.amount.get(year, 0) for reservation in pool.reservations),
        decided=_total(draws, year, "decided", None),
        recommended=_total(draws, year, "recommended", None),
        proposed=_total(draws, year, "proposed", None),
        inside=sum(d.amount for d in draws if d.year == year and d.counted == "decided" and d.reservation is not None),
        price_level=register.price_level or (levels.pop() if len(levels) == 1 else None),
    )


def _reserved(reservation: Reservation, year: int, draws: Sequence[Draw]) -> ReservationYear:
    totals: Mapping[Counted, int] = {
        counted: _total(draws, year, counted, reservation.id) for counted in ("decided", "recommended", "proposed")
    }
    return ReservationYear(reservation, year, reservation.amount[year], totals["decided"], totals["recommended"], totals["proposed"])
