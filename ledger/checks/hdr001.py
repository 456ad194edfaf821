"""HDR001: no unit to be found: not booked.

da: der er ingen enhed: tabellen bogføres ikke.
law: budget- og regnskabssystem for kommuner, kap. 6
from: C31

why: 400 may be 400 kr. or 400.000 kr. A unit is never guessed, so the amounts stay unknown and the table is not evaluated.
hvorfor: 400 kan være 400 kr. eller 400.000 kr. En enhed gættes aldrig, så beløbene er ukendte, og tabellen vurderes ikke.
fix: Write the unit in the first cell of the header ("t. kr.") or in a line above the table.
ret: Skriv enheden i tabelhovedets første celle ("t. kr.") eller på en linje over tabellen.
false alarms: Units are looked for in cell, row, column, header, caption and the sentences above and below.
falske alarmer: Enheden søges i celle, række, kolonne, hoved, tabeltekst og sætningerne over og under.

PASS:
    t. kr. | 2025
    Løn | 400
    Finansiering, kassen | -400
FAIL:
    Aktivitet | 2025
    Løn | 400
    Finansiering, kassen | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch

MESSAGE = {
    "da": "Tabellen siger ikke, om beløbene er i kr., t. kr. eller mio. kr.; den er ikke vurderet",
    "en": "The table does not say whether its amounts are in kr., t. kr. or mio. kr.; it is not evaluated",
}


def check(batch: Batch) -> pl.DataFrame:
    """Appropriation tables without a unit."""
    return batch.tables.filter(pl.col("unit_ore").is_null()).select("document", "item", "table", "page", "line")
