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
from ledger.report.html_index import Index, Known
from ledger.report.view import date_text

ROLL = {
    "opening_kr": "opening",
    "reserved_kr": "reserved",
    "drawn_decided_kr": "decided",
    "drawn_recommended_kr": "recommended",
    "drawn_proposed_kr": "proposed",
    "left_kr": "left",
    "left_if_recommended_kr": "left_if",
}
ALWAYS = ("drawn_decided_kr", "drawn_recommended_kr")
"""What is drawn is always said; what is reserved and proposed where it is anything; the rest where it is known."""


@dataclass(frozen=True, slots=True)
class DrawView:
    """One draw: when, from which case, with which status, how much, and what is then left: "" where the opening is unknown or the draw
    takes nothing from the pool itself, which `note` explains."""

    date: str
    title: str
    target: str
    status: str
    amount: str
    left: str
    overdrawn: bool
    note: str


@dataclass(frozen=True, slots=True)
class ReservationView:
    """Money set aside inside a pool: what was set aside, drawn on it as decided and as recommended, and what is left of it."""

    name: str
    amount: str
    decided: str
    recommended: str
    left: str
    overdrawn: bool


@dataclass(frozen=True, slots=True)
class UnmatchedView:
    """A source that is booked on no pool: the case, its words, how much, and why."""

    title: str
    target: str
    label: str
    amount: str
    reason: str


@dataclass(frozen=True, slots=True)
class PoolView:
    """One pool in one year. `roll` is (what, amount, is it below zero); `note` says why it does not tell what is left,
    `overdrawn` whether it is overdrawn, and by what. `facets` are those
    of all its draws: it is shown whole, or not."""

    name: str
    facets: str
    note: str
    roll: tuple[tuple[str, str, bool], ...]
    reservations: tuple[ReservationView, ...]
    overdrawn: str
    draws: tuple[DrawView, ...]
    chart: Burn | None


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The pools of one register, what `about` it a reader must know, and what is booked on none of them."""

    about: tuple[str, ...]
    pools: tuple[PoolView, ...]
    unmatched: tuple[UnmatchedView, ...]


def register_view(report: Mapping[str, Any], index: Index, lang: Language) -> RegisterView:
    """Every pool and year of the report, in its order."""
    pools = [
        _view(pool, year, figures, index, lang)
        for pool in report.get("pools", ())
        for year, figures in sorted((str(year), figures) for year, figures in pool.get("years", {}).items())
    ]
    return RegisterView(tuple(_about(report, lang)), tuple(pools), tuple(_unmatched(report, index)))


def _about(report: Mapping[str, Any], lang: Language) -> Iterator[str]:
    """Whose pools they are, from which file, which documents are counted in on a guess, which are left out."""
    if report.get("kommune"):
        yield words("pool.title", lang).format(kommune=report["kommune"], file=report.get("register") or "")
    assumed, excluded = report.get("assumed", ()), report.get("excluded", ())
    if assumed:
        key = f"pool.assumed.{'one' if len(assumed) == 1 else 'many'}"
        yield words(key, lang).format(count=len(assumed), kommune=report.get("kommune"))
    if excluded:
        yield f"{words('pool.excluded', lang)}: {', '.join(str(left.get('path')) for left in excluded)}"


def ore(kroner: int | float | None) -> int | None:
    """A JSON number of kroner → øre, exactly: it has two decimals at most."""
    return None if kroner is None else int(Decimal(str(kroner)) * 100)


def _view(pool: Mapping[str, Any], year: str, figures: Mapping[str, Any], index: Index, lang: Language) -> PoolView:
    name = words("page.pool.year", lang).format(name=pool.get("name") or pool.get("id"), year=year)
    amounts = {key: ore(figures.get(key)) for key in ROLL}
    roll = tuple(
        (words(f"page.pool.{ROLL[key]}", lang), f"{format_kr(amount or 0)} kr.", (amount or 0) < 0)
        for key, amount in amounts.items()
        if key in ALWAYS or amount or (amount is not None and key not in ("reserved_kr", "drawn_proposed_kr"))
    )
    dated = sorted(_draws(pool, year, index), key=lambda found: (found[0] is None, found[0] or datetime.date.min))
    opening, reserved = amounts["opening_kr"], amounts["reserved_kr"] or 0
    endless = pool.get("kind") not in (None, "pool")
    note = "" if opening is not None else words("page.pool.endless" if endless else "page.pool.unknown", lang)
    left = None if opening is None else opening - reserved
    views, steps = [], []
    for date, title, target, draw in dated:
        amount = ore(draw.get("amount_kr")) or 0
        counted = _counted(draw)
        if left is not None and counted:
            left -= amount
            steps.append((_into_year(date, year), amount, counted == "decided"))
        shown = format_kr(left) if left is not None and counted else ""
        status = words(f"report.status.{draw.get('status') or 'none'}", lang)
        overdrawn = bool(shown) and left is not None and left < 0
        views.append(DrawView(date_text(date, lang), title, target, status, format_kr(amount), shown, overdrawn, _note(pool, draw, lang)))
    chart = None
    if opening is not None and left is not None and steps:
        values = {"name": pool.get("name"), "year": year, "first": format_kr(opening - reserved), "last": format_kr(left)}
        chart = burn(words("page.pool.chart", lang).format(**values), opening - reserved, steps)
    reservations = tuple(_reservation(part, year) for part in pool.get("reservations", ()) if year in part.get("amount_kr", {}))
    return PoolView(
        name,
        _facets([draw for _, _, _, draw in dated], index),
        note,
        roll,
        reservations,
        _overdrawn(amounts, lang),
        tuple(views),
        chart,
    )


def _overdrawn(amounts: Mapping[str, int | None], lang: Language) -> str:
    """Overdrawn by what is decided, or only once what is recommended is decided too; "" where it is neither."""
    if (amounts["left_kr"] or 0) < 0:
        return words("page.pool.overdrawn", lang)
    return words("page.pool.overdrawn_if", lang) if (amounts["left_if_recommended_kr"] or 0) < 0 else ""


def _facets(draws: Sequence[Mapping[str, Any]], index: Index) -> str:
    """The municipalities, bodies and statuses of the cases that draw on a pool, and the codes of what was found about those draws."""
    parts: tuple[set[str], ...] = (set(), set(), set())
    codes: set[int] = set()
    for draw in draws:
        known = _known(draw, index)
        for part, facet in zip(parts, known.facets.split() if known else (), strict=False):
            part.add(facet)
        if draw.get("table"):
            codes.update(index.of_table.get((str(draw.get("path")), draw["table"]), ()))
    return " ".join(",".join(sorted(part)) or "-" for part in parts) + index.codes(codes)


def _counted(draw: Mapping[str, Any]) -> str | None:
    """What a draw counts as on the pool itself: decided, recommended, or nothing (SPEC 5). A draw inside a reservation does not hit the
    pool again, nor does the case that made the reservation."""
    if draw.get("reservation") or draw.get("sets_aside"):
        return None
    counted = draw.get("counted_as", {"approved": "decided"}.get(str(draw.get("status")), draw.get("status")))
    return counted if counted in ("decided", "recommended") else None


def _note(pool: Mapping[str, Any], draw: Mapping[str, Any], lang: Language) -> str:
    if draw.get("sets_aside"):
        return words("page.pool.sets_aside", lang)
    if draw.get("reservation"):
        names = {part.get("id"): part.get("name") for part in pool.get("reservations", ())}
        return words("page.pool.inside", lang).format(name=names.get(draw["reservation"]) or draw["reservation"])
    if _counted(draw):
        return ""
    return words("page.pool.only_proposed" if draw.get("counted_as") == "proposed" else "page.pool.uncounted", lang)


def _reservation(part: Mapping[str, Any], year: str) -> ReservationView:
    amounts = [ore(part.get(key, {}).get(year)) for key in ("amount_kr", "drawn_decided_kr", "drawn_recommended_kr", "left_kr")]
    amount, decided, recommended, left = ("" if known is None else format_kr(known) for known in amounts)
    overdrawn = (amounts[1] or 0) + (amounts[2] or 0) > (amounts[0] or 0)
    return ReservationView(str(part.get("name") or part.get("id")), amount, decided, recommended, left, overdrawn)


def _unmatched(report: Mapping[str, Any], index: Index) -> Iterator[UnmatchedView]:
    """The sources booked on no pool, with the reason in words."""
    for entry in report.get("unmatched", ()):
        known = _known(entry, index)
        title, target = (known.title, known.target) if known else (str(entry.get("path")), "")
        amount = ore(entry.get("amount_kr"))
        shown = "" if amount is None else f"{format_kr(amount)} kr."
        yield UnmatchedView(title, target, str(entry.get("label") or ""), shown, str(entry.get("message") or entry.get("reason") or ""))


def _known(entry: Mapping[str, Any], index: Index) -> Known | None:
    path = str(entry.get("path"))
    return index.tables.get((path, entry.get("table"))) or index.items.get((path, entry.get("item"))) or index.documents.get(path)


def _draws(pool: Mapping[str, Any], year: str, index: Index) -> Iterator[tuple[datetime.date | None, str, str, Mapping[str, Any]]]:
    draws: Sequence[Mapping[str, Any]] = pool.get("draws", ())
    for draw in draws:
        if str(draw.get("year")) == year:
            path = str(draw.get("path"))
            known = _known(draw, index)
            yield (known.date, known.title, known.target, draw) if known else (None, path, "", draw)


def _into_year(date: datetime.date | None, year: str) -> int:
    """How far into the pool's year a date lies, 0 to WIDE; the end of it where the date is unknown."""
    if date is None or not year.isdigit():
        return WIDE
    days = (date - datetime.date(int(year), 1, 1)).days
    return max(0, min(WIDE, days * WIDE // 366))
