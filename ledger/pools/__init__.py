"""Frames and a register of pools → what each pool had, what was drawn on it, what is left, and what overdraws it (SPEC 5, DOMAIN 4).

names: a source as printed → the pool it names · claims: frames → every row and sentence that may draw · booking: cases → draws ·
levels: price levels · balances: draws → pools by year · overdrafts: pools → what breaks them.
"""

from __future__ import annotations

from ledger.pools.balances import pool_report
from ledger.pools.entries import Draw, PoolBalance, PoolReport, ReservationYear, Unmatched, YearBalance

__all__ = ["Draw", "PoolBalance", "PoolReport", "ReservationYear", "Unmatched", "YearBalance", "pool_report"]
