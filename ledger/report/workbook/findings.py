"""The sheet Fund: one line a finding with its legal basis and room for a conclusion; links to the table and back."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.checks.catalogue import catalogue
from ledger.messages import words
from ledger.report.workbook.cells import Blank, Link, Place, Styled, kroner, year_or_text
from ledger.report.workbook.sheet import Column, Sheet
from ledger.report.workbook.tables import RED
from ledger.result import Result

WIDTHS = (7, 9, 11, 46, 8, 8, 7, 7, 8, 8, 56, 15, 15, 15, 13, 28, 40, 30, 40, 16)
ALIGN = {**dict.fromkeys((1, 5, 6, 7, 8, 9, 10), "center"), **dict.fromkeys((12, 13, 14, 15), "right"), 11: "indent", 16: "indent"}
CONCLUSION = 19
"""The column that the auditor fills in: wide though it is empty."""

FIRST = 2
"""The line of the first finding on every page."""


def places(result: Result, sheet: Sheet) -> dict[tuple[str, str], list[tuple[int, Place]]]:
    """Path and id of a table → the numbers of its findings and where they will stand."""
    found: dict[tuple[str, str], list[tuple[int, Place]]] = {}
    for index, finding in enumerate(result.findings):
        if finding.table is not None:
            found.setdefault((finding.path, finding.table), []).append((index + 1, sheet.at(index, FIRST)))
    return found


def write(result: Result, sheet: Sheet, tables: Mapping[tuple[str, str], tuple[Place, dict[int, int]]]) -> None:
    """Every finding in the order of the report. `tables`: where each table stands, and its rows by printed number."""
    lang = result.lang
    names = words("workbook.findings.heads", lang).split("|")
    sheet.head([Column(name, width, ALIGN.get(order, "")) for order, (name, width) in enumerate(zip(names, WIDTHS, strict=True), 1)])
    sheet.widths[CONCLUSION] = WIDTHS[CONCLUSION - 1]
    rules = catalogue()
    for number, finding in enumerate(result.findings, 1):
        expected, actual = (value if isinstance(value, str) else kroner(value) for value in (finding.expected, finding.actual))
        where: object = finding.table
        place = tables.get((finding.path, finding.table)) if finding.table is not None else None
        if finding.table is not None and place is not None:
            line = place[1].get(finding.row or 0, place[0].line)
            where = Link(finding.table, place[0]._replace(line=line))
        severity = words(f"report.{finding.severity}", lang)
        law = rules[finding.code].law if finding.code in rules else None
        sheet.row(
            [
                number, finding.code, Styled(severity, RED) if finding.severity == "error" else severity, finding.path, finding.item, where,
                finding.page, finding.line, finding.row, year_or_text(finding.year), finding.message, expected, actual,
                kroner(finding.difference), kroner(finding.tolerance), finding.tolerance_why, finding.hint, law, Blank(), Blank(),
            ]
        )  # fmt: skip
