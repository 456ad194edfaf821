"""Forms in which web pages, Word documents and their print-outs are published, made with well-kept libraries: one and the same grid."""

from __future__ import annotations

import io

import docx
import openpyxl
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer

from ledger.limits import Limits
from ledger.minutes import read_meeting
from ledger.model import Cell, Heading, Place, TableRow
from ledger.model import Table as PrintedTable
from ledger.reading import read_document
from ledger.sources.pdf_gate import table_rows
from ledger.sources.pdf_grid import parted_amount
from ledger.sources.pdf_join import joined
from ledger.sources.pdf_page import opened
from tests.sources.pdfmade import document, drawn, flowing, rows_at, tables, texts

ROWS = [["t. kr.", "2025", "2026"], ["Udgift til løn", "2.400", "100"], ["Kassen", "-2.400", "-100"], ["I alt", "0", "0"]]


def table_in(data: bytes, name: str) -> list[list[str]]:
    """The one table of a file."""
    [table] = [block for block in read_document(data, name, Limits()).blocks if isinstance(block, PrintedTable)]
    return texts(table)


def by_letters(canvas: Canvas, x: float, y: float, text: str, size: float = 10) -> None:
    """Every letter and every space drawn by itself, as browsers print text between pixels."""
    canvas.setFont("Helvetica", size)
    for letter in text:
        canvas.drawString(x, y, letter)
        x += canvas.stringWidth(letter, "Helvetica", size) + 0.13


# --- web pages, Word, Excel ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        "<th><button type=button>{}<span class=sr-only> Sorter</span></button></th>",
        "<th><span role=button>{}</span><span aria-hidden=true hidden>x</span></th>",
        "<th>{} <button title=Sorter>Sorter stigende</button></th>",
    ],
)
def test_a_button_that_sorts_a_column_names_it(head: str) -> None:
    first = "".join(head.format(text) for text in ROWS[0])
    rest = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in ROWS[1:])
    page = f"<!doctype html><html><body><table><tr>{first}</tr>{rest}</table></body></html>"
    assert table_in(page.encode(), "a.html") == ROWS


def test_rows_set_by_tab_stops_keep_their_last_cells_and_the_lines_between() -> None:
    written = docx.Document()
    for line in ("t. kr.\t2025\t2026", "Anlæg", "Sti\t400\t", "Bro\t\t200", "Finansiering", "Kassen\t-400\t-200"):
        written.add_paragraph(line)
    written.add_paragraph("Godkendt.")
    stream = io.BytesIO()
    written.save(stream)
    rows = table_in(stream.getvalue(), "a.docx")
    assert rows == [
        ["t. kr.", "2025", "2026"],
        ["Anlæg"],
        ["Sti", "400", ""],
        ["Bro", "", "200"],
        ["Finansiering"],
        ["Kassen", "-400", "-200"],
    ]
    assert read_document(stream.getvalue(), "a.docx", Limits()).blocks[-1].text == "Godkendt."  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["Bevilling", "Økonomi", "Sag"])
def test_the_name_of_a_sheet_is_no_section(name: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for line in (
        "Referat af møde i Økonomiudvalget den 3. juni 2025",
        "Punkt 4: Ny sti",
        "Økonomi",
        "Kassen betaler.",
        "Beslutning",
        "Godkendt.",
    ):
        sheet.append([line])
    stream = io.BytesIO()
    book.save(stream)
    meeting = read_meeting(read_document(stream.getvalue(), "a.xlsx", Limits()), None)
    assert [item.title for item in meeting.items] == ["Ny sti"]


# --- print-outs ----------------------------------------------------------------------------------------------------------


def test_text_printed_letter_by_letter_is_text_and_its_amounts_are_whole() -> None:
    prose = "Direktionen indstiller, at der gives en bevilling på 410.000 kr."

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 790, "Mødedato tirsdag den 3. juni 2025")  # in larger type browsers print whole strings
        for number, line in enumerate((prose, "Beløbet finansieres af kassen.", "Det sker i 2025.")):
            by_letters(canvas, 72, 760 - 14 * number, line)
        for number, row in enumerate([["Kr.", "2025", "2026"], ["Ny sti", "1 410 000", "20 000"], ["Kassen", "-1 410 000", "-20 000"]]):
            for left, text in zip((72, 200, 300), row, strict=True):
                by_letters(canvas, left, 660 - 14 * number, text)

    data = drawn(draw)
    [table] = tables(data)
    assert texts(table) == [["Kr.", "2025", "2026"], ["Ny sti", "1 410 000", "20 000"], ["Kassen", "-1 410 000", "-20 000"]]
    assert not table.doubts
    assert any(prose in getattr(block, "text", "") for block in document(data).blocks)


def gate(data: bytes) -> int:
    """How many lines of the one page may be rows of a money table."""
    opening = pypdfium2.PdfDocument(data)
    try:
        with opened(opening, 1, Limits()) as page:
            assert page.letters
            return len(table_rows(page))
    finally:
        opening.close()


def test_prose_printed_letter_by_letter_whose_lines_end_in_numbers_is_no_table() -> None:
    lines = ["Der er i perioden gennemført 119", "besøg, og den samlede udgift var 283.000 kr.", "Planen omfatter boliger for 54"]

    def prose(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            by_letters(canvas, 72, 760 - 14 * number, line)

    assert gate(drawn(prose)) == 0
    assert gate(drawn(lambda canvas: [by_letters(canvas, 72, 760 - 14 * n, line.replace(" ", "   ")) for n, line in enumerate(lines)])) > 1


@pytest.mark.parametrize("gap", [2.5, 4.0, 30.0])
def test_cells_printed_letter_by_letter_are_rows_however_near_they_stand(gap: float) -> None:
    def cells(canvas: Canvas) -> None:
        for number, (label, amount) in enumerate([("Udgift til sti i alt", "410"), ("Finansiering fra kassen", "-410"), ("I alt", "0")]):
            by_letters(canvas, 72, 760 - 14 * number, label)
            by_letters(canvas, 72 + canvas.stringWidth(label, "Helvetica", 10) + 0.13 * len(label) + gap, 760 - 14 * number, amount)

    assert gate(drawn(cells)) == 3


def test_a_fixed_space_drawn_by_itself_is_part_of_its_amount() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["T. kr.", "2025", "2026"]], [72.0, 200.0, 300.0], 700)
        for number, (label, one, two) in enumerate([("Anlægsudgift", "1", "465"), ("Anlægspulje", "-1", "465")]):
            y = 684 - 16 * number
            canvas.drawString(72, y, label)
            canvas.drawString(200, y, one)
            at = 200 + canvas.stringWidth(one, "Helvetica", 10)
            canvas.drawString(at, y, "\u00a0")
            canvas.drawString(at + 2.78, y, two)
            canvas.drawString(300, y, "0")

    [table] = tables(drawn(draw))
    assert texts(table) == [["T. kr.", "2025", "2026"], ["Anlægsudgift", "1 465", "0"], ["Anlægspulje", "-1 465", "0"]]


def grid(canvas: Canvas, rows: list[list[str]], lefts: list[float], top: float, step: float = 18) -> None:
    """Rows with a frame around each cell."""
    for number, row in enumerate(rows):
        y = top - step * number
        for place, text in enumerate(row):
            canvas.drawString(lefts[place] + 4, y + 5, text)
            canvas.rect(lefts[place], y, lefts[place + 1] - lefts[place], step)


def test_one_ruled_row_beyond_a_page_break_is_the_tables() -> None:
    lefts = [72.0, 250.0, 330.0, 410.0]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        grid(canvas, ROWS[:3], lefts, 120)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        grid(canvas, ROWS[3:], lefts, 760)
        canvas.drawString(72, 700, "Godkendt.")

    [table] = tables(drawn(draw))
    assert texts(table) == ROWS
    assert len(table.joined) == 1
    assert not table.doubts


def test_a_ruled_row_with_other_walls_beyond_a_page_break_is_a_doubt() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        grid(canvas, ROWS[:3], [72.0, 250.0, 330.0, 410.0], 120)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        grid(canvas, [["I alt", "900", "0"]], [72.0, 200.0, 300.0, 410.0], 760)

    [table] = tables(drawn(draw))
    assert [note.key for note in table.doubts] == ["table.pdf_break"]


def test_first_cells_merged_both_ways_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        grid(canvas, [["t. kr.", "2025", "2026"]], [72.0, 250.0, 330.0, 410.0], 700)
        canvas.rect(72, 664, 338, 36)  # two rows without walls between their cells ...
        canvas.line(250, 682, 410, 682)  # ... and a line between them that stops before the first
        canvas.drawString(76, 687, "Udgift")
        canvas.drawString(76, 669, "400")
        grid(canvas, [["I alt", "0", "0"]], [72.0, 250.0, 330.0, 410.0], 646)

    assert tables(drawn(draw))


@pytest.mark.parametrize(
    ("lines", "amount"),
    [
        (["1.234.", "567"], "1.234.567"),
        (["-2", "200"], "-2\u00a0200"),
        (["1 234", "567,50"], "1 234\u00a0567,50"),
        (["400", "50"], None),
        (["1.234", "567"], None),
        (["2,5", "100"], None),
        (["400"], None),
    ],
)
def test_amounts_that_may_be_parted(lines: list[str], amount: str | None) -> None:
    assert parted_amount(lines) == amount


def stacked(canvas: Canvas, lines: list[tuple[float, str, str, str]]) -> None:
    """Lines of a table without rules: height, label, and two amounts set to the right."""
    for y, label, one, two in lines:
        canvas.drawString(72, y, label)
        canvas.drawRightString(260, y, one)
        canvas.drawRightString(330, y, two)


def test_a_sign_left_on_the_line_above_belongs_to_its_amount() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = [(700, "Kr.", "2024", "2025"), (685, "Nye cykelstier", "1.602.820", "0"), (670, "Finansiering: de", "\u2013", "")]
        stacked(canvas, [*lines, (655, "likvide aktiver", "1.602.820", "0"), (640, "I alt", "0", "0")])

    [table] = tables(drawn(draw))
    assert texts(table)[2] == ["Finansiering: de likvide aktiver", "\u2013 1.602.820", "0"]
    assert not table.doubts


def test_amounts_parted_at_a_point_by_narrow_columns() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = [(700, "Kr.", "2024", "2025"), (682, "Skole", "1.234.", "0"), (670, "", "567", ""), (652, "Kassen", "-1.234.", "0")]
        stacked(canvas, [*lines, (640, "", "567", ""), (622, "I alt", "0", "0")])

    [table] = tables(drawn(draw))
    assert texts(table) == [["Kr.", "2024", "2025"], ["Skole", "1.234.567", "0"], ["Kassen", "-1.234.567", "0"], ["I alt", "0", "0"]]


@pytest.mark.parametrize(("first", "rest"), [("Finansiering fra", "Vejpuljen"), ("Finansiering, pulje til", "uforudsete udgifter")])
def test_a_label_at_the_bottom_of_its_row_is_not_the_end_of_the_one_above(first: str, rest: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = [(700, "t. kr.", "2024", "2025"), (686, "Materiel", "300", "0"), (672, "Vintervej", "100", "0"), (658, first, "", "")]
        stacked(canvas, [*lines, (644, rest, "-400", "0"), (630, "I alt", "0", "0")])

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["t. kr.", "Materiel", "Vintervej", f"{first} {rest}", "I alt"]


def test_a_heading_close_above_its_figures_stays_a_heading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = [(700, "Post (2013)", "Udgift", "Netto"), (686, "Støjskærm", "8.400", "8.400"), (671, "Kassen", "-8.400", "-8.400")]
        stacked(canvas, [*lines, (656, "I alt", "0", "0")])

    [table] = tables(drawn(draw))
    assert texts(table)[:2] == [["Post (2013)", "Udgift", "Netto"], ["Støjskærm", "8.400", "8.400"]]


TITLE = ParagraphStyle("t", fontName="Helvetica-Bold", fontSize=15, leading=19, rightIndent=230)
BODY = ParagraphStyle("b", fontName="Helvetica", fontSize=10, leading=13)


def test_a_title_in_a_narrow_cell_is_one_heading() -> None:
    text = "Punkt 2: Orientering og status på rådgivningen i skolerne og dagtilbuddene"
    flow = [Paragraph(text, TITLE), Spacer(1, 12), Paragraph("17.01.05-I00-4-25", BODY), Paragraph("Sagen er til orientering. " * 9, BODY)]
    blocks = document(flowing(*flow)).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [text]


def test_a_title_over_a_page_break_is_one_heading() -> None:
    flow = [Paragraph("Sagen er til orientering. " * 9, BODY), Paragraph("Punkt 2: Gennemgang af lukkede", TITLE), PageBreak()]
    flow += [Paragraph("sager og finansiering", TITLE), Spacer(1, 12), Paragraph("Sagen er til orientering. " * 9, BODY)]
    blocks = document(flowing(*flow, pagesize=A4)).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Punkt 2: Gennemgang af lukkede sager og finansiering"]


# --- rows over a page break ----------------------------------------------------------------------------------------------


def printed(*rows: list[str]) -> PrintedTable:
    place = Place(1)
    return PrintedTable(tuple(TableRow(tuple(Cell(text, place) for text in row), place) for row in rows), place, "pdf-columns")


HEAD = (["t. kr.", "2025"], ["Løn", "400"])
BREAK = [
    (["Finansiering, pulje til", ""], ["uforudsete udgifter", "-400"], "", ["Finansiering, pulje til uforudsete udgifter", "-400"], False),
    (["Person", ""], ["alemæssige konsekvenser", "8,3"], "personalemæssige forhold", ["Personalemæssige konsekvenser", "8,3"], False),
    (["Person", ""], ["alemæssige konsekvenser", "8,3"], "", ["Person alemæssige konsekvenser", "8,3"], True),
    (["Finansiering, pulje til", "-400"], ["uforudsete udgifter", ""], "", ["Finansiering, pulje til uforudsete udgifter", "-400"], False),
]


@pytest.mark.parametrize(("first", "rest", "known", "row", "doubt"), BREAK)
def test_a_label_cut_by_a_page_break(first: list[str], rest: list[str], known: str, row: list[str], doubt: bool) -> None:
    [table] = joined([[printed(*HEAD, first)], [printed(rest, ["I alt", "0"])]], known)
    assert isinstance(table, PrintedTable)
    assert texts(table) == [*HEAD, row, ["I alt", "0"]]
    assert bool(table.doubts) == doubt


def test_a_part_of_the_row_above_is_a_row_of_its_own_beyond_the_break() -> None:
    [table] = joined([[printed(*HEAD, ["Drift", ""])], [printed(["heraf løn", "100"], ["I alt", "0"])]])
    assert isinstance(table, PrintedTable)
    assert texts(table)[2:4] == [["Drift", ""], ["heraf løn", "100"]]
