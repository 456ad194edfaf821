"""The bytes of a PDF → pdfminer's document, whose objects are read one by one with a single regular expression.

The values are pdfminer's own (names, references, streams). Its parser goes from character to character and reads whole tables and object
streams for one object of theirs. What is not written in the ordinary way (odd escapes, a stream longer or shorter than
it says, a damaged table) is left to that parser.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

_TOKEN = re.compile(
    rb"""(?:[\s\x00]++|%[^\r\n]*+[\r\n])*+(?:
      (?P<reference>[0-9]++)\s++[0-9]++\s++R(?![^\s()<>\[\]{}/%])
    | (?: (?P<whole>[-+]?[0-9]++) | (?P<number>[-+]?(?:[0-9]++\.[0-9]*+|\.[0-9]++)) | /(?P<name>[^\s\x00\x7f-\xff()<>\[\]{}/%\#]*+) )
      (?=[\s()<>\[\]/])
    | (?P<open><<|\[)
    | (?P<close>>>|\])
    | \((?P<string>(?:[^()\\\r]++|\\[()\\])*+)\)
    | <(?P<hex>(?:[0-9A-Fa-f]{2})*+)>
    | (?P<word>true|false|null|endobj|stream)(?![^\s()<>\[\]{}/%])
    )""",
    re.VERBOSE,
)
_ESCAPED = re.compile(rb"\\(.)")
_OBJECT = re.compile(rb"\s*+([0-9]++)\s++[0-9]++\s++obj(?![^\s()<>\[\]{}/%])")
_DATA = re.compile(rb"\r?\n")
_END = re.compile(rb"\s*+endstream")
_TABLE = re.compile(rb"\s*+xref\s++")
_SECTION = re.compile(rb"([0-9]++) ([0-9]++)[ ]?(?:\r\n|\r|\n)")
_ENTRIES = re.compile(rb"(?:[0-9]{10} [0-9]{5} [nf](?: \r| \n|\r\n))*+")
_ENTRY = 20  # bytes of a table of objects for each of them
_TRAILER = re.compile(rb"\s*+trailer\s*+(?=<<)")
_WORDS: dict[bytes, Any] = {b"true": True, b"false": False, b"null": None}


class _OddError(Exception):
    """What is left to pdfminer's own parser."""


def opened_document(data: bytes) -> Any:
    """The bytes of a PDF → pdfminer's PDFDocument. Raises whatever pdfminer raises."""
    from pdfminer.pdfdocument import PDFDocument, PDFXRef
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFStream, int_value

    class Document(PDFDocument):
        """Reads its objects quickly where they are written in the ordinary way."""

        def _getobj_parse(self, pos: int, objid: int) -> object:
            try:
                return self._ordinary(pos, objid)
            except _OddError:
                return super()._getobj_parse(pos, objid)

        def _ordinary(self, pos: int, objid: int) -> object:
            begin = _OBJECT.match(data, pos)
            if begin is None or int(begin[1]) != objid or parser.fallback:
                raise _OddError
            value, end = _value(data, begin.end(), self)
            after = _TOKEN.match(data, end)
            if after is None or after["word"] not in (b"endobj", b"stream"):
                raise _OddError
            if after["word"] == b"endobj":
                return value
            start = _DATA.match(data, after.end())
            if start is None or not isinstance(value, dict):
                raise _OddError
            stop = start.end() + int_value(value.get("Length", -1))
            if stop < start.end() or not _END.match(data, stop):
                raise _OddError
            return PDFStream(value, data[start.end() : stop], self.decipher)

        def _getobj_objstm(self, stream: Any, index: int, objid: int) -> object:
            try:
                return self._inside(stream, index, objid)
            except _OddError:
                return super()._getobj_objstm(stream, index, objid)

        def _inside(self, stream: Any, index: int, objid: int) -> object:
            first, count = stream.get("First"), stream.get("N")
            if not isinstance(first, int) or not isinstance(count, int):
                raise _OddError
            content = stream.get_data()
            numbers = content[:first].split()
            if (
                len(numbers) != 2 * stream.get("N", -1)
                or len(numbers) <= 2 * index
                or numbers[2 * index] != b"%d" % objid
                or not numbers[2 * index + 1].isdigit()
            ):
                raise _OddError
            return _value(content + b" ", first + int(numbers[2 * index + 1]), self)[0]

        def read_xref_from(self, parser: Any, start: int, xrefs: list[Any]) -> None:
            try:
                offsets, trailer = _table(data, start, self)
            except _OddError:
                super().read_xref_from(parser, start, xrefs)
                return
            table = PDFXRef()
            table.offsets, table.trailer = offsets, trailer
            xrefs.append(table)
            for key in ("XRefStm", "Prev"):
                if key in trailer:
                    self.read_xref_from(parser, int_value(trailer[key]), xrefs)

    parser = PDFParser(BytesIO(data))
    return Document(parser)


def _table(data: bytes, start: int, document: Any) -> tuple[dict[int, tuple[int | None, int, int]], dict[str, Any]]:
    """The table of objects that begins at a place → where each object stands, and the trailer behind it."""
    begin = _TABLE.match(data, start)
    if begin is None:
        raise _OddError
    at = begin.end()
    offsets: dict[int, tuple[int | None, int, int]] = {}
    while section := _SECTION.match(data, at):
        first, count = int(section[1]), int(section[2])
        at = section.end() + _ENTRY * count
        if at > len(data) or not _ENTRIES.fullmatch(data, section.end(), at):
            raise _OddError
        for number, entry in enumerate(range(section.end(), at, _ENTRY), first):
            if data[entry + 17] == 110:  # "n": in use
                offsets[number] = (None, int(data[entry : entry + 10]), int(data[entry + 11 : entry + 16]))
    trailer = _TRAILER.match(data, at)
    if trailer is None:
        raise _OddError
    value, _ = _value(data, trailer.end(), document)
    return offsets, value


def _value(data: bytes, at: int, document: Any) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends."""
    from pdfminer.pdftypes import PDFObjRef
    from pdfminer.psparser import LIT

    outer: list[tuple[bytes, list[Any]]] = []
    values: list[Any] = []
    opened = b""
    while True:
        token = _TOKEN.match(data, at)
        if token is None:
            raise _OddError
        at = token.end()
        kind = token.lastgroup
        assert kind is not None
        text = token[kind]
        value: Any
        if kind == "name":
            value = LIT(text.decode("ascii"))
        elif kind == "whole":
            value = int(text)
        elif kind == "reference":
            value = PDFObjRef(document, int(text))
        elif kind == "number":
            value = float(text)
        elif kind == "open":
            outer.append((opened, values))
            opened, values = text, []
            continue
        elif kind == "close":
            value = _closed(opened, text, values)
            opened, values = outer.pop()
        elif kind == "string":
            value = _ESCAPED.sub(rb"\1", text)
        elif kind == "hex":
            value = bytes.fromhex(text.decode("ascii"))
        elif text in _WORDS:
            value = _WORDS[text]
        else:
            raise _OddError
        if not outer:
            return value, at
        values.append(value)


def _closed(opened: bytes, closed: bytes, values: list[Any]) -> Any:
    """What a bracket closes: a list, or a dictionary with names as keys."""
    from pdfminer.psparser import PSLiteral

    if opened == b"[" and closed == b"]":
        return values
    if opened != b"<<" or closed != b">>" or len(values) % 2:
        raise _OddError
    keys = values[::2]
    if not all(isinstance(key, PSLiteral) for key in keys):
        raise _OddError
    return {key.name: value for key, value in zip(keys, values[1::2], strict=True) if value is not None}
