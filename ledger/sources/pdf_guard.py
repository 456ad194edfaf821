"""The bytes of a PDF → refused, before anything is drawn, if a content in it inflates past the limit for one page (SPEC 7).

A PDF of 117 KB can inflate to 48 MB of drawing operators, which cost seconds and hundreds of megabytes once they are objects. Only
compressed streams that are large enough to do so are inflated here, and only to the limit; pictures and fonts are left alone.
"""

from __future__ import annotations

import re
import zlib

from ledger.limits import Limits
from ledger.sources.guard import exceeded

_MOST = 1032  # deflate cannot do better than this ratio
_HEAD = 500  # bytes before a stream in which its dictionary is looked for
_OTHER = re.compile(rb"/Image\b|/FontFile|/Length1\b|/Type1C|/CIDFontType0C|/OpenType|/XRef\b|/ObjStm\b|/ICCBased|/Metadata\b")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_LARGE = 4 * 1024**2  # inflated contents above this have the characters they print counted
_BYTES_FOR_CHARACTER = 4  # at most: two bytes, written as hexadecimal


def guard(data: bytes, limits: Limits) -> None:
    """Raise LimitError naming `page_bytes` or `page_characters` where a content stream passes it."""
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start)
        if end < 0:
            end = len(data)
        if (end - start) * _MOST > min(_LARGE, limits.page_bytes):
            _stream(data, start, end, limits)
        start = data.find(b"stream", end + 9)


def _stream(data: bytes, start: int, end: int, limits: Limits) -> None:
    head = data[max(start - _HEAD, 0) : start]
    head = head[max(head.rfind(b" obj"), 0) :]
    if _OTHER.search(head) or (b"Flate" not in head and b"/Fl" not in head):
        return
    begin = start + 6
    begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
    inflater = zlib.decompressobj()
    try:
        content = inflater.decompress(memoryview(data)[begin:end], limits.page_bytes + 1)
    except zlib.error:
        return  # encrypted or damaged: pdfium decides
    if len(content) > limits.page_bytes:
        raise exceeded("page_bytes", limits)
    if len(content) > _LARGE:
        printed = sum(match.end() - match.start() for match in _STRING.finditer(content))
        if printed > _BYTES_FOR_CHARACTER * limits.page_characters:
            raise exceeded("page_characters", limits)
