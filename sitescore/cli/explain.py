"""``sitescore explain``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, plots_option, study_options


@click.command("explain", epilog="Example:  sitescore explain finland kokkola_kip --vs gigavaasa")
@click.argument("sites")
@click.argument("site")
@click.option("--vs", "versus", metavar="SITE", help="Site to compare with.")
@click.option("--steps", "method", metavar="METHOD", help="Show a method's own tables for SITE.")
@study_options
@output_options
@plots_option
def explain_command(sites: str, site: str, versus: str | None, method: str | None, **options: Any) -> None:
    """Explain the score of SITE (id or name) in SITES.

    With --vs, lists the contributions that add up to the difference of two
    sites in raw units and points, what would make them equal, and the weakest
    evidence in it. Where the scoring method is no sum, says instead what each
    criterion does alone. With --steps, shows the tables that a method's paper
    works out on the way to its own score, at the paper's defaults and on the
    study's values and weights, so that this score can be checked by hand. It is
    not the study's score, even by a method of the same name; that stands beside.
    """
    from sitescore.analysis.explain import explain
    from sitescore.analysis.steps import steps
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    if versus and method:
        raise click.UsageError("--vs and --steps do not go together")
    matrix = load(sites, options)
    say(matrix.notices, options)
    if method:
        emit(steps(matrix, site, method=method), options, file=sites)
        return
    emit(explain(matrix, site, versus=versus), options, file=sites)
