"""The body of a Word document → blocks in reading order: headings, paragraphs with their list markers, tables, text boxes, footnotes."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.limits import Limits
from ledger.model import Block, Heading, Note, Paragraph, Place, Table
from ledger.sources.docx_names import Element, below, content, number, value, w
from ledger.sources.docx_numbering import Numbering
from ledger.sources.docx_styles import Style
from ledger.sources.docx_table import SourceRow, grid, source_rows
from ledger.sources.docx_text import Story, paragraph_lines
from ledger.sources.drafted import drafted_tables
from ledger.sources.guard import exceeded
from ledger.sources.layout import Shape, layout_of
from ledger.sources.numbering import BULLET
from ledger.sources.spaces import fold, join_lines, superscript

_PARAGRAPH, _TABLE = w("p"), w("tbl")
_MOST_BETWEEN = 3  # paragraphs without tabs in a row, between two rows set by tab stops
_LABEL_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class _Read:
    """A paragraph read once: its lines, its marker, its heading level, and where it stands."""

    lines: tuple[str, ...]
    marker: str
    level: int | None
    place: Place
    after: tuple[Block, ...] = ()


class Flow:
    """Reads a body once, from first to last, because numbering, fields and pages are counted on the way."""

    def __init__(self, story: Story, numbering: Numbering, footnotes: dict[str, Element], limits: Limits) -> None:
        self.story = story
        self.limits = limits
        self._numbering = numbering
        self._footnotes = footnotes
        self._count = 0
        self._cells = 0
        self._footnote_number = 0

    def blocks(self, container: Element, depth: int = 0) -> list[Block]:
        """Everything printed in a body, a cell or a text box → its blocks."""
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        found: list[Block] = []
        pending: list[str] = []  # the lines of a paragraph whose end was deleted: it goes on in the next
        tabbed: list[_Read] = []  # paragraphs set in columns by tab stops, which together may be a table
        for child in content(container):
            if child.tag == _PARAGRAPH:
                read = self._paragraph(child, depth, pending)
                pending = []
                if self._end_deleted(child):
                    self.story.say_once("source.docx.tracked")
                    pending = list(read.lines)
                    found.extend(read.after)
                    continue
                if _is_tabbed(read) or (tabbed and _between(read) and any(map(_is_tabbed, tabbed[-_MOST_BETWEEN:]))):
                    tabbed.append(read)
                    continue
                found.extend(self._untabbed(tabbed))
                found.extend(self._as_blocks(read))
                found.extend(read.after)
            elif child.tag == _TABLE:
                found.extend(self._untabbed(tabbed))
                found.extend(self._table(child, depth))
        found.extend(self._untabbed(tabbed))
        if pending:
            found.extend(Paragraph(text, self.story.place()) for text in map(fold, pending) if text)
        self._count += len(found)
        if self._count > self.limits.blocks:
            raise exceeded("blocks", self.limits)
        return found

    # --- paragraphs ---

    def _paragraph(self, element: Element, depth: int, pending: list[str]) -> _Read:
        story = self.story
        story.new_paragraph()
        place = story.place()
        properties = below(element, "pPr")
        style_id = value(below(properties, "pStyle"))
        style = story.styles.of(style_id)
        lines = paragraph_lines(element, story, style.hidden)
        boxes, story.boxes = story.boxes, []
        noted, story.footnotes = story.footnotes[self._footnote_number :], story.footnotes
        self._footnote_number = len(story.footnotes)
        if pending:
            lines = [*pending[:-1], pending[-1] + lines[0], *lines[1:]]
        marker = self._marker(properties, style, style_id)
        after: list[Block] = []
        for box in boxes:
            after.extend(self.blocks(box, depth + 1))
        after.extend(self._footnote_blocks(noted, depth))
        outline = number(below(properties, "outlineLvl"))
        level = style.level if outline is None else (outline + 1 if 0 <= outline <= 8 else None)
        return _Read(() if style.contents else tuple(lines), marker, level, place, tuple(after))

    def _marker(self, properties: Element | None, style: Style, style_id: str | None) -> str:
        own = below(properties, "numPr")
        number_id, level = style.number_id, style.list_level
        if own is not None:
            number_id = value(below(own, "numId")) or number_id
            level = number(below(own, "ilvl")) if below(own, "ilvl") is not None else level
        return self._numbering.marker(number_id, level, style_id)

    @staticmethod
    def _end_deleted(element: Element) -> bool:
        mark = below(element, "pPr", "rPr")
        return below(mark, "del") is not None or below(mark, "moveFrom") is not None

    def _as_blocks(self, read: _Read) -> list[Block]:
        texts = [text for text in map(fold, read.lines) if text]
        if not texts:
            return []
        if read.level is None:
            return [Paragraph(text, read.place, "" if index else read.marker) for index, text in enumerate(texts)]
        numbered = read.marker and read.marker != BULLET
        return [Heading(f"{read.marker} {join_lines(texts)}" if numbered else join_lines(texts), read.level, read.place)]

    def _untabbed(self, tabbed: list[_Read]) -> list[Block]:
        """Paragraphs in columns, and what stands between them → the table they draw, or the paragraphs they are. Empties the list."""
        last = max((number for number, read in enumerate(tabbed, 1) if _is_tabbed(read)), default=0)
        below = [block for read in tabbed[last:] for block in self._as_blocks(read)]
        del tabbed[last:]
        lines = [line for read in tabbed for line in read.lines]
        places = [read.place for read in tabbed for _ in read.lines]
        blocks = drafted_tables(lines, places, self.limits) if len(lines) > 1 else None
        if blocks is None:
            blocks = [block for read in tabbed for block in self._as_blocks(read)]
        tabbed.clear()
        return [*blocks, *below]

    def _footnote_blocks(self, references: list[str], depth: int) -> list[Block]:
        blocks: list[Block] = []
        first = self._footnote_number - len(references) + 1
        for offset, reference in enumerate(references):
            element = self._footnotes.get(reference)
            if element is not None and depth < self.limits.nesting:
                mark = superscript(str(first + offset))
                for block in self.blocks(element, self.limits.nesting):  # a footnote of a footnote is not followed
                    blocks.append(Paragraph(block.text, block.place, mark) if isinstance(block, Paragraph) and not blocks else block)
        return blocks

    # --- tables ---

    def _table(self, element: Element, depth: int) -> list[Block]:
        story, limits = self.story, self.limits
        start_line = story.line
        rows = source_rows(element, story, limits)
        self._cells += sum(len(row.cells) for row in rows)
        if self._cells > limits.cells:
            raise exceeded("cells", limits)
        inner = [[self.blocks(cell.node, depth + 1) for cell in row.cells] for row in rows]
        shapes = [[_shape(blocks) for blocks in row] for row in inner]
        kind = layout_of(
            [
                [shape for cell, shape in zip(row.cells, line, strict=True) if not cell.continues]
                for row, line in zip(rows, shapes, strict=True)
            ]
        )
        place = Place(page=story.page, line=start_line + 1)
        if kind == "data":
            return self._data(rows, inner, shapes, place)
        found: list[Block] = []
        for line, row in zip(shapes, inner, strict=True):
            texts = [shape.text for shape in line]
            if kind == "pairs" and any(texts):
                found.append(Paragraph(" ".join(text for text in texts if text), _first_place(row, place)))
            elif kind == "list" and any(texts):
                found.append(Paragraph(texts[1], _first_place(row, place), texts[0]))
            elif kind == "layout":
                found.extend(block for blocks in row for block in blocks)
        return found

    def _data(self, rows: list[SourceRow], inner: list[list[list[Block]]], shapes: list[list[Shape]], place: Place) -> list[Block]:
        nested = [block for row in inner for blocks in row for block in blocks if isinstance(block, Table)]
        doubts = tuple(Note("source.nested_table", place=table.place) for table in nested if _has_figures(table))
        places = [[next((block.place for block in blocks), place) for blocks in row] for row in inner]
        table = grid(rows, [[shape.text for shape in row] for row in shapes], places, doubts, place)
        return [table, *nested] if any(cell.text for row in table.rows for cell in row.cells) else list[Block](nested)


def _is_tabbed(read: _Read) -> bool:
    """A paragraph of running text with tabs between its parts, and nothing that hangs on it."""
    return read.level is None and not read.marker and not read.after and any("\t" in line.strip() for line in read.lines)


def _between(read: _Read) -> bool:
    """A short line or a blank one that may stand between rows set by tab stops: a typist gives a block heading ("Anlæg") no tabs."""
    return read.level is None and not read.marker and not read.after and all(len(line) <= _LABEL_CHARACTERS for line in read.lines)


def _shape(blocks: list[Block]) -> Shape:
    texts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            numbered = block.marker and block.marker != BULLET
            texts.append(f"{block.marker} {block.text}" if numbered else block.text)
        elif isinstance(block, Heading):
            texts.append(block.text)
    section = len(texts) > 1 and any(isinstance(block, Heading) for block in blocks)
    return Shape(join_lines(texts), section, len(texts), any(isinstance(block, Table) for block in blocks))


def _first_place(row: list[list[Block]], place: Place) -> Place:
    return next((block.place for blocks in row for block in blocks), place)


def _has_figures(table: Table) -> bool:
    return any(character.isdigit() for row in table.rows for cell in row.cells for character in cell.text)
