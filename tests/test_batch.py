"""What a folder gives: documents by name and by content, formats that cannot be read, and a word about everything else."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from ledger import read
from ledger.batch import documents_in, tasks
from ledger.model import Failure
from ledger.sources.suffixes import KINDRED, SUFFIXES
from tests.test_cli import NO_MONEY, SOUND, run


def _names(folder: Path) -> tuple[list[str], list[str]]:
    over: list[str] = []
    found = [Path(path).name for path in documents_in(str(folder), over)]
    return found, [Path(path).name for path in over]


def _pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "REFERAT Byrådet")
    canvas.save()


@pytest.mark.parametrize("suffix", sorted({*SUFFIXES, *KINDRED}))
def test_a_name_that_promises_a_document_is_taken(tmp_path: Path, suffix: str) -> None:
    for name in (f"referat{suffix}", f"REFERAT-2{suffix.upper()}"):
        (tmp_path / name).write_bytes(b"x")
    assert len(_names(tmp_path)[0]) == 2


def test_downloads_without_a_telling_name_are_found_by_what_they_hold(tmp_path: Path) -> None:
    _pdf(tmp_path / "ShowFile.ashx")
    docx.Document().save(str(tmp_path / "referat"))
    openpyxl.Workbook().save(str(tmp_path / "bilag.2025"))
    (tmp_path / "page.aspx").write_text("\n<!DOCTYPE html><title>Referat</title>", encoding="utf-8")
    (tmp_path / "wide.aspx").write_text("<html><p>Økonomi</p>", encoding="utf-16")
    found, over = _names(tmp_path)
    assert sorted(found) == ["ShowFile.ashx", "bilag.2025", "page.aspx", "referat", "wide.aspx"]
    assert over == []


def test_other_files_are_passed_over_and_named(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(SOUND, encoding="utf-8")
    for name, data in (("logo.png", b"\x89PNG\r\n"), ("tal.csv", b"a;b"), ("pakke.zip", b"PK\x03\x04" + bytes(40)), ("tom", b"")):
        (tmp_path / name).write_bytes(data)
    for name in (".skjult.pdf", "~$referat.docx", "README.md"):
        (tmp_path / name).write_bytes(b"x")
    found, over = _names(tmp_path)
    assert found == ["referat.txt"]
    assert over == ["logo.png", "pakke.zip", "tal.csv", "tom"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_a_pipe_in_a_folder_makes_nobody_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert _names(tmp_path) == ([], ["pipe"])


def test_a_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "referat.txt").write_text(SOUND, encoding="utf-8")
    try:
        (inner / "ring").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links on this platform")
    assert _names(tmp_path) == (["referat.txt"], ["ring"])


def test_a_folder_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "referat.txt").write_text(SOUND, encoding="utf-8")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(closed))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    work = list(tasks([str(tmp_path)]))
    assert [getattr(task, "code", None) for task in work] == [None, "SRC001"]
    assert isinstance(work[1], Failure)
    assert work[1].path == str(closed)
    assert work[1].note.key == "source.closed_folder"


def test_read_names_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text(NO_MONEY, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n")
    over: list[str] = []
    assert read([tmp_path], passed_over=over).documents.height == 1
    assert over == [str(tmp_path / "logo.png")]


def test_the_command_says_what_it_did_not_read_and_why(tmp_path: Path) -> None:
    folder = tmp_path / "sager"
    folder.mkdir()
    (folder / "referat.txt").write_text(SOUND, encoding="utf-8")
    (folder / "gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "gemt.mhtml").write_bytes(
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=a\r\n\r\nx"
    )
    (folder / "logo\x1b[2J.png").write_bytes(b"\x89PNG\r\n")
    done = run("check", "sager", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout.count("SRC001") == 2
    assert "gem" in done.stdout.lower()
    assert done.stderr.startswith("1 fil i mapperne er ikke et dokument")
    assert "\x1b" not in done.stderr
    assert run("check", "sager", "-q", cwd=tmp_path).stderr == ""
    for number in range(9):
        (folder / f"billede{number}.png").write_bytes(b"\x89PNG\r\n")
    english = run("check", "sager", "--lang", "en", cwd=tmp_path).stderr
    assert english.startswith("10 files in the folders are no documents")
    assert english.count("billede") == 5
