"""csv, Parquet, JSON and the data package: every posting once, amounts exact, text that stays text, whole files or none."""

from __future__ import annotations

import csv
import datetime
import json
import re
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ledger import check, read
from ledger.errors import OutputError
from ledger.report import csv as csv_export
from ledger.report import datapackage, json_file, parquet
from ledger.report.flat import HEADS, ledger_frame
from ledger.report.formats import NAMED, WRITERS, writer_of
from ledger.report.unevaluated import unevaluated
from ledger.result import Result

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # frictionless', not ours
    import frictionless

ROOT = Path(__file__).parents[2]
HOSTILE = """# Referat

Udvalg: Byrådet
Dato: 7. januar 2025

## Punkt 1: =HYPERLINK("http://x";"y")

| Beløb i kr. | Område | 2025 |
|---|---|---:|
| =cmd\\|' /C calc'!A0 | @SUM(1) | 1.000,50 |
| -2+3; "to" | +1 | 100,00 |
| Finansiering, kassen | -kasse | -1.100,50 |
| I alt | | 0 |

### Beslutning

Godkendt.
"""

STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def result() -> Result:
    return check(read([ROOT / "sample_data", ROOT / "tests" / "cases", "findes-ikke.txt"]))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("ond") / "referat.md"
    source.write_text(HOSTILE, encoding="utf-8")
    return check(read([source]))


def _postings(result: Result) -> pl.DataFrame:
    """What every export must hold: the postings of appropriation tables, straight from the frames."""
    own = result.frames.tables.filter(pl.col("kind") == "appropriation").select("table")
    return result.frames.postings.join(own, on="table", how="semi", maintain_order="left")


def _figures(result: Result) -> pl.DataFrame:
    """What the ledger must hold: every figure of those tables, straight from what was read; its years, its own total, what stands beside."""
    found = [
        (cell.amount, cell.printed)
        for reading in result.frames.readings
        for money in (reading.money if reading is not None else ())
        for table in money.tables
        if table.kind == "appropriation"
        for row in table.rows
        for cell in (*row.postings, *((row.row_total,) if row.row_total is not None and row.row_total.printed else ()), *row.aside)
    ]
    return pl.DataFrame(found, schema={"amount": pl.Int64, "printed": pl.String}, orient="row")


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None


# --- csv ---


@pytest.mark.parametrize("lang", ["da", "en"])
def test_csv_as_danish_excel_opens_it(result: Result, tmp_path: Path, lang: Any) -> None:
    path = tmp_path / "b.csv"
    worded = check(result.frames, result.settings, lang=lang)
    csv_export.write(worded, path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "without the mark Excel takes æ, ø and å for something else"
    assert data.count(b"\r\n") >= data.count(b"\n") > 100
    lines = _lines(path)
    assert list(lines[0]) == list(HEADS[lang].values())
    expected = _figures(result)
    assert len(lines) == expected.height
    ore = [None if amount is None else Decimal(amount) / 100 for amount in expected["amount"]]
    assert [_number(line[HEADS[lang]["amount_kr"]]) for line in lines] == ore
    assert all(re.fullmatch(r"-?\d+,\d\d", line[HEADS[lang]["amount_kr"]]) for line in lines if line[HEADS[lang]["amount_kr"]])
    assert [line[HEADS[lang]["printed"]].lstrip("'") for line in lines] == [printed or "" for printed in expected["printed"]]
    assert not [
        line for line in lines if line[HEADS[lang]["printed"]].startswith("'") and re.fullmatch("'[-0-9., ]+", line[HEADS[lang]["printed"]])
    ]


def test_text_of_a_document_is_no_formula(hostile: Result, tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    csv_export.write(hostile, path)
    lines = _lines(path)
    assert {line["Titel"] for line in lines} == {'\'=HYPERLINK("http://x";"y")'}
    assert [line["Tekst"] for line in lines[:3]] == ["'=cmd|' /C calc'!A0", '\'-2+3; "to"', "Finansiering, kassen"]
    assert [line["Område"] for line in lines[:3]] == ["'@SUM(1)", "+1", "'-kasse"], "a figure stays one"
    assert [line["Trykt"] for line in lines] == ["1.000,50", "100,00", "-1.100,50", "0"]
    assert [line["Beløb i kr."] for line in lines] == ["1000,50", "100,00", "-1100,50", "0,00"]


@example(["\r", "\r1", "\n", "-", "+", "-\t1", "=1", "1\n"])
@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_no_text_at_all_becomes_a_formula(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    csv_export.write_frame(pl.DataFrame({"text": texts}), path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        found = [row[0] if row else "" for row in list(csv.reader(stream, delimiter=";"))[1:]]
    shown = [STEERING.sub("·", text) for text in texts]
    assert [one.removeprefix("'") if not text.startswith("'") else one for one, text in zip(found, shown, strict=True)] == shown
    for one in found:
        assert not one.startswith(("=", "@", "\t", "\r", "\n"))
        assert not re.match(r"[+\-].*[^0-9.,\s\-]", one, re.DOTALL)


# --- parquet, json ---


def test_parquet_is_the_ledger_with_its_types(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "b.parquet"
    parquet.write(result, path)
    back = pl.read_parquet(path)
    assert back.equals(ledger_frame(result))
    assert back.height == _figures(result).height > 100
    assert back.schema["amount_kr"] == pl.Decimal(38, 2)
    assert (back.schema["date"], back.schema["counted"], back.schema["row"]) == (pl.Date, pl.Boolean, pl.Int64)
    assert (back["amount_kr"] * 100).sum() == _figures(result)["amount"].sum()


def test_json_is_the_report(result: Result, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    json_file.write(result, path)
    report = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    assert report["schema_version"] == "1"
    assert len(report["documents"]) == result.frames.documents.height
    assert len(report["findings"]) == len(result.findings)
    stated = sum(
        amount is not None
        for document in report["documents"]
        for item in document.get("agenda_items", [])
        for table in item["tables"]
        if table["kind"] == "appropriation"
        for row in table["rows"]
        for amount in row["amounts_kr"].values()
    )
    cells = _postings(result).drop_nulls("amount")
    assert stated == cells.select("row", "column").unique().height, "Udgift and Indtægt of one year are one amount of the report"


# --- data package ---


@pytest.fixture(scope="module")
def package(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pakke") / "ny" / "datapackage.json"
    datapackage.write(result, path)
    return path


def _report(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return frictionless.Package(str(path)).validate()


def test_frictionless_accepts_the_package(package: Path, result: Result) -> None:
    report = _report(package)
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    described = json.loads(package.read_text(encoding="utf-8"))
    assert [one["name"] for one in described["resources"]] == ["documents", "tables", "postings", "findings", "not_evaluated"]
    rows = {one["name"]: len(_lines(package.parent / one["path"])) for one in described["resources"]}
    assert rows == {
        "documents": result.frames.documents.height,
        "tables": result.frames.tables.height,
        "postings": _figures(result).height,
        "findings": len(result.findings),
        "not_evaluated": len(list(unevaluated(result))),
    }
    assert sorted(path.name for path in package.parent.iterdir()) == sorted(["datapackage.json", *(f"{name}.csv" for name in rows)])


def test_frictionless_reads_exact_amounts_by_the_schema(package: Path, result: Result) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = frictionless.Package(str(package)).get_resource("postings").read_rows()
    expected = _figures(result)["amount"].to_list()
    assert [row["amount_kr"] for row in rows] == [None if ore is None else Decimal(ore) / 100 for ore in expected]
    assert {type(row["date"]) for row in rows if row["date"]} == {datetime.date}
    fields = {field["name"]: field for field in json.loads(package.read_text(encoding="utf-8"))["resources"][2]["schema"]["fields"]}
    assert fields["amount_kr"]["unit"] == "DKK"
    assert fields["amount_kr"]["decimalChar"] == ","


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (lambda text: text.replace(";true;", ";måske;", 1), "type-error"),
        (lambda text: text + text.splitlines()[-1] + "x\r\n", "hash-count"),
    ],
)
def test_frictionless_refuses_a_package_that_was_changed(result: Result, tmp_path: Path, what: Callable[[str], str], code: str) -> None:
    path = tmp_path / "datapackage.json"
    datapackage.write(result, path)
    postings = tmp_path / "postings.csv"
    postings.write_bytes(what(postings.read_bytes().decode("utf-8")).encode("utf-8"))
    assert code in {error for _, error in _report(path).flatten(["name", "type"])}


def test_a_package_of_hostile_text_is_valid(hostile: Result, tmp_path: Path) -> None:
    datapackage.write(hostile, tmp_path / "datapackage.json")
    assert _report(tmp_path / "datapackage.json").valid


# --- all of them ---


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.json", "a.beancount", "a.xlsx", "a.html", "datapackage.json", "A.CSV"])
def test_a_name_chooses_the_format_and_the_same_input_gives_the_same_bytes(hostile: Result, tmp_path: Path, name: str) -> None:
    write = writer_of(Path(name))
    write(hostile, tmp_path / name)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write(hostile, tmp_path / name)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert len(first) == (1 if name.lower() not in NAMED else 6)


def test_a_suffix_nobody_has_is_refused_and_an_absent_folder_told(hostile: Result, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        writer_of(Path("a.doc"))
    for suffix in WRITERS:
        target = tmp_path / "ingen" / f"a{suffix}"
        with pytest.raises(OutputError):
            writer_of(target)(hostile, target)
    with pytest.raises(OutputError):
        datapackage.write(hostile, tmp_path / "ingen" / "heller" / "datapackage.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("module", "name"), [(csv_export, "a.csv"), (parquet, "a.parquet")])
def test_an_interrupted_export_leaves_the_old_file(hostile: Result, tmp_path: Path, monkeypatch: Any, module: Any, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"gammel")
    monkeypatch.setattr(pl.DataFrame, "write_csv", lambda *_, **__: 1 / 0)
    monkeypatch.setattr(pl.DataFrame, "write_parquet", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        module.write(hostile, target)
    assert target.read_bytes() == b"gammel"
    assert [path.name for path in tmp_path.iterdir()] == [name]
