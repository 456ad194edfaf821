"""What a rule found → the sentence a user reads: Danish numbers in the gaps, in kroner or in the table's own unit."""

from __future__ import annotations

import string
from typing import Any

from ledger.money import Unit, format_kr


class Amount:
    """Øre that print themselves: `{x:kr}` in kroner with the word, `{x:unit}` in the table's unit, bare the figure in that unit."""

    def __init__(self, ore: int | None, unit_ore: int | None, lang: str) -> None:
        self.ore, self.unit_ore, self.lang = ore, unit_ore, lang

    def __format__(self, spec: str) -> str:
        if self.ore is None:
            return "ukendt" if self.lang == "da" else "unknown"
        unit = Unit.KR.ore if spec == "kr" or not self.unit_ore else self.unit_ore
        text = format_kr(self.ore, unit)
        if spec == "kr":
            return text + " kr."
        if spec == "unit":
            return f"{text} {Unit(unit).label}"
        return text


class _Gaps(string.Formatter):
    """Gaps are plain names: text of a document can only ever be a value, and no value is looked into."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        return kwargs[field_name], field_name


def sentence(template: str, values: dict[str, Any]) -> str:
    """A template and its values → the sentence. A missing value is a bug of ours: KeyError."""
    return _Gaps().vformat(template, (), values)
