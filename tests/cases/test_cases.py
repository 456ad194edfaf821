"""Documents of our own prose in many layouts: what the tool reads of them against what a careful reader does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .score import Score, read_cases, run, score

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SHARED = ROOT / "../shared/cases"
TOOL = f"{sys.executable} {ROOT / 'cli.py'}"
MONEY = ("expenditure", "income", "financing")
ROLES = {*MONEY, "subtotal", "total", "memo"}
STATUSES = {
    "approved",
    "recommended",
    "recommended_rejection",
    "rejected",
    "postponed",
    "returned",
    "forwarded",
    "lapsed",
    "stopped",
    "noted",
    "discussed",
    "none",
}


@pytest.mark.parametrize("path", sorted(HERE.glob("*.expected.json")), ids=lambda path: path.name)
def test_the_truth_is_well_formed_and_adds_up(path: Path) -> None:
    """Words of the contract only, and every sum in the truth is the sum of its rows; a balance says what the sums say."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    documents = [p for p in path.parent.glob(path.name.removesuffix(".expected.json") + ".*") if p.suffix in (".txt", ".md")]
    assert len(documents) == 1
    text = documents[0].read_text(encoding="utf-8")
    for item in truth["agenda_items"]:
        assert item["decision_status"] in STATUSES
        assert item["title"] is None or item["title"] in text
        assert item["journal_no"] is None or item["journal_no"] in text
        for table in item["tables"]:
            assert table["kind"] in ("appropriation", "other")
            if table["kind"] == "other":
                assert table["balances"] is None
                continue
            for row in table["rows"]:
                assert row["role"] in ROLES
                assert row["label"] in text or row["label"] in text.replace("-\n", "- ")
                assert set(row["amounts_kr"]) <= {str(year) for year in table["years"]}
            if table["sum_by_year_kr"] is None:
                assert table["balances"] is None
                continue
            for year in map(str, table["years"]):
                total = sum(row["amounts_kr"].get(year, 0) for row in table["rows"] if row["role"] in MONEY)
                assert total == table["sum_by_year_kr"][year]
            if table["balances"] is not None:
                assert table["balances"] is not (any(table["sum_by_year_kr"].values()) and not table.get("within_rounding"))


def test_there_are_cases_in_every_kind_of_layout() -> None:
    """At least 24 documents, with tables that balance, that do not, that cannot be evaluated, and that are no appropriation."""
    tables = [table for _, truth in read_cases(HERE) for item in truth["agenda_items"] for table in item["tables"]]
    assert len(read_cases(HERE)) >= 24
    assert {(table["kind"], table["balances"]) for table in tables} == {
        ("appropriation", True),
        ("appropriation", False),
        ("appropriation", None),
        ("other", None),
    }


def _assert_rates(reached: Score) -> None:
    assert reached.rate("read") == 1, str(reached)
    assert reached.rate("cells") >= 0.99, str(reached)
    assert reached.rate("kind") == 1, str(reached)
    assert reached.rate("balance") == 1, str(reached)
    assert reached.rate("items") == 1, str(reached)
    assert reached.rate("decision") >= 0.98, str(reached)
    assert reached.rate("none") == 1, str(reached)


def test_our_own_cases() -> None:
    """Cells, kinds, balances, items and decisions; the findings that must come come, and no other error is said."""
    reached = score(HERE, run(TOOL, HERE))
    _assert_rates(reached)
    assert reached.rate("findings") == 1, str(reached)
    assert reached.rate("alarms") == 1, str(reached)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the companion cases are not beside this checkout")
def test_the_companion_cases() -> None:
    """The same rates on the documents that lie beside a working checkout."""
    _assert_rates(score(SHARED, run(TOOL, SHARED)))
