"""Checkout → wheel: puts the files that live outside the package inside it, so that an installed `bevilling` carries its rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {"rules": "ledger/_rules", "cli.py": "ledger/_cli.py"}


class CarryRules(BuildHookInterface[Any]):
    """Adds `rules/` and `cli.py` to a wheel. An editable install reads them where they lie: a copy would go stale unseen."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for source, target in CARRIED.items():
            build_data["force_include"][str(Path(self.root, source))] = target
