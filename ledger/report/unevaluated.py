"""A Result → every document, table and sentence with money that got no verdict, each with the reason: nothing is left out in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import polars as pl

from ledger.frames import note_of
from ledger.messages import Language, say, words
from ledger.model import Note
from ledger.result import Result


class Unevaluated(NamedTuple):
    """What got no verdict: its sort in words, where it stands, its amount in øre where one is known, its text, and why."""

    what: str
    document: int
    path: str
    item: str | None
    title: str | None
    table: str | None
    page: int | None
    line: int | None
    amount: int | None
    text: str | None
    reason: str


def unevaluated(result: Result) -> Iterator[Unevaluated]:
    """Documents first, then tables, then prose; each in the order of the documents."""
    yield from _documents(result)
    yield from _tables(result)
    yield from _prose(result)


def notes_by(result: Result, key: str) -> Mapping[int, list[str]]:
    """The notes of documents (`key` "document") or of tables ("table") in words."""
    found: dict[int, list[str]] = defaultdict(list)
    notes = result.frames.notes
    wanted = notes.filter(pl.col("table").is_null()) if key == "document" else notes.filter(pl.col("key").str.starts_with("table."))
    for row in wanted.filter(pl.col(key).is_not_null()).iter_rows(named=True):
        found[row[key]].append(say(note_of(row["values"], row["key"]), result.lang))
    return found


def _documents(result: Result) -> Iterator[Unevaluated]:
    frames, lang = result.frames, result.lang
    what = words("workbook.unevaluated.document", lang)
    reasons = notes_by(result, "document")
    carrying = set(frames.tables.filter(pl.col("kind") == "appropriation")["document"].to_list())
    none = words("workbook.unevaluated.no_tables", lang)
    for row in frames.documents.select("document", "path", "failure").iter_rows(named=True):
        if row["failure"] is not None:
            reason = " ".join(reasons.get(row["document"], [])) or row["failure"]
            yield Unevaluated(what, row["document"], row["path"], None, None, None, None, None, None, row["failure"], reason)
        elif row["document"] not in carrying:
            yield Unevaluated(what, row["document"], row["path"], None, None, None, None, None, None, None, none)


def _tables(result: Result) -> Iterator[Unevaluated]:
    """Tables without a verdict: an appropriation that could not be evaluated, or a table that is none."""
    frames, lang = result.frames, result.lang
    doubts, why = notes_by(result, "table"), _kinds(result)
    paths = frames.documents.select("document", "path")
    items = frames.items.select("item", pl.col("number").alias("item_number"), "position", "title")
    for slice_ in frames.tables.iter_slices(5_000):
        joined = slice_.join(paths, on="document", how="left", maintain_order="left").join(
            items, on="item", how="left", maintain_order="left"
        )
        for table in joined.iter_rows(named=True):
            if table["table"] in result.verdicts:
                continue
            own = table["kind"] == "appropriation"
            what = words(f"workbook.unevaluated.{'appropriation' if own else 'table'}", lang)
            reason = _reason(table, doubts, lang) if own else why(table)
            item = table["item_number"] or f"#{table['position']}"
            text = table["caption"] or table["section"]
            place = (table["table_id"], table["page"], table["line"])
            yield Unevaluated(what, table["document"], table["path"], item, table["title"], *place, None, text, reason)


def _reason(table: dict[str, Any], doubts: Mapping[int, list[str]], lang: Language) -> str:
    """Why an appropriation table has no verdict."""
    if table["doubts"]:
        return " ".join(doubts.get(table["table"], []))
    key = "no_unit" if table["unit_ore"] is None else "across" if table["balance"] == "across" else "no_cover"
    return words(f"workbook.unevaluated.{key}", lang)


class _Gaps(dict[str, str]):
    """A sentence whose gaps nobody remembers shows them as …"""

    def __missing__(self, key: str) -> str:
        return "…"


def _kinds(result: Result) -> Any:
    """A table → why it is no appropriation, in words; from the readings where they are at hand, for they hold the exact words."""
    exact: dict[int, Note] = {}
    number = 0
    for reading in result.frames.readings:
        for money in reading.money if reading else ():
            for table in money.tables:
                if table.kind == "other":
                    exact[number] = table.reason
                number += 1

    def reason(table: dict[str, Any]) -> str:
        note = exact.get(table["table"])
        return say(note, result.lang) if note is not None else words(table["reason"], result.lang).format_map(_Gaps())

    return reason


def _prose(result: Result) -> Iterator[Unevaluated]:
    """Sentences with money that nothing could be held against."""
    frames, lang = result.frames, result.lang
    paths = frames.documents.select("document", "path")
    items = frames.items.select("item", "number", "position", "title")
    for slice_ in frames.mentions.filter(pl.col("balances").is_null()).iter_slices(5_000):
        joined = slice_.join(paths, on="document", how="left", maintain_order="left").join(
            items, on="item", how="left", maintain_order="left"
        )
        for row in joined.iter_rows(named=True):
            what = words(f"report.prose.{row['kind']}", lang)
            reason = words(f"workbook.unevaluated.{'mention' if row['kind'] == 'mention' else 'prose'}", lang)
            item = row["number"] or f"#{row['position']}"
            place = (row["page"], row["line"], row["amount"])
            yield Unevaluated(what, row["document"], row["path"], item, row["title"], None, *place, row["text"], reason)
