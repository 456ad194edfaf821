"""The tag tree of a page → its tables as the writer marked them: rows of cells, each cell the marked contents it holds."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from ledger.limits import Limits
from ledger.sources.guard import exceeded
from ledger.sources.pdf_page import PageText


@dataclass(slots=True)
class TaggedCell:
    """A TH or TD: the marked contents in it, and how many columns and rows the tag says it spans."""

    marks: set[int] = field(default_factory=set)
    columns: int = 1
    rows: int = 1
    head: bool = False


TaggedTable = list[list[TaggedCell]]


def tagged_tables(page: PageText, limits: Limits) -> list[TaggedTable]:
    """A page → its tagged tables. A table used for layout (another table in a cell) gives the inner one only."""
    raw = page.raw
    tree = raw.FPDF_StructTree_GetForPage(page.page)
    if not tree:
        return []
    reader = _Reader(raw, limits)
    try:
        for number in range(max(raw.FPDF_StructTree_CountChildren(tree), 0)):
            child = raw.FPDF_StructTree_GetChildAtIndex(tree, number)
            if child:
                reader.walk(child, 0)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return [table for table in reader.tables if any(cell.marks for row in table for cell in row)]


class _Reader:
    """Walks a tag tree within the limits on nesting and number of elements."""

    def __init__(self, raw: Any, limits: Limits) -> None:
        self.raw = raw
        self.limits = limits
        self.left = limits.page_objects
        self.tables: list[TaggedTable] = []
        self.buffer = (ctypes.c_ushort * 64)()

    def kind(self, element: Any) -> str:
        """The standard type of an element, the writer's own names mapped by the document's role map."""
        length = self.raw.FPDF_StructElement_GetType(element, self.buffer, 128)
        if length <= 2 or length > 128:
            return ""
        return bytes(self.buffer)[: length - 2].decode("utf-16-le", "replace")

    def children(self, element: Any) -> list[Any]:
        """The elements right under this one that touch the page."""
        count = max(self.raw.FPDF_StructElement_CountChildren(element), 0)
        self.left -= 1 + count
        if self.left < 0:
            raise exceeded("page_objects", self.limits)
        found = (self.raw.FPDF_StructElement_GetChildAtIndex(element, number) for number in range(count))
        return [child for child in found if child]

    def walk(self, element: Any, depth: int) -> None:
        """Look for tables from here downwards."""
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        if self.kind(element) == "Table":
            rows: TaggedTable = []
            inner = len(self.tables)
            self.rows(element, rows, depth)
            if len(self.tables) == inner:
                self.tables.append(rows)
            return
        for child in self.children(element):
            self.walk(child, depth + 1)

    def rows(self, element: Any, rows: TaggedTable, depth: int) -> None:
        """The rows under a table or one of its groups (THead, TBody, TFoot)."""
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        for child in self.children(element):
            kind = self.kind(child)
            if kind == "TR":
                rows.append(
                    [self.cell(cell, self.kind(cell) == "TH", depth) for cell in self.children(child) if self.kind(cell) in ("TH", "TD")]
                )
            elif kind in ("THead", "TBody", "TFoot", "Div", "NonStruct", "Sect", "Part"):
                self.rows(child, rows, depth + 1)
            else:
                self.walk(child, depth + 1)

    def cell(self, element: Any, head: bool, depth: int) -> TaggedCell:
        """One cell with everything in it. A table inside it is read on its own."""
        cell = TaggedCell(head=head)
        cell.columns, cell.rows = self.spans(element)
        self.marks(element, cell.marks, depth)
        return cell

    def marks(self, element: Any, marks: set[int], depth: int) -> None:
        """Collect the marked contents under an element."""
        if depth > self.limits.nesting:
            raise exceeded("nesting", self.limits)
        raw = self.raw
        own = raw.FPDF_StructElement_GetMarkedContentID(element)
        if own >= 0:
            marks.add(own)
        for number in range(max(raw.FPDF_StructElement_CountChildren(element), 0)):
            self.left -= 1
            if self.left < 0:
                raise exceeded("page_objects", self.limits)
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                if self.kind(child) == "Table":
                    self.walk(child, depth + 1)
                else:
                    self.marks(child, marks, depth + 1)
            else:
                mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, number)
                if mark >= 0:
                    marks.add(mark)

    def spans(self, element: Any) -> tuple[int, int]:
        """ColSpan and RowSpan as tagged, 1 where nothing is said."""
        raw = self.raw
        spans = {b"ColSpan": 1, b"RowSpan": 1}
        value = ctypes.c_float()
        for number in range(min(max(raw.FPDF_StructElement_GetAttributeCount(element), 0), 16)):
            attribute = raw.FPDF_StructElement_GetAttributeAtIndex(element, number)
            if not attribute:
                continue
            for name in spans:
                found = raw.FPDF_StructElement_Attr_GetValue(attribute, name)
                if found and raw.FPDF_StructElement_Attr_GetNumberValue(found, value):
                    spans[name] = max(int(value.value), 1)
        if max(spans.values()) > self.limits.span:
            raise exceeded("span", self.limits)
        return spans[b"ColSpan"], spans[b"RowSpan"]
