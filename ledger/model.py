"""The nouns of the house: places, documents, meetings, appropriations and findings, as frozen values.

Everything that flows through the line `bytes → Document → Meeting → Appropriations → frames → findings → report` is one
of these. They know nothing of formats, rules or output. Amounts are whole øre (`int`); unknown is `None`, never a guess.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, ClassVar, Literal

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the top left corner of the page."""


class Value:
    """What every noun here is: packed by its fields alone, in their order.

    Readings travel from the process that reads to the one that checks, thousands of values each. As `dataclass` packs frozen values with
    slots, that takes four times the time.
    """

    __slots__: tuple[str, ...] = ()
    _packed: ClassVar[Callable[[Any], tuple[object, ...]]]

    def __init_subclass__(cls) -> None:
        names = cls.__slots__
        cls._packed = attrgetter(*names) if len(names) > 1 else lambda value: tuple([getattr(value, name) for name in names])

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), type(self)._packed(self)


@dataclass(frozen=True, slots=True)
class Place(Value):
    """Where something stands: page (PDF, from 1), line (text: line of the file; sheet: row), box on the page, sheet name."""

    page: int | None = None
    line: int | None = None
    box: Box | None = None
    sheet: str | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Note(Value):
    """Something a reader of the document must be told, said by key: the wording stands in `ledger.messages`.

    `key` names the message (`table.ragged`, `source.encoding`, …); `values` fill its gaps; `place` is where it was seen.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()
    place: Place = NOWHERE


# --- Document: what the sources give -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell(Value):
    """One cell as printed, white space folded. `text` is "" for an empty cell.

    A merged cell prints its text once, at its top left; the other grid positions it spans are `covered`, with text "".
    """

    text: str
    place: Place | None = None
    covered: bool = False


@dataclass(frozen=True, slots=True)
class TableRow(Value):
    """One printed row. A row with fewer cells than the table's other rows is ragged and is kept so."""

    cells: tuple[Cell, ...]
    place: Place = NOWHERE


TableForm = Literal["tabs", "pipes", "bars", "lines", "aligned", "html", "docx", "xlsx", "pdf-tags", "pdf-ruled", "pdf-columns"]


@dataclass(frozen=True, slots=True)
class Table(Value):
    """A grid as printed, not yet understood: rows of cells from top to bottom, whatever the format.

    `form` says how it was written. `caption` is one the format itself ties to the table (HTML `<caption>`); text above or
    below it stays a paragraph. `header_rows` is the number of rows the format marks as header, `None` where it does not say.
    `doubts` are reasons why the grid may not be what was printed (each makes the table "not evaluated", TAB001).
    `joined` are the places where a later part began when the table was put together from pieces (TAB002).
    """

    rows: tuple[TableRow, ...]
    place: Place = NOWHERE
    form: TableForm = "tabs"
    caption: str = ""
    header_rows: int | None = None
    doubts: tuple[Note, ...] = ()
    joined: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading(Value):
    """A line that the format itself marks as a heading (`<h2>`, a Word heading style, `##`, a tagged H2)."""

    text: str
    level: int
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Paragraph(Value):
    """A line or paragraph of running text. `marker` is the list marker as printed ("1.", "a)", "•"), "" outside lists.

    The marker is not repeated in `text`. In plain text, where nothing marks a list, it stays in `text`.
    """

    text: str
    place: Place = NOWHERE
    marker: str = ""


Block = Heading | Paragraph | Table

DocumentFormat = Literal["text", "markdown", "html", "pdf", "docx", "xlsx"]


@dataclass(frozen=True, slots=True)
class Document(Value):
    """One file read: its blocks in reading order, with everything the reader must be told about the reading itself."""

    path: str
    sha256: str
    format: DocumentFormat
    blocks: tuple[Block, ...]
    pages: int | None = None
    notes: tuple[Note, ...] = ()


# --- Meeting: what the minutes give ---------------------------------------------------------------------------------------

DecisionStatus = Literal[
    "approved",
    "recommended",
    "recommended_rejection",
    "rejected",
    "postponed",
    "returned",
    "forwarded",
    "lapsed",
    "stopped",
    "noted",
    "discussed",
    "none",
]

MeetingKind = Literal["minutes", "agenda", "case"]

SectionKind = Literal[
    "decision",  # Beslutning, Beslutninger, "Beslutning i Økonomiudvalget den …"
    "earlier",  # another body's dated decision quoted in the body, "Sagens forløb", "Politisk behandling"
    "proposal",  # Indstilling, Forvaltningen foreslår, Det indstilles
    "summary",  # Resume, Beslutningstema, Sagstema
    "case",  # Sagsfremstilling, Problemstilling, Løsninger, Baggrund …
    "economy",  # Økonomi, Økonomiske konsekvenser, Bevillingsmæssige konsekvenser …
    "competence",  # Beslutningskompetence, Kompetence, Sagen afgøres i
    "treatment",  # Behandling, Sagsgang og sagstype, Behandlingsplan
    "attachments",  # Bilag
    "other",  # a known heading of another kind (Lovgrundlag, Miljø- og klimamæssige konsekvenser, Borgmesterpåtegning …)
    "body",  # text before the first heading of the item
]


@dataclass(frozen=True, slots=True)
class Section(Value):
    """A stretch of an agenda item under one heading. `heading` is as printed, "" for text before the first heading."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class DecisionPart(Value):
    """What was decided about some of the numbered proposals: `Ad 2-3) Anbefalet` gives items (2, 3)."""

    items: tuple[int, ...]
    status: DecisionStatus
    text: str = ""
    amended: bool = False


@dataclass(frozen=True, slots=True)
class Decision(Value):
    """The document's own body's decision on one agenda item (DOMAIN 5.3). `text` is as printed, without absences."""

    status: DecisionStatus = "none"
    text: str = ""
    parts: tuple[DecisionPart, ...] = ()
    amended: bool = False
    body: str | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class EarlierDecision(Value):
    """A decision of another body, or of an earlier meeting, quoted in the item. Never the decision of this document."""

    body: str
    date: datetime.date | None
    status: DecisionStatus
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class AgendaItem(Value):
    """One point of the agenda. `number`, `title` and `journal_no` are `None` where the layout prints none."""

    number: str | None
    title: str | None
    journal_no: str | None
    sections: tuple[Section, ...]
    decision: Decision = Decision()
    earlier: tuple[EarlierDecision, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Meeting(Value):
    """The minutes or agenda of one meeting. `kommune` only where the document itself says so (SPEC 2)."""

    document: Document
    kommune: str | None
    kommunekode: str | None
    udvalg: str | None
    date: datetime.date | None
    kind: MeetingKind
    items: tuple[AgendaItem, ...]


# --- Appropriations: what the tables and the prose give -------------------------------------------------------------------

Role = Literal["expenditure", "income", "financing", "subtotal", "total", "memo"]

CellState = Literal["stated", "blank", "dash", "missing", "unreadable"]
"""stated: a figure · blank: an empty cell · dash: a lone dash (both "not stated") · missing: no such cell in a ragged row ·
unreadable: something stands there that is not money in the closed grammar. The last two make the table "not evaluated"."""


@dataclass(frozen=True, slots=True)
class Posting(Value):
    """One money cell: row × column. `amount` in øre by the ledger's sign (expenditure +), `None` where nothing is known.

    `column` is the key of the column: the year as text, or the header as printed where it is not a year. `half` is half of
    the last printed digit in øre: the figure stands for amount ± half (SPEC 6). `printed` is the cell as printed.
    """

    column: str
    year: int | None
    amount: int | None
    half: int
    state: CellState
    printed: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Row(Value):
    """One row of a money table with its role, address and postings.

    `number` counts the printed rows of the grid from 1, the header included. `source` is the financing source code of DOMAIN 4
    (KASSE, UFORUDSETE, …) for financing rows where wording or address tell it. `measure` is what a memo row counts (årsværk, antal, pct.).
    `row_total` is the row's own printed total column. `aside` are its cells in columns that are never added: shares and counts (without
    amount), earlier appropriations, and the net of Udgift and Indtægt (which alone has a year). `block` is the block heading it stands
    under (Drift, Finansiering).
    """

    number: int
    label: str
    area: str | None
    udvalg: str | None
    role: Role
    postings: tuple[Posting, ...]
    source: str | None = None
    permanent: bool | None = None
    measure: str | None = None
    block: str | None = None
    row_total: Posting | None = None
    aside: tuple[Posting, ...] = ()
    place: Place = NOWHERE

    def amount(self, column: str) -> int | None:
        """The row's amount in a column in øre, `None` where none is stated. Udgift and Indtægt of one year are one column: their sum."""
        known = [posting.amount for posting in self.postings if posting.column == column and posting.amount is not None]
        return sum(known) if known else None


TableKind = Literal["appropriation", "other"]
Balance = Literal["columns", "across", "none"]
"""columns: each column must sum to zero · across: each row must sum to zero over its years (a re-phasing) · none: nothing
to balance against."""


@dataclass(frozen=True, slots=True)
class MoneyTable(Value):
    """A money table understood. `kind`/`reason` say whether it is an appropriation and why.

    `unit` is the unit as printed ("t. kr."), `unit_ore` the øre one unit stands for; both `None` when the document gives none (HDR001).
    `columns` are the column keys in printed order, `years` those that are years. `turned` is true when the printed signs
    were the other way round and have been turned; `signs_unknown` when that could not be told. `notes` carry what rules report: TAB001
    doubts (`doubt.*`), joins, odd headers. `evaluated` is false when a doubt forbids a verdict.
    """

    kind: TableKind
    reason: Note
    section: str | None
    caption: str
    unit: str | None
    unit_ore: int | None
    rounded: bool
    price_level: str | None
    price_level_year: int | None
    columns: tuple[str, ...]
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    balance: Balance
    turned: bool = False
    signs_unknown: bool = False
    notes: tuple[Note, ...] = ()
    form: TableForm = "tabs"
    place: Place = NOWHERE
    grid: Table | None = None


ProseKind = Literal["appropriation", "transfer", "release", "frame", "mention"]


@dataclass(frozen=True, slots=True)
class ProseSource(Value):
    """One source of cover named in prose. `source` as printed, `code` by DOMAIN 4, amount in øre (positive), `None` if not split."""

    source: str
    amount: int | None
    half: int = 0
    code: str | None = None
    years: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ProseAppropriation(Value):
    """Money that stands in a sentence. `amount` in øre; `amounts` by year (year, øre); `financing` as named.

    `proposal` is the number of the proposal point that carries it, where it stands in one. `section` is the kind of section.
    """

    kind: ProseKind
    text: str
    amount: int | None
    half: int
    amounts: tuple[tuple[int, int], ...] = ()
    financing: tuple[ProseSource, ...] = ()
    balances: bool | None = None
    section: str | None = None
    proposal: int | None = None
    income: bool = False
    approximate: bool = False
    limit: bool = False
    place: Place = NOWHERE
    halves: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ItemMoney(Value):
    """The money of one agenda item: its tables, its prose, and whether it states that there are no consequences."""

    tables: tuple[MoneyTable, ...] = ()
    prose: tuple[ProseAppropriation, ...] = ()
    states_no_consequences: bool | None = None


# --- Competence -------------------------------------------------------------------------------------------------------------

BodyClass = Literal["council", "finance", "committee", "administration", "advisory"]
Movement = Literal["cash", "loan", "income", "carried", "capital", "between", "finance_pool", "own", "unknown"]
"""cash, loan, income: new net expenditure · carried: between years · capital: rådighedsbeløb · between: from one committee's
appropriation to another's · finance_pool: økonomiudvalget's pool for another's area · own: within one committee's frame or pool."""

_NOT_MONEY: tuple[DecisionStatus, ...] = (
    "recommended",
    "recommended_rejection",
    "rejected",
    "postponed",
    "returned",
    "forwarded",
    "lapsed",
    "stopped",
    "noted",
    "discussed",
)


@dataclass(frozen=True, slots=True)
class Moved(Value):
    """One source of a movement: what kind it is, and whose frame it is where that is printed."""

    movement: Movement
    udvalg: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Judgement(Value):
    """Who decided on this money with which words, and whether that body may.

    `status` is that of the proposals that carry the money, `None` where they were decided differently. `competent` is `None` where the
    minutes cannot tell. `elsewhere` is the body that decides according to the case, where that is another one; `frame` tells that
    økonomiudvalget has set money aside for it; `stated` that the case names the deciding body as competent.
    """

    status: DecisionStatus | None
    body: str | None
    role: BodyClass | None
    moved: tuple[Moved, ...]
    competent: bool | None
    elsewhere: str | None = None
    frame: bool = False
    stated: bool = False
    open: bool = False

    @property
    def appropriated(self) -> bool | None:
        """DOMAIN 5.3. `open` decisions (amended money, conditions) leave it unknown what was decided."""
        if self.status in _NOT_MONEY:
            return False
        if self.status != "approved":
            return None
        if self.competent is True:
            return None if self.open else True
        return self.competent


@dataclass(frozen=True, slots=True)
class Amendment(Value):
    """What a decision changes: amounts in øre that the case does not have, sources by code or name, and the words of a deletion."""

    amounts: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    deleted: str | None = None
    text: str = ""

    @property
    def touches_money(self) -> bool:
        """Does it change the amount, the source, or take something out?"""
        return bool(self.amounts or self.sources or self.deleted)


@dataclass(frozen=True, slots=True)
class ItemJudgement(Value):
    """An item that carries money, judged: `tables` and `prose` in the order of its money, `None` where there is nothing to judge.

    `chain` are the bodies that treat the case as the document shows them, with their class.
    """

    tables: tuple[Judgement | None, ...]
    prose: tuple[Judgement | None, ...]
    amendment: Amendment
    chain: tuple[tuple[str, BodyClass], ...]


@dataclass(frozen=True, slots=True)
class Reading(Value):
    """One document read to the end of the line before frames: the meeting, the money of each of its items in order, and who decided it.

    `judged` has an entry an item, `None` where it carries no money.
    """

    meeting: Meeting
    money: tuple[ItemMoney, ...]
    judged: tuple[ItemJudgement | None, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure(Value):
    """A file that gave no document: `code` is its finding (SRC001, SRC002), `note` the reason in words."""

    path: str
    code: str
    note: Note
    sha256: str | None = None
    format: DocumentFormat | None = None


# --- Findings ---------------------------------------------------------------------------------------------------------------

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding(Value):
    """One finding as reported (SPEC 2). Money in øre (`expected` and `actual` are words where they are no money).

    `item` is the agenda item's number or position, `table` the table's id.
    """

    code: str
    severity: Severity
    message: str
    path: str
    page: int | None = None
    line: int | None = None
    item: str | None = None
    table: str | None = None
    row: int | None = None
    year: str | None = None
    expected: int | str | None = None
    actual: int | str | None = None
    difference: int | None = None
    tolerance: int | None = None
    tolerance_why: str | None = None
    hint: str | None = None
    fingerprint: str = ""
    details: tuple[str, ...] = field(default=())
