"""Rule modules → the catalogue: every rule with its documentation, read from its docstring, found by its module's name.

A rule's docstring is a page of documentation in two languages:

    BAL001: the table does not balance to zero against its financing.

    da: tabellen går ikke i nul mod sin finansiering.
    law: kommunestyrelsesloven § 40, stk. 3
    from: C08

    why: …            hvorfor: …
    fix: …            ret: …
    false alarms: …   falske alarmer: …

    REGISTER:
        the register of pools that the examples need, for rules about pools
    PASS:
        an example of minutes, or of a table, with nothing to find
    FAIL:
        one where this rule finds something
"""

from __future__ import annotations

import pkgutil
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from ledger.patterns import pattern

if TYPE_CHECKING:
    import polars as pl

    from ledger.checks.rule import Batch

_NAME = pattern(r"^[a-z]{3}\d{3}$")
_FIELD = pattern(r"^(da|law|from|why|hvorfor|fix|ret|false alarms|falske alarmer|REGISTER|PASS|FAIL):[ \t]?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, what it says, why, on which law, how to mend it, when it may be wrong, and examples of both outcomes."""

    code: str
    says: dict[str, str]
    law: str
    origin: str
    why: dict[str, str]
    fix: dict[str, str]
    false_alarms: dict[str, str]
    passes: str
    fails: str
    message: dict[str, str]
    check: Callable[[Batch], pl.DataFrame]
    register: str = ""
    across: bool = False
    """Does it hold documents against each other, or look at the pools of the batch? Its module says `ACROSS = True`."""


@cache
def catalogue() -> dict[str, Rule]:
    """Every rule by code, in order. A module whose docstring lacks a part is a bug of ours: ValueError."""
    package = import_module("ledger.checks")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__) if _NAME.match(module.name))
    return {name.upper(): read_rule(name.upper(), import_module(f"ledger.checks.{name}")) for name in names}


def read_rule(code: str, module: ModuleType) -> Rule:
    """A rule's module → the rule as documented in its docstring."""
    text = textwrap.dedent(module.__doc__ or "")
    first = text.split("\n", 1)[0]
    parts = _FIELD.split(text)
    fields = dict(zip(parts[1::2], parts[2::2], strict=True))
    missing = [name for name in ("da", "law", "from", "why", "hvorfor", "fix", "ret", "PASS", "FAIL") if name not in fields]
    if missing or not first.startswith(code + ": "):
        raise ValueError(f"{code}: the docstring lacks {', '.join(missing) or 'its first line'}")

    def prose(name: str) -> str:
        return " ".join(fields.get(name, "").split())

    def example(name: str) -> str:
        return textwrap.dedent(fields[name].lstrip("\n")).rstrip() + "\n" if name in fields else ""

    return Rule(
        code=code,
        says={"da": prose("da"), "en": " ".join(first.removeprefix(code + ": ").split())},
        law=prose("law"),
        origin=prose("from"),
        why={"da": prose("hvorfor"), "en": prose("why")},
        fix={"da": prose("ret"), "en": prose("fix")},
        false_alarms={"da": prose("falske alarmer"), "en": prose("false alarms")},
        passes=example("PASS"),
        fails=example("FAIL"),
        message=module.MESSAGE,
        check=module.check,
        register=example("REGISTER"),
        across=getattr(module, "ACROSS", False),
    )
