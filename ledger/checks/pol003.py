"""POL003: the opening balance of a pool is unknown: only "drawn so far" can be said.

da: puljens primo er ukendt: kun "trukket indtil nu" kan siges.
law: ingen
from: 4.1

why: The minutes rarely say what a pool had at the start of the year. Without it nobody can tell whether the money is there.
hvorfor: Referaterne siger sjældent, hvad puljen havde ved årets begyndelse. Uden det kan ingen sige, om pengene er der.
fix: Write the opening balance of that year in the register (opening_kr), with its source.
ret: Skriv årets primo i registret (opening_kr) med kilden.
false alarms: Silent for the cash, for external money and for other appropriations: they keep no balance.
falske alarmer: Tier om kassen, eksterne midler og andre bevillinger: de har ingen saldo.

REGISTER:
    kommune = "Lyngby-Taarbæk"
    [[pool]]
    id = "uforudsete"
    name = "Puljen til uforudsete udgifter"
    udvalg = "Økonomiudvalget"
    area = "Puljer"
    opening_kr = { 2025 = 9_000_000 }
PASS:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    Økonomi

    t. kr. | Udvalg / område | 2025
    Vikarer | Børneudvalget / Børn | 400
    Finansiering | Økonomiudvalget / Puljer | -400

    Beslutning

    Anbefalet.
FAIL:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    Økonomi

    t. kr. | Udvalg / område | 2026
    Vikarer | Børneudvalget / Børn | 400
    Finansiering | Økonomiudvalget / Puljer | -400

    Beslutning

    Anbefalet.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.pooled import found
from ledger.checks.rule import Batch

ACROSS = True

MESSAGE = {
    "da": "{pool} har ingen primo for {column} i registret: {actual:kr} er trukket indtil nu, og resten er ukendt",
    "en": "{pool} has no opening balance for {column} in the register: {actual:kr} is drawn so far, and what is left is unknown",
}


def check(batch: Batch) -> pl.DataFrame:
    """Pools with draws in a year for which the register has no opening balance, at the first of them."""
    rows = []
    for report in batch.pools:
        for balance in report.pools:
            for year in balance.years if balance.pool.kind == "pool" else ():
                draws = [draw for draw in balance.draws if draw.year == year.year and draw.counted is not None]
                if year.opening is None and draws:
                    first = draws[0]
                    rows.append(
                        {
                            "document": first.at.document,
                            "item": first.at.item,
                            "table": first.claim.table,
                            "row": first.claim.row,
                            "column": str(year.year),
                            "page": first.claim.page,
                            "line": first.claim.line,
                            "actual": sum(draw.amount for draw in draws),
                            "pool": balance.pool.name,
                            "label": balance.pool.id,
                        }
                    )
    return found(rows)
