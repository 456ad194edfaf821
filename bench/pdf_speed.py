"""A mixed archive of PDFs, made on the fly → the CPU time of this reader, of pdfium's bare text layer and of pdfplumber, from one run.

Three pages in a hundred carry a money table. The goals: at most 2.5 times the bare text layer, at least 12 times less than
pdfplumber's extract_tables + extract_text over the same pages. Start-up (imports) is not counted.

    python bench/pdf_speed.py [--pages 400] [--documents 10]
"""

from __future__ import annotations

import argparse
import io
import random
import time
from collections.abc import Callable
from typing import Any

WORDS = [
    "kommunen",
    "forvaltningen",
    "sagen",
    "byrådet",
    "udvalget",
    "indstiller",
    "bevilling",
    "mødet",
    "området",
    "skole",
    "vejen",
    "planen",
    "projekt",
    "lokal",
    "at",
    "og",
    "der",
    "er",
    "til",
    "i",
    "den",
    "for",
    "på",
    "med",
    "som",
    "en",
    "et",
    "af",
    "det",
    "de",
    "har",
    "vil",
    "kan",
    "skal",
    "ikke",
    "også",
    "efter",
    "ved",
    "om",
    "fra",
    "under",
    "over",
    "mellem",
    "børn",
    "unge",
    "ældre",
    "budget",
    "anlæg",
    "drift",
]
HEADINGS = ("Resume", "Indstilling", "Sagsfremstilling", "Økonomi", "Beslutning", "Bilag")
TABLE_SHARE = 0.03


def main() -> None:
    """Make the archive, read it three ways, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--documents", type=int, default=10)
    options = parser.parse_args()
    archive = make_archive(options.pages, options.documents)
    _start_up(archive[0])
    bare = _cpu(_bare, archive)
    own = _cpu(_own, archive)
    plumber = _cpu(_plumber, archive)
    pages = options.pages
    print(f"{pages} pages in {options.documents} documents, {round(TABLE_SHARE * 100)} % of the pages with a money table")
    for name, seconds in (("bare text layer (pdfium)", bare), ("this reader", own), ("pdfplumber", plumber)):
        print(f"{name:28} {seconds:8.2f} s CPU  {1000 * seconds / pages:8.2f} ms a page")
    print(f"this reader / bare text layer: {own / bare:.2f} (at most 2.5)")
    print(f"pdfplumber / this reader:      {plumber / own:.1f} (at least 12, goal 20)")


def make_archive(pages: int, documents: int, seed: int = 1) -> list[bytes]:
    """So many pages of minutes in so many documents; the pages with tables are spread evenly."""
    rng = random.Random(seed)
    per = pages // documents
    tables = {round((number + 0.5) / TABLE_SHARE) for number in range(int(pages * TABLE_SHARE))}
    return [_document([document * per + page in tables for page in range(per)], rng) for document in range(documents)]


def _document(tables: list[bool], rng: random.Random) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    story: list[Any] = []
    for number, with_table in enumerate(tables, 1):
        story.append(Paragraph(f"Punkt {number}: {' '.join(rng.choices(WORDS, k=9)).capitalize()}", styles["Heading2"]))
        story.append(Paragraph(f"00.22.00-A00-{number}-21", styles["BodyText"]))
        for heading in rng.sample(HEADINGS, 4):
            story.append(Paragraph(heading, styles["Heading3"]))
            story.append(
                Paragraph(" ".join(rng.choices(WORDS, k=95)).capitalize() + f" {rng.randint(100, 900)}.000 kr.", styles["BodyText"])
            )
        if with_table:
            amounts = [[rng.randrange(0, 900) for _ in range(4)] for _ in range(4)]
            rows = [["t. kr. i 2025 p/l", "Udvalg / Område", "2025", "2026", "2027", "2028"]]
            rows += [[f"Udgift {n}", "Skoleudvalget", *map(str, row)] for n, row in enumerate(amounts, 1)]
            rows.append(["Finansiering", "Puljer", *(str(-sum(row[c] for row in amounts)) for c in range(4))])
            rows.append(["I alt", "", "0", "0", "0", "0"])
            style: list[Any] = [("ALIGN", (2, 0), (-1, -1), "RIGHT")]
            if rng.random() < 0.5:
                style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
            story.append(Table(rows, style=style))
        story.append(PageBreak())
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build(story)
    return target.getvalue()


def _start_up(data: bytes) -> None:
    """Load every library once, outside the clock."""
    import pdfminer.pdfdevice
    import pdfminer.pdfinterp
    import pdfminer.pdfpage
    import pdfplumber

    del pdfminer
    with pdfplumber.open(io.BytesIO(data)) as document:
        document.pages[0].extract_text()
    _own([data])


def _cpu(run: Callable[[list[bytes]], None], archive: list[bytes]) -> float:
    start = time.process_time()
    run(archive)
    return time.process_time() - start


def _bare(archive: list[bytes]) -> None:
    import pypdfium2

    for data in archive:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
        document.close()


def _own(archive: list[bytes]) -> None:
    from ledger.limits import Limits
    from ledger.sources.pdf import read

    for data in archive:
        read(data, "archive.pdf", Limits())


def _plumber(archive: list[bytes]) -> None:
    import pdfplumber

    for data in archive:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_tables()
                page.extract_text()
                page.flush_cache()


if __name__ == "__main__":
    main()
