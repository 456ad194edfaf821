"""`rules/kommuner/<name>.toml` → what is known of how one municipality writes and who decides what there (SPEC 5, DOMAIN 1.3 and 5.1).

Every fact is optional, and unknown stays unknown: a municipality without a file, or a file without a key, only means that the rules
which need that fact say so. `sources` tells where each fact was seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from ledger.kommuner import kommuner, rules_folder
from ledger.model import SectionKind
from ledger.patterns import pattern
from ledger.toml_file import Node, read_toml

__all__ = ["Body", "BodyClass", "Municipality", "load_municipality", "parse_municipality", "shipped_municipality"]

BodyClass = Literal["council", "oekonomi", "fagudvalg", "advisory"]
"""council: kommunalbestyrelse, byråd · oekonomi: økonomiudvalg (Frederiksberg: Magistraten) · fagudvalg: standing committee ·
advisory: councils of citizens, MED, direktion; they are heard and never appropriate."""

SignConvention = Literal["expenditure-positive", "expenditure-negative"]

_PERIOD = pattern(r"\b(?:20)?\d\d\s*[-–]\s*(?:20)?\d\d\b")


def _plain(name: str) -> str:
    """A body's name without the period it sits for, case and punctuation: `22-25 Socialudvalget` is Socialudvalget."""
    return " ".join(re.sub(r"[^\w\s]", " ", _PERIOD.sub(" ", name.casefold())).split())


@dataclass(frozen=True, slots=True)
class Body:
    """A body that decides or is heard. `aliases` are other ways in which its name is printed."""

    name: str
    kind: BodyClass
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Municipality:
    """How one municipality writes. `None` and empty mean unknown.

    `competence` are notes on who decides what, in words. `bevillingsniveau` is the level at which the council appropriates.
    `pool_aliases` go from a pool's name to the names and addresses it is printed under. `headings` go from a kind of section to
    headings used only here. `sources` go from a key of the file to where its fact was seen.
    """

    kommune: str
    kommunekode: str
    council: str | None
    bodies: tuple[Body, ...]
    competence: tuple[str, ...]
    bevillingsniveau: str | None
    sign_convention: SignConvention | None
    pool_aliases: Mapping[str, tuple[str, ...]]
    headings: Mapping[SectionKind, tuple[str, ...]]
    sources: Mapping[str, str]

    def body(self, printed: str) -> Body | None:
        """A body's name as printed, with or without its period → the body; `None` where the file does not know it."""
        wanted = _plain(printed)
        for body in self.bodies:
            if any(_plain(name) == wanted for name in (body.name, *body.aliases)):
                return body
        return None


_KEYS = (
    "kommune",
    "kommunekode",
    "council",
    "bodies",
    "competence",
    "bevillingsniveau",
    "sign_convention",
    "pool_aliases",
    "headings",
    "sources",
)


def _bodies(node: Node) -> tuple[Body, ...]:
    bodies: list[Body] = []
    seen: dict[str, str] = {}
    for item in node.items():
        keys = item.table(("name", "class", "aliases"))
        name = item.need("name", keys).text()
        kind = cast("BodyClass", item.need("class", keys).choice(get_args(BodyClass)))
        aliases = keys["aliases"].texts() if "aliases" in keys else ()
        for printed in (name, *aliases):
            if seen.setdefault(_plain(printed), name) != name:
                raise item.error("same_name", name=printed, other=seen[_plain(printed)])
        bodies.append(Body(name, kind, aliases))
    return tuple(bodies)


def parse_municipality(root: Node) -> Municipality:
    """The root of a municipality's file → the municipality; name and code must be those of the list."""
    keys = root.table(_KEYS)
    name, code = root.need("kommune", keys).text(), root.need("kommunekode", keys)
    known = kommuner().get(code.text())
    if known is None:
        raise code.error("unknown_code")
    if known.navn != name:
        raise keys["kommune"].error("other_name", expected=known.navn, code=known.kommunekode)
    bodies = _bodies(keys["bodies"]) if "bodies" in keys else ()
    council = keys["council"].text() if "council" in keys else None
    if council is not None and not any(body.kind == "council" and body.name == council for body in bodies):
        raise keys["council"].error("council_no_body")
    headings = keys["headings"].table(get_args(SectionKind)) if "headings" in keys else {}
    sources = keys["sources"].table(_KEYS) if "sources" in keys else {}
    return Municipality(
        kommune=name,
        kommunekode=known.kommunekode,
        council=council,
        bodies=bodies,
        competence=keys["competence"].texts() if "competence" in keys else (),
        bevillingsniveau=keys["bevillingsniveau"].text() if "bevillingsniveau" in keys else None,
        sign_convention=cast("SignConvention", keys["sign_convention"].choice(get_args(SignConvention)))
        if "sign_convention" in keys
        else None,
        pool_aliases={pool: names.texts() for pool, names in keys["pool_aliases"].table().items()} if "pool_aliases" in keys else {},
        headings={cast("SectionKind", kind): names.texts() for kind, names in headings.items()},
        sources={key: seen.text() for key, seen in sources.items()},
    )


def load_municipality(path: Path) -> Municipality:
    """One municipality's TOML file → the municipality. Anything not understood is a `SettingsError`."""
    return parse_municipality(read_toml(path))


@cache
def shipped_municipality(kommunekode: str) -> Municipality | None:
    """The shipped file of the municipality with this code, if there is one."""
    for path in sorted((rules_folder() / "kommuner").glob("*.toml")):
        municipality = load_municipality(path)
        if municipality.kommunekode == kommunekode:
            return municipality
    return None
