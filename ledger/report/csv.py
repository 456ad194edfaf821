"""A Result → the flat ledger as a csv file that Danish Excel opens right: UTF-8 with BOM, `;`, decimal comma, no formulas."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from ledger.files import replacing
from ledger.report.escaped import BREAKS, TURNING
from ledger.report.flat import HEADS, ledger_pieces
from ledger.result import Result

FORMULA = r"^[=+\-@\t\r\n]"
CONTROL = rf"[\x{{00}}-\x{{08}}\x{{0b}}\x{{0c}}\x{{0e}}-\x{{1f}}\x{{7f}}-\x{{9f}}{TURNING}{BREAKS}]"
"""What steers a terminal, or turns the direction of writing, so that an amount reads backwards."""
FIGURE = r"^[+\-]?[ \x{a0}]?[0-9][0-9. \x{a0}]*(,[0-9]*)?-?$|^-$"
"""A figure as printed, or the lone dash for none: no spreadsheet takes it for more."""


def write(result: Result, path: Path) -> None:
    """One line a posting."""
    write_frames((piece.rename(HEADS[result.lang]) for piece in ledger_pieces(result)), path)


def write_frame(frame: pl.DataFrame, path: Path) -> None:
    """Any frame, whole or not at all. Raises `OutputError` where the file cannot be written."""
    write_frames([frame], path)


def write_frames(pieces: Iterable[pl.DataFrame], path: Path) -> None:
    """The pieces of one frame, a line a row, whole or not at all.

    Text that a spreadsheet would take for a formula gets an apostrophe before it; figures never do. Raises `OutputError` where the file
    cannot be written.
    """
    with replacing(path) as temporary, temporary.open("wb") as stream:
        for order, piece in enumerate(pieces):
            _guarded(piece).write_csv(
                stream, include_bom=order == 0, include_header=order == 0, separator=";", decimal_comma=True, line_terminator="\r\n"
            )


def _guarded(frame: pl.DataFrame) -> pl.DataFrame:
    names = [name for name in frame.columns if _is_text(frame, name)]
    frame = frame.with_columns(pl.col(name).str.replace_all(CONTROL, "·") for name in names)
    formula = [pl.col(name).str.contains(FORMULA) & ~pl.col(name).str.contains(FIGURE) for name in names]
    return frame.with_columns(
        pl.when(risky).then(pl.lit("'") + pl.col(name)).otherwise(pl.col(name)).alias(name)
        for name, risky in zip(names, formula, strict=True)
    )


def _is_text(frame: pl.DataFrame, name: str) -> bool:
    return frame.schema[name] == pl.String
