"""Files → what LibreOffice makes of them: PDFs with and without tags, Word documents, web pages. A renderer nobody here has written."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

OFFICE = shutil.which("soffice")


def tagged(files: list[Path], folder: Path) -> None:
    """PDFs with a tag tree."""
    _convert(files, folder, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}')


def untagged(files: list[Path], folder: Path) -> None:
    """PDFs without tags."""
    _convert(files, folder, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}')


def through_odt(files: list[Path], folder: Path) -> None:
    """Word → OpenDocument → Word: LibreOffice's own way to write it."""
    with tempfile.TemporaryDirectory() as between:
        _convert(files, Path(between), "odt")
        _convert(sorted(Path(between).glob("*.odt")), folder, "docx")


def word(files: list[Path], folder: Path) -> None:
    """Web pages → Word."""
    _convert(files, folder, "docx:MS Word 2007 XML", ["--infilter=HTML (StarWriter)"])


def page(files: list[Path], folder: Path) -> None:
    """Word → web page."""
    _convert(files, folder, "html:HTML (StarWriter)")


def _convert(files: list[Path], folder: Path, target: str, options: list[str] | None = None) -> None:
    assert OFFICE is not None
    with tempfile.TemporaryDirectory() as profile:
        command = [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless", *(options or []), "--convert-to", target]
        subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600)
