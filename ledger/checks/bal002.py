"""BAL002: a printed total differs from the sum of its rows.

da: en trykt sum er ikke summen af sine rækker.
law: kommunestyrelsesloven § 40
from: C01

why: The council decides what is printed. A total that is not the sum of its rows means that a row or the total is wrong.
hvorfor: Det, der er trykt, er det, der besluttes. En sum, som ikke er summen af sine rækker, betyder, at en række eller summen er forkert.
fix: Recalculate the total, or find the row that is missing from it.
ret: Regn summen efter, eller find den række, der mangler i den.
false alarms: "heraf" rows, counts and subtotals are left out; a subtotal is held against its own rows.
falske alarmer: "Heraf"-rækker, antal og delsummer regnes ikke med; en delsum holdes op mod sine egne rækker.

PASS:
    t. kr. | 2025
    Drift af værksted | 300
    Inventar | 100
    Finansiering, kassen | -400
    I alt | 0
FAIL:
    t. kr. | 2025
    Drift af værksted | 300
    Inventar | 100
    Finansiering, kassen | -400
    I alt | 10
"""

from __future__ import annotations

import polars as pl

from ledger.checks.bal005 import added_counts
from ledger.checks.bal008 import is_netto
from ledger.checks.rule import Batch, nothing, place_of_table
from ledger.checks.sums import printed_sums

MESSAGE = {
    "da": '{column}: "{label}" er trykt som {actual:unit}, men rækkerne giver {expected:unit}; forskel {difference:kr}',
    "en": '{column}: "{label}" is printed as {actual:unit}, but its rows give {expected:unit}; difference {difference:kr}',
}


def check(batch: Batch) -> pl.DataFrame:
    """Printed sums that no reading of their rows explains → one finding a column."""
    sums = printed_sums(batch)
    if sums.is_empty():
        return nothing()
    wrong = sums.filter(~pl.col("fits"))
    if wrong.is_empty():
        return nothing()
    wrong = wrong.join(added_counts(batch, wrong).select("row", "column"), on=["row", "column"], how="anti")
    wrong = wrong.filter(~is_netto(wrong, batch)) if not wrong.is_empty() else wrong
    found = wrong.select(
        "table",
        "column",
        "label",
        "expected",
        "actual",
        "difference",
        "tolerance",
        pl.col("number").alias("row"),
        pl.when(pl.col("tolerance") > 0).then(pl.lit("digits")).otherwise(pl.lit("exact")).alias("why"),
        pl.col("page").alias("row_page"),
        pl.col("line").alias("row_line"),
    )
    placed = place_of_table(found, batch)
    return placed.with_columns(pl.col("row_page").alias("page"), pl.col("row_line").alias("line"))
