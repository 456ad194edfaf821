"""A large batch → batches of some documents each, so that what rules make of it is held for a stretch at a time.

Rules make Python values of cases and sentences, which take ten times the room of the frames; most of them look at one document only
(`ledger.checks.catalogue.Rule.across` tells of the others). A stretch also unpacks each reading once for all of its rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from ledger.checks.rule import Batch
from ledger.frames import SCHEMAS, Frames
from ledger.kept import Remembered
from ledger.schemas import Balances
from ledger.stretches import between, in_order

POSTINGS = 10_000
"""Postings of a stretch, about; a document is never cut."""

ITEM = 20
"""An agenda item weighs as much as so many postings: its words are read too."""


def split(batch: Batch, size: int = POSTINGS) -> Iterator[Batch]:
    """The batch as stretches of whole documents, in order; a small one as it is. `pools` stay with the rules that see all."""
    frames = batch.frames
    if frames.postings.height + ITEM * frames.items.height <= size:
        yield batch
        return
    ordered = {name: in_order(getattr(frames, name), "document") for name in SCHEMAS}
    checked = in_order(batch.balances.checked, "document")
    for first, last in _spans(ordered, size):
        some = {name: between(frame, "document", first, last) for name, frame in ordered.items()}
        yield replace(
            batch,
            frames=Frames(**some, readings=Remembered(frames.readings) if frames.readings else ()),
            balances=Balances(between(checked, "document", first, last)),
            kept={},
            memo={},
            pools=(),
        )


def _spans(ordered: dict[str, pl.DataFrame], size: int) -> Iterator[tuple[int, int]]:
    """First and last document of each stretch."""
    weights = (
        pl.concat(
            [
                ordered["documents"].select("document", pl.lit(0).alias("weight")),
                ordered["items"].select("document", pl.lit(ITEM).alias("weight")),
                ordered["postings"].select("document", pl.lit(1).alias("weight")),
            ]
        )
        .group_by("document")
        .agg(pl.col("weight").sum())
        .sort("document")
    )
    first, held = None, 0
    last = None
    for document, weight in weights.iter_rows():
        first = document if first is None else first
        held, last = held + weight, document
        if held >= size:
            yield first, last
            first, held = None, 0
    if first is not None and last is not None:
        yield first, last
