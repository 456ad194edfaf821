"""A random grid printed in any form reads back to the same grid, or the table carries a doubt: never another grid in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.messages import say
from ledger.model import Document, Table
from ledger.sources.text import read

LABELS = [
    "Udgift til skole",
    "Vikarer - løn",
    "Afledt drift",
    "Køb af bus",
    "Ændret organisation",
    "Skoleforlig 2017",
    "8 almene boliger",
    "Pulje, uforudsete udgifter",
    "Drift (netto)",
    "Å-løb og søer",
]
AREAS = ["Skoleudvalget / Udsatte børn", "Økonomiudvalget/Puljer", "Teknik", "8.3", "Social og sundhed"]


@dataclass(frozen=True)
class Grid:
    """A grid as its author meant it: the header's cells and the rows' cells, "" for a blank one."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int

    def has_row_with_some_figures_blank(self) -> bool:
        figures = [row[self.texts : self.texts + self.figures] for row in self.rows]
        return any(any(row) and not all(row) for row in figures)

    @property
    def figures(self) -> int:
        return sum(1 for cell in self.header if cell.isdigit())


def _printed(number: int) -> str:
    digits = f"{abs(number):,}".replace(",", ".")
    return f"-{digits}" if number < 0 else digits


@st.composite
def grids(draw: st.DrawFn, *, blanks: bool = True, areas: bool = True) -> Grid:
    years = [str(year) for year in range(2025, 2025 + draw(st.integers(2, 5)))]
    area = areas and draw(st.booleans())
    permanent = draw(st.booleans())
    header = ["t. kr. i 2025 p/l", *(["Udvalg / område"] if area else []), *years, *(["Varig? ja/nej"] if permanent else [])]
    figure = st.integers(-99_999, 99_999).map(_printed)
    cell = st.one_of(figure, figure, figure, st.sampled_from(["0", "-", *([""] if blanks else [])]))
    rows = []
    for label in draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=6)):
        figures = draw(st.lists(cell, min_size=len(years), max_size=len(years)))
        rows.append(
            (
                label,
                *([draw(st.sampled_from(AREAS))] if area else []),
                *figures,
                *([draw(st.sampled_from(["Ja", "Nej"]))] if permanent else []),
            )
        )
    rows.append(("I alt", *([""] if area else []), *["0"] * len(years), *(["Nej"] if permanent else [])))
    return Grid(tuple(header), tuple(rows), 2 if area else 1)


def _read(text: str) -> Document:
    return read(("Økonomi\n\nSagen har disse konsekvenser:\n\n" + text + "\n\nBeslutning\n\nGodkendt.\n").encode(), "sag.txt", Limits())


def _only_table(text: str) -> Table:
    tables = [block for block in _read(text).blocks if isinstance(block, Table)]
    assert len(tables) == 1, text
    return tables[0]


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _same(table: Table, grid: Grid) -> bool:
    """The same cells; a row of nothing but its label may stand as a block heading of one cell."""
    wanted = [list(grid.header), *map(list, grid.rows)]
    return len(wanted) == len(table.rows) and all(
        cells == row or (len(cells) == 1 and cells[0] == row[0] and not any(row[1:]))
        for cells, row in zip(_cells(table), wanted, strict=True)
    )


def _tabs(grid: Grid) -> str:
    return "\n".join("\t".join(row) for row in (grid.header, *grid.rows))


def _pipes(grid: Grid) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (grid.header, *grid.rows)]
    return "\n".join([lines[0], "|" + "---|" * len(grid.header), *lines[1:]])


def _bars(grid: Grid) -> str:
    return "\n".join(" | ".join(row).rstrip() for row in (grid.header, *grid.rows))


def _aligned(grid: Grid, gap: int = 2, left: bool = False) -> str:
    columns = list(zip(*(grid.header, *grid.rows), strict=True))
    widths = [max(map(len, column)) for column in columns]
    lines = []
    for row in (grid.header, *grid.rows):
        parts = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            right = grid.texts <= number < grid.texts + grid.figures and not left
            parts.append(cell.rjust(width) if right else cell.ljust(width))
        lines.append((" " * gap).join(parts).rstrip())
    return "\n".join(lines)


def _lines(grid: Grid, between: str) -> str:
    return between.join(cell for row in (grid.header, *grid.rows) for cell in row if cell)


@given(grids())
@pytest.mark.parametrize(("printed", "form"), [(_tabs, "tabs"), (_pipes, "pipes"), (_bars, "bars")])
def test_delimited_grid_reads_back_exactly(printed: Callable[[Grid], str], form: str, grid: Grid) -> None:
    table = _only_table(printed(grid))
    assert table.form == form
    assert _same(table, grid)
    assert not table.doubts


@given(grids(), st.integers(2, 6), st.booleans())
def test_aligned_grid_reads_back_or_is_doubted(grid: Grid, gap: int, left: bool) -> None:
    table = _only_table(_aligned(grid, gap, left))
    assert table.form == "aligned"
    assert table.doubts or _same(table, grid)


@given(grids(blanks=False), st.integers(2, 6))
def test_aligned_grid_without_blanks_is_certain(grid: Grid, gap: int) -> None:
    table = _only_table(_aligned(grid, gap))
    assert _same(table, grid)
    assert not table.doubts


@given(grids(areas=False))
def test_collapsed_grid_reads_back_or_is_doubted(grid: Grid) -> None:
    """Every gap one space, blanks vanished (FORMATS B12): the labels may take no figure, the figures no other column."""
    text = "\n".join(" ".join(cell for cell in row if cell) for row in (grid.header, *grid.rows))
    table = _only_table(text)
    figures = [row[1 : 1 + grid.figures] if len(row) > 1 else [""] * grid.figures for row in _cells(table)[1:]]
    wanted = [list(row[1 : 1 + grid.figures]) for row in grid.rows]
    assert table.doubts or figures == wanted


@given(grids(), st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_one_cell_a_line_reads_back_or_is_doubted(grid: Grid, between: str) -> None:
    table = _only_table(_lines(grid, between))
    assert table.form == "lines"
    # a row of nothing but texts leaves no trace of its blank cells: it stands as block headings
    rows = [cells for cells in _cells(table) if len(cells) > 1]
    assert table.doubts or rows == [list(row) for row in (grid.header, *grid.rows) if any(row[grid.texts :])]
    assert bool(table.doubts) == grid.has_row_with_some_figures_blank()


@given(st.binary(max_size=3_000))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    try:
        document = read(data, "x.txt", Limits())
    except SourceError as error:
        refused = error.note
    else:
        assert document.blocks
        return
    assert say(refused)


PARTS = [
    "2025",
    "2026",
    "t. kr.",
    "I alt",
    "400",
    "-400",
    "-",
    "Løn",
    "Udvalg",
    "\t",
    "|",
    "  ",
    " ",
    "\n",
    "\n\n",
    "a",
    "|---|",
    "Nej",
    "#",
]


@given(st.lists(st.sampled_from(PARTS), max_size=120).map("".join))
def test_no_figure_is_lost_or_invented(text: str) -> None:
    """Whatever the layout: every figure of the text stands in the blocks as often as it was printed (a repeated header aside)."""
    if not text.strip():
        return
    document = read(text.encode(), "x.txt", Limits())
    words: Counter[str] = Counter()
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    words.update(cell.text)
        else:
            words.update(block.text)
    if any(isinstance(block, Table) and (block.joined or len(block.rows) < 2) for block in document.blocks):
        return
    assert words["4"] == text.count("4")
