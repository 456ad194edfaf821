"""A Result → a beancount file: one transaction a table and year that must balance, so that `bean-check` confirms or refutes us.

Amounts are exact; what balances only within the rounding of its printed figures says so in a posting of its own (BAL004). Whole kroner are
printed without decimals, which beancount holds to zero exactly. What got no verdict is a `custom` entry with the reason.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import polars as pl

from ledger.files import replacing
from ledger.messages import words
from ledger.patterns import pattern
from ledger.report.escaped import BREAKS, TURNING
from ledger.report.unevaluated import unevaluated
from ledger.report.workbook.chunks import SIDES, Lines, tables_with_lines
from ledger.result import Result

OPENED = datetime.date(1900, 1, 1)
"""Accounts are open from before any minutes; what has no date at all stands on this day."""

LONGEST_NAME = 60
NO_NAME = pattern(r"[^0-9A-Za-zÀ-ÖØ-öø-ÿ]+")
CONTROL = pattern(rf"[\x00-\x1f\x7f-\x9f{TURNING}{BREAKS}\ud800-\udfff]+")


def write(result: Result, path: Path) -> None:
    """The whole ledger, whole or not at all. Raises `OutputError` where the file cannot be written."""
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        _Ledger(result, stream).write()


def text(value: object) -> str:
    """Any text of a document → a beancount string on one line: quotes and backslashes escaped, control characters as spaces."""
    return '"' + CONTROL.sub(" ", str(value)).replace("\\", "\\\\").replace('"', '\\"') + '"'


def account(*names: str | None) -> str:
    """Names → a valid account: letters, digits and hyphens only, each part beginning with a capital letter or a digit."""
    return ":".join(_part(name) for name in names if name)


def _part(name: str) -> str:
    cleaned = NO_NAME.sub("-", unicodedata.normalize("NFC", name)).strip("-")[:LONGEST_NAME].strip("-")
    first = cleaned[:1].upper()
    return (first if (len(first) == 1 and first.isupper()) or first.isdigit() else "X" + cleaned[:1]) + cleaned[1:] if cleaned else "X"


def kroner(ore: int) -> str:
    """Øre → kroner as beancount reads them: whole without decimals, so that no tolerance is inferred from them."""
    return str(ore // 100) if ore % 100 == 0 else f"{Decimal(ore).scaleb(-2):.2f}"


class _Ledger:
    """The file while it is written: the accounts met so far are its only state."""

    def __init__(self, result: Result, stream: TextIO) -> None:
        self.result, self.stream = result, stream
        self.accounts: dict[str, None] = {}
        self.checked = {
            (table, column): (total, slack)
            for table, column, total, slack in result.balances.checked.filter(pl.col("total").abs() <= pl.col("slack"))
            .filter(pl.col("total") != 0)
            .select("table", "column", "total", "slack")
            .iter_rows()
        }

    def say(self, key: str, **values: object) -> str:
        return words(f"beancount.{key}", self.result.lang).format(**values)

    def line(self, written: str = "") -> None:
        self.stream.write(written + "\n")

    def write(self) -> None:
        for sentence in self.say("about").split("|"):
            self.line(f"; {sentence}")
        self.line(f'option "title" {text(self.say("title"))}')
        self.line('option "operating_currency" "DKK"')
        for root in ("expenses", "income", "assets", "equity", "liabilities"):
            self.line(f'option "name_{root}" {text(self.say(root))}')
        for lines in tables_with_lines(self.result.frames):
            if lines.table["table"] in self.result.verdicts:
                for written in self._table(lines):
                    self.line(written)
        for written in (*self._prose(), *self._unevaluated()):
            self.line(written)
        self.line()
        for name in sorted(self.accounts):
            self.line(f"{OPENED} open {name} DKK")

    # --- tables with a verdict ---

    def _table(self, lines: Lines) -> Iterator[str]:
        columns = {
            posting["position"] // SIDES: (posting["column"], posting["year"]) for some in lines.postings.values() for posting in some
        }
        for order, position in enumerate(sorted(columns)):
            yield from self._entry(lines, position, *columns[position], with_beside=order == 0)

    def _entry(self, lines: Lines, position: int, column: str, year: int | None, *, with_beside: bool) -> Iterator[str]:
        """One appropriation in one year, every row of it: those that count as postings, the others as comments.

        `with_beside` for a table's first entry: what its rows print that belongs to no year is told there.
        """
        table = lines.table
        flag = "*" if table["appropriated"] else "!"
        date = datetime.date(year, 1, 1) if year is not None else table["date"] or OPENED
        yield ""
        yield f"{date} {flag} {text(table['udvalg'] or '')} {text(table['title'] or '')}"
        yield from self._place(table, {"column": column, "year": year})
        for row in lines.rows:
            found = [one for one in lines.postings.get(row["row"], ()) if one["position"] // SIDES == position]
            for posting in found:
                yield from self._posting(table, row, posting)
            for told in self._beside(lines, row) if with_beside else ():
                yield f"  ; {told}"
        rounding = self.checked.get((table["table"], column))
        if rounding is not None:
            name = self._account("equity", self.say("rounding"))
            yield f"  {name}  {kroner(-rounding[0])} DKK"
            yield f'    {self.say("meta.rule")}: "BAL004"'
            yield f"    {self.say('meta.slack')}: {kroner(rounding[1])} DKK"

    def _beside(self, lines: Lines, row: dict[str, Any]) -> Iterator[str]:
        """A row's own printed total, and its cells in columns that are never added (earlier appropriations, shares, counts)."""
        own = [(row["total_column"] or words("report.total", self.result.lang), row["total_printed"])] if row["total_printed"] else []
        for column, printed in (*own, *((cell["column"], cell["printed"]) for cell in lines.asides.get(row["row"], ()))):
            said = (f"{self.say('meta.row')} {row['number']}", column, row["label"], printed)
            yield " · ".join(CONTROL.sub(" ", part) for part in said if part)

    def _posting(self, table: dict[str, Any], row: dict[str, Any], posting: dict[str, Any]) -> Iterator[str]:
        printed = CONTROL.sub(" ", posting["printed"] or "")
        if not posting["counted"] or posting["amount"] is None:
            role = words(f"report.{row['role']}", self.result.lang)
            yield f"  ; {self.say('meta.row')} {row['number']} · {role} · {CONTROL.sub(' ', row['label'])} · {printed}"
            return
        root = {"expenditure": "expenses", "income": "income", "financing": "assets"}[row["role"]]
        name = self._account(root, table["kommune"], row["area"] or row["udvalg"] or row["label"] or self.say("no_name"))
        yield f"  {name}  {kroner(posting['amount'])} DKK"
        yield f"    {self.say('meta.row')}: {row['number']}"
        yield f"    {self.say('meta.text')}: {text(row['label'])}"
        yield f"    {self.say('meta.printed')}: {text(printed)}"
        if row["source"]:
            yield f"    {self.say('meta.source')}: {text(row['source'])}"
        for key in ("page", "line"):
            if posting[key] is not None:
                yield f"    {self.say(f'meta.{key}')}: {posting[key]}"

    def _place(self, table: dict[str, Any], more: dict[str, Any]) -> Iterator[str]:
        """Where it stands and what was decided, as metadata."""
        status = words(f"report.status.{table['status']}", self.result.lang) if table["status"] else None
        values = {
            "path": table["path"],
            "sha256": table["sha256"],
            "page": table["page"],
            "line": table["line"],
            "item": table["item_number"] or f"#{table['position']}",
            "table": table["table_id"],
            "journal": table["journal_no"],
            "kommune": table["kommune"],
            "date": table["date"],
            "status": status,
            "unit": table["unit"],
            **more,
        }
        for key, value in values.items():
            if value is not None:
                shown = value if isinstance(value, int | datetime.date) else text(value)
                yield f"  {self.say(f'meta.{key}')}: {shown}"

    def _account(self, root: str, *names: str | None) -> str:
        name = account(self.say(root), *names)
        self.accounts[name] = None
        return name

    # --- all else ---

    def _prose(self) -> Iterator[str]:
        """Appropriations in prose that got a verdict: said, but not as transactions, for their cover may be net of another sentence's."""
        frames = self.result.frames
        where = frames.documents.select("document", "path", "sha256", "date")
        items = frames.items.select("item", pl.coalesce("number", pl.format("#{}", "position")).alias("item_number"))
        told = frames.mentions.filter(pl.col("balances").is_not_null()).join(where, on="document", how="left", maintain_order="left")
        for row in told.join(items, on="item", how="left", maintain_order="left").iter_rows(named=True):
            verdict = words("report.balanced" if row["balances"] else "report.unbalanced", self.result.lang)
            amount = f" {kroner(row['amount'])} DKK" if row["amount"] is not None else ""
            yield ""
            yield f"{row['date'] or OPENED} custom {text(self.say('prose'))} {text(verdict)} {text(row['text'])}{amount}"
            yield from self._metadata(path=row["path"], sha256=row["sha256"], item=row["item_number"], page=row["page"], line=row["line"])

    def _unevaluated(self) -> Iterator[str]:
        where = {row[0]: row[1:] for row in self.result.frames.documents.select("document", "date", "sha256").iter_rows()}
        for one in unevaluated(self.result):
            date, sha256 = where[one.document]
            amount = f" {kroner(one.amount)} DKK" if one.amount is not None else ""
            yield ""
            yield f"{date or OPENED} custom {text(self.say('unevaluated'))} {text(one.what)} {text(one.reason)}{amount}"
            yield from self._metadata(
                path=one.path, sha256=sha256, item=one.item, table=one.table, page=one.page, line=one.line, text=one.text
            )

    def _metadata(self, **values: str | int | None) -> Iterator[str]:
        for key, value in values.items():
            if value is not None:
                yield f"  {self.say(f'meta.{key}')}: {value if isinstance(value, int) else text(value)}"
