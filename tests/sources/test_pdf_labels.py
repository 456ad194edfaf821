"""Tables without rules whose labels wrap as writers and browsers wrap them, and what a tab stop or the paper's edge pushes out of them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.sources.pdfmade import drawn, tables, texts

Rows = list[tuple[float, str, str, str]]


def page(rows: Rows, *, size: float = 10, spaces: bool = False) -> bytes:
    """Lines of a table: height, label, and two amounts set to the right. `spaces`: a space is printed where a line ends between words."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        if spaces:
            canvas.drawString(72, 760, "Sagen har disse bevillingsmæssige konsekvenser, som vist i ")
            canvas.drawString(72, 746, "tabellen.")
        for y, label, one, two in rows:
            canvas.drawString(72, y, label)
            canvas.drawRightString(260, y, one)
            canvas.drawRightString(330, y, two)

    return drawn(draw)


def labels(data: bytes) -> list[str]:
    [table] = tables(data)
    assert not table.doubts
    return [row[0] for row in texts(table)]


def test_labels_set_to_the_middle_of_rows_as_close_as_their_lines() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (687, "Takster fra andre", "", ""), (681, "", "-1.100", "-3.600"), (675, "kommuner", "", "")]
    rows += [(662, "Finansiering inden for", "", ""), (656, "", "1.100", "3.600"), (650, "råderum", "", ""), (638, "I alt", "0", "0")]
    assert labels(page(rows)) == ["t. kr.", "Takster fra andre kommuner", "Finansiering inden for råderum", "I alt"]


def test_a_block_heading_above_a_label_set_to_the_middle_stays_a_heading() -> None:
    rows = [
        (700, "t. kr.", "2024", "2025"),
        (685, "Bænke", "10", "20"),
        (670, "Drift", "", ""),
        (656, "Rengøring", "", ""),
        (649.5, "", "310", "620"),
    ]
    rows += [(643, "og varme", "", ""), (629, "Finansiering", "", ""), (614, "Puljen", "-320", "-640"), (599, "I alt", "0", "0")]
    assert labels(page(rows)) == ["t. kr.", "Bænke", "Drift", "Rengøring og varme", "Finansiering", "Puljen", "I alt"]


def test_labels_of_lines_as_far_apart_as_the_rows() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (678, "Forsamlingshus", "350", "0"), (656, "i Øsby", "", ""), (634, "Sti", "125", "75")]
    rows += [(612, "Legeplads", "200", "0"), (590, "Udmøntning", "-675", "-75"), (568, "af puljen", "", ""), (546, "I alt", "0", "0")]
    assert labels(page(rows)) == ["t. kr.", "Forsamlingshus i Øsby", "Sti", "Legeplads", "Udmøntning af puljen", "I alt"]


def test_words_broken_in_narrow_cells_without_a_hyphen() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (677, "Forældrebeta", "-400", "-800"), (664, "ling", "", ""), (641, "Kassen", "400", "800")]
    rows += [(618, "Børne- og ", "0", "0"), (605, "Uddannelses", "", ""), (592, "udvalget, løn", "", ""), (569, "I alt", "0", "0")]
    assert labels(page(rows, spaces=True))[1:4] == ["Forældrebetaling", "Kassen", "Børne- og Uddannelsesudvalget, løn"]


def test_rows_around_an_empty_row_are_one_table() -> None:
    rows = [(700, "Tilskud (kr.)", "2025", "2026"), (655, "Teater", "400.000", "400.000"), (610, "Puljen", "-250.000", "-250.000")]
    assert labels(page([*rows, (588, "Kassen", "-150.000", "-150.000"), (543, "Rest", "0", "0")])) == [
        "Tilskud (kr.)",
        "Teater",
        "Puljen",
        "Kassen",
        "Rest",
    ]


def test_amounts_behind_which_hard_spaces_are_printed_stand_in_one_column() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [("t. kr.", "2024", 330.0), ("Sti", "-", 330.0), ("Bro", "0", 336.0), ("Kassen", "-", 330.0), ("I alt", "0", 336.0)]
        for number, (label, amount, right) in enumerate(rows):
            y = 700 - 18 * number
            canvas.drawString(72, y, label)
            canvas.drawRightString(260, y, "2023" if not number else "0")
            canvas.drawRightString(right, y, amount)

    [table] = tables(drawn(draw))
    assert {len(row) for row in texts(table)} == {3}


@pytest.mark.parametrize("pushed", ["heading", "amount"])
def test_what_a_tab_stop_pushes_out_of_its_cell_is_a_doubt(pushed: str) -> None:
    """A cell as wide as its column leaves the next no room: headings run together, or the last amount begins the line below."""
    head = (
        (700.0, "Udvalg, t. kr.Vedtaget budget 2025Tillæg 30/4-2025Korrigeret 2025", "", "")
        if pushed == "heading"
        else (700.0, "t. kr.", "2025", "2026")
    )
    rows = [head, (687.0, "Voksne", "310", "1.250"), (674.0, "Mindreforbrug", "-310", "-")]
    rows += [(661.0, "1.250", "", "")] if pushed == "amount" else [(661.0, "I alt", "0", "1.250")]
    assert [note.key for table in tables(page(rows)) for note in table.doubts] == ["table.pdf_columns"]


def test_a_table_that_runs_off_the_paper_is_not_evaluated() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [("Formål (t. kr.)", "2025", "2026"), ("Udgift", "950", "250"), ("Kassen", "-950", "-250"), ("I alt", "0", "0")]
        for number, (label, one, two) in enumerate(rows):
            y = 700 - 18 * number
            canvas.drawString(72, y, label)
            canvas.drawRightString(300, y, one)
            canvas.drawString(588, y, two)

    [table] = tables(drawn(draw))
    assert "table.pdf_edge" in {note.key for note in table.doubts}


@pytest.mark.parametrize(("foot", "whole"), [("Finansierin", "Finansiering - puljen"), ("Ændret ", "Ændret organisation")])
def test_a_label_cut_by_a_page_break_is_told_by_the_spaces_printed(foot: str, whole: str) -> None:
    rest = whole.removeprefix(foot)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 760, "Sagen har disse bevillingsmæssige konsekvenser, som vist i ")
        canvas.drawString(72, 746, "tabellen.")
        for y, cells in ((140, ("t. kr.", "2024", "2025")), (120, ("Løn", "400", "0")), (100, (foot, "-400", "0"))):
            walls(canvas, y, cells)
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        for y, cells in ((760, (rest, "", "")), (740, ("I alt", "0", "0"))):
            walls(canvas, y, cells)

    [table] = tables(drawn(draw))
    assert not table.doubts
    assert [row[0] for row in texts(table)] == ["t. kr.", "Løn", whole, "I alt"]


def walls(canvas: Canvas, y: float, cells: tuple[str, str, str]) -> None:
    """A row of a ruled table, 20 points high."""
    for left, right, text in zip((72, 130, 200), (130, 200, 270), cells, strict=True):
        canvas.rect(left, y - 5, right - left, 20)
        canvas.drawString(left + 3, y, text)


def test_years_and_rates_end_the_words_above_them_in_their_cell() -> None:
    rows = [(700, "Beløb i t. kr.", "2025", "2024-"), (687, "", "", "2025"), (664, "Løn", "400", "700"), (641, "Kassen", "-400", "-700")]
    [table] = tables(page(rows))
    assert texts(table)[0] == ["Beløb i t. kr.", "2025", "2024- 2025"]
    rows = [(700, "År", "Løn", "Refusion,"), (687, "", "", "50 %"), (664, "2024", "400", "-200"), (641, "2025", "400", "-200")]
    [table] = tables(page(rows))
    assert texts(table) == [["År", "Løn", "Refusion, 50 %"], ["2024", "400", "-200"], ["2025", "400", "-200"]]


def test_a_block_heading_in_the_middle_of_the_table_stands_in_no_column() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        rows = [("t. kr.", "2024", "2025"), ("Klorrum", "1.640", "230"), ("", "", ""), ("Kassen", "-1.640", "-230"), ("I alt", "0", "0")]
        for number, (label, one, two) in enumerate(rows):
            y = 700 - 16 * number
            canvas.drawString(72, y, label)
            canvas.drawRightString(230, y, one)
            canvas.drawRightString(330, y, two)
        canvas.drawCentredString(201, 668, "Finansiering:")

    [table] = tables(drawn(draw))
    assert texts(table)[2] == ["Finansiering:", "", ""]


def test_amounts_parted_at_a_space_under_a_row_of_one_line_are_a_doubt() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (682, "Refusion", "-2", "-1"), (670, "", "200", "100"), (652, "Kassen", "2 200", "1 100")]
    [table] = tables(page([*rows, (634, "I alt", "0", "0")]))
    assert [note.key for note in table.doubts] == ["table.pdf_columns"]


def test_lines_of_a_label_farther_apart_than_the_rows() -> None:
    rows = [
        (700, "t. kr.", "2024", "2025"),
        (690, "Bænke", "310", "150"),
        (680, "Takster fra andre", "-150", "-20"),
        (668, "kommuner", "", ""),
    ]
    rows += [
        (658, "Cykelsti langs", "20", "10"),
        (646, "Bygaden", "", ""),
        (636, "Finansiering -", "-180", "-140"),
        (624, "puljen", "", ""),
    ]
    rows += [(614, "I alt", "0", "0")]
    assert labels(page(rows, size=8)) == [
        "t. kr.",
        "Bænke",
        "Takster fra andre kommuner",
        "Cykelsti langs Bygaden",
        "Finansiering - puljen",
        "I alt",
    ]


def test_a_block_heading_with_space_above_it_stays_a_heading() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (690, "Bænke", "310", "150"), (678, "Finansiering", "", ""), (668, "Puljen", "-310", "-150")]
    rows += [(656, "Resultat", "", ""), (646, "I alt", "0", "0")]
    assert labels(page(rows, size=8)) == ["t. kr.", "Bænke", "Finansiering", "Puljen", "Resultat", "I alt"]


def test_a_small_number_under_a_label_ends_it() -> None:
    rows = [(700, "t. kr.", "2024", "2025"), (684, "Skoleforlig, etape", "310", "150"), (672, "2", "", ""), (656, "Puljen", "-310", "-150")]
    assert labels(page(rows)) == ["t. kr.", "Skoleforlig, etape 2", "Puljen"]


def test_amounts_of_rows_next_to_each_other_in_different_columns() -> None:
    rows = [(700, "t. kr.", "Udgift 2024", "Indtægt 2024"), (690, "Ombygning", "3.200", ""), (680, "Betaling fra", "", "200")]
    rows += [(668, "klubber", "", ""), (658, "Finansiering fra", "", "3.000"), (646, "reserven", "", "")]
    assert labels(page(rows, size=8)) == ["t. kr.", "Ombygning", "Betaling fra klubber", "Finansiering fra reserven"]


def test_the_first_line_of_what_stands_over_the_labels_belongs_to_the_heading() -> None:
    rows = [
        (700, "Tidsforskydning, 1.000", "", ""),
        (691, "kr.", "2024", "2025"),
        (678, "Skoletag", "-310", "310"),
        (665, "I alt", "-310", "310"),
    ]
    assert labels(page(rows, size=8)) == ["Tidsforskydning, 1.000 kr.", "Skoletag", "I alt"]


def ruled_below(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 8)
    rows = [(700, "t. kr.", "2024", "2025"), (688, "Cykelsti langs", "310", "150"), (676.5, "Bygaden", "", ""), (664, "Bænke", "5", "5")]
    rows += [(652, "Puljen", "-315", "-155"), (640, "I alt", "0", "0")]
    for y, label, one, two in rows:
        canvas.drawString(72, y, label)
        canvas.drawRightString(260, y, one)
        canvas.drawRightString(330, y, two)
        if label != "Cykelsti langs":
            canvas.line(70, y - 3, 332, y - 3)


def test_a_line_under_each_row_tells_which_lines_are_one() -> None:
    assert labels(drawn(ruled_below)) == ["t. kr.", "Cykelsti langs Bygaden", "Bænke", "Puljen", "I alt"]


def touching(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 760, "Sagen har disse konsekvenser.")
    rows = [("t. kr.", "Udvalg", "2024"), ("Ressourcepædagoger,", "Skoleudvalget", "310"), ("Puljen", "Økonomiudvalget", "-310")]
    for number, (label, owner, amount) in enumerate(rows):
        canvas.drawString(72, 700 - 16 * number, label)
        canvas.drawString(160, 700 - 16 * number, owner)
        canvas.drawRightString(330, 700 - 16 * number, amount)


def test_a_label_printed_over_the_next_cell_ends_where_that_begins() -> None:
    [table] = tables(drawn(touching))
    assert texts(table) == [
        ["t. kr.", "Udvalg", "2024"],
        ["Ressourcepædagoger,", "Skoleudvalget", "310"],
        ["Puljen", "Økonomiudvalget", "-310"],
    ]


def test_a_heading_set_to_the_middle_of_rows_far_apart() -> None:
    rows = [
        (700, "t. kr. i 2025", "", ""),
        (691, "", "2025", "2026"),
        (682, "p/l", "", ""),
        (664, "Udgift", "400", "0"),
        (646, "I alt", "0", "0"),
    ]
    assert labels(page(rows)) == ["t. kr. i 2025 p/l", "Udgift", "I alt"]


def test_an_empty_row_under_a_heading_of_two_lines() -> None:
    rows = [(700, "Tilskud og", "2025", "2026"), (691, "dækning", "", ""), (661, "Teater", "400", "250"), (652, "Kassen", "-400", "-250")]
    assert labels(page(rows, size=8)) == ["Tilskud og dækning", "Teater", "Kassen"]


def test_larger_type_between_two_tables_parts_them() -> None:
    def draw(canvas: Canvas) -> None:
        for top, heads in ((700, ("2024", "2025")), (640, ("Udgift", "Indtægt"))):
            canvas.setFont("Helvetica", 7)
            for number, (label, one, two) in enumerate([("t. kr.", *heads), ("Drift", "400", "400"), ("I alt", "400", "400")]):
                canvas.drawString(72, top - 10 * number, label)
                canvas.drawRightString(260, top - 10 * number, one)
                canvas.drawRightString(330, top - 10 * number, two)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, 663, "Økonomi")

    assert [texts(table)[0] for table in tables(drawn(draw))] == [["t. kr.", "2024", "2025"], ["t. kr.", "Udgift", "Indtægt"]]


def test_rows_without_a_gap_whose_cells_are_set_to_the_middle() -> None:
    rows = [
        (700, "t. kr. i 2025", "", ""),
        (691, "", "2025", "2026"),
        (682, "p/l", "", ""),
        (664, "Vikarer", "", ""),
        (646, "og løn til", "400", "5"),
    ]
    rows += [(628, "Skoleudvalget", "", ""), (610, "Nedsat", "", ""), (592, "sagstal hos", "210", "10"), (574, "Rådgiverne", "", "")]
    rows += [(556, "Puljen", "", ""), (547, "", "-610", "-15"), (538, "og Kassen", "", ""), (520, "I alt", "0", "0")]
    whole = ["Vikarer og løn til Skoleudvalget", "Nedsat sagstal hos Rådgiverne", "Puljen og Kassen", "I alt"]
    assert labels(page(rows)) == ["t. kr. i 2025 p/l", *whole]
