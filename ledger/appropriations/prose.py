"""Sections of an agenda item → the appropriations, transfers, releases and frames that stand in its sentences, and mere mentions.

Only what is proposed or decided gives money: the proposal, the decision, and, where the proposal names no amount, what the
economic section gives or the case asks for. Every other amount of money is a mention, so that nothing is dropped in
silence. The same money named again is a mention too, after it has lent its years and cover to the first (FORMATS C1).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from ledger.appropriations.paragraphs import Paragraphs
from ledger.appropriations.prose_drafts import Draft, agree, fits
from ledger.appropriations.prose_gather import (
    MAIN_SECTIONS,
    Found,
    Passage,
    Read,
    Said,
    Sentences,
    asked_for,
    both,
    gather,
    in_economy,
    in_main,
)
from ledger.appropriations.prose_join import add_wholes, complement, deduplicated, go_on, pay_shares, this_year
from ledger.appropriations.prose_kinds import given_with_it, stands_to_be_released
from ledger.appropriations.prose_points import Point, points_of
from ledger.model import AgendaItem, Paragraph, ProseAppropriation, ProseKind
from ledger.patterns import pattern

__all__ = ["read_prose"]


def read_prose(
    item: AgendaItem, meeting_date: datetime.date | None, paragraphs: Paragraphs | None = None
) -> tuple[ProseAppropriation, ...]:
    """An agenda item → the money in its prose in printed order, amounts in øre (SPEC 2 "prose", FORMATS C1 and C3).

    `meeting_date` tells what "indeværende år" is; without it such a year stays unknown. `paragraphs` are those of the item, where
    somebody asked them already.
    """
    paragraphs = paragraphs or Paragraphs(item)
    if not paragraphs.hold_money():
        return ()
    known: dict[tuple[str, bool], Sentences] = {}
    spoken = [Passage(point, known) for point in points_of(item, paragraphs.near_money(), only_money=True)]
    found = _found(item, spoken)
    if any(entry.draft.kind != "mention" for entry in found):  # what holds no money itself says more of money that is given, of no other
        spoken = [Passage(point, known) for point in points_of(item, paragraphs.of_money())]
        found = _found(item, spoken)
    mentions = [entry for entry in found if entry.draft.kind == "mention"]
    main = deduplicated([entry for entry in found if entry.draft.kind != "mention"])
    pay_shares(main)
    add_wholes(main)
    go_on(main)
    complement(main, spoken)
    if meeting_date is not None:
        this_year(main, meeting_date.year)
    entries = sorted([*main, *mentions], key=lambda entry: entry.order)
    return tuple(_finished(entry, main) for entry in entries)


def _found(item: AgendaItem, spoken: Read) -> list[Found]:
    """The points of an item → the drafts and mentions in them."""
    found = gather(spoken, in_main)
    for gives in (in_economy, asked_for):
        if any(entry.draft.kind != "mention" for entry in found):
            break
        if _give_more(spoken, gives) and not _only_noted(item):
            found = gather(spoken, gives)
    return found


def _give_more(spoken: Read, gives: Callable[[Point, Said], bool]) -> bool:
    """Does any sentence outside proposal and decision give money by this measure? One without an amount only adds to others."""
    return any(
        said.told and gives(passage.point, said)
        for passage in spoken
        if passage.point.section not in MAIN_SECTIONS
        for _, said in passage.said
    )


_NOTED = pattern(r"\btil\s+(?:efterretning|orientering)\b|\bdrøfte[rs]\b|\borienteres\b", re.IGNORECASE)
_ACTS = pattern(
    r"\b(?:godkende|vedtage|tiltræde|gives|giver|bevilge|afsæt|frigive|overføre|omplacere|anbefale|iværksæt|igangsæt|beslutte|"
    r"meddele|imødekomme|"
    r"finan[cs]ier|udmønte|ydes|optage|sende|indgå)",
    re.IGNORECASE,
)


def _only_noted(item: AgendaItem) -> bool:
    """Is all that is proposed to take note, or to talk? Then what the economic section says is told, not given."""
    proposed = [b.text for s in item.sections if s.kind in MAIN_SECTIONS for b in s.blocks if isinstance(b, Paragraph)]
    return any(map(_NOTED.search, proposed)) and not any(map(_ACTS.search, proposed))


def _balance(draft: Draft, siblings: list[Draft]) -> bool | None:
    """Years and cover against the amount, by intervals; cover may be net of an income named in the same section (FORMATS C1, 3)."""
    verdict = draft.checked
    sources = draft.financing
    if draft.amount is None or not sources or any(source.amount is None for source in sources):
        if draft.amount is not None and sources:
            named = sum(source.amount or 0 for source in sources)
            if named > draft.amount + draft.half + sum(source.half for source in sources) > 0:
                return False
        return verdict
    total, half = sum(source.amount or 0 for source in sources), sum(source.half for source in sources)
    if fits(draft.amount, draft.half, total, half):
        return both(verdict, agree(draft.amount, draft.half, total, half))
    incomes = [other for other in siblings if other.income]
    if incomes:
        net, net_half = draft.amount - sum(other.amount or 0 for other in incomes), draft.half + sum(other.half for other in incomes)
        if fits(net, net_half, total, half):
            return both(verdict, agree(net, net_half, total, half))
    if draft.net:
        return verdict
    if draft.open_cover and total < draft.amount:
        return verdict
    return False


def _act(draft: Draft, point: Point) -> ProseKind:
    """The kind of a draft by what else its point says of it."""
    if draft.kind == "release" and given_with_it(point.text):
        return "appropriation"
    if draft.kind == "appropriation" and point.section not in MAIN_SECTIONS and stands_to_be_released(draft.text, point.text):
        return "release"
    return draft.kind


def _finished(entry: Found, main: list[Found]) -> ProseAppropriation:
    draft, point = entry.draft, entry.point
    siblings = [other.draft for other in main if other.point.group == point.group and other.draft.kind != "mention" and other is not entry]
    return ProseAppropriation(
        _act(draft, point),
        draft.text,
        draft.amount,
        draft.half,
        amounts=draft.years,
        financing=draft.financing,
        balances=_balance(draft, siblings),
        section=point.section,
        proposal=point.proposal if point.section == "proposal" else None,
        income=draft.income,
        approximate=draft.approximate,
        limit=draft.limit,
        place=entry.place,
        halves=draft.halves,
    )
