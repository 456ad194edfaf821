"""BAL001: the table does not balance to zero against its financing, in these years.

da: tabellen går ikke i nul mod sin finansiering i disse år.
law: kommunestyrelsesloven § 40, stk. 3
from: C08

why: Every extra appropriation must say how it is covered. Expenditure, income and financing of a year must sum to zero; a rest is money
nobody has appropriated, or cover nobody needs.
hvorfor: Enhver tillægsbevilling skal angive, hvordan den dækkes. Årets udgifter, indtægter og finansiering skal give nul; en rest er
penge, ingen har bevilget, eller dækning, ingen skal bruge.
fix: Compare the rows with the case's calculations; the likely cause, where one fits, names the row. A hint corrects nothing.
ret: Hold rækkerne op mod sagens beregninger; den sandsynlige årsag nævner rækken, hvor der er en. Et tip retter ingenting.
false alarms: A table whose cover stands in the text only is not evaluated. Rounded figures have the slack their digits allow.
falske alarmer: En tabel, hvis dækning kun står i teksten, vurderes ikke. Afrundede tal har det spillerum, deres cifre tillader.

PASS:
    t. kr. | Udvalg / Aktivitetsområde | 2025 | 2026
    Ny vejleder | Børneudvalget / Dagtilbud | 400 | 400
    Finansiering, kassen | Økonomiudvalget | -400 | -400
    I alt | | 0 | 0
FAIL:
    t. kr. | Udvalg / Aktivitetsområde | 2025 | 2026
    Ny vejleder | Børneudvalget / Dagtilbud | 400 | 400
    Finansiering, kassen | Økonomiudvalget | -400 | -390
    I alt | | 0 | 10
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ledger.checks.hints import Entry, likely_cause
from ledger.checks.rule import Batch, nothing, place_of_table

MESSAGE = {
    "da": "{column}: {sum_terms} = {difference:unit}, ikke 0. Forskel {difference:kr}",
    "en": "{column}: {sum_terms} = {difference:unit}, not 0. Difference {difference:kr}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Columns that fail the balance check of the postings schema → one finding each, with both sides and the likely cause."""
    failed = batch.balances.failed
    if failed.is_empty():
        return nothing()
    tables = batch.frames.tables.select("table", "unit_ore", "rounded")
    postings = batch.frames.postings.join(failed.select("table").unique(), on="table", how="semi").filter(pl.col("counted"))
    spent = pl.col("role") != "financing"
    sides = postings.group_by("table", "column").agg(
        pl.col("amount").filter(spent).sum().alias("actual"), (-pl.col("amount").filter(~spent).sum()).alias("expected")
    )
    found = failed.join(sides, on=["table", "column"], how="left").join(tables, on="table", how="left").sort("table", "position")
    by_table = postings.partition_by("table", as_dict=True)
    extra = [_explain(row, by_table[(row["table"],)], found) for row in found.iter_rows(named=True)]
    found = found.with_columns(
        pl.Series("hint", [e[0] for e in extra], dtype=pl.String),
        pl.Series("hint_values", [e[1] for e in extra], dtype=pl.Struct({"label": pl.String, "other": pl.String, "amount": pl.Int64})),
        pl.Series("sum_terms", [e[2] for e in extra], dtype=pl.String),
        pl.col("total").alias("difference"),
        pl.col("slack").alias("tolerance"),
        pl.when(pl.col("rounded"))
        .then(pl.lit("said"))
        .when(pl.col("slack") > 0)
        .then(pl.lit("digits"))
        .otherwise(pl.lit("exact"))
        .alias("why"),
    )
    return place_of_table(found, batch)


def _explain(row: dict[str, Any], postings: pl.DataFrame, failed: pl.DataFrame) -> tuple[str | None, dict[str, object] | None, str]:
    from ledger.money import Unit, format_kr

    unit_ore = row["unit_ore"] or Unit.KR.ore  # units of its own: each row has one
    amounts: dict[int, dict[str, int]] = {}
    labels: dict[int, str] = {}
    for p in postings.select("row", "label", "column", "amount").iter_rows(named=True):
        labels[p["row"]] = p["label"]
        amounts.setdefault(p["row"], {})[p["column"]] = amounts.setdefault(p["row"], {}).get(p["column"], 0) + (p["amount"] or 0)
    column = str(row["column"])
    entries = [
        Entry(labels[key], values.get(column, 0), tuple((c, a) for c, a in values.items() if c != column))
        for key, values in amounts.items()
    ]
    same_table = failed.filter((pl.col("table") == row["table"]) & (pl.col("column") != column))
    residuals = list(zip(same_table["column"].to_list(), same_table["total"].to_list(), strict=True))
    hint = likely_cause(row["total"], entries, residuals, unit_ore)
    terms = [format_kr(entry.amount, unit_ore) for entry in entries if entry.amount][:12]
    text = " + ".join(terms).replace("+ −", "− ") or "0"
    if len([entry for entry in entries if entry.amount]) > 12:
        text += " + …"
    if hint is None:
        return None, None, text
    return hint.key, {"label": hint.label, "other": hint.other, "amount": hint.amount}, text
