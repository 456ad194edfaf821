"""The name of a package → the package with its submodules, while its own `__init__` waits until something of it is asked for.

To say its version, a package may read what is installed, and to be ready for anything, load libraries that are not needed here. Where a
process reads one archive and ends, that takes longer than the work the package is imported for.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

__all__ = ["defer", "postponed"]


def defer(name: str) -> None:
    """Have `import name` and `import name.part` find the package without running its `__init__`; its first own attribute runs it.

    Nothing happens where the package is loaded already, or cannot be found.
    """
    if name in sys.modules:
        return
    found = importlib.util.find_spec(name)
    if found is None or found.loader is None or found.submodule_search_locations is None:
        return
    loader, module = found.loader, importlib.util.module_from_spec(found)

    def asked(wanted: str) -> Any:
        if importlib.util.find_spec(f"{name}.{wanted}") is not None:
            raise AttributeError(wanted)  # `from name import part` asks first, and imports the part then
        module.__dict__.pop("__getattr__", None)
        loader.exec_module(module)
        return getattr(module, wanted)

    module.__dict__["__getattr__"] = asked
    sys.modules[name] = module


@contextmanager
def postponed(name: str, *wanted: str) -> Iterator[None]:
    """While this holds, `from name import wanted` gives stand-ins; what is first called or asked of one of them loads the module `name`.

    For what a library imports from another at its start and seldom uses. Nothing happens where the module is loaded already.
    """
    if name in sys.modules:
        yield
        return
    module = ModuleType(name)
    for one in wanted:
        setattr(module, one, _Postponed(name, one))
    sys.modules[name] = module
    try:
        yield
    finally:
        del sys.modules[name]


class _Postponed:
    """Stands in for a function, class or module until it is used."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self._real()(*given, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def _real(self) -> Any:
        return getattr(importlib.import_module(self._module), self._name)
