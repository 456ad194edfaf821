"""A Result → the flat ledger as a csv file that Danish Excel opens right: UTF-8 with BOM, `;`, decimal comma, no formulas."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ledger.files import replacing
from ledger.report.flat import HEADS, ledger_frame
from ledger.result import Result

FORMULA = r"^[=+\-@\t\r]"


def write(result: Result, path: Path) -> None:
    """One line a posting. Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do."""
    flat = ledger_frame(result)
    texts = [name for name, kind in flat.schema.items() if kind == pl.String]
    guarded = [
        pl.when(pl.col(name).str.contains(FORMULA)).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name in texts
        if name != "printed"
    ]
    printed = (
        pl.when(pl.col("printed").str.contains(r"^[=@\t\r]|^[+\-].*[A-Za-z(]"))
        .then(pl.lit("'") + pl.col("printed"))
        .otherwise(pl.col("printed"))
    )
    flat = flat.with_columns(*guarded, printed.alias("printed"))
    with replacing(path) as temporary:
        flat.rename(HEADS[result.lang]).write_csv(temporary, include_bom=True, separator=";", decimal_comma=True, line_terminator="\r\n")
