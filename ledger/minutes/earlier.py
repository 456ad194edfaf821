"""What a point quotes of other meetings → earlier decisions: dated lines, Aarhus' triplets, `Økonomiudvalget (anbefaler), 20.03.2023`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ledger.minutes import bodies, dates, decisions
from ledger.minutes.lines import Line
from ledger.minutes.sections import Stretch
from ledger.model import EarlierDecision, Place
from ledger.patterns import pattern

_UDVALG = pattern(r"^udvalg\s*:\s*(?P<value>.*)$", re.IGNORECASE)
_DATO = pattern(r"^(?:dato|mødedato)\s*:\s*(?P<value>.*)$", re.IGNORECASE)
_POINT = pattern(r"^(?:punktnummer|punkt|pkt\.?)\s*:?\s*\d{1,4}\s*$", re.IGNORECASE)
_STATED = pattern(r"\(([\wæøå ]{3,40})\)")


def of_heading(stretch: Stretch) -> EarlierDecision | None:
    """A section under a heading that names another body or date (`Beslutning fra …`) → what was decided there."""
    heading = stretch.heading
    if heading is None or (heading.body is None and heading.date is None):
        return None
    texts = [line.text for line in stretch.lines if line.text]
    return EarlierDecision(heading.body or "", heading.date, decisions.read(texts).status, "\n".join(texts), stretch.place)


def of_list(stretch: Stretch) -> list[EarlierDecision]:
    """`Sagens forløb`, `Sagsforløb`, `Politisk behandling` → the decisions listed in it. References to agendas (a link) give none."""
    found: list[EarlierDecision] = []
    body: str | None = None
    date: datetime.date | None = None
    place: Place = stretch.place
    texts: list[str] = []

    def close() -> None:
        if body is not None and texts:
            found.append(EarlierDecision(body, date, decisions.read(texts).status, "\n".join(texts), place))

    for text, where in _texts(stretch.lines):
        label = _UDVALG.match(text)
        if label is not None:
            close()
            body, date, texts, place = bodies.find(label["value"]) or label["value"], None, [], where
            continue
        label = _DATO.match(text)
        if label is not None and body is not None:
            day = dates.find(label["value"])
            date = day.date if day is not None else None
            continue
        if _POINT.match(text):
            continue
        entry = _entry(text)
        if entry is not None:
            close()
            body, date, texts, place = entry[0], entry[1], [entry[2]] if entry[2] else [], where
            continue
        if body is not None:
            texts.append(text)
    close()
    return found


def _texts(lines: list[Line]) -> Iterator[tuple[str, Place]]:
    for line in lines:
        if line.table:
            for row in line.rows:
                if row:
                    yield row, line.place
        elif line.text:
            yield line.text, line.place


def _entry(text: str) -> tuple[str, datetime.date | None, str] | None:
    """A line that opens an entry: body and date, either first, perhaps with what the body does in brackets and a short text behind."""
    if len(text) > 200 or not bodies.may_name(text):
        return None
    date = dates.find(text)
    if date is None:
        return None
    if date.start <= 1:
        tail = text[date.end :].strip(" ,:–-")
        begun = bodies.starts(tail)
        return None if begun is None else (begun[0], date.date, tail[begun[1] :].strip(" .:,–-"))
    begun = bodies.starts(text)
    if begun is None or begun[1] > date.start or date.start - begun[1] > 50:
        return None
    stated = _STATED.search(text, begun[1], date.start)
    return begun[0], date.date, stated[1] if stated is not None else ""


def entries(stretch: Stretch) -> Iterator[tuple[str, datetime.date]]:
    """The meetings a list names, as (body, date), whatever was decided there."""
    for text, _ in _texts(stretch.lines):
        entry = _entry(text)
        if entry is not None and entry[1] is not None:
            yield entry[0], entry[1]
