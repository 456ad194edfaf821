"""The sheet Posteringer: the flat ledger, one row a posting, written column by column by Polars: the one sheet that grows without bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import polars as pl

from ledger.messages import Language, words
from ledger.report.flat import HEADS, piece
from ledger.report.workbook.cells import EPOCH, FIRST_DATE, ILLEGAL, LONGEST, Look, number_format, safe_text
from ledger.report.workbook.chunks import POSTINGS_AT_A_TIME
from ledger.report.workbook.sheet import Column, Sheet, letter
from ledger.result import Result
from ledger.stretches import between, in_order, spans

WIDTHS = {
    "path": 52, "kommune": 18, "udvalg": 24, "date": 11, "item": 8, "title": 54, "journal_no": 18, "status": 14, "table": 8, "verdict": 13,
    "row": 8, "label": 44, "area": 30, "role": 13, "counted": 8,
    "source": 20, "permanent": 8, "year": 8, "amount_kr": 16, "printed": 12, "unit": 12,
    "price_level": 14, "page": 7, "line": 7, "sha256": 20, "pool": 18, "reservation": 18, "draw": 12,
}  # fmt: skip
NAMES = tuple(WIDTHS)
ALIGN = {
    **dict.fromkeys(("date", "item", "table", "row", "year", "page", "line", "counted", "permanent"), "center"),
    "amount_kr": "right",
    "printed": "right",
    "unit": "indent",
}
FIRST = 2
BAD = ILLEGAL.pattern.replace("\ud800-\udfff", "").replace("\ufffe", r"\x{FFFE}").replace("\uffff", r"\x{FFFF}")
"""What XML cannot hold; Polars text never has surrogates."""

Draws = Mapping[int, tuple[str, str | None, str]]
"""Posting number → pool, reservation and status of the draw it is."""


def column_of(name: str) -> str:
    """The letter of a column of the sheet."""
    return letter(NAMES.index(name) + 1)


def write(result: Result, sheet: Sheet, draws: Draws) -> None:
    """Every posting of every appropriation table, in order."""
    lang = result.lang
    heads = [HEADS[lang][name] for name in NAMES[:-3]] + words("workbook.postings.pool_heads", lang).split("|")
    sheet.head([Column(head, WIDTHS[name], ALIGN.get(name, "")) for name, head in zip(NAMES, heads, strict=True)])
    tables = in_order(result.frames.tables.filter(pl.col("kind") == "appropriation"), "table")
    postings = in_order(result.frames.postings, "table")
    style = sheet.cells.style
    for first, last in spans(tables["table"], postings, POSTINGS_AT_A_TIME):
        some = between(postings, "table", first, last)
        flat = _worded(piece(result, some, tables), lang)
        if draws:
            flat = flat.with_columns(_draws(flat["posting"], draws, lang))
        _append(flat, sheet, style)


def _worded(flat: pl.DataFrame, lang: Language) -> pl.DataFrame:
    """Keys → the words an auditor reads."""

    def say(prefix: str, name: str) -> pl.Expr:
        keys = flat[name].unique().drop_nulls().to_list()
        return pl.col(name).replace_strict({key: words(f"{prefix}.{key}", lang) for key in keys}, return_dtype=pl.String)

    outcome = pl.when("verdict").then(pl.lit(words("report.balanced", lang))).otherwise(pl.lit(words("report.unbalanced", lang)))
    yes_no = {True: words("workbook.yes", lang), False: words("workbook.no", lang)}
    return flat.with_columns(
        say("report", "role"),
        say("report.status", "status"),
        pl.when(pl.col("verdict").is_null()).then(pl.lit(words("report.not_evaluated", lang))).otherwise(outcome).alias("verdict"),
        *(pl.col(name).replace_strict(yes_no, return_dtype=pl.String) for name in ("permanent", "counted")),
    )


def _draws(postings: pl.Series, draws: Draws, lang: Language) -> list[pl.Series]:
    """The pool, the reservation ("direkte" for none) and the status of each posting that is a draw."""
    found = [draws.get(posting) for posting in postings]
    direct = words("workbook.pools.direct", lang)
    return [
        pl.Series("pool", [one and one[0] for one in found], dtype=pl.String),
        pl.Series("reservation", [one and (one[1] or direct) for one in found], dtype=pl.String),
        pl.Series("draw", [one and words(f"workbook.pools.{one[2]}", lang) for one in found], dtype=pl.String),
    ]


def _append(flat: pl.DataFrame, sheet: Sheet, style: Callable[[Look], int]) -> None:
    """A piece of the ledger → rows of the sheet; what does not fit on the page goes on the next."""
    for name in NAMES:
        if name in flat.columns and name != "date":
            longest = flat[name].cast(pl.String).str.len_chars().max()
            number = NAMES.index(name) + 1
            if isinstance(longest, int):
                sheet.widths[number] = min(max(sheet.widths.get(number, 0), longest), WIDTHS[name])
    if "date" in flat.columns:
        sheet.widths[NAMES.index("date") + 1] = 10
    start = 0
    while start < flat.height:
        sheet.room(1)
        page = sheet.page
        part = flat.slice(start, sheet.limit - page.next + 1)
        for text in _rows(part, page.next, sheet, style):
            page.write(text)
        page.columns = max(page.columns, len(NAMES))
        page.next += part.height
        start += part.height


def _rows(part: pl.DataFrame, first: int, sheet: Sheet, style: Callable[[Look], int]) -> Sequence[str]:
    """Each row of the piece as XML."""
    line = pl.int_range(first, first + part.height, dtype=pl.Int64, eager=True).cast(pl.String).alias("_line")
    part = part.with_columns(line)
    cells = [_cell(part, name, letter(order), sheet, style) for order, name in enumerate(NAMES, 1) if name in part.columns]
    row = pl.concat_str(pl.lit('<row r="'), pl.col("_line"), pl.lit('">'), *cells, pl.lit("</row>"))
    return ["".join(part.select(row.alias("xml"))["xml"].to_list())]


def _cell(part: pl.DataFrame, name: str, column: str, sheet: Sheet, style: Callable[[Look], int]) -> pl.Expr:
    """A column of the piece → its cells as XML, nothing where it is null."""
    kind = part.schema[name]
    if name == "year":
        return _years(column, style)
    if kind == pl.String:
        return _texts(part[name], name, column, style)
    if kind == pl.Date:
        return _dates(name, column, sheet, style)
    value = pl.col(name).cast(pl.String)
    if name == "amount_kr":
        whole, parts = (style(Look(format=number_format(value, None, sheet.cells.language))) for value in (1, _half()))
        is_whole = value.str.ends_with(".00")
        number = pl.when(is_whole).then(value.str.strip_suffix(".00")).otherwise(value)
        chosen = pl.when(is_whole).then(pl.lit(str(whole))).otherwise(pl.lit(str(parts)))
        return _numbers(column, chosen, number)
    return _numbers(column, pl.lit(str(style(Look(format="0", align=ALIGN.get(name, ""))))), value)


def _half() -> Any:
    from decimal import Decimal

    return Decimal("0.5")


def _reference(column: str) -> pl.Expr:
    return pl.concat_str(pl.lit(f'<c r="{column}'), pl.col("_line"))


def _numbers(column: str, style: pl.Expr, value: pl.Expr) -> pl.Expr:
    return pl.concat_str(_reference(column), pl.lit('" s="'), style, pl.lit('"><v>'), value, pl.lit("</v></c>")).fill_null("")


def _years(column: str, style: Callable[[Look], int]) -> pl.Expr:
    """A year is a number; a column that is none keeps its heading."""
    year = pl.col("year")
    number = _numbers(column, pl.lit(str(style(Look(format="0", align=ALIGN["year"])))), year)
    return pl.when(year.str.contains(r"^[0-9]{4}$")).then(number).otherwise(_text_xml(year, column, str(style(Look()))))


def _dates(name: str, column: str, sheet: Sheet, style: Callable[[Look], int]) -> pl.Expr:
    """A date as Excel counts days; one before its calendar as text."""
    days = (pl.col(name) - pl.lit(EPOCH)).dt.total_days().cast(pl.String)
    number = _numbers(column, pl.lit(str(style(Look(format=sheet.cells.date, align="center")))), days)
    return pl.when(pl.col(name) < FIRST_DATE).then(_text_xml(pl.col(name).cast(pl.String), column, str(style(Look())))).otherwise(number)


def _texts(values: pl.Series, name: str, column: str, style: Callable[[Look], int]) -> pl.Expr:
    """Text of a document: never a formula, no longer than a cell, nothing XML cannot hold."""
    text = pl.col(name).replace("", None)
    longest = values.str.len_bytes().max()
    if isinstance(longest, int) and longest * 2 > LONGEST:
        text = text.map_elements(safe_text, return_dtype=pl.String)
    plain = Look(align=ALIGN.get(name, ""))
    quoted = pl.when(pl.col(name).str.contains("^[=+@−-]")).then(pl.lit(str(style(plain._replace(quoted=True)))))
    return _text_xml(text, column, quoted.otherwise(pl.lit(str(style(plain)))))


def _text_xml(text: pl.Expr, column: str, style: pl.Expr | str) -> pl.Expr:
    shown = (
        text.str.replace_all(BAD, "·")
        .str.replace_all("_(x[0-9A-Fa-f]{4})", "_x005F_$1")
        .str.replace_all("&", "&amp;", literal=True)
        .str.replace_all("<", "&lt;", literal=True)
        .str.replace_all(">", "&gt;", literal=True)
    )
    chosen = pl.lit(style) if isinstance(style, str) else style
    opened = pl.lit('" t="inlineStr"><is><t xml:space="preserve">')
    return pl.concat_str(_reference(column), pl.lit('" s="'), chosen, opened, shown, pl.lit("</t></is></c>")).fill_null("")
