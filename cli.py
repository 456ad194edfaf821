"""Arguments in, exit code out. Everything it does is a function of `ledger`; imports come late, so that `--help` is instant."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

if TYPE_CHECKING:
    from ledger.frames import Frames
    from ledger.messages import Language
    from ledger.result import Result
    from ledger.settings import Settings

FORMATS = ("text", "json", "sarif", "junit", "github")
_NAMED = 5  # files that were not read, named in one line


class Spoken(click.Command):
    """A command whose help is Danish, or English with --lang en."""

    def get_help(self, ctx: click.Context) -> str:
        """The help text, options and frame in one language."""
        from ledger.messages.help import ENGLISH, FRAME

        if _language({}) == "en":
            commands = self.commands.values() if isinstance(self, click.Group) else ()
            for spoken in (self, *commands):
                spoken.help = ENGLISH.get(spoken.help or "", spoken.help)
            for parameter in self.get_params(ctx):
                if isinstance(parameter, click.Option):
                    parameter.help = ENGLISH.get(parameter.help or "", parameter.help)
            return super().get_help(ctx)
        text = super().get_help(ctx)
        for english, danish in FRAME.items():
            text = text.replace(english, danish)
        return text

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help in the language of the rest."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Show this help." if _language({}) == "en" else "Vis denne hjælp."
        return option


class SpokenGroup(Spoken, click.Group):
    """The group of commands, each of them spoken."""

    command_class = Spoken


def _lang(context: click.Context, _parameter: click.Parameter, value: str) -> str:
    context.ensure_object(dict)["lang"] = value
    return value


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that mean the same on every command that reads documents."""
    options = [
        click.option("--kommune", metavar="NAVN|KODE", help="Kommunen, hvor dokumentet ikke selv nævner den."),
        click.option(
            "--rules",
            "overlays",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FIL",
            help="Egne regler oven på standardreglerne; kan gentages.",
        ),
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


LANG = click.option(
    "--lang", type=click.Choice(["da", "en"]), default="da", expose_value=True, is_eager=True, callback=_lang, help="Sprog / language."
)


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=lambda c, _, v: _version(c, v), help="Vis versionen.")
@click.option(
    "--lang",
    type=click.Choice(["da", "en"]),
    is_eager=True,
    expose_value=False,
    callback=lambda c, _, v: _lang_of_all(c, v),
    help="Sprog / language.",
)
def bevilling() -> None:
    """Læser kommunale referater, finder bevillingerne, regner dem efter og fortæller, hvad der ikke stemmer."""


def _lang_of_all(context: click.Context, value: str | None) -> None:
    """`bevilling --lang en check …` is `bevilling check --lang en …`."""
    if value is not None:
        context.ensure_object(dict)["lang"] = value
        context.default_map = {name: {"lang": value} for name in bevilling.commands}


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


def _read(paths: tuple[str, ...], settings: Settings, given: dict[str, Any], lang: Language) -> Frames:
    from ledger import read

    stdin = sys.stdin.buffer.read(settings.limits.file_bytes + 1) if "-" in paths else None
    passed_over: list[str] = []
    frames = read(paths, settings, kommune=given["kommune"], jobs=given["jobs"], stdin=stdin, passed_over=passed_over)
    if passed_over and not given["quiet"]:
        from ledger.report.text import printable

        names = ", ".join(map(printable, passed_over[:_NAMED])) + (", …" if len(passed_over) > _NAMED else "")
        key = "command.passed_over" if len(passed_over) > 1 else "command.passed_over_one"
        click.echo(_words(key, lang).format(count=len(passed_over), names=names), err=True)
    return frames


def _checked(
    paths: tuple[str, ...],
    lang: Language,
    given: dict[str, Any],
    require_appropriation: bool = False,
    register: Path | None = None,
    factors: Path | None = None,
) -> Result:
    from ledger.sources.worker_launch import launch_early

    launch_early()  # the worker loads while this process does
    from ledger import check as run_checks

    settings = _settings(given["overlays"], lang)
    select = _codes(given["select"], settings, "--select", lang)
    ignore = _codes(given["ignore"], settings, "--ignore", lang)
    if register is None and factors is None:
        known, steps = None, None
    else:  # the users' own files are looked at before anything is read: a slip in them should not cost a long wait
        from ledger.price_levels import load_factors
        from ledger.registers import load_register

        known = load_register(register) if register is not None else None
        steps = load_factors(factors) if factors is not None else None
    frames = _read(paths, settings, given, lang)
    return run_checks(
        frames,
        settings,
        select=select,
        ignore=ignore,
        lang=lang,
        require_appropriation=require_appropriation,
        register=known,
        factors=steps,
    )


def _chosen(given: dict[str, Any]) -> dict[str, str]:
    """The options that bear on what was found, as the user gave them: an auditor's workpaper names them."""
    options = {
        "--kommune": given["kommune"],
        "--rules": given["overlays"],
        "--select": given["select"],
        "--ignore": given["ignore"],
        "--register": given["register"],
        "--factors": given["factors"],
    }
    return {name: " ".join(map(str, value)) if isinstance(value, tuple | list) else str(value) for name, value in options.items() if value}


def _deliver(text: str, output: Path | None) -> None:
    """The result goes to stdout, or whole to a file: an interrupted run leaves the old file (SPEC 7)."""
    if output is None:
        click.echo(text, nl=False)
        return
    from ledger.files import write_atomically

    write_atomically(output, text.encode("utf-8"))


def _report(result: Result, form: str, output: Path | None, fail_on: str, given: dict[str, Any]) -> str:
    match form:
        case "json":
            from ledger.report import json

            return json.render(result)
        case "sarif":
            from ledger.report import sarif

            return sarif.render(result)
        case "junit":
            from ledger.report import junit

            return junit.render(result, fail_on)
        case "github":
            from ledger.report import github

            return github.render(result)
        case _:
            from ledger.report import text

            colour = output is None and text.wants_colour(sys.stdout)
            return text.render(result, colour=colour, verbose=given["verbose"], quiet=given["quiet"])


@bevilling.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Rapportens format.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Skriv rapporten her i stedet for på skærmen."
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", help="Fra hvilken alvor exitkoden er 1."
)
@click.option("--require-appropriation", is_flag=True, help="Fejl, hvis der ikke er vurderet en bevilling i hvert dokument.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FIL", help="Kendte og godtagne fund, der ikke meldes igen.")
@click.option("--write-baseline", type=click.Path(path_type=Path), metavar="FIL", help="Skriv alle fund som kendte og godtagne.")
@common
def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    fail_on: str,
    require_appropriation: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    lang: Language,
    **given: Any,
) -> None:
    """Læs, regn efter og fortæl. PATH er en fil, en mappe eller - (stdin)."""
    known = None
    if baseline is not None:
        from ledger.baseline import load_baseline

        known = load_baseline(baseline)
    result = _checked(paths, lang, given, require_appropriation)
    if write_baseline is not None:
        from ledger.baseline import fingerprints
        from ledger.baseline import write_baseline as write

        write(result, write_baseline)
        known = (known or frozenset()) | fingerprints(result)
    if known is not None:
        from ledger.baseline import without_known

        result = without_known(result, known)
    _deliver(_report(result, form, output, fail_on, given), output)
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
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Filen; dens endelse vælger formatet.",
)
@click.option("--register", type=click.Path(path_type=Path), metavar="FIL", help="Registret over puljerne (TOML, se rules/pools).")
@click.option(
    "--factors", type=click.Path(path_type=Path), metavar="FIL", help="Egne p/l-faktorer (TOML eller CSV); uden dem omregnes intet."
)
@common
def export(paths: tuple[str, ...], output: Path, register: Path | None, factors: Path | None, lang: Language, **given: Any) -> None:
    """Skriv bevillingerne: .xlsx (regnearksmappe), .html (side), .csv, .parquet, .json, .beancount, datapackage.json (datapakke)."""
    # Polars' allocator reads this when it loads: what is freed goes back at once, for an export may hold hundreds of thousands of postings.
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")
    from ledger.report.formats import writer_of

    write = writer_of(output)
    result = _checked(paths, lang, given, register=register, factors=factors)
    result = replace(result, parameters=_chosen({**given, "register": register, "factors": factors}))
    write(result, output)
    if not given["quiet"]:
        from ledger.report import text

        click.echo(text.conclusion(result), err=True)
    sys.exit(3 if result.unread else 0)


@bevilling.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--register", required=True, type=click.Path(path_type=Path), metavar="FIL", help="Registret over puljerne (TOML, se rules/pools)."
)
@click.option(
    "--factors", type=click.Path(path_type=Path), metavar="FIL", help="Egne p/l-faktorer (TOML eller CSV); uden dem omregnes intet."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Rapportens format.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FIL", help="Skriv rapporten her i stedet for på skærmen."
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", help="Fra hvilken alvor exitkoden er 1."
)
@common
def pools(
    paths: tuple[str, ...], register: Path, factors: Path | None, form: str, output: Path | None, fail_on: str, lang: Language, **given: Any
) -> None:
    """Hvad hver pulje havde, hvad der er besluttet og anbefalet trukket på den, og hvad der er tilbage."""
    from ledger.sources.worker_launch import launch_early

    launch_early()
    from ledger import judge_pools

    settings = _settings(given["overlays"], lang)
    select = _codes(given["select"], settings, "--select", lang)
    ignore = _codes(given["ignore"], settings, "--ignore", lang)
    # the users' own files are looked at before anything is read: a slip in them should not cost a long wait
    from ledger.price_levels import load_factors
    from ledger.registers import load_register

    known, steps = load_register(register), load_factors(factors) if factors is not None else None
    frames = _read(paths, settings, given, lang)
    report, result = judge_pools(frames, known, settings, factors=steps, select=select, ignore=ignore, lang=lang)
    items = result.item_names
    if form == "json":
        from ledger.report import pools_json

        _deliver(pools_json.render(report, result.findings, items, lang), output)
    else:
        from ledger.report import pools_text, text

        colour = output is None and text.wants_colour(sys.stdout)
        _deliver(pools_text.render(report, result.findings, items, lang, colour=colour, verbose=given["verbose"]), output)
    sys.exit(result.exit_code(fail_on))


@bevilling.command()
@click.option(
    "--rules", "overlays", multiple=True, type=click.Path(path_type=Path), metavar="FIL", help="Egne regler oven på standardreglerne."
)
@LANG
def rules(overlays: tuple[Path, ...], lang: Language) -> None:
    """Alle regler med deres alvor."""
    from ledger.report import manual

    click.echo(manual.list_of_rules(_settings(overlays, lang), lang), nl=False)


@bevilling.command()
@click.argument("code", metavar="KODE")
@click.option(
    "--rules", "overlays", multiple=True, type=click.Path(path_type=Path), metavar="FIL", help="Egne regler oven på standardreglerne."
)
@LANG
def explain(code: str, overlays: tuple[Path, ...], lang: Language) -> None:
    """Én regel: hvad den siger, hvorfor, lovgrundlag, eksempler, hvad man gør."""
    from ledger.report import manual

    click.echo(manual.page(code.upper(), _settings(overlays, lang), lang), nl=False)


def main() -> None:
    """The command line. No mistake of a user, and nothing in a document, ever shows a traceback."""
    # A start makes a hundred thousand objects that stay, a batch those it reports on: looking through them for cycles is in vain.
    gc.set_threshold(500_000, 20, 50)
    _leave(_run())


def _run() -> int:
    remembered: dict[str, str] = {}
    try:
        code = bevilling.main(prog_name="bevilling", standalone_mode=False, obj=remembered)
        sys.stdout.flush()
    except SystemExit as done:
        code = done.code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        code = 2
    except click.UsageError as error:
        _complain(_usage(error, _language(remembered)))
        code = 2
    except click.ClickException as error:
        _complain(error.format_message())
        code = 2
    except (click.Abort, KeyboardInterrupt):
        _complain(_words("command.interrupted", _language(remembered)))
        code = 130
    except BrokenPipeError:
        # the reader of a pipe went away: nothing is wrong, and there is nobody to tell
        _to_nowhere(sys.stdout)
        code = 0
    except Exception as error:
        note = getattr(error, "note", None)
        if note is not None:  # a LedgerError: the user's mistake, with its own words
            from ledger.messages import say

            _complain(say(note, _language(remembered)))
            code = 2
        elif isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
            _complain(_words("command.no_room", _language(remembered)).format(reason=error.strerror))
            _to_nowhere(sys.stdout)
            code = 2
        elif os.environ.get("BEVILLING_DEBUG"):
            raise
        else:
            _complain(_words("command.broken", _language(remembered)).format(reason=f"{type(error).__name__}: {error}"))
            code = 70
    return code if isinstance(code, int) else 0


def _to_nowhere(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _leave(code: int) -> NoReturn:
    """Ends the process without taking it down object by object, which costs an eighth of a short run; nothing is left to be written."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _language(remembered: dict[str, str]) -> Language:
    given = " ".join(sys.argv[1:])
    return "en" if remembered.get("lang") == "en" or "--lang=en" in given or "--lang en" in given else "da"


def _complain(text: str) -> None:
    click.echo(f"bevilling: {text}", err=True)


def _words(key: str, lang: Language) -> str:
    from ledger.messages import words

    return words(key, lang)


def _usage(error: click.UsageError, lang: Language) -> str:
    """click's own complaints about a command line, in our words: what is wrong, and what to run next."""
    known = error.ctx.command_path if error.ctx else "bevilling"
    near = getattr(error, "possibilities", None) or []
    values: dict[str, str] = {"try_this": f"{known} --help"}
    match error:
        case click.NoSuchOption():
            key = "no_such_option_near" if near else "no_such_option"
            values |= {"name": error.option_name, "near": near[0] if near else ""}
        case click.MissingParameter():
            key, values = "missing", values | {"name": _parameter(error)}
        case click.BadOptionUsage():
            key, values = "needs_value", values | {"name": error.option_name}
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            choices = ", ".join(map(str, error.param.type.choices))
            key, values = "not_a_choice", values | {"name": _parameter(error), "given": _given(error), "choices": choices}
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.IntRange):
            key, values = "not_a_number", values | {"name": _parameter(error), "given": _given(error)}
        case click.BadParameter():
            key, values = "bad_value", values | {"name": _parameter(error), "reason": error.message}
        case _ if error.ctx is not None and isinstance(error.ctx.command, click.Group):
            # the value of an option before the command is no command
            words = [word for before, word in zip(["", *sys.argv[1:]], sys.argv[1:], strict=False) if before != "--lang"]
            name = next((word for word in words if not word.startswith("-")), "")
            commands = list(error.ctx.command.commands)
            close = _nearest(name, commands)
            key = "no_such_command_near" if close else "no_such_command"
            values |= {"name": name, "near": close}
        case _:
            key, values = "unexpected", values | {"given": error.message}
    what = _words(f"command.{key}", lang).format(**values)
    return _words("command.usage", lang).format(what=what, try_this=values["try_this"])


def _nearest(name: str, known: list[str]) -> str:
    """The nearest known name, "" when none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), "")


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return error.param_hint if isinstance(error.param_hint, str) else ""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _given(error: click.BadParameter) -> str:
    words = error.message.split("'")
    return words[1] if len(words) > 1 else ""


if __name__ == "__main__":
    main()
