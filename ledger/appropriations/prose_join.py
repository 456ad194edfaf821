"""Drafts of one item → each money once: repetitions, wholes of points before them, and what other sections add to an amount."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from ledger.appropriations.prose_drafts import Draft, Spoken, fits
from ledger.appropriations.prose_gather import MAIN_SECTIONS, Found, Read, Said, both, give_cover, goes_on, in_year
from ledger.appropriations.prose_kinds import is_past
from ledger.appropriations.prose_points import Point
from ledger.appropriations.prose_reading import POINTS_BACK
from ledger.appropriations.prose_sources import refers
from ledger.appropriations.prose_years import lone_year
from ledger.patterns import pattern

__all__ = ["add_wholes", "complement", "deduplicated", "go_on", "pay_shares", "this_year"]


_DEFINITE = pattern(
    r"\b(?:\w*bevilling(?:en|erne)|beløbet|udgiften|rådighedsbeløbet|rammen|midlerne|udgifterne|samme)\b[^.;]{0,60}$", re.IGNORECASE
)
_RESTATED = pattern(
    r"\b(?:\w*bevilling(?:en|erne)|(?:mer)?udgift(?:en|erne)|anlægssummen|rådighedsbeløb(?:et|ene)|beløb(?:et|ene)|omplacering(?:en|erne)|"
    r"overførs(?:len|lerne)|rammen|midlerne|(?:de|den|det|disse)\s+(?:i\s+alt|samlede?|nævnte|\w+)(?:\s+\w+){0,2}?(?:\s+på)?)\s+"
    r"(?:(?:i\s+alt|på|samlet|tilsammen|ca\.|netto|for|som|af)\s+){0,4}$",
    re.IGNORECASE,
)
_ONLY_PAID = pattern(r"\s*(?:at\s+)?(?:de\s+|beløbet\s+)?", re.IGNORECASE)
_PAID = pattern(r"\b(?:finan[cs]ieres|dækkes|afholdes|tages|anvises)\b", re.IGNORECASE)
_WORKS = pattern(r"\banlægs\w*bevilling", re.IGNORECASE)
_GIVEN_WORKS = pattern(r"\b(?:gives|giver|meddele[rs]|bevilge[rs])\b[^.;]{0,60}\banlægs\w*bevilling", re.IGNORECASE)
_YEARLY_SHARE = pattern(r"\brådighedsbeløb\w*\b[^.;]{0,60}$", re.IGNORECASE)
_WORD = pattern(r"[a-zæøå]{5,}")
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
_THIS_YEAR = pattern(r"\b(?:indeværende (?:budget|regnskabs)?år|i år)\b", re.IGNORECASE)
_PLACED = pattern(
    r"afhold|dækkes|betales|hentes|frigiv|tilskud|ydes|gives|budget|bevilling|udgift|rådighedsbeløb|beløb|finan[cs]ier|afsat|penge|midler",
    re.IGNORECASE,
)
_OF_ALL = pattern(r"\b\w*(?:udgifterne|bevillingerne|beløbene|rådighedsbeløbene|merudgifterne|initiativerne)\b", re.IGNORECASE)


def deduplicated(entries: list[Found]) -> list[Found]:
    """The same money named twice is one appropriation: the later becomes a mention, its years and cover go to the first."""
    kept: list[Found] = []
    for entry in entries:
        first = next((other for other in kept if other.draft.kind != "mention" and _same(other, entry)), None)
        if first is not None:
            _lend(first, entry.draft)
            entry.draft = replace(entry.draft, kind="mention", financing=(), years=(), halves=(), checked=None)
        kept.append(entry)
    return kept


def _same(first: Found, later: Found) -> bool:
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
    if _ONLY_PAID.fullmatch(before) is not None and _PAID.search(right.text, right.offset) is not None:
        return True  # "at 1.000.000 kr. i 2025 finansieres af …": the amount before it, paid
    if _DEFINITE.search(before):
        return True
    if _WORKS.search(left.text) and _YEARLY_SHARE.search(before) and right.split:
        return True  # the anlægsbevilling, and its rådighedsbeløb year by year
    return _alike(left.text, right.text)


def _alike(left: str, right: str) -> bool:
    """Do two sentences speak of the same purpose: half of the content words of the shorter in the other?"""
    words, others = ({w for w in _WORD.findall(text.lower()) if w not in _MONEY_WORDS} for text in (left, right))
    fewest = min(len(words), len(others))
    return fewest > 0 and 2 * len(words & others) >= fewest


def _lend(first: Found, later: Draft) -> None:
    draft = first.draft
    if draft.kind == "release" and later.kind == "appropriation" and _GIVEN_WORKS.search(later.text):
        draft = replace(draft, kind="appropriation")  # released first, then given
    if draft.kind == "frame" and later.kind == "appropriation" and "ramme" not in later.text[: later.offset].lower():
        draft = replace(draft, kind="appropriation")  # what may be spent, then the money for it
    if later.financing and not draft.financing:
        draft = replace(draft, financing=later.financing, open_cover=later.open_cover)
    if later.years and (not draft.years or len(later.years) > len(draft.years)):
        draft = replace(draft, years=later.years, halves=later.halves, checked=both(draft.checked, later.checked))
    first.draft = draft


def _nets(main: list[Found]) -> None:
    """ "… en tillægsbevilling på 0,5 mio. kr. Den gives som en udgiftsbevilling på 0,8 mio. kr. og en indtægtsbevilling på 0,3 mio. kr.":
    the two sides, told in a sentence that points back, are the acts; the net before them is what is left."""
    for k, entry in enumerate(main):
        draft = entry.draft
        if draft.kind == "mention" or not draft.income or POINTS_BACK.match(draft.text) is None:
            continue
        cost = next((e for e in main if e.draft.text == draft.text and e.point is entry.point and not e.draft.income), None)
        net = next(
            (e for e in reversed(main[:k]) if e.point is entry.point and e.draft.text != draft.text and e.draft.kind != "mention"), None
        )
        if cost is None or net is None or net.draft.income or "indtægtsbevilling" not in draft.text.lower():
            continue
        left = (cost.draft.amount or 0) - (draft.amount or 0)
        if fits(net.draft.amount or 0, net.draft.half, left, cost.draft.half + draft.half):
            if len(net.draft.years) == 1 and not cost.draft.years and not draft.years:
                cost.draft, entry.draft = in_year(cost.draft, net.draft.years[0][0]), in_year(draft, net.draft.years[0][0])
            net.draft = replace(net.draft, kind="mention")


_NET_GAIN = pattern(
    r"\b(?:netto(?:provenu|indtægt|gevinst|overskud|beløb)\w*|provenuet|overskuddet|(?:mer|"
    r"salgs)?indtægten)\s+(?:\w+\s+){0,3}?på\s+(?:i alt\s+|ca\.\s+)?$",
    re.IGNORECASE,
)


def _proceeds(main: list[Found]) -> None:
    """ "at nettoprovenuet på 3,9 mio. kr. tilføres kassen" beside the income and the costs it is left of: told, not given."""
    for k, entry in enumerate(main):
        draft = entry.draft
        if draft.kind == "mention" or draft.amount is None or _NET_GAIN.search(draft.text[: draft.offset]) is None:
            continue
        beside = [e.draft for e in main[:k] if e.point.group == entry.point.group and e.draft.kind != "mention"]
        if not any(other.income for other in beside):
            continue
        left = sum((other.amount or 0) * (1 if other.income else -1) for other in beside)
        gains = sum(other.amount or 0 for other in beside if other.income)
        half = draft.half + sum(other.half for other in beside)
        if fits(abs(draft.amount), half, left, 0) or fits(abs(draft.amount), half, gains, 0):
            entry.draft = replace(draft, kind="mention")


def add_wholes(main: list[Found]) -> None:
    """A later point that adds up the amounts before it ("Anlægsbevillingen på i alt 30,7 mio. kr. finansieres …") is no new money:
    its parts get its cover, and among parts that are themselves appropriations it is a mention."""
    _nets(main)
    _proceeds(main)
    for k, entry in enumerate(main):
        draft = entry.draft
        if draft.kind == "mention" or draft.amount is None or draft.income:
            continue
        before = [e for e in main[:k] if e.draft.kind != "mention" and e.point.group == entry.point.group]
        if len(before) < 2:
            continue
        restated = _RESTATED.search(draft.text[: draft.offset]) is not None
        if not restated or draft.kind not in ("appropriation", "transfer"):
            before = [e for e in before if e.draft.kind != "transfer"]
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
        told = restated or any(p.draft.kind == "appropriation" for p in parts)
        entry.draft = replace(draft, checked=both(draft.checked, True), kind="mention" if told else draft.kind)
        unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in draft.financing)
        for part in parts:
            if not part.draft.financing:
                part.draft = replace(part.draft, financing=unsplit)


def complement(main: list[Found], spoken: Read) -> None:
    """What the rest of the item says of the same money: cover from the economic section, years from where the amount is told again."""
    active = [entry for entry in main if entry.draft.kind != "mention"]
    if not active:
        return
    spending = [entry for entry in active if not entry.draft.income]
    incomes = [entry for entry in active if entry.draft.income]
    used = {id(entry.point) for entry in active}
    elsewhere = any(passage.point.section in MAIN_SECTIONS and refers(said.text) for passage in spoken for _, said in passage.said)
    undated = len(spending) == 1 and not spending[0].draft.years and spending[0].draft.amount is not None and not spending[0].draft.yearly
    year_votes: set[int] = set()
    for passage in spoken:
        point = passage.point
        for _, said in passage.said:
            _same_amount_elsewhere(active, point, said)
            _spread_over(spending, point, said)
            _rest_of_years(spending, point, said, spoken)
            _year_of_income(incomes, point, said.text)
            _loan_of(spending, point, said)
            if id(point) not in used and said.pays and _speaks_of_it(point, said.text, elsewhere):
                _cover_apart(spending, said.giving)
            if undated and point.section in ("economy", "proposal", "decision") and _PLACED.search(said.text):
                year = lone_year(said.text)
                if year is not None and not (said.pays and _year_of_a_source(said.giving)):
                    year_votes.add(year)
    if undated and not spending[0].draft.years and len(year_votes) == 1:
        spending[0].draft = in_year(spending[0].draft, next(iter(year_votes)))


def _cover_apart(spending: list[Found], said: Spoken) -> None:
    """Cover told apart from all amounts: to the only point that lacks one, to the amount that its subject names, or as more of it."""
    if not said.cover or said.drafts:
        return
    lone = [entry for entry in spending if not entry.draft.financing]
    if len({id(entry.point) for entry in lone}) == 1 or _OF_ALL.search(said.text):
        give_cover(lone, said.cover, said.open_cover)
    elif not lone:
        goes_on(spending, said.cover)
    elif (own := _spoken_of(lone, said.text)) is not None:
        give_cover([own], said.cover, said.open_cover)


_STEM = 5  # letters that two words of one thing share: "driftsoverførslerne", "driftsmidler"


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _MONEY_WORDS and word[:_STEM] not in _NO_SUBJECT}


_NO_SUBJECT = frozenset(
    {"overf", "finan", "bevil", "tillæ", "beløb", "rådig", "omple", "ompla", "afhol", "dække", "kasse", "samme", "også"}
)


def _spoken_of(lone: list[Found], text: str) -> Found | None:
    """ "Driftsoverførslerne finansieres også af kassen": the only one of several amounts that the subject of the sentence names."""
    verb = _PAID.search(text)
    subject = _stems(text[: verb.start()]) if verb is not None else set()
    named = [entry for entry in lone if subject & _stems(entry.draft.text)]
    return named[0] if len(named) == 1 else None


_INCOME_IN = pattern(
    r"\b(?:salgs)?indtægt(?:en|erne|sbevillingen)\s+(?:\w+\s+){0,2}?(?:budgetlægges|indgår|falder|afsættes|bogføres|indarbejdes|optages|"
    r"kommer|periodiseres|forfalder)\s+(?:\w+\s+){0,2}?i\s+(?P<year>20[0-9]{2})\b(?!\s*(?:og|-|–|/))",
    re.IGNORECASE,
)


def _year_of_income(incomes: list[Found], point: Point, text: str) -> None:
    """ "… mens indtægten budgetlægges i 2027": the year of the only income that has none."""
    undated = [entry for entry in incomes if not entry.draft.years and entry.draft.amount is not None]
    if len(undated) == 1 and point.section in (*MAIN_SECTIONS, "economy") and (match := _INCOME_IN.search(text)) is not None:
        undated[0].draft = in_year(undated[0].draft, int(match["year"]))


_REMAINS = pattern(r"\b(?:øvrige|resterende|resten|restbeløbet|sidste)\b", re.IGNORECASE)


def _rest_of_years(spending: list[Found], point: Point, said: Said, spoken: Read) -> None:
    """ "2,25 mio. kr., heraf 0,25 mio. kr. i 2025" and, in a later sentence, "de øvrige 2,0 mio. kr. bruges i 2026": together its years."""
    undated = [entry for entry in spending if not entry.draft.years and entry.draft.amount]
    if len(undated) != 1 or point.section == "decision" or _REMAINS.search(said.text) is None or not said.spread:
        return
    [entry] = undated
    told = next((s for passage in spoken if passage.point is entry.point for _, s in passage.said if s.text == entry.draft.text), None)
    if told is None or not told.spread or told is said or {year for year, _, _ in told.spread} & {year for year, _, _ in said.spread}:
        return
    together = sorted((*told.spread, *said.spread))
    total, half = sum(ore for _, ore, _ in together), sum(half for _, _, half in together)
    if fits(entry.draft.amount or 0, entry.draft.half, total, half):
        years, halves = tuple((year, ore) for year, ore, _ in together), tuple((year, half) for year, _, half in together)
        entry.draft = replace(entry.draft, years=years, halves=halves)


_SAME_MOVE = frozenset(
    [
        *("varig", "varigt", "gøres", "årlig", "årligt", "yderligere", "fremover", "fremadrettet", "tilsvarende", "ligeledes", "herefter"),
        *("overføres", "omplaceres", "flyttes", "omplaceringen", "overførslen", "flytningen", "videreføres"),
        *("efterfølgende", "budgetåret", "overslagsårene"),
    ]
)
"""Words that say only how a move goes on."""


def go_on(main: list[Found]) -> None:
    """ "at der varigt fra 2026 overføres 1,6 mio. kr. årligt" behind the same move for 2025: it says only how the move goes on, and is
    paid by whoever paid the first."""
    for before, entry in pairwise([entry for entry in main if entry.draft.kind != "mention"]):
        draft, first = entry.draft, before.draft
        if draft.kind != "transfer" or first.kind != "transfer" or draft.financing or not first.financing or draft.text == first.text:
            continue
        if entry.point.group == before.point.group and not set(_WORD.findall(draft.text.lower())) - _SAME_MOVE:
            unsplit = tuple(replace(source, amount=None, half=0, years=()) for source in first.financing)
            entry.draft = replace(draft, financing=unsplit)


_THAT_SHARE = pattern(r"\s*(?:at\s+)?(?:de|det|beløbet|udgiften|andelen|bevillingen)\s+(?:(?:på|for|i\s+20[0-9]{2})\s+)*", re.IGNORECASE)


def pay_shares(main: list[Found]) -> None:
    """ "… fordelt med 7,6 mio. kr. i 2026 og 10 i 2027. De 7,6 mio. kr. dækkes på …": a year's share, paid: no money beside the whole."""
    for k, entry in enumerate(main):
        draft = entry.draft
        if (
            draft.kind == "mention"
            or draft.amount is None
            or not draft.financing
            or _THAT_SHARE.fullmatch(draft.text[: draft.offset]) is None
        ):
            continue
        whole = next((e for e in main[:k] if e.point is entry.point and any(ore == draft.amount for _, ore in e.draft.years)), None)
        if whole is None or whole.draft.financing or len(whole.draft.years) < 2:
            continue
        cover = draft.financing
        if len(cover) == 1:
            cover = (replace(cover[0], amount=draft.amount, half=draft.half),)
        whole.draft = replace(whole.draft, financing=cover, open_cover=True)
        entry.draft = replace(draft, kind="mention", financing=(), years=(), halves=())


def _loan_of(spending: list[Found], point: Point, said: Said) -> None:
    """A loan named before the money it pays, in the same proposals."""
    if point.section in MAIN_SECTIONS and said.pays and said.giving.borrowed and (cover := said.giving.cover):
        here = [entry for entry in spending if not entry.draft.financing and entry.point.group == point.group]
        if here and any((entry.draft.amount or 0) + entry.draft.half >= (cover[0].amount or 0) for entry in here):
            give_cover(here, cover, said.giving.open_cover)


def _spread_over(spending: list[Found], point: Point, said: Said) -> None:
    """The years under which the text sets an amount aside ("afsat i 2025 med 1,0 og i 2026 med 1,75 mio. kr.") → the "
    "amount they make up."""
    undated = [entry for entry in spending if not entry.draft.years and entry.draft.amount]
    if len(undated) != 1 or point.section not in ("economy", "proposal", "case") or undated[0].draft.yearly or not said.spread:
        return
    [entry] = undated
    total, half = sum(ore for _, ore, _ in said.spread), sum(half for _, _, half in said.spread)
    if entry.draft.amount == total or (len(said.spread) > 1 and fits(entry.draft.amount or 0, entry.draft.half, total, half)):
        years = tuple(sorted((year, ore) for year, ore, _ in said.spread))
        entry.draft = replace(entry.draft, years=years, halves=tuple(sorted((year, half) for year, _, half in said.spread)))


def _year_of_a_source(said: Spoken) -> bool:
    """May the year belong to one source of several ("10 mio. kr. af rådighedsbeløbet i 2026 og 4 mio. kr. fra fonden")?"""
    covers = [*said.cover, *(source for draft in said.drafts for source in draft.financing)]
    return len(covers) > 1 and all(source.amount is not None for source in covers)


def _speaks_of_it(point: Point, text: str, elsewhere: bool) -> bool:
    """May a sentence of cover without an amount be about the item's own money? In the economic section, when it points back, or
    when the proposal says that its cover is told elsewhere."""
    if elsewhere and point.section in ("summary", "case", "body") and not is_past(text, text):
        return True
    return point.section == "economy" or (point.section in ("summary", "case", "body") and POINTS_BACK.match(text) is not None)


def _same_amount_elsewhere(active: list[Found], point: Point, said: Said) -> None:
    if not said.may_name({abs(entry.draft.amount) for entry in active if entry.draft.amount is not None and entry.point is not point}):
        return
    for draft in said.giving.drafts:
        alike = [entry for entry in active if entry.draft.amount == draft.amount]
        if len(alike) == 1 and alike[0].draft.income == draft.income and alike[0].point is not point:
            _lend(alike[0], draft)


def this_year(main: Iterable[Found], year: int) -> None:
    for entry in main:
        if not entry.draft.years and entry.draft.amount is not None and _THIS_YEAR.search(entry.draft.text):
            entry.draft = in_year(entry.draft, year)
