"""Document → Meeting: header, points, sections and decisions put together, with what only the whole document can tell."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from ledger.kommuner import Kommune, find_kommune
from ledger.minutes import bodies, earlier, header, headings, items, points, senders
from ledger.minutes import lines as line_reader
from ledger.minutes.forms import Point
from ledger.minutes.header import Header
from ledger.minutes.items import Gathered, Sitting
from ledger.minutes.lines import Line
from ledger.model import AgendaItem, Decision, Document, Meeting, MeetingKind
from ledger.patterns import pattern


def read_meeting(document: Document, kommune: str | None = None) -> Meeting:
    """A document → the meeting it reports. `kommune` (name or code) overrides what the document says of its municipality.

    Unknown stays `None`: number, title, journal number, body, date and municipality are only what the document prints.
    Raises `SettingsError` for a `kommune` that does not exist.
    """
    given = find_kommune(kommune) if kommune is not None else None
    lines = line_reader.of_document(document)
    recognised = [headings.recognise(line) for line in lines]
    found = points.find(lines, recognised)
    head = _header(lines, recognised, found)
    gathered = [items.gather(point, lines, recognised) for point in found]
    sitting = _sitting(head, gathered)
    agenda = _elsewhere(_settled(head, [items.build(one, sitting) for one in gathered]))
    if len(agenda) == 1 and agenda[0].number is None and agenda[0].title is None:
        agenda[0] = replace(agenda[0], title=head.title or header.last_free(lines[: found[0].first]))
    own = given or _municipality(lines, head, gathered)
    name, code = (own.navn, own.kommunekode) if own is not None else (None, None)
    return Meeting(document, name, code, sitting.body, sitting.date, _kind(head, agenda), tuple(agenda))


def _header(lines: tuple[Line, ...], recognised: Sequence[object], found: list[Point]) -> Header:
    """The header stands before the first point; on one-point pages parts of it may stand behind the title (København)."""
    first = found[0]
    head = header.read(lines[: first.first] if first.number is not None or first.first else lines[: first.content])
    if head.udvalg is not None and head.date is not None:
        return head
    opening = next((row for row, heading in enumerate(recognised) if heading is not None), len(lines))
    if first.content < opening and len(found) == 1:
        wider = header.read([*lines[: first.first], *lines[first.content : min(opening, first.content + 30)]])
        return replace(
            wider,
            udvalg=head.udvalg or wider.udvalg,
            date=head.date or wider.date,
            word=head.word or wider.word,
            lines=head.lines,
            title=head.title or wider.title,
        )
    return head


def _sitting(head: Header, gathered: list[Gathered]) -> Sitting:
    """Body and date of the header, completed from headings such as `Beslutning Byrådet den 30-11-2022` or a list of treatments."""
    body, date = head.udvalg, head.date
    if body is not None and date is not None:
        return Sitting(body, date)
    named: Counter[tuple[str, datetime.date | None]] = Counter()
    dated: Counter[datetime.date] = Counter()
    listed: set[datetime.date] = set()
    for one in gathered:
        for stretch in one.stretches:
            heading = stretch.heading
            if heading is None:
                continue
            if heading.kind == "decision" and not heading.quoted and (date is None or heading.date in (None, date)):
                if heading.body is not None and (body is None or bodies.same(body, heading.body)):
                    named[heading.body, heading.date] += 1
                elif heading.body is None and heading.date is not None:
                    dated[heading.date] += 1
            elif heading.kind == "earlier" and heading.body is None and body is not None:
                listed.update(day for name, day in earlier.entries(stretch) if bodies.same(name, body) and head.year in (None, day.year))
    if not named and body is None and date is not None:
        named = _dated_sections(gathered, date) or _treated_that_day(gathered, date)
    if named:
        latest = max(named, key=lambda entry: (named[entry], entry[1] or datetime.date.min))
        body, date = body or latest[0], date or latest[1]
    if date is None and dated:
        date = dated.most_common(1)[0][0]
    if date is None and head.year is not None and len(listed) == 1:
        date = next(iter(listed))
    return Sitting(body, date)


def _dated_sections(gathered: list[Gathered], date: datetime.date) -> Counter[tuple[str, datetime.date | None]]:
    """`Skole- og Børneudvalget, 08-05-2018, pkt. 51` in every point, with the meeting's own date: whose minutes these are (Roskilde)."""
    named: Counter[tuple[str, datetime.date | None]] = Counter()
    for one in gathered:
        bodies_here = {stretch.heading.body for stretch in one.stretches if stretch.heading is not None and stretch.heading.date == date}
        named.update((body, date) for body in bodies_here if body is not None)
    return named if len(named) == 1 else Counter()


def _treated_that_day(gathered: list[Gathered], date: datetime.date) -> Counter[tuple[str, datetime.date | None]]:
    """`Høring og sagsgang: Kommunalbestyrelsen den 30. august 2022` with the meeting's own date: whose minutes these are (Thisted)."""
    named: Counter[tuple[str, datetime.date | None]] = Counter()
    for one in gathered:
        for stretch in one.stretches:
            if stretch.kind == "treatment":
                named.update((name, date) for name, day in earlier.entries(stretch) if day == date)
    return named if len(named) == 1 else Counter()


def _kind(head: Header, agenda: Sequence[AgendaItem]) -> MeetingKind:
    """Minutes, agenda, or a single case. Decisions tell minutes, whatever the page is headed; one point without decision is a case."""
    if header.is_agenda(head.word):
        return "minutes" if any(item.decision.status != "none" for item in agenda) else "agenda"
    if head.word is not None or any(item.decision.status != "none" or item.decision.text for item in agenda):
        return "minutes"
    return "case" if len(agenda) == 1 else "agenda"


def _municipality(lines: tuple[Line, ...], head: Header, gathered: list[Gathered]) -> Kommune | None:
    """The municipality the document itself names as its own; two candidates are none."""
    named = senders.of_header(head.lines)
    if not named and not senders.named_in(chain((line.text for line in lines), (one.point.title or "" for one in gathered))):
        return None
    if not named:
        named = senders.of_letterhead(line.text for line in lines)
    if named:
        return next(iter(named)) if len(named) == 1 else None
    texts = [[line.text for stretch in one.stretches for line in stretch.lines] + [one.point.title or ""] for one in gathered]
    acting = senders.acting(texts)
    stated = senders.of_statements(texts)
    if acting is not None:
        return acting if stated <= {acting} else None
    return next(iter(stated)) if len(stated) == 1 else None


def _settled(head: Header, agenda: list[AgendaItem]) -> list[AgendaItem]:
    """Decisions as the document as a whole allows them.

    An agenda decides nothing: where only few points have a "Beslutning", it is part of a motion (Aarhus' members' proposals). In
    minutes a point that prints no heading at all, only a line or three, prints its decision (closed points).
    """
    deciding = [item for item in agenda if item.decision.text]
    if header.is_agenda(head.word):
        return agenda if len(deciding) * 2 > len(agenda) else [replace(item, decision=Decision()) for item in agenda]
    if head.word is None and not deciding:
        return agenda
    return [items.with_headless_decision(item) for item in agenda]


_ELSEWHERE = pattern(
    r"\b(?:pkt\.?|punkt(?:erne)?)\s(?P<numbers>\d{1,4}(?:(?:\.?,? og |, )\d{1,4})*)\.?\s(?:blev |er )?(?:udsat|udsættes|udgår til)",
    re.IGNORECASE,
)


def _elsewhere(agenda: list[AgendaItem]) -> list[AgendaItem]:
    """`Pkt. 5 og 14. blev udsat.` under one point decides the points it names, where those say nothing themselves (FORMATS D 38)."""
    postponed: dict[str, str] = {}
    for item in agenda:
        for match in _ELSEWHERE.finditer(item.decision.text[:2000]):
            postponed.update((number, match.group()) for number in re.findall(r"\d+", match["numbers"]) if number != item.number)
    return [
        replace(item, decision=replace(item.decision, status="postponed", text=postponed[item.number]))
        if item.number in postponed and item.decision.status == "none" and not item.decision.text
        else item
        for item in agenda
    ]
