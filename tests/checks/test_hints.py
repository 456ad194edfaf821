"""Faults sown in a sound table: each is found in its year, and the hint names the row it was sown in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.checks.hints import Entry, Hint, likely_cause
from ledger.model import Finding
from ledger.money import Unit, format_kr
from ledger.result import Result
from tests.inprocess import check_text

MINUTES = "REFERAT Børneudvalget d. 04-03-2025\n\nPunkt 1: Sag\n\nIndstilling\n\nDer gives en tillægsbevilling.\n\nØkonomi\n\n{}\n\nBeslutning\n\nGodkendt.\n"
LABELS = ("Ny vejleder", "Flere pladser", "Nyt inventar", "Finansiering, kassen", "Finansiering, buffer")
YEARS = ("2025", "2026", "2027")
SOUND: tuple[tuple[int, ...], ...] = ((412, 935, 1268), (1740, 2615, 3384), (56, 71, 89), (-1208, -2621, -3741), (-1000, -1000, -1000))
"""t. kr., three rows of expenditure and two that cover them; no row is the sum, half or double of others."""

Rows = list[list[int]]


def rows() -> Rows:
    return [list(row) for row in SOUND]


def checked(table: Rows, labels: tuple[str, ...] = LABELS) -> Result:
    lines = ["t. kr. | Udvalg | " + " | ".join(YEARS)]
    lines += [
        f"{label} | Børneudvalget | " + " | ".join(format_kr(n * 100_000, Unit.T_KR, minus="-") for n in row)
        for label, row in zip(labels, table, strict=True)
    ]
    return check_text(MINUTES.format("\n".join(lines)))


def found(result: Result) -> dict[str | None, Finding]:
    """The findings of BAL001 by year."""
    return {finding.year: finding for finding in result.findings if finding.code == "BAL001"}


def test_sound_table_has_no_error() -> None:
    assert [sum(column) for column in zip(*SOUND, strict=True)] == [0, 0, 0]
    result = checked(rows())
    assert result.verdicts == {0: True}
    assert [finding for finding in result.findings if finding.severity == "error"] == []


@pytest.mark.parametrize("row", range(5))
@pytest.mark.parametrize("year", range(3))
def test_flipped_sign(row: int, year: int) -> None:
    table = rows()
    table[row][year] = -table[row][year]
    findings = found(checked(table))
    assert list(findings) == [YEARS[year]]
    finding = findings[YEARS[year]]
    assert finding.difference == 200_000 * table[row][year]
    assert finding.hint is not None
    assert "fortegn" in finding.hint
    assert LABELS[row] in finding.hint


@pytest.mark.parametrize("row", range(5))
def test_thousand_times_too_large(row: int) -> None:
    table = rows()
    table[row][1] *= 1000
    finding = found(checked(table))["2026"]
    assert finding.hint is not None
    assert "1.000" in finding.hint
    assert LABELS[row] in finding.hint


@pytest.mark.parametrize("row", [0, 1, 3, 4])
def test_thousand_times_too_small(row: int) -> None:
    table = rows()
    table[row][0] *= 1000
    other = 4 if row == 3 else 3
    if row < 3:
        table[other][0] -= table[row][0] - SOUND[row][0]
    else:
        table[0][0] -= table[row][0] - SOUND[row][0]
    table[row][0] = SOUND[row][0]
    finding = found(checked(table))["2025"]
    assert finding.hint is not None
    assert "1.000" in finding.hint
    assert LABELS[row] in finding.hint


@pytest.mark.parametrize(("row", "year", "misprint"), [(0, 1, 395), (1, 0, 7140), (1, 2, 3348), (3, 2, -3471), (2, 1, 17)])
def test_transposed_digits(row: int, year: int, misprint: int) -> None:
    table = rows()
    table[row][year] = misprint
    findings = found(checked(table))
    assert list(findings) == [YEARS[year]]
    hint = findings[YEARS[year]].hint
    assert hint is not None
    assert "byttet om" in hint
    assert LABELS[row] in hint
    assert format_kr(abs(SOUND[row][year]) * 100_000, Unit.T_KR) in hint


@pytest.mark.parametrize("row", range(4))
def test_amount_in_the_neighbour_year(row: int) -> None:
    """The amount of 2026 stands in 2027, where nothing was to stand; its cover is still in 2026."""
    table = rows()
    amount = table[row][1]
    cover = 3 if row != 3 else 0
    table[cover][2] += table[row][2]
    table[row][1], table[row][2] = 0, amount
    findings = found(checked(table))
    assert list(findings) == ["2026", "2027"]
    for finding in findings.values():
        assert finding.hint is not None
        assert LABELS[row] in finding.hint
    assert "2026" in (findings["2027"].hint or "")
    assert "2027" in (findings["2026"].hint or "")


def test_row_removed_leaves_its_counter_entry_alone() -> None:
    table = rows()
    table.append([-amount for amount in table[2]])
    table[3] = [kassen + udgift for kassen, udgift in zip(table[3], table[2], strict=True)]
    assert [sum(column) for column in zip(*table, strict=True)] == [0, 0, 0]
    del table[2]
    labels = ("Ny vejleder", "Flere pladser", "Finansiering, kassen", "Finansiering, buffer", "Finansiering, reserve")
    findings = found(checked(table, labels))
    assert list(findings) == list(YEARS)
    for finding in findings.values():
        assert finding.hint is not None
        assert "Finansiering, reserve" in finding.hint


@settings(max_examples=60)
@given(st.data())
def test_any_changed_digit_is_found(data: st.DataObject) -> None:
    table = rows()
    row, year = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 2))
    digits = str(abs(table[row][year]))
    place = data.draw(st.integers(0, len(digits) - 1))
    allowed = [digit for digit in "0123456789" if digit != digits[place] and (digit != "0" or place > 0)]
    digit = data.draw(st.sampled_from(allowed))
    changed = int(digits[:place] + digit + digits[place + 1 :])
    table[row][year] = changed if table[row][year] > 0 else -changed
    result = checked(table)
    assert result.verdicts == {0: False}
    assert list(found(result)) == [YEARS[year]]


def test_nothing_is_guessed() -> None:
    entries = [Entry("Løn", 40_000_000), Entry("Kassen", -39_300_000)]
    assert likely_cause(700_000, entries, [], 100_000) is None
    assert likely_cause(0, entries, [], 100_000) is None


def test_row_printed_twice() -> None:
    entries = [Entry("Løn", 40_000_000), Entry("Løn", 40_000_000), Entry("Kassen", -40_000_000)]
    assert likely_cause(40_000_000, entries, [], 100_000) == Hint("twice", "Løn", amount=40_000_000)
