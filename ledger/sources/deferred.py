"""The name of a package → the package with its submodules, while its own `__init__` waits until something of it is asked for.

To say its version, a package may read what is installed, and to be ready for anything, load libraries that are not needed here. Where a
process reads one archive and ends, that takes longer than the work the package is imported for.
"""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

__all__ = ["defer"]


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
