"""Which column of the site file is which criterion."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Protocol

from sitescore.errors import Notice, Place, Problem
from sitescore.model.criteria import CriteriaSet
from sitescore.model.criterion import Criterion
from sitescore.model.hints import did_you_mean
from sitescore.model.site import Column
from sitescore.model.titles import by_spelling, folded


class Headed(Protocol):
    """A table that says where each of its columns has its name."""

    @property
    def headers(self) -> Mapping[str, Place]:
        """Place of the name, by name."""
        ...

    @property
    def units(self) -> Mapping[str, str]:
        """What a header has in brackets at its end, by name, where it has any."""
        ...


def matched(
    sites: Headed, criteria: CriteriaSet, *, aside: Collection[str] = ()
) -> tuple[Mapping[str, str], list[Problem], list[Notice]]:
    """Find each criterion's column: by its id, the header it declares, or its title in any language; not one `aside`.

    A header that ends in brackets is looked for as a whole first, then without them as with a unit.

    Returns
    -------
    Column by criterion, for those that have one; what is wrong; what the reader should know.
    """
    criterion_of = finder(criteria)
    columns: dict[str, str] = {}
    problems, by_title = [], []
    ignored = set(map(folded, criteria.ignore_columns))
    for column, place in sites.headers.items():
        if folded(column) in ignored or column in aside:
            continue
        criterion, written = criterion_of(column, sites.units.get(column, ""))
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
                by_title.append(f"{written} = {criterion}")
    notices = [Notice("matched_by_title", {"columns": "; ".join(by_title)})] if by_title else []
    return columns, problems, notices


def finder(criteria: CriteriaSet) -> Callable[[str, str], tuple[str | None, str]]:
    """Make a function from a header and what it has in brackets to its criterion, and the header that says so."""
    titles = by_spelling({name: _spellings(name, criterion) for name, criterion in criteria.criteria.items()})
    bracketed = _bracketed(criteria)

    def criterion_of(column: str, unit: str) -> tuple[str | None, str]:
        if (whole := _whole(column, unit)) in bracketed:
            return bracketed[whole], _written(column, unit)
        return column if column in criteria.criteria else titles.get(folded(column)), column

    return criterion_of


def as_titled(column: Column, header: str, name: str, criterion: Criterion) -> Column:
    """Take what stands in brackets for a part of the title, not for a unit, where the criterion's title ends in it."""
    spellings = _spellings(name, criterion)
    if not column.unit or folded(header) in map(folded, spellings):
        return column
    return replace(column, unit="") if _whole(header, column.unit) in map(_alike, spellings) else column


def _bracketed(criteria: CriteriaSet) -> dict[str, str]:
    """Criterion by title, of titles that end in brackets; one that two criteria share names neither."""
    spellings = {name: list(map(_alike, _spellings(name, each))) for name, each in criteria.criteria.items()}
    return {title: name for title, name in by_spelling(spellings).items() if title.endswith(")")}


def _spellings(name: str, criterion: Criterion) -> tuple[str, ...]:
    return (name, criterion.column or name, *criterion.title.by_language().values())


def _written(header: str, unit: str) -> str:
    return f"{header} ({unit})" if unit else header


def _whole(header: str, unit: str) -> str:
    return _alike(_written(header, unit)) if unit else ""


def _alike(text: str) -> str:
    """Fold a title, brackets of both kinds alike, with spaces or without around them."""
    return folded(re.sub(r"\s*[\[(]\s*([^\[\]()]*?)\s*[\])]", r" (\1)", text))
