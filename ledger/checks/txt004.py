"""TXT004: "no consequences for the appropriations", yet the proposal carries money.

da: sagen siger, at den ingen bevillingsmæssige konsekvenser har, men indstillingen bærer penge.
law: kommunestyrelsesloven § 40, stk. 2
from: C23

why: A case that says it costs nothing is waved through; if its proposal gives money, the council appropriates without having been told.
hvorfor: En sag, der siger, at den intet koster, glider igennem; giver dens indstilling penge, bevilges der, uden at nogen har fået det at
vide.
fix: Write the consequences and the cover, or say that the money is within an appropriation already given.
ret: Skriv konsekvenserne og dækningen, eller skriv, at pengene ligger inden for en bevilling, der allerede er givet.
false alarms: Quiet where the statement is conditional ("ud over …"), speaks of another year than the money, or where budgeted money is
only released or moved. Amounts that are history, tariffs or state figures are no proposal. Outside the proposal it is information.
falske alarmer: Tier, hvor udsagnet er betinget ("ud over …"), gælder et andet år end pengene, eller hvor budgetterede penge kun frigives
eller flyttes. Beløb, der er historie, takster eller statens tal, er ingen indstilling. Uden for indstillingen er det oplysning.

PASS:
    Indstilling

    1. at anlægsbevillingen på 1,4 mio. kr. frigives

    Økonomi

    Sagen har ingen bevillingsmæssige konsekvenser, da pengene allerede står i budgettet.
FAIL:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen

    Økonomi

    Sagen har ingen bevillingsmæssige konsekvenser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ledger.checks.cases import Case, Row, cases
from ledger.checks.phrases import NO_APPROPRIATION, phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import agenda_item

if TYPE_CHECKING:
    from ledger.appropriations.statements import Statement

MESSAGE = {
    "da": 'Sagen siger: "{label}", men indstillingen bærer {actual:kr}: "{money}"',
    "en": 'The case says: "{label}", but the proposal carries {actual:kr}: "{money}"',
    "da.table": 'Sagen siger: "{label}", men dens tabel bevilger {actual:kr}',
    "en.table": 'The case says: "{label}", but its table appropriates {actual:kr}',
    "da.text": 'Sagen siger: "{label}", men teksten giver {actual:kr}: "{money}"',
    "en.text": 'The case says: "{label}", but the text gives {actual:kr}: "{money}"',
}
WITHIN = phrase(
    r"inden ?for|allerede (?:er )?(?:afsat|budget|bevilget)|i budgettet|er afsat|eksisterende|af det afsatte|vedtagne budget|udmønt"
)


def check(batch: Batch) -> pl.DataFrame:
    """Items that state no consequences without reserve, and whose proposal, table or text gives money all the same."""
    open_cases = cases(batch)
    if not open_cases:
        return found_rows([])
    none = set(batch.frames.items.filter(pl.col("states_no_consequences"))["item"].to_list())
    return found_rows([found for case in open_cases if case.item in none and (found := _case(batch, case)) is not None])


def _case(batch: Batch, case: Case) -> Row | None:
    from ledger.appropriations.statements import statements

    item = agenda_item(batch, case.item)
    said = [s for s in statements(item) if s.kind == "none" and not s.conditional] if item is not None else []
    for statement in said:
        for row in case.prose:
            if _gives(row) and _year_counts(statement, row):
                return _found(case, statement, row)
        for table in case.tables:
            spent = table.by_column("expenditure")
            amounts = [f.amount for column, f in spent.items() if not statement.years or column in map(str, statement.years)]
            if table.balance != "across" and any(amounts):
                return {
                    **_where(case, statement),
                    "table": table.table,
                    "page": table.page,
                    "line": table.line,
                    "actual": sum(amounts),
                    "variant": "table",
                }
    return None


def _gives(row: Row) -> bool:
    return (
        row["kind"] in ("appropriation", "frame")
        and not row["income"]
        and (row["amount"] or 0) > 0
        and not WITHIN.search(row["text"])
        and not NO_APPROPRIATION.search(row["text"])
        and {source["code"] for source in row["financing"] or ()} != {"ANLPULJE"}
    )


def _year_counts(statement: Statement, row: Row) -> bool:
    """ "Ingen for 2025" says nothing of an amount in 2026; an amount without a year may be of any."""
    years = {entry["year"] for entry in row["amounts"] or () if entry["amount"]}
    return not statement.years or not years or not years.isdisjoint(statement.years)


def _where(case: Case, statement: Statement) -> Row:
    return {"document": case.document, "item": case.item, "label": quote(statement.wording or "-", 90)}


def _found(case: Case, statement: Statement, row: Row) -> Row:
    own = row["section"] in ("proposal", "decision")
    return {
        **_where(case, statement),
        "page": row["page"],
        "line": row["line"],
        "actual": row["amount"],
        "money": quote(row["text"], 120),
        "severity": None if own else "info",
        "variant": None if own else "text",
    }
