"""FIN004: the financing source is unknown to the register (with the nearest known name).

da: finansieringskilden er ukendt i registret (med det nærmeste kendte navn).
law: kommunestyrelsesloven § 40, stk. 3
from: C36

why: Cover from a pool nobody knows can be neither followed nor counted. The nearest known name is a suggestion; it is never booked on it.
hvorfor: Dækning fra en pulje, ingen kender, kan hverken følges eller tælles. Det nærmeste kendte navn er et forslag; der bogføres aldrig
på det.
fix: Write the source's name as the register has it, or add the pool or the alias to the register.
ret: Skriv kilden, som den hedder i registret, eller føj puljen eller navnet til registret.
false alarms: Silent without a register, and for cash, loans, grants, transfers and other appropriations, which need not be in one.
falske alarmer: Tier uden et register, og om kasse, lån, tilskud, overførsler og omplaceringer, som ikke behøver stå i et.

REGISTER:
    kommune = "Lyngby-Taarbæk"
    [[pool]]
    id = "uforudsete"
    name = "Puljen til uforudsete udgifter"
PASS:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    Økonomi

    t. kr. | 2025
    Vikarer | 400
    Finansiering - pulje til uforudsete udgifter | -400
FAIL:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    Økonomi

    t. kr. | 2025
    Vikarer | 400
    Finansiering - pulje til uforudsette udgifter | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.pooled import found
from ledger.checks.rule import Batch
from ledger.patterns import pattern

ACROSS = True

MESSAGE = {
    "da": "Finansieringskilden {source} står ikke i puljeregistret",
    "en": "The financing source {source} is not in the register of pools",
    "da.near": "Finansieringskilden {source} står ikke i puljeregistret; det nærmeste kendte navn er {nearest}",
    "en.near": "The financing source {source} is not in the register of pools; the nearest known name is {nearest}",
    "da.other": "Finansieringskilden {source} er ikke registrets {nearest}: den står under et andet udvalg eller område",
    "en.other": "The financing source {source} is not the register's {nearest}: it is under another committee or area",
    "da.ambiguous": "Finansieringskilden {source} kan i puljeregistret være flere: {nearest}",
    "en.ambiguous": "The financing source {source} may be several in the register of pools: {nearest}",
}
POOLS = ("UFORUDSETE", "BUDREG", "EFFEKT")
POOL_WORD = pattern(r"(?i)pulje|reserve\b|reserven|buffer")
VARIANTS = {"unknown": None, "other_owner": "other", "other_area": "other", "ambiguous": "ambiguous"}


def check(batch: Batch) -> pl.DataFrame:
    """Financing rows and named sources that look like a pool, in municipalities with a register that does not know it; each once."""
    if not batch.pools:
        return found([])
    from ledger.pools.names import telling, words_of

    rows = {}
    least = float(batch.option("FIN004", "similarity"))
    for report in batch.pools:
        for entry in report.unmatched:
            claim = entry.claim
            if entry.reason not in VARIANTS or entry.known_kind:
                continue
            near = entry.nearest[0] if entry.nearest is not None and entry.nearest[1] >= least else None
            named = claim.code in POOLS or POOL_WORD.search(f"{claim.wording} {claim.area or ''}") is not None
            nameless = claim.table is None or claim.code is not None or not telling(words_of(claim.wording))
            if near is None and not named and nameless:
                continue  # budgeted money (a rådighedsbeløb, a committee's own area), or a phrase that nothing tells to be a pool
            variant = VARIANTS[entry.reason] or ("near" if near else None)
            rows[claim.item, claim.table, claim.row, claim.wording] = {
                "document": claim.document,
                "item": claim.item,
                "table": claim.table,
                "row": claim.row,
                "page": claim.page,
                "line": claim.line,
                "source": f'"{claim.wording}"' + (f" ({claim.area})" if claim.area else ""),
                "label": claim.wording,
                "nearest": ", ".join(entry.candidates) or near or "",
                "variant": variant,
            }
    return found(rows.values())
