"""``sitescore improve``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options
from sitescore.cli.robustness import HowWeights


@click.command("improve", epilog="Example:  sitescore improve finland harjavalta --to-rank 2")
@click.argument("sites")
@click.argument("site")
@click.option("--to-rank", type=click.IntRange(min=1), metavar="K", help="Rank to reach.  [default: 1]")
@click.option("--beat", metavar="SITE", help="Site to draw level with, instead of a rank.")
@click.option("--controllable", default="site,region", show_default=True, metavar="WHO,…",
              help="Whose decisions count: site, region, nation, none.")  # fmt: skip
@click.option("--cost", "costs", multiple=True, metavar="CRITERION=NUMBER", help="Cost of improving it by one unit.")
@click.option("--limit", "limits", multiple=True, metavar="CRITERION=NUMBER", help="The furthest it can be brought.")
@click.option("--plans", type=click.IntRange(1, 9), default=3, show_default=True, help="How many different plans.")
@click.option("--chance", type=click.FloatRange(0, 1, min_open=True), metavar="SHARE",
              help="Add a plan that holds for this share of weights, as 0.9.")  # fmt: skip
@click.option("--weights", type=HowWeights(), default="ranges", show_default=True, help="As for robustness.")
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of the draws.")
@study_options
@output_options
def improve_command(sites: str, site: str, **options: Any) -> None:
    """Find the cheapest changes that bring SITE to a rank or level with another.

    Exact plans in raw units, within what those concerned can decide: the least
    effort, other ways, and one that holds for all drawn weights; or how far
    one gets, and what is lost to things nobody there can change.
    """
    from sitescore.analysis.improve import improve
    from sitescore.cli.output import emit, say
    from sitescore.cli.quiet import quiet
    from sitescore.cli.study import load
    from sitescore.io.settings import parse_numbers

    matrix = load(sites, options)
    say(matrix.notices, options)
    numbers = {name: parse_numbers(f"--{name.removesuffix('s')}", options[name]) for name in ("costs", "limits")}
    with quiet():
        result = improve(
            matrix,
            site,
            to_rank=options["to_rank"],
            beat=options["beat"],
            controllable=[name.strip() for name in options["controllable"].split(",")],
            costs=numbers["costs"],
            limits=numbers["limits"],
            plans=options["plans"],
            chance=options["chance"],
            weights=options["weights"],
            seed=options["seed"],
        )
    emit(result, options, file=sites)
