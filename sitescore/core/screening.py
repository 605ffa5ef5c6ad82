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
