"""Words of a page without rulings → tables of aligned columns: figures under each other, under year or other headings."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from ledger.model import Note
from ledger.money import is_dash, is_percent, unit_in_header
from ledger.patterns import pattern
from ledger.sources.pdf_bands import bands
from ledger.sources.pdf_cells import (
    OPEN_END,
    Piece,
    Span,
    TextLine,
    columns_of,
    figure_columns,
    overlapping,
    piece_of,
    row_step,
    slots_of,
    text_line,
    union,
)
from ledger.sources.pdf_grid import Draft, bounds, line_text, parted_amount, printed_lines
from ledger.sources.pdf_paragraphs import HEADING_WORDS
from ledger.sources.pdf_words import Word

_MONEY = pattern(r"(?i)budget|bevilling|regnskab|beløb|finansier|udgift|indtægt|i alt|kassen|forbrug|kr\.|tkr|mio|drift|anlæg")
_YEAR = pattern(r"\b(?:19|20)[0-9]{2}\b")
_OPEN_SPAN = pattern(r"(?:19|20)[0-9]{2}[ ]?[-−–/]$")
_LIST_ITEM = pattern(r"at\b|[a-zæøå]\)")
_OPEN_LIST = pattern(r",$")
_SHORT_NUMBER = pattern(r"[0-9]{1,2}[.)]?")
_LEAST_LABEL = 8  # characters of a label that a number on the line below goes on from
_THOUSANDS = pattern(r"[0-9][. \u00a0][0-9]{3}|[0-9],[0-9]")
_BLOCK_HEADINGS = 5  # lines between the heading of the columns and the first row of figures
_LEADING = 1.6  # of a line's height: from one line to the next of one text, at most
_LARGER = 1.25
_TALLER = 1.15
_FAR_BELOW = 2.0  # of a line's height: no farther below stands the last line of a label
_FAR = 3.4  # of a line's height: a greater distance ends a table
_MIDDLE_STEP = 0.6  # of the distance from row to row: half of it, from line to line of headings set to the middle
_CLOSE = 1.1  # of a line's height
_CLOSER = 0.9  # points by which lines of one cell stand nearer to each other than rows do
_MIDDLE = 3.0  # points by which the room left and right of what stands in the middle may differ
_ROWS_APART = 6  # of a line's height: no row of a table stands farther below the one before
_OUTSIDE = 6  # of a line's height: what begins so far to the left of a table is no row of it
_EDGE_LINES = 3  # lines of a running head or foot that may stand between a table and the edge of the page
_LABELS = 3  # lines of words only between a table and the edge of its page that may belong to it
_LABEL_CHARACTERS = 60
_LABEL_LINE = 25  # characters: a line of a label that wraps is no longer
_TOUCHING = 0.12  # of a line's height: words nearer to each other have no space between them
_SAME_EDGE = 0.4  # points
_SEVERAL = 2
_TEXT_BETWEEN = 8  # lines of words only (block headings, wrapped labels) that may stand between two rows


def aligned_tables(words: list[Word], spaces: bool, rules: list[float]) -> list[Draft]:
    """Words in reading position → the tables of aligned columns among them. `rules` are heights of rulings, which part rows."""
    lines = [text_line(line, spaces) for line in printed_lines(words)]
    _part_at_edges(lines)
    _years_in_labels(lines)
    found: list[Draft] = []
    used = 0
    number = 0
    while number < len(lines):
        if not lines[number].row:
            number += 1
            continue
        last, figures = _down(lines, number)
        first = _up(lines, number, last, used, figures)
        draft = _draft(lines[first : last + 1], rules, first <= _EDGE_LINES, last >= len(lines) - 1 - _EDGE_LINES)
        if draft is not None:
            draft.doubts.extend(_left_out(lines, first, last, draft))
            if first - used <= _EDGE_LINES + _LABELS:
                draft.over = lines[max(used, first - _LABELS) : first]
            if len(lines) - 1 - last <= _EDGE_LINES + _LABELS:
                draft.under = lines[last + 1 : last + 1 + _LABELS]
            found.append(draft)
            used = last + 1
        number = last + 1
    return found


def _part_at_edges(lines: list[TextLine]) -> None:
    """A label that fills its cell touches the words of the next cell: parted where several pieces of other lines begin.

    Words that touch are told apart by capitals only, and by being drawn for themselves ("Ressourcepædagoger,Ja").
    """
    touching = [
        (line, piece, number)
        for line in lines
        for piece in line.pieces
        for number, (before, word) in enumerate(itertools.pairwise(piece.words), 1)
        if not word.glued and word.left - before.right < _TOUCHING * word.height and word.text[0].isupper() and not piece.figure
    ]
    if not touching:
        return
    edges = sorted(piece.left for line in lines for piece in line.pieces)
    for line, piece, number in touching:
        at = piece.words[number].left
        if bisect_right(edges, at + _SAME_EDGE) - bisect_right(edges, at - _SAME_EDGE) >= _SEVERAL and piece in line.pieces:
            where = line.pieces.index(piece)
            label, rest = piece_of(piece.words[:number]), piece_of(piece.words[number:])
            label.right = min(label.right, rest.left - 1)  # it is printed over the next cell
            line.pieces[where : where + 1] = [label, rest]


def _left_out(lines: list[TextLine], first: int, last: int, draft: Draft) -> list[Note]:
    """What stands as close to a table as its own rows and is no row of it, though it says what belongs in it → doubts of the table.

    Tables typed with tab stops: where a cell leaves no room for the next, the heading of the columns runs together into one text, or the
    last amount of a row begins the line below.
    """
    found = []
    top, end = draft.lines[0], draft.lines[-1]
    if first and top.middle - lines[first - 1].middle < _LEADING * top.height:
        above = lines[first - 1]
        amounts = union([(piece.left, piece.right) for line in draft.lines for piece in line.figures])
        heads = draft.lines[: next(number for number, line in enumerate(draft.lines) if line.row)]
        named = any(overlapping(piece.left, piece.right, amounts[1:]) for line in heads for piece in line.pieces)
        aligned = abs(above.pieces[0].left - top.pieces[0].left) < 1.5 and not above.pieces[-1].text.endswith((".", ":"))
        if len(amounts) > 1 and not named and not draft.lines[0].years_only and aligned and _prose(above, amounts):
            found.append(above.pieces[0].text)
    for line in lines[last + 1 : last + 2]:
        alone = len(line.pieces) == 1 and line.pieces[0].figure and line.middle - end.middle < _LEADING * end.height
        if alone and not line.pieces[0].year:
            found.append(line.pieces[0].text)
    return [Note("table.pdf_columns", (("printed", text[:_LABEL_CHARACTERS]),)) for text in found]


def _years_in_labels(lines: list[TextLine]) -> None:
    """A year or a rate ("50 %") alone on its line, under the words of a label and left of all amounts beside it, ends that label.

    So does a year beside the amounts of its row, under a label that cannot end where it does ("Overførte midler fra" over "2023").
    """
    for above, line in itertools.pairwise(lines):
        first, last = line.pieces[0], above.pieces[0]
        under = len(above.pieces) == 1 and not last.figure and abs(first.left - last.left) < 1.5
        if first.year and under and last.text.lower().endswith(OPEN_END) and line.middle - above.middle < 1.7 * line.height:
            first.figure = first.year = False
        if len(line.pieces) == 1 and _SHORT_NUMBER.fullmatch(first.text) and _numbers_end(above, line):
            first.figure = False
    for number, line in enumerate(lines):
        if line.figures and all(piece.year or is_percent(piece.text) for piece in line.figures):
            _ends_of_cells(line, lines[max(number - 3, 0) : number])
    for number, line in enumerate(lines):
        if len(line.pieces) != 1 or not (line.pieces[0].year or is_percent(line.pieces[0].text)):
            continue
        year = line.pieces[0]
        near = [other for other in lines[max(number - 3, 0) : number + 3] if abs(other.middle - line.middle) < 1.7 * line.height]
        label = [
            piece
            for other in near
            if 0.4 * line.height < line.middle - other.middle
            for piece in other.pieces
            if not piece.figure and abs(piece.left - year.left) < 1.5 and len(piece.text) > len(year.text)
        ]
        amounts = [piece for other in near if other is not line for piece in other.figures if not piece.year]
        if label and amounts and all(piece.left > year.right for piece in amounts):
            year.figure = year.year = False


def _numbers_end(above: TextLine, line: TextLine) -> bool:
    """Is a small number alone on its line the end of the label above, beside which figures stand ("Skoleforlig 2017, etape" over "2")?"""
    label = above.pieces[0]
    beside = bool(above.figures) and not label.figure and label.text[-1].isalpha() and len(label.text) > _LEAST_LABEL
    return beside and abs(line.pieces[0].left - label.left) < 1.5 and line.middle - above.middle < _LEADING * line.height


def _ends_of_cells(line: TextLine, before: list[TextLine]) -> None:
    """A rate or a year under words that cannot end where they do, in one cell with them, ends those words.

    So wrap narrow headings and notes: "Statsrefusion," over "50 %", "2025-" over "2027".
    """
    for end in line.figures:
        open_end = _OPEN_SPAN if end.year else _OPEN_LIST
        for above in before:
            if line.middle - above.middle < 1.4 * line.height and any(
                open_end.search(piece.text[-6:]) and min(abs(piece.left - end.left), abs(piece.right - end.right)) < 1.5
                for piece in above.pieces
            ):
                end.figure = end.year = False


def _down(lines: list[TextLine], start: int) -> tuple[int, list[Span]]:
    """From the first row of a table → the number of its last line, and the columns of figures."""
    columns = union([(piece.left, piece.right) for piece in lines[start].figures])
    if lines[start].years_only:
        # beside bare years stand headings with a year in them ("Udgift 2024"), on this line or half a line above
        heads = sorted((piece for line in _level(lines, start) for piece in line.pieces), key=lambda piece: piece.left)
        columns = union([*columns, *((piece.left, piece.right) for piece in heads[1:] if _named(piece))])
    else:
        # a row may state nothing in the columns the next one does: the headings with years above the first row tell which there are
        columns = union([*columns, *_headed(lines, start)])
    last = start
    amounts = not lines[start].years_only
    edge = min(piece.left for line in _level(lines, start) for piece in line.pieces) if amounts else float("inf")
    number = start + 1
    while number < len(lines) and number - last <= _TEXT_BETWEEN + 1:
        line = lines[number]
        if line.middle - lines[number - 1].middle > _FAR * line.height and not _in_step(lines, number, last, columns):
            break
        outside = len(line.pieces) == 1 and line.pieces[0].left < edge - _OUTSIDE * line.height
        if amounts and outside and len(line.pieces[0].text) > _LABEL_LINE:
            break  # a sentence in the margin of the text, left of the whole table
        if amounts and len(line.pieces) == 1 and not line.row and line.height > _LARGER * lines[last].height:
            break  # text in larger type than the table's
        if line.row:
            if line.years_only and amounts and any(piece.year for piece in line.pieces):
                heading = " ".join(piece.text for piece in line.pieces if not piece.figure)
                if not _same_columns(line, columns, lines[last]) or unit_in_header(heading[:200]) is not None:
                    break
            over = [piece for piece in line.figures if overlapping(piece.left, piece.right, columns)]
            if not over and lines[start].years_only and _right_of_headings(line, columns):
                starts = [left for left, _ in columns]
                columns = union([*columns, *((starts[bisect_right(starts, piece.left) - 1], piece.right) for piece in line.figures)])
                over = line.figures
            if not over and (len(line.figures) > 1 or not (line.years_only or all(is_dash(piece.text) for piece in line.figures))):
                break
            if over:
                columns = union([*columns, *((piece.left, piece.right) for piece in line.figures)])
            amounts = amounts or not line.years_only
            edge = min(edge, *(piece.left for piece in line.pieces))
            last = number
        elif _prose(line, columns):
            break
        elif not amounts:
            edge = min(edge, *(piece.left for piece in line.pieces))  # the first lines of a label set to the middle of its row
        number += 1
    return _wrapped_end(lines, start, last), columns


def _in_step(lines: list[TextLine], number: int, last: int, columns: list[Span]) -> bool:
    """A line far below a row: does it stand under it cell for cell, its label where the row's begins and its figures in columns of it?

    So stand rows around an empty row, and rows each of whose cells is a paragraph with space above and below it.
    """
    line, row = lines[number], lines[last]
    if not line.row or line.middle - row.middle > _ROWS_APART * line.height or line.pieces[0].figure:
        return False
    if number - 1 != last and not row.years_only:
        return False
    label = lines[number - 1].pieces[0]  # the last line of a heading of several lines may stand below its years
    over = [overlapping(piece.left, piece.right, columns) for piece in line.figures]
    return len(over) > 1 and all(len(one) == 1 for one in over) and not label.figure and abs(line.pieces[0].left - label.left) < 1.5


def _headed(lines: list[TextLine], start: int) -> list[Span]:
    """The columns of a heading like "Udgift 2020 … Indtægt 2020" on the lines just above a first row, where there are two or more."""
    for above in range(start - 1, max(start - 4, -1), -1):
        if lines[above + 1].middle - lines[above].middle > 2.4 * lines[above].height:
            break
        named = [(piece.left, piece.right) for piece in lines[above].pieces if _named(piece)]
        if len(named) > 1:
            return named
    return []


def _level(lines: list[TextLine], start: int) -> list[TextLine]:
    """The line and those above it that stand less than a line's height from it: headings of several lines, set to the middle."""
    above = lines[max(start - 3, 0) : start]
    return [*(line for line in above if lines[start].middle - line.middle < lines[start].height), lines[start]]


def _named(piece: Piece) -> bool:
    """A heading of a few words with one year in it."""
    return len(piece.text) <= 30 and len(_YEAR.findall(piece.text)) == 1


def _right_of_headings(line: TextLine, columns: list[Span]) -> bool:
    """Do the figures stand to the right under headings set to the left, each between its heading's start and the next one's?"""
    starts = [left for left, _ in columns]
    width = max((two - one for one, two in itertools.pairwise(starts)), default=2 * (columns[0][1] - columns[0][0]))
    at = [bisect_right(starts, piece.left) - 1 for piece in line.figures]
    last = at[-1] < len(columns) - 1 or line.figures[-1].right < starts[-1] + 1.15 * width
    return min(at) >= 0 and len(set(at)) == len(at) and last


def _same_columns(line: TextLine, columns: list[Span], before: TextLine) -> bool:
    """A line of years below amounts begins a new table; a year that is one cell among words in a row does not."""
    return len(line.figures) == 1 and len(before.figures) > 1 and len(line.pieces) > 1


def _prose(line: TextLine, columns: list[Span]) -> bool:
    """A line of running text: it runs through the columns of figures."""
    return any(len(overlapping(piece.left, piece.right, columns)) >= 2 for piece in line.pieces) or (
        len(line.pieces) == 1 and bool(overlapping(line.pieces[0].left, line.pieces[0].right, columns)) and len(line.pieces[0].text) > 60
    )


def _wrapped_end(lines: list[TextLine], start: int, last: int) -> int:
    """The last row's label may go on below its figures, closer than the rows are to each other."""
    columns = columns_of(lines[start : last + 1])
    limit = row_step(lines[start : last + 1], columns)
    end = last
    while end + 1 < len(lines) and not lines[end + 1].row:
        line = lines[end + 1]
        step = line.middle - lines[end].middle
        close = step <= limit or step < 0.85 * line.height
        lower = step <= 1.6 * line.height and all(_goes_on_below(piece, lines[end]) for piece in line.pieces)
        lower = lower or (step <= _FAR_BELOW * line.height and _ends_label(line.pieces, lines[end], columns))
        if not (close or (lower and len(lines[end].pieces) > 1)):
            break
        if any(len(overlapping(piece.left, piece.right, columns)) > 1 for piece in line.pieces):
            break
        if step > 0.85 * line.height and not lower and any(_no_label(piece.text) for piece in line.pieces):
            break
        end += 1
    return end


def _goes_on_below(piece: Piece, above: TextLine) -> bool:
    """Words in lower case, or under words of their cell that cannot end where they do ("Økonomiudvalget /" over "Puljer")."""
    if piece.text[:1].islower():
        return True
    over = [other for other in above.pieces if abs(other.left - piece.left) < 1.5]
    return bool(over) and over[0].text.lower().endswith(OPEN_END)


def _ends_label(pieces: list[Piece], above: TextLine, columns: list[Span]) -> bool:
    """The ends of cells in lower case, their lines paragraphs of their own: each begins where its cell does, in its column only."""
    for piece in pieces:
        if not piece.text[0].islower() or piece.text.endswith((".", ":")) or _LIST_ITEM.match(piece.text):
            return False
        if not any(abs(piece.left - other.left) < 1.5 for other in above.pieces) or len(overlapping(piece.left, piece.right, columns)) != 1:
            return False
    return len(above.pieces) > 1 and bool(overlapping(pieces[-1].left, pieces[-1].right, columns[:-1]))


def _no_label(text: str) -> bool:
    """A heading of the minutes, or a sentence: the text goes on close below the table."""
    return text in HEADING_WORDS or (len(text) > _LABEL_LINE and text.endswith("."))


def _up(lines: list[TextLine], start: int, last: int, used: int, figures: list[Span]) -> int:
    """Lines above the first row of figures that are headings of its columns, and block headings between the two."""
    first = start
    columns = columns_of(lines[start : last + 1])
    pitch = min(
        (
            line.middle - before.middle
            for before, line in itertools.pairwise(lines[start : last + 1])
            if figure_columns(before, columns) & figure_columns(line, columns)
        ),
        default=0.0,
    )
    rows = [line.middle for line in lines[start : last + 1] if line.figures][1:]
    pitch = pitch or min((two - one for one, two in itertools.pairwise(rows)), default=0.0)
    edge = min(line.pieces[0].left for line in lines[start : last + 1])
    if not lines[start].years_only:
        # block headings ("Driftsudgifter") may stand between the heading of the columns and the first amounts
        for above in range(start - 1, max(used, start - _BLOCK_HEADINGS) - 1, -1):
            if lines[above + 1].middle - lines[above].middle > 2.4 * lines[above].height or _prose(lines[above], figures):
                break
            if sum(1 for piece in lines[above].pieces if overlapping(piece.left, piece.right, figures)) >= min(2, len(figures)):
                first = above
                break
    while first - 1 >= used:
        line, below = lines[first - 1], lines[first]
        step = below.middle - line.middle
        if step > 2.4 * line.height or _prose(line, figures):
            break
        over = [piece for piece in line.pieces if overlapping(piece.left, piece.right, figures)]
        half = step < 0.85 * line.height or (
            step < min(_MIDDLE_STEP * pitch, _CLOSE * below.height) and _stands_over(line, lines[first : start + 3])
        )
        start_of_heads = min(other.pieces[0].left for other in lines[first : start + 1])
        inner = all(piece.left > start_of_heads + line.height for piece in line.pieces) and step < 1.6 * line.height
        closer = step < min(_LEADING * line.height, pitch - _CLOSER) and line.height < _TALLER * below.height
        closer = closer and _begins_label(line, below, edge, figures)
        if closer or (line.pieces[0].right < figures[0][0] and _rest_below(line, below)):
            first -= 1
            continue
        heading = bool(over) and all(len(piece.text) <= 60 for piece in over) and len(line.pieces) > 1
        if not (half or heading or inner):
            break
        first -= 1
    return first


def _stands_over(line: TextLine, below: list[TextLine]) -> bool:
    """Does every piece of the line begin where one begins that stands below it? So do the first lines of headings set to the middle."""
    others = [piece.left for other in below for piece in other.pieces]
    return all(any(abs(piece.left - left) < 1.5 for left in others) and len(piece.text) <= _LABEL_CHARACTERS for piece in line.pieces)


def _rest_below(line: TextLine, below: TextLine) -> bool:
    """Do all words of the line stand over words that go on from them in their cells ("t. kr. i 2025" over "p/l")?"""
    if abs(line.height - below.height) > 0.07 * below.height:
        return False
    for piece in line.pieces:
        under = [other for other in below.pieces if abs(other.left - piece.left) < 1.5 and not other.figure]
        if (
            piece.figure
            or len(piece.text) > _LABEL_CHARACTERS
            or piece.text.endswith((":", "."))
            or not under
            or piece.text in HEADING_WORDS
        ):
            return False
        text = under[0].text
        if not (text[0].islower() or text.startswith(("/", "-")) or piece.text.lower().endswith(OPEN_END)):
            return False
    return True


def _begins_label(line: TextLine, below: TextLine, edge: float, figures: list[Span]) -> bool:
    """Is it the first line of what stands over the labels, set to the left as they are or to the middle? It ends left of all figures."""
    piece = line.pieces[0]
    if len(line.pieces) > 1 or piece.figure or piece.right > figures[0][0] or piece.text.endswith(":") or _no_label(piece.text):
        return False
    under = below.pieces[0]
    middle = abs((piece.left + piece.right) - (under.left + under.right)) < 2 * _MIDDLE and not under.figure
    return abs(piece.left - edge) < 1.5 or middle


def _draft(lines: list[TextLine], rules: list[float], first: bool, last: bool) -> Draft | None:
    """The lines of a region → a draft, if they are a table of amounts: at least two rows, or one under a heading of years.

    At the foot of a page a heading of years or one row alone may begin a table, at its head one row alone may end one: tentative drafts.
    """
    rows = [line for line in lines if line.row]
    amounts = [line for line in rows if not line.years_only]
    years = any(line.years_only for line in rows)
    tentative = False
    if len(amounts) < 2 and not (years and amounts):
        tentative = (last and len(rows[0].figures) > 1) or (first and bool(amounts))
        if not tentative:
            return None
    text = " ".join(piece.text for line in lines for piece in line.pieces)
    if not tentative and not years and not _MONEY.search(text) and not _THOUSANDS.search(text) and unit_in_header(text[:2000]) is None:
        if not first:
            return None
        tentative = True  # the rest of a table whose heading stands on the page before
    _mark_across(lines)
    columns = columns_of(lines)
    if len(columns) < 2 or (not years and len(amounts) > 1 and _contents(amounts)):
        return None
    words = [word for line in lines for piece in line.pieces for word in piece.words]
    draft = Draft([], columns, bounds(words), "pdf-columns", lines=lines, rules=rules, tentative=tentative)
    fill_rows(draft, row_step(lines, columns))
    return draft


def _mark_across(lines: list[TextLine]) -> None:
    """Block headings set to the middle of the whole table, below its first row of figures or years: a heading cell over all columns.

    So browsers set them, and they would else stand in the column of figures that happens to be under them.
    """
    first = next(number for number, line in enumerate(lines) if line.row)
    wide = [line for line in lines if len(line.pieces) > 1]
    if not wide:
        return
    left, right = min(line.pieces[0].left for line in wide), max(line.pieces[-1].right for line in wide)
    figures = union([(piece.left, piece.right) for line in wide for piece in line.figures])
    for line in lines[first + 1 :]:
        piece = line.pieces[0]
        if len(line.pieces) == 1 and not piece.figure and piece.left > left + 2 * line.height and len(piece.text) <= _LABEL_CHARACTERS:
            even = abs((piece.left - left) - (right - piece.right)) < _MIDDLE
            piece.across = even and bool(overlapping(piece.left, piece.right, figures))


def fill_rows(draft: Draft, step: float) -> None:
    """The lines of a draft → its rows, lines nearer than the step (points) in one row."""
    draft.doubts.clear()
    draft.rows = [slots_of(band, draft.columns, draft.doubts) for band in bands(draft.lines, draft.columns, step, draft.rules)]
    for above, row in itertools.pairwise(draft.rows):
        filled = [(one.words, two.words) for one, two in zip(above, row, strict=True) if two.words]
        figures = [(line_text(one) if one else "", line_text(two)) for one, two in filled if piece_of(two).figure]
        if not row[0].words and figures and all(parted_amount(list(pair)) is not None for pair in figures):
            # "1" over "200" in a narrow column: one amount parted at its space, or two; no row of its own without a label
            draft.doubts.append(Note("table.pdf_columns", (("printed", figures[0][1]),)))


def _contents(rows: list[TextLine]) -> bool:
    """A table of contents: one rising whole number at the end of every line, the page."""
    if any(len(line.figures) != 1 or line.pieces[-1] is not line.figures[0] for line in rows):
        return False
    numbers = [line.figures[0].text for line in rows]
    return (
        all(number.isdigit() for number in numbers)
        and [int(n) for n in numbers] == sorted({int(n) for n in numbers})
        and int(numbers[0]) > 0
    )
