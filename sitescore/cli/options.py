"""Options that the commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

C = TypeVar("C", bound=Callable[..., Any])

FORMATS = ("table", "json", "csv", "md")
DECIMALS = ("comma", "point", ",", ".")


def study_options(command: C) -> C:
    """Add what says which criteria are used, and how the site file is read."""
    for option in reversed([*criteria_options(), *_reading_options()]):
        command = option(command)
    return command


def reading_options(command: C) -> C:
    """Add what says how the site file is read."""
    for option in reversed(_reading_options()):
        command = option(command)
    return command


def _reading_options() -> list[Callable[[C], C]]:
    return [
        click.option("--encoding", help="Encoding of the site file, if not found right.", metavar="NAME"),
        click.option("--delimiter", help="Delimiter of the site file: ';', ',', tab.", metavar="SIGN"),
        click.option("--decimal", type=click.Choice(DECIMALS), help="Decimal mark of the site file."),
        click.option("--ignore-column", multiple=True, metavar="NAME", help="Leave a column out; may be repeated."),
    ]


def criteria_options() -> list[Callable[[C], C]]:
    """List the options that say which criteria are used."""
    return [
        click.option("-c", "--criteria", default="tp3", show_default=True, metavar="NAME|FILE",
                     help="Criteria: a bundled set, or a file."),
        click.option("-p", "--profile", metavar="NAME", help="Profile of the criteria set."),
        click.option("--need", "needs", multiple=True, metavar="NAME=NUMBER", help="A need, as grid_mw=300."),
        click.option("--set", "settings", multiple=True, metavar="PATH=VALUE",
                     help="Change a setting, as criteria.zoning.weight=30."),
        click.option("--as-of", metavar="DATE", help="Date of the study, as 2029 or 2029-06: what counts then."),
    ]  # fmt: skip


def output_options(command: C) -> C:
    """Add what says how a result is written."""
    return _output_options(command, FORMATS)


def output_options_with_toml(command: C) -> C:
    """Add the same, for results that can be pasted into a criteria file."""
    return _output_options(command, (*FORMATS, "toml"))


def output_options_of_rank(command: C) -> C:
    """Add the same, for a result that is a table of sites."""
    return _output_options(command, (*FORMATS, "geojson", "parquet", "feather", "xlsx"))


def output_options_of_report(command: C) -> C:
    """Add the same, for a whole study, which can be a page, a print of it, a document to edit or a workbook."""
    return _output_options(command, ("html", "pdf", "docx", *FORMATS, "xlsx"))


def _output_options(command: C, forms: tuple[str, ...]) -> C:
    for option in reversed(
        [
            click.option(
                "-f", "--format", "form", type=click.Choice(forms), help="Form of the result.  [default: table]"
            ),
            click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output."),
            click.option("--lang", type=click.Choice(["en", "fi", "sv"]), help="Language of titles and sentences."),
            click.option("--no-color", is_flag=True, help="No colours."),
        ]
    ):
        command = option(command)
    return command


def plots_option(command: C) -> C:
    """Add what says where charts are written."""
    text = "Write charts into a folder: SVG, and PNG where sitescore[charts] is installed."
    return click.option("--plots", metavar="DIR", help=text)(command)


def names_of(given: str | None) -> tuple[str, ...]:
    """Split names with commas between; none for "all" or nothing, which both mean all there are."""
    named = tuple(name.strip() for name in (given or "").split(",") if name.strip())
    return () if named == ("all",) else named
