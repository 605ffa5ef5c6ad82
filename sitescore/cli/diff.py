"""``sitescore diff``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options


@click.command("diff", epilog="Example:  sitescore diff before.json after.json")
@click.argument("before")
@click.argument("after")
@click.option("--fail-on", type=click.Choice(["change"]), help="Exit status 1 where a rank changed.")
@output_options
@click.pass_context
def diff_command(ctx: click.Context, /, before: str, after: str, fail_on: str | None, **options: Any) -> None:
    """Tell why ranks changed between two runs.

    BEFORE and AFTER are files that `sitescore rank SITES -f json -o FILE` wrote.
    Splits every change of score exactly into data, value functions (with needs
    and rules for missing cells), weights, method and who was ranked, and says
    which site passed which by what.
    """
    from sitescore.analysis.diff import diff, require_sound
    from sitescore.cli.output import emit
    from sitescore.io.run_file import read_runs

    earlier, later = read_runs(before, after)
    require_sound({before: earlier, after: later})
    found = diff(earlier, later)
    emit(found, options)
    ctx.exit(1 if fail_on and found.ranks_changed else 0)
