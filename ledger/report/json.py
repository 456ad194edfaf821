"""A Result → the JSON report of SPEC 2, schema_version "1". Amounts are exact kroner: whole numbers, or two decimals."""

from __future__ import annotations

from typing import Any

from ledger.messages import Language, say
from ledger.model import AgendaItem, Finding, ItemMoney, MoneyTable, Posting, ProseAppropriation, Reading, Row
from ledger.report.escaped import json_text
from ledger.result import Result
from ledger.version import VERSION

SCHEMA_VERSION = "1"


def kroner(ore: int | None) -> int | float | None:
    """Øre → the JSON number of kroner. Reckoning is done in whole øre; only its printing is decimal, and exact up to 10^12 kr."""
    if ore is None:
        return None
    return ore // 100 if ore % 100 == 0 else ore / 100


def render(result: Result) -> str:
    """The whole report as text, UTF-8 characters kept, keys in the order of SPEC 2."""
    return json_text(report(result))


def report(result: Result) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "bevilling", "version": VERSION},
        "documents": documents(result),
        "findings": [finding(found) for found in result.findings],
        "summary": {**result.summary, "suppressed": result.suppressed},
    }


def documents(result: Result) -> list[dict[str, Any]]:
    """Every document of the batch in order; one that could not be read has no agenda items, and its finding says why."""
    tables = _Tables(result)
    out = []
    for row, reading in zip(result.frames.documents.iter_rows(named=True), result.frames.readings, strict=True):
        out.append(
            {
                "path": row["path"],
                "sha256": row["sha256"],
                "format": row["format"],
                "pages": row["pages"],
                "kommune": row["kommune"],
                "kommunekode": row["kommunekode"],
                "udvalg": row["udvalg"],
                "date": row["date"].isoformat() if row["date"] else None,
                "kind": row["kind"],
                "read": row["failure"] is None,
                "agenda_items": _agenda_items(reading, tables, result.lang) if reading else [],
            }
        )
    return out


class _Tables:
    """Of each table, in the order in which the frames were built: its id, whether it balances, whether it is appropriated."""

    def __init__(self, result: Result) -> None:
        self.ids = iter(result.frames.tables.select("table", "table_id", "appropriated").iter_rows())
        self.verdicts = result.verdicts

    def next(self) -> tuple[str, bool | None, bool | None]:
        number, table_id, appropriated = next(self.ids)
        return table_id, self.verdicts.get(number), appropriated


def _agenda_items(reading: Reading, tables: _Tables, lang: Language) -> list[dict[str, Any]]:
    return [agenda_item(item, money, tables, lang) for item, money in zip(reading.meeting.items, reading.money, strict=True)]


def agenda_item(item: AgendaItem, money: ItemMoney, tables: _Tables, lang: Language) -> dict[str, Any]:
    """One agenda item with its decision, tables and prose."""
    decision = item.decision
    return {
        "number": item.number,
        "title": item.title,
        "journal_no": item.journal_no,
        "page": item.place.page,
        "line": item.place.line,
        "decision": {
            "status": decision.status,
            "text": decision.text,
            "items": [{"items": list(part.items), "status": part.status} for part in decision.parts],
            "amended": decision.amended,
        },
        "states_no_consequences": money.states_no_consequences,
        "tables": [table(found, *tables.next(), lang) for found in money.tables],
        "prose": [prose(found) for found in money.prose],
    }


def table(found: MoneyTable, table_id: str, balances: bool | None, appropriated: bool | None, lang: Language) -> dict[str, Any]:
    """One money table. `sum_by_year_kr` is the sum of what is counted, by column; null where the amounts are unknown."""
    return {
        "id": table_id,
        "kind": found.kind,
        "reason": say(found.reason, lang),
        "section": found.section,
        "page": found.place.page,
        "line": found.place.line,
        "unit": found.unit,
        "price_level_year": found.price_level_year,
        "price_level": found.price_level,
        "years": list(found.years),
        "turned": found.turned,
        "not_evaluated": [say(note, lang) for note in found.notes if note.key.startswith("table.")],
        "rows": [row_of(row) for row in found.rows],
        "sum_by_year_kr": _sums(found),
        "balances": balances,
        "appropriated": appropriated,
    }


def row_of(row: Row) -> dict[str, Any]:
    """One row with its amounts in kroner by column; a cell that is not stated is null, kept apart from a printed 0."""
    amounts = {posting.column: row.amount(posting.column) for posting in row.postings}
    return {
        "row": row.number,
        "label": row.label,
        "area": row.area,
        "udvalg": row.udvalg,
        "role": row.role,
        "source": row.source,
        "permanent": row.permanent,
        "amounts_kr": {column: kroner(amount) for column, amount in amounts.items()},
        "printed": {posting.column: posting.printed for posting in row.postings},
        "total": _cell(row.row_total) if row.row_total is not None else None,
        "aside": [_cell(posting) for posting in row.aside],
        "measure": row.measure,
        "block": row.block,
        "page": row.place.page,
        "line": row.place.line,
    }


def _cell(posting: Posting) -> dict[str, Any]:
    """A cell that is no amount of a year: the row's own total, or one in a column that is never added."""
    return {"column": posting.column, "amount_kr": kroner(posting.amount), "printed": posting.printed}


def _sums(found: MoneyTable) -> dict[str, int | float | None] | None:
    if found.kind == "other" or found.unit_ore is None:
        return None
    sums = dict.fromkeys(found.columns, 0)
    for row in found.rows:
        if row.role in ("expenditure", "income", "financing"):
            for posting in row.postings:
                sums[posting.column] += posting.amount or 0
    return {column: kroner(total) for column, total in sums.items()}


def prose(found: ProseAppropriation) -> dict[str, Any]:
    """One amount of money that stands in a sentence."""
    return {
        "kind": found.kind,
        "text": found.text,
        "amount_kr": kroner(found.amount),
        "amounts_kr": {str(year): kroner(amount) for year, amount in found.amounts},
        "financing": [{"source": source.source, "amount_kr": kroner(source.amount), "code": source.code} for source in found.financing],
        "balances": found.balances,
        "section": found.section,
        "proposal": found.proposal,
        "page": found.place.page,
        "line": found.place.line,
    }


def finding(found: Finding) -> dict[str, Any]:
    """One finding; money in kroner."""
    return {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
        "path": found.path,
        "page": found.page,
        "line": found.line,
        "item": found.item,
        "table": found.table,
        "row": found.row,
        "year": found.year,
        "expected": kroner(found.expected) if isinstance(found.expected, int) else found.expected,
        "actual": kroner(found.actual) if isinstance(found.actual, int) else found.actual,
        "difference_kr": kroner(found.difference),
        "tolerance_kr": kroner(found.tolerance),
        "tolerance_why": found.tolerance_why,
        "hint": found.hint,
        "fingerprint": found.fingerprint,
    }
