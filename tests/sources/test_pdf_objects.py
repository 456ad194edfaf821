"""The second reader's quick ways to a file's objects and to what its fonts say give what pdfminer's parsers give."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSLiteral

from ledger.sources.pdf_codes import codes_told
from ledger.sources.pdf_objects import opened_document

SPACE = st.sampled_from([" ", "\n", "\r\n", "  ", " % (ord]\n"])
SIMPLE = st.one_of(
    st.sampled_from(["1", "-17", "+3", "0.25", "-.5", "12.", "1.2.3", "--4", "true", "false", "null", "2 0 R", "3 0 R", "7 0 R"]),
    st.sampled_from(["/Navn", "/List#20Paragraph", "/A+B-C", "/P/Q", "<48 65>", "<4865>", "<486>", "<>"]),
    st.sampled_from(["()", "(tekst)", "(a(b)c)", "(\\(x\\)\\\\)", "(\\101\\n)", "(a\rb)"]),
)
VALUE = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(st.tuples(inner, SPACE), max_size=4).map(lambda parts: "[" + "".join(a + b for a, b in parts) + "]"),
        st.lists(st.tuples(inner, SPACE), max_size=4).map(
            lambda parts: "<<" + "".join(f"/K{number} {a}{b}" for number, (a, b) in enumerate(parts)) + ">>"
        ),
    ),
    max_leaves=8,
)


def _file(values: list[str], line_end: str = " \n", trailer: str = "") -> bytes:
    """Objects 2, 3, … behind a catalog, with a table of where they stand."""
    data, places = b"%PDF-1.4\n", []
    for number, value in enumerate(["<</Type/Catalog>>", *values], 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(places) + 1}\n" + "".join(
        f"{at:010} {n:05} {kind}{line_end}" for at, n, kind in [(0, 65535, "f"), *((p, 0, "n") for p in places)]
    )
    return data + f"{table}trailer\n<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(data)}\n%%EOF\n".encode("latin-1")


def _plain(value: Any) -> Any:
    if isinstance(value, PDFStream):
        return "stream", _plain(value.attrs), value.rawdata, value.objid
    if isinstance(value, PDFObjRef):
        return "reference", value.objid
    if isinstance(value, PSLiteral):
        return "name", value.name
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else (type(value), value)


def _read(document: Any, number: int) -> Any:
    try:
        return _plain(document.getobj(number))
    except Exception as error:  # noqa: BLE001 - whatever the one raises the other must raise
        return type(error)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(VALUE, min_size=1, max_size=4),
    st.sampled_from([" \n", "\r\n", " \r"]),
    st.sampled_from(["", "/ID[<41><42>]\n% tegn\n", "/X (\\()"]),
)
def test_objects_are_those_of_the_general_parser(values: list[str], line_end: str, trailer: str) -> None:
    data = _file(values, line_end, trailer)
    quick, general = opened_document(data), PDFDocument(PDFParser(io.BytesIO(data)))
    assert [sorted(table.get_objids()) for table in quick.xrefs] == [sorted(table.get_objids()) for table in general.xrefs]
    for number in range(1, len(values) + 4):
        assert _read(quick, number) == _read(general, number), data


@pytest.mark.parametrize("length", ["5", "3 0 R", "4", "6", "2000", "-1", "/Nej", ""])
@pytest.mark.parametrize("begins", ["\n", "\r\n", " \n"])
def test_a_stream_is_as_long_as_the_general_parser_finds_it(length: str, begins: str) -> None:
    data = _file([f"<</Length {length}>> stream{begins}17,30\nendstream" if length else f"<<>>stream{begins}17,30\nendstream", "5"])
    assert _read(opened_document(data), 2) == _read(PDFDocument(PDFParser(io.BytesIO(data))), 2)


@pytest.mark.parametrize("numbers", ["4 0 5 7 ", "4 0 9 7 ", "4 0 "])
def test_objects_in_a_stream(numbers: str) -> None:
    inner = f"{numbers}[1 (to)] <</Tre /Fire>>"
    data = b"%PDF-1.5\n"
    places = []
    for number, value in enumerate(
        ["<</Type/Catalog>>", f"<</Type/ObjStm/N 2/First {len(numbers)}/Length {len(inner)}>>stream\n{inner}\nendstream"], 1
    ):
        places.append(len(data))
        data += f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1")
    start = len(data)
    rows = [(0, 0, 0), *((1, at, 0) for at in places), (1, start, 0), (2, 2, 0), (2, 2, 1)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    data += b"3 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        len(table),
        table,
        start,
    )
    quick, general = opened_document(data), PDFDocument(PDFParser(io.BytesIO(data)))
    for number in range(1, 8):
        assert _read(quick, number) == _read(general, number)
    if numbers == "4 0 5 7 ":
        assert general.getobj(4) == [1, b"to"]


def test_a_damaged_file_is_left_to_the_general_parser() -> None:
    data = _file(["[1 2]", "<</A 3 0 R>>"]).replace(b"00000 n", b"0000 n")
    quick, general = opened_document(data), PDFDocument(PDFParser(io.BytesIO(data)))
    assert [_read(quick, number) for number in range(5)] == [_read(general, number) for number in range(5)]


CODE = st.sampled_from(["<01>", "<0041>", "<0003>", "<00A0>", "<ffff>"])
TEXT = st.sampled_from(["<0031>", "<00660069>", "<00A0>", "<0020>", "<D83DDE00>", "<D8>", "<2212>", "<5>"])
LINE = st.one_of(
    st.lists(st.tuples(CODE, TEXT), max_size=4).map(
        lambda pairs: f"{len(pairs)} beginbfchar\n" + "\n".join(f"{a} {b}" for a, b in pairs) + "\nendbfchar"
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["<03><05>", "<0020> <0024>", "<0005><0003>", "<01> <0002>"]),
            st.one_of(TEXT, st.lists(TEXT, max_size=4).map(lambda several: "[" + " ".join(several) + "]")),
        ),
        max_size=3,
    ).map(lambda ranges: f"{len(ranges)} beginbfrange\n" + "\n".join(f"{a} {b}" for a, b in ranges) + "\nendbfrange"),
    st.sampled_from(["1 begincodespacerange <0000> <FFFF> endcodespacerange", "/CMapName /X def", "endcmap", "begincmap", "% <01>"]),
)


@given(st.lists(LINE, max_size=5))
def test_codes_mean_what_the_general_parser_reads(lines: list[str]) -> None:
    table = ("/CIDInit /ProcSet findresource begin\nbegincmap\n" + "\n".join(lines) + "\nendcmap end").encode()
    told = codes_told(table)
    if told is None:
        return
    expected = FileUnicodeMap()
    CMapParser(expected, io.BytesIO(table)).run()
    assert told == expected.cid2unichr


def test_ordinary_tables_of_codes_are_read_quickly() -> None:
    assert codes_told(
        b"1 beginbfchar <01> <0031> endbfchar 1 beginbfrange <02><03><0041> <04><05>[<42> <00430044>] endbfrange endcmap"
    ) == {
        1: "1",
        2: "A",
        3: "B",
        4: "",
        5: "CD",
    }
    assert codes_told(b"/Andet usecmap 1 beginbfchar <01> <0031> endbfchar endcmap") is None
