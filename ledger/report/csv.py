"""A Result → the flat ledger as a csv file that Danish Excel opens right: UTF-8 with BOM, `;`, decimal comma, no formulas."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ledger.files import replacing
from ledger.report.flat import HEADS, ledger_frame
from ledger.result import Result

FORMULA = r"^[=+\-@\t\r\n]"
FIGURE = r"^[+\-]?[ \x{a0}]?[0-9][0-9. \x{a0}]*(,[0-9]*)?-?$|^-$"
"""A figure as printed, or the lone dash for none: no spreadsheet takes it for more."""


def write(result: Result, path: Path) -> None:
    """One line a posting."""
    write_frame(ledger_frame(result).rename(HEADS[result.lang]), path)


def write_frame(frame: pl.DataFrame, path: Path) -> None:
    """Any frame, whole or not at all. Text that a spreadsheet would take for a formula gets an apostrophe before it; figures never do.

    Raises `OutputError` where the file cannot be written.
    """
    formula = [pl.col(name).str.contains(FORMULA) & ~pl.col(name).str.contains(FIGURE) for name in frame.columns if _is_text(frame, name)]
    names = [name for name in frame.columns if _is_text(frame, name)]
    guarded = [
        pl.when(risky).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name, risky in zip(names, formula, strict=True)
    ]
    with replacing(path) as temporary:
        frame.with_columns(guarded).write_csv(temporary, include_bom=True, separator=";", decimal_comma=True, line_terminator="\r\n")


def _is_text(frame: pl.DataFrame, name: str) -> bool:
    return frame.schema[name] == pl.String
