"""The sheet Forside: what was done, on what, with which tool and rules, and room for who did it and who reviewed it."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.messages import words
from ledger.report.unevaluated import notes_by
from ledger.report.view import date_text
from ledger.report.workbook.cells import Blank, Heading, Link, Look, Place, Styled, Wide
from ledger.report.workbook.sheet import HEAD, Sheet
from ledger.result import Result
from ledger.version import VERSION

BOLD = Look(bold=True)
WIDTHS = {1: 20, 2: 48, 3: 16, 4: 26, 5: 12, 6: 10, 7: 10, 8: 7, 9: 12, 10: 36}
SPAN = 9
"""Columns that text runs over."""

CONTENTS = ("overview", "findings", "appropriations", "tables", "postings", "pools", "decisions", "unevaluated", "rules")


def write(result: Result, sheet: Sheet, titles: Mapping[str, str]) -> None:
    """The whole sheet. `titles`: the names of the other sheets by key."""
    lang = result.lang
    sheet.fixed = WIDTHS

    def say(key: str, **values: object) -> str:
        return words(f"workbook.front.{key}", lang).format(**values)

    sheet.row([Heading(say("title"))], Look(bold=True, size=16))
    sheet.skip()
    for key in ("prepared", "reviewed"):
        sheet.row([say(key), Blank(), say("date"), Blank()], BOLD)
        sheet.skip()
    sheet.row([say("conclusion"), Wide(None, SPAN)], BOLD)
    sheet.skip()
    summary = result.summary
    failed = int(result.frames.documents["failure"].is_not_null().sum())
    scope = {**summary, "failed": failed, "items": summary["agenda_items"], "others": summary["tables"] - summary["appropriations"]}
    texts = {
        "purpose": say("purpose_text"),
        "scope": say("scope_text", dates=_dates(result), **scope),
        "done": say("done_text"),
        "not_done": say("not_done_text"),
        "tolerance": say("tolerance_text"),
        "signs": say("signs_text"),
        "version": f"bevilling {VERSION}",
        "rules": result.settings.digest(),
        "files": ", ".join(path.name for path in result.settings.files),
        "parameters": ", ".join(f"{name} {value}" for name, value in result.parameters.items()) or say("no_parameters"),
    }
    for key, text in texts.items():
        sheet.row([Styled(say(key), BOLD), Wide(text, SPAN)])
    sheet.skip()
    sheet.row([say("contents")], BOLD)
    for key in CONTENTS:
        sheet.row([Link(titles[key], Place(titles[key], 1)), Wide(words(f"workbook.about.{key}", lang), SPAN)])
    sheet.skip()
    sheet.row([say("sources")], BOLD)
    _sources(result, sheet)


def _dates(result: Result) -> str:
    dates = result.frames.documents["date"].drop_nulls()
    if dates.is_empty():
        return words("workbook.front.no_dates", result.lang)
    first, last = dates.min(), dates.max()
    shown = [date_text(date, result.lang) for date in (first, last) if date is not None]  # type: ignore[arg-type]
    return " – ".join(dict.fromkeys(shown))


def _sources(result: Result, sheet: Sheet) -> None:
    """Every document with its sha256 and pages, and whether it was read."""
    lang = result.lang
    sheet.row(words("workbook.front.source_heads", lang).split("|"), HEAD)
    reasons = notes_by(result, "document")
    for number, row in enumerate(result.frames.documents.iter_rows(named=True), 1):
        state = words("workbook.yes", lang)
        if row["failure"] is not None:
            state = " ".join(reasons.get(row["document"], [])) or row["failure"]
        kind = words(f"report.kind.{row['kind']}", lang) if row["kind"] else None
        what = [row["kommune"], row["udvalg"], row["date"], kind, row["format"], row["pages"]]
        sheet.row([Styled(number, Look(align="left")), row["path"], *what, state, row["sha256"]])
