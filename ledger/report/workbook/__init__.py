"""A Result → the auditor's workpaper as an Excel workbook (SPEC 8): every figure traceable, every sum live. Same input, same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ledger.files import replacing
from ledger.report.workbook import decisions, findings, front, overview, pools, postings, rules, unevaluated
from ledger.report.workbook.appropriations import AppropriationsSheet
from ledger.report.workbook.book import Book
from ledger.report.workbook.cells import Place
from ledger.report.workbook.pool_draws import of_result
from ledger.report.workbook.pool_lines import PoolBook
from ledger.report.workbook.sheet import LINES
from ledger.report.workbook.tables import TablesSheet
from ledger.result import Result

SHEETS = ("front", "overview", "findings", "appropriations", "tables", "postings", "pools", "decisions", "unevaluated", "rules")
"""The sheets in the order they stand in."""

FROZEN = {"findings": 2, "appropriations": 2, "tables": 4, "postings": 1, "decisions": 1, "unevaluated": 2, "rules": 1}
"""Columns that stay in view."""


def write(result: Result, path: Path, *, pool_book: PoolBook | None = None, lines: int = LINES) -> None:
    """The workbook into `path`, whole or not at all. `pool_book` fills the sheet Puljer, by default with the pools of the
    result; `lines` is what one worksheet holds.

    Raises `OutputError` where the file cannot be written.
    """
    pool_book = pool_book or of_result(result)
    with replacing(path) as temporary, Book(result.lang, lines) as book:
        sheets = {key: book.sheet(key, frozen=FROZEN.get(key, 0)) for key in SHEETS}
        appropriations = AppropriationsSheet(result, sheets["appropriations"])
        tables = TablesSheet(result, sheets["tables"], findings.places(result, sheets["findings"]))

        def numbered() -> Iterator[tuple[int, Place]]:
            number = 0
            while True:
                yield number + 1, sheets["appropriations"].at(number, 2)
                number += 1

        for checked in tables.write(numbered()):
            appropriations.line(checked)
        findings.write(result, sheets["findings"], tables.places)
        postings.write(result, sheets["postings"], pool_book.of_postings() if pool_book else {})
        overview.write(
            result, sheets["overview"], sheets["findings"], sheets["appropriations"], sheets["postings"], appropriations.unbalanced
        )
        pools.write(result, sheets["pools"], sheets["postings"], pool_book)
        decisions.write(result, sheets["decisions"])
        unevaluated.write(result, sheets["unevaluated"])
        rules.write(result, sheets["rules"], sheets["findings"].ranges("B", findings.FIRST))
        front.write(result, sheets["front"], {key: sheet.title for key, sheet in sheets.items()})
        for key in ("findings", "appropriations", "postings", "decisions", "unevaluated"):
            book.name(sheets[key])
        book.save(temporary)
