"""Frames → one table after another with its rows, postings and printed sums, some thousand postings at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from ledger.checks.sums import sums_of
from ledger.frames import Frames
from ledger.stretches import between, in_order, spans

POSTINGS_AT_A_TIME = 10_000

TURNED = pl.col("amount").fill_null(0).ne(0) & (pl.col("printed").str.contains(r"^\s*[-−–÷(]|[-−–÷)]\s*$") != (pl.col("amount") < 0))
"""A figure whose sign in the ledger is not the printed one."""

OWN_UNIT = pl.col("amount").is_not_null() & pl.col("printed").str.contains(r"(?i)kr|mio|mia|tkr")


@dataclass(frozen=True, slots=True)
class Lines:
    """One table: its own values, its rows in order, their postings and the printed sums by row number of the frames."""

    table: dict[str, Any]
    rows: list[dict[str, Any]]
    postings: dict[int, list[dict[str, Any]]]
    sums: dict[int, list[dict[str, Any]]]


def tables_with_lines(frames: Frames) -> Iterator[Lines]:
    """Every table of the batch in order."""
    meeting = frames.documents.select("document", "path", "sha256", "kommune", "udvalg", "date")
    items = frames.items.select("item", pl.col("number").alias("item_number"), "position", "title", "journal_no")
    own = frames.decisions.filter(pl.col("own") & pl.col("part").is_null()).select("item", "status", "body", "amended").unique("item")
    tables, rows, postings = (in_order(frame, "table") for frame in (frames.tables, frames.rows, frames.postings))
    for first, last in spans(tables["table"], postings, POSTINGS_AT_A_TIME):
        some = (
            between(tables, "table", first, last)
            .join(meeting, on="document", how="left", maintain_order="left")
            .join(items, on="item", how="left", maintain_order="left")
            .join(own, on="item", how="left", maintain_order="left")
        )
        own_rows = between(rows, "table", first, last)
        own_postings = between(postings, "table", first, last).with_columns(TURNED.alias("turned"), OWN_UNIT.alias("own_unit"))
        sums = _by(_sums(own_postings, own_rows), "row")
        by_table, by_row = _by(own_rows, "table"), _by(own_postings, "row")
        for table in some.iter_rows(named=True):
            found = by_table.get(table["table"], [])
            yield Lines(
                table,
                found,
                {row["row"]: by_row[row["row"]] for row in found if row["row"] in by_row},
                {row["row"]: sums[row["row"]] for row in found if row["row"] in sums},
            )


def _sums(postings: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The printed sums, read as BAL002 reads them (`ledger.checks.sums`)."""
    found = sums_of(postings.join(rows.select("row", "block"), on="row", how="left", maintain_order="left"))
    wanted = ["row", "column", "position", "expected", "difference", "tolerance", "fits", "scope"]
    if not found.height:
        return pl.DataFrame(schema=dict.fromkeys(wanted, pl.Int64))
    # Udgift and Indtægt of one year are one column of this sheet, as they are of the ledger
    amounts = (pl.col("expected", "difference", "tolerance").sum(), pl.col("fits").all(), pl.col("scope").first())
    return found.group_by("row", "column", "position", maintain_order=True).agg(*amounts).select(wanted)


def _by(frame: pl.DataFrame, key: str) -> dict[int, list[dict[str, Any]]]:
    """A frame → its rows as dicts, by a key."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row[key], []).append(row)
    return found
