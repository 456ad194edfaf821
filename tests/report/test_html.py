"""The page as text: one file that needs nothing else, in which document text stays text, and every failing cell is marked."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ledger import check, read
from ledger.errors import OutputError
from ledger.frames import build_frames
from ledger.messages.page import MESSAGES
from ledger.registers import load_register
from ledger.report.formats import writer_of
from ledger.report.html import render, write
from ledger.report.html_chart import bars, burn, widths
from ledger.report.html_place import placed
from ledger.result import Result
from tests.report.pages import HOSTILE, POOLS, SAMPLES, copied, hostile, item, minutes, result_of


@pytest.fixture(scope="module")
def samples() -> Result:
    return check(read([SAMPLES]))


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return result_of(tmp_path_factory.mktemp("page"), minutes(item(1, 4700), item(2), item(3, 4790, title="Uden fejl")))


def dom(page: str) -> LexborHTMLParser:
    return LexborHTMLParser(page)


def one(page: str, selector: str) -> LexborNode:
    found = dom(page).css(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def text(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


# --- one file, nothing else -------------------------------------------------------------------------------------------------


def test_the_policy_allows_the_one_style_and_the_one_script(samples: Result) -> None:
    page = render(samples)
    policy = one(page, "meta[http-equiv]").attributes["content"] or ""
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_points_out_of_the_file(samples: Result) -> None:
    page = render(samples)
    for node in dom(page).css("*"):
        for name, value in node.attributes.items():
            assert name not in ("src", "srcset", "style", "action", "formaction", "data", "xlink:href"), name
            assert not name.startswith("on"), name
            if name == "href":
                assert (value or "").startswith("#")
    assert "//" not in re.sub(r"(?m)^\s*//.*$", "", page.split("<script>")[0])
    assert "@import" not in page
    assert "url(" not in page


def test_every_link_has_its_target_and_every_id_is_one(samples: Result) -> None:
    tree = dom(render(samples))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = {(node.attributes["href"] or "")[1:] for node in tree.css("a")}
    assert targets <= set(ids)


def test_same_bytes_twice(tmp_path: Path, samples: Result) -> None:
    for name in ("a.html", "b.html"):
        write(samples, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == render(check(read([SAMPLES])))


def test_the_suffix_finds_it_and_a_missing_folder_is_said(tmp_path: Path, broken: Result) -> None:
    assert writer_of(tmp_path / "UD.HTML") is write
    with pytest.raises(OutputError):
        write(broken, tmp_path / "nowhere" / "ud.html")


# --- text of documents stays text ------------------------------------------------------------------------------------------


def test_hostile_text_never_becomes_markup(tmp_path: Path) -> None:
    page = render(hostile(tmp_path))
    tree = dom(page)
    assert len(tree.css("script")) == len(tree.css("style")) == len(tree.css("title")) == 1
    assert not tree.css("img, iframe, object, base, link, template, b img")
    assert {name for node in tree.css("*") for name in node.attributes if name.startswith("on") or name == "autofocus"} == set()
    labels = [text(node) for node in tree.css("tbody th")]
    titles = [text(node) for node in tree.css("article.t h4")]
    for wanted in HOSTILE:
        assert wanted in labels
        assert any(wanted in title for title in titles)
        assert any(wanted in text(node) for node in tree.css("li.item p"))


def test_a_browser_free_parser_sees_the_same_tags(tmp_path: Path) -> None:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.seen: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.seen.add(tag)

    def tags(page: str) -> set[str]:
        parser = Tags()
        parser.feed(page)
        return parser.seen

    plain = tmp_path / "plain"
    plain.mkdir()
    assert tags(render(hostile(tmp_path))) <= tags(render(result_of(plain, minutes(item(1, 4700), body="Økonomiudvalget")))) | {
        "select",
        "option",
    }


def test_what_cannot_stand_in_text_is_shown_as_a_dot(broken: Result) -> None:
    (reading,) = broken.frames.readings
    assert reading is not None
    document = replace(reading.meeting.document, path="ref\u202eerat\u2066 \x1b[31m.md")
    page = render(check(build_frames([replace(reading, meeting=replace(reading.meeting, document=document))])))
    assert "ref·erat· ·[31m.md" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


# --- the verdict -------------------------------------------------------------------------------------------------------------


def test_the_answer_at_a_glance(broken: Result) -> None:
    page = render(broken)
    assert text(one(page, ".answer")) == "Nej. 1 af 3 vurderede bevillinger går ikke op."
    assert one(page, "header.hero").attributes["class"] == "hero bad"
    assert text(one(page, ".tally")).split() == ["2", "går", "op", "1", "går", "ikke", "op", "0", "ikke", "vurderet"]
    assert "1 af 3" in text(one(page, "title"))


def test_nothing_evaluated_is_never_success(tmp_path: Path) -> None:
    page = render(result_of(tmp_path, minutes("## Punkt 1: Orientering\n\nIntet.\n\n### Beslutning\n\nTaget til efterretning.\n")))
    assert one(page, "header.hero").attributes["class"] == "hero unsure"
    assert text(one(page, ".answer")) == "Ingen bevilling kunne vurderes."


def test_what_could_not_be_read_is_said_and_spoils_the_success(tmp_path: Path) -> None:
    good = tmp_path / "referat.md"
    good.write_text(minutes(item(1)), encoding="utf-8")
    (tmp_path / "tom.pdf").write_bytes(b"%PDF-1.7 broken")
    page = render(check(read([good, tmp_path / "tom.pdf"])))
    assert one(page, "header.hero").attributes["class"] == "hero unsure"
    assert "tom.pdf" in text(one(page, "section[aria-labelledby=unevaluated]"))


def test_what_was_not_evaluated_stands_with_its_reason(samples: Result) -> None:
    section = one(render(samples), "section[aria-labelledby=unevaluated]")
    assert "Ny tidsplan for tre cykelstiprojekter" in text(section)
    assert "flytter penge mellem år" in text(section)


# --- the tables --------------------------------------------------------------------------------------------------------------


def test_the_failing_year_is_marked_and_explained_beside_the_table(broken: Result) -> None:
    tree = dom(render(broken))
    table = tree.css("article.t")[0]
    assert table.attributes["class"] == "t unbalanced"
    assert [text(node) for node in table.css("thead th.x")] == ["2025, går ikke op"]
    assert [text(node) for node in table.css("tbody td.x")] == ["4.790", "-4.700"]
    assert [text(node) for node in table.css("tfoot td")][:2] == ["90", "0"]
    why = text(table.css_first(".why"))
    assert "2025: 4.790 − 4.700 = 90 t. kr., tolerance 0" in why
    assert not tree.css("article.t")[1].css(".x")


def test_finding_and_table_lead_to_each_other(broken: Result) -> None:
    tree = dom(render(broken))
    found = next(node for node in tree.css(".card li") if "BAL001" in text(node))
    target = found.css_first("a").attributes["href"]
    table = tree.css_first(target)
    assert table is not None
    assert table.tag == "article"
    assert f"#{found.attributes['id']}" in [node.attributes["href"] for node in table.css(".why a")]


def test_every_row_says_how_it_was_read_and_where_it_stands(broken: Result) -> None:
    lines = minutes(item(1, 4700)).split("\n")
    first = next(number for number, line in enumerate(lines, 1) if line.startswith("| Løn"))
    rows = dom(render(broken)).css("article.t")[0].css("tbody tr")
    assert [[text(cell) for cell in row.css("td")][-2:] for row in rows] == [
        ["Udgift", f"linje {first}"],
        ["Finansiering", f"linje {first + 1}"],
        ["Sum", f"linje {first + 2}"],
    ]


def test_the_cell_a_finding_names_is_marked(tmp_path: Path) -> None:
    document = minutes(item(1)).replace("| I alt | | 0 | 0 |", "| I alt | | 0 | 10 |")
    table = one(render(result_of(tmp_path, document)), "article.t")
    assert table.attributes["class"] == "t flawed"
    assert [text(node) for node in table.css("td.x")] == ["10"]


def test_every_sample_table_stands_as_printed(samples: Result) -> None:
    tree = dom(render(samples))
    shown = {node.attributes["id"]: node for node in tree.css("article.t")}
    number = 0
    for reading in samples.frames.readings:
        for money in reading.money if reading else ():
            for table in money.tables:
                cells = [" ".join(cell.text.split()) for row in (table.grid.rows if table.grid else ()) for cell in row.cells if cell.text]
                article = shown[f"t{number}"]
                printed = [text(cell) for cell in article.css("thead th, tbody th, tbody td")]
                left = list(printed)
                for cell in cells:
                    fitting = next(found for found in left if found == cell or found == f"{cell}, går ikke op")
                    left.remove(fitting)
                number += 1
    assert number == samples.frames.tables.height


def test_postings_are_found_where_they_are_printed(samples: Result) -> None:
    checked = 0
    for reading in samples.frames.readings:
        for money in reading.money if reading else ():
            for table in money.tables:
                where = placed(table)
                assert where.known
                assert table.grid is not None
                for row in table.rows:
                    for posting in row.postings:
                        columns = where.lines[posting.column]
                        assert posting.printed in [table.grid.rows[row.number - 1].cells[column].text for column in columns]
                        checked += 1
    assert checked > 100


YEARS_DOWN = """## Punkt 1: Ny vejleder

Beløb i t. kr., 2025-priser

| År | Løn | Finansiering, kassen |
|---|---:|---:|
| 2025 | 400 | -400 |
| 2026 | 400 | -390 |

### Beslutning

Godkendt.
"""


def test_years_down_the_side_are_marked_there(tmp_path: Path) -> None:
    result = result_of(tmp_path, minutes(YEARS_DOWN))
    assert list(result.verdicts.values()) == [False]
    table = one(render(result), "article.t")
    assert [text(node) for node in table.css("tbody th")] == ["2025", "2026, går ikke op"]
    assert [text(node) for node in table.css("td.x")] == ["400", "-390"]
    assert not table.css("tfoot")


def test_a_long_table_that_is_no_appropriation_is_cut_and_says_so(tmp_path: Path) -> None:
    rows = "".join(f"| Takst {number} | {number} | {number + 1} |\n" for number in range(10, 160))
    result = result_of(tmp_path, minutes(f"## Punkt 1: Takster\n\n| Takst i kr. | 2025 | 2026 |\n|---|---:|---:|\n{rows}\nIntet.\n"))
    table = one(render(result), "section[aria-labelledby=others] article.t")
    assert len(table.css("tbody tr")) == 100
    assert "50 rækker mere" in text(table)


def test_a_wide_table_that_is_no_appropriation_is_cut_and_says_so(tmp_path: Path) -> None:
    head, marks, figures = "| Takst i kr. |", "|---|", "| Voksne |"
    for number in range(80):
        head, marks, figures = f"{head} Zone {number} |", f"{marks}---:|", f"{figures} {number + 10} |"
    result = result_of(tmp_path, minutes(f"## Punkt 1: Takster\n\n{head}\n{marks}\n{figures}\n\nIntet.\n"))
    table = one(render(result), "section[aria-labelledby=others] article.t")
    assert len(table.css("thead th")) == 62  # and how each row was read, and where it stands
    assert "21 kolonner mere" in text(table)


# --- decisions, pools, languages --------------------------------------------------------------------------------------------


def test_every_item_stands_with_its_decision(samples: Result) -> None:
    items = dom(render(samples)).css("li.item")
    assert len(items) == samples.frames.items.height
    assert any("anbefalet" in text(node) and "Tabel 2.1: går ikke op" in text(node) for node in items)


def test_changed_and_earlier_decisions_are_said(tmp_path: Path) -> None:
    before = "Beslutning fra Økonomiudvalget, den 3. december 2024, punkt 276:\n\nAnbefales.\n\n"
    document = minutes(item(1, decision="Godkendt med den ændring, at beløbet halveres."))
    page = render(result_of(tmp_path, document.replace("### Økonomiske", before + "### Økonomiske")))
    assert "godkendt med ændringer" in text(one(page, "li.item"))
    assert "Før: Økonomiudvalget 3. december 2024: anbefalet" in text(one(page, "li.item"))


def test_a_long_decision_is_folded_and_complete(tmp_path: Path) -> None:
    decision = "Godkendt. " + "Udvalget bemærkede dette. " * 40
    page = render(result_of(tmp_path, minutes(item(1, decision=decision))))
    assert text(one(page, "li.item details p")) == decision.strip()


def test_pools_are_shown_when_given_and_only_then(broken: Result) -> None:
    assert not dom(render(broken)).css("#pools")
    path = broken.frames.documents["path"][0]
    report = {
        "pools": [
            {
                **POOLS["pools"][0],
                "draws": [{**draw, "path": path} if draw["path"] != "?" else draw for draw in POOLS["pools"][0]["draws"]],
            },
            POOLS["pools"][1],
        ]
    }
    tree = dom(render(broken, [report]))
    first, second = tree.css("article.pool")
    assert "Puljen <b>, 2025" in text(first)
    assert [text(node) for node in first.css("dd")] == ["1.000,50 kr.", "400 kr.", "800 kr.", "600,50 kr.", "−199,50 kr."]
    assert [[text(cell) for cell in row.css("td, th")] for row in first.css("tbody tr")] == [
        ["Ramme", "300", "0", "301", "300"],
        ["7. januar 2025", "Ny vejleder", "godkendt", "400", "600,50"],
        ["ukendt dato", "?", "anbefalet", "800", "−199,50"],
    ]
    assert first.css_first("tbody a").attributes["href"] == "#t0"
    assert text(first.css_first("h3 b")) == "overtrukket, hvis det anbefalede besluttes"
    assert [text(node) for node in second.css("dd")] == ["0 kr.", "0 kr."]
    assert "Har ingen saldo: kun det trukne kan siges." in text(second)
    assert not second.css("svg")


def test_the_pools_of_a_register_with_what_a_reader_must_know_of_them(tmp_path: Path) -> None:
    frames = read([SAMPLES / "lyngby-taarbaek-skoleudvalget-2025-04-22.txt"])
    known = load_register(SAMPLES / "pools" / "lyngby-taarbaek-2025.toml")
    section = one(render(check(frames, register=known)), "section[aria-labelledby=pools]")
    assert "regnet som Lyngby-Taarbæk" in text(section)
    pool = section.css_first("article.pool")
    assert [text(node) for node in pool.css("dd")] == [
        f"{amount} kr." for amount in ("12.000.000", "5.000.000", "0", "400.000", "7.000.000", "6.600.000")
    ]
    assert [text(cell) for cell in pool.css("tbody tr")[0].css("td")] == ["5.000.000", "4.790.000", "0", "210.000"]
    assert text(pool.css_first("svg text")) == "7.000.000 kr."
    assert "inden for reservationen Ramme til myndighedsafdelingen" in text(pool)


def test_what_does_not_hit_the_pool_leaves_it_as_it_was(broken: Result) -> None:
    draw = {"path": broken.frames.documents["path"][0], "item": "1", "table": "1.1", "year": 2025, "amount_kr": 400, "status": "approved"}
    draws = [
        {**draw, "counted_as": "decided", "reservation": "ramme"},
        {**draw, "counted_as": "decided", "sets_aside": True},
        {**draw, "counted_as": None, "status": "rejected"},
        {**draw, "counted_as": "recommended"},
    ]
    pool = {
        "id": "p",
        "name": "P",
        "years": {"2025": {"opening_kr": 1000, "reserved_kr": 300, "left_kr": 700, "left_if_recommended_kr": 300}},
    }
    unmatched = [{"path": draw["path"], "item": "2", "label": "Fonden <i>", "amount_kr": 12.5, "message": "Ingen pulje hedder sådan."}]
    section = one(render(broken, [{"pools": [{**pool, "draws": draws}], "unmatched": unmatched}]), "section[aria-labelledby=pools]")
    rows = [[text(cell) for cell in row.css("td")] for row in section.css("tbody tr")]
    assert [row[-1] for row in rows] == ["", "", "", "300"]
    assert [row[0].removeprefix("Ny vejleder").strip() for row in rows] == [
        "inden for reservationen ramme",
        "sætter penge af inde i puljen",
        "tæller ikke med",
        "",
    ]
    assert text(section.css_first("details li")) == "Ny vejleder: Fonden <i> 12,50 kr. Ingen pulje hedder sådan."


def test_the_page_in_english(tmp_path: Path) -> None:
    page = render(result_of(tmp_path, minutes(item(1, 4700)), lang="en"))
    assert dom(page).css_first("html").attributes["lang"] == "en"
    assert text(one(page, ".answer")) == "No. The one appropriation that could be evaluated does not balance."
    assert one(page, "article.t table").attributes["lang"] == "da"
    assert "Punkt" not in text(one(page, "article.t p.where"))


def test_both_languages_have_the_same_gaps() -> None:
    for key, (danish, english) in MESSAGES.items():
        gaps = [{name for _, name, _, _ in Formatter().parse(sentence) if name} for sentence in (danish, english)]
        assert gaps[0] ^ gaps[1] <= {"do"}, key
        assert danish.strip()
        assert english.strip()


# --- size --------------------------------------------------------------------------------------------------------------------


def test_two_thousand_tables_as_real_minutes_have_them_stay_under_five_megabytes(samples: Result) -> None:
    page = render(copied(samples.frames))
    assert page.count('<article class="t ') >= 2000
    assert len(page.encode()) < 5_000_000
    assert "kortet af" in page
    assert "sha256 " not in page.partition('<h2 id="documents">')[2]
    targets, anchors = set(re.findall(r"href=\"?#(\w+)", page)), set(re.findall(r"[ ]id=\"?([\w-]+)", page))
    assert len(targets) > 2000
    assert targets <= anchors


# --- charts ------------------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=5))
def test_widths_fill_the_bar_and_hide_nothing(counts: list[int]) -> None:
    wide = widths(counts)
    assert sum(wide) == (1000 if any(counts) else 0)
    assert all((width > 0) == (count > 0) for width, count in zip(wide, counts, strict=True))


def test_bars_of_one_scale() -> None:
    chart = bars([("2025", 400, -200, True), ("2026", 0, 0, False)])
    assert chart is not None
    assert chart.spent == "M6 64v-64h17v64z"
    assert chart.covered == "M24 64v-32h17v32z"
    assert chart.labels == ((23, "2025", True), (71, "2026", False))
    assert bars([("2025", 400, -200, True)]) is None
    assert bars([("2025", 0, 0, True), ("2026", 0, 0, True)]) is None


def test_a_pool_burns_down_below_zero() -> None:
    line = burn("", 100, [(300, 50, True), (400, 100, False)])
    assert line.zero == 80  # of 120: from 100 down to −50
    assert line.decided == "M0 0H300V40H400V40H600"
    assert line.expected == "M0 0H300V40H400V120H600"
