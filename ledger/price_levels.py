"""A users' table of price-and-wage factors (TOML or CSV) → amounts moved from one year's price level to another's (DOMAIN 3.4).

`A(y2) = A(y1) × Π (1 + pct(t)/100)` for the years from y1+1 to y2; backwards divides. Percentages are multiplied, never added. No factor
is shipped and none is guessed: where a step is missing, the conversion is refused.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

from ledger.errors import SettingsError
from ledger.patterns import pattern
from ledger.toml_file import LARGEST_FILE, Node, read_toml

__all__ = ["Factors", "load_factors"]

_KEYS = ("from_year", "to_year", "pct", "art", "publisher", "vintage", "status")
_PERCENT = pattern(r"-?[0-9]{1,3}(?:[.,][0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Factors:
    """The steps a user vouches for: `steps` goes from a year to the exact factor that leads to it from the year before."""

    steps: Mapping[int, Fraction]
    file: str = ""

    def factor(self, start: int, end: int) -> Fraction | None:
        """What an amount in `start`'s level is multiplied by to stand in `end`'s; `None` where a step on the way is missing."""
        product = Fraction(1)
        for year in range(min(start, end) + 1, max(start, end) + 1):
            step = self.steps.get(year)
            if step is None:
                return None
            product *= step
        return product if end >= start else 1 / product

    def convert(self, ore: int, start: int, end: int) -> int | None:
        """Øre in `start`'s level → øre in `end`'s, to the nearest øre, half away from zero; `None` where it cannot be done."""
        factor = self.factor(start, end)
        if factor is None:
            return None
        exact = abs(ore) * factor
        whole = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)
        return -whole if ore < 0 else whole


def load_factors(path: Path) -> Factors:
    """A file of factors → the factors. `.csv` has a header line with the names of the keys, anything else is TOML with `[[factor]]`.

    Each step leads from one year to the next and stands there once. Anything else is a `SettingsError` naming file and key.
    """
    nodes = _csv_rows(path) if path.suffix.lower() == ".csv" else _toml_rows(path)
    steps: dict[int, Fraction] = {}
    for node in nodes:
        keys = node.table(_KEYS)
        start, end = node.need("from_year", keys).integer(least=1900), node.need("to_year", keys)
        if end.integer(least=1900) != start + 1:
            raise end.error("expected_next_year", year=start + 1)
        if start + 1 in steps:
            raise end.error("same_step", year=start + 1)
        steps[start + 1] = 1 + Fraction(_percent(node.need("pct", keys))) / 100
    return Factors(steps, str(path))


def _percent(node: Node) -> Decimal:
    """A percentage as text ("3,0") or a whole number. A TOML float is refused: it is not exact."""
    value = node.value
    if isinstance(value, int) and not isinstance(value, bool) and -100 < value < 1000:
        return Decimal(value)
    if isinstance(value, str) and _PERCENT.fullmatch(value.strip()):
        percent = Decimal(value.strip().replace(",", "."))
        if percent > -100:
            return percent
    raise node.error("expected_percent")


def _toml_rows(path: Path) -> Iterable[Node]:
    root = read_toml(path)
    keys = root.table(("factor",))
    return keys["factor"].items() if "factor" in keys else ()


def _csv_rows(path: Path) -> Iterable[Node]:
    """The lines of a CSV file as the same tables; comma or semicolon between the cells."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
        text = content.decode("utf-8-sig")
    except OSError as reason:
        key = "settings.absent" if isinstance(reason, FileNotFoundError) else "settings.unreadable"
        raise SettingsError(key, file=str(path), reason=reason.strerror or str(reason)) from reason
    except UnicodeDecodeError as reason:
        raise SettingsError("settings.not_utf8", file=str(path), line=content.count(b"\n", 0, reason.start) + 1) from reason
    if len(content) > LARGEST_FILE:
        raise SettingsError("settings.too_large", file=str(path), allowed=LARGEST_FILE)
    separator = ";" if ";" in text.split("\n", 1)[0] else ","
    for number, row in enumerate(csv.DictReader(StringIO(text), delimiter=separator), start=1):
        values: dict[str, object] = {}
        for name, cell in row.items():
            if cell is None or name is None:
                raise Node(str(path), f"factor[{number}]", row).error("expected_table")
            if cell.strip():
                values[name.strip()] = int(cell) if cell.strip().isdecimal() and name.strip().endswith("_year") else cell.strip()
        yield Node(str(path), f"factor[{number}]", values)
