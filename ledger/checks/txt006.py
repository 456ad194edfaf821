"""TXT006: weekday and date do not fit.

da: ugedag og dato passer ikke sammen.
law: ingen
from: C47

why: One of the two is wrong. Where the date decides whether money was spent before it was given, it must be known which.
hvorfor: Én af de to er forkert. Hvor datoen afgør, om penge er brugt, før de var givet, må det vides, hvilken.
fix: Correct the weekday or the date.
ret: Ret ugedagen eller datoen.
false alarms: A date without a year is read in the years around the meeting and passes if the weekday fits one of them.
falske alarmer: En dato uden år læses i årene omkring mødet og godtages, hvis ugedagen passer i et af dem.

PASS:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Aftale

    Sagsfremstilling

    Aftalen blev indgået torsdag den 10. april 2025.
FAIL:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Aftale

    Sagsfremstilling

    Aftalen blev indgået fredag den 10. april 2025.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import polars as pl

from ledger.checks.cases import Row, meeting
from ledger.checks.rule import Batch, found_rows
from ledger.checks.weekdays import named_dates, names_dates
from ledger.messages import words
from ledger.model import Block, Paragraph, Place

MESSAGE = {
    "da": '"{label}": den {date} er en {weekday}',
    "en": '"{label}": {date} is a {weekday}',
}
HEADER = 20
"""So many blocks may be the head of the minutes, before the first item. What stands in an item is told there."""


def check(batch: Batch) -> pl.DataFrame:
    """Printed dates whose weekday is another, each once an item."""
    rows: list[Row] = []
    if not batch.frames.readings:
        return found_rows(rows)
    items: dict[int, list[int]] = {}
    for item, document in batch.frames.items.select("item", "document").iter_rows():
        items.setdefault(document, []).append(item)
    for document in batch.frames.documents["document"]:
        reading = batch.frames.readings[document]
        if reading is None:
            continue
        day = meeting(batch, document).date
        texts: list[tuple[int | None, Iterable[Block]]] = [(None, reading.meeting.document.blocks[:HEADER])]
        for item, found in zip(items.get(document, []), reading.meeting.items, strict=True):
            texts.append((item, (block for section in found.sections for block in section.blocks)))
        by_place: dict[tuple[Place, str], Row] = {}
        for item, blocks in texts:
            by_place.update({key: {"document": document, "item": item, **row} for key, row in _wrong(blocks, day)})
        rows += [{**row, "weekday": words(f"check.weekday.{row['weekday']}", batch.lang)} for row in by_place.values()]
    return found_rows(rows)


def _wrong(blocks: Iterable[Block], day: datetime.date | None) -> Iterator[tuple[tuple[Place, str], Row]]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if not names_dates(block.text for block in paragraphs):
        return
    seen: set[str] = set()
    for block in paragraphs:
        for named in named_dates(block.text, day):
            if not named.fits and named.printed not in seen:
                seen.add(named.printed)
                yield (
                    (block.place, named.printed),
                    {
                        "page": block.place.page,
                        "line": block.place.line,
                        "label": " ".join(named.printed.split()),
                        "date": f"{named.date.day}.{named.date.month}.{named.date.year}",
                        "weekday": named.date.weekday(),
                    },
                )
