"""``sitescore compare``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import names_of, output_options, study_options


@click.command("compare", epilog="Example:  sitescore compare finland kokkola_kip harjavalta")
@click.argument("sites")
@click.argument("site", nargs=-1)
@click.option("--methods", metavar="NAMES", help="Compare methods instead: all, or names with commas between.")
@study_options
@output_options
def compare_command(sites: str, site: tuple[str, ...], methods: str | None, **options: Any) -> None:
    """Put sites of SITES side by side; without names, the four best.

    Shows every measurement with its unit and range, factor scores and scores.
    With --methods, ranks all sites by many methods and tells whether the answer
    depends on the method.
    """
    from sitescore.analysis.compare import compare
    from sitescore.analysis.compare_methods import compare_methods
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    if methods is not None and site:
        raise click.UsageError("--methods ranks all sites; leave the names of sites out")
    matrix = load(sites, options)
    say(matrix.notices, options)
    if methods is None:
        emit(compare(matrix, site), options, file=sites)
        return
    emit(compare_methods(matrix, names_of(methods)), options, file=sites)
