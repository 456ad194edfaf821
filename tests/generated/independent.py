"""A seed → a whole or broken appropriation table in minutes, written without regard to the other generator or the readers.

Where `generator` asks whether a table's truth can be doubted and refuses such tables, this one prints what a program would that knows
only the contract: random labels, sources, columns, number styles and layouts, and one error in a random place.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SPENDING = (
    "Lønudgifter", "Konsulentydelser", "Inventar og udstyr", "Renovering af klasselokaler", "Drift af legestue", "Anlægsudgift",
    "Materialer", "Vedligeholdelse af bygninger", "IT-licenser", "Kompetenceudvikling", "Ny cykelsti", "Ombygning, etape 1",
    "Løn til projektleder", "Husleje", "Transport", "Kommunikation", "Udgift til drift", "Tilskud til forening", "Bygherrerådgivning",
    "Afledt driftsudgift", "Merudgift til vikarer", "Etablering af P-pladser", "Vinduer og døre", "Anskaffelse af biler",
    "Opnormering i dagtilbud", "Projekt A", "Indsats 1", "Tiltag 2: Naturvejleder", "Udvidelse af åbningstid", "Øget rengøring",
)  # fmt: skip
INCOME = (
    "Statsrefusion",
    "Refusion fra staten",
    "Indtægter fra brugerbetaling",
    "Brugerbetaling",
    "Lejeindtægter",
    "Indtægt, salg af billetter",
)
SOURCES = (
    "Finansiering", "Finansiering i alt fra kassen", "Finansieres af kassen", "Kassefinansiering", "Kassebeholdningen", "Kassen",
    "Finansiering: kassebeholdningen", "Finansiering - likvid beholdning", "Puljen til uforudsete udgifter", "Pulje til anlæg",
    "Finansiering via anlægspuljen", "Træk på kassen", "Rådighedsbeløb", "Afsat rådighedsbeløb", "Driftsreserve",
    "Omprioritering inden for rammen", "Mindreforbrug på administration", "Finansiering - DUT", "Bufferpulje", "Fondsstøtte",
    "Modpost: kassen", "Forbrug af likvide aktiver", "Omplacering fra vejområdet", "Budgetreguleringspulje", "Finansieret af overførsler",
    "Budgetreserve", "Finansiering (kassetræk)", "Investeringspulje", "Dækning via effektiviseringspuljen",
)  # fmt: skip
TOTALS = ("I alt", "Ialt", "I ALT", "Total", "Sum", "Balance", "Resultat", "Netto", "I alt (netto)", "Samlet", "Difference", "Saldo")
SUBTOTALS = (("Udgifter i alt", "Finansiering i alt"), ("Sum udgifter", "Sum finansiering"), ("Samlet udgift", "Samlet finansiering"))
HEADS = ("", "Tekst", "Post", "Beskrivelse", "Bevilling", "Formål", "Projekt", "Aktivitet", "Konto/tekst", "Område")
UNITS: dict[int, tuple[str, ...]] = {
    1000: ("t. kr.", "1.000 kr.", "tkr.", "i 1.000 kr.", "1000 kr.", "T.kr.", "hele 1.000 kr.", "t.kr"),
    1_000_000: ("mio. kr.", "mio.kr.", "Mio. kr.", "i mio. kr."),
    1: ("kr.", "hele kr.", "kr", "i kr."),
}
COMMITTEES = ("Børneudvalget", "Teknik- og Miljøudvalget", "Økonomiudvalget", "Kultur- og Fritidsudvalget", "Social- og Sundhedsudvalget")
REMARKS = ("", "Se bilag 2", "Jf. budgetaftale 2024", "Estimat", "Fast pris", "2 årsværk", "Ny")
FORMS = ("tabs", "pipes", "bars", "aligned", "lines", "pipes", "tabs")


@dataclass
class Row:
    """One printed row: label, role, whole display units by year (tenths where the table prints decimals), `None` is blank."""

    label: str
    role: str
    values: list[int | None]
    permanent: str = ""
    address: str = ""
    remark: str = ""


@dataclass
class Made:
    """A table before it is printed."""

    years: list[int]
    unit: int
    decimals: int
    rows: list[Row] = field(default_factory=list)
    mutation: str | None = None

    def money(self) -> list[Row]:
        """The rows that are added."""
        return [row for row in self.rows if row.role in ("expenditure", "income", "financing")]

    def sums(self) -> list[int]:
        """What the counted rows add up to in each year."""
        return [sum(row.values[at] or 0 for row in self.money()) for at in range(len(self.years))]

    def kroner(self, value: int) -> int:
        """A printed figure in whole kroner."""
        return value * self.unit // 10**self.decimals


def build(rng: random.Random) -> Made:
    """A table that balances in every year."""
    start = rng.randrange(2019, 2028)
    years = list(range(start, start + rng.choice((1, 1, 2, 3, 4, 4, 4, 5))))
    unit = rng.choice((1000, 1000, 1000, 1, 1_000_000))
    decimals = {1000: 0, 1: 0, 1_000_000: rng.choice((1, 2, 3))}[unit]
    made = Made(years, unit, decimals)
    top = {1000: 9000, 1: 4_000_000, 1_000_000: 90 * 10**decimals}[unit]
    for label in rng.sample(SPENDING, rng.randrange(1, 6)):
        kind = rng.randrange(4)
        first = rng.randrange(10, top)
        values: list[int | None]
        if kind == 0:
            values = [first] + [0] * (len(years) - 1)
        elif kind == 1:
            values = [first] * len(years)
        else:
            values = [rng.choice((0, 1, 1, 1)) * rng.randrange(10, top) for _ in years]
        if not any(values):
            values[0] = first
        made.rows.append(Row(label, "expenditure", values))
    spent = made.sums()
    if rng.random() < 0.25:
        made.rows.append(Row(rng.choice(INCOME), "income", [-(total // rng.randrange(3, 9)) for total in spent]))
    left = made.sums()
    sources = rng.sample(SOURCES, rng.choice((1, 1, 1, 2, 2, 3)))
    for place, label in enumerate(sources):
        share = [total if place == len(sources) - 1 else total * rng.randrange(1, 8) // 10 for total in left]
        made.rows.append(Row(label, "financing", [-part for part in share]))
        left = [total - part for total, part in zip(left, share, strict=True)]
    made.rows = [row for row in made.rows if any(row.values)]
    return made


def _cell(rng: random.Random, made: Made) -> tuple[Row, int]:
    return rng.choice([(row, at) for row in made.money() for at, value in enumerate(row.values) if value])


def mutate(rng: random.Random, made: Made, has_total: bool) -> str | None:
    """One error in the table → its name, or `None` where the table still balances or has lost all that could cover."""
    kind = rng.choice(
        ("digit", "sign", "swap", "total", "year", "shift", "factor", "drop-row", "double-row", "row-sign", "column-swap", "side")
    )
    row, at = _cell(rng, made)
    value = row.values[at] or 0
    if kind == "digit":
        digits = list(str(abs(value)))
        place = rng.randrange(len(digits))
        digits[place] = rng.choice([d for d in "123456789" if d != digits[place]])
        row.values[at] = int("".join(digits)) * (1 if value > 0 else -1)
    elif kind == "sign":
        row.values[at] = -value
    elif kind == "swap":
        digits = list(str(abs(value)))
        if len(digits) < 2:
            return None
        place = rng.randrange(len(digits) - 1)
        digits[place : place + 2] = digits[place + 1], digits[place]
        row.values[at] = int("".join(digits)) * (1 if value > 0 else -1)
    elif kind == "total":
        totals = [row for row in made.rows if row.role == "total"]
        if not totals:
            return None
        totals[0].values[at] = (totals[0].values[at] or 0) + rng.choice((-1, 1)) * (abs(value) // 2 + 5)
        return kind
    elif kind == "year":
        row.values[at] = rng.choice((0, None))
    elif kind == "shift":
        others = [k for k in (at - 1, at + 1) if 0 <= k < len(made.years)]
        if not others:
            return None
        other = rng.choice(others)
        row.values[at], row.values[other] = rng.choice((0, None)), (row.values[other] or 0) + value
    elif kind == "factor":
        row.values[at] = value * 1000 if rng.random() < 0.5 or abs(value) < 1000 else value // 1000
    elif kind == "drop-row":
        if sum(other.role == row.role for other in made.rows) < 2 and not has_total:
            return None  # nothing printed would show that a cover is missing
        made.rows = [other for other in made.rows if other is not row]
    elif kind == "double-row":
        place = made.rows.index(row)
        made.rows.insert(place, Row(row.label, row.role, list(row.values)))
    elif kind == "row-sign":
        row.values = [-value if value else value for value in row.values]
    elif kind == "column-swap":
        others = [k for k in range(len(made.years)) if row.values[k] != value]
        if not others:
            return None
        other = rng.choice(others)
        row.values[at], row.values[other] = row.values[other], value
    elif kind == "side":
        if row.role != "expenditure" or len(made.money()) < 3:
            return None
        row.values = [-value if value else value for value in row.values]
    slack = len(made.money()) if made.decimals else 0
    return kind if any(abs(total) > slack for total in made.sums()) else None


def number(rng_style: str, minus: str, value: int | None, decimals: int, blank: str) -> str:
    """A figure in one of the spellings of Danish minutes."""
    if value is None:
        return blank
    whole, rest = divmod(abs(value), 10**decimals)
    grouped = f"{whole:,}".replace(",", {"point": ".", "space": " ", "nbsp": "\u00a0", "none": ""}[rng_style])
    text = grouped + (f",{rest:0{decimals}d}" if decimals else "")
    if value >= 0:
        return text
    return {
        "hyphen": f"-{text}",
        "minus": f"\u2212{text}",
        "dash": f"\u2013{text}",
        "paren": f"({text})",
        "old": f"\u00f7{text}",
        "gap": f"- {text}",
    }[minus]


def printed(rng: random.Random, made: Made, form: str) -> tuple[list[str], dict[str, Any], list[str]]:
    """A table → its lines, what is needed of its header as truth, and words of what was drawn."""
    style = rng.choice(("point", "point", "point", "none", "space" if form not in ("aligned", "lines") else "point", "nbsp"))
    minus = rng.choice(("hyphen", "hyphen", "hyphen", "minus", "dash", "paren", "old"))
    blank = rng.choice(("", "-", "0")) if form not in ("aligned", "lines") else rng.choice(("-", "0"))
    if made.decimals and blank == "0":
        blank = "-"
    zero_blank = rng.random() < 0.25
    unit = rng.choice(UNITS[made.unit])
    price = rng.choice(("", "", f" ({made.years[0]}-pl)", f", {made.years[0]}-priser", f" i {made.years[0]} p/l"))
    place = rng.choice(("head", "head", "caption", "sentence", "column"))
    head = rng.choice(HEADS)
    first = {
        "head": rng.choice((f"{unit[0].upper()}{unit[1:]}{price}", f"{head} ({unit})".strip())),
        "caption": head,
        "sentence": head,
        "column": head,
    }[place]
    if place == "head":
        first = first if first.startswith(unit[0].upper()) or head else unit
    if form == "lines" and not first:
        first = "Tekst"
    lead: list[str] = []
    if place == "caption":
        lead = [rng.choice((f"Tabel 1: Bevilling og finansiering, {unit}{price}", f"Beløb i {unit.removeprefix('i ')}{price}"))]
    elif place == "sentence":
        lead = [f"Alle beløb er angivet i {unit.removeprefix('i ')}{price}" + ("" if unit.endswith(".") else ".")]
    pattern = rng.choice(("{}", "{}", "{}", "Budget {}", "B{}", "År {}"))
    year_heads = [pattern.format(year) for year in made.years]
    if len(made.years) > 2 and rng.random() < 0.1:
        year_heads[-1] += rng.choice((" og frem", "ff."))
    if place == "column":
        year_heads = [f"{text} ({unit})" for text in year_heads] if form != "aligned" else year_heads
        lead = [] if form != "aligned" else [f"({unit})"]
    address = form != "lines" and rng.random() < 0.35
    permanent = rng.random() < 0.3
    remark = form in ("tabs", "pipes", "bars") and rng.random() < 0.2
    row_total = len(made.years) > 1 and rng.random() < 0.3
    varig_first = rng.random() < 0.3
    counted = form in ("tabs", "pipes") and rng.random() < 0.12
    header: list[str] = ["Nr."] if counted else []
    header.append(first)
    if address:
        header.append(rng.choice(("Udvalg", "Politikområde", "Aktivitetsområde")))
    if permanent and varig_first:
        header.append("Varig (ja/nej)")
    header += year_heads
    if row_total:
        header.append(rng.choice(("I alt", "Total", "Sum")))
    if permanent and not varig_first:
        header.append(rng.choice(("Varig", "Varig? ja/nej", "Varig (J/N)")))
    if remark:
        header.append("Bemærkninger")
    rows: list[list[str]] = []
    for place_of, row in enumerate(made.rows):
        values = [None if value == 0 and zero_blank and row.role != "total" else value for value in row.values]
        cells = ([str(place_of + 1) if row.role in ("expenditure", "income", "financing") else ""] if counted else []) + [row.label]
        if row.role == "heading":
            rows.append([*cells, *[""] * (len(header) - len(cells))])
            continue
        if address:
            cells.append("" if row.role in ("total", "subtotal") else rng.choice(COMMITTEES))
        yes = "" if row.role in ("total", "subtotal") else ("Ja" if len({*row.values}) == 1 and len(made.years) > 1 else "Nej")
        row.permanent = yes if permanent else ""
        if permanent and varig_first:
            cells.append(yes)
        cells += [number(style, minus, value, made.decimals, blank) for value in values]
        if row_total:
            cells.append(number(style, minus, sum(value or 0 for value in row.values), made.decimals, blank))
        if permanent and not varig_first:
            cells.append(yes)
        if remark:
            cells.append("" if row.role == "total" else rng.choice(REMARKS))
        rows.append(cells)
    drawn = [style, minus, place, f"blank={blank!r}", "zero-blank" if zero_blank else "", "address" if address else ""]
    lines = lead + ([""] if lead and rng.random() < 0.5 else []) + _layout(rng, form, header, rows)
    return lines, {"unit": unit, "price": made.years[0] if price else None}, [word for word in drawn if word]


def _layout(rng: random.Random, form: str, header: list[str], rows: list[list[str]]) -> list[str]:
    if form == "tabs":
        return ["\t".join(cells) for cells in (header, *rows)]
    if form == "pipes":
        rule = rng.choice((["|" + "---|" * len(header)], []))
        return ["| " + " | ".join(header) + " |", *rule, *("| " + " | ".join(cells) + " |" for cells in rows)]
    if form == "bars":
        return [" | ".join(cells) for cells in (header, *rows)]
    if form == "lines":
        gap = rng.choice(([], [""]))
        return [line for cells in (header, *rows) for cell in cells if cell for line in (cell, *gap)]
    widths = [max(len(cells[at]) for cells in (header, *rows)) for at in range(len(header))]
    left = {at for at in range(len(header)) if at == 0 or not any(c.isdigit() for cells in rows for c in cells[at])}
    return [
        ("  " if form == "aligned" else " ")
        .join(cell.ljust(width) if at in left else cell.rjust(width) for at, (cell, width) in enumerate(zip(cells, widths, strict=True)))
        .rstrip()
        for cells in (header, *rows)
    ]


LAYOUTS = ("prepare", "word", "sbsys", "acadre", "markdown", "plain")
TITLES = ("Tillægsbevilling til opgaven", "Anlægsbevilling 2. etape", "Ny indsats for unge", "Bevilling til stier og veje", "Ændret budget")
DECISIONS = (("Godkendt.", "approved"), ("Anbefales.", "recommended"), ("Indstillingen tiltrådt.", "approved"), ("Udsat.", "postponed"))


def document(rng: random.Random, table: list[str], layout: str) -> tuple[str, dict[str, Any]]:
    """The lines of a table → minutes around it, and the item as truth."""
    number_ = rng.randrange(2, 90)
    title, journal = rng.choice(TITLES), f"{rng.randrange(10, 29)}.{rng.randrange(10, 60)}.00-Ø00-{rng.randrange(1, 99)}-25"
    text, status = rng.choice(DECISIONS)
    body = rng.choice(("Byrådet", "Økonomiudvalget", "Børneudvalget"))
    before = rng.choice(
        (
            "Sagen har følgende bevillingsmæssige konsekvenser:",
            "Der søges om tillægsbevilling som vist i tabellen.",
            "Udgiften og dens finansiering fremgår nedenfor.",
            "",
        )
    )
    after = rng.choice(("", "Bevillingen gives under forudsætning af Byrådets godkendelse.", "Tabellen viser hele perioden."))
    economy = ["", *([before, ""] if before else []), *table, "", *([after, ""] if after else [])]
    story = ["Forvaltningen foreslår, at opgaven løses i de kommende år."]
    if layout == "prepare":
        lines = [f"REFERAT {body} d. 14-05-2025", "", "Mødedato Onsdag d. 14. maj 2025 kl. 15:00", "", "Mødested Rådhuset", ""]
        lines += [f"Punkt {number_}: {title}", "", journal, "", "Resume", "", *story, "", "Økonomi", *economy, "Beslutning", "", text]
    elif layout == "word":
        lines = ["Referat", body, "Mødedato: 14. maj 2025", "Mødested: Rådhuset", "", f"{number_}. {title}", f"Sagsnr.: {journal}", ""]
        lines += [
            "Sagsfremstilling:",
            *story,
            "",
            "Økonomi:",
            *economy,
            "Indstilling:",
            "Direktionen indstiller, at bevillingen gives.",
            "",
        ]
        lines += ["Beslutning:", text]
    elif layout == "sbsys":
        lines = [f"Referat til mødet i {body} den 14. maj 2025 kl. 17:00 i Byrådssalen", "", "Åbne dagsordenspunkter", "", journal, ""]
        lines += [f"{number_}. {title}", "", "Resume", "", *story, "", "Økonomi", *economy, "Beslutning", "", text]
    elif layout == "acadre":
        lines = [
            f"{body} – Referat – 14. maj 2025",
            "",
            f"{number_}. {title}",
            "",
            f"Sagsnr.: {journal}",
            "",
            "Beslutningstema",
            *story,
            "",
        ]
        lines += ["Økonomiske konsekvenser", *economy, f"Beslutning i {body} den 14. maj 2025:", text]
    elif layout == "markdown":
        lines = [f"# Referat {body} 14. maj 2025", "", f"## {number_}. {title}", "", f"Sagsnr. {journal}", "", "### Resume", "", *story, ""]
        lines += ["### Økonomi", *economy, "### Beslutning", "", text]
    else:
        lines = [f"{body}, mødet den 14. maj 2025", "", f"Punkt {number_}. {title}", journal, "", "Sagsfremstilling", *story, ""]
        lines += ["Økonomi", *economy, "Beslutning", text]
    truth = {"number": str(number_), "title": title, "journal_no": journal, "decision_status": status, "states_no_consequences": None}
    return "\n".join(lines) + "\n", truth


def make(seed: int, broken: bool) -> tuple[str, dict[str, Any], dict[str, Any]] | None:
    """A seed → document, truth, and its line of the manifest; `None` where the error drawn changed nothing."""
    rng = random.Random(f"independent {seed}")
    made = build(rng)
    form, layout = rng.choice(FORMS), rng.choice(LAYOUTS)
    total = rng.random() < 0.7
    middle = rng.random()
    spent = [row for row in made.rows if row.role != "financing"]
    covers = [row for row in made.rows if row.role == "financing"]
    sums = [sum(row.values[at] or 0 for row in spent) for at in range(len(made.years))]
    order = spent + covers
    if middle < 0.2:
        names = rng.choice(SUBTOTALS)
        order = [*spent, Row(names[0], "subtotal", list(sums)), *covers]
        if rng.random() < 0.6:
            order.append(Row(names[1], "subtotal", [-value for value in sums]))
    elif middle < 0.3:
        order = [Row("Udgifter", "heading", []), *spent, Row("Finansiering", "heading", []), *covers]
    elif middle < 0.35:
        order = covers + spent
    elif middle < 0.42 and len(spent[0].values) and (spent[0].values[0] or 0) > 5:
        part = Row(f"Heraf {rng.choice(('inventar', 'løn', 'rådgivning'))}", "memo", [(value or 0) // 2 for value in spent[0].values])
        order = [spent[0], part, *spent[1:], *covers]
    made.rows = order
    if total:
        made.rows.append(Row(rng.choice(TOTALS), "total", [0] * len(made.years)))
    mutation = mutate(rng, made, total) if broken else None
    if broken and mutation is None:
        return None
    lines, words, drawn = printed(rng, made, form)
    text, item = document(rng, lines, layout)
    rows = [
        {
            "label": row.label,
            "role": row.role,
            "amounts_kr": {str(year): made.kroner(value) for year, value in zip(made.years, row.values, strict=False) if value is not None},
        }
        for row in made.rows
        if row.role != "heading"
    ]
    truth = {
        "seed": seed,
        "mutation": mutation,
        "agenda_items": [{**item, "tables": [{"kind": "appropriation", "years": made.years, "rows": rows}]}],
    }
    name = f"{'broken' if broken else 'whole'}-{seed}"
    suffix = ".md" if layout == "markdown" else ".txt"
    entry = {"name": name, "file": name + suffix, "broken": broken, "form": form, "layout": layout, "mutation": mutation}
    return text, truth, {**entry, "description": f"{form} {layout} {words['unit']} {' '.join(drawn)}"}


def write(folder: Path, count: int, seed: int) -> int:
    """`count` documents, half of them broken, with their truth and a manifest → how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest: list[dict[str, Any]] = []
    while len(manifest) < count:
        result = make(seed, len(manifest) % 2 == 1)
        seed += 1
        if result is None:
            continue
        text, truth, entry = result
        (folder / entry["file"]).write_text(text, encoding="utf-8")
        (folder / f"{entry['name']}.expected.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
        manifest.append(entry)
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(manifest)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write documents to a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    print(f"{write(options.out, options.count, options.seed)} documents in {options.out}")


if __name__ == "__main__":
    main()
