"""BAL005: a row that is not money was added in.

da: en række, der ikke er penge, er lagt med i summen.
law: kommunestyrelsesloven § 40
from: C02

why: Årsværk, places and percentages stand in the same columns as money. Added in, they make a total that means nothing.
hvorfor: Årsværk, pladser og procenter står i de samme kolonner som pengene. Lægges de med, betyder summen ingenting.
fix: Take the row out of the total, and place it below.
ret: Tag rækken ud af summen, og sæt den nedenunder.
false alarms: None known: the total must equal the rows including the count exactly.
falske alarmer: Ingen kendte: summen skal præcist svare til rækkerne inklusive antallet.

PASS:
    t. kr. | 2025
    Løn | 500
    Finansiering, kassen | -500
    I alt | 0
    Årsværk | 2
FAIL:
    t. kr. | 2025
    Løn | 500
    Finansiering, kassen | -500
    Årsværk | 2
    I alt | 2
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table
from ledger.checks.sums import printed_sums
from ledger.money import parse_figure

MESSAGE = {
    "da": '{column}: summen {actual:unit} har rækken "{label}" ({printed}) med, som ikke er penge; uden den er den {expected:unit}',
    "en": '{column}: the total {actual:unit} includes the row "{label}" ({printed}), which is not money; without it it is {expected:unit}',
}


def added_counts(batch: Batch, wrong: pl.DataFrame) -> pl.DataFrame:
    """Wrong sums (rows of `printed_sums`) that are right once a count in the same column is added → those, with the count's row."""
    if wrong.is_empty():
        return wrong.select("row", "column") if "row" in wrong.columns else pl.DataFrame(schema={"row": pl.Int64, "column": pl.String})
    counts = batch.postings.filter((pl.col("role") == "memo") & pl.col("amount").is_null() & (pl.col("state") == "stated"))
    pairs = wrong.join(
        counts.select("table", "column", pl.col("label").alias("count_label"), "printed", "number"), on=["table", "column"], suffix="_count"
    )
    kept = []
    for pair in pairs.iter_rows(named=True):
        figure = parse_figure(pair["printed_count"])
        ore = figure.ore(pair["unit_ore"]) if figure else None
        kept.append(ore is not None and ore != 0 and ore == pair["difference"])
    return pairs.filter(pl.Series(kept, dtype=pl.Boolean))


def check(batch: Batch) -> pl.DataFrame:
    """Printed sums that only fit when a count is added to the money."""
    sums = printed_sums(batch)
    if sums.is_empty():
        return nothing()
    found = added_counts(batch, sums.filter(~pl.col("fits")))
    if found.is_empty():
        return nothing()
    return place_of_table(
        found.select(
            "table",
            "column",
            pl.col("count_label").alias("label"),
            pl.col("printed_count").alias("printed"),
            "expected",
            "actual",
            "difference",
            pl.col("number_count").alias("row"),
        ),
        batch,
    )
