"""Quick questions that are asked before dear ones lose nothing that the dear ones would find."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from ledger.minutes import bodies, forms, headings, journal, lines, proposals, senders
from ledger.minutes.lines import Line
from ledger.model import Block, Heading, Paragraph

WORDS = (
    "Økonomiudvalget", "ØKONOMIUDVALGET", "Byrådet", "kommunalbestyrelsen", "Udvalget for Børn", "§ 17, stk. 4-udvalg", "Magistraten",
    "Ældrerådet", "Direktionen", "Beslutning", "Beslutning i", "Indstilling om, at", "Indstilling", "(Stillet af Anna Prøve (F)):",
    "den", "18-03-2025", "20. maj 2020", "pkt. 105:", "Punkt 4: Titel", "Sag nr. 19", "Nr. 18", "34. Titel", "7", "• 12 Titel", "•",
    "Dagsorden1. Titel", "Odense Kommune", "Bornholms Regionskommune", "ODENSE KOMMUNE", "kommunen", "Aarhus", "a) at", "1) at", "at",
    ":", ",", ".", "Økonomi", "konsekvenser for",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
LONG = TEXTS.map(lambda text: f"{text} {'fordi sagen er lang ' * 8}")
PRINTED = st.text(st.sampled_from("ab Æ.*_#[]()\u00ad\u00a0\n\t|–"), max_size=12)


def _line(text: str) -> Line:
    return Line(text, Paragraph(text), Paragraph(text).place)


@given(st.lists(st.builds(Paragraph, PRINTED) | st.builds(Heading, PRINTED, st.just(2)), max_size=6))
def test_texts_that_are_plain_together_are_clean_one_by_one(blocks: list[Block]) -> None:
    if lines._plain(blocks):
        for block in blocks:
            assert isinstance(block, Heading | Paragraph)
            assert lines.clean(block.text) == block.text
            assert "\n" not in block.text


@given(TEXTS)
def test_a_text_that_may_name_no_body_names_none(text: str) -> None:
    if not bodies.may_name(text):
        assert bodies.find(text) is None
        assert bodies.starts(text) is None
        assert not any(headings.recognise(_line(text + tail)) for tail in ("", ":") if headings._dated(text + tail))


@given(st.lists(TEXTS, max_size=4))
@example(["Det koster ODENSE KOMMUNEs borgere intet"])
def test_texts_that_name_no_municipality_tell_of_none(texts: list[str]) -> None:
    if not senders.named_in(texts):
        assert not senders.of_letterhead(texts)
        assert not senders.of_statements([texts])
        assert senders.acting([texts]) is None
        assert not any(senders._KOMMUNE.search(text) for text in texts)


@given(TEXTS | LONG)
def test_a_line_that_begins_as_no_point_does_is_none(text: str) -> None:
    if not forms.may_begin(text):
        patterns = (forms._WORD_POINT, forms._OPEN, forms._NUMBERED, forms._SPACED, forms._GLUED, forms._ENTRY, forms._BARE)
        assert not any(one.match(text) for one in patterns)


@given(LONG)
def test_a_long_line_is_a_heading_only_as_its_first_letters_say(text: str) -> None:
    bare = re.sub(r"^[•◦▪○]\s+(?=\S)", "", text)
    if bare[:4].lower() not in headings._LONG_BEGIN:
        assert headings.recognise(_line(text)) is None
        assert headings._PROPOSAL_OF.match(bare) is None
        assert headings._MOVED_BY.match(bare) is None
        assert headings._DECISION_OF.match(bare) is None


@given(st.lists(TEXTS, max_size=4))
def test_a_proposal_without_figures_is_not_taken_apart(texts: list[str]) -> None:
    for text in texts:
        if not any(letter.isdigit() for letter in text):
            assert proposals._NUMBERED.match(text) is None
            assert proposals._INLINE.search(text) is None
            assert list(proposals._pieces(text)) == [(None, text)]
            assert journal.of_line(text) is None
