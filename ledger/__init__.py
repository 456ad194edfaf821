"""bevilling: Danish municipal minutes in, checked appropriations out.

    from ledger import read, check
    frames = read(["referat.txt"])          # documents, items, decisions, tables, rows, postings … as Polars frames
    result = check(frames)                  # findings, what balances, the summary

Everything the command line does is a function here. Importing this package is light; Polars is loaded by the first call.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from ledger.version import VERSION as __version__  # noqa: N811

if TYPE_CHECKING:
    from pathlib import Path

    from ledger.frames import Frames
    from ledger.messages import Language
    from ledger.pools import PoolReport
    from ledger.price_levels import Factors
    from ledger.registers import Register
    from ledger.result import Result
    from ledger.settings import Settings

__all__ = ["__version__", "check", "judge_pools", "read"]


def read(
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    *,
    kommune: str | None = None,
    jobs: int = 1,
    stdin: bytes | None = None,
    passed_over: list[str] | None = None,
) -> Frames:
    """Files, folders and "-" → the frames of the batch (`ledger.frames`), money in øre.

    `kommune` (name or code) is used where a document does not name its municipality. A file that cannot be read is a row in
    `documents` with its failure; nothing is raised for it. `passed_over` takes the names of files in folders that are no documents.
    Raises `SettingsError` for an unknown municipality.
    """
    from ledger.batch import read_all, tasks
    from ledger.reading import Reader
    from ledger.settings import load_settings

    settings = settings or load_settings()
    name = settings.kommune(kommune).navn if kommune else None
    reader = Reader(settings.limits, tuple(settings.words.items()))
    # Polars and pandera load here while the worker reads: the two together decide how fast one document is checked.
    loading = Thread(target=_load_frames, daemon=True)
    loading.start()
    with closing(read_all(tasks([str(path) for path in paths], name, stdin, passed_over), reader, jobs)) as outcomes:
        first = list(itertools.islice(outcomes, 1))
        loading.join()
        from ledger.frames import build_frames

        return build_frames(itertools.chain(first, outcomes))


def _load_frames() -> None:
    """Import Polars, pandera and the rules, and build the schemas: the slow half of a start."""
    from ledger.checks.catalogue import catalogue
    from ledger.schemas import checked_schemas

    checked_schemas()
    catalogue()
    import ledger.checks.engine  # noqa: F401


def check(
    frames: Frames,
    settings: Settings | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: Language = "da",
    require_appropriation: bool = False,
    register: Register | None = None,
    factors: Factors | None = None,
) -> Result:
    """Frames → validated once, every rule run, the findings worded in `lang`. Raises nothing for what documents hold.

    The pools judged are those of `register`, as `judge_pools` has them, and of the registers in `settings` for other municipalities.
    """
    from ledger.checks.engine import pools_of, run
    from ledger.result import Result, without_appropriation
    from ledger.schemas import validate
    from ledger.settings import load_settings

    settings = settings or load_settings()
    balances = validate(frames)
    pools = pools_of(frames, settings)
    if register is not None:
        from ledger.pools import pool_report

        others = (known for known in pools if known.register.kommunekode != register.kommunekode)
        pools = (pool_report(frames, register, settings, factors=factors), *others)
    findings = run(frames, balances, settings, select, ignore, lang, pools)
    result = Result(frames, balances, tuple(findings), settings, lang, pools=pools)
    if not require_appropriation:
        return result
    return replace(result, not_carried=without_appropriation(frames, list(result.verdicts)))


ABOUT_POOLS = ("POL", "FIN004", "HDR003", "SRC001", "SRC002")
"""The rules that `judge_pools` runs when none are named: those about pools, price levels, and documents that could not be read."""


def judge_pools(
    frames: Frames,
    register: Register,
    settings: Settings | None = None,
    *,
    factors: Factors | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: Language = "da",
) -> tuple[PoolReport, Result]:
    """Frames and a register → its pools after the batch, and the findings about them (`ABOUT_POOLS` where `select` is empty).

    Documents that name no municipality are taken to be the register's; those of another one are left out and listed.
    """
    from ledger.checks.engine import run
    from ledger.pools import pool_report
    from ledger.result import Result
    from ledger.schemas import validate
    from ledger.settings import load_settings

    settings = settings or load_settings()
    balances = validate(frames)
    report = pool_report(frames, register, settings, factors=factors)
    findings = run(frames, balances, settings, select or ABOUT_POOLS, ignore, lang, pools=(report,))
    return report, Result(frames, balances, tuple(findings), settings, lang, pools=(report,))
