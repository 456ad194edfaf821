"""What the page knows of every document, item and table by the names findings use: what it is called, its anchor, its filter facets."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ledger.messages import Language, words
from ledger.model import Finding
from ledger.report.html_values import Choice

FILTERS = ("kommune", "body", "status", "code")
Key = tuple[str, str | None]
"""(path, the item as findings name it, or the table's id) · (path, None) for the document itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document, item or table: its date, what it is called, its anchor, its facets without codes."""

    date: datetime.date | None
    title: str
    target: str
    facets: str


@dataclass
class Index:
    """Filled while the documents are read in order. `choices` are the values of each filter, numbered as they come: the page carries
    the numbers, so that no text of a document ever stands in an attribute that the script reads."""

    findings: Sequence[Finding]
    lang: Language
    choices: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in FILTERS})
    documents: dict[str, Known] = field(default_factory=dict)
    items: dict[Key, Known] = field(default_factory=dict)
    tables: dict[Key, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.of_path: dict[str, list[int]] = defaultdict(list)
        self.of_item: dict[Key, list[int]] = defaultdict(list)
        self.of_table: dict[Key, list[int]] = defaultdict(list)
        for key, found in enumerate(self.findings):
            self.of_path[found.path].append(key)
            self.of_item[found.path, found.item].append(key)
            self.of_table[found.path, found.table].append(key)

    def choice(self, name: str, text: str) -> int:
        """The number of one value of a filter."""
        return self.choices[name].setdefault(text, len(self.choices[name]))

    def codes(self, keys: Iterable[int]) -> str:
        """Findings → the last part of the facets: the numbers of their codes."""
        return " " + ",".join(map(str, sorted({self.choice("code", self.findings[key].code) for key in keys})))

    def about(self, found: Finding) -> tuple[Known, Known | None]:
        """The document a finding is about, and the item, where it names one."""
        document = self.documents.get(found.path, Known(None, found.path, "", "- - -"))
        return document, self.items.get((found.path, found.item))

    def target(self, found: Finding) -> str:
        """The anchor of the closest thing a finding is about."""
        document, item = self.about(found)
        return (self.tables.get((found.path, found.table)) or item or document).target

    def filters(self) -> list[tuple[str, str, list[Choice]]]:
        """(name, label, choices) of each filter that has something to choose between."""
        out = []
        for name, known in self.choices.items():
            shown = {text: words(f"report.status.{text}", self.lang) if name == "status" else text for text in known}
            choices = sorted((Choice(str(known[text]), shown[text]) for text in known), key=lambda choice: choice.text.casefold())
            if len(choices) > 1:
                out.append((name, words(f"page.filter.{name}", self.lang), choices))
        return out
