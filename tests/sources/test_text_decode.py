"""Plain text in every encoding reads the same; what is not text is refused by name."""

from __future__ import annotations

import hashlib
import time
import unicodedata

import pytest

from ledger.errors import LimitError, SourceError
from ledger.limits import Limits
from ledger.messages import say
from ledger.model import Document, Heading, Paragraph
from ledger.sources.text import read

TEXT = "Økonomiudvalget\n\nÆndring på 400 kr. til Å-løbet\n"


def _texts(document: Document) -> list[tuple[str, int | None]]:
    return [(block.text, block.place.line) for block in document.blocks if isinstance(block, Paragraph | Heading)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = TEXT.encode(encoding)
    document = read(data, "a.txt", Limits())
    assert _texts(document) == [("Økonomiudvalget", 1), ("Ændring på 400 kr. til Å-løbet", 3)]
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.format == "text"
    assert [note.key for note in document.notes] == (["source.encoding"] if encoding == "cp1252" else [])


def test_bytes_that_windows_1252_leaves_out_fall_to_latin_1() -> None:
    document = read("Økonomi\x81 å".encode("latin-1"), "a.txt", Limits())
    assert "ISO-8859-1" in say(document.notes[0])


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\n\u202f\u200b".encode(), "\ufeff \n".encode("utf-16-le")])
def test_empty_files_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read(data, "a.txt", Limits())
    assert refused.value.note.key == "source.empty"


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"%PDF-1.7 x", "PDF"), (b"PK\x03\x04rest", "ZIP"), (b"\x89PNG\r\n\x1a\n..", "PNG"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE")],
)
def test_other_formats_are_named(data: bytes, name: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(data, "a.txt", Limits())
    assert refused.value.note.key == "source.binary"
    assert name in say(refused.value.note)


@pytest.mark.parametrize("data", [bytes(range(256)) * 10, b"text\x00text and more text", b"\x01\x02\x03 a" * 50])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read(data, "a.txt", Limits())
    assert refused.value.note.key in ("source.not_text", "source.binary")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_an_editor(ending: str) -> None:
    document = read(ending.join(["a", "", "b\x0cc\u2028d", "e"]).encode(), "a.txt", Limits())
    assert _texts(document) == [("a", 1), ("b", 3), ("c", 3), ("d", 3), ("e", 4)]


def test_characters_are_mended() -> None:
    text = unicodedata.normalize("NFD", "Åben sag") + "\n\u00a0\n\u202f\ntil\u00adlægs\u200bbevilling på ﬂere ﬁrmaer: 1\u00a0450 kr.\n"
    document = read(text.encode(), "a.txt", Limits())
    assert _texts(document) == [("Åben sag", 1), ("tillægsbevilling på flere firmaer: 1\u00a0450 kr.", 4)]


def test_markdown_is_known_by_suffix_heading_or_pipe_table() -> None:
    assert read(b"a", "x.MD", Limits()).format == "markdown"
    assert read(b"a\n\n| a | 1 |\n| b | 2 |\n", "x.txt", Limits()).format == "markdown"
    document = read("# Referat\n\n### Økonomi ###\n\n#4 er ikke en overskrift\n".encode(), "x.txt", Limits())
    assert document.format == "markdown"
    assert [(block.text, block.level) for block in document.blocks if isinstance(block, Heading)] == [("Referat", 1), ("Økonomi", 3)]
    assert _texts(document)[-1] == ("#4 er ikke en overskrift", 5)


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (b"x" * 60_000_000, "line_characters"),
        (b"x\x00" * 3_000_000, "line_characters"),
        (b"1\t" * 499_000, "table_columns"),
        (b"|" * 999_000, "table_columns"),
        (b"a\t1\t2\n" * 25_000, "table_rows"),
        (b"| a | 1 |\n" * 25_000, "table_rows"),
        (b"2025\n2026\n" + b"label\n1\n2\n" * 25_000, "table_rows"),
        (b"2025  2026\n" + b"label   1   2\n" * 25_000, "table_rows"),
        (b"a\n" * 500_001, "blocks"),
    ],
)
def test_hostile_input_is_refused_fast_with_the_limit_named(data: bytes, limit: str) -> None:
    begun = time.process_time()
    with pytest.raises(LimitError) as refused:
        read(data, "a.txt", Limits())
    assert dict(refused.value.note.values) == {"limit": limit, "allowed": str(getattr(Limits(), limit))}
    assert str(getattr(Limits(), limit)) in say(refused.value.note)
    assert time.process_time() - begun < 5


def test_cells_of_all_tables_count_together() -> None:
    with pytest.raises(LimitError) as refused:
        read(b"a\t1\t2\nb\t1\t2\n\ntekst\n\n" * 50, "a.txt", Limits(cells=200))
    assert refused.value.note.key == "limit.cells"


@pytest.mark.parametrize(
    "line",
    [
        "budget\n",
        "2025\nlabel\n",
        "2025  2026\nlabel\n",
        "budget  regnskab\n",
        "1.000 kr.\n2025\n2026\n",
        "a  - - 1 1 1\n",
        "2025\n2026\n\n",
    ],
)
def test_near_tables_cost_linear_time(line: str) -> None:
    def cost(times: int) -> float:
        data = line.encode() * times
        best = float("inf")
        for _ in range(3):  # the least of three: a busy machine only ever adds
            begun = time.process_time()
            read(data, "a.txt", Limits())
            best = min(best, time.process_time() - begun)
        return best

    assert cost(16_000) < 25 * max(cost(2_000), 0.01)
