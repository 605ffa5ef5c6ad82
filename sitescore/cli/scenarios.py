"""``sitescore scenarios``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, plots_option, study_options


@click.command("scenarios", epilog="Example:  sitescore scenarios finland")
@click.argument("sites")
@study_options
@output_options
@plots_option
def scenarios_command(sites: str, **options: Any) -> None:
    """Rank SITES under every profile and scenario of the criteria, side by side.

    Shows who is excluded where, and the most points by which each site can fall
    behind the best.
    """
    from sitescore.analysis.scenarios import scenarios
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load_variations

    study = load_variations(sites, options)
    say(study.stated.notices, options)
    emit(scenarios(study.matrices, study.titles), options, file=sites)
