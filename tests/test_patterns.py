"""Every pattern of the tool compiles, and a pattern not yet used behaves as one of `re`."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import Any

import pytest

import ledger
from ledger.patterns import pattern


def test_every_pattern_of_every_module_compiles() -> None:
    seen = 0
    for module in pkgutil.walk_packages(ledger.__path__, "ledger."):
        if module.name in ("ledger.__main__", "ledger._cli"):
            continue
        for value in vars(import_module(module.name)).values():
            if type(value) is type(pattern("")):
                seen += re.compile(value.text, value.options) is not None
    assert seen > 30


def _alternatives(parsed: Any) -> list[list[Any]]:
    """A parsed expression → its alternatives, groups around them taken away."""
    steps = list(parsed)
    if len(steps) == 1 and str(steps[0][0]) == "SUBPATTERN":
        return _alternatives(steps[0][1][3])
    if len(steps) == 1 and str(steps[0][0]) == "BRANCH":
        return [one for branch in steps[0][1][1] for one in _alternatives(branch)]
    return [steps]


def _parted_many_ways(parsed: Any) -> bool:
    """Does an expression repeat without bound what alone repeats without bound, as `(?:a+|b)+`? A long run is then parted in every way."""
    for operator, argument in parsed:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            inner = [argument[2]]
            if argument[1] > _MANY:
                for steps in _alternatives(argument[2]):
                    repeated = [step for step in steps if not (str(step[0]) in ("MAX_REPEAT", "MIN_REPEAT") and step[1][0] == 0)]
                    if len(repeated) == 1 and str(repeated[0][0]) in ("MAX_REPEAT", "MIN_REPEAT") and repeated[0][1][1] > _MANY:
                        return True
        else:
            nested = {"SUBPATTERN": lambda given: [given[3]], "BRANCH": lambda given: given[1], "ASSERT": lambda given: [given[1]]}
            inner = nested.get(name, lambda given: [])(argument)
        if any(map(_parted_many_ways, inner)):
            return True
    return False


_MANY = 12


@pytest.mark.parametrize(
    ("text", "many"),
    [(r"(?:a+|b)+$", True), (r"(?:-{3,}\s*)+", True), (r"(?:-{3,}+\s*+)+", False), (r"(?:\w+\s+)+", False), ("(?:[a]|bc)+", False)],
)
def test_what_is_parted_many_ways_is_told(text: str, many: bool) -> None:
    assert _parted_many_ways(import_module("re._parser").parse(text)) is many


def test_no_pattern_parts_a_long_run_in_every_way_there_is() -> None:
    """Rows of dots in a table of contents and long rules are met in minutes: time must not double with each of their signs."""
    found = []
    for module in pkgutil.walk_packages(ledger.__path__, "ledger."):
        if module.name in ("ledger.__main__", "ledger._cli"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if type(value) is type(pattern("")):
                text, flags = value.text, value.options
            elif isinstance(value, re.Pattern):
                text, flags = value.pattern, value.flags & ~re.UNICODE
            else:
                continue
            if _parted_many_ways(import_module("re._parser").parse(text, flags)):
                found.append(f"{module.name}.{name}")
    assert found == []


def test_it_is_the_compiled_pattern_once_used() -> None:
    lazy, eager = pattern(r"(?P<word>b+)", re.IGNORECASE), re.compile(r"(?P<word>b+)", re.IGNORECASE)
    text = "abBcb"
    assert lazy.pattern == eager.pattern
    assert lazy.findall(text) == eager.findall(text)
    assert lazy.sub("-", text) == eager.sub("-", text)
    assert lazy.split(text) == eager.split(text)
    assert [found["word"] for found in lazy.finditer(text, 2)] == [found["word"] for found in eager.finditer(text, 2)]
    assert lazy.fullmatch(text) is None
    assert lazy.groupindex == eager.groupindex
    assert lazy.search(text) is not None
