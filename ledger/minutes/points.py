"""Lines → where the agenda points begin, by evidence of the whole document: which form it uses, ascending numbers, what follows.

A single line proves nothing: `1. udvalget får en status` looks like Thisted's `136. Titel`. What tells them apart is that the first
point stands before the first section heading, that numbers go on from it, and that a journal number or the first heading of the
layout follows. Layouts without numbers begin a point with a journal number, a heading of the format, or the layout's first heading.
"""

from __future__ import annotations

from ledger.minutes import numbered, titles, unnumbered
from ledger.minutes.forms import Point
from ledger.minutes.headings import Headings
from ledger.minutes.lines import Line


def find(lines: tuple[Line, ...], headings: Headings) -> list[Point]:
    """The points of a document in order. Content without any recognisable point is one point with number `None`."""
    # A dated line such as `Økonomiudvalget 18-03-2025` may be the title of the document: it does not open the first point.
    first_heading = next((row for row, heading in enumerate(headings) if heading is not None and not heading.quoted), len(lines))
    chosen = numbered.choose(lines, headings, first_heading)
    if chosen:
        above = titles.lone_journal(lines, headings, chosen[0].first - 1) is not None
        points = [titles.gather(lines, headings, candidate, above) for candidate in chosen]
    else:
        points = unnumbered.find(lines, headings, first_heading)
    ends = [point.first for point in points[1:]] + [len(lines)]
    return [
        Point(point.first, point.content, point.number, point.title, point.journal_no, end) for point, end in zip(points, ends, strict=True)
    ]
