"""``sitescore audit``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import names_of, output_options, study_options


@click.command("audit", epilog="Example:  sitescore audit finland")
@click.argument("sites")
@click.option("--rank-reversal", is_flag=True, help="Does the order of two sites hang on the others?")
@click.option(
    "--methods",
    metavar="NAMES",
    default="all",
    show_default=True,
    help="With --rank-reversal: which methods, names with commas.",
)
@click.option(
    "--trials",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="With --rank-reversal: how many of each check.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=1234,
    show_default=True,
    help="With --rank-reversal: seed of what is drawn.",
)
@study_options
@output_options
def audit_command(sites: str, rank_reversal: bool, methods: str, trials: int, seed: int, **options: Any) -> None:
    """Check how sound the criteria and the data of SITES are.

    What is missing, weak, old, promised or said otherwise by another source;
    criteria that do not tell the sites apart, say the same thing twice, or
    move more or less than they weigh; outliers. The most important first,
    with what to do.

    With --rank-reversal, tries instead on the study's own values whether
    methods keep their order when a site is added, dropped, copied or made
    worse, and when sites are taken two by two.
    """
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    if rank_reversal:
        from sitescore.analysis.rank_reversal import rank_reversal as reversals

        emit(reversals(matrix, names_of(methods), trials=trials, seed=seed), options, file=sites)
    else:
        from sitescore.analysis.audit import audit

        emit(audit(matrix), options, file=sites)
