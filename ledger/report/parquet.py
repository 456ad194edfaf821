"""A Result → the flat ledger as a Parquet file, amounts as Decimal, with the names of the frames (not of a language)."""

from __future__ import annotations

from pathlib import Path

from ledger.files import replacing
from ledger.report.flat import ledger_frame
from ledger.result import Result


def write(result: Result, path: Path) -> None:
    """One row a posting."""
    with replacing(path) as temporary:
        ledger_frame(result).write_parquet(temporary)
