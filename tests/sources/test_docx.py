"""Word documents are read as printed: text, headings, changes, fields, boxes, pictures."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from ledger.errors import LimitError, SourceError
from ledger.limits import Limits
from ledger.sources.docx import read

from .shape import blocks_of, tables_of, texts_of
from .wordml import body, load, p, r, tbl, tc, tr


def keys(document: object) -> list[str]:
    return [note.key for note in document.notes]  # type: ignore[attr-defined]


def test_headings_by_style_name_and_by_outline_level() -> None:
    document = docx.Document()
    document.add_heading("Referat", 0)
    document.add_heading("Punkt 1", 1)
    document.add_heading("Økonomi", 3)
    own = document.styles.add_style("Overskrift 2", 1)
    document.add_paragraph("Dansk navn", style=own)
    based = document.styles.add_style("Vores overskrift", 1)
    based.base_style = document.styles["Heading 4"]
    document.add_paragraph("Arvet", style=based)
    document.add_paragraph("  ", style="Heading 1")
    document.add_paragraph("Brødtekst")
    document.element.body.insert(len(document.element.body) - 1, body(p("Niveau", '<w:outlineLvl w:val="4"/>')).element.body[0])
    assert blocks_of(load(document)) == [
        ("#", 1, "Referat"),
        ("#", 1, "Punkt 1"),
        ("#", 3, "Økonomi"),
        ("#", 2, "Dansk navn"),
        ("#", 4, "Arvet"),
        ("", "Brødtekst"),
        ("#", 5, "Niveau"),
    ]


def test_breaks_tabs_hyphens_and_spaces() -> None:
    content = (
        '<w:r><w:t>en</w:t><w:br/><w:t xml:space="preserve">to </w:t><w:tab/><w:t>tre</w:t><w:cr/><w:t>bevil</w:t>'
        "<w:softHyphen/><w:t>ling</w:t>"
        "<w:noBreakHyphen/><w:t>a</w:t></w:r>"
    )
    assert blocks_of(load(body(p(content)))) == [("", "en"), ("", "to tre"), ("", "bevilling-a")]


def test_runs_are_put_together_without_gaps() -> None:
    assert texts_of(load(body(p(r("40") + "<w:proofErr/>" + r("0.0", "<w:b/>") + r("00 kr."))))) == ["400.000 kr."]


def test_changes_are_read_as_if_accepted_and_said() -> None:
    document = load(
        body(
            p(
                r("Der gives ")
                + "<w:del w:id='1' w:author='a'><w:r><w:delText>300</w:delText></w:r></w:del>"
                + f"<w:ins w:id='2' w:author='a'>{r('400')}</w:ins>"
            ),
            p(f"<w:moveFrom w:id='3' w:author='a'>{r('flyttet')}</w:moveFrom>" + r("rest")),
            p(f"<w:moveTo w:id='4' w:author='a'>{r('flyttet')}</w:moveTo>"),
        )
    )
    assert texts_of(document) == ["Der gives 400", "rest", "flyttet"]
    assert keys(document) == ["source.docx.tracked"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    mark = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
    document = load(body(p(r("Der gives "), mark), p(r("en bevilling")), p("slut")))
    assert texts_of(document) == ["Der gives en bevilling", "slut"]
    assert keys(document) == ["source.docx.tracked"]


def test_a_deleted_row_is_gone_and_an_inserted_one_stands() -> None:
    table = tbl(
        tr("t. kr.", "2025"),
        tr("a", "1", properties="<w:del w:id='1' w:author='a'/>"),
        tr("b", "2", properties="<w:ins w:id='2' w:author='a'/>"),
    )
    document = load(body(table))
    assert blocks_of(document) == [("table", ("t. kr.", "2025"), ("b", "2"))]
    assert keys(document) == ["source.docx.tracked"]


def test_a_document_without_changes_says_nothing() -> None:
    assert keys(load(body(p("tekst"), tbl(tr("a", "1"), tr("b", "2"))))) == []


def test_hidden_text_is_left_out_and_said() -> None:
    document = load(body(p(r("synlig") + r(" skjult", "<w:vanish/>") + r(" igen", "<w:vanish w:val='0'/>"))))
    assert texts_of(document) == ["synlig igen"]
    assert keys(document) == ["source.docx.hidden"]


def test_text_hidden_by_its_style_is_left_out() -> None:
    document = docx.Document()
    style = document.styles.add_style("Skjult", 1)
    style.font.hidden = True
    document.add_paragraph("skjult", style=style)
    document.add_paragraph("synlig")
    loaded = load(document)
    assert texts_of(loaded) == ["synlig"]
    assert keys(loaded) == ["source.docx.hidden"]


def test_fields_give_their_result_only() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>"
    nested = (
        char("begin")
        + code
        + char("begin")
        + code
        + char("separate")
        + r("indre")
        + char("end")
        + char("separate")
        + r("400")
        + char("end")
    )
    assert texts_of(load(body(p(r("I alt ") + nested + r(" kr."))))) == ["I alt 400 kr."]
    assert texts_of(load(body(p(f'<w:fldSimple w:instr="DATE">{r("22. april 2025")}</w:fldSimple>')))) == ["22. april 2025"]
    assert texts_of(load(body(p(char("begin") + code), p("næste afsnit")))) == ["næste afsnit"]


def test_a_table_of_contents_is_no_text() -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Punkt 1\t3", style=style)
    document.add_paragraph("Punkt 1")
    assert texts_of(load(document)) == ["Punkt 1"]


def test_wrappers_are_looked_into() -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('i felt')}</w:sdtContent></w:sdt>"
    link = p(f"<w:hyperlink>{r('et link')}</w:hyperlink><w:smartTag><w:r><w:t> her</w:t></w:r></w:smartTag>")
    assert texts_of(load(body(inner, link, p("<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>")))) == ["i felt", "et link her", "1+1"]


def test_symbols() -> None:
    def symbol(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    assert texts_of(load(body(p(symbol("Symbol", "F02D") + r("400") + symbol("Wingdings", "F0FC") + symbol("Arial", "00BD"))))) == [
        "−400•½"
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p('i boksen')}{p('to')}</w:txbxContent>"
    shape = f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wp:inline>{shape}</wp:inline></w:drawing></mc:Choice>"
    fallback = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    assert texts_of(load(body(p(r("før") + both), p("efter")))) == ["før", "i boksen", "to", "efter"]
    assert texts_of(load(body(p(f"<w:r>{fallback}</w:r>")))) == ["i boksen", "to"]


def test_a_table_in_a_text_box_is_a_table() -> None:
    box = f"<w:txbxContent>{tbl(tr('t. kr.', '2025'), tr('Udgift', '400'))}{p('')}</w:txbxContent>"
    assert blocks_of(load(body(p(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")))) == [
        ("table", ("t. kr.", "2025"), ("Udgift", "400"))
    ]


@pytest.mark.parametrize(("width", "said"), [(5_000_000, ["source.picture"]), (400_000, [])])
def test_a_wide_picture_may_hold_a_table(width: int, said: list[str]) -> None:
    graphic = "<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>"
    picture = f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="900000"/>{graphic}</wp:inline></w:drawing></w:r>'
    assert keys(load(body(p(r("Se tabellen") + picture)))) == said


def test_an_embedded_workbook_is_a_picture_to_us() -> None:
    assert keys(load(body(p(r("Se tabellen") + "<w:r><w:object/></w:r>")))) == ["source.picture"]


def test_headers_and_footers_are_furniture() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kommunen"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_paragraph("Sagen")
    assert texts_of(load(document)) == ["Sagen"]


def test_comments_are_no_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Sagen")
    document.add_comment(paragraph.runs, text="Er det rigtigt?", author="a")
    assert texts_of(load(document)) == ["Sagen"]


def test_raised_digits_are_marks() -> None:
    table = tbl(tr("t. kr.", "2025"), tr("Udgift", p(r("400") + r("1", '<w:vertAlign w:val="superscript"/>')).join(("<w:tc>", "</w:tc>"))))
    assert tables_of(load(body(table)))[0].rows[1].cells[1].text == "400¹"


def test_pages_are_those_word_last_counted() -> None:
    document = load(body(p("en"), p("<w:r><w:lastRenderedPageBreak/><w:t>to</w:t></w:r>"), p("to igen")))
    assert [block.place.page for block in document.blocks] == [1, 1, 2]
    assert [block.place.line for block in document.blocks] == [1, 2, 3]
    assert load(body(p("en"))).blocks[0].place.page is None


def _parts(change: dict[str, bytes]) -> bytes:
    stream, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name not in change:
                new.writestr(name, old.read(name))
        for name, content in change.items():
            new.writestr(name, content)
    return out.getvalue()


def test_a_document_with_macros_is_read_as_data() -> None:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Sagen")
    document.save(stream)
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            new.writestr(name, old.read(name).replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"))
    assert texts_of(read(out.getvalue(), "a.docm", Limits())) == ["Sagen"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", [b"", b"<a", b"not xml"])
def test_broken_parts_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(_parts({name: content}), "a.docx", Limits())
    assert caught.value.note.key in {"source.damaged", "source.empty"}


def test_a_document_type_is_refused_in_any_part() -> None:
    for name in ("word/document.xml", "word/footnotes.xml", "docProps/core.xml"):
        with pytest.raises(SourceError) as caught:
            read(_parts({name: b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "a.docx", Limits())
        assert caught.value.note.key == "source.doctype"


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        load(docx.Document())
    assert caught.value.note.key == "source.empty"


@pytest.mark.parametrize(
    ("field", "allowed"), [("blocks", 20), ("cells", 20), ("nesting", 3), ("table_rows", 5), ("table_columns", 3), ("span", 4)]
)
def test_limits(field: str, allowed: int) -> None:
    parts = {
        "blocks": [p("a")] * 30,
        "cells": [tbl(*[tr("a", "b")] * 11)],
        "nesting": [_nested(6)],
        "table_rows": [tbl(*[tr("a", "b")] * 6)],
        "table_columns": [tbl(tr("a", "b", "c", "d"))],
        "span": [tbl(tr(tc("a", '<w:gridSpan w:val="5"/>'), "b"))],
    }[field]
    with pytest.raises(LimitError) as caught:
        load(body(*parts), Limits(**{field: allowed}))
    assert caught.value.note.key == f"limit.{field}"


def _nested(depth: int) -> str:
    inner = p("inderst")
    for _ in range(depth):
        inner = tbl(tr(f"<w:tc>{inner}{p('')}</w:tc>", "b"))
    return inner


def test_style_defaults_apply_to_paragraphs_without_style() -> None:
    document = docx.Document()
    normal = document.styles["Normal"].element
    assert normal.get(qn("w:default")) == "1"
    document.add_paragraph("tekst")
    assert blocks_of(load(document)) == [("", "tekst")]
