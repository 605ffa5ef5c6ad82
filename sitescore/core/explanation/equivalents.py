"""What one criterion is worth in measurements of another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sitescore.core.checks import as_floats
from sitescore.core.value_range import Apply, nearest_measurement


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


def equivalent(
    score_change: float, weight: float, apply: Apply, turning_points: Sequence[float], start: float
) -> float | None:
    """Find the nearest measurement that moves the score by a given change, on a value function of any form.

    Parameters
    ----------
    score_change : signed, share of 1: weight times change of value of another criterion, or
        what is to be paid back with its sign turned
    weight : of the criterion that answers, share of 1
    apply, turning_points : its value function, and where it turns or ends, as for
        `sitescore.core.value_range.value_bounds`
    start : its measurement now

    Returns
    -------
    Measurement whose value differs from that at the start by exactly as much score or, on
    steps, by at least as much; the start for no change. None where the criterion cannot give it.

    Raises
    ------
    ValueError
        If a number is not finite, or the weight is negative.

    References
    ----------
    Keeney and Raiffa (1976), *Decisions with Multiple Objectives*, ch. 3.

    Examples
    --------
    A tenth of value on a criterion of weight 0.3 is worth 70 MW of grid to a site that has 100.

    >>> known = [0, 100, 240, 400]
    >>> round(equivalent(0.03, 0.6, lambda mw: np.interp(mw, known, [0.0, 0.5, 0.6, 1.0]), known, 100), 6)
    170.0
    """
    as_floats("score_change, weight and start", [score_change, weight, start])
    if weight < 0:
        raise ValueError(f"weight must not be negative, got {weight}")
    if score_change == 0:
        return float(start)
    if weight == 0:
        return None
    target = float(apply(np.array([float(start)]))[0]) + score_change / weight
    return nearest_measurement(apply, turning_points, start, target)
