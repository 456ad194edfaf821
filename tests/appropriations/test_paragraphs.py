"""Paragraphs asked all at once are those that would have been found one by one, and no line of an amount is parted from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.appropriations.paragraphs import Paragraphs, may_speak_of_money
from ledger.appropriations.prose_amounts import may_hold_money
from ledger.appropriations.prose_points import points_of
from ledger.model import AgendaItem, Paragraph, Place, Section, SectionKind

WORDS = (
    "Der gives ",
    "400.000 kr. ",
    "kr. 5.000 ",
    "2,5 mio. kr.",
    "2,5\u2009mio. kr.",
    "12",
    "kr. ",
    "(DKK 5.000) ",
    "en million kroner",
    "5.000,- ",
    "(i tusind) ",
    "afholdes af puljen",
    "k\u00adr. 5 ",
    "\u212ar. 7",
    "BELØBET \u212bret ud",
    "budget 2025",
    "L\u212bN i banken",
    "udvalget besøgte skolen, som forældrene havde bedt om i foråret, og",
    "drøftede ",
    "– en sag: ",
    "at der ",
    "1) ",
    "(Udvalget)",
    "",
)
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map("".join), min_size=1, max_size=6)
KINDS = st.sampled_from(("proposal", "economy", "case", "decision", "attachments"))


def item_of(sections: list[tuple[SectionKind, list[str]]]) -> AgendaItem:
    return AgendaItem(
        number="1",
        title="Sag",
        journal_no=None,
        sections=tuple(
            Section(kind, "", tuple(Paragraph(text, Place(line=100 * k + n)) for n, text in enumerate(texts)))
            for k, (kind, texts) in enumerate(sections)
        ),
    )


@given(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=3))
def test_paragraphs_asked_together_are_those_asked_one_by_one(sections: list[tuple[SectionKind, list[str]]]) -> None:
    asked = Paragraphs(item_of(sections))
    texts = {(k, n): text.replace("\u00ad", "") for k, (_, texts) in enumerate(sections) for n, text in enumerate(texts)}
    money = {at for at, text in texts.items() if may_hold_money(text)}
    worth = {at for at, text in texts.items() if may_speak_of_money(text, sections[at[0]][0])}
    near, of_money = ({(k, n) for k, blocks in found.items() for n in blocks} for found in (asked.near_money(), asked.of_money()))
    assert asked.hold_money() == bool(money)
    assert money <= near <= of_money
    assert worth <= of_money


@given(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=3))
def test_points_are_the_same_when_only_the_blocks_around_money_are_looked_at(sections: list[tuple[SectionKind, list[str]]]) -> None:
    item = item_of(sections)
    everything = {k: set(range(len(texts))) for k, (_, texts) in enumerate(sections)}
    asked = Paragraphs(item)
    assert points_of(item, asked.of_money()) == points_of(item, everything)
    with_money = [(point.group, point.starts, point.text) for point in points_of(item, everything) if may_hold_money(point.text)]
    assert [(point.group, point.starts, point.text) for point in points_of(item, asked.near_money(), only_money=True)] == with_money
