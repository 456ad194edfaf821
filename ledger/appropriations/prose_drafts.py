"""What a sentence says on its way to an appropriation: drafts of amounts, and the two ways printed figures may agree.

A draft is one amount with its act, years and flags; øre throughout. The words tied to an amount decide what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ledger.appropriations.prose_amounts import Amount
from ledger.appropriations.prose_kinds import is_income, is_total, sentence_kind
from ledger.appropriations.prose_years import shift_of
from ledger.model import ProseKind, ProseSource
from ledger.patterns import pattern

__all__ = ["Draft", "Spoken", "agree", "clause", "drafted", "fits", "local", "mention"]


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

    `spread` are its amounts as (year, øre, half) where each has a year of its own, also when they are only told.
    `borrowed` is true where the cover is a loan taken up; `budgeted` is where the money is said to stand already ("Beløbet er afsat på …").
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
    spread: tuple[tuple[int, int, int], ...] = ()
    borrowed: bool = False
    budgeted: tuple[ProseSource, ...] = ()


def fits(left: int, left_half: int, right: int, right_half: int) -> bool:
    """Can the two printed figures stand for the same amount? Each is itself ± half of its last printed digit (SPEC 6)."""
    return abs(left - right) <= left_half + right_half


def agree(whole: int, whole_half: int, parts: int, parts_half: int) -> bool | None:
    """Do parts make up the whole? True or False where the printed precision tells; `None` where they differ and the slack of
    coarse figures ("12 mio. kr." beside 8 and 3) passes a twentieth of the whole: rounding could hide a missing part."""
    if not fits(whole, whole_half, parts, parts_half):
        return False
    return True if whole == parts or 20 * (whole_half + parts_half) <= abs(whole) else None


_CUT = pattern(r",|;|\s(?:og|samt)\s")
_VAT = pattern(r"(?:ekskl|inkl|excl|incl)(?:\.|usive)?\s+moms", re.IGNORECASE)
_LESS = pattern(
    r"\bnegativ\s+\w*bevilling[^,;]*$|\b(?:besparelse|effektivisering|mindreudgift)(?:n|en)?\s+(?:\w+\s+){0,2}?på\s+$|"
    r"\b(?:nedsættes|reduceres|nedskrives|mindskes|nedjusteres|reduktion\w*|nedsættelse|"
    r"nedskrivning)\b[^,;]{0,60}\b(?:med|på)\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)
_EACH = pattern(r"^\s+(?:\w+\s+){0,1}?i\s+(?:henholdsvis|hhv\.|både|hvert af)\s", re.IGNORECASE)


_EVENLY = pattern(r"[^0-9;.]*\b(?:ligeligt|lige\s+(?:meget|store)|med\s+halvdelen)\b", re.IGNORECASE)


def clause(text: str, amounts: tuple[Amount, ...], i: int) -> str:
    """The words between the amount before and this one, without VAT remarks."""
    return _VAT.sub("", text[amounts[i - 1].end if i else 0 : amounts[i].start])


def local(text: str, amounts: tuple[Amount, ...], i: int) -> tuple[str, str]:
    """The words tied to this amount: back and forth to the next separator or amount."""
    before = clause(text, amounts, i)
    if i and (cut := [match.end() for match in _CUT.finditer(before)]):
        before = before[cut[-1] :]
    after = text[amounts[i].end : amounts[i + 1].start if i + 1 < len(amounts) else len(text)]
    stop = _CUT.search(after)
    return before, after[: stop.start()] if stop else after


def _following(text: str, amounts: tuple[Amount, ...], i: int) -> str:
    """The words after this amount to the end of its point: a verb may follow several amounts ("… og … overføres")."""
    after = text[amounts[i].end :]
    return re.split(r",?\s+(?:og\s+)?at\s", after, maxsplit=1)[0]


def drafted(
    text: str, amounts: tuple[Amount, ...], i: int, amount: Amount, bound: dict[int, tuple[int, ...]], known: ProseKind | None
) -> Draft:
    before, after = local(text, amounts, i)
    kind = known or sentence_kind(text, text[: amounts[i].start], _following(text, amounts, i)) or "mention"
    ore = amount.ore or 0
    income = is_income(before, after)
    if not income and (amount.negative or _LESS.search(clause(text, amounts, i))):
        ore = -ore
    years = bound.get(i, ()) if kind != "mention" else ()
    split: tuple[tuple[int, int], ...] = ()
    shift = shift_of(text) if kind == "transfer" else None
    if shift is not None:
        split = ((shift[0], -ore), (shift[1], ore))
    elif len(years) == 1 or (len(years) == 2 and years[1] == 0):
        split = ((years[0], ore),)
    elif len(years) > 1 and amount.times == len(years):
        split = tuple((year, ore // amount.times) for year in years)
    elif len(years) > 1 and years[-1] and ore % len(years) == 0 and _EVENLY.match(text[amounts[i].end : amounts[i].end + 60]) is not None:
        split = tuple((year, ore // len(years)) for year in years)
    elif len(years) > 1 and (amount.yearly or _EACH.search(text[amounts[i].end : amounts[i].end + 30]) is not None):
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
        whole=is_total(clause(text, amounts, i)),
        text=text,
    )


def mention(amount: Amount, text: str) -> Draft:
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
