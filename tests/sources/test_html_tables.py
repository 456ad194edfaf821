"""Tables of web pages: spans, captions, headers, nesting, and the tables that only arrange the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import LimitError
from ledger.limits import Limits
from ledger.model import Document, Table
from ledger.sources.html import read

from .shape import blocks_of, rows_of, tables_of


def page(body: str, limits: Limits | None = None) -> Document:
    return read(f"<html><meta charset=utf-8><body>{body}</body></html>".encode(), "a.html", limits or Limits())


def only_table(body: str) -> Table:
    (table,) = tables_of(page(body))
    return table


def rows(*texts: str) -> str:
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in text.split("|")) + "</tr>" for text in texts)


def test_a_money_table() -> None:
    table = only_table(
        "<table><caption>Bevilling i t. kr.</caption><thead><tr><th>t. kr.</th><th>2025</th><th>2026</th></tr></thead><tbody>"
        + rows("Udgift|400|0", "Finansiering|-400|")
        + "</tbody><tfoot>"
        + rows("I alt|0|0")
        + "</tfoot></table>"
    )
    assert rows_of(table) == [("t. kr.", "2025", "2026"), ("Udgift", "400", "0"), ("Finansiering", "-400", ""), ("I alt", "0", "0")]
    assert (table.caption, table.header_rows, table.form) == ("Bevilling i t. kr.", 1, "html")


def test_header_rows_are_unknown_where_nothing_marks_them() -> None:
    assert only_table(f"<table>{rows('t. kr.|2025', 'Udgift|400')}</table>").header_rows is None


def test_a_foot_written_first_is_shown_last() -> None:
    table = only_table(f"<table><tfoot>{rows('I alt|0')}</tfoot><tbody>{rows('Udgift|400')}</tbody></table>")
    assert [row[0] for row in rows_of(table)] == ["Udgift", "I alt"]


def test_spans_cover_their_places() -> None:
    table = only_table(
        "<table><tr><th rowspan=2>Område</th><th colspan=2>Beløb</th></tr><tr><th>2025</th><th>2026</th></tr>"
        + rows("Skoler|1|2")
        + "</table>"
    )
    assert rows_of(table) == [("Område", "Beløb", "^"), ("^", "2025", "2026"), ("Skoler", "1", "2")]


def test_a_rowspan_ends_with_its_group_and_short_rows_stay_short() -> None:
    table = only_table(f"<table><tbody><tr><td rowspan=5>a</td><td>1</td></tr></tbody><tbody>{rows('b|2', 'c')}</tbody></table>")
    assert rows_of(table) == [("a", "1"), ("b", "2"), ("c",)]


@given(st.lists(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=5), min_size=1, max_size=6))
def test_no_span_moves_or_loses_a_cell(layout: list[list[tuple[int, int]]]) -> None:
    """Against the table model of the HTML standard, written out the slow way: a set of occupied places."""
    taken: dict[tuple[int, int], str] = {}
    markup = ""
    for y, row in enumerate(layout):
        markup += "<tr>"
        x = 0
        for number, (across, down) in enumerate(row):
            while (y, x) in taken:
                x += 1
            name = f"r{y}c{number}"
            for dy in range(down):
                for dx in range(across):
                    taken.setdefault((y + dy, x + dx), "^" if dy or dx else name)
            markup += f"<td colspan={across} rowspan={down}>{name}</td>"
            x += across
        markup += "</tr>"
    document = page(f"<table>{markup}</table>")
    if max(map(len, layout)) == 1:
        assert not tables_of(document)  # one cell a row arranges the page
        return
    for y, cells in enumerate(rows_of(tables_of(document)[0])):
        width = max((x for row, x in taken if row == y), default=-1) + 1
        expected = tuple(taken.get((y, x), "") for x in range(width))
        assert cells == expected


@pytest.mark.parametrize("attribute", ["colspan=201", "rowspan=65534", "colspan=99999999999999999999"])
def test_a_span_past_its_limit_is_refused(attribute: str) -> None:
    with pytest.raises(LimitError) as caught:
        page(f"<table><tr><td {attribute}>a</td><td>1</td></tr></table>")
    assert caught.value.note.key == "limit.span"


def test_nonsense_spans_are_one() -> None:
    assert rows_of(only_table("<table><tr><td colspan=abc>a</td><td colspan=-3>1</td><td colspan=0>2</td></tr></table>")) == [
        ("a", "1", "2")
    ]
    assert rows_of(only_table("<table><tr><td colspan=²>a</td><td colspan=٣>1</td></tr></table>")) == [("a", "1")]


@pytest.mark.parametrize(("field", "value"), [("table_rows", 3), ("table_columns", 2), ("cells", 11)])
def test_tables_are_held_to_their_limits(field: str, value: int) -> None:
    with pytest.raises(LimitError) as caught:
        page(f"<table>{rows(*['a|1|2'] * 4)}</table>", Limits(**{field: value}))
    assert caught.value.note.key == f"limit.{field}"


def test_lines_in_a_cell() -> None:
    table = only_table(
        f"<table>{rows('Aktivitets-<br>område|drifts-<br>og anlæg|<p>Budget</p><p>2025</p>|400<br>-400|400<br>500')}</table>"
    )
    assert rows_of(table) == [("Aktivitetsområde", "drifts- og anlæg", "Budget 2025", "400 -400", "400 / 500")]


def test_hidden_rows_and_cells_are_not_read() -> None:
    table = only_table("<table><tr><td>a</td><td hidden>x</td><td>1</td></tr><tr style='display: none'><td>b</td><td>2</td></tr></table>")
    assert rows_of(table) == [("a", "1")]


def test_a_table_in_a_cell_of_figures_makes_the_grid_doubtful() -> None:
    outer = (
        f"<table>{rows('t. kr.|2025', 'Udgift|400', 'Heraf|<table>' + rows('x|100', 'y|300') + '</table>', 'Finansiering|-400')}</table>"
    )
    first, second = tables_of(page(outer))
    assert [note.key for note in first.doubts] == ["source.nested_table"]
    assert rows_of(first)[2] == ("Heraf", "")
    assert rows_of(second) == [("x", "100"), ("y", "300")]


def test_a_table_of_one_cell_frames_what_is_in_it() -> None:
    inner = f"<table>{rows('t. kr.|2025', 'Udgift|400')}</table>"
    assert blocks_of(page(f"<table><tr><td><h2>Økonomi</h2><p>Tekst</p>{inner}</td></tr></table>")) == [
        ("#", 2, "Økonomi"),
        ("", "Tekst"),
        ("table", ("t. kr.", "2025"), ("Udgift", "400")),
    ]


def test_a_menu_beside_the_content_is_layout() -> None:
    body = "".join(f"<p>{'Sagen handler om skoler. ' * 12}</p>" for _ in range(3))
    found = blocks_of(page(f"<table><tr><td>Forside</td><td>{body}</td></tr></table>"))
    assert [block[0] for block in found] == ["", "", "", ""]


def test_points_in_rows_take_their_number() -> None:
    """FORMATS A2: FirstAgenda's list of points, each unfolded in its row."""
    row = (
        "<tr><td><span>{0}</span></td><td><button><h2>{1}</h2></button><div><span>{2}</span><h3></h3><h3>Beslutning</h3><div>Godkendt.</div></div>"
        "</td><td></td></tr>"
    )
    body = row.format(1, "Dagsorden", "EMN-2025-1") + row.format(2, "Budget", "EMN-2025-2")
    assert blocks_of(page(f"<table><thead><tr><th>Punkt</th><th>Titel</th><th></th></tr></thead><tbody>{body}</tbody></table>")) == [
        ("#", 2, "Punkt 1: Dagsorden"),
        ("", "EMN-2025-1"),
        ("#", 3, "Beslutning"),
        ("", "Godkendt."),
        ("#", 2, "Punkt 2: Budget"),
        ("", "EMN-2025-2"),
        ("#", 3, "Beslutning"),
        ("", "Godkendt."),
    ]


def test_labels_with_a_colon_are_lines() -> None:
    found = blocks_of(page(f"<table>{rows('Udvalg:|Byrådet', 'Mødedato:|onsdag den 1. oktober 2025', 'Mødested:|')}</table>"))
    assert found == [("", "Udvalg: Byrådet"), ("", "Mødedato: onsdag den 1. oktober 2025"), ("", "Mødested:")]


def test_a_list_made_as_a_table_is_a_list() -> None:
    found = blocks_of(page(f"<table>{rows('1.|at sagen godkendes', '2.|at beløbet frigives')}</table>"))
    assert found == [("1.", "at sagen godkendes"), ("2.", "at beløbet frigives")]


def test_labels_and_figures_in_two_columns_stay_a_table() -> None:
    assert rows_of(only_table(f"<table>{rows('Udgift:|400', 'Finansiering:|-400')}</table>")) == [
        ("Udgift:", "400"),
        ("Finansiering:", "-400"),
    ]


def test_presentation_says_it_is_layout() -> None:
    assert blocks_of(page(f'<table role="presentation">{rows("a|b")}</table>')) == [("", "a"), ("", "b")]


def test_a_point_without_a_title_keeps_its_number() -> None:
    head = "<thead><tr><th>Punkt</th><th>Titel</th></tr></thead>"
    row = "<tr><td>1</td><td><h2></h2><h3>Beslutning</h3><p>Godkendt.</p></td></tr><tr><td>2</td><td><p>Uden overskrift</p></td></tr>"
    assert blocks_of(page(f"<table>{head}<tbody>{row}</tbody></table>")) == [
        ("#", 2, "Punkt 1"),
        ("#", 3, "Beslutning"),
        ("", "Godkendt."),
        ("", "2"),
        ("", "Uden overskrift"),
    ]


MONEY = [("t. kr.", "2025", "2026"), ("Udgift", "400", "0"), ("Finansiering", "-400", ""), ("I alt", "0", "0")]
STYLES = (
    "<style>.other{color:red} @media print{.t{display:table;width:100%} div.r , .r2 {display: table-row} .t .c{display:table-cell}}</style>"
)


@pytest.mark.parametrize(
    ("head", "table", "row", "cell"),
    [
        ("", 'role="table"', "role=row", 'role="cell"'),
        ("", 'style="width:100%; display:table"', 'style="display: table-row"', 'style="display:table-cell"'),
        (STYLES, 'class="wide t"', 'class="r"', 'class="c"'),
        ("", 'class="d-table"', 'class="d-table-row"', 'class="d-table-cell"'),
    ],
)
def test_a_table_drawn_with_other_elements(head: str, table: str, row: str, cell: str) -> None:
    drawn = "".join(f"<div {row}>" + "".join(f"<div {cell}><p>{text}</p></div>" for text in texts) + "</div>" for texts in MONEY)
    assert rows_of(only_table(f"{head}<h2>Økonomi</h2><div {table}>{drawn}</div><p>Beslutning</p>")) == MONEY


def test_roles_tell_the_head_and_the_spans() -> None:
    head = '<div role="rowgroup"><div role="row"><span role="columnheader">t. kr.</span><span role="columnheader">2025</span></div></div>'
    body = '<div role="row"><div role="cell" aria-colspan="2">Drift</div></div><div role="row"><div role=cell>Løn</div><div role=cell>4</div></div>'
    table = only_table(f'<div role="grid">{head}<div role="rowgroup">{body}</div></div>')
    assert (rows_of(table), table.header_rows) == ([("t. kr.", "2025"), ("Drift", "^"), ("Løn", "4")], 1)


def test_a_box_shown_as_a_table_is_no_table() -> None:
    document = page('<div style="display:table"><h2>Økonomi</h2><p>Udgiften er 400.000 kr.</p></div><div class="d-table">Ingen.</div>')
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == ["Økonomi", "Udgiften er 400.000 kr.", "Ingen."]
    assert not tables_of(document)
