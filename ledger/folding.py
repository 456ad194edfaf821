"""A text → is its white space folded already? Most lines are, and need not be taken apart into words and put together again."""

from __future__ import annotations


def folded(text: str) -> bool:
    """Is `" ".join(text.split())` the text itself, with no soft hyphen or mark without width in it?

    What is neither a letter, a sign nor a plain space is not printable: line ends, tabs, fixed spaces, soft hyphens.
    """
    return text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "
