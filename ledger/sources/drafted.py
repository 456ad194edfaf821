"""Lines that draw a table without saying so (tab stops in Word, `<pre>` on a page) → the table, found as in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ledger.limits import Limits
from ledger.model import Block, Place, Table
from ledger.sources.textgrid import blocks_of
from ledger.sources.textlines import Line, mend


def drafted_tables(lines: Sequence[str], places: Sequence[Place], limits: Limits) -> list[Block] | None:
    """Lines with their white space, and where each stands → their blocks, or `None` when there is no table among them.

    Tabs at the end of a line are kept: they are the row's last cells, which state nothing.
    """
    found = blocks_of([Line(number, mend(line).rstrip(" ")) for number, line in enumerate(lines)], limits, markdown=False)
    if not any(isinstance(block, Table) for block in found):
        return None
    return [_placed(block, places) for block in found]


def _placed(block: Block, places: Sequence[Place]) -> Block:
    if not isinstance(block, Table):
        return replace(block, place=_real(block.place, places))
    rows = tuple(
        replace(
            row,
            place=_real(row.place, places),
            cells=tuple(cell if cell.place is None else replace(cell, place=_real(cell.place, places)) for cell in row.cells),
        )
        for row in block.rows
    )
    doubts = tuple(replace(doubt, place=_real(doubt.place, places)) for doubt in block.doubts)
    joined = tuple(_real(place, places) for place in block.joined)
    return replace(block, rows=rows, place=_real(block.place, places), doubts=doubts, joined=joined)


def _real(place: Place, places: Sequence[Place]) -> Place:
    return place if place.line is None or place.line >= len(places) else places[place.line]
