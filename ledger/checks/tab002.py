"""TAB002: one table split over pages or blocks was joined.

da: en tabel, der var delt over sider eller blokke, er samlet.
law: kommunestyrelsesloven § 40
from: C38

why: The reader shall know that what is shown as one table stood in two places.
hvorfor: Læseren skal vide, at det, der vises som én tabel, stod to steder.
fix: Nothing to mend; check the join where something looks odd.
ret: Intet at rette; se efter, hvor tabellen er samlet, hvis noget ser mærkeligt ud.
false alarms: None known: tables are joined only where the header is repeated or the page breaks inside them.
falske alarmer: Ingen kendte: tabeller samles kun, hvor hovedet gentages, eller siden skifter inde i dem.

PASS:
    t. kr. | 2025
    Løn | 400
    Finansiering, kassen | -400
FAIL:
    t. kr. | 2025
    Løn | 400

    t. kr. | 2025
    Finansiering, kassen | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch, nothing

MESSAGE = {
    "da": "Tabellen stod i {parts} dele, som er samlet til én",
    "en": "The table stood in {parts} parts, which were joined into one",
}


def check(batch: Batch) -> pl.DataFrame:
    """Appropriation tables put together from parts."""
    joined = batch.tables.filter(pl.col("joined") > 0)
    if joined.is_empty():
        return nothing()
    return joined.select("document", "item", "table", "page", "line", (pl.col("joined") + 1).cast(pl.String).alias("parts"))
