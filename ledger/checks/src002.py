"""SRC002: no text layer: a scan.

da: intet tekstlag: dokumentet er scannet.
law: ingen
from: SPEC 4

why: A scan is a picture. Nothing in it can be read, so nothing in it was checked.
hvorfor: En scanning er et billede. Intet i den kan læses, så intet i den er kontrolleret.
fix: Get the original from the agenda system, or run text recognition over it and check the amounts by eye.
ret: Hent originalen fra dagsordenssystemet, eller kør tekstgenkendelse på den, og kontrollér beløbene med øjnene.
false alarms: None known.
falske alarmer: Ingen kendte.

PASS:
    Punkt 1: Godkendelse af dagsorden

    Beslutning

    Godkendt.
FAIL:

"""

from __future__ import annotations

import polars as pl

from ledger.checks.failures import failures
from ledger.checks.rule import Batch

MESSAGE = {"da": "{reason}", "en": "{reason}"}


def check(batch: Batch) -> pl.DataFrame:
    """Documents, or pages of them, that are pictures of text only."""
    pages = batch.frames.notes.filter(pl.col("key") == "source.pdf.scanned_pages")
    return pl.concat([failures(batch, "SRC002"), failures(batch, "SRC002", pages).with_columns(severity=pl.lit("warning"))], how="diagonal")
