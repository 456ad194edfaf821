"""The one place that says which version this is: packaging, reports and `--version` read it here."""

from __future__ import annotations

VERSION = "0.1.0"
