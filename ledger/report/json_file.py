"""A Result → a JSON file with the report of SPEC 2."""

from __future__ import annotations

from pathlib import Path

from ledger.files import write_atomically
from ledger.report import json
from ledger.result import Result


def write(result: Result, path: Path) -> None:
    """The report as UTF-8 JSON."""
    write_atomically(path, json.render(result).encode("utf-8"))
