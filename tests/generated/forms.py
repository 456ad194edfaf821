"""A table with its truth → the lines of text it is printed as, in one of the forms of FORMATS B (tabs, pipes, cells under each other …)."""

from __future__ import annotations

import random

from .tables import Line, Style, TableTruth

Grid = list[list[str]]


def _price(style: Style) -> str:
    return f" {style.price}" if style.price else ""


def _unit_words(style: Style) -> str:
    return style.unit.removeprefix("i ").strip()


def header_rows(rng: random.Random, table: TableTruth) -> Grid:
    """The header as one or two rows of cells."""
    style = table.style
    if style.place == "cell0-price":
        first = style.unit + _price(style)
    elif style.place == "cell0":
        first = style.unit
    elif style.place == "label-header":
        first = rng.choice(
            (f"{table.label_header} ({style.unit})", f"{table.label_header} i {_unit_words(style)}", f"{table.label_header}, {style.unit}")
        )
    else:
        first = table.label_header
    address = [table.area_header] if table.area_header else []
    years = [str(year) for year in table.years]
    tail = ([table.row_total_header] if table.row_total_header else []) + (["Varig? ja/nej"] if table.varig else [])
    if table.shape == "letter":
        address.append("U/I")
    elif table.shape == "split":
        years = [f"{word} {year}" for year in table.years for word in ("Udgift", "Indtægt")]
    if not table.two_line_header:
        return [[first, *address, *years, *tail]]
    if rng.random() < 0.5:
        return [
            [table.label_header, *address, *["År"] * len(years), *tail],
            [first if first != table.label_header else "", *[""] * len(address), *years, *[""] * len(tail)],
        ]
    return [["", *[""] * len(address), "Beløb", *[""] * (len(years) - 1 + len(tail))], [first, *address, *years, *tail]]


def _unsigned(table: TableTruth, line: Line) -> list[str]:
    style = table.style
    spent = line.role not in ("income", "financing")
    figures = [style.text(value if spent or value is None else -value, line.role == "total") for value in line.values]
    cells = [line.label + line.mark, *([line.area or ""] if table.area_header else [])]
    if table.shape == "letter":
        cells += ["" if line.role == "total" else "U" if spent else "I", *figures]
    else:
        cells += [cell for figure in figures for cell in ((figure, "") if spent else ("", figure))]
    return [*cells, *([("Ja" if line.permanent else "Nej")] if table.varig else [])]


def _transposed(table: TableTruth) -> Grid:
    header = [table.label_header, *[line.label + line.mark for line in table.lines]]
    rows = [
        [str(year), *[table.style.text(line.values[n], line.role == "total") for line in table.lines]] for n, year in enumerate(table.years)
    ]
    return [header, *rows]


def _row(table: TableTruth, line: Line) -> list[str]:
    style = table.style
    if table.shape != "years":
        return _unsigned(table, line)
    width = len(table.years) + bool(table.area_header) + bool(table.row_total_header) + table.varig
    if line.role == "block":
        return [line.label, *[""] * width]
    cells = [line.label + line.mark]
    if table.area_header:
        cells.append(line.area or "")
    if line.measure == "årsværk":
        cells += [f"{value // 10},{value % 10}" if value else "0" for value in (v or 0 for v in line.values)]
        total = line.row_total or 0
        cells += [f"{total // 10},{total % 10}"] if table.row_total_header else []
    elif line.measure:
        cells += [str(value or 0) for value in line.values]
        cells += [str(line.row_total or 0)] if table.row_total_header else []
    else:
        keep = line.role in ("total", "subtotal")
        cells += [style.text(value, keep) for value in line.values]
        cells += [style.text(line.row_total, True)] if table.row_total_header else []
    if table.varig:
        cells.append("Ja" if line.permanent else "Nej")
    return cells


def _pipes(grid: Grid, rule_after: int | None) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    if rule_after is not None:
        lines.insert(rule_after, "|" + "|".join(["---", *["---:"] * (len(grid[0]) - 1)]) + "|")
    return lines


def _aligned(rng: random.Random, table: TableTruth, grid: Grid) -> list[str]:
    gap = " " * rng.choice((3, 4, 5))
    widths = [max(len(row[n]) for row in grid) for n in range(len(grid[0]))]
    left = 1 + bool(table.area_header)
    return [gap.join(cell.ljust(widths[n]) if n < left else cell.rjust(widths[n]) for n, cell in enumerate(row)).rstrip() for row in grid]


def render(rng: random.Random, table: TableTruth) -> list[str]:
    """The table with its caption, unit line, legend and notes, as lines of text without line ends."""
    style, form = table.style, table.form
    header = header_rows(rng, table) if table.shape != "transposed" else _transposed(table)[:1]
    body = [_row(table, line) for line in table.lines] if table.shape != "transposed" else _transposed(table)[1:]
    out: list[str] = []
    notes: list[str] = []
    if style.place == "caption":
        out.append(
            rng.choice(
                (
                    f"Tabel 1. Udgift og finansiering, {style.unit}{_price(style)}",
                    f"Tabel 1: Bevilling ({style.unit}){_price(style)}",
                    f"- {style.unit}{_price(style)} -",
                )
            )
        )
    elif style.place == "sentence":
        out += [
            rng.choice(
                (
                    f"Alle beløb er i {_unit_words(style)}{_price(style)}.",
                    f"Beløbene i tabellen er angivet i {_unit_words(style)}{_price(style)}.",
                )
            ),
            "",
        ]
    elif style.place == "below":
        notes.append(rng.choice((f"Anm.: Beløb i {_unit_words(style)}", f"Beløb er angivet i {_unit_words(style)}")))
    if table.legend:
        (out if rng.random() < 0.5 else notes).append(table.legend)
    if style.rounded:
        notes.append("Tallene er afrundede, og summen kan derfor afvige fra det samlede beløb.")
    if table.footnote:
        notes.append(table.footnote)
    if out and out[-1] and (form.startswith("lines") or form == "aligned" or rng.random() < 0.5):
        out.append("")
    split = len(body) // 2 + 1
    if form == "tabs":
        grids = [header + body] if not table.repeat_header else [header + body[:split], header + body[split:]]
        parts = [["\t".join(row) for row in grid] for grid in grids]
    elif form in ("pipes", "pipes-rule"):
        rule = 1 if form == "pipes-rule" else None
        grids = [header + body] if not table.repeat_header else [header + body[:split], header + body[split:]]
        parts = [_pipes(grid, rule) for grid in grids]
    elif form == "bars":
        grids = [header + body] if not table.repeat_header else [header + body[:split], header + body[split:]]
        parts = [[" | ".join(row).rstrip() for row in grid] for grid in grids]
    elif form == "aligned":
        parts = [_aligned(rng, table, header + body)]
    else:
        cells = [cell for row in header for cell in row] + [
            cell for line, row in zip(table.lines, body, strict=True) for cell in (row[:1] if line.role == "block" else row)
        ]
        if not all(cells):
            raise AssertionError("a blank cell would vanish in this form")
        parts = [[part for cell in cells for part in ([cell, ""] if form == "lines-spaced" else [cell])]]
    if table.repeat_header == "split":
        out += [*parts[0], "", *([] if rng.random() < 0.5 else ["(fortsat)", ""]), *parts[1]]
    else:
        out += [line for part in parts for line in part]
    return [*(line.replace("..", ".") for line in out), *([""] if form != "tabs" or notes else []), *notes]
