"""Postings of one table → the figures as printed, in the printed unit, and formulas that add their cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ledger.money import parse_figure
from ledger.report.workbook.cells import Number

ARGUMENTS = 100
"""Ranges a SUM gets; Excel takes 255."""

PIECES = 400
"""Ranges from which a sum is written as SUMIF over the roles instead: a formula holds 8.192 characters."""


class Scale:
    """The unit a table is shown in: `digits` decimals of a kroner amount are moved, `decimals` are shown, `places` are exact."""

    def __init__(self, unit_ore: int | None, postings: Sequence[dict[str, Any]], totals: Sequence[int | None] = ()) -> None:
        self.unit_ore = unit_ore or 100
        self.places = len(str(self.unit_ore)) - 1
        self.decimals = 0
        for posting in postings:
            if posting["half"]:  # half of the last printed digit: 0,1 mio. kr. prints one decimal
                self.decimals = max(self.decimals, self.places - len(str(2 * posting["half"])) + 1)
            if posting["amount"] is not None and posting["amount"] % self.unit_ore:
                self.decimals = max(self.decimals, _decimals(self.shown(posting["amount"])))
        for total in totals:
            if total is not None and total % self.unit_ore:
                self.decimals = max(self.decimals, _decimals(self.shown(total)))

    def shown(self, ore: int) -> Decimal:
        """Øre → the printed unit, exact."""
        return Decimal(ore).scaleb(-self.places)

    def number(self, ore: int | None) -> Number | None:
        """Øre → a cell."""
        return None if ore is None else Number(self.shown(ore), self.decimals)

    @property
    def factor(self) -> int:
        """Kroner in one printed unit."""
        return self.unit_ore // 100


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def figure_cell(postings: Sequence[dict[str, Any]], scale: Scale) -> object:
    """What stands in one printed cell: an amount; a count or a figure without unit as the number it is; else the text."""
    amounts = [posting["amount"] for posting in postings if posting["amount"] is not None]
    if amounts:
        return scale.number(sum(amounts))
    printed = " / ".join(posting["printed"] for posting in postings if posting["printed"])
    figure = parse_figure(printed) if any(posting["state"] == "stated" for posting in postings) else None
    if figure is not None and figure.unit is None:
        return Number(Decimal(figure.digits).scaleb(-figure.decimals), figure.decimals)
    return printed or None


def runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Lines in order → stretches of them: 3, 4, 5, 8 → (3, 5), (8, 8)."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def sum_formula(column: str, lines: Sequence[int]) -> str | None:
    """G, [3, 4, 5, 8] → SUM(G3:G5,G8). `None` where a cell cannot hold the formula."""
    stretches = runs(lines)
    if len(stretches) > PIECES:
        return None
    pieces = [f"{column}{start}" if start == stop else f"{column}{start}:{column}{stop}" for start, stop in stretches] or ["0"]
    return "+".join(f"SUM({','.join(pieces[start : start + ARGUMENTS])})" for start in range(0, len(pieces), ARGUMENTS))


def sum_by_role(column: str, first: int, last: int, roles: Sequence[str]) -> str:
    """The rows of these roles from line to line, for tables whose sum is in too many pieces: column C holds the role."""
    return "+".join(f'SUMIF($C${first}:$C${last},"{role}",{column}{first}:{column}{last})' for role in roles)
