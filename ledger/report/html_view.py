"""A Result → the frozen values of the page, in reading order: documents, their items with decisions, their tables."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from ledger.messages import words
from ledger.model import AgendaItem, ItemMoney, MoneyTable, Place, ProseAppropriation, Reading
from ledger.money import format_kr
from ledger.report.html_chart import MOST_CHARTS
from ledger.report.html_findings import cards, codes, finding_views, infos
from ledger.report.html_index import Index, Known
from ledger.report.html_pools import RegisterView, register_view
from ledger.report.html_tableview import Reckoned, reckoned, table_view
from ledger.report.html_values import DocumentView, ItemView, TableView
from ledger.report.html_verdict import verdict
from ledger.report.view import date_text, item_name, status_text
from ledger.result import Result

MOST_TABLES = 500
"""Tables on one page that are shown with all there is to say of them. A page of more is there to be searched: it leaves out the charts, the
sums of what balances, all but the first rows of what is no appropriation, and the checksums; the workbook has them."""

SHORT = 280
"""Characters of a decision shown before the rest is folded away."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an item stands: its document, what the item is called, its facets without codes."""

    document: DocumentView
    item: AgendaItem
    name: str
    title: str
    facets: str


class Page:
    """Everything the templates ask for, made once."""

    def __init__(self, result: Result, pools: Sequence[Mapping[str, Any]] = ()) -> None:
        self.result, self.lang = result, result.lang
        self.index = Index(result.findings, result.lang)
        self.findings = finding_views(result.findings, result.lang)
        self.documents: list[DocumentView] = []
        self.groups: list[tuple[DocumentView, list[ItemView]]] = []
        self.brief = result.summary["tables"] > MOST_TABLES or result.summary["unbalanced"] > MOST_CHARTS
        self._sums: dict[int, Reckoned] = {}
        self._sums.update(reckoned(result.balances.checked))
        self._read()
        self.tables = self._of_kind(lambda table: bool(table.verdict))
        self.others = self._of_kind(lambda table: not table.verdict)
        self.unevaluated = [table for _, tables in self.tables for table in tables if table.verdict == "unevaluated"]
        self.unread = [document for document in self.documents if document.failures]
        self.verdict = verdict(result, len(self.unread))
        self.cards = cards(self.index, self.findings)
        self.infos = infos(self.index, self.findings, self.brief)
        self.codes = codes(result.findings, result.lang)
        self.filters = self.index.filters()
        self.registers: list[RegisterView] = [register_view(report, self.index, self.lang) for report in pools]
        self.months = [month[0].upper() for month in words("report.month", self.lang).split()]

    def _read(self) -> None:
        frames = self.result.frames
        tables = iter(frames.tables.select("table", "table_id", "appropriated").iter_rows())
        numbers = count()
        for row, reading in zip(frames.documents.iter_rows(named=True), frames.readings, strict=True):
            body = row["udvalg"] or self.say("report.unknown_body")
            kommune = f"{row['kommune']} ({row['kommunekode']})" if row["kommune"] and row["kommunekode"] else row["kommune"] or ""
            choice = self.index.choice
            facets = f"{choice('kommune', kommune or self.say('page.unknown'))} {choice('body', body)} -"
            document = self._document(row, body, kommune, facets)
            self.documents.append(document)
            self.index.documents.setdefault(document.path, Known(row["date"], document.name, f"d{document.key}", facets))
            if reading is not None:
                self.groups.append((document, list(self._items(document, reading, row["date"], numbers, tables))))

    def _document(self, row: dict[str, Any], body: str, kommune: str, facets: str) -> DocumentView:
        keys = self.index.of_path.get(row["path"], [])
        about = (
            self.say(f"report.kind.{row['kind']}") if row["kind"] else "",
            row["format"] or "",
            self.say(f"page.pages.{'one' if row['pages'] == 1 else 'many'}", count=row["pages"]) if row["pages"] else "",
            *(sorted({self.result.findings[key].code for key in keys if self.result.findings[key].item is None}) if self.brief else ()),
        )
        return DocumentView(
            key=row["document"],
            name=row["path"].rpartition("/")[2] if row["failure"] else f"{body} · {date_text(row['date'], self.lang)}",
            kommune=kommune,
            path=row["path"],
            sha256="" if self.brief else row["sha256"] or "",
            about=tuple(part for part in about if part),
            facets=facets + self.index.codes(keys),
            failures=tuple(self.findings[key].message for key in keys) if row["failure"] else (),
        )

    def _items(
        self, document: DocumentView, reading: Reading, date: datetime.date | None, numbers: count[int], tables: Iterator[tuple[Any, ...]]
    ) -> Iterator[ItemView]:
        base = document.facets.rpartition("-")[0]
        for position, (item, money) in enumerate(zip(reading.meeting.items, reading.money, strict=True), 1):
            key = next(numbers)
            called = item.number or f"#{position}"
            facets = base + str(self.index.choice("status", item.decision.status))
            name, title = item_name(item, position, self.lang), item.title or self.say("report.untitled")
            self.index.items.setdefault((document.path, called), Known(date, title, f"i{key}", facets))
            spot = _Spot(document, item, name, title, facets)
            views = []
            for table in money.tables:
                number, table_id, appropriated = next(tables)
                self.index.tables.setdefault((document.path, table_id), Known(date, title, f"t{number}", facets))
                views.append(self._table(number, table_id, appropriated, table, spot))
            yield self._item(key, spot, called, money, tuple(views))

    def _table(self, number: int, table_id: str, appropriated: bool | None, table: MoneyTable, spot: _Spot) -> TableView:
        keys = self.index.of_table.get((spot.document.path, table_id), [])
        known = {True: "yes", False: "no", None: "unknown"}[appropriated]
        return table_view(
            table,
            self.lang,
            key=number,
            id=table_id,
            title=spot.title,
            where=(spot.name, spot.document.name),
            facets=spot.facets + self.index.codes(keys),
            findings=[(self.result.findings[key], self.findings[key]) for key in keys],
            reckoned=self._sums.get(number, {}),
            status=self._status(spot.item),
            appropriated=self.say(f"page.appropriated.{known}") if spot.item.decision.status != "none" else "",
            brief=self.brief,
        )

    def _item(self, key: int, spot: _Spot, called: str, money: ItemMoney, tables: tuple[TableView, ...]) -> ItemView:
        decision = spot.item.decision
        parts = [
            self.say("page.proposals", numbers=", ".join(map(str, part.items)), status=self.say(f"report.status.{part.status}"))
            for part in decision.parts
        ]
        text = decision.text
        return ItemView(
            key=key,
            name=spot.name,
            title=spot.title,
            journal=spot.item.journal_no or "",
            place=self._place(spot.item.place),
            facets=spot.facets + self.index.codes(self.index.of_item.get((spot.document.path, called), [])),
            status_code=decision.status,
            status=self._status(spot.item),
            text=text,
            short=text if len(text) <= SHORT else text[: SHORT - 1].rsplit(" ", 1)[0] + " …",
            parts=tuple(parts),
            earlier=tuple(
                f"{before.body} {date_text(before.date, self.lang) if before.date else ''}".rstrip()
                + f": {self.say(f'report.status.{before.status}')}"
                for before in spot.item.earlier
            ),
            prose=tuple(self._prose(prose) for prose in money.prose if prose.kind != "mention"),
            tables=tables,
            states_none=bool(money.states_no_consequences) and not self.brief,
        )

    def _status(self, item: AgendaItem) -> str:
        status = status_text(item, self.lang)
        return self.say("page.amended", status=status) if item.decision.amended else status

    def _prose(self, prose: ProseAppropriation) -> str:
        """Bevilling i tekst: 400.000 kr. · 2025: 400.000 · finansieret af … · the words themselves."""
        amount = f": {format_kr(prose.amount)} kr." if prose.amount is not None else ""
        years = ", ".join(f"{year}: {format_kr(ore)}" for year, ore in prose.amounts)
        sources = "; ".join(source.source for source in prose.financing)
        parts = [self.say(f"report.prose.{prose.kind}").capitalize() + amount]
        parts += [years] if years else []
        parts += [f"{self.say('report.financed_by')} {sources}"] if sources else []
        where = self._place(prose.place)
        return " · ".join(parts) + f" – “{prose.text}”" + (f" ({where})" if where else "")

    def _place(self, place: Place) -> str:
        if place.page is not None:
            return self.say("report.page", page=place.page)
        return self.say("report.line", line=place.line) if place.line is not None else ""

    def _of_kind(self, wanted: Callable[[TableView], bool]) -> list[tuple[DocumentView, list[TableView]]]:
        found = [(document, [table for item in items for table in item.tables if wanted(table)]) for document, items in self.groups]
        return [(document, tables) for document, tables in found if tables]

    def say(self, key: str, **values: object) -> str:
        """A sentence of the page's language, its gaps filled."""
        return words(key, self.lang).format(**values)
