"""The tree of a web page → blocks in reading order: headings, paragraphs with their list markers, tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.limits import Limits
from ledger.model import NOWHERE, Block, Heading, Note, Paragraph, Place, Table
from ledger.patterns import pattern
from ledger.sources.drafted import drafted_tables
from ledger.sources.guard import exceeded
from ledger.sources.html_drawn import is_drawn_table
from ledger.sources.html_inline import inline_text, raised
from ledger.sources.html_list import list_markers
from ledger.sources.html_table import SourceRow, check_spans, layout, line_of, read_grid, shapes_of, source_rows
from ledger.sources.html_visible import HEADINGS, attribute, is_block, is_furniture, is_hidden
from ledger.sources.spaces import fold

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_POINT = pattern(r"punkt|pkt\.?", re.IGNORECASE)
_POINT_NUMBER = pattern(r"[0-9]{1,4}[a-z]?\.?")
_NOT_A_LINE_OF_TEXT = "table, ul, ol"
_ANY_HEADING = ", ".join(HEADINGS)
_PICTURE_WIDTH = 200  # CSS pixels: below it, an icon or a portrait


class Flow:
    """Walks the tree once. A paragraph's place is the source line of the element it begins in.

    `drawn`: tables may be drawn with other elements than `<table>` (`html_drawn`).
    """

    def __init__(self, limits: Limits, drawn: bool = False) -> None:
        self.limits = limits
        self.drawn = drawn
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self._parts: list[str] = []
        self._line: int | None = None
        self._start: int | None = None
        self._marker = ""
        self._point = ""
        self._cells = 0

    def read(self, body: LexborNode) -> None:
        """The body of the page → `blocks` and `notes`."""
        self._children(body, 0)
        self._flush()
        if self.blocks and _is_untitled(self.blocks[-1]):
            self.blocks.pop()

    # --- elements ---

    def _children(self, node: LexborNode, depth: int) -> None:
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                self._text(child.text_content or "")
            elif child.is_element_node:
                self._element(child, depth)
            child = child.next

    def _element(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        self._line = line_of(node) or self._line
        if is_furniture(node) or is_hidden(node):
            return
        level = HEADINGS.get(tag) or _heading_role(node)
        if tag == "br" or tag == "hr":
            self._flush()
        elif level and node.css_first(_NOT_A_LINE_OF_TEXT) is None:
            self._heading(node, level)
        elif tag == "table" or (self.drawn and is_drawn_table(node)):
            self._table(node, depth)
        elif tag in {"ol", "ul", "menu", "dir"}:
            self._list(node, depth)
        elif tag in {"pre", "listing"}:
            self._preformatted(node)
        elif tag == "img":
            self._picture(node)
        elif is_block(node):
            self._flush()
            self._children(node, depth + 1)
            self._flush()
        else:
            mark = raised(node)
            if mark is None:
                self._children(node, depth + 1)
            else:
                self._text(mark)

    def _heading(self, node: LexborNode, level: int) -> None:
        self._flush()
        place = Place(line=line_of(node) or self._line)
        text = inline_text(node, self.limits)
        if not text and not self._point:
            self._untitled(node, level, place)
            return
        if self._point:  # FORMATS A2: the number stands in the column "Punkt", the title beside it
            text = f"Punkt {self._point}: {text}" if text else f"Punkt {self._point}"
        elif self._marker and self._marker[-1] in ".)":  # a numbered heading is printed with its number
            text = f"{self._marker} {text}"
        self._point = self._marker = ""
        self._add(Heading(text, level, place))

    def _untitled(self, node: LexborNode, level: int, place: Place) -> None:
        """An element without anything in it is a section the system had no title for (FORMATS A2: FirstAgenda): what follows it
        is no longer part of the section before. One that an editor left blank (`&nbsp;`) is nothing.
        """
        if node.first_child is None and self.blocks and not isinstance(self.blocks[-1], Heading):
            self._add(Heading("", level, place))

    def _list(self, node: LexborNode, depth: int) -> None:
        self._flush()
        outer = self._marker
        for child, marker in list_markers(node):
            self._marker = marker or outer
            outer = ""
            self._element(child, depth + 1)
            self._flush()
            self._marker = ""

    def _preformatted(self, node: LexborNode) -> None:
        self._flush()
        lines = (node.text() or "").split("\n")
        places = [Place(line=None if self._line is None else self._line + number) for number in range(len(lines))]
        drafted = drafted_tables(lines, places, self.limits)
        for block in drafted or ():
            self._add(block)
        if drafted is not None:
            return
        for line, place in zip(lines, places, strict=True):
            text = fold(line)
            if text:
                self._add(Paragraph(text, place, self._marker))
                self._marker = ""

    def _picture(self, node: LexborNode) -> None:
        width = attribute(node, "width").removesuffix("px")
        alternative = fold(node.attributes.get("alt") or "")
        if (width.isdigit() and int(width) >= _PICTURE_WIDTH) or "tabel" in alternative.lower():
            self.notes.append(Note("source.picture", place=Place(line=self._line)))

    # --- tables ---

    def _table(self, node: LexborNode, depth: int) -> None:
        self._flush()
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        rows = source_rows(node)
        check_spans(rows, self.limits)
        shapes = shapes_of(rows, self.limits)
        kind = layout(node, shapes)
        if kind == "data":
            table = read_grid(node, rows, shapes, self.limits)
            self._cells += sum(len(row.cells) for row in table.rows)
            if self._cells > self.limits.cells:
                raise exceeded("cells", self.limits)
            if any(cell.text for row in table.rows for cell in row.cells):
                self._add(table)
            for inner in node.css("table"):
                if inner.mem_id != node.mem_id and _table_around(inner) == node.mem_id:
                    self._table(inner, depth + 1)
            return
        points = (
            bool(rows and rows[0].cells) and rows[0].header and _POINT.fullmatch(inline_text(rows[0].cells[0], self.limits)) is not None
        )
        for row in rows[1:] if points else rows:
            self._layout_row(row, kind == "pairs", kind == "list", points, depth)

    def _layout_row(self, row: SourceRow, pair: bool, item: bool, point: bool, depth: int) -> None:
        self._line = line_of(row.node) or self._line
        if pair or item:
            texts = [inline_text(cell, self.limits) for cell in row.cells]
            if item and texts and texts[0]:
                self._add(Paragraph(" ".join(texts[1:]), Place(line=self._line), texts[0]))
            elif any(texts):
                self._add(Paragraph(" ".join(text for text in texts if text), Place(line=self._line)))
            return
        for column, cell in enumerate(row.cells):
            if point and column == 0 and row.node.css_first(_ANY_HEADING) is not None:
                text = inline_text(cell, self.limits)
                if _POINT_NUMBER.fullmatch(text):
                    self._point = text.rstrip(".")
                    continue
            self._line = line_of(cell) or self._line
            self._children(cell, depth + 1)
            self._flush()
        self._point = ""

    # --- text ---

    def _text(self, text: str) -> None:
        if self._start is None and not text.isspace() and text:
            self._start = self._line
        self._parts.append(text)

    def _flush(self) -> None:
        text = fold("".join(self._parts)) if self._parts else ""
        if text:
            self._add(Paragraph(text, Place(line=self._start) if self._start else NOWHERE, self._marker))
            self._marker = ""
        self._parts.clear()
        self._start = None

    def _add(self, block: Heading | Paragraph | Table) -> None:
        if isinstance(block, Heading) and self.blocks and _is_untitled(self.blocks[-1]):
            self.blocks.pop()
        self.blocks.append(block)
        if len(self.blocks) > self.limits.blocks:
            raise exceeded("blocks", self.limits)


def _is_untitled(block: Block) -> bool:
    return isinstance(block, Heading) and not block.text


def _heading_role(node: LexborNode) -> int:
    if attribute(node, "role") != "heading":
        return 0
    level = attribute(node, "aria-level")
    return min(max(int(level), 1), 6) if level.isdigit() and len(level) == 1 else 2


def _table_around(node: LexborNode) -> int | None:
    parent = node.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return None if parent is None else parent.mem_id
