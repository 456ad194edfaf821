"""A Result → workflow commands: GitHub shows each finding beside the line it is about."""

from __future__ import annotations

from ledger.report.text import clean, conclusion, printable
from ledger.report.view import place_text
from ledger.result import Result

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(result: Result) -> str:
    """One command a finding, the conclusion last. Text of documents can neither end a command nor begin one."""
    lines = []
    for finding in result.findings:
        properties = [f"file={_property(printable(finding.path))}"]
        if finding.line is not None:
            properties.append(f"line={finding.line}")
        properties.append(f"title={_property(f'bevilling {finding.code}')}")
        place = place_text(finding, result.lang)
        message = clean(f"{place}: {finding.message}" if place else finding.message)
        if finding.hint:
            message += f" ({clean(finding.hint)})"
        lines.append(f"::{LEVELS[finding.severity]} {','.join(properties)}::{_data(message)}")
    return "\n".join([*lines, conclusion(result).replace("::", ": :")]) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
