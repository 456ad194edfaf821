"""A page's content streams → the characters they print near a table: what, and from where to where.

pdfminer.six reads the file's objects, resources and fonts. Of a content stream only what moves and shows text matters here: one regular
expression parts it into operations, and what is shown far from the table is not even looked into. What that does not cover (inline
images, deeply nested brackets in strings, comments, text set downwards) pdfminer's own interpreter reads, the whole page.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ledger.sources.pdf_fonts import Fonts, Printed, known_characters

Matrix = tuple[float, float, float, float, float, float]

_STRING = rb"\([^()\\]*+(?:(?:\\.|\([^()\\]*+(?:\\.[^()\\]*+)*+\))[^()\\]*+)*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_OPERATION = re.compile(
    rb"(?:[-+.0-9\s]*+(?:[gGwmlhSfn]|re|rg|RG|W|ET|EMC)\*?+(?![A-Za-z0-9'\"*]))*+"
    rb"((?:[-+.0-9\s\x00\[\]]++|/[^\s()<>\[\]{}/%%]*+|%b|%b|<<|>>)*+)(?:([A-Za-z'\"][A-Za-z0-9'\"*]*+)|\Z|(.))" % (_STRING, _HEX),
    re.DOTALL,
)
"""Colours, lines and areas, which move no text; then operands and the operator behind them, else the first byte that is neither."""

_PART = re.compile(rb"(%b)|(%b)|([-+.0-9]+)" % (_STRING, _HEX), re.DOTALL)
_INLINE_IMAGE = re.compile(rb"\sBI[\s/]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_ON_THE_LINE = frozenset((b"Tj", b"TJ"))
_MOVES = frozenset((b"Td", b"TD"))
_UNCHANGED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Page(NamedTuple):
    """A page as pdfminer's objects: the fonts and forms it may use, and its content streams."""

    resources: Any
    contents: list[Any]


class _OddError(Exception):
    """A content stream that this reader does not cover."""


def printed(page: Page, low: float, high: float, fonts: Fonts) -> list[Printed]:
    """A page → its characters between two heights, in the order they are drawn (text on its side: all of it).

    Raises whatever pdfminer raises.
    """
    reader = _Reader(low, high, fonts)
    try:
        reader.read(page.resources, page.contents, _UNCHANGED, frozenset())
    except (_OddError, ValueError, IndexError):
        from ledger.sources.pdf_interpreted import interpreted

        return interpreted(page, low, high)
    return reader.taken


class _Reader:
    """Carries out the operators that move or show text, of a page and of the forms drawn on it."""

    def __init__(self, low: float, high: float, fonts: Fonts) -> None:
        self.low = low
        self.high = high
        self.fonts = fonts
        self.taken: list[Printed] = []

    def read(self, resources: Any, streams: Any, matrix: Matrix, outer: frozenset[int]) -> None:
        """The streams of a page or a form, one after the other. `outer` are the forms it is drawn by: none draws itself."""
        from pdfminer.pdftypes import list_value, stream_value

        contents = [stream_value(stream) for stream in list_value(streams)]
        own = {content.objid for content in contents if content.objid is not None}
        if own & outer:
            return
        content = b"\n".join([b"", *(content.get_data() for content in contents)])
        if b"BI" in content and _INLINE_IMAGE.search(content):
            raise _OddError
        self._carry_out(_OPERATION.findall(content), _Resources(resources, self.fonts), matrix, outer | own)

    def _carry_out(self, operations: list[tuple[bytes, bytes, bytes]], resources: _Resources, page: Matrix, own: frozenset[int]) -> None:
        """Operations → what they show in the stretch. `page`: the matrix that puts what they draw on the page."""
        font = None
        line, x = _UNCHANGED, 0.0  # the matrix of the line of text, and how far along it the next character stands
        size = letters = words = leading = rise = 0.0
        scale = 100.0
        kept: list[Any] = []
        for operands, operator, odd in operations:
            if operator in _SHOWS:
                if operator == b'"':
                    *spacing, operands = operands.split(maxsplit=2)
                    words, letters = map(float, spacing)
                if operator not in _ON_THE_LINE:
                    line, x = _moved(line, 0.0, leading), 0.0
                if font is None:
                    continue
                _, b0, _, d0, _, f0 = page
                _, b1, c1, d1, e1, f1 = line
                b = b0 * line[0] + d0 * b1
                height = b0 * e1 + d0 * f1 + f0 + (b0 * c1 + d0 * d1) * rise
                if b or self.low <= height <= self.high:  # else what follows on this line is as far away
                    x = self._show(operands, resources.font(font), _times(line, page), x, size, letters, words, scale * 0.01, rise)
            elif operator in _MOVES:
                across, up = map(float, operands.split()[-2:])
                line, x = _moved(line, across, up), 0.0
                if operator == b"TD":
                    leading = up
            elif operator == b"T*":
                line, x = _moved(line, 0.0, leading), 0.0
            elif operator == b"BT":
                line, x = _UNCHANGED, 0.0
            elif operator == b"Tm":
                line, x = _matrix(operands.split()[-6:]), 0.0
            elif operator == b"Tf":
                name, number = operands.split()[-2:]
                font, size = _name(name), float(number)
            elif operator == b"q":
                kept.append((page, line, x, font, size, letters, words, scale, leading, rise))
            elif operator == b"Q":
                if kept:
                    page, line, x, font, size, letters, words, scale, leading, rise = kept.pop()
            elif operator == b"cm":
                page = _times(_matrix(operands.split()[-6:]), page)
            elif operator == b"TL":
                leading = -float(operands.split()[-1])
            elif operator == b"Tc":
                letters = float(operands.split()[-1])
            elif operator == b"Tw":
                words = float(operands.split()[-1])
            elif operator == b"Tz":
                scale = float(operands.split()[-1])
            elif operator == b"Ts":
                rise = float(operands.split()[-1])
            elif operator == b"Do":
                self._draw(_name(operands.strip()), page, resources, own)
            elif odd:
                raise _OddError

    def _show(
        self, operands: bytes, font: Any, matrix: Matrix, x: float, size: float, letters: float, words: float, scale: float, rise: float
    ) -> float:
        """`Tj`, `TJ`: take down the characters of a string, or of several with steps between them; where on the line they end."""
        if font.is_vertical():
            raise _OddError
        a, b, c, d, e, f = matrix
        e, f = e + c * rise, f + d * rise
        letters, words = letters * scale, 0.0 if font.is_multibyte() else words * scale
        step = 0.001 * size * scale
        known, decode, take = known_characters(font), font.decode, self.taken.append
        spaced = False
        for string, digits, number in _PART.findall(operands):
            if number:
                x -= float(number) * step
                spaced = True
                continue
            for code in decode(_string(string) if string else _from_hex(digits)):
                if spaced:
                    x += letters
                text, width = known[code]
                end = x + width * size * scale
                take((text, e + a * x, f + b * x, e + a * end, f + b * end))
                x = end
                if code == 32:
                    x += words
                spaced = True
        return x

    def _draw(self, name: str, page: Matrix, resources: _Resources, own: frozenset[int]) -> None:
        """`Do`: what a form prints (an image prints nothing)."""
        from pdfminer.pdftypes import dict_value, list_value, stream_value
        from pdfminer.psparser import LIT

        found = resources.forms.get(name)
        form = stream_value(found) if found is not None else None
        if form is None or form.get("Subtype") is not LIT("Form") or "BBox" not in form:
            return
        inner = form.get("Resources")
        moved = _times(_matrix(list_value(form.get("Matrix", _UNCHANGED))), page)
        self.read(dict_value(inner) if inner else resources.all, [form], moved, own)


class _Resources:
    """The fonts and forms that a page or a form calls by name; a font is read when something is shown in it."""

    def __init__(self, resources: Any, fonts: Fonts) -> None:
        from pdfminer.pdftypes import dict_value

        self.all = dict_value(resources) if resources else {}
        self.forms: dict[str, Any] = dict_value(self.all.get("XObject", {}))
        self._named: dict[str, Any] = dict_value(self.all.get("Font", {}))
        self._fonts = fonts
        self._read: dict[str, Any] = {}

    def font(self, name: str) -> Any:
        """The font of that name; where there is none, pdfminer's font that knows nothing."""
        if name not in self._read:
            self._read[name] = self._fonts.font(self._named.get(name))
        return self._read[name]


def _times(one: Matrix, two: Matrix) -> Matrix:
    """First `one`, then `two`."""
    a1, b1, c1, d1, e1, f1 = one
    a0, b0, c0, d0, e0, f0 = two
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f


def _moved(line: Matrix, across: float, up: float) -> Matrix:
    a, b, c, d, e, f = line
    return a, b, c, d, across * a + up * c + e, across * b + up * d + f


def _name(operand: bytes) -> str:
    if operand[:1] != b"/" or b"/" in operand[1:] or b"#" in operand:
        raise _OddError
    return operand[1:].decode("latin-1")


def _string(operand: bytes) -> bytes:
    text = operand[1:-1]
    return _ESCAPE.sub(_escaped, text) if b"\\" in text else text


def _from_hex(operand: bytes) -> bytes:
    digits = b"".join(operand[1:-1].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _escaped(match: re.Match[bytes]) -> bytes:
    octal, newline, other = match.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    if newline is not None:
        return b""
    return _ESCAPED.get(other, other)
