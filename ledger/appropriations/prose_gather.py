"""Sentences of an item by their role → drafts where money is given, mentions elsewhere; cover and years go to the amount before.

What gives money: the proposal and the decision; else what the economic section gives; else what the case asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from ledger.appropriations.prose_covered import dated_by_cover
from ledger.appropriations.prose_drafts import Draft, Spoken, agree, fits
from ledger.appropriations.prose_kinds import names_money_act, refused, requests, told_by_others
from ledger.appropriations.prose_points import Point
from ledger.appropriations.prose_reading import POINTS_BACK, read_sentence
from ledger.model import Place, ProseSource
from ledger.patterns import pattern

__all__ = ["MAIN_SECTIONS", "Found", "Read", "Said", "asked_for", "both", "gather", "give_cover", "in_economy", "in_year"]


MAIN_SECTIONS = ("proposal", "decision")


@dataclass(slots=True)
class Found:
    """A draft with where it came from, while the item is read."""

    draft: Draft
    point: Point
    place: Place
    order: tuple[int, int]


class Said:
    """A sentence read both ways: as something that gives money, and, only where that is asked, as something that tells."""

    def __init__(self, text: str, decided: bool = False) -> None:
        self.giving = read_sentence(text, told=False, decided=decided)

    @cached_property
    def telling(self) -> Spoken:
        said = self.giving
        return read_sentence(said.text, told=True) if said.drafts or said.mentions or said.cover else said


Read = list[tuple[Point, list[tuple[int, Said]]]]


def in_economy(point: Point, said: Said) -> bool:
    return point.section in MAIN_SECTIONS or (point.section == "economy" and names_money_act(said.giving.text))


def asked_for(point: Point, said: Said) -> bool:
    """Where neither proposal nor economy carries money: a sentence that asks for it here and now, or an at-point outside a proposal."""
    if point.section in (*MAIN_SECTIONS, "economy"):
        return True
    text = said.giving.text
    if said.giving.cover and not said.giving.drafts and said.giving.alone is None and POINTS_BACK.match(text) is not None:
        return True  # "Begge tillægsbevillinger finansieres af …" goes to what was asked for before it
    return (requests(text) or _proposed(point, text)) and names_money_act(text) and not refused(text) and not told_by_others(text)


def _proposed(point: Point, text: str) -> bool:
    """Is it an at-point outside a proposal ("at der gives …", "2. at skolen får …")?"""
    return point.marked and (text.lower().startswith(("der ", "at ")) or (point.proposal is not None and _GIVES.search(text) is not None))


_GIVES = pattern(r"\b(?:får|gives|bevilges|meddeles|frigives|afsættes|ydes|overføres|omplaceres)\b", re.IGNORECASE)


def gather(spoken: Read, gives: Callable[[Point, Said], bool]) -> list[Found]:
    """Read every sentence by its role: drafts where it gives money, mentions elsewhere; cover and years go to the amount before."""
    found: list[Found] = []
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
                found.append(Found(draft, point, point.place(offset), (point.order, offset)))
    return found


def _earlier(found: list[Found], point: Point) -> list[Found]:
    """The drafts a later sentence may speak of: those of its own point, else of its own section."""
    own = [entry for entry in found if entry.draft.kind != "mention" and entry.point is point]
    return own or [entry for entry in found if entry.draft.kind != "mention" and entry.point.group == point.group]


def _only_years(found: list[Found], point: Point, said: Spoken, giving: bool) -> bool:
    """Is the sentence just the split of an amount named before it ("Bevillingen budgetlægges med 2,5 i 2025 og 19,0 i 2026")?"""
    if not giving or not said.years:
        return False
    return any(entry.point is point and entry.draft.years == said.years for entry in found)


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
