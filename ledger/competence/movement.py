"""What a table (or a sentence) moves, from where to whom → which movement of DOMAIN 1.3 it is, and whether a body may decide it.

The decision table of DOMAIN 1.3 as data. Local delegation and bevillingsniveau are not in the minutes: `None` is "cannot be told".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.minutes.bodies import kind, same
from ledger.model import BodyClass, MoneyTable, Moved, Movement, ProseAppropriation
from ledger.patterns import pattern

_OF_CODE: dict[str, Movement] = {
    "KASSE": "cash",
    "DEPON": "cash",
    "LAAN": "loan",
    "PULJE-STAT": "income",
    "FOND": "income",
    "DUT": "income",
    "SALG": "income",
    "OVERF": "carried",
    "ANLPULJE": "capital",
}
_FINANCE_POOLS = ("UFORUDSETE", "BUDREG", "EFFEKT")
_OWN_FRAME = pattern(
    r"udvalgets (?:egen |eget |egne )?(?:\w+ )?\w*(?:ramme|budget|pulje|midler|konto)|egen ramme|eget budget", re.IGNORECASE
)

MAY: dict[BodyClass, dict[Movement, bool | None]] = {
    "finance": {"cash": False, "loan": False, "income": False, "carried": False, "own": True},
    "committee": {
        "cash": False,
        "loan": False,
        "income": False,
        "carried": False,
        "capital": False,
        "between": False,
        "finance_pool": False,
        "own": True,
    },
}
"""May this class of body decide this movement? What is missing cannot be told. The council may decide all, advisory bodies none."""


@dataclass(frozen=True, slots=True)
class Giver:
    """One source of cover: its code by DOMAIN 4, the committee at whose address it stands, its label."""

    code: str | None
    udvalg: str | None
    label: str


def of_table(table: MoneyTable) -> tuple[Moved, ...]:
    """A table → what it moves. Givers are its financing rows, else the rows with less money; nothing to be told gives nothing."""
    counted = [row for row in table.rows if row.role in ("expenditure", "income", "financing")]
    sums = [(row, sum(posting.amount or 0 for posting in row.postings)) for row in counted]
    givers = [row for row, _ in sums if row.role == "financing"] or [row for row, amount in sums if amount < 0 and row.role != "income"]
    receivers = [row.udvalg for row, amount in sums if row not in givers and (amount > 0 or row.role == "expenditure")]
    return of_givers([Giver(row.source, row.udvalg, row.label) for row in givers], receivers)


def of_prose(prose: ProseAppropriation) -> tuple[Moved, ...]:
    """Money in a sentence → what it moves, by the sources it names."""
    return of_givers([Giver(source.code, None, source.source) for source in prose.financing], [])


def of_givers(givers: Sequence[Giver], receivers: Sequence[str | None]) -> tuple[Moved, ...]:
    """Each source with those who get the money → its movement."""
    return tuple(_moved(giver, receivers) for giver in givers)


def _moved(giver: Giver, receivers: Sequence[str | None]) -> Moved:
    code, udvalg = giver.code, giver.udvalg
    if code in _OF_CODE:
        return Moved(_OF_CODE[code], udvalg, code)
    finance = udvalg is not None and kind(udvalg) == "finance"
    named = [name for name in receivers if name is not None]
    elsewhere = any(udvalg is None or not same(name, udvalg) for name in named)
    if code in _FINANCE_POOLS and (udvalg is None or finance):
        inside = bool(named) and all(kind(name) == "finance" for name in named)
        return Moved("own" if inside else "finance_pool", named[0] if inside else udvalg, code)
    if udvalg is not None:
        if named and len(named) == len(receivers):
            return Moved("between" if elsewhere else "own", udvalg, code)
        return Moved("between", udvalg, code) if elsewhere else Moved("unknown", udvalg, code)
    if code == "UDV" or _OWN_FRAME.search(giver.label):
        return Moved("own", None, code)
    return Moved("unknown", None, code)


def may_decide(role: BodyClass, body: str, moved: Sequence[Moved]) -> bool | None:
    """May this body decide all of this? `False` where one part is not its to decide, `None` where one part cannot be told."""
    if role == "council":
        return True
    if role in ("advisory", "administration"):
        return False
    if not moved:
        return None
    answers = [_may(role, body, one) for one in moved]
    return False if False in answers else None if None in answers else True


def _may(role: BodyClass, body: str, one: Moved) -> bool | None:
    answer = MAY[role].get(one.movement)
    if one.movement == "own" and one.udvalg is not None and not same(one.udvalg, body):
        return False if role == "committee" else None
    return answer
