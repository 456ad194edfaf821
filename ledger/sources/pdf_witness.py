"""The same pages read by a second, independent reader → for each table the figures on which the two readings disagree.

pdfminer.six (the reader under pdfplumber) decodes fonts and places by itself. It is asked for characters only, without layout:
that is a tenth of the work of pdfplumber's own pages, and the figures are the same.
"""

from __future__ import annotations

import itertools
import logging
import math
from contextlib import ExitStack
from typing import Any, NamedTuple

from ledger.model import Box, Note
from ledger.patterns import pattern
from ledger.sources.deferred import defer, postponed
from ledger.sources.pdf_cells import piece_of
from ledger.sources.pdf_content import Page, printed
from ledger.sources.pdf_fonts import Fonts
from ledger.sources.pdf_grid import Draft, bounds, printed_lines
from ledger.sources.pdf_objects import opened_document
from ledger.sources.pdf_page import FAR, Frame, on_paper
from ledger.sources.pdf_words import mend_text

_SIGNS = {ord(minus): "-" for minus in "−–—‐‑\xad\uf02d"}
_SIGNS |= {ord(raised): plain for raised, plain in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)}  # plain digits to the second reader
_BLANK = pattern(r"[\s\u00a0\u202f\u2009\u2007\u200b\ufeff]+")
_TREE_DEPTH = 60
_ROOM = 12.0  # points above and below a table that are read with it
_REACH = 1.5  # points around a figure within which the second reading must say the same
_SIGN_REACH = 0.55  # of the height, to the side: a sign that only one of the readings has stands there


_SELDOM = {
    "cryptography.hazmat.backends": ("default_backend",),
    "cryptography.hazmat.primitives.ciphers": ("Cipher", "algorithms", "modes"),
    "pdfminer.ccitt": ("ccittfaxdecode",),
    "pdfminer.lzw": ("lzwdecode",),
    "pdfminer.runlength": ("rldecode",),
    "html": ("escape",),
    "gzip": ("open",),
}
"""What pdfminer imports for a few documents only, and what of it."""


class Seen(NamedTuple):
    """A character as the second reader has it: its text and the middle of it in reading position."""

    text: str
    left: float
    right: float
    base: float


class Witness:
    """The second reader, opened for one document when first asked. `read` gives `None` for a page it cannot read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None
        self._fonts: Any = None
        self._failed = False

    def read(self, number: int, frame: Frame, drafts: list[Draft]) -> list[Seen] | None:
        """Page number from 1 → its characters at the heights of the tables, or `None` where the reader fails."""
        if self._failed:
            return None
        # pdfminer tells of oddities of the file through logging; the findings say what matters
        logging.getLogger("pdfminer").setLevel(logging.ERROR)
        try:
            page = self._page(number)
            return _characters(page, frame, drafts, self._fonts)
        except Exception:  # noqa: BLE001 - whatever a foreign reader stumbles over in a hostile file is one and the same: no witness
            self._failed = True
            return None

    def _page(self, number: int) -> Page:
        if self._document is None:
            _load()
            self._document = opened_document(self._data)
            self._fonts = Fonts()
        found = _page_at(self._document, number)
        if found is not None:
            return found
        from pdfminer.pdfpage import PDFPage

        page = next(itertools.islice(PDFPage.create_pages(self._document), number - 1, None))
        return Page(page.resources, page.contents)


def _load() -> None:
    """Import pdfminer without what few documents or none ask of it: its version, the guessing of encodings, ciphers, codecs of pictures."""
    for package in ("pdfminer", "charset_normalizer"):
        defer(package)
    with ExitStack() as while_loading:
        for module, names in _SELDOM.items():
            while_loading.enter_context(postponed(module, *names))
        import pdfminer.pdfdocument
        import pdfminer.pdffont  # noqa: F401


def _page_at(document: Any, number: int) -> Page | None:
    """Page number from 1 → its resources and contents, by the counts in the page tree and without reading the other pages.

    `None` where the counts do not fit the tree: then all pages are walked.
    """
    from pdfminer.pdftypes import dict_value, int_value, list_value, resolve1

    node: Any = document.catalog.get("Pages")
    resources: Any = {}
    skip = number - 1
    for _ in range(_TREE_DEPTH):
        attributes = dict_value(node)
        resources = attributes.get("Resources", resources)
        if "Kids" not in attributes:
            if skip:
                return None
            contents = resolve1(attributes.get("Contents", []))
            return Page(resolve1(resources), contents if isinstance(contents, list) else [contents])
        kids = list_value(attributes["Kids"])
        if int_value(attributes.get("Count")) == len(kids):
            if not skip < len(kids):
                return None
            node, skip = kids[skip], 0
            continue
        for kid in kids:
            child = dict_value(kid)
            count = int_value(child["Count"]) if "Kids" in child else 1
            if skip < count:
                node = kid
                break
            skip -= count
        else:
            return None
    return None


def _characters(page: Page, frame: Frame, drafts: list[Draft], fonts: Fonts) -> list[Seen]:
    """A page of the second reader → its characters at the heights of the tables, in reading position, blanks left out."""
    low, high = -math.inf, math.inf
    if frame.turn == 0:
        low = frame.top - max(draft.box[3] for draft in drafts) - _ROOM
        high = frame.top - min(draft.box[1] for draft in drafts) + _ROOM
    seen: list[Seen] = []
    new = tuple.__new__  # what `Seen(...)` comes to
    upright, edge, head = frame.turn == 0, frame.left, frame.top
    for text, x0, y0, x1, y1 in printed(page, low, high, fonts):
        if text.isspace():
            continue
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        if upright:  # what `box` does, without a call
            left, top, right, base = x0 - edge, head - y1, x1 - edge, head - y0
        else:
            left, top, right, base = frame.box(x0, y0, x1, y1)
        if not (-FAR < left < FAR and -FAR < right < FAR and -FAR < base < FAR):
            left, _, right, base = on_paper((left, top, right, base))
        seen.append(new(Seen, (text, left, right, base)))
    return seen


def disagreements(draft: Draft, seen: list[Seen] | None) -> list[Note]:
    """A table and the second reading of its page → one doubt for each figure that the readings do not agree on.

    Each figure is compared where it stands, with a little room around it for a sign only one of them has; and no digit may stand
    in the table that the first reading does not have.
    """
    if seen is None:
        return [Note("table.pdf_no_witness")]
    rows = _by_height(seen)
    notes: list[Note] = []
    used = 0
    printed_words = _by_place([word.box for word in draft.words])
    for row in draft.rows:
        for slot in row:
            for line in printed_lines(slot.words):
                text = "".join(word.text for word in line)
                if not any(character.isdigit() for character in text):
                    continue
                box = bounds(line)
                other = _said(rows, box, printed_words)
                used += _digits(text)
                if text != other and piece_of(line).figure and plain(text) != plain(other):
                    notes.append(Note("table.pdf_witness", (("first", text), ("second", other.strip() or "–"))))
    if not notes:
        everything = sum(_digits(one.text) for one in _undoubled([one for one in _within(rows, draft.box) if _digits(one.text)]))
        if everything > used:
            notes.append(Note("table.pdf_witness_extra", (("first", str(used)), ("second", str(everything)))))
    return notes[:8]


def plain(text: str) -> str:
    """A figure's text → the same without white space and with one kind of minus, so that only what is said is compared."""
    return _BLANK.sub("", mend_text(text)).translate(_SIGNS)


def _digits(text: str) -> int:
    return sum(1 for character in text if character.isdigit())


_Rows = dict[int, list[tuple[float, float, Seen]]]
"""Strips of the page, each with its characters: height, middle from left to right, and the character."""


def _by_height(seen: list[Seen]) -> _Rows:
    rows: _Rows = {}
    for one in seen:
        text, left, right, base = one
        if text.strip():
            rows.setdefault(int(base // 8), []).append((base, (left + right) / 2, one))
    return rows


def _within(rows: _Rows, box: Box) -> list[Seen]:
    left, top, right, bottom = box
    near, far, high, low = left - _REACH, right + _REACH, top - 1, bottom + 1
    return [
        one
        for height in range(int(top // 8), int(bottom // 8) + 1)
        for base, middle, one in rows.get(height, ())
        if near <= middle <= far and high <= base <= low
    ]


def _by_place(boxes: list[Box]) -> dict[int, list[Box]]:
    found: dict[int, list[Box]] = {}
    for box in boxes:
        for height in range(int(box[1] // 8), int(box[3] // 8) + 1):
            found.setdefault(height, []).append(box)
    return found


def _said(rows: _Rows, box: Box, words: dict[int, list[Box]]) -> str:
    """What the second reading has where the figure stands, with a sign or bracket that stands close beside it.

    A sign in which the first reading has another word belongs to that: in narrow columns the next figure's minus stands as close.
    """
    left, top, right, bottom = box
    side = _SIGN_REACH * (bottom - top)
    near = _within(rows, (left - side, top + 0.3 * (bottom - top), right + side, bottom))
    kept = []
    for one in near:
        middle = (one.left + one.right) / 2
        inside = left - _REACH <= middle <= right + _REACH
        if inside or (plain(one.text) in ("-", "÷", "(", ")", "+") and not _in_word(words, middle, one.base)):
            kept.append(one)
    return "".join(one.text for one in sorted(_undoubled(kept), key=lambda one: one.left))


def _in_word(words: dict[int, list[Box]], middle: float, base: float) -> bool:
    return any(box[0] <= middle <= box[2] and box[1] - 1 <= base <= box[3] + 1 for box in words.get(int(base // 8), ()))


def _undoubled(seen: list[Seen]) -> list[Seen]:
    """Without characters drawn twice a hair apart."""
    if len({one.text for one in seen}) == len(seen):
        return seen
    # quickly: does one begin where another does?
    widest = max(2.0, *[one.right - one.left for one in seen])
    lefts = sorted([one.left for one in seen])
    if all(two - one >= 0.25 * widest for one, two in itertools.pairwise(lefts)):
        return seen
    # does any place hold one twice? Fields twice as wide as the widest hair, also shifted by half, so that two such share one
    field = 0.5 * widest
    for across, down in ((0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.5, 0.5)):
        if len({(text, int(left / field + across), int(base / field + down)) for text, left, _, base in seen}) < len(seen):
            break
    else:
        return seen
    kept: list[Seen] = []
    places: dict[tuple[str, int, int], Seen] = {}
    for one in seen:
        near = 0.25 * max(one.right - one.left, 2.0)
        column, row = int(one.left // 2), int(one.base // 2)
        keys = [(one.text, x, y) for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1)]
        if any(key in places and abs(places[key].left - one.left) < near and abs(places[key].base - one.base) < near for key in keys):
            continue
        places[one.text, column, row] = one
        kept.append(one)
    return kept
