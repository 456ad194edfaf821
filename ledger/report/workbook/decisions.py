"""The sheet Beslutninger: every agenda item with its decision, its numbered proposals, and what other bodies said before."""

from __future__ import annotations

from typing import Any

import polars as pl

from ledger.messages import words
from ledger.report.workbook.sheet import Column, Sheet
from ledger.result import Result

WIDTHS = (46, 22, 11, 8, 40, 20, 22, 22, 11, 18, 8, 60, 7, 7)
CENTRED = (4, 13, 14)


def write(result: Result, sheet: Sheet) -> None:
    """One line a decision, in the order of the documents."""
    lang = result.lang
    sheet.head(
        [
            Column(name, width, "center" if order in CENTRED else "")
            for order, (name, width) in enumerate(zip(words("workbook.decisions.heads", lang).split("|"), WIDTHS, strict=True), 1)
        ]
    )
    frames = result.frames
    meeting = frames.documents.select("document", "path", "udvalg", pl.col("date").alias("meeting"))
    items = frames.items.select("item", "number", "position", "title", "journal_no")
    for rows in frames.decisions.iter_slices(5_000):
        joined = rows.join(meeting, on="document", how="left", maintain_order="left").join(
            items, on="item", how="left", maintain_order="left"
        )
        for row in joined.iter_rows(named=True):
            sheet.row(_line(row, result))


def _line(row: dict[str, Any], result: Result) -> list[object]:
    lang = result.lang
    if not row["own"]:
        what = words("workbook.decisions.earlier", lang)
    elif row["proposal"] is not None:
        what = words("workbook.decisions.proposal", lang).format(number=row["proposal"])
    else:
        what = words("workbook.decisions.own", lang)
    item = row["number"] or f"#{row['position']}"
    body = row["body"] or (row["udvalg"] if row["own"] else None)
    amended = words("workbook.yes", lang) if row["amended"] else None
    status = words(f"report.status.{row['status']}", lang)
    decided = row["date"] or (row["meeting"] if row["own"] else None)
    return [
        row["path"], row["udvalg"], row["meeting"], item, row["title"], row["journal_no"], what, body, decided, status, amended,
        row["text"] or None, row["page"], row["line"],
    ]  # fmt: skip
