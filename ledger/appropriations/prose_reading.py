"""One sentence → what it says: its main amounts with years and cover, its parts, and what it only mentions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ledger.appropriations.prose_amounts import Amount, amounts_in
from ledger.appropriations.prose_covered import alone, covered, covering, sources_of
from ledger.appropriations.prose_drafts import Draft, Spoken, mention
from ledger.appropriations.prose_kinds import is_past, refused, told_by_others
from ledger.appropriations.prose_sources import Cover, cover_of
from ledger.appropriations.prose_split import main_amounts
from ledger.appropriations.prose_years import lone_year, years_of
from ledger.appropriations.sources import source_code
from ledger.model import ProseSource
from ledger.patterns import pattern

# "udgifts- og indtægtsbevilling på 950.000 kr.": one figure, and both sides of it are given
_BOTH_SIDES = pattern(
    r"\b(?:udgifts|indtægts)-\s*(?:og|samt)\s+(?:udgifts|indtægts)\w*bevilling\w*\s+(?:\w+\s+){0,3}?på\s+$", re.IGNORECASE
)


def both_sides(text: str, drafts: list[Draft]) -> list[Draft]:
    """Drafts → the same, with the income beside an expenditure where the sentence gives both with one figure."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind == "mention" or not _BOTH_SIDES.search(text[: draft.offset][-120:]):
            found.append(draft)
        else:
            found += [replace(draft, income=False), replace(draft, income=True)]
    return found


__all__ = ["LONGEST_SENTENCE", "POINTS_BACK", "names_cover", "read_sentence", "spread_of", "told_amounts"]


POINTS_BACK = pattern(
    r"^\s*(?:(?:heraf|hvoraf|det|de|den|dette|disse)\s+)?(?:\w*bevilling(?:en|erne)|beløbet|beløbene|udgift(?:en|erne)|"
    r"rådighedsbeløb(?:et|ene)|midlerne|pengene|rammen|summen|heraf|"
    r"(?:begge|alle|samtlige|de\s+(?:to|tre|fire|fem|nævnte|anførte|foreslåede|samlede)|"
    r"den\s+samlede)\s+(?:\w+\s+)?\w*(?:bevilling|beløb|udgift|rådighedsbeløb|omplacering|midler)\w*|"
    r"fordelingen|omplacering(?:en|erne)|overførs(?:len|lerne)|anlægsudgift(?:en|erne)|merudgift(?:en|erne)|tilskuddet|"
    r"tilskuddene|tilsagnet|støtten|"
    r"bevillingsbeløbet|finansieringen|restbeløbet|anlægssummen)\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 3_000
MOST_AMOUNTS = 40
"""Past these a "sentence" is a list or a page without full stops: its amounts are kept as mentions, no grammar is read into it."""


def told_amounts(text: str) -> tuple[Draft, ...]:
    """A sentence that only tells (case text) → a mention of each of its amounts: nothing in it rules another, so no grammar is read."""
    return tuple(mention(amount, text[:LONGEST_SENTENCE]) for amount in _amounts(text))


def names_cover(text: str) -> bool:
    """Does the sentence say how something is paid? Only then can `read_sentence` find cover in it."""
    return bool(_covers(text))


def spread_of(text: str) -> tuple[tuple[int, int, int], ...]:
    """The years of a sentence's amounts as `read_sentence` gives them, without the rest of what it says."""
    amounts = _amounts(text)
    if not amounts or len(text) > LONGEST_SENTENCE or len(amounts) > MOST_AMOUNTS:
        return ()
    return _spread(text, amounts, dict(_bound(text)))


def read_sentence(text: str, decided: bool = False) -> Spoken:
    """A sentence → what it says, where it may give money; `decided` is true in a decision. A sentence that only tells: `told_amounts`."""
    amounts = _amounts(text)
    if len(text) > LONGEST_SENTENCE or len(amounts) > MOST_AMOUNTS:
        return Spoken(text[:LONGEST_SENTENCE], mentions=told_amounts(text))
    covers = _covers(text)
    budgeted = _budgeted(text) if POINTS_BACK.match(text) else ()
    if not amounts:
        years = lone_year(text) if POINTS_BACK.match(text) or covers else None
        return Spoken(
            text, cover=sources_of(amounts, covers, {}), open_cover=any(c.partial for c in covers), lone_year=years, budgeted=budgeted
        )
    bound = dict(_bound(text))
    spread = _spread(text, amounts, bound)
    owned = covering(text, amounts, covers)
    free = [i for i in range(len(amounts)) if i not in owned]
    told = refused(text) or told_by_others(text)
    drafts, mentions = main_amounts(text, amounts, free, bound, told, decided)
    drafts = both_sides(text, drafts)
    cover = sources_of(amounts, covers, bound)
    partial = any(c.partial for c in covers)
    back = POINTS_BACK.match(text)
    first = min((draft.offset for draft in drafts), default=0)
    apposed = any(text[one.end : first].strip() == "," for one in covers)  # "midlerne fra puljen, 1,25 mio. kr., anvendes til …"
    if drafts and cover and back is not None and not apposed and min(one.start for one in covers) < first:
        # "Beløbet afholdes af puljen, hvor der er 250.000 kr. tilbage": the cover is for what was named before
        mentions, drafts = (*mentions, *(replace(draft, kind="mention", years=(), halves=()) for draft in drafts)), []
    borrowed = any(one.borrowed for one in covers)
    if borrowed and not drafts:
        loans = tuple(mention(amounts[i], text) for i in sorted(owned))
        return Spoken(text, (), () if told else cover, partial, mentions=(*mentions, *loans), spread=spread, borrowed=True)
    if told:
        spoken_cover = tuple(mention(amounts[i], text) for i in sorted(owned))
        return Spoken(text, (), cover, partial, (), (), None, tuple(drafts) + mentions + spoken_cover, spread=spread)
    if drafts and cover:
        drafts, mentions = covered(text, drafts, mentions, amounts, covers, cover, partial)
        return Spoken(text, tuple(drafts), mentions=mentions, spread=spread)
    if drafts and budgeted and not all(draft.split for draft in drafts):
        mentions, drafts = (*mentions, *(replace(draft, kind="mention", years=(), halves=()) for draft in drafts)), []
    if drafts and back is not None and all(draft.split for draft in drafts):
        return Spoken(text, tuple(drafts), (), False, drafts[0].years, drafts[0].halves, None, mentions, budgeted=budgeted)
    lonely = None if drafts else alone(text, cover, amounts)
    return Spoken(text, tuple(drafts), cover, partial, mentions=mentions, alone=lonely, spread=spread, budgeted=budgeted)


_STANDS = pattern(
    r"\b(?:er|står|indgår|fremgår)\s+(?:\w+\s+){0,2}?(?:afsat|optaget|budgetteret|budgetlagt|indarbejdet|reserveret|opført)?\s*"
    r"(?:på|i|under|af|inden\s?for)\s+(?P<name>(?:[^\s.,;]+\s+){0,7}?[^\s.,;]*(?:ramme|budget|oversigt|konto|pulje|"
    r"rådighedsbeløb|plan)[^\s.,;]*(?:\s+(?:for\s+)?20[0-9]{2}(?:-20[0-9]{2})?)?)",
    re.IGNORECASE,
)
_SET_ASIDE = pattern(r"\b(?:afsat|optaget|budgetteret|budgetlagt|indarbejdet|reserveret|opført|står)\b", re.IGNORECASE)


def _budgeted(text: str) -> tuple[ProseSource, ...]:
    """ "Beløbet er afsat på anlægsrammen med 1,6 mio. kr. i 2026": where the money stands already, as its source."""
    match = _STANDS.search(text)
    if (
        match is None
        or re.search(r"\b(?:der|som)\s+$", text[: match.start()])
        or _SET_ASIDE.search(match.group()) is None
        or _NOT.search(text[: match.end()]) is not None
    ):
        return ()
    return (ProseSource(match["name"], None, 0, source_code(match["name"])),)


_NOT = pattern(r"\b(?:ikke|ingen)\b", re.IGNORECASE)


@lru_cache(maxsize=128)
def _amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a sentence: asked for by everyone who reads it, its figures are found once."""
    return amounts_in(text)


@lru_cache(maxsize=128)
def _covers(text: str) -> tuple[Cover, ...]:
    return cover_of(text, _amounts(text))


@lru_cache(maxsize=128)
def _bound(text: str) -> tuple[tuple[int, tuple[int, ...]], ...]:
    return tuple(years_of(text, _amounts(text)).items())


def _spread(text: str, amounts: tuple[Amount, ...], bound: dict[int, tuple[int, ...]]) -> tuple[tuple[int, int, int], ...]:
    """Amounts that each stand with one year of their own, no year twice: what a text lends to an amount it adds up to."""
    dated = [(bound[i][0], amount.ore, amount.half) for i, amount in enumerate(amounts) if len(bound.get(i, ())) == 1]
    found = tuple((year, ore, half) for year, ore, half in dated if ore is not None)
    if len({year for year, _, _ in found}) != len(found) or (len(found) == 1 and is_past(text, text[: amounts[0].start])):
        return ()
    return found
