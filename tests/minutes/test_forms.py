"""The same minutes as plain lines, as marked headings and list markers, and glued to hostile input: one Meeting, in linear time."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SettingsError
from ledger.minutes import headings, lines, read_meeting
from ledger.model import Block, Document, Heading, Paragraph
from tests.minutes.test_layouts import LAYOUTS, as_document, expectation, summary

_LIST = re.compile(r"^(\d{1,2}[.)])\s+([a-zæøå].*)$")
_POINT = re.compile(r"^(?:Punkt \d+:|Pkt\. \d+ [A-ZÆØÅ])")


def marked(document: Document) -> Document:
    """What HTML, Word or a tagged PDF gives for the same page: headings as such, list numbers as markers."""
    blocks: list[Block] = []
    for line in lines.of_document(document):
        found = headings.recognise(line)
        item = _LIST.match(line.text)
        if found is not None and not found.rest and not found.quoted and line.text == found.name:
            blocks.append(Heading(line.text, 3, line.place))
        elif _POINT.match(line.text):
            blocks.append(Heading(line.text, 2, line.place))
        elif item is not None:
            blocks.append(Paragraph(item[2], line.place, item[1]))
        else:
            blocks.append(line.block)
    return Document(document.path, "", "html", tuple(blocks))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_marked_headings_and_list_markers_give_the_same_meeting(path: Path) -> None:
    expected, body = expectation(path.read_text(encoding="utf-8"))
    assert summary(read_meeting(marked(as_document(body)))) == expected


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_line_of_the_text_behind_the_header_is_in_a_section_or_is_furniture(path: Path) -> None:
    _, body = expectation(path.read_text(encoding="utf-8"))
    meeting = read_meeting(as_document(body))
    kept = sum(len(section.blocks) + bool(section.heading) for item in meeting.items for section in item.sections)
    assert kept > 0.4 * len(as_document(body).blocks) or len(as_document(body).blocks) < 40


def test_numbers_alone_before_marked_titles() -> None:
    blocks = (
        Heading("Referat 1. oktober 2025 kl. 15.45", 1),
        Heading("Teknisk Udvalg - Lokale 3", 2),
        Paragraph("1"),
        Heading("Referat fra sidste møde", 2),
        Paragraph("EMN-2025-010561"),
        Heading("Beslutninger", 3),
        Paragraph("Ingen bemærkninger."),
        Paragraph("2"),
        Heading("Plan for havnen", 2),
        Paragraph("EMN-2025-009242"),
        Heading("Beslutninger", 3),
        Paragraph("Godkendt."),
        Heading("", 3),
        Paragraph("Byrådet forkastede i 2019 en plan."),
        Heading("Resume", 3),
        Paragraph("Planen er ny."),
    )
    meeting = read_meeting(Document("side.html", "", "html", blocks))
    assert summary(meeting) == [
        ["Teknisk Udvalg", "2025-10-01", "-", "minutes"],
        ["1", "Referat fra sidste møde", "EMN-2025-010561", "none"],
        ["2", "Plan for havnen", "EMN-2025-009242", "approved"],
    ]
    assert meeting.items[1].decision.text == "Godkendt."


def test_marked_titles_without_numbers_or_journal_numbers() -> None:
    blocks = (
        Heading("Referat Kulturudvalget 4. marts 2024", 1),
        Heading("Tilskud til museet", 2),
        Heading("Indstilling", 3),
        Paragraph("at tilskuddet gives"),
        Heading("Beslutning", 3),
        Paragraph("Godkendt"),
        Heading("Ny scene", 2),
        Heading("Indstilling", 3),
        Paragraph("at scenen bygges"),
        Heading("Beslutning", 3),
        Paragraph("Udsat"),
    )
    assert summary(read_meeting(Document("side.html", "", "html", blocks)))[1:] == [
        ["-", "Tilskud til museet", "-", "approved"],
        ["-", "Ny scene", "-", "postponed"],
    ]


def test_an_inner_list_is_never_a_point() -> None:
    text = (
        "Referat Byrådet 03-02-2020\n1. Skolebyggeri\nSagsfremstilling\nDer er tre spor:\n2. Første spor\n3. Andet spor\n"
        "Økonomi\nIngen\nIndstilling\n1. Skolen bygges\n2. Skolen males\nBeslutning\n1. Godkendt\n2. Udsat\n"
        "2. Havnebyggeri\nSagsfremstilling\nHavnen.\nBeslutning\nGodkendt."
    )
    meeting = read_meeting(as_document(text))
    assert [(item.number, item.title) for item in meeting.items] == [("1", "Skolebyggeri"), ("2", "Havnebyggeri")]
    assert [(part.items, part.status) for part in meeting.items[0].decision.parts] == [((1,), "approved"), ((2,), "postponed")]


def test_earlier_decisions_are_kept_apart() -> None:
    text = (
        "Referat Byrådet 28-05-2020\nPunkt 3: Bro\nBeslutning\nGodkendt.\nSagsfremstilling\nBroen.\n"
        "Økonomiudvalget, 20. maj 2020, pkt. 105:\nAnbefales.\n"
        "Sagsforløb\nUdvalg: Magistraten\nDato: 19-05-2020\nPunktnummer: 4\nUdsat.\n"
    )
    item = read_meeting(as_document(text)).items[0]
    assert item.decision.status == "approved"
    assert [(entry.body, str(entry.date), entry.status) for entry in item.earlier] == [
        ("Økonomiudvalget", "2020-05-20", "recommended"),
        ("Magistraten", "2020-05-19", "postponed"),
    ]


@pytest.mark.parametrize(
    "absences", ["Fraværende:\nIngen\n", "Fraværende: Anna Prøve (A)\n", "Fraværende:\nAnna Prøve (A)\n", "Fraværende:\n", "Afbud: Bo\n"]
)
def test_absences_are_not_part_of_the_decision(absences: str) -> None:
    for body in (f"{absences}Godkendt.", f"Godkendt.\n{absences}"):
        decision = read_meeting(as_document(f"Referat Byrådet 03-02-2020\nPunkt 1: Bro\nBeslutning\n{body}")).items[0].decision
        assert (decision.status, decision.text) == ("approved", "Godkendt.")


def test_kommune_given_by_the_user_wins_and_must_exist() -> None:
    document = as_document("Referat Ishøj Byråd den 3. marts 2020\nPunkt 1: A\nBeslutning\nGodkendt")
    assert read_meeting(document).kommune == "Ishøj"
    assert (read_meeting(document, "0173").kommune, read_meeting(document, "Århus Kommune").kommunekode) == ("Lyngby-Taarbæk", "751")
    with pytest.raises(SettingsError, match="Lyngby-Taarbæk"):
        read_meeting(document, "Lyngby-Tarbæk")
    with pytest.raises(SettingsError):
        read_meeting(document, "411")  # Christiansø is in code lists and no municipality


@given(
    st.lists(
        st.text(max_size=60) | st.sampled_from(["Beslutning", "Punkt 1: A", "2. B", "Ad 1) Godkendt", "24-025320", "Udvalg:"]), max_size=40
    )
)
def test_nothing_in_a_text_breaks_the_reading(texts: list[str]) -> None:
    read_meeting(Document("x.txt", "", "text", tuple(Paragraph(text) for text in texts)))


HOSTILE = [
    "A",
    "1",
    "1. ",
    "Ad 1 ",
    "Å ",
    "(",
    "Ad ",
    "1, ",
    "Aa og ",
    "udvalg ",
    "beslutning ",
    ". ",
    "12-",
    "ikke ",
    "anbefaler ",
    "[",
    "Bilag ",
    "at ",
    "§ 17 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_on_one_line_is_read_in_linear_time(piece: str) -> None:
    line = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
    document = as_document(f"Referat Byrådet 03-02-2020\nPunkt 1: A\nBeslutning\n{line}\nBeslutning i {line}\n{line}")
    begun = time.process_time()
    read_meeting(document)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "piece", ["1. A", "Punkt 1: A", "Beslutning", "24-025320", "Udvalg: X", "Pkt. 2", "7", "Byrådet 03-02-2020", "Sagsfremstilling"]
)
def test_twenty_thousand_equal_lines_are_read_in_linear_time(piece: str) -> None:
    document = as_document("\n".join([piece] * 20_000))
    begun = time.process_time()
    read_meeting(document)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("title", ["Referat", "Dagsorden", "Åbent referat", "Beslutningsreferat", "Mødereferat"])
def test_the_name_of_the_whole_document_above_its_headings_is_no_point(title: str) -> None:
    points = [
        Heading("Sagsfremstilling", 2),
        Paragraph("Byrådet skal tage stilling til busserne."),
        Heading("Beslutning", 2),
        Paragraph("Godkendt."),
    ]
    meeting = read_meeting(
        Document("a.html", "", "html", (Heading(title, 1), Paragraph("Ishøj Byråd den 3. december 2024"), *points, *points))
    )
    assert [(item.title, item.decision.status if item.decision else None) for item in meeting.items] == [
        (None, "approved"),
        (None, "approved"),
    ]
