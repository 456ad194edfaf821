"""Tables of Word documents: spans, merges, shifted edges, nesting, and the tables that only frame text."""

from __future__ import annotations

import docx
import pytest

from ledger.model import Table

from .shape import blocks_of, rows_of, tables_of
from .wordml import body, load, p, r, tbl, tc, tr


def only_table(*parts: str) -> Table:
    (table,) = tables_of(load(body(*parts)))
    return table


def test_a_money_table_of_python_docx() -> None:
    document = docx.Document()
    rows = [("t. kr.", "2025", "2026", "Varig"), ("Udgift", "400", "0", "Nej"), ("Finansiering", "-400", "", "Nej")]
    table = document.add_table(3, 4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    (found,) = tables_of(load(document))
    assert rows_of(found) == rows
    assert (found.form, found.header_rows, found.doubts) == ("docx", None, ())


def test_merged_cells_print_their_text_once() -> None:
    table = tbl(
        tr(tc("Område", '<w:vMerge w:val="restart"/>'), tc("Beløb", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), "2025", "2026"),
        tr("Skoler", "1", "2"),
    )
    assert rows_of(only_table(table)) == [("Område", "Beløb", "^"), ("^", "2025", "2026"), ("Skoler", "1", "2")]


def test_a_merge_that_only_python_docx_knows_how_to_make() -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    merged = table.cell(0, 1).merge(table.cell(1, 2))
    merged.text = "samlet"
    assert rows_of(tables_of(load(document))[0]) == [("0", "samlet", "^"), ("3", "^", "^"), ("6", "7", "8")]


def test_old_horizontal_merges() -> None:
    table = tbl(tr(tc("Titel", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")), tr("Udgift", "400"))
    assert rows_of(only_table(table)) == [("Titel", "^"), ("Udgift", "400")]


def test_columns_left_out_before_and_after_a_row_are_empty() -> None:
    table = tbl(
        tr("t. kr.", "2025", "2026"), tr("400", "0", properties='<w:gridBefore w:val="1"/>'), tr("a", properties='<w:gridAfter w:val="2"/>')
    )
    assert rows_of(only_table(table)) == [("t. kr.", "2025", "2026"), ("", "400", "0"), ("a", "", "")]


def test_a_short_row_stays_short() -> None:
    assert rows_of(only_table(tbl(tr("t. kr.", "2025", "2026"), tr("Udgift", "400")))) == [("t. kr.", "2025", "2026"), ("Udgift", "400")]


def test_a_column_edge_dragged_in_one_row_is_no_column() -> None:
    """Word keeps both edges and a sliver between them; the cells of the row must stay under their years."""
    table = tbl(
        tr(tc("t. kr."), tc("2025", '<w:gridSpan w:val="2"/>'), tc("2026")),
        tr(tc("Udgift", '<w:gridSpan w:val="2"/>'), tc("400"), tc("0")),
        tr(tc("Finansiering"), tc("-400", '<w:gridSpan w:val="2"/>'), tc("0")),
        grid=(3000, 40, 1400, 1500),
    )
    assert rows_of(only_table(table)) == [("t. kr.", "2025", "2026"), ("Udgift", "400", "0"), ("Finansiering", "-400", "0")]


def test_narrow_columns_with_something_in_them_stay() -> None:
    table = tbl(tr("a", "1", "2"), tr("b", "3", "4"), grid=(3000, 90, 1400))
    assert rows_of(only_table(table)) == [("a", "1", "2"), ("b", "3", "4")]


def test_header_rows_where_the_document_marks_them() -> None:
    table = tbl(tr("t. kr.", "2025", properties="<w:tblHeader/>"), tr("Udgift", "400"))
    assert only_table(table).header_rows == 1


def test_lines_in_a_cell() -> None:
    cell = "<w:tc>" + p("Aktivitets-") + p("område") + "</w:tc>"
    figures = "<w:tc>" + p("400") + p("500") + "</w:tc>"
    assert rows_of(only_table(tbl(tr(cell, "2025"), tr("Udgift", figures), tr("b", "<w:tc>" + p("400") + p("-100") + "</w:tc>")))) == [
        ("Aktivitetsområde", "2025"),
        ("Udgift", "400 / 500"),
        ("b", "400 -100"),
    ]


def test_hidden_rows_are_left_out_and_said() -> None:
    document = load(body(tbl(tr("a", "1"), tr("b", "2", properties="<w:hidden/>"), tr("c", "3"))))
    assert blocks_of(document) == [("table", ("a", "1"), ("c", "3"))]
    assert [note.key for note in document.notes] == ["source.docx.hidden"]


def test_rows_and_cells_inside_content_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('400')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('Udgift')}{cell}</w:tr></w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{tr('t. kr.', '2025')}{row}</w:tbl>"
    assert rows_of(only_table(table)) == [("t. kr.", "2025"), ("Udgift", "400")]


def test_a_frame_of_one_cell_is_read_through() -> None:
    inner = tbl(tr("t. kr.", "2025"), tr("Udgift", "400"))
    assert blocks_of(load(body(tbl(tr(f"<w:tc>{p('Økonomi')}{inner}{p('Tekst')}</w:tc>"))))) == [
        ("", "Økonomi"),
        ("table", ("t. kr.", "2025"), ("Udgift", "400")),
        ("", "Tekst"),
    ]


def test_a_table_inside_a_table_of_figures_makes_it_doubtful() -> None:
    inner = tbl(tr("x", "100"), tr("y", "300"))
    first, second = tables_of(
        load(body(tbl(tr("t. kr.", "2025"), tr("a", "400"), tr("heraf", f"<w:tc>{inner}{p('')}</w:tc>"), tr("b", "-400"))))
    )
    assert [note.key for note in first.doubts] == ["source.nested_table"]
    assert rows_of(second) == [("x", "100"), ("y", "300")]


def test_labels_with_a_colon_are_lines() -> None:
    assert blocks_of(load(body(tbl(tr("Udvalg:", "Byrådet"), tr("Mødedato:", "onsdag den 1. oktober"))))) == [
        ("", "Udvalg: Byrådet"),
        ("", "Mødedato: onsdag den 1. oktober"),
    ]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [("", "400"), ("<w:b/>", "400"), ("<w:strike/>", "400"), ('<w:color w:val="FF0000"/>', "400")],
)
def test_how_a_figure_looks_does_not_change_it(properties: str, expected: str) -> None:
    table = tbl(tr("t. kr.", "2025"), tr("Udgift", f"<w:tc>{p(r('400', properties))}</w:tc>"))
    assert rows_of(only_table(table))[1][1] == expected


def test_columns_set_by_tab_stops_are_a_table() -> None:
    document = docx.Document()
    document.add_paragraph("Økonomi")
    for line in ("t. kr.\t2025\t2026", "Udgift\t400\t0", "Finansiering\t-400\t0", "I alt\t0\t0"):
        document.add_paragraph(line)
    document.add_paragraph("Beslutning")
    loaded = load(document)
    assert blocks_of(loaded) == [
        ("", "Økonomi"),
        ("table", ("t. kr.", "2025", "2026"), ("Udgift", "400", "0"), ("Finansiering", "-400", "0"), ("I alt", "0", "0")),
        ("", "Beslutning"),
    ]
    (table,) = tables_of(loaded)
    assert (table.form, [row.place.line for row in table.rows]) == ("tabs", [2, 3, 4, 5])


def test_tabs_in_running_text_are_spaces() -> None:
    document = docx.Document()
    document.add_paragraph("Til stede:\tEn medlem")
    document.add_paragraph("Fraværende:\tIngen")
    assert blocks_of(load(document)) == [("", "Til stede: En medlem"), ("", "Fraværende: Ingen")]
