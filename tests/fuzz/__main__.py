"""A source and a time → how many changed documents it read, and the ones that broke something, kept as files.

    python -m tests.fuzz [SOURCE...] [--minutes 10] [--keep build/fuzz] [--seed N]

Each source runs in a process of its own. With `atheris` installed (Linux) it looks at which lines of the project a document reaches
and goes on from those that reach new ones; without it, it changes the seeds and what it made of them by chance alone.
A document that makes a reader fail, hang (20 s of work), die or hold more memory than allowed is written to --keep with its reason.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

from tests.fuzz.seeds import SOURCES, seeds

SECONDS = 20
BATCH = 40
ROOT = Path(__file__).parents[2]


class HangError(Exception):
    """A document took longer than it may."""


class Run:
    """One source being fuzzed in this process."""

    def __init__(self, source: str, minutes: float, keep: Path, seed: int) -> None:
        from tests.fuzz import target

        self.source, self.keep, self.target = source, keep, target
        self.chance = random.Random(seed)
        self.started = time.monotonic()
        self.until = self.started + minutes * 60
        self.told = self.started
        self.executions = self.documents = self.faults = 0
        self.slowest = 0.0
        self.batch: list[tuple[bytes, object]] = []
        self.seen: set[str] = set()
        self.current = keep / f"{source}.current"
        signal.signal(signal.SIGVTALRM, _hang)

    def one(self, data: bytes) -> None:
        """One document."""
        self.executions += 1
        self.current.write_bytes(data)  # what a crash of the process is known by
        before = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            found = self.target.outcome(self.source, data)
        except Exception as error:  # noqa: BLE001 - every fault is kept, and the next document read
            self._keep(data, error)
        else:
            if not hasattr(found, "note"):
                self.documents += 1
                self.batch.append((data, found))
            elif random.random() < 0.02:
                self.batch.append((data, found))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - before
        if took > max(self.slowest, 1.0):
            self.slowest = took
            (self.keep / f"{self.source}-slowest").write_bytes(data)
        if len(self.batch) >= BATCH:
            self._judge()
        if time.monotonic() - self.told > 60:
            self.tell()

    def _judge(self) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS * 6)
        try:
            self.target.judge([found for _, found in self.batch], (random.choice(("da", "en")),))
        except Exception as error:  # noqa: BLE001 - as above
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            guilty = self.target.culprit([found for _, found in self.batch])
            self._keep(self.batch[guilty][0] if guilty is not None else b"", error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.batch.clear()

    def _keep(self, data: bytes, error: Exception) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        where = next((f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames) if "/ledger/" in frame.filename), "")
        name = f"{type(error).__name__} {where} {str(error)[:40] if where == '' else ''}"
        if name in self.seen:
            return
        self.seen.add(name)
        self.faults += 1
        stem = self.keep / f"{self.source}-{hashlib.sha256(data).hexdigest()[:12]}"
        stem.write_bytes(data)
        stem.with_suffix(".reason").write_text("".join(traceback.format_exception(error))[-6000:], encoding="utf-8", errors="replace")
        print(f"{self.source}: {name} {str(error)[:300]!r} → {stem.name}", flush=True)

    def tell(self) -> None:
        """One line on how far it is."""
        self.told = time.monotonic()
        minutes = (self.told - self.started) / 60
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{self.source}: {minutes:.1f} min, {self.executions} documents, {self.documents} read, {self.faults} faults, "
            f"slowest {self.slowest:.1f} s, {memory} MiB",
            flush=True,
        )

    def finish(self) -> None:
        """The last batch, the last line."""
        if self.batch:
            self._judge()
        self.tell()
        self.current.unlink(missing_ok=True)


def _hang(_signal: int, _frame: FrameType | None) -> None:
    raise HangError(f"more than {SECONDS} s of work")


def by_chance(run: Run) -> None:
    """Changes of the seeds and of what was made of them."""
    from tests.fuzz.mutate import mutated

    pool = seeds(run.source)
    first = len(pool)
    for data in pool:
        run.one(data)
    while time.monotonic() < run.until:
        data = mutated(run.source, run.chance.choice(pool), run.chance)
        before = run.documents
        run.one(data)
        if run.documents > before and run.chance.random() < 0.05:  # a changed document that is still read is worth changing further
            pool.append(data)
            if len(pool) > first + 300:
                del pool[first]
    run.finish()


def guided(run: Run) -> None:
    """Changes of what reached new lines."""
    import atheris

    from tests.fuzz.mutate import LONGEST, mutated

    corpus = run.keep / f"{run.source}.corpus"
    corpus.mkdir(exist_ok=True)
    for number, data in enumerate(seeds(run.source)):
        (corpus / f"seed-{number}").write_bytes(data)

    def change(data: bytes, longest: int, seed: int) -> bytes:
        return mutated(run.source, bytes(data), random.Random(seed))[:longest]

    def one(data: bytes) -> None:
        run.one(data)
        if time.monotonic() > run.until:
            run.finish()
            os._exit(0)

    options = [
        f"-max_len={LONGEST}",
        "-len_control=0",
        "-rss_limit_mb=3000",
        "-timeout=3600",
        "-verbosity=0",
        f"-artifact_prefix={run.keep}/died-{run.source}-",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


def _instrumented() -> bool:
    """Whether the project's modules are imported so that the lines they run are seen."""
    try:
        import atheris
    except ImportError:
        return False
    from importlib import import_module

    with atheris.instrument_imports(include=["ledger"]):
        for room in ("sources", "minutes", "appropriations", "competence"):
            for path in sorted((ROOT / "ledger" / room).glob("*.py")):
                if not path.stem.startswith("worker"):
                    import_module(f"ledger.{room}" if path.stem == "__init__" else f"ledger.{room}.{path.stem}")
    return True


def main() -> int:
    """Every source asked for, each in its own process; 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", choices=[*SOURCES, []], metavar="SOURCE", help=", ".join(SOURCES))
    parser.add_argument("--minutes", type=float, default=10.0, help="for each source")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    if options.inside:
        (guided if _instrumented() else by_chance)(Run(options.sources[0], options.minutes, options.keep, options.seed))
        return 0
    for source in options.sources or SOURCES:
        _outside(source, options)
    left = [path for path in options.keep.iterdir() if path.suffix == ".reason" or path.name.startswith("died-")]
    print(f"{len(left)} documents with a fault in {options.keep}" if left else "no faults")
    return 1 if left else 0


def _outside(source: str, options: argparse.Namespace) -> None:
    """One source in a process of its own; when that dies, its last document is kept and it begins anew with the time that is left."""
    until = time.monotonic() + options.minutes * 60
    seed = options.seed
    while (left := until - time.monotonic()) > 1:
        arguments = [source, "--minutes", str(left / 60), "--keep", str(options.keep), "--seed", str(seed), "--inside"]
        done = subprocess.run([sys.executable, "-m", "tests.fuzz", *arguments], cwd=ROOT, check=False)
        current = options.keep / f"{source}.current"
        if done.returncode == 0:
            return
        if current.exists():
            died = options.keep / f"died-{source}-{seed}"
            current.replace(died)
            print(f"{source}: the process ended with {done.returncode} → {died.name}", flush=True)
        else:
            print(f"{source}: the process ended with {done.returncode} before its first document", flush=True)
            return
        seed += 1


if __name__ == "__main__":
    sys.exit(main())
