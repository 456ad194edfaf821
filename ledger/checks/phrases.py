"""Words in which Danish minutes say a thing → patterns compiled when first asked, and sentences quoted short enough for a message."""

from __future__ import annotations

import re
from functools import cached_property

__all__ = ["LATER", "NO_APPROPRIATION", "Words", "quote"]


class Words:
    """A pattern that ignores case and is compiled at its first use: a batch without money never pays for it."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place the words stand, `None` where they do not."""
        return self._compiled.search(text, start)

    def all(self, text: str) -> list[re.Match[str]]:
        """Every place they stand."""
        return list(self._compiled.finditer(text))


NO_APPROPRIATION = Words(
    r"\borienter|\bdrøft|\btil efterretning|\bhøring|budgetforslag|budgetforhandling|budgetproces|budgetønske|"
    r"\bindgår? i (?:\w+ ){0,3}budget|\bløftes\b[^.]{0,60}\bbudget"
)
"""A proposal that asks for no money: information, discussion, hearing, or a wish for the coming budget (DOMAIN C09, C14)."""

LATER = Words(
    r"\bsenere\b|\bsærskilt\b|\bnæste\b|\bkommende\b|\bforelægges\b|\bvender tilbage\b|\bafklares\b|\bendnu\b|\bbudgetforhandling|"
    r"\bi forbindelse med budget|\bindgår i budget"
)
"""Something is put off to another case or to the budget."""


def quote(text: str, length: int = 160) -> str:
    """A sentence → as much of it as a message holds, white space folded."""
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1].rsplit(" ", 1)[0] + " …"
