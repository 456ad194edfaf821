"""Words in which Danish minutes say a thing → patterns compiled when first asked, and sentences quoted short enough for a message."""

from __future__ import annotations

import re

from ledger.patterns import pattern

__all__ = ["LATER", "NO_APPROPRIATION", "phrase", "quote"]


def phrase(text: str) -> re.Pattern[str]:
    """A pattern that ignores case, compiled at its first use: a batch without money never pays for it."""
    return pattern(text, re.IGNORECASE)


NO_APPROPRIATION = phrase(
    r"\b(?:orienter|drøft|til efterretning|høring|indgår? i (?:\w+ ){0,3}budget|løftes\b[^.]{0,60}\bbudget)|"
    r"budget(?:forslag|forhandling|proces|ønske)"
)
"""A proposal that asks for no money: information, discussion, hearing, or a wish for the coming budget (DOMAIN C09, C14)."""

LATER = phrase(
    r"\bsenere\b|\bsærskilt\b|\bnæste\b|\bkommende\b|\bforelægges\b|\bvender tilbage\b|\bafklares\b|\bendnu\b|\bbudgetforhandling|"
    r"\bi forbindelse med budget|\bindgår i budget"
)
"""Something is put off to another case or to the budget."""


def quote(text: str, length: int = 160) -> str:
    """A sentence → as much of it as a message holds, white space folded."""
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[: length - 1].rsplit(" ", 1)[0] + " …"
