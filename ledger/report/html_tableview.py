"""A money table, its findings and what it comes to → all the page shows of it: equations, reasons, notes, chart, the printed grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from ledger.messages import Language, say, words
from ledger.model import Finding, MoneyTable
from ledger.money import Unit, format_kr
from ledger.report.html_chart import Bars, bars
from ledger.report.html_table import printed
from ledger.report.html_values import Equation, FindingView, TableView

Reckoned = Mapping[str, tuple[int, int, bool]]
"""Column → what it comes to in øre, its slack in øre, whether it balances."""

MOST_EQUATIONS = 6


def reckoned(checked: pl.DataFrame) -> dict[int, dict[str, tuple[int, int, bool]]]:
    """The balance check's outcome by table and column."""
    out: dict[int, dict[str, tuple[int, int, bool]]] = {}
    for table, column, total, slack, balances in checked.select("table", "column", "total", "slack", "balances").iter_rows():
        out.setdefault(table, {})[column] = (total, slack, balances)
    return out


def table_view(
    table: MoneyTable,
    lang: Language,
    *,
    key: int,
    id: str,
    title: str,
    where: tuple[str, ...],
    facets: str,
    findings: Sequence[tuple[Finding, FindingView]],
    reckoned: Reckoned,
    status: str,
    appropriated: str,
    brief: bool,
) -> TableView:
    """One table of the page. `reckoned` is empty for a table that is not evaluated; `brief` leaves out the chart, and
    the equations of columns that come to nothing."""
    failing = [column for column, (_, _, balances) in reckoned.items() if not balances]
    residuals = {found.year: view for found, view in findings if found.code == "BAL001"}
    cells = [
        (found.row, found.year if found.year in table.columns else None)
        for found, _ in findings
        if found.row is not None and found.severity != "info"
    ]
    appropriation = table.kind == "appropriation"
    equations = _equations(table, reckoned, residuals, brief, lang)
    views = [view for _, view in findings]
    return TableView(
        key=key,
        id=id,
        title=title,
        where=where,
        about=_about(table, lang),
        facets=facets,
        verdict=_verdict(reckoned, views) if appropriation else "",
        reasons=_reasons(table, lang) if not appropriation or not reckoned else (),
        status=status,
        appropriated=appropriated if appropriation else "",
        equations=equations,
        tolerances=tuple(filter(None, _tolerances(equations))),
        findings=tuple(_beside(view, table, equations, lang) for found, view in findings if found.code != "BAL001"),
        notes=_notes(table, lang),
        chart=_chart(table, failing) if failing and not brief else None,
        printed=printed(table, failing, cells, {column: (total, fits) for column, (total, _, fits) in reckoned.items()}, brief, lang),
    )


def _tolerances(equations: Sequence[Equation]) -> Mapping[str, None]:
    """The tolerances of the failing columns, each once."""
    return dict.fromkeys(equation.finding.tolerance for equation in equations if equation.finding)


def _beside(view: FindingView, table: MoneyTable, equations: Sequence[Equation], lang: Language) -> FindingView:
    """A finding as it stands beside its table: without a tolerance that is said above, or the place that the caption says."""
    said, here = view.tolerance in _tolerances(equations), view.place and view.place == _where(table, lang)
    return replace(view, tolerance="" if said else view.tolerance, place="" if here else view.place)


def _where(table: MoneyTable, lang: Language) -> str:
    if table.place.page is not None:
        return words("report.page", lang).format(page=table.place.page)
    return words("report.line", lang).format(line=table.place.line) if table.place.line is not None else ""


def _about(table: MoneyTable, lang: Language) -> tuple[str, ...]:
    parts = [table.caption, table.unit or "", table.price_level or ""]
    parts.append(_where(table, lang))
    return tuple(part for part in parts if part)


def _verdict(reckoned: Reckoned, findings: Sequence[FindingView]) -> str:
    if not reckoned:
        return "unevaluated"
    if not all(balances for _, _, balances in reckoned.values()):
        return "unbalanced"
    if any(found.severity == "error" for found in findings):
        return "flawed"
    return "rounded" if any(total for total, _, _ in reckoned.values()) else "balanced"


def _reasons(table: MoneyTable, lang: Language) -> tuple[str, ...]:
    """Why a table is not evaluated; for one that is no appropriation, why it is none."""
    if table.kind == "other":
        return (say(table.reason, lang),)
    doubts = [say(note, lang) for note in table.notes if note.key.startswith("table.")]
    if doubts:
        return tuple(dict.fromkeys(doubts))
    if table.unit_ore is None:
        return (words("page.why.no_unit", lang),)
    return (words("page.why.across" if table.balance == "across" else "page.why.no_cover", lang),)


def _notes(table: MoneyTable, lang: Language) -> tuple[str, ...]:
    notes = [say(note, lang) for note in table.notes if note.key == "kind.earlier"]
    if table.turned:
        notes.append(words("page.turned", lang))
    if table.signs_unknown and table.kind == "appropriation":
        notes.append(words("page.signs_unknown", lang))
    if table.grid is not None and table.grid.joined:
        notes.append(words("page.joined", lang).format(count=len(table.grid.joined) + 1))
    return tuple(notes)


def _sides(table: MoneyTable) -> dict[str, tuple[int, int]]:
    """Column → what is spent (net of income) and what covers it, in øre by the ledger's sign."""
    sides = dict.fromkeys(table.columns, (0, 0))
    for row in table.rows:
        if row.role not in ("expenditure", "income", "financing"):
            continue
        for posting in row.postings:
            spent, covered = sides[posting.column]
            amount = posting.amount or 0
            sides[posting.column] = (spent, covered + amount) if row.role == "financing" else (spent + amount, covered)
    return sides


def _equations(
    table: MoneyTable, reckoned: Reckoned, residuals: Mapping[str | None, FindingView], brief: bool, lang: Language
) -> tuple[Equation, ...]:
    """2025: 4.790 − 4.700 = 90 t. kr., tolerance 0: every failing column, and the first few of those in which money moves."""
    unit = table.unit_ore or Unit.KR.ore
    label = Unit(unit).label if unit in {known.value for known in Unit} else ""
    out = []
    for column, (spent, covered) in _sides(table).items():
        if column not in reckoned or not (spent or covered):
            continue
        rest, slack, balances = reckoned[column]
        values = {
            "column": column,
            "spent": format_kr(spent, unit),
            "sign": "+" if covered > 0 else "−",
            "covered": format_kr(abs(covered), unit),
            "rest": f"{format_kr(rest, unit)} {label}".rstrip(),
        }
        shown = format_kr(slack, unit)
        tolerance = "" if balances and not rest else words("page.tolerance", lang).format(amount=shown)
        out.append(Equation(words("page.equation", lang).format(**values), balances, tolerance, residuals.get(column)))
    failing = [equation for equation in out if not equation.balances]
    return tuple(_hinted(failing) or [equation for equation in out if equation.tolerance or not brief][:MOST_EQUATIONS])


def _hinted(equations: Sequence[Equation]) -> list[Equation]:
    """The likely cause behind each failing column; one that is the same for the next column too is said once, at the last of them."""
    hints = [equation.finding.hint if equation.finding else "" for equation in equations]
    later = [*hints[1:], ""][: len(hints)]
    return [replace(equation, hint="" if hint == after else hint) for equation, hint, after in zip(equations, hints, later, strict=True)]


def _chart(table: MoneyTable, failing: Sequence[str]) -> Bars | None:
    sides = _sides(table)
    columns = [(column, spent, covered, column in failing) for column, (spent, covered) in sides.items() if spent or covered]
    return bars(columns)
