"""The pools of a Result → what the sheet Puljer is given: every draw tied to the postings it was booked from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from ledger.messages import Language, words
from ledger.report.workbook.pool_lines import Draw, DrawStatus, PoolBook, of_register
from ledger.result import Result

if TYPE_CHECKING:
    from ledger import pools

Postings = Mapping[tuple[int, int, int], list[tuple[int, int]]]
"""(table, printed row, year) → its counted postings and their øre."""


def of_result(result: Result) -> PoolBook | None:
    """All registers that were used, one after the other; `None` where there is none."""
    if not result.pools:
        return None
    postings, names = _postings(result), result.item_names
    books = []
    for report in result.pools:
        draws = tuple(
            line
            for balance in report.pools
            for draw in balance.draws
            for line in _lines(draw, postings, names.get(draw.claim.item), result.lang)
        )
        book = of_register(report.register, draws)
        books.append(_named(book, report.register.kommune) if len(result.pools) > 1 else book)
    return PoolBook(
        tuple(pool for book in books for pool in book.pools),
        tuple(one for book in books for one in book.reservations),
        tuple(draw for book in books for draw in book.draws),
    )


def _postings(result: Result) -> Postings:
    found: dict[tuple[int, int, int], list[tuple[int, int]]] = defaultdict(list)
    counted = result.frames.postings.filter(pl.col("counted") & (pl.col("amount") != 0) & pl.col("year").is_not_null())
    for posting, table, number, year, amount in counted.select("posting", "table", "number", "year", "amount").iter_rows():
        found[table, number, year].append((posting, amount))
    return found


def _lines(draw: pools.Draw, postings: Postings, item: str | None, lang: Language) -> Iterator[Draw]:
    """One line for each posting of a draw; one for a draw that no posting shows as it was booked: it stands in prose, its year is the
    meeting's, or it was converted from another price level."""
    claim = draw.claim
    parts = [draw.at.path]
    parts += [words("report.item", lang).format(number=item)] if item else []
    parts += [words("report.page", lang).format(page=claim.page)] if claim.page is not None else []
    parts += [words("report.line", lang).format(line=claim.line)] if claim.line is not None else []
    line = Draw(draw.pool, draw.reservation, draw.year, draw.amount, _status(draw), None, ", ".join(parts))
    found = postings.get((claim.table, claim.row, draw.year), []) if claim.table is not None and claim.row is not None else []
    if found and draw.converted_from is None and sum(amount for _, amount in found) == -draw.amount:
        yield from (replace(line, amount=-amount, posting=posting) for posting, amount in found)
    else:
        yield line


def _status(draw: pools.Draw) -> DrawStatus:
    if draw.sets_aside:
        return "sets_aside"
    return draw.counted or "uncounted"


def _named(book: PoolBook, kommune: str) -> PoolBook:
    """Pools of several municipalities may have the same short name: the municipality's stands before it."""

    def named(pool: str) -> str:
        return f"{kommune}: {pool}"

    return PoolBook(
        tuple(replace(one, pool=named(one.pool)) for one in book.pools),
        tuple(replace(one, pool=named(one.pool)) for one in book.reservations),
        tuple(replace(one, pool=named(one.pool)) for one in book.draws),
    )
