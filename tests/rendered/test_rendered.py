"""The cases set again as web pages, Word documents, workbooks and PDFs give the same ledger as their text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cases.score import Score, read_cases, run, score
from tests.rendered.parts import parts_of
from tests.rendered.score_rendered import makers

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TOOL = f"{sys.executable} {ROOT / 'cli.py'}"
STYLES = (
    "html-firstagenda",
    "html-sbsys",
    "html-own",
    "docx-tracked",
    "xlsx-sheet",
    "pdf-ruled-grid",
    "pdf-bare-plain",
    "pdf-bare-small",
    "pdf-bare-short-pages",
    "pdf-bare-wide",
)
NOT_PRINTED = ("30-delt-over-sider", "32-manglende-celle")
"""Cases about how their text is written: a table in two pieces, a cell that is missing. Set anew, they are another case."""


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """Every case in every style, read by one call a style."""
    made = makers()
    found: dict[str, Score] = {}
    for style in STYLES:
        suffix, make = made[style]
        folder = tmp_path_factory.mktemp(style)
        for path, _ in read_cases(CASES):
            if path.stem not in NOT_PRINTED:
                (folder / f"{path.stem}.{suffix}").write_bytes(make(parts_of(path)))
                truth = path.with_name(f"{path.stem}.expected.json")
                (folder / truth.name).write_bytes(truth.read_bytes())
        found[style] = score(folder, run(TOOL, folder))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
def test_every_format_gives_the_same_ledger(scores: dict[str, Score], style: str) -> None:
    found = scores[style]
    bare = style.startswith("pdf-bare")
    for figure in ("cells", "kind", "balance", "header", "findings"):
        assert found.rate(figure) >= (0.95 if bare else 0.98), found
    for figure in ("items", "journal", "decision"):
        assert found.rate(figure) >= 0.98, found
    assert found.rate("alarms") >= (0.85 if bare else 1.0), found
