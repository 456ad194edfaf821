"""BAL004: it balances only within the rounding of the printed figures.

da: tabellen går kun i nul inden for afrundingen af de trykte tal.
law: kommunestyrelsesloven § 40, stk. 3
from: C01

why: Figures in mio. kr. hide up to half of their last digit each. The sum is not zero, yet what was appropriated may be.
hvorfor: Tal i mio. kr. skjuler hver op til det halve af sidste ciffer. Summen er ikke nul, men det bevilgede kan være det.
fix: Show the table in t. kr., or say that it is rounded. Where the slack could hide a whole row, do show it in t. kr.
ret: Vis tabellen i t. kr., eller skriv, at den er afrundet. Hvor spillerummet kan skjule en hel række, så vis den i t. kr.
false alarms: None known; it is information, and a warning only where the slack is as large as the smallest row.
falske alarmer: Ingen kendte; det er oplysning, og kun en advarsel, hvor spillerummet er så stort som den mindste række.

PASS:
    mio. kr. | 2025
    Overført anlæg | 166,4
    Overført drift | 9,7
    Finansiering, kassen | -176,1
FAIL:
    mio. kr. | 2025
    Overført anlæg | 166,4
    Overført drift | 9,6
    Finansiering, kassen | -176,1
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table

MESSAGE = {
    "da": "{column}: summen er {difference:unit} ({difference:kr}); det ligger inden for afrundingen af de trykte tal",
    "en": "{column}: the sum is {difference:unit} ({difference:kr}); that is within the rounding of the printed figures",
    "da.hides": "{column}: summen er {difference:unit}, og afrundingen ({tolerance:kr}) er så stor, at den kan skjule den mindste række",
    "en.hides": "{column}: the sum is {difference:unit}, and the rounding ({tolerance:kr}) is large enough to hide the smallest row",
}


def check(batch: Batch) -> pl.DataFrame:
    """Columns that balance, not exactly but within their slack → information; a warning where the slack could hide a row."""
    rounded = batch.balances.checked.filter(pl.col("balances") & (pl.col("total") != 0))
    if rounded.is_empty():
        return nothing()
    hides = pl.col("slack") >= pl.col("smallest")
    found = rounded.select(
        "table",
        "column",
        pl.col("total").alias("difference"),
        pl.col("slack").alias("tolerance"),
        pl.lit("digits").alias("why"),
        pl.when(hides).then(pl.lit("hides")).alias("variant"),
        pl.when(hides).then(pl.lit("warning")).alias("severity"),
    )
    return place_of_table(found, batch)
