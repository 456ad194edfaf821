"""Printed sources → pools: by wording, address and sign together, never by likeness (DOMAIN 4, FORMATS C3, E)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.pools.names import Named, PoolNames, words_of
from ledger.registers import load_register

REGISTER = """
kommune = "Lyngby-Taarbæk"
[[pool]]
id = "uforudsete"
name = "Puljen til uforudsete udgifter"
udvalg = "Økonomiudvalget"
area = "Puljer"
aliases = ["Servicereserven"]
[[pool.reservation]]
id = "ramme"
name = "Ramme til udsatte børn"
amount_kr = { 2025 = 1 }
[[pool]]
id = "udvikling"
name = "Udviklingspuljen"
udvalg = "Børneudvalget"
area = "Dagtilbud"
[[pool]]
id = "kassen"
name = "Kassen"
kind = "unlimited"
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> PoolNames:
    path: Path = tmp_path_factory.mktemp("register") / "puljer.toml"
    path.write_text(REGISTER, encoding="utf-8")
    return PoolNames(load_register(path), {"Udviklingspuljen": ("Børneudvalget / Udvikling",)})


def told(named: Named) -> str:
    """The pool's id, with its reservation; or the reason why none is named."""
    return (named.pool.id + (f"/{named.reservation.id}" if named.reservation else "")) if named.pool else named.reason


@pytest.mark.parametrize(
    ("wording", "udvalg", "area", "expected"),
    [
        ("Finansiering - pulje til uforudsete udgifter", "Økonomiudvalget", "Økonomiudvalget/Puljer", "uforudsete"),
        ("puljen til uforudsete udgifter under Puljer", None, None, "uforudsete"),
        ("AF PULJENS TIL UFORUDSETE UDGIFTER", None, None, "uforudsete"),
        ("servicereserve", None, None, "uforudsete"),
        ("Finansiering, uforudsete udgifter", None, None, "uforudsete"),
        ("Økonomiudvalgets pulje til uforudsete udgifter", None, None, "uforudsete"),
        ("Byrådets pulje til uforudsete udgifter", None, None, "uforudsete"),
        ("Finansiering", "Økonomiudvalget", "Økonomiudvalget / Puljer", "uforudsete"),
        ("Finansiering BDO", "Økonomiudvalget", "Økonomiudvalget / Puljer", "uforudsete"),
        ("Finansiering", None, "Puljer", "uforudsete"),
        ("Finansiering", "Børneudvalget", "Børneudvalget / Udvikling", "udvikling"),
        ("Udviklingspulje", "Børneudvalget", "Børneudvalget / Dagtilbud", "udvikling"),
        ("rammen til udsatte børn", None, None, "uforudsete/ramme"),
        ("kassebeholdningen", None, None, "kassen"),
        ("finansieres af de likvide aktiver", None, None, "kassen"),
        # another committee's pool of the same name, another area's, another pool with a longer name
        ("Børneudvalgets pulje til uforudsete udgifter", None, None, "other_owner"),
        ("Udviklingspuljen", "Kulturudvalget", "Kulturudvalget / Biblioteker", "other_owner"),
        ("puljen til uforudsete udgifter på anlægsområdet", None, None, "other_area"),
        ("Anlægspulje til uforudsete udgifter", None, None, "unknown"),
        ("Servicebufferpulje", "Økonomiudvalget", "Økonomiudvalget / Puljer", "unknown"),
        ("Budgetreguleringspuljen", "Økonomiudvalget", "Økonomiudvalget / Puljer", "unknown"),
        # like a known name is not one; a name that does not say what it is names nothing
        ("puljen til uforudsette udgifter", None, None, "unknown"),
        ("puljen", None, None, "unknown"),
        ("Finansiering", None, None, "unnamed"),
        ("kasseopbygning", None, None, "unknown"),
    ],
)
def test_what_a_source_names(names: PoolNames, wording: str, udvalg: str | None, area: str | None, expected: str) -> None:
    assert told(names.find(wording, udvalg, area, "Skoleudvalget")) == expected


def test_the_committees_own_pool_is_that_of_the_minutes(names: PoolNames) -> None:
    assert told(names.find("udvalgets udviklingspulje", meeting="Børneudvalget")) == "udvikling"
    assert told(names.find("udvalgets udviklingspulje", meeting="Kulturudvalget")) == "other_owner"


def test_the_nearest_name_is_only_said(names: PoolNames) -> None:
    nearest = names.nearest("Finansiering - puljen til uforudsette udgifter", None)
    assert nearest is not None
    assert nearest[0] == "Puljen til uforudsete udgifter"
    assert nearest[1] >= 0.9
    assert names.nearest("Salg af grunde", None) is None


@pytest.mark.parametrize(("one", "other"), [("puljen", "pulje"), ("Kassens", "kasse"), ("udgifterne", "udgifter"), ("reserven", "RESERVE")])
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


@given(st.text(max_size=200))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert len(words_of(text)) <= len(text)
