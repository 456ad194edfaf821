"""`rules/kommuner.csv` → the 98 municipalities, by code and by every spelling of their names (DOMAIN 6.3)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import SettingsError

if TYPE_CHECKING:
    from ledger.toml_file import Node

__all__ = ["Kommune", "by_name", "find_kommune", "kommuner", "read_kommuner", "rules_folder"]

_GENITIVE = ("nordfyn", "vesthimmerland")
"""Municipalities whose name is a genitive, and which are printed without its s too."""


@dataclass(frozen=True, slots=True)
class Kommune:
    """One of the 98 municipalities. `kommunekode` has three digits; `council_name` is `None` where the list does not know it."""

    kommunekode: str
    navn: str
    region: str
    council_name: str | None


def rules_folder() -> Path:
    """Where the shipped rules lie: inside the installed package, or at the top of the checkout."""
    package = Path(__file__).parent
    for folder in (package / "_rules", package.parent / "rules"):
        if (folder / "default.toml").is_file():
            return folder
    raise SettingsError("settings.no_rules", file=str(package / "_rules" / "default.toml"))


def read_kommuner(path: Path) -> dict[str, Kommune]:
    """The list of municipalities (CSV) → by three-digit kommunekode. A list that is none is a `SettingsError`."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return {
            row["kommunekode"].zfill(3): Kommune(row["kommunekode"].zfill(3), row["navn"], row["region"], row["council_name"] or None)
            for row in rows
        }
    except OSError as reason:
        raise SettingsError("settings.unreadable", file=str(path), reason=reason.strerror or str(reason)) from reason
    except (KeyError, AttributeError, TypeError, csv.Error, UnicodeDecodeError) as reason:
        raise SettingsError("settings.not_kommuner", file=str(path), expected="kommunekode,navn,region,council_name") from reason


@cache
def kommuner() -> Mapping[str, Kommune]:
    """The shipped list by kommunekode, read once."""
    return read_kommuner(rules_folder() / "kommuner.csv")


@cache
def _names() -> Mapping[str, Kommune]:
    names = {_plain(kommune.navn): kommune for kommune in kommuner().values()}
    return names | {name: names[f"{name}s"] for name in _GENITIVE}


def _plain(name: str) -> str:
    """A municipality's name without what varies in print: case, hyphens, the word "Kommune", å written aa."""
    folded = " ".join(name.casefold().replace("-", " ").replace("aa", "å").strip(" .,:").split())
    return folded.removesuffix(" kommune").removesuffix(" regionskommune")


def by_name(printed: str) -> Kommune | None:
    """A printed name, genitive and old spelling allowed → the municipality; `None` for anything else."""
    wanted, names = _plain(printed), _names()
    return names.get(wanted) or names.get(wanted.removesuffix("s")) or names.get(wanted.removesuffix("'"))


def find_kommune(text: str, node: Node | None = None) -> Kommune:
    """What a user writes, a name or a code of three or four digits → the municipality. Else a `SettingsError` with the nearest name.

    `node` is where the text stands in a file; without one it came from `--kommune`.
    """
    from ledger.toml_file import Node, nearest

    wanted = _plain(text)
    if wanted.isdecimal() and wanted.lstrip("0").zfill(3) in kommuner():
        return kommuner()[wanted.lstrip("0").zfill(3)]
    found = by_name(text)
    if found is not None:
        return found
    names = _names()
    begins = [name for name in names if name.startswith(wanted)] if wanted else []
    near = begins[0] if len(begins) == 1 else nearest(wanted, names)
    asked = node if node is not None else Node("--kommune", "", text)
    if near is not None:
        raise asked.error("unknown_kommune_near", near=names[near].navn)
    raise asked.error("unknown_kommune")
