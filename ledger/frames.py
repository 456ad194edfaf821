"""Readings → Polars frames: documents, items, decisions, tables, rows, postings, mentions, notes; one set for a whole batch.

Every frame is eager. Money is Int64 øre. Keys: `document`, `item`, `table` and `row` are running numbers over the batch, so that a
join never needs more than one column; `table_id` ("4.1": second table … of the fourth item) is what users see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import polars as pl

from ledger.kept import KeptReadings
from ledger.model import (
    AgendaItem,
    Failure,
    ItemJudgement,
    ItemMoney,
    Judgement,
    MoneyTable,
    Note,
    Posting,
    ProseAppropriation,
    Reading,
    Row,
)

COUNTED = ("expenditure", "income", "financing")
"""The roles that enter a balance. Subtotals, totals and memo rows never do (SPEC 2)."""

UNITS_OF_ITS_OWN = 100
"""What a table whose rows name their own, different units is shown in: kroner."""

STRETCH = 10_000
"""Rows that are gathered before they become a piece of a frame."""

SCHEMAS: dict[str, dict[str, Any]] = {
    "documents": {
        "document": pl.Int64,
        "path": pl.String,
        "sha256": pl.String,
        "format": pl.String,
        "pages": pl.Int64,
        "kommune": pl.String,
        "kommunekode": pl.String,
        "udvalg": pl.String,
        "date": pl.Date,
        "kind": pl.String,
        "failure": pl.String,
    },
    "items": {
        "item": pl.Int64,
        "document": pl.Int64,
        "position": pl.Int64,
        "number": pl.String,
        "title": pl.String,
        "journal_no": pl.String,
        "page": pl.Int64,
        "line": pl.Int64,
        "states_no_consequences": pl.Boolean,
    },
    "decisions": {
        "item": pl.Int64,
        "document": pl.Int64,
        "part": pl.Int64,
        "proposal": pl.Int64,
        "status": pl.String,
        "text": pl.String,
        "amended": pl.Boolean,
        "body": pl.String,
        "own": pl.Boolean,
        "date": pl.Date,
        "page": pl.Int64,
        "line": pl.Int64,
    },
    "tables": {
        "table": pl.Int64,
        "table_id": pl.String,
        "item": pl.Int64,
        "document": pl.Int64,
        "kind": pl.String,
        "reason": pl.String,
        "section": pl.String,
        "caption": pl.String,
        "page": pl.Int64,
        "line": pl.Int64,
        "unit": pl.String,
        "unit_ore": pl.Int64,
        "rounded": pl.Boolean,
        "price_level": pl.String,
        "price_level_year": pl.Int64,
        "columns": pl.Int64,
        "years": pl.List(pl.Int64),
        "balance": pl.String,
        "turned": pl.Boolean,
        "signs_unknown": pl.Boolean,
        "doubts": pl.Int64,
        "joined": pl.Int64,
        "form": pl.String,
        "appropriated": pl.Boolean,
    },
    "rows": {
        "row": pl.Int64,
        "table": pl.Int64,
        "item": pl.Int64,
        "document": pl.Int64,
        "number": pl.Int64,
        "label": pl.String,
        "area": pl.String,
        "udvalg": pl.String,
        "role": pl.String,
        "source": pl.String,
        "permanent": pl.Boolean,
        "measure": pl.String,
        "block": pl.String,
        "total_amount": pl.Int64,
        "total_half": pl.Int64,
        "total_printed": pl.String,
        "total_column": pl.String,
        "earlier_amount": pl.Int64,
        "earlier_half": pl.Int64,
        "page": pl.Int64,
        "line": pl.Int64,
    },
    "postings": {
        "posting": pl.Int64,
        "row": pl.Int64,
        "table": pl.Int64,
        "item": pl.Int64,
        "document": pl.Int64,
        "number": pl.Int64,
        "column": pl.String,
        "position": pl.Int64,
        "year": pl.Int64,
        "amount": pl.Int64,
        "half": pl.Int64,
        "state": pl.String,
        "printed": pl.String,
        "label": pl.String,
        "area": pl.String,
        "role": pl.String,
        "counted": pl.Boolean,
        "must_balance": pl.Boolean,
        "page": pl.Int64,
        "line": pl.Int64,
        "box": pl.List(pl.Float64),
    },
    "asides": {
        "row": pl.Int64,
        "table": pl.Int64,
        "item": pl.Int64,
        "document": pl.Int64,
        "number": pl.Int64,
        "column": pl.String,
        "year": pl.Int64,
        "amount": pl.Int64,
        "half": pl.Int64,
        "printed": pl.String,
        "label": pl.String,
        "page": pl.Int64,
        "line": pl.Int64,
    },
    "mentions": {
        "mention": pl.Int64,
        "item": pl.Int64,
        "document": pl.Int64,
        "kind": pl.String,
        "text": pl.String,
        "amount": pl.Int64,
        "half": pl.Int64,
        "amounts": pl.List(pl.Struct({"year": pl.Int64, "amount": pl.Int64})),
        "financing": pl.List(pl.Struct({"source": pl.String, "amount": pl.Int64, "half": pl.Int64, "code": pl.String})),
        "balances": pl.Boolean,
        "section": pl.String,
        "proposal": pl.Int64,
        "income": pl.Boolean,
        "approximate": pl.Boolean,
        "limit": pl.Boolean,
        "page": pl.Int64,
        "line": pl.Int64,
    },
    "notes": {
        "document": pl.Int64,
        "item": pl.Int64,
        "table": pl.Int64,
        "key": pl.String,
        "values": pl.List(pl.Struct({"name": pl.String, "value": pl.String})),
        "page": pl.Int64,
        "line": pl.Int64,
    },
}
"""Column names and types of every frame: the contract that `ledger.schemas` holds them to."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The ledger of a batch. `readings` are the values the frames were made from, by document number (`None` where reading failed)."""

    documents: pl.DataFrame
    items: pl.DataFrame
    decisions: pl.DataFrame
    tables: pl.DataFrame
    rows: pl.DataFrame
    postings: pl.DataFrame
    asides: pl.DataFrame
    mentions: pl.DataFrame
    notes: pl.DataFrame
    readings: Sequence[Reading | None] = ()


def amounts_known(table: MoneyTable) -> bool:
    """Has every figure that counts an amount? Not where no unit is to be found (HDR001)."""
    return not any(p.state == "stated" and p.amount is None for row in table.rows if row.role in COUNTED for p in row.postings)


def _series(name: str, values: Sequence[Any], kind: Any) -> pl.Series:
    """Values → a column. A list goes in as a tuple of figures, or of tuples where its type is a struct; `None` is no list."""
    return _lists(name, values, kind) if values and isinstance(kind, pl.List) else pl.Series(name, values, dtype=kind)


def _lists(name: str, values: Sequence[Sequence[Any] | None], kind: pl.List) -> pl.Series:
    """As `pl.Series` makes it, forty times faster: what is in the lists becomes flat columns, which Polars then cuts into lists.

    Polars takes a value in a list apart for longer than a rule looks at a whole case, and an archive has a list for every amount.
    """
    filled = [value for value in values if value]
    flat = [inner for value in filled for inner in value]
    inner = kind.inner
    if isinstance(inner, pl.Struct):
        parts = zip(*flat, strict=True) if flat else [()] * len(inner.fields)
        made = [pl.Series(field.name, part, dtype=field.dtype) for field, part in zip(inner.fields, parts, strict=True)]
        column = pl.DataFrame(made).to_struct(name)
    else:
        column = pl.Series(name, flat, dtype=inner)
    whose = pl.Series("whose", [number for number, value in enumerate(filled) for _ in value], dtype=pl.UInt32)
    lists = pl.DataFrame([whose, column]).group_by("whose", maintain_order=True).agg(name)[name]
    empty = lists.len()
    number = count()
    return lists.append(pl.Series(name, [[]], dtype=kind)).gather(
        [None if value is None else next(number) if value else empty for value in values]
    )


class _Columns:
    """Rows gathered column by column: the cheapest way into a frame. A stretch at a time, for Python values take ten times the room."""

    def __init__(self, name: str) -> None:
        self.schema = SCHEMAS[name]
        self.rows: list[tuple[Any, ...]] = []
        self.stretches: list[pl.DataFrame] = []

    def add(self, *values: Any) -> None:
        self.rows.append(values)
        if len(self.rows) >= STRETCH:
            self.turn()

    def turn(self) -> None:
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.schema)
        series = [_series(name, column, kind) for (name, kind), column in zip(self.schema.items(), columns, strict=True)]
        self.stretches.append(pl.DataFrame(series))
        self.rows.clear()

    def frame(self) -> pl.DataFrame:
        if self.rows or not self.stretches:
            self.turn()
        made = pl.concat(self.stretches, rechunk=True) if len(self.stretches) > 1 else self.stretches[0]
        self.stretches.clear()
        return made


class _Builder:
    """One pass over the readings; the running numbers are its only state."""

    def __init__(self) -> None:
        self.parts = {name: _Columns(name) for name in SCHEMAS}
        self.item, self.table, self.row, self.posting, self.mention = count(), count(), count(), count(), count()

    def frames(self, readings: Sequence[Reading | None]) -> Frames:
        return Frames(**{name: part.frame() for name, part in self.parts.items()}, readings=readings)

    def failure(self, document: int, failure: Failure) -> None:
        self.parts["documents"].add(
            document, failure.path, failure.sha256, failure.format, None, None, None, None, None, None, failure.code
        )
        self.note(document, None, None, failure.note)

    def reading(self, document: int, reading: Reading) -> None:
        meeting = reading.meeting
        source = meeting.document
        self.parts["documents"].add(
            document,
            source.path,
            source.sha256,
            source.format,
            source.pages,
            meeting.kommune,
            meeting.kommunekode,
            meeting.udvalg,
            meeting.date,
            meeting.kind,
            None,
        )
        for note in (*source.notes, *reading.notes):
            self.note(document, None, None, note)
        for position, (item, money, judged) in enumerate(zip(meeting.items, reading.money, reading.judged, strict=True), 1):
            self.agenda_item(document, position, item, money, judged)

    def agenda_item(self, document: int, position: int, item: AgendaItem, money: ItemMoney, judged: ItemJudgement | None) -> None:
        key = next(self.item)
        self.parts["items"].add(
            key,
            document,
            position,
            item.number,
            item.title,
            item.journal_no,
            item.place.page,
            item.place.line,
            money.states_no_consequences,
        )
        own = item.decision
        add = self.parts["decisions"].add
        place = own.place
        add(key, document, None, None, own.status, own.text, own.amended, own.body, True, None, place.page, place.line)
        for number, part in enumerate(own.parts, 1):
            for proposal in part.items:
                add(key, document, number, proposal, part.status, part.text, part.amended, own.body, True, None, place.page, place.line)
        for number, earlier in enumerate(item.earlier, 1):
            add(
                key,
                document,
                number,
                None,
                earlier.status,
                earlier.text,
                False,
                earlier.body,
                False,
                earlier.date,
                earlier.place.page,
                earlier.place.line,
            )
        for order, table in enumerate(money.tables, 1):
            judgement = judged.tables[order - 1] if judged is not None else None
            self.money_table(document, key, f"{position}.{order}", table, judgement)
        for prose in money.prose:
            self.prose(document, key, prose)

    def money_table(self, document: int, item: int, table_id: str, table: MoneyTable, judgement: Judgement | None) -> None:
        key = next(self.table)
        doubts = [note for note in table.notes if note.key.startswith("table.")]
        must = table.kind == "appropriation" and table.balance == "columns" and not doubts and amounts_known(table)
        self.parts["tables"].add(
            key,
            table_id,
            item,
            document,
            table.kind,
            table.reason.key,
            table.section,
            table.caption,
            table.place.page,
            table.place.line,
            table.unit,
            table.unit_ore if table.unit_ore is not None else (UNITS_OF_ITS_OWN if amounts_known(table) else None),
            table.rounded,
            table.price_level,
            table.price_level_year,
            len(table.columns),
            table.years,
            table.balance,
            table.turned,
            table.signs_unknown,
            len(doubts),
            len(table.grid.joined) if table.grid else 0,
            table.form,
            judgement.appropriated if judgement is not None else None,
        )
        for note in table.notes:
            self.note(document, item, key, note)
        order = {column: position for position, column in enumerate(table.columns)}
        for row in table.rows:
            self.row_of(document, item, key, row, order, must)

    def row_of(self, document: int, item: int, table: int, row: Row, order: dict[str, int], must: bool) -> None:
        key = next(self.row)
        earlier = [posting for posting in row.aside if posting.year is None]
        total = row.row_total
        self.parts["rows"].add(
            key,
            table,
            item,
            document,
            row.number,
            row.label,
            row.area,
            row.udvalg,
            row.role,
            row.source,
            row.permanent,
            row.measure,
            row.block,
            total.amount if total else None,
            total.half if total else None,
            total.printed if total else None,
            total.column if total else None,
            sum(known) if (known := [posting.amount for posting in earlier if posting.amount is not None]) else None,
            None if any(posting.state == "unreadable" for posting in earlier) else sum(posting.half for posting in earlier),
            row.place.page,
            row.place.line,
        )
        counted = row.role in COUNTED
        for posting in row.postings:
            self.posting_of(document, item, table, key, row, posting, order[posting.column], counted, must)
        for aside in row.aside:
            place = aside.place
            self.parts["asides"].add(
                key,
                table,
                item,
                document,
                row.number,
                aside.column,
                aside.year,
                aside.amount,
                aside.half,
                aside.printed,
                row.label,
                place.page or row.place.page,
                place.line or row.place.line,
            )

    def posting_of(
        self, document: int, item: int, table: int, row: int, parent: Row, posting: Posting, position: int, counted: bool, must: bool
    ) -> None:
        place = posting.place
        self.parts["postings"].add(
            next(self.posting),
            row,
            table,
            item,
            document,
            parent.number,
            posting.column,
            position,
            posting.year,
            posting.amount,
            posting.half,
            posting.state,
            posting.printed,
            parent.label,
            parent.area,
            parent.role,
            counted,
            must and counted,
            place.page or parent.place.page,
            place.line or parent.place.line,
            place.box or parent.place.box,
        )

    def prose(self, document: int, item: int, prose: ProseAppropriation) -> None:
        self.parts["mentions"].add(
            next(self.mention),
            item,
            document,
            prose.kind,
            prose.text,
            prose.amount,
            prose.half,
            prose.amounts,
            [(source.source, source.amount, source.half, source.code) for source in prose.financing],
            prose.balances,
            prose.section,
            prose.proposal,
            prose.income,
            prose.approximate,
            prose.limit,
            prose.place.page,
            prose.place.line,
        )

    def note(self, document: int, item: int | None, table: int | None, note: Note) -> None:
        self.parts["notes"].add(document, item, table, note.key, note.values, note.place.page, note.place.line)


def build_frames(outcomes: Iterable[Reading | Failure]) -> Frames:
    """What was read, in order → the frames of the batch. A file that gave no document is a row in `documents` and a note."""
    builder = _Builder()
    readings = KeptReadings()
    for document, outcome in enumerate(outcomes):
        if isinstance(outcome, Failure):
            builder.failure(document, outcome)
            readings.add(None)
        else:
            builder.reading(document, outcome)
            readings.add(outcome)
    return builder.frames(readings)


def note_of(values: Sequence[dict[str, str]] | None, key: str) -> Note:
    """A row of the notes frame → the Note it was."""
    return Note(key, tuple((value["name"], value["value"]) for value in values or ()))
