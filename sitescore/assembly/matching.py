"""Which column of the site file is which criterion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from sitescore.errors import Notice, Place, Problem
from sitescore.model.criteria import CriteriaSet
from sitescore.model.hints import did_you_mean
from sitescore.model.titles import by_spelling, folded


class Headed(Protocol):
    """A table that says where each of its columns has its name."""

    @property
    def headers(self) -> Mapping[str, Place]:
        """Place of the name, by name."""
        ...


def matched(sites: Headed, criteria: CriteriaSet) -> tuple[Mapping[str, str], list[Problem], list[Notice]]:
    """Find each criterion's column: by its id, the header it declares, or its title in any language.

    Returns
    -------
    Column by criterion, for those that have one; what is wrong; what the reader should know.
    """
    titles = _titles(criteria)
    columns: dict[str, str] = {}
    problems, by_title = [], []
    ignored = set(map(folded, criteria.ignore_columns))
    for column, place in sites.headers.items():
        if folded(column) in ignored:
            continue
        criterion = column if column in criteria.criteria else titles.get(folded(column))
        if criterion is None:
            hint = did_you_mean(column, criteria.criteria) or "say --ignore-column to leave it out"
            what = f"no criterion {column!r} in the criteria set {criteria.id!r}"
            problems.append(Problem("SC301", place, what, hint))
        elif criterion in columns:
            what = f"{column!r} is the criterion {criterion!r}, as {columns[criterion]!r} is"
            problems.append(Problem("SC302", place, what, "keep one of them"))
        else:
            columns[criterion] = column
            if column not in (criterion, criteria.criteria[criterion].column):
                by_title.append(f"{column} = {criterion}")
    notices = [Notice("matched_by_title", {"columns": "; ".join(by_title)})] if by_title else []
    return columns, problems, notices


def _titles(criteria: CriteriaSet) -> dict[str, str]:
    """Criterion by title; a title that two criteria share names neither."""
    return by_spelling(
        {
            name: (criterion.column or name, *criterion.title.by_language().values())
            for name, criterion in criteria.criteria.items()
        }
    )
