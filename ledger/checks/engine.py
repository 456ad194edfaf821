"""Frames and settings → findings: the rules run once over the whole batch, and what they found is placed, worded and ordered."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from ledger.checks.catalogue import Rule, catalogue
from ledger.checks.rule import FOUND, Batch
from ledger.checks.split import split
from ledger.checks.wording import Amount, sentence
from ledger.frames import Frames
from ledger.messages import Language, words
from ledger.model import Finding, Severity
from ledger.schemas import Balances
from ledger.settings import Settings

if TYPE_CHECKING:
    from ledger.pools import PoolReport

AMOUNTS = ("expected", "actual", "difference", "tolerance")
ORDER = {"error": 0, "warning": 1, "info": 2}


def selected(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules to run: not switched off, in a selected family if any is named, in no ignored one. A prefix names a family."""
    chosen = []
    for code, rule in catalogue().items():
        if (
            not settings.rules[code].enabled
            or (select and not code.startswith(tuple(select)))
            or (ignore and code.startswith(tuple(ignore)))
        ):
            continue
        chosen.append(rule)
    return chosen


def run(
    frames: Frames,
    balances: Balances,
    settings: Settings,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: Language = "da",
    pools: Sequence[PoolReport] | None = None,
) -> list[Finding]:
    """Every selected rule over the batch → findings in the order of documents, places and codes, worded in `lang`.

    `pools` are the pools to judge; `None` takes those of the registers in `settings`.
    """
    options = {code: dict(rule.options) for code, rule in settings.rules.items()}
    batch = Batch(frames, balances, options, lang, pools=pools_of(frames, settings) if pools is None else pools)
    found = _found(batch, selected(settings, select, ignore))
    places = _Places(frames)
    findings: list[tuple[tuple[Any, ...], Finding]] = []
    seen: Counter[str] = Counter()
    for rule, one in found:
        for values in one.iter_rows(named=True):
            severity = values.get("severity") or settings.rules[rule.code].severity
            finding = _finding(rule, values, severity, places, lang, seen)
            order = (values["document"], values.get("item") if values.get("item") is not None else -1, ORDER[severity], rule.code)
            findings.append((order, finding))
    findings.sort(key=lambda pair: pair[0])
    return [finding for _, finding in findings]


def _found(batch: Batch, rules: Sequence[Rule]) -> list[tuple[Rule, pl.DataFrame]]:
    """What each rule found, rule by rule, and of one rule in the order of the documents: a stretch of them after the other."""
    found: dict[str, list[pl.DataFrame]] = {rule.code: [rule.check(batch)] if rule.across else [] for rule in rules}
    for stretch in split(batch) if any(not rule.across for rule in rules) else ():
        for rule in rules:
            if not rule.across and not (one := rule.check(stretch)).is_empty():
                found[rule.code].append(one)
    return [(rule, one) for rule in rules for one in found[rule.code]]


def pools_of(frames: Frames, settings: Settings) -> tuple[PoolReport, ...]:
    """The pools of every municipality of the batch that has a register, shipped or overlaid; each over its own documents only."""
    codes = frames.documents["kommunekode"].drop_nulls().unique().sort()
    registers = [register for code in codes if (register := settings.register(code)) is not None]
    if not registers:
        return ()
    from ledger.pools import pool_report  # most batches have no register

    return tuple(pool_report(frames, register, settings, assume=False) for register in registers)


class _Places:
    """Running numbers → what a user calls them."""

    def __init__(self, frames: Frames) -> None:
        self.documents = frames.documents.select("document", "path").rows_by_key("document", unique=True)
        self.items = {row["item"]: row for row in frames.items.iter_rows(named=True)}
        self.tables = {
            row["table"]: row
            for row in frames.tables.select("table", "table_id", "page", "line", "unit_ore", "item", "document", "section").iter_rows(
                named=True
            )
        }

    def path(self, document: int) -> str:
        path = self.documents[document]
        return path if isinstance(path, str) else path[0]


def _finding(rule: Rule, values: dict[str, Any], severity: Severity, places: _Places, lang: Language, seen: Counter[str]) -> Finding:
    table = places.tables.get(values.get("table"), {})
    item_key = values.get("item") if values.get("item") is not None else table.get("item")
    item = places.items.get(item_key, {})
    unit_ore = table.get("unit_ore")
    gaps = {name: _worded(name, value, unit_ore, lang) for name, value in values.items()}
    gaps["item_number"] = item.get("number") or str(item.get("position", ""))
    variant = values.get("variant")
    message = sentence(rule.message[f"{lang}.{variant}" if variant else lang], gaps)
    path = places.path(values["document"])
    why = values.get("why")
    hint = _hint(values, unit_ore, lang)
    page = values.get("page") if values.get("page") is not None else table.get("page")
    line = values.get("line") if values.get("line") is not None else table.get("line")
    identity = (
        rule.code,
        variant,
        path.rsplit("/", 1)[-1],
        item.get("journal_no"),
        item.get("title"),
        table.get("section"),
        values.get("label"),
    )
    figures = (values.get("column"), *(values.get(name) for name in AMOUNTS))
    digest = hashlib.sha256(repr((identity, figures)).encode()).hexdigest()[:16]
    seen[digest] += 1
    return Finding(
        code=rule.code,
        severity=severity,
        message=message,
        path=path,
        page=page,
        line=line,
        item=item.get("number") or (f"#{item['position']}" if item else None),
        table=table.get("table_id"),
        row=values.get("row"),
        year=values.get("column"),
        expected=values.get("expected"),
        actual=values.get("actual"),
        difference=values.get("difference"),
        tolerance=values.get("tolerance"),
        tolerance_why=sentence(words(f"check.why.{why}", lang), gaps) if why else None,
        hint=hint,
        fingerprint=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}",
    )


def _worded(name: str, value: Any, unit_ore: int | None, lang: Language) -> Any:
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and (name in AMOUNTS or name.endswith("_ore")):
        return Amount(value, unit_ore, lang)
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    return value


def _hint(values: dict[str, Any], unit_ore: int | None, lang: Language) -> str | None:
    key = values.get("hint")
    if not key:
        return None
    gaps = dict(values.get("hint_values") or {})
    gaps["amount"] = Amount(gaps.get("amount"), unit_ore, lang)
    return sentence(words(f"check.hint.{key}", lang), {**gaps, "column": values.get("column")})


def frame(findings: Sequence[Finding]) -> pl.DataFrame:
    """Findings → the findings frame a notebook user goes on with; money in øre."""
    names = [name for name in Finding.__dataclass_fields__ if name != "details"]
    schema: dict[str, Any] = dict.fromkeys(names, pl.String)
    schema.update(page=pl.Int64, line=pl.Int64, row=pl.Int64, difference=pl.Int64, tolerance=pl.Int64)

    def value(found: Finding, name: str) -> Any:
        given = getattr(found, name)
        return str(given) if name in ("expected", "actual") and given is not None else given

    return pl.DataFrame([[value(found, name) for name in names] for found in findings], schema=schema, orient="row")


__all__ = ["FOUND", "frame", "run", "selected"]
