"""A source of financing as printed (wording, address) → the pool of a register that it names, or why it names none.

Wording, address and sign decide together (DOMAIN 4); the sign is the caller's. A name is found as whole words, whatever their case and
definite form ("Puljen til uforudsete udgifter" is found in "af pulje til uforudsete udgifter"). The address decides where the wording
names no source of its own ("Finansiering" under "Økonomiudvalget / Puljer"), and refuses where it names another committee's pool. What is
merely like a known name is a suggestion, never a match.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ledger.appropriations.sources import source_code
from ledger.minutes.bodies import find, kind, same
from ledger.patterns import pattern
from ledger.registers import Pool, Register, Reservation

__all__ = ["Named", "PoolNames", "telling", "words_of"]

LEAST_LIKE = 60
"""Out of 100: below this a name is not even near."""

_TOKEN = pattern(r"[a-zæøåéüäö0-9§]+")
_ENDING = pattern(r"([^\W\d]{3,}?)(?:ernes|enes|erne|ens|ets|en|et|er|e|s|n|t)?")
# words of a financing row that name nothing: what is left names the source
_PLAIN = frozenset(
    _TOKEN.findall(
        "finansiering finansieres finansieret finansierer financiering financieres modpost dækning dækkes træk trækkes trækket på af fra "
        "via over ved med hos under den det der i kr t mio samt og foreslås afholdes tillægsbevilling intern ekstern samlet"
    )
)
_SOURCE_WORD = pattern(
    r"\w*(?:pulje|reserve|buffer|fond|kasse|likvid|lån|tilskud|midler|konto|opsparing|forbrug|indtægt|donation|overfør|ramme|råderum|salg)\w*"
)
_OWNER = pattern(r"(?i)(?:udvalgets|magistratens)\b")
_SAME_COMMITTEE = pattern(r"(?i)(?<![\w-])udvalgets\b")
# "puljen til uforudsete udgifter på anlægsområdet" is another pool than the one without the qualifier
_OTHER_AREA = pattern(r"(?:på|inden|indenfor|vedr|vedrørende|for)$")
_AREA_WORD = pattern(r"^anlæg|områ")


@dataclass(frozen=True, slots=True)
class Named:
    """What a printed source names. `reason` says why no pool is named: unknown, unnamed, ambiguous, other_owner, or other_area."""

    pool: Pool | None = None
    reservation: Reservation | None = None
    reason: str = "unknown"
    candidates: tuple[Pool, ...] = ()


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """Text → its words in base form: "Puljens" and "pulje" are one word, "anlægspulje" another."""
    return tuple(_stem(token) for token in _TOKEN.findall(text.casefold().replace("\u00ad", "")))


def _stem(token: str) -> str:
    match = _ENDING.fullmatch(token)
    return match[1] if match else token


def _position(words: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """Where a name stands in a text, as whole words in order."""
    for start in range(len(words) - len(name) + 1):
        if words[start : start + len(name)] == name:
            return start
    return None


class PoolNames:
    """The names under which the pools of a register are printed. `aliases` go from a pool's name to a municipality's other names of it."""

    def __init__(self, register: Register, aliases: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self.pools = register.pools
        more = {words_of(name): names for name, names in (aliases or {}).items()}
        self.names: list[tuple[tuple[str, ...], Pool, Reservation | None]] = []
        self.addresses: list[tuple[str, Pool]] = []
        for pool in register.pools:
            printed = {pool.name: None, **dict.fromkeys(pool.aliases), **dict.fromkeys(more.get(words_of(pool.name), ()))}
            for name in printed:
                if "/" in name:
                    self.addresses.append((name, pool))
                elif words_of(name):
                    self.names.append((words_of(name), pool, None))
            for reservation in pool.reservations:
                self.names += [(words_of(name), pool, reservation) for name in (reservation.name, *reservation.aliases) if words_of(name)]
        self.names.sort(key=lambda entry: -len(entry[0]))
        self.codes = {pool.id: source_code(pool.name) for pool in register.pools}

    def find(self, wording: str, udvalg: str | None = None, area: str | None = None, meeting: str | None = None) -> Named:
        """One source as printed → what it names. `meeting` is the body whose minutes these are ("udvalgets pulje" is its own)."""
        named = self._by_wording(wording)
        if named.pool is None and named.reason == "unknown":
            named = self._by_address(wording, udvalg, area)
        if named.pool is None:
            return named
        return self._owned(named, wording, udvalg, area, meeting)

    def mentioned(self, text: str, among: tuple[Pool, ...]) -> Pool | None:
        """The only one of `among` whose name stands in a running text, `None` where none or several do."""
        words = words_of(text[:200_000])
        found = {pool.id: pool for name, pool, _ in self.names if pool in among and _position(words, name) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def nearest(self, wording: str, area: str | None) -> tuple[str, float] | None:
        """The known name most like a source and how alike (0-1), `None` where none is: a suggestion for a reader."""
        from rapidfuzz import fuzz

        best: tuple[float, str] | None = None
        asked = " ".join(telling(words_of(wording))) or " ".join(telling(words_of(area or "")))
        for pool in self.pools:
            for name in (pool.name, *pool.aliases):
                known = " ".join(telling(words_of(name)))
                score = max(fuzz.ratio(asked, known), fuzz.token_set_ratio(asked, known)) if asked and known else 0.0
                if score >= LEAST_LIKE and (best is None or score > best[0]):
                    best = (score, pool.name)
        return (best[1], round(best[0] / 100, 3)) if best else None

    # --- wording ---

    def _by_wording(self, wording: str) -> Named:
        words = words_of(wording)
        hits: list[tuple[int, Pool, Reservation | None, int]] = []
        for name, pool, reservation in self.names:
            at = _position(words, name)
            if at is not None:
                hits.append((len(name), pool, reservation, at))
        if hits:
            longest = [hit for hit in hits if hit[0] == hits[0][0]]
            pools = {pool.id: pool for _, pool, _, _ in longest}
            if len(pools) > 1:
                return Named(reason="ambiguous", candidates=tuple(pools.values()))
            length, pool, reservation, at = longest[0]
            if _another_area(words, at + length, pool):
                return Named(reason="other_area", candidates=(pool,))
            inside = next((r for _, p, r, _ in hits if p is pool and r is not None), reservation)
            return Named(pool, inside, "")
        return self._by_core(words, wording)

    def _by_core(self, words: tuple[str, ...], wording: str) -> Named:
        """ "Finansiering, uforudsete udgifter" is the "Pulje til uforudsete udgifter"; the cash is the cash, whatever it is called."""
        told = telling(words)
        found = {
            pool.id: pool for name, pool, _ in self.names if len(telling(name)) >= 2 and telling(name) == told and name[-1] == words[-1]
        }
        if len(found) == 1 and not _SOURCE_WORD.search(" ".join(told)):
            return Named(next(iter(found.values())), None, "")
        if source_code(wording) == "KASSE":
            cash = [pool for pool in self.pools if pool.kind == "unlimited" and self.codes[pool.id] == "KASSE"]
            if len(cash) == 1:
                return Named(cash[0], None, "")
        return Named()

    # --- address ---

    def _by_address(self, wording: str, udvalg: str | None, area: str | None) -> Named:
        own = source_code(wording)
        printed = _TOKEN.findall(wording.casefold())
        names_another = any(word not in _PLAIN and _SOURCE_WORD.fullmatch(word) for word in printed)
        at = [pool for pool in self.pools if self._lives_at(pool, udvalg, area)]
        if own is None and not names_another:
            if len(at) == 1:
                return Named(at[0], None, "")
            inside = self._by_wording(area) if area and not at else Named()
            if inside.pool is not None:
                return inside
            named = area or set(words_of(wording)) - set(map(_stem, _PLAIN))
            return Named(reason="ambiguous" if at else ("unknown" if named else "unnamed"), candidates=tuple(at))
        # the wording names a source: the address confirms it only where both mean the same one
        words = set(telling(words_of(wording)))
        agreed = [pool for pool in at if own is not None and self.codes[pool.id] == own and words & set(telling(words_of(pool.name)))]
        return Named(agreed[0], None, "") if len(agreed) == 1 else Named(candidates=tuple(agreed))

    def _lives_at(self, pool: Pool, udvalg: str | None, area: str | None) -> bool:
        parts = [part.strip() for part in (area or "").split("/") if part.strip()]
        for printed, owner in self.addresses:
            if owner is pool and area and words_of(printed) == words_of(area):
                return True
        if pool.area is None or not parts:
            return False
        body = udvalg or (parts[0] if len(parts) > 1 else None)
        if body is not None and pool.udvalg is not None and not same(body, pool.udvalg):
            return False
        return words_of(parts[-1]) == words_of(pool.area)

    # --- whose pool ---

    def _owned(self, named: Named, wording: str, udvalg: str | None, area: str | None, meeting: str | None) -> Named:
        """The same, refused where wording or address give the pool to another committee. The council owns every pool."""
        pool = named.pool
        if pool is None or pool.udvalg is None:
            return named
        owners = [udvalg or (find(area) if area else None)]
        if _OWNER.search(wording):
            owners.append(meeting if _SAME_COMMITTEE.search(wording) else find(wording))
        for owner in owners:
            if owner and kind(owner) != "council" and not same(owner, pool.udvalg):
                return Named(reason="other_owner", candidates=(pool,))
        return named


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell one source from another."""
    return tuple(word for word in words if word not in _DULL)


_DULL = frozenset(map(_stem, _PLAIN)) | {_stem("pulje"), "til"}


def _another_area(words: tuple[str, ...], after: int, pool: Pool) -> bool:
    """Does a qualifier behind the name ("på anlægsområdet") make it another pool than this one?"""
    if after + 1 >= len(words) or not _OTHER_AREA.search(words[after]) or not _AREA_WORD.search(words[after + 1]):
        return False
    return words[after + 1] not in words_of(f"{pool.name} {pool.area or ''} {' '.join(pool.aliases)}")
