"""Sentences that hold a wording are those that all sentences give: a paragraph without it need not be taken apart."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks import covers, fin009, per001, src004, txt007
from ledger.checks.rule import Batch
from ledger.checks.texts import spoken, spoken_with
from ledger.model import AgendaItem, Paragraph, Section, SectionKind

ASKED = (covers.COVERED, covers.PAID_BY, fin009.MORE, fin009.BUDGETED, per001.PERMANENT, src004.ELSEWHERE, txt007.BEGUN)
WORDS = (
    "finansieres af kassen", "dækkes", "pulje", "afholdes af", "tillægsbevilling", "Nyt rådighedsbeløb", "rådighedsbeløbet forhøjes",
    "afsat", "varig", "permanent", "udgift", "årligt", "jf. tabel 1", "Beløbet", "fremgår af bilag", "har", "været", "indgået", "blev",
    "igangsat", "ikke", "mio.", "2 mio. kr.", "\n", ";", ".", "? ", "”", "Forvaltningen", "og", "at", "nr.", "1. januar", "inden for",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
KINDS: tuple[SectionKind, ...] = ("proposal", "economy", "case", "decision")
SECTIONS = st.lists(st.tuples(st.sampled_from(KINDS), st.lists(TEXTS, max_size=3)), max_size=3)


def _batch(sections: list[tuple[SectionKind, list[str]]]) -> Batch:
    item = AgendaItem("1", "Titel", None, tuple(Section(kind, "", tuple(map(Paragraph, texts))) for kind, texts in sections))
    reading = SimpleNamespace(meeting=SimpleNamespace(items=(item,)))
    held: Any = SimpleNamespace(item_places={0: (0, 1)}, frames=SimpleNamespace(readings=(reading,)), memo={})
    return cast("Batch", held)


@pytest.mark.parametrize("asked", ASKED, ids=range(len(ASKED)))
@given(sections=SECTIONS)
def test_the_sentences_that_hold_a_wording_are_those_among_all(
    asked: re.Pattern[str], sections: list[tuple[SectionKind, list[str]]]
) -> None:
    batch = _batch(sections)
    found = list(spoken_with(batch, 0, asked))
    assert found == [said for said in spoken(batch, 0) if asked.search(said.text)]
    assert spoken(batch, 0, "proposal") == tuple(said for said in spoken(batch, 0) if said.section == "proposal")
