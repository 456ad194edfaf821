"""BAL008: brutto, refusion and netto do not fit.

da: brutto, refusion og netto passer ikke sammen.
law: kommunestyrelsesloven § 40
from: C04

why: Gross less refund must be net, in every year; else it cannot be told which of the three is appropriated.
hvorfor: Brutto minus refusion skal være netto i hvert år; ellers kan det ikke ses, hvilken af de tre der bevilges.
fix: Recalculate the net figure, and say whether the appropriation is gross or net.
ret: Regn nettotallet efter, og skriv, om bevillingen er brutto eller netto.
false alarms: Only rows named netto beside rows named brutto, udgift, indtægt or refusion, and columns Netto beside Udgift and Indtægt of
the same year, are compared. A re-phasing is none.
falske alarmer: Kun rækker, der hedder netto, ved siden af brutto, udgift, indtægt eller refusion, og kolonner Netto ved siden af Udgift og
Indtægt i samme år sammenlignes. En omperiodisering er ikke en.

PASS:
    t. kr. | 2025
    Bruttoudgift | 1.000
    Statsrefusion | -500
    Netto | 500
    Finansiering, kassen | -500
    I alt | 0
FAIL:
    t. kr. | 2025
    Bruttoudgift | 1.000
    Statsrefusion | -500
    Netto | 600
    Finansiering, kassen | -500
    I alt | 0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table
from ledger.checks.sums import printed_sums

MESSAGE = {
    "da": '{column}: "{label}" er {actual:unit}, men brutto og refusion giver {expected:unit}; forskel {difference:kr}',
    "en": '{column}: "{label}" is {actual:unit}, but gross and refund give {expected:unit}; difference {difference:kr}',
    "da.sides": '"{label}": "{column}" er {actual:unit}, men udgift og indtægt giver {expected:unit}; forskel {difference:kr}',
    "en.sides": '"{label}": "{column}" is {actual:unit}, but expenditure and income give {expected:unit}; difference {difference:kr}',
}


def is_netto(sums: pl.DataFrame, batch: Batch) -> pl.Series:
    """Which printed sums are a net figure of gross and refund: BAL008's, not BAL002's."""
    gross = batch.rows.filter(pl.col("label").str.contains(r"(?i)brutto|refusion"))["table"].unique().to_list()
    return sums.select(pl.col("label").str.contains(r"(?i)^\W*netto") & pl.col("table").is_in(gross)).to_series()


def check(batch: Batch) -> pl.DataFrame:
    """Net figures that are not the sum of the gross figure and the refund, or of Udgift and Indtægt beside them."""
    sums = printed_sums(batch)
    beside = _beside(batch)
    if sums.is_empty():
        return beside
    wrong = sums.filter(is_netto(sums, batch) & ~pl.col("fits"))
    under = place_of_table(
        wrong.select("table", "column", "label", "expected", "actual", "difference", "tolerance", pl.col("number").alias("row")), batch
    )
    return pl.concat([under, beside], how="diagonal") if beside.height else under


def _beside(batch: Batch) -> pl.DataFrame:
    """Columns Netto beside Udgift and Indtægt of the same year, row by row (FORMATS B12)."""
    nets = batch.frames.asides.filter(pl.col("year").is_not_null() & pl.col("amount").is_not_null())
    if nets.is_empty():
        return nothing()
    known = batch.postings.filter(pl.col("amount").is_not_null() & pl.col("year").is_not_null())
    sums = known.group_by("row", "year").agg(pl.col("amount").sum().alias("expected"), pl.col("half").sum().alias("slack"))
    found = nets.join(sums, on=["row", "year"], how="inner").with_columns(
        (pl.col("amount") - pl.col("expected")).alias("difference"), (pl.col("slack") + pl.col("half")).alias("tolerance")
    )
    return found.filter(pl.col("difference").abs() > pl.col("tolerance")).select(
        "document",
        "item",
        "table",
        "column",
        "label",
        "expected",
        pl.col("amount").alias("actual"),
        "difference",
        "tolerance",
        "page",
        "line",
        pl.col("number").alias("row"),
        pl.lit("sides").alias("variant"),
    )
