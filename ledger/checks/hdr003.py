"""HDR003: price level missing, odd or mixed.

da: pris- og lønniveauet mangler, er mærkeligt eller blandet.
law: budget- og regnskabssystem for kommuner, kap. 6
from: C33 C34

why: 400 t. kr. in 2025 p/l is not 400 t. kr. in 2029. Amounts of different price levels cannot be added.
hvorfor: 400 t. kr. i 2025-p/l er ikke 400 t. kr. i 2029. Beløb i forskellige prisniveauer kan ikke lægges sammen.
fix: Write the price level in the header ("t. kr. i 2025 p/l"), the same in all tables of the case.
ret: Skriv prisniveauet i tabelhovedet ("t. kr. i 2025 p/l"), det samme i alle sagens tabeller.
false alarms: A missing level is information only; many municipalities never print it, and works are often nominal.
falske alarmer: Et manglende niveau er kun oplysning; mange kommuner skriver det aldrig, og anlæg er ofte i løbende priser.

PASS:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vejledere

    Økonomi

    t. kr. i 2025 p/l | 2025 | 2026
    Løn | 400 | 400
    Finansiering, kassen | -400 | -400
FAIL:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vejledere

    Økonomi

    t. kr. i 2021 p/l | 2025 | 2026
    Løn | 400 | 400
    Finansiering, kassen | -400 | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table

ACROSS = True

MESSAGE = {
    "da": "Tabellen har flere år, men intet prisniveau",
    "en": "The table has several years, but no price level",
    "da.odd": "Prisniveauet er {level}, men mødet er i {meeting}",
    "en.odd": "The price level is {level}, but the meeting is in {meeting}",
    "da.pool": "{amount_ore:kr} er i {level}-p/l og er ikke trukket fra {pool} {column}: beløb i andre prisniveauer kræver en faktor",
    "en.pool": "{amount_ore:kr} is in {level} p/l and not drawn on {pool} {column}: amounts of other price levels need a factor",
    "da.mixed": "Sagens tabeller står i forskellige prisniveauer: {levels}",
    "en.mixed": "The tables of the case stand in different price levels: {levels}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Tables of several years without a level (information), with one far from the meeting's year, and items that mix levels."""
    tables = batch.tables
    if tables.is_empty() and not batch.pools:
        return nothing()
    missing = tables.filter((pl.col("years").list.len() > 1) & pl.col("price_level").is_null()).select(
        "table", pl.lit("info").alias("severity")
    )
    offset = pl.col("price_level_year") - pl.col("date").dt.year()
    before, after = int(batch.option("HDR003", "years_before")), int(batch.option("HDR003", "years_after"))
    odd = tables.filter((offset < -before) | (offset > after)).select(
        "table",
        pl.lit("odd").alias("variant"),
        pl.col("price_level_year").cast(pl.String).alias("level"),
        pl.col("date").dt.year().cast(pl.String).alias("meeting"),
    )
    mixed = (
        tables.filter(pl.col("price_level_year").is_not_null())
        .group_by("item", maintain_order=True)
        .agg(pl.col("table").last(), pl.col("price_level_year").unique().sort().cast(pl.String).alias("levels"))
    )
    mixed = mixed.filter(pl.col("levels").list.len() > 1).select(
        "table", "levels", pl.lit("mixed").alias("variant"), pl.lit("info").alias("severity")
    )
    return place_of_table(pl.concat([missing, odd, mixed, _refused(batch)], how="diagonal"), batch)


def _refused(batch: Batch) -> pl.DataFrame:
    """Draws that were not booked on their pool, as nothing converts their price level to the register's."""
    rows = [
        {
            "table": entry.claim.table,
            "row": entry.claim.row,
            "column": str(entry.claim.year),
            "variant": "pool",
            "level": str(entry.claim.level),
            "pool": ", ".join(entry.candidates),
            "amount_ore": entry.claim.amount,
        }
        for report in batch.pools
        for entry in report.unmatched
        if entry.reason == "price_level"
    ]
    texts = dict.fromkeys(("column", "variant", "level", "pool"), pl.String)
    return pl.DataFrame(rows, schema={"table": pl.Int64, "row": pl.Int64, **texts, "amount_ore": pl.Int64})
