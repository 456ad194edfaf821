"""The balance to zero is a schema check that nothing switches off, and no other fault passes it in silence."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from ledger import check
from ledger.frames import SCHEMAS, Frames
from ledger.schemas import SchemaBrokenError, validate
from tests.inprocess import read_text

ROOT = Path(__file__).parents[1]
MINUTES = "REFERAT Børneudvalget d. 04-03-2025\n\nPunkt 1: Sag\n\nIndstilling\n\nDer gives en tillægsbevilling.\n\nØkonomi\n\n{}\n\nBeslutning\n\nGodkendt.\n"
SOUND = "t. kr. | Udvalg | 2025 | 2026\nNy vejleder | Børneudvalget | 400 | 400\nFinansiering, kassen | Økonomiudvalget | -400 | -400"
BROKEN = SOUND.replace("-400 | -400", "-400 | -390")


def frames_of(folder: Path, table: str) -> Frames:
    path = folder / "referat.txt"
    path.write_text(MINUTES.format(table), encoding="utf-8")
    return read_text(MINUTES.format(table))


def with_posting(frames: Frames, column: str, value: pl.Expr, posting: int = 0) -> Frames:
    """The same frames with one posting's value changed."""
    changed = pl.when(pl.col("posting") == posting).then(value).otherwise(pl.col(column)).cast(SCHEMAS["postings"][column]).alias(column)
    return dataclasses.replace(frames, postings=frames.postings.with_columns(changed))


def test_sound_table_balances(tmp_path: Path) -> None:
    balances = validate(frames_of(tmp_path, SOUND))
    assert balances.checked.select("column", "total", "slack", "balances").rows() == [("2025", 0, 0, True), ("2026", 0, 0, True)]
    assert balances.failed.is_empty()


def test_table_off_by_ten_fails_in_its_year_alone(tmp_path: Path) -> None:
    failed = validate(frames_of(tmp_path, BROKEN)).failed
    assert failed.select("column", "year", "total", "slack").rows() == [("2026", 2026, 1_000_000, 0)]


@pytest.mark.parametrize("name", list(SCHEMAS))
def test_lazy_frame_is_refused(name: str, tmp_path: Path) -> None:
    frames = frames_of(tmp_path, SOUND)
    with pytest.raises(TypeError, match=name):
        validate(dataclasses.replace(frames, **{name: getattr(frames, name).lazy()}))


@pytest.mark.parametrize("name", ["PANDERA_VALIDATION_ENABLED", "PANDERA_VALIDATION_DEPTH"])
def test_environment_switches_nothing_off(name: str, tmp_path: Path) -> None:
    frames_of(tmp_path, BROKEN)
    value = "False" if name.endswith("ENABLED") else "SCHEMA_ONLY"
    script = "import sys; from ledger import check, read; print([f.code for f in check(read([sys.argv[1]])).findings])"
    environment = {**os.environ, name: value, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(tmp_path / "referat.txt")]
    answer = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "BAL001" in answer.stdout


@pytest.mark.parametrize("posting", range(4))
@pytest.mark.parametrize("by", [1, -1])
def test_one_ore_breaks_it(posting: int, by: int, tmp_path: Path) -> None:
    frames = with_posting(frames_of(tmp_path, SOUND), "amount", pl.col("amount") + by, posting)
    failed = validate(frames).failed
    assert failed["total"].to_list() == [by]


def test_no_sum_overflows_in_silence(tmp_path: Path) -> None:
    """2⁶³−1 twice and 2 is 2⁶⁴: nothing, in Int64."""
    lines = "\n".join(f"Udgift {number} | Børneudvalget | 1" for number in range(3))
    frames = frames_of(tmp_path, f"t. kr. | Udvalg | 2025\n{lines}\nFinansiering, kassen | Økonomiudvalget | -3")
    assert frames.postings.height == 4
    amounts = pl.Series("amount", [2**63 - 1, 2**63 - 1, 2, 0], dtype=pl.Int64)
    overflowing = dataclasses.replace(frames, postings=frames.postings.with_columns(amounts))
    try:
        balances = validate(overflowing)
    except (SchemaBrokenError, pl.exceptions.PolarsError, OverflowError):
        return
    assert balances.checked["balances"].to_list() == [False]


def test_unknown_role_is_a_broken_schema(tmp_path: Path) -> None:
    with pytest.raises(SchemaBrokenError, match="postings"):
        validate(with_posting(frames_of(tmp_path, SOUND), "role", pl.lit("gift")))


@pytest.mark.parametrize(
    ("column", "value"),
    [("posting", pl.lit(1)), ("state", pl.lit("maybe")), ("half", pl.lit(-1)), ("amount", pl.lit(None)), ("row", pl.lit(None))],
)
def test_broken_posting_is_a_broken_schema(column: str, value: pl.Expr, tmp_path: Path) -> None:
    with pytest.raises(SchemaBrokenError, match="postings"):
        validate(with_posting(frames_of(tmp_path, SOUND), column, value))


def test_missing_and_foreign_columns_are_a_broken_schema(tmp_path: Path) -> None:
    frames = frames_of(tmp_path, SOUND)
    with pytest.raises(SchemaBrokenError, match="tables"):
        validate(dataclasses.replace(frames, tables=frames.tables.drop("unit")))
    with pytest.raises(SchemaBrokenError, match="rows"):
        validate(dataclasses.replace(frames, rows=frames.rows.with_columns(extra=pl.lit(1))))


def mio(folder: Path, covered: str) -> Frames:
    return frames_of(folder, f"mio. kr. | Udvalg | 2025\nAnlæg | A | 166,4\nDrift | B | 9,6\nFinansiering, kassen | Ø | {covered}")


@pytest.mark.parametrize(
    ("covered", "balances", "code"),
    [("-176,0", True, None), ("-176,1", True, "BAL004"), ("-176,2", False, "BAL001"), ("-175,9", True, "BAL004")],
)
def test_slack_is_half_of_each_last_digit(covered: str, balances: bool, code: str | None, tmp_path: Path) -> None:
    result = check(mio(tmp_path, covered))
    assert result.balances.checked.select("slack", "balances").rows() == [(15_000_000, balances)]
    assert [found.code for found in result.findings if found.code in ("BAL001", "BAL004")] == ([code] if code else [])


def test_thousands_without_decimals_have_no_slack(tmp_path: Path) -> None:
    frames = frames_of(tmp_path, "t. kr. | Udvalg | 2025\nDrift | B | 401\nFinansiering, kassen | Ø | -400")
    assert validate(frames).failed["slack"].to_list() == [0]
