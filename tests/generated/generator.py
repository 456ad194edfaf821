"""A seed → one whole small document with an appropriation table, balanced or broken, and the truth beside it.

Independent of the reader on purpose: nothing here is imported from the tool, so an error common to both cannot hide.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import words
from .forms import render
from .layouts import LAYOUTS, Case
from .mutations import break_table
from .tables import MONEY, TableTruth, make_table


@dataclass(frozen=True)
class Generated:
    """One document, its truth in the form of the cases' expected.json, and what was done to it."""

    text: str
    suffix: str
    truth: dict[str, Any]
    mutation: str | None
    form: str
    layout: str
    description: str


def _number(table: TableTruth, value: int | None) -> int | float:
    kr = table.style.kr(value or 0)
    return int(kr) if kr == int(kr) else float(kr)


def table_truth(table: TableTruth) -> dict[str, Any]:
    """A table → its part of expected.json: blank and dash as 0, heraf rows as memo with amounts, measures without."""
    rows = []
    for number, line in enumerate((line for line in table.lines if line.role != "block"), 1):
        amounts = {} if line.measure else {str(year): _number(table, value) for year, value in zip(table.years, line.values, strict=True)}
        rows.append(
            {
                "row": number,
                "label": line.label,
                "area": line.area,
                "role": line.role,
                "amounts_kr": amounts,
                "permanent": (bool(line.permanent) if table.varig and line.role in MONEY else None),
            }
        )
    return {
        "kind": "appropriation",
        "unit": table.style.unit,
        "price_level_year": table.style.price_year,
        "years": table.years,
        "rows": rows,
        "sum_by_year_kr": {str(year): _number(table, table.residual(n)) for n, year in enumerate(table.years)},
        "balances": not table.unbalanced_years(),
    }


def _proposal(rng: random.Random, table: TableTruth) -> list[str]:
    lines = [
        rng.choice(("bevillingen gives som vist i tabellen.", "udgiften finansieres som vist under økonomi.", "opgaven sættes i gang."))
    ]
    cover = [line.label for line in table.lines if line.role == "financing"]
    names = dict((*words.COVER, *words.CAPITAL_COVER))
    if len(cover) == 1 and names.get(cover[0]) and rng.random() < 0.4:
        lines.append(f"udgiften finansieres af {names[cover[0]]}.")
    return lines


def generate(seed: int, broken: bool) -> Generated:
    """A seed → one document; `broken` puts exactly one error into the table."""
    rng = random.Random(f"bevilling {seed}")
    layout = rng.choice(tuple(LAYOUTS))
    start = rng.randint(2019, 2026)
    council = layout == "naestved" or (layout in ("slagelse", "svendborg", "koege", "middelfart", "herning") and rng.random() < 0.4)
    table = make_table(rng, start, council)
    body = (
        "Byrådet"
        if council
        else rng.choice(("Socialudvalget", "Økonomiudvalget", "Kultur- og Fritidsudvalget", "Teknik- og Miljøudvalget", "Børneudvalget"))
    )
    if layout == "aarhus":
        body = rng.choice(("Teknisk Udvalg", "Socialudvalget", "Økonomiudvalget"))
    date = datetime.date(start - (rng.random() < 0.2), rng.randint(1, 12), rng.randint(1, 28))
    while date.weekday() > 4:
        date += datetime.timedelta(days=1)
    mutation = None
    if broken:
        table, mutation = break_table(rng, table)
    decision, status = rng.choice(words.DECISIONS["council" if council else "committee"])
    case = Case(
        date=date,
        body=body,
        council=council,
        number=rng.randint(2, 40),
        title=rng.choice(words.TITLES),
        journal="",
        decision=decision,
        status=status,
        table=render(rng, table),
        proposal=_proposal(rng, table),
        lead_in=rng.choice(("", *words.LEAD_INS) if table.shape != "letter" else words.LEAD_INS),  # a plan has U/I letters too
        story=rng.choice(words.STORIES),
        rng=rng,
        decoy=list(rng.choice(words.DECOYS)) if rng.random() < 0.15 else [],
    )
    lines = LAYOUTS[layout](case)
    items = []
    for item in case.items:
        main = item.pop("main")
        items.append({**item, "states_no_consequences": None, "tables": [table_truth(table)] if main else []})
    truth = {
        "kommune": case.kommune,
        "udvalg": case.udvalg,
        "date": date.isoformat(),
        "provenance": "generated",
        "seed": seed,
        "mutation": mutation,
        "agenda_items": items,
    }
    text = "\n".join(lines).rstrip("\n") + "\n"
    if rng.random() < 0.03:
        text = text.replace("\n", "\r\n")
    if rng.random() < 0.03:
        text = "\ufeff" + text
    suffix = ".md" if (table.form.startswith("pipes") and rng.random() < 0.8) or rng.random() < 0.2 else ".txt"
    style = table.style
    description = (
        f"{layout} {table.form} unit={style.unit!r} at {style.place} minus={style.minus!r}"
        f" zero={style.zero!r} thousands={style.thousands!r}"
        + (f" reversed-by-{style.reversed}" if style.reversed else "")
        + (" rounded" if style.rounded else "")
        + (f" repeat-{table.repeat_header}" if table.repeat_header else "")
        + (" two-line-header" if table.two_line_header else "")
        + (f" address={table.area_header}" if table.area_header else "")
        + (" row-total" if table.row_total_header else "")
        + (f" shape-{table.shape}" if table.shape != "years" else "")
        + (" decoy" if case.decoy else "")
        + (" blocks" if any(line.role == "block" for line in table.lines) else "")
    )
    return Generated(text, suffix, truth, mutation, table.form, layout, description)


def write(folder: Path, seeds: Sequence[int]) -> list[dict[str, Any]]:
    """Each seed once whole and once broken, as NAME.txt|md with NAME.expected.json, and a manifest of all."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = []
    for seed in seeds:
        for broken in (False, True):
            made = generate(seed, broken)
            name = f"{'broken' if broken else 'whole'}-{seed:06d}"
            (folder / (name + made.suffix)).write_bytes(made.text.encode("utf-8"))
            (folder / f"{name}.expected.json").write_text(json.dumps(made.truth, ensure_ascii=False, indent=1), encoding="utf-8")
            manifest.append(
                {
                    "name": name,
                    "file": name + made.suffix,
                    "seed": seed,
                    "broken": broken,
                    "mutation": made.mutation,
                    "form": made.form,
                    "layout": made.layout,
                    "description": made.description,
                }
            )
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    return manifest


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m tests.generated.generator --count 400 --seed 1 --out DIR`: half whole, half broken."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    manifest = write(options.out, range(options.seed, options.seed + (options.count + 1) // 2))
    print(f"{len(manifest)} documents in {options.out}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
