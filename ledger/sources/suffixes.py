"""The name of a file and its first bytes → may it be a document? What a folder is sorted by before anything in it is opened."""

from __future__ import annotations

import re

from ledger.model import DocumentFormat
from ledger.patterns import pattern

PDF_HEAD = 1024
"""Bytes of a file in which readers look for the mark of a PDF."""
UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""Byte order marks."""

SUFFIXES: dict[str, DocumentFormat] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xltm": "xlsx",
}
"""Names of files that promise a document which can be read, and of which format."""

KINDRED = (".doc", ".dot", ".rtf", ".odt", ".ott", ".xls", ".xlt", ".xlsb", ".ods", ".ots", ".mht", ".mhtml", ".pages", ".wpd", ".wps")
"""Names of files that minutes and tables are kept in too, and that cannot be read: to pass over them in a folder would hide them."""

_PAGE = pattern(r"(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body)(?=[\s/>])", re.IGNORECASE | re.DOTALL)


def looks_readable(head: bytes) -> bool:
    """The first bytes of a file whose name promises nothing → may it be a PDF, a Word or Excel file, or a web page?

    Downloads keep the name of the page that sent them (`ShowFile.ashx`, `referat.aspx?id=1`), or none at all. Plain text is not told
    apart from programs and data, so text is taken from a folder by its name only.
    """
    if b"%PDF-" in head[:PDF_HEAD]:
        return True
    if head.startswith(b"PK"):
        return any(name in head for name in (b"[Content_Types].xml", b"word/", b"xl/"))
    text = head.removeprefix(b"\xef\xbb\xbf").decode(UTF16.get(head[:2], "latin-1"), errors="replace")
    return _PAGE.match(text) is not None
