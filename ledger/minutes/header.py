"""The lines before the first point → who met, when, and whether it is minutes or an agenda (FORMATS A1-A4)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.minutes import bodies, dates, forms, journal, noise, senders
from ledger.minutes.lines import Line
from ledger.patterns import pattern


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says; `None` where it says nothing. `year` is a year printed without a date (`Byrådets møde 2023`).

    `lines` are the lines of the sender: without contents, participants and place labels' values of other kinds.
    """

    udvalg: str | None
    date: datetime.date | None
    word: str | None
    year: int | None
    title: str | None
    lines: tuple[str, ...]


_LABEL = pattern(r"^(?P<label>[A-ZÆØÅa-zæøå][\wæøå ./-]{1,24}?)\s*:\s*(?P<value>.*)$")
# FirstAgenda prints label and value on one line without a colon.
_BARE_LABEL = pattern(
    r"^(?P<label>mødedato|mødested|mødedeltagere|mødetidspunkt|mødetid|starttidspunkt|deltagere)\s+(?P<value>\S.*)$", re.IGNORECASE
)
_BODY_LABELS = frozenset(("udvalg", "møde", "forum", "organ", "råd", "mødeforum", "politisk udvalg", "møde i"))
_DATE_LABELS = frozenset(
    (
        "mødedato",
        "dato",
        "møde",
        "mødetid",
        "mødetidspunkt",
        "tidspunkt",
        "mødet afholdt",
        "tid",
        "starttidspunkt",
        "dato og tid",
        "mødedag",
    )
)
_PEOPLE_LABELS = frozenset(
    (
        "mødedeltagere",
        "deltagere",
        "medlemmer",
        "tilstede",
        "til stede",
        "fraværende",
        "afbud",
        "øvrige deltagere",
        "bemærkninger",
        "mødt",
        "fravær",
        "mødeleder",
    )
)
_PEOPLE_LABELS |= {
    "i stedet for",
    "information",
    "indkaldte",
    "øvrige",
    "mødet hævet",
    "sekretær",
    "referent",
    "suppleant",
    "ikke til stede",
}
_PLACE_LABELS = frozenset(("sluttidspunkt", "mødested", "sted", "lokale", "mødelokale"))
_TITLE_LABELS = frozenset(("titel", "emne", "overskrift", "sag", "sagens titel", "punkt", "sagstitel", "vedrørende", "vedr."))
# FirstAgenda before 2016: the label in capitals on its own line, the value below it.
_ALONE_LABELS = frozenset(("udvalg", "møde", "sted", "starttidspunkt", "sluttidspunkt", "medlemmer", "deltagere", "fraværende", "afbud"))
_CONTENTS = pattern(
    r"^(?:indholdsfortegnelse|åbne dagsordenspunkter|dagsordenspunkter|sagsoversigt|åbne punkter|oversigt over punkter)\b", re.IGNORECASE
)
_WORD = pattern(
    r"(?<![\wæøå])(?P<word>(?:udskrift af )?(?:beslutnings|forhandlings)?protokol(?:len)?"
    r"|(?:åbent |foreløbigt )?(?:beslutnings)?referat|(?:tillægs|åben )?dagsorden|mødereferat)"
    r"(?![\wæøå])",
    re.IGNORECASE,
)
_CASE_TALK = pattern(r"\b(?:godkendelse|godkende|bemærkninger|underskrift|fra sidste)\b", re.IGNORECASE)
_YEAR = pattern(r"\bmøder? (?:i )?(20\d\d|19\d\d)\b")
_PLACE = pattern(r"rådhus|mødelokale|lokale|salen|\b\d{4} [A-ZÆØÅ]|virtuel|teams|værelse", re.IGNORECASE)
_ANNEX = pattern(r"^(?:til|i|den|på|kl\.?.*)$", re.IGNORECASE)
_MOST = 160


def read(lines: Sequence[Line]) -> Header:
    """Header lines → header. Labelled values come before what is read out of a title line; the contents list is not read."""
    udvalg = date = word = year = None
    labelled_body = labelled_date = False
    weak_body: str | None = None
    sender: list[str] = []
    entries = list(_entries(lines))
    for text, label, value, in_people in entries:
        if in_people or len(text) > 400:
            continue
        if label in _BODY_LABELS and not labelled_body and value:
            found = bodies.find(value)
            if found is not None:
                udvalg, labelled_body = found, True
        if label in _DATE_LABELS and not labelled_date:
            day = dates.find(value)
            if day is not None:
                date, labelled_date = day.date, True
        if len(text) > _MOST:
            continue
        sender.append(text)
        kind_words = [match["word"].lower() for match in _WORD.finditer(text)]
        if kind_words and not _CASE_TALK.search(text) and (word is None or "dagsorden" in word):
            # Minutes are often headed by both words (DAGSORDEN OG REFERAT, "Åben dagsorden" above "Referat").
            word = next((found for found in kind_words if "dagsorden" not in found), word or kind_words[0])
        if year is None:
            stated = _YEAR.search(text)
            year = int(stated[1]) if stated is not None else None
        if label in _PLACE_LABELS or label in _TITLE_LABELS:
            continue
        if udvalg is None:
            found = bodies.find(text)
            if found is not None:
                if _title_line(text, bool(kind_words)):
                    udvalg = found
                elif weak_body is None:
                    weak_body = found
        if date is None:
            day = dates.find(text)
            date = day.date if day is not None else None
    return Header(udvalg or weak_body, date, word, year, _title(entries, udvalg or weak_body, date), tuple(sender))


def _entries(lines: Sequence[Line]) -> Iterator[tuple[str, str, str, bool]]:
    """Header lines → (text, label, value, whether it tells of people), up to the contents list; a value may stand on the next line."""
    texts: list[str] = []
    for line in lines:
        if line.table:
            texts.extend(row for row in line.rows if row)
        elif line.text:
            texts.append(line.text)
    pending = ""
    people = False
    for text in texts:
        if _CONTENTS.match(text) and len(text) < 60:
            return
        if forms.contents_line(text):
            continue
        match = _LABEL.match(text) or _BARE_LABEL.match(text)
        label = match["label"].lower().strip() if match is not None else ""
        known = (
            label in _BODY_LABELS or label in _DATE_LABELS or label in _PEOPLE_LABELS or label in _PLACE_LABELS or label in _TITLE_LABELS
        )
        if match is not None and known:
            people = label in _PEOPLE_LABELS
            pending = label if not match["value"] else ""
            yield text, label, match["value"], people
            continue
        if match is None and text.isupper() and text.lower() in _ALONE_LABELS:
            people = text.lower() in _PEOPLE_LABELS
            pending = text.lower()
            continue
        if pending:
            yield text, pending, text, people
            pending = ""
            continue
        people = people and not _WORD.match(text) and bodies.starts(text) is None
        yield text, "", text, people


def _title_line(text: str, has_word: bool) -> bool:
    """Whether a line that names a body is the title of the document: a kind word, a date, the word møde, or nothing else."""
    if has_word or dates.find(text) is not None or re.search(r"\bmøde", text, re.IGNORECASE):
        return True
    begun = bodies.starts(text)
    rest = text[begun[1] :] if begun is not None else ""
    return begun is not None and (len(rest.strip()) <= 12 or bool(re.match(r"^\s*[-–•|,]", rest)))


def _title(entries: list[tuple[str, str, str, bool]], udvalg: str | None, date: datetime.date | None) -> str | None:
    """The title of a document that is a single case: labelled, or beside `Mødedato:` (København), or the line of a bare case."""
    for _, label, value, _ in entries:
        if label in _TITLE_LABELS and label != "møde" and len(value) > 3:
            return value
    before: list[str] = []
    behind: list[str] = []
    dated = False
    for text, label, _, people in entries:
        dated = dated or label in _DATE_LABELS
        if not label and not people and _free(text):
            (behind if dated else before).append(text)
    if dated:
        return before[-1] if before else behind[0] if len(behind) == 1 else None
    return before[-1] if before and udvalg is None and date is None else None


def last_free(lines: Sequence[Line]) -> str | None:
    """The last line of a single case's header, where it is none of the header's own: its title."""
    text = lines[-1].text if lines else ""
    return text if text and not _LABEL.match(text) and _free(text) else None


def _free(text: str) -> bool:
    """A header line that is none of the header's own: no body, date, place, sender, kind word, button."""
    if (
        noise.furniture(text)
        or _ANNEX.match(text)
        or len(text) > 300
        or text.endswith((".", ":"))
        or len(text.split()) < 2
        or journal.of_line(text)
    ):
        return False
    if dates.find(text) is not None or _PLACE.search(text) or senders.of_header([text]):
        return False
    return (
        not _WORD.match(text)
        and bodies.starts(text) is None
        and not re.search(r"\bmøde", text, re.IGNORECASE)
        and "dagsordener" not in text.lower()
    )


def is_agenda(word: str | None) -> bool:
    """Whether the kind word of the header announces an agenda."""
    return word is not None and "dagsorden" in word
