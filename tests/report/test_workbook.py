"""The workbook, opened again: all sheets, live sums with their values, text that stays text, the same bytes twice."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from ledger import check, read
from ledger.checks.rule import Batch
from ledger.checks.sums import printed_sums
from ledger.report.workbook import write
from ledger.report.workbook.cells import LONGEST, escape, safe_text
from ledger.report.workbook.figures import PIECES, sum_formula
from ledger.result import Result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"
CASES = ROOT / "tests" / "cases"
SHEETS = ["Forside", "Overblik", "Fund", "Bevillinger", "Tabeller", "Posteringer", "Puljer", "Beslutninger", "Ikke vurderet", "Regler"]
ENGLISH = ["Cover", "Overview", "Findings", "Appropriations", "Tables", "Postings", "Pools", "Decisions", "Not evaluated", "Rules"]
HOSTILE = ['=HYPERLINK("x")', "=cmd|' /C calc'!A0", "-2+3", "@NOW(1)", "+1+2", "a<b>&c"]

DOCUMENT = """# Referat

Kommune: Herning Kommune
Udvalg: Byrådet
Dato: 7. januar 2025

## Punkt 1: Ny cykelsti

### Økonomiske konsekvenser

Beløb i kr., 2025-priser

| Bevilling | 2025 | 2026 |
|---|---:|---:|
{rows}| Finansiering, kassen | -{cash} | -600,00 |
| I alt | {total} | 0 |

### Beslutning

Godkendt.
"""


def _result(folder: Path, total: str = "0") -> Result:
    rows = "".join(f"| {label.replace('|', chr(92) + '|')} | 1.000,50 | 100,00 |\n" for label in HOSTILE)
    source = folder / "referat.md"
    source.write_text(DOCUMENT.format(rows=rows, cash="6.003,00", total=total), encoding="utf-8")
    return check(read([source, folder / "findes-ikke.txt"]))


@pytest.fixture
def result(tmp_path: Path) -> Result:
    return _result(tmp_path)


@pytest.fixture(scope="module")
def samples() -> Result:
    return check(read([SAMPLES]))


@pytest.fixture(scope="module")
def live(samples: Result, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The examples' workbook with its formulas."""
    return _open(samples, tmp_path_factory.mktemp("formler"))


@pytest.fixture(scope="module")
def shown(samples: Result, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The same with the values that viewers show."""
    return _open(samples, tmp_path_factory.mktemp("tal"), values=True)


def _open(result: Result, folder: Path, *, values: bool = False, **options: Any) -> Any:
    target = folder / "ud.xlsx"
    write(result, target, **options)
    return openpyxl.load_workbook(target, data_only=values)


def _cells(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if cell.value is not None)


def _formulas(book: Any) -> dict[tuple[str, str], str]:
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for cell in _cells(sheet) if cell.data_type == "f"}


def _heads(sheet: Any, line: int = 1) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[line] if cell.value is not None}


def _column(sheet: Any, head: str) -> list[Any]:
    column = _heads(sheet)[head]
    return [sheet.cell(line, column).value for line in range(2, sheet.max_row + 1)]


# --- the sheets ---


def test_every_sheet_none_hidden_dressed_for_print(live: Any) -> None:
    book = live
    assert book.sheetnames == SHEETS
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_area, sheet.title
        assert "&P" in sheet.oddFooter.right.text
    for name in ("Fund", "Bevillinger", "Posteringer", "Beslutninger", "Ikke vurderet", "Regler"):
        assert book[name].auto_filter.ref.startswith("A1:"), name
        assert book[name].freeze_panes.endswith("2"), name
        assert book[name].print_title_rows == "$1:$1", name
    assert "Posteringer" in book.defined_names
    assert book.defined_names["Posteringer"].attr_text == f"Posteringer!$A$1:$AB${book['Posteringer'].max_row}"


def test_no_macros_no_external_links(samples: Result, tmp_path: Path) -> None:
    target = tmp_path / "ud.xlsx"
    write(samples, target)
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        text = b"".join(archive.read(name) for name in names if name.endswith(".rels"))
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert b"TargetMode" not in text


def test_english(samples: Result, tmp_path: Path) -> None:
    english = Result(samples.frames, samples.balances, samples.findings, samples.settings, "en")
    book = _open(english, tmp_path)
    assert book.sheetnames == ENGLISH
    assert {"Amount in kr.", "Role", "Counted", "Pool"} <= set(_heads(book["Postings"]))
    assert set(_column(book["Postings"], "Role")) <= {"Expenditure", "Income", "Financing", "Subtotal", "Total", "Memo"}
    assert "Conclusion" in _heads(book["Findings"])


def test_same_bytes_twice(result: Result, tmp_path: Path) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write(result, first)
    write(result, second)
    assert first.read_bytes() == second.read_bytes()
    assert openpyxl.load_workbook(first).properties.modified == datetime.datetime(2000, 1, 1)


def test_front_names_sources_tool_rules_and_leaves_room(samples: Result, live: Any) -> None:
    sheet = live["Forside"]
    texts = [str(cell.value) for cell in _cells(sheet)]
    assert {"Udarbejdet af", "Gennemset af", "Konklusion", samples.settings.digest()} <= set(texts)
    assert set(samples.frames.documents["sha256"]) <= set(texts)
    line = next(cell.row for cell in _cells(sheet) if cell.value == "Udarbejdet af")
    assert [sheet.cell(line, column).value for column in (2, 4)] == [None, None]
    assert sheet.cell(line, 3).value == "Dato"


# --- text and numbers ---


def test_text_of_documents_is_never_a_formula(result: Result, tmp_path: Path) -> None:
    book = _open(result, tmp_path)
    for name in ("Tabeller", "Posteringer"):
        cells = {cell.value: cell for cell in _cells(book[name])}
        for label in HOSTILE:
            assert cells[label].data_type == "s", (name, label)
            assert cells[label].quotePrefix == (label[0] in "=+-@")
    own = re.compile(r"^=-?\(?(SUM|SUMIFS|COUNTIF|ROUND|SUMIF|[A-Z]+[0-9]+[+-])")
    assert [text for text in _formulas(book).values() if not own.match(text)] == []


def test_numbers_are_numbers_years_are_years_dates_are_dates(result: Result, tmp_path: Path) -> None:
    sheet = _open(result, tmp_path)["Posteringer"]
    heads = _heads(sheet)
    amounts = [sheet.cell(line, heads["Beløb i kr."]) for line in range(2, sheet.max_row + 1)]
    assert {cell.data_type for cell in amounts} == {"n"}
    assert (amounts[0].value, amounts[0].number_format) == (1000.5, "[$-406]#,##0.00")
    assert (amounts[1].value, amounts[1].number_format) == (100, "[$-406]#,##0")
    assert (sheet.cell(2, heads["År"]).value, sheet.cell(2, heads["År"]).number_format) == (2025, "0")
    assert sheet.cell(2, heads["Dato"]).value == datetime.datetime(2025, 1, 7)
    assert set(_column(sheet, "Rolle")) == {"Udgift", "Finansiering", "Sum"}
    assert set(_column(sheet, "Tæller med")) == {"ja", "nej"}


def test_every_posting_is_there(samples: Result, live: Any) -> None:
    sheet = live["Posteringer"]
    tables = samples.frames.tables.filter(samples.frames.tables["kind"] == "appropriation")
    postings = samples.frames.postings.join(tables, on="table", how="semi")
    amounts = [None if value is None else round(Decimal(str(value)) * 100) for value in _column(sheet, "Beløb i kr.")]
    assert amounts == postings["amount"].to_list()
    assert _column(sheet, "Trykt") == [text or None for text in postings["printed"]]


def test_safe_text() -> None:
    assert safe_text("a\x00b\x1f\ud800\uffff") == "a·b···"
    assert len(safe_text("x" * 40000)) == LONGEST
    assert len(safe_text("😀" * 40000)) == LONGEST // 2
    assert escape("<_x0041_x0042_>&") == "&lt;_x005F_x0041_x005F_x0042_&gt;&amp;"


# --- sums ---


def test_a_printed_sum_its_live_sum_and_the_difference(tmp_path: Path) -> None:
    result = _result(tmp_path, total="5,00")
    formulas, values = _open(result, tmp_path)["Tabeller"], _open(result, tmp_path, values=True)["Tabeller"]
    line = next(row[0].row for row in formulas.iter_rows() if row[3].value == "I alt")
    first = line - len(HOSTILE) - 1
    for letter, printed in (("H", 5), ("I", 0)):
        assert formulas[f"{letter}{line + 1}"].value == f"=SUM({letter}{first}:{letter}{line - 1})"
        assert formulas[f"{letter}{line + 2}"].value == f"=ROUND({letter}{line}-{letter}{line + 1},2)"
        assert [values[f"{letter}{line + step}"].value for step in (0, 1, 2)] == [printed, 0, printed]
        assert sum(values[f"{letter}{row}"].value for row in range(first, line)) == 0
    assert values.cell(line, 2).value == "≠"
    assert [finding.code for finding in result.findings if finding.severity == "error"] == ["BAL002", "SRC001"]


def test_live_sums_read_rows_as_bal002_does(tmp_path: Path) -> None:
    """On every example and case: the sum under a printed total is the one that BAL002 holds it against."""
    result = check(read([SAMPLES, CASES]))
    expected = printed_sums(Batch(result.frames, result.balances, {}))
    assert expected.height > 20
    formulas, values = _open(result, tmp_path)["Tabeller"], _open(result, tmp_path, values=True)["Tabeller"]
    shown = []
    for line in range(1, formulas.max_row + 1):
        if formulas.cell(line, 4).value != "Sum af rækkerne":
            continue
        for column in range(8, formulas.max_column + 1):
            text = formulas.cell(line, column).value
            if text is None or formulas.cell(line, column).data_type != "f":
                continue
            assert text.startswith("=SUM(")
            assert round(_added(values, text), 6) == round(values.cell(line, column).value, 6), (line, text)
            shown.append(round(values.cell(line + 1, column).value, 6))
    net = expected.group_by("row", "column").agg(pl.col("difference").sum(), pl.col("unit_ore").first())  # Udgift and Indtægt: one cell
    wanted = [round(float(Decimal(row["difference"]) / row["unit_ore"]), 6) for row in net.iter_rows(named=True)]
    for difference in set(wanted):
        assert shown.count(difference) >= wanted.count(difference), difference


def _added(sheet: Any, formula: str) -> float:
    """SUM(H3:H5,H8) worked out over the values of the sheet, independently of the writer."""
    total = 0.0
    for part in re.findall(r"[A-Z]+[0-9]+(?::[A-Z]+[0-9]+)?", formula):
        cells = sheet[part] if ":" in part else ((sheet[part],),)
        total += sum(cell.value for row in cells for cell in row if isinstance(cell.value, int | float))
    return total


def test_every_formula_carries_its_value(live: Any, shown: Any) -> None:
    found = _formulas(live)
    assert len(found) > 200
    assert {sheet for sheet, _ in found} == {"Overblik", "Bevillinger", "Tabeller", "Regler"}
    for sheet, cell in found:
        assert isinstance(shown[sheet][cell].value, int | float), (sheet, cell)


def test_sum_formula() -> None:
    assert sum_formula("G", [3, 4, 5, 8]) == "SUM(G3:G5,G8)"
    assert sum_formula("G", []) == "SUM(0)"
    assert str(sum_formula("G", list(range(1, 500, 2)))).count("SUM") == 3
    assert sum_formula("G", list(range(1, 2 * PIECES + 2, 2))) is None


# --- findings, decisions, what was not evaluated ---


def test_findings_lead_to_the_table_and_back(samples: Result, live: Any) -> None:
    findings, tables = live["Fund"], live["Tabeller"]
    heads = _heads(findings)
    assert findings.max_row == len(samples.findings) + 1
    links = 0
    for line, finding in enumerate(samples.findings, 2):
        assert findings.cell(line, heads["Besked"]).value == finding.message
        assert findings.cell(line, heads["Konklusion"]).value is None
        assert findings.cell(line, heads["Lovgrundlag"]).value
        if finding.table is None:
            continue
        target = re.fullmatch(r"Tabeller!A([0-9]+)", findings.cell(line, heads["Tabel"]).hyperlink.location)
        assert target is not None
        row = tables.cell(int(target[1]), 1).value
        assert row == finding.row if finding.row is not None else finding.path in row and row.endswith(f"tabel {finding.table}")
        back = [cell.hyperlink.location for cell in _cells(tables) if cell.hyperlink and cell.value.startswith(f"Fund nr. {line - 1}:")]
        assert back == [f"Fund!A{line}"]
        links += 1
    assert links > 10


def test_appropriations_say_who_decided_and_by_how_much(samples: Result, shown: Any) -> None:
    sheet = shown["Bevillinger"]
    heads = _heads(sheet)
    lines = {(row[heads["Fil"] - 1].value, row[heads["Tabel"] - 1].value): row[0].row for row in sheet.iter_rows(min_row=2)}
    line = lines[next(key for key in lines if "kultur" in key[0] and key[1] == "2.1")]

    def value(head: str) -> Any:
        return sheet.cell(line, heads[head]).value

    assert (value("Vurdering"), value("Beslutning"), value("Besluttet af")) == ("UBALANCE", "anbefalet", "Kultur- og Fritidsudvalget")
    assert (value("Udgift, netto 2025"), value("Forskel 2025"), value("Forskel 2026")) == (1_260_000, -360_000, 0)
    assert (value("Finansiering i alt"), value("Bevilget")) == (-1_620_000, "nej")
    assert sheet.max_row == samples.summary["appropriations"] + 1


def test_overview_counts_and_sums_by_year(samples: Result, live: Any, shown: Any) -> None:
    sheet = shown["Overblik"]
    counts = {sheet.cell(line, 1).value: sheet.cell(line, 2).value for line in range(4, 14)}
    assert list(counts.values()) == list(samples.summary.values())
    line = next(cell.row for cell in _cells(sheet) if cell.value == 2025 and cell.column == 1)
    postings = shown["Posteringer"]
    columns = ("År", "Rolle", "I balance", "Beløb i kr.")
    spent = sum(
        amount or 0
        for year, role, verdict, amount in zip(*(_column(postings, head) for head in columns), strict=True)
        if (year, role) == (2025, "Udgift") and verdict != "ikke vurderet"
    )
    assert sheet.cell(line, 2).value == spent > 0
    assert len(live["Overblik"]._charts) == 1


def test_all_that_has_no_verdict_stands_with_its_reason(samples: Result, live: Any) -> None:
    sheet = live["Ikke vurderet"]
    kinds, reasons = _column(sheet, "Hvad"), _column(sheet, "Begrundelse")
    assert all(reasons)
    assert kinds.count("bevillingstabel") == samples.summary["not_evaluated"]
    assert kinds.count("anden tabel") == samples.summary["tables"] - samples.summary["appropriations"]
    assert kinds.count("beløb nævnt") + kinds.count("bevilling i tekst") > 10


def test_an_unread_document_is_told(result: Result, tmp_path: Path) -> None:
    book = _open(result, tmp_path)
    assert ("dokument", str(tmp_path / "findes-ikke.txt")) in zip(
        _column(book["Ikke vurderet"], "Hvad"), _column(book["Ikke vurderet"], "Fil"), strict=True
    )


def test_decisions_of_every_item(samples: Result, live: Any) -> None:
    sheet = live["Beslutninger"]
    assert sheet.max_row == samples.frames.decisions.height + 1
    assert {"punktet", "indstillingens punkt 2", "tidligere behandling"} <= set(_column(sheet, "Hvad"))


def test_without_a_register_the_sheet_says_so(live: Any) -> None:
    texts = [cell.value for cell in _cells(live["Puljer"])]
    assert any("--register" in text for text in texts)


# --- size ---


def test_a_full_sheet_continues_on_the_next(samples: Result, live: Any, tmp_path: Path) -> None:
    book = _open(samples, tmp_path, lines=60)
    assert {"Posteringer", "Posteringer (2)", "Posteringer (3)", "Tabeller (2)"} <= set(book.sheetnames)
    pages = [sheet for sheet in book if sheet.title.startswith("Posteringer")]
    assert all(sheet.max_row <= 60 and sheet["A1"].value == "Fil" for sheet in pages)
    assert sum(sheet.max_row - 1 for sheet in pages) == live["Posteringer"].max_row - 1
    values = _open(samples, tmp_path, values=True, lines=60)
    for sheet, cell in _formulas(book):
        assert values[sheet][cell].value is not None
    for line, finding in enumerate(samples.findings, 2):
        if finding.table is not None:
            sheet, _, at = book["Fund"].cell(line, 6).hyperlink.location.rpartition("!A")
            shown = book[sheet.strip("'")].cell(int(at), 1).value
            assert shown == finding.row if finding.row is not None else shown.endswith(finding.table)
