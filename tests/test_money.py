"""Printed money and exact figures: the round trip, what is refused, units, price levels, printed precision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import money
from ledger.money import (
    LARGEST_ORE,
    Figure,
    PriceLevel,
    Spelling,
    Unit,
    find_price_level,
    format_figure,
    format_kr,
    is_dash,
    is_percent,
    parse_figure,
    unit_in_header,
    unit_in_sentence,
)

MINUSES = ["-", "−", "–", "—", "‐", "‑", "÷", "- ", "÷ ", "trailing -", "trailing −", "()"]
THOUSANDS = [".", " ", "\u00a0", "\u202f", "\u2009", "\u2007", "'", "’", ""]
SUFFIXES = {
    "": None,
    "kr.": Unit.KR,
    "t. kr.": Unit.T_KR,
    "tkr.": Unit.T_KR,
    "mio. kr.": Unit.MIO_KR,
    "mia. kr.": Unit.MIA_KR,
    "DKK": Unit.KR,
}


@st.composite
def spellings(draw: st.DrawFn) -> tuple[Spelling, Unit | None]:
    minus, thousands = draw(st.sampled_from(MINUSES)), draw(st.sampled_from(THOUSANDS))
    footnote = draw(st.sampled_from(["", "*", "**", " *"]))
    if draw(st.booleans()):
        return Spelling(minus, thousands, unit=draw(st.sampled_from(["kr.", "kr", "DKK"])), prefix=True, footnote=footnote), Unit.KR
    unit = draw(st.sampled_from(list(SUFFIXES)))
    plus = draw(st.sampled_from(["", "+"]))
    return Spelling(minus, thousands, plus=plus, unit=unit, footnote=footnote), SUFFIXES[unit]


@given(st.integers(-(10**13), 10**13), st.integers(0, 4), spellings())
def test_round_trip(digits: int, decimals: int, spelled: tuple[Spelling, Unit | None]) -> None:
    spelling, unit = spelled
    printed = format_figure(Figure(digits, decimals), spelling)
    figure = parse_figure(printed)
    assert figure is not None, printed
    assert (figure.digits, figure.decimals, figure.unit) == (digits, decimals, unit), printed


@given(st.text(max_size=12))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    figure = parse_figure(text)
    assert figure is None or any(character.isdigit() for character in text)


@given(st.text(alphabet="0123456789.,- ()−'", max_size=12))
def test_a_figure_keeps_every_printed_digit(text: str) -> None:
    figure = parse_figure(text)
    if figure is not None:
        printed = "".join(character for character in text if character.isdigit())
        assert printed.lstrip("0") == str(abs(figure.digits)).lstrip("0")


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3", "-0.0.669", "1,234,5", "1.25", "1.234 567", "1 234.567", "12 34", "007", "0.123", "5--", "--5", "-5-", "(-350)", "(350",
        "350)", "kr. 400 kr.", "", " ", "ca. 400", "400 om året", "1.2345", "1234.567", "1,", ",5", "-", "4e5", "٤٠٠", "12 %", "1" * 61,
    ],
)  # fmt: skip
def test_refused(text: str) -> None:
    assert parse_figure(text) is None


def test_larger_than_all_municipalities_is_refused() -> None:
    assert Figure(10**15).ore(1) is None
    assert Figure(10**15).ore(Unit.KR) is None
    assert Figure(LARGEST_ORE).ore(1) == LARGEST_ORE
    assert Figure(-LARGEST_ORE - 1).ore(1) is None


@pytest.mark.parametrize(
    ("text", "digits", "decimals", "unit", "mark"),
    [
        ("1.250", 1250, 0, None, ""),
        ("1,250", 1250, 3, None, ""),
        ("(350)", -350, 0, None, "()"),
        ("400-", -400, 0, None, "-"),
        ("+400", 400, 0, None, "+"),
        ("kr. 200.000", 200_000, 0, Unit.KR, ""),
        ("2,5 mio. kr.", 25, 1, Unit.MIO_KR, ""),
        ("÷ 400", -400, 0, None, "÷"),
        ("400,-", 400, 0, None, ""),
        ("400*", 400, 0, None, ""),
        ("0", 0, 0, None, ""),
    ],
)
def test_read(text: str, digits: int, decimals: int, unit: Unit | None, mark: str) -> None:
    assert parse_figure(text) == Figure(digits, decimals, unit, mark)


UNITS = [
    ("t. kr.", Unit.T_KR), ("1.000 kr.", Unit.T_KR), ("1000 kr", Unit.T_KR), ("1 000 kr.", Unit.T_KR), ("hele 1000 kr.", Unit.T_KR),
    ("i hele 1.000 kr.", Unit.T_KR), ("mio. kr.", Unit.MIO_KR), ("mio.kr", Unit.MIO_KR), ("mio.", Unit.MIO_KR), ("mill. kr.", Unit.MIO_KR),
    ("mia. kr.", Unit.MIA_KR), ("DKK 1.000", Unit.T_KR), ("mio. DKK", Unit.MIO_KR), ("hele kr.", Unit.KR), ("kroner", Unit.KR),
    ("tkr.", Unit.T_KR), ("t.kr.", Unit.T_KR), ("T.kr.", Unit.T_KR), ("kr.", Unit.KR), ("DKK", Unit.KR),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "unit"), UNITS)
@pytest.mark.parametrize("frame", ["{}", "({})", "Resultat ({})", "{} i 2025 p/l", "Beløb i {}"])
def test_unit_in_header(printed: str, unit: Unit, frame: str) -> None:
    found = unit_in_header(frame.format(printed))
    assert found is not None
    assert found.unit is unit


@pytest.mark.parametrize(("printed", "unit"), UNITS)
@pytest.mark.parametrize("frame", ["Alle beløb i {}", "Tabel 1 ({})", "Alle beløb er angivet i {} i 2025-priser", "{}"])
def test_unit_in_sentence(printed: str, unit: Unit, frame: str) -> None:
    found = unit_in_sentence(frame.format(printed))
    assert found is not None
    assert found.unit is unit


@pytest.mark.parametrize("text", ["2,5 mio. kr.", "Der gives 2,5 mio. kr. til skolen", "400 t. kr.", "Aktivitet", "2025", "kredit", "krav"])
def test_no_unit(text: str) -> None:
    assert unit_in_header(text) is None
    assert unit_in_sentence(text) is None


def test_an_amount_before_it_does_not_hide_the_unit_a_sentence_states() -> None:
    found = unit_in_sentence("Ud over de kr. 200.000 til drift er alle beløb i t. kr.")
    assert found is not None
    assert found.unit is Unit.T_KR


@pytest.mark.parametrize("text", ["Der afsættes 1.000 kr.", "udgiften i kr. 200.000", "der søges om 400.000 kr. til formålet"])
def test_amount_in_a_sentence_is_no_unit(text: str) -> None:
    assert unit_in_sentence(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("i 2025 p/l", "pl", 2025), ("2025-p/l", "pl", 2025), ("2025 pl", "pl", 2025), ("24 pl", "pl", 2024), ("(25-pl)", "pl", 2025),
        ("2021-pl", "pl", 2021), ("i 2025-priser", "pl", 2025), ("pl 2025", "pl", 2025), ("t. kr. i 2025 p/l", "pl", 2025),
        ("faste priser", "fixed", None), ("løbende priser", "current", None), ("årets priser", "current", None),
    ],
)  # fmt: skip
def test_price_level(text: str, kind: str, year: int | None) -> None:
    level = find_price_level(text)
    assert isinstance(level, PriceLevel)
    assert (level.kind, level.year) == (kind, year)


@pytest.mark.parametrize("text", ["2025", "plads 24", "24 pladser", "prisen", "1.925 pl", ""])
def test_no_price_level(text: str) -> None:
    assert find_price_level(text) is None


@pytest.mark.parametrize(
    ("figure", "unit", "half"),
    [
        (Figure(400), Unit.T_KR, 0), (Figure(4005, 1), Unit.T_KR, 5_000), (Figure(48, 1), Unit.MIO_KR, 5_000_000), (Figure(48, 1, Unit.MIO_KR), None, 5_000_000),
        (Figure(48), Unit.MIO_KR, 50_000_000), (Figure(4825, 3), Unit.MIO_KR, 50_000), (Figure(40050, 2), Unit.KR, 0), (Figure(5), Unit.MIA_KR, 50_000_000_000), (Figure(5), None, 0),
    ],
)  # fmt: skip
def test_half_of_the_last_digit(figure: Figure, unit: Unit | None, half: int) -> None:
    assert figure.half(unit) == half


@pytest.mark.parametrize(
    ("figure", "unit", "ore"),
    [
        (Figure(-400), Unit.T_KR, -40_000_000), (Figure(25, 1, Unit.MIO_KR), Unit.T_KR, 250_000_000), (Figure(40050, 2), Unit.KR, 40_050),
        (Figure(40050, 2), 100, 40_050), (Figure(1), None, None), (Figure(1, 3), Unit.KR, None), (Figure(-1, 3), Unit.KR, None), (Figure(0), Unit.KR, 0),
    ],
)  # fmt: skip
def test_ore(figure: Figure, unit: Unit | int | None, ore: int | None) -> None:
    assert figure.ore(unit) == ore


@pytest.mark.parametrize(
    ("ore", "unit", "printed"),
    [
        (-479_000_000, Unit.T_KR, "−4.790"), (250_000_050, Unit.KR, "2.500.000,50"), (None, Unit.KR, "ukendt"), (0, Unit.T_KR, "0"),
        (10_000_000, Unit.MIO_KR, "0,1"), (5, Unit.KR, "0,05"), (-50, Unit.KR, "−0,50"), (123_456, Unit.T_KR, "1,23456"),
    ],
)  # fmt: skip
def test_format_kr(ore: int | None, unit: Unit, printed: str) -> None:
    assert format_kr(ore, unit) == printed


@given(st.integers(-(10**14), 10**14), st.sampled_from(list(Unit)))
def test_format_kr_is_exact(ore: int, unit: Unit) -> None:
    figure = parse_figure(format_kr(ore, unit))
    assert figure is not None
    assert figure.ore(unit) == ore


def test_dash_is_not_zero_and_percent_is_no_money() -> None:
    assert all(is_dash(text) for text in ("-", "–", "—", "−", " - ", "--"))
    assert not any(is_dash(text) for text in ("", "0", "-5", "."))
    assert all(is_percent(text) for text in ("12 %", "0,1%", "12 pct.", "-3,5 procent"))
    assert not is_percent("12")


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Readings are remembered between calls; a test must see what the code says now."""
    for reading in (money.parse_figure, money.unit_in_header, money.unit_in_sentence, money.find_price_level):
        reading.cache_clear()


@pytest.mark.parametrize(
    ("text", "dash"),
    [
        ("-", True),
        ("–", True),
        ("−−", True),
        ("---", True),
        ("-----", True),
        ("------", False),
        (".", False),
        ("..", False),
        ("-.-", True),
        (".-", True),
        ("", False),
        (" - ", True),
        ("-X-", False),
        ("X.X", False),
        ("0", False),
        ("-5", False),
        ("÷", False),
    ],
)
def test_a_lone_dash_is_not_stated(text: str, dash: bool) -> None:
    assert money.is_dash(text) is dash


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("0,1%", True),
        ("12 pct.", True),
        ("-4,5 %", True),
        ("1.250 procent", True),
        ("12", False),
        ("12,5 mio. kr.", False),
        ("% 12", False),
    ],
)
def test_a_percentage_is_no_money(text: str, percent: bool) -> None:
    assert money.is_percent(text) is percent
    assert not (percent and money.parse_figure(text))


def test_the_price_level_of_a_header_is_no_year_of_it() -> None:
    assert money.strip_price_level("t. kr. i 2025 p/l").split() == ["t.", "kr.", "i"]
    assert money.strip_price_level("Budget 2025") == "Budget 2025"
    assert money.strip_price_level("i løbende priser 2026").split() == ["i", "2026"]


def test_half_of_the_last_digit_is_never_too_small() -> None:
    figure = money.Figure(123456789, 9)
    assert figure.half(Unit.MIO_KR) == 1  # 0,05 øre up to a whole øre
    assert isinstance(money.Figure(5, 1).half(Unit.MIO_KR), int)
    assert money.Figure(5, 1).half(Unit.T_KR) == 5_000
    assert money.Figure(5, 0).half(Unit.T_KR) == 0
    assert money.Figure(5, 1).half(Unit.KR) == 0
    assert money.Figure(5, 0).half(Unit.MIO_KR) == 50_000_000
    assert money.Figure(5, 0).half(None) == 0


def test_zero_has_no_sign() -> None:
    assert money.Figure(0).ore(Unit.KR) == 0
    assert str(money.Figure(0).ore(Unit.KR)) == "0"
    assert money.format_figure(money.Figure(0), money.Spelling(minus="()")) == "0"
    assert money.format_figure(money.Figure(0), money.Spelling(plus="+")) == "+0"
    assert money.format_figure(money.Figure(1), money.Spelling(plus="+")) == "+1"
    assert money.format_figure(money.Figure(-1), money.Spelling(plus="+")) == "−1"


@pytest.mark.parametrize(
    ("figure", "spelling", "text"),
    [
        (money.Figure(-83, 1), money.Spelling(minus="()", unit="mio. kr."), "(8,3 mio. kr.)"),
        (money.Figure(-83, 1), money.Spelling(minus="()", footnote="*"), "(8,3)*"),
        (money.Figure(83, 1), money.Spelling(minus="()", unit="mio. kr."), "8,3 mio. kr."),
        (money.Figure(-1), money.Spelling(minus="()"), "(1)"),
        (money.Figure(-1_234_567), money.Spelling(minus="trailing -"), "1.234.567-"),
        (money.Figure(-200_000), money.Spelling(unit="kr.", prefix=True), "kr. −200.000"),
    ],
)
def test_spellings_as_printed(figure: money.Figure, spelling: money.Spelling, text: str) -> None:
    assert money.format_figure(figure, spelling) == text


@pytest.mark.parametrize(
    ("ore", "unit", "text"),
    [
        (-479_000_000, Unit.T_KR, "−4.790"),
        (479_050_000, Unit.T_KR, "4.790,5"),
        (250_000_050, Unit.KR, "2.500.000,50"),
        (250_000_005, Unit.KR, "2.500.000,05"),
        (10_000_000, Unit.MIO_KR, "0,1"),
        (10_000_000, Unit.MIO_KR.ore, "0,1"),
        (100, 100, "1"),
        (0, Unit.KR, "0"),
        (None, Unit.KR, "ukendt"),
        (-1, Unit.KR, "−0,01"),
    ],
)
def test_kroner_as_printed(ore: int | None, unit: Unit | int, text: str) -> None:
    assert money.format_kr(ore, unit) == text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2025 mio. kr.", Unit.MIO_KR),
        ("Udgift 2,5 mio. kr. (t. kr.)", Unit.T_KR),
        ("25 mio. kr.", None),
        ("2.025 mio. kr.", None),
        ("12025 mio. kr.", None),
        ("mia. kr.", Unit.MIA_KR),
    ],
)
def test_an_amount_in_a_header_is_no_unit_and_a_year_before_one_is_no_amount(text: str, unit: Unit | None) -> None:
    found = money.unit_in_header(text)
    assert (found.unit if found else None) is unit


@pytest.mark.parametrize("printed", ["9" * 19, "1.234.567.890.123.456.789", "123456789012345678,9", "1,2345678901234567890"])
def test_a_figure_longer_than_any_amount_is_refused_whole(printed: str) -> None:
    assert parse_figure(printed) is None


def test_the_longest_figure_is_exact() -> None:
    figure = parse_figure("9" * 16 + ",99")
    assert figure is not None
    assert (figure.digits, figure.decimals) == (10**18 - 1, 2)
