"""``sitescore validate``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, study_options

COULD_NOT_RUN = frozenset({"SC200", "SC109", "SC110", "SC111"})


@click.command("validate", epilog="Example:  sitescore validate finland")
@click.argument("sites")
@study_options
@output_options
@click.pass_context
def validate_command(ctx: click.Context, /, sites: str, **options: Any) -> None:
    """Check SITES against the criteria: every problem at once.

    Without problems, shows what is known, how well, and what to beware of.
    Exit status 1 if there are problems, 2 if a file cannot be opened or a
    setting is not known.
    """
    from sitescore.analysis.validate import validate
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import try_load
    from sitescore.errors import InputError

    matrix, problems = try_load(sites, options)
    if any(problem.code in COULD_NOT_RUN for problem in problems):
        raise InputError(problems)
    say(matrix.notices if matrix else (), options)
    result = validate(sites, matrix, problems)
    emit(result, options, file=sites)
    ctx.exit(0 if result.sound else 1)
