"""The batch's items with the values they were made from: what the rules on decisions ask, which read text and not frames alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.checks.rule import Batch
from ledger.checks.texts import section_text
from ledger.model import AgendaItem, ItemJudgement, Judgement, Meeting
from ledger.patterns import pattern

_NOT_WORDS = pattern(r"[\s|/]+")


@dataclass(frozen=True, slots=True)
class Decided:
    """One item with money: its running numbers, the meeting, who decided. `tables` are its appropriation tables' numbers, judged."""

    document: int
    item: int
    meeting: Meeting
    agenda: AgendaItem
    judged: ItemJudgement
    tables: tuple[tuple[int, Judgement], ...]

    @property
    def line(self) -> int | None:
        """Where the decision is printed, else the point."""
        return self.agenda.decision.place.line or self.agenda.place.line

    @property
    def page(self) -> int | None:
        """The page of the decision, else of the point."""
        return self.agenda.decision.place.page or self.agenda.place.page

    @property
    def proposed(self) -> tuple[Judgement, ...]:
        """The appropriations that the proposal states in prose, judged."""
        return tuple(one for one in self.judged.prose if one is not None)

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
        judged = reading.judged[position - 1] if reading is not None else None
        if reading is None or judged is None:
            continue
        pairs = zip(numbers.get(item, []), judged.tables, strict=True)
        tables = tuple((number, judgement) for number, judgement in pairs if judgement is not None)
        yield Decided(document, item, reading.meeting, reading.meeting.items[position - 1], judged, tables)


def short(text: str, longest: int = 160) -> str:
    """Words of the document for a message: white space folded, cut at a word."""
    folded = _NOT_WORDS.sub(" ", text).strip()
    return folded if len(folded) <= longest else folded[:longest].rsplit(" ", 1)[0] + " …"
