"""Tables as editors, mail programs and page breaks leave them: each reads to the cells that were meant, or says that it cannot tell."""

from __future__ import annotations

import pytest

from ledger.limits import Limits
from ledger.model import Document, Paragraph, Table
from ledger.sources.text import read

PLAIN = [["Tekst", "2025", "2026"], ["Løn", "400", "0"], ["Vikar", "", "50"], ["Kassen", "-400", "-50"]]


def _document(text: str, path: str = "a.txt") -> Document:
    return read(text.encode(), path, Limits())


def _tables(text: str) -> list[Table]:
    return [block for block in _document(text).blocks if isinstance(block, Table)]


def _only(text: str) -> Table:
    (table,) = _tables(text)
    return table


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _prose(text: str) -> list[str]:
    return [block.text for block in _document(text).blocks if isinstance(block, Paragraph)]


def _doubts(table: Table) -> list[tuple[str, int | None]]:
    return [(note.key, note.place.line) for note in table.doubts]


# --- the same table, printed in many ways ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Tekst\t2025\t2026\nLøn\t400\t0\nVikar\t\t50\nKassen\t-400\t-50\n",
        "Tekst\t\t2025\t\t2026\nLøn\t\t400\t\t0\nVikar\t\t\t\t50\nKassen\t\t-400\t\t-50\n",
        "\tTekst\t2025\t2026\n\tLøn\t400\t0\n\tVikar\t\t50\n\tKassen\t-400\t-50\n",
        "•\tTekst\t2025\t2026\n•\tLøn\t400\t0\n•\tVikar\t\t50\n•\tKassen\t-400\t-50\n",
        "Tekst\t2025\t2026\r\nLøn\t400\t0\r\nVikar\t\t50\r\nKassen\t-400\t-50\r\n",
        "Tekst\t2025\t2026\n\nLøn\t400\t0\n\nVikar\t\t50\n\nKassen\t-400\t-50\n",
        "Tekst    2025    2026\nLøn    400    0\nVikar        50\nKassen    -400    -50\n",
        "Tekst      2025    2026\nLøn         400       0\nVikar                50\nKassen     -400     -50\n",
        "Tekst      2025    2026\nLøn        400     0\nVikar              50\nKassen     -400    -50\n",
        "      Tekst      2025    2026\n      Løn         400       0\n      Vikar                50\n      Kassen     -400     -50\n",
        f"Tekst{' ' * 60}2025{' ' * 40}2026\nLøn{' ' * 63}400{' ' * 43}0\nVikar{' ' * 106}50\nKassen{' ' * 59}-400{' ' * 41}-50\n",
        "Tekst      2025    2026\n\nLøn         400       0\n\nVikar                50\n\n\nKassen     -400     -50\n",
        "Tekst | 2025 | 2026\nLøn | 400 | 0\nVikar |  | 50\nKassen | -400 | -50\n",
        "> | Tekst | 2025 | 2026 |\n> | Løn | 400 | 0 |\n> | Vikar |  | 50 |\n> | Kassen | -400 | -50 |\n",
        "1. første\n\n   | Tekst | 2025 | 2026 |\n   |---|---|---|\n   | Løn | 400 | 0 |\n   | Vikar | | 50 |\n   | Kassen | -400 | -50 |\n",
        "Beløbene fordeler sig således:\nTekst\t2025\t2026\nLøn\t400\t0\nVikar\t\t50\nKassen\t-400\t-50\nSagen sendes videre.\n",
    ],
)
def test_the_same_table_however_its_columns_are_kept(text: str) -> None:
    table = _only(text)
    assert _cells(table) == PLAIN
    assert not table.doubts


def test_tab_stops_read_as_they_stand_on_paper() -> None:
    """Five tabs after a short label, three after a long one: only the page tells which figure stands under which year."""
    table = _only("Tekst\t\t\tKonto\t2025\t2026\nLøn\t\t\t3.22\t\t50\nEn meget lang label\t3.22\t400\nKassen\t\t\t8.22\t-400\t-50\n")
    assert _cells(table) == [
        ["Tekst", "Konto", "2025", "2026"],
        ["Løn", "3.22", "", "50"],
        ["En meget lang label", "3.22", "400", ""],
        ["Kassen", "8.22", "-400", "-50"],
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Budget 2025", "Budget 2026"),
        ("B 2025", "BO 2026"),
        ("Budget 2025", "Overslagsår 2026"),
        ("Ændring 2025", "Ændring 2026"),
        ("2025 (t. kr.)", "2026 (t. kr.)"),
        ("2025/26", "2026/27"),
    ],
)
def test_words_around_the_years_of_a_header(head: tuple[str, str]) -> None:
    first, second = head
    wanted = [["Tekst", first, second], ["Løn", "400", "200"], ["Kassen", "-400", "-200"]]
    rows = [("Tekst", *head), ("Løn", "400", "200"), ("Kassen", "-400", "-200")]
    aligned = "\n".join(f"{label:<10}{one:>20}{two:>20}" for label, one, two in rows)
    for text in ("\n".join(map("\t".join, rows)), "\n".join(cell for row in rows for cell in row), aligned):
        assert _cells(_only(f"Økonomi\n{text}\n\nBeslutning\n")) == wanted


# --- headers --------------------------------------------------------------------------------------------------------------


def test_a_header_that_lost_a_blank_cell_gets_it_back() -> None:
    assert _cells(_only("t. kr.\t2025\t2026\nLøn\tSkole\t400\t0\nKassen\tPulje\t-400\t0\n"))[0] == ["t. kr.", "", "2025", "2026"]
    assert _cells(_only("2025\t2026\nLøn\t400\t0\nKassen\t-400\t0\n"))[0] == ["", "2025", "2026"]


def test_a_header_lost_over_an_address_of_digits_is_left_to_doubt() -> None:
    """2025 may stand over the place numbers or over the amounts: the header is left as printed, its last column without a heading."""
    assert _cells(_only("t. kr.\t2025\nLøn\t223042\t400\nKassen\t900001\t-400\n"))[0] == ["t. kr.", "2025"]


def test_a_year_over_words_is_doubted() -> None:
    table = _only("t. kr. | 2025 | 2026\nLøn | Skole | 400\nKassen | Pulje | -400\n")
    assert _doubts(table) == [("table.shifted_header", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Tekst\t2025\t2026\n\t1.000 kr.\t1.000 kr.\nLøn\t400\t0\nKassen\t-400\t0\n",
        "Tekst | 2025 | 2026\n | 1.000 kr. | 1.000 kr.\nLøn | 400 | 0\nKassen | -400 | 0\n",
        "Tekst          2025        2026\n          1.000 kr.   1.000 kr.\nLøn             400           0\nKassen         -400           0\n",
        "Tekst\n2025\n2026\n1.000 kr.\n1.000 kr.\nLøn\n400\n0\nKassen\n-400\n0\n\nBeslutning\n",
    ],
)
def test_a_row_of_units_belongs_to_the_years_above_it(text: str) -> None:
    """Alone in its row, "1.000 kr." would be a thousand kroner."""
    assert _cells(_only(text))[:2] == [["Tekst", "2025 (1.000 kr.)", "2026 (1.000 kr.)"], ["Løn", "400", "0"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tekst | Udvalg | År\n |  | 2025\nLøn | Skole | 400\nKassen |  | -400\n",
        " |  | Beløb\nTekst | Udvalg | 2025\nLøn | Skole | 400\nKassen |  | -400\n",
    ],
)
def test_bars_with_a_blank_first_cell_in_the_header(text: str) -> None:
    table = _only(text)
    assert table.form == "bars"
    assert [len(row) for row in _cells(table)] == [3, 3, 3, 3]
    assert _cells(table)[2] == ["Løn", "Skole", "400"]


def test_a_total_column_named_in_the_first_of_two_header_lines() -> None:
    table = _only(
        "Post                           År     År   I alt\n1.000 kr. i 2021-priser      2021   2022\n"
        "Byggemodning, Engvej        5.000    930   5.930\nDUT-midler                 5.000-   930-  5.930-\n"
    )
    assert _cells(table)[2:] == [["Byggemodning, Engvej", "5.000", "930", "5.930"], ["DUT-midler", "5.000-", "930-", "5.930-"]]
    assert not table.doubts


# --- aligned columns --------------------------------------------------------------------------------------------------------


def test_fixed_spaces_inside_figures_do_not_part_columns() -> None:
    table = _only(
        "tkr.                2025         2026\nLøn                   25   2\u00a0175\u00a0000\nKassen               -25  -2\u00a0175\u00a0000\n"
    )
    assert _cells(table)[1:] == [["Løn", "25", "2\u00a0175\u00a0000"], ["Kassen", "-25", "-2\u00a0175\u00a0000"]]


def test_addresses_of_digits_and_numbers_that_end_labels_stay_where_they_stand() -> None:
    table = _only(
        "Tekst                        Stednr.    2025\nSkoleforlig 2017, etape 2     223042   (400)\nKassen                        900001     400\n"
    )
    assert _cells(table)[1:] == [["Skoleforlig 2017, etape 2", "223042", "(400)"], ["Kassen", "900001", "400"]]
    assert not table.doubts


@pytest.mark.parametrize("years", [("2025",), ("2025", "2026")])
def test_amounts_that_look_like_years_are_rows(years: tuple[str, ...]) -> None:
    amounts = ("2000", "2040")[: len(years)]
    text = "\n".join(f"{label:<10}" + "".join(f"{cell:>9}" for cell in cells) for label, cells in (("t. kr.", years), ("Løn", amounts)))
    kassen = f"{'Kassen':<10}" + "".join(f"{'-' + cell:>9}" for cell in amounts)
    assert _cells(_only(f"{text}\n{kassen}\n")) == [["t. kr.", *years], ["Løn", *amounts], ["Kassen", *(f"-{cell}" for cell in amounts)]]


@pytest.mark.parametrize("between", ["\n", "\t", "   "])
def test_the_same_amount_in_every_year_is_no_header(between: str) -> None:
    rows = [["kr.", "2025", "2026"], ["Løn", "210", "990"], ["Vikar", "2000", "2000"], ["Kassen", "-2210", "-2990"]]
    if between == "   ":
        text = "\n".join(f"{row[0]:<10}" + "".join(f"{cell:>9}" for cell in row[1:]) for row in rows)
    else:
        text = "\n".join(between.join(row) for row in rows)
    assert _cells(_only(f"Økonomi\n{text}\n\nBeslutning\n")) == rows


def test_an_address_of_digits_beside_a_blank_cell_is_doubted_without_columns() -> None:
    """With four spaces for each tab a blank cell leaves eight; where gaps differ, 223042 may be address or amount."""
    table = _only(
        "Tekst   Stednr.  Udgift 2025  Indtægt 2025\nLøn   223042     400\nVikar og mere til    223042  300\nKassen    900001   700\n"
    )
    assert table.doubts


def test_rows_without_a_header_are_a_table_not_silence() -> None:
    assert _cells(_only("Økonomi\n\nLøn          400     200\nVikar        100       0\nKassen      -500    -200\n"))[0] == [
        "Løn",
        "400",
        "200",
    ]


def test_rows_below_a_stray_sentence_are_said_to_be_cut_off() -> None:
    table = _tables(
        "t. kr.     2025   2026\nLøn         400    200\nVikar       100     50\nDer er regnet med fuld virkning fra august.\nKassen     -500   -250\n"
    )[0]
    assert _doubts(table) == [("table.cut", 5)]


def test_a_caption_with_a_unit_between_dashes_is_no_row() -> None:
    first, second = _tables(
        "Tekst      2025   2026\nLøn         400      0\nKassen     -400      0\n- mio. kr. -\nTekst      2025   2026\nBus         4,5      0\nLån        -4,5      0\n"
    )
    assert _cells(first)[-1] == ["Kassen", "-400", "0"]
    assert _cells(second)[-1] == ["Lån", "-4,5", "0"]


# --- labels and legends -----------------------------------------------------------------------------------------------------


def test_labels_broken_in_mid_phrase_are_put_together() -> None:
    table = _only("kr.\t2025\nOmplacering fra Kultur- og\nFritidsudvalget\t-100\nTilskud til\t100\nKulturhuset\nI alt\t0\n")
    assert [row[0] for row in _cells(table)] == ["kr.", "Omplacering fra Kultur- og Fritidsudvalget", "Tilskud til Kulturhuset", "I alt"]


@pytest.mark.parametrize(
    "rows",
    [
        ("kr.\t2025\t2026", "Løn\t400\t0", "(+ = merudgift)", "Kassen\t-400\t0"),
        ("kr. | 2025 | 2026", "Løn | 400 | 0", "(+ = merudgift)", "Kassen | -400 | 0"),
        ("| kr. | 2025 | 2026 |", "| Løn | 400 | 0 |", "(+ = merudgift)", "| Kassen | -400 | 0 |"),
        ("kr.      2025   2026", "Løn       400      0", "(+ = merudgift)", "Kassen   -400      0"),
    ],
)
def test_a_legend_between_rows_stands_aside(rows: tuple[str, ...]) -> None:
    text = "\n".join(rows) + "\n"
    assert _cells(_only(text)) == [["kr.", "2025", "2026"], ["Løn", "400", "0"], ["Kassen", "-400", "0"]]
    assert _prose(text) == ["(+ = merudgift)"]


def test_block_headings_one_cell_a_line_are_rows_of_their_own() -> None:
    table = _only("Formål\n2026\n2027\nDrift\nSystem\n10\n0\nFinansiering\nFinansiering - puljen\n-10\n0\n\nBeslutning\n")
    assert _cells(table) == [
        ["Formål", "2026", "2027"],
        ["Drift"],
        ["System", "10", "0"],
        ["Finansiering"],
        ["Finansiering - puljen", "-10", "0"],
    ]


@pytest.mark.parametrize("head", ["Udgift/finansiering", "Tekst", "Tiltag på området"])
def test_one_year_one_cell_a_line(head: str) -> None:
    table = _only(
        f"Sagen koster dette:\n\n{head}\n\n2024\n\nTag, skole\n\n7 mio. kr.\n\nKassen\n\n÷7 mio. kr.\n\nBalance\n\n0 mio. kr.\n\nBeslutning\n"
    )
    assert _cells(table) == [[head, "2024"], ["Tag, skole", "7 mio. kr."], ["Kassen", "÷7 mio. kr."], ["Balance", "0 mio. kr."]]


def test_a_caption_with_a_unit_is_no_header_cell() -> None:
    table = _only("- t. kr. i 2020-p/l -\n\nPost\n2025\n2026\nDrift\nLøn\n10\n0\nKassen\n-10\n0\n\nBeslutning\n")
    assert _cells(table)[:3] == [["Post", "2025", "2026"], ["Drift"], ["Løn", "10", "0"]]


def test_figures_with_wide_gaps_in_one_cell_are_never_one_amount() -> None:
    tabs = _only("kr.\t2025\t2026\nLøn\t400    200\nKassen\t-400\t-200\n")
    assert _cells(tabs)[1] == ["Løn", "400", "200"]
    assert _cells(_only("| kr. | 2025 |\n| Løn | 400    200 |\n| Kassen | -400 |\n"))[1] == ["Løn", "400 / 200"]


def test_a_row_whose_tabs_became_spaces_is_a_row() -> None:
    assert _cells(_only("kr.\t2025\t2026\nLøn\t400\t200\nKassen    -400    -200\n"))[2] == ["Kassen", "-400", "-200"]


# --- parts ------------------------------------------------------------------------------------------------------------------

HEADS = {
    "tabs": ("kr.\t2025\t2026", "Løn\t400\t0", "Kassen\t-400\t0"),
    "pipes": ("| kr. | 2025 | 2026 |", "| Løn | 400 | 0 |", "| Kassen | -400 | 0 |"),
    "bars": ("kr. | 2025 | 2026", "Løn | 400 | 0", "Kassen | -400 | 0"),
    "aligned": ("kr.      2025   2026", "Løn       400      0", "Kassen   -400      0"),
    "lines": ("kr.\n2025\n2026", "Løn\n400\n0", "Kassen\n-400\n0"),
}


@pytest.mark.parametrize("form", HEADS)
@pytest.mark.parametrize(
    "between",
    ["(fortsat)", "Fortsættes på næste side\n\nSide 4", "Fortsat fra forrige side", "fortsættes", "Tabel 2 (fortsat)", "By Kommune, s. 3"],
)
def test_parts_of_a_table_are_joined_over_a_page(form: str, between: str) -> None:
    head, first, second = HEADS[form]
    table = _only(f"Økonomi\n\n{head}\n{first}\n\n{between}\n\n{head}\n{second}\n\nBeslutning\n")
    assert _cells(table) == [["kr.", "2025", "2026"], ["Løn", "400", "0"], ["Kassen", "-400", "0"]]
    assert len(table.joined) == 1


@pytest.mark.parametrize("form", ["tabs", "pipes", "bars", "aligned"])
@pytest.mark.parametrize("between", ["(fortsat)", "Fortsættes på næste side\n\nSide 4"])
def test_parts_without_a_header_of_their_own_go_on(form: str, between: str) -> None:
    head, first, second = HEADS[form]
    assert _cells(_only(f"{head}\n{first}\n{first}\n\n{between}\n\n{second}\n"))[-1] == ["Kassen", "-400", "0"]


@pytest.mark.parametrize("form", ["tabs", "pipes", "bars"])
def test_a_header_once_more_is_no_row_of_amounts(form: str) -> None:
    head, first, second = HEADS[form]
    table = _only(f"{head}\n{first}\n{head}\n{second}\n")
    assert _cells(table) == [["kr.", "2025", "2026"], ["Løn", "400", "0"], ["Kassen", "-400", "0"]]
    assert [place.line for place in table.joined] == [3]


def test_the_sum_of_one_side_does_not_close_a_table_but_a_total_does() -> None:
    part = "kr.\t2025\nLøn\t400\n{total}\t{figure}\n"
    rest = "\nkr.\t2025\nKassen\t-400\n"
    assert len(_tables(part.format(total="Udgifter i alt", figure="400") + rest)) == 1
    assert len(_tables(part.format(total="I alt", figure="400") + rest)) == 2


@pytest.mark.parametrize("form", ["tabs", "pipes", "bars", "aligned"])
def test_two_tables_parted_by_a_caption_alone_stay_two(form: str) -> None:
    head, first, second = HEADS[form]
    text = f"{head}\n{first}\n{second}\nAnlæg, t. kr.\n{head.replace('2025', '2030').replace('2026', '2031')}\n{first}\n{second}\n"
    one, two = _tables(text)
    assert len(one.rows) == len(two.rows) == 3
    assert _prose(text) == ["Anlæg, t. kr."]


# --- hostile ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", ["a\tb\n", "titel\t3\n", "a    b\nc   1\n", "a   1   2\n(b)\n", "kr.\t2025\t2026\nx\t1\t2\n", "a\t1\n\n"])
def test_long_runs_of_lines_that_may_be_tables_take_time_in_proportion(lines: str) -> None:
    import time

    def seconds(count: int) -> float:
        best = []
        for _ in range(3):
            begin = time.process_time()
            _document(lines * count)
            best.append(time.process_time() - begin)
        return min(best)

    small, large = seconds(500), seconds(4000)
    assert large < 40 * small + 0.05
