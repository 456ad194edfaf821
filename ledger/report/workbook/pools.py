"""The sheet Puljer: opening balance, reserved, drawn and left by pool and year, as live formulas over Posteringer; a chart."""

from __future__ import annotations

from decimal import Decimal

from ledger.messages import words
from ledger.report.workbook import postings
from ledger.report.workbook.cells import Formula, Heading, Look, Styled, Year, kroner
from ledger.report.workbook.charts import columns
from ledger.report.workbook.pool_lines import PoolBook, PoolYear, ReservationYear
from ledger.report.workbook.sheet import HEAD, Sheet
from ledger.result import Result

WIDTHS = {1: 26, 2: 34, 3: 26, 4: 8, 5: 16, 6: 22, 7: 16, 8: 16, 9: 18, 10: 22, 11: 44}
BOLD, INDENTED = Look(bold=True), Look(align="indent", wrap=True)
FINITE = "pool"
CHARTED = 12
"""Pools and years the chart can show."""


def write(result: Result, sheet: Sheet, ledger: Sheet, book: PoolBook | None) -> None:
    """The whole sheet, or that no register was given."""
    lang = result.lang
    sheet.fixed, sheet.indented = WIDTHS, frozenset({11})
    sheet.row([Heading(words("workbook.pools.title", lang))], Look(bold=True, size=16))
    if book is None:
        sheet.row([Heading(words("workbook.pools.no_register", lang))])
        return
    sheet.row([Heading(words("workbook.pools.note", lang))], Look(italic=True, colour="595959"))
    sheet.skip()
    _Roll(result, sheet, ledger, book).write()


def _year(year: int) -> Styled:
    return Styled(Year(year), Look(align="center"))


class _Roll:
    """The roll-forward. Its three lists stand under each other, so every line is known before the first is written."""

    def __init__(self, result: Result, sheet: Sheet, ledger: Sheet, book: PoolBook) -> None:
        self.result, self.sheet, self.ledger, self.book = result, sheet, ledger, book
        first = sheet.page.next + 1
        self.pools = (first, first + len(book.pools) - 1)
        first = self.pools[1] + 4
        self.reserved = (first, first + len(book.reservations) - 1)
        first = self.reserved[1] + 4
        self.draws = (first, first + len(book.draws) - 1)

    def say(self, key: str) -> str:
        return words(f"workbook.pools.{key}", self.result.lang)

    def write(self) -> None:
        book, sheet = self.book, self.sheet
        self._heads("heads")
        for number, pool in enumerate(book.pools):
            self._pool(pool, self.pools[0] + number)
        sheet.skip()
        sheet.row([Heading(self.say("reservations"))], BOLD)
        self._heads("reservation_heads")
        for number, reservation in enumerate(book.reservations):
            self._reservation(reservation, self.reserved[0] + number)
        sheet.skip()
        sheet.row([Heading(self.say("draws"))], BOLD)
        self._heads("draw_heads")
        for draw in book.draws:
            where = self.say("in_table" if draw.posting is not None else "in_prose")
            status = self.say(draw.status)
            sheet.row(
                [
                    draw.pool,
                    draw.reservation or self.say("direct"),
                    status,
                    _year(draw.year),
                    kroner(draw.amount),
                    Styled(where, INDENTED),
                    Heading(draw.place),
                ]
            )
        self._chart()

    def _heads(self, key: str) -> None:
        """Column names over a list, aligned as what stands under them: years in the middle, amounts to the right."""
        names = self.say(key).split("|")
        amounts = range(4, 5 if key == "draw_heads" else 10)
        aligned = {**dict.fromkeys(amounts, "right"), 3: "center", 5 if key == "draw_heads" else 10: "indent"}
        self.sheet.row(
            [Styled(name, HEAD._replace(align=aligned.get(order, ""))) for order, name in enumerate(names)],
            HEAD,
        )

    def _pool(self, pool: PoolYear, line: int) -> None:
        reserved = sum(one.amount for one in self.book.reservations if (one.pool, one.year) == (pool.pool, pool.year))
        drawn = {status: self._drawn(status, pool.pool, None, pool.year) for status in ("decided", "recommended")}
        decided, recommended = drawn["decided"], drawn["recommended"]
        first, last = self.reserved
        text = f"SUMIFS($E${first}:$E${last},$A${first}:$A${last},$A{line},$D${first}:$D${last},$D{line})" if last >= first else "0"
        left: list[object] = [self._formula(self._text(line, "decided", reservation=None), decided)]
        if pool.opening is not None and pool.kind == FINITE:
            rest = pool.opening - reserved - decided
            left.append(self._formula(f"E{line}-F{line}-G{line}", rest))
            left.append(self._formula(self._text(line, "recommended", reservation=None), recommended))
            left.append(self._formula(f"H{line}-I{line}", rest - recommended))
        else:
            left += [None, self._formula(self._text(line, "recommended", reservation=None), recommended), None]
        unknown = self.say("unknown_opening") if pool.opening is None and pool.kind == FINITE else None
        source = pool.source if pool.opening is not None else unknown
        opening = kroner(pool.opening)
        self.sheet.row(
            [
                pool.pool,
                pool.name,
                words(f"pool.kind.{pool.kind}", self.result.lang),
                _year(pool.year),
                opening,
                self._formula(text, reserved),
                *left,
                Styled(source, INDENTED) if source else None,
            ]
        )

    def _reservation(self, one: ReservationYear, line: int) -> None:
        decided, recommended = (self._drawn(status, one.pool, one.reservation, one.year) for status in ("decided", "recommended"))
        self.sheet.row(
            [
                one.pool,
                one.name,
                one.reservation,
                _year(one.year),
                kroner(one.amount),
                None,
                self._formula(self._text(line, "decided", reservation=f"$C{line}"), decided),
                self._formula(f"E{line}-G{line}", one.amount - decided),
                self._formula(self._text(line, "recommended", reservation=f"$C{line}"), recommended),
                self._formula(f"H{line}-I{line}", one.amount - decided - recommended),
                Styled(one.decided_by, INDENTED) if one.decided_by else None,
            ]
        )

    def _drawn(self, status: str, pool: str, reservation: str | None, year: int) -> int:
        return sum(
            draw.amount
            for draw in self.book.draws
            if (draw.status, draw.pool, draw.reservation, draw.year) == (status, pool, reservation, year)
        )

    def _formula(self, text: str, ore: int) -> Formula:
        return Formula(text, kroner(ore) or Decimal(0))

    def _text(self, line: int, status: str, reservation: str | None) -> str:
        """What was drawn: the marked postings with their sign turned, and the draws that stand in prose only (in the list below)."""
        word, direct = self.say(status), self.say("direct")
        which = reservation or f'"{direct}"'
        names = ("amount_kr", "pool", "reservation", "draw", "year")
        parts = []
        for amount, pool, part, draw, year in zip(
            *(self.ledger.ranges(postings.column_of(name), postings.FIRST) for name in names), strict=True
        ):
            parts.append(f'SUMIFS({amount},{pool},$A{line},{part},{which},{draw},"{word}",{year},$D{line})')
        text = f"-({'+'.join(parts)})"
        first, last = self.draws
        if last >= first and any(one.posting is None for one in self.book.draws):
            columns_ = [f"${column}${first}:${column}${last}" for column in "EABCDF"]
            amount, pool, part, draw, year, where = columns_
            prose = self.say("in_prose")
            text += f'+SUMIFS({amount},{pool},$A{line},{part},{which},{draw},"{word}",{year},$D{line},{where},"{prose}")'
        return f"ROUND({text},2)"

    def _chart(self) -> None:
        # a chart needs its lines side by side: the first unbroken stretch of pools with a known opening
        known = [number for number, one in enumerate(self.book.pools) if one.opening is not None and one.kind == FINITE]
        if not known:
            return
        start = known[0]
        numbers = [number for offset, number in enumerate(known) if number == start + offset][:CHARTED]
        stretch = [self.book.pools[number] for number in numbers]
        first, last = self.pools[0] + start, self.pools[0] + start + len(stretch) - 1
        reserved = [sum(two.amount for two in self.book.reservations if (two.pool, two.year) == (one.pool, one.year)) for one in stretch]
        decided = [self._drawn("decided", one.pool, None, one.year) for one in stretch]
        opening = [one.opening or 0 for one in stretch]
        left = [first_ - second - third for first_, second, third in zip(opening, reserved, decided, strict=True)]
        heads = self.say("heads").split("|")
        series = [("E", opening), ("F", reserved), ("G", decided), ("H", left)]
        chart = columns(
            words("workbook.chart.pools", self.result.lang),
            words("workbook.chart.kr", self.result.lang),
            self.sheet,
            heads[4:8],
            (f"$B${first}:$D${last}", [f"{one.name} {one.year}" for one in stretch]),
            [(f"${column}${first}:${column}${last}", [kroner(ore) or Decimal(0) for ore in values]) for column, values in series],
        )
        self.sheet.page.charts.append((chart, f"A{self.sheet.page.next + 1}"))
        self.sheet.page.drawn = self.sheet.page.next + 19
