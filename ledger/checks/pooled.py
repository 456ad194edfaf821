"""The pools of a batch → found rows: what the rules about pools share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl

from ledger.checks.rule import FOUND, Batch

MORE: dict[str, Any] = {
    "pool": pl.String,
    "reservation": pl.String,
    "source": pl.String,
    "label": pl.String,
    "draw_ore": pl.Int64,
    "opening_ore": pl.Int64,
    "reserved_ore": pl.Int64,
    "nearest": pl.String,
    "level": pl.String,
}


def found(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """What was found as dicts → a frame with the columns a rule about pools may give."""
    return pl.DataFrame(list(rows), schema={**FOUND, **MORE})


def overdrawn(batch: Batch, *, reservations: bool) -> pl.DataFrame:
    """The overdrafts of pools, or of the reservations inside them, at the draw that broke them."""
    if not batch.pools:
        return found([])
    from ledger.pools.overdrafts import overdrafts

    rows = []
    for report in batch.pools:
        for overdraft in overdrafts(report):
            if (overdraft.reservation is not None) is not reservations or not report.documents:
                continue
            draw = overdraft.draw
            claim = draw.claim if draw is not None else None
            unsure = overdraft.over <= overdraft.slack
            rows.append(
                {
                    "document": draw.at.document if draw is not None else report.documents[0],
                    "item": draw.at.item if draw is not None else None,
                    "table": claim.table if claim is not None else None,
                    "row": claim.row if claim is not None else None,
                    "column": str(overdraft.year),
                    "page": claim.page if claim is not None else None,
                    "line": claim.line if claim is not None else None,
                    "expected": overdraft.available,
                    "actual": overdraft.drawn,
                    "difference": overdraft.over,
                    "tolerance": overdraft.slack or None,
                    "why": "digits" if overdraft.slack else None,
                    "severity": "warning" if unsure else None,
                    "variant": None if overdraft.state == "decided" else overdraft.state,
                    "pool": overdraft.pool.name,
                    "reservation": overdraft.reservation.name if overdraft.reservation is not None else "",
                    "source": claim.wording if claim is not None else "",
                    "label": f"{overdraft.pool.id} {overdraft.reservation.id if overdraft.reservation is not None else ''}",
                    "draw_ore": draw.amount if draw is not None else None,
                    "opening_ore": overdraft.opening,
                    "reserved_ore": overdraft.reserved,
                }
            )
    return found(rows)
