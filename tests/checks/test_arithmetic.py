"""The arithmetic rules on tables made for their corners: which sums a total may stand for, slack, ranges, causes."""

from __future__ import annotations

import pytest

from ledger.checks.hints import Entry, Hint, likely_cause
from ledger.model import Finding
from tests.inprocess import check_text

MINUTES = "REFERAT Økonomiudvalget d. 04-03-2025\n\nPunkt 1: Sag\n\nØkonomi\n\n{}\n\nBeslutning\n\nAnbefalet.\n"
T = 100_000
"""Øre in a t. kr."""


def findings(printed: str, code: str) -> list[Finding]:
    lines = "\n".join(f"| {line.strip()} |" for line in printed.strip().splitlines())
    return [finding for finding in check_text(MINUTES.format(lines)).findings if finding.code == code]


def figures(found: list[Finding]) -> list[tuple[str | None, object, object, int | None, int | None]]:
    return [(f.year, f.expected, f.actual, f.difference, f.tolerance) for f in found]


# --- likely causes -----------------------------------------------------------------------------------------------------------

PLAIN = (Entry("Løn", 935 * T), Entry("Drift", 300 * T), Entry("Kassen", -1_235 * T))


@pytest.mark.parametrize(
    ("residual", "entries", "others", "hint"),
    [
        (0, PLAIN, (), None),
        (1, PLAIN, (), None),
        (7 * T, PLAIN, (), None),
        (600 * T, PLAIN, (), Hint("sign", "Drift", amount=-300 * T)),
        (-2_470 * T, PLAIN, (), Hint("sign", "Kassen", amount=1_235 * T)),
        (300 * T, PLAIN, (("2026", -300 * T),), Hint("shifted", "Drift", "2026", 300 * T)),
        (300 * T, PLAIN, (("2026", -299 * T),), Hint("alone", "Drift", amount=300 * T)),
        (300 * T, PLAIN, (("2026", 300 * T),), Hint("alone", "Drift", amount=300 * T)),
        (-50 * T, (*PLAIN, Entry("Husleje", 0, (("2026", 50 * T),))), (("2026", 50 * T),), Hint("shifted_from", "Husleje", "2026", 50 * T)),
        (999 * 5 * T, (Entry("Løn", 5_000 * T), Entry("Kassen", -5 * T)), (), Hint("unit_large", "Løn", amount=5 * T)),
        (-999 * 5 * T, (Entry("Løn", 5 * T), Entry("Kassen", -5_000 * T)), (), Hint("unit_small", "Løn", amount=5_000 * T)),
        (540 * T, (Entry("Løn", 935 * T), Entry("Kassen", -395 * T)), (), Hint("transposed", "Løn", amount=395 * T)),
        (-540 * T, (Entry("Løn", 395 * T), Entry("Kassen", -935 * T)), (), Hint("transposed", "Løn", amount=935 * T)),
        (540 * T, (Entry("Løn", 1_000 * T), Entry("Kassen", -460 * T)), (), None),
        (300 * T, (*PLAIN, Entry("Drift", 300 * T)), (), Hint("twice", "Drift", amount=300 * T)),
        (300 * T, (*PLAIN, Entry("Andet", 300 * T)), (), Hint("alone", "Drift", amount=300 * T)),
        (300 * T, (*PLAIN, Entry("Drift", 400 * T)), (), Hint("alone", "Drift", amount=300 * T)),
        # the other column must miss just what the row has there, and this one must miss it too
        (-50 * T, (*PLAIN, Entry("Husleje", 0, (("2026", 60 * T),))), (("2026", 60 * T),), None),
        (-50 * T, (*PLAIN, Entry("Husleje", 0, (("2026", 50 * T),))), (("2026", 51 * T),), None),
        (-50 * T, (*PLAIN, Entry("Husleje", 0, (("2026", 50 * T),))), (("2026", 49 * T),), None),
        (-50 * T, (*PLAIN, Entry("Husleje", 0, (("2027", 50 * T),))), (("2026", 50 * T),), None),
        # figures that are no whole units have no digits to swap; the digits of a cover are swapped as those of a cost
        (9 * T, (Entry("Løn", 21 * T + 50), Entry("Kassen", -12 * T - 50)), (), None),
        (9 * T, (Entry("Løn", 21 * T), Entry("Kassen", -12 * T)), (), Hint("transposed", "Løn", amount=12 * T)),
        (-18 * T, (Entry("Løn", 13 * T), Entry("Kassen", -31 * T)), (), Hint("transposed", "Løn", amount=31 * T)),
    ],
)
def test_the_first_cause_that_explains_all_of_it(
    residual: int, entries: tuple[Entry, ...], others: tuple[tuple[str, int], ...], hint: Hint | None
) -> None:
    assert likely_cause(residual, entries, others, T) == hint


# --- printed sums --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed",
    [
        "t. kr. | 2025\nLøn | 300\nDrift | 100\nI alt | 400\nKassen | -400",  # of the rows above
        "t. kr. | 2025\nLøn | 300\nUdgifter i alt | 300\nKassen | -200\nLån | -100\nFinansiering i alt | -300\nI alt | 0",  # since the last
        "t. kr. | 2025\nI alt | 0\nLøn | 300\nKassen | -300",  # of the whole table
        "t. kr. | 2025\nLøn | 300\nKassen | -500\nDrift | 200\nUdgifter i alt | 500\nFinansiering i alt | -500\nI alt | 0",  # of one role
        "t. kr. | 2025\nLøn | 300\nBrugerbetaling | -100\nKassen | -200\nNettoudgifter i alt | 200\nI alt | 0",  # of what is spent, net
        "mio. kr. | 2025\nA | 1,4\nB | 1,4\nKassen | -2,9\nI alt | 0,0",  # within the slack of rows and total
        "t. kr. | 2025 | 2026\nLøn | 300 | 0\nKassen | -300 | 0\nI alt | 0 |",  # not stated is no zero
        "t. kr. | 2025 | 2026\nLøn | 300 | 5\nDrift | | 5\nUdgifter i alt | 300 | 10\nKassen | -300 | -10",  # a blank adds nothing
        "t. kr. | 2025\nLøn | 300\nLøn i alt | 300\nDrift | 100\nDrift i alt | 100\nLeje | 50\nLeje i alt | 50\nKassen | -450\nI alt | 0",
    ],
)
def test_a_sum_of_the_rows_it_may_stand_for(printed: str) -> None:
    assert findings(printed, "BAL002") == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("t. kr. | 2025\nLøn | 300\nKassen | -300\nI alt | 10", [("2025", 0, 10 * T, 10 * T, 0)]),
        ("t. kr. | 2025 | 2026\nLøn | 300 | 300\nKassen | -300 | -300\nI alt | 0 | 5", [("2026", 0, 5 * T, 5 * T, 0)]),
        # "I alt" is never only the expenditure, though it would fit
        ("t. kr. | 2025\nLøn | 300\nKassen | -300\nI alt | 300", [("2025", 0, 300 * T, 300 * T, 0)]),
        ("t. kr. | 2025\nLøn | 300\nDrift | 100\nUdgifter i alt | 410\nKassen | -400\nI alt | 0", [("2025", 400 * T, 410 * T, 10 * T, 0)]),
        # "I alt" is never the sum of the last block alone, though it would fit
        ("t. kr. | 2025\nDrift |\nLøn | 300\nAnlæg |\nHal | 100\nKassen | -400\nI alt | -300", [("2025", 0, -300 * T, -300 * T, 0)]),
        # three figures and the total with a tenth each: at most 0,2
        ("mio. kr. | 2025\nA | 1,4\nB | 1,4\nKassen | -2,8\nI alt | 0,3", [("2025", 0, 30_000_000, 30_000_000, 20_000_000)]),
    ],
)
def test_a_sum_no_rows_explain(printed: str, expected: list[tuple[str, int, int, int, int]]) -> None:
    assert figures(findings(printed, "BAL002")) == expected


def test_the_sum_above_and_a_wrong_one_below_are_told_apart() -> None:
    printed = "t. kr. | 2025\nLøn | 300\nUdgifter i alt | 300\nKassen | -200\nLån | -100\nFinansiering i alt | -301\nI alt | 0"
    assert [(f.actual, f.expected) for f in findings(printed, "BAL002")] == [(-301 * T, -300 * T)]


# --- a row's own sum ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("t. kr. | 2025 | 2026 | 2027 | 2025-2026\nLøn | 1 | 2 | 4 | 3\nKassen | -1 | -2 | -4 | -3", []),
        ("t. kr. | 2025 | 2026 | 2027 | 2025-27\nLøn | 1 | 2 | 4 | 7\nKassen | -1 | -2 | -4 | -7", []),
        ("t. kr. | 2025 | 2026 | 2027 | 2025-26\nLøn | 1 | 2 | 4 | 3\nKassen | -1 | -2 | -4 | -3", []),
        ("t. kr. | 2025 | 2026 | 2027 | 2025-26\nLøn | 1 | 2 | 4 | 7\nKassen | -1 | -2 | -4 | -3", [(3 * T, 7 * T, 0, "exact")]),
        ("t. kr. | 2025 | 2026 | 2027 | 2025-27\nLøn | 1 | 2 | 4 | 8\nKassen | -1 | -2 | -4 | -7", [(7 * T, 8 * T, 0, "exact")]),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5 | 2 | 7\nKassen | 0 | -2 | -2", []),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5 | 2 | 2\nKassen | 0 | -2 | -2", []),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5 | 2 | 1\nKassen | 0 | -2 | -2", [(2 * T, 1 * T, 0, "exact")]),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5 | 2 | 8\nKassen | 0 | -2 | -2", [(7 * T, 8 * T, 0, "exact")]),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | | 2 | 8\nKassen | - | -2 | -2", [(2 * T, 8 * T, 0, "exact")]),
        ("t. kr. | Tidligere bevilget | 2025 | I alt\nHal | se bilag | 2 | 8\nKassen | 0 | -2 | -2", []),
        ("mio. kr. | 2025 | 2026 | I alt\nHal | 1,4 | 1,4 | 2,9\nKassen | -1,4 | -1,4 | -2,8", []),
        ("mio. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5,0 | 2,0 | 7,1\nKassen | 0,0 | -2,0 | -2,0", []),
        (
            "mio. kr. | Tidligere bevilget | 2025 | I alt\nHal | 5,0 | 2,0 | 7,2\nKassen | 0,0 | -2,0 | -2,0",
            [(700_000_000, 720_000_000, 15_000_000, "digits")],
        ),
        (
            "mio. kr. | 2025 | 2026 | I alt\nHal | 1,4 | 1,4 | 3,0\nKassen | -1,4 | -1,4 | -2,8",
            [(280_000_000, 300_000_000, 15_000_000, "digits")],
        ),
    ],
)
def test_a_rows_own_sum(printed: str, expected: list[tuple[int, int, int, str]]) -> None:
    whys = {"exact": "præcise", "digits": "sidste trykte ciffer"}
    found = findings(printed, "BAL003")
    assert [(f.expected, f.actual, f.tolerance) for f in found] == [row[:3] for row in expected]
    assert all(isinstance(f.actual, int) and isinstance(f.expected, int) and f.difference == f.actual - f.expected for f in found)
    assert all(whys[row[3]] in (f.tolerance_why or "") for f, row in zip(found, expected, strict=True))


# --- rounding, doubles, signs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "severity"),
    [
        ("mio. kr. | 2025\nA | 10,4\nB | 10,4\nKassen | -20,9", "info"),
        ("mio. kr. | 2025\nA | 0,1\nB | 10,4\nKassen | -10,6", "warning"),  # 0,15 of slack could hide the row of 0,1
        ("mio. kr. | 2025\nA | 0,1\nKassen | -0,2", "warning"),  # and just as much slack as the row is large
    ],
)
def test_slack_that_could_hide_a_row_is_a_warning(printed: str, severity: str) -> None:
    assert [finding.severity for finding in findings(printed, "BAL004")] == [severity]


def test_an_exact_zero_needs_no_rounding() -> None:
    assert findings("mio. kr. | 2025\nA | 10,4\nKassen | -10,4", "BAL004") == []


def test_rows_of_nothing_are_no_doubles() -> None:
    assert findings("t. kr. | 2025 | 2026\nLøn | 0 | \nLøn | 0 | \nDrift | 5 | 5\nKassen | -5 | -5", "BAL006") == []
    assert findings("t. kr. | 2025 | 2026\nLøn | | 5\nLøn | | 5\nKassen | | -10", "BAL006")[0].row == 3


def test_a_count_of_one_added_in_is_found_and_a_zero_count_is_not() -> None:
    assert len(findings("t. kr. | 2025\nLøn | 5\nKassen | -5\nÅrsværk | 1\nI alt | 1", "BAL005")) == 1
    assert findings("t. kr. | 2025\nLøn | 5\nKassen | -5\nÅrsværk | 0\nI alt | 1", "BAL005") == []


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("t. kr. | 2025 | 2026\nLøn | 5 | 5\nKassen | 5 | 0", 1),
        ("t. kr. | 2025\nLøn | 5\nKassen | -6\nFinansiering, retur | 2", 1),
        ("t. kr. | 2025\nLøn | 5\nKassen | -6\nFinansiering, retur | 1", 0),  # it balances: money given back
        ("t. kr. | 2025\nLøn | 0\nKassen | 5", 0),  # nothing spent to be covered
        ("t. kr. | 2025\nLøn | 10\nBrugerbetaling, indtægt | -3\nKassen | -5\nUdgifter i alt | 10", 0),
    ],
)
def test_cover_with_the_sign_of_what_it_covers(printed: str, count: int) -> None:
    assert len([f for f in findings(printed, "BAL007") if f.severity == "error"]) == count


def test_more_than_a_dozen_terms_are_cut() -> None:
    rows = "\n".join(f"Sag {n} | {n}" for n in range(1, 12))
    (twelve,) = findings(f"t. kr. | 2025\n{rows}\nKassen | -1", "BAL001")
    (thirteen,) = findings(f"t. kr. | 2025\n{rows}\nSag 12 | 12\nKassen | -1", "BAL001")
    assert "…" not in twelve.message
    assert "…" in thirteen.message


def test_a_blank_cell_adds_nothing_to_the_sum_that_is_said() -> None:
    (found,) = findings("t. kr. | 2025 | 2026\nLøn | | 5\nDrift | 3 | 5\nKassen | -2 | -10", "BAL001")
    assert (found.year, found.difference) == ("2025", 1 * T)


def test_the_cause_is_sought_in_the_broken_table_alone() -> None:
    """The residual of another table in the same year's neighbour would explain it; it is another table."""
    own = "t. kr. | 2025 | 2026\nLøn | 300 | 100\nHusleje | 70 | 0\nKassen | -300 | -100"
    other = "t. kr. | 2025 | 2026\nBusser | 300 | 100\nKassen | -300 | -170"
    lines = ["\n".join(f"| {line} |" for line in table.splitlines()) for table in (own, other)]
    text = MINUTES.format("\n\nTabel 2: busser\n\n".join(lines))
    found = [f for f in check_text(text).findings if f.code == "BAL001"]
    assert [(f.year, f.difference) for f in found] == [("2025", 70 * T), ("2026", -70 * T)]
    assert "Husleje" in (found[0].hint or "")
    assert all("2026" not in (f.hint or "") for f in found[:1])


def test_an_amount_in_an_earlier_or_later_column_is_named_as_moved() -> None:
    for years in (("2025", "2026"), ("2026", "2025")):
        printed = f"t. kr. | {years[0]} | {years[1]}\nLøn | 300 | 100\nHusleje | 70 | 0\nKassen | -300 | -170"
        found = findings(printed, "BAL001")
        assert [(f.year, f.difference) for f in found] == [(years[0], 70 * T), (years[1], -70 * T)]
        assert all("Husleje" in (f.hint or "") for f in found)


def test_income_stands_on_the_side_of_what_is_spent() -> None:
    (found,) = findings("t. kr. | 2025\nLøn | 300\nBrugerbetaling | -100\nKassen | -190", "BAL001")
    assert (found.actual, found.expected, found.difference) == (200 * T, 190 * T, 10 * T)
    assert "300 − 100 − 190" in found.message


def test_the_sum_is_said_in_the_unit_of_the_table() -> None:
    for unit, ore in (("kr.", 100), ("t. kr.", T), ("mio. kr.", 1000 * T)):
        (found,) = findings(f"{unit} | 2025\nLøn | 300\nKassen | -290", "BAL001")
        assert found.difference == 10 * ore
        assert f"300 − 290 = 10 {unit}" in found.message


def test_a_count_is_taken_for_added_only_if_it_explains_all_of_the_difference() -> None:
    for total, count in ((6, 1), (4, 0), (8, 0), (7, 0)):
        assert len(findings(f"t. kr. | 2025\nLøn | 5\nÅrsværk | 1\nUdgifter i alt | {total}\nKassen | -5", "BAL005")) == count
    assert findings("t. kr. | 2025\nLøn | 5\nPersonale | 2\nUdgifter i alt | 9\nKassen | -7", "BAL005") == []


def test_a_net_figure_without_gross_or_refund_is_an_ordinary_sum() -> None:
    printed = "t. kr. | 2025\nLøn | 300\nIndtægt | -100\nNetto | 250\nKassen | -200"
    assert len(findings(printed, "BAL002")) == 1
    assert findings(printed, "BAL008") == []
    printed = "t. kr. | 2025\nBruttoudgift | 300\nRefusion | -100\nNetto | 250\nKassen | -200"
    assert findings(printed, "BAL002") == []
    assert len(findings(printed, "BAL008")) == 1


def test_cover_alone_in_its_table_has_no_sign_to_be_wrong() -> None:
    assert [
        f
        for f in findings("t. kr. | 2025\nPuljen til uforudsete udgifter, finansiering | 5\nKassen | 5", "BAL007")
        if f.severity == "error"
    ] == []


def test_the_smallest_figure_that_slack_could_hide_may_be_a_cover() -> None:
    (found,) = findings("mio. kr. | 2025\nA | 10,4\nB | 10,4\nKassen | -20,8\nPuljen | -0,1", "BAL004")
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("Hal | 500 | -100 | 400 | 200 | 0 | 200\nKassen | 0 | -400 | -400 | 0 | -200 | -200", []),
        ("Hal | 500 | -100 | 410 | 200 | 0 | 200\nKassen | 0 | -400 | -400 | 0 | -200 | -200", [("Netto 2025", 400, 410)]),
        ("Hal | 500 | -100 | 400 | 200 | 0 | 20\nKassen | 0 | -400 | -400 | 0 | -200 | -200", [("Netto 2026", 200, 20)]),
        ("Hal | 500 | -100 |  | 200 | 0 | 200\nKassen | 0 | -400 | -400 | 0 | -200 | -200", []),
    ],
)
def test_a_net_column_is_held_against_its_two_sides(rows: str, wrong: list[tuple[str, int, int]]) -> None:
    head = "t. kr. | Udgift 2025 | Indtægt 2025 | Netto 2025 | Udgift 2026 | Indtægt 2026 | Netto 2026"
    found = findings(f"{head}\n{rows}", "BAL008")
    assert [(f.year, f.expected, f.actual) for f in found] == [(year, expected * T, actual * T) for year, expected, actual in wrong]
    assert findings(f"{head}\n{rows}", "BAL001") == []


def test_a_negative_count_added_in_is_found_too() -> None:
    assert len(findings("t. kr. | 2025\nLøn | 5\nKassen | -5\nÅrsværk | -1\nI alt | -1", "BAL005")) == 1


@pytest.mark.parametrize(
    ("printed", "why"),
    [("t. kr. | 2025\nA | 5\nKassen | -4", "præcise"), ("mio. kr. | 2025\nA | 5,0\nKassen | -4,0", "sidste trykte ciffer")],
)
def test_the_tolerance_is_explained(printed: str, why: str) -> None:
    for code in ("BAL001", "BAL002"):
        (found,) = findings(f"{printed}\nI alt | 0", code)
        assert why in (found.tolerance_why or "")


def test_one_figure_under_two_sides_is_their_net() -> None:
    head = "t. kr. | Udgift 2025 | Indtægt 2025"
    assert findings(f"{head}\nHal | 500 | -100\nKassen | | -400\nI alt | 0 |", "BAL002") == []
    assert findings(f"{head}\nHal | 500 | -100\nKassen | | -400\nI alt | 500 | -500", "BAL002") == []
    (wrong,) = findings(f"{head}\nHal | 500 | -100\nKassen | | -400\nI alt | 500 | -490", "BAL002")
    assert (wrong.expected, wrong.actual) == (-500 * T, -490 * T)
