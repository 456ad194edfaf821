"""The fuzzing itself: changes keep documents readable often enough, and what it found stays mended."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from random import Random

import docx
import pytest
from openpyxl import Workbook

from ledger.limits import Limits
from ledger.model import Failure, Paragraph, Reading, Table
from ledger.reading import Task, read_document
from tests.fuzz import target
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import CHOSEN, NAMES, SOURCES, seeds
from tests.hostile import killers

ROOT = Path(__file__).parents[2]


def read(source: str, data: bytes) -> Reading | Failure:
    return target.reader()(Task(NAMES[source], data))


@pytest.mark.parametrize("source", ["text", "markdown", "html", "docx", "xlsx"])
def test_changed_documents_come_to_what_they_must(source: str) -> None:
    """A tenth of a second of what `make fuzz` does for minutes."""
    chance = Random(1)
    some = seeds(source)[:6] if source in ("text", "markdown") else _few(source)
    outcomes = [target.outcome(source, mutated(source, chance.choice(some), chance)) for _ in range(12)]
    assert any(isinstance(outcome, Reading) for outcome in outcomes)
    target.judge(outcomes, ("da",))


def _few(source: str) -> list[bytes]:
    from tests.rendered.parts import parts_of
    from tests.rendered.score_rendered import makers

    make = next(make for suffix, make in makers().values() if suffix == source)
    return [make(parts_of(next((ROOT / "tests" / "cases").glob(f"{stem}.[tm][xd]*")))) for stem in CHOSEN[:2]]


def test_every_source_has_seeds_and_changes() -> None:
    from tests.fuzz.mutate import CHANGES

    assert set(SOURCES) == set(CHANGES) == set(NAMES)


def test_a_fault_is_kept_and_fails_the_run(tmp_path: Path) -> None:
    """A run that has found something says so by its exit code, so that `make fuzz` fails."""
    (tmp_path / "text-0.reason").write_text("fra en tidligere kørsel")
    command = [sys.executable, "-m", "tests.fuzz", "text", "--minutes", "0.01", "--keep", str(tmp_path), "--seed", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "1 documents with a fault" in done.stdout


# --- What it found ---------------------------------------------------------------------------------------------------------


def test_text_set_nowhere_on_the_page_is_read() -> None:
    """A matrix with figures beyond all measure gives places that are no numbers."""
    stream = b"BT /F1 10 Tf 60 700 Td (t. kr. 2025) Tj 1e38 0 0 1e38 1e38 1e38 Tm (Udgift 400) Tj 0 0 0 0 1e38 -1e38 Tm (Kassen -400) Tj ET"
    document = read_document(killers.printed_page(stream), "referat.pdf", Limits())
    text = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "t. kr. 2025" in text
    for block in document.blocks:
        box = block.place.box
        assert box is None or all(abs(side) <= 20_000 for side in box)


def test_a_row_without_height_begins_a_table() -> None:
    rows = b"".join(
        b"1 0 0 0 60 %d Tm (Udgift) Tj 1 0 0 0 300 %d Tm (400) Tj 1 0 0 0 400 %d Tm (500) Tj " % (y, y, y) for y in (700, 680, 660)
    )
    assert read_document(killers.printed_page(b"BT /F1 10 Tf " + rows + b"ET"), "referat.pdf", Limits()).blocks


def test_a_document_of_headers_and_footers_alone_keeps_them() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for page in range(1, 5):
        canvas.drawString(60, 820, "Referat af Byrådets møde")
        canvas.drawString(60, 20, f"Side {page} af 4")
        canvas.showPage()
    canvas.save()
    document = read_document(stream.getvalue(), "referat.pdf", Limits())
    assert any(isinstance(block, Paragraph) and "Byrådets" in block.text for block in document.blocks)


def test_a_relation_without_target_is_a_damaged_file() -> None:
    """python-docx joins paths with `None` there."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    rels = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x"/></Relationships>'
    outcome = read("docx", killers.with_part(stream.getvalue(), "word/_rels/document.xml.rels", rels))
    assert isinstance(outcome, Failure)
    assert outcome.note.key == "source.damaged"


# --- What the hostile files of others' making found ------------------------------------------------------------------------


def test_columns_hidden_again_and_again_cost_nothing() -> None:
    columns = b"<cols>" + b"".join(b'<col min="1" max="16384" width="%d" hidden="1"/>' % number for number in range(50_000)) + b"</cols>"
    rows = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    outcome = read("xlsx", killers.sheet(columns + rows))
    assert isinstance(outcome, Failure)
    assert outcome.note.key == "source.empty"


def test_many_sheets_of_one_part_count_as_many() -> None:
    workbook = Workbook()
    for number in range(1, 3001):
        workbook.active.append([number])
    stream = io.BytesIO()
    workbook.save(stream)
    named = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (number, number + 2) for number in range(12))
    main = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    data = killers.with_part(stream.getvalue(), "xl/workbook.xml", main.encode() + named + b"</sheets></workbook>")
    outcome = target.reader().__class__(Limits(cells=20_000), target.reader().words)(Task("a.xlsx", data))
    assert isinstance(outcome, Failure)
    assert outcome.note.key == "limit.cells"


def test_more_sheets_than_pages_are_refused_before_they_are_opened() -> None:
    named = b"".join(b'<sheet name="s%d" sheetId="%d"/>' % (number, number) for number in range(6000))
    outcome = read(
        "xlsx", killers.with_part(killers.small_xlsx(), "xl/workbook.xml", b"<workbook><sheets>" + named + b"</sheets></workbook>")
    )
    assert isinstance(outcome, Failure)
    assert outcome.note.key == "limit.pages"


def test_a_declaration_is_found_in_a_part_of_any_name() -> None:
    outcome = read(
        "docx", killers.with_part(killers.small_docx(), "word/document.bin", b"<?xml version='1.0'?>" + killers.LAUGHS + b"<a/>")
    )
    assert isinstance(outcome, Failure)
    assert outcome.note.key == "source.doctype"


def test_a_drawing_with_a_declaration_is_no_part_of_the_text() -> None:
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'
    assert isinstance(read("docx", killers.with_part(killers.small_docx(), "word/media/image1.svg", drawing)), Reading)


def test_hundreds_of_sentences_with_amounts_are_read_in_time() -> None:
    """Each amount was once compared with each other one as often as there are amounts."""
    import time

    text = "Punkt 1: Sag\n\nIndstilling\n\n" + "".join(
        f"Der gives en anlægsbevilling på {n}.000 kr. i 2025.\n\nØkonomi\n\n" for n in range(100, 700)
    )
    started = time.process_time()
    outcome = read("text", text.encode())
    assert isinstance(outcome, Reading)
    assert not [block for block in outcome.meeting.document.blocks if isinstance(block, Table)]
    assert time.process_time() - started < 12
