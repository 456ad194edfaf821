"""A Result → SARIF 2.1.0: what code scanning, editors and other programs for findings read."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from ledger.checks.catalogue import catalogue
from ledger.model import Finding
from ledger.report.escaped import json_text
from ledger.report.view import place_text
from ledger.result import Result
from ledger.version import VERSION

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(result: Result) -> str:
    """One run: the rules with their help, one result a finding with place and fingerprint; a file not read is a failed execution."""
    rules = catalogue()
    codes = sorted({finding.code for finding in result.findings})
    lang = result.lang
    described = [
        {
            "id": code,
            "shortDescription": {"text": rules[code].says[lang]},
            "fullDescription": {"text": rules[code].why[lang]},
            "help": {"text": rules[code].fix[lang]},
            "defaultConfiguration": {"level": LEVELS[result.settings.rules[code].severity]},
            "properties": {"legalBasis": rules[code].law},
        }
        for code in codes
    ]
    run = {
        "tool": {"driver": {"name": "bevilling", "version": VERSION, "language": lang, "rules": described}},
        "invocations": [{"executionSuccessful": not result.unread}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code), result) for finding in result.findings],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(finding: Finding, index: int, result: Result) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(finding.path).as_posix())}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": physical}
    place = place_text(finding, result.lang)
    if place:
        location["message"] = {"text": place}
    text = f"{finding.message}. {finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"bevilling/v1": finding.fingerprint},
    }
