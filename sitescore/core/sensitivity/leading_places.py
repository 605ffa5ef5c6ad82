"""Who takes the first places in each draw, found without sorting the rest."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Floats, Integers

IN_CACHE, WIDE = 2**18, 8
"""Scores looked at at a time, and how many times as many groups there are as places."""


def leading_places(scores: Floats, places: int) -> tuple[Integers, Booleans]:
    """Find who takes the first places in every draw, in order: all who reach the last of them, and few others.

    The best of `places` groups of sites, whichever groups they are, reach what the least of them
    does: so the groups' best scores tell a bound that few other sites reach, and only those are sorted.

    Parameters
    ----------
    scores : (draws, sites), finite
    places : how many, 1 to the number of sites

    Returns
    -------
    order : (draws, width), numbers of sites, the best first, ties by number; `width` is that of the draw with
        the most who were looked at, and where a draw has fewer, the rest is 0
    tied : (draws, width - 1), whether a site has the score of the one before; False where there is none

    Examples
    --------
    >>> order, tied = leading_places(np.array([[0.2, 0.5, 0.4, 0.4], [0.9, 0.1, 0.2, 0.3]]), 2)
    >>> order[:, :2].tolist(), tied[:, 1].tolist()
    ([[1, 2], [0, 3]], [True, False])
    """
    draws, sites = scores.shape
    step = max(1, IN_CACHE // sites)
    parts = [_reaching(scores[start : start + step], places) for start in range(0, max(draws, 1), step)]
    rows = np.concatenate([start * step + at // sites for start, (at, _) in enumerate(parts)])
    numbers = np.concatenate([at % sites for at, _ in parts])
    found = np.concatenate([score for _, score in parts])
    return _sorted_by_draw(rows, numbers, found, draws)


def _reaching(scores: Floats, places: int) -> tuple[Integers, Floats]:
    """Find where the sites stand that reach a bound which at least `places` in each draw do, and their scores."""
    best = scores
    while best.shape[1] >= 2 * WIDE * places:
        half = best.shape[1] // 2
        best = np.maximum(best[:, :half], best[:, half : 2 * half])
    bound = -np.partition(-best, places - 1, axis=1)[:, places - 1 : places]
    at = np.flatnonzero(scores >= bound)
    return at, scores.ravel()[at]


def _sorted_by_draw(rows: Integers, numbers: Integers, scores: Floats, draws: int) -> tuple[Integers, Booleans]:
    """Sort what stands draw after draw by falling score within each."""
    counts = np.bincount(rows, minlength=draws)
    width = int(counts.max(initial=0))
    slots = np.arange(rows.size) - np.repeat(np.cumsum(counts) - counts, counts)
    behind, sites = np.full((draws, width), np.inf, dtype=scores.dtype), np.zeros((draws, width), dtype=np.intp)
    behind[rows, slots], sites[rows, slots] = -scores, numbers
    order = np.argsort(behind, axis=1, kind="stable")
    ordered = np.take_along_axis(behind, order, axis=1)
    tied = (ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] < np.inf)
    return np.take_along_axis(sites, order, axis=1), tied
