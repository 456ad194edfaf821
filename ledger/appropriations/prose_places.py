"""A sentence and its amounts → cover that no verb of paying names: a loan, the frame that holds it, who gives it up (FORMATS C3)."""

from __future__ import annotations

import re

from ledger.appropriations.prose_amounts import Amount
from ledger.appropriations.prose_names import MONEY, Cover, CoverPart, code_of, name_of
from ledger.appropriations.sources import source_code
from ledger.patterns import pattern

__all__ = ["ahead_in", "borrowed_in", "cut_back_in", "located_in", "spent_income_in", "yielded_in"]


_LOAN = pattern(
    r"\b(?!ud)\w*lån(?:et|ene)?(?:\s+\w+){0,3}?\s+på\s+(?:i alt\s+|op til\s+|ca\.\s+)?$|\blåne?optagelse\w*\s+(?:på|for)\s+(?:i alt\s+|"
    r"op til\s+|ca\.\s+)?$",
    re.IGNORECASE,
)
_TAKEN = pattern(r"\b(?:optage[rs]?|hjemtage[rs]?|optagelse|hjemtagelse|låne?optagelse\w*)\b", re.IGNORECASE)
_LENDER = pattern(r"\s+(?P<at>(?:i|hos|fra|ved)\s+(?:KommuneKredit|Kommunekredit|[A-ZÆØÅ]\w+kredit))")
_TO_BE_BOOKED = pattern(r"indtægts\w*bevilling|\bgaranti|\bstille[rs]\b", re.IGNORECASE)


def borrowed_in(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "der optages et lån på 6,2 mio. kr. i KommuneKredit": the cover of what the item gives."""
    if _TAKEN.search(text) is None or _TO_BE_BOOKED.search(text) is not None:
        return None
    for i, amount in enumerate(amounts):
        match = _LOAN.search(text, max(0, amount.start - 60), amount.start)
        if match is not None and amount.ore is not None:
            lender = _LENDER.match(text, amount.end)
            name = f"lån {lender['at']}" if lender is not None else "lån"
            return Cover(match.start(), lender.end() if lender is not None else amount.end, (CoverPart(name, i, "LAAN"),), borrowed=True)
    return None


_GIVES_AHEAD = pattern(
    r"\b(?:af|fra)\s+(?P<name>(?:[^\s,.;]+\s+){0,11}?[^\s,.;]*(?:pulje|ramme|rådighedsbeløb|midler|reserve|beløb|konto|budget)[^\s,.;]*"
    r"(?:\s+(?:til|for|på|i|under|hos|ved)\s+(?:[^\s,.;]+\s+){0,7}?[^\s,.;]+)?)\s+"
    r"(?:frigives|udmøntes|bevilges|overføres|anvendes|flyttes|omplaceres|afsættes|disponeres|ydes|gives|tildeles|bruges)\b",
    re.IGNORECASE,
)
_DRAWN_FROM = pattern(
    rf"\baf\s+(?:den|det|de)\s+(?P<name>(?:[^\s,.;]+\s+){{0,6}}?[^\s,.;]*(?:pulje|ramme|rådighedsbeløb|midler|reserve|beløb|"
    rf"budget)\w*)\s+på\s+(?:i alt\s+)?{MONEY}\s+"
    r"(?:frigives|udmøntes|bevilges|overføres|anvendes|afsættes|disponeres|reserveres|gives|tildeles|bruges)\b",
    re.IGNORECASE,
)
_SHARED_OUT = pattern(
    r"\b(?:fordeling(?:en)?|"
    r"udmøntning(?:en)?)\s+af\s+(?P<name>(?:[^\s,.;]+\s+){0,5}?[^\s,.;]*pulje\w*(?:\s+til\s+[^\s,.;]+)?)\s*(?:med|på|:|således)\s",
    re.IGNORECASE,
)
_APPOSED = pattern(
    r"\b(?:midler(?:ne)?|beløb(?:et)?|penge(?:ne)?)\s+(?:fra|i|på|"
    r"af)\s+(?P<name>(?:[^\s,.;]+\s+){0,7}?[^\s,.;]+),\s+(?:i alt\s+|ca\.\s+)?$",
    re.IGNORECASE,
)


def ahead_in(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "af den afsatte pulje til legepladser frigives 1.100.000 kr.": the giving side stands before verb and amount."""
    if not amounts:
        return None
    match = _GIVES_AHEAD.search(text, 0, amounts[0].start)
    if match is None and len(amounts) > 1:
        match = _DRAWN_FROM.search(text, 0, amounts[1].start)
        if (
            match is not None
            and match.end("name") <= amounts[0].start
            and amounts[0].end <= match.end()
            and amounts[1].start - match.end() <= 40
        ):
            name = name_of(match["name"])
            return Cover(match.start(), match.end("name"), (CoverPart(name, None, code_of(name, "")),)) if name else None
        match = None
    if match is None or amounts[0].start - match.end() > 40:
        match = _SHARED_OUT.search(text, 0, amounts[0].start)
    if match is None:
        match = _APPOSED.search(text, 0, amounts[0].start)
    if match is None:
        return None
    name = name_of(match["name"])
    return Cover(match.start(), match.start("name") + len(match["name"]), (CoverPart(name, None, code_of(name, "")),)) if name else None


_SPENT = pattern(
    rf"\b(?P<name>(?:mer)?indtægt(?:en|erne)?|mindreforbruget|overskuddet|provenuet|besparelsen|mindreudgiften)\s+på\s+{MONEY}"
    r"(?P<more>\s+(?:fra|på|ved|af)\s+[^,;.]{2,60}?)?\s+(?:i\s+[0-9]{4}\s+)?(?:anvendes|bruges|benyttes)\s+til\b",
    re.IGNORECASE,
)


def spent_income_in(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "at merindtægten på 1,3 mio. kr. fra parkering anvendes til veje": what came in pays what is given."""
    match = _SPENT.search(text) if amounts and "til" in text else None
    if match is None:
        return None
    name = f"{match['name']}{match['more'] or ''}"
    return Cover(match.start("name"), match.end("name"), (CoverPart(name, None, source_code(name)),))


_CUT_BACK = pattern(
    r"(?:^|\bat\s+|,\s+)(?!at\s)(?P<name>[^,;.\s][^,;.]{2,110}?)\s+(?:nedskrives|reduceres|nedsættes|nedjusteres|mindskes|nedbringes)\s+"
    r"(?:tilsvarende|med\s+(?:et\s+tilsvarende|samme|det\s+samme|tilsvarende)\s+beløb|med\s+beløbet)",
    re.IGNORECASE,
)


def cut_back_in(text: str) -> Cover | None:
    """ "at puljen til strategiske indsatser nedskrives tilsvarende": what is cut by the same amount pays it."""
    if "tilsvarende" not in text and "samme beløb" not in text and "med beløbet" not in text:
        return None
    match = _CUT_BACK.search(text)
    name = name_of(match["name"]) if match is not None else ""
    return Cover(match.start(), match.end(), (CoverPart(name, None, source_code(name)),)) if match is not None and name else None


_GIVES_UP = pattern(r"(?:^|\bat\s+|,\s+)(?!at\s)(?P<name>[^,;.\s][^,;]{2,110}?)\s+afgiver\s+(?:i alt\s+|ca\.\s+|yderligere\s+)?$")


def yielded_in(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "at Parkerings indtægtsbevilling afgiver 5,1 mio. kr.": who gives it up is where it comes from."""
    if "afgiver" not in text:
        return None
    for amount in amounts:
        match = _GIVES_UP.search(text, max(0, amount.start - 160), amount.start)
        if match is not None:
            name = name_of(match["name"])
            return Cover(match.start(), match.end("name"), (CoverPart(name, None, source_code(name)),)) if name else None
    return None


# an anlægsbevilling given on a frame or a budget that stands is paid by it; a tillægsbevilling given on an account goes to it
_HOLDS = (
    r"[^\s,.;]*(?:ramme\w*|rådighedsbeløb\w*|pulje\w*|budget\w*(?=\s+(?:(?:for|i)\s+)?20[0-9]{2}|,?\s+(?:konto|funktion))|"
    r"(?<!tillægs)bevilling(?=,?\s+(?:konto|funktion)))"
)
_PLACE_BEHIND = pattern(
    rf"\s*(?:(?:i|for)\s+(?:år\s+)?[0-9]{{4}}\s+)?(?:på|under|over|inden\s?for)\s+(?P<name>(?=(?:[^\s,.;]+,?\s+){{0,6}}?{_HOLDS}).*)",
    re.IGNORECASE,
)
_PLACE_AHEAD = pattern(
    rf"\b(?:på|under|over|inden\s?for|af)\s+(?P<name>(?:[^\s,.;]+\s+){{0,6}}?{_HOLDS}.{{0,60}}?)\s+"
    r"(?:gives|meddeles|ydes|bevilges|frigives|afholdes|anvendes)\s",
    re.IGNORECASE,
)
_OF_WORKS = pattern(
    r"(?<!tillægs)(?<!indtægts)\b(?!tillæg|indtægt)\w*bevilling\w*(?:\s+\w+){0,3}?\s+på\s+(?:i alt\s+|ca\.\s+|op til\s+|netto\s+)*$",
    re.IGNORECASE,
)
_NAME_ENDS = pattern(
    r",?\s+(?:til|sammensat|fordelt|bestående|heraf|hvoraf|og\s+at|som|der|med|finansieret|således)\b|;|\.(?:\s|$)", re.IGNORECASE
)


def located_in(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "en anlægsbevilling på 12 mio. kr. på udvalgets budget for 2004 konto 3.41.3", "der på anlægsrammen gives …": what holds it."""
    for i, amount in enumerate(amounts):
        if _OF_WORKS.search(text[max(0, amount.start - 90) : amount.start]) is None:
            continue
        behind = _PLACE_BEHIND.match(text[amount.end : amount.end + 300])
        if behind is not None:
            begin = amount.end + behind.start("name")
            end = min(amounts[i + 1].start if i + 1 < len(amounts) else len(text), amount.end + behind.end("name"))
            stop = _NAME_ENDS.search(text, begin, end)
            end = stop.start() if stop is not None else end
            name = name_of(text[begin:end])
            if name:
                return Cover(begin, end, (CoverPart(name, None, code_of(name, text[amount.end : begin])),))
    if not amounts:
        return None
    ahead = _PLACE_AHEAD.search(text, 0, amounts[0].start)
    if ahead is None or (
        re.search(r"\btillægs\w*bevilling", text, re.IGNORECASE) and not re.match(r"inden|over|af", ahead.group(), re.IGNORECASE)
    ):
        return None
    name = name_of(ahead["name"])
    return Cover(ahead.start(), ahead.end("name"), (CoverPart(name, None, code_of(name, ahead.group()[:12])),)) if name else None
