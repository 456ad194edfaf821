"""Statements of our own invention under many headings: true wordings, announced costs, and what says nothing about the economy."""

from __future__ import annotations

import pytest

from ledger.appropriations.statements import is_economy_heading, states_no_consequences
from ledger.model import AgendaItem, Paragraph, Section, SectionKind

from . import statement_texts

KINDS: dict[str, SectionKind] = {"Sagsfremstilling": "case", "Bilag": "attachments"}


@pytest.mark.parametrize(("heading", "text", "stated"), statement_texts.CASES, ids=lambda value: str(value)[:60])
def test_statement(heading: str, text: str, stated: bool | None) -> None:
    kind = KINDS.get(heading) or ("economy" if is_economy_heading(heading) else "other")
    section = Section(kind, heading, tuple(Paragraph(line) for line in text.split("\n")))
    assert states_no_consequences(AgendaItem("1", "Sag", None, (section,))) is stated
