"""TAB001: a money table could not be read safely: not booked.

da: en pengetabel kunne ikke læses sikkert: den bogføres ikke.
law: kommunestyrelsesloven § 40
from: C37

why: A figure in the wrong column is worse than none. Where a cell is missing, cut or unreadable, the table is not evaluated.
hvorfor: Et tal i den forkerte kolonne er værre end intet. Mangler en celle, er den skåret over eller ulæselig, vurderes tabellen ikke.
fix: Check the table in the document; give every row as many cells as the header, zeros written out.
ret: Se tabellen efter i dokumentet; giv hver række lige så mange celler som hovedet, med nuller skrevet ud.
false alarms: Information only for tables that are not appropriations.
falske alarmer: Kun oplysning for tabeller, der ikke er bevillinger.

PASS:
    t. kr. | 2025 | 2026
    Løn | 400 | 0
    Finansiering, kassen | -400 | 0
FAIL:
    t. kr. | 2025 | 2026
    Løn | 400
    Finansiering, kassen | -400 | 0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table
from ledger.frames import note_of
from ledger.messages import say

MESSAGE = {
    "da": "Tabellen kunne ikke læses sikkert og er ikke vurderet: {reasons}",
    "en": "The table could not be read safely and is not evaluated: {reasons}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Money tables with doubts → one finding each, naming the first three reasons; information where it is no appropriation."""
    doubted = batch.frames.tables.filter(pl.col("doubts") > 0)
    if doubted.is_empty():
        return nothing()
    notes = batch.frames.notes.filter(pl.col("key").str.starts_with("table.")).join(doubted.select("table"), on="table", how="semi")
    rows = []
    for (table,), group in notes.partition_by("table", as_dict=True, maintain_order=True).items():
        reasons = [say(note_of(n["values"], n["key"]), batch.lang) for n in group.head(3).iter_rows(named=True)]
        more = group.height - 3
        rows.append((table, "; ".join(reasons) + (f" (+{more})" if more > 0 else "")))
    found = pl.DataFrame(rows, schema={"table": pl.Int64, "reasons": pl.String}, orient="row")
    kinds = doubted.select("table", pl.when(pl.col("kind") == "other").then(pl.lit("info")).alias("severity"))
    return place_of_table(found.join(kinds, on="table", how="left"), batch)
