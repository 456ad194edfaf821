"""Documents with the truth beside them → the rates the tool reaches on them, with every miss.

A case is NAME.EXT with NAME.expected.json beside it. Cells are compared as a multiset of (agenda item, label, role, year, kroner),
zeros left out; the other figures are counted one by one: items, journal numbers, decisions, kinds, headers, balances, varig, statements
of no consequences. `findings` of a truth file, where it stands, names the findings that must come ("A|B": one of them) and the errors
that may come besides.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

Cells = Counter[tuple[str, str, str, str, Decimal]]
Json = dict[str, Any]


@dataclass
class Score:
    """Hits and totals a figure, the cells right, invented and missed, and each miss in words."""

    hit: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    right: int = 0
    invented: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    def check(self, figure: str, ok: bool, why: str) -> None:
        """Count one comparison; a miss is kept in words."""
        self.total[figure] += 1
        self.hit[figure] += ok
        if not ok:
            self.wrong.append(f"{figure}: {why}")

    def rate(self, figure: str) -> float:
        """Share right; cells as F1. A figure never compared is 1."""
        if figure == "cells":
            wrong = self.invented + self.missed
            return 2 * self.right / (2 * self.right + wrong) if self.right + wrong else 1.0
        return self.hit[figure] / self.total[figure] if self.total[figure] else 1.0

    def __str__(self) -> str:
        figures = ", ".join(f"{name} {self.hit[name]}/{self.total[name]}" for name in sorted(self.total))
        cells = f"cells F1 {self.rate('cells'):.4f} (right {self.right}, invented {self.invented}, missed {self.missed})"
        return "\n".join([*self.wrong, f"{cells}; {figures}"])


def norm(text: object) -> str:
    """Letters and digits only, lower case: spelling of blanks and marks is no difference."""
    return re.sub(r"[^0-9a-zæøå%]+", " ", str(text or "").lower()).strip()


def cells(number: str, tables: Iterable[Json]) -> Cells:
    """The appropriation tables of one item → the bag of their money cells."""
    bag: Cells = Counter()
    for table in tables:
        if table["kind"] != "appropriation":
            continue
        for row in table["rows"]:
            for year, value in (row.get("amounts_kr") or {}).items():
                if value:
                    bag[(number, norm(row["label"]), row["role"], str(year), Decimal(str(value)).normalize())] += 1
    return bag


def read_cases(folder: Path) -> list[tuple[Path, Json]]:
    """All cases of a folder: the document and its truth."""
    found = []
    for truth in sorted(folder.rglob("*.expected.json")):
        stem = truth.name.removesuffix(".expected.json")
        documents = [path for path in sorted(truth.parent.glob(stem + ".*")) if path.suffix != ".json"]
        found += [(document, json.loads(truth.read_text(encoding="utf-8"))) for document in documents]
    return found


def run(tool: str, folder: Path) -> Json:
    """One call of the tool over a folder → its report."""
    command = [*shlex.split(tool), "check", "--format", "json", "--fail-on", "never", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if not done.stdout.strip():
        raise RuntimeError(f"no report, exit {done.returncode}: {done.stderr[-1500:]}")
    report: Json = json.loads(done.stdout)
    return report


def score(folder: Path, report: Json) -> Score:
    """A folder of cases and the report on it → the score."""
    result = Score()
    documents = {Path(document["path"]).name: document for document in report["documents"]}
    for path, truth in read_cases(folder):
        document = documents.get(path.name)
        result.check("read", document is not None, f"{path.name} is not in the report")
        if document is None:
            continue
        for key in ("kommune", "udvalg", "date"):
            if key in truth:
                result.check("meta", norm(document[key]) == norm(truth[key]), f"{path.name} {key} {document[key]!r}, truth {truth[key]!r}")
        _score_items(result, path.name, document["agenda_items"], truth["agenda_items"], "findings" in truth)
        if "findings" in truth:
            _score_findings(result, path.name, [f for f in report["findings"] if Path(f["path"]).name == path.name], truth["findings"])
    return result


def _score_findings(result: Score, name: str, findings: Sequence[Json], want: Json) -> None:
    codes = {finding["code"] for finding in findings}
    for alternatives in want["must"]:
        result.check("findings", not codes.isdisjoint(alternatives.split("|")), f"{name}: no {alternatives}")
    allowed = {code for alternatives in want["must"] for code in alternatives.split("|")} | set(want["may"])
    for finding in findings:
        if finding["severity"] == "error":
            result.check("alarms", finding["code"] in allowed, f"{name}: {finding['code']} {finding['message']}")


def _score_items(result: Score, name: str, got: list[Json], want: list[Json], strict: bool) -> None:
    result.check("items", len(got) == len(want), f"{name}: {len(got)} agenda items, truth {len(want)}")
    by_number = {str(item["number"]): item for item in got}
    for place, truth in enumerate(want):
        item = got[place] if len(got) == len(want) else by_number.get(str(truth["number"]))
        where = f"{name} item {truth['number']}"
        if item is None:
            result.check("items", False, f"{where} missing")
            result.missed += sum(cells("", truth["tables"]).values())
            continue
        _score_item(result, where, item, truth, strict)


def _score_item(result: Score, where: str, item: Json, truth: Json, strict: bool) -> None:
    result.check("items", norm(item["title"])[:60] == norm(truth["title"])[:60], f"{where} title {item['title']!r}")
    result.check("items", norm(item["number"]) == norm(truth["number"]), f"{where} number {item['number']!r}")
    result.check("journal", norm(item["journal_no"]) == norm(truth["journal_no"]), f"{where} journal {item['journal_no']!r}")
    decision = item["decision"]
    said = f"{decision['status']!r}, truth {truth['decision_status']!r} ({(decision.get('text') or '')[:60]!r})"
    result.check("decision", decision["status"] == truth["decision_status"], f"{where} decision {said}")
    parts = _by_proposal(decision.get("items"))
    for proposal, status in _by_proposal(truth.get("decision_items")).items():
        result.check("decision", parts.get(proposal) == status, f"{where} proposal {proposal} {parts.get(proposal)!r}, truth {status!r}")
    if truth.get("states_no_consequences") is not None:
        ok = bool(item["states_no_consequences"]) == bool(truth["states_no_consequences"])
        result.check("none", ok, f"{where} states_no_consequences {item['states_no_consequences']}")
    elif strict and item["states_no_consequences"]:
        result.check("none", False, f"{where} states_no_consequences where nothing says so")
    got = [table for table in item["tables"] if table["kind"] == "appropriation"]
    want = [table for table in truth["tables"] if table["kind"] == "appropriation"]
    result.check("kind", len(got) == len(want), f"{where}: {len(got)} appropriation tables, truth {len(want)}")
    for table, right in zip(got, want, strict=False):
        _score_table(result, where, table, right)
    got_cells, want_cells = cells("", item["tables"]), cells("", truth["tables"])
    both = sum((got_cells & want_cells).values())
    result.right += both
    result.invented += sum(got_cells.values()) - both
    result.missed += sum(want_cells.values()) - both
    result.wrong += [f"cells: {where} missed {cell[1:]}" for cell in want_cells - got_cells]
    result.wrong += [f"cells: {where} invented {cell[1:]}" for cell in got_cells - want_cells]


def _score_table(result: Score, where: str, table: Json, truth: Json) -> None:
    for key in ("price_level_year", "years"):
        same = (table[key] or None) == (truth[key] or None)
        result.check("header", same, f"{where} {key} {table[key]!r}, truth {truth[key]!r}")
    ok = table["balances"] == truth["balances"]
    result.check("balance", ok, f"{where} balances {table['balances']}, truth {truth['balances']}")
    permanent = {norm(row["label"]): row["permanent"] for row in table["rows"]}
    for row in truth["rows"]:
        if row["permanent"] is not None:
            got = permanent.get(norm(row["label"]))
            result.check("permanent", got == row["permanent"], f"{where} permanent of {row['label']!r}: {got}")


def _by_proposal(parts: Sequence[Json] | None) -> dict[int, str]:
    return {number: part["status"] for part in parts or [] for number in part["items"]}
