"""Whether the rankings of two sites at a time agree with each other and with the ranking of all."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.agreement.reversals import (
    Places,
    Reversal,
    Reversals,
    Trial,
    as_one_table,
    chosen_subsets,
    counted,
    ranked,
)
from sitescore.core.checks import Floats, Integers


def pairs_in_circles(
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    trials: int = 10_000,
    seed: int = 1234,
) -> Reversals:
    """Rank sites two by two, test 2 of Wang and Triantaphyllou: the answers should put any three in order.

    Three sites stand in a circle if each is at least level with the next and the last with the
    first, and not all three are level.

    Parameters
    ----------
    places : the method: measurements, weights and directions to ranks, 1 being the best
    measurements : (sites, criteria) in any unit
    weights : (criteria,), not negative
    directions : (criteria,) 1 where more is better, -1 where less is
    trials : all triples of sites are looked at, or so many that are drawn where there are more
    seed : of the draws

    Returns
    -------
    Reversals : one trial for each triple; exhaustive up to `trials` triples

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank both sites of a pair.

    References
    ----------
    Wang and Triantaphyllou (2008), "Ranking irregularities when evaluating alternatives by using
    some ELECTRE methods", *Omega* 36(1), 45-63.

    Examples
    --------
    By the number of criteria on which it is ahead each of three sites beats the next, as voters do in
    Condorcet's paradox:

    >>> def by_majority(x, w, d):
    ...     wins = (np.sign(x[:, None] - x) * d * w).sum(axis=(1, 2))
    ...     return 1 + (wins[:, None] < wins).sum(axis=1)
    >>> found = pairs_in_circles(by_majority, [[3, 2, 1], [1, 3, 2], [2, 1, 3]], [1, 1, 1], [1, 1, 1])
    >>> found.trials, found.reversals, found.first.sites, found.exhaustive
    (1, 1, (0, 2, 1), True)
    """
    x, w, d = as_one_table(measurements, weights, directions)
    triples, every = chosen_subsets(len(x), 3, trials=trials, seed=seed)
    sides = triples[:, [[0, 1], [1, 2], [0, 2]]]
    pairs, where = np.unique(sides.reshape(-1, 2), axis=0, return_inverse=True)
    leads = _leads(places, (x, w, d), pairs)[where.reshape(-1)].reshape(-1, 3)
    first, second, outer = leads.T
    apart = first * second == -1
    circles = np.flatnonzero(~apart & (np.sign(first + second) != outer))
    example = None
    if circles.size:
        i, j, k = (int(site) for site in triples[circles[0]])
        forwards = first[circles[0]] >= 0 and second[circles[0]] >= 0
        example = Reversal((i, j, k) if forwards else (i, k, j))
    return Reversals(len(triples), circles.size, example, every)


def pairs_against_whole(
    places: Places,
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    trials: int = 10_000,
    seed: int = 1234,
) -> Reversals:
    """Rank sites two by two, test 3 of Wang and Triantaphyllou: each pair should agree with the ranking of all.

    Parameters
    ----------
    places : the method: measurements, weights and directions to ranks, 1 being the best
    measurements : (sites, criteria) in any unit
    weights : (criteria,), not negative
    directions : (criteria,) 1 where more is better, -1 where less is
    trials : all pairs of sites are looked at, or so many that are drawn where there are more
    seed : of the draws

    Returns
    -------
    Reversals : one trial for each pair, its first site being ahead among all; exhaustive up to `trials` pairs

    Raises
    ------
    ValueError
        If an argument is wrong, or the method does not rank both sites of a pair.

    References
    ----------
    Wang and Triantaphyllou (2008), "Ranking irregularities when evaluating alternatives by using
    some ELECTRE methods", *Omega* 36(1), 45-63.

    Examples
    --------
    >>> from sitescore.core.classical import CLASSICAL_METHODS
    >>> wsm = CLASSICAL_METHODS["wsm"]
    >>> def by_shares(*given):
    ...     return wsm.places(wsm.score(*given, normalisation="sum"))
    >>> found = pairs_against_whole(by_shares, [[1, 9, 8], [9, 1, 9], [1, 1, 1]], [1, 1, 1], [1, 1, 1])
    >>> found.trials, found.reversals
    (3, 0)
    """
    x, w, d = as_one_table(measurements, weights, directions)
    whole = ranked(places, x, w, d)
    pairs, every = chosen_subsets(len(x), 2, trials=trials, seed=seed)
    leads = _leads(places, (x, w, d), pairs)
    trial = (Trial(pair, whole[pair], np.array([1 - lead, 1])) for pair, lead in zip(pairs, leads, strict=True))
    return counted(trial, exhaustive=every)


def _leads(places: Places, table: tuple[Floats, Floats, Floats], pairs: Integers) -> Integers:
    """1 where the first of each of `pairs` leads when the two are ranked alone, 0 where level, -1 where the second."""
    x, w, d = table
    found: Iterable[Integers] = (ranked(places, x[pair], w, d) for pair in pairs)
    return np.array([np.sign(second - first) for first, second in found], dtype=np.int64).reshape(-1)
