"""The sheet Bevillinger: every appropriation table as read, a live SUM and a difference under each printed sum."""

from __future__ import annotations

from typing import Any

import polars as pl
from openpyxl.utils import get_column_letter

from ledger.messages import words
from ledger.report.workbook_cells import Formula, Heading, Sheet, kroner
from ledger.report.workbook_sums import SUMS, added_up
from ledger.result import Result

BEFORE = 6
"""Columns before the amounts: row, role, text, area, page, line."""

ARGUMENTS = 200
"""Ranges a SUM gets; Excel takes 255."""


def appropriations(result: Result, sheet: Sheet) -> None:
    """One block an appropriation table, in reading order."""
    frames = result.frames
    own = frames.decisions.filter(pl.col("own") & pl.col("part").is_null()).select("item", "status")
    tables = (
        frames.tables.filter(pl.col("kind") == "appropriation")
        .join(frames.documents.select("document", "path"), on="document", how="left", maintain_order="left")
        .join(frames.items.select("item", "number", "position", "title"), on="item", how="left", maintain_order="left")
        .join(own, on="item", how="left", maintain_order="left")
    )
    wanted = tables.select("table")
    rows, postings = _by_table(frames.rows, wanted), _by_table(frames.postings, wanted)
    for table in tables.iter_rows(named=True):
        _block(result, sheet, table, rows.get(table["table"], []), postings.get(table["table"], []))
    sheet.sheet.freeze_panes = "D1"


def _by_table(frame: pl.DataFrame, wanted: pl.DataFrame) -> dict[int, list[dict[str, Any]]]:
    """A frame → its rows as dicts, by table number."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.join(wanted, on="table", how="semi", maintain_order="left").iter_rows(named=True):
        found.setdefault(row["table"], []).append(row)
    return found


def _heading(result: Result, table: dict[str, Any]) -> str:
    """File · Punkt 4 · title · tabel 4.1 · godkendt · i balance."""
    lang = result.lang
    key, number = ("report.item", table["number"]) if table["number"] else ("report.item_position", table["position"])
    verdict = result.verdicts.get(table["table"])
    outcome = {True: "report.balanced", False: "report.unbalanced", None: "report.not_evaluated"}[verdict]
    parts = [table["path"], words(key, lang).format(number=number), table["title"] or words("report.untitled", lang)]
    parts.append(words("report.table", lang).format(table=table["table_id"]))
    if table["status"]:
        parts.append(words(f"report.status.{table['status']}", lang))
    return " · ".join([*parts, words(outcome, lang)])


def _block(result: Result, sheet: Sheet, table: dict[str, Any], rows: list[dict[str, Any]], postings: list[dict[str, Any]]) -> None:
    """Heading, column names, the rows as read; under each printed sum what its rows add up to, and the difference."""
    lang = result.lang
    columns = [name for _, name in sorted({(posting["position"], posting["column"]) for posting in postings})]
    amounts: dict[int, dict[str, int]] = {}
    for posting in postings:
        if posting["amount"] is not None:
            amounts.setdefault(posting["row"], {})[posting["column"]] = posting["amount"]
    sheet.row([Heading(_heading(result, table))], bold=True)
    sheet.row([*words("report.workbook.rows", lang).split("|"), *columns], bold=True, shade=True)
    places = _places(rows, sheet.next)
    stands_for = added_up(rows, amounts)
    for row in rows:
        known = amounts.get(row["row"], {})
        role = words(f"report.{row['role']}", lang)
        printed = [kroner(known.get(column)) for column in columns]
        line = sheet.row([row["number"], role, row["label"], row["area"], row["page"], row["line"], *printed], bold=row["role"] in SUMS)
        if row["role"] not in SUMS:
            continue
        sums: list[Formula | None] = []
        differences: list[Formula | None] = []
        for offset, column in enumerate(columns, BEFORE + 1):
            if column not in known:
                sums.append(None)
                differences.append(None)
                continue
            letter = get_column_letter(offset)
            total = sum(amounts.get(key, {}).get(column, 0) for key in stands_for[row["row"]])
            sums.append(Formula(sum_formula(letter, [places[key] for key in stands_for[row["row"]]]), total))
            differences.append(Formula(f"={letter}{line}-{letter}{line + 1}", known[column] - total))
        sheet.row([None, None, words("report.workbook.sum", lang), None, None, None, *sums])
        sheet.row([None, None, words("report.difference", lang), None, None, None, *differences])
    sheet.row([])


def _places(rows: list[dict[str, Any]], first: int) -> dict[int, int]:
    """Row key → its line on the sheet; every printed sum takes two lines more."""
    places = {}
    for row in rows:
        places[row["row"]] = first
        first += 3 if row["role"] in SUMS else 1
    return places


def sum_formula(letter: str, lines: list[int]) -> str:
    """G, [3, 4, 5, 8] → =SUM(G3:G5,G8)."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and runs[-1][1] == line - 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    ranges = [f"{letter}{start}" if start == end else f"{letter}{start}:{letter}{end}" for start, end in runs] or ["0"]
    parts = [ranges[start : start + ARGUMENTS] for start in range(0, len(ranges), ARGUMENTS)]
    return "=" + "+".join(f"SUM({','.join(part)})" for part in parts)
