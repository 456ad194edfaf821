"""Lines whose columns are held by position → a table."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.limits import Limits
from ledger.sources.gridfound import Found
from ledger.sources.textlines import Line


def may_be_aligned(text: str) -> bool:
    return False


def read_aligned(lines: Sequence[Line], start: int, limits: Limits) -> Found | None:
    return None
