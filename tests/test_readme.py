"""What the README prints is what the tool prints: every `$ bevilling …` in a ```console block is run, and its output compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ bevilling "
OVERLAY = "min.toml"
DOCUMENTED = {0, 1, 2, 3}
OWN_FILES = ("-o", "--output", "--rules", "--baseline", "--write-baseline")
BASELINE = "kendt.json"


@dataclass(frozen=True)
class Command:
    """One command of the README and the lines printed under it; none where the README shows no output."""

    line: str
    output: str


def blocks(language: str) -> list[str]:
    """The text of every fenced block of that language."""
    return [text for kind, text in BLOCK.findall(README) if kind == language]


def commands() -> list[Command]:
    """Every `$ bevilling …` line in order."""
    found: list[Command] = []
    for block in blocks("console"):
        for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
            line, _, output = part.partition("\n")
            if line.startswith(PROMPT):
                found.append(Command(line.removeprefix(PROMPT), output.strip("\n")))
    return found


def arguments(line: str, folder: Path) -> list[str]:
    """The words of a command; what it writes, and the reader's own rules and baseline, are put in `folder`."""
    words = shlex.split(line)
    return [str(folder / word) if before in OWN_FILES else word for before, word in zip(["", *words], words, strict=False)]


@pytest.mark.slow
@pytest.mark.parametrize("command", commands(), ids=lambda command: command.line)
def test_a_command_prints_what_the_readme_says(command: Command, tmp_path: Path) -> None:
    (overlay,) = blocks("toml")
    (tmp_path / OVERLAY).write_text(overlay, encoding="utf-8")
    (tmp_path / BASELINE).write_text('{"baseline_version": "1", "findings": []}', encoding="utf-8")
    words = arguments(command.line, tmp_path)
    env = {**os.environ, "PYTHONUTF8": "1"}
    call = [sys.executable, "cli.py", *words]
    run = subprocess.run(call, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
    assert "Traceback" not in run.stdout
    assert run.returncode in DOCUMENTED - {2}, run.stdout
    if command.output:
        assert run.stdout.strip("\n") == command.output
    if "-o" in words:
        assert Path(words[words.index("-o") + 1]).stat().st_size > 0


def test_the_readme_shows_commands_with_and_without_findings() -> None:
    shown = "\n".join(command.output for command in commands())
    assert "i balance" in shown
    assert "UBALANCE" in shown


def test_the_library_example_runs() -> None:
    (example,) = blocks("python")
    subprocess.run([sys.executable, "-c", example], cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, check=True, capture_output=True)


def test_every_room_the_readme_names_is_there() -> None:
    rooms = re.findall(r"^\| `([\w./]+)` \|", README, re.MULTILINE)
    assert rooms
    assert [room for room in rooms if not (ROOT / room).exists()] == []


def test_every_exit_code_is_documented() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)} == DOCUMENTED
