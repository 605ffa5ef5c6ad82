"""From options to the ranking of a table in blocks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from sitescore.results.table_ranking import TableRanking

MEMORY, TOP = "1G", 100


def rank_in_blocks(sites: str, options: Mapping[str, Any], *, top: int | None) -> TableRanking:
    """Rank the table that the options describe, with progress on a terminal past a second."""
    from sitescore.analysis.rank_table import rank_table
    from sitescore.cli.options import names_of
    from sitescore.cli.output import form_of, language_of
    from sitescore.cli.progress import counting
    from sitescore.cli.study import load_criteria, reading_of, recorded
    from sitescore.report.views.table_ranking import progress_line
    from sitescore.report.wording import Words

    if sites == "-":
        raise click.UsageError("A table in blocks is read more than once, and standard input cannot be.")
    columns = names_of(options["columns"])
    if columns and Path(sites).suffix.lower() != ".npy":
        raise click.UsageError("--columns names the columns of a .npy file; other tables have a header.")
    words = Words(language_of(options, form_of(options)))
    with counting(lambda rows: progress_line(rows, words)) as progress:
        return rank_table(
            reading_of(sites, "sites", options),
            load_criteria(options),
            top=top or TOP,
            memory=options["memory"] or MEMORY,
            columns=columns,
            options=recorded(options),
            progress=progress,
        )
