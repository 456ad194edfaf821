"""An item's number → its running text: sections, proposals, sentences with their places. The words rules hold tables against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ledger.checks.rule import Batch
from ledger.model import AgendaItem, Paragraph, Place, Section, Table

__all__ = ["Spoken", "agenda_item", "item_text", "proposal_points", "proposal_text", "section_text", "spoken", "spoken_with"]


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


def spoken(batch: Batch, item: int, section: str | None = None) -> tuple[Spoken, ...]:
    """An item's sentences in printed order, headings and tables left out; those of its sections of one kind where `section` names it."""
    told = _told(batch, item)
    return tuple(sentence for paragraph in told if section in (None, paragraph.section) for sentence in paragraph.sentences)


def spoken_with(batch: Batch, item: int, asked: re.Pattern[str]) -> Iterator[Spoken]:
    """The sentences of `spoken` in which `asked` is found: only the paragraphs that hold it are taken apart.

    `asked` must look at nothing but what it matches and where words end: then what is in a sentence is in its paragraph.
    """
    for paragraph in _told(batch, item):
        if asked.search(paragraph.text):
            yield from (sentence for sentence in paragraph.sentences if asked.search(sentence.text))


@dataclass(slots=True)
class _Told:
    """A paragraph of an item, taken apart into its sentences when they are first asked for."""

    section: str
    text: str
    place: Place
    _sentences: tuple[Spoken, ...] | None = None

    @property
    def sentences(self) -> tuple[Spoken, ...]:
        if self._sentences is None:
            from ledger.appropriations.prose_sentences import sentences

            self._sentences = tuple(Spoken(one.text, self.section, self.text, self.place) for one in sentences(self.text))
        return self._sentences


def _told(batch: Batch, item: int) -> tuple[_Told, ...]:
    key = ("told", item)
    if key not in batch.memo:
        found = agenda_item(batch, item)
        sections = found.sections if found is not None else ()
        batch.memo[key] = tuple(_Told(section.kind, text, place) for section in sections for text, place in _paragraphs(section))
    told: tuple[_Told, ...] = batch.memo[key]
    return told


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
