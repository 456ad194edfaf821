"""A Word document → Document: what Word prints of its body, block by block; headers and footers are furniture.

Places: `page` as Word itself last laid the document out (absent in files that Word never saved), `line` the running number of the
paragraph in the document. Changes are read as if accepted, and said (`source.docx.tracked`); hidden text is left out, and said.
"""

from __future__ import annotations

import hashlib
import io
import zipfile

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Document, Note
from ledger.sources.archive import open_archive
from ledger.sources.docx_flow import Flow
from ledger.sources.docx_names import Element, below, value, w
from ledger.sources.docx_numbering import Numbering
from ledger.sources.docx_styles import Styles
from ledger.sources.docx_text import Story
from ledger.sources.guard import exceeded

_COUNTED = {"paragraphs": "w:p", "cells": "w:tc"}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RESOURCE_LIMIT = 114  # the XML library's code for a tree deeper, or a text longer, than it accepts
_NO_MEMORY = 2  # and for a tree larger than there is memory for


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The bytes of a .docx → Document. Raises SourceError (damaged, encrypted, with a document type), LimitError past a limit."""
    if len(data) > limits.file_bytes:
        raise exceeded("file_bytes", limits)
    archive = open_archive(data, limits, _COUNTED)
    parts = [counts for name, counts in archive.counts.items() if name.startswith("word/")]
    if sum(counts["paragraphs"] for counts in parts) > limits.blocks:
        raise exceeded("blocks", limits)
    if sum(counts["cells"] for counts in parts) > limits.cells:
        raise exceeded("cells", limits)
    document, styles_root, numbering_root, footnotes_root = _roots(data, limits)
    styles = Styles(styles_root)
    story = Story(styles)
    if next(document.iter(w("lastRenderedPageBreak")), None) is not None:
        story.page = 1
    body = below(document, "body")
    if body is None:
        raise SourceError("source.damaged", format="docx")
    footnotes = {value(note, "id") or "": note for note in footnotes_root.iterchildren(w("footnote"))} if footnotes_root is not None else {}
    blocks = Flow(story, Numbering(numbering_root, styles), footnotes, limits).blocks(body)
    if not blocks and not story.pictures:
        raise SourceError("source.empty")
    notes: tuple[Note, ...] = (*story.notes.values(), *story.pictures)
    return Document(path, hashlib.sha256(data).hexdigest(), "docx", tuple(blocks), notes=notes)


def _roots(data: bytes, limits: Limits) -> tuple[Element, Element | None, Element | None, Element | None]:
    """The trees of the document, its styles, its numbering and its footnotes."""
    from docx.opc.exceptions import PackageNotFoundError
    from docx.oxml import parse_xml
    from docx.package import Package

    def tree(part: object) -> Element:
        element = getattr(part, "element", None)
        return parse_xml(part.blob) if element is None else element  # type: ignore[attr-defined]

    try:
        main = Package.open(io.BytesIO(data)).main_document_part
        related = {relation.reltype: relation for relation in main.rels.values() if not relation.is_external}
        found = [
            tree(related[_RELATION + kind].target_part) if _RELATION + kind in related else None
            for kind in ("styles", "numbering", "footnotes")
        ]
        return tree(main), found[0], found[1], found[2]
    except SyntaxError as error:  # what the XML library raises for XML that is none
        code = getattr(error, "code", None)
        if code == _RESOURCE_LIMIT:
            raise exceeded("nesting" if "depth" in str(error) else "line_characters", limits) from error
        if code == _NO_MEMORY:
            raise exceeded("memory_bytes", limits) from error
        raise SourceError("source.damaged", format="docx") from error
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError, OSError, EOFError) as error:
        raise SourceError("source.damaged", format="docx") from error
