"""The workbook, opened again: sheets, live sums with their values, text that stays text, the same bytes twice."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ledger import check, read
from ledger.report.workbook import write
from ledger.report.workbook_cells import LONGEST, safe_text
from ledger.report.workbook_sums import added_up
from ledger.report.workbook_tables import sum_formula
from ledger.result import Result

HOSTILE = ['=HYPERLINK("x")', "=cmd|' /C calc'!A0", "-2+3", "@NOW(1)", "+1+2"]

DOCUMENT = """# Referat

Kommune: Herning Kommune
Udvalg: Byrådet
Dato: 7. januar 2025

## Punkt 1: Ny cykelsti

### Økonomiske konsekvenser

Beløb i kr., 2025-priser

| Bevilling | 2025 | 2026 |
|---|---:|---:|
{rows}| Finansiering, kassen | -{cash} | -500,00 |
| I alt | 0 | 0 |

### Beslutning

Godkendt.
"""


@pytest.fixture
def result(tmp_path: Path) -> Result:
    labels = [label.replace("|", "\\|") for label in HOSTILE]
    rows = "".join(f"| {label} | 1.000,50 | 100,00 |\n" for label in labels)
    source = tmp_path / "referat.md"
    source.write_text(DOCUMENT.format(rows=rows, cash="5.002,50"), encoding="utf-8")
    return check(read([source, tmp_path / "findes-ikke.txt"]))


def _open(result: Result, tmp_path: Path, *, values: bool = False) -> Any:
    target = tmp_path / "ud.xlsx"
    write(result, target)
    return openpyxl.load_workbook(target, data_only=values)


def test_sheets_none_hidden(result: Result, tmp_path: Path) -> None:
    book = _open(result, tmp_path)
    assert book.sheetnames == ["Overblik", "Fund", "Bevillinger", "Posteringer"]
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert book["Posteringer"].freeze_panes == "A2"
    assert book["Posteringer"].auto_filter.ref.startswith("A1:")
    assert {sheet.page_setup.orientation for sheet in book} == {"landscape"}


def test_english_sheet_names(result: Result, tmp_path: Path) -> None:
    english = Result(result.frames, result.balances, result.findings, result.settings, "en")
    assert _open(english, tmp_path).sheetnames == ["Overview", "Findings", "Appropriations", "Postings"]


def test_text_of_documents_is_never_a_formula(result: Result, tmp_path: Path) -> None:
    book = _open(result, tmp_path)
    for name in ("Bevillinger", "Posteringer"):
        cells = {cell.value: cell.data_type for row in book[name].iter_rows() for cell in row if cell.value is not None}
        assert {label: cells.get(label) for label in HOSTILE} == dict.fromkeys(HOSTILE, "s"), name
    for name in ("Overblik", "Fund", "Posteringer"):
        assert not [cell for row in book[name].iter_rows() for cell in row if cell.data_type == "f"]


def test_sums_carry_the_printed_totals(result: Result, tmp_path: Path) -> None:
    assert list(result.verdicts.values()) == [True]
    formulas, values = _open(result, tmp_path)["Bevillinger"], _open(result, tmp_path, values=True)["Bevillinger"]
    line = next(row[0].row for row in formulas.iter_rows() if row[2].value == "I alt")
    first = line - len(HOSTILE) - 1
    for letter in "GH":
        assert formulas[f"{letter}{line + 1}"].value == f"=SUM({letter}{first}:{letter}{line - 1})"
        assert formulas[f"{letter}{line + 2}"].value == f"={letter}{line}-{letter}{line + 1}"
        assert values[f"{letter}{line + 1}"].value == values[f"{letter}{line}"].value == 0
        assert values[f"{letter}{line + 2}"].value == 0
        assert sum(values[f"{letter}{row}"].value for row in range(first, line)) == 0


def test_amounts_are_numbers_and_dates_are_dates(result: Result, tmp_path: Path) -> None:
    book = _open(result, tmp_path)
    postings = book["Posteringer"]
    heads = {cell.value: cell.column for cell in postings[1]}
    amounts = [postings.cell(row, heads["Beløb i kr."]) for row in range(2, postings.max_row + 1)]
    assert {cell.data_type for cell in amounts} == {"n"}
    assert amounts[0].value == 1000.5
    assert amounts[0].number_format == "#,##0.00;[Red]-#,##0.00"
    assert amounts[1].number_format == "#,##0"
    assert postings.cell(2, heads["År"]).value == "2025"
    assert postings.cell(2, heads["Dato"]).value == datetime.datetime(2025, 1, 7)


def test_same_bytes_twice(result: Result, tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write(result, first)
    write(result, second)
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).properties.modified == datetime.datetime(2000, 1, 1)


def test_safe_text() -> None:
    assert safe_text("a\x00b\x1f\ud800\uffff") == "a·b···"
    assert len(safe_text("x" * 40000)) == LONGEST
    assert len(safe_text("😀" * 40000)) == LONGEST // 2


def test_sum_formula() -> None:
    assert sum_formula("G", [3, 4, 5, 8]) == "=SUM(G3:G5,G8)"
    assert sum_formula("G", []) == "=SUM(0)"
    assert sum_formula("G", list(range(1, 900, 2))).count("SUM") == 3


def test_a_subtotal_adds_up_its_own_part() -> None:
    roles = ["expenditure", "expenditure", "subtotal", "financing", "subtotal", "total"]
    rows = [{"row": number, "role": role, "block": None} for number, role in enumerate(roles)]
    amounts = {0: {"2025": 5}, 1: {"2025": 6}, 2: {"2025": 11}, 3: {"2025": -10}, 4: {"2025": -10}, 5: {"2025": 1}}
    assert added_up(rows, amounts) == {2: [0, 1], 4: [3], 5: [0, 1, 3]}
