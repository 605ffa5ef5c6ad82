"""``sitescore scenarios``."""

from __future__ import annotations

from typing import Any

import click

from sitescore.cli.options import output_options, plots_option, study_options


@click.command("scenarios", epilog="Example:  sitescore scenarios finland")
@click.argument("sites")
@study_options
@output_options
@plots_option
def scenarios_command(sites: str, **options: Any) -> None:
    """Rank SITES under every profile and scenario of the criteria, side by side.

    Shows who is excluded where, and the most points by which each site can fall
    behind the best.
    """
    from sitescore.analysis.scenarios import scenarios
    from sitescore.assembly import assemble
    from sitescore.cli.output import emit, say
    from sitescore.cli.study import load_criteria, recorded, try_parts
    from sitescore.errors import InputError
    from sitescore.report.texts import LANGUAGES

    criteria, table, problems = try_parts(sites, options)
    if criteria is None or table is None or problems:
        raise InputError(problems)
    base = assemble(table, criteria, options=recorded(options))
    say(base.notices, options)
    matrices, titles = {"stated": base}, {"stated": dict.fromkeys(LANGUAGES, "")}
    for name, variation in criteria.variations.items():
        if name != options["profile"]:
            varied = {**options, "profile": name}
            matrices[name] = assemble(table, load_criteria(varied), options=recorded(varied))
            titles[name] = variation.title.by_language()
    emit(scenarios(matrices, titles), options, file=sites)
