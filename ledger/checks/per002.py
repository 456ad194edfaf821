"""PER002: Varig = ja, yet it ends.

da: varig er ja, men beløbet ophører.
law: kommunestyrelsesloven § 37
from: C27

why: A permanent amount that is zero in the last year shown is not permanent, or a year is missing.
hvorfor: Et varigt beløb, der er nul i det sidste viste år, er ikke varigt, eller et år mangler.
fix: Fill in the missing years, or set Varig to Nej.
ret: Udfyld de manglende år, eller sæt Varig til Nej.
false alarms: Phased savings; therefore a warning.
falske alarmer: Indfasede besparelser; derfor en advarsel.

PASS:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Vejleder | 200 | 400 | 400 | Ja
    Finansiering, kassen | -200 | -400 | -400 | Ja
FAIL:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Vejleder | 200 | 400 | 0 | Ja
    Finansiering, kassen | -200 | -400 | 0 | Ja
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing

MESSAGE = {
    "da": '"{label}" er mærket som varig, men er 0 i {last}',
    "en": '"{label}" is marked as permanent, but is 0 in {last}',
}


def check(batch: Batch) -> pl.DataFrame:
    """Expenditure rows marked Ja with money in some year and none in the last."""
    if not batch.frames.rows["permanent"].any():
        return nothing()
    permanent = batch.rows.filter(pl.col("permanent"))
    spent = batch.postings.filter((pl.col("role") == "expenditure") & pl.col("year").is_not_null())
    years = spent.join(permanent, on="row", how="semi").select("table", "row", "year", "column", "amount").sort("table", "row", "year")
    ends = years.group_by("row").agg(
        pl.col("amount").fill_null(0).last().alias("end"),
        pl.col("amount").fill_null(0).abs().sum().alias("sum"),
        pl.col("column").last().alias("last"),
    )
    rows = permanent.join(ends, on="row", how="inner").filter((pl.col("end") == 0) & (pl.col("sum") > 0))
    return rows.select(
        "document", "item", "table", "label", "last", "page", "line", pl.col("number").alias("row"), pl.col("last").alias("column")
    )
