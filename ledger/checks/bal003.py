"""BAL003: a row's own total column differs from its years.

da: en rækkes egen sum er ikke summen af dens år.
law: kommunestyrelsesloven § 40
from: C03

why: The total column is what is quoted; it must be the sum of the years beside it.
hvorfor: Det er sumkolonnen, der bliver citeret; den skal være summen af årene ved siden af.
fix: Recalculate the row; if earlier years are part of the total, show them in a column of their own ("tidligere bevilget").
ret: Regn rækken efter; hører tidligere år med i summen, så vis dem i en egen kolonne ("tidligere bevilget").
false alarms: What was appropriated before ("tidligere bevilget") may be in the sum or not: both are accepted; silent where it is no figure.
falske alarmer: Hvad der er bevilget tidligere, kan høre med i summen eller ikke: begge dele accepteres; tier, hvor det ikke er et tal.

PASS:
    t. kr. | 2025 | 2026 | I alt
    Cykelsti | 500 | 700 | 1.200
    Finansiering, kassen | -500 | -700 | -1.200
FAIL:
    t. kr. | 2025 | 2026 | I alt
    Cykelsti | 500 | 700 | 1.300
    Finansiering, kassen | -500 | -700 | -1.200
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing

MESSAGE = {
    "da": '"{label}": "{total_column}" er trykt som {actual:unit}, men årene giver {expected:unit}; forskel {difference:kr}',
    "en": '"{label}": "{total_column}" is printed as {actual:unit}, but its years give {expected:unit}; difference {difference:kr}',
    "da.earlier": '"{label}": "{total_column}" er trykt som {actual:unit}, men årene og det tidligere bevilgede giver {expected:unit}; '
    "forskel {difference:kr}",
    "en.earlier": '"{label}": "{total_column}" is printed as {actual:unit}, but its years and what was appropriated before give '
    "{expected:unit}; difference {difference:kr}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Rows with a printed total of their own, held against their years; a range in the header ("2025-2028") tells which years."""
    if batch.frames.rows["total_amount"].null_count() == batch.frames.rows.height:
        return nothing()
    rows = batch.rows.filter(pl.col("total_amount").is_not_null())
    if rows.is_empty():
        return nothing()
    rows = rows.with_columns(
        pl.col("total_column").str.extract(r"((?:19|20)\d\d)\s*[-–—/]").cast(pl.Int64).alias("first_year"),
        pl.col("total_column").str.extract(r"(?:19|20)\d\d\s*[-–—/]\s*(\d{2,4})").cast(pl.Int64).alias("last"),
    ).with_columns(pl.when(pl.col("last") < 100).then(pl.col("last") + 2000).otherwise(pl.col("last")).alias("last_year"))
    postings = batch.postings.join(rows.select("row", "first_year", "last_year"), on="row", how="inner")
    inside = (
        pl.col("first_year").is_null() | pl.col("year").is_null() | pl.col("year").is_between(pl.col("first_year"), pl.col("last_year"))
    )
    sums = postings.filter(inside).group_by("row").agg(pl.col("amount").sum().alias("expected"), pl.col("half").sum().alias("slack"))
    found = rows.join(sums, on="row", how="inner").with_columns(
        pl.col("total_amount").alias("actual"), (pl.col("slack") + pl.col("total_half")).alias("tolerance")
    )
    # what was appropriated before may be part of the project's sum or not; where it is no figure, nobody can tell
    whole = pl.col("expected") + pl.col("earlier_amount")
    off, off_whole = (pl.col("actual") - pl.col("expected")).abs(), (pl.col("actual") - whole).abs()
    fits_whole = (off_whole <= pl.col("tolerance") + pl.col("earlier_half")).fill_null(pl.col("earlier_half").is_null())
    found = found.filter((off > pl.col("tolerance")) & ~fits_whole)
    nearer = (off_whole < off).fill_null(False)
    found = found.with_columns(
        pl.when(nearer).then(whole).otherwise(pl.col("expected")).alias("expected"),
        pl.when(nearer).then(pl.col("tolerance") + pl.col("earlier_half")).otherwise(pl.col("tolerance")).alias("tolerance"),
        pl.when(nearer).then(pl.lit("earlier")).alias("variant"),
    ).with_columns((pl.col("actual") - pl.col("expected")).alias("difference"))
    why = pl.when(pl.col("tolerance") > 0).then(pl.lit("digits")).otherwise(pl.lit("exact")).alias("why")
    return found.select(
        "document",
        "item",
        "table",
        "label",
        "total_column",
        "expected",
        "actual",
        "difference",
        "tolerance",
        why,
        "variant",
        "page",
        "line",
        pl.col("number").alias("row"),
        pl.col("total_column").alias("column"),
    )
