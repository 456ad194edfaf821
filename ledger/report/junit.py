"""A Result → JUnit XML: a suite a document, a case an appropriation, as build servers show them.

What was not evaluated is skipped with its reason, never passed. Findings that belong to no appropriation are in a case of their own.
"""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree

from ledger.messages import words
from ledger.model import Finding
from ledger.patterns import pattern
from ledger.report.escaped import xml_text
from ledger.report.unevaluated import unevaluated
from ledger.report.view import place_text
from ledger.result import LEVELS, Result

_FORBIDDEN = pattern(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: Result, fail_on: str = "error") -> str:
    """The suites. A finding at or above `fail_on` fails its case; the others stand in its output."""
    stops = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    suites = ElementTree.Element("testsuites", name="bevilling")
    by_table: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for finding in result.findings:
        by_table[finding.path, finding.table].append(finding)
    reasons = {(one.path, one.table): one.reason for one in unevaluated(result) if one.table}
    tables = result.frames.tables.filter(result.frames.tables["kind"] == "appropriation").select("table", "table_id", "document", "item")
    titles = dict(result.frames.items.select("item", "title").iter_rows())
    names = result.item_names
    own: dict[int, list[tuple[int, str, int]]] = defaultdict(list)
    for table, table_id, document, item in tables.iter_rows():
        own[document].append((table, table_id, item))
    totals = [0, 0, 0]
    for document, path in result.frames.documents.select("document", "path").iter_rows():
        suite = ElementTree.SubElement(suites, "testsuite", name=_text(path))
        carried = {table_id for _, table_id, _ in own[document]}
        for table, table_id, item in own[document]:
            name = f"{words('report.item', result.lang).format(number=names[item])} · {titles[item] or ''} · {table_id}"
            case = ElementTree.SubElement(suite, "testcase", classname=_text(path), name=_text(name))
            _outcome(case, by_table[path, table_id], stops, result)
            if table not in result.verdicts and case.find("failure") is None:
                reason = reasons.get((path, table_id)) or words("report.not_evaluated", result.lang)
                ElementTree.SubElement(case, "skipped", message=_text(reason))
        loose = [finding for (where, table), found in by_table.items() if where == path and table not in carried for finding in found]
        case = ElementTree.SubElement(suite, "testcase", classname=_text(path), name=words("report.junit.document", result.lang))
        _outcome(case, loose, stops, result)
        for at, counted in enumerate(("testcase", "failure", "skipped")):
            count = len(suite.findall(counted)) if at == 0 else len(suite.findall(f"testcase/{counted}"))
            suite.set(("tests", "failures", "skipped")[at], str(count))
            totals[at] += count
        suite.set("errors", "0")
    for name, total in zip(("tests", "failures", "skipped"), totals, strict=True):
        suites.set(name, str(total))
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml_text(ElementTree.tostring(suites, encoding="unicode")) + "\n"


def _outcome(case: ElementTree.Element, findings: list[Finding], stops: tuple[str, ...], result: Result) -> None:
    """Failing findings become one failure with all of them in words; the rest goes to the case's output."""
    failing = [finding for finding in findings if finding.severity in stops]
    others = [finding for finding in findings if finding.severity not in stops]
    if failing:
        failure = ElementTree.SubElement(case, "failure", type=failing[0].code, message=_text(failing[0].message))
        failure.text = _text("\n".join(_line(finding, result) for finding in failing))
    if others:
        ElementTree.SubElement(case, "system-out").text = _text("\n".join(_line(finding, result) for finding in others))


def _line(finding: Finding, result: Result) -> str:
    severity = words(f"report.{finding.severity}", result.lang)
    place = place_text(finding, result.lang)
    where = f" · {place}" if place else ""
    return f"{finding.code} {severity}{where}: {finding.message}" + (f" ({finding.hint})" if finding.hint else "")


def _text(text: str) -> str:
    """Text of a document as XML may hold it; what no XML can hold is shown as a replacement mark."""
    return _FORBIDDEN.sub("�", text)
