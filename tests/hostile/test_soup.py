"""Markup nobody would write: every reader gives a document or a named refusal, never another exception. `make fuzz` runs it long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Document, Table
from ledger.sources import docx, html, pdf, text, xlsx
from tests.hostile import killers

LIMITS = Limits(nesting=20, blocks=500, cells=2000, table_rows=50, table_columns=20, span=10)
Read = Callable[[bytes, str, Limits], Document]

# tokens stand apart by white space; "~" is a space inside one
HTML = """
<table> </table> <tr> </tr> <td> </td> <th> <td~colspan=3> <td~rowspan=0> <td~rowspan=9> <td~rowspan=99> <td~colspan=-1> <caption> <thead>
<tfoot> <tbody> <ol> </ol> <ol~start=-3> <ol~type=i> <ol~reversed> <ul> </ul> <li> </li> <li~value=7> <li~value=x> <h1> </h1> <h2> </h2>
<button> </button> <a~href=#> </a> <b> </b> <sup> </sup> <br> <p> </p> <div> </div> <div~hidden> <pre> </pre> <svg> </svg> <math>
<template> </template> <script> </script> <!-- --> <! <? </ < > & &nbsp; &shy; &#0; &#xD800; <form> </form> <input> <select> <option>
<frameset> <plaintext> <textarea> </textarea> <noscript> <img~width=900> <dl> <dt> <dd> 1 400 -400 2025 Punkt t.~kr. : a~= " '
Udgift Indtægt Finansiering 2026 0 400 <tr><td>Udgift<td>400 <tr><td>I~alt<td>0
"""
WORD = """
<w:p> </w:p> <w:r> </w:r> <w:t>400</w:t> <w:t/> <w:br/> <w:tab/> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:tcPr> </w:tcPr> <w:trPr>
</w:trPr> <w:pPr> </w:pPr> <w:rPr> </w:rPr> <w:gridSpan~w:val="3"/> <w:gridSpan~w:val="x"/> <w:gridSpan/> <w:vMerge/>
<w:vMerge~w:val="restart"/> <w:gridBefore~w:val="2"/> <w:gridAfter~w:val="-1"/> <w:tblGrid> </w:tblGrid> <w:gridCol~w:w="40"/>
<w:gridCol~w:w="900"/> <w:gridCol/> <w:numPr> </w:numPr> <w:numId~w:val="1"/> <w:ilvl~w:val="99"/> <w:pStyle~w:val="Heading1"/>
<w:outlineLvl~w:val="2"/> <w:vanish/> <w:ins> </w:ins> <w:del> </w:del> <w:fldChar~w:fldCharType="begin"/>
<w:fldChar~w:fldCharType="separate"/> <w:fldChar~w:fldCharType="end"/> <w:instrText>x</w:instrText> <w:sdt> </w:sdt> <w:sdtContent>
</w:sdtContent> <w:pict> </w:pict> <w:txbxContent> </w:txbxContent> <w:sym~w:char="F02D"/> <w:sym/> <w:footnoteReference~w:id="1"/>
<w:object/> <w:lastRenderedPageBreak/> <!--x--> <w:r><w:t>400</w:t></w:r> <w:p><w:r><w:t>Udgift</w:t></w:r></w:p>
<w:tc><w:p><w:r><w:t>400</w:t></w:r></w:p></w:tc> <w:tc><w:tcPr><w:gridSpan~w:val="2"/></w:tcPr><w:p/></w:tc>
<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc> <w:tr><w:tc><w:p><w:r><w:t>2025</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>
"""
SHEET = """
<row~r="1"> <row> <row~r="3"~hidden="1"> <row~r="0"> <row~r="x"> </row> <c~r="A1"> <c~r="B2"~t="s"> <c~r="C3"~t="b"> <c~r="D1"~t="e">
<c~r="??"> <c> <c~t="inlineStr"> <c~t="d"> <c~s="99"> <c~t="str"> </c> <v>1</v> <v>x</v> <v/> <v>1e400</v> <v>-400.5</v> <v>99999999</v>
<f>A1</f> <f~t="shared"~si="0"/> <is><t>tekst</t></is> <is/> <t>x</t> <!--x--> <c~r="B3"><v>400</v></c> <c~r="C3"><f>B3</f></c>
<c~r="A2"~t="inlineStr"><is><t>Udgift</t></is></c> <row~r="2"><c~r="C2"><v>2025</v></c></row> <row~r="4"><c~r="D4"~t="b"><v>1</v></c></row>
"""
PAGE = """
BT ET q Q Q /F1~10~Tf /F1~0~Tf /F2~10~Tf /F1~-9~Tf /F1~1e9~Tf 60~700~Td 0~-14~Td 90~0~Td -90~-14~Td 1e30~0~Td 0~0~Td T* 14~TL
1~0~0~1~60~600~Tm 0~1~-1~0~300~300~Tm 0~0~0~0~0~0~Tm -1~0~0~1~500~500~Tm .0001~0~0~.0001~9~9~cm 2~0~0~2~0~0~cm 3~Tr 50~Tz 0~Tz 5~Tc -5~Tc 9~Tw
(Udgift)~Tj (400)~Tj (-400)~Tj (2025)~Tj (2026)~Tj (t.~kr.)~Tj ()~Tj (\\(1,5\\))~Tj (I~alt)~Tj (0)~Tj <feff0034>~Tj [(4)~-900~(00)]~TJ [()~9e9]~TJ
(\\377\\000)~Tj (1.000)~' 1~1~(5)~" 60~690~m~500~690~l~S 60~690~440~14~re~S 60~690~0~400~re~f 60~690~1e9~1e9~re~S 0~0~m h S f n W 1~g 0~w
/X~Do /P~<</MCID~0>>~BDC /Artifact~BMC EMC BI~/W~1~/H~1~/BPC~8~/CS~/G~ID~a~EI (Punkt~1:~Sag)~Tj (Finansiering)~Tj (Beslutning)~Tj
"""
LINES = r"""
Punkt~1:~Bevilling Økonomi Beslutning Godkendt. t.~kr. \t | |---| |--:| 2025 2026 Udgift Finansiering I~alt 400 -400 (400) 0 1.000 1,5 - – " ~ ~~
+---+ === --- # ## * 1. a) • \n \n\n \f \r\n \u00a0 \u00ad \u200b ﬁ Varig?~ja/nej Nej Ja mio.~kr. 00.22.00-A00-1-21 \ufeff \u2028 <table> %PDF
"""
BEFORE = ["", '<cols><col min="2" max="9999999" hidden="1"/></cols>', '<sheetFormatPr zeroHeight="1"/>']


def tokens(text: str) -> st.SearchStrategy[list[str]]:
    """Lists of the tokens of a block above."""
    return st.lists(st.sampled_from([token.replace("~", " ") for token in text.split()]), min_size=8, max_size=60)


def balanced(found: list[str], container: str) -> str:
    """Tokens as well-formed XML: an end tag without its start is left out, a start without its end is ended."""
    open_now: list[str] = []
    out = [container]
    for token in found:
        if token.startswith("</"):
            name = token[2:-1]
            while name in open_now:
                last = open_now.pop()
                out.append(f"</{last}>")
                if last == name:
                    break
            continue
        out.append(token)
        if not token.endswith(("/>", "-->")) and "</" not in token:
            open_now.append(token[1:-1].split()[0])
    closing = f"</{container[1:]}" if container else ""
    return "".join([*out, *(f"</{name}>" for name in reversed(open_now)), closing])


def outcome(read: Read, data: bytes) -> str:
    """ "document", or the key of the refusal."""
    try:
        document = read(data, "a", LIMITS)
    except SourceError as error:
        return error.note.key
    assert document.blocks or document.notes
    assert all(len(row.cells) <= LIMITS.table_columns for block in document.blocks if isinstance(block, Table) for row in block.rows)
    return "document"


@given(tokens(HTML))
def test_web_page_soup(found: list[str]) -> None:
    expected = {"document", "source.empty", "limit.span", "limit.nesting", "limit.table_columns"}
    assert outcome(html.read, "".join(found).encode()) in expected


@given(tokens(WORD), st.sampled_from(["", "<w:p>", "<w:tbl>"]))
def test_word_soup(found: list[str], container: str) -> None:
    assert outcome(docx.read, killers.document(balanced(found, container).encode())).partition(".")[0] in {"document", "source", "limit"}


@given(tokens(SHEET), st.sampled_from(BEFORE), st.text("AB:12", max_size=6))
def test_sheet_soup(found: list[str], before: str, merged: str) -> None:
    content = f'{before}{balanced(found, "<sheetData>")}<mergeCells><mergeCell ref="{merged}"/></mergeCells>'
    assert outcome(xlsx.read, killers.sheet(content.encode())).partition(".")[0] in {"document", "source", "limit"}


@given(tokens(PAGE))
def test_page_soup(found: list[str]) -> None:
    assert outcome(pdf.read, killers.printed_page("\n".join(found).encode("latin-1"))).partition(".")[0] in {"document", "source", "limit"}


@given(st.lists(st.tuples(st.integers(0, 1999), st.integers(0, 255)), max_size=30), st.integers(0, 2000))
def test_a_pdf_scribbled_on(changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(killers.small_pdf())
    for at, value in changes:
        data[at % len(data)] = value
    assert outcome(pdf.read, bytes(data[: end or None])).partition(".")[0] in {"document", "source", "limit"}


@given(tokens(LINES))
def test_line_soup(found: list[str]) -> None:
    data = "".join(found).encode("latin-1", "backslashreplace").decode("unicode_escape").encode()
    assert outcome(text.read, data).partition(".")[0] in {"document", "source", "limit"}


@pytest.mark.parametrize("read", [docx.read, xlsx.read, html.read, pdf.read, text.read])
@given(st.binary(max_size=500))
def test_bytes(read: Read, data: bytes) -> None:
    assert outcome(read, data)
