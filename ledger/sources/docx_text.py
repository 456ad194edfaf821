"""A paragraph of a Word document → the lines printed for it: fields by their result, changes as if accepted, hidden text left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ledger.model import Note, Place
from ledger.patterns import pattern
from ledger.sources.docx_names import ALTERNATE, CHOICE, FALLBACK, Element, below, switched_on, value, w
from ledger.sources.docx_styles import Styles
from ledger.sources.spaces import superscript

_DELETED = frozenset(map(w, ("del", "moveFrom")))
_INSERTED = frozenset(map(w, ("ins", "moveTo")))
_RUN, _TEXT, _TAB, _BREAK, _RETURN = w("r"), w("t"), w("tab"), w("br"), w("cr")
_HYPHEN, _SYMBOL, _FIELD, _BOX = w("noBreakHyphen"), w("sym"), w("fldChar"), w("txbxContent")
_PAGE, _PROPERTIES, _OBJECT = w("lastRenderedPageBreak"), w("rPr"), w("object")
_FOOTNOTES = frozenset(map(w, ("footnoteReference", "endnoteReference")))
_IGNORED = frozenset(
    map(w, ("pPr", "instrText", "delText", "delInstrText", "softHyphen", "rt", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef"))
)
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_PICTURE = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_TABLE_SIZE = 1_800_000  # EMU, five centimetres: a picture narrower than that is a logo or a portrait
_FOOTNOTE_DIGITS = pattern(r"[0-9]{1,2}\)?")
# the Symbol font keeps mathematical signs at these places; its digits and letters stand where ASCII has them
_SYMBOL_FONT = {0x2D: "−", 0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBC: "…"}


@dataclass(slots=True)
class Story:
    """What is known so far of a document read from first to last: open fields, pages, footnotes, and what must be said."""

    styles: Styles
    notes: dict[str, Note] = field(default_factory=dict)
    fields: list[bool] = field(default_factory=list)  # one for each open field: is its result being printed?
    page: int | None = None
    line: int = 0
    footnotes: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    depth: int = 0
    pictures: list[Note] = field(default_factory=list)

    def place(self) -> Place:
        """Where the reading stands: Word's own last page count, and the number of the paragraph in the document."""
        return Place(page=self.page, line=self.line or None)

    def say_once(self, key: str) -> None:
        """Remember a note for the whole document, with the first place it was seen at."""
        self.notes.setdefault(key, Note(key, place=self.place()))

    def new_paragraph(self) -> None:
        """Count a paragraph. A field that was never separated from its code prints nothing only in its own paragraph."""
        self.line += 1
        self.fields = [True] * len(self.fields)


def paragraph_lines(element: Element, story: Story, hidden: bool = False) -> list[str]:
    """`w:p` → its printed lines, white space as it stands. Text boxes are left in `story.boxes`, footnotes in `story.footnotes`."""
    lines: list[list[str]] = [[]]
    _walk(element, lines, story, hidden)
    return ["".join(line) for line in lines]


def _walk(element: Element, lines: list[list[str]], story: Story, hidden: bool) -> None:
    for child in element.iterchildren():
        tag = child.tag
        if tag == _RUN:
            _run(child, lines, story, hidden)
        elif tag in _DELETED:
            story.say_once("source.docx.tracked")
        elif tag == ALTERNATE:
            _alternate(child, lines, story, hidden)
        elif tag == _MATH_TEXT:
            lines[-1].append(child.text or "")
        elif tag not in _IGNORED and isinstance(tag, str):
            if tag in _INSERTED:
                story.say_once("source.docx.tracked")
            _walk(child, lines, story, hidden)


def _alternate(element: Element, lines: list[list[str]], story: Story, hidden: bool) -> None:
    choice = element.find(CHOICE)
    chosen = element.find(FALLBACK) if choice is None else choice
    if chosen is not None:
        _inside(chosen, lines, story, hidden)


def _run(run: Element, lines: list[list[str]], story: Story, hidden: bool) -> None:
    properties = run.find(_PROPERTIES)
    if properties is not None:
        vanish = below(properties, "vanish")
        style = value(below(properties, "rStyle"))
        if vanish is not None:
            hidden = switched_on(vanish)
        elif style is not None and story.styles.of(style).hidden:
            hidden = True
    raised = properties is not None and value(below(properties, "vertAlign")) == "superscript"
    line, before = lines[-1], len(lines[-1])
    _inside(run, lines, story, hidden)
    if raised and lines[-1] is line:
        text = "".join(line[before:]).strip()
        if _FOOTNOTE_DIGITS.fullmatch(text):
            line[before:] = [superscript(text)]


def _inside(run: Element, lines: list[list[str]], story: Story, hidden: bool) -> None:
    """The content of a run, or of a choice inside one."""
    for child in run.iterchildren():
        tag = child.tag
        if tag == _FIELD:
            _field(child, story)
        elif tag == _PAGE:
            story.page = None if story.page is None else story.page + 1
        elif tag == ALTERNATE:
            _alternate(child, lines, story, hidden)
        elif tag == _RUN:
            _run(child, lines, story, hidden)
        elif not all(story.fields) or tag in _IGNORED:
            continue
        elif hidden:
            if tag in {_TEXT, _SYMBOL} and (child.text or "x").strip():
                story.say_once("source.docx.hidden")
        elif tag == _TEXT:
            lines[-1].append(child.text or "")
        elif tag == _TAB:
            lines[-1].append("\t")
        elif tag in {_BREAK, _RETURN}:
            lines.append([])
        elif tag == _HYPHEN:
            lines[-1].append("-")
        elif tag == _SYMBOL:
            lines[-1].append(_symbol(child))
        elif tag in _FOOTNOTES:
            story.footnotes.append(value(child, "id") or "")
            lines[-1].append(superscript(str(len(story.footnotes))))
        elif tag != _PROPERTIES:
            _drawing(child, story)


def _field(child: Element, story: Story) -> None:
    kind = value(child, "fldCharType")
    if kind == "begin":
        story.fields.append(False)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()


def _symbol(child: Element) -> str:
    try:
        code = int(value(child, "char") or "", 16)
    except ValueError:
        return "\ufffd"
    if not 0xF000 <= code <= 0xF0FF:
        return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE else "\ufffd"
    code -= 0xF000
    if (value(child, "font") or "").lower() == "symbol":
        return _SYMBOL_FONT.get(code) or (chr(code) if 0x20 <= code < 0x7F else "\ufffd")
    return "•"  # Wingdings and its kin: ticks, boxes, arrows


def _drawing(element: Any, story: Story) -> None:
    """A drawing: its text boxes wait for the end of the paragraph; a picture wide enough to hold a table is said."""
    found = False
    for box in element.iter(_BOX):
        if not any(parent.tag == FALLBACK for parent in box.iterancestors()):
            if not any(parent.tag == _BOX and parent is not box for parent in _up_to(box, element)):
                story.boxes.append(box)
            found = True
    if found:
        return
    if element.tag == _OBJECT or next(element.iter(_CHART), None) is not None:
        story.pictures.append(Note("source.picture", place=story.place()))
    elif next(element.iter(*_PICTURE), None) is not None:
        extent = next(element.iter(_EXTENT), None)
        width = "0" if extent is None else extent.get("cx") or "0"
        if extent is None or (width.isdigit() and int(width) >= _TABLE_SIZE):
            story.pictures.append(Note("source.picture", place=story.place()))


def _up_to(element: Any, top: Any) -> list[Any]:
    chain = []
    for parent in element.iterancestors():
        if parent is top:
            break
        chain.append(parent)
    return chain
