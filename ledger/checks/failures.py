"""Notes on a document → found rows with their reason in words: what SRC001 and SRC002 share."""

from __future__ import annotations

import polars as pl

from ledger.checks.rule import Batch
from ledger.frames import note_of
from ledger.messages import say


def failures(batch: Batch, code: str, notes: pl.DataFrame | None = None) -> pl.DataFrame:
    """The files that failed with `code` (or the given notes) → `document, line, page, reason`."""
    if notes is None:
        failed = batch.frames.documents.filter(pl.col("failure") == code).select("document")
        notes = batch.frames.notes.join(failed, on="document", how="semi")
    rows = [(n["document"], n["page"], n["line"], say(note_of(n["values"], n["key"]), batch.lang)) for n in notes.iter_rows(named=True)]
    return pl.DataFrame(rows, schema={"document": pl.Int64, "page": pl.Int64, "line": pl.Int64, "reason": pl.String}, orient="row")
