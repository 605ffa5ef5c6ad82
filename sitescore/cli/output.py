"""From a result to the terminal, a pipe or a file."""

from __future__ import annotations

import os
import shlex
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from sitescore.codes import ON_READING
from sitescore.errors import Notice
from sitescore.report.formats import OWN_REPORTS, REPORTS, Result, view
from sitescore.report.rendering import Rendering
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words

NARROWEST = 30
FOR_PROGRAMS = ("json", "csv", "toml", "geojson", "parquet", "feather", "xlsx")
ENDINGS = {"": "table", ".txt": "table", ".md": "md", ".json": "json", ".csv": "csv", ".geojson": "geojson",
           ".pdf": "pdf", ".docx": "docx",
           ".parquet": "parquet", ".feather": "feather", ".arrow": "feather", ".xlsx": "xlsx"}  # fmt: skip
SAMPLE = "–≤─ä"


def emit(result: Result, options: Mapping[str, Any], **viewing: Any) -> None:
    """Write a result in the form and language asked for, and the next step on standard error."""
    form = form_of(options)
    words = Words(language_of(options, form))
    if "file" in viewing and viewing["file"] != "-":
        viewing["file"] = shlex.quote(viewing["file"])
    if options.get("plots"):
        write_plots(result, words, options["plots"])
    text = {**REPORTS, **OWN_REPORTS}[form](result, Viewing(words=words, **viewing), rendering(options, words))
    put(text, options)
    if form == "table" and not options["output"]:
        next_step = view(result, Viewing(words=words, **viewing)).next_step
        if next_step:
            click.echo(next_step + _same_study(options), err=True)


def _same_study(options: Mapping[str, Any]) -> str:
    """Write the options that the next command needs to be about the same study."""
    criteria = options.get("criteria")
    parts = ["-c", criteria] if criteria and criteria != "tp3" else []
    parts += ["-p", options["profile"]] if options.get("profile") else []
    parts += ["--as-of", options["as_of"]] if options.get("as_of") else []
    for name, flag in (("needs", "--need"), ("settings", "--set"), ("ignore_column", "--ignore-column")):
        parts += [part for given in options.get(name) or () for part in (flag, given)]
    return "".join(f" {shlex.quote(part)}" for part in parts)


def put(text: str | bytes | Iterable[str], options: Mapping[str, Any]) -> None:
    """Write a text, or bytes, to the file asked for, whole or not at all, else to standard output."""
    if options.get("output"):
        from sitescore.io.files import write_whole

        write_whole(options["output"], text)
        return
    try:
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise click.UsageError("This is no text for a terminal: say -o FILE.")
        for part in (text,) if isinstance(text, str | bytes) else text:
            _to_standard_output(part, as_bytes=form_of(options) in FOR_PROGRAMS)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise click.exceptions.Exit(0) from None


def _to_standard_output(text: str | bytes, *, as_bytes: bool) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    if isinstance(text, bytes):
        if sys.stdout.isatty():
            raise click.UsageError("This form is not for a terminal; say -o FILE.")
        click.echo(text, nl=False)
    elif as_bytes:
        click.echo(text.encode("utf-8"), nl=False)
    elif _writable(text, encoding):
        click.echo(text, nl=False, color=True)
    else:
        plain = unicodedata.normalize("NFKD", text)
        click.echo(plain.encode(encoding, "ignore"), nl=False, color=True)


def write_plots(result: Result, words: Words, folder: str) -> None:
    """Write a result's charts into a folder, all or none, and say so on standard error."""
    from sitescore.io.folders import write_all_whole
    from sitescore.report.plots import PLOTS, plot_files, png_available, told

    if type(result) not in PLOTS:
        raise click.UsageError("there are no charts of this; leave out --plots")
    png = png_available()
    files = plot_files(result, words.language, png=png)
    write_all_whole(folder, files)
    click.echo(told(words, folder, len(files), png=png), err=True)


def say(notices: tuple[Notice, ...], options: Mapping[str, Any]) -> None:
    """Say on standard error how a file was read."""
    words = Words(language_of(options, form_of(options)))
    for notice in notices:
        if notice.kind in ON_READING:
            click.echo(words.notice(notice), err=True)


def form_of(options: Mapping[str, Any]) -> str:
    """Return the form asked for: named, or told by the output file's ending."""
    if options.get("form"):
        return str(options["form"])
    ending = Path(options.get("output") or "").suffix.lower()
    endings = {ending: form for ending, form in ENDINGS.items() if form in _forms()}
    if ending not in endings:
        known = ", ".join(sorted(filter(None, endings)))
        raise click.BadParameter(f"no format goes with {ending}; endings are {known}, or say --format")
    return endings[ending]


def _forms() -> tuple[str, ...]:
    """List the forms that the command offers; all where it has no choice."""
    offered = (option for option in click.get_current_context().command.params if option.name == "form")
    return tuple(form for option in offered for form in getattr(option.type, "choices", ())) or tuple(ENDINGS.values())


def language_of(options: Mapping[str, Any], form: str) -> str:
    """Return the language asked for, else the locale's; what programs read is English unless asked otherwise."""
    if options.get("lang"):
        return str(options["lang"])
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return locale[:2] if locale[:2] in ("fi", "sv") and form not in FOR_PROGRAMS else "en"


def rendering(options: Mapping[str, Any], words: Words) -> Rendering:
    """Find out what the output can show."""
    if options.get("output"):
        return Rendering(width=100, words=words)
    terminal = sys.stdout.isatty()
    wide = _terminal_width() if terminal or os.environ.get("COLUMNS") else 80
    quiet = options.get("no_color") or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = bool((terminal and not quiet) or (os.environ.get("FORCE_COLOR") and not quiet))
    unicode = _writable(SAMPLE, sys.stdout.encoding or "utf-8")
    return Rendering(width=max(wide, NARROWEST), colour=colour, unicode=unicode, words=words)


def _terminal_width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def _writable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
