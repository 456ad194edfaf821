"""SARIF, JUnit and GitHub commands: every finding once, with place and severity, and text of documents stays text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from ledger import check, read
from ledger.checks.catalogue import catalogue
from ledger.report import github, junit, sarif
from ledger.result import Result

ROOT = Path(__file__).parents[2]
HOSTILE = """REFERAT Økonomiudvalget d. 04-03-2025

Punkt 1: ]]> <failure/> \x1b[31m ::error::x %0A, & "hej"

Økonomi

| t. kr. | 2025 |
| Løn ::warning::y | 300 |
| Kassen | -290 |

Beslutning

Anbefalet.
"""


@pytest.fixture(scope="module")
def result() -> Result:
    return check(read([ROOT / "sample_data", "findes-ikke.txt"]))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Result:
    source = tmp_path_factory.mktemp("a,b:c %") / "referat æ.txt"
    source.write_text(HOSTILE, encoding="utf-8")
    return check(read([source]))


def test_sarif_has_each_finding_with_rule_place_and_fingerprint(result: Result) -> None:
    (run,) = json.loads(sarif.render(result))["runs"]
    rules = run["tool"]["driver"]["rules"]
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert run["invocations"] == [{"executionSuccessful": False}], "one file could not be read"
    assert len(run["results"]) == len(result.findings) > 20
    for shown, finding in zip(run["results"], result.findings, strict=True):
        assert rules[shown["ruleIndex"]]["id"] == shown["ruleId"] == finding.code
        assert shown["level"] == levels[finding.severity]
        assert shown["message"]["text"].startswith(finding.message)
        assert shown["partialFingerprints"] == {"bevilling/v1": finding.fingerprint}
        physical = shown["locations"][0]["physicalLocation"]
        assert unquote(physical["artifactLocation"]["uri"]) == finding.path
        assert physical.get("region", {}).get("startLine") == finding.line
    assert all(rule["help"]["text"] == catalogue()[rule["id"]].fix["da"] for rule in rules)


def test_junit_has_a_case_for_each_appropriation_and_none_passes_unevaluated(result: Result) -> None:
    root = ElementTree.fromstring(junit.render(result))
    appropriations = result.frames.tables.filter(result.frames.tables["kind"] == "appropriation")
    cases = root.findall("testsuite/testcase")
    assert len(cases) == appropriations.height + result.frames.documents.height == int(root.attrib["tests"])
    assert len(root.findall(".//skipped")) == int(root.attrib["skipped"]) == result.summary["not_evaluated"] > 0
    failed = [finding for finding in result.findings if finding.severity == "error"]
    assert sum((failure.text or "").count("\n") + 1 for failure in root.iter("failure")) == len(failed)
    shown = "\n".join([*(failure.text or "" for failure in root.iter("failure")), *(out.text or "" for out in root.iter("system-out"))])
    assert Counter(line.split(" ", 1)[0] for line in shown.split("\n")) == Counter(finding.code for finding in result.findings)
    for suite in root:
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))


@pytest.mark.parametrize(("fail_on", "more"), [("never", 0), ("warning", 1), ("info", 2)])
def test_junit_fails_from_the_severity_asked_for(result: Result, fail_on: str, more: int) -> None:
    severities = ("error", "warning", "info")[: more + 1] if more else ()
    wanted = sum(finding.severity in severities for finding in result.findings)
    root = ElementTree.fromstring(junit.render(result, fail_on))
    assert sum((failure.text or "").count("\n") + 1 for failure in root.iter("failure")) == wanted


def test_github_has_one_command_a_finding(result: Result) -> None:
    lines = github.render(result).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    levels = {"error": "error", "warning": "warning", "info": "notice"}
    assert [line[2:].split(" ", 1)[0] for line in commands] == [levels[finding.severity] for finding in result.findings]
    assert lines[len(commands) :][0].startswith(f"{result.summary['balanced'] + result.summary['unbalanced']} bevillinger vurderet")


def test_text_of_a_document_is_no_markup_and_no_command(hostile: Result) -> None:
    (case, _) = ElementTree.fromstring(junit.render(hostile)).findall("testsuite/testcase")
    assert ']]> <failure/> �[31m ::error::x %0A, & "hej"' in case.attrib["name"]
    assert len(case.findall("failure")) == 1
    commands = github.render(hostile).splitlines()
    assert sum(line.startswith("::") for line in commands) == len(hostile.findings)
    for line, finding in zip(commands, hostile.findings, strict=False):
        properties = line.split("::", 2)[1]
        assert "a%2Cb%3Ac %25" in properties
        assert finding.code in properties
    for shown, finding in zip(json.loads(sarif.render(hostile))["runs"][0]["results"], hostile.findings, strict=True):
        assert unquote(shown["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == finding.path
