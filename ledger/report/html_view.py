"""A Result → the frozen values of the page: the verdict, cards of findings, tables, decisions, and what each filter can choose."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from ledger.checks.catalogue import catalogue
from ledger.competence import appropriated
from ledger.messages import words
from ledger.model import AgendaItem, Finding, ItemMoney, Meeting, MoneyTable, ProseAppropriation, Reading
from ledger.money import Unit, format_kr
from ledger.report.html_chart import widths
from ledger.report.html_pools import PoolView, pool_views
from ledger.report.html_tableview import Reckoned, reckoned, table_view
from ledger.report.html_values import Card, Choice, Code, DocumentView, FindingView, Information, ItemView, Spot, TableView, Verdict
from ledger.report.view import date_text, item_name, place_text, status_text
from ledger.result import LEVELS, Result

SHORT = 280
"""Characters of a decision shown before the rest is folded away."""


class Page:
    """Everything the templates ask for, made once and in reading order."""

    def __init__(self, result: Result, pools: Mapping[str, Any] | None = None) -> None:
        self.result, self.lang = result, result.lang
        self.choices: dict[str, dict[str, int]] = {"kommune": {}, "body": {}, "status": {}, "code": {}}
        self.findings = [self._finding(key, found) for key, found in enumerate(result.findings)]
        self._by_table: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        self._by_item: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        self._by_path: dict[str, list[int]] = defaultdict(list)
        for key, found in enumerate(result.findings):
            self._by_table[found.path, found.table].append(key)
            self._by_item[found.path, found.item].append(key)
            self._by_path[found.path].append(key)
            self._choice("code", found.code)
        self._where: dict[tuple[str, str | None], tuple[datetime.date | None, str, str]] = {}
        self._facets: dict[str, str] = {}
        self.documents: list[DocumentView] = []
        self.groups: list[tuple[DocumentView, list[ItemView]]] = []
        self._read()
        self.cards = self._cards()
        self.infos = self._infos()
        self.pools: list[PoolView] = pool_views(pools, self._where, self.lang) if pools else []

    # --- what stands in the sections -----------------------------------------------------------------------------------------

    @property
    def tables(self) -> list[tuple[DocumentView, list[TableView]]]:
        """The appropriation tables by document; a document without any is not in it."""
        return self._of_kind(lambda table: bool(table.verdict))

    @property
    def others(self) -> list[tuple[DocumentView, list[TableView]]]:
        """The tables that are no appropriations, by document."""
        return self._of_kind(lambda table: not table.verdict)

    @property
    def unevaluated(self) -> list[TableView]:
        """The appropriations that were not reckoned, with their reasons."""
        return [table for _, tables in self.tables for table in tables if table.verdict == "unevaluated"]

    @property
    def unread(self) -> list[DocumentView]:
        """The documents that could not be read."""
        return [document for document in self.documents if document.failures]

    @property
    def months(self) -> list[str]:
        """The first letter of each month, for the axis of a year."""
        return [month[0].upper() for month in self.say("report.month").split()]

    def facets_of(self, document: DocumentView) -> str:
        """What the filters know of a whole document."""
        return self._facets.get(document.path, "- - -") + self._codes(self._by_path.get(document.path, ()))

    def filters(self) -> list[tuple[str, str, list[Choice]]]:
        """(name, label, choices) of each filter that has something to choose between."""
        out = []
        for name, known in self.choices.items():
            texts = known if name != "status" else {words(f"report.status.{status}", self.lang): value for status, value in known.items()}
            choices = sorted((Choice(str(value), text) for text, value in texts.items()), key=lambda choice: choice.text.casefold())
            if len(choices) > 1:
                out.append((name, self.say(f"page.filter.{name}"), choices))
        return out

    def codes(self) -> list[Code]:
        """The rules that found something, most errors first, with what they say and how to mend it."""
        counts: dict[str, int] = defaultdict(int)
        worst: dict[str, str] = {}
        for found in self.result.findings:
            counts[found.code] += 1
            worst[found.code] = min(found.severity, worst.get(found.code, found.severity), key=LEVELS.index)
        largest = max(counts.values(), default=1)
        rules = catalogue()
        out = []
        for code in sorted(counts, key=lambda code: (LEVELS.index(worst[code]), code)):
            rule = rules.get(code)
            says, fix = (rule.says[self.lang], rule.fix[self.lang]) if rule else ("", "")
            level = self.say(f"report.{worst[code]}")
            out.append(Code(code, worst[code], level, says, fix, counts[code], max(2, counts[code] * 100 // largest)))
        return out

    def verdict(self) -> Verdict:
        """The answer. Nothing evaluated is never shown as success (SPEC 2)."""
        summary = self.result.summary
        balanced, unbalanced, left = summary["balanced"], summary["unbalanced"], summary["not_evaluated"]
        evaluated = balanced + unbalanced
        number = "one" if evaluated == 1 else "many"
        errors = self.count("report.count.errors", summary["errors"])
        if not evaluated:
            mood, answer = "unsure", self.say("page.answer.none")
        elif unbalanced:
            does = "does" if unbalanced == 1 else "do"
            mood, answer = "bad", self.say(f"page.answer.broken.{number}", broken=unbalanced, count=evaluated, do=does)
        elif summary["errors"]:
            mood, answer = "unsure", self.say("page.answer.errors", count=evaluated, errors=errors)
        else:
            mood, answer = "good", self.say(f"page.answer.all.{number}", count=evaluated)
        found = ", ".join(self.count(f"report.count.{level}s", summary[f"{level}s"]) for level in LEVELS)
        failed = len(self.unread)
        read = self.count("report.count.documents", summary["documents"] - failed)
        lines = [found + ".", read + (", " + self.count("report.count.failed", failed) if failed else "") + "."]
        if mood == "good" and (left or failed):
            mood = "unsure"
        counts = (balanced, unbalanced, left)
        wide = widths(counts)
        places = tuple((name, sum(wide[:i]), wide[i]) for i, name in enumerate(("good", "bad", "unsure")))
        chart = self.say("page.chart.verdicts", balanced=balanced, unbalanced=unbalanced, not_evaluated=left)
        return Verdict(mood, answer, tuple(lines), balanced, unbalanced, left, places, chart)

    # --- reading order -------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        frames = self.result.frames
        sums = reckoned(self.result.balances.checked)
        tables = iter(frames.tables.select("table", "table_id").iter_rows())
        items = count()
        for row, reading in zip(frames.documents.iter_rows(named=True), frames.readings, strict=True):
            document = self._document(row)
            self.documents.append(document)
            kommune = self._choice("kommune", document.kommune or self.say("page.unknown"))
            body = self._choice("body", document.body)
            self._facets[document.path] = f"{kommune} {body} -"
            self._where[document.path, None] = (row["date"], document.name, f"d{document.key}")
            if reading is not None:
                self.groups.append((document, [*self._items(document, reading, row["date"], items, tables, sums)]))

    def _document(self, row: dict[str, Any]) -> DocumentView:
        failures = [found.message for found in self.result.findings if found.path == row["path"]] if row["failure"] else []
        body = row["udvalg"] or self.say("report.unknown_body")
        date = date_text(row["date"], self.lang)
        about = [self.say(f"report.kind.{row['kind']}") if row["kind"] else "", row["format"] or ""]
        about.append(self.count("page.pages", row["pages"]) if row["pages"] else "")
        name = row["path"].rpartition("/")[2] if row["failure"] else f"{body} · {date}"
        kommune = f"{row['kommune']} ({row['kommunekode']})" if row["kommune"] and row["kommunekode"] else row["kommune"] or ""
        return DocumentView(
            row["document"], name, body, kommune, row["path"], row["sha256"] or "", tuple(filter(None, about)), tuple(failures)
        )

    def _items(
        self,
        document: DocumentView,
        reading: Reading,
        date: datetime.date | None,
        numbers: count[int],
        tables: Any,
        sums: Mapping[int, Reckoned],
    ) -> list[ItemView]:
        out = []
        for position, (item, money) in enumerate(zip(reading.meeting.items, reading.money, strict=True), 1):
            key = next(numbers)
            name = item_name(item, position, self.lang)
            called = item.number or f"#{position}"
            title = item.title or self.say("report.untitled")
            facets = self._facets[document.path][:-1] + str(self._choice("status", item.decision.status))
            self._facets.setdefault(f"{document.path}\0{called}", facets)
            self._where.setdefault((document.path, called), (date, title, f"i{key}"))
            where = (name, document.name)
            views = []
            for table in money.tables:
                number, table_id = next(tables)
                self._where.setdefault((document.path, table_id), (date, title, f"t{number}"))
                views.append(self._table(number, table_id, table, item, reading.meeting, title, where, facets, document.path, sums))
            codes = self._codes(self._by_item.get((document.path, called), ()))
            out.append(self._item(key, name, title, item, money, facets + codes, tuple(views)))
        return out

    def _table(
        self,
        number: int,
        table_id: str,
        table: MoneyTable,
        item: AgendaItem,
        meeting: Meeting,
        title: str,
        where: tuple[str, ...],
        facets: str,
        path: str,
        sums: Mapping[int, Reckoned],
    ) -> TableView:
        keys = [key for key in self._by_table.get((path, table_id), ())]
        found = [(self.result.findings[key], self.findings[key]) for key in keys]
        status = appropriated(item, meeting, table)
        known = {True: "yes", False: "no", None: "unknown"}[status]
        return table_view(
            table,
            self.lang,
            key=number,
            id=table_id,
            title=title,
            where=where,
            facets=facets + self._codes(keys),
            findings=found,
            reckoned=sums.get(number, {}),
            status=status_text(item, self.lang),
            appropriated=self.say(f"page.appropriated.{known}") if item.decision.status != "none" else "",
        )

    def _item(
        self, key: int, name: str, title: str, item: AgendaItem, money: ItemMoney, facets: str, tables: tuple[TableView, ...]
    ) -> ItemView:
        text = item.decision.text
        parts = [
            self.say("page.proposals", numbers=", ".join(map(str, part.items)), status=self.say(f"report.status.{part.status}"))
            for part in item.decision.parts
        ]
        place = item.place
        where = self.say("report.page", page=place.page) if place.page else self.say("report.line", line=place.line) if place.line else ""
        return ItemView(
            key=key,
            name=name,
            title=title,
            journal=item.journal_no or "",
            place=where,
            facets=facets,
            status_code=item.decision.status,
            status=status_text(item, self.lang),
            text=text,
            short=text if len(text) <= SHORT else text[: SHORT - 1].rsplit(" ", 1)[0] + " …",
            parts=tuple(parts),
            prose=tuple(self._prose(prose) for prose in money.prose if prose.kind != "mention"),
            tables=tables,
            states_none=bool(money.states_no_consequences),
        )

    def _prose(self, prose: ProseAppropriation) -> str:
        amount = f"{format_kr(prose.amount)} kr." if prose.amount is not None else ""
        years = ", ".join(f"{year}: {format_kr(amount_of)}" for year, amount_of in prose.amounts)
        sources = "; ".join(source.source for source in prose.financing)
        parts = [f"{self.say(f'report.prose.{prose.kind}')}: {amount}".rstrip(": ")]
        parts += [years] if years else []
        parts += [f"{self.say('report.financed_by')} {sources}"] if sources else []
        return " · ".join(parts) + f" – “{prose.text}”"

    # --- findings --------------------------------------------------------------------------------------------------------------

    def _finding(self, key: int, found: Finding) -> FindingView:
        why = found.tolerance_why
        tolerance = say_tolerance(found.tolerance, why, self.result) if found.tolerance is not None and why else ""
        return FindingView(
            key=key,
            code=found.code,
            severity=found.severity,
            level=self.say(f"report.{found.severity}"),
            message=found.message,
            place=place_text(found, self.lang, with_item=False),
            tolerance=tolerance,
            hint=self.say("report.cause", hint=found.hint) if found.hint else "",
        )

    def _target(self, found: Finding) -> str:
        for name in (found.table, found.item):
            if name is not None and (found.path, name) in self._where:
                return self._where[found.path, name][2]
        return self._where[found.path, None][2] if (found.path, None) in self._where else ""

    def _spot(self, found: Finding) -> tuple[str, tuple[str, ...], str]:
        """The title of what a finding is about, where that stands, and its facets without codes."""
        _, document, _ = self._where.get((found.path, None), (None, found.path, ""))
        if found.item is None or (found.path, found.item) not in self._where:
            return document, (), self._facets.get(found.path, "- - -")
        _, title, _ = self._where[found.path, found.item]
        number = self.say("report.item", number=found.item)
        return title, (number, document), self._facets[f"{found.path}\0{found.item}"]

    def _cards(self) -> list[Card]:
        """One card a table, item or document with errors or warnings; those with errors first."""
        groups: dict[tuple[str, str | None, str | None], list[int]] = defaultdict(list)
        for key, found in enumerate(self.result.findings):
            if found.severity != "info":
                groups[found.path, found.item, found.table].append(key)
        cards = []
        for keys in groups.values():
            first = self.result.findings[keys[0]]
            title, where, facets = self._spot(first)
            severity = min((self.result.findings[key].severity for key in keys), key=LEVELS.index)
            views = _hints_once([self.findings[key] for key in keys])
            cards.append(Card(title, where, facets + self._codes(keys), self._target(first), severity, views))
        return sorted(cards, key=lambda card: LEVELS.index(card.severity))

    def _infos(self) -> list[Information]:
        """The same information about many places is said once."""
        groups: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        for key, found in enumerate(self.result.findings):
            if found.severity == "info":
                title, where, facets = self._spot(found)
                place = self.findings[key].place
                text = " · ".join(filter(None, (title, *where, place)))
                groups[found.code, found.message].append(Spot(key, text, self._target(found), facets + self._codes([key])))
        level = self.say("report.info")
        return [Information(code, level, message, len(spots), tuple(spots)) for (code, message), spots in sorted(groups.items())]

    # --- small things ------------------------------------------------------------------------------------------------------------

    def _of_kind(self, wanted: Callable[[TableView], bool]) -> list[tuple[DocumentView, list[TableView]]]:
        found = [(document, [table for item in items for table in item.tables if wanted(table)]) for document, items in self.groups]
        return [(document, tables) for document, tables in found if tables]

    def _choice(self, name: str, text: str) -> int:
        return self.choices[name].setdefault(text, len(self.choices[name]))

    def _codes(self, keys: Any) -> str:
        return " " + ",".join(map(str, sorted({self._choice("code", self.result.findings[key].code) for key in keys})))

    def say(self, key: str, **values: object) -> str:
        """A sentence of the page's language, its gaps filled."""
        return words(key, self.lang).format(**values)

    def count(self, key: str, number: int) -> str:
        """A sentence that counts: one or many."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", count=number)


def _hints_once(findings: list[FindingView]) -> tuple[FindingView, ...]:
    """A likely cause that is the next finding's too is said once, at the last of them."""
    after = [*(found.hint for found in findings[1:]), ""]
    return tuple(replace(found, hint="" if found.hint == hint else found.hint) for found, hint in zip(findings, after, strict=True))


def say_tolerance(tolerance: int, why: str, result: Result) -> str:
    """Tolerance 0 kr.: hele kroner er præcise, som de er trykt."""
    return words("report.tolerance", result.lang).format(amount=f"{format_kr(tolerance, Unit.KR)} kr.", why=why)
