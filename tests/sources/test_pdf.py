"""PDFs as documents: paragraphs, titles and headings as printed, furniture gone, and what cannot be read said so."""

from __future__ import annotations

import contextlib
import io
import random
import zlib
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from ledger.errors import LimitError, ScanError, SourceError
from ledger.limits import Limits
from ledger.messages import say
from ledger.model import Block, Heading, Table
from ledger.model import Paragraph as Text
from ledger.sources.pdf import read
from ledger.sources.pdf_page import Line
from ledger.sources.pdf_paragraphs import Typography, join
from tests.sources.pdfmade import (
    APPROPRIATION,
    BODY,
    HEAD,
    WIDTHS,
    document,
    drawn,
    flowing,
    laid_out,
    minutes,
    needs_chromium,
    printed_by_chromium,
    rows_at,
    tables,
    texts,
)

AARHUS = Path(__file__).parents[2] / "../shared/real/aarhus-byraad-2025-08-27.pdf"
LONG = (
    "Forvaltningen har i en længere periode arbejdet med en ny måde at tilrettelægge opgaverne på, og der er nu brug for en beslutning "
    "om det. "
)


def words(block: Block) -> str:
    assert not isinstance(block, Table)
    return block.text


def lines_at(canvas: Canvas, lines: list[str], top: float = 780, step: float = 14) -> None:
    canvas.setFont("Helvetica", 10)
    for number, line in enumerate(lines):
        canvas.drawString(72, top - number * step, line)


def test_minutes_come_out_as_they_are_printed() -> None:
    blocks = document(flowing(*minutes(laid_out(APPROPRIATION, WIDTHS, ruled=True)))).blocks
    assert [type(block) for block in blocks] == [Heading, Text, Heading, Text, Table, Heading, Text]
    assert words(blocks[0]) == "Punkt 2: Ekstern gennemgang af sager samt finansiering af den og af de nye stillinger (Beslutning)"
    assert words(blocks[1]) == "00.22.00-A00-21-21"
    assert words(blocks[3]).endswith("puljen til uforudsete udgifter, sådan som det er vist her i tabellen.")
    assert [words(block) for block in blocks[5:]] == ["Beslutning", "Anbefalet."]
    assert all(block.place.page == 1 and block.place.box is not None for block in blocks)


def test_a_heading_is_never_glued_to_the_text_around_it() -> None:
    """Headings set exactly like the text: no size, no weight, no space tells them apart."""
    full = "Sagen er behandlet på flere møder, og der er ikke kommet nye oplysninger siden det sidste af dem her."
    printed = [
        full,
        "Indstilling",
        "Forvaltningen foreslår, at",
        "1. udvalget får en status",
        "2. der afsættes 400.000 kr.",
        "Beslutning",
        "Godkendt.",
    ]
    assert [words(block) for block in document(drawn(lambda canvas: lines_at(canvas, printed))).blocks] == printed


def test_short_lines_under_each_other_stay_lines() -> None:
    printed = ["Udvalg: Aarhus Byråd", "Dato: 26-03-2025", "Punktnummer: 21", "EMN-2025-003383", "Sagens behandling blev udsat."]
    assert [words(block) for block in document(drawn(lambda canvas: lines_at(canvas, printed))).blocks] == printed


@pytest.mark.parametrize("seed", range(6))
def test_wrapped_paragraphs_come_together_again(seed: int) -> None:
    rng = random.Random(seed)
    vocabulary = sorted(set(LONG.lower().replace(",", "").replace(".", "").split()))
    printed = [" ".join(rng.choices(vocabulary, k=rng.randint(30, 160))).capitalize() + "." for _ in range(25)]
    found = document(flowing(*(Paragraph(text, BODY) for text in printed)))
    assert found.pages is not None
    assert found.pages > 1
    assert [words(block) for block in found.blocks] == printed


def test_broken_words_are_mended_and_real_hyphens_kept() -> None:
    printed = [
        "Der søges om en anlægsbevilling til cykelstien på hele strækningen mellem skolen og Lyngby-",
        "Taarbæk, og udgiften deles mellem flere udvalg, heriblandt Teknik- og Miljøudvalget samt Børn-",
        "og Familieudvalget, som afholder udgiften til trafikprøver, mens resten kommer fra tillægs-",
    ]
    assert words(document(drawn(lambda canvas: lines_at(canvas, [*printed, "bevillingen."]))).blocks[0]) == (
        "Der søges om en anlægsbevilling til cykelstien på hele strækningen mellem skolen og Lyngby-Taarbæk, og udgiften deles mellem "
        "flere udvalg, heriblandt Teknik- og Miljøudvalget samt Børn- og Familieudvalget, som afholder udgiften til trafikprøver, mens "
        "resten kommer fra tillægsbevillingen."
    )


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("til an-", "lægsomkostninger", "til anlægsomkostninger"),
        ("en op-", "gave", "en opgave"),
        ("til bu-", "dgettet", "til budgettet"),  # the whole word stands elsewhere in the text
        ("til drifts-", "og anlægsudgifter", "til drifts- og anlægsudgifter"),
        ("med ud-", "eller indgang", "med ud- eller indgang"),
        ("en t-", "shirt", "en t-shirt"),
        ("i it-", "afdelingen", "i it-afdelingen"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(before: str, after: str, whole: str) -> None:
    text = Typography(margin=500.0, body=11.0, larger=(), pages=([Line("Hele budgettet er lagt", 0, 22, 50, 50, 150, 61)],))
    assert join([before, after], text) == whole


def test_list_marks_stand_apart_from_their_text() -> None:
    def draw(canvas: Canvas) -> None:
        lines_at(canvas, ["Direktionen indstiller til Økonomiudvalget, at:"])
        for number, text in enumerate(["• særlige merforbrug dækkes", "1. der afsættes penge"]):
            canvas.drawString(90, 766 - 14 * number, text)

    blocks = document(drawn(draw)).blocks
    assert [(block.marker, block.text) for block in blocks if isinstance(block, Text)] == [
        ("", "Direktionen indstiller til Økonomiudvalget, at:"),
        ("•", "særlige merforbrug dækkes"),
        ("1.", "der afsættes penge"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Første spalte handler om skolen og", "dens lærere, som har meget at se til", "i denne tid."]
    right = ["Anden spalte handler om vejen og om", "den cykelsti, der skal anlægges her", "til næste år."]

    def draw(canvas: Canvas) -> None:
        for x, column in ((72, left * 3), (320, right * 3)):
            canvas.setFont("Helvetica", 10)
            for number, line in enumerate(column):
                canvas.drawString(x, 780 - 14 * number, line)

    assert [words(block) for block in document(drawn(draw)).blocks] == [" ".join(left)] * 3 + [" ".join(right)] * 3


def test_running_heads_feet_and_page_numbers_are_dropped() -> None:
    def edges(canvas: Canvas, page: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 30, "Kommunalbestyrelsen den 22. april 2025")
        canvas.drawRightString(520, A4[1] - 30, f"s. {canvas.getPageNumber()}")
        canvas.drawCentredString(300, 25, f"Side {canvas.getPageNumber()} af 4")

    rng = random.Random(1)
    printed = ["Afsnit. " + " ".join(rng.choices(LONG.replace(".", "").split(), k=60)) + "." for _ in range(40)]
    found = [words(block) for block in document(flowing(*(Paragraph(text, BODY) for text in printed), footer=edges)).blocks]
    assert found == printed


def test_a_heading_is_larger_or_bold_and_a_bold_label_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 16)
        canvas.drawString(72, 800, "Referat")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(72, 770, "Økonomi")
        canvas.drawString(72, 740, "Mødested")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(125, 740, "Byrådssalen")
        lines_at(canvas, ["Der er ingen økonomiske konsekvenser af sagen."] * 3, top=710, step=30)

    blocks = document(drawn(draw)).blocks
    assert [(type(block), words(block)) for block in blocks[:3]] == [
        (Heading, "Referat"),
        (Heading, "Økonomi"),
        (Text, "Mødested Byrådssalen"),
    ]
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels == [1, 2]


def test_ligatures_are_letters() -> None:
    from ledger.sources.pdf_words import mend_text

    assert mend_text("ﬁnansiering af ﬂere o\uf02d") == "finansiering af flere o-"


# --- what cannot be read -------------------------------------------------------------------------------------------------


def test_a_scan_is_said_to_be_one() -> None:
    picture = drawn(lambda canvas: canvas.rect(72, 72, 300, 300, fill=1))
    with pytest.raises(ScanError) as caught:
        document(picture)
    assert caught.value.code == "SRC002"
    assert "1 sider" in say(caught.value.note)


def test_single_pages_without_text_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        lines_at(canvas, ["Der er tekst på den første side."])
        canvas.showPage()
        canvas.rect(72, 72, 300, 300, fill=1)
        canvas.showPage()
        lines_at(canvas, ["Og på den tredje."])

    found = document(drawn(draw))
    assert found.pages == 3
    assert [(note.key, note.values) for note in found.notes] == [("source.pdf.scanned_pages", (("pages", "2"),))]


def test_a_file_with_a_password_is_said_to_be_locked() -> None:
    import io

    from reportlab.lib.pdfencrypt import StandardEncryption

    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption("hemmeligt", strength=128))
    lines_at(canvas, ["Lukket sag"])
    canvas.save()
    with pytest.raises(SourceError) as caught:
        document(target.getvalue())
    assert caught.value.note.key == "source.encrypted"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 40, b"ikke en pdf"])
def test_a_damaged_file_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        document(data)
    assert caught.value.note.key == "source.damaged"
    assert "PDF" in say(caught.value.note)


@pytest.mark.parametrize("seed", range(20))
def test_a_file_cut_or_scribbled_on_gives_a_document_or_a_named_error(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(flowing(*minutes(laid_out(APPROPRIATION, WIDTHS, ruled=True))))
    for _ in range(rng.randint(1, 60)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if seed % 2:
        del data[rng.randrange(len(data)) :]
    with contextlib.suppress(SourceError):
        assert document(bytes(data)).pages


# --- limits --------------------------------------------------------------------------------------------------------------


def contents(stream: bytes, *, pages: int = 1, packed: bool = True) -> bytes:
    """A PDF of one content stream: no library writes a page like these."""
    body = zlib.compress(stream, 9) if packed else stream
    kids = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%b/Length %d>>stream\n%b\nendstream" % (b"/Filter/FlateDecode" if packed else b"", len(body), body),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(out))


@pytest.mark.parametrize(
    ("limit", "data"),
    [
        ("page_bytes", contents(b"BT /F1 10 Tf 10 10 Td " + b"(aaaaaaaaaaaaaaaa) Tj " * 1_300_000 + b"ET")),
        ("page_characters", contents(b"BT /F1 10 Tf 10 10 Td " + b"(aaaaaaaaaaaaaaaa) Tj " * 150_000 + b"ET")),
        ("page_objects", contents(b"0 0 m " + b"1 1 l\n" * 3_000_000 + b"S")),
        ("page_objects", contents(b"1 1 m 9 9 l S\n" * 250_000, packed=False)),
        ("pages", contents(b"BT /F1 10 Tf 10 10 Td (hej) Tj ET", pages=5_001)),
    ],
    ids=["text operators", "characters", "segments of one path", "paths", "pages"],
)
def test_a_hostile_page_ends_at_its_limit(limit: str, data: bytes) -> None:
    with pytest.raises(LimitError) as caught:
        document(data)
    assert dict(caught.value.note.values)["limit"] == limit
    assert limit in say(caught.value.note)


def test_a_page_full_of_rows_is_read_in_time_that_grows_with_them() -> None:
    rows = b"".join(b"(Udgift) Tj 60 0 Td (%d) Tj 40 0 Td (300) Tj -100 -1 Td " % (number % 900) for number in range(3_000))
    found = document(contents(b"BT /F1 1 Tf 10 3100 Td " + rows + b"ET"))
    assert found.blocks


def test_the_limit_on_cells_is_kept() -> None:
    data = flowing(*minutes(laid_out(APPROPRIATION, WIDTHS, ruled=True)))
    with pytest.raises(LimitError) as caught:
        read(data, "referat.pdf", Limits(cells=20))
    assert dict(caught.value.note.values)["limit"] == "cells"


# --- as published --------------------------------------------------------------------------------------------------------


@needs_chromium
def test_tagged_minutes_are_read_like_untagged_ones() -> None:
    body = (
        "<h1>REFERAT Skoleudvalget 2022-2025 d. 22-04-2025</h1><h2>Punkt 1: Godkendelse af dagsorden</h2><p>00.22.00-A00-23-21</p>"
        f"<h3>Indstilling</h3><p>{LONG * 3}</p><ol><li>udvalget får en <b>status</b></li><li>der reserveres 400.000 kr.</li></ol>"
        "<h3>Beslutning</h3><p>Godkendt.</p>"
    )
    blocks = [block for block in document(printed_by_chromium(body)).blocks if isinstance(block, (Heading, Text))]
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "REFERAT Skoleudvalget 2022-2025 d. 22-04-2025",
        "Punkt 1: Godkendelse af dagsorden",
        "Indstilling",
        "Beslutning",
    ]
    assert [block.marker for block in blocks if isinstance(block, Text) and block.marker] == ["1.", "2."]
    assert (LONG * 3).strip() in [block.text for block in blocks]
    assert blocks[-1].text == "Godkendt."  # and not the browser's own head or foot


@pytest.mark.skipif(not AARHUS.exists(), reason="the published minutes are not here")
def test_published_minutes_are_read_whole() -> None:
    data = AARHUS.read_bytes()
    found = read(data, "aarhus.pdf", Limits())
    lines = [words(block) for block in found.blocks if not isinstance(block, Table)]
    titles = [text for text in lines if text.startswith("Punkt ") and ":" in text]
    assert [title.split(":")[0] for title in titles] == [f"Punkt {number}" for number in range(1, 22)]
    assert titles[1].endswith("Havnens Perles fremtid på Aarhus Ø")
    for title in titles:
        assert lines[lines.index(title) + 1].startswith("EMN-20")
    bare = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    kept = "".join(lines) + "".join(block.marker for block in found.blocks if isinstance(block, Text))
    letters = [sum(map(str.isalnum, text)) for text in (bare, kept)]
    assert letters[1] >= 0.999 * letters[0]


def test_spacers_do_not_disturb() -> None:
    parts = [Paragraph("Resume", HEAD), Spacer(1, 100), Paragraph(LONG, BODY)]
    assert [words(block) for block in document(flowing(*parts)).blocks] == ["Resume", LONG.strip()]


def test_marks_of_a_list_drawn_when_all_else_is_drawn_stand_before_their_items() -> None:
    def draw(canvas: Canvas) -> None:
        lines_at(canvas, ["Forvaltningen indstiller, at"])
        items = ["ordningen fortsætter", "den betales af puljen"]
        for number, text in enumerate(items):
            canvas.drawString(90, 766 - 14 * number, text)
        canvas.drawString(72, 730, "Sagen afgøres i udvalget.")
        for number in range(len(items)):
            canvas.drawRightString(86, 766 - 14 * number, f"{number + 1}.")
        canvas.drawString(72, 500, "2.")  # beside nothing: it stays where it is drawn

    assert [(block.marker, block.text) for block in document(drawn(draw)).blocks if isinstance(block, Text)] == [
        ("", "Forvaltningen indstiller, at"),
        ("1.", "ordningen fortsætter"),
        ("2.", "den betales af puljen"),
        ("", "Sagen afgøres i udvalget."),
        ("", "2."),
    ]


def test_the_running_head_of_pages_on_their_side_is_dropped() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(A4[1], A4[0]))
    for text in ("Udvalget fik en status.", "Udvalget tog den til efterretning."):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(57, A4[0] - 68, "Referat af udvalgets møde")
        canvas.drawString(57, A4[0] - 100, text)
        canvas.showPage()
    canvas.save()
    assert [words(block) for block in document(target.getvalue()).blocks] == [
        "Udvalget fik en status.",
        "Udvalget tog den til efterretning.",
    ]


def test_a_table_is_found_below_a_list_whose_marks_are_drawn_last() -> None:
    rows = [["t. kr.", "2025", "2026"], ["Udgift", "400", "0"]]

    def draw(canvas: Canvas) -> None:
        lines_at(canvas, ["Forvaltningen indstiller, at"])
        for number, text in enumerate(["ordningen fortsætter", "den betales af puljen", "den vurderes"]):
            canvas.drawString(90, 766 - 14 * number, text)
        rows_at(canvas, rows, [72, 260, 320], 700)
        for number in range(3):
            canvas.drawRightString(86, 766 - 14 * number, f"{number + 1}.")

    [table] = tables(drawn(draw))
    assert texts(table) == rows


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_pages_shown_on_their_side_are_read_in_the_order_of_their_lines(rotation: int) -> None:
    printed = ["Udvalget fik en status.", "Der gives 400.000 kr. til formålet.", "Udvalget tog den til efterretning."]
    [one, two, three] = document(drawn(lambda canvas: lines_at(canvas, printed), rotation=rotation)).blocks
    assert [words(block) for block in (one, two, three)] == printed
