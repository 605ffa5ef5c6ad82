"""``sitescore rank``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from sitescore.cli.options import output_options_of_rank, plots_option, study_options

ALL = 10**12


class Top(click.ParamType):  # type: ignore[type-arg]
    """A count of sites, or all."""

    name = "N|all"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Turn the text into a count."""
        if value == "all":
            return ALL
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"{value!r} is not a count of sites, nor 'all'", param, ctx)
        return number


@click.command("rank", epilog="Example:  sitescore rank finland --profile cell_plant --lang fi")
@click.argument("sites")
@click.option("--top", type=Top(), help="Sites to show.  [default: all up to 30, else 20; of a table in blocks, 100]")
@click.option("--stoplight", is_flag=True, help="Factor scores as grades 1 to 5 with marks.")
@click.option("--draws", type=click.IntRange(min=0), help="Draws for ranks and first shares; 0: none.")
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of the draws.")
@click.option("--memory", metavar="AMOUNT", help="Read SITES in blocks within so much memory, as 500M or 2G.")
@click.option("--columns", metavar="A,B,…", help="Criteria of a .npy file's columns.  [default: all, in order]")
@study_options
@output_options_of_rank
@plots_option
def rank_command(sites: str, top: int | None, stoplight: bool, draws: int | None, seed: int, **options: Any) -> None:
    """Rank SITES (a file, - for standard input, or a bundled example).

    Shows each site's score and factor scores (points of 100), the ranks it takes
    and how often it is first over everything not known, what its score could be
    at worst and best, the share of the weight that rests on data, the sites
    that are excluded and why, and a verdict.

    With --memory, and of a .npy file always, SITES is read in blocks and may be
    larger than memory: the --top best rows with the same scores and ranks, counts
    of excluded rows, and quantiles and a histogram of all scores. Nothing is
    drawn, so --draws does not go with it.
    """
    from sitescore.cli.output import emit, form_of, say

    if options["memory"] or Path(sites).suffix.lower() == ".npy":
        from sitescore.cli.table import rank_in_blocks

        if draws or top == ALL:
            raise click.UsageError("A table in blocks takes neither --draws nor --top all.")
        if form_of(options) == "geojson":
            raise click.UsageError("A table in blocks has no places of sites; -f geojson does not go with it.")
        found = rank_in_blocks(sites, options, top=top)
        say(found.notices, options)
        emit(found, options, top=top, stoplight=stoplight, file=sites)
        return
    if options["columns"]:
        raise click.UsageError("--columns names the columns of a .npy file; other tables have a header.")

    from sitescore.analysis.rank import rank
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(rank(matrix, draws=draws, seed=seed), options, top=top, stoplight=stoplight, file=sites)
