"""Arguments in, exit code out. Everything it does is a function of `ledger`; imports come late, so that `--help` is instant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ledger.frames import Frames
    from ledger.messages import Language
    from ledger.result import Result
    from ledger.settings import Settings

FORMATS = ("text", "json")


class Failed(click.ClickException):
    """A mistake of the caller, said in one sentence; exit 2 (SPEC 1)."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"bevilling: {self.format_message()}", err=True)


def _lang(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    context.ensure_object(dict)["lang"] = value
    return value


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that mean the same on every command that reads documents."""
    options = [
        click.option("--kommune", metavar="NAVN|KODE", help="Kommunen, hvor dokumentet ikke selv nævner den."),
        click.option("--rules", "overlays", multiple=True, type=click.Path(path_type=Path), metavar="FIL", help="Egne regler oven på standardreglerne; kan gentages."),
        click.option("--select", metavar="KODE[,KODE]", help="Kun disse regler; et præfiks vælger en familie (BAL)."),
        click.option("--ignore", metavar="KODE[,KODE]", help="Ikke disse regler."),
        click.option("--jobs", type=click.IntRange(min=1), default=1, metavar="N", help="Antal dokumenter, der læses samtidig."),
        click.option("-q", "--quiet", is_flag=True, help="Kun resultatet, intet på stderr."),
        click.option("-v", "--verbose", is_flag=True, help="Vis også oplysninger."),
        LANG,
    ]
    for option in reversed(options):
        command = option(command)
    return command


LANG = click.option("--lang", type=click.Choice(["da", "en"]), default="da", expose_value=True, is_eager=True, callback=_lang, help="Sprog / language.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=lambda c, _, v: _version(c, v), help="Vis versionen.")
def bevilling() -> None:
    """Læser kommunale referater, finder bevillingerne, regner dem efter og fortæller, hvad der ikke stemmer."""


def _version(context: click.Context, wanted: bool) -> None:
    if wanted:
        from ledger.version import VERSION

        click.echo(f"bevilling {VERSION}")
        context.exit()


def _settings(overlays: tuple[Path, ...], lang: Language) -> Settings:
    from ledger.settings import load_settings

    return load_settings(overlays, lang)


def _codes(text: str | None, settings: Settings, option: str, lang: Language) -> tuple[str, ...]:
    from ledger.errors import SettingsError

    codes = tuple(code.strip().upper() for code in (text or "").split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in settings.rules):
            raise SettingsError("command.unknown_code", option=option, code=code)
    return codes


def _read(paths: tuple[str, ...], settings: Settings, kommune: str | None, jobs: int) -> Frames:
    from ledger import read

    stdin = sys.stdin.buffer.read(settings.limits.file_bytes + 1) if "-" in paths else None
    return read(paths, settings, kommune=kommune, jobs=jobs, stdin=stdin)


def _checked(paths: tuple[str, ...], lang: Language, given: dict[str, Any], require_appropriation: bool = False) -> Result:
    from ledger import check as run_checks

    settings = _settings(given["overlays"], lang)
    select = _codes(given["select"], settings, "--select", lang)
    ignore = _codes(given["ignore"], settings, "--ignore", lang)
    frames = _read(paths, settings, given["kommune"], given["jobs"])
    return run_checks(frames, settings, select=select, ignore=ignore, lang=lang, require_appropriation=require_appropriation)


def _deliver(text: str, output: Path | None) -> None:
    """The result goes to stdout, or whole to a file: an interrupted run leaves the old file (SPEC 7)."""
    if output is None:
        click.echo(text, nl=False)
        return
    from ledger.files import write_atomically

    write_atomically(output, text.encode("utf-8"))


@bevilling.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Rapportens format.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Skriv rapporten her i stedet for på skærmen.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", help="Fra hvilken alvor exitkoden er 1.")
@click.option("--require-appropriation", is_flag=True, help="Fejl, hvis der ikke er vurderet en bevilling i hvert dokument.")
@common
def check(paths: tuple[str, ...], form: str, output: Path | None, fail_on: str, require_appropriation: bool, lang: Language, **given: Any) -> None:
    """Læs, regn efter og fortæl. PATH er en fil, en mappe eller - (stdin)."""
    result = _checked(paths, lang, given, require_appropriation)
    if form == "json":
        from ledger.report import json

        _deliver(json.render(result), output)
    else:
        from ledger.report import text

        colour = output is None and text.wants_colour(sys.stdout)
        _deliver(text.render(result, colour=colour, verbose=given["verbose"], quiet=given["quiet"]), output)
    if result.not_carried and not given["quiet"]:
        from ledger.messages import words

        for path in result.not_carried:
            click.echo(words("command.not_carried", lang).format(path=path), err=True)
    sys.exit(result.exit_code(fail_on))


@bevilling.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Format.")
@common
def show(paths: tuple[str, ...], form: str, lang: Language, **given: Any) -> None:
    """Vis referatet, som det er forstået: møde, punkter, beslutninger, tabeller, bevillinger i prosa."""
    result = _checked(paths, lang, given)
    if form == "json":
        from ledger.report import json

        _deliver(json.render(result), None)
    else:
        from ledger.report import outline, text

        _deliver(outline.render(result, colour=text.wants_colour(sys.stdout)), None)
    sys.exit(3 if result.unread else 0)


@bevilling.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Filen; dens endelse vælger formatet.")
@common
def export(paths: tuple[str, ...], output: Path, lang: Language, **given: Any) -> None:
    """Skriv bevillingerne til en fil: .xlsx (regnearksmappe), .csv, .parquet, .json."""
    from ledger.report.formats import writer_of

    write = writer_of(output)
    result = _checked(paths, lang, given)
    write(result, output)
    if not given["quiet"]:
        from ledger.report import text

        click.echo(text.conclusion(result), err=True)
    sys.exit(3 if result.unread else 0)


@bevilling.command()
@click.option("--rules", "overlays", multiple=True, type=click.Path(path_type=Path), metavar="FIL", help="Egne regler oven på standardreglerne.")
@LANG
def rules(overlays: tuple[Path, ...], lang: Language) -> None:
    """Alle regler med deres alvor."""
    from ledger.report import manual

    click.echo(manual.list_of_rules(_settings(overlays, lang), lang), nl=False)


@bevilling.command()
@click.argument("code", metavar="KODE")
@click.option("--rules", "overlays", multiple=True, type=click.Path(path_type=Path), metavar="FIL", help="Egne regler oven på standardreglerne.")
@LANG
def explain(code: str, overlays: tuple[Path, ...], lang: Language) -> None:
    """Én regel: hvad den siger, hvorfor, lovgrundlag, eksempler, hvad man gør."""
    from ledger.report import manual

    click.echo(manual.page(code.upper(), _settings(overlays, lang), lang), nl=False)


def main() -> None:
    """The command line. No mistake of a user, and nothing in a document, ever shows a traceback."""
    from ledger.errors import LedgerError

    lang: dict[str, str] = {}
    try:
        bevilling.main(prog_name="bevilling", standalone_mode=True, obj=lang)
    except LedgerError as error:
        from ledger.messages import say

        click.echo(f"bevilling: {say(error.note, 'en' if lang.get('lang') == 'en' else 'da')}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
