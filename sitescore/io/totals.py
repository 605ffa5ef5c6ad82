"""Which rows that are called like totals are sites all the same: their place and their figures tell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import numpy as np

from sitescore.core.checks import Booleans, Floats

STATISTICS: Mapping[str, Callable[[Floats], float]] = MappingProxyType(
    {
        "sum": lambda values: float(values.sum()),
        "mean": lambda values: float(values.mean()),
        "median": lambda values: float(np.median(values)),
        "min": lambda values: float(values.min()),
        "max": lambda values: float(values.max()),
    }
)
MOST = 50
"""Rows called like totals of which some may be sites; where there are more all are totals."""
CLOSE = 0.005
"""Share by which a total may be off, as hand-made ones are."""


def read_as_sites(
    doubtful: Mapping[int, Sequence[str]],
    others: Collection[int],
    figures: Sequence[Floats],
    apart: Collection[int] = (),
    named: Collection[int] = (),
) -> list[int]:
    """Choose from rows called like totals those that are sites: others follow, and they do not sum up what is beside.

    Parameters
    ----------
    doubtful : names of the `STATISTICS` that the name of each such row can mean
    others : rows that are no sites for certain, or nothing but an id
    figures : columns of numbers, (rows,) each, NaN where there is none
    apart : rows that stand below an empty one, as totals do
    named : rows with a name of their own, which are sites where they have no figures

    Examples
    --------
    >>> figures = [np.array([1.0, 5.0, 2.0, 8.0]), np.array([1.0, 5.0, 3.0, 9.0])]
    >>> read_as_sites({1: ["max"]}, [], figures), read_as_sites({3: ["max"]}, [], figures)
    ([1], [])
    >>> read_as_sites({2: ["sum"]}, [], [np.array([1.0, 5.0, 6.0, 8.0])])
    []
    """
    if not doubtful or not figures or len(doubtful) > MOST:
        return []
    is_site = np.ones(figures[0].size, dtype=bool)
    is_site[[*doubtful, *others]] = False
    last = int(np.flatnonzero(is_site).max(initial=-1))
    return [
        row
        for row, names in doubtful.items()
        if row < last and row not in apart and not _sums_up(row, names, is_site, figures, is_named=row in named)
    ]


def _sums_up(row: int, names: Sequence[str], is_site: Booleans, figures: Sequence[Floats], *, is_named: bool) -> bool:
    """Tell whether half of a row's figures are one statistic of the sites above, or of those below."""
    known = [column for column in figures if not np.isnan(column[row])]
    if not known:
        return not is_named
    group = int(np.flatnonzero(~is_site[:row]).max(initial=-1)) + 1
    parts = (slice(0, row), slice(group, row), slice(row + 1, None))
    return any(
        2 * sum(_agrees(name, column[part][is_site[part]], float(column[row])) for column in known) >= len(known)
        for name in names
        for part in parts
    )


def _agrees(name: str, values: Floats, stated: float) -> bool:
    """Tell whether a stated figure is a statistic of some values, as far as its digits say."""
    values = values[~np.isnan(values)]
    if values.size <= 1:
        return False
    found = STATISTICS[name](values)
    exponent = Decimal(repr(stated)).normalize().as_tuple().exponent
    rounding = 10.0 ** min(exponent, 0) / 2 if isinstance(exponent, int) else 0.0
    return abs(found - stated) <= max(rounding, CLOSE * abs(found)) * (1 + 1e-9)
