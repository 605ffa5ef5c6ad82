"""Shares estimated from draws, with their error bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

Z95 = 1.959963984540054


def wilson(share: ArrayLike, *, draws: ArrayLike) -> tuple[Floats, Floats]:
    """Give the 95 % interval of a share estimated from independent draws.

    Parameters
    ----------
    share : any shape, in [0, 1]
    draws : how many independent draws it was counted in, at least 1; one number, or one for
        each share

    Returns
    -------
    low, high : the same shape, in [0, 1]; never without width, also for 0 and 1

    Raises
    ------
    ValueError
        If a share is outside [0, 1] or there are no draws.

    References
    ----------
    Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference",
    *J. Am. Stat. Assoc.* 22(158), 209-212.

    Examples
    --------
    >>> wilson([0.0, 0.5], draws=100)
    (array([0.        , 0.40383153]), array([0.0369935 , 0.59616847]))
    """
    p, count = as_floats("share", share), as_floats("draws", draws)
    if (count < 1).any() or (p < -1e-12).any() or (p > 1 + 1e-12).any():
        raise ValueError(f"share must lie within [0, 1] and draws be at least 1, got {count.min():g} draws")
    square = Z95**2 / count
    centre = (p + square / 2) / (1 + square)
    half = Z95 / (1 + square) * np.sqrt(np.maximum(p * (1 - p), 0) / count + square / (4 * count))
    low, high = np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)
    return np.where(p <= 0, 0.0, low), np.where(p >= 1, 1.0, high)


def wilson_of_parts(share: ArrayLike, squares: ArrayLike, *, draws: int) -> tuple[Floats, Floats]:
    """Give the 95 % interval of a mean of parts in [0, 1], one a draw, as where sites that tie share a place.

    `wilson` for as many draws as would leave a yes-or-no share as uncertain: more than there
    are where parts vary less. Where all parts are alike, another could still come up in up to
    3 of the draws.

    Parameters
    ----------
    share : any shape, in [0, 1], the mean of the parts
    squares : the same shape, the mean of their squares, at most `share`
    draws : how many independent draws, at least 1

    Returns
    -------
    low, high : the same shape, in [0, 1]

    References
    ----------
    Kish (1965), *Survey Sampling*, sec. 8.2: the design effect, here below 1.
    Hanley and Lippman-Hand (1983), *JAMA* 249(13), 1743-1745: 3 of the draws.

    Examples
    --------
    Two equal sites, of which each has half of every first place.

    >>> wilson_of_parts([0.5], [0.25], draws=2048)
    (array([0.4991712]), array([0.5008288]))
    """
    p, mean_square = as_floats("share", share), as_floats("squares", squares)
    whole = p * (1 - p)
    varied = np.divide(mean_square - p**2, whole, out=np.ones_like(p), where=whole > 0)
    return wilson(p, draws=draws / np.clip(varied, min(3 / draws, 1.0), 1.0))


def replicate_interval(shares: ArrayLike) -> tuple[Floats, Floats]:
    """Give the 95 % interval of a mean from independent replicates, as of scrambled point sets.

    Parameters
    ----------
    shares : (replicates, ...) at least two

    Returns
    -------
    low, high : (...), not held to any range

    References
    ----------
    Owen (1995), "Randomly Permuted (t,m,s)-Nets and (t,s)-Sequences", in *Monte Carlo and
    Quasi-Monte Carlo Methods in Scientific Computing*: independent scrambles as replicates;
    Student's t for their mean.

    Examples
    --------
    >>> replicate_interval([[0.4], [0.6]])
    (array([-0.77062047]), array([1.77062047]))
    """
    p = as_floats("shares", shares)
    count = p.shape[0]
    mean, deviation = p.mean(axis=0), p.std(axis=0, ddof=1)
    half = student95(count) * deviation / np.sqrt(count)
    return mean - half, mean + half


def student95(replicates: ArrayLike) -> Floats:
    """Give how many standard errors on either side make a 95 % bar, where the error comes from few replicates.

    Parameters
    ----------
    replicates : any shape; independent ones that the standard error was estimated from, at
        least two; not rounded

    Returns
    -------
    the same shape, above 1.96

    References
    ----------
    Student (1908), "The Probable Error of a Mean", *Biometrika* 6(1), 1-25.

    Examples
    --------
    >>> student95([8, 1000]).round(3)
    array([2.365, 1.962])
    """
    from scipy.special import stdtrit

    return np.asarray(stdtrit(as_floats("replicates", replicates) - 1, 0.975))
