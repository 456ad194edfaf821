"""Financing source codes of DOMAIN 4 by wording, address and sign, with the wordings that go the other way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.appropriations.sources import FINANCING_SOURCES, source_code, source_kind

WORDINGS = [
    ("KASSE", "kassen"),
    ("KASSE", "Finansiering - kassen"),
    ("KASSE", "kassebeholdningen"),
    ("KASSE", "Kassefinansiering"),
    ("KASSE", "de likvide aktiver"),
    ("KASSE", "kassetræk"),
    ("KASSE", "en tillægsbevilling fra kassen"),
    ("KASSE", "kassen 6.51.1"),
    ("KASSE", "modpost på kassen"),
    ("KASSE", "hovedkonto 8"),
    ("UFORUDSETE", "puljen til uforudsete udgifter"),
    ("UFORUDSETE", "Finansiering - pulje til uforudsete udgifter"),
    ("UFORUDSETE", "servicebufferpuljen"),
    ("UFORUDSETE", "Økonomiudvalgets pulje til uforudsete udgifter, konto 6.51.3"),
    ("BUDREG", "budgetreguleringspuljen"),
    ("BUDREG", "bufferpuljen"),
    ("BUDREG", "generel reserve"),
    ("BUDREG", "reserve under ØU"),
    ("EFFEKT", "effektiviseringspuljen"),
    ("EFFEKT", "investerings- og innovationspuljen"),
    ("EFFEKT", "omstillingspuljen"),
    ("UDV", "udviklingspuljen"),
    ("UDV", "§ 18-puljen"),
    ("UDV", "udvalgets egen pulje"),
    ("UDV", "udvalgets råderum"),
    ("ANLPULJE", "anlægspuljen for borgernær service"),
    ("ANLPULJE", "det til formålet afsatte rådighedsbeløb"),
    ("ANLPULJE", "anlægsreserven"),
    ("ANLPULJE", "Broer - pulje"),
    ("ANLPULJE", "uprioriteret anlæg"),
    ("ANLPULJE", "nedrivningspuljen"),
    ("ANLPULJE", "puljen til renovering af skoler"),
    ("LAAN", "lånoptagelse"),
    ("LAAN", "en lånefinansieret tillægsbevilling"),
    ("LAAN", "lånerammen 2014"),
    ("LAAN", "lånedispensation"),
    ("LAAN", "Lånefinansiering"),
    ("DUT", "DUT-midler"),
    ("DUT", "lov- og cirkulæreprogrammet"),
    ("DUT", "bloktilskuddet"),
    ("DUT", "midtvejsregulering"),
    ("PULJE-STAT", "puljemidler fra Socialstyrelsen"),
    ("PULJE-STAT", "tilskud fra ministeriet"),
    ("PULJE-STAT", "værdighedsmilliarden"),
    ("PULJE-STAT", "kvalitetsfondsmidler"),
    ("REFUSION", "statsrefusion 50 %"),
    ("FOND", "donation fra Salling Fondene"),
    ("FOND", "fondsmidler"),
    ("FOND", "tilskud fra RealDania"),
    ("OVERF", "uforbrugte midler fra 2024"),
    ("OVERF", "genbevilling"),
    ("OVERF", "overførte uforbrugte rådighedsbeløb"),
    ("OVERF", "restbevilling"),
    ("OVERF", "opsparing"),
    ("OMPL", "mindreforbrug på andre serviceudgifter"),
    ("OMPL", "omprioritering af planlagte vedligeholdelsesopgaver"),
    ("OMPL", "inden for udvalgets ramme"),
    ("OMPL", "indenfor forvaltningens budgetramme"),
    ("OMPL", "ved at reducere antallet af timer"),
    ("MERIND", "merindtægter fra parkering"),
    ("MERIND", "takstfinansieret"),
    ("MERIND", "brugerbetaling"),
    ("MERIND", "huslejeindtægter"),
    ("SALG", "indtægt ved salg af grunde"),
    ("SALG", "salgsindtægter"),
    ("SALG", "de årlige grundsalgsrammer"),
    ("DEPON", "frigivelse af deponerede midler"),
    ("DEPON", "frigivet deponering"),
]


@pytest.mark.parametrize(("code", "wording"), WORDINGS)
def test_every_wording_has_its_code(code: str, wording: str) -> None:
    assert source_code(wording) == code
    assert source_code(wording.upper()) == code


def test_every_code_is_tried_by_a_wording() -> None:
    assert {code for code, _ in WORDINGS} == {source.code for source in FINANCING_SOURCES}


@pytest.mark.parametrize(
    "wording",
    [
        "tilføres kassen",
        "Beløbet tilføres kassebeholdningen",
        "Tilgår kassen",
        "kasseopbygning",
        "Kasseforbedring",
        "grundkapital",
        "Grundkapitalindskud",
        "Landsbyggefonden",
        "Kassevirkning",
        "overførselsudgifter",
        "efterspørgselsstyrede overførsler",
        "a-kasse",
        "sygekassen",
        "Afdrag på lån",
        "Mindreindtægt, takster",
        "Løn, koordinator",
        "Finansiering",
        "",
        "P-fondsmidler",
    ],
)
def test_wordings_that_are_no_cover(wording: str) -> None:
    assert source_code(wording) is None


def test_a_build_up_of_cash_is_cover_only_when_it_is_drawn_upon() -> None:
    assert source_code("Kasseopbygning", None, True) == "KASSE"
    assert source_code("Kasseopbygning", None, False) is None
    assert source_code("Beløbet finansieres af kasseopbygningen") == "KASSE"


@pytest.mark.parametrize("address", ["Økonomiudvalget / Puljer", "Økonomiudvalget/Puljer", "økonomiudvalget – puljer"])
def test_the_address_speaks_where_the_label_is_silent(address: str) -> None:
    assert source_code("Finansiering", address) == "UFORUDSETE"
    assert source_code("Finansiering - kassen", address) == "KASSE"


def test_other_addresses_are_not_guessed() -> None:
    assert source_code("Finansiering", "Økonomiudvalget") is None
    assert source_code("Finansiering", "Skoleudvalget / Puljer") is None
    assert source_code("Finansiering", "Kassen") == "KASSE"
    assert source_code("Finansiering - uforbrugte anlægsmidler 2022", "Kassen") == "OVERF"


def test_kinds_follow_the_code() -> None:
    assert (source_kind("KASSE"), source_kind("UFORUDSETE"), source_kind("DUT"), source_kind("OMPL")) == (
        "unlimited",
        "pool",
        "external",
        "swap",
    )
    assert source_kind(None) is None
    assert source_kind("UKENDT") is None


@given(st.text(max_size=300), st.none() | st.text(max_size=60), st.none() | st.booleans())
def test_any_text_gives_a_known_code_or_none(label: str, address: str | None, negative: bool | None) -> None:
    assert source_code(label, address, negative) in {None, *(source.code for source in FINANCING_SOURCES)}
