"""CILOS: weights from the loss that choosing the best site of one criterion means for the others."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.normalisations import normalised
from sitescore.core.weighting.weighted import Weighted, as_varied_table, weighted


def cilos(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Criterion impact loss.

    Costs are inverted and columns divided by their sums. Row i of the table of losses P is
    what is lost, as a share of the best, on every criterion when the site best on criterion i
    is taken. The weights q solve ``F q = 0``, F being P with minus its column sums on the
    diagonal: the less a criterion loses, the more it weighs.

    What the paper leaves open: where several sites are best on a criterion, their mean stands
    for them; where ``F q = 0`` has more than one solution, as when several criteria lose
    nothing, q is the solution that equal weights flow to under ``q' = F q``.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, not negative, above 0 where less is better
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is

    Returns
    -------
    Weighted : 0 where all sites are alike: such a criterion loses nothing and would take all
        weight, so it is left out. Details, for the criteria on which sites differ:
        ``normalised``, (sites, criteria); ``best_rows``, ``losses``, ``system`` (F), (criteria, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is negative or that of a cost is 0, or no two sites differ.

    References
    ----------
    Zavadskas and Podvezko (2016), "Integrated Determination of Objective Criteria Weights in
    MCDM", *International Journal of Information Technology & Decision Making* 15(2), 267-283.

    Examples
    --------
    >>> table = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> cilos(table, [-1, 1, -1, 1]).weights.round(4)
    array([0.3343, 0.2199, 0.1957, 0.2501])
    """
    x, d, differs = as_varied_table(measurements, directions)
    shares = normalised("sum", x, d)[:, differs]
    best = shares == shares.max(axis=0)
    rows = best.T @ shares / best.sum(axis=0)[:, None]
    losses = 1 - rows / shares.max(axis=0)
    np.fill_diagonal(losses, 0.0)
    system = losses - np.diag(losses.sum(axis=0))
    weights = np.zeros(d.size)
    weights[differs] = _flow_of_equal_weights(system)
    return weighted(weights, normalised=shares, best_rows=rows, losses=losses, system=system)


def _flow_of_equal_weights(system: Floats) -> Floats:
    """Where equal weights end up under ``q' = F q``, (criteria,): the one solution of F q = 0 if there is one only."""
    from scipy.linalg import null_space

    right, left = null_space(system), null_space(system.T)
    start = np.full(len(system), 1 / len(system))
    end: Floats = right @ np.linalg.solve(left.T @ right, left.T @ start)
    return np.maximum(end, 0.0)
