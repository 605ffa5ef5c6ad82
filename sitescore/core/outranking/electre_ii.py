"""ELECTRE II: a ranking by strong and weak outranking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, as_floats, reject
from sitescore.core.outranking.electre_graphs import layers
from sitescore.core.outranking.electre_indices import DiscordanceScale, concordance, discordance
from sitescore.core.outranking.electre_tables import each_table, noise, require_room
from sitescore.core.table import Scored, as_table, scored

Pairs = Sequence[tuple[float, float]]


def electre_ii(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    strong: Pairs = ((0.85, 0.5), (0.75, 0.25)),
    weak: Pairs = ((0.65, 0.5),),
    discordance_scale: DiscordanceScale = "largest criterion range",
) -> Scored:
    """ELECTRE II: all sites ranked from the best down and from the worst up.

    A site outranks another where its concordance reaches the first and its discordance stays
    within the second number of a pair of thresholds, and where the criteria on which it is
    better weigh at least as much as those on which it is worse. Downwards, sites are taken that
    no remaining one outranks strongly and, of those, none weakly; upwards, the same with both
    relations turned round. Sites in a circle are taken together. The paper leaves the
    thresholds to the analyst.

    Parameters
    ----------
    measurements : (..., sites, criteria); with the scale "largest criterion range", criteria
        must be comparable
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    strong : pairs (least concordance, most discordance), in [0, 1]; one that holds is enough
    weak : pairs as in `strong`
    discordance_scale : disadvantages are shares of the "largest criterion range", as in the
        paper, or of the criterion's "own range", for criteria in units that do not compare

    Returns
    -------
    Scored : lowest is best: the mean of the two places, as in the paper. Details:
        ``concordance``, ``discordance``, ``strong`` and ``weak`` (1 at (i, j) where i outranks
        j), each (..., sites, sites), and ``forward`` and ``backward``, (..., sites), places
        from 1 without gaps.

    Raises
    ------
    ValueError
        If an argument is wrong, or there are more than 10,000 sites: figures for all pairs are
        held, 80 bytes for each pair at most.

    References
    ----------
    Roy and Bertier (1973), "La méthode ELECTRE II: une application au média-planning", in Ross
    (ed.), *OR '72*, North-Holland, 291-302.

    Examples
    --------
    >>> electre_ii([[3, 5], [2, 4], [4, 1]], [0.8, 0.2], [1, 1]).scores
    array([1. , 2. , 1.5])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_room(x)
    thresholds = {"strong": as_pairs("strong", strong), "weak": as_pairs("weak", weak)}
    slack = noise(x)

    def rank(gains: Floats, share: Floats) -> dict[str, Floats]:
        speaks_for, against = concordance(gains, share), discordance(gains, share, discordance_scale)
        prevails = speaks_for >= speaks_for.T - slack
        np.fill_diagonal(prevails, val=False)
        strongly, weakly = (
            prevails & _within(speaks_for + slack, against - slack, pairs) for pairs in thresholds.values()
        )
        forward, backward = layers(strongly, weakly), layers(strongly.T, weakly.T)
        backward = 1 + backward.max() - backward
        return {
            "scores": (forward + backward) / 2,
            "concordance": speaks_for,
            "discordance": against,
            "strong": strongly * 1.0,
            "weak": weakly * 1.0,
            "forward": forward * 1.0,
            "backward": backward * 1.0,
        }

    found = each_table(x * d, w, rank)
    return scored(found.pop("scores"), **found)


def as_pairs(name: str, pairs: Pairs) -> list[tuple[float, float]]:
    """Return thresholds as (least concordance, most discordance) pairs, each number in [0, 1].

    Raises
    ------
    ValueError
        If there is none, or one is not a pair of such numbers.
    """
    given = as_floats(name, pairs)
    if given.ndim != 2 or given.shape[0] < 1 or given.shape[1] != 2:
        raise ValueError(f"{name} must be one or more (least concordance, most discordance) pairs, got {pairs}")
    reject(name, "must lie within [0, 1]", given, (given < 0) | (given > 1))
    return [(least, most) for least, most in given.tolist()]


def _within(speaks_for: Floats, against: Floats, pairs: list[tuple[float, float]]) -> Booleans:
    result = np.zeros(speaks_for.shape, dtype=bool)
    for least, most in pairs:
        result |= (speaks_for >= least) & (against <= most)
    return result
