"""Frames → cases: the agenda items that carry money, each with its prose and its tables. What the rules on wording start from.

Most items carry no money (DOMAIN 7): only these few are ever read as text. Built once a batch.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import polars as pl

from ledger.checks.rule import Batch

Row = dict[str, Any]
"""One row of a frame by column name, money in øre."""

ROLES = {"expenditure": "gross", "income": "income", "financing": "cover"}


@dataclass(frozen=True, slots=True)
class Figure:
    """Øre, and how far the printed figure may be from the true one (SPEC 6)."""

    amount: int
    half: int

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.amount + other.amount, self.half + other.half)

    def __neg__(self) -> Figure:
        return Figure(-self.amount, self.half)


NIL = Figure(0, 0)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A row that counts: its words, its role, its source code, its figures by column (ledger signs)."""

    number: int
    label: str
    area: str | None
    block: str | None
    role: str
    source: str | None
    figures: dict[str, Figure]
    page: int | None
    line: int | None
    permanent: bool | None = None

    @property
    def total(self) -> Figure:
        """The row over all its columns."""
        return sum(self.figures.values(), NIL)


@dataclass(frozen=True, slots=True)
class Money:
    """An appropriation table that can be reckoned with: its rows that count. `years` are columns that are years."""

    table: int
    unit_ore: int
    balance: str
    price_year: int | None
    page: int | None
    line: int | None
    columns: tuple[str, ...]
    rows: tuple[MoneyRow, ...]

    def of(self, role: str) -> tuple[MoneyRow, ...]:
        """The rows of one role."""
        return tuple(row for row in self.rows if row.role == role)

    def by_column(self, *roles: str) -> dict[str, Figure]:
        """The sum of the rows of these roles, column by column."""
        found = dict.fromkeys(self.columns, NIL)
        for row in self.rows:
            if row.role in roles:
                for column, figure in row.figures.items():
                    found[column] = found[column] + figure
        return found


@dataclass(slots=True)
class Case:
    """An item with money: `prose` gives or moves it, `told` only names it, `tables` are its appropriation tables without doubts."""

    item: int
    document: int
    prose: list[Row] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)
    tables: list[Money] = field(default_factory=list)

    @property
    def proposed(self) -> list[Row]:
        """The prose of the proposal: what the body is asked to give."""
        return [row for row in self.prose if row["section"] == "proposal"]


def cases(batch: Batch) -> list[Case]:
    """The items of a batch in which prose gives or moves money, or which hold an appropriation table that can be reckoned with."""
    if "cases" not in batch.memo:
        batch.memo["cases"] = _cases(batch)
    found: list[Case] = batch.memo["cases"]
    return found


def _cases(batch: Batch) -> list[Case]:
    mentions = batch.frames.mentions
    by_item: dict[int, Case] = {}
    for money in _tables(batch):
        by_item.setdefault(money["item"], Case(money["item"], money["document"])).tables.append(money["money"])
    if mentions.height:
        acts = mentions.filter(pl.col("kind") != "mention")
        for row in acts.iter_rows(named=True):
            by_item.setdefault(row["item"], Case(row["item"], row["document"])).prose.append(row)
        if by_item and mentions.height > acts.height:
            for row in mentions.filter(pl.col("kind") == "mention").iter_rows(named=True):
                case = by_item.get(row["item"])
                if case is not None:
                    case.told.append(row)
    return [by_item[item] for item in sorted(by_item)]


def _tables(batch: Batch) -> Iterator[Row]:
    tables = batch.frames.tables
    if not tables.height:
        return
    sound = tables.filter((pl.col("kind") == "appropriation") & (pl.col("doubts") == 0) & pl.col("unit_ore").is_not_null())
    if not sound.height:
        return
    rows = _rows(batch, sound)
    for table in sound.iter_rows(named=True):
        found = rows.get(table["table"], [])
        columns = dict.fromkeys(column for row in found for column in row.figures)
        money = Money(
            table["table"],
            table["unit_ore"],
            table["balance"],
            table["price_level_year"],
            table["page"],
            table["line"],
            tuple(columns),
            tuple(found),
        )
        yield {"item": table["item"], "document": table["document"], "money": money}


def _rows(batch: Batch, sound: pl.DataFrame) -> dict[int, list[MoneyRow]]:
    """Table → its rows that count, in printed order."""
    keys = sound.select("table")
    postings = batch.frames.postings.join(keys, on="table", how="semi")
    figures: dict[int, dict[str, Figure]] = {}
    same: dict[Any, Any] = {}  # equal figures and headings are kept once: a large batch has hundreds of thousands
    for row, column, amount, half, counted in postings.select("row", "column", "amount", "half", "counted").iter_rows():
        if counted and amount is not None:
            own = figures.setdefault(row, {})
            figure = own.get(column, NIL) + Figure(amount, half)
            own[same.setdefault(column, column)] = same.setdefault(figure, figure)
    found: dict[int, list[MoneyRow]] = {}
    for row in batch.frames.rows.join(keys, on="table", how="semi").iter_rows(named=True):
        if row["role"] in ROLES:
            found.setdefault(row["table"], []).append(
                MoneyRow(
                    row["number"],
                    row["label"],
                    row["area"],
                    row["block"],
                    row["role"],
                    row["source"],
                    figures.get(row["row"], {}),
                    row["page"],
                    row["line"],
                    row["permanent"],
                )
            )
    return found


class Meeting(NamedTuple):
    """The meeting of a document as rules need it."""

    date: datetime.date | None
    udvalg: str | None
    kommune: str | None
    kind: str | None


def meeting(batch: Batch, document: int) -> Meeting:
    """The meeting a document holds the minutes of."""
    if "meetings" not in batch.memo:
        columns = batch.frames.documents.select("document", "date", "udvalg", "kommune", "kind")
        batch.memo["meetings"] = {row[0]: Meeting(*row[1:]) for row in columns.iter_rows()}
    found: Meeting = batch.memo["meetings"][document]
    return found
