"""The sheet Bevillinger: one line an appropriation: who decided what, and by year what it spends and by how much it fails to balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from ledger.messages import words
from ledger.report.workbook.cells import Formula, Link, Styled, kroner
from ledger.report.workbook.sheet import Column, Sheet, letter, quoted
from ledger.report.workbook.tables import RED, Checked
from ledger.result import Result

OUTCOME = {True: "report.balanced", False: "report.unbalanced", None: "report.not_evaluated"}
WIDTHS = (7, 46, 16, 22, 11, 8, 36, 20, 14, 22, 18, 8, 15)
CENTRED = (1, 6, 12)


class AppropriationsSheet:
    """Writes the sheet line by line, as the tables are written."""

    def __init__(self, result: Result, sheet: Sheet) -> None:
        self.result, self.sheet = result, sheet
        self.years = _years(result)
        self.granted = _granted(result)
        lang = result.lang
        names = words("workbook.appropriations.heads", lang).split("|")
        columns = [
            Column(name, width, "center" if order in CENTRED else "")
            for order, (name, width) in enumerate(zip(names, WIDTHS, strict=True), 1)
        ]
        for key in ("spent", "difference"):
            for year in self.years:
                named = words("workbook.appropriations.no_year", lang) if year is None else str(year)
                columns.append(Column(words(f"workbook.appropriations.{key}", lang).format(year=named), 16, "right"))
        columns += [Column(words(f"workbook.appropriations.{key}", lang), 18, "right") for key in ("spent_all", "financing_all")]
        sheet.head(columns)
        first, last = len(WIDTHS) + len(self.years) + 1, len(WIDTHS) + 2 * len(self.years)
        if self.years:
            outcome = words(OUTCOME[False], lang)
            start = letter(first)
            sheet.red = [(f"{start}2:{letter(last)}{{line}}", f'AND(${letter(len(WIDTHS))}2="{outcome}",{start}2<>0)')]
        self.number = 0
        self.unbalanced: list[tuple[Checked, str | None, int]] = []

    def line(self, checked: Checked) -> None:
        """One appropriation. Sums are formulas over its block on the sheet Tabeller, in kroner."""
        self.number += 1
        table, lang = checked.lines.table, self.result.lang
        verdict = self.result.verdicts.get(table["table"])
        item = table["item_number"] or f"#{table['position']}"
        status = words(f"report.status.{table['status']}", lang) if table["status"] else None
        body = (table["body"] or table["udvalg"]) if table["status"] not in (None, "none") else None
        granted = {True: "workbook.yes", False: "workbook.no", None: "workbook.unknown"}[self.granted.get(table["table"])]
        outcome = words(OUTCOME[verdict], lang)
        values: list[object] = [
            self.number, table["path"], table["kommune"], table["udvalg"], table["date"], item, table["title"], table["journal_no"],
            status, body, words(granted, lang), Link(table["table_id"], checked.place),
            Styled(outcome, RED) if verdict is False else outcome,
        ]  # fmt: skip
        self.sheet.row([*values, *self._sums(checked, must=table["balance"] == "columns")])
        if verdict is False:
            worst = max(checked.columns, key=lambda one: abs(one[2] + one[3]), default=None)
            if worst is not None:
                self.unbalanced.append((checked, _name(worst[1]), worst[2] + worst[3]))

    def _sums(self, checked: Checked, *, must: bool) -> list[object]:
        if checked.spent is None or checked.balance is None:
            return []
        sheet, factor = quoted(checked.place.sheet), checked.factor
        spent: dict[int | None, tuple[list[str], int]] = {}
        balance: dict[int | None, tuple[list[str], int]] = {}
        for column, year, paid, covered in checked.columns:
            for found, line, ore in ((spent, checked.spent, paid), (balance, checked.balance, paid + covered)):
                cells, total = found.get(year, ([], 0))
                found[year] = [*cells, f"{sheet}!{column}{line}"], total + ore

        def cell(cells: Sequence[str], ore: int) -> Formula:
            return Formula(_in_kroner("+".join(cells), len(cells), factor), kroner(ore) or 0)

        values: list[object] = [cell(*spent[year]) if year in spent else None for year in self.years]
        values += [cell(*balance[year]) if year in balance and must else None for year in self.years]
        first, last = checked.columns[0][0] if checked.columns else "H", checked.columns[-1][0] if checked.columns else "H"
        totals = sum(column[2] for column in checked.columns), sum(column[3] for column in checked.columns)
        for line, total in ((checked.spent, totals[0]), (checked.spent + 1, totals[1])):
            values.append(Formula(_in_kroner(f"SUM({sheet}!{first}{line}:{last}{line})", 1, factor), kroner(total) or 0))
        return values


def _in_kroner(text: str, parts: int, factor: int) -> str:
    """A formula in the printed unit → in kroner, to the øre."""
    inner = f"({text})" if parts > 1 else text
    return f"ROUND({inner}*{factor},2)" if factor != 1 else f"ROUND({text},2)"


def _name(year: int | None) -> str | None:
    return None if year is None else str(year)


def _years(result: Result) -> list[int | None]:
    """The years of all appropriations, and `None` last where a column is no year."""
    tables = result.frames.tables.filter(pl.col("kind") == "appropriation").select("table")
    years = result.frames.postings.select("table", "year").unique().join(tables, on="table", how="semi")["year"].unique().to_list()
    known: list[int | None] = sorted(year for year in years if year is not None)
    return [*known, None] if None in years else known


def _granted(result: Result) -> Mapping[int, bool | None]:
    """Table number → is the money appropriated, as far as the minutes tell (`ledger.competence`)."""
    return dict(result.frames.tables.select("table", "appropriated").iter_rows())
