"""Even random points in the unit cube, in independent sets that tell how far off they are."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Floats


def sobol_replicates(dimension: int, draws: int, replicates: int, *, rng: np.random.Generator) -> Floats:
    """Draw independently scrambled sets of Sobol' points.

    A mean over one set is nearly always nearer the truth than over as many random points;
    how near shows in the scatter of the sets' means, ``std(means) / sqrt(replicates)``.

    Parameters
    ----------
    dimension : of the cube, 0 to 21,201
    draws : points in each set, a power of two
    replicates : sets, 0 or more; 16 make a usable t-interval
    rng : source of randomness

    Returns
    -------
    (replicates, draws, dimension) : in [0, 1), each point uniform

    Raises
    ------
    ValueError
        If `draws` is no power of two, or a number is negative or too large.

    References
    ----------
    Owen (1997), "Monte Carlo Variance of Scrambled Net Quadrature", *SIAM Journal on
    Numerical Analysis* 34(5), 1884-1910; the points are those of Joe and Kuo (2008), *SIAM
    Journal on Scientific Computing* 30(5), 2635-2654.

    Examples
    --------
    >>> points = sobol_replicates(2, 4, 1, rng=np.random.default_rng(1))
    >>> np.sort(np.floor(points * 4), axis=1)[0].T  # one in each quarter of each side
    array([[0., 1., 2., 3.],
           [0., 1., 2., 3.]])
    """
    if draws < 1 or draws & (draws - 1):
        raise ValueError(f"draws must be a power of two, got {draws}")
    if dimension < 0 or replicates < 0:
        raise ValueError(f"dimension and replicates must be 0 or more, got {dimension} and {replicates}")
    result = np.zeros((replicates, draws, dimension))
    if dimension == 0:
        return result
    from scipy.stats import qmc

    for points in result:
        # a whole number, as only that is taken alike by all versions of scipy and drawn from rng's own stream
        points[:] = qmc.Sobol(dimension, scramble=True, seed=int(rng.integers(2**63))).random(draws)
    return result
