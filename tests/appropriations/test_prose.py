"""Money in prose: real figures of real cases (FORMATS C1) in sentences of our own, and what must stay quiet."""

from __future__ import annotations

import datetime
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.appropriations.prose import read_prose
from ledger.model import AgendaItem, Paragraph, Section

from .prose_items import cover, item, mio, money, one, years

# --- real figures ------------------------------------------------------------------------------------------------------------


def test_split_over_years_and_sources_in_two_points_is_one_appropriation() -> None:
    """Aarhus, Kongeruten."""
    found = money(
        item(
            "At 1) der meddeles anlægsbevilling på 18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, 17,5 mio. kr. i 2026 og "
            "0,6 mio. kr. i 2027.",
            "At 2) rådighedsbeløb på 18,8 mio. kr. frigives finansieret af donation fra Fonden på 9,3 mio. kr., 4,5 mio. kr. fra Sundhed, "
            "2,0 mio. kr. fra Teknik og Miljø og 3,0 mio. kr. fra Kultur, som angivet i afsnit 6.",
            "At 3) der meddeles indtægtsbevilling til donation på 9,3 mio. kr. i 2026 fra Fonden.",
        )
    )
    whole, income = found
    assert (whole.kind, mio(whole.amount), whole.balances, whole.proposal) == ("appropriation", Decimal("18.8"), True, 1)
    assert years(whole) == {2025: Decimal("0.7"), 2026: Decimal("17.5"), 2027: Decimal("0.6")}
    assert cover(whole) == [
        ("donation fra Fonden", Decimal("9.3")),
        ("Sundhed", Decimal("4.5")),
        ("Teknik og Miljø", Decimal(2)),
        ("Kultur", Decimal(3)),
    ]
    assert (income.income, years(income), income.proposal) == (True, {2026: Decimal("9.3")}, 3)


def test_releases_and_their_whole_with_its_cover() -> None:
    """Aarhus, Lisbjerg: 21,5 + 5,8 + 3,4 = 30,7, covered by 12,3 + 18,4; a transfer and running costs beside them."""
    entries = read_prose(
        item(
            "At 1) der frigives anlægsbevilling og rådighedsbeløb på 21,5 mio. kr. til baner. Bevillingen budgetlægges med "
            "2,5 mio. kr. til "
            "Kultur i 2025 og 19,0 mio. kr. i 2026.",
            "At 2) der frigives anlægsbevilling og rådighedsbeløb på 5,8 mio. kr. til klubhus. Bevillingen budgetlægges "
            "med 1,0 mio. kr. i 2025 "
            "og 4,8 mio. kr. i 2026.",
            "At 3) der frigives anlægsbevilling og rådighedsbeløb på 3,4 mio. kr. til udgravning. Bevillingen lægges i Teknik i 2025 og "
            "finansieres af Byudviklingsøkonomien i 2025.",
            "At 4) Anlægsbevillingen på i alt 30,7 mio. kr. finansieres dels ved 12,3 mio. kr. fra Kultur, dels ved 18,4 "
            "mio. kr. som bidrag "
            "fra Byudviklingsøkonomien.",
            "At 5) Der overføres 11,0 mio. kr. til Byudviklingsøkonomien til køb af jord fra midler til jordkøb hos Kultur.",
            "At 6) Der afsættes 0,86 mio. kr. til drift af baner af driftsbudgettet til nye faciliteter.",
        ),
        None,
    )
    found = [entry for entry in entries if entry.kind != "mention"]
    (whole,) = [entry for entry in entries if entry.amount == 3_070_000_000]
    kinds = [(entry.kind, mio(entry.amount), entry.proposal) for entry in found]
    assert kinds == [
        ("release", Decimal("21.5"), 1),
        ("release", Decimal("5.8"), 2),
        ("release", Decimal("3.4"), 3),
        ("transfer", Decimal(11), 5),
        ("appropriation", Decimal("0.86"), 6),
    ]
    assert years(found[0]) == {2025: Decimal("2.5"), 2026: Decimal(19)}
    assert years(found[1]) == {2025: Decimal(1), 2026: Decimal("4.8")}
    assert years(found[2]) == {2025: Decimal("3.4")}
    assert [entry.balances for entry in found[:3]] == [True, True, None]
    assert (whole.kind, whole.proposal, whole.balances) == ("mention", 4, True)
    assert cover(whole) == [("Kultur", Decimal("12.3")), ("Byudviklingsøkonomien", Decimal("18.4"))]
    assert cover(found[3]) == [("midler til jordkøb hos Kultur", None)]


def test_cover_of_the_net_of_expenditure_and_income() -> None:
    """Aarhus, cykelstier: 64,1 - 3,8 = 50,3 + 10,0."""
    spending, income = money(
        item(
            "At 1) der godkendes anlægsbevillinger med i alt 64,1 mio. kr. i anlægsudgift og 3,8 mio. kr. i anlægsindtægt.",
            "At 2) anlægsbevillingerne finansieres dels af rådighedsbeløb på cykelplanen med 50,3 mio. kr. dels af en udmøntning i alt "
            "10,0 mio. kr. fra anlægsreserven.",
        )
    )
    assert (mio(spending.amount), spending.income, spending.balances) == (Decimal("64.1"), False, True)
    assert [amount for _, amount in cover(spending)] == [Decimal("50.3"), Decimal(10)]
    assert (mio(income.amount), income.income) == (Decimal("3.8"), True)


def test_a_rephasing_moves_money_between_years() -> None:
    found = one(
        item(
            "at der foretages en reduktion af rådighedsbeløb i 2025 med -33,8 mio. kr., en reduktion med 0,7 mio. kr. i "
            "2026, en forøgelse med "
            "38,3 mio. kr. i 2027 og en reduktion med 3,8 mio. kr. i 2028."
        )
    )
    assert (found.kind, found.balances) == ("transfer", True)
    assert years(found) == {2025: Decimal("-33.8"), 2026: Decimal("-0.7"), 2027: Decimal("38.3"), 2028: Decimal("-3.8")}


def test_income_may_exceed_expenditure_and_a_part_is_not_added() -> None:
    """Aarhus, Trige: 73,2 out, 78,5 in, of which 16,4."""
    spending, income = money(
        item(
            "at der godkendes en tillægsanlægsbevilling på 73,2 mio. kr. i udgifter og 78,5 mio. kr. ekskl. moms i "
            "indtægtsbevilling inkl. refusion "
            "fra vandselskabet og grundejeren på i alt 16,4 mio. kr. ekskl. moms. Finansieringen af rådighedsbeløbene sker "
            "via de årlige grundsalgsrammer."
        )
    )
    assert (mio(spending.amount), spending.income, mio(income.amount), income.income) == (Decimal("73.2"), False, Decimal("78.5"), True)
    assert [source.code for source in spending.financing] == ["SALG"]


def test_part_of_the_cover_named_leaves_the_balance_open() -> None:
    """Aarhus, Bering-Beder: 249,4 of 373,8."""
    found = one(item("at der gives en anlægsbevilling på 373,8 mio. kr., hvoraf 249,4 mio. kr. finansieres af anlægsreserven"))
    assert (mio(found.amount), cover(found), found.balances) == (Decimal("373.8"), [("anlægsreserven", Decimal("249.4"))], None)


def test_money_moved_out_of_a_pool_and_named_five_times() -> None:
    """Herning, broer."""
    everything = item(
        "at der gives anlægsudgiftsbevilling og rådighedsbeløb på 2,339 mio. kr. i 2020 på Trafik, nyt stednr.",
        "at udgiften finansieres af rådighedsbeløbet på 2,339 mio. kr. på stednr. 223042.",
        summary=("Der søges om at frigive 2,339 mio. kr. til broer.",),
        economy=("Udgiften betales af det til formålet afsatte rådighedsbeløb på 2,339 mio. kr. i 2020.",),
    )
    found = one(everything)
    assert (found.kind, mio(found.amount), years(found)) == ("appropriation", Decimal("2.339"), {2020: Decimal("2.339")})
    assert cover(found) == [("rådighedsbeløbet på stednr. 223042", Decimal("2.339"))]
    assert {entry.kind for entry in read_prose(everything, None)} == {"appropriation", "mention"}


def test_a_release_of_what_is_set_aside_is_no_new_money() -> None:
    """Herning 1,683 on the same place; Ishøj 1,4, dated by the economic section alone."""
    same = one(item("at der gives anlægsbevilling på 1,683 mio. kr., finansieret af det afsatte rådighedsbeløb på samme stednr."))
    assert (same.kind, mio(same.amount)) == ("release", Decimal("1.683"))
    dated = one(item("at anlægsbevillingen på 1,4 mio. kr. frigives.", economy=("Ingen, da beløbet allerede er i budgettet for 2024.",)))
    assert (dated.kind, years(dated)) == ("release", {2024: Decimal("1.4")})


def test_one_amount_two_acts() -> None:
    """Mariagerfjord: moved between committees and released."""
    found = money(
        item(
            "at der overføres 2.591.000 kr. fra Udvalget for Teknik til Udvalget for Børn", "at anlægsbevillingen på 2.591.000 kr. frigives"
        )
    )
    assert [(entry.kind, mio(entry.amount)) for entry in found] == [("transfer", Decimal("2.591")), ("release", Decimal("2.591"))]
    assert cover(found[0]) == [("Udvalget for Teknik", None)]


def test_parts_make_up_the_whole() -> None:
    """København 4,15 + 0,95 = 5,1; 1,0 (2004) + 5,2 (2005) = 6,2."""
    found = one(item("at der overføres 5,1 mio. kr. fordelt med 4,15 mio. kr. til veje og 0,95 mio. kr. til stier fra parkeringsindtægter"))
    assert (found.kind, mio(found.amount), found.balances) == ("transfer", Decimal("5.1"), True)
    split = one(
        item(
            "at udvalget godkender en udgift på 6,2 mill. kr., heraf 1,0 mill. kr. i 2004 og 5,2 mill. kr. i 2005.",
            "Der anvises dækning for udgiften på udvalgets konto 3.15.3.",
        )
    )
    assert (years(split), split.balances) == ({2004: Decimal(1), 2005: Decimal("5.2")}, True)
    assert cover(split) == [("udvalgets konto 3.15.3", None)]


def test_the_decision_may_change_amount_and_source() -> None:
    """København: 6 mio. from the cash became 5 mio. from elsewhere."""
    proposed, decided = money(
        item(
            "at godkende en tillægsbevilling på 6 mio. kr. finansieret af kassen",
            decision=("Et ændringsforslag om, at der bevilges 5 mio. kr. finansieret af puljen til uforudsete udgifter, blev godkendt.",),
        )
    )
    assert (mio(proposed.amount), proposed.section, proposed.financing[0].code) == (Decimal(6), "proposal", "KASSE")
    assert (mio(decided.amount), decided.section, decided.financing[0].code) == (Decimal(5), "decision", "UFORUDSETE")


def test_cover_in_the_economic_section_finds_the_amount_of_the_proposal() -> None:
    """Svendborg: 17,3 = 8,3 + 9,0."""
    found = one(
        item(
            "at særlige merforbrug på 17,3 mio. kr. dækkes som vist",
            economy=(
                (
                    "Merforbruget på 17,3 mio. kr. finansieres ved mindreforbrug på andre serviceudgifter på 8,3 mio. kr. og 9,0 "
                    "mio. kr. fra pulje til regnskabsafslutning."
                ),
            ),
        )
    )
    assert (cover(found), found.balances) == (
        [("mindreforbrug på andre serviceudgifter", Decimal("8.3")), ("pulje til regnskabsafslutning", Decimal(9))],
        True,
    )


def test_a_frame_and_a_pool() -> None:
    """Lyngby-Taarbæk."""
    found = one(item("2. der afsættes en ramme på 400.000 kr. til gennemgangen, og udgiften afholdes af puljen til uforudsete udgifter"))
    assert (found.kind, mio(found.amount), found.proposal, [s.code for s in found.financing]) == (
        "frame",
        Decimal("0.4"),
        2,
        ["UFORUDSETE"],
    )


# --- what is checked -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposal", "balances"),
    [
        ("at der bevilges 2,0 mio. kr. finansieret af 1,5 mio. kr. fra fonden og 0,5 mio. kr. fra kassen", True),
        ("at der bevilges 2,0 mio. kr. finansieret af 1,5 mio. kr. fra fonden og 0,3 mio. kr. fra kassen", False),
        ("at der bevilges 2,0 mio. kr. fordelt med 1,5 mio. kr. i 2025 og 0,3 mio. kr. i 2026", False),
        ("at der bevilges 2,0 mio. kr. delvist finansieret af kassen med 1,5 mio. kr.", None),
        ("at der bevilges 5 mio. kr. finansieret af kassen med 2 mio. kr. og resten af anlægspuljen", None),
        ("at der bevilges 2,0 mio. kr. finansieret af kassen", None),
        ("at der bevilges 12 mio. kr. finansieret af kassen med 8 mio. kr. og lån med 3 mio. kr.", None),
        ("at der bevilges 12.000.000 kr. finansieret af kassen med 8.000.000 kr. og lån med 3.000.000 kr.", False),
        ("at der bevilges 4,8 mio. kr. fordelt med 2,5 mio. kr. til vikarer, 2,1 mio. kr. til sagstal og 0,19 mio. kr. til hjælp", True),
        ("at der bevilges 1,2 mio. kr. af puljen på 5 mio. kr. til klima", None),
        ("at der gives netto 12,5 mio. kr. i anlægsbevilling (udgift 15,0 mio. kr. og indtægt 2,5 mio. kr.)", True),
        (
            (
                "at bevillingen på 4,2 mio. kr. finansieres af Børn med 1,2 mio. kr. i 2025 og kassen med 0,9 mio. kr. i 2025 "
                "og 2,1 mio. kr. i 2026"
            ),
            True,
        ),
    ],
)
def test_parts_and_sources_against_the_amount(proposal: str, balances: bool | None) -> None:
    assert one(item(proposal)).balances is balances


# --- years -----------------------------------------------------------------------------------------------------------------


def test_yearly_amounts_spread_over_their_years() -> None:
    found = one(item("at der gives 5,1 mio. kr. årligt i tillægsbevilling i 2026-2028"))
    assert years(found) == {2026: Decimal("5.1"), 2027: Decimal("5.1"), 2028: Decimal("5.1")}
    mixed = one(item("at der afsættes 350.000 kr. i 2025 og 700.000 kr. årligt i 2026-2027 til en koordinator"))
    assert years(mixed) == {2025: Decimal("0.35"), 2026: Decimal("0.7"), 2027: Decimal("0.7")}


def test_the_current_year_needs_the_date_of_the_meeting() -> None:
    proposal = item("at der gives en tillægsbevilling på 2,2 mio. kr. i indeværende år finansieret af kassen")
    assert years(one(proposal, datetime.date(2025, 3, 1))) == {2025: Decimal("2.2")}
    assert years(one(proposal)) == {}


def test_money_carried_from_one_year_to_the_next() -> None:
    found = one(item("at restbudgettet på 2.345 t.kr. overføres fra 2024 til 2025"))
    assert (found.kind, years(found)) == ("transfer", {2024: Decimal("-2.345"), 2025: Decimal("2.345")})


# --- where money is given, and where it is only mentioned --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Projektet har modtaget en bevilling på ni millioner fra styrelsen.",
        "Gennemsnitsprisen er 1.861 kr. pr. døgn, hvilket svarer til 56.616 kr. pr. måned.",
        "Kommunen forventer at bruge netto 2,2 mio. kr. på området.",
        "Økonomiudvalget besluttede den 7. april 2025 at afsætte en ramme på 5 mio. kr. til formålet.",
        "I forbindelse med budget 2026 har byrådet besluttet at tilføre 1.200.000 kr. til området.",
        "Regnskabet viser et merforbrug på 0,4 mio. kr.",
        "I 2023 blev der bevilget 3 mio. kr. til formålet.",
    ],
)
@pytest.mark.parametrize("section", ["case", "economy", "summary"])
def test_history_prices_and_forecasts_are_mentions(section: str, text: str) -> None:
    found = read_prose(item("at orienteringen tages til efterretning", **{section: (text,)}), None)  # type: ignore[arg-type]
    assert found
    assert {entry.kind for entry in found} == {"mention"}


@pytest.mark.parametrize(
    "proposal",
    [
        "at garantien forhøjes fra 12,5 mio. kr. til 17,1 mio. kr.",
        "at taksten for 2026 fastsættes til 1.250 kr. pr. måned",
        "at orienteringen om merforbrug på 3 mio. kr. tages til efterretning",
        "at der indgås kontrakt til en samlet pris på 14,3 mio. kr.",
        "at anlægsregnskabet med et forbrug på 821,6 mio. kr. godkendes",
        "at der arbejdes videre med en løsning til 325 – 375 mio. kr.",
    ],
)
def test_proposals_that_give_no_money(proposal: str) -> None:
    assert money(item(proposal)) == []


def test_nothing_is_dropped_and_every_amount_has_its_line() -> None:
    found = read_prose(
        item(
            "at der bevilges 2 mio. kr. fra kassen",
            case=("Teksten.", "I 2023 kostede det 3 mio. kr. og i 2024 325-375 mio. kr."),
            economy=("Se ovenfor.",),
        ),
        None,
    )
    assert [(entry.kind, mio(entry.amount), entry.place.line) for entry in found] == [
        ("appropriation", Decimal(2), 1),
        ("mention", Decimal(3), 3),
        ("mention", None, 3),
    ]


def test_the_economic_section_gives_where_the_proposal_names_no_amount() -> None:
    found = one(
        item(
            "at ansøgningen godkendes",
            economy=("Der søges om en tillægsbevilling på 1,5 mio. kr. i 2025.", "Beløbet finansieres af kassen."),
        )
    )
    assert (found.section, years(found), cover(found)) == ("economy", {2025: Decimal("1.5")}, [("kassen", None)])


def test_the_case_gives_only_where_it_asks() -> None:
    asked = one(
        item("at forslaget godkendes", case=("Der søges om en tillægsbevilling på 1,5 mio. kr.",), economy=("Se sagsfremstillingen.",))
    )
    assert (asked.section, mio(asked.amount)) == ("case", Decimal("1.5"))
    assert money(item("at forslaget godkendes", case=("Udgiften er 1,5 mio. kr.",))) == []


def test_the_same_amount_for_two_purposes_is_two_appropriations() -> None:
    found = money(
        item("1. at der bevilges 500.000 kr. til nye legepladser i Nordby", "2. at der bevilges 500.000 kr. til asfalt i Sønderby")
    )
    assert [(mio(entry.amount), entry.proposal) for entry in found] == [(Decimal("0.5"), 1), (Decimal("0.5"), 2)]


def test_the_net_of_two_points_is_no_third() -> None:
    found = money(
        item(
            "1. at der bevilges 3,0 mio. kr. i 2025 og 5,5 mio. kr. i 2026, i alt 8,5 mio. kr.",
            "2. at der gives en indtægtsbevilling på 2,0 mio. kr. i 2026",
            "3. at nettoudgiften på 6,5 mio. kr. finansieres af anlægsreserven",
        )
    )
    assert [(mio(entry.amount), entry.income, [s.code for s in entry.financing]) for entry in found] == [
        (Decimal("8.5"), False, ["ANLPULJE"]),
        (Decimal(2), True, []),
    ]


def test_less_money_is_negative() -> None:
    assert mio(one(item("at anlægsbevillingen nedsættes med 750.000 kr. i 2025")).amount) == Decimal("-0.75")
    assert mio(one(item("at der gives en negativ tillægsbevilling på 2,3 mio. kr.")).amount) == Decimal("-2.3")
    assert mio(one(item("at bevillingen forhøjes fra 5 mio. kr. til 6 mio. kr.")).amount) == Decimal(1)


def test_money_beside_a_note_is_still_given() -> None:
    found = one(item("at status tages til efterretning, og at der bevilges 2 mio. kr. fra kassen"))
    assert mio(found.amount) == Decimal(2)
    assert money(item("at der gives kommunegaranti på 12 mio. kr. til forsyningen")) == []


def test_flags_of_the_amount() -> None:
    ceiling = one(item("at der ydes tilskud på op til 75.000 kr. til foreningen"))
    about = one(item("at der afsættes ca. 400.000 kr. til gennemgangen"))
    assert (ceiling.limit, ceiling.approximate, about.limit, about.approximate) == (True, False, False, True)


def test_lines_broken_by_a_page_are_read_as_one_sentence() -> None:
    found = one(
        item(
            "At 1) der gives anlægsbevilling på 18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, 17,5 mio. kr. i 2026 og 0,6",
            "mio. kr. i 2027 til etablering af en rute, der finansieres af 16,8 mio. kr. fra Fonden og 2,0 mio. kr. fra",
            "Teknik og Miljø, som angivet i afsnit 6.",
        )
    )
    assert (years(found), cover(found), found.balances) == (
        {2025: Decimal("0.7"), 2026: Decimal("17.5"), 2027: Decimal("0.6")},
        [("Fonden", Decimal("16.8")), ("Teknik og Miljø", Decimal(2))],
        True,
    )


def test_a_marker_of_the_format_numbers_the_proposal() -> None:
    points = (Paragraph("at sagen drøftes", marker="1."), Paragraph("at der bevilges 2 mio. kr. fra kassen", marker="2."))
    assert one(AgendaItem("1", "x", None, (Section("proposal", "Indstilling", points),))).proposal == 2


# --- hostile text ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "1,2 mio. kr. i 2025 og ",
        "finansieres af ",
        "2 mio. kr., ",
        "overføres 2 mio. kr. fra a til b ",
        "at der ",
        "anvises dækning for ",
        "heraf ",
        "(",
        "samlet ",
    ],
)
def test_reading_is_linear(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + "2 mio. kr."
    started = time.process_time()
    read_prose(item(text, economy=(text,)), None)
    assert time.process_time() - started < 4.0


WORDS = [
    "at der",
    "bevilges",
    "overføres",
    "frigives",
    "2,0 mio. kr.",
    "400.000 kr.",
    "0,7",
    "mio. kr.",
    "i 2025",
    "2026-2029",
    "finansieres af",
    "kassen",
    "fra",
    "til",
    "heraf",
    "dels",
    "og",
    ",",
    ".",
    "i alt",
    "puljen på",
    "netto",
    "indtægt",
    "fordelt med",
    "ramme på",
    "hvoraf",
    "(",
    ")",
    "ca.",
    "-",
    "At 1)",
    "2.",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.lists(st.sampled_from(WORDS), max_size=20))
def test_any_order_of_words_gives_whole_entries(proposal: list[str], economy: list[str]) -> None:
    for entry in read_prose(item(" ".join(proposal), economy=(" ".join(economy),)), datetime.date(2025, 1, 1)):
        assert entry.place.line in (1, 2)
        assert entry.half >= 0
        assert len({year for year, _ in entry.amounts}) == len(entry.amounts)
        assert all(source.source for source in entry.financing)
        assert entry.text in " ".join(proposal) or entry.text in " ".join(economy)
