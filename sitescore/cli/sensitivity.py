"""``sitescore sensitivity``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, plots_option, study_options


@click.command("sensitivity", epilog="Example:  sitescore sensitivity finland")
@click.argument("sites")
@click.option("--top", type=click.IntRange(min=1), default=3, show_default=True, help="Size of the top set to keep.")
@study_options
@output_options
@plots_option
def sensitivity_command(sites: str, top: int, **options: Any) -> None:
    """Find what single change alters the ranking of SITES.

    The closest rival and the weight to move, by how much all weights may be
    wrong at once, weight stability intervals at every node of the tree, the
    nearest figure that would end the lead, who can never be first and why, and
    what leaving out a criterion, a factor or a site does. Exact where scores
    are linear in the weights, without sampling; found by search elsewhere.
    """
    from sitescore.analysis.sensitivity import sensitivity
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(sensitivity(matrix, top=top), options, file=sites)
