"""From options to a table of judgements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitescore.io.judgements_file import JudgementTable
from sitescore.model.criteria import CriteriaSet
from sitescore.results.judged_weights import JudgedWeights


def load_judgements(
    file: str, criteria: CriteriaSet, options: Mapping[str, Any], *, asked: str | None = None
) -> JudgementTable:
    """Read a table of judgements; a bundled one may be named without a path."""
    from sitescore.cli.study import reading_of
    from sitescore.io.judgements_file import read_judgements

    return read_judgements(reading_of(file, "judgements", options), criteria, asked=asked)


def judged(file: str, options: Mapping[str, Any], asked: str) -> JudgedWeights:
    """Work out one person's weights, having said how the table was read."""
    from sitescore.analysis.judged_weights import judged_weights
    from sitescore.cli.output import say
    from sitescore.cli.study import load_criteria, recorded

    criteria = load_criteria(options)
    table = load_judgements(file, criteria, options, asked=asked)
    say(table.notices, options)
    return judged_weights(criteria, table, asked=asked, options=recorded(options))
