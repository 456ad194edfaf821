"""Every printed form of a table in text, read to its cells; and prose that only looks like one, left alone."""

from __future__ import annotations

import pytest

from ledger.limits import Limits
from ledger.messages import say
from ledger.model import Document, Paragraph, Table
from ledger.sources.text import read


def _document(text: str, path: str = "a.txt") -> Document:
    return read(text.encode(), path, Limits())


def _tables(text: str) -> list[Table]:
    return [block for block in _document(text).blocks if isinstance(block, Table)]


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _prose(text: str) -> list[str]:
    return [block.text for block in _document(text).blocks if isinstance(block, Paragraph)]


# --- tabs -----------------------------------------------------------------------------------------------------------------


def test_tabs_keep_empty_cells_and_ragged_rows_and_lines() -> None:
    (table,) = _tables("Økonomi\n\nt. kr.\tOmråde\t2025\t2026\tVarig?\nLøn\tSkole\t400\nI alt\t\t0\t0\t\t\n")
    assert table.form == "tabs"
    assert _cells(table) == [["t. kr.", "Område", "2025", "2026", "Varig?"], ["Løn", "Skole", "400"], ["I alt", "", "0", "0", ""]]
    assert [row.place.line for row in table.rows] == [3, 4, 5]
    assert table.place.line == 3
    assert not table.doubts


def test_a_label_wrapped_to_a_line_without_tabs_is_put_back() -> None:
    (table,) = _tables("kr.\t2025\t2026\nÆndret organisation\t100\t0\nog bistand til rådgivere\nFinansiering\nKassen\t-100\t0\n")
    assert _cells(table) == [
        ["kr.", "2025", "2026"],
        ["Ændret organisation og bistand til rådgivere", "100", "0"],
        ["Finansiering"],
        ["Kassen", "-100", "0"],
    ]


def test_a_total_after_a_blank_line_belongs_to_the_table() -> None:
    (table,) = _tables("kr.\t2025\t2026\nLøn\t100\t0\nKassen\t-100\t0\n\nI alt\t0\t0\n\nBeslutning\n")
    assert _cells(table)[-1] == ["I alt", "0", "0"]
    assert [place.line for place in table.joined] == [5]


def test_tabs_used_as_tab_stops() -> None:
    (table,) = _tables("Tekst\t\t2025\t2026\nKort\t\t\t1.000\t0\nEt langt navn på en sag\t500\t0\n")
    assert _cells(table) == [["Tekst", "2025", "2026"], ["Kort", "1.000", "0"], ["Et langt navn på en sag", "500", "0"]]


def test_repeated_header_and_page_furniture_join_the_parts() -> None:
    head, page = "kr.\t2025\t2026\n", "\nSide 3 af 12\n\nBy Kommune, Byrådet, s. 4\n"
    (table,) = _tables(f"{head}Løn\t100\t50\nVikar\t10\t5\n{page}\n{head}Kassen\t-110\t-55\nI alt\t0\t0\n")
    assert [row[0] for row in _cells(table)] == ["kr.", "Løn", "Vikar", "Kassen", "I alt"]
    assert [place.line for place in table.joined] == [9]
    assert _prose(f"{head}Løn\t100\t50\nVikar\t10\t5\n{page}\n{head}Kassen\t-110\t-55\n") == []


def test_two_whole_tables_with_one_header_stay_two() -> None:
    part = "kr.\t2025\nLøn\t100\nKassen\t-100\nI alt\t0\n"
    assert len(_tables(f"{part}\n{part}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Indholdsfortegnelse\n\nGodkendelse af dagsorden.....\t3\nEn lang titel som er skåret ov\t4\nUnderskriftsark.....\t11\n",
        "Mødedato:\t22. april 2025\nMødested:\tLokale 4\n",
        "•\tat der gives 400 kr.\n•\tat resten spares\n",
        "1.\tudvalget får en status\n2.\tder reserveres 400.000 kr.\n",
        "Sagsnr.: 330-2018-3619\tDok.nr.: 330-2018-500312\tÅbent\n",
    ],
)
def test_lists_contents_and_metadata_with_tabs_are_no_tables(text: str) -> None:
    assert _tables(text) == []
    assert len(_prose(text)) == sum(1 for line in text.splitlines() if line)


# --- pipes and bars -------------------------------------------------------------------------------------------------------


def test_pipes_with_rule_escapes_emphasis_and_links() -> None:
    (table,) = _tables(
        "| **mio. kr.** | Område | 2023 |\n|:--|---|--:|\n| [Sti](http://x.dk) | A\\|B | `4,5` |\n| Afvigelse* | _Kassen_ | \\-4,5 |\n"
    )
    assert table.form == "pipes"
    assert table.header_rows == 1
    assert _cells(table) == [["mio. kr.", "Område", "2023"], ["Sti", "A|B", "4,5"], ["Afvigelse*", "Kassen", "-4,5"]]


def test_collapsed_pipe_cells_are_empty_cells_and_a_dash_row_is_no_rule() -> None:
    (table,) = _tables("| Resultat (mio. kr.) | 2025 | 2026 |\n| DRIFT | ||\n| Skat | -1,0 | 2,1 |\n| - | ||\n| I alt | -1,0 | 2,1 |\n")
    assert table.header_rows is None
    assert _cells(table)[1:] == [["DRIFT", "", ""], ["Skat", "-1,0", "2,1"], ["-", "", ""], ["I alt", "-1,0", "2,1"]]


def test_a_new_header_with_its_rule_begins_a_new_table() -> None:
    first, second = _tables("| a | 2025 |\n|---|---|\n| x | 1 |\n| b | 2026 |\n|---|---|\n| y | 2 |\n")
    assert _cells(first) == [["a", "2025"], ["x", "1"]]
    assert _cells(second) == [["b", "2026"], ["y", "2"]]
    assert second.header_rows == 1


def test_bars_without_outer_ones() -> None:
    (table,) = _tables("1.000 kr. | Udvalg | 2017\nLeje | By | 850\nI alt |  | 0\n")
    assert table.form == "bars"
    assert _cells(table)[2] == ["I alt", "", "0"]


def test_breadcrumbs_are_no_table() -> None:
    assert _tables("Forside | Politik | Referat\n\nTekst\n") == []


# --- one cell a line ------------------------------------------------------------------------------------------------------

ISHOEJ = """Tabel 1: Status

1.000 kr.

2026

2027

Ramme 2026

1.653.167

1.653.167

Budget 2026 - 2027 indenfor rammen

1.649.704

1.652.042

Afvigelse*

-3.463

-1.125


Anlægsramme

73.807

73.807

*Positivt beløb = overskridelse af rammen

Den finansielle balance

Lovgrundlag

Styrelsesloven.
"""


def test_one_cell_a_line_with_stacked_parts_and_footnote() -> None:
    (table,) = _tables(ISHOEJ)
    assert table.form == "lines"
    assert _cells(table) == [
        ["1.000 kr.", "2026", "2027"],
        ["Ramme 2026", "1.653.167", "1.653.167"],
        ["Budget 2026 - 2027 indenfor rammen", "1.649.704", "1.652.042"],
        ["Afvigelse*", "-3.463", "-1.125"],
        ["Anlægsramme", "73.807", "73.807"],
    ]
    assert [row.place.line for row in table.rows] == [3, 9, 15, 21, 28]
    assert table.rows[1].cells[2].place is not None
    assert table.rows[1].cells[2].place.line == 13
    assert _prose(ISHOEJ)[1:] == ["*Positivt beløb = overskridelse af rammen", "Den finansielle balance", "Lovgrundlag", "Styrelsesloven."]


def _one_a_line(*cells: str) -> str:
    return "\n\n".join(["Økonomi", *cells, "Beslutning", "Godkendt.", "4"])


def test_one_cell_a_line_with_area_permanent_and_block_headings() -> None:
    head = ["t. kr. i 2025 p/l", "Udvalg / Aktivitetsområde", "2025", "2026", "I alt", "Varig?\nja/nej"]
    rows = ["Løn til", "nye medarbejdere", "Skole", "400", "-", "400", "Nej", "Kassen", "Økonomi", "-400", "0", "-400", "Nej"]
    (table,) = _tables(_one_a_line(*head, *rows, "I alt", "0", "0", "0"))
    assert _cells(table) == [
        ["t. kr. i 2025 p/l", "Udvalg / Aktivitetsområde", "2025", "2026", "I alt", "Varig? ja/nej"],
        ["Løn til nye medarbejdere", "Skole", "400", "-", "400", "Nej"],
        ["Kassen", "Økonomi", "-400", "0", "-400", "Nej"],
        ["I alt", "", "0", "0", "0", ""],
    ]
    assert not table.doubts


def test_header_cells_over_several_lines_and_a_legend_inside() -> None:
    head = ["- 1.000 kr. -", "Oprindeligt\nbudget\n2019", "Korrigeret\nbudget\n2019", "(minus = mindreudgift)"]
    rows = ["Udgifter i alt", "-8.143", "-156.687", "-          Heraf service", "1", "2", "Specifikation:", "Drift", "3", "4"]
    (table,) = _tables(_one_a_line(*head, *rows))
    assert _cells(table) == [
        ["- 1.000 kr. -", "Oprindeligt budget 2019", "Korrigeret budget 2019"],
        ["Udgifter i alt", "-8.143", "-156.687"],
        ["- Heraf service", "1", "2"],
        ["Specifikation:"],
        ["Drift", "3", "4"],
    ]
    assert "(minus = mindreudgift)" in _prose(_one_a_line(*head, *rows))


def test_remarks_after_the_figures_go_to_the_row_above() -> None:
    head = ["Initiativer", "Estimerede udgifter 2025", "Bemærkninger"]
    (table,) = _tables(
        _one_a_line(*head, "Vikarer", "2,5 mio. kr.", "Er brugt.", "Sagstal", "2,1 mio. kr.", "Løftes senere.", "I alt", "4,6 mio. kr.")
    )
    assert _cells(table) == [
        head,
        ["Vikarer", "2,5 mio. kr.", "Er brugt."],
        ["Sagstal", "2,1 mio. kr.", "Løftes senere."],
        ["I alt", "4,6 mio. kr."],
    ]


def test_a_blank_cell_that_left_no_trace_is_doubted() -> None:
    (table,) = _tables(_one_a_line("kr.", "2025", "2026", "Løn", "1.000", "Kassen", "-1.000", "0", "I alt", "0", "0"))
    assert _cells(table)[1] == ["Løn", "1.000"]
    assert [(note.key, note.place.line) for note in table.doubts] == [("table.figures_under", 11)]
    assert "Løn" in say(table.doubts[0])


def test_repeated_header_on_a_new_page_joins_one_cell_a_line() -> None:
    head = ["kr.", "2025", "2026"]
    (table,) = _tables(_one_a_line(*head, "Løn", "10", "0", "Side 2 af 3", *head, "Kassen", "-10", "0"))
    assert [row[0] for row in _cells(table)] == ["kr.", "Løn", "Kassen"]
    assert len(table.joined) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(["DIR", "FOU", "BFU", "SOS", "\u00a0", "\u00a0", "   X", "  X", "Sagsresume"]),
        "2025\n\n2026\n\nBeslutning\n\nGodkendt.\n\n3\n",
        "Budget\n\nIndstilling\n\nat budgettet godkendes.\n\n12\n\nBilag\n\n13\n",
        "Regnskab 2024\n\nRegnskabet blev aflagt i april og sendt videre til revisionen.\n\n2.495\n",
    ],
)
def test_matrices_headings_and_page_numbers_are_no_money_tables(text: str) -> None:
    assert _tables(text) == []


# --- aligned --------------------------------------------------------------------------------------------------------------


def test_aligned_places_blank_cells_by_position() -> None:
    text = """
1.000 kr.              Område         2025     2026     2027
-------------------------------------------------------------
Ny skole               Skole         1 450                  0
Afledt drift           Skole                     75        75
Kassen                 Økonomi      -1 450      -75       -75
I alt                                    0        0         0
"""
    (table,) = _tables(text)
    assert table.form == "aligned"
    assert _cells(table) == [
        ["1.000 kr.", "Område", "2025", "2026", "2027"],
        ["Ny skole", "Skole", "1 450", "", "0"],
        ["Afledt drift", "Skole", "", "75", "75"],
        ["Kassen", "Økonomi", "-1 450", "-75", "-75"],
        ["I alt", "", "0", "0", "0"],
    ]
    assert not table.doubts


def test_a_new_header_right_below_begins_a_new_aligned_table() -> None:
    first, second = _tables(
        "           2025    2026\nLøn         100      50\nKassen     -100     -50\nMio. kr.   2025\nBus        17,3\nSkat      -17,3\n"
    )
    assert _cells(first)[-1] == ["Kassen", "-100", "-50"]
    assert _cells(second)[0] == ["Mio. kr.", "2025"]


def test_a_figure_between_two_columns_is_doubted() -> None:
    (table,) = _tables("kr.          2025      2026\nLøn           100       100\nVikar             50\nI alt         100       150\n")
    assert [note.place.line for note in table.doubts] == [3]
    assert _cells(table)[2] == ["Vikar", "50"]


def test_single_spaces_vanished_blank_is_doubted_and_label_numbers_stay_in_the_label() -> None:
    (table,) = _tables("Projekt Type 2020 2021\nKlub 14A U 2.000\nLån I -141.906 -147.486\nSkole 2017 1.100 1.200\n")
    assert _cells(table)[1:] == [["Klub 14A U", "2.000"], ["Lån I", "-141.906", "-147.486"], ["Skole 2017", "1.100", "1.200"]]
    assert [note.place.line for note in table.doubts] == [2]


def test_dates_one_space_apart_are_columns() -> None:
    (table,) = _tables("Likviditet 31. jan. 2017 28. feb. 2017\nBeholdning (mio. kr.) 412 187\nKassekreditregel (mio. kr.) 655 661\n")
    assert _cells(table)[0] == ["Likviditet", "31. jan. 2017", "28. feb. 2017"]


def test_a_header_over_two_lines_held_by_position() -> None:
    (table,) = _tables(
        "mio. kr.  Forventet   Korrigeret\n          regnskab    budget\nDrift          10,5          9,5\n"
        "Anlæg           1,5          2,5\n"
    )
    assert _cells(table)[:2] == [["mio. kr.", "Forventet", "Korrigeret"], ["", "regnskab", "budget"]]


@pytest.mark.parametrize(
    "text",
    [
        "I budget 2025 og 2026 er der penge.\nDer er 400 i 2025 og 500 i 2026.\n",
        "Mødedato   Onsdag d. 1. oktober 2025 kl. 15:45\n\nMødested   Lokale 398\n",
        "Sagsnr.: 330-2020-20001                   Dok.nr.: 330-2020-20002          Åbent\nKompetence: Byrådet\n",
        "Budget 2026-2029 behandles i 2025 og 2026\n\nGodkendt.\n\n3\n",
    ],
)
def test_prose_with_years_and_spaces_is_no_table(text: str) -> None:
    assert _tables(text) == []
