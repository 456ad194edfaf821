"""Bytes → text: which encoding a plain text file is written in, and the refusal of what is not text at all."""

from __future__ import annotations

import unicodedata

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Note
from ledger.sources.guard import exceeded

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx …)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE (doc, xls, msg …)"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM\x00", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\x00", "EXE"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3\x00", "SQLite"),
)
_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})  # white space, the old end-of-file mark and escape are met in text


def decode(data: bytes, limits: Limits) -> tuple[str, tuple[Note, ...]]:
    """Bytes → text without byte order mark, and a note where the encoding had to be assumed.

    UTF-8, UTF-16 by its mark or by its pattern of NULs, else Windows-1252 with ISO-8859-1 behind it (`source.encoding`).
    Raises `SourceError` `source.empty`, `source.binary` and `source.not_text`, `LimitError` for a line or file past its limit, before
    anything larger than the file itself is built.
    """
    if len(data) > limits.file_bytes:
        raise exceeded("file_bytes", limits)
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n\x0b\x0c"):
        raise SourceError("source.empty")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceError("source.binary", looks_like=name)
    _refuse_long_line(data, limits)
    text, notes = _decoded(data)
    if not text.strip("\ufeff\u200b\u2060 \t\r\n\x0b\x0c\x1a\u00a0\u202f\u2028\u2029"):
        raise SourceError("source.empty")
    return text, notes


def _decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    utf16 = _utf16(data)
    if utf16 is not None:
        try:
            text = data.decode(utf16)
        except UnicodeDecodeError as error:
            raise SourceError("source.binary", looks_like="UTF-16") from error
        _refuse_unlikely(text)
        return text.removeprefix("\ufeff"), ()
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\x00" in data or controls * 200 > len(sample):
        raise SourceError("source.not_text")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    for encoding in ("cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (Note("source.encoding", (("encoding", {"cp1252": "Windows-1252", "latin-1": "ISO-8859-1"}[encoding]),)),)
    raise AssertionError("ISO-8859-1 decodes every byte")


def _utf16(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise SourceError("source.binary", looks_like="UTF-32")
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if data.startswith(b"\xfe\xff"):
        return "utf-16-be"
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    # Latin letters leave every second byte NUL: a text without mark is known by that, a binary file is not so regular
    if half >= 2 and odd * 10 >= half * 7 and even * 20 <= half:
        return "utf-16-le"
    if half >= 2 and even * 10 >= half * 7 and odd * 20 <= half:
        return "utf-16-be"
    return None


def _refuse_unlikely(text: str) -> None:
    sample = text[:4096]
    odd = sum(1 for character in sample if unicodedata.category(character) in ("Cc", "Cn", "Co") and character not in "\t\r\n\x0b\x0c")
    if "\x00" in text or odd * 20 > len(sample):
        raise SourceError("source.binary", looks_like="UTF-16")


def _refuse_long_line(data: bytes, limits: Limits) -> None:
    """Refuse by bytes what no encoding can bring below the limit, so that a 60 MB line is never decoded."""
    widest = 4 * limits.line_characters
    start = 0
    while len(data) - start > widest:
        window = start + widest + 1
        last = max(data.rfind(b"\n", start, window), data.rfind(b"\r", start, window))
        if last < 0:
            raise exceeded("line_characters", limits)
        start = last + 1
