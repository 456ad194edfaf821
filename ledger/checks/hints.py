"""A residual and the figures it came from → its likely cause, tried mechanically (SPEC 2). A hint never corrects anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One counted figure of the column: its row's label, its amount in øre, and the same row's amounts in the other columns."""

    label: str
    amount: int
    others: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """`key` names the sentence (`check.hint.*`); `label` the row, `other` a column or row, `amount` the figure that would fit (øre)."""

    key: str
    label: str = ""
    other: str = ""
    amount: int | None = None


def likely_cause(residual: int, entries: Sequence[Entry], residuals: Sequence[tuple[str, int]], unit_ore: int) -> Hint | None:
    """The residual of a column → the first cause that explains all of it, or `None`.

    `residuals` are those of the other columns by name. Order: sign (residual is twice a row) · shifted column (another column misses
    what this one has too much of) · unit (a figure 1.000 times too large or small) · transposed digits · a row missing or twice.
    """
    if residual == 0:
        return None
    for entry in entries:
        if entry.amount and 2 * entry.amount == residual:
            return Hint("sign", entry.label, amount=-entry.amount)
    for column, other in residuals:
        for entry in entries:
            if entry.amount == residual and other == -residual:
                return Hint("shifted", entry.label, column, entry.amount)
            moved = dict(entry.others).get(column)
            if moved is not None and moved == -residual and other == moved:
                return Hint("shifted_from", entry.label, column, moved)
    for entry in entries:
        if entry.amount and entry.amount * 999 == residual * 1000:  # so it is a multiple of 1.000
            return Hint("unit_large", entry.label, amount=entry.amount // 1000)
        if entry.amount and -999 * entry.amount == residual:
            return Hint("unit_small", entry.label, amount=entry.amount * 1000)
    for entry in entries:
        swapped = _transposed(entry.amount, residual, unit_ore)
        if swapped is not None:
            return Hint("transposed", entry.label, amount=swapped)
    same = [entry for entry in entries if entry.amount == residual]
    twice = [entry for entry in same if sum(1 for e in entries if e.amount == entry.amount and e.label == entry.label) > 1]
    if twice:
        return Hint("twice", twice[0].label, amount=residual)
    if same:
        return Hint("alone", same[0].label, amount=residual)
    return None


def _transposed(amount: int, residual: int, unit_ore: int) -> int | None:
    """The figure with two neighbouring digits swapped that would make the column balance, if there is one."""
    if amount % unit_ore:
        return None
    digits = str(abs(amount) // unit_ore)
    for i in range(len(digits) - 1):
        swapped = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]) * unit_ore
        swapped = swapped if amount > 0 else -swapped
        if amount - residual == swapped:
            return swapped
    return None
