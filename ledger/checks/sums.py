"""Postings → for every printed sum the sums of rows it may stand for: the rows above it, since the last sum, of its block, of one role.

Shared by BAL002, BAL005, BAL008 and the workbook, whose live sums cover the same rows (`covered`). A printed total is held against the
reading that fits most of its columns, so that a subtotal is not called wrong for not being a grand total, and one changed column still
shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from ledger.checks.rule import Batch
from ledger.frames import COUNTED
from ledger.stretches import between, in_order, spans

SCOPES = ("above", "since", "whole", "block", "expenditure", "financing", "spent", "net")
OF_ROLE = {"expenditure": ("expenditure",), "financing": ("financing",), "spent": ("expenditure", "income")}
SUMS = ("subtotal", "total")


def printed_sums(batch: Batch) -> pl.DataFrame:
    """The printed sums of a batch, reckoned once for the three rules that ask (`sums_of` says what they hold)."""
    if "printed_sums" not in batch.kept:
        batch.kept["printed_sums"] = _printed_sums(batch)
    return batch.kept["printed_sums"]


def _printed_sums(batch: Batch) -> pl.DataFrame:
    """The printed sums of tables that can be reckoned with (`sums_of` says what they hold)."""
    if batch.tables.is_empty():
        return pl.DataFrame()
    blocks = batch.frames.rows.select("row", "block")
    postings = in_order(batch.postings, "table")
    stretches = (between(postings, "table", *span) for span in spans(postings["table"].unique().sort(), postings))
    found = [sums_of(stretch.join(blocks, on="row", how="left")) for stretch in stretches]
    found = [part for part in found if part.height]
    return pl.concat(found) if found else pl.DataFrame()


def sums_of(postings: pl.DataFrame) -> pl.DataFrame:
    """Postings with the `block` of their row → one row a printed sum and column, only where a figure is printed: `table, row, number,
    label, role, column, position, actual` (printed, øre), `expected` (øre), `difference`, `tolerance`, `fits`, and `scope`, the reading
    chosen for the whole row."""
    postings = postings.filter(pl.col("table").is_in(postings.filter(pl.col("role").is_in(SUMS))["table"].unique().to_list()))
    if postings.is_empty():
        return pl.DataFrame()
    key = ["table", "column", "side"]  # Udgift and Indtægt of one year are one column of the ledger, and two of the printed sums
    counted = pl.col("counted")
    amount = pl.when(counted).then(pl.col("amount").fill_null(0)).otherwise(0)
    half = pl.when(counted).then(pl.col("half")).otherwise(0)
    is_sum = pl.col("role").is_in(SUMS)
    postings = postings.with_columns(pl.int_range(pl.len()).over("row", "column").alias("side"))
    frame = postings.sort("table", "position", "number", maintain_order=True).with_columns(
        amount.alias("a"), half.alias("h"), is_sum.cast(pl.Int64).cum_sum().over(key).alias("sums_so_far"), is_sum.alias("is_sum")
    )
    frame = frame.with_columns((pl.col("sums_so_far") - pl.col("is_sum").cast(pl.Int64)).alias("segment"), pl.col("block").fill_null(""))
    scopes = {
        "above": (pl.col("a").cum_sum().over(key), pl.col("h").cum_sum().over(key)),
        "since": (pl.col("a").sum().over([*key, "segment"]), pl.col("h").sum().over([*key, "segment"])),
        "whole": (pl.col("a").sum().over(key), pl.col("h").sum().over(key)),
        "block": (pl.col("a").sum().over([*key, "block"]), pl.col("h").sum().over([*key, "block"])),
        **{name: _of_role(list(roles), key) for name, roles in OF_ROLE.items()},
        "net": (pl.col("a").cum_sum().over("table", "column"), pl.col("h").cum_sum().over("table", "column")),
    }
    frame = frame.with_columns(
        *(sums.alias(f"{name}_sum") for name, (sums, _) in scopes.items()),
        *(slack.alias(f"{name}_slack") for name, (_, slack) in scopes.items()),
    )
    # one figure for both Udgift and Indtægt is the net of the two
    alone = (pl.col("amount").is_not_null().sum().over("row", "column") == 1) & (pl.len().over("row", "column") > 1)
    frame = frame.with_columns(alone.alias("alone")).filter(pl.col("is_sum") & pl.col("amount").is_not_null())
    if frame.is_empty():
        return frame
    # all readings at once: Polars then groups the figures of a row once for all of them
    may_be = {
        name: pl.lit(True) if name in ("above", "since", "whole") else pl.col("alone") if name == "net" else _named(name) for name in SCOPES
    }
    gaps = {name: (pl.col("amount") - pl.col(f"{name}_sum")).abs() for name in SCOPES}
    frame = frame.with_columns(
        *((may_be[name] & (gaps[name] <= pl.col(f"{name}_slack") + pl.col("half"))).alias(f"{name}_fits") for name in SCOPES),
        *(allowed.alias(f"{name}_allowed") for name, allowed in may_be.items()),
    )
    frame = frame.with_columns(_score(name, gaps[name]).alias(f"{name}_score") for name in SCOPES)
    best = pl.max_horizontal([pl.col(f"{name}_score") for name in SCOPES])
    expected, slack, fit = pl.lit(None, dtype=pl.Int64), pl.lit(None, dtype=pl.Int64), pl.lit(None, dtype=pl.Boolean)
    scope = pl.lit(None, dtype=pl.String)
    for name in reversed(SCOPES):
        chosen = pl.col(f"{name}_score") == best
        expected = pl.when(chosen).then(pl.col(f"{name}_sum")).otherwise(expected)
        slack = pl.when(chosen).then(pl.col(f"{name}_slack") + pl.col("half")).otherwise(slack)
        fit = pl.when(chosen).then(pl.col(f"{name}_fits")).otherwise(fit)
        scope = pl.when(chosen).then(pl.lit(name)).otherwise(scope)
    return frame.with_columns(
        expected.alias("expected"), slack.alias("tolerance"), fit.alias("fits"), scope.alias("scope"), pl.col("amount").alias("actual")
    ).with_columns((pl.col("actual") - pl.col("expected")).alias("difference"))


def _score(name: str, gap: pl.Expr) -> pl.Expr:
    """How well a reading fits its row: most columns, then most that hold money, then the nearest; one the label does not allow never."""
    fits = pl.col(f"{name}_fits")
    moved = (pl.col("amount") != 0) | (pl.col(f"{name}_sum") != 0)
    figures = fits.cast(pl.Int64) * 100 + (fits & moved).cast(pl.Int64)
    score = figures.sum().over("row") + 0.5 / (1 + gap.sum().over("row"))
    return pl.when(pl.col(f"{name}_allowed")).then(score).otherwise(-1.0)


def covered(rows: Sequence[Mapping[str, Any]], index: int, scope: str) -> list[int]:
    """A table's rows in order, the place of a printed sum among them and its scope → the places of the counted rows it adds up."""
    start, stop = 0, len(rows)
    if scope in ("above", "net"):
        stop = index
    elif scope == "since":
        start = next((place + 1 for place in range(index - 1, -1, -1) if rows[place]["role"] in SUMS), 0)
        stop = index
    roles = OF_ROLE.get(scope, COUNTED)
    block = rows[index]["block"] or ""
    return [
        place
        for place in range(start, stop)
        if rows[place]["role"] in roles and (scope != "block" or (rows[place]["block"] or "") == block)
    ]


def _of_role(roles: list[str], key: list[str]) -> tuple[pl.Expr, pl.Expr]:
    of = pl.col("role").is_in(roles)
    return (
        pl.when(of).then(pl.col("a")).otherwise(0).sum().over(key),
        pl.when(of).then(pl.col("h")).otherwise(0).sum().over(key),
    )


def _named(scope: str) -> pl.Expr:
    """A sum of one role only where its label names it: "Udgifter i alt" may be the expenditure, "I alt" may not."""
    label = pl.col("label").str.to_lowercase()
    if scope == "expenditure":
        return label.str.contains("udgift|bevilling|anlæg|drift")
    if scope == "financing":
        return label.str.contains("finansi|dækning")
    if scope == "spent":
        return label.str.contains("netto|udgift|bevilling|anlæg|drift")
    return pl.col("role") == "subtotal"
