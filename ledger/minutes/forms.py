"""One line → the agenda point it may begin, by each of the forms of FORMATS A: number, title, and the form it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ledger.minutes import dates, journal
from ledger.minutes.lines import Line
from ledger.patterns import pattern

Form = Literal["word", "open", "numbered", "under-open", "bare"]
"""word: `Punkt 4: Titel`, `Pkt. 126 Titel`, `Nr. 18 BR 629/05. Titel` · open: `1 Åbent Titel` · numbered: `34. Titel` ·
under-open: ` 1 titel` below a line ` Åbent punkt` · bare: the number alone on its line, the title on the next."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a point. `row` is its position among the lines; `first` the row at which its point begins."""

    form: Form
    row: int
    number: str
    title: str
    first: int
    journal_no: str | None = None

    @property
    def value(self) -> int:
        """The number as a figure: `12a` counts as 12."""
        return int(re.sub(r"\D", "", self.number) or 0)

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands among the others: `7`, `7a`, `8`."""
        return self.value, re.sub(r"\d", "", self.number)


@dataclass(frozen=True, slots=True)
class Point:
    """One agenda point: its lines are `lines[first:end]`, its content begins at `content` (behind title and journal number)."""

    first: int
    content: int
    number: str | None
    title: str | None
    journal_no: str | None
    end: int = 0


_WORD_POINT = pattern(
    r"^(?:dagsordens)?(?P<word>punkt|pkt\.?|nr\.?|sag(?:\snr\.?)?)\s*(?:nr\.?\s*)?(?P<number>\d{1,4}[a-z]?)(?![\d/-])\s*[:.)–-]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_BULLETS = ("•", "◦")
_LINKS_BEGIN = frozenset("IRDTB")
# The first two letters of `Punkt`, `Pkt.`, `Nr.`, `Sag`, `Dagsordenspunkt`, and of the links; most lines begin otherwise.
_BEGIN = frozenset(("pu", "pk", "nr", "sa", "da", "in", "re", "ti", "bi"))
_OPEN = pattern(
    r"^(?P<number>\d{1,4})\s+(?:åbent?|lukket|åbne|lukkede)(?:\s(?:punkt|sag))?[\s.:–-]+(?P<title>(?!\d+$)\S.*)$", re.IGNORECASE
)
_NUMBERED = pattern(r"^(?P<number>\d{1,4})[.)]\s*(?P<title>[^\s\d.].*|\d{4}\b.*|\d+\s?[.]?\s?[A-Za-zÆØÅæøå].*)$")
_SPACED = pattern(r"^(?P<number>\d{1,4})[.:]?\s+(?P<title>[^\s\d].*)$")
# A link or a heading of the page, set without a break before the number: `Indholdsfortegnelse1. Fraværende`, `Referat9. Titel`.
_GLUED = pattern(r"^(?:Indholdsfortegnelse|Referat|Dagsorden|Til toppen|Bilag)(?=\d{1,3}\.\s+[A-ZÆØÅ])")
# The number the same case has at another body: `Sag nr. 19 (ØU 23/2010)`.
_OTHER_AGENDA = pattern(r"^\([A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4}\)$|^\)$")
# Viborg: the page is one list, and `• 12 Titel` an entry of it.
_ENTRY = pattern(r"^[•◦]\s+(?P<number>\d{1,4})[.:]?\s+(?P<title>[A-ZÆØÅ\"”].*)$")
_BARE = pattern(r"^(?P<number>\d{1,4})\.?$")
_OPEN_LINE = pattern(r"^(?:åbent|lukket|åben|lukket)\s+(?:punkt|sag|dagsordenspunkt)$", re.IGNORECASE)
_LEADERS = pattern(r"\.{4,}|…{2,}|(?:\. ){4,}|_{4,}")
_CLOSED = pattern(r"\s+-?\s*(?:LUKKET SAG|LUKKET PUNKT|ÅBEN SAG|ÅBENT PUNKT)\s*$")
_OPEN_AHEAD = pattern(r"^(?:Åbent|åbent|ÅBENT)(?:\s(?:punkt|sag))?\s*[-–:]?\s+(?=[A-ZÆØÅ])")
_MONTH_AHEAD = pattern(rf"^{dates.MONTH}\b", re.IGNORECASE)
_REFERENCE = pattern(
    r"^(?:og|til|samt|blev|er|udgår|udsættes|udsat|i|på|ovenfor|nedenfor|vedr|jf|:|,|-\s?\d|–\s?\d|–)\b|^[a-zæøå]+\s+(?:blev|er)\b|^,"
)
_PAGE = pattern(r"\s\d{1,3}$")
_LONGEST = 420


def contents_line(text: str) -> bool:
    """Whether a line belongs to a table of contents: dotted leaders."""
    return _LEADERS.search(text) is not None


def clean_title(title: str) -> str | None:
    """A printed title without the marks around it: `LUKKET SAG` behind (Tårnby), `Åbent` before. Codes such as `(B)` stay."""
    title = _OPEN_AHEAD.sub("", _CLOSED.sub("", title.strip()).strip(" :–-"))
    return title or None


def may_begin(text: str) -> bool:
    """Whether a line begins as one of the forms does. Most do not, and are never looked at again."""
    return text[:2].lower() in _BEGIN or text[:1].isdigit() or text[:1] in _BULLETS


def candidate(lines: tuple[Line, ...], row: int) -> Candidate | None:
    """The line at `row` → a candidate in the strongest form it has, or `None`."""
    text = lines[row].text
    if len(text) > _LONGEST or not may_begin(text):
        return None
    found = _in_form(lines, row, text, text[0])
    return None if found is None or contents_line(text) else found  # few lines have a form, so the search for leaders comes last


def _in_form(lines: tuple[Line, ...], row: int, text: str, head: str) -> Candidate | None:
    if head in _LINKS_BEGIN and (glued := _GLUED.match(text)) is not None:
        text = text[glued.end() :]
        head = text[0]
    if head in _BULLETS:
        entry = _ENTRY.match(text)
        return (
            None
            if entry is None or _MONTH_AHEAD.match(entry["title"])
            else Candidate("numbered", row, entry["number"], entry["title"], row)
        )
    if head.isdigit():
        return _of_digits(lines, row, text)
    match = _WORD_POINT.match(text)
    if match is None:
        return None
    title = match["title"]
    word = match["word"].lower()
    if title[:1].islower() or _REFERENCE.match(title):
        return None
    if word.startswith(("nr", "sag")) and (not title or _OTHER_AGENDA.match(title)):
        return _below_title(lines, row, match["number"]) if word.startswith("sag") else None
    number = journal.inside(title) if word.startswith(("nr", "sag")) else None
    own = None
    if number is not None and number[1] <= 2:
        own, title = number[0], title[number[2] :].lstrip(" .:–-")
    return Candidate("word", row, match["number"], title, row, own)


def _below_title(lines: tuple[Line, ...], row: int, number: str) -> Candidate | None:
    """`Sag nr. 19 (ØU 23/2010)` below the title of its point (Rødovre)."""
    title = next((lines[above] for above in range(row - 1, max(row - 3, -1), -1) if lines[above].text), None)
    if title is None or title.table or len(title.text) > 300 or title.text.endswith((".", ":", ",")):
        return None
    return Candidate("word", row, number, title.text, row - 1)


def _of_digits(lines: tuple[Line, ...], row: int, text: str) -> Candidate | None:
    match = _OPEN.match(text)
    if match is not None:
        return Candidate("open", row, match["number"], match["title"], row)
    above = lines[row - 1] if row else None
    if above is not None and _OPEN_LINE.match(above.text):
        match = _SPACED.match(text) or _NUMBERED.match(text)
        if match is not None:
            return Candidate("under-open", row, match["number"], match["title"], row - 1)
    match = _NUMBERED.match(text)
    if match is not None:
        title = match["title"].strip()
        if _MONTH_AHEAD.match(title) or journal.of_line(text) is not None:
            return None
        return Candidate("numbered", row, match["number"], title, row)
    match = _BARE.match(text)
    if match is not None:
        return Candidate("bare", row, match["number"], "", row)
    if lines[row].level is not None:
        match = _SPACED.match(text)
        if match is not None and not _MONTH_AHEAD.match(match["title"]):
            return Candidate("numbered", row, match["number"], match["title"], row)
    return None


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles are one: a table of contents may cut it in mid-word and print a page number behind it."""
    left, right = _letters(one), _letters(other)
    return _begins(left, right) or _begins(_letters(_PAGE.sub("", one)), right) or _begins(left, _letters(_PAGE.sub("", other)))


def _letters(title: str) -> str:
    return re.sub(r"[^0-9a-zæøå]", "", title.lower())


def _begins(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    return bool(left) and right.startswith(left) and (len(left) >= 12 or len(left) * 2 >= len(right))
