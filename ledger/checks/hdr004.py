"""HDR004: year column outside the horizon.

da: en årskolonne ligger uden for horisonten.
law: kommunestyrelsesloven § 37
from: C30

why: A budget spans its year and three overslagsår, a case in the budget season one more. A year far outside is most often a misprint.
hvorfor: Et budget rækker over sit år og tre overslagsår, en sag i budgettiden ét mere. Et år langt udenfor er oftest en trykfejl.
fix: Check the year in the header.
ret: Se efter, om årstallet i tabelhovedet er rigtigt.
false alarms: The year before the meeting (accounts) and five years after it pass; long works may reach further.
falske alarmer: Året før mødet (regnskab) og fem år efter går igennem; lange anlæg kan række længere.

PASS:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vejledere

    Økonomi

    t. kr. i 2025 p/l | 2025 | 2029
    Løn | 400 | 400
    Finansiering, kassen | -400 | -400
FAIL:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vejledere

    Økonomi

    t. kr. i 2025 p/l | 2025 | 2052
    Løn | 400 | 400
    Finansiering, kassen | -400 | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing

MESSAGE = {
    "da": "Kolonnen {column} ligger langt fra mødets år {meeting}",
    "en": "Column {column} lies far from the year of the meeting, {meeting}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Year columns of appropriation tables too far from the meeting's year."""
    if batch.tables.is_empty():
        return nothing()
    before, after = int(batch.option("HDR004", "years_before")), int(batch.option("HDR004", "years_after"))
    years = batch.tables.filter(pl.col("date").is_not_null()).explode("years", empty_as_null=True, keep_nulls=True)
    offset = pl.col("years") - pl.col("date").dt.year()
    return years.filter((offset < -before) | (offset > after)).select(
        "document",
        "item",
        "table",
        "page",
        "line",
        pl.col("years").cast(pl.String).alias("column"),
        pl.col("date").dt.year().cast(pl.String).alias("meeting"),
    )
