"""``sitescore init``."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sitescore.model.criteria import CriteriaSet
    from sitescore.report.wording import Words

SCHEMA_LINE = "#:schema schema/criteria.schema.json\n\n"


@click.command("init", epilog="Example:  sitescore init my-study")
@click.argument("folder", metavar="DIR")
@click.option("-c", "--criteria", default="tp3", show_default=True, metavar="NAME|FILE", help="Criteria to start from.")
@click.option(
    "--lang",
    type=click.Choice(["en", "fi", "sv"]),
    default="en",
    help="Language of the README and of the template's headers.",
)
@click.option("--xlsx", is_flag=True, help="A workbook for the sites, with help texts, lists and checks.")
def init_command(folder: str, criteria: str, lang: str, xlsx: bool) -> None:
    """Start a study in DIR: criteria.toml, CRITERIA.md, a README, and sites.csv or sites.xlsx.

    Nothing that is there already is overwritten.
    """
    from sitescore.errors import InputError, Place, Problem
    from sitescore.io.bundled import bundled
    from sitescore.io.criteria_file import criteria_path, read_criteria
    from sitescore.io.files import make_folder, read_bytes, write_whole
    from sitescore.io.template import site_template
    from sitescore.report.wording import Words

    words = Words(lang)
    chosen = read_criteria(criteria)
    source = criteria_path(criteria)
    sites = "sites.xlsx" if xlsx else "sites.csv"
    criteria_file = f"criteria{source.suffix}"
    contents: dict[str, str | bytes] = {
        criteria_file: _copied(read_bytes(source), criteria_file),
        "CRITERIA.md": read_bytes(bundled("criteria") / "README.md").decode("utf-8"),
        sites: _workbook(chosen, words, criteria_file) if xlsx else site_template(chosen, language=lang),
        "README.md": words("study_readme", sites=sites, criteria=criteria_file),
    }
    there = [name for name in contents if (Path(folder) / name).exists()]
    if there:
        raise InputError(
            Problem("SC231", Place(str(Path(folder) / name)), "the file is there already", "choose another folder")
            for name in there
        )
    make_folder(folder)
    for name, content in contents.items():
        write_whole(Path(folder) / name, content)
    click.echo(f"{folder}: {', '.join(contents)}")
    file, criteria = (quote(str(Path(folder) / name)) for name in (sites, criteria_file))
    click.echo(words("study_next", file=file, criteria=criteria), err=True)


def _copied(data: bytes, file: str) -> str | bytes:
    """Copy a criteria file; one of ours names a schema that stands beside it only there."""
    return data.decode("utf-8-sig").replace(SCHEMA_LINE, "", 1) if file.endswith(".toml") else data


def _workbook(criteria: CriteriaSet, words: Words, criteria_file: str) -> bytes:
    from sitescore.analysis.rank import ranked
    from sitescore.assembly.matrix import without_sites
    from sitescore.report.workbook.site_template import site_workbook

    ranking = ranked(without_sites(criteria))
    return site_workbook(criteria, ranking, words, file="sites.xlsx", criteria_file=f"./{criteria_file}")
