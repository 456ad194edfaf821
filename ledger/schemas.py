"""Frames → validated frames: a pandera schema for each, the balance to zero among its checks (SPEC 2, ARCHITECTURE).

The balance is a check on the postings frame, per table and column, by intervals (SPEC 6): the sum of what is spent, received and
covered must be zero within half of the last printed digit of every figure in it. What fails is drawn from pandera's failure cases.

pandera would let two things pass in silence, so they are refused here: a LazyFrame (its data checks do not run) and
`PANDERA_VALIDATION_ENABLED=False` (nothing runs).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import polars as pl

from ledger.frames import SCHEMAS, Frames

if TYPE_CHECKING:
    import pandera.polars as pa

BALANCE = "balances_to_zero"
SOUND = "sound"
KINDS = ["appropriation", "other"]
BALANCE_KINDS = ["columns", "across", "none"]
ROLES = ["expenditure", "income", "financing", "subtotal", "total", "memo"]
STATES = ["stated", "blank", "dash", "missing", "unreadable"]


class SchemaBrokenError(Exception):
    """A frame that is not what `ledger.frames` promises: a bug of ours, never a user's mistake. Holds pandera's failure cases."""


@dataclass(frozen=True, slots=True)
class Balances:
    """The outcome of the balance check: one row a table and column that had to balance, and whether it did.

    `checked`: table, column, position, year, total (sum in øre), slack (øre), size (sum of absolute amounts), smallest (the smallest
    amount that is not zero), balances (Boolean).
    """

    checked: pl.DataFrame

    @property
    def failed(self) -> pl.DataFrame:
        """The columns that do not balance."""
        return self.checked.filter(~pl.col("balances"))


def total_expression() -> pl.Expr:
    """The sum of the counted amounts of a table's column, in øre, for each posting. Int128: no sum of Int64 can overflow."""
    return pl.col("amount").filter(pl.col("counted")).fill_null(0).cast(pl.Int128).sum().over("table", "column")


def slack_expression() -> pl.Expr:
    """What the printed precision of a table's column allows, in øre: half of the last digit of each of its figures (SPEC 6)."""
    return pl.col("half").filter(pl.col("counted")).cast(pl.Int128).sum().over("table", "column")


def balances_expression() -> pl.Expr:
    """Does the posting's column balance to zero within its slack? True where it need not."""
    return ~pl.col("must_balance") | (total_expression().abs() <= slack_expression())


@contextmanager
def _without_strategies() -> Iterator[None]:
    """pandera imports hypothesis, where it is installed, for a feature unused here: 0.1 s of every start. Hidden while it loads."""
    hide = "hypothesis" not in sys.modules
    if hide:
        sys.modules["hypothesis"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hide:
            del sys.modules["hypothesis"]


@cache
def schemas() -> dict[str, pa.DataFrameSchema]:
    """The pandera schema of every frame, by name: its columns with their types, and its checks."""
    pa = _pandera()
    return {
        name: pa.DataFrameSchema(
            {c: pa.Column(kind, nullable=True) for c, kind in columns.items()}, checks=_checks(name), strict=True, name=name
        )
        for name, columns in SCHEMAS.items()
    }


@cache
def checked_schemas() -> dict[str, pa.DataFrameSchema]:
    """The same checks for frames whose columns and types are known to be right: pandera looks at every column for a tenth of a
    millisecond, and one comparison of a frame's own schema says the same of all of them."""
    pa = _pandera()
    return {name: pa.DataFrameSchema(checks=_checks(name), name=name) for name in SCHEMAS}


@cache
def _pandera() -> ModuleType:
    with _without_strategies():
        import pandera.polars as pa
        from pandera.backends.polars.register import register_polars_backends

        register_polars_backends()
    return pa


def _checks(name: str) -> list[pa.Check]:
    # one check a frame for all its row rules: each check of pandera's own costs a pass and about a millisecond
    pa = _pandera()
    checks = [pa.Check(_select(sound_expression(name)), name=SOUND)]
    if name == "postings":
        checks.append(pa.Check(_select(balances_expression()), name=BALANCE))
    return checks


def _select(expression: pl.Expr) -> Callable[[Any], pl.LazyFrame | bool]:
    """A row rule → a check of pandera: asked of the whole frame first, and row by row only where some row breaks it."""

    def check(data: Any) -> pl.LazyFrame | bool:
        frame: pl.LazyFrame = data.lazyframe
        return True if frame.select(expression.all()).collect().item() else frame.select(expression)

    return check


def sound_expression(name: str) -> pl.Expr:
    """Is the row one that `ledger.frames` may make: its keys there and unique, its words of the known kinds, no amount unaccounted for?"""
    filled = {
        "documents": ["document", "path"],
        "items": ["item", "document", "position"],
        "decisions": ["item", "document", "status", "own"],
        "tables": ["table", "item", "document", "table_id", "columns", "doubts"],
        "rows": ["row", "table", "item", "document", "number", "label"],
        "postings": ["posting", "row", "table", "column", "position", "half", "counted", "must_balance"],
        "asides": ["row", "table", "item", "document", "number", "printed", "label"],
        "mentions": ["mention", "item", "document", "kind"],
        "notes": ["document", "key"],
    }[name]
    rules = [pl.col(column).is_not_null() for column in filled]
    if filled[0] in ("document", "item", "table", "row", "posting", "mention") and name not in ("decisions", "asides", "notes"):
        rules.append(pl.col(filled[0]).is_unique())
    if name == "tables":
        rules += [pl.col("kind").is_in(KINDS), pl.col("balance").is_in(BALANCE_KINDS)]
    if name in ("rows", "postings"):
        rules.append(pl.col("role").is_in(ROLES))
    if name == "postings":
        rules += [
            pl.col("state").is_in(STATES),
            pl.col("half") >= 0,
            pl.col("amount").is_not_null() | ~pl.col("must_balance") | pl.col("state").is_in(["blank", "dash"]),
        ]
    return pl.all_horizontal(rules)


def validate(frames: Frames) -> Balances:
    """The frames of a batch, validated once → what balances and what does not.

    Raises `TypeError` for a LazyFrame and `SchemaBrokenError` where a frame breaks its own contract. An imbalance is no exception: it
    is what the failure cases of the check `balances_to_zero` are for.
    """
    failing: set[int] = set()
    for name in SCHEMAS:
        failing |= _validate(name, getattr(frames, name))
    postings = frames.postings
    checked = (
        postings.filter(pl.col("must_balance"))
        .group_by("table", "column", maintain_order=True)
        .agg(
            pl.col("position").first(),
            pl.col("year").first(),
            pl.col("item").first(),
            pl.col("document").first(),
            pl.col("amount").fill_null(0).cast(pl.Int128).sum().cast(pl.Int64).alias("total"),
            pl.col("half").cast(pl.Int128).sum().cast(pl.Int64).alias("slack"),
            pl.col("amount").abs().sum().alias("size"),
            pl.col("amount").abs().filter(pl.col("amount") != 0).min().alias("smallest"),
            pl.col("posting").is_in(list(failing)).any().not_().alias("balances"),
        )
    )
    return Balances(checked)


def _validate(name: str, frame: object) -> set[int]:
    """One frame against its schema → the row numbers where the balance check failed."""
    if not isinstance(frame, pl.DataFrame):
        raise TypeError(f"{name}: an eager polars.DataFrame is needed, not {type(frame).__name__}; data checks do not run on lazy frames")
    as_promised = dict(frame.schema) == SCHEMAS[name]
    if frame.is_empty() and as_promised:
        return set()
    from pandera.config import ValidationDepth, config_context
    from pandera.errors import SchemaErrors

    schema = (checked_schemas() if as_promised else schemas())[name]
    try:
        with config_context(validation_enabled=True, validation_depth=ValidationDepth.SCHEMA_AND_DATA):
            schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        others = cases.filter(pl.col("check") != BALANCE)
        if not others.is_empty():
            raise SchemaBrokenError(f"{name}: {others.head(5).to_dicts()}") from errors
        return set(cases["index"].to_list())
    return set()
