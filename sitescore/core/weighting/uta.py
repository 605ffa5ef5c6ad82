"""Weights and value functions learnt from a ranking of a few sites."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.weighting.judgements import as_answers
from sitescore.core.weighting.uta_program import as_pieces, ranked_program
from sitescore.core.weighting.weighted import Weighted, as_judged_table, weighted


def uta(
    measurements: ArrayLike,
    ranks: ArrayLike,
    directions: ArrayLike | None = None,
    *,
    pieces: ArrayLike = 2,
    delta: float = 0.05,
    tolerance: float = 0.0,
) -> Weighted:
    """Additive value functions that give a ranking back (UTASTAR).

    The value of a site is the sum over criteria of functions that rise from 0 at the worst
    measurement to the weight at the best, straight between evenly spaced points. A linear program
    finds those with the least sum of errors, each site having one for a value too high and one for
    a value too low. Of all that do no worse than that, the mean is taken of those in which each
    criterion in turn has its largest weight. Where several share that weight, the paper leaves
    open which to take, and the mean is of those that the solver finds.

    Parameters
    ----------
    measurements : (sites, criteria) of the ranked sites, in any unit; each criterion must differ
    ranks : (sites,) at least 1, the best lowest; equal ranks for sites as good as each other
    directions : (criteria,) 1 where more is better, -1 where less is; None for all 1
    pieces : straight pieces of the functions, from 1 to 50; one number or (criteria,)
    delta : by how much the value of a site exceeds that of the next rank, above 0, below 1
    tolerance : how much larger than the least sum of errors the sum may be in the mean, from 0

    Returns
    -------
    Weighted : values of the best measurements. Details:

        - ``criterion``, ``measurement``, ``value`` (points,), the points of the value functions,
          one criterion after the other, from worst to best
        - ``site_values`` (sites,), in [0, 1], by these functions
        - ``errors`` (sites, 2) of the least sum: what each site is valued too high, and too low,
          for the ranking
        - ``error_sum``, 0 when an additive value gives the ranking back
        - ``largest_weights`` (criteria,), the most that each criterion can weigh

    Raises
    ------
    ValueError
        If an argument is wrong, or a criterion is the same at all sites.

    References
    ----------
    Jacquet-Lagrèze and Siskos (1982), "Assessing a set of additive utility functions for
    multicriteria decision-making, the UTA method", *European Journal of Operational Research*
    10(2), 151-164; Siskos and Yannacopoulos (1985), "UTASTAR: An ordinal regression method for
    building additive value functions", *Investigação Operacional* 5(1), 39-53.

    Examples
    --------
    Three sites ranked by what is on their first criterion alone:

    >>> found = uta([[9, 1], [5, 4], [1, 9]], [1, 2, 3], pieces=1)
    >>> found.weights.round(4), found.details["error_sum"].round(9)
    (array([0.8, 0.2]), np.float64(0.0))
    """
    x, d = as_judged_table(measurements, directions)
    order = as_answers("ranks", ranks, least=1)
    if order.size != len(x):
        raise ValueError(f"ranks must be one for each of {len(x)} sites, got {order.size}")
    if not 0 < delta < 1:
        raise ValueError(f"delta must lie above 0 and below 1, got {delta}")
    if not 0 <= tolerance < np.inf:
        raise ValueError(f"tolerance must not be negative, got {tolerance}")
    program = ranked_program(x, d, order, as_pieces(pieces, criteria=x.shape[1]), delta)
    errors, error_sum = program.least_errors()
    solutions = np.stack([program.largest(criterion, error_sum + tolerance) for criterion in range(x.shape[1])])
    rises = solutions.mean(axis=0)
    criterion, measurement, value = program.points(rises)
    return weighted(
        program.weights(rises),
        criterion=criterion,
        measurement=measurement,
        value=value,
        site_values=program.shares @ rises,
        errors=errors,
        error_sum=error_sum,
        largest_weights=np.diag(program.weights(solutions)),
    )
