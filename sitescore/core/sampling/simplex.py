"""Random weights: all weights alike, or those around stated ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_weights


def uniform_weights(criteria: int, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw weights uniformly from all that are not negative and sum to 1.

    Exponential variables divided by their sum; uniform variables divided by theirs would
    crowd around equal weights.

    Parameters
    ----------
    criteria : 1 or more
    draws : 0 or more
    rng : source of randomness

    Returns
    -------
    (draws, criteria) : weights, each row summing to 1

    Raises
    ------
    ValueError
        If there are no criteria.

    References
    ----------
    Devroye (1986), *Non-Uniform Random Variate Generation*, ch. V: uniform spacings.

    Examples
    --------
    >>> uniform_weights(3, 100_000, rng=np.random.default_rng(1)).mean(axis=0).round(2)
    array([0.33, 0.33, 0.33])
    """
    if criteria < 1:
        raise ValueError(f"criteria must be 1 or more, got {criteria}")
    shares = rng.standard_exponential((draws, criteria))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def stick_breaking(uniforms: ArrayLike) -> Floats:
    """Turn uniform numbers into weights that are uniform on the simplex.

    Each weight is broken off what is left: ``left * (1 - (1 - u)**(1 / criteria to come))``.
    The map is smooth and takes one number a weight, so even points in the cube (see
    ``sobol_replicates``) become even points in the simplex.

    Parameters
    ----------
    uniforms : (..., criteria - 1) in [0, 1)

    Returns
    -------
    (..., criteria) : weights, summing to 1; all 1 where there is one criterion

    Raises
    ------
    ValueError
        If a number is outside [0, 1).

    References
    ----------
    Devroye (1986), *Non-Uniform Random Variate Generation*, ch. XI: the Dirichlet
    distribution from independent beta variables.

    Examples
    --------
    >>> stick_breaking([0.75, 0.5])
    array([0.5 , 0.25, 0.25])
    """
    u = as_floats("uniforms", uniforms)
    if u.ndim < 1:
        raise ValueError("uniforms must have shape (..., criteria - 1), got a single number")
    if ((u < 0) | (u >= 1)).any():
        raise ValueError(f"uniforms must lie within [0, 1), got {u[(u < 0) | (u >= 1)][0]}")
    kept = np.log1p(-u) / np.arange(u.shape[-1], 0, -1, dtype=u.dtype)
    none = np.zeros_like(u[..., :1]) if u.shape[-1] else np.zeros((*u.shape[:-1], 1), dtype=u.dtype)
    left = np.exp(np.concatenate([none, np.cumsum(kept, axis=-1)], axis=-1))
    weights = left
    weights[..., :-1] *= -np.expm1(kept)
    return np.asarray(weights)


def around_weights(weights: ArrayLike, spread: float, draws: int, *, rng: np.random.Generator) -> Floats:
    """Draw weights around stated ones, from a Dirichlet distribution whose mean they are.

    With the parameters ``c * weights`` the relative standard deviation of weight i is
    ``sqrt((1 - w_i) / (w_i * (c + 1)))``. Its average over the criteria, each counting by
    its weight, is ``sum_i sqrt(w_i * (1 - w_i)) / sqrt(c + 1)``; setting that to `spread`
    gives ``c = (sum_i sqrt(w_i * (1 - w_i)) / spread)**2 - 1``. A small weight varies
    relatively more than a large one.

    Parameters
    ----------
    weights : (criteria,), not negative, summing to 1
    spread : average relative standard deviation, 0.2 for a fifth of each weight; 0 or more
    draws : 0 or more
    rng : source of randomness

    Returns
    -------
    (draws, criteria) : weights, each row summing to 1. A weight of 0 stays 0. All rows are
        `weights` where `spread` is 0 or one criterion has all the weight.

    Raises
    ------
    ValueError
        If the weights are not weights, or `spread` is negative or not less than
        ``sum_i sqrt(w_i * (1 - w_i))``, where every draw would give one criterion everything.

    References
    ----------
    Kotz, Balakrishnan and Johnson (2000), *Continuous Multivariate Distributions*, vol. 1,
    ch. 49: moments of the Dirichlet distribution.

    Examples
    --------
    >>> w = around_weights([0.5, 0.5, 0.0], 0.2, 100_000, rng=np.random.default_rng(1))
    >>> w.mean(axis=0).round(2), w.std(axis=0).round(2)
    (array([0.5, 0.5, 0. ]), array([0.1, 0.1, 0. ]))
    """
    stated = np.asarray(as_weights(weights, criteria=np.size(weights)), dtype=np.float64)
    if stated.ndim != 1:
        raise ValueError(f"weights must have shape (criteria,), got {stated.shape}")
    greatest = float(np.sqrt(stated * (1 - np.minimum(stated, 1))).sum())
    result = np.tile(stated / stated.sum(), (draws, 1))
    used = stated > 0
    if spread == 0 or used.sum() == 1:
        return result
    if not 0 < spread < greatest:
        raise ValueError(f"spread must lie within 0 and {greatest:.6g} (left out) for these weights, got {spread}")
    concentration = (greatest / spread) ** 2 - 1
    result[:, used] = rng.dirichlet(concentration * stated[used], size=draws)
    return result
