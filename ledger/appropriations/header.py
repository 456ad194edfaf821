"""A grid → its header: which rows are header, what each column holds, and the unit and price level printed in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ledger.appropriations.grid import YEAR_RANGE, Grid, GridRow, bare_years, fold, is_bare_year, is_figure
from ledger.appropriations.vocabulary import Vocabulary
from ledger.money import PriceLevel, UnitFound, find_price_level, is_dash, strip_price_level, unit_in_header
from ledger.patterns import pattern

ColumnKind = Literal[
    "label", "area", "amount", "total", "permanent", "remark", "sign", "unit", "year", "percent", "measure", "number", "earlier", "net"
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, its header as printed, its year, the sign its header gives (Udgift +1, Indtægt −1)."""

    index: int
    kind: ColumnKind
    title: str
    year: int | None = None
    sign: int = 1
    signed: bool = False
    unit: UnitFound | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table. `rows` is how many printed rows it takes; `lines` are its texts (for unit, price level, caption)."""

    rows: int
    columns: tuple[Column, ...]
    lines: tuple[str, ...]
    unit: UnitFound | None
    price_level: PriceLevel | None

    def of(self, *kinds: ColumnKind) -> list[Column]:
        """The columns of the given kinds, from left to right."""
        return [column for column in self.columns if column.kind in kinds]


_ADDRESS_HEADER = pattern(
    r"(?i)^\W*(?:\w*udvalg|\w*område|konto|funktion|sted|forvaltning|center|afdeling|magistratsafdeling|politikområde|ramme)"
)
_LABEL_HEADER = pattern(
    r"(?i)\W*(?:tekst|post|formål|bevilling|projekt|projektnavn|beskrivelse|initiativ|indsats|tiltag|aktivitet|emne|forslag|navn|betegnelse"
    r"|udgift|udgift/finansiering|sag|anlæg|anlægsprojekt|opgave|vedrørende|ændring)\W*"
)


def read_header(grid: Grid, header_rows: int | None, words: Vocabulary) -> Header | None:
    """A grid → its header, or `None` when no column holds figures: then it is no money table."""
    count = _header_rows(grid, header_rows)
    head, body = grid.rows[:count], grid.rows[count:]
    if not body:
        return None
    titles = [_title(head, column) for column in range(grid.width)]
    columns = _columns(titles, body, words)
    if not any(column.kind in ("amount", "total") for column in columns):
        return None
    lines = tuple(text for row in head for text in row.texts() if text)
    texts = [titles[column.index] for column in columns if column.kind != "remark"]
    unit = next((found for text in _unit_first(columns, titles) if (found := unit_in_header(text))), None)
    price = next((level for text in texts if (level := find_price_level(text))), None)
    return Header(count, tuple(columns), lines, unit, price)


def dated(header: Header, caption: str) -> Header:
    """Columns Udgift and Indtægt that name no year → columns of the one year in the label's heading or the caption, where it is one."""
    amounts = header.of("amount")
    if any(column.year is not None for column in amounts) or {column.sign for column in amounts if column.signed} != {1, -1}:
        return header
    titles = [column.title for column in header.of("label", "area", "number")]
    years = {year for text in (*titles, caption) for year in bare_years(text)}
    if len(years) != 1:
        return header
    year = years.pop()
    return replace(header, columns=tuple(replace(column, year=year) if column.kind == "amount" else column for column in header.columns))


def _unit_first(columns: list[Column], titles: list[str]) -> list[str]:
    # the label's header speaks for the table; a unit over one amount column speaks for that column alone
    label = [titles[column.index] for column in columns if column.kind in ("label", "area", "number")]
    amounts = [titles[column.index] for column in columns if column.kind in ("amount", "total")]
    shared = amounts if amounts and len({(found.unit if (found := unit_in_header(text)) else None) for text in amounts}) == 1 else []
    return label + shared


def _header_rows(grid: Grid, marked: int | None) -> int:
    """How many leading rows are header: up to the first row of the body. `marked` is what the format itself says, where it does."""
    years: dict[int, str] = {}
    count = 0
    for row in grid.rows:
        named = any(above.text(0) for above in grid.rows[:count]) and row.text(0) and not unit_in_header(row.text(0))
        unnamed = not named or _says_year(grid.rows[:count], row)
        if _is_body(row, count, years, marked, unnamed):
            break
        years.update((column, text) for column, text in enumerate(row.texts()) if column and bare_years(text))
        count += 1
    if marked and not years:
        count = max(count, min(marked, len(grid.rows) - 1))
    return count if count < len(grid.rows) else 1


def _says_year(above: tuple[GridRow, ...], row: GridRow) -> bool:
    """Do the year-like cells of the row stand under the word "År"?"""
    columns = [column for column, text in enumerate(row.texts()) if column and is_bare_year(text)]
    return bool(columns) and all(any(re.search(r"(?i)\bår\b|budgetår", line.text(column)) for line in above) for column in columns)


def _is_body(row: GridRow, above: int, years: dict[int, str], marked: int | None, unnamed: bool) -> bool:
    """Is the row below the header? `years` are the columns that already have their year; amounts may look like years (2000 t. kr.).

    `unnamed`: the row, or every row above it, has no label of its own, or its year stands under the word "År": then the header goes on.
    """
    first, *texts = row.texts()
    if not above:
        texts = [text for text in texts if not _only_unit(text)]  # "Nr. | 1000 kr. | 2025": a unit is no amount
    if any(is_figure(text) and not is_bare_year(text) for text in texts):
        return True
    if is_figure(first) and not is_bare_year(first) and not any(texts):
        return True
    under = {column: row.text(column) for column in years}
    if years and first and any(is_figure(text) for text in under.values()) and under != years:
        return True
    if years and any(char.isdigit() for column, text in under.items() if text != years[column] and not bare_years(text) for char in text):
        return True  # no figure of the grammar, yet meant as one: it must be doubted, not taken for a heading
    if years and first and not unnamed and not unit_in_header(first):
        return True
    named = [int(text.strip(" *")) for text in texts if is_bare_year(text)]
    if not years and above and named:
        run = sorted(set(named))
        in_order = named == sorted(named) and run == list(range(run[0], run[0] + len(run)))
        if (
            not in_order
            or (len(named) > 1 and len(run) == 1)
            or (len(named) == 1 and marked is not None and above >= marked and not unnamed)
        ):
            return True
    alone = bool(first) and not any(texts)
    bare = all(is_dash(text) or not text for text in texts)
    return bool(years) and not any(bare_years(text) for text in texts) and (alone or bare) and not unit_in_header(first)


def _title(head: tuple[GridRow, ...], column: int) -> str:
    parts: list[str] = []
    for row in head:
        text = row.text(column)
        if text and text not in parts:
            parts.append(text)
    return fold(" ".join(parts)).replace("- ", "-") if any(p.endswith("-") for p in parts[:-1]) else fold(" ".join(parts))


def _columns(titles: list[str], body: tuple[GridRow, ...], words: Vocabulary) -> list[Column]:
    columns = [_column(index, title, [row.text(index) for row in body], words) for index, title in enumerate(titles)]
    columns = _label_first(columns, body)
    return _unique_years(columns)


def _column(index: int, title: str, cells: list[str], words: Vocabulary) -> Column:
    filled = [cell for cell in cells if cell]
    figures = [cell for cell in filled if is_figure(cell) or is_dash(cell)]
    unit = unit_in_header(title)
    bare = strip_price_level(title)
    years = bare_years(title)
    if words.permanent_column.search(title) or (filled and all(re.fullmatch(r"(?i)ja|nej|ja/nej|j|n", c) for c in filled)):
        return Column(index, "permanent", title)
    if filled and all(re.fullmatch(r"(?i)[ui]|udgift|indtægt|udgifter|indtægter", cell) for cell in filled):
        return Column(index, "sign", title)
    if re.fullmatch(r"(?i)\W*(budget)?år\W*", bare) and filled and all(is_bare_year(cell) for cell in filled):
        return Column(index, "year", title)
    if not filled and len(set(years)) == 1:
        return Column(index, "amount", title, years[0], *_sign_of(bare), unit)  # nothing stated in that year, in any row
    if not figures and index and len(set(years)) == 1 and filled and all(_meant_as_figure(cell) for cell in filled):
        return Column(index, "amount", title, years[0], *_sign_of(bare), unit)  # unreadable figures must be doubted, not taken for words
    if not figures or (index == 0 and len(figures) < len(filled)) or (not years and len(figures) * 2 < len(filled)):
        if index and words.remark_column.search(title):
            return Column(index, "remark", title)
        if filled and not figures and all(_only_unit(cell) for cell in filled):
            return Column(index, "unit", title)
        return Column(
            index, "area" if index and (words.area_column.search(bare) or not words.remark_column.search(bare)) else "label", title
        )
    if words.remark_column.search(title) and not years:
        return Column(index, "remark", title)
    if re.search(r"%|\bpct|procent", title, re.IGNORECASE) or (
        all(c.endswith("%") for c in figures if not is_dash(c)) and any(c.endswith("%") for c in figures)
    ):
        return Column(index, "percent", title)
    if words.measure.search(title) and not unit:
        return Column(index, "measure", title)
    if not years and (
        re.fullmatch(r"(?i)\W*(nr|nummer|#|løbenr|lb\.? ?nr)\W*", bare) or (index == 0 and not unit and _counts_rows(filled))
    ):
        return Column(index, "number", title)
    if not years and words.area_column.search(bare) and not unit:
        return Column(index, "area", title)
    if words.earlier_column.search(title) and not YEAR_RANGE.search(title):
        return Column(index, "earlier", title, unit=unit)
    if not years and (YEAR_RANGE.search(bare) or words.total_column.search(bare)):
        return Column(index, "total", title, unit=unit)
    sign, signed = _sign_of(bare)
    year = years[0] if len(set(years)) == 1 else None
    return Column(index, "amount", title, year, sign, signed, unit)


def _counts_rows(filled: list[str]) -> bool:
    """1, 2, 3 … down a first column: rows counted, whatever stands above them (FORMATS B12)."""
    return len(filled) > 1 and [cell.strip(" .)") for cell in filled] == [str(number) for number in range(1, len(filled) + 1)]


def _meant_as_figure(cell: str) -> bool:
    """Digits and the marks of figures only, though no figure of the grammar ("9.9993.200": a struck figure beside the one in its place)."""
    return any(character.isdigit() for character in cell) and not any(character.isalpha() for character in cell)


def _only_unit(cell: str) -> bool:
    found = unit_in_header(cell)
    return found is not None and len(cell) <= len(found.printed) + 4


def _sign_of(title: str) -> tuple[int, bool]:
    text = title.casefold()
    if re.search(r"(?<![a-zæøå])(?:mer|mindre|netto)", text):
        return 1, False
    income, expense = re.search(r"indtægt", text), re.search(r"udgift", text)
    if income and not expense:
        return -1, True
    return 1, bool(expense and not income)


def _label_first(columns: list[Column], body: tuple[GridRow, ...]) -> list[Column]:
    """The text column that says what the money is for is the label, else the first; a leading number column is none (FORMATS B12).

    `Udvalg | Projekt | 2025`: the address may stand before the words. A column that is mostly blank is no label.
    """
    worded = next((column for column in columns if column.kind in ("label", "area", "remark", "amount", "total")), None)
    if worded is not None and worded.kind == "remark":
        columns = [replace(column, kind="label") if column is worded else column for column in columns]  # "Nr. | Beskrivelse | 2025"
    texts = [column for column in columns if column.kind in ("label", "area")]
    if not texts:
        return columns
    first = texts[0]
    if _ADDRESS_HEADER.search(first.title):
        named = (column for column in texts[1:] if _LABEL_HEADER.fullmatch(column.title))
        first = next((c for c in named if sum(bool(row.text(c.index)) for row in body) * 2 > len(body)), first)
    return [replace(column, kind="label" if column is first else "area") if column in texts else column for column in columns]


def _netto_aside(columns: list[Column]) -> list[Column]:
    """Beside Udgift and Indtægt a column Netto repeats them: the row's own total where there is one, else kept and never added."""
    netto = [column for column in columns if column.kind == "amount" and not column.signed and re.search(r"(?i)\bnetto", column.title)]
    kind: ColumnKind = "total" if len(netto) == 1 and netto[0].year is None else "net"
    return [replace(column, kind=kind) if column in netto else column for column in columns]


def _unique_years(columns: list[Column]) -> list[Column]:
    """Two columns of one year are one year only as Udgift and Indtægt; else the header, not the year, is the key."""
    amounts = [column for column in columns if column.kind == "amount"]
    by_year: dict[int, list[Column]] = {}
    for column in amounts:
        if column.year is not None:
            by_year.setdefault(column.year, []).append(column)
    if any(column.signed and column.sign < 0 for column in amounts) and any(column.signed and column.sign > 0 for column in amounts):
        return _netto_aside(columns)
    columns = [replace(column, sign=1, signed=False) for column in columns]
    doubled = {year for year, group in by_year.items() if len(group) > 1}
    return [replace(c, year=None) if c.kind == "amount" and c.year in doubled else c for c in columns]
