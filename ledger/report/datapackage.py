"""A Result → a Frictionless data package: csv files and, beside them, `datapackage.json` that says what each column is, and its unit.

The files are those of `ledger.report.csv`: what a program reads by the package, Danish Excel opens as it is. Columns bear the names of the
frames, in every language; titles are worded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from ledger.errors import OutputError
from ledger.files import write_atomically
from ledger.messages import words
from ledger.report.csv import write_frame
from ledger.report.escaped import json_text
from ledger.report.flat import HEADS, ledger_frame
from ledger.report.unevaluated import Unevaluated, unevaluated
from ledger.result import Result
from ledger.version import VERSION

NAME = "datapackage.json"
KINDS: dict[Any, str] = {pl.String: "string", pl.Int64: "integer", pl.Boolean: "boolean", pl.Date: "date"}
TO_KRONER = 100
KEYS: dict[str, dict[str, Any]] = {
    "documents": {"primaryKey": ["path"]},
    "tables": {"primaryKey": ["path", "table"], "foreignKeys": ["documents"]},
    "postings": {"foreignKeys": ["documents", "tables"]},
    "findings": {"foreignKeys": ["documents"]},
    "not_evaluated": {"foreignKeys": ["documents"]},
}
"""What tells the lines of a file apart, and the files they belong to."""


def write(result: Result, path: Path) -> None:
    """The package beside `path`, which is written last: who finds it finds all of it. The folder is made where it does not exist.

    Raises `OutputError` where a file cannot be written.
    """
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError("command.cannot_write", path=str(path.parent), reason=error.strerror or str(error)) from error
    resources = []
    for name, frame in frames_of(result).items():
        target = path.parent / f"{name}.csv"
        write_frame(frame, target)
        resources.append(_resource(name, frame, target, result))
    package = {
        "name": "bevillinger",
        "title": words("package.title", result.lang),
        "description": words("package.description", result.lang),
        "version": VERSION,
        "resources": resources,
    }
    write_atomically(path, json_text(package).encode("utf-8"))


def frames_of(result: Result) -> Mapping[str, pl.DataFrame]:
    """The files of the package by name."""
    return {
        "documents": result.frames.documents.drop("document"),
        "tables": _tables(result),
        "postings": ledger_frame(result),
        "findings": _findings(result),
        "not_evaluated": _not_evaluated(result),
    }


def _tables(result: Result) -> pl.DataFrame:
    """Every table with money, with its verdict: null where there is none."""
    verdicts = pl.DataFrame(list(result.verdicts.items()), schema={"table": pl.Int64, "balances": pl.Boolean}, orient="row")
    frames = result.frames
    return (
        frames.tables.join(verdicts, on="table", how="left", maintain_order="left")
        .join(frames.documents.select("document", "path"), on="document", how="left", maintain_order="left")
        .join(
            frames.items.select("item", pl.coalesce("number", pl.format("#{}", "position")).alias("item_number"), "title"),
            on="item",
            how="left",
            maintain_order="left",
        )
        .select(
            "path",
            pl.col("table_id").alias("table"),
            pl.col("item_number").alias("item"),
            "title",
            "kind",
            "balances",
            "appropriated",
            "unit",
            "price_level",
            "section",
            "page",
            "line",
        )
    )


def _findings(result: Result) -> pl.DataFrame:
    found = result.findings_frame
    # a rule may expect words (a date, a source) where others expect money
    as_kroner = [_in_kroner(pl.col(name)) for name in ("expected", "actual")]
    exact = [_exact(pl.col(name)).alias(f"{name}_kr") for name in ("difference", "tolerance")]
    return found.with_columns(*as_kroner, *exact).drop("difference", "tolerance")


def _in_kroner(value: pl.Expr) -> pl.Expr:
    ore = value.cast(pl.Int64, strict=False)
    kroner = _exact(ore).cast(pl.String).str.replace(".", ",", literal=True)
    return pl.when(ore.is_not_null()).then(kroner).otherwise(value)


def _exact(ore: pl.Expr) -> pl.Expr:
    return (ore.cast(pl.Decimal(38, 2)) / TO_KRONER).cast(pl.Decimal(38, 2))


def _not_evaluated(result: Result) -> pl.DataFrame:
    schema = {**dict.fromkeys(Unevaluated._fields, pl.String), **dict.fromkeys(("document", "page", "line", "amount"), pl.Int64)}
    frame = pl.DataFrame(list(unevaluated(result)), schema=schema, orient="row")
    return frame.with_columns(_exact(pl.col("amount")).alias("amount_kr")).drop("document", "amount")


def _resource(name: str, frame: pl.DataFrame, path: Path, result: Result) -> dict[str, Any]:
    """One file: where, how it is written, its columns, and what it was when it was written."""
    data = path.read_bytes()
    keys = KEYS[name]
    schema: dict[str, Any] = {"fields": [_field(column, kind, result) for column, kind in frame.schema.items()]}
    if "primaryKey" in keys:
        schema["primaryKey"] = keys["primaryKey"]
    if "foreignKeys" in keys:
        schema["foreignKeys"] = [
            {"fields": KEYS[other]["primaryKey"], "reference": {"resource": other, "fields": KEYS[other]["primaryKey"]}}
            for other in keys["foreignKeys"]
        ]
    return {
        "name": name,
        "type": "table",
        "path": path.name,
        "title": words(f"package.{name}", result.lang),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ";", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(column: str, kind: Any, result: Result) -> dict[str, Any]:
    """A column: its type, its title, and its unit where it holds money."""
    field: dict[str, Any] = {"name": column, "title": HEADS[result.lang].get(column, column)}
    if isinstance(kind, pl.Decimal):
        return {**field, "type": "number", "decimalChar": ",", "unit": "DKK", "description": words("package.money", result.lang)}
    field["type"] = KINDS[kind]
    if column == "printed":
        field["description"] = words("package.printed", result.lang)
    if column == "path":
        field["constraints"] = {"required": True}
    return field
