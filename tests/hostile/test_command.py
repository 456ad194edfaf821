"""One call of the command over a good file and every hostile one: exit 3, each refused by name, the good one read, no traceback."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import killers

ROOT = Path(__file__).resolve().parents[2]
GOOD = "REFERAT Skoleudvalget d. 22-04-2025\n\nPunkt 1: Status\n\nBeslutning\nGodkendt.\n"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "rows.xlsx": (killers.workbook_million_rows, "table_rows"),
    "last-cell.xlsx": (killers.workbook_last_cell_only, "cells"),
    "entities.xlsx": (killers.workbook_entities, "dokumenttype"),
    "paragraphs.docx": (killers.document_three_million_varied_paragraphs, "blocks"),
    "same-paragraphs.docx": (killers.document_three_million_paragraphs, "archive_ratio"),
    "entities.docx": (killers.document_entities, "dokumenttype"),
    "operators.pdf": (killers.pdf_of_text_operators, "page_bytes"),
    "segments.pdf": (killers.pdf_of_segments, "page_objects"),
    "nested.html": (killers.page_nested, "nesting"),
    "spans.html": (killers.page_wide_span, "span"),
    "cut.docx": (lambda: killers.truncated(killers.small_docx()), ""),
    "cut.xlsx": (lambda: killers.truncated(killers.small_xlsx()), ""),
    "cut.pdf": (lambda: killers.truncated(killers.small_pdf(), 0.1), ""),
    "noise.pdf": (lambda: killers.noise(1), ""),
    "noise.docx": (lambda: killers.noise(2), ""),
    "picture.pdf": (killers.picture, ""),
    "locked.pdf": (killers.pdf_with_password, ""),
    "empty.pdf": (bytes, ""),
    "empty.docx": (bytes, ""),
    "empty.txt": (bytes, ""),
}


@pytest.mark.slow
def test_hostile_files_beside_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, (make, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    started = time.monotonic()
    command = [sys.executable, str(ROOT / "cli.py"), "check", "--format", "json", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr + done.stdout
    report = json.loads(done.stdout)
    items = {Path(document["path"]).name: len(document["agenda_items"]) for document in report["documents"]}
    assert {name for name, count in items.items() if count} == {"good.txt"}
    said = {Path(finding["path"]).name: finding["message"] for finding in report["findings"] if finding["code"] == "SRC001"}
    assert said.keys() == HOSTILE.keys()
    for name, (_, words) in HOSTILE.items():
        assert words in said[name], name
    assert time.monotonic() - started < 70 * len(HOSTILE)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1024**2  # kilobytes
