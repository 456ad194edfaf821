"""Figures with positions → the header columns they stand under, or the word that this cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.money import is_dash
from ledger.sources.gridcells import is_year
from ledger.sources.gridpieces import Piece


@dataclass(frozen=True, slots=True)
class Placing:
    """One row's figure cells. `label` are pieces that turned out to be words' own numbers ("Skoleforlig 2017").

    When not `certain`, `cells` are the figures as printed, in order, without a place for the blank ones.
    """

    cells: tuple[str, ...]
    label: tuple[Piece, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Edges:
    """The character at which each column's figures end (`right`) or begin."""

    right: bool
    at: list[int]


def place_figures(over: Sequence[Piece], rows: Sequence[list[Piece]], spaced: Sequence[bool]) -> list[Placing]:
    """The figures of each row → one cell a header column, blanks by position.

    A row with as many figures as columns is read in order. A row with fewer is placed by the right (or left) edges that the whole
    rows share, or by the header's where no row is whole; two readings, or none, are no certainty. `spaced` tells of rows
    where a space may be a thousands separator or a gap between columns.
    """
    figures = len(over)
    edges = [_edges(over, rows, right) for right in (True, False)]
    return [_place(row, figures, edges, doubtful) for row, doubtful in zip(rows, spaced, strict=True)]


def _place(row: list[Piece], figures: int, edges: list[_Edges | None], spaced: bool) -> Placing:
    printed = tuple(piece.text for piece in row)
    loose = any(after.start - before.end == 1 for before, after in pairwise(row)) or any(piece.peeled for piece in row)
    if spaced and loose:
        return Placing(printed, certain=False)
    if len(row) > figures:
        surplus = len(row) - figures
        # "Løn - 400 - 300": a dash may be the sign of the figure after it
        signs = any(is_dash(before.text) and after.start - before.end == 1 for before, after in pairwise(row))
        if not signs and all(piece.peeled for piece in row[:surplus]) and _stands(row[surplus:], edges, loose):
            return Placing(printed[surplus:], tuple(row[:surplus]))
        return Placing(printed, certain=False)
    if len(row) == figures:
        if row and row[0].peeled and is_year(row[0].text) and not _at_edges(row, edges):
            return Placing(printed, certain=False)
        if not loose and not _in_order(row, edges):
            return Placing(printed, certain=False)
        return Placing(printed)
    readings = {reading for reading in (_reading(row, edge) for edge in edges if edge is not None) if reading is not None}
    if len(readings) != 1:
        return Placing(printed, certain=False)
    cells = [""] * figures
    for piece, column in zip(row, readings.pop(), strict=True):
        cells[column] = piece.text
    return Placing(tuple(cells))


def _edges(over: Sequence[Piece], rows: Sequence[list[Piece]], right: bool) -> _Edges | None:
    """The edge each column keeps, or `None` where the whole rows do not keep one (right-aligned, or left-aligned, or neither)."""
    heads = [piece.end if right else piece.start for piece in over]
    whole = [[piece.end if right else piece.start for piece in row] for row in rows if len(row) == len(over)]
    if not whole:
        seen = {piece.end if right else piece.start for row in rows for piece in row}
        return _Edges(right, heads) if seen and seen <= set(heads) and _apart(heads) else None
    for column in zip(*whole, strict=True):
        if max(column) - min(column) > 1:
            return None
    kept = [max(column) for column in zip(*whole, strict=True)]
    if len(whole) == 1 and sum(1 for head, edge in zip(heads, kept, strict=True) if abs(head - edge) <= 1) < len(kept):
        return None
    return _Edges(right, kept) if _apart(kept) else None


def _apart(edges: list[int]) -> bool:
    return all(after - before > 3 for before, after in pairwise(edges))


def _reading(row: list[Piece], edges: _Edges) -> tuple[int, ...] | None:
    """The columns of a row's figures, where every one stands at exactly one edge, in order."""
    own = [piece.end if edges.right else piece.start for piece in row]
    columns = [[column for column, edge in enumerate(edges.at) if abs(edge - side) <= 1] for side in own]
    if not all(len(found) == 1 for found in columns):
        return None
    placed = tuple(found[0] for found in columns)
    return placed if list(placed) == sorted(set(placed)) else None


def _stands(row: list[Piece], edges: list[_Edges | None], loose: bool) -> bool:
    """May the figures left after giving numbers back to the label be read in order?"""
    return loose or _in_order(row, edges)


def _at_edges(row: list[Piece], edges: list[_Edges | None]) -> bool:
    return any(edge is not None and _reading(row, edge) == tuple(range(len(row))) for edge in edges)


def _in_order(row: list[Piece], edges: list[_Edges | None]) -> bool:
    """Does no edge say that one of the figures stands under another column?"""
    return all(edge is None or _reading(row, edge) in (None, tuple(range(len(row)))) for edge in edges)
