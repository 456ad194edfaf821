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
_DRAWN = re.compile(rb"(?<=[\s0-9])(?:[lcvy]|re)(?=\s)")
_SEGMENTS_FOR_OBJECT = 4  # drawn for each object that a page may have
_LARGE = 16 * 1024**2  # what could inflate to more is always inflated here
_TINY = 512  # bytes: cannot inflate to more than half a megabyte
_PROBE = 256
_SUSPECT = 40  # times: text operators inflate 3 to 10 times
_BYTES_FOR_CHARACTER = 4  # at most: two bytes, written as hexadecimal


def guard(data: bytes, limits: Limits) -> None:
    """Raise LimitError naming `page_bytes`, `page_characters` or `page_objects` where a content stream passes it."""
    start = data.find(b"stream")
    while start >= 0:
        end = data.find(b"endstream", start)
        if end < 0:
            end = len(data)
        if end - start > _TINY:
            _stream(data, start, end, limits)
        start = data.find(b"stream", end + 9)


def _stream(data: bytes, start: int, end: int, limits: Limits) -> None:
    begin = start + 6
    begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
    large = (end - begin) * _MOST > min(_LARGE, limits.page_bytes)
    if not large and not _swells(data[begin : min(begin + _PROBE, end)]):
        return
    head = data[max(start - _HEAD, 0) : start]
    head = head[max(head.rfind(b" obj"), 0) :]
    if _OTHER.search(head):
        return
    if b"Flate" not in head and b"/Fl" not in head:
        if end - begin > limits.page_bytes:
            raise exceeded("page_bytes", limits)
        content = data[begin:end]
    else:
        try:
            content = zlib.decompressobj().decompress(memoryview(data)[begin:end], limits.page_bytes + 1)
        except zlib.error:
            return  # encrypted or damaged: pdfium decides
        if len(content) > limits.page_bytes:
            raise exceeded("page_bytes", limits)
    if len(content) > limits.page_characters:
        printed = sum(match.end() - match.start() for match in _STRING.finditer(content))
        if printed > _BYTES_FOR_CHARACTER * limits.page_characters:
            raise exceeded("page_characters", limits)
        if sum(1 for _ in _DRAWN.finditer(content)) > _SEGMENTS_FOR_OBJECT * limits.page_objects:
            raise exceeded("page_objects", limits)


def _swells(start: bytes) -> bool:
    """Does a stream begin with something that inflates far more than drawing operators do?"""
    try:
        return len(zlib.decompressobj().decompress(start, _SUSPECT * _PROBE)) >= _SUSPECT * _PROBE
    except zlib.error:
        return False
