"""Blocks → blocks: the parts of a table split by a page or a repeated header put together again (TAB002)."""

from __future__ import annotations

from dataclasses import replace

from ledger.model import Block, Paragraph, Table, TableRow
from ledger.sources.gridcells import (
    closes_table,
    is_aside,
    is_continued,
    is_figure,
    is_furniture,
    is_same_header,
    is_unit,
    is_value,
    is_year_header,
)

_MOST_FURNITURE = 4


def join_parts(blocks: list[Block]) -> list[Block]:
    """Tables of one form with the same header cells and nothing but page furniture between become one; the rest is untouched.

    A part that ends in its total is whole: what follows under the same header is another table, unless a line says "(fortsat)".
    "Udgifter i alt" with a figure is no such total: it is the sum of one side, and the other side is still to come.
    """
    if sum(1 for block in blocks if isinstance(block, Table)) < 2:
        return blocks
    joined: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            above = _open_table(joined)
            if above is not None:
                table = joined[above]
                assert isinstance(table, Table)
                said = any(isinstance(between, Paragraph) and is_continued(between.text) for between in joined[above + 1 :])
                skip = _repeated(table, block, said=said)
                if skip or _goes_on(table, block):
                    between = [part for part in joined[above + 1 :] if isinstance(part, Paragraph) and not is_furniture(part.text)]
                    joined[above:] = [_joined(table, block, skip), *between]
                    continue
        joined.append(block)
    return joined


def _open_table(blocks: list[Block]) -> int | None:
    """The index of the table above, when only page furniture and its own legends lie between."""
    for back, block in enumerate(reversed(blocks), 1):
        if isinstance(block, Table):
            return len(blocks) - back
        if back > _MOST_FURNITURE or not isinstance(block, Paragraph) or not (is_furniture(block.text) or is_aside(block.text)):
            return None
    return None


def _repeated(table: Table, part: Table, *, said: bool) -> int:
    """How many header rows of `table` the part repeats; 0 when it is no later part. `said`: a line between says that it goes on."""
    if table.form != part.form or len(table.rows) < 2 or len(part.rows) < 2:
        return 0
    if not said and closes_table(_texts(table.rows[-1])):
        return 0
    count = 0
    for own, other in zip(table.rows, part.rows, strict=False):
        cells = _texts(own)
        if not _is_header(cells) or not is_same_header(cells, _texts(other)):
            break
        count += 1
    return count if count < len(part.rows) else 0


def _goes_on(table: Table, part: Table) -> bool:
    """Is the part rows of the same table with no header of their own, as wide as it, before any closing total?"""
    if table.form != part.form or table.form == "lines" or closes_table(_texts(table.rows[-1])):
        return False
    widths = [max(len(row.cells) for row in one.rows) for one in (table, part)]
    head = _texts(table.rows[0])
    return widths[0] == widths[1] and any(map(is_year_header, head[1:])) and any(map(is_figure, _texts(part.rows[0])[1:]))


def _is_header(cells: list[str]) -> bool:
    return not any(is_value(cell) and not is_year_header(cell) and not is_unit(cell) for cell in cells[1:]) and len(cells) > 1


def _joined(table: Table, part: Table, skip: int) -> Table:
    return replace(
        table, rows=table.rows + part.rows[skip:], doubts=table.doubts + part.doubts, joined=(*table.joined, part.place, *part.joined)
    )


def _texts(row: TableRow) -> list[str]:
    return [cell.text for cell in row.cells]
