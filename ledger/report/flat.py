"""Frames → the flat ledger: one row a posting, with all that says where it comes from. What csv, parquet and the workbook share."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from ledger.result import Result
from ledger.stretches import between, in_order, spans

HEADS = {
    "da": {
        "path": "Fil",
        "kommune": "Kommune",
        "udvalg": "Udvalg",
        "date": "Dato",
        "item": "Punkt",
        "title": "Titel",
        "journal_no": "Sagsnr.",
        "status": "Beslutning",
        "table": "Tabel",
        "verdict": "I balance",
        "row": "Række",
        "label": "Tekst",
        "area": "Område",
        "role": "Rolle",
        "counted": "Tæller med",
        "source": "Finansieringskilde",
        "permanent": "Varig",
        "year": "År",
        "amount_kr": "Beløb i kr.",
        "printed": "Trykt",
        "unit": "Enhed",
        "price_level": "Prisniveau",
        "page": "Side",
        "line": "Linje",
        "sha256": "sha256",
    },
    "en": {
        "path": "File",
        "kommune": "Municipality",
        "udvalg": "Body",
        "date": "Date",
        "item": "Item",
        "title": "Title",
        "journal_no": "Journal no.",
        "status": "Decision",
        "table": "Table",
        "verdict": "Balances",
        "row": "Row",
        "label": "Text",
        "area": "Area",
        "role": "Role",
        "counted": "Counted",
        "source": "Financing source",
        "permanent": "Permanent",
        "year": "Year",
        "amount_kr": "Amount in kr.",
        "printed": "Printed",
        "unit": "Unit",
        "price_level": "Price level",
        "page": "Page",
        "line": "Line",
        "sha256": "sha256",
    },
}
"""What the columns of the flat ledger are called in each language."""


def ledger_frame(result: Result) -> pl.DataFrame:
    """Every figure of every appropriation table → one row each; `amount_kr` is Decimal with two decimals, null where not stated.

    After the postings of a row stand, with `counted` false, its own printed total (role "total") and its cells in columns that are never
    added (role "memo"): nothing that was printed is left out (SPEC 3).
    """
    return pl.concat(list(ledger_pieces(result)))


def ledger_pieces(result: Result) -> Iterator[pl.DataFrame]:
    """The same, some thousand lines at a time: each line bears the words of its item and document, which take room."""
    frames = result.frames
    tables = in_order(frames.tables.filter(pl.col("kind") == "appropriation"), "table")
    rows, postings, asides = (in_order(frame, "table") for frame in (frames.rows, frames.postings, frames.asides))
    for first, last in spans(tables["table"], postings) if tables.height else ((0, -1),):
        own_rows, own, set_aside = (between(frame, "table", first, last) for frame in (rows, postings, asides))
        lines = pl.concat([own.with_columns(pl.lit(0).alias("order")), _beside(own_rows, set_aside)], how="diagonal")
        yield piece(result, lines.sort("table", "row", "order", maintain_order=True), tables).drop("posting")


def _beside(rows: pl.DataFrame, asides: pl.DataFrame) -> pl.DataFrame:
    """The figures of rows that are no posting: own totals, and cells set aside."""
    own = rows.filter(pl.col("total_printed").is_not_null() & (pl.col("total_printed") != "")).select(
        "row", "table", "item", "document", "number", "label", "area", "page", "line",
        pl.col("total_column").alias("column"), pl.col("total_amount").alias("amount"), pl.col("total_printed").alias("printed"),
        pl.lit("total").alias("role"), pl.lit(1).alias("order"),
    )  # fmt: skip
    aside = asides.join(rows.select("row", "area"), on="row", how="left", maintain_order="left").with_columns(
        pl.lit("memo").alias("role"), pl.lit(2).alias("order")
    )
    return pl.concat([own, aside.drop("half")], how="diagonal").with_columns(pl.lit(False).alias("counted"))


def piece(result: Result, postings: pl.DataFrame, all_tables: pl.DataFrame) -> pl.DataFrame:
    """The same for some of the postings, for reports that are written piece by piece; `posting` is their number in the frames."""
    frames = result.frames
    verdicts = pl.DataFrame(
        {"table": list(result.verdicts), "verdict": list(result.verdicts.values())}, schema={"table": pl.Int64, "verdict": pl.Boolean}
    )
    tables = all_tables.filter(pl.col("kind") == "appropriation").join(verdicts, on="table", how="left")
    own = frames.decisions.filter(pl.col("own") & pl.col("part").is_null()).select("item", "status")
    rows = frames.rows.select("row", "source", "permanent")
    items = frames.items.select("item", pl.coalesce("number", pl.format("#{}", "position")).alias("item_number"), "title", "journal_no")
    flat = (
        postings.join(tables.select("table", "table_id", "verdict", "unit", "price_level"), on="table", how="inner", maintain_order="left")
        .join(rows, on="row", how="left", maintain_order="left")
        .join(items, on="item", how="left", maintain_order="left")
        .join(own, on="item", how="left", maintain_order="left")
        .join(
            frames.documents.select("document", "path", "kommune", "udvalg", "date", "sha256"),
            on="document",
            how="left",
            maintain_order="left",
        )
    )
    return flat.select(
        "path", "kommune", "udvalg", "date", pl.col("item_number").alias("item"), "title", "journal_no", "status",
        pl.col("table_id").alias("table"), "verdict", pl.col("number").alias("row"), "label", "area", "role", "counted",
        "source", "permanent",
        pl.col("column").alias("year"),
        (pl.col("amount").cast(pl.Decimal(38, 2)) / 100).cast(pl.Decimal(38, 2)).alias("amount_kr"),
        "printed", "unit", "price_level", "page", "line", "sha256", "posting",
    )  # fmt: skip
