"""200 KB of the worst text for each reader of wordings: the work must stay within a multiple of what ordinary minutes of that size cost."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

import pytest

from ledger.appropriations.prose import read_prose
from ledger.appropriations.statements import states_no_consequences
from ledger.minutes import decisions
from ledger.model import AgendaItem, Paragraph, Place, Section, SectionKind

SIZE = 200_000
ORDINARY = "Byrådet behandlede sagen om den nye skole, og der er afsat 2,5 mio. kr. i 2025 til formålet, som finansieres af kassen. "
PIECES = [
    "1,", "1.000.", "1 kr. ", "2 x 2 x ", "½ mio. ", "2025, 2026, ", "fra 2025 til 2026 ", "1 mio. kr. i 2025 og ", "årligt ",
    "finansieres ", "finansieres af ", "lånefinansieret med 1 kr. ", "1 kr. fra a og ", "1 pct. fra x og ", "af den af den ", "fra puljen ",
    "puljepulje", "midlerne fra ", "A Kommune bidrager med 1 kr. og ", "samlede bevilling ", "således at den samlede ", "køb for ", "heraf ",
    "nedsættes forhøjes ", "reduktion forøgelse ", "ud af de ", "tilskud ", "A. ", "(", '"',
    "ingen økonomiske ", "ikke ikke ", "ikke påvirker ", "sagen har ingen ", "uden at ", "der er ikke ", "økonomiske og ",
    "ad 1) ", "ad a) ", "punkt 1 og 2, ", "1. og 2. ", "godkendt ", "flertal godkendte ", "det indstillede ", "udvalget følger ", "indstiller at ",
]  # fmt: skip


def item(kind: SectionKind, heading: str, text: str) -> AgendaItem:
    paragraphs = tuple(Paragraph(line, Place(line=number)) for number, line in enumerate(text.split("\n"), start=1))
    return AgendaItem("1", "Sag", None, (Section(kind, heading, paragraphs),))


def prose(text: str) -> object:
    return read_prose(item("proposal", "Indstilling", text), datetime.date(2025, 1, 1))


def statement(text: str) -> object:
    return states_no_consequences(item("economy", "Økonomi", text))


def decision(text: str) -> object:
    return decisions.read(text.split("\n"), proposals=frozenset({1, 2, 3}))


READERS = [prose, statement, decision]


def cost(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def lines(pieces: list[str], longest: int) -> str:
    """Every piece repeated to lines of about `longest` characters with an amount at their end, again and again up to the size."""
    written = "\n".join(f"{(piece * longest)[:longest]} 1 mio. kr. fra kassen i 2025." for piece in pieces) + "\n"
    return (written * (SIZE // len(written) + 1))[:SIZE]


@pytest.fixture(scope="module")
def ordinary() -> dict[str, float]:
    text = (ORDINARY * (SIZE // len(ORDINARY) + 1))[:SIZE]
    return {read.__name__: max(cost(read, text), 0.3) for read in READERS}


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("longest", [500, 2_900], ids=["many sentences", "long sentences"])
def test_lines_of_hostile_words_cost_a_multiple_of_ordinary_text(
    read: Callable[[str], object], longest: int, ordinary: dict[str, float]
) -> None:
    assert cost(read, lines(PIECES, longest)) < 20 * ordinary[read.__name__]


@pytest.mark.parametrize("piece", PIECES)
def test_one_endless_line_costs_a_multiple_of_ordinary_text(piece: str, ordinary: dict[str, float]) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    for read in READERS:
        assert cost(read, text) < 10 * ordinary[read.__name__], read.__name__
