"""The catalogue of rules → what `bevilling rules` and `bevilling explain` print."""

from __future__ import annotations

import textwrap

from ledger.checks.catalogue import Rule, catalogue
from ledger.errors import SettingsError
from ledger.messages import Language, words
from ledger.settings import Settings


def list_of_rules(settings: Settings, lang: Language) -> str:
    """One line a rule: code, severity in force, what it says."""
    lines = []
    for code, rule in catalogue().items():
        lines.append(f"{code}  {_severity(settings, code, lang):<9}  {rule.says[lang]}")
    return "\n".join(lines) + "\n"


def page(code: str, settings: Settings, lang: Language) -> str:
    """One rule whole. Raises `SettingsError` for a code no rule has."""
    rule = catalogue().get(code)
    if rule is None:
        raise SettingsError("command.unknown_code", option="explain", code=code)
    return _page(rule, settings, lang)


def _page(rule: Rule, settings: Settings, lang: Language) -> str:
    title = f"{rule.code}: {rule.says[lang]}"
    parts = [title, "=" * len(title), ""]
    facts = (("severity", _severity(settings, rule.code, lang)), ("law", rule.law), ("origin", rule.origin))
    parts += [f"{words(f'report.rule.{key}', lang)}: {value}" for key, value in facts]
    for key, text in (("why", rule.why[lang]), ("fix", rule.fix[lang]), ("false_alarms", rule.false_alarms[lang])):
        if text:
            parts += ["", words(f"report.rule.{key}", lang), *(textwrap.wrap(text, 96, initial_indent="  ", subsequent_indent="  "))]
    for key, example in (("register", rule.register), ("passes", rule.passes), ("fails", rule.fails)):
        if example.strip():
            parts += ["", words(f"report.rule.{key}", lang), textwrap.indent(example.rstrip("\n"), "  ")]
    return "\n".join(parts) + "\n"


def _severity(settings: Settings, code: str, lang: Language) -> str:
    rule = settings.rules[code]
    return words(f"report.{rule.severity}" if rule.enabled else "report.rule.off", lang)
