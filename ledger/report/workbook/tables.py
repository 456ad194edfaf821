"""The sheet Tabeller: every table as printed, a live SUM and a difference under each printed sum, tick marks, page and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import polars as pl

from ledger.checks.sums import covered
from ledger.messages import words
from ledger.report.workbook.cells import PLAIN, Formula, Heading, Link, Look, Number, Place, Styled, year_or_text
from ledger.report.workbook.chunks import Lines, tables_with_lines
from ledger.report.workbook.figures import Scale, figure_cell, sum_by_role, sum_formula
from ledger.report.workbook.sheet import HEAD, Sheet, letter
from ledger.result import Result

BEFORE = 7
"""Columns before the amounts: row, tick, role, text, area, page, line."""

TICKS = {"booked": "✓", "memo": "M", "exact": "Σ", "rounded": "≈", "wrong": "≠", "open": "○", "turned": "±", "own_unit": "¤"}
BOLD, TITLE, QUIET = Look(bold=True), Look(bold=True, fill="EEF3F7"), Look(colour="595959", italic=True)
CHECK = Look(fill="F3F3F3")
RED = Look(colour="C00000", bold=True)
SPENT = ("expenditure", "income")
WIDTHS = {1: 8, 2: 8, 3: 13, 4: 44, 5: 30, 6: 7, 7: 7}


@dataclass(frozen=True, slots=True)
class Checked:
    """One appropriation table as it stands on the sheet: where, and the cells that hold its sums.

    `spent`, `financing`, `balance` are the lines of the control sums (`None` where there is nothing to add up); `columns` are (letter,
    year, spent, financing in øre).
    """

    lines: Lines
    place: Place
    factor: int
    spent: int | None = None
    balance: int | None = None
    columns: Sequence[tuple[str, int | None, int, int]] = ()


@dataclass
class _Block:
    """A table being written: what its lines need to know."""

    lines: Lines
    scale: Scale
    positions: list[tuple[int, str, int | None]]
    verdict: bool | None
    start: int
    at: dict[int, int] = field(default_factory=dict)

    @property
    def appropriation(self) -> bool:
        return bool(self.lines.table["kind"] == "appropriation")

    @property
    def sound(self) -> bool:
        """May rules reckon with it, so that a printed sum that does not fit is a finding?"""
        return self.appropriation and not self.lines.table["doubts"] and self.lines.table["unit_ore"] is not None

    def column(self, order: int) -> str:
        return letter(BEFORE + 1 + order)


class TablesSheet:
    """Writes the sheet, and remembers where the tables stand that findings point to."""

    def __init__(self, result: Result, sheet: Sheet, findings: Mapping[tuple[str, str], list[tuple[int, Place]]]) -> None:
        self.result, self.sheet, self.findings = result, sheet, findings
        self.places: dict[tuple[str, str], tuple[Place, dict[int, int]]] = {}
        self.slack = _slack(result)
        self.grids = _grids(result)
        sheet.fixed, sheet.centred, sheet.narrowest = WIDTHS, frozenset((1, 2, 6, 7)), 12
        balance, difference = self._say("workbook.tables.balance"), self._say("workbook.tables.difference")
        first = letter(BEFORE + 1)
        sheet.red = [
            (f"{first}1:{{column}}{{line}}", f'AND($D1="{difference}",ISNUMBER({first}1),{first}1<>0)'),
            (f"{first}1:{{column}}{{line}}", f'AND($D1="{balance}",ISNUMBER({first}1),ABS({first}1)>N({first}2))'),
        ]
        self._legend()

    def _say(self, key: str, **values: object) -> str:
        return words(key, self.result.lang).format(**values)

    def _legend(self) -> None:
        self.sheet.row([Heading(self._say("workbook.tables.title"))], Look(bold=True, size=14))
        self.sheet.row([Heading(self._say("workbook.tables.ticks"))], BOLD)
        for name, tick in TICKS.items():
            self.sheet.row([None, tick, Heading(self._say(f"workbook.tick.{name}"))])
        self.sheet.skip()

    def write(self, number_of: Iterator[tuple[int, Place]]) -> Iterator[Checked]:
        """Every table in order; for each appropriation where it stands. `number_of` gives each its number and line on Bevillinger."""
        for lines in tables_with_lines(self.result.frames):
            checked = self._block(lines, next(number_of) if lines.table["kind"] == "appropriation" else None)
            if lines.table["kind"] == "appropriation":
                yield checked

    def _block(self, lines: Lines, own: tuple[int, Place] | None) -> Checked:
        table = lines.table
        postings = [posting for found in lines.postings.values() for posting in found]
        scale = Scale(table["unit_ore"], postings, [row["total_amount"] for row in lines.rows])
        positions = sorted({(posting["position"], posting["column"], posting["year"]) for posting in postings}, key=lambda one: one[0])
        found = self.findings.get((table["path"], table["table_id"]), [])
        grid = self.grids.get(table["table"], []) if not lines.rows else []
        self.sheet.room(12 + len(grid) + len(lines.rows) + 2 * len(lines.sums) + len(found))
        place = self.sheet.row([Heading(_heading(self.result, table))], TITLE)
        block = _Block(lines, scale, positions, self.result.verdicts.get(table["table"]), place.line)
        self.sheet.row([Heading(_about(self.result, table, block.verdict))], QUIET)
        if own is not None:
            self.sheet.row([None, None, None, Link(self._say("workbook.tables.to_line", number=own[0]), own[1])])
        for number, target in found:
            finding = self.result.findings[number - 1]
            link = Link(self._say("workbook.tables.finding", number=number, code=finding.code), target)
            self.sheet.row([None, None, None, link, Heading(finding.message)], RED if finding.severity == "error" else PLAIN)
        if grid:
            self.sheet.row([None, None, None, Heading(self._say("workbook.tables.grid"))], QUIET)
            for cells in grid:
                self.sheet.row([None] * BEFORE + [cell or None for cell in cells])
        checked = self._rows(block, place) if lines.rows else Checked(lines, place, scale.factor)
        self.sheet.skip()
        if found:
            self.places[table["path"], table["table_id"]] = place, {row["number"]: block.at[row["row"]] for row in lines.rows}
        return checked

    # --- the rows of one table ---

    def _rows(self, block: _Block, place: Place) -> Checked:
        rows, positions = block.lines.rows, block.positions
        across = any(row["total_amount"] is not None for row in rows) or block.lines.table["balance"] == "across"
        own_total = next((row["total_column"] for row in rows if row["total_column"]), None)
        extra = [own_total, self._say("workbook.tables.row_sum"), self._say("workbook.tables.difference")] if across else []
        if across and own_total is None:
            extra = [None, extra[1], None]
        names = [name for _, name, _ in positions]
        heads = [*self._say("workbook.tables.heads").split("|"), *map(year_or_text, names), *extra]
        self.sheet.row([Styled(head, HEAD._replace(align="right")) if order >= BEFORE else head for order, head in enumerate(heads)], HEAD)
        line = self.sheet.page.next
        shown = {row["row"]: self._sums_shown(block, row) for row in rows}
        for row in rows:
            block.at[row["row"]] = line
            line += 3 if shown[row["row"]] else 1
        for index, row in enumerate(rows):
            cells = self._cells(block, row)
            if across:
                cells += self._row_total(block, row)
            is_sum = row["role"] in ("subtotal", "total")
            self.sheet.row(cells, BOLD if is_sum else PLAIN)
            if shown[row["row"]]:
                self._sum_lines(block, index)
        return self._control(block, place)

    def _cells(self, block: _Block, row: dict[str, Any]) -> list[object]:
        by_position: dict[int, list[dict[str, Any]]] = {}
        for posting in block.lines.postings.get(row["row"], ()):
            by_position.setdefault(posting["position"], []).append(posting)
        figures = [figure_cell(by_position[order], block.scale) if order in by_position else None for order, _, _ in block.positions]
        figures = [Styled(figure, Look(align="right")) if isinstance(figure, str) else figure for figure in figures]
        area = row["area"] or row["udvalg"]
        # what a row of another table is was never asked; only sums and counts are told apart
        told = block.appropriation or row["role"] in ("subtotal", "total", "memo")
        role = words(f"report.{row['role']}", self.result.lang) if told else None
        return [row["number"], self._tick(block, row), role, row["label"], area, row["page"], row["line"], *figures]

    def _tick(self, block: _Block, row: dict[str, Any]) -> str | None:
        postings = block.lines.postings.get(row["row"], ())
        marks = ""
        if row["role"] == "memo":
            marks = TICKS["memo"]
        elif row["role"] in ("subtotal", "total"):
            sums = block.lines.sums.get(row["row"], [])
            if sums and (block.sound or all(one["fits"] for one in sums)):
                state = (
                    "exact" if not any(one["difference"] for one in sums) else "rounded" if all(one["fits"] for one in sums) else "wrong"
                )
                marks = TICKS[state]
            elif any(posting["state"] == "stated" for posting in postings):
                marks = TICKS["open"]
        elif block.appropriation and any(posting["amount"] is not None for posting in postings):
            marks = TICKS["booked"]
        if any(posting["turned"] for posting in postings):
            marks += TICKS["turned"]
        if any(posting["own_unit"] for posting in postings):
            marks += TICKS["own_unit"]
        return marks or None

    def _sums_shown(self, block: _Block, row: dict[str, Any]) -> bool:
        sums = block.lines.sums.get(row["row"], [])
        return bool(sums) and (block.sound or all(one["fits"] for one in sums))

    def _sum_lines(self, block: _Block, index: int) -> None:
        """Under a printed sum: what the rows it covers add up to, and the difference."""
        rows, scale = block.lines.rows, block.scale
        row = rows[index]
        by_position = {one["position"]: one for one in block.lines.sums[row["row"]]}
        scope = next(iter(by_position.values()))["scope"]
        lines = [block.at[rows[place]["row"]] for place in covered(rows, index, scope)]
        line = block.at[row["row"]]
        sums: list[object] = []
        differences: list[object] = []
        for order, (position, _, _) in enumerate(block.positions):
            one = by_position.get(position)
            if one is None:
                sums.append(None)
                differences.append(None)
                continue
            column = block.column(order)
            sums.append(self._sum(column, lines, block, scale.shown(one["expected"])))
            text = f"ROUND({column}{line}-{column}{line + 1},{scale.places})"
            differences.append(Formula(text, scale.shown(one["difference"]), scale.decimals))
        before: list[object] = [None, None, None]
        self.sheet.row([*before, self._say("workbook.tables.sum"), None, None, None, *sums], CHECK)
        self.sheet.row([*before, self._say("workbook.tables.difference"), None, None, None, *differences], CHECK)

    def _sum(self, column: str, lines: Sequence[int], block: _Block, value: Decimal) -> object:
        """A live sum of these lines; a plain number only where no formula can name so many stretches."""
        text = sum_formula(column, lines)
        return Number(value, block.scale.decimals) if text is None else Formula(text, value, block.scale.decimals)

    def _row_total(self, block: _Block, row: dict[str, Any]) -> list[object]:
        """The row's own printed total, the live sum of its years, and the difference (BAL003)."""
        known: dict[int, Counter[str]] = {}
        for posting in block.lines.postings.get(row["row"], ()):
            if posting["amount"] is not None:  # Udgift and Indtægt of one year stand in one cell
                known.setdefault(posting["position"], Counter()).update(amount=posting["amount"], half=posting["half"])
        if not known or row["role"] == "memo":
            return []
        inside = _years_of(row["total_column"])
        orders = [
            order
            for order, (position, _, year) in enumerate(block.positions)
            if position in known and (inside is None or year is None or inside[0] <= year <= inside[1])
        ]
        cells = [f"{block.column(order)}{block.at[row['row']]}" for order in orders] or ["0"]
        total = sum(known[block.positions[order][0]]["amount"] for order in orders)
        scale, column = block.scale, block.column(len(block.positions))
        sums = [Formula(f"SUM({','.join(_joined(cells))})", scale.shown(total), scale.decimals)]
        if row["total_amount"] is None:
            return [None, *sums]
        difference = row["total_amount"] - total
        text = f"ROUND({column}{block.at[row['row']]}-{block.column(len(block.positions) + 1)}{block.at[row['row']]},{scale.places})"
        slack = row["total_half"] + sum(known[block.positions[order][0]]["half"] for order in orders)
        whole = difference - (row["earlier_amount"] or 0)
        wrong = block.sound and min(abs(difference), abs(whole)) > slack + (row["earlier_half"] or 0)
        shown = Formula(text, scale.shown(difference), scale.decimals)
        return [scale.number(row["total_amount"]), *sums, Styled(shown, RED) if wrong else shown]

    def _control(self, block: _Block, place: Place) -> Checked:
        """Under an appropriation: expenditure and income, financing, and their sum, which must be zero."""
        lines, scale = block.lines, block.scale
        if not block.sound:
            return Checked(lines, place, scale.factor)
        of_role = {
            "spent": [row for row in lines.rows if row["role"] in SPENT],
            "financing": [row for row in lines.rows if row["role"] == "financing"],
        }
        at = {name: [block.at[row["row"]] for row in rows] for name, rows in of_role.items()}
        first = self.sheet.page.next
        formulas: dict[str, list[object]] = {"spent": [], "financing": [], "balance": [], "tolerance": []}
        columns: list[tuple[str, int | None, int, int]] = []
        slack = self.slack.get(lines.table["table"], {})
        sums: dict[str, dict[int, int]] = {"spent": {}, "financing": {}}
        for name, rows in of_role.items():
            for row in rows:
                for posting in lines.postings.get(row["row"], ()):
                    sums[name][posting["position"]] = sums[name].get(posting["position"], 0) + (posting["amount"] or 0)
        inside = (block.at[lines.rows[0]["row"]], first - 1) if lines.rows else (first, first)
        for order, (position, name, year) in enumerate(block.positions):
            column = block.column(order)
            ore = {kind: sums[kind].get(position, 0) for kind in sums}
            for kind, roles in (("spent", SPENT), ("financing", ("financing",))):
                named = [words(f"report.{role}", self.result.lang) for role in roles]
                text = sum_formula(column, at[kind]) or sum_by_role(column, *inside, named)
                formulas[kind].append(Formula(text, scale.shown(ore[kind]), scale.decimals))
            text = f"ROUND({column}{first}+{column}{first + 1},{scale.places})"
            formulas["balance"].append(Formula(text, scale.shown(ore["spent"] + ore["financing"]), scale.decimals))
            formulas["tolerance"].append(scale.number(slack.get(name, 0)))
            columns.append((column, year, ore["spent"], ore["financing"]))
        before: list[object] = [None, None, None]
        labels = {name: f"workbook.tables.{name}" for name in formulas}
        if lines.table["balance"] != "columns":
            labels["balance"] = "workbook.tables.balance_free"
        if not any(slack.values()):
            del labels["tolerance"]
        for name, key in labels.items():
            look = CHECK._replace(bold=name == "balance")
            self.sheet.row([*before, self._say(key), None, None, None, *formulas[name]], look)
        return Checked(lines, place, scale.factor, first, first + 2, columns)


def _joined(cells: Sequence[str]) -> list[str]:
    """H3, I3, J3 → H3:J3 where they lie side by side (they do unless a range in the header leaves some out)."""
    names = [cell.rstrip("0123456789") for cell in cells]
    order = [_number(name) for name in names]
    if len(cells) > 1 and order == list(range(order[0], order[0] + len(order))):
        return [f"{cells[0]}:{cells[-1]}"]
    return list(cells)


def _number(name: str) -> int:
    number = 0
    for character in name:
        number = number * 26 + ord(character) - 64
    return number


def _years_of(heading: str | None) -> tuple[int, int] | None:
    """I alt 2025-2028 → (2025, 2028), as BAL003 reads it; `None` where no range is named."""
    import re

    match = re.search(r"((?:19|20)\d\d)\s*[-–—/]\s*(?:(?:19|20)\d\d\s*[-–—/]\s*)?(\d{2,4})", heading or "")
    if match is None:
        return None
    last = int(match[2])
    return int(match[1]), last + 2000 if last < 100 else last


def _slack(result: Result) -> dict[int, dict[str, int]]:
    """Table number → column → what its printed precision allows, in øre."""
    found: dict[int, dict[str, int]] = {}
    checked = result.balances.checked
    for table, column, slack in checked.filter(pl.col("slack") > 0).select("table", "column", "slack").iter_rows():
        found.setdefault(table, {})[column] = slack
    return found


def _grids(result: Result) -> dict[int, list[list[str]]]:
    """Table number → its cells as printed, for tables of which no row was read."""
    found: dict[int, list[list[str]]] = {}
    number = 0
    for reading in result.frames.readings:
        for money in reading.money if reading else ():
            for table in money.tables:
                if not table.rows and table.grid is not None:
                    found[number] = [[cell.text for cell in row.cells] for row in table.grid.rows]
                number += 1
    return found


def _heading(result: Result, table: dict[str, Any]) -> str:
    """File · Punkt 4 · title · tabel 4.1."""
    lang = result.lang
    key, number = ("report.item", table["item_number"]) if table["item_number"] else ("report.item_position", table["position"])
    parts = [table["path"], words(key, lang).format(number=number), table["title"] or words("report.untitled", lang)]
    return " · ".join([*parts, words("report.table", lang).format(table=table["table_id"])])


def _about(result: Result, table: dict[str, Any], verdict: bool | None) -> str:
    """i balance · godkendt · beløb i t. kr. · 2025-priser · afsnittet »Økonomi« · side 3 · linje 110."""
    lang = result.lang
    parts = []
    if table["kind"] == "appropriation":
        parts.append(words({True: "report.balanced", False: "report.unbalanced", None: "report.not_evaluated"}[verdict], lang))
        if table["status"]:
            parts.append(words(f"report.status.{table['status']}", lang))
    else:
        parts.append(words("workbook.unevaluated.table", lang))
    if table["unit"]:
        parts.append(words("workbook.tables.unit", lang).format(unit=table["unit"]))
    else:
        parts.append(words("workbook.tables.no_unit" if table["unit_ore"] is None else "workbook.tables.own_units", lang))
    parts += [table[name] for name in ("price_level", "caption") if table[name]]
    if table["turned"]:
        parts.append(words("workbook.tables.turned", lang))
    if table["section"]:
        parts.append(words("workbook.tables.section", lang).format(section=table["section"]))
    parts += [words(f"report.{name}", lang).format(**{name: table[name]}) for name in ("page", "line") if table[name] is not None]
    return " · ".join(parts)
