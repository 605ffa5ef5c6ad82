"""The expectation of the largest of independent normal variables, by quadrature."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

REACH = 9.0
NODES = 16
PANELS = 16
NARROW = 0.02
HALVINGS = 60
ERROR = 1e-14


def expected_maximum(mean: ArrayLike, sd: ArrayLike) -> float:
    """Find the expectation of the largest of independent normal variables.

    With F the product of their distribution functions it is ``c`` plus the integral of
    ``1 - F`` above c, less that of F below c, for any c.

    Parameters
    ----------
    mean, sd : (variables,) expectations and standard deviations; sd 0 for a constant

    Returns
    -------
    The expectation, exact to about 1e-12 of the range that matters: panels, which begin and
    end at any steep step, are halved until the rule agrees with itself.

    Raises
    ------
    ValueError
        If a shape is wrong, there is no variable, or an sd is negative.

    Examples
    --------
    >>> round(expected_maximum([0.0, 0.0], [3.0, 4.0]), 6)
    1.994711
    """
    centre, spread = as_floats("mean", mean), as_floats("sd", sd)
    if centre.ndim != 1 or centre.size == 0 or spread.shape != centre.shape:
        raise ValueError(f"mean and sd must have one shape (variables,), got {centre.shape} and {spread.shape}")
    if (spread < 0).any():
        raise ValueError(f"sd must not be negative, got {spread.min()}")
    floor = float((centre - REACH * spread).max())
    matter = (spread > 0) & (centre + REACH * spread > floor)
    if not matter.any():
        return float(centre.max())
    top = float((centre + REACH * spread)[matter].max())
    scale = top - floor
    # Below the floor, where a constant stands or one variable all but surely is, F is 0.
    return floor + scale * _integral((centre[matter] - floor) / scale, spread[matter] / scale)


def _integral(centre: Floats, spread: Floats) -> float:
    """Integrate ``1 - F`` over [0, 1]."""
    from scipy.special import ndtr

    nodes, rule = np.polynomial.legendre.leggauss(NODES)

    def panel(left: Floats, right: Floats) -> Floats:
        half = (right - left) / 2
        at = left[:, None] + half[:, None] * (nodes + 1)
        product = np.ones_like(at)
        for middle, width in zip(centre, spread, strict=True):
            product *= ndtr((at - middle) / width)
        return np.asarray((1 - product) @ rule * half)

    narrow = spread < NARROW
    steps = (centre[narrow, None] + spread[narrow, None] * np.array([-REACH, -3, 0, 3, REACH])).ravel()
    ends = np.unique(np.concatenate([np.linspace(0, 1, PANELS + 1), steps[(steps > 0) & (steps < 1)]]))
    left, right = ends[:-1], ends[1:]
    whole, total = panel(left, right), 0.0
    for _ in range(HALVINGS):
        middle = (left + right) / 2
        lower, upper = panel(left, middle), panel(middle, right)
        rough = np.abs(lower + upper - whole) > ERROR
        total += float((lower + upper)[~rough].sum())
        if not rough.any():
            return total
        left, right = np.append(left[rough], middle[rough]), np.append(middle[rough], right[rough])
        whole = np.append(lower[rough], upper[rough])
    return total + float(whole.sum())
