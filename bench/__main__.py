"""`python -m bench`: CPU time by room for a text of 40 KB, start-up against bare imports, and the PDF reader where it can be measured.

Ratios are what carries from one machine to another; milliseconds are this machine's. Nothing is asserted.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample_data" / "lyngby-taarbaek-skoleudvalget-2025-04-22.txt"
SIZE = 40_000
ROUNDS = 7
ITEM = re.compile(r"^Punkt \d+:", re.MULTILINE)


def main() -> None:
    """Rooms, start-up, PDF."""
    from bench.minutes_prose import text

    rooms("minutes as they are written", text(SIZE))
    rooms("a table in every item", sample_text())
    start_up()
    pdf()
    workbook()


def sample_text(size: int = SIZE) -> str:
    """Minutes of at least `size` bytes: the sample's head once, then its agenda items again and again, numbered on."""
    text = SAMPLE.read_text(encoding="utf-8")
    starts = [match.start() for match in ITEM.finditer(text)]
    items = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    out, length, number = [text[: starts[0]]], len(text[: starts[0]].encode()), 0
    while length < size:
        number += 1
        item = ITEM.sub(f"Punkt {number}:", items[(number - 1) % len(items)].rstrip() + "\n\n", count=1)
        out.append(item)
        length += len(item.encode())
    return "".join(out)


def rooms(name: str, text: str) -> None:
    """CPU milliseconds of each room for a text, the median of some rounds after one that is not counted; then the same of one line.

    What one line costs is the fixed part of frames, validation and rules, whatever the text.
    """
    least = _rooms("Referat\n")[0]
    spent, summary = _rooms(text)
    print(
        f"{name}: {len(text.encode()) / 1000:.0f} KB, {summary['agenda_items']} items, {summary['tables']} tables; CPU, median of {ROUNDS}"
    )
    total, fixed = sum(spent.values()), sum(least.values())
    for room, value in spent.items():
        print(f"  {room:16} {value:8.2f} ms {100 * value / total:5.0f} %   one line: {least[room]:6.2f} ms")
    print(f"  {'all':16} {total:8.2f} ms           one line: {fixed:6.2f} ms   the text itself: {total - fixed:6.2f} ms")


def _rooms(text: str) -> tuple[dict[str, float], dict[str, int]]:
    from ledger.appropriations import read_money
    from ledger.checks.engine import run
    from ledger.competence import judge_item
    from ledger.frames import build_frames
    from ledger.minutes import read_meeting
    from ledger.model import Reading
    from ledger.reading import Reader, read_document
    from ledger.report import text as printed
    from ledger.result import Result
    from ledger.schemas import validate
    from ledger.settings import load_settings

    data = text.encode("utf-8")
    settings = load_settings()
    words = Reader(settings.limits, tuple(settings.words.items())).vocabulary()
    spent: dict[str, list[float]] = {}

    def timed(room: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        made = work()
        spent.setdefault(room, []).append(1000 * (time.process_time() - start))
        return made

    def one_round() -> Result:
        document = timed("source", lambda: read_document(data, "bench.txt", settings.limits))
        meeting = timed("minutes", lambda: read_meeting(document, None))
        money = timed("appropriations", lambda: tuple(read_money(item, meeting, words) for item in meeting.items))
        judged = timed("competence", lambda: tuple(map(judge_item, meeting.items, [meeting] * len(money), money)))
        frames = timed("frames", lambda: build_frames([Reading(meeting, money, judged)]))
        balances = timed("validate", lambda: validate(frames))
        findings = timed("rules", lambda: run(frames, balances, settings, (), (), "da"))
        result = Result(frames, balances, tuple(findings), settings, "da")
        timed("report", lambda: printed.render(result, colour=False, verbose=False, quiet=False))
        return result

    one_round()
    spent.clear()
    summary = [one_round() for _ in range(ROUNDS)][-1].summary
    return {room: statistics.median(times) for room, times in spent.items()}, summary


def start_up() -> None:
    """Wall time of a whole process against the imports it cannot do without, in alternating pairs."""
    python = sys.executable
    cli = str(ROOT / "cli.py")
    pairs = {
        "--help / import click": ([python, cli, "--help"], [python, "-c", "import click"]),
        "check / import click, polars, pandera.polars": (
            [python, cli, "check", str(SAMPLE)],
            [python, "-c", "import click, polars, pandera.polars"],
        ),
    }
    print(f"start-up, median ratio of {ROUNDS} alternating pairs")
    for name, (own, bare) in pairs.items():
        _wall(own), _wall(bare)
        times = [(_wall(own), _wall(bare)) for _ in range(ROUNDS)]
        ratio = statistics.median(a / b for a, b in times)
        ours, theirs = (1000 * statistics.median(column) for column in zip(*times, strict=True))
        print(f"  {name:46} {ratio:5.2f}   ({ours:.0f} ms / {theirs:.0f} ms)")


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, cwd=ROOT)
    return time.perf_counter() - start


def pdf() -> None:
    """The PDF reader against its bare text layer, where that bench is part of the checkout."""
    if importlib.util.find_spec("bench.pdf_speed") is None:
        return
    print("PDF", flush=True)
    importlib.import_module("bench.pdf_speed").main([])


def workbook() -> None:
    """A workbook of 200,000 postings against XlsxWriter, where that is installed."""
    if importlib.util.find_spec("xlsxwriter") is None:
        return
    print("workbook", flush=True)
    importlib.import_module("bench.workbook_speed").main()


if __name__ == "__main__":
    main()
