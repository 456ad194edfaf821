"""Overlays: what they change, what they leave alone, and the exact words of every refusal."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ledger.errors import SettingsError
from ledger.messages import say
from ledger.messages.settings import MESSAGES
from ledger.settings import load_settings


def overlay(folder: Path, text: str, name: str = "min.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    path = overlay(folder, text)
    with pytest.raises(SettingsError) as refused:
        load_settings([path])
    english = say(refused.value.note, "en")
    danish = say(refused.value.note)
    assert danish.startswith(f"{path}: ")
    assert english.startswith(f"{path}: ")
    assert danish != english
    return danish.removeprefix(f"{path}: ")


def test_an_overlay_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    before = load_settings()
    after = load_settings([overlay(tmp_path, '[rules.BAL006]\nseverity = "error"\n[limits]\nseconds = 120\n')])
    assert before.rules["BAL006"].severity == "warning"
    assert after.rules["BAL006"].severity == "error"
    assert {code: rule for code, rule in after.rules.items() if code != "BAL006"} == {
        code: rule for code, rule in before.rules.items() if code != "BAL006"
    }
    assert (after.limits.seconds, after.limits.pages) == (120, before.limits.pages)
    assert after.words == before.words


def test_a_rule_switched_off_keeps_its_severity_and_options(tmp_path: Path) -> None:
    rule = load_settings([overlay(tmp_path, '[rules.HDR004]\nseverity = "off"\n')]).rules["HDR004"]
    assert (rule.enabled, rule.severity, rule.options["years_after"]) == (False, "warning", 5)


def test_an_option_can_change_without_the_severity(tmp_path: Path) -> None:
    rule = load_settings([overlay(tmp_path, "[rules.HDR004]\nyears_after = 8\n")]).rules["HDR004"]
    assert (rule.severity, rule.options) == ("warning", {"years_before": 1, "years_after": 8})


def test_the_last_of_several_overlays_wins_key_by_key(tmp_path: Path) -> None:
    first = overlay(tmp_path, '[rules.BAL006]\nseverity = "off"\n[rules.HDR004]\nyears_after = 8\n', "a.toml")
    second = overlay(tmp_path, '[rules.BAL006]\nseverity = "error"\n', "b.toml")
    rules = load_settings([first, second]).rules
    assert (rules["BAL006"].severity, rules["BAL006"].enabled) == ("error", True)
    assert rules["HDR004"].options["years_after"] == 8
    assert not load_settings([second, first]).rules["BAL006"].enabled


def test_a_list_of_words_is_replaced_or_added_to_or_taken_from(tmp_path: Path) -> None:
    before = load_settings().words["part_of"]
    assert load_settings([overlay(tmp_path, '[words]\npart_of = ["deraf$"]\n')]).words["part_of"] == ("deraf$",)
    change = f'[words]\npart_of = {{ add = ["iblandt$", "{before[1]}"], remove = ["{before[0]}"] }}\n'
    assert load_settings([overlay(tmp_path, change)]).words["part_of"] == (*before[1:], "iblandt$")


def test_an_overlay_may_say_how_one_municipality_writes(tmp_path: Path) -> None:
    text = 'kommune = "Holbæk"\nkommunekode = "316"\nbevillingsniveau = "politikområde"\n'
    settings = load_settings([overlay(tmp_path, text)])
    municipality = settings.municipality("316")
    assert municipality is not None
    assert municipality.bevillingsniveau == "politikområde"
    shipped = load_settings().municipality("316")
    assert shipped is not None
    assert shipped.bevillingsniveau is None
    assert settings.municipality("101") is None  # no file: nothing known


def test_settings_travel_to_worker_processes(tmp_path: Path) -> None:
    settings = load_settings([overlay(tmp_path, '[rules.BAL006]\nseverity = "error"\n')])
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_the_digest_tells_rules_apart(tmp_path: Path) -> None:
    path = overlay(tmp_path, "[limits]\nseconds = 61\n")
    with_overlay = load_settings([path]).digest()
    assert with_overlay == load_settings([path]).digest()
    assert with_overlay != load_settings().digest()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[rules.BAL01]\nseverity = 'off'", "rules.BAL01: ukendt nøgle; mente du BAL001?"),
        ("[rules.bal002]\nseverity = 'off'", "rules.bal002: ukendt nøgle; mente du BAL002?"),
        ("[rule.BAL001]\nseverity = 'off'", "rule: ukendt nøgle; mente du rules?"),
        ("[xyz]\n", "xyz: ukendt nøgle; her kan stå: limits, rules, words."),
        ("[rules.BAL001]\nseverty = 'off'", "rules.BAL001.severty: ukendt nøgle; mente du severity?"),
        ("[rules.HDR004]\ntolerance = 2", "rules.HDR004.tolerance: ukendt nøgle; her kan stå: severity, years_after, years_before."),
        (
            "[rules.BAL001]\nseverity = 'eror'",
            'rules.BAL001.severity: ventede et af ordene error | warning | info | off, men der står "eror"; mente du error?',
        ),
        ("[rules.BAL001]\nseverity = 1", "rules.BAL001.severity: ventede et af ordene error | warning | info | off, men der står 1."),
        ("[rules]\nBAL001 = 'off'", 'rules.BAL001: ventede en tabel, men der står "off".'),
        ("[rules.HDR004]\nyears_after = '5'", 'rules.HDR004.years_after: ventede et helt tal, men der står "5".'),
        ("[rules.HDR004]\nyears_after = true", "rules.HDR004.years_after: ventede et helt tal, men der står true."),
        ("[rules.HDR004]\nyears_after = -1", "rules.HDR004.years_after: skal være mindst 0, men der står -1."),
        ("[rules.FIN004]\nsimilarity = 90", "rules.FIN004.similarity: må højst være 1, men der står 90."),
        ("[rules.FIN004]\nsimilarity = nan", "rules.FIN004.similarity: skal være mindst 0, men der står nan."),
        ("[rules.FIN004]\nsimilarity = []", "rules.FIN004.similarity: ventede et tal, men der står []."),
        (
            "[rules.FIN002]\nlater_years_severity = 'fejl'",
            'rules.FIN002.later_years_severity: ventede et af ordene error | warning | info | off, men der står "fejl".',
        ),
        ("[limits]\nsecond = 5", "limits.second: ukendt nøgle; mente du seconds?"),
        ("[limits]\nseconds = 0", "limits.seconds: skal være mindst 1, men der står 0."),
        ("[limits]\nseconds = 1.5", "limits.seconds: ventede et helt tal, men der står 1.5."),
        ("[words]\ntotals = []", "words.totals: ukendt nøgle; mente du total?"),
        ("[words]\ntotal = 'i alt'", 'words.total: ventede en liste af tekster, ["…", "…"], men der står "i alt".'),
        ("[words]\ntotal = ['i alt', 7]", 'words.total: ventede en liste af tekster, ["…", "…"], men der står [ … ].'),
        ("[words]\ntotal = { ad = ['x'] }", "words.total.ad: ukendt nøgle; mente du add?"),
        (
            "[words]\ntotal = { remove = ['findes ikke'] }",
            'words.total.remove: "findes ikke" står ikke i listen og kan ikke tages fra den.',
        ),
        ("rules = 5", "rules: ventede en tabel, men der står 5."),
        ("[rules\n", "linje 1, tegn 7: ikke gyldig TOML: Expected ']' at the end of a table declaration."),
        ("a = 1\na = 2", "filen er ikke gyldig TOML: Cannot overwrite a value."),
        ('kommune = "Holbæk"', "kommunekode: mangler."),
        ('kommune = "Holbæk"\nkommunekode = "999"', 'kommunekode: "999" er ikke en kommunekode; den har tre cifre, fx "173".'),
        ('kommune = "Holbæk"\nkommunekode = "173"', 'kommune: kommunekode 173 er Lyngby-Taarbæk, men der står "Holbæk".'),
        (
            'kommune = "Holbæk"\nkommunekode = "316"\ncouncil = "Byrådet"',
            'council: "Byrådet" mangler blandt [[bodies]] med class = "council".',
        ),
        (
            'kommune = "Holbæk"\nkommunekode = "316"\n[[bodies]]\nname = "X"\nclass = "udvalg"',
            'bodies[1].class: ventede et af ordene council | oekonomi | fagudvalg | advisory, men der står "udvalg"; mente du fagudvalg?',
        ),
        (
            'kommune = "Holbæk"\nkommunekode = "316"\nbodies = [{name="X",class="council"},{name="Y",class="council",aliases=["x 22-25"]}]',
            'bodies[2]: "x 22-25" er allerede brugt af X.',
        ),
        (
            'kommune = "Holbæk"\nkommunekode = "316"\nbodies = "X"',
            'bodies: ventede en liste [ … ] eller tabeller [[bodies]], men der står "X".',
        ),
        (
            'kommune = "Holbæk"\nkommunekode = "316"\nbevillingsniveau = " "',
            'bevillingsniveau: ventede tekst i anførselstegn, men der står " ".',
        ),
    ],
)
def test_a_refusal_names_the_key_what_was_expected_and_what_stands_there(tmp_path: Path, text: str, words: str) -> None:
    assert refusal(tmp_path, text) == words


def test_an_overlay_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "mangler.toml"
    with pytest.raises(SettingsError) as refused:
        load_settings([path])
    assert say(refused.value.note) == f"{path}: filen findes ikke."


def test_a_folder_is_no_overlay(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings([tmp_path])
    assert say(refused.value.note).startswith(f"{tmp_path}: filen kan ikke læses: ")


def test_an_overlay_in_another_encoding_says_so_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "min.toml"
    path.write_bytes("[words]\ntotal = ['indtægt']\n".encode("cp1252"))
    with pytest.raises(SettingsError) as refused:
        load_settings([path])
    assert say(refused.value.note) == f"{path}: linje 2: filen er ikke UTF-8. Gem den som UTF-8."


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "min.toml"
    path.write_bytes(b"\xef\xbb\xbf[limits]\r\nseconds = 7\r\n")
    assert load_settings([path]).limits.seconds == 7


def test_a_film_is_no_overlay(tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    with path.open("wb") as stream:
        stream.truncate(5 * 1024**2)
    with pytest.raises(SettingsError) as refused:
        load_settings([path])
    assert refused.value.note.key == "settings.too_large"


def test_deep_nesting_is_refused_and_not_a_crash(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a = " + "[" * 50_000).startswith("filen er ikke gyldig TOML")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("Lyngby-Taarbæk", "173"),
        ("lyngby taarbæk", "173"),
        ("173", "173"),
        ("0173", "173"),
        ("Århus", "751"),
        ("Aarhus Kommune", "751"),
        ("Københavns Kommune", "101"),
        ("Bornholms Regionskommune", "400"),
    ],
)
def test_a_municipality_goes_by_name_or_code(asked: str, code: str) -> None:
    assert load_settings().kommune(asked).kommunekode == code


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Lyngby", 'ukendt kommune "Lyngby"; mente du Lyngby-Taarbæk?'),
        ("Kalundbrog", 'ukendt kommune "Kalundbrog"; mente du Kalundborg?'),
        ("411", 'ukendt kommune "411"; skriv navnet eller den trecifrede kommunekode.'),
        ("", 'ukendt kommune ""; skriv navnet eller den trecifrede kommunekode.'),
    ],
)
def test_an_unknown_municipality_is_refused_with_the_nearest_never_guessed(asked: str, words: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings().kommune(asked)
    assert say(refused.value.note) == f"--kommune: {words}"


def test_a_body_is_known_with_and_without_its_period() -> None:
    municipality = load_settings().municipality("316")
    assert municipality is not None
    for printed in ("Socialudvalget", "22-25 Socialudvalget", "SOCIALUDVALGET 2022-2025"):
        body = municipality.body(printed)
        assert body is not None, printed
        assert body.name == "Socialudvalget"
    assert municipality.body("Teknisk Udvalg") is None


def test_every_message_has_the_same_gaps_in_both_languages() -> None:
    from string import Formatter

    for key, (danish, english) in MESSAGES.items():
        gaps = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (danish, english)]
        assert gaps[0] == gaps[1], key
