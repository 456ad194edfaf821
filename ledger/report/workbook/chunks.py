"""Frames → one table after another with its rows, postings and printed sums, some thousand postings at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from ledger.checks.sums import sums_of
from ledger.frames import Frames
from ledger.stretches import between, in_order, spans

POSTINGS_AT_A_TIME = 5_000

SIDES = 100
"""Places a column of the ledger has in the printed table; it takes two for Udgift and Indtægt."""

TURNED = pl.col("amount").fill_null(0).ne(0) & (pl.col("printed").str.contains(r"^\s*[-−–÷(]|[-−–÷)]\s*$") != (pl.col("amount") < 0))
"""A figure whose sign in the ledger is not the printed one."""

OWN_UNIT = pl.col("amount").is_not_null() & pl.col("printed").str.contains(r"(?i)kr|mio|mia|tkr")


@dataclass(frozen=True, slots=True)
class Lines:
    """One table: its own values, its rows in order; their postings, printed sums and cells set aside by row number of the frames.

    `position` of a posting tells Udgift and Indtægt of one year apart: `SIDES` places a column of the ledger.
    """

    table: dict[str, Any]
    rows: list[dict[str, Any]]
    postings: dict[int, list[dict[str, Any]]]
    sums: dict[int, list[dict[str, Any]]]
    asides: dict[int, list[dict[str, Any]]]


def tables_with_lines(frames: Frames) -> Iterator[Lines]:
    """Every table of the batch in order."""
    meeting = frames.documents.select("document", "path", "sha256", "kommune", "udvalg", "date")
    items = frames.items.select("item", pl.col("number").alias("item_number"), "position", "title", "journal_no")
    own = frames.decisions.filter(pl.col("own") & pl.col("part").is_null()).select("item", "status", "body", "amended").unique("item")
    parts = (frames.tables, frames.rows, frames.postings, frames.asides)
    tables, rows, postings, asides = (in_order(frame, "table") for frame in parts)
    for first, last in spans(tables["table"], postings, POSTINGS_AT_A_TIME):
        some = (
            between(tables, "table", first, last)
            .join(meeting, on="document", how="left", maintain_order="left")
            .join(items, on="item", how="left", maintain_order="left")
            .join(own, on="item", how="left", maintain_order="left")
        )
        own_rows = between(rows, "table", first, last)
        # Udgift and Indtægt of one year are one column of the ledger and two of the printed table
        side = pl.int_range(pl.len()).over("row", "position")
        own_postings = between(postings, "table", first, last).with_columns(
            TURNED.alias("turned"), OWN_UNIT.alias("own_unit"), (pl.col("position") * SIDES + side).alias("position")
        )
        own_asides = between(asides, "table", first, last)
        sums = _by(_sums(own_postings, own_rows), "row")
        by_table, by_row, beside = _by(own_rows, "table"), _by(own_postings, "row"), _by(own_asides, "row")
        for table in some.iter_rows(named=True):
            found = by_table.get(table["table"], [])
            yield Lines(
                table,
                found,
                {row["row"]: by_row[row["row"]] for row in found if row["row"] in by_row},
                {row["row"]: sums[row["row"]] for row in found if row["row"] in sums},
                {row["row"]: beside[row["row"]] for row in found if row["row"] in beside},
            )


def _sums(postings: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The printed sums, read as BAL002 reads them (`ledger.checks.sums`)."""
    found = sums_of(postings.join(rows.select("row", "block"), on="row", how="left", maintain_order="left"))
    wanted = ["row", "column", "position", "expected", "difference", "tolerance", "fits", "scope"]
    if not found.height:
        return pl.DataFrame(schema=dict.fromkeys(wanted, pl.Int64))
    return found.select(wanted)


def _by(frame: pl.DataFrame, key: str) -> dict[int, list[dict[str, Any]]]:
    """A frame → its rows as dicts, by a key."""
    found: dict[int, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        found.setdefault(row[key], []).append(row)
    return found
