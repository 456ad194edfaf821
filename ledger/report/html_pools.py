"""The pools of `bevilling pools --format json` (SPEC 5) → what the page shows of them: a roll-forward, the draws, a burn-down."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.messages import Language, words
from ledger.money import format_kr
from ledger.report.html_chart import WIDE, Burn, burn
from ledger.report.html_index import Index
from ledger.report.view import date_text

DECIDED = "approved"
ROLL = ("opening_kr", "reserved_kr", "drawn_decided_kr", "drawn_recommended_kr", "left_kr", "left_if_recommended_kr")
NAMES = ("opening", "reserved", "decided", "recommended", "left", "left_if")


@dataclass(frozen=True, slots=True)
class DrawView:
    """One draw: when, from which case, with which status, how much, and what is then left ("" where the opening is unknown)."""

    date: str
    title: str
    target: str
    status: str
    amount: str
    left: str
    overdrawn: bool
    note: str


@dataclass(frozen=True, slots=True)
class PoolView:
    """One pool in one year. `roll` is (what, amount, is it below zero)."""

    name: str
    roll: tuple[tuple[str, str, bool], ...]
    overdrawn: bool
    draws: tuple[DrawView, ...]
    chart: Burn | None


def pool_views(report: Mapping[str, Any], index: Index, lang: Language) -> list[PoolView]:
    """Every pool and year of the report, in its order."""
    return [
        _view(pool, year, figures, index, lang)
        for pool in report.get("pools", ())
        for year, figures in sorted((str(year), figures) for year, figures in pool.get("years", {}).items())
    ]


def ore(kroner: int | float | None) -> int | None:
    """A JSON number of kroner → øre, exactly: it has two decimals at most."""
    return None if kroner is None else int(Decimal(str(kroner)) * 100)


def _view(pool: Mapping[str, Any], year: str, figures: Mapping[str, Any], index: Index, lang: Language) -> PoolView:
    name = words("page.pool.year", lang).format(name=pool.get("name") or pool.get("id"), year=year)
    amounts = [ore(figures.get(key)) for key in ROLL]
    roll = tuple(
        (words(f"page.pool.{label}", lang), _kr(amount, lang), amount is not None and amount < 0)
        for label, amount in zip(NAMES, amounts, strict=True)
    )
    dated = sorted(_draws(pool, year, index), key=lambda found: (found[0] is None, found[0] or datetime.date.min))
    opening, reserved = amounts[0], amounts[1] or 0
    left = None if opening is None else opening - reserved
    views, steps = [], []
    for date, title, target, draw in dated:
        amount = ore(draw.get("amount_kr")) or 0
        inside = draw.get("reservation")
        if left is not None and not inside:
            left -= amount
            steps.append((_into_year(date, year), amount, draw.get("status") == DECIDED))
        note = words("page.pool.inside", lang).format(name=inside) if inside else ""
        shown = "" if left is None or inside else format_kr(left)
        status = words(f"report.status.{draw.get('status') or 'none'}", lang)
        overdrawn = not inside and left is not None and left < 0
        views.append(DrawView(date_text(date, lang), title, target, status, format_kr(amount), shown, overdrawn, note))
    chart = None
    if opening is not None and left is not None and steps:
        values = {"name": pool.get("name"), "year": year, "first": format_kr(opening - reserved), "last": format_kr(left)}
        chart = burn(words("page.pool.chart", lang).format(**values), opening - reserved, steps)
    return PoolView(name, roll, any(negative for _, _, negative in roll), tuple(views), chart)


def _kr(amount: int | None, lang: Language) -> str:
    return words("page.pool.unknown", lang) if amount is None else f"{format_kr(amount)} kr."


def _draws(pool: Mapping[str, Any], year: str, index: Index) -> Iterator[tuple[datetime.date | None, str, str, Mapping[str, Any]]]:
    draws: Sequence[Mapping[str, Any]] = pool.get("draws", ())
    for draw in draws:
        if str(draw.get("year")) == year:
            path = str(draw.get("path"))
            known = index.tables.get((path, draw.get("table"))) or index.items.get((path, draw.get("item"))) or index.documents.get(path)
            yield (known.date, known.title, known.target, draw) if known else (None, path, "", draw)


def _into_year(date: datetime.date | None, year: str) -> int:
    """How far into the pool's year a date lies, 0 to WIDE; the end of it where the date is unknown."""
    if date is None or not year.isdigit():
        return WIDE
    days = (date - datetime.date(int(year), 1, 1)).days
    return max(0, min(WIDE, days * WIDE // 366))
