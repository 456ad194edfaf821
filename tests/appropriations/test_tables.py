"""Tables as municipalities print them → what is spent, what covers it, and whether it balances."""

from __future__ import annotations

import pytest

from ledger import check
from ledger.model import MoneyTable
from ledger.result import Result
from tests.inprocess import check_text, read_text, settings

MINUTES = (
    "REFERAT Økonomiudvalget d. 04-03-2025\n\nPunkt 1: Sag\n\nIndstilling\n\nDer gives en tillægsbevilling.\n\nØkonomi\n\n"
    "Sagen har følgende bevillingsmæssige konsekvenser:\n\n{}\n\nBeslutning\n\nGodkendt.\n"
)


def read(printed: str) -> tuple[MoneyTable, Result]:
    """The one table of minutes that hold it, and the result of the check."""
    rows = [line.strip() for line in printed.strip().splitlines()]
    result = check_text(MINUTES.format("\n".join(f"| {row} |" if "|" in row else row for row in rows)))
    reading = result.frames.readings[0]
    assert reading is not None
    (table,) = reading.money[0].tables
    return table, result


def roles(table: MoneyTable) -> list[str]:
    return [row.role for row in table.rows]


@pytest.mark.parametrize(
    ("form", "printed", "expected", "balances"),
    [
        (
            "kroner og øre, intet år",
            "Område | Beløb i kr.\nVikarer | 400.000,00\nKassen | -400.000,00\nI alt | 0,00",
            "expenditure financing total",
            True,
        ),
        ("omplacering", "t. kr. | 2025 | 2026\nCenter for Børn | -500 | -500\nCenter for Skole | 500 | 500", "financing expenditure", True),
        (
            "tidligere bevilget lægges ikke med",
            "t. kr. | Tidligere bevilget | 2025 | I alt\nNy skole | 1.000 | 5.000 | 6.000\nFinansiering, kassen | 0 | -5.000 | -5.000",
            "expenditure financing",
            True,
        ),
        (
            "delsummer og blokke",
            "1.000 kr. | 2025\nUdgifter: |\nLøn | 300\nUdgifter i alt | 300\nFinansiering: |\nPulje X | -50\nKassen | -250\nFinansiering i alt | -300\nNetto | 0",
            "expenditure subtotal financing financing subtotal total",
            True,
        ),
        ("ingen dækning, men sum nul", "t. kr. | Udvalg | 2025\nLøn | Skoleudvalget | 300\nI alt | | 0", "expenditure total", False),
        (
            "heraf",
            "t. kr. | 2025\nSkoler | 400\n- heraf vikarer | 250\nPuljen til uforudsete udgifter | -400",
            "expenditure memo financing",
            True,
        ),
        (
            "penge tilbage i kassen",
            "t. kr. | 2025\nMindreudgift, rengøring | -400\nTilføres kassen | 400\nI alt | 0",
            "financing expenditure total",
            True,
        ),
        (
            "udgift, indtægt og netto",
            "t. kr. | Udgift | Indtægt | Netto\nKursus | 500 | 200 | 300\nFinansiering, kassen | 0 | 300 | -300",
            "expenditure financing",
            True,
        ),
        ("summen øverst", "t. kr. | 2025\nI alt | 0\nLøn | 300\nFinansiering, kassen | -310", "total expenditure financing", False),
        ("vendt om ifølge rækkerne", "t. kr. | 2025\nLøn, koordinator | -300\nFinansiering, kassen | 300", "expenditure financing", True),
        (
            "vendt om ifølge forklaringen",
            "(+ = mindreudgift, t. kr.)\n\nPost | 2025\nLøn | -300\nMindreforbrug, veje | 300",
            "expenditure financing",
            True,
        ),
        (
            "beløb, der ligner årstal",
            "t. kr. | 2025 | 2026\nLøn | 2000 | 2001\nFinansiering, kassen | -2000 | -2001",
            "expenditure financing",
            True,
        ),
        (
            "antal under summen",
            "t. kr. | 2025\nLøn | 500\nFinansiering, kassen | -500\nI alt | 0\nÅrsværk | 2",
            "expenditure financing total memo",
            True,
        ),
        (
            "elever er ikke et antal i sig selv",
            "t. kr. | 2025\nKørsel med elever | 500\nFinansiering, kassen | -500",
            "expenditure financing",
            True,
        ),
        (
            "U og I",
            "t. kr. | U/I | 2025\nHal | U | 500\nLeje | I | 100\nFinansiering, kassen | I | 400",
            "expenditure income financing",
            True,
        ),
        (
            "år ned ad siden",
            "År | Drift (t. kr.) | Finansiering, kassen (t. kr.)\n2025 | 500 | -500\n2026 | 400 | -400",
            "expenditure financing",
            True,
        ),
        (
            "enhed i hver række",
            "Post | 2025\nPumper (mio. kr.) | 2,5\nStrøm (t. kr.) | 300\nFinansiering, kassen (mio. kr.) | -2,8",
            "expenditure expenditure financing",
            True,
        ),
        (
            "kassevirkning er en sum",
            "t. kr. | 2025\nLøn | 500\nTilskud fra staten | -200\nKassevirkning | 300",
            "expenditure financing total",
            False,
        ),
    ],
)
def test_forms(form: str, printed: str, expected: str, balances: bool) -> None:
    table, result = read(printed)
    assert table.kind == "appropriation", form
    assert roles(table) == expected.split(), form
    assert result.verdicts == {0: balances}, form


@pytest.mark.parametrize(
    ("form", "printed", "key"),
    [
        ("en celle for lidt", "t. kr. | 2025 | 2026\nLøn | 400\nKassen | -400 | 0", "table.missing_cell"),
        ("ja i en talkolonne", "t. kr. | 2025 | 2026\nLøn | 400 | Ja\nKassen | -400 | 0", "table.unreadable_cell"),
        ("et tal uden for grammatikken", "t. kr. | 2025\nLøn | 1.2.3\nKassen | -123", "table.unreadable_cell"),
        (
            "et år uden ét læseligt tal",
            "Post | 1.000 kr. 2025 | 2026\nAnlæg | 9.9993.200 | 500\nKassen | 9.9993.200 | -400",
            "table.unreadable_cell",
        ),
        ("et år med ét ulæseligt tal", "Post | 1.000 kr. 2025 | 2026\nAnlæg | 9.9993.200 | 500\nKassen | | -400", "table.unreadable_cell"),
        ("intet hoved", "Løn | 400 | 300\nFinansiering, kassen | -400 | -300", "table.no_header"),
    ],
)
def test_what_cannot_be_placed_is_doubted_and_never_evaluated(form: str, printed: str, key: str) -> None:
    table, result = read(printed)
    assert key in {note.key for note in table.notes}, form
    assert result.verdicts == {}
    codes = {finding.code for finding in result.findings}
    assert "TAB001" in codes, form
    assert not any(code.startswith("BAL") for code in codes), form


def test_a_rephasing_balances_across_its_years() -> None:
    table, result = read("Ændret periodisering, mio. kr. | 2025 | 2026 | 2027 | I alt\nCykelsti | -33,8 | 30,0 | 3,8 | 0,0")
    assert (table.kind, table.balance, result.verdicts) == ("appropriation", "across", {})
    assert "BAL001" not in {finding.code for finding in result.findings}


@pytest.mark.parametrize(
    "printed",
    [
        "mio. kr. | Vedtaget budget 2025 | Korrigeret budget 2025 | Forventet regnskab 2025\nSkoler | 10,0 | 11,0 | 12,0\nFinansiering | -10,0 | -11,0 | -12,5",
        "mio. kr. | 31. jan. 2025 | 28. feb. 2025\nLikvide beholdning | 59,9 | 60,1",
        "Antal elever | 2025 | 2026\nNordskolen | 410 | 402\nSydskolen | 300 | 310",
        "1.000 kr. | 2026 | 2027\nServiceramme | 1.653 | 1.653\nDriftsbudget inden for servicerammen | 1.649 | 1.652\nAfvigelse | -4 | -1",
    ],
)
def test_what_need_not_balance_is_never_flagged(printed: str) -> None:
    table, result = read(printed)
    assert table.kind == "other"
    assert [finding.code for finding in result.findings if finding.severity == "error"] == []


@pytest.mark.parametrize("merged", ['colspan="3"', 'colspan="2"'])
def test_a_heading_across_a_row_says_nothing_about_its_columns(merged: str) -> None:
    """A year above the merged cell is no amount of the row, and the heading's words are none under each year."""
    blank = "" if "3" in merged else "<td></td>"
    rows = [("t. kr.", "2025", "2026"), ("Løn", "500", "300"), ("Kassen", "-500", "-300")]
    cells = ["<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows]
    cells[1:1] = [f"<tr><td {merged}>Ønske</td>{blank}</tr>"]
    cells[3:3] = [f"<tr><td {merged}>Finansiering</td>{blank}</tr>"]
    page = f"<html><body><h1>Byrådet 4. marts 2025</h1><h2>1. Sag</h2><p>Der gives en tillægsbevilling.</p><table>{''.join(cells)}</table></body></html>"
    result = check(read_text(page, "referat.html"), settings())
    reading = result.frames.readings[0]
    assert reading is not None
    [table] = [table for item in reading.money for table in item.tables]
    assert table.notes == ()
    assert result.verdicts == {0: True}


SET_IN = """t. kr.\t2024\t2025
Personale\t3.400\t8.100
Finansiering inden for råderum\t-3.400\t-8.100
I alt\t0\t0
Årsværk\t6,5\t15,0
Belægning i pct.\t60\t95
"""
YEARS_DOWN = """År\tBroen, anlægsudgift\tKassen
2024\t1.500\t-1.500
2025\t9.200\t-9.200
2026\t2.300\t-2.300
"""


@pytest.mark.parametrize("printed", [SET_IN, YEARS_DOWN], ids=["years across", "years down"])
@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0), (2, 1), (0, 2)])
def test_columns_that_hold_nothing_change_nothing(printed: str, before: int, after: int) -> None:
    """Web pages and frames set tables in with empty columns; labels then stand in the second or third column (FORMATS A3)."""
    rows = "".join(
        f"<tr>{'<td></td>' * before}{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}{'<td> </td>' * after}</tr>"
        for line in printed.splitlines()
    )
    page = f"<!doctype html><html><body><h1>Punkt 1: Bro</h1><p>Beløb i t. kr.</p><table>{rows}</table></body></html>"
    table, result = read(page)
    assert table.kind == "appropriation"
    assert list(result.verdicts.values()) == [True]
    if printed is SET_IN:
        assert roles(table)[-2:] == ["memo", "memo"]
