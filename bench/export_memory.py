"""`python -m bench.export_memory [DOCUMENTS] [SUFFIX]`: CPU and memory of a whole export, from files to a workbook of 200,000 postings.

The documents are made up: ten agenda items each, each with one table of fourteen rows and four years. The command runs as a user would
run it; its own peak is what `getrusage` says of it at its end, that of the process tree (the workers that read) is looked at ten times a
second, where the platform has `/proc`. Beside it: what the imports alone take.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = 357
"""Of 560 postings each: just under 200,000."""
ITEMS, ROWS = 10, 12
YEARS = (2025, 2026, 2027, 2028)
KIB = 1024

CHILD = """
import json, os, resource, sys
where = sys.argv[1]
def told(code):
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    with open(where, "w") as stream:
        json.dump([own.ru_utime + own.ru_stime, workers.ru_utime + workers.ru_stime, own.ru_maxrss / 1024], stream)
    ended(code)
ended, os._exit = os._exit, told  # the command ends without a farewell
"""
COMMAND = "import cli; sys.argv = ['bevilling', *sys.argv[2:]]; cli.main()"
IMPORTS = "import click, polars, pandera.polars, openpyxl; os._exit(0)"


def document(number: int) -> str:
    """The minutes of one made-up meeting, as Markdown."""
    lines = ["REFERAT", "Skoleudvalget", "", "Mødedato 22. april 2025", ""]
    for item in range(1, ITEMS + 1):
        figures = [[100 + row, 10 + row + number, 5, 7] for row in range(ROWS)]
        lines += [f"Punkt {item}: Bevilling til skole {item}", f"00.22.00-A00-{number}-25", "", "Indstilling"]
        lines += ["Forvaltningen indstiller, at der gives en bevilling.", "", "Økonomi", ""]
        lines += ["| t. kr. i 2025 p/l | Udvalg / Område | " + " | ".join(map(str, YEARS)) + " |", "|---|---|---|---|---|---|"]
        for row, amounts in enumerate(figures):
            lines.append(f"| Udgift nummer {row} i sag {number}-{item} | Skoleudvalget | " + " | ".join(map(str, amounts)) + " |")
        lines.append("| Finansiering | Puljer | " + " | ".join(str(-sum(column)) for column in zip(*figures, strict=True)) + " |")
        decision = "Anbefalet." if item % 3 == 0 else "Godkendt."
        lines += ["| I alt | | 0 | 0 | 0 | 0 |", "", "Beslutning", decision, ""]
    return "\n".join(lines)


def run(statement: str, *arguments: str) -> tuple[float, float, float, float]:
    """A statement in a process of its own → CPU seconds of it and of its workers, its peak and that of the process tree, in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-c", CHILD + statement, str(told), *arguments]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
            most = 0.0
            while process.poll() is None:
                most = max(most, _tree(process.pid))
                time.sleep(0.1)
            _, complaint = process.communicate()
        if process.returncode:
            raise SystemExit(complaint)
        own, workers, peak = json.loads(told.read_text())
        return own, workers, peak, most


def _tree(parent: int) -> float:
    """The memory that a process and those it started hold now, in MiB; 0 where the platform does not tell."""
    try:
        children = [int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()]
        held = next(line for line in Path(f"/proc/{parent}/status").read_text().splitlines() if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0.0
    return int(held.split()[1]) / KIB + sum(map(_tree, children))


def main(documents: int = DOCUMENTS, suffix: str = ".xlsx") -> None:
    """The export, and the imports it cannot do without."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "minutes"
        inputs.mkdir()
        for number in range(documents):
            (inputs / f"m{number:04d}.md").write_text(document(number), encoding="utf-8")
        _, _, imports, _ = run(IMPORTS)
        start = time.perf_counter()
        own, workers, peak, tree = run(COMMAND, "export", str(inputs), "-o", str(Path(folder) / f"out{suffix}"), "-q")
        wall = time.perf_counter() - start
    postings = documents * ITEMS * (ROWS + 2) * len(YEARS)
    print(f"{documents} documents, {postings:,} postings, {suffix}")
    print(f"  main process  {own:6.1f} s CPU   peak memory {peak:.0f} MiB ({imports:.0f} MiB of it are imports; at most 250)")
    print(f"  its workers   {workers:6.1f} s CPU   the whole tree {tree:.0f} MiB   {wall:.1f} s in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS, sys.argv[2] if len(sys.argv) > 2 else ".xlsx")
