"""A PDF page as pdfium gives it → its text once, its lines with their places, and (on request) its words and text objects.

Every page is read with one call for its text and a few for each line. Only pages that can hold a money table are read
character by character: that is ten times slower.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, compress
from typing import Any, NamedTuple

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Box
from ledger.patterns import pattern
from ledger.sources.guard import exceeded
from ledger.sources.pdf_calls import bare, loose_boxes
from ledger.sources.pdf_letters import NOT_THERE, Blanks, blanks, by_letters, mended
from ledger.sources.pdf_marks import markers_first

HYPHEN = "\ufffe"  # pdfium's mark for a hyphen at the end of a line, put where the line break was
_BREAK = "\r\n"
_LINE_END = pattern(r"[\r\n\ufffe]")  # one set of characters: `re` looks for it many times faster than for alternatives
_BOLD = re.compile(rb"(?i)bold|black|heavy|semibold|demi")
_ASCENT, _DESCENT = 0.89, 0.21  # of the font size, as text fonts have them
_LEAST_ASCENT, _LEAST_DESCENT, _LEAST_HEIGHT = 0.74, 0.1, 0.95  # what a font must say at least for its boxes to be believed
_SAMPLES = 4  # characters of a page whose fonts are asked for that
_NAME = 96  # bytes of a font's name that are looked at
_HEAVY = 600  # a font weight from which a face is bold, where its name does not say


FAR = 20_000.0
"""Points: no page is as large (14,400 is the most a PDF may have); what stands further away, or nowhere (NaN), stands on no page."""


def on_paper(box: Box) -> Box:
    """A box as a broken matrix may give it → one of numbers that can be reckoned with; text keeps a place, if not its own."""
    left, top, right, bottom = (min(max(side, -FAR), FAR) if side == side else 0.0 for side in box)  # NaN is not equal to itself
    return left, top, right, bottom


class Frame(NamedTuple):
    """The page's own coordinates → points from the top left corner of the page as it is read.

    `turn` is the quarter turns (0-3, clockwise) that put the page's text upright; it usually is the page's own /Rotate.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    shown: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page's own space → left, top, right, bottom in reading position."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    @property
    def width(self) -> float:
        """Width of the page in reading position, in points."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height of the page in reading position, in points."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def as_shown(self, box: Box) -> Box:
        """A box in reading position → the same on the page as a viewer shows it (they differ where text lies on its side)."""
        extra = (self.shown - self.turn) % 4
        left, top, right, bottom = box
        if extra == 0:
            return box
        if extra == 1:
            return self.height - bottom, left, self.height - top, right
        if extra == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        return top, self.width - right, bottom, self.width - left


class Line(NamedTuple):
    """One printed line: its text, where it begins among the page's characters and how many it has, and its box.

    `bold` is None for long lines, which nobody asks. `broken` says that the line ends in a hyphen of a broken word.
    """

    text: str
    start: int
    count: int  # type: ignore[assignment]
    left: float
    top: float
    right: float
    bottom: float
    bold: bool | None = None
    broken: bool = False

    @property
    def height(self) -> float:
        """From the font's ascent to its descent, in points: 0.85 to 1.2 times the font size, the same throughout a font."""
        return self.bottom - self.top


@dataclass(slots=True)
class PageText:
    """One page open in pdfium, with the text that was taken from it.

    `by_size`: a font of the page does not say how high its lines are (LibreOffice writes zero), so heights are told from font sizes.
    `letters`: each letter is drawn by itself.
    """

    number: int
    page: Any
    textpage: Any
    frame: Frame
    text: str
    count: int
    mapped: bool
    lines: list[Line]
    by_size: bool = False
    letters: bool = False
    _blanks: Blanks | None = None

    @property
    def blanks(self) -> Blanks:
        """The spaces drawn by themselves: between letters printed one by one, and fixed spaces in amounts (LibreOffice: 1 465)."""
        if self._blanks is None:
            self._blanks = blanks(self.raw, self.page, self.frame.box)
        return self._blanks

    @property
    def raw(self) -> Any:
        """The module of pdfium's own functions."""
        import pypdfium2.raw as raw

        return raw

    @property
    def level(self) -> Callable[[int], tuple[float, float]]:
        """Number of a character → top and bottom of its line by where it stands and its font size, in reading position."""
        return _levels(self.textpage, self.frame.box)


SHORT = 75  # a bold heading is no longer; only such lines are asked for their font


@contextmanager
def opened(document: Any, number: int, limits: Limits, by_size: bool = False) -> Iterator[PageText]:
    """An open document and a page number from 1 → the page with its text and lines, closed when the caller is done with it.

    `by_size` is that of the pages before: heights are told in the same way throughout a document. Raises SourceError
    `source.pdf.page` where pdfium cannot read the page, LimitError past a limit on characters or objects (SPEC 7).
    """
    import pypdfium2.raw as raw

    # pdfium's own handles: the objects that pypdfium2 wraps around them cost as much as reading a page's text once more
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        raise SourceError("source.pdf.page", page=number)
    try:
        if raw.FPDFPage_CountObjects(page) > limits.page_objects:
            raise exceeded("page_objects", limits)
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise SourceError("source.pdf.page", page=number)
        frame = _frame(raw, page, textpage, raw.FPDFText_CountChars(textpage))
        try:
            if frame.turn != frame.shown:
                # pdfium puts lines in order as they are shown; those of a page that lies on its side only when it is set upright
                raw.FPDFPage_SetRotation(page, frame.turn)
                raw.FPDFText_ClosePage(textpage)
                textpage = raw.FPDFText_LoadPage(page)
            yield _read(raw, page, textpage, frame, number, limits, by_size)
        finally:
            raw.FPDFText_ClosePage(textpage)
            if frame.turn != frame.shown:
                raw.FPDFPage_SetRotation(page, frame.shown)
    finally:
        raw.FPDF_ClosePage(page)


def _read(raw: Any, page: Any, textpage: Any, frame: Frame, number: int, limits: Limits, by_size: bool) -> PageText:
    count = raw.FPDFText_CountChars(textpage)
    if count > limits.page_characters:
        raise exceeded("page_characters", limits)
    text, mapped = _text(raw, textpage, count)
    result = PageText(number, page, textpage, frame, text, count, mapped, [], by_size or _by_size(textpage, count))
    if mapped and by_letters(raw, page, count):
        result.letters = True
        result.text = mended(raw, textpage, text, frame.box, lambda: result.blanks)
    result.lines = markers_first(_lines(raw, result))
    return result


def _text(raw: Any, textpage: Any, count: int) -> tuple[str, bool]:
    """All text of the page, and whether its positions are the numbers of the characters (not so where some have no Unicode)."""
    if count <= 0:
        return "", True
    buffer = bytearray(2 * (count + 1))  # not an array of ctypes: each length of it would be a new class
    units = max(raw.FPDFText_GetText(textpage, 0, count, ctypes.c_ushort.from_buffer(buffer)) - 1, 0)
    text = buffer[: 2 * units].decode("utf-16-le", "surrogatepass")
    if len(text) != units:  # characters beyond 16 bits: keep one position for each unit
        text = "".join(map(chr, memoryview(buffer).cast("H")[:units]))
    return text, units == count


def _frame(raw: Any, page: Any, textpage: Any, count: int) -> Frame:
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, bounds)
    shown = raw.FPDFPage_GetRotation(page) % 4
    turn = shown
    if count:
        # the direction in which most of a few characters spread over the page run decides how the page is read
        angle = bare("FPDFText_GetCharAngle", ctypes.c_float)
        samples = [angle(textpage, index) for index in range(0, count, max(count // 5, 1))]
        quarters = [-round(one / (math.pi / 2)) % 4 for one in samples if one >= 0] if any(samples) else [0]
        if quarters:
            turn = max(set(quarters), key=quarters.count)
    return Frame(bounds.left, bounds.bottom, bounds.right, bounds.top, turn, shown)


def _by_size(textpage: Any, count: int) -> bool:
    """Does the font of one of some characters of the page not say how high its lines are?

    pdfium then measures a letter or two, which differ from font to font of one size. A font that says nothing at all has odd glyphs.
    """
    text_object, font_of = bare("FPDFText_GetTextObject", ctypes.c_void_p), bare("FPDFTextObj_GetFont", ctypes.c_void_p)
    drawn = [text_object(textpage, index) for index in range(count // (2 * _SAMPLES), count, max(count // _SAMPLES, 1))]
    return any(map(_unsaid, {font_of(ctypes.c_void_p(one)) for one in drawn if one}))


def _unsaid(font: int | None) -> bool:
    """The address of a font → does it say too little of how high its letters are?"""
    if not font:
        return False
    ascent, descent, handle, size = ctypes.c_float(), ctypes.c_float(), ctypes.c_void_p(font), ctypes.c_float(1.0)
    bare("FPDFFont_GetAscent")(handle, size, ctypes.byref(ascent))
    bare("FPDFFont_GetDescent")(handle, size, ctypes.byref(descent))
    high, low = ascent.value, -descent.value
    return bool((high or low) and (high < _LEAST_ASCENT or low < _LEAST_DESCENT or high + low < _LEAST_HEIGHT))


def _lines(raw: Any, page: PageText) -> list[Line]:
    texts, starts, broken = _printed(page.text)
    stops = [start + len(text) - 1 for text, start in zip(texts, starts, strict=True)]
    textpage, letters = page.textpage, page.letters
    if not page.mapped:
        starts, stops = [_character(raw, textpage, at) for at in starts], [_character(raw, textpage, at) for at in stops]
    heavy, level = _heavy(textpage), page.level
    edge, head = page.frame.left, page.frame.top
    west, east, south, north = edge - FAR, edge + FAR, head - FAR, head + FAR
    if page.frame.turn or page.by_size:
        west = math.inf  # no line is an ordinary one
    new = tuple.__new__  # what `Line(...)` comes to, which is asked for every line
    lines: list[Line] = []
    before = None
    for text, hyphen, start, stop, ends in zip(texts, broken, starts, stops, loose_boxes(textpage, starts, stops), strict=True):
        left, top, right, bottom, _, top2, right2, bottom2 = ends
        if west < left < right2 < east and right <= right2 and south < bottom == bottom2 < top == top2 < north:
            # the ordinary line: on the paper, as high at its end as where it begins
            left -= edge
            top = head - top
            right = right2 - edge
            bottom = head - bottom
        else:
            left, top, right, bottom = _box(page, level, start, stop, ends)
        # a label in bold before its value ("Mødested Byrådssalen") is no bold line: both ends must be
        bold = heavy(start) and heavy(stop) if len(text) <= SHORT else None
        if hyphen:
            text += "-"
        if letters:
            text = text.replace(NOT_THERE, "")
        line = new(Line, (text, start, stop - start + 1, left, top, right, bottom, bold, hyphen))
        if text != before or not _twice(lines[-1], line):
            lines.append(line)
            before = text
    return lines


def _box(page: PageText, level: Callable[[int], tuple[float, float]], start: int, stop: int, ends: tuple[float, ...]) -> Box:
    """The boxes of the first and last characters of a line in the page's own space → the box of the line in reading position."""
    place = page.frame.box
    left, top, right, bottom = place(ends[0], ends[3], ends[2], ends[1])
    _, top2, right2, bottom2 = place(ends[4], ends[7], ends[6], ends[5])
    if page.by_size:
        top, bottom = level(start)
        top2, bottom2 = level(stop)
    if bottom2 - top2 < bottom - top:
        # a letter with an accent stands out of its line's height; the lower of the two ends gives the height
        top, bottom = top2, bottom2
    right = max(right, right2)
    if -FAR < left <= right < FAR and -FAR < top <= bottom < FAR:
        return left, top, right, bottom
    return on_paper((left, top, right, bottom))


def _printed(text: str) -> tuple[list[str], list[int], list[bool]]:
    """The text of a page → its lines that have any, stripped; where each begins in it; and whether it ends in the hyphen of a word."""
    pieces = text.split(_BREAK)
    together = "".join(pieces)
    ordinary = not ("\n" in together or "\r" in together or HYPHEN in together)
    if not ordinary:
        pieces = _LINE_END.split(text)
    after = len(_BREAK) if ordinary else 1
    *begins, _ = accumulate([len(piece) + after for piece in pieces], initial=0)
    broken = (
        [False] * len(pieces)
        if ordinary
        else [text.startswith(HYPHEN, begin + len(piece)) for begin, piece in zip(begins, pieces, strict=True)]
    )
    texts = [piece.strip() for piece in pieces]
    if texts != pieces:
        begins = [begin + len(piece) - len(piece.lstrip()) for begin, piece in zip(begins, pieces, strict=True)]
    if "" in texts:
        begins, broken = list(compress(begins, texts)), list(compress(broken, texts))
        texts = list(filter(None, texts))
    return texts, begins, broken


def _heavy(textpage: Any) -> Callable[[int], bool]:
    """A page → for the number of a character on it: is its face a bold one?"""
    information, weight = bare("FPDFText_GetFontInfo"), bare("FPDFText_GetFontWeight", ctypes.c_int)
    name = ctypes.create_string_buffer(_NAME)
    room, flags = ctypes.c_ulong(_NAME), ctypes.byref(ctypes.c_int())
    fonts: dict[bytes, bool] = {}

    def heavy(index: int) -> bool:
        information(textpage, index, name, room, flags)
        font = name.value
        if font not in fonts:
            fonts[font] = _BOLD.search(font) is not None or weight(textpage, index) >= _HEAVY
        return fonts[font]

    return heavy


def _levels(textpage: Any, place: Callable[[float, float, float, float], Box]) -> Callable[[int], tuple[float, float]]:
    """What `PageText.level` gives, with room for pdfium's answers made once."""
    origin, matrix_of, size_of = bare("FPDFText_GetCharOrigin"), bare("FPDFText_GetMatrix"), bare("FPDFText_GetFontSize", ctypes.c_double)
    at, matrix = (ctypes.c_double * 2)(), (ctypes.c_float * 6)()
    x, y, six = ctypes.byref(at), ctypes.byref(at, ctypes.sizeof(ctypes.c_double)), ctypes.byref(matrix)

    def level(index: int) -> tuple[float, float]:
        origin(textpage, index, x, y)
        matrix_of(textpage, index, six)
        size = size_of(textpage, index) * math.hypot(matrix[2], matrix[3])
        left, bottom = at
        base = place(left, bottom, left, bottom)[1]
        return base - _ASCENT * size, base + _DESCENT * size

    return level


def _twice(before: Line, line: Line) -> bool:
    """Is the same text drawn a second time a hair beside the first, as some writers make bold?"""
    near = 0.15 * line.height
    return abs(line.left - before.left) < near and abs(line.top - before.top) < near


def _character(raw: Any, textpage: Any, position: int) -> int:
    return max(int(raw.FPDFText_GetCharIndexFromTextIndex(textpage, position)), 0)
