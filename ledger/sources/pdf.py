"""The bytes of a PDF → a Document: paragraphs and headings by place, tables from tags, rulings or aligned columns.

pdfium reads every page; only pages that can hold a money table are read character by character, and only those where a table was
found are read again by a second reader, with which every figure must agree (ARCHITECTURE, decision on PDF; FORMATS A1, B).
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ledger.errors import ScanError, SourceError
from ledger.limits import Limits
from ledger.model import Block, Box, Document, Heading, Note, Paragraph, Place, Table
from ledger.sources.guard import exceeded
from ledger.sources.pdf_breaks import heading_at_foot, headless, put_between, put_in_step
from ledger.sources.pdf_cells import piece_of
from ledger.sources.pdf_furniture import furniture, without_artifacts
from ledger.sources.pdf_gate import table_rows
from ledger.sources.pdf_grid import Draft, cut_labels, table_of
from ledger.sources.pdf_guard import guard
from ledger.sources.pdf_join import joined
from ledger.sources.pdf_page import Frame, Line, opened
from ledger.sources.pdf_paragraphs import Typography, join, over_break, paragraphs, title_over_break, typography
from ledger.sources.pdf_tables import tables_on
from ledger.sources.pdf_tagged import put_under

_MARGIN = 3.0  # points: what is printed nearer to the edge of the page than that goes on outside
_CLIPPED = 1.0  # points: the same for rulings
_BETWEEN = 10  # lines between two parts of one table, its labels cut at their gaps


@dataclass(slots=True)
class _Page:
    """What is kept of a page when pdfium has closed it. `spaced`: a space is printed at the end of one of its lines.

    `by_size`: as of its PageText.
    """

    number: int
    frame: Frame
    lines: list[Line]
    drafts: list[Draft]
    spaced: bool
    by_size: bool


def read(data: bytes, path: str, limits: Limits) -> Document:
    """A PDF → its Document; every block knows its page, and its box in points from the page's top left.

    Raises SourceError `source.encrypted` (a password is needed) or `source.damaged`, LimitError past a limit of SPEC 7, and ScanError
    `source.pdf.scan` where no page has text (SRC002). Single pages without text are a note.
    """
    guard(data, limits)
    pages = _pages(data, limits)
    bare = [page.number for page in pages if not page.lines]
    if len(bare) == len(pages):
        raise ScanError("source.pdf.scan", pages=len(pages))
    notes = (Note("source.pdf.scanned_pages", (("pages", ", ".join(map(str, bare))),)),) if bare else ()
    blocks = _blocks(pages, data)
    if len(blocks) > limits.blocks:
        raise exceeded("blocks", limits)
    _count_cells(blocks, limits)
    return Document(path, hashlib.sha256(data).hexdigest(), "pdf", tuple(blocks), pages=len(pages), notes=notes)


def _pages(data: bytes, limits: Limits) -> list[_Page]:
    """Open the document and read every page once."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY) or "assword" in str(error):
            raise SourceError("source.encrypted") from error
        raise SourceError("source.damaged", format="PDF") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise exceeded("pages", limits)
        if count == 0:
            raise SourceError("source.damaged", format="PDF")
        tagged = bool(raw.FPDFCatalog_IsTagged(document))
        pages: list[_Page] = []
        for number in range(1, count + 1):
            read = _page(document, number, tagged, pages[-1] if pages else None, limits)
            if pages and read.drafts and headless(read.drafts[0], read.lines):
                _heading_before(document, pages[-1], read.drafts[0], limits)
            pages.append(read)
        return pages
    finally:
        document.close()


def _page(document: Any, number: int, tagged: bool, before: _Page | None, limits: Limits) -> _Page:
    with opened(document, number, limits, before is not None and before.by_size) as text:
        rows = table_rows(text, before is not None and bool(before.drafts))
        drafts = tables_on(text, rows, tagged, limits) if rows else []
        for draft in drafts:
            if _over_edge(draft, text.frame.width):
                draft.doubts.append(Note("table.pdf_edge"))
        table = next((draft.box[1] for draft in drafts if draft.form == "pdf-tags"), 0.0)
        lines = without_artifacts(text, table) if tagged else text.lines
        return _Page(number, text.frame, lines, drafts, " \r\n" in text.text, text.by_size)


def _over_edge(draft: Draft, width: float) -> bool:
    """Does a table run off its page (a web page or a sheet wider than the paper)? What stands outside the page is not printed."""
    left, _, right, _ = draft.box
    words = draft.words
    if min(word.left for word in words) < _MARGIN or max(word.right for word in words) > width - _MARGIN:
        return True
    return draft.form == "pdf-ruled" and (left < _CLIPPED or right > width - _CLIPPED)


def _heading_before(document: Any, before: _Page, after: Draft, limits: Limits) -> None:
    """A table begins its page without a heading: look for it at the foot of the page before, which is opened once more."""
    if before.drafts and before.drafts[-1].tentative:
        return
    with opened(document, before.number, limits, before.by_size) as text:
        draft = heading_at_foot(text, before.drafts, after)
    if draft is not None:
        before.drafts.append(draft)


def _witnessed(pages: list[_Page], data: bytes) -> None:
    """Have the second reader confirm the figures of every table; what it does not confirm becomes a doubt of that table."""
    if not any(page.drafts for page in pages):
        return
    from ledger.sources.pdf_witness import Witness, disagreements

    witness = Witness(data)
    for page in pages:
        if page.drafts:
            seen = witness.read(page.number, page.frame, page.drafts)
            for draft in page.drafts:
                draft.doubts.extend(disagreements(draft, seen))


def _blocks(pages: list[_Page], data: bytes) -> list[Block]:
    dropped = furniture([(page.frame.height, page.lines) for page in pages])
    if any(page.drafts or len(numbers) < len(page.lines) for page, numbers in zip(pages, dropped, strict=True)):
        for page, numbers in zip(pages, dropped, strict=True):
            if numbers:
                page.lines = [line for number, line in enumerate(page.lines) if number not in numbers]
    # else nothing but headers and footers: then they are what the document says
    _over_breaks(pages)
    _witnessed(pages, data)
    if any(page.spaced or page.by_size for page in pages):  # LibreOffice prints them, though a short document may not show it
        for page in pages:
            for draft in page.drafts:
                draft.spaced = True
    free = [[line for line in page.lines if not _in_table(line, page.drafts)] if page.drafts else page.lines for page in pages]
    kind = typography([(page.frame.width, lines) for page, lines in zip(pages, free, strict=True)])
    blocks = _sentences_over_breaks(pages, [_page_blocks(page, kind) for page in pages], kind)
    tables = any(page.drafts for page in pages)
    return joined(blocks, kind.text if tables else "", [cut_labels(page.drafts[-1]) if page.drafts else [] for page in pages])


def _sentences_over_breaks(pages: list[_Page], blocks: list[list[Block]], kind: Typography) -> list[list[Block]]:
    """Paragraphs that the end of a page cuts in two are put together; each stands on the page where it begins."""
    for number in range(len(pages) - 1, 0, -1):
        above, below = blocks[number - 1], blocks[number]
        if not above or not below or not pages[number - 1].lines or not pages[number].lines:
            continue
        before, after = above[-1], below[0]
        if isinstance(before, Heading) and isinstance(after, Heading) and before.level == after.level:
            if title_over_break(pages[number - 1].lines[-1], pages[number].lines[0], before.text):
                above[-1] = replace(before, text=join([before.text, after.text], kind))
                del below[0]
            continue
        if not isinstance(before, Paragraph) or not isinstance(after, Paragraph) or after.marker:
            continue
        if over_break(pages[number - 1].lines[-1], pages[number].lines[0], kind.margin):
            above[-1] = replace(before, text=join([before.text, after.text], kind))
            del below[0]
    return blocks


def _over_breaks(pages: list[_Page]) -> None:
    """Tables that go on over a page break are put in step; what was a table only if it went on is one no more."""
    for page, following in itertools.pairwise(pages):
        if not page.drafts or not following.drafts:
            continue
        if page.drafts[-1].form == "pdf-tags" and len(following.drafts) > 1 and _heading_only(following.drafts[0]):
            del following.drafts[0]  # printed again at the head of the page and left out of the tags
        before, after = page.drafts[-1], following.drafts[0]
        if before.form == after.form == "pdf-tags":
            put_under(before, after)
        if before.form == after.form == "pdf-ruled" and before.tentative != after.tentative:
            row, whole = (before, after) if before.tentative else (after, before)
            row.tentative = not put_between(row, whole.walls)
        if before.form == after.form == "pdf-columns" or before.tentative or after.tentative:
            middle = before.box[3] - 1
            below = [line[3:7] for line in page.lines if line.top > middle and not _in_table(line, page.drafts)]
            middle = after.box[1] + 1
            above = [line[3:7] for line in following.lines if line.bottom < middle and not _in_table(line, following.drafts)]
            if before.form == after.form == "pdf-columns" and len(below) + len(above) < _BETWEEN:
                put_in_step(before, after, below, above)
            lost = before if before.tentative else after
            if before.tentative != after.tentative and not below and not above and not _printed_again(lost, before, after):
                # what looks like its heading or a row of it is left out of the table on the other side of the break
                (after if lost is before else before).doubts.append(Note("table.pdf_break"))
    for page in pages:
        page.drafts = [draft for draft in page.drafts if not draft.tentative]


def _printed_again(lost: Draft, before: Draft, after: Draft) -> bool:
    """Is what is left out a heading only, and one that the table on the other side has: printed again on its page, or the first of two?"""
    if not _heading_only(lost):
        return False
    first = [word.text for slot in after.rows[0] for word in slot.words] if after.rows else []
    return lost is after or sorted(first) == sorted(word.text for word in before.words)


def _heading_only(draft: Draft) -> bool:
    """Is it a heading of years without a row of amounts under it?"""
    if not draft.lines:
        pieces = [piece_of(slot.words) for row in draft.rows for slot in row if slot.words]
        return draft.tentative and all(piece.year or not piece.figure for piece in pieces)
    return draft.tentative and all(line.years_only for line in draft.lines if line.row)


def _in_table(line: Line, drafts: list[Draft]) -> bool:
    return any(_holds(draft.box, line) for draft in drafts)


def _holds(box: Box, line: Line) -> bool:
    middle = (line.top + line.bottom) / 2
    return box[1] - 1 <= middle <= box[3] + 1 and line.left < box[2] and line.right > box[0]


def _page_blocks(page: _Page, kind: Typography) -> list[Block]:
    """Lines and tables of a page → its blocks in reading order: a table stands where its first line stood."""
    shown: Callable[[Box], Box] = page.frame.as_shown
    if not page.drafts:
        blocks = paragraphs(page.lines, page.number, kind)
        return blocks if page.frame.turn == page.frame.shown else [_turned(block, shown) for block in blocks]
    blocks = []
    stretch: list[Line] = []
    left = list(page.drafts)
    for line in page.lines:
        draft = next((draft for draft in page.drafts if _holds(draft.box, line)), None)
        if draft is None:
            stretch.append(line)
        elif draft in left:
            blocks += paragraphs(stretch, page.number, kind)
            stretch = []
            blocks.append(table_of(draft, page.number, shown, kind.text))
            left.remove(draft)
    blocks += paragraphs(stretch, page.number, kind)
    blocks += [table_of(draft, page.number, shown, kind.text) for draft in left]
    if page.frame.turn != page.frame.shown:
        blocks = [_turned(block, shown) for block in blocks]
    return blocks


def _turned(block: Block, shown: Callable[[Box], Box]) -> Block:
    """Text that lies on its side: its box on the page as a viewer shows it. Tables have theirs already."""
    if isinstance(block, Table) or block.place.box is None:
        return block
    place = Place(block.place.page, box=shown(block.place.box))
    if isinstance(block, Heading):
        return replace(block, place=place)
    return Paragraph(block.text, place, block.marker)


def _count_cells(blocks: list[Block], limits: Limits) -> None:
    cells = 0
    for block in blocks:
        if isinstance(block, Table):
            if len(block.rows) > limits.table_rows:
                raise exceeded("table_rows", limits)
            cells += sum(len(row.cells) for row in block.rows)
    if cells > limits.cells:
        raise exceeded("cells", limits)
