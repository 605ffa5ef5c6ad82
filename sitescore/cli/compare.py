"""``sitescore compare``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options


@click.command("compare", epilog="Example:  sitescore compare finland kokkola_kip harjavalta")
@click.argument("sites")
@click.argument("site", nargs=-1)
@study_options
@output_options
def compare_command(sites: str, site: tuple[str, ...], **options: Any) -> None:
    """Put sites of SITES side by side; without names, the four best.

    Shows every measurement with its unit and range, factor scores and scores.
    """
    from sitescore.analysis.compare import compare
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load

    matrix = load(sites, options)
    say(matrix.notices, options)
    emit(compare(matrix, site), options, file=sites)
