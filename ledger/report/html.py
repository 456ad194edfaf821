"""A Result → one HTML file that needs nothing else: verdict, findings, tables as printed with what fails marked, decisions, pools.

Text of documents only ever enters through jinja2's autoescape. The page's policy allows the one style and the one script whose hashes
it carries, and nothing from anywhere else. Same input, same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ledger.files import replacing
from ledger.messages import words
from ledger.patterns import pattern
from ledger.report.html_view import Page
from ledger.result import Result
from ledger.version import VERSION

POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"

# What has no place in text: controls, halves of characters, and the marks that turn the direction of writing and so hide what stands there.
UNSAFE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def write(result: Result, path: Path, pools: Sequence[Mapping[str, Any]] | None = None) -> None:
    """The page into `path`, whole or not at all. Raises `OutputError` where it cannot be written.

    `pools` are reports as `bevilling pools --format json` gives them (SPEC 5), by default those of the result; without any the page
    has no section of pools.
    """
    with replacing(path) as temporary, temporary.open("wb") as file:
        for piece in pieces(result, pools):
            file.write(piece.encode("utf-8"))


def render(result: Result, pools: Sequence[Mapping[str, Any]] | None = None) -> str:
    """The page as text."""
    return "".join(pieces(result, pools))


def pieces(result: Result, pools: Sequence[Mapping[str, Any]] | None = None) -> Iterator[str]:
    """The page, a piece at a time."""
    style, script = _file("page.css"), _file("page.js")

    def say(key: str, **values: object) -> str:
        return words(f"page.{key}", result.lang).format(**values)

    if pools is None and result.pools:  # most batches have no register
        from ledger.report.pools_json import plain

        pools = [plain(report, (), result.item_names, result.lang) for report in result.pools]
    page = _environment().get_template("page.html.j2")
    stream = page.stream(
        page=Page(result, pools or ()),
        say=say,
        lang=result.lang,
        danish=Markup(' lang="da"') if result.lang != "da" else "",
        policy=POLICY.format(style=_hash(style), script=_hash(script)),
        style=Markup(style),
        script=Markup(script),
        version=VERSION,
    )
    stream.enable_buffering(500)
    for piece in stream:
        yield UNSAFE.sub("·", piece)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("ledger.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _file(name: str) -> str:
    """A file beside the templates, its lines ended as the hash expects."""
    return (files("ledger.report") / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
