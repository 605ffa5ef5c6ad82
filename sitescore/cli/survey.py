"""``sitescore survey``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options


@click.command("survey", epilog="Example:  sitescore survey finland")
@click.argument("sites")
@click.option("--cost", "costs", multiple=True, metavar="CRITERION=NUMBER", help="Cost of finding out one figure.")
@click.option("--missing", type=click.Choice(["others", "range"]), default="others", show_default=True,
              help="Unknown figures: as other sites', or anything.")  # fmt: skip
@study_options
@output_options
def survey_command(sites: str, **options: Any) -> None:
    """Say which unknown of SITES to find out first.

    Unknown and uncertain figures by what it is worth to know them before
    choosing, in points, and how often that would change the choice; and what
    whole criteria, whole sites and everything are worth.
    """
    from sitescore.analysis.survey import survey
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load
    from sitescore.io.settings import parse_numbers

    matrix = load(sites, options)
    say(matrix.notices, options)
    costs = parse_numbers("--cost", options["costs"])
    emit(survey(matrix, costs=costs, missing=options["missing"]), options, file=sites)
