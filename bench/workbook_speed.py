"""`python -m bench.workbook_speed [POSTINGS]`: CPU and memory of a large workbook; XlsxWriter writes the same cells in the same run.

The postings are those of the samples, again and again. The workbook is written in a process of its own, so that its peak memory is its
own; then every cell of it is read back, row by row, and given to XlsxWriter in its constant-memory mode. Only writing is timed.
"""

from __future__ import annotations

import datetime
import os
import resource
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
POSTINGS = 200_000
ALLOCATOR = "dirty_decay_ms:0,muzzy_decay_ms:0"
"""As `bevilling export` sets it: what Polars frees goes back at once."""

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KEYS = {"item": "items", "table": "tables", "row": "rows", "posting": "postings", "mention": "mentions"}
"""Running numbers, and the frame that counts them."""


def many(postings: int) -> Any:
    """The samples as often as it takes to have so many postings → a checked result."""
    import polars as pl

    from ledger import check, read
    from ledger.frames import SCHEMAS, Frames

    one = read([ROOT / "sample_data"])
    times = -(-postings // one.postings.height)
    steps = {key: getattr(one, frame).height for key, frame in KEYS.items()} | {"document": one.documents.height}
    parts = {}
    for name in SCHEMAS:
        frame = getattr(one, name)
        copies = []
        for copy in range(times):
            moved = frame.with_columns(*(pl.col(key) + copy * step for key, step in steps.items() if key in frame.columns))
            if name == "documents":
                moved = moved.with_columns(pl.format("{}/{}", pl.lit(f"{copy:04d}"), pl.col("path")).alias("path"))
            copies.append(moved)
        parts[name] = pl.concat(copies)
    return check(Frames(**parts))


def ours(postings: int, path: Path) -> None:
    """Write the workbook; print CPU seconds, memory before and at its peak, in MiB, and the postings."""
    import gc

    from ledger.report.workbook import write

    result = many(postings)
    gc.collect()
    before = _peak()
    start = time.process_time()
    write(result, path)
    print(time.process_time() - start, before, _peak(), result.frames.postings.height)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def rows_of(path: Path) -> Iterator[tuple[str, list[tuple[int, str, Any]]]]:
    """Every row of a workbook: its sheet's file, and column, kind ("s", "n", "f") and content of its cells."""
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    with zipfile.ZipFile(path) as archive:
        for name in sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")):
            with archive.open(name) as stream:
                for _, element in ET.iterparse(stream):
                    if element.tag != NAMESPACE + "row":
                        continue
                    cells = []
                    for cell in element:
                        column = column_index_from_string(coordinate_from_string(cell.get("r", "A1"))[0]) - 1
                        formula, value = cell.find(NAMESPACE + "f"), cell.find(NAMESPACE + "v")
                        if formula is not None and value is not None:
                            cells.append((column, "f", (formula.text, float(value.text or 0))))
                        elif value is not None:
                            cells.append((column, "n", float(value.text or 0)))
                        elif (text := cell.find(f"{NAMESPACE}is/{NAMESPACE}t")) is not None:
                            cells.append((column, "s", text.text or ""))
                    yield name, cells
                    element.clear()


def theirs(source: Path, target: Path) -> tuple[float, int]:
    """XlsxWriter in constant-memory mode writes the same cells → CPU seconds of its writing, and the number of cells."""
    import xlsxwriter

    start = time.process_time()
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    amount = book.add_format({"num_format": "#,##0"})
    spent, count = time.process_time() - start, 0
    sheet: Any = None
    current, line = "", 0
    for name, cells in rows_of(source):
        start = time.process_time()
        if name != current:
            sheet, current, line = book.add_worksheet(), name, 0
        for column, kind, content in cells:
            if kind == "s":
                sheet.write_string(line, column, content)
            elif kind == "n":
                sheet.write_number(line, column, content, amount)
            else:
                sheet.write_formula(line, column, "=" + content[0], amount, content[1])
        spent += time.process_time() - start
        line, count = line + 1, count + len(cells)
    start = time.process_time()
    book.close()
    return spent + time.process_time() - start, count


def main(postings: int = POSTINGS) -> None:
    """Both, and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ours.xlsx"
        command = [sys.executable, "-c", f"from bench.workbook_speed import *; ours({postings}, Path({str(path)!r}))"]
        env = {**os.environ, "_RJEM_MALLOC_CONF": ALLOCATOR}
        answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=env).stdout.split()
        cpu, before, peak = (float(part) for part in answer[:3])
        other, cells = theirs(path, Path(folder) / "theirs.xlsx")
        print(f"{int(answer[3]):,} postings, {cells:,} cells, {path.stat().st_size / 1e6:.1f} MB")
        print(f"  ours        {cpu:6.2f} s CPU   peak memory {peak:.0f} MiB ({before:.0f} MiB before writing)")
        print(f"  XlsxWriter  {other:6.2f} s CPU, constant memory, the same cells")
        print(f"  ratio       {cpu / other:6.2f}   (at most 1.6)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else POSTINGS)
