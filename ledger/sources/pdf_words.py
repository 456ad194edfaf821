"""Characters of a page → words, with what stands between two of them: a printed space, or only a gap.

The difference is what tells two narrow columns apart: within a cell a space is printed, between cells nothing is.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import pairwise

from ledger.model import Box
from ledger.patterns import pattern
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
_LONGEST = 3  # letters in one glyph: what has more is the rest of a run
# a run whose first letter stands twice may be one drawn letter by letter twice
# not over a capital behind a small letter, where the next cell may begin ("RessourcepædagogerJa")
_LETTERS = pattern(r"([A-Za-zÆØÅæøå])(?!\1)(?:[a-zæøå]{4,}|[A-ZÆØÅ]{4,})", plain=True)
_NARROWEST, _CERTAIN = 0.2, 0.42  # of the line's height: the mean width of its letters; up to there no gap can stand behind each of them

Character = tuple[str, float, float, float, float, int]
"""A printed character, its box in reading position (left, top, right, bottom), and its number on the page."""


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

    Of a run of letters only the two at its ends are read: between them nothing can change what the word is. Not so on a page that draws
    letters twice, or has a mark inside a run: that is read letter by letter.
    """
    stretches = _stretches(lines, page.count) if lines is not None else [(0, page.count)]
    characters, spaces = _characters(page, stretches, runs=True)
    whole = _doubled(characters)
    ids = _marks(page, characters) if marks and not whole else {}
    if whole or (ids and any(len(one[0]) > _LONGEST and ids.get(one[5]) != ids.get(before[5]) for before, one in pairwise(characters))):
        characters, spaces = _characters(page, stretches, runs=False)
        characters = _undoubled(characters)
        ids = _marks(page, characters) if marks else {}
    return _words(page, characters, spaces, ids)


def _words(page: PageText, characters: list[Character], spaces: dict[int, bool], ids: dict[int, int]) -> list[Word]:
    """Characters, the white space between them and their marked contents → words."""
    found: list[Word] = []
    word: Word | None = None
    before: Character | None = None
    for character in characters:
        text, left, top, right, bottom, index = character
        if len(text) > _LONGEST and word is not None:  # the rest of a run
            word.text += text
            word.right = max(word.right, right)
            word.last = index
            before = character
            continue
        mark = ids.get(index, -1) if ids else -1
        joined = word is not None and before is not None and mark == word.mark
        if (
            joined
            and before is not None
            and not (
                # the ordinary next letter of a word, told without further questions
                top == before[2] and bottom == before[4] and index == before[5] + 1 and abs(left - before[3]) < _CLOSE * (bottom - top)
            )
        ):
            joined = _continues(before, character, spaces)
        if joined and text in _BEGINS_AMOUNT and before is not None and before[0].isalpha():
            # a label that runs up to its amount touches it; what is drawn as one string belongs together ("A4")
            joined = _drawn_by(page, before[5]) == _drawn_by(page, index)
        elif joined and before is not None and text.isupper() and (before[0].islower() or before[0] == ","):
            # so does a label that fills its cell up to the words of the next ("Ressourcepædagoger,Ja")
            joined = _drawn_by(page, before[5]) == _drawn_by(page, index)
        if joined and word is not None:
            word.text += superscript(text) if _raised(text, top, bottom, word) else text
            if right > word.right:
                word.right = right
            if top > word.top and bottom > word.top + 1:  # accents stand out of the line, raised marks do not count
                word.top = top
            word.last = index
        else:
            if word is not None and before is not None and before[5] + 1 < index:
                word.spaced = spaces.get(before[5] + 1, False)
            glued = before is not None and _spaced(page, before, character, spaces)
            word = Word(text, left, top, right, bottom, index, index, glued, mark)
            found.append(word)
        before = character
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
    drawn = page.raw.FPDFText_GetTextObject(page.textpage, index)
    return ctypes.addressof(drawn.contents) if drawn else -1


def _raised(text: str, top: float, bottom: float, word: Word) -> bool:
    """A small digit set high behind a figure is a footnote mark (400¹), never a digit of the amount."""
    height = word.bottom - word.top
    return bottom - top < 0.85 * height and bottom < word.bottom - 0.12 * height and text.isdigit() and word.text[-1:].isdigit()


def _continues(before: Character, character: Character, spaces: dict[int, bool]) -> bool:
    height = max(character[4] - character[2], before[4] - before[2])
    gap = character[1] - before[3]
    if not -0.6 * height < gap < _GAP * height:
        return False
    if abs(character[2] - before[2]) > 0.5 * height and abs(character[4] - before[4]) > 0.5 * height:
        return False
    step = character[5] - before[5]
    return step == 1 or not any(index in spaces for index in range(before[5] + 1, character[5]))


def _spaced(page: PageText, before: Character, character: Character, spaces: dict[int, bool]) -> bool:
    """Is there a space of the document's own between the two, and none that pdfium put there?"""
    _, start, high, end, low, last = before
    between = [spaces[index] for index in range(last + 1, character[5]) if index in spaces]
    if not between:
        return False
    _, left, top, right, bottom, _ = character
    height = max(bottom - top, 1.0)
    # in type of one width a space is as wide as a letter
    widest = max(0.55 * height, 1.2 * min(end - start, right - left))
    if not (abs(top - high) < 0.5 * height and -0.6 * height < left - end < widest):
        return False
    if all(between):
        return True
    return bool(page.blanks.places) and page.blanks.between(end - 0.3 * (low - high), left + 0.1, high, low)


def _characters(page: PageText, stretches: list[tuple[int, int]], runs: bool) -> tuple[list[Character], dict[int, bool]]:
    """The printed characters, and the white space between them: number → is it the document's own (not made by pdfium)?

    With `runs` the letters of a run between its ends are not asked for: it is its first letter, and a last one with the text of the others.
    """
    raw = page.raw
    rect = raw.FS_RECTF()
    loose, generated, textpage, place = raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated, page.textpage, page.frame.box
    upright, edge, head = page.frame.turn == 0, page.frame.left, page.frame.top
    by_size, level = page.by_size, page.level
    found: list[Character] = []
    spaces: dict[int, bool] = {}
    texts = page.text if page.mapped else "".join(chr(raw.FPDFText_GetUnicode(textpage, n) & 0xFFFF) for n in range(page.count))
    soft = False

    def box(index: int) -> Box:
        loose(textpage, index, rect)
        if upright:
            left, top, right, bottom = rect.left - edge, head - rect.top, rect.right - edge, head - rect.bottom
        else:
            left, top, right, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
        if by_size and right > left:
            top, bottom = level(index)
        if not (-FAR < left < FAR and -FAR < right < FAR and -FAR < top < FAR and -FAR < bottom < FAR):
            left, top, right, bottom = on_paper((left, top, right, bottom))
        return left, top, right, bottom

    def read(start: int, stop: int) -> None:
        nonlocal soft
        for index in range(start, stop):
            text = texts[index]
            if text == NOT_THERE:
                continue
            if text.isspace() or text in "\u200b\ufeff":
                spaces[index] = not generated(textpage, index)
                continue
            if not "!" <= text <= "~":
                if text in ("\ufffe", "\x02"):
                    text = "-"
                elif text < " ":
                    text = _UNKNOWN
                else:
                    soft = soft or text == _SOFT_HYPHEN
                    text = _LIGATURES.get(text, _plain(text))
            left, top, right, bottom = box(index)
            if right > left or bottom > top:
                found.append((text, left, top, right, bottom, index))

    for start, stop in stretches:
        at = start
        for run in _LETTERS.finditer(texts, start, stop) if runs else ():
            first, last = run.start(), run.end() - 1
            left, top, right, bottom = box(first)
            left2, top2, right2, bottom2 = box(last)
            if not (top == top2 and bottom == bottom2 and right > left and right2 > left2):
                continue
            mean = (right2 - left) / ((last - first + 1) * (bottom - top))
            if mean > _NARROWEST and (mean < _CERTAIN or box(first + 1)[0] - right < _CLOSE * (bottom - top)):
                read(at, first)
                found.append((texts[first], left, top, right, bottom, first))
                found.append((texts[first + 1 : last + 1], left2, top, right2, bottom, last))
                at = last + 1
        read(at, stop)
    return (_soft_hyphens(found, spaces) if soft else found), spaces


def _soft_hyphens(characters: list[Character], spaces: dict[int, bool]) -> list[Character]:
    """A soft hyphen that is drawn before a digit is a minus; between letters of one line it is nothing."""
    kept: list[Character] = []
    for position, character in enumerate(characters):
        if character[0] != _SOFT_HYPHEN:
            kept.append(character)
            continue
        following = characters[position + 1] if position + 1 < len(characters) else None
        inside = position > 0 and characters[position - 1][0].isalpha() and _continues(characters[position - 1], character, spaces)
        if following is not None and inside and following[0].isalpha() and _continues(character, following, spaces):
            continue
        kept.append(("-", *character[1:]))
    return kept


def _doubled(characters: list[Character]) -> bool:
    """May any character be drawn again a hair beside itself? Quickly: does any place hold the same character twice?"""
    count = len(characters)
    return any(
        len({(text, int(left * 0.67 + shift), int(top * 0.67 + shift)) for text, left, top, _, _, _ in characters}) < count
        for shift in (0.0, 0.5)
    )


def _undoubled(characters: list[Character]) -> list[Character]:
    """Without characters drawn again a hair beside themselves, which is how some writers make bold (400 is never 440000).

    The page is covered by fields a little wider than the hair, twice in each direction, so that two such characters share one.
    """
    if not _doubled(characters):
        return characters
    seen: dict[tuple[str, int, int, int], Character] = {}
    kept: list[Character] = []
    for character in characters:
        text, left, top, right, bottom, index = character
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
                seen[key] = character
            kept.append(character)
    return kept


def _marks(page: PageText, characters: list[Character]) -> dict[int, int]:
    """Number of a character → the marked-content id of the text object that drew it."""
    drawn_by, mark, textpage = page.raw.FPDFText_GetTextObject, page.raw.FPDFPageObj_GetMarkedContentID, page.textpage
    drawn = ((character[5], drawn_by(textpage, character[5])) for character in characters)
    return {index: mark(found) for index, found in drawn if found}
