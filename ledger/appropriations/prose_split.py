"""The amounts of a sentence outside its cover → its main amounts: a split over years, parts beside a whole, or side by side.

The grammar (FORMATS C1): "18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, …"; "4,15 og 0,95, i alt 5,1 mio. kr."; two levels of
one amount ("fra 5 til 6 mio. kr."); a re-phasing, whose years go up and down and sum to nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.appropriations.prose_amounts import Amount
from ledger.appropriations.prose_drafts import Draft, agree, clause, drafted, fits, local, mention
from ledger.appropriations.prose_kinds import is_income, is_part, is_past, is_total, only_said
from ledger.patterns import pattern

__all__ = ["main_amounts"]


_DOWN = pattern(
    r"\b(?:reduktion|reducere[rs]|nedsætte[rs]|nedskrive[rs]|nedskrivning|mindskes|fremrykkes fra|nedjustere[rs])\b", re.IGNORECASE
)
_UP = pattern(r"\b(?:forøgelse|forøge[rs]|forhøje[rs]|forhøjelse|opskrive[rs]|opskrivning|øges|opjustere[rs])\b", re.IGNORECASE)
_REPHASING = pattern(
    r"periodiser|\b(?:nedsættes|reduceres|mindskes)\b.*\b(?:forhøjes|øges|forøges)\b|\b(?:forhøjes|øges|forøges)\b.*\b(?:nedsættes|"
    r"reduceres|mindskes)\b|"
    r"tidsforskyd|\breduktion\b.*\bforøgelse\b|\bforøgelse\b.*\breduktion\b",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT_WORD = pattern(
    r"\b(?:fordelt|fordeles|fordeling|heraf|hvoraf|bestående af|opdelt|hhv\.|henholdsvis|nemlig|som består af)\b[^0-9]{0,60}$",
    re.IGNORECASE,
)
_EXHAUSTIVE = pattern(r"\b(?:fordelt|fordeles|bestående af|opdelt|nemlig|som består af)\b", re.IGNORECASE)
_CHANGE = pattern(r"\bfra\s+(?:ca\.\s*)?$", re.IGNORECASE)
_GRANTED_IN_PART = pattern(r"\s*(?:imødekommes|tilgodeses|nedsættes|ændres)\s+(?:delvist\s+)?(?:med|til)\s+(?:i alt\s+)?", re.IGNORECASE)
_HELD = pattern(
    r"\bud af (?:de|det|den) (?:samlede |afsatte |i alt )?$|"
    r"\b(?:inden\s?for|ud af)\s+(?:den|det|de)\s+(?:\w+\s+){0,4}?\w*(?:ramme|budget|bevilling|rådighedsbeløb|"
    r"pulje)\w*\s+på\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)


_WORTH = pattern(
    r"\b(?:værdi|kontraktsum|kontraktværdi|budsum|ejendomsværdi|vurdering|købspris|købesum|salgspris|salgssum|omsætning|hovedstol|"
    r"anskaffelsessum|restramme|restbevilling|restsaldo|saldo|egenkapital|overskud|"
    r"underskud|(?<!mer)(?<!mindre)forbrug)(?:en|et)?\s+(?:\w+\s+){0,2}?(?:på|til|af)\s+(?:i alt\s+|ca\.\s+|samlet\s+)?$|"
    r"\b(?:tilbud|tilbuddet|licitation(?:en)?|entreprise(?:n)?|entreprisesum(?:men)?)\b[^,;]{0,60}\spå\s+(?:i alt\s+)?$|"
    r"\btil\s+(?:\w+\s+)?finansiering\s+af\s[^,;]{0,60}\spå\s+$|"
    r"\brest(?:ramme|saldo|budget|bevilling)\w*:?\s+$|\b(?:køb|køber|købes|salg|sælges|sælger|"
    r"erhvervelse)\b[^,;]{0,70}\sfor\s+(?:i alt\s+|ca\.\s+)?$",
    re.IGNORECASE,
)


_GOES_ON = pattern(r"\s+(?:til|vedr\.|for)\s+[^\s,.;0-9]+(?:\s+[^\s,.;0-9]+){0,5}?\s*(?:,|,?\s+og|,?\s+samt)\s+", re.IGNORECASE)
_LEFT_THERE = pattern(
    r"\s*(?:til\s+rådighed|tilbage|til\s+overs|uforbrugt|udisponere\w*|ikke[- ]disponere\w*|i\s+rest\w*)\b", re.IGNORECASE
)
_GIVEN_BEFORE = pattern(
    r",?\s*(?:som|der)\s+(?:er\s+|var\s+|blev\s+)?(?:tidligere|allerede)\s+(?:er\s+)?(?:bevilget|frigivet|givet|meddelt)", re.IGNORECASE
)
_LEVEL = pattern(
    r"\b(?:således at|hvorefter|herefter|hermed|dermed|så)\b.*\b(?:samlede?|nye?|korrigerede?|den|"
    r"det)\s+(?:\w+\s+)?\w*(?:bevilling|budget|ramme|"
    r"udgift|anlægssum|rådighedsbeløb|beløb|projektsum)\w*\s+(?:\w+\s+){0,4}?(?:udgør|bliver|er|på|udgøre|til)\s+(?:i alt\s+|ca\.\s+)?$",
    re.IGNORECASE | re.DOTALL,
)


_TIED = pattern(
    r"\s*(?:(?:i|for)\s+(?:år\s+)?[0-9]{4}\s*)?(?:,|og|samt|,\s*og)\s+(?:(?:i\s+[0-9]{4}\s+)?(?:med\s+|på\s+)?)?", re.IGNORECASE
)
_EXPENSE_SIDE = pattern(r"\budgift\w*bevilling\w*\b[^,;]*$", re.IGNORECASE)
_INCOME_SIDE = pattern(r"\bindtægts\w*bevilling\w*\b[^,;]*$", re.IGNORECASE)
_MADE_OF = pattern(
    r"\b(?:gives|givet|ydes|meddeles|bevilges)\s+(?:som|ved|i\s+form\s+af)\b|\bsammensat\b|\bbeståe\w*\s+af\b|\bbestår\s+af\b|"
    r"\bform\s+af\b|\bfordel\w*|"
    r"\bheraf\b|\bhvoraf\b|\bnemlig\b|\bfremkommer\b|\bsom\s+en\b|\bopdel\w*|\(|:|\bved\s+(?:en\s+)?udgift",
    re.IGNORECASE,
)


def _two_sides(text: str, amounts: tuple[Amount, ...], free: list[int]) -> tuple[int, int, int] | None:
    """ "en bevilling på 0,2 mio. kr., der gives som en udgiftsbevilling på 940.000 kr. og en indtægtsbevilling på 740.000 kr.": the two
    appropriations are the acts, the amount before them is only what is left of them. → (net, expense, income) or `None`."""
    for net, left, right in zip(free, free[1:], free[2:], strict=False):
        first, second = clause(text, amounts, left), clause(text, amounts, right)
        if _MADE_OF.search(first) is None or any(amounts[i].ore is None for i in (net, left, right)):
            continue
        if _EXPENSE_SIDE.search(first) is not None and _INCOME_SIDE.search(second) is not None:
            return net, left, right
        if _INCOME_SIDE.search(first) is not None and _EXPENSE_SIDE.search(second) is not None:
            return net, right, left
    return None


def main_amounts(
    text: str, amounts: tuple[Amount, ...], free: list[int], bound: dict[int, tuple[int, ...]], told: bool, decided: bool = False
) -> tuple[list[Draft], tuple[Draft, ...]]:
    """The amounts outside the cover → drafts and mentions; the net of two sides is a mention beside them."""
    sides = None if told else _two_sides(text, amounts, free)
    if sides is None:
        return _main_amounts(text, amounts, free, bound, told, decided)
    net, expense, income = sides
    year = next((bound[i] for i in (net, expense, income) if len(bound.get(i, ())) == 1), None)
    if year is not None:
        bound = bound | {i: bound.get(i, year) for i in (expense, income)}
    drafts, mentions = _main_amounts(text, amounts, [i for i in free if i != net], bound, told, decided, frozenset((expense, income)))
    left, cost, back = amounts[net], amounts[expense], amounts[income]
    verdict = agree(left.ore or 0, left.half, (cost.ore or 0) - (back.ore or 0), cost.half + back.half)
    drafts = [replace(draft, checked=verdict) if draft.offset == cost.start and not verdict else draft for draft in drafts]
    return drafts, (*mentions, mention(left, text))


def _main_amounts(
    text: str,
    amounts: tuple[Amount, ...],
    free: list[int],
    bound: dict[int, tuple[int, ...]],
    told: bool,
    decided: bool,
    sides: frozenset[int] = frozenset(),
) -> tuple[list[Draft], tuple[Draft, ...]]:
    mentions: list[Draft] = []
    usable: list[int] = []
    parts: list[int] = []
    past = False
    for i in free:
        amount = amounts[i]
        before = clause(text, amounts, i)
        # "er afsat med 0,8 mio. kr. i 2025 og 2,0 mio. kr. i 2026": the words before the first rule those tied to it
        past = (past and i - 1 in free and _TIED.fullmatch(before) is not None) or is_past(
            text, text[: amount.start] if i == 0 else before, decided
        )
        if (
            told
            or amount.ore is None
            or amount.per
            or past
            or _only_a_measure(text, amounts, i)
            or (only_said(before) and not is_total(before))
        ):
            mentions.append(mention(amount, text))
        elif (
            i
            and i not in sides
            and (len(bound.get(i, ())) != 1 or _begun(text, amounts, free, i, bound))
            and (is_part(before) or (i - 1 in parts and _GOES_ON.fullmatch(before) is not None))
        ):
            parts.append(i)
        else:
            usable.append(i)
    if not usable:
        return [], (*mentions, *(mention(amounts[i], text) for i in parts))
    if len(usable) == 2 and _is_change(text, amounts, usable):
        old, new = amounts[usable[0]], amounts[usable[1]]
        if old.ore is not None and new.ore is not None:
            merged = replace(new, ore=abs(new.ore - old.ore), half=old.half + new.half, negative=new.ore < old.ore)
            return [drafted(text, amounts, usable[1], merged, bound, known=None)], (*mentions, mention(old, text))
    raise_of = _raise(amounts, usable, text)
    if raise_of is not None:
        given, levels = raise_of
        if given not in bound and levels[1] in bound:
            bound = bound | {given: bound[levels[1]]}
        less = (amounts[levels[1]].ore or 0) < (amounts[levels[0]].ore or 0)
        draft = drafted(text, amounts, given, replace(amounts[given], negative=less), bound, known=None)
        return [draft], (*mentions, *(mention(amounts[i], text) for i in levels))
    if len(usable) > 1:
        bound = {i: years[:1] if years[-1] == 0 else years for i, years in bound.items() if years}
    # in a series of years, "1,3 mio. kr. i 2028 og 2029" is the amount of each
    series = len(usable) > 2 and all(i in bound for i in usable) and sum(len(bound[i]) == 1 for i in usable) >= 2
    by_year = [i for i in usable if len(bound.get(i, ())) == 1 or ((amounts[i].yearly or series) and bound.get(i, (0, 0))[-1] != 0)]
    named = [year for i in by_year for year in bound[i]]
    several = len(by_year) >= 2 or (len(by_year) == 1 and len(named) >= 2 and len(usable) >= 2)
    if several and len(set(named)) == len(named):
        drafts, rest = _over_years(text, amounts, usable, by_year, bound)
    else:
        drafts, rest = _side_by_side(text, amounts, usable, parts, bound)
    drafts = [_by_the_year(draft, amounts, bound) for draft in drafts]
    return drafts, (*mentions, *rest, *(mention(amounts[i], text) for i in parts))


def _begun(text: str, amounts: tuple[Amount, ...], free: list[int], i: int, bound: dict[int, tuple[int, ...]]) -> bool:
    """ "2,25 mio. kr. til bassin, heraf 0,25 mio. kr. i 2025": the only dated part of an undated whole is no money beside it."""
    before = [j for j in free if j < i]
    if not before or any(j > i for j in free) or any(j in bound for j in before) or len(before) > 1:
        return False
    whole, part = amounts[before[0]], amounts[i]
    return is_part(clause(text, amounts, i)) and whole.ore is not None and part.ore is not None and part.ore < whole.ore


# "anlægsbevillingen på 13,0 mio. kr. nedsættes med 1,5": the first is the level, the second the change
_CHANGED_BY = pattern(
    r"\b(?:nedsættes|reduceres|forhøjes|øges|opskrives|nedskrives|hæves|sænkes|udvides|suppleres|opjusteres|"
    r"nedjusteres)\s+(?:\w+\s+){0,3}?med\s+"
    r"(?:i alt\s+|ca\.\s+|yderligere\s+)?$",
    re.IGNORECASE,
)
_DEFINITE = pattern(
    r"\b\w*(?:bevilling|beløb|ramme|budget|udgift|rådighedsbeløb|pulje|tilskud)(?:en|et|erne|tet|n)\s+(?:\w+\s+){0,6}?på\s+$", re.IGNORECASE
)
_APPROVED = pattern(r"\s*(?:(?:ekskl|inkl)\.?\s+moms\s+)?(?:godkendes|tiltrædes|tages)\b", re.IGNORECASE)
_SUM_OF_ALL = pattern(
    r"\b(?:anlægssum|projektsum|totalsum|anskaffelsessum|anlægsoverslag|overslag|anlægsbudget|projektbudget)(?:men|en|met|et)?\s+på\s+$",
    re.IGNORECASE,
)
# "af den samlede ramme på 12 mio. kr. udmøntes 4,5 mio. kr."
_ITS_POOL = pattern(
    r"\baf\s+(?:den|det|de)\s+(?:\w+\s+){0,4}?\w*(?:ramme|pulje|rådighedsbeløb|budget|beløb|midler|reserve)\w*\s+på\s+(?:i alt\s+)?$",
    re.IGNORECASE,
)
_DRAWN = pattern(
    r"\s*(?:frigives|udmøntes|anvendes|bevilges|overføres|afsættes|bruges|disponeres|reserveres|gives|tildeles)\s+(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
_CARRIED = pattern(r"\b(?:overføres|genbevilges|flyttes|omplaceres|videreføres)\b", re.IGNORECASE)
_LEFT_OF_IT = pattern(r"\brest(?:ramme|bevilling|saldo|budget|beløb)\w*\s+(?:\w+\s+)?på\s+$", re.IGNORECASE)


def _only_a_measure(text: str, amounts: tuple[Amount, ...], i: int) -> bool:
    """What was asked for but not given ("på 120.000 kr. imødekommes med 80.000 kr."), or what an existing frame holds."""
    following = text[amounts[i].end : amounts[i + 1].start] if i + 1 < len(amounts) else ""
    if following and _CHANGED_BY.search(following) is not None and _DEFINITE.search(text[: amounts[i].start][-90:]) is not None:
        return True
    if following and _APPROVED.match(following) is not None and _SUM_OF_ALL.search(text[: amounts[i].start][-60:]) is not None:
        return True
    if following and _DRAWN.match(following) is not None and _ITS_POOL.search(text[: amounts[i].start][-90:]) is not None:
        return True
    if _CARRIED.search(text[amounts[i].end :][:120]) is not None and _LEFT_OF_IT.search(text[: amounts[i].start][-60:]) is not None:
        return False
    if _WORTH.search(text[: amounts[i].start][-90:]) is not None or (i and _LEVEL.search(clause(text, amounts, i)) is not None):
        return True
    if (i and _LEFT_THERE.match(text[amounts[i].end :][:40]) is not None) or _GIVEN_BEFORE.match(text[amounts[i].end :][:60]) is not None:
        return True
    return _GRANTED_IN_PART.fullmatch(following) is not None or _HELD.search(text[: amounts[i].start][-90:]) is not None


def _is_change(text: str, amounts: tuple[Amount, ...], pair: list[int]) -> bool:
    """ "forhøjes fra 5 mio. kr. til 6 mio. kr.": two levels of one amount, of which only the difference is new."""
    old, new = amounts[pair[0]], amounts[pair[1]]
    return (
        _CHANGE.search(text[: old.start]) is not None
        and re.fullmatch(r"\s+til\s+(?:ca\.\s*|i alt\s+)?", text[old.end : new.start]) is not None
    )


def _by_the_year(draft: Draft, amounts: tuple[Amount, ...], bound: dict[int, tuple[int, ...]]) -> Draft:
    """ "1,5 mio. kr. i perioden 2026-2028, svarende til 0,5 mio. kr. årligt": the yearly share times the years is the whole."""
    span = next((bound[i] for i, amount in enumerate(amounts) if amount.start == draft.offset and i in bound), ())
    if draft.years or len(span) < 2 or draft.amount is None:
        return draft
    for amount in amounts:
        if amount.yearly and amount.ore is not None and fits(draft.amount, draft.half, len(span) * amount.ore, len(span) * amount.half):
            share = amount.ore if draft.amount >= 0 else -amount.ore
            return replace(draft, years=tuple((year, share) for year in span), halves=tuple((year, amount.half) for year in span))
    return draft


def _raise(amounts: tuple[Amount, ...], usable: list[int], text: str) -> tuple[int, list[int]] | None:
    """ "forhøjes med 3,4 mio. kr. fra 41,6 mio. kr. til 45,0 mio. kr.": the difference of the two levels is the money."""
    if len(usable) != 3:
        return None
    for pair in (usable[1:], usable[:2]):
        [given] = [i for i in usable if i not in pair]
        old, new, named = (amounts[i] for i in (*pair, given))
        if old.ore is None or new.ore is None or named.ore is None or not _is_change(text, amounts, pair):
            continue
        if fits(named.ore, named.half, abs(new.ore - old.ore), old.half + new.half):
            return given, pair
    return None


def _over_years(
    text: str, amounts: tuple[Amount, ...], usable: list[int], by_year: list[int], bound: dict[int, tuple[int, ...]]
) -> tuple[list[Draft], list[Draft]]:
    """Amounts each with its own year, beside a total or without one: one appropriation over the years."""
    shift = _REPHASING.search(text) is not None
    signed = {i: _signed(text, amounts, i) if shift else abs(amounts[i].ore or 0) * (-1 if amounts[i].negative else 1) for i in by_year}
    years = tuple(sorted((year, signed[i]) for i in by_year for year in bound[i]))
    halves = tuple(sorted((year, amounts[i].half) for i in by_year for year in bound[i]))
    total_half = sum(half for _, half in halves)
    added = sum(value for _, value in years)
    wholes = [i for i in usable if i not in by_year]
    first = by_year[0]
    if shift and not wholes:
        moved = sum(value for value in signed.values() if value > 0)
        even = fits(added, total_half, 0, 0)
        base = drafted(text, amounts, first, amounts[first], {}, known="transfer")
        return [replace(base, amount=moved, half=total_half, years=years, halves=halves, checked=even, split=True)], []
    whole = next((i for i in wholes if _is_whole_of(text, amounts, i, by_year, added, total_half)), None)
    others = [i for i in wholes if i != whole]
    if whole is None:
        base = drafted(text, amounts, first, amounts[first], {}, known=None)
        drafts = [replace(base, amount=added, half=total_half, years=years, halves=halves, split=True)]
    else:
        amount = amounts[whole]
        base = drafted(text, amounts, whole, amount, {}, known=None)
        verdict = agree(amount.ore or 0, amount.half, added, total_half)
        between = text[min(amount.end, amounts[first].end) : max(amount.start, amounts[first].start)]
        if verdict is False and added < (amount.ore or 0) and re.search(r"\b(?:heraf|hvoraf|herunder)\b", between):
            drafts = [replace(base, years=years, halves=halves)]  # "heraf" need not name all of it
        else:
            drafts = [replace(base, years=years, halves=halves, checked=verdict)]
    side, rest = _side_by_side(text, amounts, others, [], bound) if others else ([], [])
    drafts += side
    return drafts, rest


def _is_whole_of(text: str, amounts: tuple[Amount, ...], i: int, by_year: list[int], added: int, half: int) -> bool:
    """Is this the total of the years: it adds up, stands right before them, or is called so? Never an income beside them."""
    ore = amounts[i].ore
    if ore is None:
        return False
    if fits(ore, amounts[i].half, added, half):
        return True
    before, after = local(text, amounts, i)
    return not is_income(before, after) and (i == by_year[0] - 1 or (i == by_year[-1] + 1 and is_total(clause(text, amounts, i))))


def _signed(text: str, amounts: tuple[Amount, ...], i: int) -> int:
    ore = amounts[i].ore or 0
    before = clause(text, amounts, i)
    down, up = list(_DOWN.finditer(before)), list(_UP.finditer(before))
    if down and (not up or down[-1].start() > up[-1].start()):
        return -ore
    return -ore if amounts[i].negative and not up else ore


def _side_by_side(
    text: str, amounts: tuple[Amount, ...], usable: list[int], parts: list[int], bound: dict[int, tuple[int, ...]]
) -> tuple[list[Draft], list[Draft]]:
    """Main amounts that stand on their own; a whole among them takes its parts with it."""
    plain = [i for i in usable if not is_income(*local(text, amounts, i))]
    incomes_of = [i for i in usable if i not in plain]
    if len(plain) == 2 and len(incomes_of) == 1 and amounts[plain[0]].net:
        # "netto 12,5 mio. kr. (udgift 15,0 mio. kr. og indtægt 2,5 mio. kr.)": the net is the money, its two sides explain it
        net, gross, back = amounts[plain[0]], amounts[plain[1]], amounts[incomes_of[0]]
        verdict = agree(net.ore or 0, net.half, (gross.ore or 0) - (back.ore or 0), gross.half + back.half)
        draft = replace(drafted(text, amounts, plain[0], net, bound, known=None), checked=verdict)
        return [draft], [mention(gross, text), mention(back, text)]
    for i in plain:
        others = [j for j in plain if j != i]
        amount = amounts[i]
        added, half = sum(amounts[j].ore or 0 for j in others), sum(amounts[j].half for j in others)
        called = is_total(clause(text, amounts, i)) and i == plain[-1]
        heads = i == plain[0] and others and _SPLIT_WORD.search(clause(text, amounts, others[0])) is not None
        adds_up = len(others) >= 2 and fits(amount.ore or 0, amount.half, added, half) and i in (plain[0], plain[-1])
        if len(others) >= 2 and (called or heads or adds_up):
            verdict = agree(amount.ore or 0, amount.half, added, half)
            if verdict is False and heads and not called and _EXHAUSTIVE.search(text) is None and added < (amount.ore or 0):
                verdict = None
            draft = replace(drafted(text, amounts, i, amount, bound, known=None), checked=verdict)
            incomes = [drafted(text, amounts, j, amounts[j], bound, known=None) for j in usable if j not in plain]
            return [draft, *incomes], [mention(amounts[j], text) for j in others]
    return [drafted(text, amounts, i, amounts[i], bound, known=None) for i in usable], []
