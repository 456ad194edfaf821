"""A Result → the report an economist reads on a terminal: one line a table, and for a broken one all that shows why."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from typing import IO

from ledger.messages import Language, say, words
from ledger.model import AgendaItem, Finding, MoneyTable, Note, Reading
from ledger.money import Unit, format_kr
from ledger.report.view import date_text, item_name, place_text, status_text
from ledger.result import Result

COLOURS = {"error": "31", "warning": "33", "info": "36", "good": "32", "bold": "1", "dim": "2"}
TITLE_WIDTH = 44
COMMANDS = ("::", "##[", "##vso[")


def wants_colour(stream: IO[str]) -> bool:
    """Colour on a terminal only, and never where NO_COLOR is set."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def render(result: Result, *, colour: bool = False, verbose: bool = False, quiet: bool = False) -> str:
    """The whole report. `quiet` leaves only what is wrong and the conclusion, `verbose` shows information too."""
    return _Report(result, colour, verbose, quiet).text()


def conclusion(result: Result) -> str:
    """The last lines: how many were evaluated, what they showed, what was not evaluated, the findings by severity."""
    return _Report(result, False, False, False).conclusion()


class _Report:
    """The text, gathered line by line."""

    def __init__(self, result: Result, colour: bool, verbose: bool, quiet: bool) -> None:
        self.result, self.colour, self.verbose, self.quiet = result, colour, verbose, quiet
        self.lang: Language = result.lang
        self.lines: list[str] = []
        self.by_path: dict[str, list[Finding]] = defaultdict(list)
        for finding in result.findings:
            self.by_path[finding.path].append(finding)
        self.width = max(80, min(shutil.get_terminal_size((120, 24)).columns, 160))

    def text(self) -> str:
        documents = self.result.frames.documents.iter_rows(named=True)
        tables = iter(self.result.frames.tables.select("table", "table_id").iter_rows())
        for row, reading in zip(documents, self.result.frames.readings, strict=True):
            findings = self.by_path[row["path"]]
            shown = [finding for finding in findings if self.verbose or finding.severity != "info"]
            numbered = [[next(tables) for _ in money.tables] for money in reading.money] if reading else []
            if self.quiet and not shown:
                continue
            self.heading(row, reading)
            if reading:
                self.document(reading, numbered, shown)
            else:
                self.loose(shown)
        self.lines.append(self.conclusion())
        return "\n".join(self.lines) + "\n"

    # --- one document ---

    def heading(self, row: dict[str, object], reading: Reading | None) -> None:
        if reading is None:
            text = f"{self.paint(clean(str(row['path'])), 'bold')} · {self.paint(self.say('report.not_read'), 'error')}"
        else:
            meeting = reading.meeting
            body = meeting.udvalg or self.say("report.unknown_body")
            kommune = f"{meeting.kommune} · " if meeting.kommune else ""
            text = f"{self.paint(clean(str(row['path'])), 'bold')} · {kommune}{clean(body)} · {date_text(meeting.date, self.lang)}"
        self.lines.append(text)

    def document(self, reading: Reading, numbered: list[list[tuple[int, str]]], shown: list[Finding]) -> None:
        rows: list[tuple[tuple[str, ...], MoneyTable, str, bool | None]] = []
        for position, (item, money) in enumerate(zip(reading.meeting.items, reading.money, strict=True), 1):
            for (number, table_id), table in zip(numbered[position - 1], money.tables, strict=True):
                if table.kind == "appropriation":
                    verdict = self.result.verdicts.get(number)
                    rows.append((self.columns(position, item, table, verdict), table, table_id, verdict))
        if not rows:
            self.lines.append("  " + self.paint(self.say("report.no_appropriations"), "dim"))
        widths = [max((len(row[0][i]) for row in rows), default=0) for i in range(5)]
        told: set[str] = set()
        for cells, table, table_id, verdict in rows:
            padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
            padded[4] = self.paint(cells[4], "error" if verdict is False else "good" if verdict else "warning")
            self.lines.append("  " + "  ".join(padded).rstrip())
            for finding in shown:
                if finding.table == table_id:
                    told.add(finding.fingerprint)
                    self.finding(finding, table, indent="    ")
        self.loose([finding for finding in shown if finding.fingerprint not in told])
        self.lines.append("")

    def columns(self, position: int, item: AgendaItem, table: MoneyTable, verdict: bool | None) -> tuple[str, ...]:
        name = item_name(item, position, self.lang)
        title = shorten(clean(item.title or self.say("report.untitled")), TITLE_WIDTH)
        if verdict is None:
            state = self.say("report.not_evaluated")
            reason = self.say("report.across") if table.balance == "across" else self.say("report.no_cover")
            doubts = any(note.key.startswith("table.") for note in table.notes) or table.unit_ore is None
            return (name, title, status_text(item, self.lang), "" if doubts else reason, state)
        state = self.say("report.balanced" if verdict else "report.unbalanced")
        return (name, title, status_text(item, self.lang), sums(table), state)

    def loose(self, findings: list[Finding]) -> None:
        for finding in findings:
            self.finding(finding, None, indent="  ")

    def finding(self, finding: Finding, table: MoneyTable | None, indent: str) -> None:
        level = self.paint(f"{finding.code} {self.say('report.' + finding.severity)}", finding.severity)
        where = place_text(finding, self.lang, with_item=table is None)
        self.lines.append(f"{indent}{level}{' · ' + where if where else ''}: {clean(finding.message)}")
        inner = indent + "    "
        if finding.code == "BAL001" and table is not None:
            self.lines += [inner + line for line in breakdown(table, finding, self.lang)]
        if finding.tolerance is not None and finding.tolerance_why:
            values = (("amount", format_kr(finding.tolerance) + " kr."), ("why", finding.tolerance_why))
            self.lines.append(inner + self.paint(say(Note("report.tolerance", values), self.lang), "dim"))
        if finding.hint:
            self.lines.append(inner + say(Note("report.cause", (("hint", clean(finding.hint)),)), self.lang))

    # --- the end ---

    def conclusion(self) -> str:
        summary = self.result.summary
        evaluated = summary["balanced"] + summary["unbalanced"]
        others = summary["tables"] - summary["appropriations"]
        first = self.count("report.evaluated", evaluated)
        verdicts = [self.say("report.count.balanced", count=summary["balanced"])] if evaluated else []
        if summary["unbalanced"]:
            verdicts.append(self.paint(self.say("report.count.unbalanced", count=summary["unbalanced"]), "error"))
        sentences = [first + (": " + ", ".join(verdicts) if verdicts else "")]
        if summary["not_evaluated"]:
            sentences.append(self.count("report.count.not_evaluated", summary["not_evaluated"]))
        if others:
            sentences.append(self.count("report.count.other", others))
        failed = int(self.result.frames.documents["failure"].is_not_null().sum())
        read = [self.count("report.count.documents", summary["documents"] - failed)]
        if failed:
            read.append(self.paint(self.count("report.count.failed", failed), "error"))
        found = [
            self.paint(self.count(f"report.count.{level}s", summary[f"{level}s"]), level if summary[f"{level}s"] else "dim")
            for level in ("error", "warning", "info")
        ]
        if summary["infos"] and not self.verbose:
            found[-1] += " " + self.say("report.infos_hidden")
        known = "\n" + self.count("report.count.suppressed", self.result.suppressed) if self.result.suppressed else ""
        return ". ".join(sentences) + ".\n" + ", ".join(read) + ". " + ", ".join(found) + "." + known

    def count(self, key: str, number: int) -> str:
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", count=number)

    def say(self, key: str, **values: object) -> str:
        return words(key, self.lang).format(**values)

    def paint(self, text: str, name: str) -> str:
        return f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if self.colour and text else text


def clean(text: str) -> str:
    """Text of a document, safe on a terminal: control characters (escape sequences among them) shown as ·.

    What a build server would take for a command at the beginning of a line gets a · before it.
    """
    text = printable(text)
    return f"·{text}" if text.startswith(COMMANDS) else text


def printable(text: str) -> str:
    """The same with a · for each control character."""
    return text if text.isprintable() else "".join(one if one.isprintable() or one == " " else "·" for one in text)


def shorten(text: str, width: int) -> str:
    """At most `width` characters, cut with an ellipsis."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def sums(table: MoneyTable) -> str:
    """What each year comes to: "2025: 4.790 − 4.790 = 0 · 2026: 0". Years in which nothing moves are left out."""
    unit = table.unit_ore or Unit.KR.ore
    parts = []
    for column in table.columns:
        spent = covered = 0
        for row in table.rows:
            amount = row.amount(column) or 0
            if row.role in ("expenditure", "income"):
                spent += amount
            elif row.role == "financing":
                covered += amount
        if spent or covered:
            sign = "−" if covered <= 0 else "+"
            parts.append(
                f"{shorten(clean(column), 24)}: {format_kr(spent, unit)} {sign} {format_kr(abs(covered), unit)} = "
                f"{format_kr(spent + covered, unit)}"
            )
    if len(parts) > 2:
        parts = [*parts[:2], f"+{len(parts) - 2}"]
    return " · ".join(parts)


def breakdown(table: MoneyTable, finding: Finding, lang: Language) -> list[str]:
    """Expenditure, income and financing by row in the failing column, and the difference: the sum an economist would write."""
    unit = table.unit_ore or Unit.KR.ore
    lines: list[tuple[str, str, str]] = []
    for row in table.rows:
        amount = row.amount(finding.year or "") or 0
        if row.role in ("expenditure", "income", "financing") and amount:
            lines.append((words(f"report.{row.role}", lang), shorten(clean(row.label), 60), format_kr(amount, unit)))
    lines.append((words("report.difference", lang), "", format_kr(finding.difference, unit)))
    widths = [max(len(line[i]) for line in lines) for i in range(3)]
    rendered = [f"{kind.ljust(widths[0])}  {label.ljust(widths[1])}  {amount.rjust(widths[2])}" for kind, label, amount in lines]
    rendered[-1] += f" {Unit(unit).label}"
    return rendered
