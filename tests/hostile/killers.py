"""Hostile and broken files, made anew for every run: the smallest that is known to bring a careless reader down."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import docx
import openpyxl

_DOCUMENT_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
)
_DOCUMENT_TAIL = b"<w:sectPr/></w:body></w:document>"
_SHEET_HEAD = b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
LAUGHS = (
    b'<!DOCTYPE lolz [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10))
    + b"]>"
)


def small_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Der gives en bevilling.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def small_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["t. kr.", 2025])
    workbook.active.append(["Udgift", 400])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()


def document(body: bytes) -> bytes:
    return with_part(small_docx(), "word/document.xml", _DOCUMENT_HEAD + body + _DOCUMENT_TAIL)


def sheet(content: bytes) -> bytes:
    return with_part(small_xlsx(), "xl/worksheets/sheet1.xml", _SHEET_HEAD + content + b"</worksheet>")


def workbook_million_rows() -> bytes:
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>1</v></c></row>'
    rows = b"".join(row % (number, number, number, number) for number in range(1, 1_000_001))
    return sheet(b"<sheetData>" + rows + b"</sheetData>")


def workbook_million_empty_rows() -> bytes:
    rows = b"".join(b'<row r="%d" ht="15"/>' % row for row in range(1, 1_000_001))
    return sheet(b"<sheetData>" + rows + b"</sheetData>")


def workbook_last_cell_only() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active["XFD1048576"] = 1
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def workbook_merged_whole_sheet() -> bytes:
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return sheet(b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' + merged)


def workbook_entities() -> bytes:
    return with_part(small_xlsx(), "xl/sharedStrings.xml", b"<?xml version='1.0'?>" + LAUGHS + b"<sst><si><t>&a9;</t></si></sst>")


def workbook_deep() -> bytes:
    return sheet(b"<sheetData/>" + b"<a>" * 100_000 + b"</a>" * 100_000)


def document_three_million_paragraphs() -> bytes:
    return document(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 3_000_000)


def document_three_million_varied_paragraphs() -> bytes:
    """As above, with text that does not compress a hundredfold."""
    words = [b"%08x" % random.Random(number).getrandbits(32) for number in range(997)]
    return document(b"".join(b"<w:p><w:r><w:t>" + words[number * number % 997] + b"</w:t></w:r></w:p>" for number in range(3_000_000)))


def document_three_million_empty_paragraphs() -> bytes:
    return document(b"<w:p/>" * 3_000_000)


def document_entities() -> bytes:
    root = _DOCUMENT_HEAD.partition(b"?>")[2]
    body = b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"
    return with_part(small_docx(), "word/document.xml", b"<?xml version='1.0'?>" + LAUGHS + root + body + _DOCUMENT_TAIL)


def document_entities_utf16() -> bytes:
    body = "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    return with_part(small_docx(), "word/document.xml", body.encode("utf-16"))


def document_deep_tables() -> bytes:
    return document(b"<w:tbl><w:tr><w:tc>" * 5000 + b"<w:p/></w:tc></w:tr></w:tbl>" * 5000)


def document_wide_span() -> bytes:
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc>'
    return document(b"<w:tbl><w:tr>" + cell + cell + b"</w:tr></w:tbl>")


def archive_bomb() -> bytes:
    return with_part(small_docx(), "word/media/image1.png", bytes(400 << 20))


def archive_many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(small_docx())) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry))
        for number in range(20_000):
            new.writestr(f"word/{number}", b"")
    return stream.getvalue()


def archive_lying_header() -> bytes:
    """The central directory says one byte where two hundred megabytes come out."""
    data = bytearray(with_part(small_docx(), "word/big.xml", b"<a>" + b" " * (200 << 20) + b"</a>"))
    place = data.rfind(b"word/big.xml") - 46
    data[place + 24 : place + 28] = (1).to_bytes(4, "little")
    return bytes(data)


def truncated(data: bytes, part: float = 0.6) -> bytes:
    return data[: int(len(data) * part)]


def office_with_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(4000)


def page_nested() -> bytes:
    return b"<html><body>" + b"<div>" * 1_000_000 + b"bevilling"


def page_nested_closed() -> bytes:
    return b"<html><body>" + b"<table><tr><td>" * 300_000 + b"1" + b"</td></tr></table>" * 300_000


def page_nested_foreign() -> bytes:
    return b"<html><body><p>a</p><svg>" + b"<td>" * 1_000_000


def page_nested_hundreds() -> bytes:
    """Below what the scan refuses, above what the tree may have."""
    return b"<html><body>" + b"<div>" * 500 + b"bevilling" + b"</div>" * 500


def page_wide_span() -> bytes:
    return b'<table><tr><td rowspan="65534" colspan="1000">1</td><td>2</td></tr><tr><td>3</td></tr></table>'


def page_many_spans() -> bytes:
    return b"<table>" + b'<tr><td rowspan="200" colspan="199">1</td><td>2</td></tr>' * 20_001 + b"</table>"


def page_unclosed_comments() -> bytes:
    return b"<p>a</p>" + b"<!-- " * 2_000_000


def page_unclosed_foreign() -> bytes:
    return b"<p>a</p>" + b"<svg>" * 500_000


def page_formatting() -> bytes:
    """Every paragraph opens all unclosed formatting elements again: a small file, a huge tree."""
    return b"".join(b'<font size="%d">' % number for number in range(900)) + b"<p>a" * 300_000


def noise(seed: int, size: int = 200_000) -> bytes:
    return random.Random(seed).randbytes(size)


def flipped(data: bytes, seed: int, count: int = 20) -> bytes:
    """Some bytes changed, anywhere."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def printed_page(stream: bytes) -> bytes:
    """A PDF of one page with this content stream: no library writes such pages."""
    body = zlib.compress(stream, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


def pdf_of_text_operators() -> bytes:
    """About a hundred kilobytes that inflate to 48 MB of operators."""
    return printed_page(b"BT /F1 10 Tf 10 10 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 1_300_000 + b"ET")


def pdf_of_segments() -> bytes:
    """Three million line segments on one page."""
    return printed_page(b"0 0 m " + b"1 1 l\n" * 3_000_000 + b"S")


def small_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(60, 700, "Punkt 1: Bevilling")
    canvas.save()
    return stream.getvalue()


def pdf_with_password() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("hemmeligt", strength=128))
    canvas.drawString(60, 700, "Lukket sag")
    canvas.save()
    return stream.getvalue()


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + noise(3, 5000)
