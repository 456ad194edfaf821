"""Frames → cases: the same case at two, three or four bodies is one case, whose decision is that of the body that had the last word.

Every body's minutes repeat the table, so the same money is read two to four times within weeks (DOMAIN 5.3). Two items are one case only
where journal number, title and money agree together: a journal number alone is used for unrelated items of one meeting (DOMAIN 6.2).
What a layout does not print (a number, a title) cannot disagree, but then the money must be the very same.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, pairwise
from typing import NamedTuple

import polars as pl

from ledger.frames import Frames
from ledger.minutes.bodies import DECIDING, rank, same
from ledger.patterns import pattern
from ledger.stretches import POSTINGS, between, in_order, spans

__all__ = ["ACTIVE", "NEGATIVE", "Case", "Seen", "body_rank", "cases", "similar_titles", "sums"]

NEGATIVE = ("rejected", "lapsed", "stopped", "returned", "recommended_rejection")
"""Decisions that take the money off the table."""
ACTIVE = ("approved", "recommended", *NEGATIVE)
"""Decisions that move a case. A postponed, noted or discussed case stands where it stood."""

TITLE_LIKENESS = 90
"""Out of 100: a suffix or a misprint may differ, a project may not."""
LOOSE_LIKENESS = 70
"""Out of 100, words in any order: enough for two bodies' titles where number, rows and every figure are the same."""
WINDOW = datetime.timedelta(days=366)
CROWD = 300
"""More items than this under one journal number are compared by their exact money only: a hostile batch costs no more than its size."""

PAIRS = 20_000
"""Pairs that are compared at a time."""

_HABIT = pattern(
    r"\((?:beslutning|b|o|orientering|drøftelse|lukket|åben|lukket sag)\)|^\s*(?:punkt|pkt\.?|sag)\s*\d+\s*[:.]", re.IGNORECASE
)
_WORD = pattern(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Money:
    """What an item moves: `exact` is (year or column, øre) of every counted figure, sorted; `labels` the rows it stands in.

    `sums` are the sums an amount in prose may repeat, in øre; `prose` the (øre, half) named in prose.
    """

    exact: tuple[tuple[str, int], ...]
    labels: frozenset[str]
    sums: frozenset[int]
    prose: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A case at one body: the item (its number in the frames), where and when, and what was decided there.

    `money` is the same for two items that count the very same figures; `None` where an item counts none.
    """

    item: int
    document: int
    path: str
    body: str | None
    date: datetime.date | None
    status: str
    amended: bool
    kind: str
    kommunekode: str | None
    number: str | None
    journal_no: str | None
    title: str | None
    money: int | None

    @property
    def rank(self) -> int:
        """How far up the body stands: council 4, økonomiudvalg 3, committee 2; an unknown body counts as a committee."""
        return body_rank(self.body)


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `seen` in the order of the meetings; `decisive` is the one whose decision stands.

    `changed` is true where a body dealt with other amounts than the one before it (DOMAIN C49).
    """

    seen: tuple[Seen, ...]
    decisive: Seen
    changed: bool

    @property
    def status(self) -> str:
        """What was decided in the end, as far as the documents go."""
        return self.decisive.status


def body_rank(body: str | None) -> int:
    """A body's rank (`ledger.minutes.bodies.rank`); an unknown body is taken for a committee."""
    return rank(body) if body else DECIDING


def cases(frames: Frames) -> tuple[Case, ...]:
    """Every item that carries money (an appropriation table, or prose that is more than a mention) → the cases they belong to.

    In the order in which each case is first met in the batch. Items without money are in no case.
    """
    items = list(_items(frames))
    parent = list(range(len(items)))
    changed: set[int] = set()

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for pairs in _stretches(_pairs(items), frames, items):
        money = _money(frames, {items[index].item for pair in pairs for index in pair})
        for one, other in pairs:
            verdict = _same_case(items[one], items[other], money)
            if verdict is not None:
                parent[max(root(one), root(other))] = min(root(one), root(other))
                if verdict == "changed":
                    changed.add(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(items)):
        groups[root(index)].append(index)
    return tuple(_case([items[i] for i in members], not changed.isdisjoint(members)) for members in groups.values())


def _case(seen: list[Seen], changed: bool) -> Case:
    ordered = sorted(seen, key=lambda s: (s.date or datetime.date.min, s.rank))
    return Case(tuple(ordered), _decisive(ordered), changed)


def _decisive(ordered: list[Seen]) -> Seen:
    """The decision that stands: that of the highest body that moved the case. A case taken up again after a no starts over."""
    standing: Seen | None = None
    for seen in ordered:
        if seen.status in ACTIVE and (standing is None or seen.rank >= standing.rank or standing.status in NEGATIVE):
            standing = seen
    return standing or max(ordered, key=lambda s: (s.status != "none", s.rank, s.date or datetime.date.min))


# --- which items are one case ---


def _pairs(items: list[Seen]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: those that share a journal number, and, where one prints none, those that share their money."""
    by_journal: dict[str, list[int]] = defaultdict(list)
    by_money: dict[int, list[int]] = defaultdict(list)
    for index, seen in enumerate(items):
        if seen.journal_no:
            by_journal[_journal(seen.journal_no)].append(index)
        if seen.money is not None:
            by_money[seen.money].append(index)
    for members in by_journal.values():
        if len(members) <= CROWD:
            yield from (pair for pair in combinations(members, 2) if _possible(items[pair[0]], items[pair[1]]))
    for members in by_money.values():
        some = combinations(members, 2) if len(members) <= CROWD else pairwise(members)
        yield from (pair for pair in some if _possible(items[pair[0]], items[pair[1]]))


def _possible(one: Seen, other: Seen) -> bool:
    """Can they be one case, as far as is known without their figures? Most pairs cannot, and their figures are never looked at."""
    if one.kommunekode and other.kommunekode and one.kommunekode != other.kommunekode:
        return False
    if one.date and other.date and abs(one.date - other.date) > WINDOW:
        return False
    if one.journal_no and other.journal_no and _journal(one.journal_no) != _journal(other.journal_no):
        return False
    same_money = one.money is not None and one.money == other.money
    if one.document == other.document:
        # two points of one meeting, unless a page stores its point twice (FORMATS A2)
        return bool(one.journal_no and other.journal_no) and one.title == other.title and same_money
    # where the figures differ, only what they are called can make them one case
    return same_money or _agree(one.title, other.title, similar_titles) is not False


def _stretches(pairs: Iterator[tuple[int, int]], frames: Frames, items: list[Seen]) -> Iterator[list[tuple[int, int]]]:
    """Pairs → stretches of them whose items hold a limited number of postings: figures as Python values take ten times the room."""
    first = next(pairs, None)
    if first is None:
        return
    counts = dict(frames.postings.group_by("item").len().iter_rows())
    some: list[tuple[int, int]] = []
    held: set[int] = set()
    weight = 0
    for pair in chain((first,), pairs):
        some.append(pair)
        weight += sum(counts.get(items[index].item, 0) for index in pair if index not in held)
        held.update(pair)
        if weight >= POSTINGS or len(some) >= PAIRS:
            yield some
            some, held, weight = [], set(), 0
    if some:
        yield some


def _same_case(one: Seen, other: Seen, amounts: Mapping[int, Money]) -> str | None:
    """`same`, `changed` (the same case with other amounts), or `None` for two cases. Asked of `_possible` pairs."""
    journal = _agree(one.journal_no, other.journal_no, lambda a, b: _journal(a) == _journal(b))
    money, others = amounts[one.item], amounts[other.item]
    exact = bool(money.exact) and money.exact == others.exact
    if one.document == other.document:
        return "same" if exact else None
    same_body = one.body is not None and other.body is not None and same(one.body, other.body)
    if same_body and one.date is not None and one.date == other.date and one.number is not None and one.number == other.number:
        # the same point of the same meeting, read from two files (DOMAIN 6.2): an agenda and its minutes
        if journal and exact:
            return "same"
        alike = _agree(one.title, other.title, similar_titles) and _rows_alike(money, others)
        return "changed" if journal and alike else None
    loose = bool(journal) and exact and money.labels == others.labels
    title = _agree(one.title, other.title, lambda a, b: similar_titles(a, b, loose=loose))
    if title is False or (journal is None and title is None):
        return None
    if same_body and one.date != other.date and one.status == other.status == "approved":
        return None  # a body approves a case once: the second time it is new money
    if exact:
        return "same"
    if not (journal and title):
        return None
    if _prose_fits(money, others):
        return "same"
    if one.body is not None and other.body is not None and not same_body and _rows_alike(money, others):
        return "changed"
    return None


def _agree(one: str | None, other: str | None, compare: object) -> bool | None:
    """Do two printed things agree? `None` where one of them is not printed."""
    return bool(compare(one, other)) if one and other and callable(compare) else None


@lru_cache(maxsize=4096)
def _journal(number: str) -> str:
    return re.sub(r"[^0-9A-ZÆØÅ]+", "-", number.upper()).strip("-")


@lru_cache(maxsize=4096)
def similar_titles(one: str, other: str, *, loose: bool = False) -> bool:
    """Two printed titles → do they name one case? Habits of print apart; every number in them must be the same (phase 1, phase 2)."""
    left, right = _title(one), _title(other)
    if not left.words or not right.words or left.numbers != right.numbers:
        return False
    if left.words == right.words:
        return True
    shorter, longer = sorted((left.words, right.words), key=len)
    if len(shorter) >= 40 and longer.startswith(shorter):  # a title cut by its layout (FORMATS A1)
        return True
    if loose:
        from rapidfuzz import fuzz

        if fuzz.token_set_ratio(left.words, right.words) >= LOOSE_LIKENESS:
            return True
    # No more letters can agree in order than agree at all: most pairs need not be laid beside each other.
    if 200 * (left.letters & right.letters).total() < TITLE_LIKENESS * (len(shorter) + len(longer)):
        return False
    from rapidfuzz import fuzz  # heavy import, needed for titles that are nearly the same

    return fuzz.ratio(left.words, right.words) >= TITLE_LIKENESS


class _Title(NamedTuple):
    """A title as titles are compared: its words folded, the numbers in them, how often it has each letter."""

    words: str
    numbers: list[str]
    letters: Counter[str]


@lru_cache(maxsize=4096)
def _title(title: str) -> _Title:
    words = " ".join(_WORD.findall(_HABIT.sub(" ", title).casefold()))[:400]
    return _Title(words, re.findall(r"\d+", words), Counter(words))


def _prose_fits(one: Money, other: Money) -> bool:
    """Is all the prose of one among the sums of the other (or its prose), by printed precision?"""
    for told, table in ((one, other), (other, one)):
        if told.exact or not told.prose:
            continue
        known = [(amount, 0) for amount in table.sums] + list(table.prose)
        if all(any(abs(amount - figure) <= max(half, slack) for figure, slack in known) for amount, half in told.prose):
            return True
    return False


def _rows_alike(one: Money, other: Money) -> bool:
    """Are at least half of the rows called the same?"""
    together = one.labels | other.labels
    return bool(one.labels and other.labels) and 2 * len(one.labels & other.labels) >= len(together)


# --- reading the frames ---


def _items(frames: Frames) -> Iterator[Seen]:
    if frames.tables.is_empty() and frames.mentions.is_empty():
        return
    items = pl.concat([_own_tables(frames)["item"], _said(frames)["item"]]).unique()
    if items.is_empty():
        return
    wanted = frames.items.filter(pl.col("item").is_in(items.implode()))
    documents = frames.documents.select("document", "path", "udvalg", "date", "kind", "kommunekode").rename(
        {"date": "held", "kind": "form"}
    )
    own = frames.decisions.filter(pl.col("own") & pl.col("part").is_null()).select("item", "status", "amended", "body")
    joined = wanted.join(documents, on="document", how="left").join(own, on="item", how="left").sort("item")
    money = _fingerprints(frames)
    for row in joined.iter_rows(named=True):
        yield Seen(
            item=row["item"],
            document=row["document"],
            path=row["path"],
            body=row["body"] or row["udvalg"],
            date=row["held"],
            status=row["status"] or "none",
            amended=bool(row["amended"]),
            kind=row["form"] or "minutes",
            kommunekode=row["kommunekode"],
            number=row["number"],
            journal_no=row["journal_no"],
            title=row["title"],
            money=money.get(row["item"]),
        )


def _own_tables(frames: Frames) -> pl.DataFrame:
    return frames.tables.filter(pl.col("kind") == "appropriation").select("table", "item")


def _said(frames: Frames) -> pl.DataFrame:
    """The prose that is more than a mention."""
    return frames.mentions.filter((pl.col("kind") != "mention") & pl.col("amount").is_not_null()).select("item", "amount", "half")


_WHEN = pl.coalesce(pl.col("year").cast(pl.String), pl.col("column")).alias("when")


def _counted(postings: pl.DataFrame, tables: pl.DataFrame) -> pl.DataFrame:
    moving = postings.filter(pl.col("counted") & pl.col("amount").is_not_null() & (pl.col("amount") != 0))
    return moving.join(tables.select("table"), on="table", how="semi")


def _fingerprints(frames: Frames) -> dict[int, int]:
    """Item → a number that is the same for the same figures, whatever their order; other figures may rarely share it."""
    tables = _own_tables(frames)
    postings = in_order(frames.postings.select("item", "table", "year", "column", "amount", "counted"), "item")
    found: dict[int, int] = {}
    for first, last in spans(tables["item"].unique().sort(), postings, key="item"):
        counted = _counted(between(postings, "item", first, last), tables)
        hashed = counted.select("item", pl.struct(_WHEN, "amount").hash().alias("hash") % 2**32)
        found.update(hashed.group_by("item").agg(pl.col("hash").sum()).iter_rows())
    return found


def _money(frames: Frames, items: Iterable[int]) -> dict[int, Money]:
    """The money of these items."""
    wanted = pl.Series("item", sorted(items), dtype=pl.Int64)
    own = pl.col("item").is_in(wanted.implode())
    counted = _counted(frames.postings.filter(own), _own_tables(frames))
    figures: dict[int, list[tuple[str, int]]] = defaultdict(list)
    labels: dict[int, set[str]] = defaultdict(set)
    for item, when, amount in counted.select("item", _WHEN, "amount").iter_rows():
        figures[item].append((when, amount))
    for item, label in counted.select("item", "label").unique().iter_rows():
        labels[item].add(" ".join(_WORD.findall(label.casefold())))
    prose: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for item, amount, half in _said(frames).filter(own).iter_rows():
        prose[item].append((amount, half))
    totals = _sums(counted)
    return {
        item: Money(tuple(sorted(figures[item])), frozenset(labels[item]), totals.get(item, frozenset()), tuple(sorted(prose[item])))
        for item in wanted
    }


def sums(frames: Frames) -> dict[int, frozenset[int]]:
    """Item → the sums that an amount in prose may repeat, in øre: of a role, of a row, of a role in one year."""
    return _sums(_counted(frames.postings, _own_tables(frames)))


def _sums(counted: pl.DataFrame) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for together in (("item", "role"), ("item", "row"), ("item", "role", "column")):
        for item, total in counted.group_by(together).agg(pl.col("amount").sum().abs().alias("total")).select("item", "total").iter_rows():
            found[item].add(total)
    return {item: frozenset(totals) for item, totals in found.items()}
