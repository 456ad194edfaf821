"""Lists of web pages keep the markers a reader sees."""

from __future__ import annotations

import pytest

from ledger.limits import Limits
from ledger.sources.html import read

from .shape import blocks_of


def markers(body: str) -> list[tuple[object, ...]]:
    return blocks_of(read(f"<meta charset=utf-8>{body}".encode(), "a.html", Limits()))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("", ["1.", "2.", "3."]),
        ("start=4", ["4.", "5.", "6."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start=10", ["10.", "9.", "8."]),
        ("type=a", ["a.", "b.", "c."]),
        ("type=A start=26", ["Z.", "AA.", "AB."]),
        ("type=i start=3", ["iii.", "iv.", "v."]),
        ("type=I", ["I.", "II.", "III."]),
        ('style="list-style-type: lower-alpha"', ["a.", "b.", "c."]),
        ('style="list-style: none"', ["", "", ""]),
        ('class="list-unstyled"', ["", "", ""]),
        ("start=x", ["1.", "2.", "3."]),
    ],
)
def test_ordered_lists(attributes: str, expected: list[str]) -> None:
    found = markers(f"<ol {attributes}><li>at a</li><li>at b</li><li>at c</li></ol>")
    assert found == [(marker, text) for marker, text in zip(expected, ["at a", "at b", "at c"], strict=True)]


def test_an_item_may_carry_its_own_number() -> None:
    assert markers("<ol><li>a<li value=7>b<li>c</ol>") == [("1.", "a"), ("7.", "b"), ("8.", "c")]


def test_a_hidden_item_counts_for_nothing() -> None:
    assert markers("<ol><li>a<li hidden>b<li>c</ol>") == [("1.", "a"), ("2.", "c")]


def test_nested_lists_and_paragraphs_in_items() -> None:
    found = markers("<ol><li><p>a</p><p>mere</p><ol type=a><li>x<li>y</ol></li><li>b<ul><li>z</ul></li></ol>")
    assert found == [("1.", "a"), ("", "mere"), ("a.", "x"), ("b.", "y"), ("2.", "b"), ("•", "z")]


def test_an_item_that_begins_with_a_list_gives_it_its_marker() -> None:
    assert markers("<ol><li><ul class=list-unstyled><li>a</li></ul></li></ol>") == [("1.", "a")]


def test_a_numbered_heading_is_printed_with_its_number() -> None:
    assert markers("<ol><li><h2>Godkendelse</h2><p>Godkendt.</p></li><li><h2>Budget</h2></li></ol>") == [
        ("#", 2, "1. Godkendelse"),
        ("", "Godkendt."),
        ("#", 2, "2. Budget"),
    ]


def test_an_empty_item_leaves_nothing_behind() -> None:
    assert markers("<ol><li></li><li>b</li></ol><p>efter</p>") == [("2.", "b"), ("", "efter")]
