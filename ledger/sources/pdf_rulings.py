"""Lines drawn on a page → grids of ruled cells: stroked lines, frames, and thin filled rectangles that serve as lines."""

from __future__ import annotations

import ctypes
import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ledger.limits import Limits
from ledger.model import Box
from ledger.sources.guard import exceeded
from ledger.sources.pdf_calls import bare
from ledger.sources.pdf_page import PageText

_THIN = 2.6  # points: a filled rectangle thinner than this is a line
_SHORT = 4.0  # points: shorter strokes are dashes, ticks and letters drawn as paths
_SNAP = 2.5  # points between edges that are one and the same
_NESTING = 4
_LIMIT_SEGMENTS = 4  # path segments for each object that the limit on objects allows


@dataclass(slots=True)
class Edge:
    """A ruling: where it stands across its direction, and from where to where it runs (points, reading position)."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ruled:
    """One connected grid: the vertical and horizontal places of its lines, and the edges themselves."""

    xs: list[float]
    ys: list[float]
    vertical: list[Edge]
    horizontal: list[Edge]
    _upright: dict[int, list[Edge]] = field(init=False)
    _level: dict[int, list[Edge]] = field(init=False)

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def __post_init__(self) -> None:
        self._upright = _by_place(self.vertical, self.xs)
        self._level = _by_place(self.horizontal, self.ys)

    def wall(self, column: int, top: float, bottom: float) -> bool:
        """Is there a line at the left of this column between the two heights?"""
        return _covers(self._upright.get(column, ()), top, bottom)

    def floor(self, row: int, left: float, right: float) -> bool:
        """Is there a line above this row between the two places?"""
        return _covers(self._level.get(row, ()), left, right)


def _by_place(edges: list[Edge], places: list[float]) -> dict[int, list[Edge]]:
    """Edges by the number of the place (a column's left side, a row's top) where they stand."""
    found: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        after = bisect_left(places, edge.at)
        near = min((number for number in (after - 1, after) if 0 <= number < len(places)), key=lambda number: abs(places[number] - edge.at))
        found[near].append(edge)
    return found


def _covers(edges: Sequence[Edge], start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(edge.start - _SNAP <= middle <= edge.end + _SNAP for edge in edges)


def rulings(page: PageText, limits: Limits) -> tuple[list[Edge], list[Edge]]:
    """A page → its vertical and horizontal lines, those that touch end to end joined. Too many drawn segments: LimitError."""
    import pypdfium2.raw as raw

    vertical: list[Edge] = []
    horizontal: list[Edge] = []
    budget = limits.page_objects * _LIMIT_SEGMENTS
    kind_of, segments = bare("FPDFPageObj_GetType", ctypes.c_int), bare("FPDFPath_CountSegments", ctypes.c_int)
    inside, inner_objects = bare("FPDFFormObj_GetObject", ctypes.c_void_p), bare("FPDFFormObj_CountObjects", ctypes.c_int)
    drawn_path, form = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM

    def add(left: float, bottom: float, right: float, top: float) -> None:
        x0, y0, x1, y1 = page.frame.box(left, bottom, right, top)
        if x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
            vertical.append(Edge((x0 + x1) / 2, y0, y1))
        elif y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
            horizontal.append(Edge((y0 + y1) / 2, x0, x1))

    def visit(count: int, get: Callable[[Any, Any], int | None], holder: Any, matrix: tuple[float, ...], depth: int) -> None:
        nonlocal budget
        for index in range(count):
            budget -= 1  # a form may be drawn by others again and again
            if budget < 0:
                raise exceeded("page_objects", limits)
            address = get(holder, ctypes.c_ulong(index))
            if not address:
                continue
            found = ctypes.c_void_p(address)
            kind = kind_of(found)
            if kind == drawn_path:
                budget -= segments(found)
                if budget < 0:
                    raise exceeded("page_objects", limits)
                _path(raw, found, matrix, add)
            elif kind == form and depth < _NESTING:
                visit(inner_objects(found), inside, found, _times(_matrix(raw, found), matrix), depth + 1)

    count = raw.FPDFPage_CountObjects(page.page)
    visit(count, bare("FPDFPage_GetObject", ctypes.c_void_p), page.page, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
    return _joined(vertical), _joined(horizontal)


def _matrix(raw: Any, found: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    bare("FPDFPageObj_GetMatrix")(found, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: tuple[float, ...], two: tuple[float, ...]) -> tuple[float, ...]:
    """First `one`, then `two`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _path(raw: Any, path: Any, outer: tuple[float, ...], add: Any) -> None:
    """One drawn path → its straight horizontal and vertical parts. A curve ends the straight part; clipping draws nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    bare("FPDFPath_GetDrawMode")(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    a, b, c, d, e, f = _times(_matrix(raw, path), outer)
    segment_of, point_of = bare("FPDFPath_GetPathSegment", ctypes.c_void_p), bare("FPDFPathSegment_GetPoint")
    kind_of, closes = bare("FPDFPathSegment_GetType", ctypes.c_int), bare("FPDFPathSegment_GetClose", ctypes.c_int)
    at = (ctypes.c_float * 2)()
    across, up = ctypes.byref(at), ctypes.byref(at, ctypes.sizeof(ctypes.c_float))
    pieces: list[list[tuple[float, float]]] = []
    for number in range(bare("FPDFPath_CountSegments", ctypes.c_int)(path)):
        segment = ctypes.c_void_p(segment_of(path, number))
        point_of(segment, across, up)
        x, y = at
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind_of(segment) == raw.FPDF_SEGMENT_LINETO and pieces:
            pieces[-1].append(point)
        else:
            pieces.append([point])
        if closes(segment) and pieces[-1]:
            pieces[-1].append(pieces[-1][0])
    for piece in pieces:
        if stroke.value:
            for (x0, y0), (x1, y1) in itertools.pairwise(piece):
                add(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        elif len(piece) >= 4:
            # filled only: a thin rectangle is a line, the ground of a cell is not
            add(min(p[0] for p in piece), min(p[1] for p in piece), max(p[0] for p in piece), max(p[1] for p in piece))


def _joined(edges: list[Edge]) -> list[Edge]:
    """Edges that lie on each other or touch end to end → one edge."""
    kept: list[Edge] = []
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if groups and edge.at - groups[-1][0].at <= _SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    for group in groups:
        at = sum(edge.at for edge in group) / len(group)
        group.sort(key=lambda edge: edge.start)
        start, end = group[0].start, group[0].end
        for edge in group[1:]:
            if edge.start > end + _SNAP:
                kept.append(Edge(at, start, end))
                start, end = edge.start, edge.end
            else:
                end = max(end, edge.end)
        kept.append(Edge(at, start, end))
    return kept


def grids(vertical: list[Edge], horizontal: list[Edge], limits: Limits) -> list[Ruled]:
    """Lines → the grids they form: those that cross or touch each other belong together. At least 2 x 2 lines each way."""
    parent = list(range(len(vertical) + len(horizontal)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    order = sorted(range(len(horizontal)), key=lambda number: horizontal[number].at)
    heights = [horizontal[number].at for number in order]
    work = limits.page_objects * _LIMIT_SEGMENTS
    for position, edge in enumerate(vertical):
        first = _first_from(heights, edge.start - _SNAP)
        while first < len(order) and heights[first] <= edge.end + _SNAP:
            work -= 1
            if work < 0:
                raise exceeded("page_objects", limits)
            other = horizontal[order[first]]
            if other.start - _SNAP <= edge.at <= other.end + _SNAP:
                parent[root(position)] = root(len(vertical) + order[first])
            first += 1
    members: dict[int, tuple[list[Edge], list[Edge]]] = defaultdict(lambda: ([], []))
    for position, edge in enumerate(vertical):
        members[root(position)][0].append(edge)
    for position, edge in enumerate(horizontal):
        members[root(len(vertical) + position)][1].append(edge)
    found = []
    for upright, level in members.values():
        xs = _with_ends(_places(upright), level)
        ys = _with_ends(_places(level), upright)
        if len(xs) >= 2 and len(ys) >= 2:
            found.append(Ruled(xs, ys, upright, level))
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _with_ends(places: list[float], across: list[Edge]) -> list[float]:
    """Places of lines one way, and where the lines across them end: a table without a frame at its sides has its outer columns too."""
    if not places or not across:
        return places
    start, end = min(edge.start for edge in across), max(edge.end for edge in across)
    before = [start] if start < places[0] - 2 * _SNAP else []
    after = [end] if end > places[-1] + 2 * _SNAP else []
    return [*before, *places, *after]


def _first_from(heights: list[float], at: float) -> int:
    return bisect_left(heights, at)


def _places(edges: list[Edge]) -> list[float]:
    places: list[float] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if not places or edge.at - places[-1] > _SNAP:
            places.append(edge.at)
    return places
