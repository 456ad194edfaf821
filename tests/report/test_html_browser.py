"""The page in Chromium: it looks nothing up, runs nothing of a document's, filters, reads by keyboard, on a phone, on paper, without scripts."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ledger import check, read
from ledger.report.html import write
from tests.report.pages import POOLS, SAMPLES, hostile, item, minutes, thousands

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: the page is not looked at in a browser")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

Opener = Callable[..., Any]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "side.html"
    write(check(read([SAMPLES])), path, [POOLS])
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        own = driver.chromium.executable_path
        program = own if Path(own).exists() else CHROMIUM
        if program is None:
            pytest.skip("no Chromium on this machine: the page is not looked at in a browser")
        running = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Opener]:
    """Opens a file; nothing may be asked for but the file, and nothing may be complained of."""
    troubles: list[str] = []
    contexts = []

    def open_page(path: Path, anchor: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: troubles.append(request.url) if request.url.split("#")[0] != path.as_uri() else None)
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def shown(page: Any, selector: str) -> int:
    """How many of the elements are on the page as it stands now."""
    count: int = page.evaluate(f"[...document.querySelectorAll({selector!r})].filter(e => !e.closest('[hidden]')).length")
    return count


def until(page: Any, condition: str) -> None:
    """Wait for what the page does on its own time. (`wait_for_function` evaluates text inside the page: its policy forbids that.)"""
    deadline = time.monotonic() + 8
    while not page.evaluate(condition):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(20)


def unfold(page: Any) -> None:
    """Lay out everything, also what is far below, so that it can be measured."""
    page.evaluate("document.querySelectorAll('.t, .card, .item').forEach(e => { e.style.contentVisibility = 'visible' })")
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")


# --- nothing comes in, nothing goes out -------------------------------------------------------------------------------------


def test_the_policy_holds(opened: Opener, samples: Path, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(samples.as_uri())
    page.evaluate("window.blocked = []; addEventListener('securitypolicyviolation', e => window.blocked.push(e.effectiveDirective))")
    page.evaluate(
        """() => {
        const add = (tag, set) => { const e = document.createElement(tag); Object.assign(e, set); document.body.append(e) };
        add('script', { textContent: 'window.hit = 1' });
        add('style', { textContent: 'body { display: none }' });
        add('img', { src: 'https://example.invalid/a.png' });
        fetch('https://example.invalid/b').catch(() => 0);
    }"""
    )
    until(page, "window.blocked.length >= 4")
    assert set(page.evaluate("window.blocked")) == {"script-src-elem", "style-src-elem", "img-src", "connect-src"}
    assert page.evaluate("window.hit") is None
    context.close()


def test_hostile_text_runs_nothing(opened: Opener, tmp_path: Path) -> None:
    write(check_hostile := hostile(tmp_path), tmp_path / "side.html")
    page = opened(tmp_path / "side.html")
    unfold(page)
    assert page.evaluate("window.hit") is None
    assert page.locator("article.t").count() == check_hostile.frames.tables.height
    for link in page.locator("article.t a, .card a").all()[:6]:
        link.click()
    assert page.evaluate("window.hit") is None


# --- links and filters -------------------------------------------------------------------------------------------------------


def test_from_the_finding_to_the_table_and_back(opened: Opener, samples: Path) -> None:
    page = opened(samples)
    found = page.locator(".card li", has_text="BAL001").first
    found.get_by_role("link").click()
    table = page.locator("article.t:target")
    assert table.bounding_box()["y"] < 400
    table.get_by_role("link", name="BAL001").first.click()
    back = page.locator(".card li:target")
    assert back.get_attribute("id") == found.get_attribute("id")
    assert 0 <= back.bounding_box()["y"] < 800


@pytest.mark.parametrize(
    ("choice", "value", "tables"),
    [("Kode", "BAL002", 2), ("Udvalg", "Byrådet", 5), ("Beslutning", "godkendt", 7)],
)
def test_each_filter_leaves_what_it_names(opened: Opener, samples: Path, choice: str, value: str, tables: int) -> None:
    page = opened(samples)
    everything = shown(page, "article.t")
    page.get_by_label(choice, exact=True).select_option(label=value)
    until(page, "document.querySelector('.shown').textContent")
    assert shown(page, "article.t") == tables
    assert f"{tables} af {everything} tabeller" in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Vis alt").click()
    until(page, "!document.querySelector('.shown').textContent")
    assert shown(page, "article.t") == everything


def test_free_text_and_nothing_found(opened: Opener, samples: Path) -> None:
    page = opened(samples)
    page.get_by_label("Søg i teksten").fill("LIVREDDERE  varme")
    until(page, "document.querySelector('.shown').textContent")
    assert shown(page, "article.t") == 1
    assert shown(page, "section[data-g] > h3") == 1
    page.get_by_label("Søg i teksten").fill("findes ikke nogen steder")
    until(page, "document.querySelector('.shown').textContent.startsWith('Intet')")
    assert shown(page, "article, li.item") == 0


def test_municipalities_can_be_told_apart(opened: Opener, tmp_path: Path) -> None:
    for name in ("Herning", "Holbæk"):
        (tmp_path / f"{name}.md").write_text(minutes(item(1, 4700)).replace("Herning", name), encoding="utf-8")
    write(check(read([tmp_path])), tmp_path / "side.html")
    page = opened(tmp_path / "side.html")
    page.get_by_label("Kommune").select_option(index=2)
    until(page, "document.querySelector('.shown').textContent")
    assert shown(page, "article.t") == shown(page, "article.card") == 1
    assert "Holbæk" in page.locator("section[data-g]:not([hidden]) h3").first.inner_text()


def test_a_link_to_what_is_filtered_out_shows_it(opened: Opener, samples: Path) -> None:
    page = opened(samples)
    page.get_by_label("Søg i teksten").fill("livreddere")
    until(page, "document.querySelector('.shown').textContent")
    page.evaluate("location.hash = document.querySelector('article.t[hidden]').id")
    until(page, "!document.querySelector('.shown').textContent")
    assert page.get_by_label("Søg i teksten").input_value() == ""
    assert page.locator("article.t:target").is_visible()


def test_a_link_into_what_is_folded_unfolds_it(opened: Opener, samples: Path) -> None:
    folded = re.search(r'<details data-g>.*?<article class="t [^"]*" id=(t\d+)', samples.read_text(encoding="utf-8"), re.DOTALL)
    assert folded is not None
    page = opened(samples, f"#{folded[1]}")
    assert page.locator(f"#{folded[1]}").is_visible()


# --- keyboard, names, colours -----------------------------------------------------------------------------------------------


def test_by_keyboard_alone(opened: Opener, samples: Path) -> None:
    page = opened(samples)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["width"] > 50
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#findings"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('article.t:target') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('article.t:target .scroll')")

    page.get_by_label("Søg i teksten").focus()
    page.keyboard.type("vikarer")  # letter by letter, and the page may filter between two of them
    until(page, "[...document.querySelectorAll('article.t')].filter(e => !e.closest('[hidden]')).length === 2")
    assert page.evaluate("document.querySelector('.shown').textContent")
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('.shown').textContent")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    until(page, "document.querySelector('.shown').textContent")
    assert shown(page, "article.t") < 17


def test_landmarks_headings_and_names(opened: Opener, samples: Path) -> None:
    page = opened(samples)
    unfold(page)
    assert [page.get_by_role(role).count() for role in ("banner", "navigation", "search", "main", "contentinfo")] == [1, 1, 1, 1, 1]
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.evaluate("[...document.querySelectorAll('input, select')].every(e => e.labels.length === 1)")
    assert page.evaluate("[...document.querySelectorAll('svg')].every(e => e.ariaHidden === 'true' || e.ariaLabel)")
    tree = page.locator("article.t.unbalanced table").first.aria_snapshot()
    assert re.search(r'columnheader "2026\W+går ikke op"', tree)
    assert 'rowheader "Løn, koordinator"' in tree
    assert page.locator("article.t [role=group]").first.evaluate(
        "e => document.getElementById(e.getAttribute('aria-labelledby')).textContent"
    )


CONTRAST = """() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const over = (colours) => {
        paint.clearRect(0, 0, 1, 1);
        for (const colour of colours) { paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1) }
        return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (rgb) => {
        const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const poor = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let looked = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.textContent.trim() || !element.getClientRects().length || element.closest('script, option')) continue;
        const behind = [];
        for (let e = element; e; e = e.parentElement) behind.unshift(getComputedStyle(e).backgroundColor);
        const style = getComputedStyle(element);
        const text = element.closest('svg') ? style.fill : style.color;
        const [a, b] = [light(over([...behind, text])), light(over(behind))].sort((x, y) => y - x);
        const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        looked += 1;
        if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) poor.add(element.className + ': ' + node.textContent.trim().slice(0, 40) + ' ' + ((a + .05) / (b + .05)).toFixed(2));
    }
    return [looked, [...poor]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_is_enough(opened: Opener, samples: Path, scheme: str) -> None:
    page = opened(samples, color_scheme=scheme)
    unfold(page)
    looked, poor = page.evaluate(CONTRAST)
    assert looked > 500
    assert poor == []
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == {"light": "rgb(244, 243, 238)", "dark": "rgb(20, 23, 26)"}[scheme]
    )


# --- phone, paper, no scripts, many -----------------------------------------------------------------------------------------


def test_a_phone_never_scrolls_sideways(opened: Opener, samples: Path) -> None:
    page = opened(samples, viewport={"width": 360, "height": 780})
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert (
        page.evaluate(
            "Math.max(...[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll')).map(e => e.getBoundingClientRect().right))"
        )
        <= 360
    )
    small = page.evaluate("[...document.querySelectorAll('button, input, select')].map(e => e.getBoundingClientRect().height)")
    assert min(small) >= 40


def test_everything_stands_there_without_scripts(opened: Opener, samples: Path) -> None:
    page = opened(samples, java_script_enabled=False)
    assert not page.locator("form.filter").is_visible()
    assert page.locator("article.t:visible").count() >= 12
    page.locator("section[aria-labelledby=others] summary").first.click()
    assert page.locator("section[aria-labelledby=others] article.t:visible").count() == 2
    page.locator(".card li", has_text="BAL001").first.get_by_role("link").click()
    assert page.locator("article.t:target").count() == 1


def test_on_paper(opened: Opener, samples: Path) -> None:
    import pypdfium2

    page = opened(samples)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())
    assert [round(length) for length in document[0].get_size()] == [595, 842]  # A4 in points
    assert 5 < len(document) < 40
    for wanted in (
        "Nej. 5 af 11",
        "Løn til livreddere",
        "1.260 − 1.620 = −360 t. kr.",
        "Dokumentet siger ikke, hvilken kommune",
        "Finansiel balance",
    ):
        assert wanted in words
    assert "Vis alt" not in words
    document.close()


def test_two_thousand_tables_open_and_filter_in_seconds(opened: Opener, tmp_path: Path) -> None:
    write(thousands(tmp_path), tmp_path / "side.html")
    page = opened(tmp_path / "side.html")
    assert page.evaluate("performance.getEntriesByType('navigation')[0].duration") < 8000
    page.get_by_label("Søg i teksten").fill("referat vejleder")
    until(page, "document.querySelector('.shown').textContent")
