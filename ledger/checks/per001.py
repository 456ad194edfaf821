"""PER001: Varig = nej, yet the same amount in every year.

da: varig er nej, men beløbet er det samme i alle år.
law: kommunestyrelsesloven § 37
from: C25 C26

why: Money that is the same in every year shown is permanent in fact; marked as not permanent, it drops out of the next budget.
hvorfor: Penge, der er de samme i alle viste år, er i virkeligheden varige; mærket som ikke varige falder de ud af næste budget.
fix: Set Varig to Ja, or show the year in which the money ends.
ret: Sæt Varig til Ja, eller vis det år, hvor pengene ophører.
false alarms: Projects of four years; therefore a warning, and only from three years on.
falske alarmer: Fireårige projekter; derfor en advarsel, og kun fra tre år og op.

PASS:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Projektleder | 400 | 400 | 0 | Nej
    Finansiering, kassen | -400 | -400 | 0 | Nej
FAIL:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Projektleder | 400 | 400 | 400 | Nej
    Finansiering, kassen | -400 | -400 | -400 | Nej
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch

MESSAGE = {
    "da": '"{label}" er mærket som ikke varig, men er {actual:unit} i alle {years} år',
    "en": '"{label}" is marked as not permanent, but is {actual:unit} in all {years} years',
}


def check(batch: Batch) -> pl.DataFrame:
    """Expenditure rows marked Nej with one and the same amount in all of at least three years."""
    amounts = (
        batch.postings.filter((pl.col("role") == "expenditure") & pl.col("year").is_not_null())
        .group_by("row")
        .agg(pl.col("amount").fill_null(0).n_unique().alias("kinds"), pl.col("amount").first().alias("actual"), pl.len().alias("years"))
    )
    rows = batch.rows.filter(~pl.col("permanent")).join(amounts, on="row", how="inner")
    same = rows.filter((pl.col("kinds") == 1) & (pl.col("actual") != 0) & (pl.col("years") >= 3))
    return same.select(
        "document", "item", "table", "label", "actual", "page", "line", pl.col("number").alias("row"), pl.col("years").cast(pl.String)
    )
