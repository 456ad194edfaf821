"""Pages printed letter by letter → where their own spaces stand, and their text with its lines whole again.

Browsers draw every letter by itself where letters fall between pixels (Chromium and what is built on it: FirstAgenda's print-outs, web
pages saved as PDF). pdfium then leaves out strings that are one space, puts in spaces and line ends of its own, and may end a line
behind every letter. What the page says itself is which letters stand on one line, how near, and where a space was drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ledger.model import Box
from ledger.sources.pdf_calls import bare

NOT_THERE = "\u2063"  # put where pdfium has ended a line that goes on: white space to nobody
_BREAK = "\r\n"
_HYPHEN = "\ufffe"
_STEP = 8  # points: places are kept by their height in such steps
_NOTHING = 0.01  # points: an object as wide as this is a space
_SHARE = 6  # characters for each drawn object, below which a page is printed letter by letter
_LEVEL = 0.5  # points between the baselines of one line
_BEFORE, _TOUCHING, _SPACE = 0.3, 0.2, 0.9  # of the font size: the next letter of a word, and the next word behind a space


@dataclass(slots=True)
class Blanks:
    """Where spaces drawn by themselves begin: places by their height on the page, in reading position."""

    places: dict[int, list[tuple[float, float]]] = field(default_factory=dict)

    def between(self, left: float, right: float, top: float, bottom: float) -> bool:
        """Does one begin from `left` to `right` on a line that reaches from `top` to `bottom`?"""
        return any(
            left < x <= right and top < y <= bottom
            for height in range(int(top // _STEP), int(bottom // _STEP) + 1)
            for x, y in self.places.get(height, ())
        )


def by_letters(raw: Any, page: Any, count: int) -> bool:
    """Is the page's text (of so many characters) drawn letter by letter?"""
    return bool(count) and raw.FPDFPage_CountObjects(page) * _SHARE >= count


def blanks(raw: Any, page: Any, place: Callable[[float, float, float, float], Box]) -> Blanks:
    """A page → its spaces that are objects of their own. `place` turns a rectangle of the page into reading position."""
    found = Blanks()
    at, bounds_of, kind_of = (
        bare("FPDFPage_GetObject", ctypes.c_void_p),
        bare("FPDFPageObj_GetBounds", ctypes.c_int),
        bare("FPDFPageObj_GetType", ctypes.c_int),
    )  # asked of every letter of the page: nothing else is, if it can be helped
    box = (ctypes.c_float * 4)()
    sides = [ctypes.byref(box, number * ctypes.sizeof(ctypes.c_float)) for number in range(4)]
    for number in range(raw.FPDFPage_CountObjects(page)):
        drawn = ctypes.c_void_p(at(page, number))
        if not bounds_of(drawn, *sides):
            continue
        left, bottom, right, top = box
        if abs(right - left) < _NOTHING and abs(top - bottom) < _NOTHING and kind_of(drawn) == raw.FPDF_PAGEOBJ_TEXT:
            x, y, _, _ = place(left, bottom, left, bottom)
            found.places.setdefault(int(y // _STEP), []).append((x, y))
    return found


def mended(raw: Any, textpage: Any, text: str, place: Callable[[float, float, float, float], Box], spaces: Callable[[], Blanks]) -> str:
    """The text of a page (one position for each character) → the same length, line ends inside a line made a space or `NOT_THERE`.

    Where pdfium has ended lines inside lines it takes the page to be set downwards, and has not ended those that do end: then its own
    spaces from one baseline to another become line ends.
    """
    parts: list[str] = []
    done = 0
    at = _next(text, 0)
    while at >= 0:
        broken = text[at] == _HYPHEN
        stop = at + (1 if broken else len(_BREAK))
        if at > 0 and stop < len(text) and raw.FPDFText_IsGenerated(textpage, at - 1) != 1:
            instead = _instead(raw, textpage, at - 1, stop, broken, place, spaces)
            if instead is not None:
                parts += [text[done:at], instead]
                done = stop
        at = _next(text, stop)
    return _parted(raw, textpage, "".join([*parts, text[done:]]), place) if parts else text


def _parted(raw: Any, textpage: Any, text: str, place: Callable[[float, float, float, float], Box]) -> str:
    """Text with pdfium's own spaces between two lines made line ends."""
    letters = list(text)
    at = text.find(" ", 1)
    while 0 < at < len(text) - 1:
        if raw.FPDFText_IsGenerated(textpage, at) == 1 and not (text[at - 1].isspace() or text[at + 1].isspace()):
            _, one, size = _origin(raw, textpage, at - 1, place)
            _, two, other = _origin(raw, textpage, at + 1, place)
            if text[at + 1] != NOT_THERE and abs(one - two) > 0.5 * max(size, other):
                letters[at] = "\n"
        at = text.find(" ", at + 1)
    return "".join(letters)


def _origin(raw: Any, textpage: Any, index: int, place: Callable[[float, float, float, float], Box]) -> tuple[float, float, float]:
    """A character → where it begins on its baseline, in reading position, and its font size in the page's own measure."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    left, base, _, _ = place(x.value, y.value, x.value, y.value)
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, index, rect)
    _, top, _, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
    return left, base, max(bottom - top, 1.0)


def _next(text: str, start: int) -> int:
    found = [at for at in (text.find(_BREAK, start), text.find(_HYPHEN, start)) if at >= 0]
    return min(found, default=-1)


def _instead(
    raw: Any,
    textpage: Any,
    before: int,
    after: int,
    broken: bool,
    place: Callable[[float, float, float, float], Box],
    spaces: Callable[[], Blanks],
) -> str | None:
    """What stands between two characters where pdfium ends a line: `None` where it ends indeed."""
    _, one, _ = _origin(raw, textpage, before, place)
    start, two, _ = _origin(raw, textpage, after, place)
    if abs(one - two) > _LEVEL:
        return None
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, before, rect)
    _, top, right, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
    size = max(bottom - top, 1.0)
    gap = start - right
    if broken:
        return "-" if -_BEFORE * size < gap < _SPACE * size else None
    if not -_BEFORE * size < gap < _SPACE * size:
        return None
    if spaces().between(right - _BEFORE * size, start + _LEVEL, top, bottom):
        return " " + NOT_THERE
    return 2 * NOT_THERE if gap < _TOUCHING * size else None
