"""The fonts of a document → what each of their codes prints and how wide it is, as pdfminer.six reads them, each font read once.

A page names all fonts it may use; only those in which something near a table is printed are read.
"""

from __future__ import annotations

import re
from typing import Any

_SECTION = re.compile(rb"beginbf(char|range)\b(.*?)endbf(?:char|range)\b", re.DOTALL)
_CODE, _HEX = rb"\s*+<((?:[0-9A-Fa-f]{2}){1,4})>", rb"\s*+<((?:[0-9A-Fa-f]{2})++)>"
_SEVERAL = rb"\s*+\[((?:\s*+<(?:[0-9A-Fa-f]{2})++>)*+)\s*+\]"
_TEXT = re.compile(_HEX)
_CHARACTER = re.compile(_CODE + _HEX)
_CHARACTERS = re.compile(rb"(?:%b%b)*+\s*+" % (_CODE, _HEX))
_RANGE = re.compile(rb"%b%b(?:%b|%b)" % (_CODE, _CODE, _HEX, _SEVERAL))
_RANGES = re.compile(rb"(?:%b%b(?:%b|%b))*+\s*+" % (_CODE, _CODE, _HEX, _SEVERAL))
_MOST = 0x10000  # codes from one to another

Printed = tuple[str, float, float, float, float]
"""One character and the line on which it stands, from where to where, in the page's own coordinates."""


class Known(dict[int, tuple[str, float]]):
    """A code of a font → the character it prints and its width for a font size of 1, told when first asked for."""

    def __init__(self, font: Any) -> None:
        self._font = font

    def __missing__(self, code: int) -> tuple[str, float]:
        found = self[code] = (_unicode(self._font, code), self._font.char_width(code))
        return found


def known_characters(font: Any) -> Known:
    """A font of pdfminer → its characters, as far as they have been asked for."""
    known = font.__dict__.get("_read")
    if known is None:
        known = font.__dict__["_read"] = Known(font)
    return known  # type: ignore[no-any-return]


class Fonts:
    """The fonts of one document that have been read, by their object's number."""

    def __init__(self) -> None:
        from pdfminer.pdfinterp import PDFResourceManager

        self.manager = PDFResourceManager()
        self._read: dict[int, Any] = {}

    def font(self, reference: Any) -> Any:
        """What a page's resources say of a font (`None`: nothing) → the font. Raises whatever pdfminer raises."""
        from pdfminer.pdftypes import PDFObjRef, dict_value

        number = reference.objid if isinstance(reference, PDFObjRef) else None
        if number is not None and number in self._read:
            return self._read[number]
        spec = dict_value(reference) if reference is not None else {}
        font: Any
        characters = _told(spec)
        if characters is None:
            font = self.manager.get_font(None, spec)
        else:
            font = self.manager.get_font(None, _without_its_own(spec))
            font.unicode_map = characters
        if number is not None:
            self._read[number] = font
        return font


def _told(spec: dict[str, Any]) -> Any:
    """A font → pdfminer's map from its codes to characters, where the file tells them in the usual form; else `None`: pdfminer reads it."""
    from pdfminer.cmapdb import FileUnicodeMap
    from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1

    stream = resolve1(spec.get("ToUnicode"))
    if not isinstance(stream, PDFStream):
        return None
    if "DescendantFonts" in spec:
        system = dict_value(dict_value(list_value(spec["DescendantFonts"])[0]).get("CIDSystemInfo", {}))
        if resolve1(system.get("Ordering")) != b"Identity":
            return None
    told = codes_told(stream.get_data())
    if told is None:
        return None
    characters = FileUnicodeMap()
    characters.cid2unichr = told
    return characters


def codes_told(table: bytes) -> dict[int, str] | None:
    """A ToUnicode table → code and character(s); `None` where it holds anything but codes in hexadecimal, alone or from one to another."""
    table, _, rest = table.partition(b"endcmap")
    if b"usecmap" in table or b"begincid" in table or b"beginbf" in rest:
        return None
    found: dict[int, str] = {}

    def tell(code: int, text: bytes) -> None:
        character = text.decode("utf-16-be", "ignore")
        if character != "\u00a0" or found.get(code) != " ":  # some fonts print a hard space with the code of the space
            found[code] = character

    for kind, body in _SECTION.findall(table):
        if kind == b"char":
            if not _CHARACTERS.fullmatch(body):
                return None
            for code, text in _CHARACTER.findall(body):
                tell(int(code, 16), bytes.fromhex(text.decode()))
            continue
        if not _RANGES.fullmatch(body):
            return None
        for first, last, text, several in _RANGE.findall(body):
            start, stop = int(first, 16), int(last, 16) + 1
            if len(first) != len(last) or stop - start > _MOST:
                return None
            if not text:
                for code, one in zip(range(start, stop), _TEXT.findall(several), strict=False):
                    tell(code, bytes.fromhex(one.decode()))
                continue
            before, end = bytes.fromhex(text.decode())[:-4], bytes.fromhex(text.decode())[-4:]
            base = int.from_bytes(end, "big")
            for code in range(start, stop):
                tell(code, before + (base + code - start).to_bytes(8, "big")[-len(end) :])
    return found


def _without_its_own(spec: dict[str, Any]) -> dict[str, Any]:
    """A font without its table of characters, which is read, and without the drawings of its letters, in which pdfminer else looks."""
    from pdfminer.pdftypes import dict_value, list_value

    bare = {key: value for key, value in spec.items() if key != "ToUnicode"}
    if "DescendantFonts" in spec:
        letters = dict(dict_value(list_value(spec["DescendantFonts"])[0]))
        letters.pop("ToUnicode", None)
        if "FontDescriptor" in letters:
            letters["FontDescriptor"] = {key: value for key, value in dict_value(letters["FontDescriptor"]).items() if key != "FontFile2"}
        bare["DescendantFonts"] = [letters]
    return bare


def _unicode(font: Any, code: int) -> str:
    from pdfminer.pdffont import PDFUnicodeNotDefined

    try:
        return str(font.to_unichr(code))
    except PDFUnicodeNotDefined:
        return "\ufffd"
