"""FIN001: an appropriation names no financing.

da: en bevilling angiver ikke, hvordan den finansieres.
law: kommunestyrelsesloven § 40, stk. 3
from: C09

why: Every extra appropriation must state how the expenditure is covered; without it the council has nothing to decide.
hvorfor: Enhver tillægsbevilling skal angive, hvordan udgiften dækkes; uden det har kommunalbestyrelsen intet at beslutte.
fix: Add the financing row, or write in the proposal what covers the amount.
ret: Tilføj finansieringsrækken, eller skriv i indstillingen, hvad der dækker beløbet.
false alarms: Quiet where the proposal does not appropriate (information, discussion, budget proposals), where budgeted money is
released, and where any sentence of the item says what covers the amount.
falske alarmer: Tier, hvor indstillingen ikke bevilger (orientering, drøftelse, budgetforslag), hvor allerede budgetterede penge
frigives, og hvor blot én sætning i punktet siger, hvad der dækker beløbet.

PASS:
    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassebeholdningen.

    Bevillingsmæssige konsekvenser

    t. kr. | 2025
    Ny vejleder | 400
    I alt | 400
FAIL:
    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr.

    Bevillingsmæssige konsekvenser

    t. kr. | 2025
    Ny vejleder | 400
    I alt | 400
"""

from __future__ import annotations

import re

import polars as pl

from ledger.checks.rule import Batch, nothing, place_of_table
from ledger.checks.texts import item_text, proposal_text

MESSAGE = {
    "da": "Tabellen bevilger {actual:kr}, men hverken den eller teksten siger, hvad der dækker beløbet",
    "en": "The table appropriates {actual:kr}, but neither it nor the text says what covers the amount",
}
APPROPRIATES = re.compile(r"(?i)bevilling|bevilge|afsættes|tilføres|rådighedsbeløb|merudgift")
COVERS = re.compile(
    r"(?i)finansi|financi|dækkes|dækning|afholdes (?:af|inden|over|via)|kasse|likvid|puljen|lånoptag|låneoptag|overføres fra|overførsel|"
    r"omplacer|inden for (?:rammen|budget)|indenfor|mindreforbrug|reserve|modpost|tilskud|refusion|donation|anlægspulje|råderum"
)
QUIET = re.compile(r"(?i)frigiv|orienter|drøft|budgetforslag|budgetforhandling|til efterretning|høring")


def check(batch: Batch) -> pl.DataFrame:
    """Appropriation tables without a covering row, in items whose proposal appropriates and whose text names no cover."""
    rows = batch.rows.filter(pl.col("balance") == "none")
    if rows.is_empty():
        return nothing()
    counted = (
        batch.postings.filter(pl.col("counted")).group_by("table").agg(pl.col("amount").sum().alias("actual"), pl.col("role").unique())
    )
    open_tables = batch.tables.filter((pl.col("balance") == "none") & (pl.col("doubts") == 0)).join(counted, on="table", how="inner")
    open_tables = open_tables.filter((pl.col("actual") > 0) & ~pl.col("role").list.contains("financing"))
    found = []
    for row in open_tables.iter_rows(named=True):
        proposal = proposal_text(batch, row["item"])
        says = item_text(batch, row["item"])
        if APPROPRIATES.search(proposal) and not QUIET.search(proposal) and not COVERS.search(says):
            found.append({"table": row["table"], "actual": row["actual"]})
    if not found:
        return nothing()
    return place_of_table(pl.DataFrame(found, schema={"table": pl.Int64, "actual": pl.Int64}), batch)
