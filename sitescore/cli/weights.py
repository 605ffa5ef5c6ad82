"""``sitescore weights``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options


@click.group("weights", epilog="Example:  sitescore weights show finland")
def weights_command() -> None:
    """Show where weights come from, what they mean, and whom they favour."""


@weights_command.command("show", epilog="Example:  sitescore weights show finland")
@click.argument("sites", required=False)
@study_options
@output_options
def show(sites: str | None, **options: Any) -> None:
    """Show local, global and (with SITES) effective weights.

    Local weights are shares among siblings, global ones shares of the whole.
    The effective weight is the share of the differences between the scores of
    SITES that comes from a criterion.
    """
    from sitescore.analysis.weights import weights_table
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load, load_criteria, recorded

    if sites is None:
        from sitescore.assembly import without_sites

        matrix = without_sites(load_criteria(options), options=recorded(options))
    else:
        matrix = load(sites, options)
        say(matrix.notices, options)
    emit(weights_table(matrix), options)


@weights_command.command("equivalent", epilog="Example:  sitescore weights equivalent finland fairway_depth=1")
@click.argument("sites")
@click.argument("change", metavar="CRITERION=CHANGE")
@click.option("--site", metavar="SITE", help="Where one stands.  [default: the leader]")
@study_options
@output_options
def equivalent(sites: str, change: str, site: str | None, **options: Any) -> None:
    """Say what a CHANGE of a criterion is worth in the units of the others.

    CHANGE is in the criterion's unit, as grid_capacity=50 or port_distance=-10.
    What a unit is worth depends on where one stands: on the figures of a site.
    """
    from sitescore.analysis.weight_answers import equivalents
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load
    from sitescore.io.settings import parse_numbers

    [(criterion, amount)] = parse_numbers("CRITERION=CHANGE", [change]).items()
    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(equivalents(matrix, criterion, amount, site=site), options)


@weights_command.command("best-for", epilog="Example:  sitescore weights best-for finland oulu --within 50")
@click.argument("sites")
@click.argument("site")
@click.option("--within", type=click.FloatRange(0, 100, min_open=True), metavar="PERCENT",
              help="How far weights may stray.  [default: without limit]")  # fmt: skip
@study_options
@output_options
def best(sites: str, site: str, within: float | None, **options: Any) -> None:
    """Find the best and the worst rank that weights can give SITE.

    And weights near the stated ones that give the best.
    """
    from sitescore.analysis.weight_answers import best_for
    from sitescore.cli.output import emit, say
    from sitescore.cli.quiet import quiet
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    with quiet():
        result = best_for(matrix, site, within=None if within is None else within / 100)
    emit(result, options)
