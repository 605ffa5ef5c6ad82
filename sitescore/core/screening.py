"""Knock-out conditions: does a comparison hold, surely or possibly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats

Comparison = Callable[[Floats, float], Booleans]

COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "<": np.less,
        "<=": np.less_equal,
        ">": np.greater,
        ">=": np.greater_equal,
    }
)


def holds(operator: str, low: ArrayLike, high: ArrayLike, bound: float) -> tuple[Booleans, Booleans]:
    """Tell where a comparison with `bound` holds for measurements known to lie in intervals.

    Parameters
    ----------
    operator : one of ``COMPARISONS``
    low, high : ends of the intervals, any one shape; equal where a measurement is certain,
        -inf and inf where nothing is known
    bound : what is compared with

    Returns
    -------
    surely, possibly : over the whole interval; somewhere in it

    Examples
    --------
    >>> holds("<", [0.2, 0.8, -np.inf], [0.9, 1.5, np.inf], 1.0)
    (array([ True, False, False]), array([ True,  True,  True]))
    """
    compare = COMPARISONS[operator]
    ends = [compare(np.asarray(end, dtype=np.float64), bound) for end in (low, high)]
    return ends[0] & ends[1], ends[0] | ends[1]


def nearest_to_bound(operator: str, bound: float, *, divisor: float) -> tuple[float, float]:
    """Find where a comparison ends: the last measurement that holds once it is divided, and the first that does not.

    Parameters
    ----------
    operator : one of ``COMPARISONS``
    bound : what the divided measurement is compared with, finite
    divisor : above 0

    Returns
    -------
    Next to each other, or nearly, in the unit of the measurement

    Examples
    --------
    >>> nearest_to_bound("<", 1.5, divisor=80.0)
    (119.99999999999999, 120.0)
    """
    inward = -1.0 if operator.startswith("<") else 1.0
    inside = outside = float(np.nan_to_num(bound * divisor))
    step = float(np.spacing(abs(inside)))
    while not COMPARISONS[operator](np.array(inside / divisor), bound):
        inside, step = inside + inward * step, 2 * step
    step = float(np.spacing(abs(outside)))
    while COMPARISONS[operator](np.array(outside / divisor), bound):
        outside, step = outside - inward * step, 2 * step
    return inside, outside
