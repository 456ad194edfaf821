"""The same appropriation table as tagged, ruled and unruled PDF, wrapped, split over pages and printed in odd ways: one grid."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from ledger.model import Table
from tests.sources.pdfmade import (
    APPROPRIATION,
    BODY,
    WIDTHS,
    document,
    drawn,
    flowing,
    html_table,
    laid_out,
    minutes,
    needs_chromium,
    printed_by_chromium,
    rows_at,
    tables,
    texts,
)

SIMPLE = [["Mio. kr.", "2025", "2026"], ["Drift", "17,3", "0,0"], ["Kassen", "(17,3)", "0,0"], ["I alt", "0,0", "0,0"]]
LEFTS = [72.0, 260.0, 340.0]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize(("valign", "padding"), [("MIDDLE", 3), ("TOP", 3), ("BOTTOM", 2), ("TOP", 1), ("MIDDLE", 1)])
def test_wrapped_cells_stand_in_their_rows(ruled: bool, valign: str, padding: float) -> None:
    [table] = tables(flowing(*minutes(laid_out(APPROPRIATION, WIDTHS, ruled=ruled, valign=valign, padding=padding))))
    assert texts(table) == APPROPRIATION
    assert table.form == ("pdf-ruled" if ruled else "pdf-columns")
    assert not table.doubts


@needs_chromium
@pytest.mark.parametrize(
    "style", ["", "table{border-collapse:collapse} td,th{border:1px solid}", "td.n{text-align:right} table{font-size:9px}"]
)
def test_a_tagged_table_keeps_its_empty_cells(style: str) -> None:
    [table] = tables(printed_by_chromium("<h2>Økonomi</h2>" + html_table(APPROPRIATION), style))
    assert texts(table) == APPROPRIATION
    assert (table.form, table.header_rows, table.doubts) == ("pdf-tags", 1, ())


@needs_chromium
def test_a_tagged_table_with_merged_cells() -> None:
    body = (
        "<table><tr><th rowspan=2>T. kr.</th><th colspan=2>Driftsbevilling</th></tr><tr><th>2025</th><th>2026</th></tr>"
        "<tr><td>Udgift</td><td>400</td><td>300</td></tr><tr><td>Finansiering</td><td>-400</td><td>-300</td></tr></table>"
    )
    [table] = tables(printed_by_chromium(body))
    assert texts(table) == [
        ["T. kr.", "Driftsbevilling", ""],
        ["", "2025", "2026"],
        ["Udgift", "400", "300"],
        ["Finansiering", "-400", "-300"],
    ]
    assert [cell.covered for cell in table.rows[0].cells] == [False, False, True]


def test_every_cell_and_row_knows_its_page_and_box() -> None:
    [table] = tables(flowing(*minutes(laid_out(APPROPRIATION, WIDTHS, ruled=False))))
    for row in table.rows:
        assert row.place.page == 1
        assert row.place.box is not None
        for cell in row.cells:
            assert cell.place is not None
            assert cell.place.box is not None
            left, top, right, bottom = cell.place.box
            assert 0 < left <= right < A4[0]
            assert row.place.box[1] - 1 <= top <= bottom <= row.place.box[3] + 1
    tops = [row.place.box[1] for row in table.rows if row.place.box]
    assert tops == sorted(tops)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("repeat", [0, 1])
def test_a_table_over_a_page_break_is_one(ruled: bool, repeat: int) -> None:
    rows = [
        APPROPRIATION[0],
        *([f"Udgift {number}", "Skoleudvalget", str(100 + number), "0", "0", "Nej"] for number in range(30)),
        *APPROPRIATION[3:],
    ]
    parts = [Paragraph("Der er skrevet noget her.", BODY), Spacer(1, 300), laid_out(rows, WIDTHS, ruled=ruled, repeatRows=repeat)]
    found = document(flowing(*parts))
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert texts(table) == rows
    assert found.pages == 2
    assert [place.page for place in table.joined] == [2]
    assert {row.place.page for row in table.rows} == {1, 2}


@pytest.mark.parametrize("rows_before", [1, 2, 4])
def test_a_table_cut_right_after_its_heading_or_before_its_total_is_one(rows_before: int) -> None:
    head, *rows = [
        ["t. kr.", "2025", "2026"],
        ["Udgift", "400", "300"],
        ["Løn", "100", "0"],
        ["Finansiering", "-500", "-300"],
        ["I alt", "0", "0"],
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, "Sagen koster penge, og det er vist i tabellen nederst på siden.")
        rows_at(canvas, [head, *rows][:rows_before], LEFTS, 72 + 16 * rows_before)
        canvas.showPage()
        rows_at(canvas, [head, *rows][rows_before:], LEFTS, 770)
        canvas.drawString(72, 500, "Bilag følger senere i sagen.")

    [table] = tables(drawn(draw))
    assert texts(table) == [head, *rows]


def test_two_tables_on_two_pages_stay_two() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, SIMPLE, LEFTS, 120)
        canvas.showPage()
        rows_at(canvas, [["Mio. kr.", "2027", "2028"], *SIMPLE[1:]], LEFTS, 770)

    assert [texts(table)[0] for table in tables(drawn(draw))] == [["Mio. kr.", "2025", "2026"], ["Mio. kr.", "2027", "2028"]]


def test_two_heading_lines_and_a_heading_over_several_columns() -> None:
    rows = [
        ["", "Oprindeligt", "Korrigeret"],
        ["Mio. kr.", "budget", "budget"],
        ["Skatter", "-2.093,8", "-2.091,7"],
        ["Drift", "2.946,6", "2.983,3"],
    ]
    [table] = tables(drawn(lambda canvas: rows_at(canvas, rows, LEFTS, 700, step=15)))
    assert texts(table)[-2:] == rows[-2:]
    heading = [" ".join(row[column] for row in texts(table)[:-2]).strip() for column in range(3)]
    assert heading == ["Mio. kr.", "Oprindeligt budget", "Korrigeret budget"]


def test_block_headings_between_rows_stay_rows_of_their_own() -> None:
    rows = [
        ["I hele 1.000 kr.", "2020", "2021"],
        ["Bevillingsønske", "", ""],
        ["Anlæg", "2.500", ""],
        ["Afledt drift", "", "75"],
        ["Finansiering", "", ""],
        ["Kassen", "-2.500", "-75"],
    ]
    [table] = tables(drawn(lambda canvas: rows_at(canvas, rows, LEFTS, 700)))
    assert texts(table) == rows


def test_an_empty_cell_is_empty_under_its_own_heading() -> None:
    rows = [["t. kr.", "2025", "2026"], ["Udgift", "400", ""], ["Løn", "", "25"], ["Finansiering", "-400", "-25"]]
    [table] = tables(drawn(lambda canvas: rows_at(canvas, rows, LEFTS, 700)))
    assert texts(table) == rows


@pytest.mark.parametrize("minus", ["-", "−", "–", "\u00ad"])
def test_every_minus_is_kept(minus: str) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
    try:
        pdfmetrics.registerFont(TTFont("Liberation", font))
    except Exception as error:  # noqa: BLE001 - reportlab has its own exception for a font that is not there
        pytest.skip(f"no font with these characters: {error}")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Liberation", 10)
        for number, (label, amount) in enumerate([("t. kr.", "2025"), ("Udgift", "400"), ("Finansiering", minus + "400"), ("I alt", "0")]):
            canvas.drawString(72, 700 - 16 * number, label)
            canvas.drawRightString(260, 700 - 16 * number, amount)

    [table] = tables(drawn(draw))
    printed = texts(table)[2][1]
    assert printed[0] in "-−–"
    assert printed[1:] == "400"
    assert not table.doubts


def test_bold_drawn_twice_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, SIMPLE, LEFTS, 700)
        rows_at(canvas, SIMPLE, [left + 0.4 for left in LEFTS], 700)

    [table] = tables(drawn(draw))
    assert texts(table) == SIMPLE


def test_a_raised_footnote_mark_is_no_digit() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, SIMPLE, LEFTS, 700)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(LEFTS[1] + 0.3, 700 - 16 + 4, "1")

    [table] = tables(drawn(draw))
    assert texts(table)[1][1] == "17,3¹"


def test_narrow_columns_that_nearly_touch_are_told_apart() -> None:
    rows = [
        ["t. kr.", "2025", "2026", "2027"],
        ["Udgift", "4.790", "4.790", "4.790"],
        ["Finansiering", "-4.790", "-4.790", "-4.790"],
        ["I alt", "0", "0", "0"],
    ]
    lefts = [72.0, 164.0, 197.0, 230.0]
    [table] = tables(drawn(lambda canvas: rows_at(canvas, rows, lefts, 700, size=10)))
    assert texts(table) == rows


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_turned(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        # the page is shown turned, the text is written so that it then stands upright
        width, height = A4 if rotation == 180 else reversed(A4)  # reportlab lays the page on its side
        canvas.translate({90: width, 180: width, 270: 0}[rotation], {90: 0, 180: height, 270: height}[rotation])
        canvas.rotate(rotation)
        rows_at(canvas, SIMPLE, LEFTS, 400)

    [table] = tables(drawn(draw, rotation=rotation))
    assert texts(table) == SIMPLE
    first = table.rows[1].cells[1].place
    assert first is not None
    assert first.box is not None
    assert first.box[2] == pytest.approx(LEFTS[1], abs=3)


def test_a_table_on_its_side_on_an_upright_page_has_its_box_where_it_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        rows_at(canvas, SIMPLE, LEFTS, 400)

    [table] = tables(drawn(draw))
    assert texts(table) == SIMPLE
    box = table.place.box
    assert box is not None
    assert box[3] - box[1] > box[2] - box[0]
    assert 0 <= box[0] < box[2] <= A4[0]


def test_prose_with_amounts_is_no_table() -> None:
    sentence = "Der gives en bevilling på 400.000 kr. i 2025 og 300.000 kr. i 2026, som finansieres af kassen. " * 6
    assert tables(flowing(*(Paragraph(sentence, BODY) for _ in range(5)))) == []


def test_a_table_of_contents_is_no_table_of_money() -> None:
    rows = [[f"Punkt {number} om finansiering", str(number + 2)] for number in range(1, 9)]
    assert tables(drawn(lambda canvas: rows_at(canvas, rows, [72, 500], 700))) == []


def test_a_second_reading_that_differs_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger.sources import pdf_witness

    real = pdf_witness.printed
    monkeypatch.setattr(pdf_witness, "printed", lambda *a: [("8" if one[0] == "7" else one[0], *one[1:]) for one in real(*a)])
    [table] = tables(drawn(lambda canvas: rows_at(canvas, SIMPLE, LEFTS, 700)))
    assert [(doubt.key, dict(doubt.values)) for doubt in table.doubts] == [
        ("table.pdf_witness", {"first": "17,3", "second": "18,3"}),
        ("table.pdf_witness", {"first": "(17,3)", "second": "(18,3)"}),
    ]


def test_a_figure_or_sign_only_the_second_reading_has_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger.sources import pdf_witness

    real = pdf_witness.printed
    plain = [["t. kr.", "2025"], ["Udgift", "400"], ["Finansiering", "400"]]

    def signed(*arguments: object) -> list[tuple[object, ...]]:
        found = real(*arguments)
        first = next(one for one in reversed(found) if one[0] == "4")
        return [*found, ("-", first[1] - 4, first[2], first[1] - 0.5, first[4])]

    monkeypatch.setattr(pdf_witness, "printed", signed)
    [table] = tables(drawn(lambda canvas: rows_at(canvas, plain, LEFTS, 700)))
    assert [dict(doubt.values) for doubt in table.doubts] == [{"first": "400", "second": "-400"}]


def test_a_second_reader_that_fails_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger.sources import pdf_witness

    def broken(*_: object) -> None:
        raise ValueError("no")

    monkeypatch.setattr(pdf_witness, "printed", broken)
    [table] = tables(drawn(lambda canvas: rows_at(canvas, SIMPLE, LEFTS, 700)))
    assert [doubt.key for doubt in table.doubts] == ["table.pdf_no_witness"]


def test_every_doubt_has_its_words() -> None:
    from ledger.messages import words

    for key in ("table.pdf_witness", "table.pdf_witness_extra", "table.pdf_no_witness", "table.pdf_columns", "table.pdf_break"):
        assert words(key, "da") != words(key, "en")


@settings(max_examples=25, deadline=None)
@given(
    years=st.integers(1, 5),
    amounts=st.lists(st.integers(-99_999, 99_999), min_size=10, max_size=30),
    ruled=st.booleans(),
    blanks=st.integers(0, 2**30),
)
def test_any_table_is_read_as_it_is_printed(years: int, amounts: list[int], ruled: bool, blanks: int) -> None:
    """A figure stands under the heading it was printed under, whatever is empty around it."""
    rng = random.Random(blanks)
    rows = [["t. kr.", "Udvalg", *(str(2025 + year) for year in range(years))]]
    labels = ["Udgift BDO", "Løn til vikarer", "Anlæg af cykelsti", "Finansiering", "Afledt drift"]
    for start in range(0, len(amounts) - years + 1, years):
        figures = [f"{amount:,}".replace(",", ".") for amount in amounts[start : start + years]]
        row = [figure if number == 0 or rng.random() < 0.8 else "" for number, figure in enumerate(figures)]
        rng.shuffle(row)
        rows.append([rng.choice(labels), rng.choice(["Skoleudvalget", "Byrådet", "Økonomiudvalget / Puljer"]), *row])
    [table] = tables(flowing(laid_out(rows, [100.0, 110.0, *[50.0] * years], ruled=ruled)))
    found = texts(table)
    kept = [column for column in range(years + 2) if column < 2 or any(row[column] for row in rows)]
    assert found == [[row[column] for column in kept] for row in rows]
    assert not table.doubts


def test_places_do_not_change_what_is_read() -> None:
    [one] = tables(drawn(lambda canvas: rows_at(canvas, SIMPLE, LEFTS, 700)))
    [two] = tables(drawn(lambda canvas: rows_at(canvas, SIMPLE, [left + 37.3 for left in LEFTS], 512.7)))
    assert texts(one) == texts(two)
    assert dataclasses.replace(one, rows=()).form == two.form


def test_a_label_that_runs_into_its_amount_never_swallows_it() -> None:
    """The two are told apart where they touch; where they overlap the table says that it may not be what was printed."""
    rows = [["Mio. kr.", "2025"], ["Mindreforbrug", "(8,3)"], ["Resultat", "8,3"]]
    label = 72 + 62.0  # where the longest label ends at this size

    def draw(canvas: Canvas, right: float) -> None:
        rows_at(canvas, rows, [72, right], 700)

    [touching] = tables(drawn(lambda canvas: draw(canvas, label + 26)))
    assert texts(touching) == rows
    [over] = tables(drawn(lambda canvas: draw(canvas, label + 12)))
    assert texts(over) == rows or over.doubts


@needs_chromium
def test_a_tagged_table_over_a_page_break_is_one() -> None:
    rows = [
        APPROPRIATION[0],
        *([f"Udgift {number}", "Skoleudvalget", str(100 + number), "0", "", "Nej"] for number in range(60)),
        *APPROPRIATION[3:],
    ]
    found = document(printed_by_chromium("<h2>Økonomi</h2>" + html_table(rows) + "<p>Godkendt.</p>"))
    assert found.pages is not None
    assert found.pages > 1
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert texts(table) == rows
    assert len(table.joined) == found.pages - 1
    assert [block.text for block in found.blocks if not isinstance(block, Table)] == ["Økonomi", "Godkendt."]


# --- where figures stand close, labels wrap, and pages end ----------------------------------------------------------------


def test_the_next_columns_minus_is_no_second_reading() -> None:
    """Web pages are printed with columns a few points apart: the minus of the next figure stands beside this one."""
    rows = [["t. kr.", "2025", "2026"], ["Udgift", "610", "600"], ["Finansiering", "-610", "-600"]]
    [table] = tables(drawn(lambda canvas: rows_at(canvas, rows, [72, 260, 285], 700)))
    assert texts(table) == rows
    assert table.doubts == ()


def test_type_of_one_width_has_wide_spaces() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 8)
        for number, row in enumerate([["t. kr. i 2025 p/l", "2025"], ["Løn, ny koordinator", "650"], ["Finansiering - kassen", "-650"]]):
            canvas.drawString(72, 700 - 14 * number, row[0])
            canvas.drawRightString(300, 700 - 14 * number, row[1])

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["t. kr. i 2025 p/l", "Løn, ny koordinator", "Finansiering - kassen"]


def test_labels_that_wrap_in_every_row_stay_whole() -> None:
    """No two rows stand next to each other on one line, and the middle line of a label beside its figures is no lower-case one."""
    rows = [
        ["t. kr. i 2025 p/l", "Udvalg / Område", "2025", "2026"],
        ["Nedsat sagstal til rådgiverne", "Skoleudvalget / Udsatte børn", "2.100", "0"],
        ["Finansiering - Pulje Til Uforudsete Udgifter", "Økonomiudvalget", "-2.100", "0"],
        ["Personalemæssige konsekvenser", "Årsværk", "8,3", "0"],
    ]
    [table] = tables(flowing(*minutes(laid_out(rows, [80.0, 105.0, 50.0, 45.0], ruled=False))))
    assert texts(table) == rows


def test_headings_to_the_left_over_figures_to_the_right() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        for left, year in ((200, "2024"), (260, "2025")):
            canvas.drawString(left, 700, year)
        canvas.drawString(72, 700, "1.000 kr.")
        for number, (label, one, two) in enumerate(
            [("Ombygning", "3.200", "1.100"), ("Betaling", "200", "90"), ("Kassen", "-3.400", "-1.190")]
        ):
            canvas.drawString(72, 684 - 14 * number, label)
            canvas.drawRightString(245, 684 - 14 * number, one)
            canvas.drawRightString(305, 684 - 14 * number, two)

    [table] = tables(drawn(draw))
    assert texts(table) == [
        ["1.000 kr.", "2024", "2025"],
        ["Ombygning", "3.200", "1.100"],
        ["Betaling", "200", "90"],
        ["Kassen", "-3.400", "-1.190"],
    ]


def test_labels_alone_on_both_sides_of_a_page_break_belong_to_their_table() -> None:
    """A block heading ends one page and the first line of a wrapped label begins the next."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["Mio. kr.", "2025", "2026"], ["Anlæg", "17", "3"], ["Finansiering", "", ""]], LEFTS, 110)
        canvas.showPage()
        rows_at(canvas, [["Broer, veje og", "", ""]], LEFTS, 780)
        rows_at(canvas, [["stier - pulje", "-17", "-3"], ["I alt", "0", "0"]], LEFTS, 769)

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["Mio. kr.", "Anlæg", "Finansiering", "Broer, veje og stier - pulje", "I alt"]
    assert len(table.joined) == 1


def test_a_heading_under_a_table_is_no_label_of_the_next_pages_table() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["Mio. kr.", "2025", "2026"], ["Anlæg", "17", "3"], ["Kassen", "-17", "-3"], ["Beslutning", "", ""]], LEFTS, 120)
        canvas.showPage()
        rows_at(canvas, [["T. kr.", "2027", "2028"], ["Drift", "50", "60"], ["Kassen", "-50", "-60"]], LEFTS, 780)

    assert [texts(table)[0] for table in tables(drawn(draw))] == [["Mio. kr.", "2025", "2026"], ["T. kr.", "2027", "2028"]]


def test_disagreement_is_said_with_both_readings_and_nothing_is_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    from ledger.checks.engine import run
    from ledger.frames import build_frames
    from ledger.reading import Reader
    from ledger.schemas import validate
    from ledger.settings import load_settings
    from ledger.sources import pdf_witness

    real = pdf_witness.printed
    monkeypatch.setattr(pdf_witness, "printed", lambda *a: [("8" if one[0] == "5" else one[0], *one[1:]) for one in real(*a)])
    rows = [["t. kr.", "2026"], ["Udgift", "450"], ["Finansiering - kassen", "-450"], ["I alt", "0"]]
    chosen = load_settings()
    reader = Reader(chosen.limits, tuple(chosen.words.items()))
    reading = reader.read(flowing(*minutes(laid_out(rows, [150.0, 60.0], ruled=True))), "referat.pdf")
    frames = build_frames([reading])
    findings = run(frames, validate(frames), chosen, (), (), "da")
    [said] = [finding.message for finding in findings if finding.code == "TAB001"]
    assert "»450«" in said
    assert "»480«" in said
    assert not any(finding.code.startswith("BAL") for finding in findings)
    assert frames.postings["page"].to_list() == [1] * len(frames.postings)
    assert all(len(box) == 4 for box in frames.postings["box"].to_list())


def test_one_row_alone_before_a_page_break_is_not_lost() -> None:
    """A table with its years down the rows: nothing in its heading is a figure, and the heading is printed again."""
    head = ["År", "Byggemodning", "Finansiering"]

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [head, ["2020", "26,1", "-26,1"]], LEFTS, 90)
        canvas.showPage()
        rows_at(canvas, [head, ["2021", "9,5", "-9,5"], ["2022", "0,0", "0,0"]], LEFTS, 780)

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["År", "2020", "2021", "2022"]


@needs_chromium
def test_the_last_row_of_a_tagged_table_on_the_next_page_keeps_its_columns() -> None:
    """The total has empty cells, which are left out of the tags; alone on its page nothing else shows its columns."""
    rows = [["t. kr.", "Udvalg", "2025", "2026", "Varig?"], ["Løn", "Socialudvalget", "650", "0", "Ja"], ["I alt", "", "650", "0", ""]]
    style = "tr:last-child { break-before: page } td, th { padding: 4px 12px } .n { text-align: right }"
    [table] = tables(printed_by_chromium(html_table(rows).replace("thead>", "tbody>"), style))
    assert texts(table) == rows
    assert len(table.joined) == 1


def test_years_down_the_rows_go_on_over_a_page_break() -> None:
    """The first cell of the next page's row is a year: a label of a row with amounts, no heading of a table of its own."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["År", "Byggemodning", "Finansiering"], ["2024", "1.500", "-1.500"], ["2025", "9.200", "-9.200"]], LEFTS, 106)
        canvas.showPage()
        rows_at(canvas, [["2026", "2.300", "-2.300"]], LEFTS, 780)

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["År", "2024", "2025", "2026"]
    assert not table.doubts


def test_rows_after_a_page_break_that_cannot_be_joined_are_a_doubt() -> None:
    """The next page's figures stand elsewhere, without a heading: they may be missing from the table above, which says so."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["T. kr.", "2025", "2026"], ["Anlæg", "17", "3"], ["Kassen", "-17", "-3"]], LEFTS, 106)
        canvas.showPage()
        rows_at(canvas, [["Drift", "50", "60", "70"], ["Kassen", "-50", "-60", "-70"]], [60.0, 220.0, 260.0, 500.0], 780)

    found = tables(drawn(draw))
    assert found
    assert all("table.pdf_break" in {doubt.key for doubt in table.doubts} for table in found)


def test_one_row_after_a_page_break_that_cannot_be_joined_is_a_doubt() -> None:
    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["T. kr.", "2025", "2026"], ["Anlæg", "17", "3"], ["Kassen", "-17", "-3"]], LEFTS, 106)
        canvas.showPage()
        rows_at(canvas, [["Drift", "50"]], [60.0, 220.0], 780)

    [table] = tables(drawn(draw))
    assert "table.pdf_break" in {doubt.key for doubt in table.doubts}


def test_a_heading_of_words_alone_at_a_pages_foot_heads_the_next_pages_table() -> None:
    """No figure stands on the first page, so nothing there looks like a table until the next page's rows are known."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["Serviceområde", "Udgift", "Indtægt"]], LEFTS, 76)
        canvas.showPage()
        rows_at(canvas, [["Administration", "950", "0"], ["Trafik", "0", "-250"], ["I alt", "950", "-250"]], LEFTS, 780)

    [table] = tables(drawn(draw))
    assert [row[0] for row in texts(table)] == ["Serviceområde", "Administration", "Trafik", "I alt"]
    assert len(table.joined) == 1


def test_years_and_i_alt_alone_at_a_pages_foot_head_the_next_pages_table() -> None:
    """A column of amounts stands under words, and one of running numbers under nothing."""
    lefts = [90.0, 260.0, 340.0, 420.0]

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["Formål", "2025", "2026", "I alt"]], lefts, 76)
        canvas.showPage()
        rows_at(canvas, [["Sti ved bæk", "125.000", "75.000", "200.000"], ["Puljen", "-125.000", "-75.000", "-200.000"]], lefts, 780)
        rows_at(canvas, [["1"], ["2"]], [72.0], 780)

    [table] = tables(drawn(draw))
    assert texts(table)[0] == ["", "Formål", "2025", "2026", "I alt"]
    assert [row[0] for row in texts(table)] == ["", "1", "2"]


def test_a_line_of_text_at_a_pages_foot_is_no_heading_of_the_next_pages_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 76, "Forvaltningen har regnet på sagen og fundet dette for de to år og for begge områder.")
        canvas.showPage()
        rows_at(canvas, [["Administration", "950", "0"], ["Trafik", "0", "-250"], ["I alt", "950", "-250"]], LEFTS, 780)

    [table] = tables(drawn(draw))
    assert texts(table)[0] == ["Administration", "950", "0"]


@pytest.mark.parametrize("drop", [0, 6, 12])
def test_a_label_that_wraps_before_a_year_keeps_it(drop: int) -> None:
    """`drop`: how far below the label's first line its amounts stand (set to the top, the middle or the foot of the row)."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["Mio. kr.", "2024", "2025"], ["Skoler", "41,2", "4,8"]], LEFTS, 700, step=30)
        rows_at(canvas, [["Overført fra", "", ""], ["2023", "", ""]], LEFTS, 640, step=12)
        rows_at(canvas, [["", "-41,2", "-4,8"]], LEFTS, 640 - drop)
        rows_at(canvas, [["I alt", "0,0", "0,0"]], LEFTS, 600)

    [table] = tables(drawn(draw))
    assert texts(table)[2] == ["Overført fra 2023", "-41,2", "-4,8"]


def test_a_heading_of_three_lines_over_the_last_column_keeps_its_year() -> None:
    """Set to the foot of the heading row: the year stands two lines above the other years, over a word."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["", "", "2018"], ["", "", "og"], ["T. kr.", "2017", "frem"]], LEFTS, 700, step=11)
        rows_at(canvas, [["Drift", "500", "300"], ["Kassen", "-500", "-300"]], LEFTS, 660)

    [table] = tables(drawn(draw))
    assert texts(table)[0] == ["T. kr.", "2017", "2018 og frem"]


@pytest.mark.parametrize(("label", "whole"), [(["Kasse-", "beholdning"], True), (["Kassen", "Puljen"], False)])
def test_a_minus_that_a_narrow_ruled_cell_parts_from_its_figure_is_never_lost(label: list[str], whole: bool) -> None:
    """One label: one row. Two labels: two rows perhaps, and the table says that it may be read wrongly."""

    def draw(canvas: Canvas) -> None:
        rows_at(canvas, [["T. kr.", "2025"], ["Anlæg", "1.500"], ["Drift", "600"]], [80, 200], 700, step=30)
        rows_at(canvas, [[label[0], "-"], [label[1], "2.100"]], [80, 200], 610, step=12)
        rows_at(canvas, [["I alt", "0"]], [80, 200], 580)
        for x in (75, 150, 205):
            canvas.line(x, 720, x, 570)
        for y in (720, 690, 660, 630, 595, 570):
            canvas.line(75, y, 205, y)

    [table] = tables(drawn(draw))
    if whole:
        assert texts(table)[3] == ["Kassebeholdning", "- 2.100"]
        assert not table.doubts
    else:
        assert table.doubts
