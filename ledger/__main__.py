"""`bevilling` and `python -m ledger` → the command line, whether it lies in the wheel or in the checkout beside the package."""

from __future__ import annotations

try:
    from ledger._cli import main  # type: ignore[import-not-found]
except ModuleNotFoundError as absent:
    # Only a checkout has no ledger/_cli.py; anything else missing is a broken installation and must say so itself.
    if absent.name != "ledger._cli":
        raise
    from cli import main

if __name__ == "__main__":
    main()
