"""Lines held by position → columns, where the same characters stay blank in every row: what an eye sees as gutters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledger.money import is_percent
from ledger.sources.gridcells import is_text_header, is_value, is_year, is_year_header
from ledger.sources.gridpieces import Piece, heads, is_figure_head, pieces, segments


class Span(NamedTuple):
    """The characters a column covers, from `start` to `end` (excluded)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gutters:
    """Columns found by their gutters: the cells of every header line and every row, "" where nothing stands, and what is in doubt.

    `figures` are the indices of the columns that hold amounts, `years` how many of those name a year. `uncertain` are the rows in
    which a figure stands beside the edge that its column keeps, while another cell is blank: it may belong to the neighbour.
    """

    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...]
    years: int
    uncertain: frozenset[int]


def read_gutters(head_lines: Sequence[str], lines: Sequence[str]) -> Gutters | None:
    """Header lines and the lines below → cells by position, or `None` where the gutters do not part every row the same way.

    What a column holds does not matter, so that an address of digits (Stednr. 223042, Konto 8.22.05), a number that ends a label
    ("etape 2"), a space for thousands and a blank cell all stay where they were printed. Without header lines every column of
    figures counts, and the next room will say that nothing names them.
    """
    parted = [heads(text) for text in head_lines]
    if any(found is None for found in parted):
        return None
    head = [found for found in parted if found]
    for split, gap in ((segments, 2), (pieces, 1)):
        body = [split(text) for text in lines]
        spans = _columns(head, body, gap)
        if spans is not None:
            cells = _cells(spans, body)
            if cells is not None:
                return _gutters(spans, head, body, cells)
    return None


def _columns(head: list[list[Piece]], body: list[list[Piece]], gap: int) -> list[Span] | None:
    """The columns that rows and header share; `None` where a header cell stands over two of them, or two over one."""
    rows = _merged([piece for row in body if len(row) > 1 for piece in row], gap)
    if not rows:
        return None
    main = max(head, key=len, default=[])
    named: dict[int, Piece] = {}
    lone: list[Span] = []
    pieces_over = [(piece, line is main) for line in head for piece in line]
    for piece, counts in pieces_over:
        under = [at for at, span in enumerate(rows) if piece.start < span.end and span.start < piece.end]
        if not under:
            lone.append(Span(piece.start, piece.end))
        elif counts and (len(under) > 1 or under[0] in named):
            return None
        elif len(under) == 1 and (counts or under[0] not in named):
            named[under[0]] = piece
    return _paired(rows, set(named), _merged(lone, 1), strict=gap == 1)


def _merged(found: Sequence[Piece | Span], gap: int) -> list[Span]:
    """Pieces → the spans they cover together; fewer than `gap` blanks are no gutter."""
    spans: list[Span] = []
    for piece in sorted(found, key=lambda piece: piece.start):
        if spans and piece.start < spans[-1].end + gap:
            if piece.end > spans[-1].end:
                spans[-1] = Span(spans[-1].start, piece.end)
        else:
            spans.append(Span(piece.start, piece.end))
    return spans


def _paired(rows: list[Span], named: set[int], lone: list[Span], *, strict: bool) -> list[Span] | None:
    """Headings with nothing under them and columns with nothing above them: one beside the other is one column printed apart.

    A heading alone is a year in which nothing is stated. Anything less plain is no reading.
    """
    marks = sorted([(span, "both" if at in named else "rows") for at, span in enumerate(rows)] + [(span, "head") for span in lone])
    columns: list[Span] = []
    run: list[tuple[Span, str]] = []
    for span, kind in [*marks, (Span(0, 0), "both")]:
        if kind != "both" and not (kind == "rows" and not columns and not run):
            run.append((span, kind))
            continue
        settled = _settled(run, strict)
        if settled is None:
            return None
        columns += settled
        run = []
        columns.append(span)
    return columns[:-1]


def _settled(run: list[tuple[Span, str]], strict: bool) -> list[Span] | None:
    kinds = [kind for _, kind in run]
    if "rows" not in kinds or "head" not in kinds:
        return None if strict and "rows" in kinds else [span for span, _ in run]
    if len(kinds) % 2 or any(kinds[at] == kinds[at + 1] for at in range(len(kinds) - 1)):
        return None
    spans = [span for span, _ in run]
    return [Span(spans[at].start, spans[at + 1].end) for at in range(0, len(spans), 2)]


def _at(spans: list[Span], piece: Piece) -> list[int]:
    return [at for at, span in enumerate(spans) if piece.start < span.end and span.start < piece.end]


def _cells(spans: list[Span], body: list[list[Piece]]) -> list[list[list[Piece]]] | None:
    """Each row's pieces by column. Two in one column are words with a wide gap between them in the label, else no reading."""
    placed: list[list[list[Piece]]] = []
    for row in body:
        cells: list[list[Piece]] = [[] for _ in spans]
        for piece in row:
            under = _at(spans, piece)
            if len(row) == 1 and not is_value(piece.text) and under != [0] and (len(under) != 1 or not piece.start):
                under = [0]  # a heading inside the table may reach over several columns
            if len(under) != 1:
                return None
            cells[under[0]].append(piece)
        if any(len(cell) > 1 for cell in cells[1:]) or (len(cells[0]) > 1 and is_value(cells[0][0].text)):
            return None
        if any(is_value(piece.text) for piece in cells[0][1:]) and not all(cells[1:]):
            return None
        placed.append(cells)
    return placed


def _gutters(spans: list[Span], head: list[list[Piece]], body: list[list[Piece]], placed: list[list[list[Piece]]]) -> Gutters | None:
    head_cells = [_head_cells(spans, line) for line in head]
    titles = [" ".join(cells[at] for cells in head_cells if cells[at]) for at in range(len(spans))]
    texts = [tuple(" ".join(piece.text for piece in cell) for cell in row) for row in placed]
    figures = tuple(at for at in range(1, len(spans)) if _holds_amounts(titles[at], [row[at] for row in texts]))
    unnamed = bool(head) and any(not titles[at] and any(is_value(row[at]) for row in texts) for at in range(1, len(spans)))
    if not figures or unnamed:
        return None
    edges = {at: [row[at][0] for row in placed if row[at] and is_value(row[at][0].text)] for at in figures}
    over = {at: [piece for line in head for piece in line if _at(spans, piece) == [at]] for at in figures}
    uncertain = set()
    for number, row in enumerate(placed):
        own = [at for at in figures if row[at]]
        if len(own) == len(figures):
            continue
        if not all(_at_edge(row[at][0], edges[at], over[at]) for at in own) or _holds_figures(texts[number][0], len(own), len(figures)):
            uncertain.add(number)
    years = sum(1 for at in figures if any(is_year_header(cells[at]) for cells in head_cells))
    return Gutters(tuple(map(tuple, head_cells)), tuple(texts), figures, years, frozenset(uncertain))


def _head_cells(spans: list[Span], line: list[Piece]) -> list[str]:
    cells = [""] * len(spans)
    for piece in line:
        under = _at(spans, piece)
        column = under[0] if under else min(range(len(spans)), key=lambda at: max(spans[at].start - piece.end, piece.start - spans[at].end))
        cells[column] = f"{cells[column]} {piece.text}".strip()
    return cells


def _holds_amounts(title: str, cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if is_text_header(title) and not is_year_header(title) and not is_figure_head(title):
        return False
    if not filled:
        return is_figure_head(title)
    return sum(map(is_value, filled)) * 2 > len(filled)


def _holds_figures(label: str, own: int, figures: int) -> bool:
    """Does a label end in what may be the row's missing figures ("I alt 0 0")? A number of its own is none ("etape 2", "2017", "50 %")."""
    tail = pieces(label)[1:]
    if len(tail) != 1:
        return bool(tail)
    text = tail[0].text
    plain = is_year(text) or is_percent(text) or (text.isdigit() and len(text) <= 2 and figures > 1)
    return not plain or (own == 0 and figures == 1 and not is_percent(text))


def _at_edge(piece: Piece, column: list[Piece], over: list[Piece]) -> bool:
    """Does the figure keep the right edge, the left edge or the middle that its column's other figures, or its heading, keep?"""
    others = [other for other in column if other is not piece]
    for edge in (_right, _left, _middle):
        kept = Counter(edge(other) for other in others)
        if any(abs(edge(piece) - at) <= 2 and count * 2 >= len(others) for at, count in kept.items()):
            return True
        if any(abs(edge(piece) - edge(head)) <= 2 for head in over):
            return True
    return False


def _right(piece: Piece) -> int:
    """Where the digits end, doubled: a star, a bracket or a minus behind them hangs out to the right."""
    return 2 * (piece.start + len(piece.text.rstrip("*)-−–÷ ") or piece.text))


def _left(piece: Piece) -> int:
    return 2 * (piece.end - len(piece.text.lstrip("(-−–÷+ ") or piece.text))


def _middle(piece: Piece) -> int:
    return piece.start + piece.end
