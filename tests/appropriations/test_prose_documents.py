"""Prose of whole documents: the published minutes and the samples, when they lie beside the checkout."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from ledger.appropriations.prose import read_prose
from ledger.appropriations.statements import states_no_consequences
from ledger.limits import Limits
from ledger.minutes import read_meeting
from ledger.model import Meeting, ProseAppropriation
from ledger.reading import read_document

from .prose_items import cover, mio, years

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not beside this checkout")
MINUTES = [
    *sorted(SHARED.glob("cases/seeds/*.txt")),
    *sorted(SHARED.glob("cases/municipalities/*.md")),
]


def meeting(path: Path) -> Meeting:
    return read_meeting(read_document(path.read_bytes(), str(path), Limits()), None)


def given(found: Meeting) -> dict[str | None, list[ProseAppropriation]]:
    entries = {item.number: [e for e in read_prose(item, found.date) if e.kind != "mention"] for item in found.items}
    return {number: here for number, here in entries.items() if here}


def test_the_published_minutes_of_aarhus() -> None:
    found = given(meeting(SHARED / "real" / "aarhus-byraad-2025-08-27.pdf"))
    assert set(found) == {"6", "8", "11", "12"}
    route, income = found["11"]
    assert years(route) == {2025: Decimal("0.7"), 2026: Decimal("17.5"), 2027: Decimal("0.6")}
    assert [amount for _, amount in cover(route)] == [Decimal("9.3"), Decimal("4.5"), Decimal(2), Decimal(3)]
    assert (route.balances, income.income, years(income)) == (True, True, {2026: Decimal("9.3")})
    assert [mio(entry.amount) for entry in found["12"]] == [Decimal(text) for text in ("21.5", "5.8", "3.4", "11", "0.86")]
    assert [entry.balances for entry in found["12"]] == [True, True, None, None, None]


def test_the_published_agenda_of_aarhus() -> None:
    found = [entry for entries in given(meeting(SHARED / "real" / "aarhus-byraad-dagsorden-2025-10-08.html")).values() for entry in entries]
    assert [(mio(entry.amount), entry.income) for entry in found] == [
        (Decimal("64.1"), False),
        (Decimal("3.8"), True),
        (Decimal("38.3"), False),
        (Decimal("73.2"), False),
        (Decimal("78.5"), True),
    ]
    assert [entry.balances for entry in found[:3]] == [True, None, True]


@pytest.mark.parametrize("name", ["frederiksberg-2016-11-07", "holbaek-2025-01-07", "rudersdal-2026-05-06"])
def test_minutes_that_give_no_money_stay_quiet(name: str) -> None:
    assert given(meeting(SHARED / "cases" / "seeds" / f"{name}.txt")) == {}


def test_the_pool_of_lyngby_taarbaek_is_named_in_prose_too() -> None:
    found = given(meeting(SHARED / "cases" / "seeds" / "lyngby-taarbaek-2025-04-22.txt"))
    assert {
        number: [(e.kind, mio(e.amount), e.proposal, [s.code for s in e.financing]) for e in here] for number, here in found.items()
    } == {
        "2": [("frame", Decimal("0.4"), 2, ["UFORUDSETE"])],
        "4": [("appropriation", Decimal("4.8"), 2, ["UFORUDSETE"])],
    }


@pytest.mark.parametrize("path", MINUTES, ids=lambda path: path.stem)
def test_statements_and_amounts_are_as_the_truth_beside_each_sample(path: Path) -> None:
    truth = json.loads(path.with_suffix("").with_suffix(".expected.json").read_text("utf8"))
    found = meeting(path)
    assert len(found.items) == len(truth["agenda_items"])
    for item, expected in zip(found.items, truth["agenda_items"], strict=True):
        if expected["states_no_consequences"] is not None:
            assert bool(states_no_consequences(item)) is expected["states_no_consequences"], item.title
        prose = [entry for entry in read_prose(item, found.date) if entry.kind != "mention"]
        for amount in expected.get("prose_amounts", []):
            wanted = (Decimal(amount["amount_kr"]), amount["year"])
            assert wanted in [(Decimal(value) / 100, year) for entry in prose for year, value in entry.amounts]
