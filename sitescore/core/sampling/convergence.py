"""Whether Markov chains have reached where they are going, and how much their draws are worth."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats

LEAST_VARIANCE = 1e-24


def split_r_hat(chains: ArrayLike) -> Floats:
    """Compare the spread between half chains with that within them.

    Parameters
    ----------
    chains : (chains, steps, quantities), 4 steps or more

    Returns
    -------
    (quantities,) : 1 where all halves agree, and for what does not vary; above 1.01 the
        chains are too short

    Raises
    ------
    ValueError
        If there are less than 4 steps.

    References
    ----------
    Gelman et al. (2013), *Bayesian Data Analysis*, 3rd ed., sec. 11.4.

    Examples
    --------
    >>> split_r_hat(np.random.default_rng(1).normal(size=(8, 1000, 1))).round(2)
    array([1.])
    >>> split_r_hat([[[0.0], [1.0], [0.0], [1.0]], [[5.0], [6.0], [5.0], [6.0]]]).round(2)
    array([4.14])
    """
    halves = _halves(chains)
    within, total = _variances(halves)
    varies = within > LEAST_VARIANCE
    still = np.where(total > LEAST_VARIANCE, np.inf, 1.0)
    return np.where(varies, np.sqrt(total / np.where(varies, within, 1.0)), still)


def effective_draws(chains: ArrayLike) -> Floats:
    """Tell how many independent draws would give as good a mean.

    Parameters
    ----------
    chains : (chains, steps, quantities), 4 steps or more

    Returns
    -------
    (quantities,) : at most chains x steps, and that for what does not vary

    Raises
    ------
    ValueError
        If there are less than 4 steps.

    References
    ----------
    Gelman et al. (2013), *Bayesian Data Analysis*, 3rd ed., sec. 11.5; the sum of
    autocorrelations ends as in Geyer (1992), "Practical Markov Chain Monte Carlo",
    *Statistical Science* 7(4), 473-483: pairs, while they are positive, never rising.

    Examples
    --------
    >>> effective_draws(np.repeat(np.random.default_rng(1).normal(size=(8, 500, 1)), 2, axis=1)).round(-3)
    array([4000.])
    """
    halves = _halves(chains)
    count, steps = halves.shape[:2]
    within, total = _variances(halves)
    varies = total > LEAST_VARIANCE
    safe = np.where(varies, total, 1.0)
    centred = halves - halves.mean(axis=1, keepdims=True)
    pair_sum = np.zeros_like(safe)
    least = np.full_like(safe, np.inf)
    for lag in range(0, steps - 1, 2):
        pair = sum(
            1 - (within - (centred[:, : steps - k] * centred[:, k:]).sum(axis=1).mean(axis=0) / (steps - 1)) / safe
            for k in (lag, lag + 1)
        )
        least = np.minimum(least, np.maximum(pair, 0.0))
        pair_sum = pair_sum + least
        if not least.any():
            break
    draws = float(count * steps)
    return np.where(varies, np.minimum(draws, draws / np.maximum(2 * pair_sum - 1, 1e-12)), draws)


def _halves(chains: ArrayLike) -> Floats:
    given = as_floats("chains", chains)
    if given.ndim != 3 or given.shape[1] < 4:
        raise ValueError(f"chains must have shape (chains, 4 steps or more, quantities), got {given.shape}")
    half = given.shape[1] // 2
    return np.concatenate([given[:, :half], given[:, -half:]])


def _variances(halves: Floats) -> tuple[Floats, Floats]:
    """Return the variance within a chain, and the variance of all as the chains together tell it."""
    steps = halves.shape[1]
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    between = halves.mean(axis=1).var(axis=0, ddof=1)
    return np.asarray(within), np.asarray(within * (steps - 1) / steps + between)
