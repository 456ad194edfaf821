"""PER003: årsværk and wages do not fit.

da: årsværk og løn passer ikke sammen.
law: ingen
from: C29

why: Posts without the money to pay them, or money for more posts than are shown: one of the two figures is wrong.
hvorfor: Stillinger uden penge til at lønne dem, eller penge til flere stillinger, end der vises: ét af de to tal er forkert.
fix: Recalculate the posts or the wages.
ret: Regn stillingerne eller lønnen efter.
false alarms: Posts that begin in mid-year, temporary staff at higher rates, wages not named as such: only the best year is held against the
lowest pay, only rows named as wages against the highest, and it is information.
falske alarmer: Stillinger, der begynder midt i året, vikarer til højere takst, løn uden det navn: kun det bedste år holdes op mod den
laveste løn, kun rækker, der hedder løn, mod den højeste, og det er oplysning.

PASS:
    t. kr. | 2025 | 2026
    Løn, rådgivere | 1.100 | 1.100
    Finansiering, kassen | -1.100 | -1.100
    Årsværk | 2,0 | 2,0
FAIL:
    t. kr. | 2025 | 2026
    Løn, rådgivere | 1.100 | 1.100
    Finansiering, kassen | -1.100 | -1.100
    Årsværk | 8,0 | 8,0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Money, Row, cases
from ledger.checks.phrases import phrase
from ledger.checks.rule import Batch, found_rows
from ledger.money import parse_figure

MESSAGE = {
    "da": "{column}: {posts} årsværk og {actual:kr} giver {per_ore:kr} pr. årsværk, uden for {lowest_ore:kr}-{highest_ore:kr}",
    "en": "{column}: {posts} full-time posts and {actual:kr} give {per_ore:kr} a post, outside {lowest_ore:kr}-{highest_ore:kr}",
}
WAGES = phrase(
    r"\bløn|vikar|medarbejder|rådgiver|konsulent|koordinator|pædagog|lærer|vejleder|stilling|ansæt|personale|sygeplej|terapeut|jurist"
)


def check(batch: Batch) -> pl.DataFrame:
    """Tables with a row of årsværk whose money per post is outside the band of the settings, in whole kroner a year."""
    rows = batch.frames.rows
    if not rows.height:
        return found_rows([])
    counted = rows.filter((pl.col("role") == "memo") & pl.col("measure").is_not_null())
    if not counted.height:
        return found_rows([])
    lowest, highest = (100 * int(batch.option("PER003", name)) for name in ("lowest_kr_per_year", "highest_kr_per_year"))
    posts = _posts(batch, counted)
    return found_rows(
        [
            {**found, "document": case.document, "item": case.item, "lowest_ore": lowest, "highest_ore": highest}
            for case in cases(batch)
            for table in case.tables
            if table.table in posts
            for found in _table(table, posts[table.table], lowest, highest)
        ]
    )


def _posts(batch: Batch, counted: pl.DataFrame) -> dict[int, tuple[int, dict[str, float]]]:
    """Table → the printed number of its row of årsværk, and the posts by column."""
    found: dict[int, tuple[int, dict[str, float]]] = {}
    named = counted.filter(
        pl.concat_str([pl.col(name).fill_null("") for name in ("label", "area", "measure")], separator=" ")
        .str.to_lowercase()
        .str.contains("årsværk|fuldtidsstilling|helårsstilling")
    )
    postings = batch.frames.postings.join(named.select("row"), on="row", how="semi")
    for table, number, column, printed in postings.select("table", "number", "column", "printed").iter_rows():
        figure = parse_figure(printed or "")
        if figure is not None and figure.unit is None and figure.digits > 0:
            found.setdefault(table, (number, {}))[1][column] = figure.digits / 10**figure.decimals
    return found


def _table(table: Money, posts: tuple[int, dict[str, float]], lowest: int, highest: int) -> list[Row]:
    number, by_column = posts
    every = table.by_column("expenditure")
    wages = dict.fromkeys(table.columns, 0)
    for row in table.of("expenditure"):
        for column, figure in row.figures.items() if WAGES.search(row.label) else ():
            wages[column] += figure.amount
    known = [column for column in by_column if column in every and every[column].amount > 0]
    if not known:
        return []
    best = max(known, key=lambda column: every[column].amount / by_column[column])
    poor = every[best].amount / by_column[best] < lowest
    rich = next((column for column in known if wages[column] / by_column[column] > highest), None)
    if not poor and rich is None:
        return []
    column = best if poor or rich is None else rich
    amount = every[column].amount if poor else wages[column]
    return [
        {
            "table": table.table,
            "row": number,
            "page": table.page,
            "line": table.line,
            "column": column,
            "actual": amount,
            "posts": f"{by_column[column]:g}".replace(".", ","),
            "per_ore": round(amount / by_column[column] / 100) * 100,
        }
    ]
