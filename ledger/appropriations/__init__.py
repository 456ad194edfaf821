"""Tables and prose of an agenda item → the money in it (SPEC 2). Knows nothing of files, rules or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.model import AgendaItem, Block, ItemMoney, Meeting, MoneyTable, Section, Table

if TYPE_CHECKING:
    from ledger.appropriations.tables import Surroundings
    from ledger.appropriations.vocabulary import Vocabulary

__all__ = ["read_money", "read_tables"]


def read_money(item: AgendaItem, meeting: Meeting, words: Vocabulary) -> ItemMoney:
    """One agenda item → its money tables, its prose appropriations, and whether it states that there are no consequences."""
    from ledger.appropriations.paragraphs import Paragraphs
    from ledger.appropriations.prose import read_prose
    from ledger.appropriations.statements import states_no_consequences

    paragraphs = Paragraphs(item)
    return ItemMoney(read_tables(item, words), read_prose(item, meeting.date, paragraphs), states_no_consequences(item, paragraphs))


def read_tables(item: AgendaItem, words: Vocabulary) -> tuple[MoneyTable, ...]:
    """The money tables of an item in printed order. Tables without figures (routing matrices, attendance) give nothing."""
    from ledger.appropriations.tables import read_table  # rules use this room's words on sources and need no table reader

    found: list[MoneyTable] = []
    for section in item.sections:
        for index, block in enumerate(section.blocks):
            if isinstance(block, Table):
                table = read_table(block, surroundings(section, index, item.title or ""), words)
                if table is not None:
                    found.append(table)
    return tuple(found)


def surroundings(section: Section, index: int, title: str) -> Surroundings:
    """The text near the table at `index`: up to three paragraphs above and below it, nearest first, not past another table."""
    from ledger.appropriations.tables import Surroundings

    def texts(blocks: list[Block]) -> tuple[str, ...]:
        out: list[str] = []
        for block in blocks:
            if isinstance(block, Table) or len(out) == 3:
                break
            out.append(block.text)
        return tuple(out)

    above = texts(list(reversed(section.blocks[:index])))
    below = texts(list(section.blocks[index + 1 :]))
    return Surroundings(above, below, section.heading, section.kind, title)
