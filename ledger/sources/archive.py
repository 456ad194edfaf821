"""The bytes of a zip archive (docx, xlsx) → its parts, every byte counted while it is inflated (SPEC 7).

Headers are never trusted: an archive is refused by what comes out of it, before any library builds anything from it. What an
XML part holds many of (paragraphs, cells, rows) is counted on the way, so that the reader can refuse a file that is too large.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.sources.guard import exceeded

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of an OLE file: the old Office formats, and every Office file with a password."""

ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_CHUNK = 1 << 18
_OVERLAP = 128
_FREE_BYTES = 1 << 20  # below this size the ratio says nothing: ten empty rows compress a hundredfold
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
# encodings in which "<!DOCTYPE" is those very bytes; no Office program writes another
_PLAIN_ENCODINGS = re.compile(rb"utf-?8|us-ascii|ascii|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)
_XML_NAMES = (".xml", ".rels", ".vml")
_NEVER_PARSED = (".svg", ".htm", ".html", ".xhtml", ".mht", ".txt")
_OLD_KINDS = (
    ("WordDocument", "Word (.doc)"),
    ("Workbook", "Excel (.xls)"),
    ("Book", "Excel (.xls)"),
    ("PowerPoint Document", "PowerPoint (.ppt)"),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked archive: the names of its parts, and how many of each counted element every XML part holds."""

    data: bytes
    names: frozenset[str]
    counts: Mapping[str, Mapping[str, int]]
    sizes: Mapping[str, int]

    def read(self, name: str) -> bytes:
        """One part, inflated. Raises SourceError "source.damaged" where the part cannot be inflated."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return archive.read(name)
        except _BROKEN as error:
            raise SourceError("source.damaged", format="zip") from error


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, ValueError)


def open_archive(data: bytes, limits: Limits, counted: Mapping[str, str] | None = None) -> Archive:
    """Bytes → Archive. `counted` names what to count in every XML part, with its element as Office writes it ("rows": "row").

    Raises SourceError "source.encrypted", "source.old_office", "source.damaged", "source.doctype", and LimitError "archive_bytes",
    "archive_ratio", "archive_entries". Archives inside the archive are counted as bytes and never opened.
    """
    refuse_ole(data)
    counts: dict[str, dict[str, int]] = {}
    sizes: dict[str, int] = {}
    total = 0
    most = min(limits.archive_bytes, max(limits.archive_ratio * len(data), _FREE_BYTES))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.archive_entries:
                raise exceeded("archive_entries", limits)
            for entry in entries:
                if entry.flag_bits & 0x1:
                    raise SourceError("source.encrypted")
                counter = _Counter(entry.filename, counted or {})
                for chunk in _inflate(archive, entry):
                    total += len(chunk)
                    if total > most:
                        raise exceeded("archive_bytes" if most == limits.archive_bytes else "archive_ratio", limits)
                    counter.feed(chunk)
                counter.close()
                counts[entry.filename] = counter.found
                sizes[entry.filename] = counter.size
    except _BROKEN as error:
        raise SourceError("source.damaged", format="zip") from error
    return Archive(data, frozenset(counts), counts, sizes)


def refuse_ole(data: bytes) -> None:
    """Raises SourceError for an OLE file: "source.encrypted" for an Office file with a password, else "source.old_office"."""
    if not data.startswith(OLE):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise SourceError("source.encrypted")
    for stream, kind in _OLD_KINDS:
        if stream.encode("utf-16-le") in data:
            raise SourceError("source.old_office", kind=kind)
    raise SourceError("source.binary", looks_like="OLE")


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


class _Counter:
    """Reads one part chunk by chunk: refuses document type declarations, counts start tags, remembers nothing else."""

    def __init__(self, name: str, counted: Mapping[str, str]) -> None:
        self.name = name
        self.size = 0
        self.found = dict.fromkeys(counted, 0)
        self._tags = {key: tuple(f"<{tag}{end}".encode() for end in " />") for key, tag in counted.items()}
        own = not name.startswith("customXml/") and not name.lower().endswith(_NEVER_PARSED)
        self._named, self._xml = own and name.lower().endswith(_XML_NAMES), own
        self._carried = b""

    def feed(self, chunk: bytes) -> None:
        if not self._xml:
            self.size += len(chunk)
            return
        if self.size == 0:
            if not self._named and _XML_HEAD.match(chunk) is None:  # a part may be XML under any name
                self._xml = False
                self.size += len(chunk)
                return
            self._refuse_encoding(chunk)
        self.size += len(chunk)
        window = self._carried + chunk
        if _DECLARATION.search(window):
            raise SourceError("source.doctype", part=self.name)
        # a tag that begins close to the end may be cut: it is looked at together with the next chunk
        cut = window.rfind(b"<", max(0, len(window) - _OVERLAP))
        whole, self._carried = (window, b"") if cut < 0 else (window[:cut], window[cut:])
        self._count(whole)

    def close(self) -> None:
        self._count(self._carried)

    def _count(self, text: bytes) -> None:
        for key, tags in self._tags.items():
            self.found[key] += sum(map(text.count, tags))

    def _refuse_encoding(self, head: bytes) -> None:
        encoding = _ENCODING.search(head[:200])
        if _XML_HEAD.match(head) is None or (encoding is not None and _PLAIN_ENCODINGS.fullmatch(encoding[1]) is None):
            raise SourceError("source.damaged", format=self.name)
