"""Frames and a register → what each pool had, what was decided and recommended against it, what is left (SPEC 5, DOMAIN 4).

A draw belongs to a pool or to a reservation inside it, and one inside a reservation does not hit the pool again (DOMAIN 4.1). A case draws
once, however many bodies it passes. Nothing is guessed: what names no pool, has no year, or stands in another price level is listed apart
with its reason. Amounts are whole øre; draws are positive.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ledger.appropriations.sources import source_kind
from ledger.chain import Case, Seen, cases
from ledger.competence import appropriated
from ledger.deciders import deciding_body
from ledger.frames import Frames
from ledger.minutes.bodies import kind, same
from ledger.pool_claims import Claim, Claims
from ledger.pool_names import Named, PoolNames
from ledger.price_levels import Factors
from ledger.registers import Pool, Register, Reservation

if TYPE_CHECKING:
    from ledger.settings import Settings

__all__ = ["Draw", "PoolBalance", "PoolReport", "ReservationYear", "Unmatched", "YearBalance", "pool_report", "registered_pools"]

Counted = Literal["decided", "recommended", "proposed"]


@dataclass(frozen=True, slots=True)
class Draw:
    """Money taken from a pool in one year by one case. `amount` in øre, by the register's price level.

    `status` is the decision as printed; `counted` what it counts as: decided (approved by a body that may), recommended (also a committee's
    approval of what the item says that another body decides), proposed (nothing decided yet), or `None` (rejected, postponed, forwarded …).
    `claim` is the row or sentence and `at` the minutes it was booked from; `case` all bodies that saw it. `price_level` is the year whose
    prices it is printed in and `converted_from` the printed øre, where a factor was used. `sets_aside` is true for the case that made
    the reservation: it moves money inside the pool and is no draw on it.
    """

    pool: str
    reservation: str | None
    year: int
    amount: int
    status: str
    counted: Counted | None
    claim: Claim
    at: Seen
    case: Case
    price_level: int | None
    converted_from: int | None = None
    sets_aside: bool = False


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A financing row, or a source in prose, that is booked on no pool. `reason` is a key of `pool.reason`; `pool` the one it nearly was.

    `nearest` is the nearest known name and its likeness (0-1): a suggestion for a reader, never a match. `known_kind` is false where
    nothing tells what kind of source it is, or it looks like a pool.
    """

    claim: Claim
    status: str
    path: str
    reason: str
    pool: str | None
    candidates: tuple[str, ...]
    nearest: tuple[str, float] | None
    known_kind: bool


@dataclass(frozen=True, slots=True)
class YearBalance:
    """One pool in one year, øre. Draws inside reservations are apart: `left` = opening − reserved − decided draws outside them."""

    year: int
    opening: int | None
    reserved: int
    decided: int
    recommended: int
    proposed: int
    inside: int
    price_level: int | None

    @property
    def available(self) -> int | None:
        """What was free for draws outside reservations."""
        return None if self.opening is None else self.opening - self.reserved

    @property
    def left(self) -> int | None:
        """What is left after what is decided; `None` where the opening balance is unknown."""
        return None if self.available is None else self.available - self.decided

    @property
    def left_if_recommended(self) -> int | None:
        """What is left if all that is recommended is decided too."""
        return None if self.left is None else self.left - self.recommended


@dataclass(frozen=True, slots=True)
class ReservationYear:
    """One reservation in one year, øre."""

    reservation: Reservation
    year: int
    amount: int
    decided: int
    recommended: int
    proposed: int

    @property
    def left(self) -> int:
        """What is left of it after what is decided."""
        return self.amount - self.decided


@dataclass(frozen=True, slots=True)
class PoolBalance:
    """One pool with its years, its reservations by year and its draws in the order of the meetings."""

    pool: Pool
    years: tuple[YearBalance, ...]
    reservations: tuple[ReservationYear, ...]
    draws: tuple[Draw, ...]


@dataclass(frozen=True, slots=True)
class PoolReport:
    """The pools of a register after a batch. `excluded` are documents of other municipalities, as (path, municipality).

    `documents` are the numbers of those counted in, `assumed` the paths of those among them that name no municipality.
    """

    register: Register
    pools: tuple[PoolBalance, ...]
    unmatched: tuple[Unmatched, ...]
    excluded: tuple[tuple[str, str], ...]
    documents: tuple[int, ...]
    assumed: tuple[str, ...] = ()


def registered_pools(frames: Frames, settings: Settings) -> tuple[PoolReport, ...]:
    """The pools of every municipality of the batch that has a register, shipped or overlaid; each over its own documents only."""
    codes = [code for code in frames.documents["kommunekode"].unique().sort().to_list() if code is not None]
    reports = []
    for code in codes:
        register = settings.register(code)
        if register is not None:
            reports.append(pool_report(frames, register, settings, assume=False))
    return tuple(reports)


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
    work = _Booking(frames, names)
    for case in cases(frames):
        seen = tuple(one for one in case.seen if one.document in included)
        if seen:
            work.case(case, seen)
    draws, refused = _one_level(work.draws, register, factors)
    return PoolReport(
        register,
        tuple(_balance(pool, [draw for draw in draws if draw.pool == pool.id], register) for pool in register.pools),
        (*work.unmatched, *(work.refusal(draw) for draw in refused)),
        tuple(excluded),
        tuple(sorted(included)),
        tuple(assumed),
    )


class _Booking:
    """Cases → draws and what could not be booked."""

    def __init__(self, frames: Frames, names: PoolNames) -> None:
        self.names = names
        self.claims = Claims(frames)
        self.parts: dict[int, dict[int, str]] = defaultdict(dict)
        own = frames.decisions.filter(frames.decisions["own"] & frames.decisions["proposal"].is_not_null())
        for item, proposal, status in own.select("item", "proposal", "status").iter_rows():
            self.parts[item][proposal] = status
        self.draws: list[Draw] = []
        self.unmatched: list[Unmatched] = []

    def case(self, case: Case, seen: tuple[Seen, ...]) -> None:
        """Books one case once: from the decisive body's document if that shows the draw, else from the latest that does."""
        order = sorted(seen, key=lambda one: (one is not case.decisive, -seen.index(one)))
        first: tuple[list[Draw], list[Unmatched]] | None = None
        for one in order:
            booked = self.item(case, one)
            if booked[0]:
                first = booked
                break
            first = first or booked
        if first is not None:
            self.draws += first[0]
            self.unmatched += first[1]

    def item(self, case: Case, seen: Seen) -> tuple[list[Draw], list[Unmatched]]:
        """The draws and the unbooked claims of a case as one body's minutes show it."""
        draws: list[Draw] = []
        unmatched: list[Unmatched] = []
        covered: set[str] = set()
        covering = False
        for claim in self.claims.in_tables(seen):
            named = self._named(claim, seen)
            if claim.role != "financing" and (named.pool is None or claim.trouble is not None):
                continue  # an ordinary row of the budget, that no pool is named in
            sound = claim.trouble in (None, "into_pool")  # a table that cannot be read covers nothing: the prose may
            covering = covering or (claim.role == "financing" and sound)
            if named.pool is not None and sound:
                covered.add(named.pool.id)
            self._book(case, seen, claim, named, draws, unmatched)
        told: set[tuple[str, int | None, int | None]] = set()
        first_section: dict[str, str | None] = {}
        for claim in self.claims.in_prose(seen):
            named = self._named(claim, seen)
            if named.pool is None:
                if not covering and not claim.release:
                    self._book(case, seen, claim, named, draws, unmatched)
                continue
            key = (named.pool.id, claim.year, claim.amount)
            once = first_section.setdefault(named.pool.id, claim.section) == claim.section and key not in told
            same_money = covering and claim.amount is not None and any(abs(claim.amount - s) <= claim.half for s in seen.money.sums)
            told.add(key)
            if named.pool.id not in covered and once and not same_money:
                self._book(case, seen, claim, named, draws, unmatched)
        return draws, unmatched

    def _named(self, claim: Claim, seen: Seen) -> Named:
        """What a claim names. Where only the item's words can tell which of several pools at one address it is, they do."""
        if claim.role != "financing":
            return self._plainly_named(claim, seen)
        named = self.names.find(claim.wording, claim.udvalg, claim.area, seen.body)
        if named.pool is not None or named.reason not in ("ambiguous", "unnamed"):
            return named
        among = named.candidates or self.names.pools
        said = {
            found.pool.id: found
            for other in self.claims.in_prose(seen)
            if (found := self.names.find(other.wording, None, None, seen.body)).pool in among and found.pool is not None
        }
        if len(said) == 1:
            return next(iter(said.values()))
        item = self.claims.agenda_item(seen.item)
        if item is None or not named.candidates or said:
            return named
        text = "\n".join(
            block.text
            for section in item.sections
            if section.kind in ("proposal", "economy")
            for block in section.blocks
            if hasattr(block, "text")
        )
        pool = self.names.mentioned(text, among)
        return Named(pool, None, "") if pool is not None else named

    def _plainly_named(self, claim: Claim, seen: Seen) -> Named:
        """A row that is not financing is a draw only where its own words name a pool and its money is taken away."""
        if claim.trouble is not None:
            return Named()
        return self.names.find(claim.wording, claim.udvalg, None, seen.body) if claim.wording else Named()

    def _book(self, case: Case, seen: Seen, claim: Claim, named: Named, draws: list[Draw], unmatched: list[Unmatched]) -> None:
        status = self._status(case, claim)
        if named.pool is None or claim.trouble is not None or claim.year is None or claim.amount is None:
            unmatched.append(self._unbooked(seen, claim, named, status))
            return
        pool = named.pool
        made = _sets_aside(case, pool, claim)
        inside = made or _reservation(case, pool, named, claim.year)
        draws.append(
            Draw(
                pool=pool.id,
                reservation=inside.id if inside else None,
                year=claim.year,
                amount=claim.amount,
                status=status,
                counted=None if made else self._counted(case, status),
                claim=claim,
                at=seen,
                case=case,
                price_level=claim.level,
                sets_aside=made is not None,
            )
        )

    def _status(self, case: Case, claim: Claim) -> str:
        """The decision on the money: that on its own proposal where the decisive body treated the proposals apart."""
        if claim.proposal is not None:
            return self.parts[case.decisive.item].get(claim.proposal, case.status)
        return case.status

    def _counted(self, case: Case, status: str) -> Counted | None:
        """What a status counts as. Approval is a decision unless the item says that a higher body decides (DOMAIN 1.3, 5.3)."""
        if status == "recommended":
            return "recommended"
        if status == "none":
            return "proposed"
        if status != "approved":
            return None
        seen = case.decisive
        item = self.claims.agenda_item(seen.item)
        document, _ = self.claims.positions[seen.item]
        reading = self.claims.readings[document] if self.claims.readings else None
        if item is not None and reading is not None and appropriated(item, reading.meeting):
            return "decided"
        if seen.body is not None and kind(seen.body) in ("advisory", "administration"):
            return "proposed"  # they are heard; they never decide (DOMAIN 5.1)
        decider = deciding_body(item) if item is not None else None
        if decider is not None and seen.body is not None and not same(decider, seen.body) and _above(decider, seen.body):
            return "recommended"
        return "decided"

    def _unbooked(self, seen: Seen, claim: Claim, named: Named, status: str) -> Unmatched:
        reason = claim.trouble if named.pool is not None and claim.trouble is not None else named.reason
        known = source_kind(claim.code)
        pools = named.candidates or ((named.pool,) if named.pool is not None else ())
        return Unmatched(
            claim=claim,
            status=status,
            path=seen.path,
            reason=reason,
            pool=pools[0].id if len(pools) == 1 else None,
            candidates=tuple(pool.name for pool in pools),
            nearest=self.names.nearest(claim.wording, claim.area) if named.pool is None else None,
            known_kind=known is not None and known != "pool",
        )

    def refusal(self, draw: Draw) -> Unmatched:
        """A draw that was refused for its price level, as an entry of what is not booked."""
        pool = next(pool for pool in self.names.pools if pool.id == draw.pool)
        return Unmatched(draw.claim, draw.status, draw.at.path, "price_level", pool.id, (pool.name,), None, False)


def _above(one: str, other: str) -> bool:
    order = {"council": 4, "finance": 3, "committee": 2}
    return order.get(kind(one), 0) > order.get(kind(other), 0)


def _sets_aside(case: Case, pool: Pool, claim: Claim) -> Reservation | None:
    """The reservation that this very case made: decided that day, by that body, with that amount (DOMAIN 4.1)."""
    for reservation in pool.reservations:
        amount = reservation.amount.get(claim.year or 0)
        if reservation.decided_on is None or amount is None or claim.amount is None or abs(amount - claim.amount) > claim.half:
            continue
        for seen in case.seen:
            by = reservation.decided_by
            if seen.date == reservation.decided_on and (by is None or seen.body is None or same(by, seen.body)):
                return reservation
    return None


def _reservation(case: Case, pool: Pool, named: Named, year: int) -> Reservation | None:
    """The reservation a draw is inside: the one its words name, or that of its case. In a year without reserved money there is none."""
    if named.reservation is not None and year in named.reservation.amount:
        return named.reservation
    numbers = {_plain(seen.journal_no) for seen in case.seen if seen.journal_no}
    for reservation in pool.reservations:
        if year in reservation.amount and any(_plain(number) in numbers for number in reservation.journal_no):
            return reservation
    return None


def _plain(journal_no: str) -> str:
    return "".join(character for character in journal_no.upper() if character.isalnum())


# --- price levels ---


def _one_level(draws: Sequence[Draw], register: Register, factors: Factors | None) -> tuple[list[Draw], list[Draw]]:
    """Draws → those in the price level of their pool's year, and those refused because they are not and nothing converts them.

    A register that names no level holds each year in its own; where all draws of a year stand in the register's first year's level (a
    budget's overslagsår, DOMAIN 3.3), that is the level of that year.
    """
    groups: dict[tuple[str, int], list[Draw]] = defaultdict(list)
    for draw in draws:
        groups[draw.pool, draw.year].append(draw)
    target = {key: _target(key, group, register) for key, group in groups.items()}
    kept, refused = [], []
    for draw in draws:
        level = target[draw.pool, draw.year]
        if draw.price_level is None or draw.price_level == level:
            kept.append(draw)
            continue
        amount = factors.convert(draw.amount, draw.price_level, level) if factors is not None else None
        if amount is None:
            refused.append(draw)
        else:
            kept.append(replace(draw, amount=amount, converted_from=draw.amount, price_level=level))
    return kept, refused


def _target(key: tuple[str, int], group: Sequence[Draw], register: Register) -> int:
    if register.price_level is not None:
        return register.price_level
    name, year = key
    pool = next(pool for pool in register.pools if pool.id == name)
    levels = {draw.price_level for draw in group if draw.price_level is not None}
    known = {*pool.opening, *(y for reservation in pool.reservations for y in reservation.amount)}
    if len(levels) == 1 and (not known or levels == {min(known)}) and max(levels) <= year:
        return levels.pop()
    return year


# --- balances ---


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
