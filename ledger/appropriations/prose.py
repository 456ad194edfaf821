"""Sections of an agenda item → the appropriations, transfers, releases and frames that stand in its sentences, and mere mentions.

Only what is proposed or decided gives money: the proposal, the decision, and, where the proposal names no amount, what the
economic section gives or the case asks for. Every other amount of money is a mention, so that nothing is dropped in
silence. The same money named again is a mention too, after it has lent its years and cover to the first (FORMATS C1).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.appropriations.prose_amounts import may_hold_money
from ledger.appropriations.prose_drafts import POINTS_BACK, Draft, Spoken, agree, fits, read_sentence
from ledger.appropriations.prose_kinds import names_money_act, refused, requests
from ledger.appropriations.prose_points import Point, points_of
from ledger.appropriations.prose_sentences import sentences
from ledger.appropriations.prose_years import lone_year
from ledger.model import AgendaItem, Paragraph, Place, ProseAppropriation, ProseSource

__all__ = ["read_prose"]


@dataclass(slots=True)
class _Found:
    """A draft with where it came from, while the item is read."""

    draft: Draft
    point: Point
    place: Place
    order: tuple[int, int]


_DEFINITE = re.compile(
    r"\b(?:\w*bevilling(?:en|erne)|beløbet|udgiften|rådighedsbeløbet|rammen|midlerne|udgifterne|samme)\b[^.;]{0,60}$", re.IGNORECASE
)
_WORD = re.compile(r"[a-zæøå]{5,}")
_MONEY_WORDS = frozenset(
    [
        "anlægsbevilling",
        "tillægsbevilling",
        "bevilling",
        "bevilges",
        "bevilget",
        "rådighedsbeløb",
        "afsættes",
        "frigives",
        "finansieret",
        "finansieres",
        "overføres",
        "anlægsudgiftsbevilling",
        "fordelt",
        "driftsbevilling",
        "kommunalbestyrelsen",
        "byrådet",
        "godkender",
        "gives",
        "meddeles",
        "udgiften",
        "beløbet",
        "forbindelse",
    ]
)
_THIS_YEAR = re.compile(r"\b(?:indeværende (?:budget|regnskabs)?år|i år)\b", re.IGNORECASE)
_PLACED = re.compile(r"budget|bevilling|udgift|rådighedsbeløb|beløb|finan[cs]ier|afsat|penge|midler", re.IGNORECASE)
_OF_ALL = re.compile(r"\b\w*(?:udgifterne|bevillingerne|beløbene|rådighedsbeløbene|merudgifterne|initiativerne)\b", re.IGNORECASE)
_MAIN_SECTIONS = ("proposal", "decision")


def read_prose(item: AgendaItem, meeting_date: datetime.date | None) -> tuple[ProseAppropriation, ...]:
    """An agenda item → the money in its prose in printed order, amounts in øre (SPEC 2 "prose", FORMATS C1 and C3).

    `meeting_date` tells what "indeværende år" is; without it such a year stays unknown.
    """
    if not any(isinstance(block, Paragraph) and may_hold_money(block.text) for section in item.sections for block in section.blocks):
        return ()
    points = points_of(item)
    spoken = [(point, [(s.start, _Said(s.text)) for s in sentences(point.text)]) for point in points]
    found = _gather(spoken, lambda point, said: point.section in _MAIN_SECTIONS)
    if not any(entry.draft.kind != "mention" for entry in found):
        found = _gather(spoken, _in_economy)
    if not any(entry.draft.kind != "mention" for entry in found):
        found = _gather(spoken, _asked_for)
    mentions = [entry for entry in found if entry.draft.kind == "mention"]
    main = _deduplicated([entry for entry in found if entry.draft.kind != "mention"])
    _add_wholes(main)
    _complement(main, spoken)
    if meeting_date is not None:
        _this_year(main, meeting_date.year)
    entries = sorted([*main, *mentions], key=lambda entry: entry.order)
    return tuple(_finished(entry, main) for entry in entries)


class _Said:
    """A sentence read both ways: as something that gives money, and, only where that is asked, as something that tells."""

    def __init__(self, text: str) -> None:
        self.giving = read_sentence(text, told=False)

    @cached_property
    def telling(self) -> Spoken:
        said = self.giving
        return read_sentence(said.text, told=True) if said.drafts or said.mentions or said.cover else said


_Read = list[tuple[Point, list[tuple[int, _Said]]]]


def _in_economy(point: Point, said: _Said) -> bool:
    return point.section in _MAIN_SECTIONS or (point.section == "economy" and names_money_act(said.giving.text))


def _asked_for(point: Point, said: _Said) -> bool:
    """Where neither proposal nor economy carries money: a sentence that asks for it here and now, or an at-point outside a proposal."""
    if point.section in (*_MAIN_SECTIONS, "economy"):
        return True
    text = said.giving.text
    return (requests(text) or (point.marked and text.lower().startswith(("der ", "at ")))) and names_money_act(text) and not refused(text)


def _gather(spoken: _Read, gives: Callable[[Point, _Said], bool]) -> list[_Found]:
    """Read every sentence by its role: drafts where it gives money, mentions elsewhere; cover and years go to the amount before."""
    found: list[_Found] = []
    for point, said_here in spoken:
        for start, said in said_here:
            giving = gives(point, said)
            sentence = said.giving if giving else said.telling
            if giving:
                if sentence.alone is not None and not _earlier(found, point):
                    sentence = replace(sentence, drafts=(sentence.alone,), cover=())
                _attach(found, point, sentence)
            for draft in (*(() if _only_years(found, point, sentence, giving) else sentence.drafts), *sentence.mentions):
                offset = start + draft.offset
                found.append(_Found(draft, point, point.place(offset), (point.order, offset)))
    return found


def _earlier(found: list[_Found], point: Point) -> list[_Found]:
    """The drafts a later sentence may speak of: those of its own point, else of its own section."""
    own = [entry for entry in found if entry.draft.kind != "mention" and entry.point is point]
    return own or [entry for entry in found if entry.draft.kind != "mention" and entry.point.group == point.group]


def _only_years(found: list[_Found], point: Point, said: Spoken, giving: bool) -> bool:
    """Is the sentence just the split of an amount named before it ("Bevillingen budgetlægges med 2,5 i 2025 og 19,0 i 2026")?"""
    if not giving or not said.years:
        return False
    return any(entry.point is point and entry.draft.years == said.years for entry in found)


def _attach(found: list[_Found], point: Point, said: Spoken) -> None:
    """Cover and years of a sentence without an amount of its own → the amounts before it."""
    if said.years:
        target = next((e for e in reversed(_earlier(found, point)) if e.point is point and not e.draft.years and not e.draft.income), None)
        if target is not None and target.draft.amount is not None:
            added, half = sum(value for _, value in said.years), sum(value for _, value in said.halves)
            verdict = agree(target.draft.amount, target.draft.half, added, half)
            target.draft = replace(target.draft, years=said.years, halves=said.halves, checked=_both(target.draft.checked, verdict))
        return
    if said.drafts:
        return
    earlier = [entry for entry in _earlier(found, point) if not entry.draft.income]
    if said.lone_year is not None:
        for entry in earlier:
            if entry.point is point and not entry.draft.years and entry.draft.amount is not None:
                entry.draft = _in_year(entry.draft, said.lone_year)
    if said.cover:
        _give_cover(earlier, said.cover, said.open_cover)


def _in_year(draft: Draft, year: int) -> Draft:
    return replace(draft, years=((year, draft.amount or 0),), halves=((year, draft.half),))


def _give_cover(entries: list[_Found], cover: tuple[ProseSource, ...], partial: bool) -> None:
    """Cover named apart from its amount → the amounts that lack one: the one it adds up to, else all of them, unsplit."""
    open_entries = [entry for entry in entries if not entry.draft.financing]
    if not open_entries:
        return
    split = all(source.amount is not None for source in cover)
    total, half = sum(source.amount or 0 for source in cover), sum(source.half for source in cover)
    if len(open_entries) == 1:
        target = open_entries[0]
        target.draft = replace(target.draft, financing=cover, open_cover=partial)
        return
    if split:
        fitting = [e for e in open_entries if e.draft.amount is not None and fits(e.draft.amount, e.draft.half, total, half)]
        if len(fitting) == 1:
            fitting[0].draft = replace(fitting[0].draft, financing=cover, open_cover=partial)
            return
    unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in cover)
    for entry in open_entries:
        entry.draft = replace(entry.draft, financing=unsplit, open_cover=partial)


def _both(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return True if left or right else None


def _deduplicated(entries: list[_Found]) -> list[_Found]:
    """The same money named twice is one appropriation: the later becomes a mention, its years and cover go to the first."""
    kept: list[_Found] = []
    for entry in entries:
        first = next((other for other in kept if other.draft.kind != "mention" and _same(other, entry)), None)
        if first is not None:
            _lend(first, entry.draft)
            entry.draft = replace(entry.draft, kind="mention", financing=(), years=(), halves=(), checked=None)
        kept.append(entry)
    return kept


def _same(first: _Found, later: _Found) -> bool:
    left, right = first.draft, later.draft
    if left.amount is None or left.amount != right.amount or left.income != right.income:
        return False
    if left.years and right.years and left.years != right.years and {y for y, _ in left.years} != {y for y, _ in right.years}:
        return False
    if left.kind == "transfer" and right.kind == "release":
        return False  # one amount, two acts: moved, then released
    if first.point.section != later.point.section or left.kind != right.kind:
        return True
    before = right.text[: right.offset]
    if _DEFINITE.search(before):
        return True
    return _alike(left.text, right.text)


def _alike(left: str, right: str) -> bool:
    """Do two sentences speak of the same purpose: half of the content words of the shorter in the other?"""
    words, others = ({w for w in _WORD.findall(text.lower()) if w not in _MONEY_WORDS} for text in (left, right))
    fewest = min(len(words), len(others))
    return fewest > 0 and 2 * len(words & others) >= fewest


def _lend(first: _Found, later: Draft) -> None:
    draft = first.draft
    if later.financing and not draft.financing:
        draft = replace(draft, financing=later.financing, open_cover=later.open_cover)
    if later.years and (not draft.years or len(later.years) > len(draft.years)):
        draft = replace(draft, years=later.years, halves=later.halves, checked=_both(draft.checked, later.checked))
    first.draft = draft


def _add_wholes(main: list[_Found]) -> None:
    """A later point that adds up the amounts before it ("Anlægsbevillingen på i alt 30,7 mio. kr. finansieres …") is no new money:
    its parts get its cover, and among parts that are themselves appropriations it is a mention."""
    for k, entry in enumerate(main):
        draft = entry.draft
        if draft.kind == "mention" or draft.amount is None or draft.income:
            continue
        before = [e for e in main[:k] if e.draft.kind not in ("mention", "transfer") and e.point.group == entry.point.group]
        parts = [e for e in before if not e.draft.income]
        net = [e for e in before if e.draft.income] if draft.net else []
        if len(parts) + len(net) < 2:
            continue
        added = sum(e.draft.amount or 0 for e in parts) - sum(e.draft.amount or 0 for e in net)
        half = sum(e.draft.half for e in (*parts, *net))
        if not fits(draft.amount, draft.half, added, half):
            if draft.whole and _DEFINITE.search(draft.text[: draft.offset]):
                entry.draft = replace(draft, checked=False)
            continue
        entry.draft = replace(
            draft, checked=_both(draft.checked, True), kind="mention" if any(p.draft.kind == "appropriation" for p in parts) else draft.kind
        )
        unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in draft.financing)
        for part in parts:
            if not part.draft.financing:
                part.draft = replace(part.draft, financing=unsplit)


def _complement(main: list[_Found], spoken: _Read) -> None:
    """What the rest of the item says of the same money: cover from the economic section, years from where the amount is told again."""
    active = [entry for entry in main if entry.draft.kind != "mention"]
    if not active:
        return
    spending = [entry for entry in active if not entry.draft.income]
    used = {id(entry.point) for entry in active}
    year_votes: set[int] = set()
    for point, said_here in spoken:
        for _, said in said_here:
            _same_amount_elsewhere(active, point, said.giving)
            lone = [entry for entry in spending if not entry.draft.financing]
            apart = said.giving.cover and not said.giving.drafts and id(point) not in used and _speaks_of_it(point, said.giving.text)
            if apart and (len({id(entry.point) for entry in lone}) == 1 or _OF_ALL.search(said.giving.text)):
                _give_cover(lone, said.giving.cover, said.giving.open_cover)
            if point.section in ("economy", "proposal") and _PLACED.search(said.giving.text):
                year = lone_year(said.giving.text)
                if year is not None:
                    year_votes.add(year)
    undated = [entry for entry in spending if not entry.draft.years]
    if len(spending) == 1 and undated and len(year_votes) == 1 and undated[0].draft.amount is not None and not undated[0].draft.yearly:
        undated[0].draft = _in_year(undated[0].draft, next(iter(year_votes)))


def _speaks_of_it(point: Point, text: str) -> bool:
    """May a sentence of cover without an amount be about the item's own money? In the economic section, or when it points back."""
    return point.section == "economy" or (point.section in ("summary", "case", "body") and POINTS_BACK.match(text) is not None)


def _same_amount_elsewhere(active: list[_Found], point: Point, said: Spoken) -> None:
    for draft in said.drafts:
        for entry in active:
            if entry.draft.amount == draft.amount and entry.draft.income == draft.income and entry.point is not point:
                same = sum(1 for other in active if other.draft.amount == draft.amount)
                if same == 1:
                    _lend(entry, draft)


def _this_year(main: Iterable[_Found], year: int) -> None:
    for entry in main:
        if not entry.draft.years and entry.draft.amount is not None and _THIS_YEAR.search(entry.draft.text):
            entry.draft = _in_year(entry.draft, year)


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
        return _both(verdict, agree(draft.amount, draft.half, total, half))
    incomes = [other for other in siblings if other.income]
    if incomes:
        net, net_half = draft.amount - sum(other.amount or 0 for other in incomes), draft.half + sum(other.half for other in incomes)
        if fits(net, net_half, total, half):
            return _both(verdict, agree(net, net_half, total, half))
    if draft.net:
        return verdict
    if draft.open_cover and total < draft.amount:
        return verdict
    return False


def _finished(entry: _Found, main: list[_Found]) -> ProseAppropriation:
    draft, point = entry.draft, entry.point
    siblings = [other.draft for other in main if other.point.group == point.group and other.draft.kind != "mention" and other is not entry]
    return ProseAppropriation(
        draft.kind,
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
