"""DEC003: a recommendation whose deciding body is not among the documents, and when that body is late."""

from __future__ import annotations

import pytest

from ledger import check
from ledger.checks.dec003 import MESSAGE
from tests.inprocess import settings
from tests.pools.minutes_of import minutes, point, read, table

BOTH = "Skoleudvalget anbefaler.\n\nKommunalbestyrelsen beslutter."
LATE = MESSAGE["da.late"].rsplit("; ", 1)[1].split("} ", 1)[1]


def recommended(kommune: str = "Gladsaxe") -> str:
    return minutes(point(table([400]), competence=BOTH), kommune=kommune)


def council(date: str, kommune: str = "Gladsaxe", **words: str) -> str:
    return minutes(point(table([400]), "Godkendt.", **words), body="Kommunalbestyrelsen", date=date, kommune=kommune)  # type: ignore[arg-type]


def said(*texts: str) -> list[str]:
    return [found.message for found in check(read(*texts), settings(), select=["DEC003"]).findings]


def test_silent_once_the_council_has_dealt_with_it() -> None:
    assert not said(recommended(), council("28-04-2025"))
    assert not said(recommended(), council("28-10-2025"))


def test_the_councils_item_of_another_municipality_deals_with_nothing() -> None:
    (message,) = said(recommended(), council("28-04-2025", "Randers"))
    assert LATE not in message


@pytest.mark.parametrize(
    ("kommune", "date", "late"),
    [
        ("Gladsaxe", "28-10-2025", True),
        ("Gladsaxe", "28-04-2025", False),
        ("Randers", "28-10-2025", False),
        ("", "28-10-2025", False),
    ],
)
def test_late_only_where_the_same_municipalitys_council_has_met_since(kommune: str, date: str, late: bool) -> None:
    other = council(date, kommune, title="Ny daginstitution", journal="24-000001")
    (message,) = said(recommended(), other)
    assert (LATE in message) is late
    assert all(LATE not in message for message in said(recommended(""), council(date, "", title="Ny daginstitution", journal="24-000001")))
