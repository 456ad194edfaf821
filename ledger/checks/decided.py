"""The batch's items with the values they were made from: what the rules on decisions ask, which read text and not frames alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.checks.rule import Batch
from ledger.checks.texts import section_text
from ledger.model import AgendaItem, ItemMoney, Meeting, MoneyTable, ProseAppropriation

MONEY_KINDS = ("appropriation", "transfer", "release")
_NOT_WORDS = re.compile(r"[\s|/]+")


@dataclass(frozen=True, slots=True)
class Decided:
    """One item: its running numbers, the meeting, and its money. `tables` are its appropriation tables with their numbers."""

    document: int
    item: int
    meeting: Meeting
    agenda: AgendaItem
    money: ItemMoney
    tables: tuple[tuple[int, MoneyTable], ...]

    @property
    def line(self) -> int | None:
        """Where the decision is printed, else the point."""
        return self.agenda.decision.place.line or self.agenda.place.line

    @property
    def page(self) -> int | None:
        """The page of the decision, else of the point."""
        return self.agenda.decision.place.page or self.agenda.place.page

    @property
    def proposed(self) -> tuple[ProseAppropriation, ...]:
        """The appropriations that the proposal states in prose."""
        return tuple(prose for prose in self.money.prose if prose.section == "proposal" and prose.kind in MONEY_KINDS)

    def text(self) -> str:
        """All running text of the item."""
        return "\n".join(section_text(section) for section in self.agenda.sections)


def decided(batch: Batch) -> Iterator[Decided]:
    """Every item of the batch that carries money: an appropriation table, or an appropriation in its proposal."""
    numbers: dict[int, list[int]] = {}
    for table, item in batch.frames.tables.select("table", "item").iter_rows():
        numbers.setdefault(item, []).append(table)
    for item, (document, position) in batch.item_places.items():
        reading = batch.frames.readings[document] if batch.frames.readings else None
        if reading is None:
            continue
        money = reading.money[position - 1]
        pairs = zip(numbers.get(item, []), money.tables, strict=True)
        tables = tuple((number, table) for number, table in pairs if table.kind == "appropriation")
        found = Decided(document, item, reading.meeting, reading.meeting.items[position - 1], money, tables)
        if tables or found.proposed:
            yield found


def short(text: str, longest: int = 160) -> str:
    """Words of the document for a message: white space folded, cut at a word."""
    folded = _NOT_WORDS.sub(" ", text).strip()
    return folded if len(folded) <= longest else folded[:longest].rsplit(" ", 1)[0] + " …"
