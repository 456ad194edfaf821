"""Web pages are read as a reader sees them: text, headings, furniture, character sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.errors import LimitError, SourceError
from ledger.limits import Limits
from ledger.model import Document, Heading, Paragraph
from ledger.sources.html import read

from .shape import blocks_of, tables_of, texts_of

REAL = Path(__file__).parents[3] / "shared" / "real"


def page(body: str, head: str = "", limits: Limits | None = None) -> Document:
    return read(
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode(), "a.html", limits or Limits()
    )


def test_headings_paragraphs_and_lines() -> None:
    document = page("<h1>Referat</h1><p>Første<br>anden</p>løs tekst<div>tredje <b>fed</b>e</div><h3> </h3><h4>Økonomi</h4>")
    assert blocks_of(document) == [
        ("#", 1, "Referat"),
        ("", "Første"),
        ("", "anden"),
        ("", "løs tekst"),
        ("", "tredje fede"),
        ("#", 4, "Økonomi"),
    ]


def test_an_empty_heading_ends_a_section_and_one_left_blank_does_not() -> None:
    """FORMATS A2: FirstAgenda writes `<h3></h3>` before the line that leads into a case, right after the decision."""
    document = page(
        "<h3>Beslutninger</h3><p>Udsat.</p><h3></h3><p>Vedtagelse af lokalplan.</p><h3></h3>"
        "<h3>Resume</h3><p>a</p><h3>&nbsp;</h3><p>b</p><h3></h3>"
    )
    assert blocks_of(document) == [
        ("#", 3, "Beslutninger"),
        ("", "Udsat."),
        ("#", 3, ""),
        ("", "Vedtagelse af lokalplan."),
        ("#", 3, "Resume"),
        ("", "a"),
        ("", "b"),
    ]


def test_places_are_source_lines() -> None:
    document = page(
        "\n<h2>En</h2>\n<script>\n\n</script>\n<p>To</p>\n<!-- \n -->\n"
        "<table>\n<tr><td>a</td><td>1</td></tr>\n<tr><td>b</td><td>2</td></tr></table>"
    )
    heading, paragraph, table = document.blocks
    assert (heading.place.line, paragraph.place.line, table.place.line) == (2, 6, 9)
    assert [row.place.line for row in tables_of(document)[0].rows] == [10, 11]


def test_what_every_page_of_a_site_carries_is_left_out() -> None:
    furniture = """
      <nav><ul><li>Forside</li></ul></nav><header><a href="/">Kommunen</a></header><div role="search">Søg</div>
      <div class="breadcrumb">Politik / Referater</div><form><label for="q">Søg</label><input id="q"></form>
      <div id="cookie-banner">Vi bruger cookies</div><div class="modal"><p>Kopier link</p></div>
      <p hidden>skjult</p><p style="display:none">skjult</p><span class="visually-hidden">skjult</span><template>skabelon</template>
      <noscript>Slå JavaScript til</noscript><style>p {}</style><script>document.write("<p>x</p>")</script>
      <a href="javascript:print()">Udskriv</a><a href="#top">Til toppen</a><button>Del</button><select><option>2025</option></select>"""
    document = page(f"{furniture}<main><p>Sagen</p></main><footer>Rådhuset</footer>")
    assert texts_of(document) == ["Sagen"]


def test_a_form_around_the_whole_page_is_no_furniture() -> None:
    document = page('<form id="aspnetForm"><input type=hidden value=x><h1>Referat</h1><p>Sagen</p><button>Søg</button></form>')
    assert texts_of(document) == ["Referat", "Sagen"]


def test_a_heading_inside_a_button_is_the_title_of_what_it_unfolds() -> None:
    document = page("<button aria-expanded=false><h2>Punkt 1</h2></button><h2><button>Punkt 2</button></h2><button>Åbn</button>")
    assert texts_of(document) == ["Punkt 1", "Punkt 2"]


def test_an_article_keeps_its_own_header() -> None:
    assert texts_of(page("<article><header><p>Byrådet 1. maj</p></header><p>Sagen</p></article>")) == ["Byrådet 1. maj", "Sagen"]


def test_responsive_classes_do_not_hide_content() -> None:
    assert texts_of(page('<div class="d-none d-md-block">Bredt</div><div class="d-none">Aldrig</div>')) == ["Bredt"]


def test_soft_hyphens_go_and_fixed_spaces_stay_only_in_figures() -> None:
    document = page("<p>bevillings&shy;tabel&nbsp;i 1&nbsp;000 kr.&nbsp;&nbsp;p/l&#8203;</p>")
    assert texts_of(document) == ["bevillingstabel i 1\u00a0000 kr. p/l"]


def test_a_raised_footnote_is_no_digit_of_the_amount() -> None:
    document = page(
        "<table><tr><td>a</td><td>2025</td></tr><tr><td>Udgift</td><td>400<sup>1</sup></td></tr></table>"
        "<p>m<sup>2</sup> og CO<sub>2</sub></p>"
    )
    assert tables_of(document)[0].rows[1].cells[1].text == "400¹"
    assert texts_of(document) == ["m² og CO2"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert blocks_of(page("<pre>en\n  to\n\ntre</pre>")) == [("", "en"), ("", "to"), ("", "tre")]


def test_a_table_drawn_in_preformatted_text() -> None:
    document = page("<p>a</p>\n<pre>t. kr.\t2025\nUdgift\t400\nFinansiering\t-400\nI alt\t0\n</pre>")
    assert blocks_of(document)[1:] == [("table", ("t. kr.", "2025"), ("Udgift", "400"), ("Finansiering", "-400"), ("I alt", "0"))]
    assert [row.place.line for row in tables_of(document)[0].rows] == [2, 3, 4, 5]


def test_characters_are_composed() -> None:
    assert texts_of(page("<p>A\u030argang, e\ufb03cient</p>")) == ["Årgang, efficient"]


def test_a_wide_picture_may_hold_a_table() -> None:
    document = page('<p>Se tabellen</p><img src=a.png width=600><img src=logo.png width=40><img src=b.png alt="Tabel 1">')
    assert [note.key for note in document.notes] == ["source.picture", "source.picture"]


@pytest.mark.parametrize(
    ("head", "encoding", "mark"),
    [
        ('<meta charset="utf-8">', "utf-8", b""),
        ('<meta charset="iso-8859-1">', "cp1252", b""),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", b""),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "cp1252", b""),
        ("", "cp1252", b""),
        ("", "utf-8", b""),
        ("", "utf-8", b"\xef\xbb\xbf"),
        ("", "utf-16-le", b"\xff\xfe"),
        ("", "utf-16-be", b"\xfe\xff"),
        ('<meta charset="utf-8">', "cp1252", b""),  # says one thing, is another: read by what it is
        ('<meta charset="iso-8859-1">', "utf-8", b""),
        ('<meta charset="x-nonsense">', "utf-8", b""),
    ],
)
def test_character_sets(head: str, encoding: str, mark: bytes) -> None:
    data = mark + f"{head}<p>Økonomi – “æå”</p>".encode(encoding)
    assert texts_of(read(data, "a.html", Limits())) == ["Økonomi – “æå”"]


def test_a_wrong_declaration_is_said() -> None:
    document = read('<meta charset="utf-8"><p>Økonomi</p>'.encode("cp1252"), "a.html", Limits())
    assert [(note.key, dict(note.values)["used"]) for note in document.notes] == [("source.html.charset", "windows-1252")]


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<nav>Menu</nav>", "<p> &nbsp; </p>"])
def test_a_page_that_shows_nothing_is_refused(body: str) -> None:
    with pytest.raises(SourceError) as caught:
        page(body)
    assert caught.value.note.key == "source.empty"


@pytest.mark.parametrize("closed", [True, False])
def test_nesting_is_held_to_its_limit(closed: bool) -> None:
    limits = Limits(nesting=30)

    def nested(depth: int) -> str:
        return "<div>" * depth + "tekst" + ("</div>" * depth if closed else "")

    assert texts_of(page(nested(20), limits=limits)) == ["tekst"]
    for depth in (40, 400):
        with pytest.raises(LimitError) as caught:
            page(nested(depth), limits=limits)
        assert dict(caught.value.note.values) == {"limit": "nesting", "allowed": "30"}


def test_end_tags_that_may_be_left_out_do_not_nest() -> None:
    document = page("<ul>" + "<li>punkt" * 300 + "</ul>" + "<p>afsnit" * 300, limits=Limits(nesting=20))
    assert len(document.blocks) == 600


def test_blocks_are_held_to_their_limit() -> None:
    with pytest.raises(LimitError) as caught:
        page("<p>a</p>" * 11, limits=Limits(blocks=10))
    assert caught.value.note.key == "limit.blocks"


@pytest.mark.parametrize(
    "text",
    [
        "<p>a<!-- b --></p><!-- <p>c</p> --!><p>d</p><!--><p>e</p>",
        '<p title="<td>">a</p><p>d</p><p>e</p>',
        "<p>a</p><p title='a>b' x=\"c>d\">d</p><?php echo ?><p>e</p>",
        "<p>a</p><![if !supportLists]><p>d</p><![endif]><p>e</p><!-- never closed <p>f",
        "<p>a</p><textarea><p>x</p></textarea><p>d</p><style><p>y</style><p>e</p><script><p>",
        "<p>a</p><svg><text>x</text></svg><p>d</p><p>e</p><p title='",
    ],
)
def test_the_scan_sees_the_markup_that_the_parser_sees(text: str) -> None:
    assert texts_of(page(text)) == ["a", "d", "e"]


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/real is not beside this checkout")
@pytest.mark.parametrize(
    ("name", "points"), [("aarhus-teknisk-udvalg-2025-10-01.html", 6), ("aarhus-byraad-dagsorden-2025-10-08.html", 33)]
)
def test_real_pages_read_to_sensible_blocks(name: str, points: int) -> None:
    document = read((REAL / name).read_bytes(), name, Limits())
    titles = [block for block in document.blocks if isinstance(block, Heading) and block.text.startswith("Punkt ")]
    assert [title.text.partition(":")[0] for title in titles] == [f"Punkt {number}" for number in range(1, points + 1)]
    assert not tables_of(document)
    assert not any(
        word in block.text
        for block in document.blocks
        if isinstance(block, Paragraph)
        for word in ("Hent som PDF", "Kopier link", "Udfyld")
    )
    assert any(block.text.startswith("Mødedato: onsdag den ") for block in document.blocks if isinstance(block, Paragraph))
