"""``sitescore weights``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options


@click.group("weights")
def weights_command() -> None:
    """Show where weights come from and what they do."""


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
