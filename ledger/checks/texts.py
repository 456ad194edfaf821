"""An item's number → its running text: the words rules hold tables against."""

from __future__ import annotations

from ledger.checks.rule import Batch
from ledger.model import AgendaItem, Section, Table


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
    proposals = [section_text(section) for section in found.sections if section.kind == "proposal"]
    return "\n".join(proposals) if proposals else (found.title or "")
