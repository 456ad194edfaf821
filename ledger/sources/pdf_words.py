"""Characters of a page → words, with what stands between two of them: a printed space, or only a gap.

The difference is what tells two narrow columns apart: within a cell a space is printed, between cells nothing is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat

from ledger.model import Box
from ledger.patterns import pattern
from ledger.sources.pdf_calls import bare, character_boxes
from ledger.sources.pdf_letters import NOT_THERE
from ledger.sources.pdf_page import FAR, Line, PageText, on_paper
from ledger.sources.spaces import superscript

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ODD = pattern("[\ufb00-\ufb06\uf020-\uf07e\ud800-\udfff]")
_GAP = 0.28  # of the line's height: a wider gap inside a string of characters is a boundary even without a space
_CLOSE = 0.2  # of the line's height: no gap at all
_BEGINS_AMOUNT = frozenset("0123456789(-−–")
_LIGATED = frozenset("flit")  # letters that one glyph may hold twice
_SOFT_HYPHEN = "\u00ad"
_UNKNOWN = "\ufffd"
# a run whose first letter stands twice may be one drawn letter by letter twice
# not over a capital behind a small letter, where the next cell may begin ("RessourcepædagogerJa")
_LETTERS = pattern(r"(?=(.)(?!\1))(?:[A-ZÆØÅ][a-zæøå]+|[a-zæøå]{2,}|[A-ZÆØÅ]{2,})[.,:]?", plain=True)
_NARROWEST = 0.2  # of the line's height: the mean width of the letters of a run

Letters = tuple[str, float, float, float, float, int, int, float, float]
"""A printed character or a run of letters: its text, its box in reading position (left, top, right, bottom), the numbers of its first and
last letter, and where the first letter ends and the last begins."""


@dataclass(slots=True)
class Word:
    """A run of printed characters without white space. `glued` says a printed space joins it to the word before it.

    `spaced` says that a space of the document's own follows it, be it at the end of a line.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    first: int
    last: int
    glued: bool
    mark: int = -1
    spaced: bool = False

    @property
    def height(self) -> float:
        """From ascent to descent in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height on the page of the middle of the word."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Left, top, right, bottom in reading position."""
        return self.left, self.top, self.right, self.bottom


def mend_text(text: str) -> str:
    """Text of a line as pdfium gives it → the same with ligatures as letters and symbol-font characters as themselves.

    Symbol fonts put ASCII in a private area: U+F02D is a minus there.
    """
    if text.isascii() or not _ODD.search(text):
        return text
    for ligature, letters in _LIGATURES.items():
        text = text.replace(ligature, letters)
    text = "".join(map(_plain, text))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _plain(character: str) -> str:
    return chr(ord(character) - 0xF000) if "\uf020" <= character <= "\uf07e" else character


def words(page: PageText, marks: bool = False, lines: list[Line] | None = None) -> list[Word]:
    """A page, or some of its lines → its words in the order of the content. With `marks` each knows its marked-content id.

    Of a run of letters only those at its ends are read, and the second, which tells whether it is set with space between its letters: for
    the rest nothing can change what the word is. Not so on a page that draws letters twice, or has a mark inside a run: that is read
    letter by letter.
    """
    stretches = _stretches(lines, page.count) if lines is not None else [(0, page.count)]
    pieces, spaces = _pieces(page, stretches, runs=True)
    whole = _doubled(pieces)
    ids = _marks(page, pieces) if marks and not whole else {}
    if whole or ids is None:
        pieces, spaces = _pieces(page, stretches, runs=False)
        pieces = _undoubled(pieces)
        ids = _marks(page, pieces) if marks else {}
    return _words(page, pieces, spaces, ids or {})


def _words(page: PageText, pieces: list[Letters], spaces: dict[int, bool], ids: dict[int, int]) -> list[Word]:
    """Letters, the white space between them and their marked contents → words."""
    found: list[Word] = []
    word: Word | None = None
    before: Letters | None = None
    for piece in pieces:
        text, left, top, right, bottom, index, last, _, _ = piece
        mark = ids.get(index, -1) if ids else -1
        joined = before is not None and word is not None and mark == word.mark
        if before is not None and joined:
            _, _, high, end, low, _, previous, _, _ = before
            # the ordinary next letter of a word is told without further questions
            if not (top == high and bottom == low and index == previous + 1 and abs(left - end) < _CLOSE * (bottom - top)):
                joined = _continues(before, piece, spaces)
            if joined and text in _BEGINS_AMOUNT and before[0][-1].isalpha():
                # a label that runs up to its amount touches it; what is drawn as one string belongs together ("A4")
                joined = _drawn_by(page, previous) == _drawn_by(page, index)
            elif joined and text[0].isupper() and (before[0][-1].islower() or before[0][-1] == ","):
                # so does a label that fills its cell up to the words of the next ("Ressourcepædagoger,Ja")
                joined = _drawn_by(page, previous) == _drawn_by(page, index)
        if joined and word is not None:
            word.text += superscript(text) if _raised(text, top, bottom, word) else text
            if right > word.right:
                word.right = right
            if top > word.top and bottom > word.top + 1:  # accents stand out of the line, raised marks do not count
                word.top = top
            word.last = last
        else:
            glued = False
            if word is not None and before is not None:
                if before[6] + 1 < index:
                    word.spaced = spaces.get(before[6] + 1, False)
                glued = _spaced(page, before, piece, spaces)
            word = Word(text, left, top, right, bottom, index, last, glued, mark)
            found.append(word)
        before = piece
    return found


def _stretches(lines: list[Line], count: int) -> list[tuple[int, int]]:
    """Lines → the characters they begin and end with and one more on each side, as ranges of numbers that do not overlap."""
    found: list[tuple[int, int]] = []
    for start, stop in sorted((max(line.start - 1, 0), min(line.start + line.count + 1, count)) for line in lines):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _drawn_by(page: PageText, index: int) -> int:
    return bare("FPDFText_GetTextObject", ctypes.c_void_p)(page.textpage, index) or -1


def _raised(text: str, top: float, bottom: float, word: Word) -> bool:
    """A small digit set high behind a figure is a footnote mark (400¹), never a digit of the amount."""
    height = word.bottom - word.top
    return bottom - top < 0.85 * height and bottom < word.bottom - 0.12 * height and text.isdigit() and word.text[-1:].isdigit()


def _continues(before: Letters, piece: Letters, spaces: dict[int, bool]) -> bool:
    _, _, high, end, low, _, last, _, _ = before
    _, left, top, _, bottom, first, _, _, _ = piece
    height = max(bottom - top, low - high)
    if not -0.6 * height < left - end < _GAP * height:
        return False
    if abs(top - high) > 0.5 * height and abs(bottom - low) > 0.5 * height:
        return False
    return first - last == 1 or not any(index in spaces for index in range(last + 1, first))


def _spaced(page: PageText, before: Letters, piece: Letters, spaces: dict[int, bool]) -> bool:
    """Is there a space of the document's own between the two, and none that pdfium put there?"""
    _, _, high, end, low, _, last, _, inner = before
    _, left, top, _, bottom, first, _, outer, _ = piece
    if first == last + 2:
        own = spaces.get(last + 1)
    else:
        between = [spaces[index] for index in range(last + 1, first) if index in spaces]
        own = all(between) if between else None
    if own is None:
        return False
    height = max(bottom - top, 1.0)
    # in type of one width a space is as wide as a letter
    widest = max(0.55 * height, 1.2 * min(end - inner, outer - left))
    if not (abs(top - high) < 0.5 * height and -0.6 * height < left - end < widest):
        return False
    if own:
        return True
    return bool(page.blanks.places) and page.blanks.between(end - 0.3 * (low - high), left + 0.1, high, low)


def _pieces(page: PageText, stretches: list[tuple[int, int]], runs: bool) -> tuple[list[Letters], dict[int, bool]]:
    """What is printed, and the white space between: number → is it the document's own (not made by pdfium)?

    With `runs` the letters of a run between its ends are not asked for.
    """
    raw, textpage = page.raw, page.textpage
    texts = page.text if page.mapped else "".join(chr(raw.FPDFText_GetUnicode(textpage, n) & 0xFFFF) for n in range(page.count))
    parts, white = _parts(texts, stretches, runs)
    generated = map(bare("FPDFText_IsGenerated", ctypes.c_int), repeat(textpage), white)
    spaces = {index: not made for index, made in zip(white, generated, strict=True)}
    put = _in_reading_position(page)
    asked = [number for first, last in parts for number in ((first,) if first == last else (first, first + 1, last))]
    boxes = character_boxes(textpage, asked)
    found: list[Letters] = []
    soft = False
    for first, last in parts:
        left, top, right, bottom = put(first, next(boxes))
        if first != last:
            (second, _, _, _), (inner, top2, end, bottom2) = put(first + 1, next(boxes)), put(last, next(boxes))
            mean = (end - left) / ((last - first + 1) * (bottom - top)) if top == top2 < bottom == bottom2 else 0.0
            if mean > _NARROWEST and abs(second - right) < _CLOSE * (bottom - top) and right > left and end > inner:
                found.append((texts[first : last + 1], left, top, end, bottom, first, last, right, inner))
            else:
                letters = range(first, last + 1)
                for index, (left, top, right, bottom) in zip(
                    letters, map(put, letters, character_boxes(textpage, [*letters])), strict=True
                ):
                    if right > left or bottom > top:
                        found.append((texts[index], left, top, right, bottom, index, index, right, left))
        elif right > left or bottom > top:
            text = texts[first]
            if not "!" <= text <= "~":
                if text in ("\ufffe", "\x02"):
                    text = "-"
                elif text < " ":
                    text = _UNKNOWN
                else:
                    soft = soft or text == _SOFT_HYPHEN
                    text = _LIGATURES.get(text, _plain(text))
            found.append((text, left, top, right, bottom, first, first, right, left))
    return (_soft_hyphens(found, spaces) if soft else found), spaces


def _parts(texts: str, stretches: list[tuple[int, int]], runs: bool) -> tuple[list[tuple[int, int]], list[int]]:
    """The text of a page → its single characters and its runs of letters (the numbers of the first and the last), and its white space."""
    parts: list[tuple[int, int]] = []
    white: list[int] = []

    def single(start: int, stop: int) -> None:
        for index in range(start, stop):
            text = texts[index]
            if text.isspace() or text in "\u200b\ufeff":
                white.append(index)
            elif text != NOT_THERE:
                parts.append((index, index))

    for start, stop in stretches:
        at = start
        for run in _LETTERS.finditer(texts, start, stop) if runs else ():
            first, end = run.span()
            if first > at:
                single(at, first)
            parts.append((first, end - 1))
            at = end
        single(at, stop)
    return parts, white


def _in_reading_position(page: PageText) -> Callable[[int, tuple[float, ...]], Box]:
    """How the number of a character and its box in the page's own space → its box in reading position."""
    place, level = page.frame.box, page.level if page.by_size else None
    upright, edge, head = page.frame.turn == 0, page.frame.left, page.frame.top

    def put(index: int, box: tuple[float, ...]) -> Box:
        left, top, right, bottom = box
        if upright:
            left, top, right, bottom = left - edge, head - top, right - edge, head - bottom
        else:
            left, top, right, bottom = place(left, bottom, right, top)
        if level is not None and right > left:
            top, bottom = level(index)
        if not (-FAR < left < FAR and -FAR < right < FAR and -FAR < top < FAR and -FAR < bottom < FAR):
            left, top, right, bottom = on_paper((left, top, right, bottom))
        return left, top, right, bottom

    return put


def _soft_hyphens(pieces: list[Letters], spaces: dict[int, bool]) -> list[Letters]:
    """A soft hyphen that is drawn before a digit is a minus; between letters of one line it is nothing."""
    kept: list[Letters] = []
    for position, piece in enumerate(pieces):
        if piece[0] != _SOFT_HYPHEN:
            kept.append(piece)
            continue
        following = pieces[position + 1] if position + 1 < len(pieces) else None
        inside = position > 0 and pieces[position - 1][0].isalpha() and _continues(pieces[position - 1], piece, spaces)
        if following is not None and inside and following[0].isalpha() and _continues(piece, following, spaces):
            continue
        kept.append(("-", *piece[1:]))
    return kept


def _doubled(pieces: list[Letters]) -> bool:
    """May anything be drawn again a hair beside itself? Quickly: does any place hold the same letter or run of letters twice?"""
    places = [(piece[0], piece[1] * 0.67, piece[2] * 0.67) for piece in pieces]
    return any(len({(text, int(x + shift), int(y + shift)) for text, x, y in places}) < len(places) for shift in (0.0, 0.5))


def _undoubled(pieces: list[Letters]) -> list[Letters]:
    """Single letters without those drawn again a hair beside themselves, as some writers make bold (400 is never 440000).

    The page is covered by fields a little wider than the hair, twice in each direction, so that two such letters share one.
    """
    if not _doubled(pieces):
        return pieces
    seen: dict[tuple[str, int, int, int], Letters] = {}
    kept: list[Letters] = []
    for piece in pieces:
        text, left, top, right, bottom, index, _, _, _ = piece
        near = 0.12 * (bottom - top)
        field = 2.1 * near or 1.0
        x, y = left / field, top / field
        keys = (
            (text, int(x), int(y), 0),
            (text, int(x + 0.5), int(y), 1),
            (text, int(x), int(y + 0.5), 2),
            (text, int(x + 0.5), int(y + 0.5), 3),
        )
        for key in keys:
            other = seen.get(key)
            if other is not None and text in _LIGATED and other[5] + 1 == index and other[3] == right:
                continue  # a ligature has one box for both of its letters
            if other is not None and abs(other[1] - left) < near and abs(other[2] - top) < near:
                break
        else:
            for key in keys:
                seen[key] = piece
            kept.append(piece)
    return kept


def _marks(page: PageText, pieces: list[Letters]) -> dict[int, int] | None:
    """Number of a first letter → the marked-content id of the text object that drew it; `None` where a run's last letter has another."""
    drawn_by, mark = bare("FPDFText_GetTextObject", ctypes.c_void_p), bare("FPDFPageObj_GetMarkedContentID", ctypes.c_int)
    ids: dict[int, int] = {}
    for piece in pieces:
        first, last = piece[5:7]
        drawn = drawn_by(page.textpage, first)
        if drawn:
            ids[first] = mark(ctypes.c_void_p(drawn))
        if first != last:
            end = drawn_by(page.textpage, last)
            if end != drawn and (not end or not drawn or mark(ctypes.c_void_p(end)) != ids[first]):
                return None
    return ids
