"""A seed → one appropriation table that balances as printed, with the truth of every cell beside it.

Values are whole numbers of the last printed digit (`Style.scale` of them make one unit), signed as the ledger signs them: expenditure +.
"""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from . import words

Form = Literal["tabs", "pipes", "pipes-rule", "bars", "lines", "lines-spaced", "aligned"]
Shape = Literal["years", "letter", "split", "transposed"]
"""years: a column a year · letter: a U/I column gives the sign · split: Udgift and Indtægt columns · transposed: years down the rows."""
FORMS: tuple[Form, ...] = ("tabs", "pipes", "pipes-rule", "bars", "lines", "lines-spaced", "aligned")
MONEY = ("expenditure", "income", "financing")


@dataclass(frozen=True)
class Style:
    """How the table is printed: unit, decimals, signs, blanks, and where the unit stands."""

    unit: str
    unit_kr: int
    decimals: int
    place: str  # cell0-price | cell0 | label-header | caption | sentence | below | cells
    price: str = ""
    price_year: int | None = None
    minus: str = "-"
    thousands: str = "."
    zero: str = "0"
    reversed: Literal["", "legend", "rows"] = ""
    rounded: bool = False
    trim: bool = False

    def kr(self, value: int) -> Decimal:
        """A value in last printed digits → kroner, exactly."""
        return Decimal(value * self.unit_kr) / Decimal(10**self.decimals)

    def printed_decimals(self, value: int) -> int:
        """How many decimals a value is printed with: `trim` prints 2,50 as 2,5, as cells that carry their own unit do."""
        if value == 0 and self.zero == "0":
            return 0
        if not self.trim:
            return self.decimals
        digits = str(abs(value)).rjust(self.decimals + 1, "0")[-self.decimals :] if self.decimals else ""
        return len(digits.rstrip("0"))

    def half_kr(self, value: int | None) -> Fraction:
        """Half of the last printed digit in kroner (SPEC 6): 0 for whole kroner and whole t. kr., one unit where it is rounded."""
        if value is None or (value == 0 and self.zero in ("", "-", "–")):
            return Fraction(0)
        if self.rounded:
            return Fraction(self.unit_kr)
        decimals = self.printed_decimals(value)
        if self.unit_kr <= 1000 and decimals == 0:
            return Fraction(0)
        return Fraction(self.unit_kr, 2 * 10**decimals)

    def text(self, value: int | None, keep_zero: bool = False) -> str:
        """A value → the cell as printed."""
        if value is None:
            return ""
        if value == 0:
            if self.zero == "0,0":
                body = "0" + ("," + "0" * self.decimals if self.decimals else "")
            elif self.zero == "0" or keep_zero:
                body = "0"
            else:
                return self.zero
            return f"{body} {self.unit}" if self.place == "cells" else body
        value = -value if self.reversed else value
        digits = str(abs(value)).rjust(self.decimals + 1, "0")
        whole, tail = (digits[: -self.decimals], digits[-self.decimals :]) if self.decimals else (digits, "")
        tail = tail.rstrip("0") if self.trim else tail
        groups: list[str] = []
        while len(whole) > 3 and self.thousands:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        body = self.thousands.join([whole, *groups]) + ("," + tail if tail else "")
        unit = f" {self.unit}" if self.place == "cells" else ""
        if value >= 0:
            return body + unit
        if self.minus == "()":
            return f"({body}){unit}"
        if self.minus == "trailing":
            return f"{body}-{unit}"
        return f"{self.minus}{body}{unit}"


@dataclass
class Line:
    """One printed row: its role, address, values by year (None = nothing printed), and what else stands in it."""

    label: str
    role: str  # a role of SPEC 2, or "block"
    area: str | None = None
    values: list[int | None] = dataclasses.field(default_factory=list)
    permanent: bool | None = None
    measure: str | None = None
    row_total: int | None = None
    mark: str = ""


@dataclass
class TableTruth:
    """A table with its print style and the columns beside the years."""

    lines: list[Line]
    years: list[int]
    style: Style
    form: Form
    area_header: str | None
    varig: bool
    row_total_header: str | None
    label_header: str
    two_line_header: bool = False
    repeat_header: Literal["", "inline", "split"] = ""
    legend: str = ""
    footnote: str = ""
    capital: bool = False
    shape: Shape = "years"

    def money(self) -> list[Line]:
        """The rows that enter the balance."""
        return [line for line in self.lines if line.role in MONEY]

    def residual(self, year: int) -> int:
        """Expenditure + income + financing of one year column, in last printed digits."""
        return sum(line.values[year] or 0 for line in self.money())

    def slack(self, year: int) -> Fraction:
        """What the printed precision allows in one year column, in last printed digits."""
        half = sum((self.style.half_kr(line.values[year]) for line in self.money()), Fraction(0))
        return half * Fraction(10**self.style.decimals, self.style.unit_kr)

    def unbalanced_years(self) -> list[int]:
        """Positions of the years whose residual is beyond the printed precision."""
        return [year for year in range(len(self.years)) if abs(self.residual(year)) > self.slack(year)]


def _style(rng: random.Random, form: Form, start: int) -> Style:
    unit_kr = rng.choices((1000, 1_000_000, 1), (60, 27, 13))[0]
    unit = rng.choice(words.UNITS[unit_kr])
    decimals = rng.choice((1, 1, 1, 2, 3)) if unit_kr == 1_000_000 else 0
    places = ["cell0-price", "cell0", "label-header", "caption", "sentence", "below"]
    place = rng.choice(places)
    if unit_kr != 1000 and rng.random() < 0.2:
        place = "cells"
        unit = "mio. kr." if unit_kr == 1_000_000 else "kr."
    price, price_year = "", None
    if place == "cell0-price" or (place in ("caption", "sentence") and rng.random() < 0.4):
        price_year = start + rng.choice((0, 0, 0, 1))
        price = rng.choice(
            (f"i {price_year} p/l", f"i {price_year}-p/l", f"i {price_year}-priser", f"({price_year % 100}-pl)", f"i {price_year} pl")
        )
        if rng.random() < 0.12:
            price, price_year = "i løbende priser", None
    minus = rng.choice(("-", "-", "-", "−", "–", "÷", "trailing", "()")) if place != "cells" else rng.choice(("-", "-", "−", "÷"))
    thousands = rng.choice((".", ".", ".", ".", " ", "\u00a0", ""))
    zero = rng.choice(("0", "0", "0", "", "-", "–")) if form not in ("lines", "lines-spaced") else rng.choice(("0", "0", "0", "-"))
    if decimals and zero == "0" and rng.random() < 0.7:
        zero = "0,0"
    if minus in ("-", "−", "–") and zero in ("-", "–") and rng.random() < 0.5:
        zero = "0"
    reversed_: Literal["", "legend", "rows"] = rng.choices(("", "legend", "rows"), (90, 8, 2))[0]
    rounded = unit_kr == 1000 and rng.random() < 0.05
    return Style(
        unit, unit_kr, decimals, place, price, price_year, minus, thousands, zero, reversed_, rounded, place == "cells" and decimals > 0
    )


def _amount(rng: random.Random, style: Style) -> int:
    """One amount in last printed digits, of a size that the unit is used for."""
    if style.unit_kr == 1:
        return rng.choice((rng.randrange(20, 900) * 1000, rng.randrange(40, 4000) * 500, rng.randrange(25_000, 3_000_000)))
    if style.unit_kr == 1000:
        return rng.choice((rng.randrange(5, 200) * 5, rng.randrange(10, 120) * 10, rng.randrange(2, 30) * 500, rng.randrange(25, 9000)))
    return rng.randrange(2, 400) * int(10 ** (style.decimals - 1)) + (
        rng.randrange(0, int(10 ** (style.decimals - 1))) if style.decimals > 1 else 0
    )


def _pattern(rng: random.Random, style: Style, years: int) -> tuple[list[int | None], bool]:
    amount = _amount(rng, style)
    kind = rng.choice(("once", "once", "permanent", "two", "late", "free"))
    if years == 1 or kind == "once":
        return [amount, *[0] * (years - 1)], False
    if kind == "permanent":
        return [amount] * years, True
    if kind == "two":
        return [amount, _amount(rng, style), *[0] * (years - 2)], False
    if kind == "late":
        return [0, *[amount] * (years - 1)], True
    return [_amount(rng, style) if rng.random() < 0.75 else 0 for _ in range(years)], False


def _split(rng: random.Random, total: int, parts: int) -> list[int]:
    if parts == 1 or total < 2 * parts:
        return [total, *[0] * (parts - 1)]
    cuts = sorted(rng.sample(range(1, total), parts - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def _cover_pool(table_capital: bool, council: bool) -> list[str]:
    pool = [label for label, _ in words.COVER]
    if table_capital:
        pool += [label for label, _ in words.CAPITAL_COVER] * 2
        if council:
            pool += [label for label, _ in words.LOANS]
    return pool


def make_table(rng: random.Random, start: int, council: bool) -> TableTruth:
    """One balanced table. Nothing in it can be read two ways: where a blank would vanish, a figure is printed."""
    form = rng.choice(FORMS)
    in_lines = form in ("lines", "lines-spaced")
    style = _style(rng, form, start)
    years = list(range(start, start + rng.randint(1, 5)))
    capital = rng.random() < 0.4
    count = rng.choice((1, 1, 2, 2, 3, 3, 4, 5))
    pool = list(words.CAPITAL if capital else words.OPERATING)
    rows: list[Line] = []
    for label in rng.sample(pool, count):
        values, permanent = _pattern(rng, style, len(years))
        if not any(values):
            values[0] = _amount(rng, style)
        rows.append(Line(label, "expenditure", None, values, permanent))
    totals = [sum(row.values[y] or 0 for row in rows) for y in range(len(years))]
    income: list[Line] = []
    if rng.random() < 0.3:
        share = rng.choice((2, 4, 5))
        values = [-(total // share) for total in totals]
        if any(values):
            income = [Line(rng.choice(words.INCOME), "income", None, list(values), all(values))]
            totals = [total + (value or 0) for total, value in zip(totals, values, strict=True)]
    cover_labels = rng.sample(_cover_pool(capital, council), rng.choice((1, 1, 1, 2, 2, 3)))
    cover_labels = list(dict.fromkeys(cover_labels))
    shares = [_split(rng, total, len(cover_labels)) for total in totals]
    cover = [Line(label, "financing", None, [-shares[y][n] for y in range(len(years))], False) for n, label in enumerate(cover_labels)]
    cover = [line for n, line in enumerate(cover) if n == 0 or any(line.values)]
    if style.unit_kr == 1_000_000 and len(rows) + len(cover) >= 3 and rng.random() < 0.15 and style.place != "cells" and not style.trim:
        first = [line.values[0] for line in (*rows, *income, *cover)]
        if sum((style.half_kr(value) for value in first if value), Fraction(0)) * 10**style.decimals > style.unit_kr:
            row = rng.choice([row for row in rows if row.values[0]])
            row.values[0] = (row.values[0] or 0) + 1  # parts rounded one by one: one last digit off, inside the printed precision
    elif style.rounded:
        row = rng.choice(rows)
        row.values[0] = (row.values[0] or 0) + 1
    area_header = rng.choice(tuple(words.ADDRESSES)) if rng.random() < 0.45 else None
    if in_lines and area_header in words.NUMERIC_ADDRESSES:
        area_header = "Udvalg"
    label_header = rng.choice(words.LABEL_HEADERS if not in_lines else [word for word in words.LABEL_HEADERS if word != "Bevilling"])
    table = TableTruth(rows, years, style, form, area_header, rng.random() < 0.3, None, label_header, capital=capital)
    if form in ("tabs", "pipes", "pipes-rule", "bars") and rng.random() < 0.22:
        _reshape(rng, table)
    _assemble(rng, table, rows, income, cover, in_lines)
    if table.style.reversed == "legend":
        table.legend = rng.choice(words.LEGENDS)
    return table


def _reshape(rng: random.Random, table: TableTruth) -> None:
    """Another shape than a column a year: its own columns give sign or year, so what would clash with them is left out."""
    shapes: tuple[Shape, ...] = ("letter", "split", "transposed") if len(table.years) > 1 else ("letter", "split")
    table.shape = rng.choice(shapes)
    if table.shape == "transposed":
        place = table.style.place if table.style.place in ("caption", "sentence", "below", "cells") else "caption"
        table.area_header, table.varig, table.label_header = None, False, "År"
        table.style = dataclasses.replace(table.style, place=place)
    else:
        zero = "0" if table.style.zero in ("-", "–") else table.style.zero
        table.style = dataclasses.replace(table.style, reversed="", zero=zero)


def _assemble(rng: random.Random, table: TableTruth, rows: list[Line], income: list[Line], cover: list[Line], in_lines: bool) -> None:
    """Order, blocks, subtotals, totals, parts, memo rows, addresses: everything that never enters the balance."""
    count = len(table.years)
    blanks_vanish = in_lines and table.area_header is not None
    spending = [*rows, *income]
    if rng.random() < 0.15 and table.shape != "transposed":
        parent = rng.choice(rows)
        label = rng.choice(("heraf løn", "Heraf materialer", "- heraf løn", "herunder inventar"))
        parts: list[int | None] = [(value or 0) // 2 for value in parent.values]
        if any(parts):
            spending.insert(spending.index(parent) + 1, Line(label, "memo", None, parts, None))
    plain = table.shape == "years"
    first_cover = rng.random() < 0.12
    if rng.random() < 0.22 and len(rows) >= 2 and not income and not blanks_vanish and plain and not first_cover:
        sums: list[int | None] = [sum(row.values[y] or 0 for row in rows) for y in range(count)]
        spending.append(Line(rng.choice(words.SUBTOTALS), "subtotal", None, sums))
    with_total = rng.random() < 0.6 and not blanks_vanish and table.shape != "split"
    if len(cover) >= 2 and rng.random() < 0.25 and with_total and plain:
        sums = [sum(row.values[y] or 0 for row in cover) for y in range(count)]
        cover = [*cover, Line("Finansiering i alt", "subtotal", None, sums)]
    blocks = rng.random() < 0.18 and not blanks_vanish and not first_cover and plain
    if blocks:
        head = Line("Anlæg" if table.capital else "Drift", "block")
        lines = [head, *spending, Line("Finansiering", "block"), *cover]
        for line in lines:
            if line.role == "financing" and line.label == "Finansiering":
                line.label = "Kassefinansiering"
    else:
        lines = [*cover, *spending] if first_cover else [*spending, *cover]
    if with_total:
        net = [sum(line.values[y] or 0 for line in lines if line.role in MONEY) for y in range(count)]
        off = any(net)  # rounded parts: the total prints what the unrounded figures give
        lines.append(Line(rng.choice(words.TOTALS), "total", None, [0] * count if off else list(net)))
    if rng.random() < 0.12 and table.style.place != "cells" and plain:
        memo = rng.choice(("Årsværk", "Antal pladser"))
        first = rng.randrange(2, 90)
        lines.append(Line(memo, "memo", None, [first, *[0] * (count - 1)], None, memo.split()[-1].lower()))
    if table.area_header:
        addresses = words.ADDRESSES[table.area_header]
        for line in lines:
            if line.role in ("expenditure", "income", "memo"):
                line.area = rng.choice(addresses)
            elif line.role == "financing":
                line.area = words.COVER_ADDRESS[table.area_header]
        for line in lines:
            if line.measure and table.area_header == "Udvalg / Aktivitetsområde" and line.measure == "årsværk":
                line.label, line.area = "Personalemæssige konsekvenser", "Årsværk"
    if rng.random() < 0.2 and count > 1 and plain:
        table.row_total_header = rng.choice(("I alt", f"{table.years[0]}-{table.years[-1]}", f"I alt {table.years[0]}-{table.years[-1]}"))
        for line in lines:
            if line.role != "block":
                line.row_total = sum(value or 0 for value in line.values)
    if table.form in ("tabs", "pipes", "pipes-rule", "bars", "aligned") and rng.random() < 0.1 and plain:
        table.two_line_header = True
    has_total = any(line.role == "total" for line in lines)
    if (
        table.form in ("tabs", "pipes", "bars")
        and len(lines) >= 5
        and has_total
        and not blocks
        and not table.two_line_header
        and plain
        and rng.random() < 0.2
    ):
        table.repeat_header = rng.choice(("inline", "split"))
    if rng.random() < 0.1:
        marked = rng.choice([line for line in lines if line.role in MONEY])
        marked.mark = "*"
        table.footnote = rng.choice(words.FOOTNOTE_SENTENCES)
    table.lines = lines
