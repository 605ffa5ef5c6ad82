"""``sitescore weights``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, output_options_with_toml, study_options


@click.group("weights", epilog="Example:  sitescore weights show finland")
def weights_command() -> None:
    """Show where weights come from, what they mean, and whom they favour.

    pairwise, swing, best-worst and rank-order read a table of what somebody
    judged, node by node of the criteria tree: factors among themselves, the
    criteria of a factor among themselves. group reads those of several people.
    """


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


@weights_command.command("pairwise", epilog="Example:  sitescore weights pairwise tp3_pairwise")
@click.argument("judgements")
@study_options
@output_options_with_toml
def pairwise(judgements: str, **options: Any) -> None:
    """Weigh by how many times one counts as much as another (AHP).

    JUDGEMENTS is a table with the columns first, second, times: ids or titles
    of siblings, and how many times the first counts as much as the second.
    Says how consistent the answers are, which contradict each other most, and
    what single change would help most. -f toml writes what a criteria file
    needs.
    """
    from sitescore.cli.judgements import judged
    from sitescore.cli.output import emit

    emit(judged(judgements, options, "pairwise"), options)


@weights_command.command("swing", epilog="Example:  sitescore weights swing tp3_swing")
@click.argument("judgements")
@study_options
@output_options_with_toml
def swing(judgements: str, **options: Any) -> None:
    """Weigh by the points of swings from worst to best.

    JUDGEMENTS is a table with the columns criterion, points: 100 for the most
    important swing of each node, less for the others.
    """
    from sitescore.cli.judgements import judged
    from sitescore.cli.output import emit

    emit(judged(judgements, options, "swing"), options)


@weights_command.command("best-worst", epilog="Example:  sitescore weights best-worst tp3_best_worst")
@click.argument("judgements")
@study_options
@output_options_with_toml
def best_worst(judgements: str, **options: Any) -> None:
    """Weigh by comparisons with the best and the worst criterion.

    JUDGEMENTS is a table with the columns criterion, best_to_it, it_to_worst:
    how many times the best of the node counts as much as each, and each as the
    worst; 1 for the best and the worst themselves.
    """
    from sitescore.cli.judgements import judged
    from sitescore.cli.output import emit

    emit(judged(judgements, options, "best-worst"), options)


@weights_command.command("rank-order", epilog="Example:  sitescore weights rank-order tp3_rank_order")
@click.argument("judgements")
@study_options
@output_options_with_toml
def rank_order(judgements: str, **options: Any) -> None:
    """Weigh by ranks alone (rank-order centroid).

    JUDGEMENTS is a table with the columns criterion, rank: 1 for the most
    important of the node; equal ranks share their weights.
    """
    from sitescore.cli.judgements import judged
    from sitescore.cli.output import emit

    emit(judged(judgements, options, "rank-order"), options)


@weights_command.command("group", epilog="Example:  sitescore weights group tp3_group --sites finland")
@click.argument("judgements", nargs=-1, required=True)
@click.option("--sites", metavar="SITES", help="Rank these sites by each person's weights.")
@click.option("--kind", type=click.Choice(["mean", "geometric"]), default="mean", show_default=True,
              help="Which combined weights -f toml writes.")  # fmt: skip
@study_options
@output_options_with_toml
def group(judgements: tuple[str, ...], sites: str | None, kind: str, **options: Any) -> None:
    """Combine the weights of several people, and say how far apart they are.

    JUDGEMENTS are tables as for pairwise, swing, best-worst and rank-order, one
    a person, or with a column person.
    """
    from sitescore.analysis.group_weights import group_weights
    from sitescore.cli.judgements import load_judgements
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load_criteria, load_sites, recorded
    from sitescore.errors import InputError

    criteria = load_criteria(options)
    tables = [load_judgements(file, criteria, options) for file in judgements]
    table, problems = load_sites(sites, options, criteria.ignore_columns) if sites else (None, [])
    if problems:
        raise InputError(problems)
    for read in tables:
        say(read.notices, options)
    found = group_weights(criteria, tables, sites=table, kind=kind, options=recorded(options))
    emit(found, options)
