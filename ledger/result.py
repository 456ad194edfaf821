"""The outcome of a check as one frozen value: frames, what balances, findings. Every report is made from this and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ledger.messages import Language
from ledger.model import Finding

if TYPE_CHECKING:
    import polars as pl

    from ledger.frames import Frames
    from ledger.pools import PoolReport
    from ledger.schemas import Balances
    from ledger.settings import Settings

LEVELS = ("error", "warning", "info")


@dataclass(frozen=True)
class Result:
    """One batch, read and checked. `findings` are worded in `lang`; `not_carried` are documents that had to carry an appropriation,
    `pools` those of every register that was used."""

    frames: Frames
    balances: Balances
    findings: tuple[Finding, ...]
    settings: Settings
    lang: Language = "da"
    not_carried: tuple[str, ...] = ()
    suppressed: int = 0
    parameters: dict[str, Any] = field(default_factory=dict)
    pools: tuple[PoolReport, ...] = ()

    @cached_property
    def verdicts(self) -> dict[int, bool]:
        """Table number → whether it balances; a table that is not evaluated is not in it."""
        import polars as pl

        rows = self.balances.checked.group_by("table").agg(pl.col("balances").all())
        return dict(rows.iter_rows())

    @cached_property
    def findings_frame(self) -> pl.DataFrame:
        """The findings as a frame, money in øre."""
        from ledger.checks.engine import frame

        return frame(self.findings)

    @cached_property
    def summary(self) -> dict[str, int]:
        """The counts of SPEC 2. `not_evaluated` are appropriation tables without a verdict: never shown as success."""
        kinds = Counter(self.frames.tables["kind"].to_list())
        levels = Counter(finding.severity for finding in self.findings)
        balanced = sum(self.verdicts.values())
        return {
            "documents": self.frames.documents.height,
            "agenda_items": self.frames.items.height,
            "tables": self.frames.tables.height,
            "appropriations": kinds["appropriation"],
            "balanced": balanced,
            "unbalanced": len(self.verdicts) - balanced,
            "not_evaluated": kinds["appropriation"] - len(self.verdicts),
            "errors": levels["error"],
            "warnings": levels["warning"],
            "infos": levels["info"],
        }

    @cached_property
    def item_names(self) -> dict[int, str]:
        """An item's number in the frames → what a user calls it: its printed number, or #4 for the fourth where none is printed."""
        return {
            item: number or f"#{position}" for item, number, position in self.frames.items.select("item", "number", "position").iter_rows()
        }

    @property
    def unread(self) -> bool:
        """Could an input not be read?"""
        return self.frames.documents["failure"].is_not_null().any()

    def exit_code(self, fail_on: str = "error") -> int:
        """0 nothing at or above `fail_on` · 1 findings · 3 an input could not be read; 3 wins over 1 (SPEC 1)."""
        if self.unread:
            return 3
        if self.not_carried:
            return 1
        if fail_on == "never":
            return 0
        stops = LEVELS[: LEVELS.index(fail_on) + 1]
        return 1 if any(finding.severity in stops for finding in self.findings) else 0


def without_appropriation(result_frames: Frames, verdicts: Sequence[int]) -> tuple[str, ...]:
    """The documents in which no appropriation was evaluated, for `--require-appropriation`."""
    import polars as pl

    evaluated = result_frames.tables.filter(pl.col("table").is_in(list(verdicts)))["document"].unique().to_list()
    return tuple(result_frames.documents.filter(~pl.col("document").is_in(evaluated))["path"].to_list())
