"""Packages whose `__init__` waits: their parts are found without it, and it runs when something of its own is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.sources.deferred import defer, postponed

ROOT = Path(__file__).parents[2]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = "package_that_waits"
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text("loaded = ['all']\n", encoding="utf-8")
    (folder / "part.py").write_text("value = 7\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    yield name
    for known in (name, f"{name}.part"):
        sys.modules.pop(known, None)


def test_a_part_is_imported_without_the_package_itself(package: str) -> None:
    defer(package)
    part = importlib.import_module(f"{package}.part")
    assert part.value == 7
    assert "loaded" not in vars(sys.modules[package])


def test_asking_for_a_part_by_name_does_not_run_the_package(package: str) -> None:
    defer(package)
    taken: dict[str, object] = {}
    exec(f"from {package} import part", taken)
    assert taken["part"] is sys.modules[f"{package}.part"]
    assert "loaded" not in vars(sys.modules[package])


def test_the_first_name_of_its_own_runs_the_package(package: str) -> None:
    defer(package)
    module = importlib.import_module(package)
    assert module.loaded == ["all"]
    assert not hasattr(module, "nothing")


def test_a_loaded_package_and_an_unknown_one_are_left_alone(package: str) -> None:
    known = importlib.import_module(package)
    defer(package)
    assert sys.modules[package] is known
    defer("package_that_is_nowhere")
    assert "package_that_is_nowhere" not in sys.modules


def test_what_is_postponed_is_loaded_when_it_is_used(package: str) -> None:
    taken: dict[str, object] = {}
    with postponed(f"{package}.part", "value", "other"):
        exec(f"from {package}.part import value", taken)
    assert f"{package}.part" not in sys.modules
    assert taken["value"].bit_length() == 3  # type: ignore[attr-defined]
    assert f"{package}.part" in sys.modules
    with postponed(f"{package}.part", "value"):
        exec(f"from {package}.part import value", taken)
    assert taken["value"] == 7


def test_a_postponed_function_is_called(package: str) -> None:
    sys.modules.pop("colorsys", None)
    taken: dict[str, object] = {}
    with postponed("colorsys", "rgb_to_yiq"):
        exec("from colorsys import rgb_to_yiq", taken)
    assert "colorsys" not in sys.modules
    assert taken["rgb_to_yiq"](0, 0, 0) == (0, 0, 0)  # type: ignore[operator]


def test_the_second_reader_loads_no_ciphers_for_a_document_without() -> None:
    code = (
        "import sys\nfrom ledger.sources.pdf_witness import _load\n_load()\n"
        "assert not {'cryptography', 'pdfminer.lzw', 'pdfminer.ccitt'} & set(sys.modules)\nimport pdfminer.pdfdocument as made\n"
        "from pdfminer.pdftypes import lzwdecode\nassert lzwdecode(bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01])) == b'-----A---B'\n"
        "assert made.Cipher(made.algorithms.AES(bytes(16)), made.modes.CBC(bytes(16)), backend=made.default_backend()).encryptor()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_the_second_reader_asks_neither_for_versions_nor_for_encodings() -> None:
    code = (
        "import sys\nfrom ledger.sources.deferred import defer\nbefore = 'importlib.metadata' in sys.modules\n"
        "[defer(name) for name in ('pdfminer', 'charset_normalizer')]\nimport pdfminer.pdfinterp, pdfminer.pdfpage\n"
        "assert before or 'importlib.metadata' not in sys.modules\nassert 'charset_normalizer.api' not in sys.modules\n"
        "import pdfminer, charset_normalizer\nassert pdfminer.__version__ and charset_normalizer.detect(b'abc')['encoding']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
