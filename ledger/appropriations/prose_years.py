"""The years that stand with amounts in a sentence: "0,7 mio. kr. i 2025", "i 2026: 17,5", "årligt i 2026-2029" (FORMATS C1)."""

from __future__ import annotations

import re
from itertools import pairwise

from ledger.appropriations.prose_amounts import Amount
from ledger.patterns import pattern

__all__ = ["lone_year", "shift_of", "years_of"]

_YEAR = r"(?:19[89]|20[0-9])[0-9]"
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
# a year that money is given in: after a preposition, in brackets, or with a colon; never the year of a date, a price level or accounts
_MENTION = pattern(
    rf"""
    (?:(?P<before>\b(?:i|for|til|fra(?:\s+og\s+med)?|og|samt|på|pr\.|i\s+hvert\s+af)\s+(?:(?:budget|budgettet|budgetåret|regnskabsåret|regnskab|finansåret|året|årene|år|perioden|overslagsår(?:et|ene)?)\s+(?:for\s+|i\s+)?|henholdsvis\s+|hhv\.\s+|både\s+)?)|(?P<bracket>\(\s*(?:i\s+)?)|(?P<bare>\b(?:budget(?:år)?|\w*pulje(?:n)?|\w*midler(?:ne)?)\s+|[,;]\s*|:\s*|(?<=kr\.)\s+|^))
    (?P<year>{_YEAR})
    (?:\s?[-–/]\s?(?P<until>{_YEAR}|[0-9]{{2}}(?![0-9]))|\s+(?:til(?:\s+og\s+med)?|t\.o\.m\.)\s+(?P<through>{_YEAR}))?
    (?P<colon>\s*(?::|\)))?
    (?![0-9]|[.,][0-9]|-?\s?(?:p/?l\b|pris|-pl|niveau|priser))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORWARD = pattern(r"^\s*(?:og (?:frem(?:efter|over|adrettet)?|følgende år|årene frem)|ff\b|og frem|frem)", re.IGNORECASE)
_NEW_YEAR = pattern(
    rf"\b(?:fra|pr\.)\s+(?:den\s+)?1\.\s?(?:januar|jan\.)\s+(?P<year>{_YEAR})(?=\s+(?:bevilges|afsættes|gives|tilføres|ydes|og))",
    re.IGNORECASE,
)
_ONWARDS = pattern(r"\bfra\s+og\s+med\s+(?:budget\w*\s+)?$", re.IGNORECASE)
_EACH_YEAR = pattern(r"\bårlig|\bom året|\bpr\.? år\b|\bhvert år|\bi hvert af", re.IGNORECASE)
# "i 2026, 2027 og 2028": a list of years that ends before any amount of its own
_MORE = pattern(
    rf"(?:\s*,\s*(?:i\s+)?{_YEAR}){{0,8}}\s*(?:,|,?\s+og|,?\s+samt|&)\s*(?:i\s+)?{_YEAR}"
    r"(?![0-9]|\s*:|[.,][0-9]|-?\s?(?:p/?l\b|pris|-pl|niveau|priser)|\s+(?:med|på)\s(?!henholdsvis|hhv)|\s+[0-9])"
    r"(?!\s*,?\s+(?:og|samt|,)?\s*[0-9])",
    re.IGNORECASE,
)


def _in_a_row(text: str, amounts: tuple[Amount, ...], row: list[int]) -> bool:
    return all(re.fullmatch(r"\s*(?:,|og|samt|, og)\s*", text[amounts[a].end : amounts[b].start]) for a, b in pairwise(row))


_RESPECTIVELY = pattern(r"\s+(?:med|på|afsættes|bevilges)?\s*(?:henholdsvis|hhv\.)\s*$", re.IGNORECASE)
_ORIGIN = pattern(r"\bfra\s+(?:budget|regnskab|år)?\w*\s*$", re.IGNORECASE)
_NOT_BUDGET = pattern(
    r"(?:regnskab(?:et)?(?:\s+for)?|lånerammen (?:for|i)|siden|aftale(?:n)? (?:for|fra)|lov|bekendtgørelse|prisniveau|"
    r"mødet i|valgt i|vedtaget i|indgået i)\s+$",
    re.IGNORECASE,
)
# "overførte midler fra 2024": the year a source was left over in
_LEFT_FROM = pattern(
    r"(?:midler(?:ne)?|overskud(?:det)?|forbrug(?:et)?|opsparing(?:en)?|overførsler)\s+fra\s+(?:regnskab\s+)?$", re.IGNORECASE
)
_SHIFT = pattern(
    rf"\bfra\s+(?:(?:budget|år|regnskab)\s?)?(?P<a>{_YEAR})\s+(?:(?:overføres|flyttes|genbevilges|"
    rf"videreføres)\s+)?til\s+(?:(?:budget|år)\s?)?(?P<b>{_YEAR})",
    re.IGNORECASE,
)
_FROM_POOL = pattern(r"^\s+fra (?:puljen|kassen)\b")
_STOP = pattern(r"(?<!til )finan[cs]ier|\bfra puljen\b|\bfra kassen\b|afholdes af|dækkes af|;|\.\s+[A-ZÆØÅ]")


def _mentions(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """(start, end, years) of each mention of years as such; a span "2026-2029" gives all of its years."""
    found: list[tuple[int, int, tuple[int, ...]]] = []
    reached = 0
    for match in _MENTION.finditer(text):
        if match.start() < reached:
            continue  # named with the list before it
        if match["bare"] is not None and match["colon"] is None and not match["bare"][:1].isalpha():
            continue
        before = text[max(0, match.start() - 30) : match.start("year")]
        if re.search(rf"(?:{_MONTHS})\s+$", before, re.IGNORECASE) or _NOT_BUDGET.search(before) or _LEFT_FROM.search(before):
            continue
        first, until = int(match["year"]), match["until"] or match["through"]
        if match["through"] is not None and re.search(r"\bfra\s+$", before, re.IGNORECASE) and _EACH_YEAR.search(text) is None:
            until = None  # "flyttes fra 2025 til 2027": two years, not a span
        last = first if until is None else int(until) if len(until) == 4 else first // 100 * 100 + int(until)
        if not first <= last <= first + 15:
            last = first
        span, reached = tuple(range(first, last + 1)), match.end()
        if _FORWARD.match(text[match.end() : match.end() + 40]) or (until is None and _ONWARDS.search(before)):
            span = (first, 0)
        elif match["colon"] is None and (more := _MORE.match(text, match.end())) is not None:
            span, reached = (*span, *(int(year) for year in re.findall(_YEAR, more.group()))), more.end()
        found.append((match.start("year"), reached, span))
    found += [(mark.start("year"), mark.end(), (int(mark["year"]), 0)) for mark in _NEW_YEAR.finditer(text)]
    return sorted(found)


# "der i 2026 gives følgende bevillinger, som alle finansieres af puljen: …": the year is that of the list
_LISTED = pattern(r"\bfølgende\b[^:;.]*:\s", re.IGNORECASE)


def years_of(text: str, amounts: tuple[Amount, ...]) -> dict[int, tuple[int, ...]]:
    """A sentence and its amounts → for the index of an amount the years printed with it: (year,), or a span, or (year, 0) for
    "og frem". An amount without a year of its own is left out. "i 2025 0,7 mio. kr. og i 2026 17,5" binds forwards, else back."""
    if not amounts:
        return {}
    marks = [(start, end, years) for start, end, years in _mentions(text) if not any(a.start <= start < a.end for a in amounts)]
    if not marks:
        return {}
    if "(" in text and (bracketed := _bracketed(text, marks, amounts)):
        rest = [mark for mark in marks if not any(text[mark[1] : amounts[i].start].strip() == "(" for i in bracketed)]
        others = tuple(amount for i, amount in enumerate(amounts) if i not in bracketed)
        at = [i for i in range(len(amounts)) if i not in bracketed]
        return bracketed | {at[k]: years for k, years in _bound(text, rest, others).items()} if rest and others else bracketed
    return _bound(text, marks, amounts)


def _bracketed(text: str, marks: list[tuple[int, int, tuple[int, ...]]], amounts: tuple[Amount, ...]) -> dict[int, tuple[int, ...]]:
    """ "i 2025 (2,3 mio. kr.) og 2026 (5,0 mio. kr.)": an amount in brackets is that of the year before them."""
    found: dict[int, tuple[int, ...]] = {}
    for i, amount in enumerate(amounts):
        if text[amount.start - 1 : amount.start] != "(" or text[amount.end : amount.end + 1] != ")":
            continue
        mark = next((mark for mark in marks if text[mark[1] : amount.start].strip() == "("), None)
        if mark is not None and len(mark[2]) == 1:
            found[i] = mark[2]
    return found


def _bound(text: str, marks: list[tuple[int, int, tuple[int, ...]]], amounts: tuple[Amount, ...]) -> dict[int, tuple[int, ...]]:
    if (respective := _respectively(text, marks, amounts)) is not None:
        return respective
    if _binds_forwards(text, marks, amounts):
        return _forwards(marks, amounts)
    bound: dict[int, tuple[int, ...]] = {}
    for i, amount in enumerate(amounts):
        limit = amounts[i + 1].start if i + 1 < len(amounts) else len(text)
        here = [(start, years) for start, _, years in marks if amount.end <= start < limit]
        if here and _STOP.search(text[amount.end : here[0][0]]) is None and here[0][0] - amount.end < 240:
            bound[i] = _together(text, here)
    first = amounts[0]
    leading = [mark for mark in marks if mark[1] <= first.start]
    if (
        0 not in bound
        and leading
        and all(i in bound for i in range(1, len(amounts)))
        and _STOP.search(text[leading[-1][1] : first.start]) is None
    ):
        bound[0] = leading[-1][2]
    if set(bound) == {len(amounts) - 1} and len(marks) == 1 and len(amounts) == 2 and _shared(text, amounts, marks[0]):
        bound[0] = marks[0][2]
    if not bound and len(marks) == 1 and leading and len(leading[0][2]) == 1:
        # "der i 2025 omplaceres 1,3 mio. kr. … og 0,4 mio. kr. …": the only year stands before them all
        listed = _LISTED.search(text, leading[0][1], first.start)
        bound = {i: leading[0][2] for i, amount in enumerate(amounts) if listed or _STOP.search(text[leading[0][1] : amount.start]) is None}
    if not bound and len(amounts) == len(marks) == 1 and marks[0][0] > first.end and not text[marks[0][1] :].strip(" .;,"):
        # "der bevilges 120.000 kr. fra puljen til tage til lauget i 2024": the year at the end is when the money is given
        between = text[first.end : marks[0][0]]
        if between.endswith(" i ") and (source := _FROM_POOL.search(between)) is not None and _STOP.search(between, source.end()) is None:
            bound[0] = marks[0][2]
    return bound


def _shared(text: str, amounts: tuple[Amount, ...], mark: tuple[int, int, tuple[int, ...]]) -> bool:
    """ "450.000 kr. til A og 300.000 kr. til B i 2025": the year at the end is that of both."""
    return (
        (
            re.match(r"\s+(?:til|for|fra)\s", text[amounts[0].end : amounts[1].start]) is not None
            and re.search(r"\s(?:og|samt)\s", text[amounts[0].end : amounts[1].start]) is not None
            and not re.search(r"\d|,", text[amounts[0].end : amounts[1].start])
            and re.match(r"\s+(?:til|for)\s", text[amounts[1].end : mark[0]]) is not None
            and not text[mark[1] :].strip(" .;")
        )
        or re.fullmatch(r"\s*(?:,|,?\s(?:og|samt))\s+(?:til|for)\s+[^,;0-9]{2,80}\s(?:på|med)\s+", text[amounts[0].end : amounts[1].start])
        is not None
        or re.fullmatch(r"\s+(?:og|samt)\s+(?:en\s+)?\w*bevilling\w*\s+på\s+", text[amounts[0].end : amounts[1].start]) is not None
    )


def _respectively(
    text: str, marks: list[tuple[int, int, tuple[int, ...]]], amounts: tuple[Amount, ...]
) -> dict[int, tuple[int, ...]] | None:
    """ "i 2025 og 2026 med henholdsvis 2,4 og 5,0 mio. kr.": as many years as amounts behind them, in order."""
    for start, end, years in marks:
        ahead = [i for i, amount in enumerate(amounts) if amount.end <= start][-len(years) :]
        if (
            len(years) == len(ahead) > 1
            and _in_a_row(text, amounts, ahead)
            and re.fullmatch(r"\s+i\s+", text[amounts[ahead[-1]].end : start])
        ):
            return {i: (year,) for i, year in zip(ahead, years, strict=True)}
        behind = [i for i, amount in enumerate(amounts) if amount.start >= end]
        if len(years) > 1 and len(years) == len(behind) and _RESPECTIVELY.match(text[end : amounts[behind[0]].start]) is not None:
            return {i: (year,) for i, year in zip(behind, years, strict=True)}
    return None


def _together(text: str, here: list[tuple[int, tuple[int, ...]]]) -> tuple[int, ...]:
    """ "i 2025 og 2026" after one amount: both years; a later mention in the same stretch that is not tied on is left."""
    years = here[0][1]
    for (left, _), (right, more) in pairwise(here):
        if re.fullmatch(rf"{_YEAR}\s*(?:,|og|samt|,? og i|-)\s*(?:i\s+|for\s+)?", text[left:right]) is None:
            break
        years += more
    return tuple(dict.fromkeys(years))


def _binds_forwards(text: str, marks: list[tuple[int, int, tuple[int, ...]]], amounts: tuple[Amount, ...]) -> bool:
    """Do the years stand before their amounts ("i 2025 0,7 mio. kr. og i 2026 17,5 mio. kr.", "2025: 0,7, 2026: 17,5")?"""
    last = amounts[-1]
    if any(start >= last.end for start, _, _ in marks):
        return False
    tight = sum(
        any(0 <= amount.start - end <= 30 and not re.search(r"[,;]|\bog\b", text[end : amount.start]) for _, end, _ in marks)
        for amount in amounts
    )
    return tight >= 2 and tight >= len(amounts) - 1


def _forwards(marks: list[tuple[int, int, tuple[int, ...]]], amounts: tuple[Amount, ...]) -> dict[int, tuple[int, ...]]:
    bound: dict[int, tuple[int, ...]] = {}
    for i, amount in enumerate(amounts):
        previous = amounts[i - 1].end if i else 0
        here = [mark for mark in marks if previous <= mark[0] and mark[1] <= amount.start]
        if here and (i > 0 or amount.start - here[-1][1] <= 60):
            bound[i] = here[-1][2]
    return bound


def lone_year(text: str) -> int | None:
    """A sentence → its only year, or `None` for none, several, a span or an open end."""
    found = {years for start, _, years in _mentions(text) if years[-1] == 0 or not _ORIGIN.search(text[max(0, start - 24) : start])}
    only = next(iter(found)) if len(found) == 1 else ()
    return only[0] if len(only) == 1 else None


def shift_of(text: str) -> tuple[int, int] | None:
    """ "overføres 1,2 mio. kr. fra 2024 til 2025" → (2024, 2025): money moved between two years."""
    match = _SHIFT.search(text)
    return None if match is None or match["a"] == match["b"] else (int(match["a"]), int(match["b"]))
