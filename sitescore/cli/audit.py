"""``sitescore audit``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import names_of, output_options, study_options


@click.command("audit", epilog="Example:  sitescore audit finland --rank-reversal --methods topsis,vikor")
@click.argument("sites")
@click.option("--rank-reversal", is_flag=True, required=True, help="Does the order of two sites hang on the others?")
@click.option("--methods", metavar="NAMES", default="all", show_default=True, help="Which methods: names with commas.")
@click.option("--trials", type=click.IntRange(min=1), default=100, show_default=True, help="How many of each check.")
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of what is drawn.")
@study_options
@output_options
def audit_command(sites: str, methods: str, trials: int, seed: int, **options: Any) -> None:
    """Check how sound the scoring of SITES is.

    With --rank-reversal, tries on the study's own values whether methods keep
    their order when a site is added, dropped, copied or made worse, and when
    sites are taken two by two.
    """
    from sitescore.analysis.rank_reversal import rank_reversal
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(rank_reversal(matrix, names_of(methods), trials=trials, seed=seed), options, file=sites)
