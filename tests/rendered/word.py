"""Parts of a case → Word documents: with Word's styles and lists, and as typists make them (bold lines, merged cells, tracked changes)."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.rendered.parts import Part


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _list(document: Any, level_text: str = "%1.") -> str:
    """A new numbered list of its own → its number, for `w:numId`."""
    numbering = document.part.numbering_part.element
    abstract = _element("w:abstractNum", abstractNumId=str(900 + len(numbering)))
    level = _element("w:lvl", ilvl="0")
    for child in (_element("w:start", val="1"), _element("w:numFmt", val="decimal"), _element("w:lvlText", val=level_text)):
        level.append(child)
    abstract.append(level)
    first_num = numbering.find(qn("w:num"))
    (first_num.addprevious if first_num is not None else numbering.append)(abstract)
    number = str(700 + len(numbering))
    num = _element("w:num", numId=number)
    num.append(_element("w:abstractNumId", val=abstract.get(qn("w:abstractNumId"))))
    numbering.append(num)
    return number


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _furniture(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Udkast 2.500.000 kr."
    section.footer.paragraphs[0].text = "Side 1 af 9"


def styled(parts: Sequence[Part]) -> bytes:
    """Heading styles, Word's own numbering, a grid table with figures to the right, a repeated header row."""
    document = docx.Document()
    _furniture(document)
    number = ""
    for part in parts:
        if part.kind in ("title", "heading"):
            document.add_heading(part.text, 1 if part.kind == "title" else 2)
        elif part.kind == "item":
            if part.number == 1:
                number = _list(document)
            paragraph = document.add_paragraph(part.text, style="List Paragraph")
            properties = _element("w:numPr")
            properties.append(_element("w:ilvl", val="0"))
            properties.append(_element("w:numId", val=number))
            paragraph._p.get_or_add_pPr().append(properties)
        elif part.kind == "table":
            _table(document, part, "Table Grid")
            document.add_paragraph()
        else:
            document.add_paragraph(part.text)
    return _saved(document)


def _table(document: Any, part: Part, style: str | None) -> Any:
    width = max(len(row) for row in part.rows)
    table = document.add_table(len(part.rows), width)
    if style:
        table.style = style
    for cells, row in zip(table.rows, part.rows, strict=True):
        for column, cell in enumerate(cells.cells):
            cell.text = row[column] if column < len(row) else ""
            if column in part.numeric:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for extra in list(cells._tr.tc_lst)[len(row) :]:
            cells._tr.remove(extra)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    return table


def typed(parts: Sequence[Part], tracked: bool = False) -> bytes:
    """No styles: bold lines, numbers typed, merged addresses, runs cut anywhere; `tracked`: a figure of each table was changed."""
    document = docx.Document()
    _furniture(document)
    for part in parts:
        if part.kind in ("title", "heading"):
            document.add_paragraph().add_run(part.text).bold = True
        elif part.kind == "item":
            document.add_paragraph(f"{part.number}. {part.text}")
        elif part.kind == "table":
            table = _table(document, part, "Table Grid")
            _merge(table, part)
            if tracked:
                _track(table, part)
            document.add_paragraph()
        else:
            paragraph = document.add_paragraph()
            words = part.text.split(" ")
            for start in range(0, len(words), 3):  # runs cut anywhere, as spell checkers leave them
                paragraph.add_run((" " if start else "") + " ".join(words[start : start + 3]))
    return _saved(document)


def _merge(table: Any, part: Part) -> None:
    """The same words under each other in the second column become one cell (vMerge)."""
    if 1 in part.numeric or len(part.rows[0]) < 3 or any(len(row) != len(part.rows[0]) for row in part.rows):
        return
    start = 1
    for text, same in itertools.groupby(row[1] for row in part.rows[1:]):
        count = len(list(same))
        if text and count > 1:
            for row in range(start, start + count):
                cell = table.rows[row].cells[1]._tc
                merge = _element("w:vMerge", **({"val": "restart"} if row == start else {}))
                cell.get_or_add_tcPr().append(merge)
                if row > start:
                    for run in cell.findall(".//" + qn("w:t")):
                        run.text = ""
        start += count


def _track(table: Any, part: Part) -> None:
    """The first figure below the header gets a tracked change: an old figure deleted, the present one inserted."""
    column = next(iter(sorted(part.numeric)), None)
    if column is None or len(part.rows) < 2 or column >= len(part.rows[1]) or not part.rows[1][column]:
        return
    paragraph = table.rows[1].cells[column].paragraphs[0]._p
    run = paragraph.find(qn("w:r"))
    old = deepcopy(run)
    text = old.find(qn("w:t"))
    text.tag = qn("w:delText")
    text.text = "9.999"
    deleted, inserted = _element("w:del", id="1", author="A"), _element("w:ins", id="2", author="A")
    run.addprevious(deleted)
    deleted.append(old)
    run.addprevious(inserted)
    inserted.append(run)


STYLES = {"styled": styled, "typed": typed, "tracked": lambda parts: typed(parts, tracked=True)}
