"""Findings → what the page says of them: cards of errors and warnings, information said once for all its places, the codes explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ledger.checks.catalogue import catalogue
from ledger.messages import Language, words
from ledger.model import Finding
from ledger.money import format_kr
from ledger.report.html_index import Index
from ledger.report.html_values import Card, Code, FindingView, Information, Spot
from ledger.report.view import place_text
from ledger.result import LEVELS


def finding_views(findings: Sequence[Finding], lang: Language) -> list[FindingView]:
    """Every finding in words, numbered as the page numbers them."""
    return [_view(key, found, lang) for key, found in enumerate(findings)]


def _view(key: int, found: Finding, lang: Language) -> FindingView:
    tolerance = ""
    if found.tolerance and found.tolerance_why:  # that nothing is allowed for needs no explanation beside every table
        tolerance = words("report.tolerance", lang).format(amount=f"{format_kr(found.tolerance)} kr.", why=found.tolerance_why)
    return FindingView(
        key=key,
        code=found.code,
        severity=found.severity,
        level=words(f"report.{found.severity}", lang),
        message=found.message,
        place=place_text(found, lang, with_item=False),
        tolerance=tolerance,
        hint=words("report.cause", lang).format(hint=found.hint) if found.hint else "",
    )


def cards(index: Index, views: Sequence[FindingView]) -> list[Card]:
    """One card a table, item or document with errors or warnings; those with errors first."""
    groups: dict[tuple[str, str | None, str | None], list[int]] = defaultdict(list)
    for key, found in enumerate(index.findings):
        if found.severity != "info":
            groups[found.path, found.item, found.table].append(key)
    out = []
    for keys in groups.values():
        first = index.findings[keys[0]]
        title, where, facets = _spot(index, first)
        severity = min((index.findings[key].severity for key in keys), key=LEVELS.index)
        out.append(Card(title, where, facets + index.codes(keys), index.target(first), severity, _once([views[key] for key in keys])))
    return sorted(out, key=lambda card: LEVELS.index(card.severity))


def infos(index: Index, views: Sequence[FindingView], brief: bool) -> list[Information]:
    """The same information about many places is said once; where `brief`, without a list of those that stand with their
    table or document."""
    groups: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    beside: dict[tuple[str, str], int] = defaultdict(int)
    for key, found in enumerate(index.findings):
        if found.severity != "info":
            continue
        if brief and (found.item is None or (found.path, found.table) in index.tables):
            beside[found.code, found.message] += 1
        else:
            title, where, facets = _spot(index, found)
            text = " · ".join(filter(None, (title, *where, views[key].place)))
            groups[found.code, found.message].append(Spot(key, text, index.target(found), facets + index.codes([key])))
    level = words("report.info", index.lang)
    return [
        Information(code, level, message, len(spots := groups[code, message]) + (more := beside[code, message]), tuple(spots), more)
        for code, message in sorted({*groups, *beside})
    ]


def codes(findings: Sequence[Finding], lang: Language) -> list[Code]:
    """The rules that found something, the gravest first, with what they say and how to mend it."""
    counts: dict[str, int] = defaultdict(int)
    worst: dict[str, str] = {}
    for found in findings:
        counts[found.code] += 1
        worst[found.code] = min(found.severity, worst.get(found.code, found.severity), key=LEVELS.index)
    largest = max(counts.values(), default=1)
    out = []
    for code in sorted(counts, key=lambda code: (LEVELS.index(worst[code]), code)):
        rule = catalogue().get(code)
        says, fix = (rule.says[lang], rule.fix[lang]) if rule else ("", "")
        share = max(2, counts[code] * 100 // largest)
        out.append(Code(code, worst[code], words(f"report.{worst[code]}", lang), says, fix, counts[code], share))
    return out


def _spot(index: Index, found: Finding) -> tuple[str, tuple[str, ...], str]:
    """The title of what a finding is about, where that stands, and its facets without codes."""
    document, item = index.about(found)
    if item is None:
        return document.title, (), document.facets
    return item.title, (words("report.item", index.lang).format(number=found.item), document.title), item.facets


def _once(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """A likely cause that is the next finding's too is said once, at the last of them."""
    after = [*(found.hint for found in findings[1:]), ""]
    return tuple(replace(found, hint="" if found.hint == hint else found.hint) for found, hint in zip(findings, after, strict=True))
