"""TXT005: consequences are announced, no figures are given.

da: konsekvenser er varslet, men der er ingen tal.
law: kommunestyrelsesloven § 40, stk. 3
from: C24 C46

why: "The case has consequences" without an amount cannot be appropriated, and something set going now whose bill comes later is not
covered.
hvorfor: "Sagen har konsekvenser" uden et beløb kan ikke bevilges, og det, der sættes i gang nu og betales senere, er ikke dækket.
fix: Give amount, year and cover, or wait with the decision until they are known.
ret: Skriv beløb, år og dækning, eller vent med beslutningen, til de er kendt.
false alarms: Figures may stand in an attachment, and small cases use words; therefore information only.
falske alarmer: Tallene kan stå i et bilag, og små sager bruger ord; derfor kun oplysning.

PASS:
    Indstilling

    1. at udvalget drøfter sagen

    Økonomi

    Sagen har økonomiske konsekvenser på 400.000 kr. i 2025.
FAIL:
    Indstilling

    1. at ordningen godkendes

    Økonomi

    Sagen har bevillingsmæssige konsekvenser.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Row
from ledger.checks.phrases import LATER, phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import agenda_item, proposal_points, spoken
from ledger.model import Paragraph, Place

MESSAGE = {
    "da": 'Konsekvenser er varslet uden et beløb: "{label}"',
    "en": 'Consequences are announced without an amount: "{label}"',
    "da.later": 'Indstillingen sætter noget i gang, hvis udgift eller finansiering først kommer senere: "{label}"',
    "en.later": 'The proposal sets something going whose cost or cover only comes later: "{label}"',
}
PROMISED = phrase(
    r"(?:vender tilbage|forelægges|forelægge|fremlægges|afklares|anvises|findes)\b.{0,80}\b(?:finansiering|udgift|økonomi|bevilling)|"
    r"\b(?:finansiering|udgift\w*|bevilling)\b.{0,60}\b(?:forelægges|afklares|anvises|findes|behandles|fastlægges)\s+(?:\w+\s+){0,3}?"
    r"(?:senere|særskilt|i (?:en )?(?:ny|særskilt) sag|på (?:et )?(?:senere|kommende|næste))"
)
MONEY = phrase(r"\d\s?(?:kr|mio|mia|mill|t\.)|\bkr\.? ?\d|million")
SETS_GOING = phrase(
    r"udvides|iværksæt|igangsæt|sættes i gang|oprettes|ansættes|etableres|indføres|godkend|forlænges|opstart|påbegynd|gennemføres"
)


def check(batch: Batch) -> pl.DataFrame:
    """Items whose economic section announces consequences and that hold no figure, and proposals that promise the bill for later."""
    items = batch.frames.items
    rows = []
    announced = items.filter(~pl.col("states_no_consequences"))["item"].to_list() if items.height else []
    if announced:
        figures = {*batch.frames.mentions["item"].to_list(), *batch.frames.tables["item"].to_list()}
        rows += [found for item in announced if item not in figures and (found := _announced(batch, item)) is not None]
    for item, document in items.select("item", "document").iter_rows():
        rows += [
            {"document": document, "item": item, "variant": "later", "label": quote(point), **_place(batch, item, point)}
            for point in _promising(batch, item)
            if PROMISED.search(point) and SETS_GOING.search(point) and not MONEY.search(point)
        ]
    return found_rows(rows)


def _promising(batch: Batch, item: int) -> tuple[str, ...]:
    found = agenda_item(batch, item)
    sections = [s for s in (found.sections if found else ()) if s.kind == "proposal"]
    text = " ".join(block.text for s in sections for block in s.blocks if isinstance(block, Paragraph))
    worth = ("finansiering" in text or "udgift" in text) and LATER.search(text) is not None
    return proposal_points(batch, item) if worth else ()


def _place(batch: Batch, item: int, point: str) -> Row:
    where = next((s.place for s in spoken(batch, item, "proposal") if s.text[-40:] in point), Place())
    return {"page": where.page, "line": where.line}


def _announced(batch: Batch, item: int) -> Row | None:
    from ledger.appropriations.statements import statements

    found = agenda_item(batch, item)
    if found is None:
        return None
    said = next((s for s in statements(found) if s.kind == "some" and not s.figures and s.wording), None)
    place = said.place if said is not None else Place()
    document = batch.item_places[item][0]
    return {"document": document, "item": item, "page": place.page, "line": place.line, "label": quote(said.wording)} if said else None
