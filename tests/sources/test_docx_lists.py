"""Word counts its lists while it prints them; so does the reader."""

from __future__ import annotations

from typing import Any

import docx
import pytest

from .shape import blocks_of
from .wordml import element, load, p

_SCHEME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def level(number: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    head = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    return f'<w:lvl w:ilvl="{number}">{head}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def numbered(abstracts: list[str], numbers: list[str]) -> Any:
    """A document whose numbering part holds these lists: abstract 50, 51, … and numbers given as XML."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for index, content in enumerate(abstracts):
        root.append(element(f'<w:abstractNum w:abstractNumId="{50 + index}">{content}</w:abstractNum>'))
    for xml in numbers:
        root.append(element(xml))
    return document


def num(identity: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def item(text: str, identity: int, ilvl: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{identity}"/></w:numPr>')


def markers(document: Any, *paragraphs: str) -> list[object]:
    body = document.element.body
    for xml in paragraphs:
        body.insert(len(body) - 1, element(xml))
    return [block[0] for block in blocks_of(load(document))]


@pytest.mark.parametrize(
    ("form", "text", "start", "expected"),
    [
        ("decimal", "%1.", 1, ["1.", "2.", "3."]),
        ("decimal", "%1)", 4, ["4)", "5)", "6)"]),
        ("lowerLetter", "%1)", 25, ["y)", "z)", "aa)"]),
        ("upperLetter", "%1.", 1, ["A.", "B.", "C."]),
        ("lowerRoman", "%1.", 3, ["iii.", "iv.", "v."]),
        ("upperRoman", "(%1)", 8, ["(VIII)", "(IX)", "(X)"]),
        ("decimalZero", "%1", 9, ["09", "10", "11"]),
        ("ordinal", "%1", 1, ["1.", "2.", "3."]),
        ("bullet", "\uf0b7", 1, ["•", "•", "•"]),
        ("bullet", "–", 1, ["–", "–", "–"]),
        ("bullet", "o", 1, ["•", "•", "•"]),
        ("none", "", 1, ["", "", ""]),
        ("decimal", "Ad %1)", 1, ["Ad 1)", "Ad 2)", "Ad 3)"]),
    ],
)
def test_forms_of_numbers(form: str, text: str, start: int, expected: list[str]) -> None:
    document = numbered([level(0, form, text, start=start)], [num(7, 50)])
    assert markers(document, *[item(word, 7) for word in "abc"]) == expected


def test_levels_count_under_each_other() -> None:
    document = numbered([level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)")], [num(7, 50)])
    found = markers(document, *[item("x", 7, ilvl) for ilvl in (0, 1, 1, 2, 2, 0, 1, 2)])
    assert found == ["1.", "1.1", "1.2", "a)", "b)", "2.", "2.1", "a)"]


def test_a_level_that_never_begins_again() -> None:
    document = numbered([level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')], [num(7, 50)])
    assert markers(document, *[item("x", 7, ilvl) for ilvl in (0, 1, 1, 0, 1)]) == ["I.", "1.", "2.", "II.", "3."]


def test_two_lists_of_one_kind_go_on_unless_they_begin_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    document = numbered([level(0, "decimal", "%1.")], [num(7, 50), num(8, 50), num(9, 50, again)])
    assert markers(document, *[item("x", number) for number in (7, 7, 8, 9, 9, 7)]) == ["1.", "2.", "3.", "1.", "2.", "3."]


def test_a_list_may_print_a_level_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    document = numbered([level(0, "decimal", "%1.")], [num(7, 50, own)])
    assert markers(document, item("x", 7), item("y", 7)) == ["a)", "b)"]


def test_legal_numbering_prints_digits() -> None:
    document = numbered([level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>")], [num(7, 50)])
    assert markers(document, item("x", 7), item("y", 7, 1)) == ["I.", "1.1"]


def test_lists_by_style() -> None:
    document = docx.Document()
    for text in ("at a", "at b"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("mellem")
    document.add_paragraph("punkt", style="List Bullet")
    document.add_paragraph("at c", style="List Number")
    assert blocks_of(load(document)) == [("1.", "at a"), ("2.", "at b"), ("", "mellem"), ("•", "punkt"), ("3.", "at c")]


def test_a_list_that_a_paragraph_leaves() -> None:
    document = docx.Document()
    document.add_paragraph("at a", style="List Number")
    paragraph = document.add_paragraph("uden", style="List Number")
    paragraph._p.get_or_add_pPr().append(element('<w:numPr><w:numId w:val="0"/></w:numPr>'))
    assert blocks_of(load(document)) == [("1.", "at a"), ("", "uden")]


def test_a_numbered_heading_is_printed_with_its_number() -> None:
    document = numbered([level(0, "decimal", "Punkt %1:", '<w:pStyle w:val="Heading1"/>')], [num(7, 50)])
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(element('<w:numPr><w:numId w:val="7"/></w:numPr>'))
    document.add_heading("Dagsorden", 1)
    document.add_heading("Budget", 1)
    assert blocks_of(load(document)) == [("#", 1, "Punkt 1: Dagsorden"), ("#", 1, "Punkt 2: Budget")]


def test_numbers_in_a_column_of_a_table_are_part_of_the_label() -> None:
    document = numbered([level(0, "decimal", "%1.")], [num(7, 50)])
    rows = "".join(
        f"<w:tr><w:tc><w:tcPr/>{item(label, 7)}</w:tc><w:tc><w:tcPr/>{p(amount)}</w:tc></w:tr>"
        for label, amount in (("Udgift", "400"), ("Indtægt", "-400"))
    )
    document.element.body.insert(0, element(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"))
    assert blocks_of(load(document)) == [("table", ("1. Udgift", "400"), ("2. Indtægt", "-400"))]


def test_footnotes_follow_their_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("Sagen").add_run()._r.append(element('<w:footnoteReference w:id="2"/>'))
    document.add_paragraph("Næste")
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    blob = f'<w:footnotes xmlns:w="{_SCHEME}"><w:footnote w:id="2">{p("Anm.: i 2025-priser")}</w:footnote></w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    document.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    assert blocks_of(load(document)) == [("", "Sagen¹"), ("¹", "Anm.: i 2025-priser"), ("", "Næste")]
