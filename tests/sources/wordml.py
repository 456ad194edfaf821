"""WordprocessingML by hand inside files made by python-docx: what the library has no function for."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml

from ledger.limits import Limits
from ledger.model import Document
from ledger.sources.docx import read

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def element(xml: str) -> Any:
    """One element, its namespaces declared."""
    return next(iter(parse_xml(f"<w:body {SPACES}>{xml}</w:body>")))


def body(*parts: str) -> Any:
    """A document of python-docx whose body is these elements."""
    document = docx.Document()
    place = document.element.body
    for part in parts:
        place.insert(len(place) - 1, element(part))
    return document


def load(document: Any, limits: Limits | None = None) -> Document:
    """Saved and read back by the reader under test."""
    stream = io.BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "a.docx", limits or Limits())


def p(content: str, properties: str = "") -> str:
    """A paragraph of runs given as XML, or of plain text."""
    inner = content if content.startswith("<") else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    """A table of rows given as XML."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells given as XML or text."""
    inner = "".join(cell if cell.startswith("<w:tc") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"
