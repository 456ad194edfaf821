"""A document's bytes → nothing, where the whole line came to what it must; else `FaultError` with what went wrong.

What must hold of any bytes: a reading or a refusal in words, within the limits of the grid; and of any batch of readings: frames,
findings with a name and a place, and every report, free of control characters.
"""

from __future__ import annotations

import re
from functools import cache

from ledger.messages import Language, say
from ledger.model import Failure, Finding, Reading, Table
from ledger.reading import Reader, Task
from ledger.settings import Settings, load_settings
from tests.fuzz.seeds import NAMES

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What no report may pass on to a terminal: control characters and those that turn the direction of writing."""

WITHOUT_PLACE = frozenset({"SRC001", "SRC002", "SRC003", "SRC004", "HDR001"})
"""Findings about a document as a whole."""


class FaultError(Exception):
    """What must hold does not."""


@cache
def settings() -> Settings:
    """The shipped rules."""
    return load_settings()


@cache
def reader() -> Reader:
    """The reader a worker process is given."""
    return Reader(settings().limits, tuple(settings().words.items()))


def outcome(source: str, data: bytes) -> Reading | Failure:
    """The bytes read as the source's file; raises whatever the reading raises, and `FaultError`."""
    found = reader()(Task(NAMES[source], data))
    limits = settings().limits
    if isinstance(found, Failure):
        for lang in ("da", "en"):
            if not say(found.note, lang) or found.note.key in say(found.note, lang):
                raise FaultError(f"a refusal without words: {found.note}")
        return found
    document = found.meeting.document
    if not document.blocks and not document.notes:
        raise FaultError("neither blocks nor a note that says why")
    for block in document.blocks:
        if isinstance(block, Table) and (
            len(block.rows) > limits.table_rows or any(len(row.cells) > limits.table_columns for row in block.rows)
        ):
            raise FaultError("a table larger than the limits")
    return found


def judge(outcomes: list[Reading | Failure], languages: tuple[Language, ...] = ("da", "en")) -> None:
    """A batch of outcomes through frames, rules and the reports in text; raises `FaultError` for what must not be."""
    from ledger import check
    from ledger.frames import build_frames
    from ledger.report import github, json, junit, outline, sarif, text

    for lang in languages:
        result = check(build_frames(outcomes), settings(), lang=lang)
        for finding in result.findings:
            _named(finding)
        reports = {
            "text": text.render(result, verbose=True),
            "outline": outline.render(result, colour=False),
            "json": json.render(result),
            "sarif": sarif.render(result),
            "junit": junit.render(result, "error"),
            "github": github.render(result),
        }
        for name, report in reports.items():
            if found := UNPRINTABLE.search(report):
                raise FaultError(f"{name} passes on {found[0]!r}: {report[max(found.start() - 60, 0) : found.end() + 20]!r}")


def _named(finding: Finding) -> None:
    if not finding.code or not finding.message or not finding.path:
        raise FaultError(f"a finding without its name: {finding}")
    if finding.page is None and finding.line is None and finding.item is None and finding.code not in WITHOUT_PLACE:
        raise FaultError(f"a finding without a place: {finding}")


def culprit(outcomes: list[Reading | Failure]) -> int | None:
    """The first outcome of a batch that breaks it by itself."""
    for number, one in enumerate(outcomes):
        try:
            judge([one])
        except Exception:  # noqa: BLE001 - what breaks is looked at by the caller
            return number
    return None
