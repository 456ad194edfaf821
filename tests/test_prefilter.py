"""What the quick question before a search must never do: change what is found."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledger
from ledger import prefilter
from ledger.minutes import wordings
from ledger.patterns import _LEARNED, _PATIENCE, pattern
from ledger.prefilter import fingerprint, in_small_letters, lowered, words_known, words_required
from ledger.prefilter_words import WORDS

SAMPLES = sorted((Path(__file__).parents[1] / "sample_data").glob("*-*.*"))


def learned(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that has been asked often enough to ask its words first."""
    made = pattern(text, flags)
    for _ in range(_LEARNED):
        made.search("")
    return made


def patterns() -> list[Any]:
    """Every pattern of every module."""
    names = [
        module.name for module in pkgutil.walk_packages(ledger.__path__, "ledger.") if module.name not in ("ledger.__main__", "ledger._cli")
    ]
    found = {id(value): value for name in names for value in vars(import_module(name)).values() if type(value) is type(pattern(""))}
    rows = (*wordings.WHOLE, *wordings.STRONG, *wordings.WEAK)
    return [*found.values(), *(row.pattern for row in rows)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\bover(?:føres|flyttes)\b", (("overflyttes", "overføres"),)),
        (r"\bmed(?:en|et)?\s(?:lån|leje)", (("med",), ("leje", "lån"))),
        (r"\b(?:anvises|betales) af", (("anvises", "betales"), (" af",))),
        (r"\b(?:anvis|betal)\w*", (("anvis", "betal"),)),
        (r"\b(?:betal|forbetal)\w*", (("betal",),)),
        (r"(?:kasse)?\d", ()),
        (r"(?:kasse|\d)", ()),
        (r"\.{4,}", (("....",),)),
        (r"(?:ab){2}c", (("ababc",),)),
        (r"a(?:bc)?d", ()),
        (r"mi[ao]", (("mi",),)),
        (r"PULJE\b", (("pulje",),)),
        (r"pulje(?=\s)n", (("puljen",),)),
        (r"fra\s(?=\w*pulje)(?!kasse)", (("pulje",), ("fra",))),
    ],
)
def test_words_of_an_expression(text: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert words_required(text, 0) == words


def test_without_the_parser_of_python_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(prefilter, "import_module", gone)
    assert words_required("pulje", 0) == ()


def test_every_pattern_finds_in_the_samples_what_it_finds_without_the_question() -> None:
    lines = {line for path in SAMPLES for line in path.read_text(encoding="utf-8").splitlines()}
    assert len(lines) > 300
    asked = 0
    for made in patterns():
        words = words_required(made.text, made.options)
        if not words:
            continue
        asked += 1
        plain = re.compile(made.text, made.options)
        for line in lines:
            if not all(any(word in line.lower() for word in one_of) for one_of in words):
                assert plain.search(line) is None, (made.text, line)
    assert asked > 100


@given(st.text(alphabet="aAbBcCiısſSkKÅåøØ½ \n", max_size=12), st.integers(0, 4))
def test_a_learned_pattern_is_the_compiled_one(text: str, start: int) -> None:
    for expression in (r"ab|\bsi", r"(?:åk){1,2}|øs", r"(a)b?c", r"k(?:is|ab)$", r"a(?=\s?b)|(?<=ss)ø"):
        quick, plain = learned(expression, re.IGNORECASE), re.compile(expression, re.IGNORECASE)
        assert (quick.search(text, start) is None) == (plain.search(text, start) is None)
        assert [match.span() for match in quick.finditer(text)] == [match.span() for match in plain.finditer(text)]
        assert quick.findall(text) == plain.findall(text)
        assert quick.sub("-", text) == plain.sub("-", text)
        assert quick.split(text) == plain.split(text)


def test_words_found_beforehand_are_those_that_would_be_learned() -> None:
    """`python -m ledger.prefilter` writes them again after patterns have changed."""
    made = patterns()
    stale = [one.text for one in made if words_known(one.text, one.options) is None]
    assert len(stale) < 0.1 * len(made), stale
    for one in made:
        assert words_known(one.text, one.options) in (None, words_required(one.text, one.options)), one.text


@given(st.text(alphabet="aAbBcCiısſSkKÅåøØ½ \n", max_size=12), st.integers(0, 4))
def test_a_pattern_known_beforehand_is_the_compiled_one(text: str, start: int) -> None:
    for expression in (r"ab|\bsi", r"(?:åk){1,2}|øs", r"(a)b?c", r"k(?:is|ab)$", r"a(?=\s?b)|(?<=ss)ø"):
        words = words_required(expression, re.IGNORECASE)
        assert words or "b?c" in expression or "(?=" in expression
        with mock.patch.dict(WORDS, {fingerprint(expression, re.IGNORECASE): words}):
            quick, plain = pattern(expression, re.IGNORECASE), re.compile(expression, re.IGNORECASE)
            assert quick.sub("-", text) == plain.sub("-", text)
            assert (quick.search(text, start) is None) == (plain.search(text, start) is None)
            assert [match.span() for match in quick.finditer(text)] == [match.span() for match in plain.finditer(text)]
            assert quick.findall(text) == plain.findall(text)
            assert quick.split(text) == plain.split(text)
            assert (quick.fullmatch(text) is None) == (plain.fullmatch(text) is None)


def test_a_pattern_known_beforehand_is_compiled_when_a_text_holds_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, fingerprint("pulje(n|r)", 0), (("pulje",),))
    made = pattern("pulje(n|r)")
    search = made.search
    with mock.patch.object(re, "compile", side_effect=AssertionError):
        assert search("Kassen") is None
        assert made.match("Kassen") is None
        assert made.fullmatch("Kassen") is None
        assert list(made.finditer("Kassen")) == []
        assert made.sub("", "Kassen") == "Kassen"
    found = search("Af puljen")
    assert found is not None
    assert found[1] == "n"
    assert made.search("Af puljer") is not None
    assert made.match("Af puljer", 3) is not None
    assert made.fullmatch("Af puljer") is None


def test_a_pattern_that_waited_long_for_its_words_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, fingerprint("pulje(n|r)", 0), (("pulje",),))
    made = pattern("pulje(n|r)")
    for _ in range(_PATIENCE + 1):
        assert made.match("Kassen") is None
    assert made.match.__self__ == re.compile("pulje(n|r)")


def test_lower_case_is_that_of_ignorecase_for_every_letter() -> None:
    """Each character that `re.IGNORECASE` takes for a plain one becomes it by `str.lower`, or the text is not asked at all."""
    known = re.compile("[" + re.escape("".join(sorted(prefilter._PLAIN))) + "]", re.IGNORECASE)
    letters = known.findall("".join(map(chr, range(0x110000))))
    assert len(letters) > len(prefilter._PLAIN)
    for letter in letters:
        assert lowered(letter) in prefilter._PLAIN or lowered(letter) is None, hex(ord(letter))


def test_in_small_letters_every_pattern_finds_in_the_samples_what_it_finds_in_the_text() -> None:
    lines = sorted({line.swapcase() for path in SAMPLES for line in path.read_text(encoding="utf-8").splitlines()})[::3]
    asked = 0
    for made in patterns():
        small = in_small_letters(made.text) if made.options & re.IGNORECASE else None
        if small is None:
            continue
        asked += 1
        plain, low = re.compile(made.text, made.options), re.compile(small, made.options & ~re.IGNORECASE)
        for text in lines:
            found = [match.regs for match in low.finditer(text.lower())]
            assert found == [match.regs for match in plain.finditer(text)], (made.text, text)
    assert asked > 100


@pytest.mark.parametrize("text", [r"(?i)a", r"a(?-i:b)", r"[+-Z]", r"[a-Z]", r"(?:x|(?i:y))"])
def test_where_case_matters_a_pattern_has_no_form_in_small_letters(text: str) -> None:
    assert in_small_letters(text) is None


def test_a_match_in_small_letters_is_read_in_the_text_itself() -> None:
    expression = r"(?P<what>P\S+)\s(?:(?P<none>x)|(?P<code>[A-ZÆØÅ]+))"
    quick, plain = learned(expression, re.IGNORECASE), re.compile(expression, re.IGNORECASE)
    text = "Af PULJEN Æøå"
    found, expected = quick.search(text), plain.search(text)
    assert found is not None
    assert expected is not None
    for ask in (
        lambda match: (match.group(), match[0], match["what"], match["none"], match[3], match.group(1, "code")),
        lambda match: (match.groups(), match.groups(""), match.groupdict(), match.lastgroup, dict(match.re.groupindex), match.string),
        lambda match: (match.start(), match.end("what"), match.span("none")),
    ):
        assert ask(found) == ask(expected)
