"""Frames → claims on pools: every financing row and every source of cover named in prose, with its money by year, not yet matched.

Prose repeats the table, often three to five times (FORMATS C1): where an item's table covers the money, the prose is not a second claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from ledger.chain import Seen
from ledger.frames import COUNTED, Frames
from ledger.model import AgendaItem, ItemMoney, ProseAppropriation
from ledger.patterns import pattern

__all__ = ["Claim", "Claims"]

PROSE = ("appropriation", "transfer", "frame", "release")
_CURRENT = pattern(r"(?i)løbende|årets|gældende")


@dataclass(frozen=True, slots=True)
class Claim:
    """Money that an item takes from one source in one year. `amount` is øre, positive; `None` where it cannot be told.

    `table` and `row` are the numbers of the frames, `None` for prose; `level` the year of the price level, `None` where none is printed.
    `year_stated` is false where only the meeting tells the year. `trouble` says why the claim cannot be booked (a key of `pool.reason`).
    """

    item: int
    document: int
    wording: str
    udvalg: str | None
    area: str | None
    code: str | None
    role: str
    year: int | None
    amount: int | None
    half: int
    level: int | None
    table: int | None = None
    table_id: str | None = None
    row: int | None = None
    proposal: int | None = None
    section: str | None = None
    page: int | None = None
    line: int | None = None
    year_stated: bool = True
    trouble: str | None = None
    release: bool = False


class Claims:
    """The claims of a batch by item. The frames are grouped once."""

    def __init__(self, frames: Frames) -> None:
        self.readings = frames.readings
        self.positions = {row[0]: (row[1], row[2]) for row in frames.items.select("item", "document", "position").iter_rows()}
        tables = frames.tables.filter(pl.col("kind") == "appropriation")
        self.tables: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in tables.iter_rows(named=True):
            self.tables[row["item"]].append(row)
        rows = frames.rows.filter(pl.col("role").is_in(COUNTED)).join(tables.select("table"), on="table", how="semi")
        self.rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in rows.iter_rows(named=True):
            self.rows[row["table"]].append(row)
        postings = frames.postings.join(tables.select("table"), on="table", how="semi").filter(
            pl.col("counted") & ((pl.col("amount") != 0) | (pl.col("amount").is_null() & (pl.col("state") == "stated")))
        )
        self.postings: dict[int, list[tuple[int | None, int | None, int]]] = defaultdict(list)
        for row_key, year, amount, half in postings.select("row", "year", "amount", "half").iter_rows():
            self.postings[row_key].append((year, amount, half))
        self.spent = _spent(frames)
        self.mentions: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in frames.mentions.iter_rows(named=True):
            self.mentions[row["item"]].append(row)

    def agenda_item(self, item: int) -> AgendaItem | None:
        """The agenda item itself, `None` where only frames are at hand."""
        document, position = self.positions[item]
        reading = self.readings[document] if self.readings else None
        return reading.meeting.items[position - 1] if reading is not None else None

    def in_tables(self, seen: Seen) -> Iterator[Claim]:
        """The claims of an item's tables: financing rows, and any other row whose money is taken away (the caller knows the names)."""
        printed: set[tuple[tuple[str, tuple[tuple[int | None, int | None, int], ...]], ...]] = set()
        for table in self.tables[seen.item]:
            money = tuple((row["label"] or "", tuple(self.postings[row["row"]])) for row in self.rows[table["table"]])
            if money in printed:
                continue  # the same table again, in the indstilling and under Økonomi: the same money
            printed.add(money)
            trouble = _table_trouble(table)
            years = len(table["years"] or ())
            for row in self.rows[table["table"]]:
                for year, amount, half in _by_year(self.postings[row["row"]]):
                    stated = year is not None
                    if not stated and not years and seen.date is not None:
                        year = seen.date.year
                    yield Claim(
                        item=seen.item,
                        document=seen.document,
                        wording=row["label"] or "",
                        udvalg=row["udvalg"],
                        area=row["area"],
                        code=row["source"],
                        role=row["role"],
                        year=year,
                        amount=None if amount is None else abs(amount),
                        half=half,
                        level=_level(table, year),
                        table=table["table"],
                        table_id=table["table_id"],
                        row=row["number"],
                        page=row["page"],
                        line=row["line"],
                        year_stated=stated,
                        trouble=trouble
                        or (
                            "amount_unknown" if amount is None else "into_pool" if amount > 0 else "year_unknown" if year is None else None
                        ),
                    )

    def in_prose(self, seen: Seen) -> Iterator[Claim]:
        """The claims of an item's prose: each source of each sentence that moves money; the indstilling before other sections."""
        mentions = self.mentions[seen.item]
        prose = self._prose(seen.item)
        order = sorted(range(len(mentions)), key=lambda i: mentions[i]["section"] != "proposal")
        for index in order:
            mention = mentions[index]
            if mention["kind"] not in PROSE or mention["income"]:
                continue
            sources = mention["financing"] or []
            for number, source in enumerate(sources):
                printed = prose[index].financing[number] if prose is not None else None
                alone = len(sources) == 1
                amount = source["amount"] if source["amount"] is not None else (mention["amount"] if alone else None)
                half = source["half"] if source["amount"] is not None else mention["half"]
                given = dict(printed.years) if printed is not None and printed.years else {}
                for year, part, stated in self._years(seen, mention, given, alone, amount, half or 0):
                    yield Claim(
                        item=seen.item,
                        document=seen.document,
                        wording=source["source"],
                        udvalg=None,
                        area=None,
                        code=source["code"],
                        role="financing",
                        year=year,
                        amount=part,
                        half=half or 0,
                        level=None,
                        proposal=mention["proposal"],
                        section=mention["section"],
                        page=mention["page"],
                        line=mention["line"],
                        year_stated=stated,
                        trouble="amount_unknown" if not part else "year_unknown" if year is None else None,
                        release=mention["kind"] == "release",
                    )

    def _prose(self, item: int) -> tuple[ProseAppropriation, ...] | None:
        document, position = self.positions[item]
        reading = self.readings[document] if self.readings else None
        if reading is None:
            return None
        money: ItemMoney = reading.money[position - 1]
        return money.prose if len(money.prose) == len(self.mentions[item]) else None

    def _years(
        self, seen: Seen, mention: dict[str, Any], given: dict[int, int], alone: bool, amount: int | None, half: int
    ) -> Iterator[tuple[int | None, int | None, bool]]:
        """The years of one source: its own, those of its sentence, those of the item's table, or at last the meeting's."""
        years = given or ({part["year"]: part["amount"] for part in mention["amounts"] or []} if alone else {})
        if years and (amount is None or abs(sum(years.values()) - amount) <= max(half, 0) * (1 + len(years))):
            yield from ((year, part, True) for year, part in years.items())
            return
        single = {part["year"] for part in mention["amounts"] or []}
        if len(single) == 1:
            yield single.pop(), amount, True
        elif amount is not None and (spent := self._spent_as(seen.item, amount, half)):
            yield from ((year, part, True) for year, part in spent.items())
        elif len(single) > 1:
            yield None, amount, False
        else:
            yield (seen.date.year if seen.date else None), amount, False

    def _spent_as(self, item: int, amount: int, half: int) -> dict[int, int]:
        """The years of the item's table that spends just this amount, so that the prose covers it; empty where none does."""
        return next((years for years in self.spent[item] if abs(sum(years.values()) - amount) <= half), {})


def _spent(frames: Frames) -> dict[int, list[dict[int, int]]]:
    """What each table of an item spends by year, income taken off: tables of years, also those that show no financing (øre)."""
    tables = frames.tables.filter((pl.col("kind") == "appropriation") | (pl.col("reason") == "kind.no_financing")).select("table")
    rows = frames.postings.join(tables, on="table", how="semi").filter(
        pl.col("role").is_in(["expenditure", "income"]) & pl.col("year").is_not_null() & pl.col("amount").is_not_null()
    )
    totals = rows.group_by("item", "table", "year").agg(pl.col("amount").sum()).filter(pl.col("amount") > 0).sort("table", "year")
    spent: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for item, table, year, amount in totals.iter_rows():
        spent[item][table][year] = amount
    return defaultdict(list, {item: list(by_table.values()) for item, by_table in spent.items()})


def _by_year(postings: list[tuple[int | None, int | None, int]]) -> Iterator[tuple[int | None, int | None, int]]:
    """One figure a year: two columns of one year (drift, anlæg) are one draw on its pool. An unknown part makes the year unknown."""
    together: dict[int | None, tuple[int | None, int]] = {}
    for year, amount, half in postings:
        if year in together:
            known, slack = together[year]
            together[year] = (None if known is None or amount is None else known + amount, slack + half)
        else:
            together[year] = (amount, half)
    for year, (amount, half) in together.items():
        if amount != 0:
            yield year, amount, half


def _level(table: dict[str, Any], year: int | None) -> int | None:
    if table["price_level_year"] is not None:
        return int(table["price_level_year"])
    return year if _CURRENT.search(table["price_level"] or "") else None


def _table_trouble(table: dict[str, Any]) -> str | None:
    if table["doubts"]:
        return "table_doubt"
    if table["unit_ore"] is None:
        return "unit_unknown"
    return "signs_unknown" if table["signs_unknown"] else None
