"""The sheet Overblik: counts and outcomes as live formulas, expenditure against financing by year with a chart, what does not balance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from ledger.messages import words
from ledger.money import format_kr
from ledger.report.workbook import postings
from ledger.report.workbook.appropriations import WIDTHS as APPROPRIATION_WIDTHS
from ledger.report.workbook.cells import Formula, Heading, Link, Look, Styled, Year, kroner
from ledger.report.workbook.charts import columns
from ledger.report.workbook.sheet import HEAD, Sheet, letter
from ledger.report.workbook.tables import RED, Checked
from ledger.result import Result

SHOWN = 50
"""Unbalanced appropriations listed here; all of them stand on the sheet Bevillinger."""

CHARTED = 15
"""Years a chart can show."""

BOLD = Look(bold=True)
WIDTHS = {1: 50, 2: 18, 3: 22, 4: 16, 5: 28, 6: 18, 7: 40, 8: 40}


def write(
    result: Result,
    sheet: Sheet,
    findings: Sheet,
    appropriations: Sheet,
    ledger: Sheet,
    unbalanced: Sequence[tuple[Checked, str | None, int]],
) -> None:
    """The whole sheet; the other sheets are written by then."""
    lang = result.lang
    sheet.fixed = WIDTHS
    sheet.row([Heading(words("workbook.overview.title", lang))], Look(bold=True, size=16))
    sheet.skip()
    sheet.row([None, Styled(words("workbook.overview.counts", lang), HEAD._replace(align="right"))], HEAD)
    _counts(result, sheet, findings, appropriations)
    sheet.skip()
    _unbalanced(result, sheet, unbalanced)
    sheet.skip()
    _by_year(result, sheet, ledger)


def _counts(result: Result, sheet: Sheet, findings: Sheet, appropriations: Sheet) -> None:
    outcomes = {"balanced": "report.balanced", "unbalanced": "report.unbalanced", "not_evaluated": "report.not_evaluated"}
    severities = {"errors": "report.error", "warnings": "report.warning", "infos": "report.info"}
    for name, count in result.summary.items():
        label = words(f"report.summary.{name}", result.lang)
        if name in outcomes:
            areas, wanted = appropriations.ranges(letter(len(APPROPRIATION_WIDTHS)), 2), outcomes[name]
        elif name in severities:
            areas, wanted = findings.ranges("C", 2), severities[name]
        else:
            sheet.row([label, count])
            continue
        word = words(wanted, result.lang)
        formula = Formula("+".join(f'COUNTIF({area},"{word}")' for area in areas), count)
        sheet.row([label, Styled(formula, RED) if name == "unbalanced" and count else formula])


def _unbalanced(result: Result, sheet: Sheet, unbalanced: Sequence[tuple[Checked, str | None, int]]) -> None:
    """Which appropriations do not balance, by how much, where, and who decided them."""
    lang = result.lang
    sheet.row([Heading(words("workbook.overview.unbalanced", lang))], BOLD)
    if not unbalanced:
        sheet.row([words("workbook.overview.none_unbalanced", lang)])
        return
    heads = words("workbook.overview.unbalanced_heads", lang).split("|")
    sheet.row([Styled(head, HEAD._replace(align={2: "right", 3: "center"}.get(order, ""))) for order, head in enumerate(heads)], HEAD)
    failing = _failing(result)
    for checked, year, difference in unbalanced[:SHOWN]:
        table = checked.lines.table
        status = words(f"report.status.{table['status']}", lang) if table["status"] else None
        decided = " · ".join(part for part in (status, table["body"] or table["udvalg"]) if part) or None
        item = table["item_number"] or f"#{table['position']}"
        link = Link(f"{words('report.item', lang).format(number=item)} · {table['table_id']}", checked.place)
        shown = Styled(Year(int(year)), Look(align="center")) if year is not None else None
        place = [words(f"report.{name}", lang).format(**{name: table[name]}) for name in ("page", "line") if table[name] is not None]
        amount = Styled(kroner(difference), RED)
        every = " · ".join(failing.get(table["table"], []))
        sheet.row([table["path"], link, amount, shown, decided, ", ".join(place), table["title"], every])
    if len(unbalanced) > SHOWN:
        more = words("workbook.overview.more", lang).format(shown=SHOWN, sheet=words("workbook.sheet.appropriations", lang))
        sheet.row([Heading(more)])


def _failing(result: Result) -> dict[int, list[str]]:
    """Table number → every column that does not balance, with its rest in kroner: "2026: 650.000"."""
    found: dict[int, list[str]] = {}
    failed = result.balances.failed.sort("table", "position").select("table", "column", "total")
    for table, column, total in failed.iter_rows():
        found.setdefault(table, []).append(f"{column}: {format_kr(total)}")
    return found


def _by_year(result: Result, sheet: Sheet, ledger: Sheet) -> None:
    lang = result.lang
    sheet.row([Heading(words("workbook.overview.by_year", lang))], BOLD)
    sheet.row([Heading(words("workbook.overview.by_year_note", lang))], Look(italic=True, colour="595959"))
    names = words("workbook.overview.year_heads", lang).split("|")
    sheet.row([names[0], *(Styled(name, HEAD._replace(align="right")) for name in names[1:])], HEAD)
    sums = _sums(result)
    years = sorted(year for year in sums if year is not None)
    areas = {name: ledger.ranges(postings.column_of(name), postings.FIRST) for name in ("amount_kr", "year", "role", "verdict")}
    unknown = words("report.not_evaluated", lang)

    def added(role: str, year: str | None) -> str:
        parts = []
        for amount, of_year, of_role, verdict in zip(*areas.values(), strict=True):
            one = f",{of_year},{year}" if year else ""
            parts.append(f'SUMIFS({amount}{one},{of_role},"{words(f"report.{role}", lang)}",{verdict},"<>{unknown}")')
        return "+".join(parts)

    first = sheet.page.next
    for year in [*years, None]:
        if year is None and None not in sums:
            continue
        line = sheet.page.next
        spent, income, financing = (kroner(sums[year].get(role, 0)) or Decimal(0) for role in ("expenditure", "income", "financing"))
        texts = {role: added(role, f"$A{line}" if year else None) for role in ("expenditure", "income", "financing")}
        if year is None:  # what no year holds is the rest: a heading is no criterion
            above = {"expenditure": ("B", ""), "income": ("C", ""), "financing": ("E", "-")}
            texts = {
                role: f"{text}-({above[role][1]}SUM({above[role][0]}{first}:{above[role][0]}{line - 1}))" for role, text in texts.items()
            }
            if not years:
                texts = {role: added(role, None) for role in texts}
        label: object = Styled(Year(year), Look(align="left")) if year is not None else words("workbook.overview.no_year", lang)
        sheet.row(
            [
                label,
                Formula(f"ROUND({texts['expenditure']},2)", spent),
                Formula(f"ROUND({texts['income']},2)", income),
                Formula(f"B{line}+C{line}", spent + income),
                Formula(f"ROUND(-({texts['financing']}),2)", -financing),
                Formula(f"ROUND(D{line}-E{line},2)", spent + income + financing),
            ]
        )
    if years:
        _chart(result, sheet, sums, years[-CHARTED:], first + len(years) - min(len(years), CHARTED), names)


def _chart(
    result: Result, sheet: Sheet, sums: dict[int | None, dict[str, int]], years: Sequence[int], first: int, names: Sequence[str]
) -> None:
    """Expenditure against financing, the last years."""
    last = first + len(years) - 1
    net = [kroner(sums[year].get("expenditure", 0) + sums[year].get("income", 0)) or Decimal(0) for year in years]
    cover = [kroner(-sums[year].get("financing", 0)) or Decimal(0) for year in years]
    chart = columns(
        words("workbook.chart.by_year", result.lang),
        words("workbook.chart.kr", result.lang),
        sheet,
        [names[3], names[4]],
        (f"$A${first}:$A${last}", [str(year) for year in years]),
        [(f"$D${first}:$D${last}", net), (f"$E${first}:$E${last}", cover)],
    )
    sheet.page.charts.append((chart, "C3"))


def _sums(result: Result) -> dict[int | None, dict[str, int]]:
    """Year → role → øre, over the evaluated appropriation tables; `None` for columns that are no year."""
    evaluated = pl.DataFrame({"table": list(result.verdicts)}, schema={"table": pl.Int64})
    own = result.frames.tables.filter(pl.col("kind") == "appropriation").select("table")
    is_year = pl.col("column").str.contains(r"^[0-9]{4}$")
    year = pl.when(is_year).then(pl.col("column")).otherwise(None).cast(pl.Int64)
    counted = result.frames.postings.select("table", "column", "role", "amount", "counted").filter("counted")
    # a table at a time first: what is joined is small then
    by_table = counted.group_by("table", "column", "role").agg(pl.col("amount").fill_null(0).cast(pl.Int128).sum())
    some = by_table.join(evaluated.join(own, on="table", how="semi"), on="table", how="semi")
    found: dict[int | None, dict[str, int]] = {}
    sums = some.group_by(year.alias("year"), "role").agg(pl.col("amount").sum())
    for of_year, role, amount in sums.iter_rows():
        found.setdefault(of_year, {})[role] = int(amount)
    return found
