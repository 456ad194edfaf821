"""The frozen values the page's templates show: documents, items, tables, findings, pools. Nothing here knows HTML."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.report.html_chart import Bars
from ledger.report.html_table import Printed


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as readers call it. `failures` say why it could not be read."""

    key: int
    name: str
    kommune: str
    path: str
    sha256: str
    about: tuple[str, ...]
    facets: str
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words. `key` numbers it on the page."""

    key: int
    code: str
    severity: str
    level: str
    message: str
    place: str
    tolerance: str
    hint: str


@dataclass(frozen=True, slots=True)
class Equation:
    """One column reckoned: "2025: 4.790 − 4.700 = 90 t. kr." and, where it fails, its tolerance, finding and likely cause."""

    text: str
    balances: bool
    tolerance: str = ""
    finding: FindingView | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """A money table. `verdict`: balanced, rounded, flawed (it balances, but has errors), unbalanced or unevaluated; "" for a table that is
    no appropriation."""

    key: int
    id: str
    title: str
    where: tuple[str, ...]
    about: tuple[str, ...]
    facets: str
    verdict: str
    reasons: tuple[str, ...]
    status: str
    appropriated: str
    equations: tuple[Equation, ...]
    tolerances: tuple[str, ...]
    findings: tuple[FindingView, ...]
    notes: tuple[str, ...]
    chart: Bars | None
    printed: Printed


@dataclass(frozen=True, slots=True)
class ItemView:
    """An agenda item with its decision; `text` is the decision as printed, `short` its beginning where it is
    long; `earlier` are other bodies' decisions that the item quotes."""

    key: int
    name: str
    title: str
    journal: str
    place: str
    facets: str
    status_code: str
    status: str
    text: str
    short: str
    parts: tuple[str, ...]
    earlier: tuple[str, ...]
    prose: tuple[str, ...]
    tables: tuple[TableView, ...]
    states_none: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The errors and warnings of one table or item; `target` is the anchor they belong to, "" where they belong to a document."""

    title: str
    where: tuple[str, ...]
    facets: str
    target: str
    severity: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a piece of information: its finding's number, what the place is called, its anchor."""

    key: int
    text: str
    target: str
    facets: str


@dataclass(frozen=True, slots=True)
class Information:
    """One piece of information and the places where it was said; `beside` more are only said beside their tables."""

    code: str
    level: str
    message: str
    number: int
    spots: tuple[Spot, ...]
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A rule that found something: what it says, how to mend it, how often, and the width of its bar (0 to 100)."""

    code: str
    severity: str
    level: str
    says: str
    fix: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer at a glance. `mood`: good, bad or unsure; the counts, and the widths of their bars (0 to 1000)."""

    mood: str
    answer: str
    lines: tuple[str, ...]
    balanced: int
    unbalanced: int
    not_evaluated: int
    bars: tuple[tuple[str, int, int], ...]
    chart_name: str
