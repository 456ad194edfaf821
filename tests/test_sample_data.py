"""sample_data/README.md ↔ what the tool finds: the table a reader sees first is held to the truth."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ledger.registers import load_register

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_data"
PROMISED = {
    name: tuple(map(int, counts))
    for name, *counts in re.findall(
        r"^\| \[[^]]+\]\(([^)]+)\) \|.*\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$",
        (SAMPLES / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """`bevilling check sample_data` as JSON, as `make demo` runs it."""
    command = [sys.executable, str(ROOT / "cli.py"), "check", "--format", "json", "--fail-on", "never", str(SAMPLES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    parsed: dict[str, Any] = json.loads(done.stdout)
    return parsed


def tables(report: dict[str, Any], name: str) -> list[dict[str, Any]]:
    (document,) = (document for document in report["documents"] if Path(document["path"]).name == name)
    return [table for item in document["agenda_items"] for table in item["tables"]]


def codes(report: dict[str, Any], name: str) -> set[str]:
    return {finding["code"] for finding in report["findings"] if Path(finding["path"]).name == name}


def test_the_readme_lists_every_document_and_no_other() -> None:
    assert set(PROMISED) == {path.name for path in SAMPLES.glob("*.*") if path.name != "README.md"}
    assert len(PROMISED) >= 10


@pytest.mark.parametrize("name", PROMISED)
def test_a_document_shows_what_the_readme_says(report: dict[str, Any], name: str) -> None:
    found = tables(report, name)
    verdicts = [table["balances"] for table in found if table["kind"] == "appropriation"]
    assert (verdicts.count(True), verdicts.count(False), verdicts.count(None), len(found) - len(verdicts)) == PROMISED[name]


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("lyngby-taarbaek-kultur-2025-05-20.txt", "BAL001", True),
        ("lyngby-taarbaek-kultur-2025-05-20.txt", "BAL002", False),
        ("slagelse-byraadet-2020-03-23.md", "BAL001", False),
        ("naestved-byraadet-2023-03-28.md", "BAL004", False),
        ("holbaek-socialudvalget-2025-01-07.txt", "FIN002", False),
        ("koege-teknik-og-ejendom-2022-03-03.txt", "BAL007", False),
        ("mariagerfjord-byraadet-2020-05-28.md", "BAL001", True),
    ],
)
def test_a_fault_is_found_where_one_was_put(report: dict[str, Any], name: str, code: str, hint: bool) -> None:
    assert code in codes(report, name)
    if hint:
        assert any(f.get("hint") for f in report["findings"] if f["code"] == code and Path(f["path"]).name == name)


@pytest.mark.parametrize("name", [name for name, (_, broken, _, _) in PROMISED.items() if not broken])
def test_a_document_without_a_fault_raises_no_error(report: dict[str, Any], name: str) -> None:
    errors = [f for f in report["findings"] if f["severity"] == "error" and Path(f["path"]).name == name]
    assert not errors


def test_the_register_is_valid_and_its_reservation_is_drawn_by_the_first_document() -> None:
    register = load_register(SAMPLES / "pools" / "lyngby-taarbaek-2025.toml")
    (reservation,) = register.pools[0].reservations
    text = (SAMPLES / "lyngby-taarbaek-skoleudvalget-2025-04-22.txt").read_text(encoding="utf-8")
    assert all(number in text for number in reservation.journal_no)
