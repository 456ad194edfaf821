"""Lines of all pages → the lines without page furniture: running heads, running feet and page numbers.

Furniture stands at the edge of the page, in the same place on most pages, with the same words but for its numbers.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence

from ledger.patterns import pattern
from ledger.sources.pdf_calls import bare
from ledger.sources.pdf_page import Line, PageText

_NUMBERS = pattern(r"[0-9]+")
_PAGE_NUMBER = pattern(r"(?i)(?:side|s\.|page)?[ ]?[0-9]{1,4}(?:[ ]?(?:af|of|/)[ ]?[0-9]{1,4})?|[-–][ ]?[0-9]{1,4}[ ]?[-–]")
_FIRST_PAGE = pattern(r"(?i)(?:side|s\.|page)?[ ]?1(?:[ ]?(?:af|of|/)[ ]?1)?|[-–][ ]?1[ ]?[-–]")
_ADDRESS = pattern(r"(?:https?|file)://\S+(?:[ ]+[0-9]+/[0-9]+)?")
_PRINTED = pattern(
    r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4},?[ ]+(?:kl\.[ ])?[0-9]{1,2}[.:][0-9]{2}(?:[ ]?[AP]M)?(?:[ ].*)?|[0-9]+/[0-9]+"
)
_OUTER = 0.05  # of the page's height: where browsers print their own head and foot
_EDGE = 0.11  # of the page's height, at the top and at the bottom
_MARGIN, _MARGIN_SHARE = 92.0, 0.18  # points: the same on a page as high as A4, which is the margin of a page on its side as well
_LINES = 4  # at most so many lines of furniture at either edge
_SHARE = 0.6


Page = tuple[float, list[Line]]
"""Height of the page in reading position, and its lines."""


def furniture(pages: list[Page]) -> list[frozenset[int]]:
    """For each page the numbers of those of its lines that are furniture. A document of one page shows none but by its words."""
    keys = [_keys(height, lines) for height, lines in pages]
    counts = Counter(key for page in keys for key in set(page.values()))
    need = max(2, round(_SHARE * sum(1 for _, lines in pages if lines)))
    # left and right pages carry their heads in different places: half of the pages is then enough, if there are many
    if len(pages) >= 6:
        need = max(2, round(0.4 * len(pages)))
    result = []
    for page, (height, lines) in zip(keys, pages, strict=True):
        found = _from_the_edge([number for number, key in page.items() if counts[key] >= need], lines)
        found |= _browsers_own(height, lines)
        found |= {number for number in page if len(pages) > 1 and _PAGE_NUMBER.fullmatch(lines[number].text) and _alone(number, lines)}
        if len(pages) == 1:  # its number can only be 1
            found |= {number for number in page if _FIRST_PAGE.fullmatch(lines[number].text) and _alone(number, lines)}
        result.append(frozenset(found))
    return result


def _browsers_own(height: float, lines: list[Line]) -> set[int]:
    """The head and foot that a browser prints by itself at the very edges: the page's address, and with it date, time and title.

    They stand on documents of one page too, and the words of an address are no decision ("…-forkastet.html").
    """
    edge = _at_edges(_OUTER, height, lines)
    addresses = {number for number in edge if _ADDRESS.fullmatch(lines[number].text)}
    if not addresses:
        return set()
    return addresses | {number for number in edge if _PRINTED.fullmatch(lines[number].text)}


def without_artifacts(page: PageText, table: float = 0.0) -> list[Line]:
    """A page of a tagged document → its lines without those at its edges that the writer left out of the tags: heads and feet.

    A browser's own head and foot (date, address, page) are such, also on a document of one page. `table` is the height on the page at
    which its first tagged table begins: its heading printed again stands above it, untagged, where the page has nothing else before it.
    """
    lines = page.lines
    object_of = bare("FPDFText_GetTextObject", ctypes.c_void_p)
    mark_of = bare("FPDFPageObj_GetMarkedContentID", ctypes.c_int)

    def marked(line: Line) -> bool:
        drawn = object_of(page.textpage, line.start)
        return bool(drawn) and mark_of(ctypes.c_void_p(drawn)) >= 0

    height = page.frame.height
    edge = set(_at_edges(_EDGE, height, lines))
    above = {number for number, line in enumerate(lines) if line[6] <= table + 1}
    if above and not any(marked(lines[number]) for number in above):
        edge |= above
    inside = [line for number, line in enumerate(lines) if number not in edge]
    if not edge or not inside or not marked(inside[len(inside) // 2]):
        return lines
    return [line for number, line in enumerate(lines) if number not in edge or marked(line)]


def _at_edges(share: float, height: float, lines: list[Line]) -> list[int]:
    """The numbers of the lines in the uppermost and lowest share of the page's height."""
    upper, lower = share * height, (1 - share) * height
    return [number for number, (_, _, _, _, top, _, bottom, _, _) in enumerate(lines) if bottom < upper or top > lower]


def _from_the_edge(numbers: list[int], lines: list[Line]) -> set[int]:
    """Of the lines found again on other pages those with nothing but such lines between them and the edge of the page."""
    if not numbers:
        return set()
    repeated = set(numbers)
    found: set[int] = set()
    for order in (
        sorted(range(len(lines)), key=lambda number: lines[number].top),
        sorted(range(len(lines)), key=lambda n: -lines[n].bottom),
    ):
        for number in order[: _LINES + 1]:
            if number not in repeated:
                break
            found.add(number)
    return found


def _keys(height: float, lines: list[Line]) -> dict[int, tuple[str, int]]:
    """The lines at the edges of a page: number → words without numbers, and where they stand."""
    tops = [line[4] for line in lines]
    order: Sequence[int] = range(len(lines))
    if tops != sorted(tops):
        order = sorted(order, key=tops.__getitem__)
    edge_of_page = max(_EDGE * height, min(_MARGIN, _MARGIN_SHARE * height))
    edge = {}
    for number in [*order[:_LINES], *order[-_LINES:]]:
        line = lines[number]
        if line.bottom < edge_of_page or line.top > height - edge_of_page:
            edge[number] = (_NUMBERS.sub("#", line.text), round(line.top / 4))
    return edge


def _alone(number: int, lines: list[Line]) -> bool:
    """Is it the outermost line at its edge, away from the text? A figure that ends a table is not."""
    line = lines[number]
    distances = [
        min(abs(other.top - line.bottom), abs(line.top - other.bottom)) for position, other in enumerate(lines) if position != number
    ]
    level = any(abs(other.top - line.top) < 0.5 * line.height for position, other in enumerate(lines) if position != number)
    return not level and (not distances or min(distances) > 1.2 * line.height)
