"""Which group of unknowns makes an answer vary: shares of its variance.

A design holds two samples, A and B, and copies of A with the columns of some groups taken
from B. Any vectorised function of the samples will do, and any number of answers at once:
a score, a rank, or whether a site is first as 0 and 1. The groups must be independent of
each other; within a group anything may depend on anything.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats
from sitescore.core.shapley import shapley_values
from sitescore.records import dataclass

MOST_GROUPS = 6


@dataclass(frozen=True, eq=False)
class SobolShares:
    """Shares of the variance of each answer; NaN throughout where an answer does not vary.

    Attributes
    ----------
    first, total : (groups, ...) share that a group explains alone, and share that would be
        left if all but the group were known; estimates may leave [0, 1] within their error
    first_error, total_error : (groups, ...) standard errors; NaN for one replicate
    variance : (...) of each answer
    """

    first: Floats
    total: Floats
    first_error: Floats
    total_error: Floats
    variance: Floats


@dataclass(frozen=True, eq=False)
class ShapleyShares:
    """Shares of the variance of each answer that sum to 1; NaN where an answer does not vary.

    Attributes
    ----------
    share : (groups, ...) what a group explains, interactions split evenly among those in them
    error : (groups, ...) standard errors; NaN for one replicate
    variance : (...) of each answer
    """

    share: Floats
    error: Floats
    variance: Floats


def group_design(sample_a: ArrayLike, sample_b: ArrayLike, groups: ArrayLike) -> Floats:
    """Build the samples of `sobol_groups`: A with the columns of one group from B, for each group.

    Parameters
    ----------
    sample_a, sample_b : (..., draws, inputs) two independent samples of all inputs
    groups : (inputs,) number of each input's group, 0 to groups - 1, none empty

    Returns
    -------
    (groups, ..., draws, inputs)

    Raises
    ------
    ValueError
        If a shape is wrong, or the groups are not numbered without gaps.

    References
    ----------
    Saltelli et al. (2010), "Variance based sensitivity analysis of model output. Design and
    estimator for the total sensitivity index", *Computer Physics Communications* 181(2), 259-270.

    Examples
    --------
    >>> group_design([[1, 2, 3]], [[-1, -2, -3]], [0, 1, 0])
    array([[[-1.,  2., -3.]],
    <BLANKLINE>
           [[ 1., -2.,  3.]]])
    """
    a, b, numbers = _design(sample_a, sample_b, groups)
    return np.stack([np.where(numbers == group, b, a) for group in range(int(numbers.max()) + 1)])


def subset_design(sample_a: ArrayLike, sample_b: ArrayLike, groups: ArrayLike) -> Floats:
    """Build the samples of `shapley_groups`: A with the columns of some groups from B, for each choice of groups.

    Parameters
    ----------
    sample_a, sample_b, groups : as for `group_design`; 6 groups at most

    Returns
    -------
    (2 ** groups, ..., draws, inputs) : in number s, group g comes from B if bit g of s is set;
        the first is A and the last B

    Examples
    --------
    >>> subset_design([[1, 2]], [[-1, -2]], [0, 1])[:, 0].tolist()
    [[1.0, 2.0], [-1.0, 2.0], [1.0, -2.0], [-1.0, -2.0]]
    """
    a, b, numbers = _design(sample_a, sample_b, groups)
    count = int(numbers.max()) + 1
    if count > MOST_GROUPS:
        raise ValueError(f"groups must be at most {MOST_GROUPS}, got {count}")
    return np.stack([np.where(subset >> numbers & 1, b, a) for subset in range(1 << count)])


def sobol_groups(f_a: ArrayLike, f_b: ArrayLike, f_ab: ArrayLike) -> SobolShares:
    """Estimate first-order and total shares of groups from the answers to a `group_design`.

    Parameters
    ----------
    f_a, f_b : (replicates, draws, ...) answers to the samples A and B; replicates are
        independent designs, for example scramblings of a low-discrepancy sequence
    f_ab : (groups, replicates, draws, ...) answers to the design

    Returns
    -------
    SobolShares : by Jansen's estimators, pooled over replicates; standard errors from the
        spread between replicates

    Raises
    ------
    ValueError
        If a shape is wrong or an answer is not finite.

    References
    ----------
    Jansen (1999), "Analysis of variance designs for model output", *Computer Physics
    Communications* 117(1-2), 35-43.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> a, b = rng.random((2, 8, 512, 2))
    >>> def answer(x): return 3 * x[..., 0] + 4 * x[..., 1]
    >>> shares = sobol_groups(answer(a), answer(b), answer(group_design(a, b, [0, 1])))
    >>> shares.total.round(1)
    array([0.4, 0.6])
    """
    a, b, mixed = as_floats("f_a", f_a), as_floats("f_b", f_b), as_floats("f_ab", f_ab)
    if a.ndim < 2 or 0 in a.shape[:2] or b.shape != a.shape:
        raise ValueError(f"f_a and f_b must have one shape (replicates, draws, ...), got {a.shape} and {b.shape}")
    if mixed.ndim != a.ndim + 1 or mixed.shape[1:] != a.shape or len(mixed) == 0:
        raise ValueError(f"f_ab must have shape (groups, {', '.join(map(str, a.shape))}), got {mixed.shape}")
    varied = _variance(np.concatenate([a, b], axis=1))
    total, total_error = _share(((mixed - a) ** 2).mean(axis=2) / 2, varied)
    rest, first_error = _share(((mixed - b) ** 2).mean(axis=2) / 2, varied)
    return SobolShares(1 - rest, total, first_error, total_error, varied.mean(axis=0))


def shapley_groups(f_subsets: ArrayLike) -> ShapleyShares:
    """Estimate Shapley shares of groups from the answers to a `subset_design`.

    The cost of a set of groups is the variance left when all but them are known; every two
    samples of the design that differ in just these groups estimate it.

    Parameters
    ----------
    f_subsets : (2 ** groups, replicates, draws, ...) answers to the design; 6 groups at most

    Returns
    -------
    ShapleyShares : shares sum to 1; standard errors from the spread between replicates

    Raises
    ------
    ValueError
        If a shape is wrong or an answer is not finite.

    References
    ----------
    Song, Nelson and Staum (2016), "Shapley effects for global sensitivity analysis: theory and
    computation", *SIAM/ASA Journal on Uncertainty Quantification* 4(1), 1060-1083.

    Examples
    --------
    Half of the variance of a product of two like inputs belongs to each.

    >>> rng = np.random.default_rng(0)
    >>> design = subset_design(*rng.normal(size=(2, 8, 512, 2)), [0, 1])
    >>> shapley_groups(design.prod(axis=-1)).share.round(1)
    array([0.5, 0.5])
    """
    f = as_floats("f_subsets", f_subsets)
    groups = max(len(f).bit_length() - 1, 0) if f.ndim else 0
    if f.ndim < 3 or 0 in f.shape or len(f) != 1 << groups or not 1 <= groups <= MOST_GROUPS:
        raise ValueError(
            f"f_subsets must have shape (2 ** groups, replicates, draws, ...), 1 to {MOST_GROUPS} groups, got {f.shape}"
        )
    subsets = np.arange(len(f))
    cost = np.stack([((f[subsets ^ subset] - f) ** 2).mean(axis=(0, 2)) / 2 for subset in subsets])
    share, error = _share(shapley_values(cost), cost[-1])
    return ShapleyShares(share, error, cost[-1].mean(axis=0))


def additive_shares(weights: ArrayLike, variances: ArrayLike) -> Floats:
    """Split the variance of a weighted sum of independent values among them.

    Nothing interacts in a sum, so these are the first-order, the total and the Shapley shares.

    Parameters
    ----------
    weights : (inputs,) of any sign
    variances : (..., inputs) variances of the values, not negative

    Returns
    -------
    (..., inputs) : shares summing to 1; NaN where nothing varies

    Raises
    ------
    ValueError
        If a shape is wrong or a variance is negative.

    References
    ----------
    Owen (2014), "Sobol' indices and Shapley value", *SIAM/ASA Journal on Uncertainty
    Quantification* 2(1), 245-251.

    Examples
    --------
    >>> additive_shares([0.5, 0.5], [0.03, 0.01])
    array([0.75, 0.25])
    """
    w, v = as_floats("weights", weights), as_floats("variances", variances)
    if w.ndim != 1 or v.shape[-1:] != w.shape:
        raise ValueError(f"variances must have shape (..., {w.size}), got {v.shape}")
    if (v < 0).any():
        raise ValueError(f"variances must not be negative, got {v.min()}")
    parts = w**2 * v
    whole = parts.sum(axis=-1, keepdims=True)
    return np.asarray(np.where(whole > 0, parts / np.where(whole > 0, whole, 1), np.nan))


def _design(sample_a: ArrayLike, sample_b: ArrayLike, groups: ArrayLike) -> tuple[Floats, Floats, Integers]:
    a, b = as_floats("sample_a", sample_a), as_floats("sample_b", sample_b)
    if a.ndim < 2 or a.shape != b.shape or a.shape[-1] == 0:
        raise ValueError(f"sample_a and sample_b must have one shape (..., draws, inputs), got {a.shape} and {b.shape}")
    numbers: Integers = np.asarray(groups)
    if numbers.shape != a.shape[-1:] or numbers.dtype.kind not in "iu":
        raise ValueError(f"groups must be integers of shape ({a.shape[-1]},), got {numbers.dtype} {numbers.shape}")
    if not np.array_equal(np.unique(numbers), np.arange(numbers.max() + 1)):
        raise ValueError(f"groups must be numbered from 0 without gaps, got {np.unique(numbers).tolist()}")
    return a, b, numbers


def _variance(answers: Floats) -> Floats:
    """Return (replicates, ...) mean squares about the mean of all replicates."""
    shifted = answers - answers[:1, :1]  # so that constants have no variance at all
    return np.asarray(((shifted - shifted.mean(axis=(0, 1))) ** 2).mean(axis=1))


def _share(parts: Floats, whole: Floats) -> tuple[Floats, Floats]:
    """Divide (groups, replicates, ...) by (replicates, ...), pooled; the error is that of a ratio of means."""
    pooled = whole.mean(axis=0)
    pooled = np.where(pooled > 0, pooled, np.nan)
    share = parts.mean(axis=1) / pooled
    replicates = len(whole)
    if replicates == 1:
        return share, np.full_like(share, np.nan)
    off = parts - share[:, None] * whole
    return share, np.asarray(off.std(axis=1, ddof=1) / np.sqrt(replicates) / pooled)
