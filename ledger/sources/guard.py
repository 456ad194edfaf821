"""A limit passed → the error that names it: one wording, one place, for every source (SPEC 7)."""

from __future__ import annotations

from ledger.errors import LimitError
from ledger.limits import Limits


def exceeded(limit: str, limits: Limits) -> LimitError:
    """The key of a limit → the error to raise, with the key and the allowed value as the user can change them."""
    return LimitError(f"limit.{limit}", limit=limit, allowed=getattr(limits, limit))
