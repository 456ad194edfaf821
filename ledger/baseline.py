"""Findings ↔ a file of accepted ones: what is known and accepted is not reported again, and does not fail a run (SPEC 1).

A finding is known by its fingerprint, which survives edits elsewhere in its document. A file that could not be read is never accepted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ledger.errors import SettingsError
from ledger.result import Result
from ledger.version import VERSION

__all__ = ["fingerprints", "load_baseline", "without_known", "write_baseline"]

_VERSION = "1"
_UNREADABLE = ("SRC001", "SRC002")


def load_baseline(path: Path) -> frozenset[str]:
    """A baseline's file → the fingerprints in it. A file that is none is a `SettingsError` that says what was expected."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as reason:
        raise SettingsError("settings.unreadable", file=str(path), reason=reason.strerror or str(reason)) from reason
    except (ValueError, RecursionError) as reason:
        raise SettingsError("settings.not_baseline", file=str(path)) from reason
    findings = content.get("findings") if isinstance(content, Mapping) and content.get("baseline_version") == _VERSION else None
    if not isinstance(findings, list):
        raise SettingsError("settings.not_baseline", file=str(path))
    known = [finding.get("fingerprint") if isinstance(finding, Mapping) else None for finding in findings]
    if not all(isinstance(fingerprint, str) for fingerprint in known):
        raise SettingsError("settings.not_baseline", file=str(path))
    return frozenset(map(str, known))


def without_known(result: Result, known: frozenset[str]) -> Result:
    """A result without the findings of a baseline; how many they were is its `suppressed`."""
    kept = tuple(finding for finding in result.findings if finding.fingerprint not in known or finding.code in _UNREADABLE)
    return replace(result, findings=kept, suppressed=len(result.findings) - len(kept))


def fingerprints(result: Result) -> frozenset[str]:
    """The fingerprints of a result's findings."""
    return frozenset(finding.fingerprint for finding in result.findings)


def write_baseline(result: Result, path: Path) -> None:
    """Every finding of a result as accepted, whole or not at all, in the order of codes and places: a change shows as few lines.

    Raises `OutputError` where the file cannot be written.
    """
    from ledger.files import write_atomically

    findings = [
        {"fingerprint": finding.fingerprint, "code": finding.code, "path": finding.path, "message": finding.message}
        for finding in sorted(result.findings, key=lambda finding: (finding.path, finding.code, finding.fingerprint))
        if finding.code not in _UNREADABLE
    ]
    content = {"baseline_version": _VERSION, "tool": {"name": "bevilling", "version": VERSION}, "findings": findings}
    write_atomically(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
