"""BAL007: sign anomaly: financing positive, or the whole table reversed.

da: fortegnet er skævt: finansieringen er positiv, eller hele tabellen er vendt om.
law: kommunestyrelsesloven § 40
from: C35

why: Expenditure is positive and cover negative. A cover with the sign of the expenditure doubles the money instead of finding it.
hvorfor: Udgifter er positive og dækning negativ. En dækning med udgiftens fortegn fordobler pengene i stedet for at finde dem.
fix: Turn the sign of the row; if the municipality prints the other way round, say so below the table.
ret: Vend rækkens fortegn; trykker kommunen omvendt, så skriv det under tabellen.
false alarms: A positive cover in a table that balances (money returned to its source) is not reported. A table turned because its
legend or its rows say so is information.
falske alarmer: En positiv dækning i en tabel, der går i nul (penge, der føres tilbage), meldes ikke. En tabel, der er vendt, fordi
signaturforklaringen eller rækkerne siger det, er oplysning.

PASS:
    t. kr. | 2025
    Løn | 400
    Finansiering, kassen | -400
FAIL:
    t. kr. | 2025
    Løn | 400
    Finansiering, kassen | 400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table

MESSAGE = {
    "da": '"{label}" finansierer, men har samme fortegn som udgiften ({actual:unit})',
    "en": '"{label}" is cover, but has the same sign as the expenditure ({actual:unit})',
    "da.turned": "Tabellen er trykt med omvendt fortegn (udgifter negative); beløbene er vendt",
    "en.turned": "The table is printed with the signs the other way round (expenditure negative); its amounts are turned",
    "da.unknown": "Det kan ikke ses, om tabellen er trykt med omvendt fortegn; beløbene står som trykt",
    "en.unknown": "It cannot be told whether the table is printed with the signs the other way round; its amounts stand as printed",
}


def check(batch: Batch) -> pl.DataFrame:
    """Cover with the sign of expenditure in a table that fails to balance, and tables whose signs were turned or cannot be told."""
    if batch.tables.is_empty():
        return nothing()
    failing = batch.balances.failed.select("table").unique()
    turned = batch.tables.filter(pl.col("turned") | pl.col("signs_unknown"))
    if failing.is_empty() and turned.is_empty():
        return nothing()
    sums = batch.postings.join(failing, on="table", how="semi").filter(pl.col("counted"))
    rows = sums.group_by("table", "row", "number", "label", "role", maintain_order=True).agg(
        pl.col("amount").min().alias("least"),
        pl.col("amount").max().alias("most"),
        pl.col("amount").sum().alias("actual"),
        pl.col("page").first().alias("row_page"),
        pl.col("line").first().alias("row_line"),
    )
    spends = rows.filter((pl.col("role") == "expenditure") & (pl.col("most") > 0)).select("table").unique()
    odd = rows.filter((pl.col("role") == "financing") & (pl.col("least") >= 0) & (pl.col("most") > 0)).join(spends, on="table", how="semi")
    odd = place_of_table(odd.select("table", "label", "actual", "row_page", "row_line", pl.col("number").alias("row")), batch)
    odd = odd.with_columns(pl.col("row_page").alias("page"), pl.col("row_line").alias("line"), pl.lit(None, pl.String).alias("severity"))
    whole = turned.select(
        "table",
        pl.when(pl.col("turned")).then(pl.lit("turned")).otherwise(pl.lit("unknown")).alias("variant"),
        pl.when(pl.col("turned")).then(pl.lit("info")).otherwise(pl.lit("warning")).alias("severity"),
    )
    return pl.concat([odd, place_of_table(whole, batch)], how="diagonal")
