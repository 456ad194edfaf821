"""DEC002: the decision changes the amount or the source: the table may no longer be what was decided.

da: beslutningen ændrer beløbet eller kilden: tabellen er måske ikke længere det, der blev besluttet.
law: kommunestyrelsesloven § 40, stk. 3
from: C43

why: What counts is what was decided, not what was proposed. Where the decision itself names another amount or another source, or takes
something out, the table of the case shows the proposal.
hvorfor: Det, der gælder, er det besluttede, ikke det foreslåede. Nævner beslutningen selv et andet beløb eller en anden kilde, eller tager
den noget ud, viser sagens tabel forslaget.
fix: Put a table beside the decision that shows what was decided, and book from that.
ret: Sæt en tabel ved beslutningen, der viser det besluttede, og bogfør efter den.
false alarms: Quiet where the amendment only edits a report, adds a wish, or repeats figures and sources that the case has already.
falske alarmer: Tier, hvor ændringen kun retter en redegørelse, tilføjer et ønske eller gentager tal og kilder, som sagen har i forvejen.

PASS:
    REFERAT Byrådet d. 04-03-2025

    Punkt 1: Ny sti

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen.

    Økonomi

    t. kr. | 2025
    Sti | 400
    Finansiering, kassen | -400
    I alt | 0

    Beslutning

    Godkendt, idet byrådet ønsker, at stiens forløb præciseres i bilaget, og at de 400.000 kr. følges.
FAIL:
    REFERAT Byrådet d. 04-03-2025

    Punkt 1: Ny sti

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen.

    Økonomi

    t. kr. | 2025
    Sti | 400
    Finansiering, kassen | -400
    I alt | 0

    Beslutning

    Godkendt med den ændring, at der gives 300.000 kr.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ledger.checks.decided import decided, short
from ledger.checks.rule import FOUND, Batch, nothing

_DANISH = ': "{words}". Sagens bevilling er måske ikke den, der blev besluttet'
_ENGLISH = ': "{words}". The appropriation of the case may not be what was decided'
MESSAGE = {
    "da": "Beslutningen nævner {actual:kr}, som sagen ikke har" + _DANISH,
    "en": "The decision names {actual:kr}, which the case does not have" + _ENGLISH,
    "da.source": "Beslutningen nævner en anden kilde ({source})" + _DANISH,
    "en.source": "The decision names another source ({source})" + _ENGLISH,
    "da.deleted": "Beslutningen ændrer eller udtager noget uden at sige beløbet" + _DANISH,
    "en.deleted": "The decision changes or takes out something without naming the amount" + _ENGLISH,
}
SCHEMA: dict[str, Any] = {
    **{name: FOUND[name] for name in ("document", "item", "page", "line", "actual", "variant")},
    "source": pl.String,
    "words": pl.String,
}


def check(batch: Batch) -> pl.DataFrame:
    """Items with money whose decision approves or recommends something else than the case proposes; one finding an item."""
    found = []
    for one in decided(batch):
        if one.agenda.decision.status not in ("approved", "recommended"):
            continue
        changed = one.judged.amendment
        if not changed.touches_money:
            continue
        variant = None if changed.amounts else "source" if changed.sources else "deleted"
        amount = changed.amounts[0] if changed.amounts else None
        source = ", ".join(changed.sources)
        found.append((one.document, one.item, one.page, one.line, amount, variant, source, short(changed.text)))
    return pl.DataFrame(found, schema=SCHEMA, orient="row") if found else nothing()
