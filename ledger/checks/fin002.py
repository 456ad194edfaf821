"""FIN002: financed in some of its years only.

da: kun finansieret i nogle af årene.
law: kommunestyrelsesloven § 40, stk. 3
from: C10

why: Expenditure goes on in years for which no cover is shown. In the budget year that is unlawful; in the overslagsår it is a hole in the
budget to come.
hvorfor: Udgiften fortsætter i år uden vist dækning. I budgetåret er det ulovligt; i overslagsårene er det et hul i de kommende budgetter.
fix: Show the cover of every year, or write that the later years go into the coming budget.
ret: Vis dækningen i hvert år, eller skriv, at de senere år indgår i det kommende budget.
false alarms: In overslagsår it is a warning, as they are the basis of coming budgets and not appropriated money.
falske alarmer: I overslagsår er det en advarsel, for de er grundlag for kommende budgetter og ikke bevilgede penge.

PASS:
    t. kr. | 2025 | 2026
    Koordinator | 650 | 650
    Finansiering, kassen | -650 | -650
FAIL:
    t. kr. | 2025 | 2026
    Koordinator | 650 | 650
    Finansiering, kassen | -650 | 0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table

MESSAGE = {
    "da": "Finansieret i {financed}, men ikke i {columns}: {difference:kr} mangler dækning",
    "en": "Financed in {financed}, but not in {columns}: {difference:kr} lacks cover",
}


def check(batch: Batch) -> pl.DataFrame:
    """Tables that fail in columns with expenditure and no cover at all, while other columns are covered."""
    failed = batch.balances.failed
    if failed.is_empty():
        return nothing()
    postings = batch.frames.postings.join(failed.select("table").unique(), on="table", how="semi").filter(pl.col("counted"))
    cover = pl.col("role") == "financing"
    columns = postings.group_by("table", "column", "position").agg(
        pl.col("amount").filter(cover).abs().sum().alias("covered"),
        pl.col("amount").filter(~cover).sum().alias("spent"),
        pl.col("year").first(),
    )
    columns = columns.sort("table", "position").with_columns(((pl.col("covered") == 0) & (pl.col("spent") > 0)).alias("bare"))
    found = columns.group_by("table", maintain_order=True).agg(
        pl.col("column").filter(pl.col("bare")).alias("columns"),
        pl.col("column").filter(pl.col("covered") > 0).alias("financed"),
        pl.col("spent").filter(pl.col("bare")).sum().alias("difference"),
        (pl.col("bare") & (pl.col("position") == pl.col("position").min())).any().alias("first"),
    )
    found = found.filter((pl.col("columns").list.len() > 0) & (pl.col("financed").list.len() > 0))
    later = str(batch.option("FIN002", "later_years_severity"))
    found = found.with_columns(
        pl.col("columns").list.first().alias("column"),
        pl.when(pl.col("first")).then(pl.lit(None, pl.String)).otherwise(pl.lit(later)).alias("severity"),
    )
    return place_of_table(found, batch)
