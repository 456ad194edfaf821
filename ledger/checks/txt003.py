"""TXT003: parts named in prose do not add up to the whole named beside them.

da: dele nævnt i teksten giver ikke det beløb, der står ved siden af.
law: kommunestyrelsesloven § 40
from: C06

why: An appropriation split over years or sources must sum to itself; a part that is forgotten is money without a year or without cover.
hvorfor: En bevilling fordelt på år eller kilder skal give sig selv; en glemt del er penge uden år eller uden dækning.
fix: Recalculate the parts and the whole, or say that the parts are not all.
ret: Regn delene og beløbet efter, eller skriv, at delene ikke er alt.
false alarms: "Heraf" need not be exhaustive, and cover may be net of an income; therefore information only. Printed precision is allowed
for.
falske alarmer: "Heraf" behøver ikke være alt, og dækningen kan være netto; derfor kun oplysning. De trykte cifres afrunding er regnet med.

PASS:
    Indstilling

    1. at der gives en anlægsbevilling på 18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, 17,5 mio. kr. i 2026 og 0,6 mio. kr. i 2027,
    finansieret af kassen
FAIL:
    Indstilling

    1. at der gives en anlægsbevilling på 18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, 17,5 mio. kr. i 2026 og 1,6 mio. kr. i 2027,
    finansieret af kassen
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Row
from ledger.checks.phrases import quote
from ledger.checks.rule import Batch, found_rows, nothing

MESSAGE = {
    "da": 'Delene giver ikke {expected:kr}: "{label}"',
    "en": 'The parts do not give {expected:kr}: "{label}"',
    "da.years": 'Årene giver {actual:kr}, men beløbet er {expected:kr}; forskel {difference:kr}: "{label}"',
    "en.years": 'The years give {actual:kr}, but the amount is {expected:kr}; difference {difference:kr}: "{label}"',
    "da.sources": 'Kilderne giver {actual:kr}, men beløbet er {expected:kr}; forskel {difference:kr}: "{label}"',
    "en.sources": 'The sources give {actual:kr}, but the amount is {expected:kr}; difference {difference:kr}: "{label}"',
}


def check(batch: Batch) -> pl.DataFrame:
    """Appropriations in prose whose years or sources do not sum to them by intervals."""
    mentions = batch.frames.mentions
    if not mentions.height:
        return nothing()
    wrong = mentions.filter(~pl.col("balances") & pl.col("amount").is_not_null())
    return found_rows([_found(row) for row in wrong.iter_rows(named=True)])


def _found(row: Row) -> Row:
    whole, half = row["amount"], row["half"]
    years = [entry["amount"] for entry in row["amounts"] or () if entry["amount"] is not None]
    sources = [entry["amount"] for entry in row["financing"] or () if entry["amount"] is not None]
    found = {
        "document": row["document"],
        "item": row["item"],
        "page": row["page"],
        "line": row["line"],
        "expected": whole,
        "label": quote(row["text"]),
    }
    for variant, parts in (("years", years), ("sources", sources)):
        total = sum(parts)
        if parts and abs(total - whole) > half:
            return {**found, "variant": variant, "actual": total, "difference": total - whole, "tolerance": half, "why": "digits"}
    return found
