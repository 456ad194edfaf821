"""Parts of a case → web pages as three kinds of systems publish them: FirstAgenda, SBSYS, a municipality's own site (FORMATS A2-A4)."""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence

from tests.rendered.parts import Part, Rows

SHY = "\u00ad"


def _soft(text: str) -> str:
    """Long words with a soft hyphen in them, as editors leave them."""
    return " ".join(word[:6] + SHY + word[6:] if len(word) > 13 and word.isalpha() else word for word in text.split(" "))


def _groups(parts: Sequence[Part]) -> list[list[Part]]:
    """List items that follow each other together, everything else alone."""
    found: list[list[Part]] = []
    for part in parts:
        if part.kind == "item" and part.number > 1 and found and found[-1][-1].kind == "item":
            found[-1].append(part)
        else:
            found.append([part])
    return found


def _text(text: str) -> str:
    return html.escape(text)


def first_agenda(parts: Sequence[Part]) -> bytes:
    """A publication page: empty h3, spans, paragraphs in cells, thead, hidden and scripted elements, ordered lists."""
    out = [
        "<!doctype html><html lang=da><head><meta charset='utf-8'><title>Referat</title><style>.x{color:red}</style>",
        "<script>var budget = {'2025': 400};</script></head><body>",
        "<header><nav><ul><li><a href='/'>Forside</a></li><li>Dagsordener</li></ul></nav></header>",
        "<div style='display:none'><table><tr><th>Udgift</th><th>2025</th></tr><tr><td>Skjult</td><td>400</td></tr></table></div><main>",
    ]
    for group in _groups(parts):
        part = group[0]
        if part.kind == "title":
            out.append(f"<section class='agenda-item'><h2>{_text(part.text)}</h2><h3></h3>")
        elif part.kind == "heading":
            out.append(f"<h3>{_text(part.text)}</h3>")
        elif part.kind == "item":
            out.append(f"<ol start='{part.number}'>" + "".join(f"<li><p>{_text(item.text)}</p></li>" for item in group) + "</ol>")
        elif part.kind == "table":
            head, *body = part.rows
            cells = "".join(f"<th scope='col'><p>{_text(cell)}</p></th>" for cell in head)
            rows = "".join("<tr>" + "".join(f"<td><p>{_text(cell) or '&nbsp;'}</p></td>" for cell in row) + "</tr>" for row in body)
            out.append(f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>")
        else:
            out.append(f"<p><span>{_text(_soft(part.text))}</span></p><p>&nbsp;</p>")
    out.append("</main><footer><p>Kommunens telefon 12 34 56 78</p></footer></body></html>")
    return "\n".join(out).encode()


def _spanned(rows: Rows, numeric: frozenset[int]) -> str:
    """Rows of cells; the same words under each other in the second column are one cell over several rows."""
    below: dict[int, int] = {}
    if rows and len(rows[0]) > 1 and 1 not in numeric and all(len(row) == len(rows[0]) for row in rows):
        start = 1
        for text, same in itertools.groupby(row[1] for row in rows[1:]):
            count = len(list(same))
            if text:
                below[start] = count
            start += count
    out, left = [], 0
    for number, row in enumerate(rows):
        cells = []
        for column, cell in enumerate(row):
            if column == 1 and left > 0:
                left -= 1
                continue
            span = ""
            if column == 1 and below.get(number, 1) > 1:
                left = below[number] - 1
                span = f' rowspan="{below[number]}"'
            side = ' align="right"' if column in numeric else ""
            cells.append(f"<td{span}{side}><font size=2>{_text(cell) or '&nbsp;'}</font></td>")
        out.append("<tr>" + "".join(cells) + "</tr>")
    return "".join(out)


def sbsys(parts: Sequence[Part]) -> bytes:
    """A preview page: windows-1252, the whole page a layout table, bold for headings, breaks for lines, rowspans, no section marks."""
    out = [
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Dagsorden preview</title></head>',
        '<body><table width="100%" border=0><tr><td width=150><a href="#">Tilbage</a><br><a href="#">Udskriv</a></td><td>',
    ]
    for group in _groups(parts):
        part = group[0]
        if part.kind == "title":
            out.append(f'<table width="100%"><tr><td><b>{_text(part.text)}</b></td></tr></table>')
        elif part.kind == "heading":
            out.append(f"<p><b>{_text(part.text)}</b><br></p>")
        elif part.kind == "item":
            out.append("<div>" + "<br>".join(f"{item.number}.&nbsp;{_text(item.text)}" for item in group) + "</div>")
        elif part.kind == "table":
            out.append(f'<table border="1" cellspacing=0>{_spanned(part.rows, part.numeric)}</table><br>')
        else:
            out.append(f"<div><font face='Verdana'>{_text(part.text)}</font></div>")
    out.append("</td></tr></table></body></html>")
    return "\n".join(out).encode("windows-1252", "xmlcharrefreplace")


def own_site(parts: Sequence[Part]) -> bytes:
    """A municipality's own page: cookie banner, breadcrumbs, points that unfold, captions, one br-separated paragraph for lines."""
    out = [
        '<!DOCTYPE html><html lang="da"><head><meta charset="UTF-8"></head><body>',
        '<div id="cookie-banner" role="dialog" hidden><p>Vi bruger cookies for 2.500.000 kr.</p></div>',
        '<nav aria-label="Brødkrumme"><ol style="list-style: none"><li>Politik</li><li>Dagsordener</li></ol></nav>',
        '<aside><h2>Kontakt</h2><p>Ring 70 10 20 30</p></aside><main id="content"><article><div class="container"><div class="row">',
    ]
    lines: list[str] = []

    def flush() -> None:
        if lines:
            out.append(f'<div class="rich-text"><p>{"<br/>".join(lines)}</p></div>')
            lines.clear()

    inside = False
    for group in _groups(parts):
        part = group[0]
        if part.kind == "line":
            lines.append(_text(part.text))
            continue
        flush()
        if part.kind == "title":
            out.append(("</div></details>" if inside else "") + f"<details open><summary><h2>{_text(part.text)}</h2></summary><div>")
            inside = True
        elif part.kind == "heading":
            out.append(f"<h4><strong>{_text(part.text)}</strong></h4>")
        elif part.kind == "item":
            out.append(f"<ol start={part.number}>" + "".join(f"<li>{_text(item.text)}" for item in group) + "</ol>")
        else:
            head, *body = part.rows
            out.append('<div class="table-responsive"><table class="table"><colgroup><col><col></colgroup><tbody>')
            out.append("<tr>" + "".join(f"<td><strong>{_text(cell)}</strong></td>" for cell in head) + "</tr>")
            for row in body:
                cells = [
                    f'<td style="text-align:right">{_text(c)}</td>' if n in part.numeric else f"<td>{_text(c)}</td>"
                    for n, c in enumerate(row)
                ]
                out.append("<tr>" + "".join(cells) + "</tr>")
            out.append("</tbody></table></div>")
    flush()
    if inside:
        out.append("</div></details>")
    out.append("</div></div></article></main><footer><ul><li>CVR 12345678</li></ul></footer><script>window.x=1</script></body></html>")
    return "".join(out).encode()


STYLES = {"firstagenda": first_agenda, "sbsys": sbsys, "own": own_site}
