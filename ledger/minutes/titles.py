"""A chosen candidate → its point: number, whole title, journal number, and the line its content begins at (FORMATS A)."""

from __future__ import annotations

import re

from ledger.minutes import forms, journal, noise
from ledger.minutes.forms import Candidate, Point
from ledger.minutes.headings import Headings
from ledger.minutes.lines import Line
from ledger.patterns import pattern

CONNECTORS = pattern(r"(?:[,\-–]|\s(?:og|til|af|for|i|på|med|om|ved|fra|samt|vedr\.|vedrørende|det|den|de|en|et|under|mellem|der|som|at))$")
_NOT_A_TITLE = pattern(
    r"^(?:[A-ZÆØÅ]\.\s|initialer|dok\b|dok\.|sagsbeh|åbent|lukket|deltagere|kompetence|fraværende|afbud|mødedato|mødested"
    r"|øvrige sagsbehandlere)",
    re.IGNORECASE,
)


def lone_journal(lines: tuple[Line, ...], headings: Headings, row: int) -> str | None:
    """The journal number that stands alone at `row`, if one does."""
    if row < 0 or headings[row] is not None or journal.is_labelled(lines[row].text):
        return None
    return journal.of_line(lines[row].text)


def gather(lines: tuple[Line, ...], headings: Headings, candidate: Candidate, above: bool) -> Point:
    """A candidate → its point: wrapped title, repeated title and journal number gathered, wherever around the line they stand.

    `above` tells that this document prints the journal number before the point (Mariagerfjord).
    """
    title, journal_no, first = candidate.title, candidate.journal_no, candidate.first
    row = candidate.row + 1
    if journal_no is None and above:
        journal_no = lone_journal(lines, headings, candidate.first - 1)
        first = candidate.first - 1 if journal_no is not None else first
    wraps = 0
    while row < len(lines) and row - candidate.row < 12:
        line = lines[row]
        if line.table or (not line.text and line.level is not None):
            break
        number = journal.of_line(line.text)
        if number is not None:
            if journal_no is None and not (above and _belongs_to_next(lines, headings, row)):
                journal_no = number
                row += 1
                if journal.glued_heading(line.text):
                    row -= 1
                    break
                continue
            break
        if headings[row] is not None:
            break
        if journal.is_labelled(line.text) or _is_document_line(line.text) or (noise.furniture(line.text) and not noise.closing(line.text)):
            row += 1
            continue
        twin = forms.candidate(lines, row)
        if twin is not None and twin.number != candidate.number:
            break
        text = twin.title if twin is not None else line.text
        if title and forms.same_title(title, text):
            title = text if len(text) > len(title) else title
            row += 1
            continue
        if not title and len(text) < 300 and not _NOT_A_TITLE.match(text):
            title = text
            row += 1
            continue
        if wraps < 2 and _goes_on(lines, headings, row, title):
            title = _joined(title, text)
            wraps += 1
            row += 1
            continue
        if _NOT_A_TITLE.match(text) and len(text) < 80 and _journal_ahead(lines, headings, row, above):
            row += 1
            continue
        break
    if journal_no is None and title:
        journal_no = _in_brackets(title)
    return Point(first, row, candidate.number, forms.clean_title(title), journal_no)


def _joined(title: str, rest: str) -> str:
    """A title and the line it went on with: a word cut by the line's end is one word, `2030-` and `IT-` keep their hyphen."""
    if not title.endswith("-") or title.endswith(" -") or not rest[:1].islower() or rest.startswith(("og ", "eller ", "samt ")):
        return f"{title} {rest}"
    return f"{title if title[-2:-1].isdigit() or title[-2:-1].isupper() else title[:-1]}{rest}"


_BRACKETS = pattern(r"\(([A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4})\)")


def _in_brackets(title: str) -> str | None:
    """`Titel (KFU 64/2004)` → the court number København prints in the title."""
    found = _BRACKETS.search(title)
    return None if found is None else found[1]


def _is_document_line(text: str) -> bool:
    return len(text) < 60 and re.match(r"(?:dok\.|dok\s|dok\.nr|dokumentnr|initialer)", text, re.IGNORECASE) is not None


def _belongs_to_next(lines: tuple[Line, ...], headings: Headings, row: int) -> bool:
    """A journal number that stands before the next point (Mariagerfjord) is not this point's."""
    if row + 1 >= len(lines) or journal.is_labelled(lines[row].text):
        return False
    following = forms.candidate(lines, row + 1)
    return following is not None and headings[row + 1] is None and following.form in ("numbered", "word", "open")


def _journal_ahead(lines: tuple[Line, ...], headings: Headings, row: int, above: bool) -> bool:
    return any(
        headings[later] is None
        and journal.of_line(lines[later].text) is not None
        and not (above and _belongs_to_next(lines, headings, later))
        for later in range(row + 1, min(row + 3, len(lines)))
    )


def _goes_on(lines: tuple[Line, ...], headings: Headings, row: int, title: str) -> bool:
    """Whether the line at `row` is the wrapped rest of a title: long or unfinished first line, and number or heading behind it."""
    line = lines[row]
    text = line.text
    if len(text) > 140 or text.endswith((".", ":")) or _NOT_A_TITLE.match(text) or line.level is not None:
        return False
    unfinished = CONNECTORS.search(title) is not None
    if not unfinished and (len(title) < 48 or line.apart):
        return False
    for later in range(row + 1, min(row + 3, len(lines))):
        if headings[later] is not None or journal.of_line(lines[later].text) is not None or journal.is_labelled(lines[later].text):
            return True
    return row + 1 >= len(lines) or forms.candidate(lines, row + 1) is not None
