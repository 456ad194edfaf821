"""A Result → an Excel workbook: Overblik, Fund, Bevillinger with live sums, Posteringer. Same input, same bytes."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from ledger.files import replacing
from ledger.messages import words
from ledger.report.flat import HEADS, ledger_frame
from ledger.report.workbook_cells import Sheet
from ledger.report.workbook_file import save
from ledger.report.workbook_overview import findings, overview
from ledger.report.workbook_tables import appropriations
from ledger.result import Result


def write(result: Result, path: Path) -> None:
    """The workbook into `path`, whole or not at all. Raises `OutputError` where it cannot be written."""
    book = Workbook()
    book.remove(book.active)
    sheets = {}
    for name in ("overview", "findings", "appropriations", "postings"):
        sheets[name] = Sheet(book.create_sheet(words(f"report.sheet.{name}", result.lang)))
    overview(result, sheets["overview"])
    findings(result, sheets["findings"])
    appropriations(result, sheets["appropriations"])
    _postings(result, sheets["postings"])
    for sheet in sheets.values():
        sheet.finish()
    with replacing(path) as temporary:
        save(book, [sheet.cached for sheet in sheets.values()], temporary)


def _postings(result: Result, sheet: Sheet) -> None:
    """The flat ledger: one row a posting, amounts in kroner."""
    flat = ledger_frame(result)
    yes, no = words("report.workbook.yes_no", result.lang).split("|")
    sheet.head([HEADS[result.lang][name] for name in flat.columns])
    for row in flat.iter_rows():
        sheet.row([(yes if value else no) if isinstance(value, bool) else value for value in row])
    sheet.filter()
