"""Document → Meeting: header, agenda items, sections, decisions and journal numbers of Danish minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.minutes.meeting import read_meeting

__all__ = ["read_meeting"]


def __getattr__(name: str) -> Any:
    """The reader itself, loaded when first asked: rules that only compare bodies or dates need none of it."""
    if name == "read_meeting":
        from ledger.minutes.meeting import read_meeting

        return read_meeting
    raise AttributeError(name)
