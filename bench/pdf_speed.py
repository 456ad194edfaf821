"""Archives of PDFs, made on the fly → CPU time of the command and of its reader, of pdfium's bare text layer and of pdfplumber.

Three archives: minutes of which three pages in a hundred carry a money table, the same with their fonts in the file as published PDFs have
them (pdfium then needs longer for the text alone), and tagged prose without tables. The goals, for the whole command
(`check ARCHIVE --jobs 1`, all its processes, less what it spends on one page of a line): at most 2.5 times the bare text layer, at least
12 times less than pdfplumber's extract_tables + extract_text over the same pages.

    python -m bench.pdf_speed [--pages 400] [--documents 10] [--words] [--folder FOLDER]

`--words` takes a bag of words with an amount in every paragraph for the text; `--folder` measures the PDFs of a folder instead. Small
documents, as archives of single cases hold them: `--documents 100`.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.minutes_prose import TABLE_SHARE, archive, tagged_prose, tiny

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> None:
    """Make the archives and measure each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args(arguments)
    mixed = f"{round(TABLE_SHARE * 100)} % of the pages with a money table"
    if options.folder is not None:
        archives = {"PDFs of a folder": [path.read_bytes() for path in sorted(options.folder.rglob("*.pdf"))]}
    elif options.words:
        archives = {f"a bag of words, {mixed}": archive(options.pages, options.documents, words=True)}
    else:
        archives = {
            f"minutes, {mixed}": archive(options.pages, options.documents),
            f"the same, fonts in the file, {mixed}": archive(options.pages, options.documents, embedded=True),
            "tagged prose without tables": tagged_prose(options.pages // 2, max(options.documents // 2, 1)),
        }
    start = min(command([tiny()]) for _ in range(3))
    for name, files in archives.items():
        measure(name, files, start)


def measure(name: str, files: list[bytes], start: float) -> None:
    """Read the files four ways, print times and ratios. `start` is what the command spends before it reads."""
    _load(files[0])
    pages = _pages(files)
    bare, own, plumber = _cpu(_bare, files), _cpu(_own, files), _cpu(_plumber, files)
    whole = command(files) - start
    print(f"{name}: {pages} pages in {len(files)} documents (start {start:.2f} s)")
    rows = (("bare text layer (pdfium)", bare), ("PDF reader alone", own), ("check --jobs 1", whole), ("pdfplumber", plumber))
    for row, seconds in rows:
        print(f"  {row:28} {seconds:8.2f} s CPU  {1000 * seconds / pages:8.2f} ms a page")
    for row, seconds in rows[1:3]:
        print(f"  {row + ' / bare text layer:':36} {seconds / bare:6.2f} (at most 2.5)")
        print(f"  {'pdfplumber / ' + row + ':':36} {plumber / seconds:6.1f} (at least 12, goal 20)")


def command(files: list[bytes]) -> float:
    """CPU seconds of `check FOLDER --jobs 1` with all its processes, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            Path(folder, f"{number:04d}.pdf").write_bytes(data)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        arguments = [sys.executable, str(ROOT / "cli.py"), "check", folder, "--jobs", "1", "--fail-on", "never"]
        subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _pages(files: list[bytes]) -> int:
    import pypdfium2

    total = 0
    for data in files:
        document = pypdfium2.PdfDocument(data)
        total += len(document)
        document.close()
    return total


def _load(data: bytes) -> None:
    """Load every library once, outside the clock."""
    import pdfminer.pdfdevice
    import pdfminer.pdfinterp
    import pdfminer.pdfpage
    import pdfplumber

    del pdfminer
    with pdfplumber.open(io.BytesIO(data)) as document:
        document.pages[0].extract_text()
    _own([data])


def _cpu(run: Callable[[list[bytes]], None], files: list[bytes]) -> float:
    start = time.process_time()
    run(files)
    return time.process_time() - start


def _bare(files: list[bytes]) -> None:
    import pypdfium2

    for data in files:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
        document.close()


def _own(files: list[bytes]) -> None:
    from ledger.limits import Limits
    from ledger.sources.pdf import read

    for data in files:
        read(data, "archive.pdf", Limits())


def _plumber(files: list[bytes]) -> None:
    import pdfplumber

    for data in files:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_tables()
                page.extract_text()
                page.flush_cache()


if __name__ == "__main__":
    main()
