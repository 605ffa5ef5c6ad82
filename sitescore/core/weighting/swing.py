"""Weights from the swings between the worst and the best of each criterion."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.weighting.judgements import LARGEST, as_answers
from sitescore.core.weighting.weighted import Weighted, weighted


def swing(points: ArrayLike, *, most: float = 100.0) -> Weighted:
    """Weigh criteria by the points of their swings against the most important swing.

    The person asked thinks of a site that is at its worst on all criteria, names the criterion
    that should first swing to its best, gives that swing `most` points, and rates every other
    swing against it.

    Parameters
    ----------
    points : (criteria,) from 0 to `most`; at least one has exactly `most`
    most : points of the most important swing, above 0

    Returns
    -------
    Weighted : details: ``relative`` (criteria,), the swings in shares of the most important

    Raises
    ------
    ValueError
        If a point is wrong, or none has `most`: what the others are rated against.

    References
    ----------
    von Winterfeldt and Edwards (1986), *Decision Analysis and Behavioral Research*, Cambridge
    University Press, sec. 8.3; Edwards and Barron (1994), "SMARTS and SMARTER: Improved Simple
    Methods for Multiattribute Utility Measurement", *Organizational Behavior and Human Decision
    Processes* 60(3), 306-325.

    Examples
    --------
    >>> swing([100, 60, 40]).weights
    array([0.5, 0.3, 0.2])
    """
    if not 0 < most <= LARGEST:
        raise ValueError(f"most must lie above 0 and at most {LARGEST:g}, got {most}")
    given = as_answers("points", points)
    if given.max() != most:
        at = int(np.argmax(given))
        raise ValueError(f"points must be {most:g} for the most important swing, got {given[at]:g} at index ({at},)")
    relative = given / most
    return weighted(relative, relative=relative)
