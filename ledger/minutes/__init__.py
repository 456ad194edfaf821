"""Document → Meeting: header, agenda items, sections, decisions and journal numbers of Danish minutes."""

from __future__ import annotations

from ledger.minutes.meeting import read_meeting

__all__ = ["read_meeting"]
