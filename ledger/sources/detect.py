"""The bytes of a file → what it is, by its content; the suffix only serves to say that it does not fit."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import DocumentFormat, Note
from ledger.patterns import pattern
from ledger.sources.archive import OLE, ZIP, refuse_ole
from ledger.sources.suffixes import PDF_HEAD, SUFFIXES, UTF16

_HEAD = 65_536
_STARTS_HTML = pattern(
    r"(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body|meta|title|link|script|style|base|main|article|section|header|nav"
    r"|div|table|h[1-6]|p|ul|ol|dl|form|span|font|center|b|strong|a|br|hr|img|blockquote|pre|tbody|tr|td)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_BLOCK = pattern(r"</(?:div|table|tr|td|p|li|ul|ol|h[1-6]|span|body|html)\s*>", re.IGNORECASE)
_PER_TAG = 400  # a page has a closing tag at least for so many characters; text and markdown only quote one now and then

_SAVED_PAGE = pattern(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?content-type:\s*multipart/related", re.IGNORECASE)

_NAMES: dict[str, str] = {"text": "tekst", "markdown": "tekst", "html": "HTML", "pdf": "PDF", "docx": "Word", "xlsx": "Excel"}


def detect(data: bytes, path: str, limits: Limits | None = None) -> DocumentFormat:
    """Bytes → format. "text" stands for text and markdown alike: their reader tells them apart.

    Raises SourceError "source.empty", "source.encrypted", "source.old_office", "source.not_office", "source.damaged", "source.binary",
    "source.saved_page".
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise SourceError("source.empty")
    if data.startswith(OLE):
        refuse_ole(data)
    if b"%PDF-" in data[:PDF_HEAD]:
        return "pdf"
    if data.startswith(ZIP):
        return _office(data)
    head = data[:_HEAD]
    text = head.removeprefix(b"\xef\xbb\xbf").decode(UTF16.get(head[:2], "latin-1"), errors="replace")
    if _STARTS_HTML.match(text) or len(_HTML_BLOCK.findall(text)) * _PER_TAG > max(len(text), 5 * _PER_TAG):
        return "html"
    if _SAVED_PAGE.match(text.replace("\r\n", "\n")):
        raise SourceError("source.saved_page")
    from ledger.sources.textcode import decode

    decode(head, limits or Limits())  # refuses what is no text
    return "text"


def _office(data: bytes) -> DocumentFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise SourceError("source.damaged", format="zip") from error
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "[Content_Types].xml" in names:
        if "word" in folders:
            return "docx"
        if "xl" in folders:
            if "xl/workbook.bin" in names:
                raise SourceError("source.old_office", kind="Excel (.xlsb)")
            return "xlsx"
    if b"opendocument" in mimetype:
        raise SourceError("source.binary", looks_like="OpenDocument")
    raise SourceError("source.not_office")


def mismatch_note(detected: DocumentFormat, path: str) -> Note | None:
    """A note when the suffix promises another format than the content has; `None` when they fit or the suffix promises nothing."""
    suffix = PurePath(path).suffix.lower()
    promised = SUFFIXES.get(suffix)
    if promised is None or _NAMES[promised] == _NAMES[detected]:
        return None
    return Note("source.mismatch", (("suffix", suffix), ("format", _NAMES[detected])))
