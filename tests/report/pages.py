"""Documents and results that the tests of the page share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from ledger import check, read
from ledger.frames import Frames, build_frames
from ledger.messages import Language
from ledger.result import Result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_data"

HEAD = """# Referat

Kommune: Herning Kommune
Udvalg: {body}
Dato: 7. januar 2025

"""

ITEM = """## Punkt {number}: {title}

### Økonomiske konsekvenser

Beløb i t. kr., 2025-priser

| Bevilling | Område | 2025 | 2026 |
|---|---|---:|---:|
| {label} | Børneudvalget | 4.790 | 100 |
| Finansiering, kassen | Økonomiudvalget | -{cover} | -100 |
| I alt | | {rest} | 0 |

### Beslutning

{decision}

"""

HOSTILE = [
    "<script>window.hit=1</script>",
    '"><img src=x onerror=window.hit=1>',
    "javascript:window.hit=1",
    "</style></title><svg onload=window.hit=1>",
    "' autofocus onfocus=window.hit=1 x='",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- <![CDATA[ <b> ]]>",
]


def minutes(*items: str, body: str = "Byrådet") -> str:
    """A document of agenda items."""
    return HEAD.format(body=body) + "".join(items)


def item(number: int, cover: int = 4790, title: str = "Ny vejleder", label: str = "Løn", decision: str = "Godkendt.") -> str:
    """An agenda item with an appropriation of 4.790 t. kr. in 2025, covered by `cover`."""
    rest, printed = 4790 - cover, f"{cover // 1000}.{cover % 1000:03}"
    return ITEM.format(number=number, title=title, label=label, cover=printed, rest=rest, decision=decision)


def result_of(folder: Path, text: str, lang: Language = "da") -> Result:
    """A document's text → what the tool finds in it."""
    path = folder / "referat.md"
    path.write_text(text, encoding="utf-8")
    return check(read([path]), lang=lang)


def hostile(folder: Path) -> Result:
    """Every hostile text in a label, a title, a body's name, a decision and a file's name."""
    paths = []
    for number, text in enumerate(HOSTILE):
        label = text.replace("|", "\\|")
        path = folder / f"{number}{text.replace('/', '⁄')}.md"
        path.write_text(
            minutes(item(1, 4700, title=text, label=label, decision=f"Godkendt. {text}"), body=f"Udvalget {text}"), encoding="utf-8"
        )
        paths.append(path)
    return check(read(paths))


def thousands(folder: Path, tables: int = 2000, each: int = 20) -> Result:
    """One document read once and counted many times: as many tables as a year of minutes, every other of them failing."""
    path = folder / "mange.md"
    path.write_text(minutes(*(item(number, 4790 - 90 * (number % 2)) for number in range(1, each + 1))), encoding="utf-8")
    return copied(read([path]), tables)


def copied(frames: Frames, tables: int = 2000) -> Result:
    """Documents read once and counted as often as it takes to have that many tables."""
    readings = [reading for reading in frames.readings if reading is not None]
    copies = []
    for copy in range(-(-tables // frames.tables.height)):
        for reading in readings:
            document = replace(reading.meeting.document, path=f"arkiv/{copy:04}/{Path(reading.meeting.document.path).name}")
            copies.append(replace(reading, meeting=replace(reading.meeting, document=document)))
    return check(build_frames(copies))


POOLS: dict[str, Any] = {
    "pools": [
        {
            "id": "uforudsete",
            "name": "Puljen <b>",
            "kind": "pool",
            "years": {
                "2025": {
                    "opening_kr": 1000.5,
                    "reserved_kr": 0,
                    "drawn_decided_kr": 400,
                    "drawn_recommended_kr": 800,
                    "left_kr": 600.5,
                    "left_if_recommended_kr": -199.5,
                }
            },
            "reservations": [
                {
                    "id": "ramme",
                    "name": "Ramme",
                    "amount_kr": {"2025": 300},
                    "drawn_decided_kr": {"2025": 0},
                    "drawn_recommended_kr": {"2025": 301},
                    "left_kr": {"2025": 300},
                }
            ],
            "draws": [
                {
                    "path": "?",
                    "item": "2",
                    "table": "2.1",
                    "row": 2,
                    "year": 2025,
                    "amount_kr": 800,
                    "status": "recommended",
                    "reservation": None,
                },
                {
                    "path": "referat.md",
                    "item": "1",
                    "table": "1.1",
                    "row": 2,
                    "year": "2025",
                    "amount_kr": 400,
                    "status": "approved",
                    "reservation": None,
                },
                {
                    "path": "referat.md",
                    "item": "1",
                    "table": "1.1",
                    "row": 2,
                    "year": 2026,
                    "amount_kr": 7,
                    "status": "approved",
                    "reservation": None,
                },
            ],
        },
        {"id": "kassen", "name": None, "kind": "unlimited", "years": {"2025": {"opening_kr": None}}, "draws": []},
    ]
}
