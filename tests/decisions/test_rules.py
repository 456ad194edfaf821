"""DEC001, DEC002, DEC004: what they say, how loudly, and when they are silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import check, read
from ledger.model import Finding
from tests.decisions.minutes import text

SHARED = Path(__file__).parents[2] / "../shared/cases"


LOUDNESS = [
    ("Skoleudvalget", "Økonomiudvalget / Puljer", "Finansiering", "warning"),
    ("Skoleudvalget", "", "Finansiering, kassen", "warning"),
    ("Skoleudvalget", "Kulturudvalget / Museer", "Finansiering", "warning"),
    ("Økonomiudvalget", "Kulturudvalget / Museer", "Finansiering", "info"),
    ("Handicaprådet", "", "Finansiering, kassen", "error"),
    ("Skoleudvalget", "Skoleudvalget / Administration", "Finansiering", None),
    ("Skoleudvalget", "", "Finansiering", None),
    ("Byrådet", "", "Finansiering, kassen", None),
]
NOT_APPROVED = ["Anbefales.", "Udsat.", "-", "Ad 1) Godkendt.\n\nAd 2) Anbefalet."]
CHANGED = [
    ("Godkendt med den ændring, at der gives 300.000 kr.", "300.000 kr."),
    ("Godkendt, idet beløbet nedsættes til 0,3 mio. kr.", "300.000 kr."),
    ("Godkendt, idet udgiften i stedet finansieres af kassen.", "kassen"),
    ("Anbefales med den ændring, at beløbet halveres.", "halveres"),
    ("Ad 1) Taget til efterretning.\n\nAd 2) Godkendt, dog 350.000 kr.", "350.000 kr."),
]
UNCHANGED = [
    "Godkendt.",
    "Godkendt, idet byrådet ønsker, at afsnit 3.2.3 præciseres.",
    "Godkendt med den bemærkning, at de 400.000 kr. bruges i 2025.",
    "Godkendt, idet Venstre undlod at stemme.",
    "Et ændringsforslag om at give 300.000 kr. blev forkastet. Indstillingen blev godkendt.",
    "Udsat, idet beløbet på 300.000 kr. skal belyses.",
    "Godkendt, idet puljen til uforudsete udgifter følges tæt.",
    "Godkendt med den bemærkning, at der følges op den 1. maj 2026.",
]
CHAINS = [
    ("Byrådet", "Behandling\n\nSkoleudvalget\n\nByrådet", "warning"),
    ("Byrådet", "Sagens forløb\n\nSkoleudvalget, 3. februar 2025\n\nAnbefales.", "warning"),
    ("Skoleudvalget", "Beslutningskompetence\n\nSkoleudvalget anbefaler, Kommunalbestyrelsen beslutter.", "info"),
    ("Byrådet", "Behandling\n\nSkoleudvalget, ØU, Byrådet", None),
    ("Byrådet", "Sagens forløb\n\nØkonomiudvalget, 3. februar 2025\n\nAnbefales.", None),
    ("Byrådet", "", None),
    ("Skoleudvalget", "Beslutningskompetence\n\nKommunalbestyrelsen.", None),
]


def chained(body: str, more: str) -> str:
    return text(body, "Godkendt." if body == "Byrådet" else "Anbefales.", of="", label="Finansiering, kassen", more=more)


DOCUMENTS = (
    *(text(body, "Godkendt.", of, label) for body, of, label, _ in LOUDNESS),
    *(text("Skoleudvalget", decision) for decision in NOT_APPROVED),
    *(text("Byrådet", decision) for decision, _ in CHANGED),
    *(text("Byrådet", decision) for decision in UNCHANGED),
    *(chained(body, more) for body, more, _ in CHAINS),
)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Every document of this module checked in one batch → its findings on decisions."""
    folder = tmp_path_factory.mktemp("referater")
    paths = {}
    for number, printed in enumerate(DOCUMENTS):
        path = folder / f"{number:03}.txt"
        path.write_text(printed, encoding="utf-8")
        paths[str(path)] = printed
    said: dict[str, list[Finding]] = {printed: [] for printed in DOCUMENTS}
    for finding in check(read(list(paths)), select=["DEC"]).findings:
        said[paths[finding.path]].append(finding)
    return said


def of(findings: dict[str, list[Finding]], printed: str, code: str) -> list[Finding]:
    return [finding for finding in findings[printed] if finding.code == code]


@pytest.mark.parametrize(("body", "giver", "label", "severity"), LOUDNESS)
def test_dec001_is_as_loud_as_what_is_known(
    findings: dict[str, list[Finding]], body: str, giver: str, label: str, severity: str | None
) -> None:
    said = of(findings, text(body, "Godkendt.", giver, label), "DEC001")
    assert [finding.severity for finding in said] == ([severity] if severity else [])
    assert all(body in finding.message for finding in said)


@pytest.mark.parametrize("decision", NOT_APPROVED)
def test_dec001_is_silent_on_what_is_not_approved(findings: dict[str, list[Finding]], decision: str) -> None:
    assert not of(findings, text("Skoleudvalget", decision), "DEC001")


@pytest.mark.parametrize(("decision", "says"), CHANGED)
def test_dec002_names_what_the_decision_changed(findings: dict[str, list[Finding]], decision: str, says: str) -> None:
    (finding,) = of(findings, text("Byrådet", decision), "DEC002")
    assert finding.severity == "warning"
    assert says in finding.message


@pytest.mark.parametrize("decision", UNCHANGED)
def test_dec002_is_silent_where_the_money_stays(findings: dict[str, list[Finding]], decision: str) -> None:
    assert not of(findings, text("Byrådet", decision), "DEC002")


@pytest.mark.parametrize(("body", "more", "severity"), CHAINS)
def test_dec004_speaks_only_where_the_document_shows_the_chain(
    findings: dict[str, list[Finding]], body: str, more: str, severity: str | None
) -> None:
    assert [finding.severity for finding in of(findings, chained(body, more), "DEC004")] == ([severity] if severity else [])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the companion cases are not beside this checkout")
def test_a_committee_alone_on_økonomiudvalgets_pool_is_a_warning_and_an_edited_report_is_nothing() -> None:
    said = check(read([SHARED / "seeds/lyngby-taarbaek-2025-04-22.txt"]), select=["DEC001"]).findings
    assert [(finding.code, finding.severity, finding.item) for finding in said] == [("DEC001", "warning", "4")]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the companion cases are not beside this checkout")
@pytest.mark.parametrize("name", ["frederiksberg-2016-11-07", "holbaek-2025-01-07", "kalundborg-2025-12-03", "rudersdal-2026-05-06"])
def test_minutes_without_a_money_table_have_no_finding_on_decisions(name: str) -> None:
    assert not check(read([SHARED / f"seeds/{name}.txt"]), select=["DEC"]).findings
