"""What one criterion is worth in measurements of another."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import as_floats
from sitescore.core.explanation.levers import TOLERANCE, Lever, value_at, ways


def equivalent_change(weight_a: float, slope_a: float, weight_b: float, slope_b: float) -> float:
    """Find how far b must change to move the score as a change of a by 1 does.

    Parameters
    ----------
    weight_a, weight_b : weights of two criteria, shares of 1
    slope_a, slope_b : change of value for a change of the measurement by 1, where the site
        stands; negative where less is better

    Returns
    -------
    In b's unit, signed; it holds for changes within which the value functions are straight.
        NaN where b moves nothing because it is weightless or flat there.

    Raises
    ------
    ValueError
        If a number is not finite or a weight is negative.

    References
    ----------
    Keeney and Raiffa (1976), *Decisions with Multiple Objectives*, ch. 3, on the marginal
    rate of substitution.

    Examples
    --------
    A kilometre to the port, which costs a hundredth of value, against megawatts of grid.

    >>> equivalent_change(0.2, -0.01, 0.4, 0.002)
    -2.5
    """
    numbers = as_floats("weights and slopes", [weight_a, slope_a, weight_b, slope_b])
    if min(weight_a, weight_b) < 0:
        raise ValueError(f"weights must not be negative, got {min(weight_a, weight_b)}")
    by_a, by_b = float(numbers[0] * numbers[1]), float(numbers[2] * numbers[3])
    return by_a / by_b if by_b != 0 else float("nan")


def equivalent(value_change: float, weight_a: float, lever_b: Lever) -> float | None:
    """Find the nearest measurement of b that moves the score as a change of value of a does.

    Parameters
    ----------
    value_change : of criterion a, in [-1, 1]; where a loss is to be paid back, its size
    weight_a : of criterion a, share of 1
    lever_b : criterion b, where the site stands on it and how far it may go; costs do not count

    Returns
    -------
    Measurement of b between its start and its limit, whose value differs from that at the
        start by exactly as much score, or, on a lever with steps, by at least as much; the
        start for no change. None where b cannot pay it back within its range.

    Raises
    ------
    ValueError
        If a number is not finite, `value_change` or the weight is out of range, or the lever is wrong.

    References
    ----------
    Keeney and Raiffa (1976), *Decisions with Multiple Objectives*, ch. 3.

    Examples
    --------
    A tenth of value on a criterion of weight 0.3 is worth 70 MW of grid to a site that has 100.

    >>> known = [(0, 0.0), (100, 0.5), (240, 0.6), (400, 1.0)]
    >>> grid = Lever(criterion=1, weight=0.6, start=100, limit=400, points=known)
    >>> round(equivalent(0.1, 0.3, grid), 6)
    170.0
    """
    as_floats("value_change and weight_a", [value_change, weight_a])
    if abs(value_change) > 1:
        raise ValueError(f"value_change must lie within [-1, 1], got {value_change}")
    if weight_a < 0:
        raise ValueError(f"weight_a must not be negative, got {weight_a}")
    ways([lever_b])
    score = weight_a * abs(value_change)
    if score == 0:
        return float(lever_b.start)
    along, values = value_at(lever_b)
    moved = (values - values[0]) * np.sign(value_change)
    reached = np.flatnonzero(lever_b.weight * moved >= score - TOLERANCE * lever_b.weight)
    if not reached.size or lever_b.weight == 0:
        return None
    at = int(reached[0])
    if lever_b.steps or at == 0:
        return float(along[at])
    share = (score / lever_b.weight - moved[at - 1]) / (moved[at] - moved[at - 1])
    return float(along[at - 1] + min(share, 1.0) * (along[at] - along[at - 1]))
