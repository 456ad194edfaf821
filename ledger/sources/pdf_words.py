"""Characters of a page → words, with what stands between two of them: a printed space, or only a gap.

The difference is what tells two narrow columns apart: within a cell a space is printed, between cells nothing is.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ledger.model import Box
from ledger.patterns import pattern
from ledger.sources.pdf_letters import NOT_THERE, Blanks
from ledger.sources.pdf_page import FAR, Character, Line, PageText, on_paper
from ledger.sources.spaces import superscript

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ODD = pattern("[\ufb00-\ufb06\uf020-\uf07e\ud800-\udfff]")
_GAP = 0.28  # of the line's height: a wider gap inside a string of characters is a boundary even without a space
_CLOSE = 0.2  # of the line's height: no gap at all
_BEGINS_AMOUNT = frozenset("0123456789(-−–")
_LIGATED = frozenset("flit")  # letters that one glyph may hold twice
_SOFT_HYPHEN = "\u00ad"
_UNKNOWN = "\ufffd"


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
    """A page, or some of its lines → its words in the order of the content. With `marks` each knows its marked-content id."""
    raw = page.raw
    numbers: Iterable[int] = range(page.count)
    if lines is not None:
        numbers = sorted(
            {number for line in lines for number in range(line.start - 1, line.start + line.count + 1) if 0 <= number < page.count}
        )
    characters, spaces = _characters(raw, page, numbers)
    characters = _undoubled(characters)
    ids = _marks(raw, page, characters) if marks else {}
    blanks = page.blanks
    found: list[Word] = []
    word: Word | None = None
    before: Character | None = None
    for character in characters:
        text, left, top, right, bottom, index = character
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
        if joined and text in _BEGINS_AMOUNT and before is not None and before.text.isalpha():
            # a label that runs up to its amount touches it; what is drawn as one string belongs together ("A4")
            joined = _drawn_by(raw, page, before.index) == _drawn_by(raw, page, index)
        elif joined and before is not None and text.isupper() and (before.text.islower() or before.text == ","):
            # so does a label that fills its cell up to the words of the next ("Ressourcepædagoger,Ja")
            joined = _drawn_by(raw, page, before.index) == _drawn_by(raw, page, index)
        if joined and word is not None:
            word.text += superscript(text) if _raised(text, top, bottom, word) else text
            if right > word.right:
                word.right = right
            if top > word.top and bottom > word.top + 1:  # accents stand out of the line, raised marks do not count
                word.top = top
            word.last = index
        else:
            if word is not None and before is not None and before.index + 1 < index:
                word.spaced = spaces.get(before.index + 1, False)
            glued = before is not None and _spaced(before, character, spaces, blanks)
            word = Word(text, left, top, right, bottom, index, index, glued, mark)
            found.append(word)
        before = character
    return found


def _drawn_by(raw: Any, page: PageText, index: int) -> int:
    drawn = raw.FPDFText_GetTextObject(page.textpage, index)
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


def _spaced(before: Character, character: Character, spaces: dict[int, bool], blanks: Blanks) -> bool:
    """Is there a space of the document's own between the two, and none that pdfium put there?"""
    between = [spaces[index] for index in range(before.index + 1, character.index) if index in spaces]
    if blanks.places and between and not all(between):
        left = before.right - 0.3 * (before.bottom - before.top)
        between = [blanks.between(left, character.left + 0.1, before.top, before.bottom)]
    height = max(character.bottom - character.top, 1.0)
    level = abs(character.top - before.top) < 0.5 * height
    # in type of one width a space is as wide as a letter
    widest = max(0.55 * height, 1.2 * min(before.right - before.left, character.right - character.left))
    return bool(between) and all(between) and level and -0.6 * height < character.left - before.right < widest


def _characters(raw: Any, page: PageText, numbers: Iterable[int]) -> tuple[list[Character], dict[int, bool]]:
    """The printed characters, and the white space between them: number → is it the document's own (not made by pdfium)?"""
    rect = raw.FS_RECTF()
    loose, textpage, place = raw.FPDFText_GetLooseCharBox, page.textpage, page.frame.box
    upright, edge, head = page.frame.turn == 0, page.frame.left, page.frame.top
    by_size, level = page.by_size, page.level
    found: list[Character] = []
    spaces: dict[int, bool] = {}
    texts = page.text if page.mapped else "".join(chr(raw.FPDFText_GetUnicode(textpage, n) & 0xFFFF) for n in range(page.count))
    soft = False
    for index in numbers:
        text = texts[index]
        if text == NOT_THERE:
            continue
        if text.isspace() or text in "\u200b\ufeff":
            spaces[index] = not raw.FPDFText_IsGenerated(textpage, index)
            continue
        if not "!" <= text <= "~":
            if text in ("\ufffe", "\x02"):
                text = "-"
            elif text < " ":
                text = _UNKNOWN
            else:
                soft = soft or text == _SOFT_HYPHEN
                text = _LIGATURES.get(text, _plain(text))
        loose(textpage, index, rect)
        if upright:
            left, top, right, bottom = rect.left - edge, head - rect.top, rect.right - edge, head - rect.bottom
        else:
            left, top, right, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
        if by_size and right > left:
            top, bottom = level(index)
        if not (-FAR < left < FAR and -FAR < right < FAR and -FAR < top < FAR and -FAR < bottom < FAR):
            left, top, right, bottom = on_paper((left, top, right, bottom))
        if right > left or bottom > top:
            found.append(Character(text, left, top, right, bottom, index))
    return (_soft_hyphens(found, spaces) if soft else found), spaces


def _soft_hyphens(characters: list[Character], spaces: dict[int, bool]) -> list[Character]:
    """A soft hyphen that is drawn before a digit is a minus; between letters of one line it is nothing."""
    kept: list[Character] = []
    for position, character in enumerate(characters):
        if character.text != _SOFT_HYPHEN:
            kept.append(character)
            continue
        following = characters[position + 1] if position + 1 < len(characters) else None
        inside = position > 0 and characters[position - 1].text.isalpha() and _continues(characters[position - 1], character, spaces)
        if following is not None and inside and following.text.isalpha() and _continues(character, following, spaces):
            continue
        kept.append(character._replace(text="-"))
    return kept


def _undoubled(characters: list[Character]) -> list[Character]:
    """Without characters drawn again a hair beside themselves, which is how some writers make bold (400 is never 440000).

    The page is covered by fields a little wider than the hair, twice in each direction, so that two such characters share one.
    """
    count = len(characters)
    for shift in (0.0, 0.5):  # quickly: does any place hold the same character twice?
        if len({(one[0], int(one[1] * 0.67 + shift), int(one[2] * 0.67 + shift)) for one in characters}) < count:
            break
    else:
        return characters
    seen: dict[tuple[str, int, int, int], Character] = {}
    kept: list[Character] = []
    for character in characters:
        text, left, top, _, bottom, _ = character
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
            if other is not None and text in _LIGATED and other.index + 1 == character.index and other.right == character.right:
                continue  # a ligature has one box for both of its letters
            if other is not None and abs(other[1] - left) < near and abs(other[2] - top) < near:
                break
        else:
            for key in keys:
                seen[key] = character
            kept.append(character)
    return kept


def _marks(raw: Any, page: PageText, characters: list[Character]) -> dict[int, int]:
    """Number of a character → the marked-content id of the text object that drew it."""
    by_object: dict[int, int] = {}
    ids: dict[int, int] = {}
    for character in characters:
        drawn = raw.FPDFText_GetTextObject(page.textpage, character.index)
        if not drawn:
            continue
        address = ctypes.addressof(drawn.contents)
        if address not in by_object:
            by_object[address] = raw.FPDFPageObj_GetMarkedContentID(drawn)
        ids[character.index] = by_object[address]
    return ids
