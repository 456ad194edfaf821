"""The rules on wording over real minutes kept beside the checkout: true observations found, nothing accused that is in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import check, read
from ledger.model import Finding

SHARED = Path(__file__).parents[2] / "../shared"
SEEDS = SHARED / "cases/seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared is not beside this checkout")


def findings(*paths: Path) -> list[Finding]:
    return list(check(read(paths)).findings)


def test_four_minutes_without_tables_are_quiet() -> None:
    found = findings(*(path for path in sorted(SEEDS.glob("*.txt")) if not path.name.startswith("lyngby")))
    assert not [one.message for one in found if one.severity == "error"]
    assert len([one for one in found if one.severity == "warning"]) <= 4


def test_the_true_observations_are_found() -> None:
    found = findings(*SEEDS.glob("lyngby*.txt"))
    assert not [one.message for one in found if one.severity == "error"]
    begun = [one for one in found if one.code == "TXT007"]
    assert [(one.severity, one.item, one.line) for one in begun] == [("warning", "2", 86)]
    assert "10.4.2025" in begun[0].message
    assert [(one.item, one.line) for one in found if one.code == "TXT006"] == [("2", 86)]
    assert [one.severity for one in found if one.code == "TXT001"] == ["info"]


def test_published_minutes_raise_no_error_of_the_text_rules() -> None:
    found = findings(*(path for path in sorted((SHARED / "real").iterdir()) if path.suffix in (".pdf", ".html")))
    assert not [(one.code, one.message) for one in found if one.severity == "error"]
