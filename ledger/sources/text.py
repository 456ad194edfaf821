"""Bytes of a plain text or markdown file → Document."""

from __future__ import annotations

import hashlib
import re

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Document
from ledger.patterns import pattern
from ledger.sources.textcode import decode
from ledger.sources.textgrid import blocks_of
from ledger.sources.textlines import split

_MARKDOWN_SUFFIX = (".md", ".markdown", ".mdown")
_MARKDOWN_LINE = pattern(r"^(?:#{1,6}[ \t]+\S| {0,3}\|.*\|)", re.MULTILINE)


def read(data: bytes, path: str, limits: Limits) -> Document:
    """Text or markdown → its blocks in reading order, each with the line number an editor shows.

    `format` is "markdown" by suffix, `#` headings or pipe tables. Fixed spaces become plain ones (except inside a figure),
    soft hyphens and invisible marks go, ligatures are split, letters are composed; markers and emphasis stay in prose.
    Notes: `source.encoding` where it had to be assumed. Raises `SourceError` (`source.empty`, `source.binary`), `LimitError`.
    """
    text, notes = decode(data, limits)
    lines = split(text, limits)
    markdown = path.lower().endswith(_MARKDOWN_SUFFIX) or _MARKDOWN_LINE.search(text) is not None
    blocks = blocks_of(lines, limits, markdown=markdown)
    if not blocks:
        raise SourceError("source.empty")
    return Document(path, hashlib.sha256(data).hexdigest(), "markdown" if markdown else "text", tuple(blocks), notes=notes)
