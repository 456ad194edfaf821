"""The bytes of a web page → its text: by byte order mark, by what the page declares, else UTF-8 or windows-1252."""

from __future__ import annotations

import codecs
import re

from ledger.model import Note
from ledger.patterns import pattern

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_HEAD = 8192
_KNOWN = pattern(r"iso-8859-(?:[2-9]|1[03456])|windows-125[0-8]|cp125[0-8]|cp850|cp865|mac-?roman|utf-8")
# browsers read both names as windows-1252, and so were the pages written
_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"})


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Bytes → (text, notes). A page that is UTF-8 is read as UTF-8 whatever it declares: saved pages keep an outdated declaration.

    Bytes that do not fit the character set are replaced and said in a note, never dropped in silence.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name)
    if data.isascii():
        return data.decode("ascii"), ()
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if declared is None or declared == "utf-8":
            return _western(data, declared)
        return _replacing(data, declared)
    if declared is not None and declared != "utf-8":
        return text, (Note("source.html.charset", (("declared", declared), ("used", "utf-8"))),)
    return text, ()


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    if name.startswith("utf-16") or name in {"utf8", "unicode"}:
        return "utf-8"  # a page whose declaration could be read byte by byte is not UTF-16
    if name in _WESTERN:
        return "windows-1252"
    return name if _KNOWN.fullmatch(name) else None


def _western(data: bytes, declared: str | None) -> tuple[str, tuple[Note, ...]]:
    text, notes = _replacing(data, "windows-1252")
    if declared is None:
        return text, notes
    return text, (Note("source.html.charset", (("declared", declared), ("used", "windows-1252"))), *notes)


def _replacing(data: bytes, name: str) -> tuple[str, tuple[Note, ...]]:
    text = data.decode(name, errors="replace")
    lost = text.count("\ufffd")
    return text, (Note("source.html.characters", (("count", str(lost)), ("used", name))),) if lost else ()
