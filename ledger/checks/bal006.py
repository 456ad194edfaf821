"""BAL006: duplicate row.

da: samme række står to gange.
law: kommunestyrelsesloven § 40
from: C07

why: The same label, address and amounts twice is most often a row copied by mistake: the money would be booked twice.
hvorfor: Samme tekst, adresse og beløb to gange er oftest en række, der er kopieret ved en fejl: pengene ville blive bogført to gange.
fix: Delete the row that is too many, or tell the two apart by their labels.
ret: Slet den række, der er for meget, eller giv de to hver sin tekst.
false alarms: A row and its counter-entry (+x and −x) are not duplicates; rows of zeros are not either.
falske alarmer: En række og dens modpost (+x og −x) er ikke dubletter; nulrækker er det heller ikke.

PASS:
    t. kr. | 2025
    Vikar, nord | 200
    Vikar, syd | 200
    Finansiering, kassen | -400
FAIL:
    t. kr. | 2025
    Vikar | 200
    Vikar | 200
    Finansiering, kassen | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing

MESSAGE = {
    "da": '"{label}" står {times} gange med de samme beløb (række {numbers})',
    "en": '"{label}" stands {times} times with the same amounts (rows {numbers})',
}


def check(batch: Batch) -> pl.DataFrame:
    """Counted rows of one table with the same label, address, block and amounts, not all zero."""
    if batch.tables.is_empty():
        return nothing()
    counted = batch.postings.filter(pl.col("counted")).select("row", "position", "amount")
    amounts = counted.sort("position").group_by("row").agg(pl.col("amount").alias("amounts"))
    moved = pl.col("amounts").list.eval(pl.element().fill_null(0).abs()).list.sum() != 0
    rows = (
        batch.rows.filter(pl.col("role").is_in(["expenditure", "income", "financing"]))
        .join(amounts, on="row", how="inner")
        .filter(moved)
        .sort("table", "number")
    )
    same = ["table", "label", "area", "block", "amounts"]
    twice = rows.group_by(same, maintain_order=True).agg(
        pl.col("number"), pl.col("document").first(), pl.col("item").first(), pl.col("page").last(), pl.col("line").last()
    )
    twice = twice.filter(pl.col("number").list.len() > 1)
    return twice.select(
        "document",
        "item",
        "table",
        "label",
        "page",
        "line",
        pl.col("number").list.last().alias("row"),
        pl.col("number").list.len().cast(pl.String).alias("times"),
        pl.col("number").alias("numbers"),
    )
