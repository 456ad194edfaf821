"""The sheet Ikke vurderet: every document, table and sentence with money that got no verdict, each with the reason."""

from __future__ import annotations

from ledger.messages import words
from ledger.report.unevaluated import unevaluated
from ledger.report.workbook.cells import kroner
from ledger.report.workbook.sheet import Column, Sheet
from ledger.result import Result

WIDTHS = (22, 46, 8, 40, 8, 7, 7, 16, 50, 50)
ALIGN = {**dict.fromkeys((3, 5, 6, 7), "center"), 8: "right", 9: "indent"}


def write(result: Result, sheet: Sheet) -> None:
    """One line each, in the order in which they are told."""
    names = words("workbook.unevaluated.heads", result.lang).split("|")
    sheet.head([Column(name, width, ALIGN.get(order, "")) for order, (name, width) in enumerate(zip(names, WIDTHS, strict=True), 1)])
    for one in unevaluated(result):
        place = [one.item, one.title, one.table, one.page, one.line]
        sheet.row([one.what, one.path, *place, kroner(one.amount), one.text, one.reason])
