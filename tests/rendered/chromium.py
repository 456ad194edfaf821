"""Web pages → the tagged PDFs that Chromium prints of them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def printed(pages: list[Path], folder: Path) -> None:
    """Each page → a PDF of the same stem in the folder."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as profile:
        for page in pages:
            target = folder / f"{page.stem}.pdf"
            options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
            subprocess.run([CHROMIUM, *options, page.resolve().as_uri()], check=True, capture_output=True, timeout=60)
