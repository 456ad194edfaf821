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
        from pdfminer.pdfinterp import PDFResourceManager

        self.manager = PDFResourceManager()

    def font(self, reference: Any) -> Any:
        """What a page's resources say of a font (`None`: nothing) → the font. Raises whatever pdfminer raises."""
        from pdfminer.pdftypes import PDFObjRef, dict_value

        number = reference.objid if isinstance(reference, PDFObjRef) else None
        return self.manager.get_font(number, dict_value(reference) if reference is not None else {})


def _unicode(font: Any, code: int) -> str:
    from pdfminer.pdffont import PDFUnicodeNotDefined

    try:
        return str(font.to_unichr(code))
    except PDFUnicodeNotDefined:
        return "\ufffd"
