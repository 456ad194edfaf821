"""The type of a file is found from what it holds; the name only serves to say that it does not fit."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SourceError
from ledger.messages import say
from ledger.sources.detect import detect, mismatch_note

SHARED = Path(__file__).parents[3] / "shared"


def _docx() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def _xlsx() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\n\njunk before\n%PDF-1.4\n", "pdf"),
        (_docx(), "docx"),
        (_xlsx(), "xlsx"),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\xef\xbb\xbf  <html>", "html"),
        (b"<!-- saved -->\n<html lang=da>", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html>', "html"),
        (b"<div class=punkt><h2>Sag</h2></div>", "html"),
        (b"<table><tr><td>1</td></tr></table>", "html"),
        ("<html><p>Økonomi</p>".encode("utf-16"), "html"),
        (b"Punkt 1\n" + b"<p>a</p><p>b</p>\n" * 20, "html"),
        (b"# Referat\n\n| a | b |\n|---|---|\n", "text"),
        (b"REFERAT\n\nPunkt 1: Budget\n", "text"),
        ("Økonomi <b>bevilling</b> og 5 < 7".encode("cp1252"), "text"),
        ("Økonomi".encode("utf-16"), "text"),
        (b"<3 referater>", "text"),
        (b"<https://kommune.dk> har referatet", "text"),
    ],
)
def test_the_content_decides(data: bytes, expected: str) -> None:
    for name in ("a.txt", "a.pdf", "a.xlsx", "a"):
        assert detect(data, name) == expected


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "source.empty"),
        (b" \r\n\t", "source.empty"),
        (b"\x00" * 100, "source.empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "source.binary"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "source.binary"),
        (b"{\\rtf1\\ansi referat}", "source.binary"),
        (b"\x7fELF" + bytes(100), "source.binary"),
        (bytes(range(256)) * 10, "source.not_text"),
        (b"PK\x03\x04" + b"x" * 50, "source.damaged"),
        (_docx()[:2000], "source.damaged"),
        (_zip(a=b"x"), "source.not_office"),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text", content=b""), "source.binary"),
        (_zip(**{"[Content_Types].xml": b"", "xl__workbook.bin": b""}), "source.old_office"),
        (_zip(**{"[Content_Types].xml": b"", "ppt__presentation.xml": b""}), "source.not_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le"), "source.old_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le"), "source.old_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "source.encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "source.binary"),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(data: bytes, key: str) -> None:
    with pytest.raises(SourceError) as caught:
        detect(data, "a.txt")
    assert caught.value.note.key == key
    for language in ("da", "en"):
        assert "{" not in say(caught.value.note, language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "name", "says"),
    [
        ("pdf", "referat.docx", True),
        ("html", "referat.pdf", True),
        ("text", "referat.html", True),
        ("docx", "referat.XLSX", True),
        ("pdf", "referat.PDF", False),
        ("text", "referat.md", False),
        ("markdown", "referat.txt", False),
        ("html", "side.aspx", False),
        ("text", "-", False),
        ("xlsx", "a.xlsm", False),
    ],
)
def test_a_name_that_promises_something_else_is_said(found: str, name: str, says: bool) -> None:
    note = mismatch_note(found, name)  # type: ignore[arg-type]
    assert (note is not None) is says
    if note is not None:
        assert Path(name).suffix.lower() in say(note)


@given(st.binary(max_size=3000))
def test_any_bytes_have_a_type_or_a_reason(data: bytes) -> None:
    try:
        outcome: str = detect(data, "a")
    except SourceError as error:
        outcome = say(error.note)
    assert outcome in {"text", "html", "pdf", "docx", "xlsx"} or outcome.endswith(".")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside this checkout")
def test_real_files() -> None:
    expected = {".pdf": "pdf", ".html": "html", ".txt": "text", ".md": "text"}
    for path in [*SHARED.glob("real/*"), *SHARED.glob("cases/*/*")]:
        if path.suffix in expected:
            assert detect(path.read_bytes(), path.name) == expected[path.suffix], path.name
