"""Sentences of an item by their role → drafts where money is given, mentions elsewhere; cover and years go to the amount before.

What gives money: the proposal and the decision; else what the economic section gives; else what the case asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.appropriations.prose_covered import dated_by_cover
from ledger.appropriations.prose_drafts import Draft, Spoken, agree, fits
from ledger.appropriations.prose_kinds import names_money_act, refused, requests, told_by_others
from ledger.appropriations.prose_points import Point
from ledger.appropriations.prose_reading import LONGEST_SENTENCE, POINTS_BACK, names_cover, read_sentence, spread_of, told_amounts
from ledger.appropriations.prose_sentences import proposals_in, sentences
from ledger.model import Place, ProseSource
from ledger.patterns import pattern

__all__ = [
    "MAIN_SECTIONS",
    "Found",
    "Passage",
    "Read",
    "Said",
    "Sentences",
    "asked_for",
    "both",
    "gather",
    "give_cover",
    "in_economy",
    "in_main",
    "in_year",
]


MAIN_SECTIONS = ("proposal", "decision")


@dataclass(slots=True)
class Found:
    """A draft with where it came from, while the item is read."""

    draft: Draft
    point: Point
    place: Place
    order: tuple[int, int]


class Said:
    """A sentence, read only as far as it is asked: most amounts of an item are told in its case and never asked whether they give."""

    def __init__(self, text: str, decided: bool = False) -> None:
        self.text = text[:LONGEST_SENTENCE]
        self._whole = text
        self._decided = decided

    @cached_property
    def told(self) -> tuple[Draft, ...]:
        """Its amounts as mentions."""
        return told_amounts(self._whole)

    @cached_property
    def giving(self) -> Spoken:
        """All it says, read as something that may give money."""
        return read_sentence(self._whole, self._decided)

    @property
    def pays(self) -> bool:
        """May it name cover?"""
        return names_cover(self._whole)

    @cached_property
    def spread(self) -> tuple[tuple[int, int, int], ...]:
        """The years its amounts stand with (`Spoken.spread`)."""
        spread = spread_of(self._whole)
        return self.giving.spread if spread and POINTS_BACK.match(self.text) is not None else spread

    def may_name(self, sizes: Container[int | None]) -> bool:
        """May one of the amounts it gives be of these sizes, in øre? More than one amount may be added up, or taken from each other."""
        return len(self.told) > 1 or (len(self.told) == 1 and self.told[0].amount in sizes)


Sentences = list[tuple[int, Said]]
"""(Offset in the point, sentence) of each sentence of a point."""


class Passage:
    """A point and its sentences, parted when somebody asks for them. `known` are those of points that were read before."""

    def __init__(self, point: Point, known: dict[tuple[str, bool], Sentences]) -> None:
        self.point = point
        self._known = known

    @cached_property
    def said(self) -> Sentences:
        text, decided = self.point.text, self.point.section == "decision"
        if (said := self._known.get((text, decided))) is None:
            said = [(one.start, Said(one.text, decided)) for sentence in sentences(text) for one in proposals_in(sentence)]
            self._known[text, decided] = said
        return said


Read = list[Passage]


def in_main(point: Point, said: Said) -> bool:
    """What proposal and decision say gives money."""
    return point.section in MAIN_SECTIONS


def in_economy(point: Point, said: Said) -> bool:
    return point.section in MAIN_SECTIONS or (point.section == "economy" and names_money_act(said.text))


def asked_for(point: Point, said: Said) -> bool:
    """Where neither proposal nor economy carries money: a sentence that asks for it here and now, or an at-point outside a proposal."""
    if point.section in (*MAIN_SECTIONS, "economy"):
        return True
    text = said.text
    if POINTS_BACK.match(text) is not None and said.pays and said.giving.cover and not said.giving.drafts and said.giving.alone is None:
        return True  # "Begge tillægsbevillinger finansieres af …" goes to what was asked for before it
    return (requests(text) or _proposed(point, text)) and names_money_act(text) and not refused(text) and not told_by_others(text)


def _proposed(point: Point, text: str) -> bool:
    """Is it an at-point outside a proposal ("at der gives …", "2. at skolen får …")?"""
    return point.marked and (text.lower().startswith(("der ", "at ")) or (point.proposal is not None and _GIVES.search(text) is not None))


_GIVES = pattern(r"\b(?:får|gives|bevilges|meddeles|frigives|afsættes|ydes|overføres|omplaceres)\b", re.IGNORECASE)


def gather(spoken: Read, gives: Callable[[Point, Said], bool]) -> list[Found]:
    """Read every sentence by its role: drafts where it gives money, mentions elsewhere; cover and years go to the amount before."""
    found: list[Found] = []
    for passage in spoken:
        point = passage.point
        main = point.section in MAIN_SECTIONS
        for start, said in passage.said:
            if not said.told and not (main or any(entry.draft.kind != "mention" for entry in found)):
                continue  # without an amount it says only more of money given before it
            for draft in _given(found, point, said.giving) if gives(point, said) else said.told:
                offset = start + draft.offset
                found.append(Found(draft, point, point.place(offset), (point.order, offset)))
    return found


def _given(found: list[Found], point: Point, sentence: Spoken) -> tuple[Draft, ...]:
    """The drafts and mentions of a sentence that may give money, once its cover and years have gone to the amounts before it."""
    if sentence.alone is not None and not _earlier(found, point):
        sentence = replace(sentence, drafts=(sentence.alone,), cover=())
    _attach(found, point, sentence)
    _cover_of_all(found, point, sentence)
    return sentence.mentions if _only_years(found, point, sentence) else (*sentence.drafts, *sentence.mentions)


def _earlier(found: list[Found], point: Point) -> list[Found]:
    """The drafts a later sentence may speak of: those of its own point, else of its own section."""
    own = [entry for entry in found if entry.draft.kind != "mention" and entry.point is point]
    return own or [entry for entry in found if entry.draft.kind != "mention" and entry.point.group == point.group]


def _only_years(found: list[Found], point: Point, said: Spoken) -> bool:
    """Is the sentence just the split of an amount named before it ("Bevillingen budgetlægges med 2,5 i 2025 og 19,0 i 2026")?"""
    return bool(said.years) and any(entry.point is point and entry.draft.years == said.years for entry in found)


def _attach(found: list[Found], point: Point, said: Spoken) -> None:
    """Cover and years of a sentence without an amount of its own → the amounts before it."""
    if said.budgeted and point.section in MAIN_SECTIONS:
        give_cover([entry for entry in _earlier(found, point) if entry.point is point and not entry.draft.income], said.budgeted, False)
    if said.years:
        target = next((e for e in reversed(_earlier(found, point)) if e.point is point and not e.draft.years and not e.draft.income), None)
        if target is not None and target.draft.amount is not None:
            added, half = sum(value for _, value in said.years), sum(value for _, value in said.halves)
            verdict = agree(target.draft.amount, target.draft.half, added, half)
            target.draft = replace(target.draft, years=said.years, halves=said.halves, checked=both(target.draft.checked, verdict))
        return
    if said.drafts:
        return
    if said.cover and point.section in MAIN_SECTIONS and POINTS_BACK.match(said.text) is not None and not _earlier(found, point):
        _bought(found, point)
    earlier = [entry for entry in _earlier(found, point) if not entry.draft.income]
    if said.lone_year is not None:
        for entry in earlier:
            if entry.point is point and not entry.draft.years and entry.draft.amount is not None:
                entry.draft = in_year(entry.draft, said.lone_year)
    if said.cover and not (said.borrowed and _too_much(earlier, said.cover)):
        give_cover(earlier, said.cover, said.open_cover)


_FOR_ALL = pattern(r"\b(?:begge(?:\s+dele)?|alle|samtlige|det\s+hele)\s+(?:\w+\s+)?finan[cs]ier", re.IGNORECASE)


def _cover_of_all(found: list[Found], point: Point, said: Spoken) -> None:
    """ "…, samt at der afsættes 60.000 kr., begge dele finansieret af puljen": also the cover of what was given before it."""
    if said.drafts and said.drafts[-1].financing and _FOR_ALL.search(said.text) is not None:
        unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in said.drafts[-1].financing)
        for entry in found:
            if entry.point is point and entry.draft.kind != "mention" and not entry.draft.income and not entry.draft.financing:
                entry.draft = replace(entry.draft, financing=unsplit)


_BUYS = pattern(r"\b(?:køb|køber|købes|erhverv\w*|anskaff\w*)\b", re.IGNORECASE)


def _bought(found: list[Found], point: Point) -> None:
    """ "at aktierne købes for 600.000 kr., og at beløbet afholdes over kassen": a price that is paid is money given."""
    prices = [e for e in found if e.point is point and e.draft.kind == "mention" and e.draft.amount and _BUYS.search(e.draft.text)]
    if len(prices) == 1:
        prices[0].draft = replace(prices[0].draft, kind="appropriation")


def _too_much(entries: list[Found], cover: tuple[ProseSource, ...]) -> bool:
    """Is a loan larger than all that the item gives? Then it is for something else."""
    largest = max((entry.draft.amount or 0 for entry in entries), default=0)
    given = sum(entry.draft.amount or 0 for entry in entries)
    return any((source.amount or 0) > max(largest, given) + source.half for source in cover)


def in_year(draft: Draft, year: int) -> Draft:
    return replace(draft, years=((year, draft.amount or 0),), halves=((year, draft.half),))


def give_cover(entries: list[Found], cover: tuple[ProseSource, ...], partial: bool) -> None:
    """Cover named apart from its amount → the amounts that lack one: the one it adds up to, else all of them, unsplit."""
    open_entries = [entry for entry in entries if not entry.draft.financing]
    if goes_on(entries, cover) or not open_entries:
        return
    firsts = [e for e in open_entries if POINTS_BACK.match(e.draft.text) is None]
    if len(firsts) == 1 and all(e is firsts[0] or e.draft.amount == firsts[0].draft.amount for e in open_entries):
        open_entries = firsts  # "rådighedsbeløbet fordeles med 3,0 i 2026 og 5,0 i 2027" is the same money, told by year
    split = all(source.amount is not None for source in cover)
    total, half = sum(source.amount or 0 for source in cover), sum(source.half for source in cover)
    if len(open_entries) == 1:
        target = open_entries[0]
        target.draft = replace(target.draft, financing=cover, open_cover=partial)
        return
    if split:
        fitting = [e for e in open_entries if e.draft.amount is not None and fits(e.draft.amount, e.draft.half, total, half)]
        if len(fitting) == 1 or (fitting and len({entry.draft.text for entry in fitting}) == 1):
            fitting[0].draft = replace(fitting[0].draft, financing=cover, open_cover=partial)
            return
    unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in cover)
    for entry in open_entries:
        entry.draft = replace(entry.draft, financing=unsplit, open_cover=partial)


def goes_on(entries: list[Found], cover: tuple[ProseSource, ...]) -> bool:
    """ "For 2025 anvises dækning på 1,0 mio. kr. på … For 2026 anvises dækning på 5,2 mio. kr. på …": sources told one by one are those of
    the amount they fill. True when such an amount, its cover begun and not yet full, took them."""
    if any(source.amount is None for source in cover):
        return False
    for entry in entries:
        draft = entry.draft
        begun = draft.financing
        if draft.amount is None or not begun or any(source.amount is None for source in begun):
            continue
        if any((source.amount, source.source) == (told.amount, told.source) for source in cover for told in begun):
            continue  # told again
        total, half = (sum(getattr(source, name) or 0 for source in (*begun, *cover)) for name in ("amount", "half"))
        if total <= draft.amount + draft.half + half and sum(source.amount or 0 for source in begun) < draft.amount:
            entry.draft = dated_by_cover(replace(draft, financing=(*begun, *cover)))
            return True
    return False


def both(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return True if left or right else None
