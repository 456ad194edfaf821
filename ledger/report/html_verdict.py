"""The counts of a Result → the answer at a glance: in one sentence, in three bars, in numbers."""

from __future__ import annotations

from ledger.messages import words
from ledger.report.html_chart import widths
from ledger.report.html_values import Verdict
from ledger.result import LEVELS, Result


def verdict(result: Result, unread: int) -> Verdict:
    """Do the appropriations balance? Nothing evaluated is never shown as success (SPEC 2), nor is anything left out."""
    summary, lang = result.summary, result.lang
    balanced, unbalanced, left = summary["balanced"], summary["unbalanced"], summary["not_evaluated"]
    evaluated = balanced + unbalanced

    def say(key: str, **values: object) -> str:
        return words(key, lang).format(**values)

    def count(key: str, number: int) -> str:
        return say(f"{key}.{'one' if number == 1 else 'many'}", count=number)

    many = "one" if evaluated == 1 else "many"
    if not evaluated:
        mood, answer = "unsure", say("page.answer.none")
    elif unbalanced:
        mood, answer = "bad", say(f"page.answer.broken.{many}", broken=unbalanced, count=evaluated, do="does" if unbalanced == 1 else "do")
    elif summary["errors"]:
        errors = count("report.count.errors", summary["errors"])
        mood, answer = "unsure", say(f"page.answer.errors.{many}", count=evaluated, errors=errors)
    else:
        mood, answer = "unsure" if left or unread else "good", say(f"page.answer.all.{many}", count=evaluated)
    read = count("report.count.documents", summary["documents"] - unread)
    lines = (
        ", ".join(count(f"report.count.{level}s", summary[f"{level}s"]) for level in LEVELS) + ".",
        read + (", " + count("report.count.failed", unread) if unread else "") + ".",
    )
    wide = widths((balanced, unbalanced, left))
    bars = tuple((name, sum(wide[:place]), wide[place]) for place, name in enumerate(("good", "bad", "unsure")))
    name = say("page.chart.verdicts", balanced=balanced, unbalanced=unbalanced, not_evaluated=left)
    return Verdict(mood, answer, lines, balanced, unbalanced, left, bars, name)
