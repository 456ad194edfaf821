"""SRC003: municipality unknown: pools and local rules not applied.

da: kommunen er ukendt: puljer og lokale regler er ikke brugt.
law: ingen
from: SPEC 4

why: Minutes often do not name their municipality, and it is never guessed. Its pools and rules of competence can then not be used.
hvorfor: Referater nævner ofte ikke deres kommune, og den gættes aldrig. Så kan dens puljer og kompetenceregler ikke bruges.
fix: Give it with --kommune.
ret: Angiv den med --kommune.
false alarms: None known.
falske alarmer: Ingen kendte.

PASS:
    Tønder Kommune – Kommunalbestyrelsen

    Dagsorden

    1. Godkendelse af dagsorden

    Indstilling

    Dagsordenen indstilles godkendt.
FAIL:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Godkendelse af dagsorden

    Beslutning

    Godkendt.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch

MESSAGE = {
    "da": "Dokumentet siger ikke, hvilken kommune det kommer fra; angiv den med --kommune",
    "en": "The document does not say which municipality it comes from; give it with --kommune",
}


def check(batch: Batch) -> pl.DataFrame:
    """Documents that were read and name no municipality."""
    return batch.frames.documents.filter(pl.col("kommune").is_null() & pl.col("failure").is_null()).select("document")
