"""The printed lines of a page → the same with the marks of its lists (numbers, bullets) before the items that they mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.patterns import pattern

if TYPE_CHECKING:
    from ledger.sources.pdf_page import Line

_MARKER = pattern(r"[•·▪◦‣●○■□\u25aa–-]|\(?(?:[0-9]{1,3}|[a-zæøå])[.)]")
_MARKER_CHARACTERS = 5
_MARKERS = 200  # on one page, at most
_MARKER_ROOM = 3.0  # of a line's height: no farther before its text stands the marker of a list
_LEVEL = 0.25  # of a line's height: what differs by less stands on one line


def markers_first(lines: list[Line]) -> list[Line]:
    """Lines in the order in which they are drawn → the same, the marker of each item of a list right before the item's first line.

    Some writers draw the numbers and bullets of a list when all other text of the page is drawn (WeasyPrint).
    """
    last = len(lines) - 1
    late = [
        number
        for number, line in enumerate(lines)
        if line[2] <= _MARKER_CHARACTERS and _MARKER.fullmatch(line.text) and (number == last or not _marks(line, lines[number + 1]))
    ]
    if not late or len(late) > _MARKERS:
        return lines
    before: dict[int, Line] = {}
    for number in late:
        marker = lines[number]
        marked = [other for other, line in enumerate(lines) if other not in before and _marks(marker, line)]
        if marked:
            before[min(marked, key=lambda other: lines[other].left)] = marker
    moved = {line.start for line in before.values()}
    ordered: list[Line] = []
    for number, line in enumerate(lines):
        if number in before:
            ordered.append(before[number])
        if line.start not in moved:
            ordered.append(line)
    return ordered


def _marks(marker: Line, line: Line) -> bool:
    """Does the text of this line begin on the level of the marker, right behind it?"""
    level = abs(marker.bottom - line.bottom) < _LEVEL * line.height
    return level and -1 < line.left - marker.right < _MARKER_ROOM * line.height
