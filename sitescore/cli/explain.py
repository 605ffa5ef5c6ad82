"""``sitescore explain``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options


@click.command("explain", epilog="Example:  sitescore explain finland kokkola_kip --vs gigavaasa")
@click.argument("sites")
@click.argument("site")
@click.option("--vs", "versus", metavar="SITE", help="Site to compare with.")
@study_options
@output_options
def explain_command(sites: str, site: str, versus: str | None, **options: Any) -> None:
    """Explain the score of SITE (id or name) in SITES.

    With --vs, lists the contributions that add up to the difference of two
    sites in raw units and points, what would make them equal, and the weakest
    evidence in it. Where the scoring method is no sum, says instead what each
    criterion does alone.
    """
    from sitescore.analysis.explain import explain
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(explain(matrix, site, versus=versus), options, file=sites)
