"""Cases set again in every format → the scores of each, as `tests.cases.score` counts them.

    python -m tests.rendered.score_rendered "python cli.py" DIR... [--only NAME,NAME] [--keep FOLDER] [-v]

DIR holds cases (NAME.txt or .md with NAME.expected.json). A style is the name of one way of setting; styles that need LibreOffice or
Chromium are left out, and said to be, where those are not installed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.cases.score import read_cases, run, score
from tests.rendered import chromium, office, pdf, sheet, web, word
from tests.rendered.parts import Part, parts_of

Making = Callable[[Sequence[Part]], bytes]


def makers() -> dict[str, tuple[str, Making]]:
    """Style → suffix and the function that sets parts in it."""
    found: dict[str, tuple[str, Making]] = {f"html-{name}": ("html", make) for name, make in web.STYLES.items()}
    found |= {f"docx-{name}": ("docx", make) for name, make in word.STYLES.items()}
    found |= {f"xlsx-{name}": ("xlsx", make) for name, make in sheet.STYLES.items()}
    for name, setting in {**pdf.RULED, **pdf.BARE}.items():
        found[f"pdf-{name}"] = ("pdf", lambda parts, setting=setting: pdf.pdf(parts, setting))  # type: ignore[misc]
    return found


def converted() -> dict[str, tuple[str, Callable[[list[Path], Path], None]]]:
    """Style → the style it is made from, and what converts a batch of files."""
    found: dict[str, tuple[str, Callable[[list[Path], Path], None]]] = {}
    if chromium.CHROMIUM:
        found |= {f"pdf-chromium-{name}": (f"html-{name}", chromium.printed) for name in web.STYLES}
    if office.OFFICE:
        for name in ("styled", "typed"):
            found[f"pdf-office-tagged-{name}"] = (f"docx-{name}", office.tagged)
            found[f"pdf-office-{name}"] = (f"docx-{name}", office.untagged)
            found[f"docx-office-{name}"] = (f"docx-{name}", office.through_odt)
        found["docx-office-web"] = ("html-firstagenda", office.word)
        found["pdf-office-web"] = ("html-own", office.untagged)
        found["html-office"] = ("docx-styled", office.page)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Set, convert, score, print one line a style and every miss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args(arguments)
    only = [name for name in options.only.split(",") if name]
    work = options.keep or Path(tempfile.mkdtemp())
    cases = [(path, truth) for folder in options.folders for path, truth in read_cases(folder)]
    parts = {path: parts_of(path) for path, _ in cases}
    wanted: Callable[[str], bool] = lambda name: not only or any(name.startswith(one) for one in only)  # noqa: E731
    plans = converted()
    for name, (suffix, make) in makers().items():
        if wanted(name) or any(wanted(style) for style, (source, _) in plans.items() if source == name):
            folder = _folder(work / name, cases)
            for path, _ in cases:
                (folder / f"{path.stem}.{suffix}").write_bytes(make(parts[path]))
            if wanted(name):
                _print(name, folder, options.tool, options.v)
    for name, (source, convert) in plans.items():
        if wanted(name):
            folder = _folder(work / name, cases)
            convert(sorted(path for path in (work / source).iterdir() if path.suffix != ".json"), folder)
            _print(name, folder, options.tool, options.v)
    if not options.keep:
        shutil.rmtree(work)
    return 0


def _folder(folder: Path, cases: Sequence[tuple[Path, object]]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, _ in cases:
        name = f"{path.stem}.expected.json"
        shutil.copyfile(path.with_name(name), folder / name)
    return folder


def _print(name: str, folder: Path, tool: str, verbose: bool) -> None:
    found = score(folder, run(tool, folder))
    figures = " ".join(f"{figure} {found.hit[figure]}/{found.total[figure]}" for figure in sorted(found.total))
    cells = f"{found.rate('cells'):.3f} ({found.right}+{found.invented}-{found.missed})"
    print(f"{name:28} cells {cells} {figures}", flush=True)
    if verbose:
        for why in found.wrong:
            print("   ", why)


if __name__ == "__main__":
    sys.exit(main())
