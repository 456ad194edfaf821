"""Small minutes and registers for the tests of pools, read in process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ledger import judge_pools
from ledger.frames import Frames, build_frames
from ledger.pools import PoolBalance, PoolReport
from ledger.price_levels import Factors
from ledger.reading import Reader, Task
from ledger.registers import Register, load_register
from ledger.result import Result
from tests.inprocess import settings

POOL = """
kommune = "Lyngby-Taarbæk"
[[pool]]
id = "uforudsete"
name = "Puljen til uforudsete udgifter"
udvalg = "Økonomiudvalget"
area = "Puljer"
opening_kr = {{ {opening} }}
"""
RESERVATION = """
[[pool.reservation]]
id = "ramme"
name = "Ramme til initiativer"
amount_kr = {{ 2025 = {amount} }}
decided_by = "Økonomiudvalget"
decided_on = 2025-04-07
journal_no = ["27.00.00-A00-13-25"]
"""
FROM_POOL = "Finansiering - pulje til uforudsete udgifter\tØkonomiudvalget / Puljer"


def table(
    amounts: Sequence[int],
    financing: str = FROM_POOL,
    level: str = " i 2025 p/l",
    years: Sequence[int] = (2025,),
    label: str = "Gennemgang",
) -> str:
    """A table in t. kr.: one expenditure, its cover, the total."""
    head = f"t. kr.{level}\tUdvalg / Aktivitetsområde\t" + "\t".join(map(str, years))
    spent = f"{label}\tSkoleudvalget / Udsatte børn\t" + "\t".join(map(str, amounts))
    cover = f"{financing}\t" + "\t".join(str(-amount) for amount in amounts)
    return "\n".join([head, spent, cover, "I alt\t\t" + "\t".join("0" for _ in amounts)])


def point(
    economy: str,
    decision: str = "Anbefalet.",
    *,
    number: int = 2,
    title: str = "Ekstern gennemgang af sager",
    journal: str = "00.22.00-A00-21-21",
    proposal: str = "",
    competence: str = "",
) -> str:
    """One agenda item."""
    parts = [f"Punkt {number}: {title}", journal]
    parts += ["Indstilling", proposal] if proposal else []
    parts += ["Økonomi", economy]
    parts += ["Beslutningskompetence", competence] if competence else []
    return "\n\n".join([*parts, "Beslutning", decision])


def minutes(*points: str, body: str = "Skoleudvalget", date: str = "22-04-2025", kommune: str = "") -> str:
    """The minutes of one meeting."""
    return "\n\n".join([*([f"{kommune} Kommune"] if kommune else []), f"REFERAT {body} d. {date}", *points]) + "\n"


def read(*texts: str) -> Frames:
    """Documents given as text → frames; they are called 1.txt, 2.txt …"""
    reader = Reader(settings().limits, tuple(settings().words.items()))
    return build_frames([reader(Task(f"{number}.txt", text.encode())) for number, text in enumerate(texts, 1)])


def register(folder: Path, opening: str = "2025 = 12_000_000", reserved: int | None = None, more: str = "", text: str = "") -> Register:
    """The register of one pool, with a reservation where `reserved` says so (kroner)."""
    path = folder / "puljer.toml"
    inside = RESERVATION.format(amount=reserved) if reserved is not None else ""
    path.write_text(text or POOL.format(opening=opening) + inside + more, encoding="utf-8")
    return load_register(path)


def judged(known: Register, *texts: str, factors: Factors | None = None) -> tuple[PoolReport, Result]:
    """The pools after those documents, and the findings."""
    return judge_pools(read(*texts), known, settings(), factors=factors)


def only(report: PoolReport) -> PoolBalance:
    """The register's first pool."""
    return report.pools[0]


def codes(result: Result) -> list[str]:
    """The codes of the findings about pools."""
    return [found.code for found in result.findings if found.code.startswith(("POL", "FIN"))]
