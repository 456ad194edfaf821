"""Files are written whole or not at all, and what is no file is never replaced by one."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from ledger.files import replacing, write_atomically


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    """As /dev/null and /dev/stdout are: a privileged user could replace even those."""
    pipe = tmp_path / "ud"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_atomically(pipe, b"rapport")
    reader.join(10)
    assert got == [b"rapport"]
    assert pipe.is_fifo()


def test_a_link_is_kept_and_its_file_replaced(tmp_path: Path) -> None:
    (tmp_path / "rapport.json").write_text("gammel")
    (tmp_path / "seneste").symlink_to("rapport.json")
    write_atomically(tmp_path / "seneste", b"ny")
    assert (tmp_path / "seneste").is_symlink()
    assert (tmp_path / "rapport.json").read_text() == "ny"


def test_an_interrupted_writing_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "rapport.json"
    target.write_text("gammel")

    def interrupted() -> None:
        with replacing(target) as temporary:
            temporary.write_text("halv")
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert target.read_text() == "gammel"
    assert list(tmp_path.iterdir()) == [target]
