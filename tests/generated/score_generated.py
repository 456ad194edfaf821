"""Score the tool on a folder of generated documents: which errors it finds, which sound tables it flags, how many cells it reads right.

usage: score_generated.py TOOL DIR    (TOOL in one string: "python cli.py"; DIR as written by generator.py)
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

FOUND = re.compile(r"BAL|FIN002")
Cells = Counter[tuple[str, str, str, Decimal]]


@dataclass
class Verdict:
    """What the tool said about one document."""

    entry: dict[str, Any]
    errors: list[str] = field(default_factory=list)
    balances: list[bool | None] = field(default_factory=list)
    right: int = 0
    invented: int = 0
    missed: int = 0
    crashed: bool = False
    wrong: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """A broken table: an error finding about its balance, its totals or its financing by year."""
        return any(FOUND.match(code) for code in self.errors)

    @property
    def not_evaluated(self) -> bool:
        """The tool says aloud that it could not read the table. A table passed over in silence is not among these: it is missed."""
        return not self.found and not {"TAB001", "HDR001"}.isdisjoint(self.errors)

    @property
    def silent(self) -> bool:
        """Neither a verdict nor a word: taken for another kind of table, or left without a balance and without a finding."""
        return not self.found and not self.not_evaluated and not any(balance is not None for balance in self.balances)

    @property
    def flagged(self) -> bool:
        """A sound table that is accused: any error but those of an unread table, or a balance of false."""
        return any(code not in ("TAB001", "HDR001") for code in self.errors) or False in self.balances


def _norm(text: str | None) -> str:
    return re.sub(r"[^0-9a-zæøå%]+", " ", (text or "").lower()).strip()


def cells(items: Sequence[dict[str, Any]]) -> Cells:
    """Agenda items → the bag of (label, role, year, kroner) of their appropriation tables; zeros are left out."""
    bag: Cells = Counter()
    for item in items:
        for table in item["tables"]:
            if table["kind"] != "appropriation":
                continue
            for row in table["rows"]:
                for year, value in (row.get("amounts_kr") or {}).items():
                    if value:
                        bag[(_norm(row["label"]), row["role"], str(year), Decimal(str(value)).normalize())] += 1
    return bag


def run(tool: str, folder: Path, timeout: int = 1800) -> dict[str, Any]:
    """One call of the tool over the whole folder → its report."""
    done = subprocess.run(
        [*shlex.split(tool), "check", "--format", "json", "--fail-on", "never", str(folder)],
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    if not done.stdout.strip():
        raise SystemExit(f"the tool gave no report (exit {done.returncode}): {done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def judge(report: dict[str, Any], folder: Path) -> list[Verdict]:
    """A report and the folder it is about → one verdict a document."""
    documents = {Path(document["path"]).name: document for document in report["documents"]}
    findings: dict[str, list[str]] = defaultdict(list)
    for finding in report["findings"]:
        if finding["severity"] == "error":
            findings[Path(finding["path"]).name].append(finding["code"])
    verdicts = []
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        truth = json.loads((folder / f"{entry['name']}.expected.json").read_text(encoding="utf-8"))
        verdict = Verdict(entry, findings[entry["file"]])
        document = documents.get(entry["file"])
        if document is None:
            verdict.crashed = True
        got_items = document["agenda_items"] if document else []
        want, got = cells(truth["agenda_items"]), cells(got_items)
        verdict.right = sum((want & got).values())
        verdict.invented, verdict.missed = sum(got.values()) - verdict.right, sum(want.values()) - verdict.right
        verdict.balances = [table["balances"] for item in got_items for table in item["tables"] if table["kind"] == "appropriation"]
        if len(got_items) != len(truth["agenda_items"]):
            verdict.wrong.append(f"{len(got_items)} items for {len(truth['agenda_items'])}")
        else:
            for has, should in zip(got_items, truth["agenda_items"], strict=True):
                if has["decision"]["status"] != should["decision_status"]:
                    verdict.wrong.append(f"decision {has['decision']['status']} for {should['decision_status']}")
                for name in ("number", "title", "journal_no"):
                    if _norm(str(has[name])) != _norm(str(should[name])):
                        verdict.wrong.append(f"{name} {has[name]!r} for {should[name]!r}")
        verdicts.append(verdict)
    return verdicts


def f1(verdicts: Sequence[Verdict]) -> float:
    """Cells read right, against those invented and missed."""
    right = sum(v.right for v in verdicts)
    wrong = sum(v.invented + v.missed for v in verdicts)
    return 2 * right / (2 * right + wrong) if right + wrong else 1.0


def summary(verdicts: Sequence[Verdict]) -> str:
    """One line of the rates that matter."""
    broken = [v for v in verdicts if v.entry["broken"]]
    whole = [v for v in verdicts if not v.entry["broken"]]
    return (
        f"broken {len(broken)}: found {sum(v.found for v in broken)}, not evaluated {sum(v.not_evaluated for v in broken)}, "
        f"missed {sum(not v.found and not v.not_evaluated for v in broken)} | "
        f"whole {len(whole)}: flagged {sum(v.flagged for v in whole)}, "
        f"not evaluated {sum(v.not_evaluated for v in whole)}, passed over {sum(v.silent for v in whole)} | "
        f"cells F1 {f1(verdicts):.4f} (whole {f1(whole):.4f}) | "
        f"items wrong {sum(bool(v.wrong) for v in verdicts)} | crashed {sum(v.crashed for v in verdicts)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rates, by form, layout and mutation, and every miss with its seed. Exit 1 when one was missed or falsely flagged."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("tool")
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=40, help="how many misses of each kind to print")
    options = parser.parse_args(arguments)
    verdicts = judge(run(options.tool, options.folder), options.folder)
    for key in ("form", "layout", "mutation"):
        groups: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            groups[str(verdict.entry[key])].append(verdict)
        for name in sorted(groups):
            print(f"{key:8} {name:14} {summary(groups[name])}")
    kinds = {
        "MISSED (a broken table passed)": [v for v in verdicts if v.entry["broken"] and not v.found and not v.not_evaluated],
        "broken, not evaluated": [v for v in verdicts if v.entry["broken"] and v.not_evaluated],
        "FLAGGED (a sound table accused)": [v for v in verdicts if not v.entry["broken"] and v.flagged],
        "whole, not evaluated": [v for v in verdicts if not v.entry["broken"] and v.not_evaluated],
        "whole, passed over in silence": [v for v in verdicts if not v.entry["broken"] and v.silent],
        "whole, cells wrong": [
            v for v in verdicts if not v.entry["broken"] and v.invented + v.missed and not v.not_evaluated and not v.silent
        ],
        "items wrong": [v for v in verdicts if v.wrong],
    }
    for title, group in kinds.items():
        print(f"-- {title}: {len(group)}")
        for v in group[: options.n]:
            e = v.entry
            said = f"errors={','.join(sorted(set(v.errors)))} balances={v.balances} missed={v.missed} invented={v.invented}"
            print(f"   {e['file']} {e['mutation'] or ''} [{e['description']}] {said} {'; '.join(v.wrong[:3])}")
    print(summary(verdicts))
    bad = kinds["MISSED (a broken table passed)"] or kinds["FLAGGED (a sound table accused)"] or [v for v in verdicts if v.crashed]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
