"""A file's name or suffix → the function that writes it. Adding an export is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ledger.errors import OutputError
from ledger.result import Result

WRITERS = {
    ".xlsx": "ledger.report.workbook",
    ".html": "ledger.report.html",
    ".csv": "ledger.report.csv",
    ".parquet": "ledger.report.parquet",
    ".json": "ledger.report.json_file",
    ".beancount": "ledger.report.beancount",
}

NAMED = {"datapackage.json": "ledger.report.datapackage"}
"""Files whose whole name says what they are."""


def writer_of(path: Path) -> Callable[[Result, Path], None]:
    """The writer for a file, found before anything is read. Raises `OutputError` for a suffix no format has."""
    if path.name.lower() in NAMED:
        return _write_of(NAMED[path.name.lower()])
    suffix = path.suffix.lower()
    if suffix not in WRITERS:
        raise OutputError("command.unknown_suffix", suffix=suffix or path.name, suffixes=", ".join(WRITERS))
    return _write_of(WRITERS[suffix])


def _write_of(module: str) -> Callable[[Result, Path], None]:
    write: Callable[[Result, Path], None] = import_module(module).write
    return write
