"""Every pattern of the tool compiles, and a pattern not yet used behaves as one of `re`."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

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
