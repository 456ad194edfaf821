"""A source's name → the small sound documents that its fuzzing starts from, made anew: no corpus is kept in the repository."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.rendered import chromium
from tests.rendered.parts import parts_of
from tests.rendered.score_rendered import makers

CASES = Path(__file__).parents[1] / "cases"
SOURCES = ("text", "markdown", "html", "docx", "xlsx", "pdf")
CHOSEN = (
    "01-koege-celle-pr-linje",
    "03-frederiksberg-anlaegsplan",
    "06-middelfart-subtotal",
    "09-mariagerfjord-omplacering",
    "13-odsherred-vendt-om",
    "16-gentofte-udgift-indtaegt",
    "45-odsherred-streger",
    "46-ishoej-to-tabeller",
    "105-hjoerring-lang-protokol",
    "109-viborg-bred-webtabel",
)
"""Cases of many shapes: cells a line, drawn tables, plans, transfers, long minutes."""

NAMES = {
    "text": "referat.txt",
    "markdown": "referat.md",
    "html": "referat.html",
    "docx": "referat.docx",
    "xlsx": "referat.xlsx",
    "pdf": "referat.pdf",
}


def seeds(source: str) -> list[bytes]:
    """The chosen cases in every way of setting them that the source reads; tagged PDFs where Chromium is installed."""
    cases = [next(CASES.glob(f"{stem}.[tm][xd]*")) for stem in CHOSEN]
    if source in ("text", "markdown"):
        suffix = {"text": ".txt", "markdown": ".md"}[source]
        return [path.read_bytes() for path in sorted(CASES.glob(f"*{suffix}"))]
    found = [make(parts_of(path)) for path in cases for suffix, make in makers().values() if suffix == source]
    if source == "pdf" and chromium.CHROMIUM:
        found += _tagged(cases[:3])
    return found


def _tagged(cases: list[Path]) -> list[bytes]:
    _, make = makers()["html-firstagenda"]
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder, f"{path.stem}.html") for path in cases]
        for page, path in zip(pages, cases, strict=True):
            page.write_bytes(make(parts_of(path)))
        chromium.printed(pages, Path(folder))
        return [page.with_suffix(".pdf").read_bytes() for page in pages]
