"""The sheet Regler: every rule with the severity in force, its legal basis, its options, and how many findings it made."""

from __future__ import annotations

from ledger.checks.catalogue import catalogue
from ledger.messages import words
from ledger.report.workbook.cells import Formula
from ledger.report.workbook.sheet import Column, Sheet
from ledger.result import Result

WIDTHS = (8, 22, 50, 32, 50, 50, 36, 12)


def write(result: Result, sheet: Sheet, codes: list[str]) -> None:
    """One line a rule. `codes`: the cells of the sheet Fund that hold codes. Rules that are only settings say so."""
    lang = result.lang
    names = words("workbook.rules.heads", lang).split("|")
    sheet.head([Column(name, width, "center" if order == 7 else "") for order, (name, width) in enumerate(zip(names, WIDTHS, strict=True))])
    known = catalogue()
    counts: dict[str, int] = {}
    for finding in result.findings:
        counts[finding.code] = counts.get(finding.code, 0) + 1
    for code in sorted({*known, *result.settings.rules}):
        setting, rule = result.settings.rules.get(code), known.get(code)
        if rule is None:
            sheet.row([code, words("workbook.rules.not_built", lang), words("workbook.rules.not_built_says", lang)])
            continue
        severity = words(f"report.{setting.severity}" if setting.enabled else "report.rule.off", lang) if setting else None
        options = ", ".join(f"{name} = {value}" for name, value in setting.options.items()) if setting else ""
        cell = f"A{sheet.page.next}"
        count = Formula("+".join(f"COUNTIF({area},{cell})" for area in codes), counts.get(code, 0))
        sheet.row([code, severity, rule.says[lang], rule.law, rule.why[lang], rule.false_alarms[lang] or None, options or None, count])
