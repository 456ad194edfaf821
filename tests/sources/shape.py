"""A Document → plain tuples, short enough to be written out in a test."""

from __future__ import annotations

from ledger.model import Document, Heading, Paragraph, Table

COVERED = "^"


def blocks_of(document: Document) -> list[tuple[object, ...]]:
    """Headings as ("#", level, text), paragraphs as ("", text) or (marker, text), tables as ("table", row, row, …)."""
    found: list[tuple[object, ...]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(("#", block.level, block.text))
        elif isinstance(block, Paragraph):
            found.append((block.marker, block.text))
        else:
            found.append(("table", *rows_of(block)))
    return found


def rows_of(table: Table) -> list[tuple[str, ...]]:
    """The cells of a table as text, `^` where a merged cell covers the place."""
    return [tuple(COVERED if cell.covered else cell.text for cell in row.cells) for row in table.rows]


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts_of(document: Document) -> list[str]:
    """Headings and paragraphs as text."""
    return [block.text for block in document.blocks if not isinstance(block, Table)]
