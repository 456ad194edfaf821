"""Values and number formats → what a Danish Excel shows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.money import Figure, parse_figure
from ledger.sources.spaces import fold
from ledger.sources.xlsx_display import is_rounded, show


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (400000, "General", "400000"),
        (-4.79, "General", "-4,79"),
        (0.1 + 0.2, "General", "0,3"),
        (0, "General", "0"),
        (1234567890.5, "General", "1234567890"),
        (400000, "#,##0", "400.000"),
        (-400000, "#,##0", "-400.000"),
        (0, "#,##0", "0"),
        (999, "#,##0", "999"),
        (1000000, "#,##0.00", "1.000.000,00"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1234.5, "0.0", "1234,5"),
        (2.5, "0.0##", "2,5"),
        (2.125, "0.0##", "2,125"),
        (0.5, "#.##", ",5"),
        (400.5, "#,##0", "401"),
        (-400.5, "#,##0", "-401"),
        (400400, "#,##0,", "400"),
        (2495000, "#,##0.0,,", "2,5"),
        (-4790000, '#,##0," t. kr."', "-4.790 t. kr."),
        (0.125, "0%", "13%"),
        (0.125, "0.0%", "12,5%"),
        (-400, "#,##0;(#,##0)", "(400)"),
        (400, "#,##0_);(#,##0)", "400"),
        (-400, "#,##0_);[Red](#,##0)", "(400)"),
        (-400, "#,##0;[Red]-#,##0", "-400"),
        (-400, "#,##0;[Red]#,##0", "-400"),  # colour alone says minus
        (-400, "#,##0;[Rød]#,##0", "-400"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0, "#,##0;-#,##0;", ""),
        (5, ";;;", ""),
        (-400, '_-* #,##0.00\\ _k_r_._-;\\-* #,##0.00\\ _k_r_._-;_-* "-"??\\ _k_r_._-;_-@_-', "-400,00"),
        (0, '_-* #,##0.00\\ _k_r_._-;\\-* #,##0.00\\ _k_r_._-;_-* "-"??\\ _k_r_._-;_-@_-', "-"),
        (400, '#,##0 "kr."', "400 kr."),
        (400, '"kr." #,##0', "kr. 400"),
        (400, "[$kr.-406] #,##0", "kr. 400"),
        (400, '"$"#,##0_);("$"#,##0)', "kr.400"),
        (1234567, "#\\ ##0", "1234 567"),
        (1234567, "# ### ##0", "1 234 567"),
        (200101, "00\\-00\\-00", "20-01-01"),
        (7, "000", "007"),
        (2025, "0", "2025"),
        (5, "[<10]0.0;0", "5,0"),
        (50, "[<10]0.0;0", "50"),
        (5, "General;-General", "5"),
        (-5, "General;-General", "-5"),
        (5, '"ca. "General', "ca. 5"),
        (1234.5, "0.00E+00", "1234,5"),
        (5, "@", "5"),
        ("tekst", "#,##0", "tekst"),
        (True, "General", "SAND"),
        (False, "General", "FALSK"),
        (None, "0", ""),
        ("#REF!", "0", "#REF!"),
        (datetime.datetime(2025, 4, 22), "mm-dd-yy", "22-04-2025"),
        (datetime.datetime(2025, 4, 22), "yyyy", "2025"),
        (datetime.datetime(2025, 4, 2), "d. mmmm yyyy", "2. april 2025"),
        (datetime.datetime(2025, 4, 2), "[$-406]d/m-yy", "2-4-25"),
        (datetime.datetime(2025, 4, 2), "dddd dd/mm/yyyy", "onsdag 02-04-2025"),
        (datetime.datetime(2025, 4, 2), "mmm-yy", "apr-25"),
        (datetime.datetime(2025, 4, 2, 8, 5), "m/d/yy h:mm", "02-04-2025 08:05"),
        (datetime.datetime(2025, 4, 2, 8, 5, 9), 'dd-mm-yyyy "kl." hh:mm:ss', "02-04-2025 kl. 08:05:09"),
        (datetime.time(8, 30), "hh:mm", "08:30"),
        (datetime.timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
    ],
)
def test_what_is_shown(value: object, code: str, expected: str) -> None:
    assert fold(show(value, code)) == expected


@given(
    st.integers(-(10**12), 10**12), st.sampled_from(["#,##0", "#,##0;-#,##0", "#,##0;(#,##0)", '#,##0 "kr."', "0", "General", "#,##0.00"])
)
def test_whole_amounts_come_back_exactly(value: int, code: str) -> None:
    figure = parse_figure(fold(show(value, code)))
    assert figure is not None
    assert figure.digits == value * 10**figure.decimals


@given(st.integers(-(10**11), 10**11), st.integers(0, 4))
def test_decimals_come_back_as_shown(value: int, places: int) -> None:
    shown = fold(show(value / 10**places, "#,##0" + ("." + "0" * places if places else "")))
    assert parse_figure(shown) == Figure(value, places, None, "-" if value < 0 else "")


@given(st.integers(1, 10**9), st.sampled_from(["#,##0", "0", "#,##0.0", "General"]))
def test_minus_mirrors_plus(value: int, code: str) -> None:
    assert show(-value, code) == "-" + show(value, code)


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?,.;%_*"\\[]-kr@ ', max_size=12))
def test_no_format_breaks_the_display(value: float, code: str) -> None:
    assert isinstance(show(value, code), str)
    assert is_rounded(value, "x", code) in {True, False}


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (400.4, "#,##0", True),
        (400.4, "#,##0.0", False),
        (400.44, "0.0", True),
        (400, "0", False),
        (400.0, "0", False),
        (0.125, "0%", False),
        (400.4, "General", False),
    ],
)
def test_rounding_by_the_format_is_noticed(value: float, code: str, expected: bool) -> None:
    assert is_rounded(value, show(value, code), code) is expected
