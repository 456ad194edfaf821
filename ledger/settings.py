"""TOML files → validated settings: severities, tolerances, words, limits, municipalities (SPEC 5).

`rules/default.toml` is both the defaults and the schema: an overlay may change any value in it to another of the same kind, and a key
that is not in it is an error. So a rule gets a new option by one line there. Later files win, key by key; a list of words is replaced by
a list, and changed by `{ add = […], remove = […] }`. An overlay that starts with `kommune = …` is a municipality's file instead, and
with `[[pool]]` too its register of pools.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Literal, cast

from ledger.kommuner import Kommune, find_kommune, rules_folder
from ledger.limits import Limits
from ledger.messages import Language
from ledger.model import Severity
from ledger.municipalities import Municipality, parse_municipality, shipped_municipality
from ledger.registers import Register, parse_register, shipped_register
from ledger.toml_file import Node, read_toml

__all__ = ["OptionValue", "RuleSettings", "Settings", "load_settings"]

OptionValue = bool | int | float | str | tuple[str, ...]
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """How one rule runs. A rule that is "off" keeps, as `severity`, the one it had before it was switched off."""

    severity: Severity
    enabled: bool
    options: Mapping[str, OptionValue]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything users can set, validated. `files` are the TOML files read, in order.

    `municipalities` holds what overlays say of single municipalities, by kommunekode; `municipality()` adds what is shipped. So do
    `registers` and `register()` for their pools.
    """

    rules: Mapping[str, RuleSettings]
    words: Mapping[str, tuple[str, ...]]
    limits: Limits
    municipalities: Mapping[str, Municipality]
    files: tuple[Path, ...]
    lang: Language = "da"
    registers: Mapping[str, Register] = field(default_factory=dict)

    def kommune(self, text: str) -> Kommune:
        """What a user writes after `--kommune` (name or code, three or four digits) → the municipality. Else `SettingsError`."""
        return find_kommune(text)

    def municipality(self, kommunekode: str) -> Municipality | None:
        """What is known of how one municipality writes: its overlay, else its shipped file, else `None`."""
        overlaid = self.municipalities.get(kommunekode)
        return overlaid if overlaid is not None else shipped_municipality(kommunekode)

    def register(self, kommunekode: str) -> Register | None:
        """The pools of one municipality: its overlaid register, else its shipped one, else `None`."""
        overlaid = self.registers.get(kommunekode)
        return overlaid if overlaid is not None else shipped_register(kommunekode)

    def digest(self) -> str:
        """The rules in force as sha256 (hex) over the files read: two reports with the same digest were made by the same rules."""
        import hashlib

        digest = hashlib.sha256()
        for path in self.files:
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def _option(node: Node, default: object) -> OptionValue:
    """An option's value, of the same kind as its default. A name ending in `_severity` holds a severity."""
    if node.key.endswith("_severity"):
        return node.choice(LEVELS)
    match default:
        case bool():
            return node.boolean()
        case int():
            return node.integer(least=0)
        case float():
            # a share between 0 and 1 stays one: 90 for 0.9 would switch the rule off in silence
            return node.number(most=1 if default <= 1 else None)
        case list():
            return node.texts()
        case _:
            return node.text()


def _rules(node: Node, layer: dict[str, RuleSettings], schema: Mapping[str, Mapping[str, object]]) -> None:
    for code, rule in node.table(schema).items():
        known = schema[code]
        before = layer.get(code, RuleSettings("info", True, {}))
        severity, enabled, options = before.severity, before.enabled, dict(before.options)
        for name, value in rule.table(known).items():
            if name == "severity":
                level = value.choice(LEVELS)
                enabled = level != "off"
                severity = cast("Severity", level) if enabled else severity
            else:
                options[name] = _option(value, known[name])
        layer[code] = RuleSettings(severity, enabled, options)


def _words(node: Node, layer: dict[str, tuple[str, ...]], schema: Mapping[str, object]) -> None:
    for name, value in node.table(schema).items():
        if isinstance(value.value, dict):
            change = value.table(("add", "remove"))
            removed = change["remove"].texts() if "remove" in change else ()
            for word in removed:
                if word not in layer[name]:
                    raise change["remove"].error("not_in_list", word=word)
            added = change["add"].texts() if "add" in change else ()
            kept = tuple(word for word in layer[name] if word not in removed)
            layer[name] = kept + tuple(word for word in added if word not in kept)
        else:
            layer[name] = value.texts()


def load_settings(overlays: Sequence[Path] = (), lang: Language = "da") -> Settings:
    """The shipped rules with the users' files on top → settings. Anything not understood is a `SettingsError` naming file and key."""
    folder = rules_folder()
    default = read_toml(folder / "default.toml")
    schema = default.table(("rules", "limits", "words"))
    rule_schema: dict[str, dict[str, object]] = {}
    for code, rule in default.need("rules", schema).table().items():
        keys = rule.table()
        rule.need("severity", keys)
        rule_schema[code] = {name: option.value for name, option in keys.items()}
    word_schema = {name: node.value for name, node in default.need("words", schema).table().items()}
    limit_names = tuple(limit.name for limit in fields(Limits))

    rules: dict[str, RuleSettings] = {}
    words: dict[str, tuple[str, ...]] = {}
    limits: dict[str, int] = {}
    municipalities: dict[str, Municipality] = {}
    registers: dict[str, Register] = {}
    paths = tuple(Path(path) for path in overlays)
    for root in (default, *map(read_toml, paths)):
        if isinstance(root.value, dict) and "kommune" in root.value and "pool" in root.value:
            register = parse_register(root)
            registers[register.kommunekode] = register
            continue
        if isinstance(root.value, dict) and "kommune" in root.value:
            municipality = parse_municipality(root)
            municipalities[municipality.kommunekode] = municipality
            continue
        tables = root.table(schema)
        if "rules" in tables:
            _rules(tables["rules"], rules, rule_schema)
        if "words" in tables:
            _words(tables["words"], words, word_schema)
        if "limits" in tables:
            limits |= {name: node.integer(least=1) for name, node in tables["limits"].table(limit_names).items()}
    return Settings(rules, words, Limits(**limits), municipalities, (folder / "default.toml", *paths), lang, registers)
