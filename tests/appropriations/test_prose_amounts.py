"""Amounts in running text: spelling, precision, what stands around them, and the numbers that are no money."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.appropriations.prose_amounts import amounts_in
from ledger.appropriations.prose_years import years_of


def kroner(text: str) -> list[Decimal | None]:
    return [None if amount.ore is None else Decimal(amount.ore) / 100 for amount in amounts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bevilling på 2,339 mio. kr. i 2020", 2_339_000),
        ("udgiften er kr. 200.000 i alt", 200_000),
        ("der gives 8.000.000 kr. til skolen", 8_000_000),
        ("en ramme på 400 t. kr.", 400_000),
        ("12,5 t.kr. til formålet", 12_500),
        ("på 400 tkr. til", 400_000),
        ("på 1,7 mio. til projektet", 1_700_000),
        ("6,2 mill. kr. fordelt", 6_200_000),
        ("DKK 1.200.000 til", 1_200_000),
        ("ni millioner fra staten", 9_000_000),
        ("halvanden mio. kr. til", 1_500_000),
        ("to og en halv million kr.", 2_500_000),
        ("fem hundrede tusinde kroner til", 500_000),
        ("femogtyve millioner kr.", 25_000_000),
        ("8 000 000 kr. til", 8_000_000),
        ("kr. 1.250.000,- til", 1_250_000),
        ("i 2025 kr. 200.000 til", 200_000),
        ("i 2025 400.000 kr. til", 400_000),
        ("1.234.567,50 kr.", Decimal("1234567.5")),
        ("1,1 mia. kr. i", 1_100_000_000),
        ("samlet 282 mio. kr..", 282_000_000),
    ],
)
def test_spellings_of_one_amount(text: str, expected: int | Decimal) -> None:
    assert kroner(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,3 og 9,0 mio. kr.", [8_300_000, 9_000_000]),
        ("2,5, 2,1 og 0,19 mio. kr.", [2_500_000, 2_100_000, 190_000]),
        ("0,7 i 2025, 17,5 i 2026 og 0,6 mio. kr. i 2027", [700_000, 17_500_000, 600_000]),
        ("0,7 mio. kr. i 2025, 17,5 i 2026 og 0,6 i 2027", [700_000, 17_500_000, 600_000]),
        ("mio. kr.: 0,7 i 2025, 17,5 i 2026", [700_000, 17_500_000]),
        ("4,15 mio. kr. og 0,95 mio. kr.", [4_150_000, 950_000]),
    ],
)
def test_a_unit_may_be_shared(text: str, expected: list[int]) -> None:
    assert kroner(text) == expected


@pytest.mark.parametrize("text", ["325 – 375 mio. kr.", "5-7 mio. kr.", "mellem 3 og 5 mio. kr.", "3 til 5 mio. kr.", "20–30 mia. kr."])
def test_a_range_is_not_one_amount(text: str) -> None:
    assert kroner(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "budget 2026-2029 vedtages",
        "konto 6.51.3 og stednr. 223042",
        "sagsnr. 00.22.04-A00-3-21 af 30.06.2025",
        "§ 40, stk. 3, og 170 sager (77 %)",
        "2 mio. borgere og 3 millioner euro",
        "12 kroketter og 3 krager",
        "projekt 032004",
        "kl. 16.30 i lokale 2",
    ],
)
def test_numbers_that_are_no_money(text: str) -> None:
    assert kroner(text) == []


def test_precision_is_what_was_printed() -> None:
    coarse, fine = amounts_in("4,8 mio. kr. og 4.790.000 kr.")
    assert (coarse.half, fine.half) == (5_000_000, 0)


def test_words_around_an_amount() -> None:
    (about,) = amounts_in("udgiften er ca. 400.000 kr.")
    (ceiling,) = amounts_in("der ydes op til 75.000 kr.")
    (net,) = amounts_in("netto 2,2 mio. kr. på området")
    (yearly,) = amounts_in("der gives 5,1 mio. kr. årligt")
    (price,) = amounts_in("taksten er 1.861 kr. pr. døgn")
    (minus,) = amounts_in("med -33,8 mio. kr. i år")
    assert (about.approximate, ceiling.limit, net.net, yearly.yearly, price.per, minus.negative) == (
        True,
        True,
        True,
        True,
        "pr. døgn",
        True,
    )
    assert not any((ceiling.approximate, about.limit, yearly.per, about.net))


def bound(text: str) -> list[tuple[int, ...]]:
    amounts = amounts_in(text)
    found = years_of(text, amounts)
    return [found.get(i, ()) for i in range(len(amounts))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025 og 17,5 mio. kr. i 2026", [(), (2025,), (2026,)]),
        ("i 2025 afsættes 0,7 mio. kr. og i 2026 17,5 mio. kr.", [(2025,), (2026,)]),
        ("2025: 0,7 mio. kr., 2026: 17,5 mio. kr.", [(2025,), (2026,)]),
        ("1,0 mio. kr. (2004) og 5,2 mio. kr. (2005)", [(2004,), (2005,)]),
        ("5,1 mio. kr. årligt i 2026-2028", [(2026, 2027, 2028)]),
        ("1,2 mio. kr. i 2025 og 2026", [(2025, 2026)]),
        ("1,2 mio. kr. årligt fra 2026 og frem", [(2026, 0)]),
        ("der i 2025 gives 1,3 mio. kr. til A og 0,4 mio. kr. til B", [(2025,), (2025,)]),
        ("i mødet den 27. august 2025 gives 1,2 mio. kr.", [()]),
        ("1,2 mio. kr. i 2025-priser", [()]),
        ("1,2 mio. kr. til drift finansieret af kassen i 2026", [()]),
    ],
)
def test_years_bind_to_their_amounts(text: str, expected: list[tuple[int, ...]]) -> None:
    assert bound(text) == expected


@given(st.integers(1, 10**9), st.sampled_from(["kr.", "t. kr.", "mio. kr."]))
def test_a_printed_amount_is_read_back(number: int, unit: str) -> None:
    printed = f"{number:,}".replace(",", ".")
    per = {"kr.": 1, "t. kr.": 10**3, "mio. kr.": 10**6}[unit]
    if number * per < 10**12:
        assert kroner(f"der gives {printed} {unit} til formålet") == [number * per]


@given(st.text(max_size=400))
def test_any_text_is_survived(text: str) -> None:
    for amount in amounts_in(text):
        assert text[amount.start : amount.end] == amount.printed
        assert amount.ore is None or amount.ore > 0


@pytest.mark.parametrize("piece", ["1 000 ", "1.000.", "mio. kr.: 0,7 i 2025, ", "ni ", "kr. ", "- ", "1,2 og ", "( "])
def test_the_scan_is_linear(piece: str) -> None:
    started = time.process_time()
    amounts_in(piece * (120_000 // len(piece)) + "2 mio. kr.")
    assert time.process_time() - started < 2.0


def test_a_unit_in_brackets_is_that_of_its_own_figure_and_of_none_before_it() -> None:
    assert [amount.ore for amount in amounts_in("Der gives kr. 5.000 til lauget og 300 (1.000 kr.) til skolen")] == [500_000, 30_000_000]


@given(
    st.sampled_from(("2 mio. kr.", "kr. 4 000", "3 000 kr.", "12 t. kr.", "5.550 (1.000 kr.)")), st.sampled_from("\u00a0\u202f\u2009\u2007")
)
def test_every_kind_of_space_is_a_space(printed: str, space: str) -> None:
    plain, other = (f"Der gives {text} til skolen" for text in (printed, printed.replace(" ", space)))
    (expected,), (found,) = amounts_in(plain), amounts_in(other)
    assert found.printed == other[found.start : found.end]
    assert (found.start, found.end, found.ore, found.half) == (expected.start, expected.end, expected.ore, expected.half)
