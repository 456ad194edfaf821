"""Paths that are no ordinary files, and names no text can hold: each is a finding or a reading, and the good file beside it is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = "REFERAT Skoleudvalget d. 22-04-2025\n\nPunkt 1: Status\n\nBeslutning\nGodkendt.\n"


def checked(folder: Path, *paths: str | bytes) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, str(ROOT / "cli.py"), "check", "--format", "json", "god.txt", *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False)
    assert b"Traceback" not in done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert any(document["path"] == "god.txt" and document["read"] for document in report["documents"])
    return done.returncode, report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "god.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_pipes_devices_loops_and_names_too_long_are_refused_at_once(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "ring.txt").symlink_to("ring.txt")
    (folder / "nul.txt").symlink_to("/dev/zero")
    started = time.monotonic()
    code, report = checked(folder, "pipe.txt", "ring.txt", "nul.txt", "x" * 5000, "")
    assert code == 3
    assert time.monotonic() - started < 40
    refused = {finding["path"] for finding in report["findings"] if finding["code"] == "SRC001"}
    assert refused == {"pipe.txt", "ring.txt", "nul.txt", "x" * 5000, ""}


def test_names_that_are_no_utf8_are_read_and_written_out(folder: Path) -> None:
    try:
        with open(bytes(folder) + b"/m\xf8de.txt", "w", encoding="utf-8") as stream:  # noqa: PTH123 - bytes are no Path
            stream.write(GOOD)
    except OSError:
        pytest.skip("file names must be UTF-8 on this platform; `make fuzz` elsewhere")
    code, report = checked(folder, b"m\xf8de.txt", b"ingen\xff.txt")
    assert code == 3
    assert {document["path"]: document["read"] for document in report["documents"]} == {
        "god.txt": True,
        "m\\xf8de.txt": True,
        "ingen\\xff.txt": False,
    }
