"""Cover in prose: every "financed by" wording of FORMATS C3 in a sentence of our own, and what is no cover."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ledger.appropriations.prose_amounts import amounts_in
from ledger.appropriations.prose_sources import cover_of

from .prose_items import cover, item, money, one

WORDINGS = [
    ("Initiativerne koster 4,8 mio. kr., finansieret af puljen til uforudsete udgifter.", "puljen til uforudsete udgifter", "UFORUDSETE"),
    ("Der gives 400.000 kr., og udgiften afholdes af puljen til trafiksikkerhed", "puljen til trafiksikkerhed", "ANLPULJE"),
    ("Udgiften forslås finansieres af driftsreserven", "driftsreserven", "BUDREG"),
    (
        "Der bevilges 2 mio. kr., der finansieres af det til formålet afsatte rådighedsbeløb",
        "til formålet afsatte rådighedsbeløb",
        "ANLPULJE",
    ),
    ("Udgiften finansieres af udviklingspuljen", "udviklingspuljen", "UDV"),
    ("Beløbet finansieres ved en tillægsbevilling fra kassen", "tillægsbevilling fra kassen", "KASSE"),
    ("8.000.000 kr. finansieret ved en tillægsbevilling fra kassen", "tillægsbevilling fra kassen", "KASSE"),
    ("Tillægsbevillingen financieres af kassen 6.51.1", "kassen 6.51.1", "KASSE"),
    ("Udgiften finansieres på konto 6.51.3", "konto 6.51.3", None),
    ("Købet finansieres gennem en lånefinansieret tillægsbevilling", "lånefinansieret tillægsbevilling", "LAAN"),
    ("Beløbet finansieres af kasseopbygningen", "kasseopbygningen", "KASSE"),
    ("Der anvises dækning for udgiften på 6,2 mio. kr. på områdets konto 3.15.3", "områdets konto 3.15.3", None),
    ("Merudgiften dækkes ved justering af servicemåltal", "justering af servicemåltal", None),
    ("Der overføres 5,1 mio. kr. fra parkeringsindtægter til veje", "parkeringsindtægter", "MERIND"),
    ("Ruten på 9,3 mio. kr. finansieres af donation på 9,3 mio. kr. fra Fonden", "donation fra Fonden", "FOND"),
    ("Der udmøntes 249,4 mio. kr. fra anlægsreserven", "anlægsreserven", "ANLPULJE"),
    ("Finansieringen af rådighedsbeløbene sker via de årlige grundsalgsrammer", "årlige grundsalgsrammer", "SALG"),
    ("Bevillingen finansieres af Byudviklingsøkonomien", "Byudviklingsøkonomien", None),
    ("Vejen finansieres via rådighedsbeløb fra 2025-2026", "rådighedsbeløb fra 2025-2026", "ANLPULJE"),
    ("Udgiften finansieres ved omprioritering af planlagte opgaver", "omprioritering af planlagte opgaver", "OMPL"),
    ("Der overføres et rådighedsbeløb på 0,9 mio. kr. fra projekt nr. 032004 til projekt nr. 032013", "projekt nr. 032004", None),
    ("Rådighedsbeløbet på 1 mio. kr. flyttes hermed fra vejpuljen til stipuljen", "vejpuljen", None),
    ("Anskaffelsen på 30,2 mio. kr. lånefinansieres", "lånefinansieres", "LAAN"),
    ("Lånet optages på lånerammen for 2014", "lånerammen", "LAAN"),
    ("Herefter afholdes udgifterne indenfor områdets budgetramme", "områdets budgetramme", "OMPL"),
    ("Udgiften på 2 mio. kr. kassefinansieres", "kassefinansieres", "KASSE"),
    ("Udgiften finansieres over kassebeholdningen", "kassebeholdningen", "KASSE"),
    ("Udgiften finansieres af de likvide aktiver", "likvide aktiver", "KASSE"),
    ("Udgiften har modpost på kassen", "kassen", "KASSE"),
    ("Udgiften afholdes inden for rammen", "rammen", "OMPL"),
    ("Udgiften finansieres af kvalitetsfondsmidler", "kvalitetsfondsmidler", "PULJE-STAT"),
    ("Udgiften finansieres ved træk på driftsreserven", "driftsreserven", "BUDREG"),
    ("Udgiften finansieres af midler til klima afsat i budget 2025", "midler til klima", None),
]


@pytest.mark.parametrize(("sentence", "name", "code"), WORDINGS)
def test_every_wording_of_cover(sentence: str, name: str, code: str | None) -> None:
    parts = [part for found in cover_of(sentence, amounts_in(sentence)) for part in found.parts]
    assert [(part.name.startswith(name), part.code) for part in parts] == [(True, code)], parts


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "4 mio. kr. finansieres dels ved 3 mio. kr. fra anlægsreserven, dels ved 1 mio. kr. fra kassen",
            [("anlægsreserven", "3 mio. kr."), ("kassen", "1 mio. kr.")],
        ),
        (
            "4 mio. kr. finansieres dels af rådighedsbeløb på stiplanen med 3 mio. kr. dels af en udmøntning i alt 1 mio. kr. fra reserven",
            [("rådighedsbeløb på stiplanen", "3 mio. kr."), ("udmøntning fra reserven", "1 mio. kr.")],
        ),
        (
            "17,3 mio. kr. finansieres ved mindreforbrug på service på 8,3 mio. kr. og 9,0 mio. kr. fra pulje til regnskabsafslutning",
            [("mindreforbrug på service", "8,3 mio. kr."), ("pulje til regnskabsafslutning", "9,0 mio. kr.")],
        ),
        (
            "2,2 mio. kr. finansieres ved mindreforbrug på administration (1,2 mio. kr.) og kassen (1,0 mio. kr.)",
            [("mindreforbrug på administration", "1,2 mio. kr."), ("kassen", "1,0 mio. kr.")],
        ),
        (
            "1.234.567 kr., hvoraf 1.000.000 kr. finansieres af låneoptagelse og 234.567 kr. af kassen",
            [("låneoptagelse", "1.000.000 kr."), ("kassen", "234.567 kr.")],
        ),
        (
            "5 mio. kr. finansieres af kassen med 2 mio. kr. og resten af anlægspuljen",
            [("kassen", "2 mio. kr."), ("anlægspuljen", None)],
        ),
        ("udgiften finansieres dels af kassen, dels af anlægspuljen", [("kassen", None), ("anlægspuljen", None)]),
    ],
)
def test_cover_split_over_sources(sentence: str, parts: list[tuple[str, str | None]]) -> None:
    amounts = amounts_in(sentence)
    found = [part for one_cover in cover_of(sentence, amounts) for part in one_cover.parts]
    assert [(part.name, None if part.amount is None else amounts[part.amount].printed) for part in found] == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Finansiering heraf forelægges i en særskilt sag",
        "Udgiften er ikke finansieret af kassen",
        "Mødet afholdes i Byrådssalen",
        "Beløbet på 2 mio. kr. tilføres kassen",
        "Initiativerne koster 4,8 mio. kr. i 2025",
    ],
)
def test_sentences_that_name_no_cover(sentence: str) -> None:
    assert cover_of(sentence, amounts_in(sentence)) == ()


def test_each_clause_has_its_own_cover() -> None:
    roads, paths = money(item("at 4,15 mio. kr. til veje finansieres af kassen, og 0,95 mio. kr. til stier finansieres af anlægspuljen"))
    assert (cover(roads), cover(paths)) == ([("kassen", None)], [("anlægspuljen", None)])


def test_cover_in_a_later_point_reaches_the_amount_before_it() -> None:
    found = one(item("1. at budgettet til vintertjeneste hæves med 3 mio. kr. i 2025", "2. at beløbet tages af kassen"))
    assert cover(found) == [("kassen", None)]


def test_what_is_left_in_the_pool_is_not_what_it_gives() -> None:
    found = one(item("at der ydes 75.000 kr. i tilskud", economy=("Beløbet afholdes af § 18-puljen, hvor der er 250.000 kr. tilbage.",)))
    assert cover(found) == [("§ 18-puljen", None)]


def test_a_source_for_two_years_is_one_source() -> None:
    found = one(item("at bevillingen på 3,0 mio. kr. finansieres af kassen med 0,9 mio. kr. i 2025 og 2,1 mio. kr. i 2026"))
    (source,) = found.financing
    assert (source.source, Decimal(source.amount or 0) / 10**8) == ("kassen", Decimal(3))
    assert source.years == ((2025, 90_000_000), (2026, 210_000_000))


def test_cover_of_other_money_in_the_case_text_is_not_borrowed() -> None:
    found = one(item("at der gives en bevilling på 5,0 mio. kr.", case=("Andre projekter blev finansieret af allerede afsatte midler.",)))
    assert found.financing == ()
