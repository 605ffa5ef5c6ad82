"""The bell between boxes of neighbours as a sum of waves: the fast Gauss transform in plane waves.

Over the distances that matter the bell is a sum of 21 waves. Each turns by a fixed angle from box
to box, so what all boxes of a stretch send out is a difference of two prefix sums.
"""

from __future__ import annotations

from functools import cache
from math import factorial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.preference_sums import Sums

WIDTH = 0.5
"""Width of a box in units of s, a power of 2."""

REACH, TERMS = 16, 14
"""Boxes on each side that matter; terms of the series of a box."""

WAVES = 21
"""Waves that add up to the bell, with the constant one."""


class Waves(NamedTuple):
    """Waves that add up to the bell; complex numbers stand as two, so that matrix products are of real ones.

    Attributes
    ----------
    of_moments : (terms, 2 * waves) how strong each is in a box, from sums of powers over the box
    to_series : (2 * waves, terms) coefficients of the series of a box, from how strong each is there
    turns : (period, waves) how they turn from box to box
    """

    of_moments: Floats
    to_series: Floats
    turns: NDArray[np.complex128]


def series_of_boxes(ids: Integers, moments: Floats) -> Sums:
    """Work out series whose value at `a`, times exp(-a^2 / 2), is the sum of the bells of other boxes' measurements.

    Parameters
    ----------
    ids : (boxes,) number of each box along its row, rising
    moments : (boxes, terms) sums of exp(-b^2 / 2) b^k over the box, b from its centre in units of s

    Returns
    -------
    (boxes, terms) coefficients for what is in boxes to its left, and in all within `REACH`, its own with them

    References
    ----------
    Spivak, Veerapaneni and Greengard (2010), "The fast generalized Gauss transform", *SIAM Journal
    on Scientific Computing* 32(5), 3092-3107.

    Examples
    --------
    >>> left, every = series_of_boxes(np.array([0, 2]), np.eye(1, TERMS).repeat(2, axis=0))
    >>> left[:, 0].round(6), every[:, 0].round(6)  # exp(-1 / 2), the boxes being 1 apart
    (array([0.      , 0.606531]), array([1.606531, 1.606531]))
    """
    waves = _waves()
    turns = waves.turns[ids % len(waves.turns)]
    before = np.zeros((len(ids) + 1, WAVES), dtype=np.complex128)
    np.cumsum((moments @ waves.of_moments).view(np.complex128) * turns, axis=0, out=before[1:])
    np.conjugate(turns, out=turns)
    first, last = np.searchsorted(ids, ids - REACH), np.searchsorted(ids, ids + REACH, side="right")
    near = before[first]
    left, every = ((before[end] - near) * turns for end in (np.arange(len(ids)), last))
    return left.view(np.float64) @ waves.to_series, every.view(np.float64) @ waves.to_series


def factorials() -> Floats:
    """Give k! for each of the terms.

    Examples
    --------
    >>> factorials()[:5].tolist()
    [1.0, 1.0, 2.0, 6.0, 24.0]
    """
    return np.array([float(factorial(k)) for k in range(TERMS)])


@cache
def _waves() -> Waves:
    """Work out the waves exp(i t (x - y)) whose weighted sum is the bell of x - y up to `REACH` boxes and one.

    With x - y = D + a - b, where D is the distance between two boxes, the bells of a and b taken
    out, what is left is exp(a^2 / 2 + i t a) of one, exp(b^2 / 2 - i t b) of the other, each in powers.
    """
    period = 2 * REACH + 1
    t = 2 * np.pi / (period * WIDTH) * np.arange(WAVES)
    powers = np.zeros((TERMS, WAVES), dtype=np.complex128)
    powers[0], powers[1] = 1, -1j * t
    for k in range(2, TERMS):
        powers[k] = (powers[k - 2] - 1j * t * powers[k - 1]) / k
    heights = np.sqrt(2 * np.pi) / (period * WIDTH) * np.exp(-0.5 * t * t)
    heights[1:] *= 2  # with the wave that runs the other way
    turns = np.exp(-2j * np.pi / period * (np.outer(np.arange(period), np.arange(WAVES)) % period))
    return Waves(powers.view(np.float64), (powers * heights).view(np.float64).T.copy(), turns)
