"""A web page → Document: what a reader of the page sees, block by block (FORMATS A2-A4).

Places are lines of the file: the line on which the element begins (in the decoded text of the page).
"""

from __future__ import annotations

import hashlib

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Document
from ledger.sources.guard import exceeded
from ledger.sources.html_charset import decode
from ledger.sources.html_drawn import mark_drawn_tables
from ledger.sources.html_flow import Flow
from ledger.sources.html_scan import scan


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The bytes of a web page → Document. Raises SourceError "source.empty" where nothing is shown, LimitError past a limit."""
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if len(data) > limits.file_bytes:
        raise exceeded("file_bytes", limits)
    text, notes = decode(data)
    try:
        body = LexborHTMLParser(scan(text, limits)).body
    except SelectolaxError as error:  # the parser takes any text there is: it only fails for want of memory
        raise exceeded("memory_bytes", limits) from error
    flow = Flow(limits, body is not None and mark_drawn_tables(text, body))
    if body is not None:
        flow.read(body)
    if not flow.blocks:
        raise SourceError("source.empty")
    return Document(path, hashlib.sha256(data).hexdigest(), "html", tuple(flow.blocks), notes=(*notes, *flow.notes))
