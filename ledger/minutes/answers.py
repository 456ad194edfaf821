"""A decision text → what it answers to each numbered proposal: `Ad 2-3) Anbefalet`, `1. at blev godkendt`, `Punkt 2 udgår dog`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.minutes.named import MORE_NUMBERS, expand, of_the_others
from ledger.minutes.named import read as read_named
from ledger.minutes.verdicts import WEAK, of_text
from ledger.model import DecisionPart
from ledger.patterns import pattern

_LONGEST = 4_000
_NUMBERS = rf"\d{{1,2}}{MORE_NUMBERS}"
_AD = pattern(
    rf"(?<![\wæøå])ad\.?\s?(?:pkt\.?|punkt|nr\.?|indstillingspunkt)?\s?(?P<numbers>{_NUMBERS})(?![\d/])\s?[).:;,]*\s?[-–:]?\s*",
    re.IGNORECASE,
)
# `At 1: Godkendt.`: the proposal's own word for "Ad", with its verdict at once.
_THAT_NUMBER = pattern(rf"(?:^|(?<=[.;]\s)|(?<=\n))At\s?(?P<numbers>{_NUMBERS})(?![\d/])\s?[).:;]*\s*", re.MULTILINE)
_POINT = pattern(
    rf"(?:(?<=^)|(?<=[.;,]\s)|(?<=\n)|(?<=\bmens\s)|(?<=\bmedens\s)|(?<=\bog\s)|(?<=\bfra\s)|(?<=\bundtagen\s)|"
    rf"(?<=\bundtagelse af\s))(?:indstilling(?:en|ens|s)?s?\s)?"
    r"(?:pkt\.?|punkt(?:erne|et)?|beslutningspunkt(?:erne|et)?|at-punkt|dot|delpunkt|indstillingspunkt(?:erne|et)?)"
    rf"\s?(?:nr\.?\s?)?(?P<numbers>{_NUMBERS})\.?(?![\d/])\s?[):;,]*\s?[-–:]?\s*",
    re.IGNORECASE | re.MULTILINE,
)
# `1. og 2. punkt godkendt`, `2.-4. at-punkt blev godkendt` (København): the number before the word.
_ORDINAL = pattern(
    r"(?<![\wæøå.])(?:indstilling(?:en|ens|s)?s?\s)?(?P<numbers>\d{1,2}\.(?:\s?(?:-|–|,|og|til|samt)\s?\d{1,2}\.){0,20})"
    r"\s?(?:at(?:-punkt(?:erne|et|er)?)?|(?:indstillings|beslutnings|del)?punkt(?:erne|et|er)?|pkt\.?|led|dot|indstilling(?:er|erne)?)(?![\wæøå-])\s?[:;,–-]*\s*",
    re.IGNORECASE,
)
_VERDICT_AHEAD = pattern(
    r"(?:,?\s?(?:der|som)\s)?(?:(?:blev|er|bliver|blev herefter|enstemmigt|herefter|ikke|"
    r"ej)\s){0,3}(?:(?:u)?ændret\s)?(?:godken|tiltr|vedt|anbefal|indstilles"
    r"|udsa|udsæ|udsk|udgå|udgik|bortf|bortst|forkast|nedstemt|afslå|afslog|afvis|tage[st]\b|taget\b|til efterretning"
    r"|send|overs|frems|tilbage|returner|hjemvis|drøft|noter|frafald"
    r"|orienter|imødekom|bevilge|ikke\b|henvis|indgår|afventer)",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d", plain=True)
_AD_LETTER = pattern(r"(?<![\wæøå])(ad\.?\s)([a-l])(?=\s?[).:])", re.IGNORECASE)
_LETTERED = pattern(r"^([a-l])(?=\)\s)", re.IGNORECASE | re.MULTILINE)
_PROPOSAL_POINT = pattern(r"indstilling|beslutningspunkt|at-punkt|delpunkt", re.IGNORECASE)
_LISTED = pattern(r"(?:^|(?<=[.;,]\s)|(?<=\n))(?P<numbers>\d{1,2})\s?[.):]\s*(?=[^\s\d])", re.MULTILINE)
# `1-2 godkendt. 3 udsat.`, `1) og 2) blev godkendt. 3) anbefales`: a number alone, and its verdict at once.
_BARE = pattern(
    r"(?:^|(?<=[.;,]\s)(?<!nr\.\s)(?<!pkt\.\s)|(?<=\n))(?P<numbers>\d{1,2}\s?[.)]?(?:\s?(?:-|–|,|og|til|samt)\s?\d{1,2}\s?[.)]?){0,8})\s?:?\s+",
    re.IGNORECASE | re.MULTILINE,
)
_LEADING_THAT = pattern(
    r"^(?:at|punktet|indstillingen)\s+(?=(?:blev\s|er\s)?(?:godkendt|tiltrådt|vedtaget|anbefal|udsat|drøftet|taget|indstil))", re.IGNORECASE
)


# `3. at blev udsat, øvrige godkendt`: what is said of the proposals not named.
_OTHERS = pattern(
    r"(?:(?<=[.;,]\s)|(?<=\n)|(?<=\bmens\s)|(?<=\bog\s))(?:indstillingen (?:blev |er )?i|de |den |"
    r"indstillingens )?\s?(?:øvrigt|øvrige|resterende|resten|andre)(?: del)?"
    r"(?: af indstillingen)?(?: (?:at-)?(?:punkter|indstillinger|indstillingspunkter|beslutningspunkter|dele|delpunkter))?\s?[:,]?\s+",
    re.IGNORECASE,
)


def read(lines: list[str], proposals: frozenset[int]) -> tuple[DecisionPart, ...]:
    """`Ad 1) … Ad 2-3) …`, `Ad 1; Godkendt Ad 2; Godkendt`, `Indstillingens pkt. 1-2 godkendt`, `1. Indstilles godkendt. 2. …`."""
    text = _numbered("\n".join(lines)[:_LONGEST])
    if _DIGIT.search(text) is None:
        return ()  # in a text without a figure no proposal is named by its number
    for wording in (_AD, _THAT_NUMBER, _ORDINAL, _POINT, _LISTED, _BARE):
        marks = list(wording.finditer(text))
        if not marks:
            continue
        if wording is _LISTED and not _answers_each(text, marks):
            continue
        if wording is _ORDINAL:
            marks = [mark for mark in marks if ":" in mark.group() or _VERDICT_AHEAD.match(text, mark.end())]
        if wording is _THAT_NUMBER:
            marks = [mark for mark in marks if _VERDICT_AHEAD.match(text, mark.end())]
        if wording is _BARE:
            marks = [mark for mark in marks if proposals.issuperset(expand(mark["numbers"])) and _VERDICT_AHEAD.match(text, mark.end())]
        if wording is _POINT:
            marks = [mark for mark in marks if _means_proposals(mark, proposals) and _begins(text, mark)]
        if not marks:
            continue
        named = frozenset(number for mark in marks for number in expand(mark["numbers"]))
        others = [mark for mark in _OTHERS.finditer(text, marks[0].start()) if _VERDICT_AHEAD.match(text, mark.end())]
        marks = sorted([*marks, *others], key=lambda mark: mark.start())
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        parts = [part for mark, end in zip(marks, ends, strict=True) if (part := _part(text, mark, end, proposals - named)) is not None]
        if parts:
            return (*_rest(text[: marks[0].start()], parts, proposals), *parts)
    return read_named(text, proposals)


def _numbered(text: str) -> str:
    """Letters of a list as its numbers: `Ad b) Udsat`, or lines `a) Godkendt`, `b) …` in order."""
    text = _AD_LETTER.sub(lambda mark: f"{mark[1]}{ord(mark[2].lower()) - ord('a') + 1}", text)
    letters = [mark[1].lower() for mark in _LETTERED.finditer(text)]
    if len(letters) < 2 or letters != list("abcdefghijkl"[: len(letters)]):
        return text
    return _LETTERED.sub(lambda mark: str(ord(mark[1].lower()) - ord("a") + 1), text)


def _begins(text: str, mark: re.Match[str]) -> bool:
    """A point named in mid-sentence (`…, mens punkt 2 blev sendt tilbage`) answers only when its verdict follows at once."""
    before = text[: mark.start()].rstrip(" ")
    if before.lower().endswith((" jf.", " se", " jf", " under")):
        return False
    return not before or before[-1] in ".;\n" or _VERDICT_AHEAD.match(text, mark.end()) is not None


def _rest(lead: str, parts: Sequence[DecisionPart], proposals: frozenset[int]) -> list[DecisionPart]:
    """`Godkendt. Punkt 2 udgår dog.`: the verdict before the first mark is that of the proposals not named, or of the whole."""
    verdict = of_text(re.sub(r",?\s+(?:og|mens|medens|bortset fra|undtagen|med undtagelse af)$", "", lead.strip(" ,;\n")))
    if verdict is None or verdict.status in WEAK:
        return []
    return [of_the_others(verdict, lead.strip(" ,;\n"), parts, proposals)]


def _means_proposals(mark: re.Match[str], proposals: frozenset[int]) -> bool:
    """`Indstillingens pkt. 1` is a proposal; `Pkt. 1:` is one where such a proposal stands, or none are numbered. `Pkt. 14 blev udsat`
    speaks of a point of the agenda.
    """
    if _PROPOSAL_POINT.search(mark.group()):
        return True
    return proposals.issuperset(expand(mark["numbers"])) if proposals else ":" in mark.group()


def _answers_each(text: str, marks: list[re.Match[str]]) -> bool:
    """A list under Beslutning answers the proposals one by one only when nothing but a list stands there and every entry has a verdict.

    `Børneudvalget indstiller,` followed by a list is one recommendation (Frederiksberg).
    """
    if text[: marks[0].start()].strip() or [int(mark["numbers"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return False
    bodies = [
        text[mark.end() : following.start() if following else len(text)] for mark, following in zip(marks, [*marks[1:], None], strict=True)
    ]
    return all(of_text(_LEADING_THAT.sub("", body)) is not None for body in bodies)


def _part(text: str, mark: re.Match[str], end: int, others: frozenset[int]) -> DecisionPart | None:
    body = text[mark.end() : end].strip(" ,;\n")
    body = re.sub(r",?\s+(?:og|mens|medens)$", "", body)
    verdict = of_text(_LEADING_THAT.sub("", body))
    if verdict is None and not body:
        return None
    numbers = tuple(sorted(others)) if "numbers" not in mark.re.groupindex else expand(mark["numbers"])
    return DecisionPart(numbers, verdict.status if verdict else "none", body, verdict.amended if verdict else False)
