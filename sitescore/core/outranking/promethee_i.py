"""PROMETHEE I: the partial ranking by both flows, which leaves sites incomparable where the flows disagree."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sitescore.core.checks import Booleans, Integers
from sitescore.core.outranking.promethee_ii import promethee_ii
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored, scored
from sitescore.core.tables import Later

RELATION_ENTRIES = 2_000**2
"""Relations of more pairs than this are not spelt out: one table of 2,000 sites, or 100 tables of 200."""

PREFERRED, INDIFFERENT, BEATEN, INCOMPARABLE = 1, 0, -1, 2


def promethee_i(  # noqa: PLR0913 - the paper's parameters
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    functions: str | Sequence[str] = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> Scored:
    """PROMETHEE I, the partial preorder of positive and negative flows.

    A site is preferred to another if its positive flow is at least as high and its negative
    flow at least as low, one of them strictly; if both are equal the two are indifferent; if
    the flows disagree they are incomparable. Flows that round alike to 12 decimals are equal.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    functions, q, p, s : preference functions and their thresholds, as in `promethee_ii`

    Returns
    -------
    Scored : net flows in [-1, 1], highest is best, which the partial order never contradicts.
        ``ranks`` are 1 and the number of sites that are preferred to this one, so that sites
        which none is preferred to are all 1. Details: ``positive_flow`` and ``negative_flow``,
        (..., sites), ``criterion_net_flows``, (..., sites, criteria), and, where it has no more
        than 4,000,000 entries, ``relation``, (..., sites, sites) int8: at (i, j) 1 if i is
        preferred to j, 0 if they are indifferent, -1 if j is preferred, 2 if incomparable.

    Raises
    ------
    ValueError
        If an argument is wrong, a function is unknown or lacks a threshold that it needs, or a
        threshold is given that no function uses.

    References
    ----------
    Brans, Vincke and Mareschal (1986), "How to select and how to rank projects: the PROMETHEE
    method", *European Journal of Operational Research* 24(2), 228-238.

    Examples
    --------
    >>> result = promethee_i([[5, 1], [3, 3], [1, 5], [1, 1]], [0.5, 0.5], [1, 1], functions="vshape", p=4)
    >>> result.ranks
    array([1, 1, 1, 4])
    >>> result.details["relation"][0]
    array([0, 2, 0, 1], dtype=int8)
    """
    complete = promethee_ii(measurements, weights, directions, functions=functions, q=q, p=p, s=s)
    gains = ranks(complete.details["positive_flow"])
    losses = ranks(-complete.details["negative_flow"])
    places = np.empty_like(gains)
    for at in np.ndindex(gains.shape[:-1]):
        places[at] = 1 + count_ahead(gains[at], losses[at])
    given = complete.details
    tables: dict[str, NDArray[Any] | Later] = {name: partial(given.__getitem__, name) for name in given}
    if gains.size * gains.shape[-1] <= RELATION_ENTRIES:
        tables["relation"] = _relation(gains, losses)
    return scored(complete.scores, places, **tables)


def count_ahead(gains: Integers, losses: Integers) -> Integers:
    """Count for each site those that are at least as good by both places and better by one.

    Distinct pairs of places are put in order of the first place, so that whatever is ahead
    comes before; then each half of every stretch of 2, 4, 8, ... of them counts those of the
    half before it whose second place is no worse. O(n log^2 n), without a table of pairs.

    Parameters
    ----------
    gains, losses : (sites,) places from 1, the best

    Returns
    -------
    (sites,) numbers from 0

    Examples
    --------
    >>> count_ahead(np.array([1, 2, 2]), np.array([2, 1, 2]))
    array([0, 0, 2])
    """
    pairs, kind, alike = np.unique(np.stack([gains, losses], axis=1), axis=0, return_inverse=True, return_counts=True)
    position, ahead = np.arange(len(pairs)), np.zeros(len(pairs), dtype=np.int64)
    for level in range((len(pairs) - 1).bit_length()):
        stretch, later = position >> level + 1, position >> level & 1
        order = np.lexsort((later, pairs[:, 1], stretch))
        before = np.concatenate([[0], np.cumsum(np.where(later[order], 0, alike[order]))])
        within = before[1:] - before[stretch[order] << level + 1]
        ahead[order] += np.where(later[order], within, 0)
    return np.asarray(ahead[kind.reshape(-1)])


def _relation(gains: Integers, losses: Integers) -> NDArray[np.int8]:
    """Return (..., sites, sites) from the (..., sites) places by each flow."""
    no_worse = _no_worse(gains) & _no_worse(losses)
    no_better = no_worse.swapaxes(-1, -2)
    return np.select(
        [no_worse & no_better, no_worse, no_better],
        [np.int8(INDIFFERENT), np.int8(PREFERRED), np.int8(BEATEN)],
        np.int8(INCOMPARABLE),
    )


def _no_worse(places: Integers) -> Booleans:
    return np.asarray(places[..., :, None] <= places[..., None, :])
