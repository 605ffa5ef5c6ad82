"""``sitescore robustness``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import names_of, output_options, plots_option, study_options


class HowWeights(click.ParamType):  # type: ignore[type-arg]
    """A name, or a share in per cent."""

    name = "HOW"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | float:
        """Turn 25% into a share."""
        text = str(value)
        if text in ("ranges", "uniform", "tree", "stated"):
            return text
        try:
            return float(text.removesuffix("%").replace(",", ".")) / 100
        except ValueError:
            self.fail(f"{value!r} is not one of ranges, uniform, tree, stated, nor a share as 25%", param, ctx)


@click.command("robustness", epilog="Example:  sitescore robustness finland --weights 25% --draws 2000")
@click.argument("sites")
@click.option(
    "--draws", type=click.IntRange(min=100), help="How many, or a few more.  [default: until the bars are small]"
)
@click.option("--seed", type=click.IntRange(min=0), default=1234, show_default=True, help="Seed of the draws.")
@click.option("--weights", type=HowWeights(), default="ranges", show_default=True,
              help="ranges (of the criteria file), uniform, tree, stated, or 25%.")  # fmt: skip
@click.option("--prefer", multiple=True, metavar="STATEMENT",
              help="What must hold of weights, as 'zoning >= 2 prework'; may be repeated.")  # fmt: skip
@click.option("--missing", type=click.Choice(["others", "range", "fixed"]), default="others", show_default=True,
              help="Unknown cells: as other sites', anything, or not varied.")  # fmt: skip
@click.option("--no-data", is_flag=True, help="Do not vary measurements that have a range.")
@click.option("--curve", type=click.FloatRange(1, 10), default=1.25, show_default=True,
              help="How far value functions may bend; 1: not.")  # fmt: skip
@click.option("--methods", metavar="NAMES",
              help="Vary the scoring method too: all, or names with commas between.")  # fmt: skip
@click.option("--normalisers", metavar="NAMES",
              help="Vary how values are stretched: all, or stated, minmax, max, sum, vector.")  # fmt: skip
@click.option("--top", type=click.IntRange(min=1), default=3, show_default=True, help="How many count as the best.")
@click.option("--pairwise", is_flag=True, help="Count pairwise wins (in JSON).")
@study_options
@output_options
@plots_option
def robustness_command(sites: str, **options: Any) -> None:
    """Rank SITES over everything that is not known, in one set of draws.

    Weights, ranges in the data, unknown figures and the shape of the value
    functions vary together; with --methods and --normalisers the way to score,
    too. Every figure has an error bar; the share of the
    uncertainty is told by source.
    """
    from sitescore.analysis.robustness import robustness
    from sitescore.analysis.uncertainty import Unknowns
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    unknowns = Unknowns(
        weights=options["weights"],
        prefer=options["prefer"],
        data=not options["no_data"],
        missing=options["missing"],
        curve=options["curve"],
        methods=_ways(options["methods"]),
        normalisers=_ways(options["normalisers"]),
    )
    result = robustness(
        matrix,
        draws=options["draws"],
        seed=options["seed"],
        unknowns=unknowns,
        top=options["top"],
        pairwise=options["pairwise"],
    )
    emit(result, options, file=sites)


def _ways(given: str | None) -> tuple[str, ...]:
    return ("all",) if given == "all" else names_of(given)
