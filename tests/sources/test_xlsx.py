"""Workbooks: a sheet is a case, its tables are found anywhere on it, what is not shown is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from ledger.errors import LimitError, SourceError
from ledger.limits import Limits
from ledger.model import Document
from ledger.sources.xlsx import read

from .shape import blocks_of, rows_of, tables_of

MONEY = [["t. kr.", 2025, 2026], ["Udgift", 400, 0], ["Finansiering", -400, 0]]
SHOWN = [("t. kr.", "2025", "2026"), ("Udgift", "400", "0"), ("Finansiering", "-400", "0")]


def workbook(rows: Sequence[Sequence[object]] = (), title: str = "Sag 1") -> tuple[Any, Any]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book, sheet


def load(book: Any, limits: Limits | None = None) -> Document:
    stream = io.BytesIO()
    book.save(stream)
    return read(stream.getvalue(), "a.xlsx", limits or Limits())


def sheet_of(*rows: Sequence[object]) -> list[tuple[object, ...]]:
    """The blocks of a sheet with these rows, without its heading."""
    return blocks_of(load(workbook(rows)[0]))[1:]


def keys(document: Document) -> list[str]:
    return [note.key for note in document.notes]


def changed(book: Any, old: bytes, new: bytes) -> bytes:
    """The file of a workbook with some bytes of its parts changed."""
    stream, out = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(out, "w") as after:
        assert any(old in before.read(name) for name in before.namelist())
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return out.getvalue()


def test_a_sheet_is_a_case() -> None:
    book, _ = workbook(MONEY)
    second = book.create_sheet("Sag 2")
    second["C5"] = "En linje"
    book.create_sheet("Tom")
    document = load(book)
    assert blocks_of(document) == [("#", 1, "Sag 1"), ("table", *SHOWN), ("#", 1, "Sag 2"), ("", "En linje")]
    assert (document.blocks[3].place.sheet, document.blocks[3].place.line) == ("Sag 2", 5)
    assert document.notes == ()


def test_a_table_anywhere_on_the_sheet() -> None:
    book, sheet = workbook()
    for y, row in enumerate(MONEY):
        for x, value in enumerate(row):
            sheet.cell(10 + y, 5 + x, value)
    (table,) = tables_of(load(book))
    assert rows_of(table) == SHOWN
    assert [row.place.line for row in table.rows] == [10, 11, 12]


def test_tables_under_each_other() -> None:
    found = sheet_of(*MONEY, [], ["Tekst"], [], *MONEY)
    assert found == [("table", *SHOWN), ("", "Tekst"), ("table", *SHOWN)]


def test_tables_beside_each_other() -> None:
    rows = [[*row, None, *row] for row in MONEY]
    assert sheet_of(*rows) == [("table", *SHOWN), ("table", *SHOWN)]


def test_a_narrow_empty_column_between_labels_and_figures_is_none() -> None:
    assert sheet_of(*[[row[0], None, *row[1:]] for row in MONEY]) == [("table", *SHOWN)]


def test_a_column_of_remarks_after_an_empty_one_belongs_to_the_table() -> None:
    rows = [[*MONEY[0], None, "Bemærkning"], [*MONEY[1], None, "Ny stilling"], [*MONEY[2]]]
    assert sheet_of(*rows) == [
        ("table", (*SHOWN[0], "Bemærkning"), (*SHOWN[1], "Ny stilling"), (*SHOWN[2], "")),
    ]


def test_a_total_set_apart_by_an_empty_row_belongs_to_the_table() -> None:
    assert sheet_of(*MONEY, [], ["I alt", 0, 0]) == [("table", *SHOWN, ("I alt", "0", "0"))]


def test_an_empty_row_under_the_header() -> None:
    assert sheet_of(MONEY[0], [], *MONEY[1:]) == [("table", *SHOWN)]


def test_titles_above_and_remarks_below_are_text() -> None:
    found = sheet_of(
        ["Bevilling til skoler"],
        ["Alle beløb i 1.000 kr."],
        *MONEY,
        ["Anm.: i 2025-priser"],
        ["* Udgiften dækkes af puljen til uforudsete udgifter"],
    )
    assert found == [
        ("", "Bevilling til skoler"),
        ("", "Alle beløb i 1.000 kr."),
        ("table", *SHOWN),
        ("", "Anm.: i 2025-priser"),
        ("", "* Udgiften dækkes af puljen til uforudsete udgifter"),
    ]


def test_a_short_label_without_figures_stays_a_row() -> None:
    found = sheet_of(*MONEY, ["Kassen"])
    assert found == [("table", *SHOWN, ("Kassen", "", ""))]


def test_labels_with_a_colon_are_lines() -> None:
    assert sheet_of(["Udvalg:", "Byrådet"], ["Dato:", "22. april 2025"], *MONEY) == [
        ("", "Udvalg: Byrådet"),
        ("", "Dato: 22. april 2025"),
        ("table", *SHOWN),
    ]
    assert sheet_of(["Udvalg:", "Byrådet"], ["Sted:", "Rådhuset"]) == [("", "Udvalg: Byrådet"), ("", "Sted: Rådhuset")]


def test_text_in_one_column_is_text() -> None:
    assert sheet_of(["Indstilling"], ["1. at sagen godkendes"], ["linje et\nlinje to"]) == [
        ("", "Indstilling"),
        ("", "1. at sagen godkendes"),
        ("", "linje et"),
        ("", "linje to"),
    ]


def test_merged_cells_print_once() -> None:
    book, sheet = workbook([["Område", "Beløb", None], [None, 2025, 2026], ["Skoler", 1, 2]])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    (table,) = tables_of(load(book))
    assert rows_of(table) == [("Område", "Beløb", "^"), ("^", "2025", "2026"), ("Skoler", "1", "2")]


def test_a_title_merged_over_the_table_is_a_title() -> None:
    book, sheet = workbook([["Bevilling"], *MONEY])
    sheet.merge_cells("A1:C1")
    assert blocks_of(load(book))[1:] == [("", "Bevilling"), ("table", *SHOWN)]


def test_hidden_rows_and_columns_are_left_out_and_said() -> None:
    book, sheet = workbook([["t. kr.", "Konto", 2025, 2026], ["Udgift", 1, 400, 0], ["Skjult", 2, 900, 0], ["Finansiering", 3, -400, 0]])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    document = load(book)
    assert blocks_of(document)[1:] == [("table", *SHOWN)]
    assert [(note.key, dict(note.values)) for note in document.notes] == [
        ("source.xlsx.hidden_rows", {"sheet": "Sag 1", "rows": "3"}),
        ("source.xlsx.hidden_columns", {"sheet": "Sag 1", "columns": "B"}),
    ]


def test_empty_hidden_rows_are_nobodys_business() -> None:
    book, sheet = workbook(MONEY)
    sheet.row_dimensions[40].hidden = True
    assert load(book).notes == ()


def test_a_hidden_sheet_is_said() -> None:
    book, _ = workbook(MONEY)
    for name, state in (("Skjult", "hidden"), ("Meget skjult", "veryHidden"), ("Tom", "hidden")):
        other = book.create_sheet(name)
        other.sheet_state = state
        if name != "Tom":
            other["A1"] = "x"
    document = load(book)
    assert blocks_of(document) == [("#", 1, "Sag 1"), ("table", *SHOWN)]
    assert [dict(note.values) for note in document.notes] == [{"sheet": "Skjult"}, {"sheet": "Meget skjult"}]


def test_a_formula_that_was_never_calculated_is_no_zero() -> None:
    book, sheet = workbook([*MONEY, ["I alt", "=SUM(B2:B3)", 0]])
    assert sheet["B4"].data_type == "f"
    (table,) = tables_of(load(book))
    assert rows_of(table)[3] == ("I alt", "=SUM(B2:B3)", "0")
    assert [(note.key, dict(note.values)) for note in table.doubts] == [("source.xlsx.formula", {"cells": "B4"})]


def test_a_calculated_formula_is_its_value(tmp_path: Any) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sag 1")
        amount = book.add_format({"num_format": "#,##0;[Red]-#,##0"})
        for y, row in enumerate(MONEY):
            sheet.write_row(y, 0, row)
        sheet.write(3, 0, "I alt")
        sheet.write_formula("B4", "=SUM(B2:B3)", amount, 0)
        sheet.write_formula("C4", "=B2*1000", amount, 400000)
    (table,) = tables_of(read(path.read_bytes(), "a.xlsx", Limits()))
    assert rows_of(table)[3] == ("I alt", "0", "400.000")
    assert table.doubts == ()


def test_a_formula_whose_value_is_an_empty_text_is_calculated() -> None:
    book, _ = workbook([*MONEY, ["I alt", 0, '=IF(B4=0,"","x")']])
    (table,) = tables_of(read(changed(book, b'<c r="C4">', b'<c r="C4" t="str">'), "a.xlsx", Limits()))
    assert rows_of(table)[3] == ("I alt", "0", "")
    assert table.doubts == ()


def test_an_error_in_a_cell_makes_the_table_doubtful() -> None:
    book, sheet = workbook([*MONEY, ["I alt", 0, 0]])
    sheet["C4"] = "#REF!"
    (table,) = tables_of(load(book))
    assert rows_of(table)[3] == ("I alt", "0", "#REF!")
    assert [note.key for note in table.doubts] == ["source.xlsx.error"]


def test_number_formats_are_seen() -> None:
    book, sheet = workbook([["Kroner", 2025, 2026], ["Udgift", 2495000, 0.5], ["Finansiering", -2495000, 0]])
    sheet["B2"].number_format = '#,##0," t. kr."'
    sheet["B3"].number_format = "#,##0;(#,##0)"
    sheet["C2"].number_format = "0%"
    sheet["C3"].number_format = '0;-0;"-"'
    (table,) = tables_of(load(book))
    assert rows_of(table)[1:] == [("Udgift", "2.495 t. kr.", "50%"), ("Finansiering", "(2.495.000)", "-")]


def test_figures_shown_rounded_are_said() -> None:
    book, sheet = workbook([["t. kr.", 2025], ["Udgift", 400.4], ["Finansiering", -400.4]])
    assert keys(load(book)) == []
    sheet["B2"].number_format = "#,##0"
    assert keys(load(book)) == ["source.xlsx.rounded"]


def test_lines_in_a_cell() -> None:
    book, _ = workbook([["Aktivitets-\nområde", 2025], ["Udgift", "400\n500"], ["Indtægt", 1]])
    (table,) = tables_of(load(book))
    assert rows_of(table) == [("Aktivitetsområde", "2025"), ("Udgift", "400 / 500"), ("Indtægt", "1")]


def test_a_workbook_with_macros_is_read_as_data() -> None:
    book, _ = workbook(MONEY)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = changed(book, kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert tables_of(read(data, "a.xlsm", Limits()))


def test_a_dimension_that_lies_hides_nothing() -> None:
    book, _ = workbook(MONEY)
    data = changed(book, b'<dimension ref="A1:C3"', b'<dimension ref="A1:A1"')
    assert rows_of(tables_of(read(data, "a.xlsx", Limits()))[0]) == SHOWN


@pytest.mark.parametrize(
    ("field", "allowed", "reference"),
    [("cells", 8, "C3"), ("cells", 1000, "ZZ50"), ("table_rows", 2, "C3"), ("table_columns", 2, "C3"), ("blocks", 1, "C3")],
)
def test_limits(field: str, allowed: int, reference: str) -> None:
    book, sheet = workbook(MONEY)
    sheet[reference] = 1
    with pytest.raises(LimitError) as caught:
        load(book, Limits(**{field: allowed}))
    assert caught.value.note.key == f"limit.{field}"


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        load(workbook()[0])
    assert caught.value.note.key == "source.empty"


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a", b"not xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_broken_parts_are_refused(name: str, content: bytes) -> None:
    stream, out = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Sag 1").write_row(0, 0, ["t. kr.", 2025])
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        assert name in old.namelist()
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    with pytest.raises(SourceError) as caught:
        read(out.getvalue(), "a.xlsx", Limits())
    assert caught.value.note.key == ("source.doctype" if b"DOCTYPE" in content else "source.damaged")
