"""The fonts of a document → what each of their codes prints and how wide it is, as pdfminer.six reads them, each font read once.

A page names all fonts it may use; only those in which something near a table is printed are read.
"""

from __future__ import annotations

from typing import Any

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
        self._read: dict[int, Any] = {}

    def font(self, reference: Any) -> Any:
        """What a page's resources say of a font (`None`: nothing) → the font. Raises whatever pdfminer raises."""
        from pdfminer.pdftypes import PDFObjRef, dict_value

        number = reference.objid if isinstance(reference, PDFObjRef) else None
        if number is not None and number in self._read:
            return self._read[number]
        spec = dict_value(reference) if reference is not None else {}
        characters = _told(spec)
        if characters is None:
            font = _made(spec)
        else:
            font = _made(_without_its_own(spec))
            font.unicode_map = characters
        if number is not None:
            self._read[number] = font
        return font


def _made(spec: dict[str, Any]) -> Any:
    """What the file says of a font → pdfminer's font of that kind. Raises whatever pdfminer raises."""
    from pdfminer.pdffont import PDFCIDFont, PDFTrueTypeFont, PDFType1Font, PDFType3Font
    from pdfminer.pdftypes import dict_value, list_value, resolve1
    from pdfminer.psparser import literal_name

    kind = literal_name(spec["Subtype"]) if "Subtype" in spec else ""
    if kind == "Type0":
        letters = {key: value for key, value in spec.items() if key in ("Encoding", "ToUnicode")}
        return _made(dict_value(list_value(spec["DescendantFonts"])[0]) | {key: resolve1(value) for key, value in letters.items()})
    kinds: dict[str, Any] = {"TrueType": PDFTrueTypeFont, "Type3": PDFType3Font, "CIDFontType0": PDFCIDFont, "CIDFontType2": PDFCIDFont}
    return kinds.get(kind, PDFType1Font)(None, spec)


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
    from ledger.sources.pdf_codes import codes_told

    told = codes_told(stream.get_data())
    if told is None:
        return None
    characters = FileUnicodeMap()
    characters.cid2unichr = told
    return characters


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
