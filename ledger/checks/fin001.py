"""FIN001: an appropriation names no financing.

da: en bevilling angiver ikke, hvordan den finansieres.
law: kommunestyrelsesloven § 40, stk. 3
from: C09

why: Every extra appropriation must state how the expenditure is covered; without it the council has nothing to decide.
hvorfor: Enhver tillægsbevilling skal angive, hvordan udgiften dækkes; uden det har kommunalbestyrelsen intet at beslutte.
fix: Add the financing row, or write in the proposal what covers the amount.
ret: Tilføj finansieringsrækken, eller skriv i indstillingen, hvad der dækker beløbet.
false alarms: Quiet where the proposal does not appropriate (information, discussion, budget proposals), where budgeted money is
released, and where any sentence of the item says what covers the amount. Prose that sets money aside without the word bevilling,
and an anlægsbevilling, may be within the budget: a warning.
falske alarmer: Tier, hvor indstillingen ikke bevilger (orientering, drøftelse, budgetforslag), hvor allerede budgetterede penge
frigives, og hvor blot én sætning i punktet siger, hvad der dækker beløbet. Tekst, der afsætter penge uden ordet bevilling, og en
anlægsbevilling kan ligge i budgettet: en advarsel.

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

import polars as pl

from ledger.checks.cases import Case, Money, Row, cases
from ledger.checks.covers import said_to_cover, sources
from ledger.checks.phrases import NO_APPROPRIATION, phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import proposal_points

MESSAGE = {
    "da": "Tabellen bevilger {actual:kr}, men hverken den eller teksten siger, hvad der dækker beløbet",
    "en": "The table appropriates {actual:kr}, but neither it nor the text says what covers the amount",
    "da.prose": 'Indstillingen giver {actual:kr}, men intet i punktet siger, hvad der dækker beløbet: "{label}"',
    "en.prose": 'The proposal gives {actual:kr}, but nothing in the item says what covers the amount: "{label}"',
}
APPROPRIATES = phrase(r"bevilling|bevilges?\b|afsættes|tilføres|rådighedsbeløb|merudgift|reserveres")
GIVEN = phrase(r"tillægs\w*bevilling|driftsbevilling|(?<![a-zæøå])bevilling|\bbevilges\b|merbevilling")
RELEASED = phrase(r"frigiv|genbevil|overfør")


def check(batch: Batch) -> pl.DataFrame:
    """Appropriation tables without a covering row, and appropriations in prose, where nothing in the item names a cover."""
    rows: list[Row] = []
    for case in cases(batch):
        table = next((table for table in case.tables if _bare(table, case)), None)
        prose = None if case.tables or _evens_out(case) else next((row for row in case.proposed if _given(row)), None)
        if table is None and prose is None:
            continue
        if (prose is None and not _asks(batch, case)) or _covered(batch, case, table):
            continue
        rows.append(_table(case, table) if table is not None else _prose(case, prose or {}))
    return found_rows(rows)


def _bare(table: Money, case: Case) -> bool:
    """Does the table spend and show no cover, and no other table of the case shows just that cover?"""
    net = sum(figure.amount for figure in table.by_column("expenditure", "income").values())
    if table.balance != "none" or net <= 0 or table.of("financing"):
        return False
    return not any(
        -sum(figure.amount for figure in other.by_column("expenditure", "income", "financing").values()) == net
        for other in case.tables
        if other is not table
    )


def _evens_out(case: Case) -> bool:
    """Does the proposal give as much as it takes back or takes in ("450.000 kr. til A og en negativ bevilling på 450.000 kr. til B")?"""
    given = [row for row in case.proposed if row["kind"] in ("appropriation", "frame") and row["amount"]]
    back = [row for row in given if row["income"] or row["amount"] < 0]
    return bool(back) and sum(-abs(row["amount"]) if row["income"] else row["amount"] for row in given) <= 0


def _given(row: Row) -> bool:
    """An amount the proposal gives, no income, nothing released, moved or put off to the budget."""
    return (
        row["kind"] in ("appropriation", "frame")
        and not row["income"]
        and (row["amount"] or 0) > 0
        and not row["financing"]
        and APPROPRIATES.search(row["text"]) is not None
        and NO_APPROPRIATION.search(row["text"]) is None
        and RELEASED.search(row["text"]) is None
    )


def _asks(batch: Batch, case: Case) -> bool:
    """Does a point of the proposal appropriate? One for information beside it does not silence it."""
    return any(
        APPROPRIATES.search(point) and not NO_APPROPRIATION.search(point) and not RELEASED.search(point)
        for point in proposal_points(batch, case.item)
    )


def _covered(batch: Batch, case: Case, table: Money | None) -> bool:
    named = [source for source in sources(batch, case) if table is None or source.table != table.table]
    return bool(named) or said_to_cover(batch, case)


def _table(case: Case, table: Money) -> Row:
    net = sum(figure.amount for figure in table.by_column("expenditure", "income").values())
    return {
        "document": case.document,
        "item": case.item,
        "table": table.table,
        "page": table.page,
        "line": table.line,
        "actual": net,
    }


def _prose(case: Case, row: Row) -> Row:
    anlaeg = "anlæg" in row["text"].lower() and "tillæg" not in row["text"].lower()
    return {
        "document": case.document,
        "item": case.item,
        "page": row["page"],
        "line": row["line"],
        "actual": row["amount"],
        "label": quote(row["text"]),
        "variant": "prose",
        "severity": None if GIVEN.search(row["text"]) and not anlaeg else "warning",
    }
