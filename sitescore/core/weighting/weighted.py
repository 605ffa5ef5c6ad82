"""What every weighting method gives: weights with the steps that lead to them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats
from sitescore.core.frozen import read_only
from sitescore.core.table import as_directions, as_measurements
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """Weights that sum to 1, and what was worked out on the way.

    Attributes
    ----------
    weights : (criteria,), not negative, summing to 1
    details : the paper's tables and figures in the order in which they arise, by plain name;
        single figures, such as a consistency ratio, are arrays without axes
    """

    weights: Floats
    details: Mapping[str, Floats]


def weighted(weights: Floats, /, **details: ArrayLike) -> Weighted:
    """Put weights and steps together, read-only, the weights scaled to sum to 1.

    Raises
    ------
    ValueError
        If the weights do not allow it: one is not finite or all are 0.
    """
    found = np.asarray(weights, dtype=np.float64)
    total = found.sum()
    if not np.isfinite(found).all() or total <= 0:
        raise ValueError("measurements must differ between sites, or no criterion can be told from another")
    return Weighted(read_only(found / total), {name: read_only(np.asarray(part)) for name, part in details.items()})


def as_judged_table(measurements: ArrayLike, directions: ArrayLike | None) -> tuple[Floats, Floats]:
    """Return measurements, (sites, criteria), and directions, all 1 where none are given."""
    x = as_measurements(measurements)
    if x.ndim != 2:
        raise ValueError(f"measurements must have shape (sites, criteria), got {x.shape}")
    d = np.ones(x.shape[1]) if directions is None else as_directions(directions, criteria=x.shape[1])
    return x, d


def as_varied_table(measurements: ArrayLike, directions: ArrayLike | None) -> tuple[Floats, Floats, Booleans]:
    """Return measurements and directions in double precision, and in which criteria the sites differ.

    Weights from data are weights from differences: a criterion on which all sites are alike
    gets none, and a table without any difference, as of a single site, has no weights to give.

    Returns
    -------
    measurements : (sites, criteria) floats, never the caller's array
    directions : (criteria,) each 1 or -1
    differs : (criteria,) whether two sites at least differ there

    Raises
    ------
    ValueError
        If an argument is wrong, or no two sites differ.
    """
    x, d = as_judged_table(measurements, directions)
    x = x.astype(np.float64)
    differs = x.min(axis=0) < x.max(axis=0)
    if not differs.any():
        raise ValueError(
            f"measurements must differ between sites to give weights, got {len(x)} site"
            + ("" if len(x) == 1 else "s that are alike on every criterion")
        )
    return x, d, differs


def over_mean(measurements: Floats, differs: Booleans) -> Floats:
    """Distances from the column's mean as shares of it, for measurements from 0; 0 where all sites are alike."""
    means = measurements.mean(axis=0)
    return np.where(differs, measurements - means, 0.0) / np.where(differs, means, 1.0)


def as_degrees_of_freedom(ddof: int, *, sites: int) -> int:
    """Return `ddof`, what is taken from the number of sites in the divisor of a variance: from 0 to below `sites`."""
    if ddof not in range(sites):
        raise ValueError(f"ddof must be a whole number from 0 to below the number of sites, {sites}, got {ddof!r}")
    return int(ddof)
