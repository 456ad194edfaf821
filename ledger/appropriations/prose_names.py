"""Words around a source → its name and code: what is kept of "dels af rådighedsbeløbet på cykelplanen i 2026" (FORMATS C3, DOMAIN 4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.appropriations.sources import source_code
from ledger.patterns import pattern

__all__ = ["MONEY", "Cover", "CoverPart", "clean_tail", "code_of", "name_of"]


@dataclass(frozen=True, slots=True)
class CoverPart:
    """One source as printed, and the index of its amount in the sentence (`None` when the cover is not split)."""

    name: str
    amount: int | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover a sentence names: from `start` (its verb) to `end`. `partial` when it says itself that it is not all; `borrowed` for a loan
    that is taken up: cover of what the item gives, and never money by itself."""

    start: int
    end: int
    parts: tuple[CoverPart, ...]
    partial: bool = False
    borrowed: bool = False


MONEY = r"[-0-9][^a-zæøå;]{0,18}(?:mio\.?\s?kr|mia\.?\s?kr|t\.?\s?kr|tkr|kr)\b\.?"
_SHARE = pattern(
    r"^(?:[\s,]|og\s|med\s|dels\s)*(?:\d{1,3}(?:,\d+)?\s?(?:%|pct\.?|procent)|halvdelen|en tredjedel|to tredjedele)\s+(?=(?:fra|af|via)\s)",
    re.IGNORECASE,
)
_LEAD = pattern(
    r"^(?:[\s,:]|(?:dels|og|samt|ved|af|fra|via|på|med|over|gennem|igennem|i alt|ialt|heraf|hvoraf|den|det|de|en|et|som|hhv\.|"
    r"henholdsvis|udgiften|beløbet|ud af|delvist?|samlet|er|bidrag|foreslås|ca\.)(?=\s|$))+",
    re.IGNORECASE,
)
# one sign at a time, from the first of them: rows of dots ("Sag ........ 3") may not be parted in every way there is
_TAIL = pattern(
    r"(?<![\s,.;:(–-])(?:[\s,.;:(–-]|"
    r"\s(?:på|med|i alt|ialt|svarende til|for|ca\.|og|samt|dels|ved|i|til|op til|mio\.?|kr\.?|en|et|heraf|hvoraf|"
    r"med i alt|fordelt med|af|fra|finansieres|der|er|afsat|tilsvarende)(?=[\s,.;:(]*$))+$",
    re.IGNORECASE,
)
_YEARS = pattern(
    r"(?<!udget)(?<!udget\s)(?<!udgettet)(?<!udgettet\s),?\s*\(?(?:i|for)\s+(?:budget\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|"
    r"20)?\d\d|(?:,\s*(?:19|20)\d\d){0,5}\s+og\s+(?:i\s+)?(?:19|20)\d\d)?\)?"
    r"\s*(?=$|,|\s(?:og|samt|med)\s)"
)
_NO_SOURCE = pattern(
    r"^(?:heraf|hertil|dette|det|forelægges|senere|særskilt|næste|kommende|budget(?:forhandlingerne)?|sagen|mødet|byrådet|"
    r"kommunalbestyrelsen|forvaltningen|kommunen|år(?:et)?|(?:i\s+)?(?:budget\s+)?(?:19|20)[0-9]{2})?$",
    re.IGNORECASE,
)
# no source but the place where it is told: "som beskrevet under Økonomi", "i overensstemmelse med sagsfremstillingen"
_TOLD = (
    r"(?:beskrevet|anført|angivet|vist|nævnt|skitseret|foreslået|oplyst|opstillet|omtalt|redegjort|anviste?|"
    r"fremgå\w*|forklaret|indstillet|det\s+nævnte)"
)
_REFERENCE = pattern(
    rf"(?:som\s+|således\s+(?:som\s+)?|(?:det|den|de)\s+(?:\w+\s+)?)*(?:(?:ovenfor|nedenfor|oven|neden|foran|tidligere|her|"
    rf"i\s+\S+|under\s+\S+)\s+)*{_TOLD}\b(?!\s+\w*(?:pulje|ramme|konto|midler|beløb|budget))|"
    rf"(?:(?:i\s+)?overensstemmelse|samme\s+måde|(?:den|de|følgende)?\s*måder?|(?:forvaltningens|administrationens|direktionens|"
    rf"udvalgets|magistratens|økonomiudvalgets|ovenstående|nedenstående)\s+(?:forslag|oplæg|indstilling|beskrivelse)?|"
    r"jf\.?|bilag\w*|tabel\w*|(?:oven|neden)(?:stående|for)|økonomiafsnit\w*|afsnit\w*|sagsfremstilling\w*|punkt\s)(?:\s|$)",
    re.IGNORECASE,
)
_PROPOSER = pattern(r"\s*\([^()]{3,80}(?:udvalg|forvaltning|bestyrelse)(?:et|en)?\)\s*$", re.IGNORECASE)  # it stands below the proposal
_POOL_FOR = pattern(r"(\w*pulje\w*\s+til\s.+?)\s+til\s", re.IGNORECASE)
_MOVED = pattern(r"\s(?:overføres|flyttes|omplaceres|genbevilges|videreføres)$", re.IGNORECASE)


def code_of(name: str, lead: str) -> str | None:
    code = source_code(name)
    if code is None and re.search(r"inden\s?for\s*$", lead):
        return source_code(f"inden for {name}")
    if code is None and re.search(r"finan[cs]ier\w*\s+(?:af|ved)\s*$", lead):
        return source_code(f"finansieres af {name}")
    return code


def clean_tail(text: str) -> str:
    return _TAIL.sub("", _YEARS.sub("", text))


def name_of(text: str) -> str:
    """Words around a source → its name: no leading preposition, no trailing year or connector, at most 160 characters."""
    name = _SHARE.sub("", re.sub(r"\s+", " ", text).strip())
    name = _PROPOSER.sub("", name)
    for _ in range(3):
        name = _TAIL.sub("", _YEARS.sub("", name))
    kept = _MOVED.sub("", _LEAD.sub("", name)).strip(" ,.;:(")
    kept = (
        kept
        if kept.count("(") >= kept.count(")") and kept.endswith(")")
        else kept.rstrip(" ,.;:()") + ")" * (kept.count("(") > kept.count(")"))
    )
    if len(kept) > 160:
        kept = kept[:160].rsplit(" ", 1)[0]
    pool = _POOL_FOR.match(kept)
    if pool is not None:
        kept = pool[1]
    if _REFERENCE.match(kept):
        return ""
    return "" if _NO_SOURCE.match(kept) or not re.search(r"[A-Za-zÆØÅæøå0-9]{2}", kept) else kept
