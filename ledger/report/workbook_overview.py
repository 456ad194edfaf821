"""The sheets Overblik and Fund: the counts, the documents, the findings."""

from __future__ import annotations

import polars as pl

from ledger.frames import note_of
from ledger.messages import say, words
from ledger.report.workbook_cells import Heading, Sheet, kroner
from ledger.result import Result
from ledger.version import VERSION


def overview(result: Result, sheet: Sheet) -> None:
    """The version and the counts, then one line a document: what it is and whether it was read."""
    lang = result.lang
    sheet.row([Heading(words("report.workbook.title", lang))], bold=True)
    sheet.row([words("report.workbook.version", lang), VERSION])
    for name, count in result.summary.items():
        sheet.row([words(f"report.summary.{name}", lang), count])
    sheet.row([])
    sheet.head(words("report.workbook.documents", lang).split("|"))
    sheet.sheet.freeze_panes = None  # the counts above it would fill the screen
    reasons = _reasons(result)
    for row in result.frames.documents.iter_rows(named=True):
        state = words("report.workbook.read", lang) if row["failure"] is None else reasons.get(row["document"], row["failure"])
        kind = words(f"report.kind.{row['kind']}", lang) if row["kind"] else None
        sheet.row([row["path"], row["sha256"], row["kommune"], row["udvalg"], row["date"], kind, state])
    sheet.sheet.freeze_panes = "B2"


def _reasons(result: Result) -> dict[int, str]:
    """Document number → why it could not be read."""
    failed = result.frames.documents.filter(pl.col("failure").is_not_null()).select("document")
    notes = result.frames.notes.join(failed, on="document", how="semi", maintain_order="left")
    return {row["document"]: say(note_of(row["values"], row["key"]), result.lang) for row in notes.iter_rows(named=True)}


def findings(result: Result, sheet: Sheet) -> None:
    """One line a finding, money in kroner."""
    lang = result.lang
    sheet.head(words("report.workbook.findings", lang).split("|"))
    for finding in result.findings:
        expected, actual = (value if isinstance(value, str) else kroner(value) for value in (finding.expected, finding.actual))
        severity = words(f"report.{finding.severity}", lang)
        place = [finding.path, finding.item, finding.table, finding.page, finding.line, finding.row, finding.year]
        money = [expected, actual, kroner(finding.difference), kroner(finding.tolerance)]
        sheet.row([finding.code, severity, *place, *money, finding.message, finding.hint])
    sheet.filter()
