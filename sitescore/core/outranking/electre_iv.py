"""ELECTRE IV: a ranking by credibilities without weights, from counts of criteria."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers
from sitescore.core.outranking.electre_distillation import Distillation
from sitescore.core.outranking.electre_iii import both_ways
from sitescore.core.outranking.electre_tables import decimals, each_table, noise, require_room, tiles
from sitescore.core.outranking.electre_thresholds import as_thresholds
from sitescore.core.table import Scored, as_table, scored

Levels = tuple[Floats, Floats, Floats]


class Counts(NamedTuple):
    """On how many criteria a site is better: at all, by more than `q`, by more than `p`, and by `v` or more."""

    at_all: Integers
    weakly: Integers
    strictly: Integers
    vetoes: Integers


def electre_iv(  # noqa: PLR0913 - what papers and analysts set
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    q: ArrayLike | None = 0,
    p: ArrayLike | None = None,
    v: ArrayLike | None = None,
    distillation: tuple[float, float] = (0.3, -0.15),
) -> Scored:
    """ELECTRE IV: for criteria that cannot be weighted, while none outweighs half of the others or is next to nothing.

    How far a site is at least as good as another follows from the number of criteria on which
    each is better: strictly (by more than `p`), weakly (more than `q`) or only just. Credibility
    is 1 for quasi-dominance (the other is nowhere more than just better, and on fewer
    criteria), 0.8 for canonical dominance (weakly better on no more criteria than this one is
    strictly, and better on fewer), 0.6 for pseudo-dominance (weakly better on no more than this
    one is more than just better), 0.4 for sub-dominance (strictly better on none), 0.2 for
    veto-dominance (strictly better on one, without a veto, where this one is on at least half
    of all; some programs round the half down), else 0. Credibilities are then distilled as by `electre_iii`.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; nothing depends on them but that a criterion of
        weight 0 is left out
    directions : (criteria,) 1 where more is better, -1 where less is
    q : indifference, in the criterion's unit. A number for all; (criteria,); or (criteria, 2),
        slope and constant of slope * measurement + constant, taken at the worse of two sites.
        None for a criterion is 0
    p : preference, not below `q`; as `q`; `q` itself where
        None
    v : veto: at or above this, one criterion rules out veto-dominance; not below `p`; as `q`;
        inf or None where there is no veto
    distillation : constant and slope of s(credibility), the difference between credibilities
        that counts; the default is that of ELECTRE III

    Returns
    -------
    Scored : lowest is best: the mean of the places in both distillations. Details:
        ``credibility`` and ``preorder`` (1 at (i, j) where i is at least as good as j in both
        distillations), each (..., sites, sites), and ``descending`` and ``ascending``,
        (..., sites), places from 1, the best, without gaps.

    Raises
    ------
    ValueError
        If an argument is wrong, or there are more than 10,000 sites: figures for all pairs are
        held, 80 bytes for each pair at most.

    References
    ----------
    Roy and Hugonnard (1982), "Ranking of suburban line extension projects on the Paris metro
    system by a multicriteria method", *Transportation Research Part A* 16(4), 301-312.

    Examples
    --------
    >>> result = electre_iv([[30, 5], [20, 5.5], [10, 9]], [1, 1], [1, 1], q=1, p=2)
    >>> result.scores, result.details["credibility"][0]
    (array([1. , 2. , 1.5]), array([1. , 0.6, 0.2]))
    """
    x, w, d = as_table(measurements, weights, directions)
    require_room(x)
    levels = as_thresholds(q, p, v, measurements=x, directions=d)
    how = Distillation.of(distillation, decimals=decimals(x))

    def rank(table: Floats, share: Floats) -> dict[str, Floats]:
        counted = share > 0
        q_at, p_at, v_at = (level[:, counted] for level in levels.at(table))
        return both_ways(_credibility((table * d)[:, counted], (q_at, p_at, v_at)), how)

    found = each_table(x, w, rank)
    return scored(found.pop("scores"), **found)


def _credibility(gains: Floats, levels: Levels) -> Floats:
    """Credibility between all of (sites, criteria) `gains`, with thresholds of that shape."""
    sites, criteria = gains.shape
    result = np.zeros((sites, sites))
    for rows in tiles(sites, sites):
        mine = _counted(gains[rows], gains, levels)
        other = _counted(gains, gains[rows], (levels[0][rows], levels[1][rows], levels[2][rows]))
        result[rows] = _graded(mine, Counts(*(count.T for count in other)), criteria)
    np.fill_diagonal(result, 1)
    return result


def _counted(these: Floats, those: Floats, levels: Levels) -> Counts:
    """Count, for (these, those), the criteria on which these are better, with thresholds at those."""
    tolerance = 1 + noise(these)
    at_all, weakly, strictly, vetoes = np.zeros((4, len(these), len(those)), dtype=np.int32)
    for mine, other, q, p, v in zip(*(np.ascontiguousarray(part.T) for part in (these, those, *levels)), strict=True):
        ahead = mine[:, None] - other
        preferred = ahead > p * tolerance
        at_all += ahead > 0
        weakly += ahead > q * tolerance
        strictly += preferred
        vetoes += preferred & (ahead >= v)
    return Counts(at_all, weakly, strictly, vetoes)


def _graded(mine: Counts, other: Counts, criteria: int) -> Floats:
    """Credibility of the first relation that holds: of those on which the paper builds, each implies the next."""
    unbeaten = other.strictly == 0
    fewer = other.at_all < mine.at_all
    relations = {
        1.0: (other.weakly == 0) & fewer,
        0.8: unbeaten & (other.weakly <= mine.strictly) & fewer,
        0.6: unbeaten & (other.weakly <= mine.weakly),
        0.4: unbeaten,
        0.2: (other.strictly <= 1) & (other.vetoes == 0) & (2 * mine.strictly >= criteria),
    }
    return np.select(list(relations.values()), list(relations), default=0.0)
