"""LibreOffice works every formula out again, from a copy without our values, and comes to the same figures."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ledger import check, read
from ledger.messages import Language
from ledger.report.workbook import write
from ledger.result import Result
from tests.report.test_workbook_pools import MINUTES, pool_book

ROOT = Path(__file__).parents[2]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
VALUE = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def stripped(source: Path, target: Path) -> int:
    """The workbook without the values of its formulas; how many there were."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data, found = VALUE.subn(rb"\1", data)
                count += found
            new.writestr(name, data)
    return count


def recalculated(source: Path, folder: Path) -> Path:
    """What LibreOffice makes of a workbook."""
    out = folder / "regnet"
    profile = (folder / "profil").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / source.name


def _same(ours: Path, folder: Path) -> int:
    bare = folder / "bar.xlsx"
    count = stripped(ours, bare)
    theirs = openpyxl.load_workbook(recalculated(bare, folder), data_only=True)
    formulas, values = openpyxl.load_workbook(ours), openpyxl.load_workbook(ours, data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                mine, other = values[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                assert isinstance(other, int | float), (sheet.title, cell.coordinate, cell.value, other)
                assert abs(mine - other) <= 1e-9 * max(1, abs(mine)), (sheet.title, cell.coordinate, cell.value, mine, other)
                compared += 1
    assert compared == count
    return count


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["da", "en"])
def test_libreoffice_comes_to_the_same(tmp_path: Path, lang: Language) -> None:
    result = check(read([ROOT / "sample_data", ROOT / "tests" / "cases"]), lang=lang)
    target = tmp_path / "alt.xlsx"
    write(result, target)
    assert _same(target, tmp_path) > 400


@pytest.mark.slow
def test_pools_and_sheets_that_continue(tmp_path: Path) -> None:
    result: Result = check(read([MINUTES]))
    target = tmp_path / "puljer.xlsx"
    write(result, target, pool_book=pool_book(result), lines=40)
    assert _same(target, tmp_path) > 60
