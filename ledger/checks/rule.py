"""What a rule is given and what it gives back: a `Batch` of validated frames in, a frame of what was found out.

A rule is a module in this folder named after its code (`bal001.py`). It holds a docstring (its documentation, see
`ledger.checks.catalogue`), `MESSAGE` (the sentence in Danish and English, gaps filled from the columns of what it found) and
`check(batch)`. It returns a frame with any of the columns of `FOUND`, and any further columns its message needs. A large batch is given
some documents at a time (`ledger.checks.split`), unless the module says `ACROSS = True`: it needs to see all of them, or the pools.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from ledger.frames import Frames
from ledger.messages import Language
from ledger.schemas import Balances

if TYPE_CHECKING:
    from ledger.pools import PoolReport

FOUND: dict[str, Any] = {
    "document": pl.Int64,
    "item": pl.Int64,
    "table": pl.Int64,
    "row": pl.Int64,
    "column": pl.String,
    "page": pl.Int64,
    "line": pl.Int64,
    "expected": pl.Int64,
    "actual": pl.Int64,
    "difference": pl.Int64,
    "tolerance": pl.Int64,
    "why": pl.String,
    "hint": pl.String,
    "hint_values": pl.Struct({"label": pl.String, "other": pl.String, "amount": pl.Int64}),
    "severity": pl.String,
    "variant": pl.String,
}
"""The columns a rule may give. Amounts are øre. `row` is the printed row number; `why` and `hint` are message keys; `severity`
overrules the settings (only downwards in the shipped rules); `variant` picks another sentence of `MESSAGE`."""


@dataclass(frozen=True)
class Batch:
    """All that was read, validated once, with the joins most rules start from. `options` are the rule's own settings.

    `kept` holds frames that several rules ask for, `memo` whatever else is worked out once a batch. `pools` are the pools of the
    municipalities that have a register; without one the rules about pools find nothing.
    """

    frames: Frames
    balances: Balances
    options: dict[str, dict[str, Any]]
    lang: Language = "da"
    kept: dict[str, pl.DataFrame] = field(default_factory=dict)
    pools: Sequence[PoolReport] = ()
    memo: dict[Any, Any] = field(default_factory=dict)

    def option(self, code: str, name: str) -> Any:
        """A numeric or text option of a rule from `rules/default.toml` or an overlay."""
        return self.options[code][name]

    @cached_property
    def tables(self) -> pl.DataFrame:
        """Appropriation tables with the meeting they belong to and `verdict` (balanced, unbalanced or null)."""
        meeting = self.frames.documents.select("document", "date", "udvalg", "kommune")
        tables = self.frames.tables.join(self.verdicts, on="table", how="left").join(meeting, on="document", how="left")
        return tables.filter(pl.col("kind") == "appropriation")

    @cached_property
    def verdicts(self) -> pl.DataFrame:
        """One row an evaluated table: `table`, `verdict` (true when every column that must balance does)."""
        return self.balances.checked.group_by("table").agg(pl.col("balances").all().alias("verdict"))

    @cached_property
    def item_places(self) -> dict[int, tuple[int, int]]:
        """Item number → its document and its position in it, from 1."""
        items = self.frames.items.select("item", "document", "position")
        return {item: (document, position) for item, document, position in items.iter_rows()}

    @cached_property
    def postings(self) -> pl.DataFrame:
        """Postings of appropriation tables without doubts and with a unit: those that rules may reckon with."""
        sound = self.tables.filter((pl.col("doubts") == 0) & pl.col("unit_ore").is_not_null())
        postings = self.frames.postings.join(sound.select("table", "unit_ore", "balance", "turned"), on="table", how="semi")
        return postings.join(sound.select("table", "unit_ore", "balance", "date"), on="table", how="left")

    @cached_property
    def rows(self) -> pl.DataFrame:
        """Rows of the same tables."""
        sound = self.tables.filter((pl.col("doubts") == 0) & pl.col("unit_ore").is_not_null())
        return self.frames.rows.join(sound.select("table", "unit_ore", "balance", "date"), on="table", how="inner")


@cache
def nothing() -> pl.DataFrame:
    """No finding: an empty frame with the columns of `FOUND`."""
    return pl.DataFrame(schema=FOUND)


def found_rows(rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """What a rule found one by one, as dicts of columns of `FOUND` and of gaps of its message → the frame the engine takes."""
    if not rows:
        return nothing()
    names = dict.fromkeys(name for row in rows for name in row)
    known = {name: FOUND[name] for name in names if name in FOUND}
    return pl.DataFrame([{name: row.get(name) for name in names} for row in rows], schema_overrides=known, infer_schema_length=None)


def place_of_table(found: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """Found rows with `table` → the same with the table's `item`, `document`, `page` and `line`."""
    where = batch.frames.tables.select("table", "item", "document", "page", "line")
    return found.drop([c for c in ("item", "document", "page", "line") if c in found.columns]).join(where, on="table", how="left")
