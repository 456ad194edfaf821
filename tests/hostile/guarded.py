"""One file → what reading it came to: what a worker is given in these tests."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.sources.detect import detect
from ledger.sources.worker_process import peak


@dataclass(frozen=True, slots=True)
class Came:
    """`key` of the refusal, "" where a document came out; the blocks; the most memory held, in bytes."""

    key: str
    blocks: int
    peak: int


def read_path(path: str) -> Came:
    """What a reading came to."""
    key, blocks = "", 0
    try:
        data = Path(path).read_bytes()
        found = detect(data, path)
        blocks = len(import_module(f"ledger.sources.{'text' if found == 'markdown' else found}").read(data, path, Limits()).blocks)
    except SourceError as error:
        key = error.note.key
    return Came(key, blocks, peak())
