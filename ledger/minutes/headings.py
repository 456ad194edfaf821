"""One line → the section heading it is, if it is one: the headings of FORMATS A1-A4, and dated lines that name a body."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.minutes import bodies, dates, heading_words, journal
from ledger.minutes.lines import Line
from ledger.model import SectionKind
from ledger.patterns import pattern


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A recognised heading. `rest` is text printed on the same line behind it; `body` and `date` where the heading names them.

    `quoted` marks headings that only quote (`Beslutning fra …`, `Økonomiudvalget, 20. maj 2020, pkt. 105:`): whether that is the
    document's own decision depends on the document's own body and date.
    """

    kind: SectionKind
    name: str
    rest: str = ""
    body: str | None = None
    date: datetime.date | None = None
    quoted: bool = False
    machine: bool = False


Headings = Sequence[SectionHeading | None]
"""What each line of a document is as a heading, in the order of the lines."""

_NUMBERING = pattern(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zæøå][.)]|[IVX]{1,4}[.)])\s+(?=\D)")
_INLINE = pattern(
    r"^(?P<word>(?:beslutning|beslutninger|indstilling|resume|resumé|sagsfremstilling|økonomi|kompetence"
    r"|beslutningskompetence|bilag|sagsforløb"
    r"|forvaltningen foreslår|forvaltningen indstiller|sagsresume|lovgrundlag|sagsbeskrivelse|præsentation|baggrund"
    r"|sagen afgøres i))\s?:\s?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
PROPOSAL_SENTENCE = "Indstilling om"
# København's protocol prints the proposal as a sentence: "Indstilling om, at Balders Plads får en anlægsbevilling på …".
_PROPOSAL_OF = pattern(r"^(?P<word>indstilling(?:er)?)\s+om,?\s*(?P<rest>at\b.*)?$", re.IGNORECASE | re.DOTALL)
# A member's proposal there: "(Stillet af Anna Prøve (F)):" above its words.
_MOVED_BY = pattern(r"^\(stillet af [^\n]{2,200}\)\s?:?$", re.IGNORECASE)
# Viborg's page is one nested list: every heading is an entry of it.
_BULLET = pattern(r"^[•◦▪○]\s+(?=\S)")
_PROPOSER = pattern(r"^[\wæøå -]{3,60} (?:foreslår|indstiller|anbefaler)$")
_DECISION_OF = pattern(
    r"^beslutning(?:er|en)?\s+(?P<link>i|fra|af|på|truffet\s(?:i|af)|taget\s(?:i|af))?\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_MEETING_WORDS = pattern(r"^[\s,.:;()–-]*(?:(?:på\s)?møde[t]?\s*)?(?:den|d\.|af|på\smødet\sden)?\s*", re.IGNORECASE)
_POINT_TAIL = pattern(r"^[\s,.)–-]*(?:(?:pkt|punkt|sag|dagsordenspunkt)\.?(?:\s?nr\.?)?\s*\d{1,4})?\s*[:.)]*\s*", re.IGNORECASE)
_PAGE = pattern(r",?\s*(?:s\.|side)\s*\d+\s*$", re.IGNORECASE)
_DIGIT = pattern(r"\d")
_TITLE = pattern(r"^(?:åben|åbent|referat|dagsorden|protokol|beslutningsprotokol|møde)\b", re.IGNORECASE)
_LONGEST = 140


# What a heading may begin with whose text goes on behind it on the same line: all others are short.
_LONG_BEGIN = frozenset(("inds", "(sti", "besl"))


def recognise(line: Line) -> SectionHeading | None:
    """A line → its section heading or `None`. A word such as "Økonomi" inside a sentence is none; a heading fills its line."""
    text = line.text
    if not text:  # a table, or an empty heading
        return None
    if text[0] in "•◦▪○":
        text = _BULLET.sub("", text)
    if len(text) > _LONGEST and text[:4].lower() not in _LONG_BEGIN:
        return None
    marked = line.level is not None
    if marked and line.place.sheet is not None:
        return None  # the name of a sheet, even "Bevilling" or "Økonomi": a sheet is a case of its own, not a section of one
    if text[:14].lower() == "indstilling om":
        proposal = _PROPOSAL_OF.match(text)
        if proposal is not None and (proposal["rest"] or text.endswith(",")):
            return SectionHeading("proposal", PROPOSAL_SENTENCE, rest=proposal["rest"] or "")
    if text[:11].lower() == "(stillet af" and _MOVED_BY.match(text):
        return SectionHeading("proposal", PROPOSAL_SENTENCE)
    if len(text) > _LONGEST and not (text[:10].lower() == "beslutning" and len(text) < 2000):
        return None
    bare = text.rstrip(" :.").strip() if marked or not text.endswith(".") else text
    folded = bare.lower()
    kind = heading_words.KINDS.get(folded)
    if kind is not None:
        return SectionHeading(kind, text)
    if heading_words.MACHINE.match(folded) and (marked or len(folded) < 18):
        return SectionHeading("other", text, machine=True)
    if marked and folded in heading_words.MARKED_ONLY:
        return SectionHeading(heading_words.MARKED_ONLY[folded], text)
    first = folded[:1]
    if first.isdigit() and "beslutning" in folded[-12:]:
        glued = journal.glued_heading(text)
        if glued is not None:
            return SectionHeading("decision", glued)
    if first.isdigit() or (first in "abcdiv" and folded[1:2] in ".)"):
        stripped = _NUMBERING.sub("", bare).lower()
        kind = heading_words.KINDS.get(stripped)
        if kind is not None:
            return SectionHeading(kind, text)
    if folded.startswith("beslutning"):
        found = _decision_of(text)
        if found is not None:
            return found
    if ":" in text[:32]:
        inline = _INLINE.match(text)
        if inline is not None:
            return SectionHeading(heading_words.KINDS[inline["word"].lower()], inline["word"], rest=inline["rest"])
    if _looks_like_sentence(text):
        return _dated(text)
    return _by_shape(text, folded, marked) or _dated(text)


def _looks_like_sentence(text: str) -> bool:
    return len(text) > 80 or text.endswith((".", ",", ";")) or text[:1].islower()


def _by_shape(text: str, folded: str, marked: bool) -> SectionHeading | None:
    """Headings of the genre no list holds in full: `Økonomi og afledt drift`, `Klimamæssige konsekvenser`, `Direktøren foreslår`."""
    economic = folded.startswith(("økonomi", "bevillingsm", "budgetm", "finansielle")) and heading_words.ECONOMY.match(folded)
    if economic and (marked or heading_words.ECONOMY_END.search(folded)):
        return SectionHeading("economy", text)
    if (
        folded.endswith(("konsekvenser", "konsekvensvurdering"))
        and heading_words.CONSEQUENCES.match(folded)
        and not folded.startswith("ingen")
    ):
        return SectionHeading("economy" if "økonomi" in folded or "bevilling" in folded else "other", text)
    if folded.startswith("konsekvenser ") and marked and heading_words.CONSEQUENCES_FOR.match(folded):
        return SectionHeading("other", text)
    if marked and folded.endswith((" foreslår", " indstiller", " anbefaler")) and _PROPOSER.match(folded):
        return SectionHeading("proposal", text)
    if text.startswith(("INDSTILLING FRA ", "BESLUTNINGSFORSLAG FRA ")) and text.isupper():
        return SectionHeading("case", text)
    return None


def _decision_of(text: str) -> SectionHeading | None:
    """`Beslutning i Økonomiudvalget den 18-03-2025:` → a decision heading with body and date; `Beslutning om …` is a title."""
    match = _DECISION_OF.match(text)
    if match is None:
        return None
    link, rest = (match["link"] or "").lower(), match["rest"]
    name = rest.title() if rest.isupper() else rest
    begun = bodies.starts(_names(rest)) if rest.isupper() else bodies.starts(rest)
    if begun is None:
        if link in ("om", ""):
            return _dated_decision(text, rest)
        return None
    body, end = begun
    after = name[end:]
    skipped = _MEETING_WORDS.match(after)
    start = skipped.end() if skipped else 0
    date = dates.find(after[start:])
    if date is not None and date.start <= 12:
        tail = after[start + date.end :]
        lead = _POINT_TAIL.match(tail)
        remainder = tail[lead.end() :] if lead else tail
        if remainder and not (":" in (lead.group() if lead else "") or "," in tail[:1]):
            return None if len(text) > _LONGEST else SectionHeading("decision", text, body=body, date=date.date, quoted=link == "fra")
        head = text[: len(text) - len(remainder)].strip()
        return SectionHeading("decision", head, rest=remainder, body=body, date=date.date, quoted=link == "fra")
    if re.fullmatch(r"[\s:.]*(?:den|d\.)?[\s,.:]*", after, re.IGNORECASE):
        return SectionHeading("decision", text, body=body, quoted=link == "fra")
    return None


def _dated_decision(text: str, rest: str) -> SectionHeading | None:
    """`Beslutning den 18-03-2025:` → a decision heading with its date."""
    date = dates.find(rest)
    if date is None or date.start > 6 or not re.fullmatch(r"(?:den|d\.)?\s*", rest[: date.start], re.IGNORECASE):
        return None
    if rest[date.end :].strip(" :."):
        return None
    return SectionHeading("decision", text, date=date.date)


def _names(text: str) -> str:
    return " ".join(word if word.lower() in ("og", "i", "for") else word.capitalize() for word in text.split(" "))


def _dated(text: str) -> SectionHeading | None:
    """A line that is nothing but a body and a date: `Økonomiudvalget, 20. maj 2020, pkt. 105:`, `17/11/2025 Direktionen`.

    A page header (`Kommunalbestyrelsen den 12-05-2014, s. 2`) has a page number and is none.
    """
    if len(text) > 120 or _DIGIT.search(text) is None or not bodies.may_name(text) or _TITLE.match(text):
        return None
    date = dates.find(text)
    if date is None or _PAGE.search(text):
        return None
    if date.start <= 1:
        tail = text[date.end :].strip(" ,:–-")
        begun = bodies.starts(tail)
        if begun is None or tail[begun[1] :].strip(" .:"):
            return None
        return SectionHeading("earlier", text, body=begun[0], date=date.date, quoted=True)
    begun = bodies.starts(text)
    if begun is None or begun[1] > date.start:
        return None
    between = text[begun[1] : date.start]
    if not re.fullmatch(
        r"(?:s\smøde|\smøde)?[\s,:–-]*(?:\([\wæøå ]{2,30}\))?[\s,:–-]*(?:(?:møde\s)?(?:den|d\.))?\s*", between, re.IGNORECASE
    ):
        return None
    lead = _POINT_TAIL.match(text[date.end :])
    remainder = text[date.end + lead.end() :] if lead else text[date.end :]
    if remainder:
        return None
    return SectionHeading("earlier", text, body=begun[0], date=date.date, quoted=True)
