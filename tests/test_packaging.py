"""What a user installs: the wheel carries the rules and works from any folder; locks, Makefile and CI keep their promises."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import skip_allowed

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("run.txt", "dev.txt", "mutation.txt", "build.txt")


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a clean environment: nothing of the checkout leaks in by PYTHONPATH."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "CI", "MAKEFLAGS", "MAKELEVEL")}
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=kept | environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built the long way round: checkout → sdist → unpacked elsewhere → wheel."""
    folder = tmp_path_factory.mktemp("build")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    assert (unpacked / "Makefile").is_file()
    assert (unpacked / "sample_data" / "README.md").is_file()
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=unpacked)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with only the wheel in it; the libraries are lent by path, so that no network is needed."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    # A path in a .pth file lends the libraries, but not the .pth files beside them: the editable checkout stays out.
    (site,) = (folder / "lib").glob("python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


@pytest.mark.slow
def test_the_wheel_carries_every_rules_file_unchanged_and_nothing_outside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        carried = {name.removeprefix("ledger/_rules/"): archive.read(name) for name in names if name.startswith("ledger/_rules/")}
        assert archive.read("ledger/_cli.py") == (ROOT / "cli.py").read_bytes()
    assert carried == {str(path.relative_to(ROOT / "rules")): path.read_bytes() for path in (ROOT / "rules").rglob("*") if path.is_file()}
    assert "ledger/py.typed" in names
    tops = {name.split("/", 1)[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ledger"}
    assert not [name for name in names if "__pycache__" in name]


@pytest.mark.slow
def test_an_installed_bevilling_works_from_any_folder(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "from ledger.kommuner import rules_folder; print(rules_folder())", cwd=tmp_path)
    assert where.returncode == 0, where.stderr
    assert Path(where.stdout.strip()).is_relative_to(installed.parent), "the rules came from the checkout"
    shutil.copy(ROOT / "sample_data" / "svendborg-oekonomiudvalget-2025-03-18.txt", tmp_path)
    checked = run(installed / "bevilling", "check", "--kommune", "Svendborg", "svendborg-oekonomiudvalget-2025-03-18.txt", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "Svendborg" in checked.stdout or "svendborg" in checked.stdout
    for command in ([installed / "bevilling"], [installed / "python", "-m", "ledger"]):
        assert run(*command, "--help", cwd=tmp_path).returncode == 0


@pytest.mark.slow
def test_the_checkout_runs_without_being_installed() -> None:
    helped = run(sys.executable, ROOT / "cli.py", "--help", cwd=ROOT)
    assert helped.returncode == 0, helped.stderr
    assert "check" in helped.stdout


def locked(name: str) -> dict[str, str]:
    """A lock file → the version of each package in it."""
    lines = (REQUIREMENTS / name).read_text(encoding="utf-8").splitlines()
    return dict(match.groups() for line in lines if (match := re.match(r"([a-z0-9-]+)==([^ ;\\]+)", line)))  # type: ignore[misc]


def required(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_a_hash_for_every_package_and_names_no_index(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    for package in filter(str.strip, packages):
        assert "--hash=sha256:" in package, package[:60]
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_the_locks_hold_what_the_project_asks_for_and_agree_with_each_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert required(project["project"]["dependencies"]) <= set(locked("run.txt"))
    assert required(project["project"]["optional-dependencies"]["dev"]) <= set(locked("dev.txt"))
    assert required(project["build-system"]["requires"]) <= set(locked("build.txt"))
    together: dict[str, str] = {}
    for name in LOCKS:
        for package, version in locked(name).items():
            assert together.setdefault(package, version) == version, f"{package} in {name}"


def test_every_target_the_makefile_promises_can_be_made() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = re.findall(r"make (\w+)", "\n".join(line for line in makefile.splitlines() if line.startswith("#   make")))
    assert {"demo", "test", "lint", "types", "bench", "fuzz", "mutation", "clean"} <= set(promised)
    for target in promised:
        planned = run("make", "--dry-run", target, cwd=ROOT)
        assert planned.returncode == 0, planned.stderr


def test_an_old_python_is_refused_in_words_and_leaves_nothing_behind(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    made = run("make", "test", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", cwd=ROOT)
    assert made.returncode != 0
    assert "bevilling kræver Python 3.11 eller nyere" in made.stderr
    assert "Python 3.9.2" in made.stderr
    assert not (tmp_path / "venv").exists()


def test_the_ci_script_is_strict_and_can_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
    assert run("bash", "-n", script, cwd=ROOT).returncode == 0


def test_the_ci_script_says_which_programs_are_missing_where_it_cannot_install_them(tmp_path: Path) -> None:
    for name in ("bash", "dirname", "id"):
        program = shutil.which(name)
        assert program is not None
        (tmp_path / name).symlink_to(program)
    done = run(tmp_path / "bash", ROOT / ".ci" / "run", cwd=tmp_path, PATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "missing: libreoffice-calc chromium" in done.stderr
    assert "make test" in done.stderr


@pytest.mark.parametrize(
    ("reason", "continuous", "shared_exists", "allowed"),
    [
        ("soffice is missing", False, True, True),
        ("soffice is missing", True, True, False),
        ("no ../shared here", True, False, True),
        ("no ../shared here", True, True, False),
        ("the cases are not beside this checkout", True, False, True),
        ("long random runs are `make fuzz`", True, True, True),
    ],
)
def test_which_skips_are_allowed(reason: str, continuous: bool, shared_exists: bool, allowed: bool) -> None:
    assert skip_allowed(reason, continuous=continuous, shared_exists=shared_exists) is allowed


@pytest.mark.slow
def test_under_ci_a_skipped_test_fails_the_run_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_one.py").write_text(
        "import pytest\ndef test_runs(): pass\n@pytest.mark.skip(reason='the moon is wrong')\ndef test_skips(): pass\n", encoding="utf-8"
    )
    command = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert run(*command, cwd=tmp_path).returncode == 0
    under_ci = run(*command, cwd=tmp_path, CI="true")
    assert under_ci.returncode == 1
    assert "test_skips" in under_ci.stdout
    assert "the moon is wrong" in under_ci.stdout
