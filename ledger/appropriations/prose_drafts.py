"""One sentence → drafts: its main amounts with years and cover, its parts, and what it only mentions.

The grammar of a sentence about money (FORMATS C1): main amounts; a split over years beside a total ("18,8 mio. kr. fordelt
med 0,7 mio. kr. i 2025, …"); parts beside a whole ("4,15 og 0,95, i alt 5,1 mio. kr."); a cover with or without amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ledger.appropriations.prose_amounts import Amount, amounts_in
from ledger.appropriations.prose_kinds import is_income, is_part, is_past, is_total, only_said, refused, sentence_kind
from ledger.appropriations.prose_sources import Cover, cover_of
from ledger.appropriations.prose_years import lone_year, shift_of, years_of
from ledger.model import ProseKind, ProseSource

__all__ = ["POINTS_BACK", "Draft", "Spoken", "agree", "fits", "read_sentence"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One main amount of a sentence on its way to a `ProseAppropriation`; øre throughout.

    `checked` is the verdict of parts against the whole so far; `whole` marks an "i alt"; `open_cover` a cover that says itself that it is
    not all; `offset` is where the amount stands in the sentence. `kind` is "mention" for what is only told.
    """

    kind: ProseKind
    amount: int | None
    half: int
    offset: int
    years: tuple[tuple[int, int], ...] = ()
    halves: tuple[tuple[int, int], ...] = ()
    financing: tuple[ProseSource, ...] = ()
    checked: bool | None = None
    income: bool = False
    approximate: bool = False
    limit: bool = False
    net: bool = False
    yearly: bool = False
    whole: bool = False
    open_cover: bool = False
    text: str = ""
    split: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one sentence says: its drafts; cover or years that belong to an earlier amount; and the amounts it only mentions.

    `alone` is what the cover amounts to, should no earlier amount turn up for it ("Der finansieres 1,2 mio. kr. af kassen").
    """

    text: str
    drafts: tuple[Draft, ...] = ()
    cover: tuple[ProseSource, ...] = ()
    open_cover: bool = False
    years: tuple[tuple[int, int], ...] = ()
    halves: tuple[tuple[int, int], ...] = ()
    lone_year: int | None = None
    mentions: tuple[Draft, ...] = field(default=())
    alone: Draft | None = None


POINTS_BACK = re.compile(
    r"^\s*(?:(?:heraf|hvoraf|det|de|den|dette|disse)\s+)?(?:\w*bevilling(?:en|erne)|beløbet|beløbene|udgift(?:en|erne)|"
    r"rådighedsbeløb(?:et|ene)|midlerne|pengene|rammen|summen|heraf|"
    r"fordelingen|beløbet|merudgiften|tilskuddet|bevillingsbeløbet|finansieringen|restbeløbet|anlægssummen)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r",|;|\s(?:og|samt)\s")
_DOWN = re.compile(
    r"\b(?:reduktion|reducere[rs]|nedsætte[rs]|nedskrive[rs]|nedskrivning|mindskes|fremrykkes fra|nedjustere[rs])\b", re.IGNORECASE
)
_UP = re.compile(r"\b(?:forøgelse|forøge[rs]|forhøje[rs]|forhøjelse|opskrive[rs]|opskrivning|øges|opjustere[rs])\b", re.IGNORECASE)
_LESS = re.compile(
    r"\bnegativ\s+\w*bevilling[^,;]*$|\b(?:nedsættes|reduceres|nedskrives|mindskes|nedjusteres|reduktion\w*|nedsættelse|"
    r"nedskrivning)\b[^,;]{0,60}\b(?:med|på)\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)
_REPHASING = re.compile(r"periodiser|tidsforskyd|\breduktion\b.*\bforøgelse\b|\bforøgelse\b.*\breduktion\b", re.IGNORECASE | re.DOTALL)
_SPLIT_WORD = re.compile(
    r"\b(?:fordelt|fordeles|fordeling|heraf|hvoraf|bestående af|opdelt|hhv\.|henholdsvis|nemlig|som består af)\b[^0-9]{0,60}$",
    re.IGNORECASE,
)
_EXHAUSTIVE = re.compile(r"\b(?:fordelt|fordeles|bestående af|opdelt|nemlig|som består af)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bfra\s+(?:ca\.\s*)?$", re.IGNORECASE)
_VAT = re.compile(r"(?:ekskl|inkl|excl|incl)(?:\.|usive)?\s+moms", re.IGNORECASE)
_LOAN = re.compile(r"\blån(?:et|ene)?\s+(?:\w+\s+){0,3}?på\s+(?:i alt\s+|op til\s+)?$", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:optage[rs]?|hjemtage[rs]?|låneoptagelse|lånoptagelse)\b", re.IGNORECASE)
_GRANTED_IN_PART = re.compile(r"\s*(?:imødekommes|tilgodeses|nedsættes|ændres)\s+(?:delvist\s+)?(?:med|til)\s+(?:i alt\s+)?", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:inden\s?for|ud af)\s+(?:den|det|de)\s+(?:\w+\s+){0,4}?\w*(?:ramme|budget|bevilling|rådighedsbeløb|"
    r"pulje)\w*\s+på\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)
_POOL_SIZE = re.compile(
    r"\b\w*(?:pulje|puljen|ramme|rammen|reserve|reserven|rådighedsbeløb|rådighedsbeløbet|bevilling|bevillingen|budget|budgettet|beløb|"
    r"beløbet|midler|midlerne)\b(?:\s+\w+){0,4}?\s+på\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)


LONGEST_SENTENCE = 3_000
MOST_AMOUNTS = 40
"""Past these a "sentence" is a list or a page without full stops: its amounts are kept as mentions, no grammar is read into it."""


def fits(left: int, left_half: int, right: int, right_half: int) -> bool:
    """Can the two printed figures stand for the same amount? Each is itself ± half of its last printed digit (SPEC 6)."""
    return abs(left - right) <= left_half + right_half


def agree(whole: int, whole_half: int, parts: int, parts_half: int) -> bool | None:
    """Do parts make up the whole? True or False where the printed precision tells; `None` where they differ and the slack of
    coarse figures ("12 mio. kr." beside 8 and 3) passes a twentieth of the whole: rounding could hide a missing part."""
    if not fits(whole, whole_half, parts, parts_half):
        return False
    return True if whole == parts or 20 * (whole_half + parts_half) <= abs(whole) else None


def read_sentence(text: str, told: bool, title: str = "") -> Spoken:
    """A sentence → what it says. `told` is true where nothing is decided (case text): everything is then a mention."""
    amounts = amounts_in(text)
    if len(text) > LONGEST_SENTENCE or len(amounts) > MOST_AMOUNTS:
        return Spoken(text[:LONGEST_SENTENCE], mentions=tuple(_mention(amount, text[:LONGEST_SENTENCE]) for amount in amounts))
    covers = cover_of(text, amounts)
    if not amounts:
        years = lone_year(text) if POINTS_BACK.match(text) or covers else None
        return Spoken(text, cover=_sources(amounts, covers, {}), open_cover=any(c.partial for c in covers), lone_year=years)
    bound = years_of(text, amounts)
    covering = _covering(text, amounts, covers)
    free = [i for i in range(len(amounts)) if i not in covering]
    if refused(text) and not told:
        told = True
    drafts, mentions = _main(text, amounts, free, bound, told)
    cover = _sources(amounts, covers, bound)
    partial = any(c.partial for c in covers)
    if drafts and cover and POINTS_BACK.match(text) and min(c.start for c in covers) < min(draft.offset for draft in drafts):
        # "Beløbet afholdes af puljen, hvor der er 250.000 kr. tilbage": the cover is for what was named before
        mentions, drafts = (*mentions, *(replace(draft, kind="mention", years=(), halves=()) for draft in drafts)), []
    if told:
        spoken_cover = tuple(_mention(amounts[i], text) for i in sorted(covering))
        return Spoken(text, (), cover, partial, (), (), None, tuple(drafts) + mentions + spoken_cover)
    if drafts and cover:
        drafts, mentions = _covered(text, drafts, mentions, amounts, covers, cover, partial)
        return Spoken(text, tuple(drafts), mentions=mentions)
    if drafts and POINTS_BACK.match(text) and all(draft.split for draft in drafts):
        return Spoken(text, tuple(drafts), (), False, drafts[0].years, drafts[0].halves, None, mentions)
    return Spoken(text, tuple(drafts), cover, partial, mentions=mentions, alone=None if drafts else _alone(text, cover, amounts))


def _alone(text: str, cover: tuple[ProseSource, ...], amounts: tuple[Amount, ...]) -> Draft | None:
    if not cover or any(source.amount is None for source in cover):
        return None
    total, half = sum(source.amount or 0 for source in cover), sum(source.half for source in cover)
    years = tuple(year for source in cover for year in source.years)
    if len(years) != len(cover) or len({year for year, _ in years}) not in (1, len(years)):
        years = ()
    elif len({year for year, _ in years}) == 1:
        years = ((years[0][0], total),)
    return Draft(
        "appropriation", total, half, amounts[0].start, years, tuple((year, half) for year, _ in years), financing=cover, text=text
    )


def _mention(amount: Amount, text: str) -> Draft:
    return Draft(
        "mention",
        amount.ore,
        amount.half,
        amount.start,
        approximate=amount.approximate,
        limit=amount.limit,
        text=text,
        yearly=amount.yearly,
    )


def _covering(text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...]) -> set[int]:
    """The amounts that a cover owns: those inside it, and one right before its verb after "hvoraf" ("hvoraf 2 mio. finansieres af")."""
    owned = {part.amount for cover in covers for part in cover.parts if part.amount is not None}
    for cover in covers:
        owned |= {i for i, amount in enumerate(amounts) if cover.start <= amount.start < cover.end}
        before = [i for i, amount in enumerate(amounts) if amount.end <= cover.start and cover.start - amount.end <= 14]
        if before and before[-1] > 0 and is_part(_clause(text, amounts, before[-1])):
            owned.add(before[-1])
    return owned


def _sources(amounts: tuple[Amount, ...], covers: tuple[Cover, ...], bound: dict[int, tuple[int, ...]]) -> tuple[ProseSource, ...]:
    found: list[ProseSource] = []
    for cover in covers:
        for part in cover.parts:
            if part.amount is None:
                found.append(ProseSource(part.name, None, 0, part.code))
                continue
            amount, years = amounts[part.amount], bound.get(part.amount, ())
            split = ((years[0], amount.ore),) if len(years) == 1 and amount.ore is not None else ()
            one = ProseSource(part.name, amount.ore, amount.half, part.code, split)
            found[-1:] = [_joined(found[-1], one)] if found and found[-1].source == one.source else [*found[-1:], one]
    return tuple(found)


def _joined(left: ProseSource, right: ProseSource) -> ProseSource:
    """One source named for two years ("af kassen med 0,9 i 2025 og 2,1 i 2026") → one source with their sum."""
    if left.amount is None or right.amount is None:
        return left
    return replace(left, amount=left.amount + right.amount, half=left.half + right.half, years=left.years + right.years)


def _clause(text: str, amounts: tuple[Amount, ...], i: int) -> str:
    """The words between the amount before and this one, without VAT remarks."""
    return _VAT.sub("", text[amounts[i - 1].end if i else 0 : amounts[i].start])


def _local(text: str, amounts: tuple[Amount, ...], i: int) -> tuple[str, str]:
    """The words tied to this amount: back and forth to the next separator or amount."""
    before = _clause(text, amounts, i)
    cut = [match.end() for match in _CUT.finditer(before)]
    if i and cut:
        before = before[cut[-1] :]
    after = text[amounts[i].end : amounts[i + 1].start if i + 1 < len(amounts) else len(text)]
    stop = _CUT.search(after)
    return before, after[: stop.start()] if stop else after


def _main(
    text: str, amounts: tuple[Amount, ...], free: list[int], bound: dict[int, tuple[int, ...]], told: bool
) -> tuple[list[Draft], tuple[Draft, ...]]:
    mentions: list[Draft] = []
    usable: list[int] = []
    parts: list[int] = []
    for i in free:
        amount = amounts[i]
        clause = _clause(text, amounts, i)
        past = is_past(text, text[: amount.start] if i == 0 else clause)
        if (
            told
            or amount.ore is None
            or amount.per
            or past
            or _only_a_measure(text, amounts, i)
            or (only_said(clause) and not is_total(clause))
        ):
            mentions.append(_mention(amount, text))
        elif i and is_part(clause) and len(bound.get(i, ())) != 1:
            parts.append(i)
        else:
            usable.append(i)
    if not usable:
        return [], (*mentions, *(_mention(amounts[i], text) for i in parts))
    if len(usable) == 2 and _is_change(text, amounts, usable):
        old, new = amounts[usable[0]], amounts[usable[1]]
        if old.ore is not None and new.ore is not None:
            merged = replace(new, ore=abs(new.ore - old.ore), half=old.half + new.half, negative=new.ore < old.ore)
            return [_draft(text, amounts, usable[1], merged, bound, title_kind=None)], (*mentions, _mention(old, text))
    by_year = [i for i in usable if len(bound.get(i, ())) == 1 or (amounts[i].yearly and bound.get(i, (0, 0))[-1] != 0)]
    named = [year for i in by_year for year in bound[i]]
    several = len(by_year) >= 2 or (len(by_year) == 1 and len(named) >= 2 and len(usable) >= 2)
    if several and len(set(named)) == len(named):
        drafts, rest = _over_years(text, amounts, usable, by_year, bound)
    else:
        drafts, rest = _side_by_side(text, amounts, usable, parts, bound)
    return drafts, (*mentions, *rest, *(_mention(amounts[i], text) for i in parts))


def _only_a_measure(text: str, amounts: tuple[Amount, ...], i: int) -> bool:
    """What was asked for but not given ("på 120.000 kr. imødekommes med 80.000 kr."), or what an existing frame holds."""
    following = text[amounts[i].end : amounts[i + 1].start] if i + 1 < len(amounts) else ""
    return _GRANTED_IN_PART.fullmatch(following) is not None or _HELD.search(text[: amounts[i].start][-90:]) is not None


def _is_change(text: str, amounts: tuple[Amount, ...], pair: list[int]) -> bool:
    """ "forhøjes fra 5 mio. kr. til 6 mio. kr.": two levels of one amount, of which only the difference is new."""
    old, new = amounts[pair[0]], amounts[pair[1]]
    return (
        _CHANGE.search(text[: old.start]) is not None
        and re.fullmatch(r"\s+til\s+(?:ca\.\s*|i alt\s+)?", text[old.end : new.start]) is not None
    )


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
        base = _draft(text, amounts, first, amounts[first], {}, title_kind="transfer")
        return [replace(base, amount=moved, half=total_half, years=years, halves=halves, checked=even, split=True)], []
    whole = next((i for i in wholes if _is_whole_of(text, amounts, i, by_year, added, total_half)), None)
    others = [i for i in wholes if i != whole]
    if whole is None:
        base = _draft(text, amounts, first, amounts[first], {}, title_kind=None)
        drafts = [replace(base, amount=added, half=total_half, years=years, halves=halves, split=True)]
    else:
        amount = amounts[whole]
        base = _draft(text, amounts, whole, amount, {}, title_kind=None)
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
    before, after = _local(text, amounts, i)
    return not is_income(before, after) and (i == by_year[0] - 1 or (i == by_year[-1] + 1 and is_total(_clause(text, amounts, i))))


def _signed(text: str, amounts: tuple[Amount, ...], i: int) -> int:
    ore = amounts[i].ore or 0
    before = _clause(text, amounts, i)
    down, up = list(_DOWN.finditer(before)), list(_UP.finditer(before))
    if down and (not up or down[-1].start() > up[-1].start()):
        return -ore
    return -ore if amounts[i].negative and not up else ore


def _side_by_side(
    text: str, amounts: tuple[Amount, ...], usable: list[int], parts: list[int], bound: dict[int, tuple[int, ...]]
) -> tuple[list[Draft], list[Draft]]:
    """Main amounts that stand on their own; a whole among them takes its parts with it."""
    plain = [i for i in usable if not is_income(*_local(text, amounts, i))]
    incomes_of = [i for i in usable if i not in plain]
    if len(plain) == 2 and len(incomes_of) == 1 and amounts[plain[0]].net:
        # "netto 12,5 mio. kr. (udgift 15,0 mio. kr. og indtægt 2,5 mio. kr.)": the net is the money, its two sides explain it
        net, gross, back = amounts[plain[0]], amounts[plain[1]], amounts[incomes_of[0]]
        verdict = agree(net.ore or 0, net.half, (gross.ore or 0) - (back.ore or 0), gross.half + back.half)
        draft = replace(_draft(text, amounts, plain[0], net, bound, title_kind=None), checked=verdict)
        return [draft], [_mention(gross, text), _mention(back, text)]
    for i in plain:
        others = [j for j in plain if j != i]
        amount = amounts[i]
        added, half = sum(amounts[j].ore or 0 for j in others), sum(amounts[j].half for j in others)
        called = is_total(_clause(text, amounts, i)) and i == plain[-1]
        heads = i == plain[0] and others and _SPLIT_WORD.search(_clause(text, amounts, others[0])) is not None
        adds_up = len(others) >= 2 and fits(amount.ore or 0, amount.half, added, half) and i in (plain[0], plain[-1])
        if len(others) >= 2 and (called or heads or adds_up):
            verdict = agree(amount.ore or 0, amount.half, added, half)
            if verdict is False and heads and not called and _EXHAUSTIVE.search(text) is None and added < (amount.ore or 0):
                verdict = None
            draft = replace(_draft(text, amounts, i, amount, bound, title_kind=None), checked=verdict)
            incomes = [_draft(text, amounts, j, amounts[j], bound, title_kind=None) for j in usable if j not in plain]
            return [draft, *incomes], [_mention(amounts[j], text) for j in others]
    return [_draft(text, amounts, i, amounts[i], bound, title_kind=None) for i in usable], []


def _draft(
    text: str, amounts: tuple[Amount, ...], i: int, amount: Amount, bound: dict[int, tuple[int, ...]], title_kind: ProseKind | None
) -> Draft:
    before, after = _local(text, amounts, i)
    kind = title_kind or sentence_kind(text, text[: amounts[i].start], _following(text, amounts, i)) or "mention"
    ore = amount.ore or 0
    income = is_income(before, after) or (_LOAN.search(before) is not None and _TAKEN.search(text) is not None)
    if not income and (amount.negative or _LESS.search(_clause(text, amounts, i))):
        ore = -ore
    years = bound.get(i, ()) if kind != "mention" else ()
    split: tuple[tuple[int, int], ...] = ()
    shift = shift_of(text) if kind == "transfer" else None
    if shift is not None:
        split = ((shift[0], -ore), (shift[1], ore))
    elif len(years) == 1 or (len(years) == 2 and years[1] == 0):
        split = ((years[0], ore),)
    elif len(years) > 1 and amount.yearly:
        split = tuple((year, ore) for year in years)
    return Draft(
        kind,
        ore,
        amount.half,
        amounts[i].start,
        years=split,
        halves=tuple((year, amount.half) for year, _ in split),
        income=income,
        approximate=amount.approximate,
        limit=amount.limit,
        net=amount.net,
        yearly=amount.yearly,
        whole=is_total(_clause(text, amounts, i)),
        text=text,
    )


def _following(text: str, amounts: tuple[Amount, ...], i: int) -> str:
    """The words after this amount to the end of its point: a verb may follow several amounts ("… og … overføres")."""
    after = text[amounts[i].end :]
    return re.split(r",?\s+(?:og\s+)?at\s", after, maxsplit=1)[0]


def _covered(
    text: str,
    drafts: list[Draft],
    mentions: tuple[Draft, ...],
    amounts: tuple[Amount, ...],
    covers: tuple[Cover, ...],
    cover: tuple[ProseSource, ...],
    partial: bool,
) -> tuple[list[Draft], tuple[Draft, ...]]:
    """Give the cover of the sentence to its main amounts: each its own where the covers alternate with them, else all to all."""
    spending = [k for k, draft in enumerate(drafts) if not draft.income] or list(range(len(drafts)))
    if len(covers) > 1 and len(spending) == len(covers) and all(drafts[k].offset < c.start for k, c in zip(spending, covers, strict=True)):
        result = list(drafts)
        for k, one in zip(spending, covers, strict=True):
            result[k] = replace(drafts[k], financing=_sources(amounts, (one,), {}), open_cover=one.partial)
        return result, mentions
    hvoraf = _hvoraf(text, amounts, covers, cover)
    result = []
    extra: list[Draft] = []
    for k, draft in enumerate(drafts):
        if k not in spending:
            result.append(draft)
            continue
        given, sizes = _without_pool_sizes(text, amounts, covers, hvoraf, draft) if len(spending) == 1 else (hvoraf, [])
        if len(spending) > 1 and any(source.amount is not None for source in given):
            given = given if k == spending[-1] or len(drafts) == 1 else tuple(replace(s, amount=None, half=0, years=()) for s in given)
        extra += sizes
        result.append(replace(draft, financing=given, open_cover=partial))
    return result, mentions + tuple(extra)


def _hvoraf(text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...], cover: tuple[ProseSource, ...]) -> tuple[ProseSource, ...]:
    """ "373,8 mio. kr., hvoraf 249,4 mio. kr. finansieres af anlægsreserven": the part's amount is its source's."""
    if len(covers) != 1 or len(cover) != 1 or cover[0].amount is not None:
        return cover
    before = [i for i, amount in enumerate(amounts) if amount.end <= covers[0].start and covers[0].start - amount.end <= 14]
    if before and before[-1] > 0 and is_part(_clause(text, amounts, before[-1])):
        amount = amounts[before[-1]]
        return (replace(cover[0], amount=amount.ore, half=amount.half),)
    return cover


def _without_pool_sizes(
    text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...], cover: tuple[ProseSource, ...], draft: Draft
) -> tuple[tuple[ProseSource, ...], list[Draft]]:
    """ "1,2 mio. kr. finansieres af puljen på 5 mio. kr.": 5 is what the pool holds, not what it gives here."""
    if len(cover) != 1 or cover[0].amount is None or draft.amount is None or cover[0].amount <= abs(draft.amount) + draft.half:
        return cover, []
    index = next((part.amount for c in covers for part in c.parts if part.amount is not None), None)
    if index is None or _POOL_SIZE.search(text[: amounts[index].start]) is None:
        return cover, []
    return (replace(cover[0], amount=None, half=0, years=()),), [_mention(amounts[index], text)]
