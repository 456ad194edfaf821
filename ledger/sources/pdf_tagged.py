"""A table of the tag tree and the words of its page → a draft. Writers leave empty cells out of the tree: those are found by place."""

from __future__ import annotations

import itertools

from ledger.limits import Limits
from ledger.model import Note
from ledger.sources.guard import exceeded
from ledger.sources.pdf_cells import Span, overlapping, piece_of, union
from ledger.sources.pdf_grid import Draft, Slot, bounds, mark_parted, printed_lines
from ledger.sources.pdf_rulings import Ruled
from ledger.sources.pdf_tags import TaggedCell, TaggedTable
from ledger.sources.pdf_words import Word


def tagged_draft(table: TaggedTable, found: list[Word], ruled: list[Ruled], limits: Limits) -> Draft | None:
    """A tagged table → a draft. Writers leave empty cells out of the tree, so a row with too few is placed by its words."""
    owner = {mark: (r, c) for r, row in enumerate(table) for c, cell in enumerate(row) for mark in cell.marks}
    held: dict[tuple[int, int], list[Word]] = {}
    for word in found:
        at = owner.get(word.mark)
        if at is not None:
            held.setdefault(at, []).append(word)
    everything = [word for group in held.values() for word in group]
    if not everything or len(table) > limits.table_rows:
        return None
    box = bounds(everything)
    doubts: list[Note] = []
    frame = next((one for one in ruled if _around(one, box)), None)
    walls = list(itertools.pairwise(frame.xs)) if frame is not None else []
    grid = _whole(table, held, limits)
    if grid is None:
        grid, columns = _by_place(table, held, walls, doubts)
    else:
        columns = _spans_of(grid)
    heads = 0
    while heads < len(table) and table[heads] and all(cell.head for cell in table[heads]):
        heads += 1
    for row in grid:
        mark_parted(row)
    keep = [number for number, row in enumerate(grid) if any(slot.words or slot.covered for slot in row)]
    header = sum(1 for number in keep if number < heads) or None
    walls = walls if len(walls) == len(columns) else []
    return Draft([grid[number] for number in keep], columns, box, "pdf-tags", header, doubts, walls=walls)


def put_under(before: Draft, after: Draft) -> None:
    """The rest of a tagged table on the next page, whose rows lack columns (empty cells left out) → its cells under the first part's.

    Nothing is changed where it has a heading of its own, or a cell stands under none or several of the columns.
    """
    if after.header_rows or len(after.columns) >= len(before.columns):
        return
    rows: list[list[Slot]] = []
    for slots in after.rows:
        row = [Slot() for _ in before.columns]
        for slot in slots:
            if not slot.words:
                continue
            left, _, right, _ = bounds(slot.words)
            over = overlapping(left, right, before.columns)
            if slot.columns > 1 or len(over) != 1 or row[over[0]].words:
                return
            row[over[0]] = slot
        rows.append(row)
    after.rows, after.columns = rows, before.columns


def _whole(table: TaggedTable, held: dict[tuple[int, int], list[Word]], limits: Limits) -> list[list[Slot]] | None:
    """The grid as tagged, where the cells and their spans fill every row to the same width; `None` where they do not."""
    grid: list[list[Slot]] = []
    down: dict[int, int] = {}
    for r, row in enumerate(table):
        slots: list[Slot] = []
        pending = dict(down)
        down = {column: left - 1 for column, left in pending.items() if left > 1}
        for c, cell in enumerate(row):
            while pending.get(len(slots), 0) > 0:
                slots.append(Slot(covered=True))
            start = len(slots)
            slots.append(Slot(held.get((r, c), []), cell.columns))
            slots.extend(Slot(covered=True) for _ in range(cell.columns - 1))
            if cell.rows > 1:
                down.update(dict.fromkeys(range(start, start + cell.columns), cell.rows - 1))
            if len(slots) > limits.table_columns:
                raise exceeded("table_columns", limits)
        while pending.get(len(slots), 0) > 0:
            slots.append(Slot(covered=True))
        grid.append(slots)
    widths = {len(row) for row in grid}
    return grid if len(widths) == 1 and not _out_of_place(grid) else None


def _out_of_place(grid: list[list[Slot]]) -> bool:
    """Do words of one column stand over another column's? Then cells were left out of the tree, though the rows are equally long."""
    spans = _spans_of(grid)
    return any(one[1] > two[0] + 0.5 for one, two in itertools.pairwise(spans) if one[1] > one[0] and two[1] > two[0])


def _spans_of(grid: list[list[Slot]]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for column in range(max(len(row) for row in grid)):
        held = [word for row in grid if column < len(row) and row[column].columns == 1 for word in row[column].words]
        at = spans[-1][1] if spans else 0.0
        spans.append((min(w.left for w in held), max(w.right for w in held)) if held else (at, at))
    return spans


def _by_place(
    table: TaggedTable, held: dict[tuple[int, int], list[Word]], walls: list[Span], doubts: list[Note]
) -> tuple[list[list[Slot]], list[Span]]:
    """Tagged cells → columns by where their words stand: between the rulings around the table, else by the rows that are complete.

    The cells of a row keep their order; of all ways to give them columns the one is taken in which their words lie nearest to the
    words of the complete rows in those columns.
    """
    columns = walls or _complete_columns(table, held)
    grid: list[list[Slot]] = []
    down: dict[int, int] = {}
    for r, row in enumerate(table):
        slots = [Slot() for _ in columns]
        free = [column for column in range(len(columns)) if column not in down]
        for column in down:
            slots[column].covered = True
        down = {column: left - 1 for column, left in down.items() if left > 1}
        cells = [(cell, held.get((r, c), [])) for c, cell in enumerate(row) if held.get((r, c))]
        for (cell, group), first in zip(cells, _nearest(cells, columns, free), strict=True):
            if first is None:
                doubts.append(Note("table.pdf_columns", (("printed", piece_of(printed_lines(group)[0]).text),)))
                continue
            slots[first].words.extend(group)
            slots[first].columns = min(cell.columns, len(columns) - first)
            for other in range(first + 1, first + slots[first].columns):
                slots[other].covered = True
            if cell.rows > 1:
                down.update(dict.fromkeys(range(first, first + slots[first].columns), cell.rows - 1))
        grid.append(slots)
    _check_figures(grid, doubts)
    return grid, columns


def _around(grid: Ruled, box: tuple[float, float, float, float]) -> bool:
    """Do the rulings enclose the table?"""
    left, top, right, bottom = box
    return grid.xs[0] <= left + 1 and grid.xs[-1] >= right - 1 and grid.ys[0] <= top + 2 and grid.ys[-1] >= bottom - 2


def _complete_columns(table: TaggedTable, held: dict[tuple[int, int], list[Word]]) -> list[Span]:
    """The columns as the words of the longest rows without merged cells show them."""
    plain = [(r, row) for r, row in enumerate(table) if all(cell.columns == 1 and held.get((r, c)) for c, cell in enumerate(row))]
    longest = max((len(row) for _, row in plain), default=0)
    if longest < max(sum(cell.columns for cell in row) for row in table):
        return union([(bounds(group)[0], bounds(group)[2]) for (r, c), group in held.items() if table[r][c].columns == 1])
    columns: list[Span] = []
    for c in range(longest):
        boxes = [bounds(held[r, c]) for r, row in plain if len(row) == longest]
        columns.append((min(box[0] for box in boxes), max(box[2] for box in boxes)))
    return columns


def _nearest(cells: list[tuple[TaggedCell, list[Word]]], columns: list[Span], free: list[int]) -> list[int | None]:
    """The cells of a row from left to right → the first column of each, so that their words lie nearest to those columns in all."""
    width = len(columns)
    open_to = [column in free for column in range(width)]
    worst = float("inf")
    # costs[n][column]: the cheapest way to place the first n cells in the columns before this one
    costs = [[0.0] * (width + 1)]
    taken: list[list[int | None]] = []
    for cell, group in cells:
        left, _, right, _ = bounds(group)
        row, chosen = [worst] * (width + 1), [None] * (width + 1)
        taken.append(list(chosen))
        for end in range(1, width + 1):
            row[end], taken[-1][end] = row[end - 1], taken[-1][end - 1]
            first = end - cell.columns
            if first < 0 or not all(open_to[first:end]) or costs[-1][first] == worst:
                continue
            start, stop = columns[first][0], columns[end - 1][1]
            gap = max(start - right, left - stop, 0.0)
            cost = costs[-1][first] + gap + 0.01 * abs(start + stop - left - right)
            if cost < row[end]:
                row[end], taken[-1][end] = cost, first
        costs.append(row)
    if costs[-1][width] == worst:
        return [None] * len(cells)
    placed: list[int | None] = []
    end = width
    for choices in reversed(taken):
        column = choices[end]
        placed.append(column)
        end = column if column is not None else 0
    return placed[::-1]


def _check_figures(grid: list[list[Slot]], doubts: list[Note]) -> None:
    """A figure that stands under those of another column, and under none of its own, is a doubt."""
    pieces = [[piece_of(slot.words) if slot.words else None for slot in row] for row in grid]
    spans = [
        union([(p.left, p.right) for row in pieces if (p := row[column]) is not None and p.figure and not p.year])
        for column in range(len(grid[0]))
    ]
    for row in pieces:
        for column, piece in enumerate(row):
            if piece is None or not piece.figure:
                continue
            others = [other for other, span in enumerate(spans) if other != column and overlapping(piece.left, piece.right, span)]
            if others and len(spans[column]) > 1:
                doubts.append(Note("table.pdf_columns", (("printed", piece.text),)))
