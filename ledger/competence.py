"""Decision, body and what the table moves → is the money appropriated? Yes, no, or the minutes cannot tell (DOMAIN 1.3, 5.3).

Only the council appropriates (§ 40, stk. 2). An approving word by anyone else is not money by itself; whether a committee disposed
within a frame it already had is local and not in the minutes: unknown.
"""

from __future__ import annotations

from ledger.minutes.bodies import kind
from ledger.model import AgendaItem, DecisionStatus, Meeting, MoneyTable

NOT_MONEY: tuple[DecisionStatus, ...] = (
    "recommended",
    "recommended_rejection",
    "rejected",
    "postponed",
    "returned",
    "forwarded",
    "lapsed",
    "stopped",
    "noted",
    "discussed",
)


def appropriated(item: AgendaItem, meeting: Meeting, table: MoneyTable | None = None) -> bool | None:
    """True only when approving words, a competent body and the point that carries the money come together; `None` when unknown.

    A table that is no appropriation moves nothing: `None`. A decision that amends the proposal leaves it open which amount was
    decided, and so does a status nobody printed.
    """
    if table is not None and table.kind == "other":
        return None
    status = item.decision.status
    if status in NOT_MONEY:
        return False
    if status != "approved" or item.decision.amended:
        return None
    body = item.decision.body or meeting.udvalg
    return True if body is not None and kind(body) == "council" else None
