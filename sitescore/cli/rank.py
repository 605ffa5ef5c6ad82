"""``sitescore rank``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, plots_option, study_options


class Top(click.ParamType):  # type: ignore[type-arg]
    """A count of sites, or all."""

    name = "N|all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Turn the text into a count."""
        if value == "all":
            return 10**12
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"{value!r} is not a count of sites, nor 'all'", param, ctx)
        return number


@click.command("rank", epilog="Example:  sitescore rank finland --profile cell_plant --lang fi")
@click.argument("sites")
@click.option("--top", type=Top(), help="Sites to show.  [default: all up to 30, else 20]")
@click.option("--stoplight", is_flag=True, help="Factor scores as grades 1 to 5 with marks.")
@click.option("--draws", type=click.IntRange(min=0), help="Draws for ranks and first shares; 0: none.")
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of the draws.")
@study_options
@output_options
@plots_option
def rank_command(sites: str, top: int | None, stoplight: bool, draws: int | None, seed: int, **options: Any) -> None:
    """Rank SITES (a file, - for standard input, or a bundled example).

    Shows each site's score and factor scores (points of 100), the ranks it takes
    and how often it is first over everything not known, what its score could be
    at worst and best, the share of the weight that rests on data, the sites
    that are excluded and why, and a verdict.
    """
    from sitescore.analysis.rank import rank
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(rank(matrix, draws=draws, seed=seed), options, top=top, stoplight=stoplight, file=sites)
