"""Rank acceptability at many weights, block by block, on as many threads or processes as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, reject
from sitescore.core.sensitivity.smaa import RankCounts

TASK, BLOCK = 2**25, 2**18
"""Scores that one worker counts at the most before it hands its counts over, and scores held at once."""


def count_ranks(
    values: ArrayLike, weights: ArrayLike, *, ranks: int | None = None, executor: Executor | None = None
) -> RankCounts:
    """Count how often each site takes each rank at many weights.

    The counts do not depend on who works: the same bits with an executor and without.

    Parameters
    ----------
    values : (sites, criteria), more is better; in single precision several times faster than in double
    weights : (draws, criteria), not negative; one vector a draw
    ranks : count only so many of the first, in less time and (sites, ranks) of memory; None for all, in (sites, sites)
    executor : of threads or processes, from `concurrent.futures`; None to count here. Threads of the linear algebra
        library are in the way of an executor's: give it one, with ``OPENBLAS_NUM_THREADS=1`` in the environment

    Returns
    -------
    RankCounts : ``.acceptability``, (sites, ranks), is the share of the draws; `wilson` gives its bars

    Raises
    ------
    ValueError
        If a shape or an entry is wrong, naming the argument.

    References
    ----------
    Lahdelma and Salminen (2001), "SMAA-2: Stochastic Multicriteria Acceptability Analysis for Group
    Decision Making", *Operations Research* 49(3), 444-454.

    Examples
    --------
    >>> drawn = np.random.default_rng(1).dirichlet([1, 1], 4000)
    >>> count_ranks([[0.9, 0.1], [0.1, 0.9], [0.7, 0.7]], drawn, ranks=1).acceptability.round(2)
    array([[0.24],
           [0.26],
           [0.5 ]])
    """
    v, w = as_floats("values", values), as_floats("weights", weights)
    if v.ndim != 2 or 0 in v.shape:
        raise ValueError(f"values must have shape (sites, criteria), at least one of each, got {v.shape}")
    if w.ndim != 2 or w.shape[1] != v.shape[1]:
        raise ValueError(f"weights must have shape (draws, {v.shape[1]}), one for each criterion, got {w.shape}")
    reject("weights", "must not be negative", w, w < 0)
    if ranks is not None and not 1 <= ranks <= len(v):
        raise ValueError(f"ranks must be from 1 to the number of sites, {len(v)}, got {ranks}")
    # where the best on average stand first, few of the others reach the first places
    sites = np.arange(len(v)) if ranks is None else np.argsort(-v.sum(axis=1), kind="stable")
    v = v[sites]
    tasks = np.array_split(w, _tasks(len(w), len(v)))
    run: Callable[..., Iterable[RankCounts]] = map if executor is None else executor.map
    parts = iter(run(_counted, repeat(v), tasks, repeat(len(w)), repeat(ranks)))
    total = next(parts)
    for part in parts:
        total.include(part)
        del part  # its (sites, ranks) are to be free before the next are made
    return total if ranks is None else total.of(np.argsort(sites))


def _tasks(draws: int, sites: int) -> int:
    """Give the number of equal tasks, an even one where draws are many; each has at least as many draws as sites."""
    even = 2 * -(-draws * sites // (2 * TASK))
    return max(1, min(even, draws // sites)) if draws * sites > TASK else 1


def _counted(values: Floats, weights: Floats, altogether: int, ranks: int | None) -> RankCounts:
    counts = RankCounts(len(values), expected=len(weights), altogether=altogether, ranks=ranks)
    for scores in _scores(values, weights):
        counts.add(scores)
    return counts


def _scores(values: Floats, weights: Floats) -> Iterator[Any]:
    step = max(1, BLOCK // len(values))
    blocks = (weights[start : start + step] for start in range(0, len(weights), step))
    return (block.astype(values.dtype, copy=False) @ values.T for block in blocks)
