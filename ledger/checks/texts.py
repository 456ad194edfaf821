"""An item's number → its running text: sections, proposals, sentences with their places. The words rules hold tables against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ledger.checks.rule import Batch
from ledger.model import AgendaItem, Paragraph, Place, Section, Table

__all__ = ["Spoken", "agenda_item", "item_text", "proposal_points", "proposal_text", "section_text", "spoken"]


class Spoken(NamedTuple):
    """One sentence: its kind of section, the paragraph it stands in, where that begins."""

    text: str
    section: str
    paragraph: str
    place: Place


def agenda_item(batch: Batch, item: int) -> AgendaItem | None:
    """The agenda item behind a row of the items frame, `None` where the batch holds frames only."""
    row = batch.item_places[item]
    reading = batch.frames.readings[row[0]] if batch.frames.readings else None
    return reading.meeting.items[row[1] - 1] if reading is not None else None


def section_text(section: Section) -> str:
    """The running text of a section, tables left out."""
    return "\n".join((section.heading, *(block.text for block in section.blocks if not isinstance(block, Table))))


def item_text(batch: Batch, item: int) -> str:
    """All running text of an item."""
    found = agenda_item(batch, item)
    return "\n".join(section_text(section) for section in found.sections) if found else ""


def proposal_text(batch: Batch, item: int) -> str:
    """What is proposed: the indstilling; the title where there is none."""
    found = agenda_item(batch, item)
    if found is None:
        return ""
    texts = [section_text(section) for section in found.sections if section.kind == "proposal"]
    return "\n".join(texts) if texts else (found.title or "")


def proposal_points(batch: Batch, item: int) -> tuple[str, ...]:
    """What is proposed, point by point where it is numbered: a point for information does not silence one that appropriates."""
    from ledger.minutes import proposals

    found = agenda_item(batch, item)
    points: list[str] = []
    for section in found.sections if found is not None else ():
        if section.kind == "proposal":
            numbered = proposals.of_section(section.blocks)
            points += numbered.values() if numbered else [section_text(section)]
    return tuple(points) or ((found.title,) if found is not None and found.title else ())


def spoken(batch: Batch, item: int) -> tuple[Spoken, ...]:
    """An item's sentences in printed order, headings and tables left out. Read once a batch."""
    key = ("spoken", item)
    if key not in batch.memo:
        found = agenda_item(batch, item)
        batch.memo[key] = tuple(_spoken(found)) if found is not None else ()
    said: tuple[Spoken, ...] = batch.memo[key]
    return said


def _spoken(item: AgendaItem) -> Iterator[Spoken]:
    from ledger.appropriations.prose_sentences import sentences

    for section in item.sections:
        for text, place in _paragraphs(section):
            for sentence in sentences(text):
                yield Spoken(sentence.text, section.kind, text, place)


def _paragraphs(section: Section) -> Iterator[tuple[str, Place]]:
    """The paragraphs of a section, lines that the page broke in mid-sentence joined again."""
    parts: list[str] = []
    place = section.place
    for block in section.blocks:
        if isinstance(block, Paragraph) and parts and not block.marker and _goes_on(parts[-1], block.text):
            parts.append(block.text)
            continue
        if parts:
            yield " ".join(parts), place
        parts, place = ([block.text], block.place) if isinstance(block, Paragraph) else ([], place)
    if parts:
        yield " ".join(parts), place


def _goes_on(line: str, following: str) -> bool:
    return len(line) >= 55 and following[:1].islower() and not line.endswith((".", ":", ";", "!", "?"))
