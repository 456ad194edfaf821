"""A hostile document and file name in every output: text of documents never becomes a formula, markup or command (SPEC 7)."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ledger import check, read
from ledger.report import github, junit, outline, sarif, text
from ledger.report import json as json_report
from ledger.report.formats import writer_of
from ledger.result import Result

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COMMAND = re.compile(r"::(?:error|warning|notice) file=[^:,]*(?:,line=\d+)?,title=bevilling [A-Z]{3}\d{3}::")
ODD = "\x9b31m\u202eolleh\u2066\x85\u2028\x7f"
HOSTILE = f"""REFERAT Skoleudvalget d. 22-04-2025

Punkt 1: =1+1 <script>alert(1)</script> {{{{7*7}}}} {ODD}
::error file=x::fundet

Økonomi

t. kr.\t2025\t2026
=HYPERLINK("http://x")\t400\t0
+SUM(A1)\t100\t0
@IMPORT{ODD}\t100\t5
-2+3+cmd\t1\t0
<img src=x onerror=alert(1)>{ODD}\t-700\t0
Finansiering "kassen" & ]]> ::error::y %0A\t-1\t0
I alt\t99\t7

Beslutning

::error::z Godkendt. {ODD}<svg onload=alert(1)>
"""
PAGE = """<html><body><h1>Referat Skoleudvalget d. 22-04-2025</h1><h2>Punkt 1: ::error::w &#27;[31m&#27;]0;x&#7; &lt;script&gt;</h2>
<h3>Økonomi</h3><table><tr><td>t. kr.</td><td>2025</td></tr><tr><td>&#61;1+1 &#27;[2J</td><td>400</td></tr>
<tr><td>Finansiering &#x202e;</td><td>-390</td></tr></table></body></html>"""
NAMES = ("::error::n,a%0A.txt", "=1+1\x1b[31m\u202e.txt", "<b>.txt")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("fjendtlig")
    for number, name in enumerate(NAMES):
        (folder / name).write_text(HOSTILE + str(number), encoding="utf-8")
    (folder / "side.html").write_text(PAGE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return check(read([*NAMES, "side.html"]))


def test_what_is_printed_steers_no_terminal(result: Result) -> None:
    assert result.findings
    for printed in (
        text.render(result, verbose=True),
        outline.render(result, colour=False),
        json_report.render(result),
        sarif.render(result),
        junit.render(result),
        github.render(result),
    ):
        assert STEERING.search(printed) is None


def test_no_line_is_a_command_of_a_build_server(result: Result) -> None:
    for printed in (text.render(result, verbose=True), outline.render(result, colour=False)):
        assert not [line for line in printed.splitlines() if line.lstrip().startswith(("::", "##["))]
    for line in github.render(result).splitlines():
        assert COMMAND.match(line) or "::" not in line, line


def test_json_and_sarif_hold_the_text_unchanged(result: Result) -> None:
    titles = [item["title"] for document in json.loads(json_report.render(result))["documents"] for item in document["agenda_items"]]
    assert any("\x9b31m" in title for title in titles)
    assert json.loads(sarif.render(result))["runs"]


def test_junit_holds_no_markup(result: Result) -> None:
    printed = junit.render(result)
    assert "<script" not in printed
    assert "&lt;script" in printed


@pytest.fixture(scope="module")
def exported(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("udtræk")
    for name in ("b.xlsx", "b.html", "b.csv", "b.beancount", "datapackage.json"):
        writer_of(Path(name))(result, folder / name)
    return folder


def test_the_workbook_has_only_formulas_of_its_own(exported: Path) -> None:
    texts = 0
    for sheet in load_workbook(exported / "b.xlsx"):
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)):
            texts += 1
            assert STEERING.search(cell.value) is None, cell.coordinate
            if cell.data_type == "f":
                assert not re.search(r"HYPERLINK|IMPORT|cmd|=1\+1|A1\)$", cell.value), cell.value
    assert texts
    with zipfile.ZipFile(exported / "b.xlsx") as archive:
        assert b"http://x" not in b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".rels"))


def test_the_page_has_only_markup_of_its_own(exported: Path) -> None:
    page = (exported / "b.html").read_text(encoding="utf-8")
    assert not [found for found in ("<script>alert", "<img src=x", "<svg onload", "<b>.txt") if found in page]
    assert "{{7*7}}" in page
    assert STEERING.search(page) is None


def test_text_tables_have_no_formulas(exported: Path) -> None:
    cells = 0
    for path in exported.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for cell in (cell for row in csv.reader(lines, delimiter=";") for cell in row):
                cells += 1
                assert not re.match(r"[=+@\t\r]|-[^\d ]", cell), cell
                assert STEERING.search(cell) is None
    assert cells


def test_the_journal_has_no_steering_characters(exported: Path) -> None:
    assert STEERING.search((exported / "b.beancount").read_text(encoding="utf-8")) is None
