"""A baseline: what is accepted is not reported again, everything else is, and what cannot be read is never accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import bevilling

BROKEN = """REFERAT Økonomiudvalget d. 04-03-2025

Punkt 1: Vejledere

Økonomi

| t. kr. i 2025 p/l | 2025 | 2026 |
| Ny vejleder | 400 | 400 |
| Finansiering, kassen | -400 | -390 |

Beslutning

Anbefalet.
"""
OTHER = (
    BROKEN.split("\n\n", 1)[1]
    .replace("Punkt 1: Vejledere", "Punkt 2: Busser")
    .replace("-390", "-400")
    .replace("400 | 400 |", "400 | 410 |", 1)
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(bevilling, ["check", *map(str, arguments)])


@pytest.fixture
def case(tmp_path: Path) -> tuple[Path, Path]:
    source, baseline = tmp_path / "referat.txt", tmp_path / "kendt.json"
    source.write_text(BROKEN, encoding="utf-8")
    return source, baseline


def test_writing_accepts_what_is_there(case: tuple[Path, Path]) -> None:
    source, baseline = case
    assert run(source).exit_code == 1
    written = run(source, "--write-baseline", baseline)
    assert written.exit_code == 0
    assert "BAL001" not in written.output
    assert {finding["code"] for finding in json.loads(baseline.read_text(encoding="utf-8"))["findings"]} >= {"BAL001"}
    again = run(source, "--baseline", baseline, "--format", "json")
    assert (again.exit_code, json.loads(again.output)["findings"]) == (0, [])
    assert json.loads(again.output)["summary"]["suppressed"] > 0
    assert json.loads(again.output)["summary"]["unbalanced"] == 1, "a known imbalance is still one"


def test_it_survives_edits_elsewhere_and_nothing_new_hides_behind_it(case: tuple[Path, Path]) -> None:
    source, baseline = case
    run(source, "--write-baseline", baseline)
    source.write_text(BROKEN.replace("Punkt 1", "Indledning om mødet.\n\nPunkt 1") + "\n" + OTHER, encoding="utf-8")
    findings = json.loads(run(source, "--baseline", baseline, "--format", "json").output)["findings"]
    assert [(finding["code"], finding["item"]) for finding in findings if finding["code"] == "BAL001"] == [("BAL001", "2")]


def test_another_figure_is_another_finding(case: tuple[Path, Path]) -> None:
    source, baseline = case
    run(source, "--write-baseline", baseline)
    source.write_text(BROKEN.replace("-390", "-380"), encoding="utf-8")
    assert run(source, "--baseline", baseline).exit_code == 1


def test_what_cannot_be_read_is_never_accepted(case: tuple[Path, Path], tmp_path: Path) -> None:
    _, baseline = case
    broken = tmp_path / "tom.txt"
    broken.write_bytes(b"")
    assert run(broken, "--write-baseline", baseline).exit_code == 3
    assert json.loads(baseline.read_text(encoding="utf-8"))["findings"] == []
    again = run(broken, "--baseline", baseline)
    assert again.exit_code == 3
    assert "SRC001" in again.output


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"baseline_version": "2", "findings": []}', '{"baseline_version": "1", "findings": [1]}', "[" * 100_000],
)
def test_a_file_that_is_no_baseline_is_refused_before_anything_is_read(case: tuple[Path, Path], content: str) -> None:
    source, baseline = case
    baseline.write_text(content, encoding="utf-8")
    refused = run(source, "--baseline", baseline)
    assert type(refused.exception).__name__ == "SettingsError"
    assert run(source, "--baseline", baseline.with_name("findes-ikke.json")).exception is not None
