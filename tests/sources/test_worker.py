"""The worker boundary: whatever one document does, the others get their results, in order, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.limits import Limits
from ledger.sources.worker import Broken, Workers, run_guarded
from tests.sources.worker_tasks import Adder, work

ROOT = Path(__file__).parents[2]
LIMITS = Limits(seconds=20)
TOLD = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells reliably what a process held")


def reasons(outcome: object) -> tuple[str, str]:
    assert isinstance(outcome, Broken)
    values = dict(outcome.note.values)
    return outcome.note.key, values.get("limit") or values["reason"]


@TOLD
def test_an_abort_with_the_memory_full_names_the_limit() -> None:
    """In a process of its own: what a worker is said to have held includes what its parent held, and a long test run holds much."""
    script = """
from tests.sources.test_worker import LIMITS, reasons
from ledger.sources.worker import Workers
from tests.sources.worker_tasks import work
with Workers(work, LIMITS) as workers:
    before, broken, after = workers.map([("give", 1), ("fill and abort", LIMITS.memory_bytes * 3 // 4), ("give", 2)])
print(before, after, *reasons(broken))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["1", "2", "limit.memory_bytes", "memory_bytes"], done.stderr


def test_results_come_in_the_order_of_the_arguments() -> None:
    with Workers(work, LIMITS, jobs=3) as workers:
        tasks = [("sleep", "0.3"), ("give", 1), ("sleep", "0.1"), ("give", 2), *[("give", number) for number in range(50)]]
        assert list(workers.map(tasks)) == ["0.3", 1, "0.1", 2, *range(50)]


@settings(max_examples=10)
@given(st.lists(st.one_of(st.integers(), st.text(), st.binary(max_size=100_000)), max_size=30), st.integers(1, 3))
def test_what_goes_in_comes_out(values: list[object], jobs: int) -> None:
    with Workers(work, LIMITS, jobs) as workers:
        assert list(workers.map([("give", value) for value in values])) == values


def test_a_function_may_carry_something() -> None:
    assert run_guarded(Adder(40), 2, LIMITS) == 42


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (("eat", 10**10), ("limit.memory_bytes", "memory_bytes")),
        (("raise", "x"), ("source.crashed", "ValueError")),
        (("recurse", ""), ("source.crashed", "RecursionError")),
        (("die", int(signal.SIGSEGV)), ("source.crashed", "SIGSEGV")),
        (("die", int(signal.SIGKILL)), ("source.crashed", "SIGKILL")),
        (("die", int(signal.SIGABRT)), ("source.crashed", "SIGABRT")),
    ],
)
def test_one_that_breaks_does_not_touch_the_next(task: tuple[str, object], reason: tuple[str, str]) -> None:
    with Workers(work, LIMITS) as workers:
        before, broken, after = workers.map([("give", 1), task, ("give", 2)])
    assert (before, after) == (1, 2)
    assert reasons(broken) == reason


def test_time_is_limited() -> None:
    started = time.monotonic()
    with Workers(work, Limits(seconds=1), jobs=2) as workers:
        outcomes = list(workers.map([("sleep", "30"), ("give", 1), ("sleep", "30"), ("give", 2)]))
    assert [outcomes[1], outcomes[3]] == [1, 2]
    assert [reasons(outcomes[0]), reasons(outcomes[2])] == [("limit.seconds", "seconds")] * 2
    assert time.monotonic() - started < 6


def test_a_worker_that_died_of_something_else_is_given_a_second_chance(tmp_path: Path) -> None:
    assert run_guarded(work, ("die once", str(tmp_path / "mark")), LIMITS) == "second time"


def test_what_a_library_prints_does_not_mix_with_the_answers(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(work, LIMITS) as workers:
        assert list(workers.map([("print", "x"), ("give", 1)])) == ["printed", 1]
    assert capfd.readouterr().out == ""


def test_one_worker_serves_many_documents_until_it_breaks() -> None:
    with Workers(work, LIMITS) as workers:
        first, second, _, third = workers.map([("pid", 0), ("pid", 0), ("raise", "x"), ("pid", 0)])
    assert first == second
    assert third not in {first, os.getpid()}


def test_a_worker_is_light() -> None:
    modules = run_guarded(work, ("modules", 0), LIMITS)
    assert isinstance(modules, list)
    assert not {"polars", "pandera", "pypdfium2", "openpyxl", "docx", "selectolax", "click"} & set(modules)


def test_arguments_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[tuple[str, object]]:
        for number in range(1000):
            taken.append(number)
            yield ("give", number)

    with Workers(work, LIMITS, jobs=2) as workers:
        results = workers.map(tasks())
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        assert len(taken) <= 3 + 2 * 5


def test_a_second_batch_after_one_that_was_left_halfway() -> None:
    with Workers(work, LIMITS, jobs=2) as workers:
        assert next(workers.map([("give", number) for number in range(20)])) == 0
        assert list(workers.map([("give", number) for number in range(100, 110)])) == list(range(100, 110))


def test_no_arguments_no_results() -> None:
    with Workers(work, LIMITS) as workers:
        assert list(workers.map([])) == []


def _interrupted(pids: list[object]) -> None:
    with Workers(work, LIMITS, jobs=2) as workers:
        pids.append(next(workers.map([("pid", 0)])))
        next(workers.map([("give", 1), ("sleep", "60"), ("sleep", "60")]))
        pids.extend(worker._process.pid for worker in workers._busy)
        raise KeyboardInterrupt


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_nothing_is_left_behind() -> None:
    pids: list[object] = []
    with pytest.raises(KeyboardInterrupt):
        _interrupted(pids)
    assert len(pids) == 3
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    program = (
        "from ledger.limits import Limits; from ledger.sources.worker import Workers; from tests.sources.worker_tasks import work\n"
        "with Workers(work, Limits()) as workers:\n"
        "    results = workers.map([('pid', 0), ('sleep', '60')])\n"
        "    print(next(results), flush=True)\n"
        "    next(results)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    with parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert Path(f"/proc/{worker}").exists()
        parent.kill()
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("the worker outlived its parent")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
