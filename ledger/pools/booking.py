"""Cases → the draws they make on pools, and the claims that are booked on none, with the reason (SPEC 5, DOMAIN 4).

A draw belongs to a pool or to a reservation inside it, and one inside a reservation does not hit the pool again (DOMAIN 4.1). A case draws
once, however many bodies it passes.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from ledger.appropriations.sources import source_kind
from ledger.chain import Case, Seen, sums
from ledger.competence import appropriated, deciding_body
from ledger.frames import Frames
from ledger.minutes.bodies import DECIDING, rank, same
from ledger.pools.claims import Claim, Claims
from ledger.pools.entries import Counted, Draw, Unmatched
from ledger.pools.names import Named, PoolNames
from ledger.registers import Pool, Reservation


class Booking:
    """Cases → draws and what could not be booked."""

    def __init__(self, frames: Frames, names: PoolNames) -> None:
        self.frames = frames
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
            same_money = covering and claim.amount is not None and self._is_a_sum(claim.amount, claim.half, seen.item)
            told.add(key)
            if named.pool.id not in covered and once and not same_money:
                self._book(case, seen, claim, named, draws, unmatched)
        return draws, unmatched

    @cached_property
    def _sums(self) -> dict[int, frozenset[int]]:
        return sums(self.frames)

    def _is_a_sum(self, amount: int, half: int, item: int) -> bool:
        """Does prose repeat what the item's tables add up to?"""
        return any(abs(amount - one) <= half for one in self._sums.get(item, ()))

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
        if seen.body is not None and rank(seen.body) < DECIDING:
            return "proposed"  # they are heard; they never decide (DOMAIN 5.1)
        decider = deciding_body(item) if item is not None else None
        if decider is not None and seen.body is not None and not same(decider, seen.body) and rank(decider) > rank(seen.body):
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
