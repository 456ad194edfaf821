"""Agenda items of our own writing for the tests of prose: sections from plain sentences, amounts in kroner out."""

from __future__ import annotations

import datetime
from decimal import Decimal

from ledger.appropriations.prose import read_prose
from ledger.model import AgendaItem, Paragraph, Place, ProseAppropriation, Section, SectionKind

HEADINGS: dict[SectionKind, str] = {
    "summary": "Resume",
    "proposal": "Indstilling",
    "case": "Sagsfremstilling",
    "economy": "Økonomi",
    "decision": "Beslutning",
}


def item(
    *proposals: str,
    economy: tuple[str, ...] = (),
    case: tuple[str, ...] = (),
    summary: tuple[str, ...] = (),
    decision: tuple[str, ...] = (),
) -> AgendaItem:
    """An item whose paragraphs stand on lines 1, 2, 3 … in the order summary, proposal, case, economy, decision."""
    texts: dict[SectionKind, tuple[str, ...]] = {
        "summary": summary,
        "proposal": proposals,
        "case": case,
        "economy": economy,
        "decision": decision,
    }
    sections, line = [], 0
    for kind, paragraphs in texts.items():
        blocks = []
        for text in paragraphs:
            line += 1
            blocks.append(Paragraph(text, Place(line=line)))
        if blocks:
            sections.append(Section(kind, HEADINGS[kind], tuple(blocks)))
    return AgendaItem("1", "En sag", None, tuple(sections))


def money(found: AgendaItem, date: datetime.date | None = None) -> list[ProseAppropriation]:
    """What the item's prose gives, without what it only mentions."""
    return [entry for entry in read_prose(found, date) if entry.kind != "mention"]


def mio(amount: int | None) -> Decimal | None:
    """Øre → mio. kr."""
    return None if amount is None else Decimal(amount) / 10**8


def years(entry: ProseAppropriation) -> dict[int, Decimal]:
    """The amounts by year in mio. kr."""
    return {year: Decimal(amount) / 10**8 for year, amount in entry.amounts}


def cover(entry: ProseAppropriation) -> list[tuple[str, Decimal | None]]:
    """The sources in mio. kr."""
    return [(source.source, mio(source.amount)) for source in entry.financing]


def one(found: AgendaItem, date: datetime.date | None = None) -> ProseAppropriation:
    """The only money in the item's prose."""
    entries = money(found, date)
    assert len(entries) == 1, [(entry.kind, entry.amount, entry.text) for entry in entries]
    return entries[0]
