"""The nouns of pools: a draw, what could not be booked, one pool and one reservation in one year, the pools of a register (SPEC 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ledger.chain import Case, Seen
from ledger.pools.claims import Claim
from ledger.registers import Pool, Register, Reservation

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
