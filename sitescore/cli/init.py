"""``sitescore init``."""

from __future__ import annotations

from pathlib import Path

import click

SCHEMA_LINE = "#:schema schema/criteria.schema.json\n\n"
README = """\
# A siting study

- `criteria.toml`: what counts and how much. Change its id and title, weights,
  needs and value functions; every key is explained in `CRITERIA.md`.
  Weights can be judgements instead: see "Weights from judgements" there, and
  `sitescore weights pairwise --help`.
- `sites.csv`: a row a site, a column a criterion with its unit. A cell is a
  number, a range (12..18), a centre and spread (12±3), n/a where it does not
  apply, or empty where it is not known. Write a word where levels are asked.

    sitescore validate sites.csv -c ./criteria.toml
    sitescore rank sites.csv -c ./criteria.toml
    sitescore explain sites.csv my_site -c ./criteria.toml
"""


@click.command("init", epilog="Example:  sitescore init my-study")
@click.argument("folder", metavar="DIR")
@click.option("-c", "--criteria", default="tp3", show_default=True, metavar="NAME|FILE", help="Criteria to start from.")
@click.option("--lang", type=click.Choice(["en", "fi", "sv"]), default="en", help="Language of the template's headers.")
def init_command(folder: str, criteria: str, lang: str) -> None:
    """Start a study in DIR: criteria.toml, CRITERIA.md, sites.csv and a README.

    Nothing that is there already is overwritten.
    """
    from sitescore.errors import InputError, Place, Problem
    from sitescore.io.bundled import bundled
    from sitescore.io.criteria_file import criteria_path, read_criteria
    from sitescore.io.files import make_folder, read_bytes, write_whole
    from sitescore.io.template import site_template

    chosen = read_criteria(criteria)
    source = criteria_path(criteria)
    texts = {
        f"criteria{source.suffix}": read_bytes(source).decode("utf-8-sig").replace(SCHEMA_LINE, "", 1),
        "CRITERIA.md": read_bytes(bundled("criteria") / "README.md").decode("utf-8"),
        "sites.csv": site_template(chosen, language=lang),
        "README.md": README,
    }
    there = [name for name in texts if (Path(folder) / name).exists()]
    if there:
        raise InputError(
            Problem("SC231", Place(str(Path(folder) / name)), "the file is there already", "choose another folder")
            for name in there
        )
    make_folder(folder)
    for name, text in texts.items():
        write_whole(Path(folder) / name, text)
    click.echo(f"{folder}: {', '.join(texts)}")
    click.echo(f"Next: fill in {Path(folder) / 'sites.csv'}, then sitescore validate it", err=True)
