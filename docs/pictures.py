"""sample_data → docs/pictures/*.png: the page in Chromium and the workbook in LibreOffice, as the README shows them.

    python docs/pictures.py

Needs Chromium, LibreOffice and the development packages. The pictures are made from the samples, never drawn.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
SAMPLES = [ROOT / "sample_data" / f"lyngby-taarbaek-{name}.txt" for name in ("kultur-2025-05-20", "skoleudvalget-2025-04-22")]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
COLOURS = 96
WIDEST = 1400
FOOT = 0.07
"""The share of a printed page that its foot takes."""

REGISTER = ROOT / "sample_data" / "pools" / "lyngby-taarbaek-2025.toml"
WORKBOOK = {"workbook": "Tabeller, som de er trykt", "workbook-overview": "Bevillinger i ubalance", "workbook-pools": "Puljer: primo"}
"""Picture → words that stand on the first page of the sheet it shows."""

DANISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>da-DK</value></prop></item>
</oor:items>
"""
"""LibreOffice set to Danish numbers, whatever the machine is set to."""


def main() -> None:
    """All pictures, and how large each became."""
    sys.path.insert(0, str(ROOT))
    from ledger import check, read
    from ledger.registers import load_register
    from ledger.report import html, workbook

    TARGET.mkdir(parents=True, exist_ok=True)
    result = check(read([path.relative_to(ROOT) for path in SAMPLES]), register=load_register(REGISTER.relative_to(ROOT)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        html.write(result, folder / "side.html")
        pages(folder / "side.html")
        workbook.write(result, folder / "bevillinger.xlsx")
        sheets(folder / "bevillinger.xlsx")
    for path in sorted(TARGET.glob("*.png")):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")


def pages(file: Path) -> None:
    """The page as one meets it, a table that fails, a pool, the same in the dark, and on a phone."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)  # None: the one of playwright
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, scheme, width, height in (
            ("page", "light", 1100, 900),
            ("page-dark", "dark", 1100, 900),
            ("page-phone", "light", 360, 760),
        ):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            sheet = context.new_page()
            sheet.goto(file.as_uri())
            shot(sheet.screenshot, name)
            if name == "page":
                shot(sheet.locator("article.t.unbalanced").first.screenshot, "page-table")
                shot(sheet.locator("article.pool").first.screenshot, "page-pool")
            context.close()
        browser.close()


def shot(take: Any, name: str) -> None:
    """A screenshot, kept small."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shot.png"
        take(path=path)
        save(Image.open(path), name)


def sheets(file: Path) -> None:
    """The workbook as LibreOffice prints it: the first page on which each of the wanted words stands."""
    profile = file.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(DANISH, encoding="utf-8")
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            file.parent,
            file,
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    document = pypdfium2.PdfDocument(file.with_suffix(".pdf"))
    for name, words in WORKBOOK.items():
        fitting = [page for page in document if words in page.get_textpage().get_text_range()]
        if not fitting:
            raise SystemExit(f"{words!r} stands on no page of the workbook")
        save(trimmed(fitting[0].render(scale=2).to_pil()), name)
    document.close()


def trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the white margins of its paper, or the foot of the page."""
    picture = picture.convert("RGB")
    picture = picture.crop((0, 0, picture.width, int(picture.height * (1 - FOOT))))
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    if box is None:
        return picture
    left, top, right, bottom = box
    return picture.crop((max(0, left - 20), max(0, top - 20), min(picture.width, right + 20), min(picture.height, bottom + 20)))


def save(picture: Image.Image, name: str) -> None:
    """Few colours and no more width than a README has: tens of kilobytes."""
    picture = picture.convert("RGB")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, picture.height * WIDEST // picture.width), Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
