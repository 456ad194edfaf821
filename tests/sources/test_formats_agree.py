"""One synthetic case, written as text, web page, Word document and workbook, is read to the same headings, paragraphs and cells."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass

import docx
import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from ledger.limits import Limits
from ledger.model import Document, Heading, Paragraph
from ledger.sources import docx as docx_source
from ledger.sources import html as html_source
from ledger.sources import text as text_source
from ledger.sources import xlsx as xlsx_source

from .shape import rows_of

LIMITS = Limits()
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Part:
    """One block of a synthetic case: `kind` is heading, paragraph, list or table."""

    kind: str
    texts: tuple[str, ...] = ()
    rows: Rows = ()


words = st.sampled_from(
    [
        "bevilling",
        "skoler",
        "udvalget",
        "ændring",
        "område",
        "økonomi",
        "på",
        "børn",
        "forslag",
        "drift",
        "anlæg",
        "stk.",
        "3",
        "(budget)",
        "A/S",
        "&",
        "co",
        "<b>",
        "“citat”",
    ]
)
sentences = st.lists(words, min_size=3, max_size=12).map(lambda found: "Der " + " ".join(found) + " er.")
labels = st.lists(st.sampled_from(["Udgift", "Indtægt", "Puljer", "Lån", "Skoler"]), min_size=1, max_size=3).map(" ".join)
figures = st.integers(-9_999_999, 9_999_999).map(lambda number: f"{number:,}".replace(",", "."))


@st.composite
def tables(draw: st.DrawFn) -> Part:
    years = draw(st.integers(1, 4))
    header = ("t. kr.", *(str(2025 + year) for year in range(years)))
    rows = draw(st.lists(st.tuples(labels, *[st.one_of(figures, figures, st.just(""))] * years), min_size=1, max_size=6))
    rows = [row if row[1] else (row[0], "0", *row[2:]) for row in rows]
    return Part("table", rows=(header, *rows, ("I alt", *["0"] * years)))


parts = st.lists(
    st.one_of(
        st.sampled_from(["Resume", "Økonomi", "Indstilling", "Sagsfremstilling"]).map(lambda text: Part("heading", (text,))),
        sentences.map(lambda text: Part("paragraph", (text,))),
        st.lists(sentences, min_size=1, max_size=4).map(lambda texts: Part("list", tuple(texts))),
        tables(),
    ),
    min_size=1,
    max_size=8,
)

Flat = list[str | Rows]


def expected(case: list[Part]) -> Flat:
    found: Flat = []
    for part in case:
        if part.kind == "table":
            found.append(part.rows)
        elif part.kind == "list":
            found.extend(f"{number}. {text}" for number, text in enumerate(part.texts, 1))
        else:
            found.extend(part.texts)
    return found


def flat(document: Document) -> Flat:
    found: Flat = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            found.append(f"{block.marker} {block.text}" if block.marker else block.text)
        else:
            found.append(tuple(rows_of(block)))
    return found


def as_text(case: list[Part]) -> bytes:
    lines = []
    for part in case:
        if part.kind == "table":
            lines.append("\n".join("\t".join(row) for row in part.rows))
        elif part.kind == "list":
            lines.append("\n".join(f"{number}. {text}" for number, text in enumerate(part.texts, 1)))
        else:
            lines.extend(part.texts)
    return "\n\n".join(lines).encode()


def as_html(case: list[Part]) -> bytes:
    out = ["<!doctype html><html><head><meta charset=utf-8></head><body><nav>Forside</nav><main>"]
    for part in case:
        texts = [html.escape(text) for text in part.texts]
        if part.kind == "table":
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part.rows)
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif part.kind == "list":
            out.append("<ol>" + "".join(f"<li>{text}</li>" for text in texts) + "</ol>")
        else:
            tag = "h2" if part.kind == "heading" else "p"
            out.append(f"<{tag}>{texts[0]}</{tag}>")
    return "\n".join([*out, "</main></body></html>"]).encode()


def as_docx(case: list[Part]) -> bytes:
    document = docx.Document()
    for part in case:
        if part.kind == "table":
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for cells, row in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
        elif part.kind == "list":
            for number, text in enumerate(part.texts, 1):  # counted by hand, as drafts often are: Word's own lists are tested by themselves
                document.add_paragraph(f"{number}. {text}")
        elif part.kind == "heading":
            document.add_heading(part.texts[0], 2)
        else:
            document.add_paragraph(part.texts[0])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx(case: list[Part]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for part in case:
        texts = [f"{number}. {text}" for number, text in enumerate(part.texts, 1)] if part.kind == "list" else part.texts
        for y, cells in enumerate(part.rows or [(text,) for text in texts]):
            for x, text in enumerate(cells):
                plain = text.replace(".", "")
                is_figure = part.rows and x and plain.lstrip("-").isdigit()
                cell = sheet.cell(row + y, 1 + x, int(plain) if is_figure else (text or None))
                cell.number_format = "0" if y == 0 else "#,##0"
        row += len(part.rows or texts) + 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@given(parts)
def test_text_and_web_page_and_word_agree(case: list[Part]) -> None:
    assert flat(text_source.read(as_text(case), "a.txt", LIMITS)) == expected(case)
    assert flat(html_source.read(as_html(case), "a.html", LIMITS)) == expected(case)
    assert flat(docx_source.read(as_docx(case), "a.docx", LIMITS)) == expected(case)


@given(parts)
def test_a_workbook_agrees(case: list[Part]) -> None:
    assert flat(xlsx_source.read(as_xlsx(case), "a.xlsx", LIMITS))[1:] == expected(case)
