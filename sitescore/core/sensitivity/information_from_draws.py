"""What it is worth to find out more, from one sample of scores of any kind.

For scores that are no weighted sums of independent values: correlated data, random weights,
any value functions. Every draw is used as it is; none is drawn anew within another.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats


def evppi_from_draws(expected_scores: ArrayLike) -> tuple[float, float]:
    """Value information from draws of what the expected scores would become.

    Parameters
    ----------
    expected_scores : (draws, sites) expected score of each site once the information is
        in, for draws of the information; the scores themselves for perfect information

    Returns
    -------
    value, error : the expected score of the best site in each draw less that of the site
        that is best on average, in the unit of the scores, and its standard error; NaN for
        the error of one draw

    Raises
    ------
    ValueError
        If a shape is wrong or a score is not finite.

    References
    ----------
    Raiffa and Schlaifer (1961), *Applied Statistical Decision Theory*, Harvard University.

    Examples
    --------
    >>> value, error = evppi_from_draws([[0.6, 0.2], [0.6, 0.8], [0.6, 0.2], [0.6, 0.8]])
    >>> round(value, 6), round(error, 6)
    (0.1, 0.057735)
    """
    scores = _sample(expected_scores)
    gained = scores.max(axis=1) - scores[:, scores.mean(axis=0).argmax()]
    error = float(gained.std(ddof=1) / np.sqrt(gained.size)) if gained.size > 1 else float("nan")
    return float(gained.mean()), error


def evppi_by_sorting(scores: ArrayLike, unknown: ArrayLike, *, blocks: int | None = None) -> tuple[float, float]:
    """Value finding out one unknown from one sample: sort by it and average over neighbours.

    Within a block of neighbouring draws the unknown is almost the same, so mean scores there
    are expected scores given the unknown. In each block one half of the draws chooses the
    site and the other half values the choice, and the other way round, so that luck in the
    choice is not taken for value.

    Parameters
    ----------
    scores : (draws, sites)
    unknown : (draws,) the unknown in the same draws
    blocks : how many; the square root of half the draws where left out

    Returns
    -------
    value, error : expected value of partial perfect information in the unit of the scores
        and its standard error over blocks. The value errs on the low side if anything, and
        may be below 0 within its error. Draws that do not fill a block are left out.

    Raises
    ------
    ValueError
        If a shape is wrong, an entry is not finite, or a block would have fewer than 4 draws.

    References
    ----------
    Strong and Oakley (2013), "An efficient method for computing single-parameter partial
    expected value of perfect information", *Medical Decision Making* 33(6), 755-766: the
    sorting; they choose and value with the same draws.

    Examples
    --------
    >>> unknown = np.arange(4000) / 4000
    >>> scores = np.column_stack([unknown, np.full(4000, 0.5)])
    >>> value, error = evppi_by_sorting(scores, unknown)
    >>> round(value, 2)
    0.12
    """
    sample, by = _sample(scores), as_floats("unknown", unknown)
    draws, sites = sample.shape
    if by.shape != (draws,):
        raise ValueError(f"unknown must have shape ({draws},), got {by.shape}")
    count = max(1, round((draws / 2) ** 0.5)) if blocks is None else blocks
    size = draws // count // 2 * 2 if count > 0 else 0
    if size < 4:
        raise ValueError(f"blocks must leave 4 draws or more in each, got {count} for {draws} draws")
    order = np.argsort(by, kind="stable")
    spare = (draws - count * size) * np.arange(count + 1) // count
    starts = np.arange(count) * size + spare[:-1]
    ordered = sample[order[starts[:, None] + np.arange(size)]]
    halves = ordered.reshape(count, size // 2, 2, sites).mean(axis=1)
    chosen = np.take_along_axis(halves[:, ::-1], halves.argmax(axis=-1)[..., None], axis=-1)[..., 0]
    now = halves.mean(axis=1)[:, sample.mean(axis=0).argmax()]
    gained = chosen.mean(axis=1) - now
    error = float(gained.std(ddof=1) / np.sqrt(count)) if count > 1 else float("nan")
    return float(gained.mean()), error


def _sample(scores: ArrayLike) -> Floats:
    sample = as_floats("scores", scores)
    if sample.ndim != 2 or 0 in sample.shape:
        raise ValueError(f"scores must have shape (draws, sites), got {sample.shape}")
    return sample
