"""Amounts of the proposal against the tables of the same case → what each fits, by intervals. Shared by TXT001 and HDR002.

A proposal may name gross, net or cover, one year or all, one row or the whole (DOMAIN C21): every one is tried, and the first that
fits within half of the last printed digit of both is taken. "4,8 mio. kr." fits 4.790 t. kr. as rounding.
"""

from __future__ import annotations

from itertools import combinations
from typing import Literal, NamedTuple

from ledger.checks.cases import NIL, Case, Figure, Money, Row, cases
from ledger.checks.rule import Batch
from ledger.money import find_price_level, unit_in_header

FACTORS = (1_000, 1_000_000)
CIRCA = 20
"""An amount given as "ca." may be off by a twentieth."""

MOST = 200
"""So many amounts of a proposal, and rows of a table, are compared one by one: work stays bounded whatever a document holds."""

Verdict = Literal["exact", "rounded", "factor", "differs", "year"]


class Candidate(NamedTuple):
    """A figure of a table that a proposal may mean: `name` is the key of its words, `detail` the column or row it is of."""

    name: str
    detail: str
    figure: Figure
    table: Money
    whole: bool


class Compared(NamedTuple):
    """One amount in prose, and what it was found to be: fitting, or beside the nearest figure of the table."""

    case: Case
    said: Row
    figure: Figure
    verdict: Verdict
    nearest: Candidate
    column: str | None = None


def compared(batch: Batch) -> list[Compared]:
    """Every amount of a proposal that stands beside an appropriation table in its case, worked out once a batch."""
    if "compared" not in batch.memo:
        batch.memo["compared"] = [found for case in cases(batch) if case.tables for found in _case(case)]
    result: list[Compared] = batch.memo["compared"]
    return result


def _case(case: Case) -> list[Compared]:
    candidates = [candidate for table in case.tables for candidate in _candidates(table)] + _together(case.tables)
    candidates = [candidate for candidate in candidates if candidate.figure.amount]
    wholes = [candidate for candidate in candidates if candidate.whole]
    said = [row for row in case.proposed[:MOST] if _comparable(row, case)]
    if not wholes:
        return []
    if not said:
        return _told(case, candidates, wholes)
    found: list[Compared] = []
    open_rows: list[Row] = []
    for row in said:
        figure = _figure(row)
        fit = _first_fit(figure, candidates, row)
        if fit is None:
            open_rows.append(row)
            continue
        wrong = _wrong_year(case, row, fit)
        exact = abs(fit.figure.amount) == figure.amount or not _fits(figure, fit.figure)  # "at most" is no rounding
        found.append(wrong or Compared(case, row, figure, "exact" if exact else "rounded", fit))
    if any(one.nearest.whole and one.verdict != "year" for one in found):
        return found  # the table's money is named; what else the proposal moves, it need not show
    for row in open_rows:
        figure = _figure(row)
        if _as_part(row, said, wholes):
            continue
        scaled = next((c for c in wholes if _factor(figure, c.figure)), None) or next(
            (c for c in candidates if _factor(figure, c.figure)), None
        )
        nearest = scaled or min(wholes, key=lambda c: abs(abs(c.figure.amount) - figure.amount))
        found.append(Compared(case, row, figure, "factor" if scaled else "differs", nearest))
    return found


def _told(case: Case, candidates: list[Candidate], wholes: list[Candidate]) -> list[Compared]:
    """No amount in the proposal: the economic section's amounts still betray a unit that is wrong by a thousand, and nothing else."""
    rows = [row for row in (*case.prose, *case.told) if row["section"] in ("economy", "summary") and _comparable(row, case)]
    if any(_first_fit(_figure(row), candidates, row) for row in rows):
        return []
    found = []
    for row in rows:
        figure = _figure(row)
        scaled = next((c for c in wholes if _factor(figure, c.figure)), None)
        if scaled is not None:
            found.append(Compared(case, row, figure, "factor", scaled))
    return found[:1]


def _candidates(table: Money) -> list[Candidate]:
    found = []
    gross, income, cover = (table.by_column(role) for role in ("expenditure", "income", "financing"))
    net = table.by_column("expenditure", "income")
    for name, columns in (("gross", gross), ("net", net), ("cover", cover), ("income", income)):
        total = sum(columns.values(), NIL)
        found.append(Candidate(name, "", total, table, name != "income"))
        found += [Candidate(name, column, figure, table, whole=False) for column, figure in columns.items()]
    if table.balance == "across":
        moved = [row.total for row in table.rows] or [NIL]
        plus = [Figure(f.amount, f.half) for row in table.rows for f in row.figures.values() if f.amount > 0]
        found.append(Candidate("moved", "", sum(plus, NIL) if plus else moved[0], table, whole=True))
    for row in table.rows[:MOST]:
        found.append(Candidate("row", row.label, row.total, table, whole=False))
        found += [Candidate("row", row.label, figure, table, whole=False) for figure in row.figures.values()]
    return found


def _together(tables: list[Money]) -> list[Candidate]:
    if len(tables) < 2:
        return []
    found = []
    for name, roles in (("gross", ("expenditure",)), ("net", ("expenditure", "income")), ("cover", ("financing",))):
        total = sum((figure for table in tables for figure in table.by_column(*roles).values()), NIL)
        found.append(Candidate(name, "", total, tables[0], whole=True))
    return found


def _comparable(row: Row, case: Case) -> bool:
    """Is the amount one that the table could show: a sum above zero, no unit ("1.000 kr."), in the table's own price level?"""
    if not row["amount"] or row["amount"] < 0:
        return False
    if row["amount"] == 100_000 and unit_in_header(row["text"]) is not None:
        return False
    if row["income"] and not any(table.of("income") for table in case.tables):
        return False
    level = find_price_level(row["text"])
    years = {table.price_year for table in case.tables}
    return level is None or level.year is None or years == {None} or level.year in years


def _figure(row: Row) -> Figure:
    half = row["half"]
    return Figure(row["amount"], max(half, row["amount"] // CIRCA) if row["approximate"] else half)


def _fits(said: Figure, shown: Figure, *, limit: bool = False) -> bool:
    difference = abs(shown.amount) - said.amount
    return (limit and shown.amount != 0 and difference <= 0) or abs(difference) <= said.half + shown.half


def _first_fit(figure: Figure, candidates: list[Candidate], row: Row) -> Candidate | None:
    fits = [c for c in candidates if _fits(figure, c.figure, limit=bool(row["limit"]) and c.whole)]
    return min(fits, key=lambda c: (abs(c.figure.amount) != figure.amount, not c.whole), default=None)


def _as_part(row: Row, said: list[Row], wholes: list[Candidate]) -> bool:
    """Does the amount, with others of the same proposal, add up to the table's money?"""
    others = [other for other in said if other is not row and bool(other["income"]) == bool(row["income"])][:5]
    for count in range(1, len(others) + 1):
        for chosen in combinations(others, count):
            total = sum((_figure(other) for other in chosen), _figure(row))
            if any(_fits(total, whole.figure) for whole in wholes):
                return True
    return False


def _wrong_year(case: Case, row: Row, fit: Candidate) -> Compared | None:
    """The total fits, yet a year named beside it does not: the first such year, held against every measure of its table."""
    years = {str(entry["year"]): entry["amount"] for entry in row["amounts"] or () if entry["amount"] is not None}
    if len(years) < 2 or not fit.whole or fit.table.balance == "across" or not set(years) <= set(fit.table.columns):
        return None
    half = max(row["half"], 0)
    measures = [fit.table.by_column(*roles) for roles in (("expenditure",), ("expenditure", "income"), ("financing",))]
    for columns in measures:
        if all(_fits(Figure(abs(amount), half), columns[year]) for year, amount in years.items()):
            return None
    columns = measures[("gross", "net", "cover").index(fit.name)] if fit.name in ("gross", "net", "cover") else measures[0]
    year = next(year for year, amount in years.items() if not _fits(Figure(abs(amount), half), columns[year]))
    wrong = Candidate(fit.name, year, columns[year], fit.table, whole=False)
    return Compared(case, row, Figure(abs(years[year]), half), "year", wrong, year)


def _factor(said: Figure, shown: Figure) -> bool:
    """Is one the other times a thousand or a million, within what the printed digits allow?"""
    low, high = sorted((said, Figure(abs(shown.amount), shown.half)), key=lambda figure: figure.amount)
    return low.amount > 0 and any(abs(low.amount * factor - high.amount) <= low.half * factor + high.half for factor in FACTORS)
