"""Draws → draws in the price level of their pool's year; those of another level are converted by a factor or refused (DOMAIN 3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ledger.pools.entries import Draw
from ledger.price_levels import Factors
from ledger.registers import Register


def one_level(draws: Sequence[Draw], register: Register, factors: Factors | None) -> tuple[list[Draw], list[Draw]]:
    """Draws → those in the price level of their pool's year, and those refused because they are not and nothing converts them.

    A register that names no level holds each year in its own; where all draws of a year stand in the register's first year's level (a
    budget's overslagsår, DOMAIN 3.3), that is the level of that year.
    """
    groups: dict[tuple[str, int], list[Draw]] = defaultdict(list)
    for draw in draws:
        groups[draw.pool, draw.year].append(draw)
    target = {key: _target(key, group, register) for key, group in groups.items()}
    kept, refused = [], []
    for draw in draws:
        level = target[draw.pool, draw.year]
        if draw.price_level is None or draw.price_level == level:
            kept.append(draw)
            continue
        amount = factors.convert(draw.amount, draw.price_level, level) if factors is not None else None
        if amount is None:
            refused.append(draw)
        else:
            kept.append(replace(draw, amount=amount, converted_from=draw.amount, price_level=level))
    return kept, refused


def _target(key: tuple[str, int], group: Sequence[Draw], register: Register) -> int:
    if register.price_level is not None:
        return register.price_level
    name, year = key
    pool = next(pool for pool in register.pools if pool.id == name)
    levels = {draw.price_level for draw in group if draw.price_level is not None}
    known = {*pool.opening, *(y for reservation in pool.reservations for y in reservation.amount)}
    if len(levels) == 1 and (not known or levels == {min(known)}) and max(levels) <= year:
        return levels.pop()
    return year
