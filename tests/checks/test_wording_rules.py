"""Each rule on wording finds what it is for and stays silent on its known false alarms (DOMAIN 7), on small minutes of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import check, read
from ledger.model import Finding

HEAD = "REFERAT Børneudvalget d. 04-03-2025\n\nPunkt 1: Sag om indsatsen\n\n00.01.00-A00-1-25\n\n"
TABLE = "t. kr.\t2025\t2026\nNy vejleder\t400\t0\nFinansiering, kassen\t-400\t0\nI alt\t0\t0\n"


def item(proposal: str = "", economy: str = "", case: str = "", decision: str = "Anbefales.", rest: str = "") -> str:
    """Sections → one whole document."""
    parts = [("Sagsfremstilling", case), ("Indstilling", proposal), ("Økonomi", economy)]
    body = "".join(f"{heading}\n\n{text}\n\n" for heading, text in parts if text)
    return f"{HEAD}{body}Beslutning\n\n{decision}\n\n{rest}"


GIVES = "1. at der gives en tillægsbevilling på {} kr., som finansieres af kassen"

FOUND: dict[str, tuple[str, str]] = {
    # name: (code and severity, document)
    "prose without cover": ("FIN001 error", item("1. at der gives en tillægsbevilling på 300.000 kr. til en ny vejleder")),
    "cover put off": (
        "FIN001 error",
        item("1. at der gives en tillægsbevilling på 300.000 kr. til en vejleder", "Finansieringen er endnu ikke fundet."),
    ),
    "set aside without cover": ("FIN001 warning", item("1. at der afsættes 300.000 kr. til en ny vejleder")),
    "bare table beside a point for information": (
        "FIN001 error",
        item(
            "1. at orienteringen tages til efterretning\n\n2. at der gives en tillægsbevilling",
            "Bevillingsmæssige konsekvenser:\n\nt. kr.\t2025\nNy vejleder\t400\nI alt\t400\n",
        ),
    ),
    "another source in the table": (
        "FIN003 error",
        item(
            "1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af udviklingspuljen",
            TABLE,
        ),
    ),
    "another source without an amount": ("FIN003 error", item("1. at udgiften afholdes af puljen til uforudsete udgifter", TABLE)),
    "a named pool is not the cash": ("FIN003 error", item("1. at udgiften finansieres af demografipuljen", TABLE)),
    "another source in the economic section": (
        "FIN003 warning",
        item("1. at bevillingen gives", "Udgiften foreslås finansieret af puljen til uforudsete udgifter.\n\n" + TABLE),
    ),
    "grant expected": (
        "FIN005 warning",
        item(
            "1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af puljemidler fra Socialstyrelsen",
            case="Kommunen har ansøgt om puljemidler og forventer svar i april.",
        ),
    ),
    "grant not yet given": (
        "FIN005 warning",
        item(
            "1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af fondsmidler",
            case="Fonden har endnu ikke givet tilsagn om tilskuddet.",
        ),
    ),
    "committee decides a loan": (
        "FIN006 error",
        item(
            "1. at der gives en anlægsbevilling på 2.000.000 kr. til nyt tag, som finansieres ved lånoptagelse",
            decision="Godkendt.",
            rest="Beslutningskompetence\n\nBørneudvalget.\n",
        ),
    ),
    "loan for running costs in prose": (
        "FIN006 error",
        item("1. at der gives en driftsbevilling på 600.000 kr. til vikarer, som finansieres ved lånoptagelse"),
    ),
    "works to running costs in prose": (
        "FIN007 warning",
        item("1. at der overføres 600.000 kr. fra anlægspuljen til driften af svømmehallen"),
    ),
    "sale to come": (
        "FIN008 warning",
        item(
            "1. at der gives en anlægsbevilling på 900.000 kr., som finansieres af salgsindtægten",
            case="Salget af bygningen forventes gennemført i 2026.",
        ),
    ),
    "transfer not decided": (
        "FIN008 warning",
        item(
            "1. at der gives en tillægsbevilling på 900.000 kr., som finansieres af uforbrugte midler fra 2024",
            case="De uforbrugte midler forventes overført med overførselssagen i april.",
        ),
    ),
    "released more than set aside": (
        "FIN009 error",
        item(
            "1. at anlægsbevillingen på 1.600.000 kr. frigives",
            case="På investeringsoversigten er der afsat et rådighedsbeløb på 1.400.000 kr. i 2025.",
        ),
    ),
    "released, with the word rådighedsbeløb": (
        "FIN009 error",
        item(
            "1. at der frigives et rådighedsbeløb på 3,5 mio. kr. til cykelstien", "Der er i budget 2025 afsat 3,0 mio. kr. til formålet."
        ),
    ),
    "works to running costs by address": (
        "FIN007 warning",
        item(
            "1. at bevillingen gives",
            "t. kr.\tUdvalg / Aktivitetsområde\t2025\nLøn, koordinator\tSkoleudvalget / Undervisning\t500\n"
            "Finansiering\tTeknisk Udvalg / Anlæg\t-500\n",
        ),
    ),
    "not carried over yet": (
        "FIN008 warning",
        item(
            "1. at der gives en tillægsbevilling på 300.000 kr., som finansieres af uforbrugte midler fra 2024",
            "Overførselssagen behandles i juni 2025, og midlerne er endnu ikke overført.",
        ),
    ),
    "the same cover in two items": (
        "FIN008 warning",
        item("1. at bevillingen gives", "t. kr.\t2025\nNyt gulv\t300\nMindreforbrug på vejområdet\t-300\n")
        + "Punkt 2: Ny bro\n\n05.00.00-A00-2-25\n\nIndstilling\n\n1. at bevillingen gives\n\nØkonomi\n\n"
        + "t. kr.\t2025\nNy bro\t300\nMindreforbrug på vejområdet\t-300\n",
    ),
    "tables of one case": (
        "TXT002 error",
        item(
            "1. at bevillingen gives",
            "t. kr.\t2025\nVikarer\t500\nKurser\t210\nFinansiering, kassen\t-710\n",
            case="Pengene fordeles sådan:\n\nt. kr.\t2025\nVikarer\t500\nKurser\t120\nFinansiering, kassen\t-620\n",
        ),
    ),
    "no consequences, yet a table": (
        "TXT004 warning",
        item("1. at indsatsen sættes i gang", "Ingen bevillingsmæssige konsekvenser.\n\n" + TABLE),
    ),
    "amount differs": ("TXT001 error", item(GIVES.format("450.000"), TABLE)),
    "amount differs beyond its rounding": (
        "TXT001 error",
        item("1. at der gives en tillægsbevilling på 0,5 mio. kr., som finansieres af kassen", TABLE.replace("400", "390")),
    ),
    "years differ": (
        "TXT001 error",
        item(
            "1. at der gives en tillægsbevilling på 700.000 kr. fordelt med 300.000 kr. i 2025 og 400.000 kr. i 2026, finansieret af kassen",
            "t. kr.\t2025\t2026\nNy vejleder\t400\t300\nFinansiering, kassen\t-400\t-300\n",
        ),
    ),
    "agrees as rounding": (
        "TXT001 info",
        item("1. at der gives en tillægsbevilling på 0,4 mio. kr., som finansieres af kassen", TABLE.replace("400", "390")),
    ),
    "one of two proposals differs": (
        "TXT001 error",
        item(
            GIVES.format("400.000") + "\n\n2. at der gives en tillægsbevilling på 560.000 kr., som finansieres af kassen",
            "t. kr.\t2025\nVejleder\t400\nPsykolog\t650\nFinansiering, kassen\t-1.050\n",
        ),
    ),
    "unit wrong by a thousand": ("HDR002 error", item(GIVES.format("400.000"), TABLE.replace("t. kr.", "Mio. kr."))),
    "unit wrong, told in the economic section": (
        "HDR002 error",
        item("1. at bevillingen gives", "Udgiften er 400.000 kr. og finansieres af kassen.\n\n" + TABLE.replace("t. kr.", "Kr.")),
    ),
    "years do not sum": (
        "TXT003 info",
        item(
            "1. at der gives en anlægsbevilling på 18,8 mio. kr. fordelt med 0,7 mio. kr. i 2025, 17,5 mio. kr. i 2026 og 1,6 mio. kr. i 2027, "
            "finansieret af kassen"
        ),
    ),
    "no consequences, yet money": ("TXT004 warning", item(GIVES.format("400.000"), "Der er ingen økonomiske konsekvenser.")),
    "announced, no figures": ("TXT005 info", item("1. at ordningen indføres", "Sagen medfører økonomiske konsekvenser.")),
    "bill comes later": (
        "TXT005 info",
        item("1. at ordningen udvides, og at forvaltningen vender tilbage med udgiften og finansiering heraf"),
    ),
    "weekday of a date without a year": (
        "TXT006 info",
        item(case="Vi mødtes fredag den 6. februar.").replace("d. 04-03-2025", "d. 02-03-2023"),
    ),
    "agreement told in the economic section": (
        "TXT007 warning",
        item(GIVES.format("400.000"), "Forvaltningen har den 3. februar 2025 indgået aftale med et firma. Udgiften er 400.000 kr."),
    ),
    "work begun, named by the table": (
        "TXT007 warning",
        item(
            "1. at bevillingen gives",
            TABLE.replace("Ny vejleder", "Gennemgang ved Rambøll"),
            case="Gennemgangen ved Rambøll blev igangsat den 10. februar 2025.",
        ),
    ),
    "posts without pay": ("PER003 info", item("1. at bevillingen gives", TABLE + "Årsværk\t6,0\t0\n")),
    "text says permanent": (
        "PER001 warning",
        item(
            "1. at bevillingen gives",
            "Stillingen er varig.\n\nt. kr.\t2025\t2026\tVarig? ja/nej\nNy vejleder\t400\t0\tNej\nFinansiering, kassen\t-400\t0\tNej\n",
        ),
    ),
    "figures in an attachment": (
        "SRC004 info",
        item(GIVES.format("400.000"), "Fordelingen af bevillingen fremgår af bilag 1."),
    ),
}

SILENT: dict[str, tuple[str, str]] = {
    # name: (code, document)
    "cover in another section": (
        "FIN001",
        item("1. at der gives en tillægsbevilling på 300.000 kr.", "Udgiften afholdes af puljen til uforudsete udgifter."),
    ),
    "only information": ("FIN001", item("1. at orienteringen om bevillingen på 300.000 kr. tages til efterretning")),
    "only a wish for the budget": (
        "FIN001",
        item("1. at en tillægsbevilling på 300.000 kr. indgår i budgetforhandlingerne for 2026"),
    ),
    "released": ("FIN001", item("1. at anlægsbevillingen på 300.000 kr. frigives")),
    "an income": ("FIN001", item("1. at der gives en indtægtsbevilling på 300.000 kr. fra staten")),
    "cover in the table": ("FIN001", item("1. at der gives en tillægsbevilling på 400.000 kr.", TABLE)),
    "pool and its address": (
        "FIN003",
        item(
            "1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af puljen til uforudsete udgifter",
            "t. kr.\tUdvalg / Aktivitetsområde\t2025\nNy vejleder\tBørneudvalget / Dagtilbud\t400\nFinansiering\tØkonomiudvalget/Puljer\t-400\n",
        ),
    ),
    "same source": ("FIN003", item("1. at udgiften finansieres af kassebeholdningen", TABLE)),
    "one of several sources": (
        "FIN003",
        item(
            "1. at udgiften finansieres dels af kassen og dels af puljen til uforudsete udgifter",
            TABLE,
        ),
    ),
    "a source of unknown kind": ("FIN003", item("1. at udgiften finansieres af den afsatte ramme", TABLE)),
    "an earlier decision's source": (
        "FIN003",
        item("1. at udgiften finansieres af kassen", TABLE, case="Byrådet besluttede i 2024 en ramme finansieret af bufferpuljen."),
    ),
    "grant given": (
        "FIN005",
        item(
            "1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af fondsmidler",
            case="Kommunen ansøgte i efteråret. Fonden har den 3. februar 2025 givet tilsagn om tilskuddet, og arbejdet forventes færdigt i maj.",
        ),
    ),
    "loan for works, sent to the council": (
        "FIN006",
        item(
            "1. at der gives en anlægsbevilling på 2.000.000 kr. til nyt tag, som finansieres ved lånoptagelse",
            decision="Godkendt.",
            rest="Beslutningskompetence\n\nByrådet.\n",
        ),
    ),
    "loan and cash for works and running costs": (
        "FIN006",
        item(
            "1. at bevillingen gives",
            "t. kr.\t2025\nRenovering af tag\t2.000\nAfledt drift\t50\nLånoptagelse\t-2.000\nFinansiering, kassen\t-50\n",
        ),
    ),
    "running costs of works, covered by the cash": (
        "FIN007",
        item(
            "1. at bevillingen gives",
            "t. kr.\t2025\nCykelsti\t2.000\nAfledt drift\t50\nFinansiering - anlægspuljen\t-2.000\nFinansiering, kassen\t-50\n",
        ),
    ),
    "sold": (
        "FIN008",
        item(
            "1. at der gives en anlægsbevilling på 900.000 kr., som finansieres af salgsindtægten",
            case="Bygningen er solgt, og købsaftalen er underskrevet.",
        ),
    ),
    "the year's transfer itself": (
        "FIN008",
        item("1. at uforbrugte midler på 900.000 kr. overføres fra 2024 til 2025, finansieret af uforbrugte midler fra 2024"),
    ),
    "released what is set aside in two years": (
        "FIN009",
        item(
            "1. at anlægsbevillingen på 3.000.000 kr. frigives",
            case="På investeringsoversigten er der afsat rådighedsbeløb på 1.400.000 kr. i 2025 og 1.600.000 kr. i 2026.",
        ),
    ),
    "released, and more appropriated": (
        "FIN009",
        item(
            "1. at anlægsbevillingen på 1.600.000 kr. frigives\n\n2. at der gives en tillægsbevilling på 200.000 kr. finansieret af kassen",
            case="Der er afsat et rådighedsbeløb på 1.400.000 kr.",
        ),
    ),
    "the same cover in one case before two bodies": (
        "FIN008",
        item("1. at bevillingen gives", "t. kr.\t2025\nNyt gulv\t300\nMindreforbrug på vejområdet\t-300\n")
        + "Punkt 2: Sag om indsatsen (Beslutning)\n\n00.01.00-A00-1-25\n\nIndstilling\n\n1. at bevillingen gives\n\nØkonomi\n\n"
        + "t. kr.\t2025\nNyt gulv\t300\nMindreforbrug på vejområdet\t-300\n",
    ),
    "alternatives": (
        "TXT002",
        item(
            "1. at model A vælges",
            "Model B\n\nt. kr.\t2025\nVikarer\t500\nKurser\t210\nFinansiering, kassen\t-710\n",
            case="Model A\n\nt. kr.\t2025\nVikarer\t500\nKurser\t120\nFinansiering, kassen\t-620\n",
        ),
    ),
    "the same money twice": (
        "TXT002",
        item(
            "1. at bevillingen gives",
            "t. kr.\t2025\nVikarer\t500\nKurser\t120\nFinansiering, kassen\t-620\n",
            case="Skøn:\n\nTiltag\tEstimerede udgifter 2025\nVikarer\t0,5 mio. kr.\nKurser\t0,1 mio. kr.\n",
        ),
    ),
    "net amount": (
        "TXT001",
        item(
            GIVES.format("300.000"),
            "t. kr.\t2025\nUdgift\t400\nStatsrefusion\t-100\nFinansiering, kassen\t-300\n",
        ),
    ),
    "one year of several": (
        "TXT001",
        item(
            "1. at der gives en tillægsbevilling på 400.000 kr. årligt, som finansieres af kassen",
            "t. kr.\t2025\t2026\nNy vejleder\t400\t400\nFinansiering, kassen\t-400\t-400\n",
        ),
    ),
    "two proposals that sum to the table": (
        "TXT001",
        item(
            GIVES.format("500.000") + "\n\n2. at der gives en tillægsbevilling på 550.000 kr., som finansieres af kassen",
            "t. kr.\t2025\nVejleder\t400\nPsykolog\t650\nFinansiering, kassen\t-1.050\n",
        ),
    ),
    "money besides the table's": (
        "TXT001",
        item(GIVES.format("400.000") + "\n\n2. at anlægsbevillingen på 2.000.000 kr. til tag frigives", TABLE),
    ),
    "at most": ("TXT001", item("1. at der gives en tillægsbevilling på op til 450.000 kr., som finansieres af kassen", TABLE)),
    "unit as the text": ("HDR002", item(GIVES.format("400.000"), TABLE)),
    "years sum": (
        "TXT003",
        item("1. at der gives en bevilling på 1,8 mio. kr. fordelt med 0,7 mio. kr. i 2025 og 1,1 mio. kr. i 2026, finansieret af kassen"),
    ),
    "no consequences beyond what is told": (
        "TXT004",
        item(GIVES.format("400.000"), "Der er ingen økonomiske konsekvenser ud over det, der er anført ovenfor."),
    ),
    "no consequences in another year": (
        "TXT004",
        item(
            "1. at der gives en tillægsbevilling på 400.000 kr. i 2026, som finansieres af kassen",
            "Sagen har ingen bevillingsmæssige konsekvenser i 2025.",
        ),
    ),
    "history is no proposal": (
        "TXT004",
        item(
            "1. at orienteringen tages til efterretning",
            "Der er ingen bevillingsmæssige konsekvenser.",
            case="Kommunen har i 2024 modtaget 2,495 mio. kr. i DUT-midler.",
        ),
    ),
    "figures follow": ("TXT005", item("1. at ordningen indføres", "Sagen medfører økonomiske konsekvenser på 400.000 kr.")),
    "weekday fits": ("TXT006", item(case="Aftalen blev indgået torsdag den 10. april 2025, og mødet var tirsdag d. 4. marts.")),
    "not begun yet": (
        "TXT007",
        item(
            GIVES.format("400.000"), "Forvaltningen har ikke indgået aftale endnu. Aftalen indgås, når udgiften på 400.000 kr. er bevilget."
        ),
    ),
    "ordered by law": (
        "TXT007",
        item(GIVES.format("400.000"), "Forvaltningen har i henhold til serviceloven igangsat indsatsen. Udgiften er 400.000 kr."),
    ),
    "another matter's history": (
        "TXT007",
        item(GIVES.format("400.000"), case="Forvaltningen har tidligere på året iværksat en kampagne om cykelhjelme."),
    ),
    "to come": (
        "TXT007",
        item(GIVES.format("400.000"), "Udgiften på 400.000 kr. er omtrent kendt og tænkes betalt af kassen."),
    ),
    "paid posts": ("PER003", item("1. at bevillingen gives", TABLE.replace("400", "600") + "Årsværk\t1,0\t0\n")),
    "not permanent": (
        "PER001",
        item(
            "1. at bevillingen gives",
            "Stillingen er ikke varig.\n\nt. kr.\t2025\t2026\tVarig? ja/nej\nNy vejleder\t400\t0\tNej\nFinansiering, kassen\t-400\t0\tNej\n",
        ),
    ),
    "figures in the item": ("SRC004", item(GIVES.format("400.000"), "Bevillingen fremgår af tabellen nedenfor.\n\n" + TABLE)),
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Every document read once, in one batch, each with a municipality of its own so that no two are the same council's."""
    folder = tmp_path_factory.mktemp("minutes")
    names = [*(f"found {name}" for name in FOUND), *(f"silent {name}" for name in SILENT)]
    for name, (_, text) in zip(names, [*FOUND.values(), *SILENT.values()], strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found: dict[str, list[Finding]] = {name: [] for name in names}
    for one in check(read([folder])).findings:
        found[Path(one.path).stem].append(one)
    return found


@pytest.mark.parametrize("name", FOUND)
def test_it_is_found(findings: dict[str, list[Finding]], name: str) -> None:
    code, severity = FOUND[name][0].split()
    assert (code, severity) in {(one.code, one.severity) for one in findings[f"found {name}"]}, [
        (one.code, one.message) for one in findings[f"found {name}"]
    ]


@pytest.mark.parametrize("name", SILENT)
def test_it_is_silent(findings: dict[str, list[Finding]], name: str) -> None:
    code = SILENT[name][0]
    assert not [one.message for one in findings[f"silent {name}"] if one.code == code]


@pytest.mark.parametrize("name", SILENT)
def test_a_sound_case_raises_no_error_of_the_text_rules(findings: dict[str, list[Finding]], name: str) -> None:
    loud = [one for one in findings[f"silent {name}"] if one.severity == "error" and one.code.startswith(("FIN", "TXT", "HDR002"))]
    assert not [(one.code, one.message) for one in loud]
