"""Decision, body and what the table moves → is the money appropriated? Yes, no, or the minutes cannot tell (DOMAIN 1.3, 5.3).

Three things must come together: approving words, a body with competence for that movement, and the decision point that carries the
money. What is local (delegation, bevillingsniveau) is not in the minutes and stays unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.competence import amendment, movement
from ledger.minutes import proposals, stated
from ledger.minutes.bodies import find, kind, phrases, same
from ledger.minutes.stated import Stated
from ledger.model import (
    AgendaItem,
    BodyClass,
    DecisionStatus,
    ItemJudgement,
    ItemMoney,
    Judgement,
    Meeting,
    MoneyTable,
    Moved,
    Paragraph,
    ProseAppropriation,
    Section,
)
from ledger.municipalities import shipped_municipality
from ledger.patterns import pattern

_CONDITION = pattern(r"(?i)\bunder forudsætning af|\bbetinget\b|\bmed forbehold for\b|\bsåfremt\b|\bforudsat\b")
MONEY_KINDS = ("appropriation", "transfer", "release")
_FRAME = pattern(
    r"(?i)(?:økonomiudvalget|økonomi- og \w+udvalget|magistraten|\bøu\b).{0,120}?\b(?:afsætte|afsatte?|afsat|reserver|ramme)"
    r"|\baf (?:økonomiudvalget|magistraten) afsatte?\b"
)
_OF_FILE: dict[str, BodyClass] = {"council": "council", "oekonomi": "finance", "fagudvalg": "committee", "advisory": "advisory"}


def judge_item(item: AgendaItem, meeting: Meeting, money: ItemMoney) -> ItemJudgement | None:
    """An item and its money → who decided it, and whether they may; `None` for an item that carries no money.

    It carries money by an appropriation table, or by an appropriation, transfer or release in its proposal.
    """
    tables = tuple(judge(item, meeting, table) if table.kind == "appropriation" else None for table in money.tables)
    prose = tuple(judge(item, meeting, one) if one.section == "proposal" and one.kind in MONEY_KINDS else None for one in money.prose)
    if not any((*tables, *prose)):
        return None
    return ItemJudgement(tables, prose, amendment.of_item(item, money), _chain(item, meeting))


def appropriated(item: AgendaItem, meeting: Meeting, table: MoneyTable | None = None) -> bool | None:
    """True only when approving words, a competent body and the point that carries the money come together; `None` when unknown.

    A table that is no appropriation moves nothing: `None`.
    """
    if table is not None and table.kind == "other":
        return None
    return judge(item, meeting, table).appropriated


def judge(item: AgendaItem, meeting: Meeting, money: MoneyTable | ProseAppropriation | None = None) -> Judgement:
    """One table (or sentence) of an item → who decided on it, with which words, and whether that body may."""
    carrying = _carrying(item, money)
    status = _status(item, carrying)
    body = item.decision.body or meeting.udvalg
    moved = _moved(money)
    known = frozenset(amendment.table_amounts(money)) if isinstance(money, MoneyTable) else frozenset()
    open_ = _open(item, carrying, known)
    if body is None:
        return Judgement(status, None, None, moved, None, open=open_)
    role = role_of(body, meeting.kommunekode)
    said = competence_of(item)
    deciders = stated.deciders(said, carrying)
    own = any(name is None or same(name, body) for name in deciders)
    elsewhere = None if own or not deciders else deciders[-1]
    if elsewhere is None and not own and role != "council":
        elsewhere = _council_to_come(item, body)
    frame = any(one.movement == "finance_pool" for one in moved) and _frame(item)
    competent = movement.may_decide(role, body, moved)
    if role != "council" and elsewhere is not None:
        competent = False
    elif competent is False and frame and all(one.movement in ("finance_pool", "own") for one in moved):
        competent = None
    return Judgement(status, body, role, moved, competent, elsewhere, frame, own and bool(deciders), open_)


def role_of(body: str, kommunekode: str | None) -> BodyClass:
    """A body's class: as the municipality's file has it, else by its name (Frederiksberg's Magistrat is its økonomiudvalg)."""
    known = shipped_municipality(kommunekode) if kommunekode is not None else None
    listed = known.body(body) if known is not None else None
    return _OF_FILE[listed.kind] if listed is not None else kind(body)


def competence_of(item: AgendaItem) -> Stated:
    """What the item's own competence section says; empty where it has none."""
    return tuple(statement for section in item.sections if section.kind == "competence" for statement in stated.read(_texts(section)))


def _texts(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def _moved(money: MoneyTable | ProseAppropriation | None) -> tuple[Moved, ...]:
    if money is None:
        return ()
    return movement.of_table(money) if isinstance(money, MoneyTable) else movement.of_prose(money)


def _numbered(item: AgendaItem) -> dict[int, str]:
    for section in item.sections:
        if section.kind == "proposal":
            found = proposals.of_section(section.blocks)
            if found:
                return found
    return {}


def _carrying(item: AgendaItem, money: MoneyTable | ProseAppropriation | None) -> frozenset[int]:
    """The numbers of the proposals that carry this money: those that name its amount, else those that name any."""
    if isinstance(money, ProseAppropriation):
        return frozenset() if money.proposal is None else frozenset((money.proposal,))
    numbered = _numbered(item)
    if isinstance(money, MoneyTable):
        known = tuple(amendment.table_amounts(money))
        naming = frozenset(number for number, text in numbered.items() if amendment.names_amount(text, known))
        if naming:
            return naming
    return proposals.with_money(numbered)


def _status(item: AgendaItem, carrying: frozenset[int]) -> DecisionStatus | None:
    """The status of the proposals that carry the money. Where they were treated differently, all against money is still a no."""
    parts = [part for part in item.decision.parts if carrying.intersection(part.items)]
    if not parts or item.decision.status == "stopped":
        return item.decision.status
    statuses = {part.status for part in parts}
    if len(statuses) == 1 and carrying <= {number for part in parts for number in part.items}:
        return parts[0].status
    return parts[0].status if _all_against(statuses) else None


def _all_against(statuses: set[DecisionStatus]) -> bool:
    return all(Judgement(status, None, None, (), None).appropriated is False for status in statuses)


def _open(item: AgendaItem, carrying: frozenset[int], known: frozenset[int]) -> bool:
    parts = [part for part in item.decision.parts if carrying.intersection(part.items)]
    text = "\n".join(part.text for part in parts) if parts else item.decision.text
    return bool(_CONDITION.search(text)) or amendment.of_text(text, known).touches_money


def _frame(item: AgendaItem) -> bool:
    """Whether the case says that økonomiudvalget has set the money aside: a reservation inside its pool (DOMAIN 4.1)."""
    if any(entry.status == "approved" and kind(entry.body) in ("finance", "council") for entry in item.earlier if entry.body):
        return True
    return any(_FRAME.search(text) for section in item.sections if section.kind != "proposal" for text in _texts(section))


def _council_to_come(item: AgendaItem, body: str) -> str | None:
    """`Behandling: Børneudvalget, Magistraten, Kommunalbestyrelsen`: the council treats the case after this body."""
    for section in item.sections:
        if section.kind == "treatment":
            names = listed_bodies(_texts(section))
            if any(same(name, body) for name in names):
                return next((name for name in names if kind(name) == "council"), None)
    return None


def _chain(item: AgendaItem, meeting: Meeting) -> tuple[tuple[str, BodyClass], ...]:
    """The bodies that treat the case as the document shows them, with their class: lists, stated competence, earlier decisions."""
    names = [entry.body for entry in item.earlier if entry.body]
    for section in item.sections:
        if section.kind in ("treatment", "earlier"):
            names += listed_bodies(_texts(section))
    said = [statement.body for statement in competence_of(item) if statement.body is not None and statement.part != "informed"]
    # One word says who decides, not which way the case goes.
    names += said if len(said) > 1 else []
    if not names:
        return ()
    own = item.decision.body or meeting.udvalg
    names += [own] if own is not None else []
    return tuple((name, role_of(name, meeting.kommunekode)) for name in names)


def listed_bodies(texts: Sequence[str]) -> list[str]:
    """The bodies a list names, in printed order."""
    return [name for text in texts if len(text) < 400 for match in phrases(text) if (name := find(match.group())) is not None]
