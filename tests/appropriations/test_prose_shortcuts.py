"""What is found by a first sign, or only in paragraphs that hold a word, is what the plain expressions find everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.appropriations.paragraphs import Paragraphs
from ledger.appropriations.prose_points import _split
from ledger.appropriations.prose_sentences import _NEVER_LAST, _gaps, sentences
from ledger.appropriations.statements import _OF_CONSEQUENCES, _section_statements, statements
from ledger.appropriations.vocabulary import WordList
from ledger.model import AgendaItem, Paragraph, Section


def texts_of(*pieces: str, most: int = 10) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


INSIDE_A_LINE = re.compile(
    r"(?<=[\s.;,:])(?=At\s+\d{1,2}\)\s)|(?<=[.;:,]\s)(?=\d{1,2}[.)]\s+[Aa]t\s)|(?<=[^\d][.;,]\s)(?<!\bved,\s)(?=at\s+der\s)"
)
BEFORE_AT = re.compile(r"(?<![\s,])(?P<gap>,\s+(?:(?:og|samt|men)\s+)?|\s+(?:og|samt)\s+)(?=at\s)")
ENDS = re.compile(r"(?<=[.!?])[\"”»’)\]]?\s+(?=[\"”»(]?[A-ZÆØÅ•–-]|\d{1,2}[.)] )|\n+|(?<=;)\s+(?=at\b|[A-ZÆØÅ])")
LAST_WORD = re.compile(r"([^\s(]*)\.$")


@given(texts_of("At ", "at ", "der ", "1", "12", ") ", "; ", ", ", ": ", " ", "ved", "x", "\n", "12) at "))
def test_points_inside_a_line(text: str) -> None:
    assert _split(text) == INSIDE_A_LINE.split(text)


@given(texts_of("at", "og", "samt", "men", ",", ", ", " ", "  ", "\n", "krog", "x", "og at ", ", at ").map(str.strip))
def test_gaps_before_at(text: str) -> None:
    plain = [(match.start(), match.end(), match["gap"].strip() != ",") for match in BEFORE_AT.finditer(text)]
    assert [(gap.start, gap.end, gap.word) for gap in _gaps(text)] == plain


@given(texts_of("Byrådet", " kr", ".", ". ", "ca", "A", " 1", "; ", "at ", "\n", '"', ")", "(jf", "! ", "\u00a0", "– "))
def test_ends_of_sentences(text: str) -> None:
    plain: list[tuple[int, str]] = []
    start = 0
    for match in [*ENDS.finditer(text), None]:
        end = len(text) if match is None else match.start()
        before = text[max(start, end - 24) : end].rstrip('"”»’)]')
        word = None if match is None else LAST_WORD.search(before)
        if word is not None and (
            word[1].lower() in _NEVER_LAST
            or (len(word[1]) == 1 and word[1].isupper())
            or (re.fullmatch(r"\d{1,2}", word[1]) and before.strip() == word[0])
        ):
            continue
        piece = text[start:end]
        if piece.strip():
            plain.append((start + len(piece) - len(piece.lstrip()), piece.strip()))
        start = end if match is None else match.end()
    assert [(sentence.start, sentence.text) for sentence in sentences(text)] == plain


LINES = st.lists(
    texts_of(
        "Økonomi",
        "Ingen.",
        "Klimamæssige konsekvenser",
        "Sagen har ingen bevillingsmæssige konsekvenser. ",
        "økono-",
        "nomiske",
        ": ",
        "Er der udgifter?",
        "Forvaltningen oplyser, at området er drøftet med brugerne og de ansatte, og at der ses på flere muligheder. ",
        "  ",
        most=4,
    ),
    max_size=5,
)


@given(LINES, st.sampled_from(("case", "economy", "summary")))
def test_statements_of_paragraphs_that_hold_a_word_of_consequences_are_all_statements(lines: list[str], kind: str) -> None:
    section = Section(kind, "", tuple(map(Paragraph, lines)))  # type: ignore[arg-type]
    item = AgendaItem("1", "Sag", None, (section,))
    assert statements(item) == tuple(_section_statements(section, range(len(lines))))
    about = Paragraphs(item).holding(_OF_CONSEQUENCES).get(0, set())
    assert about == {n for n, line in enumerate(lines) if any(word in line.lower() for word in _OF_CONSEQUENCES)}


@pytest.mark.parametrize("text", ["I alt", "i  alt", "Alt i orden", "+ = mindreudgift", "mindreudgift", "Finansiering", ""])
def test_a_list_of_words_that_waits_for_one_finds_what_it_finds_when_compiled(text: str) -> None:
    words = ("i alt$", "+ = mindreudgift", "*finansiering", "=")
    waiting, compiled = WordList(words), WordList(words)
    compiled._compiled()
    for ask in (WordList.search, WordList.match):
        found, expected = ask(waiting, text), ask(compiled, text)
        assert (found and found.regs) == (expected and expected.regs)
