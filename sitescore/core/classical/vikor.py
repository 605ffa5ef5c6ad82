"""Compromise ranking: group benefit against the single worst regret."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats
from sitescore.core.classical.ideal import best_and_worst
from sitescore.core.classical.parameters import as_share
from sitescore.core.classical.shares import Gaps, divided
from sitescore.core.table import Scored, as_table, scored


def vikor(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, v: float = 0.5) -> Scored:
    """VIKOR: sites by a mean of their summed regret S and their largest regret R, and the compromise set.

    A regret is the weighted share of the range of a criterion by which a site falls short of the
    best; it is 0 in columns without spread. The compromise is the site of the lowest Q alone if
    it leads by at least 1 / (sites - 1) (C1, acceptable advantage) and is also first by S or R
    (C2, acceptable stability); without C2 it is joined by the second; without C1 by all sites
    that it leads by less than that.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    v : weight of the majority, within [0, 1]: the share of S in Q, the rest going to R

    Returns
    -------
    Scored : Q within [0, 1], lowest is best. Details: ``S``, ``R``, ``Q``, (..., sites);
        ``advantage``, ``stability``, (...), 1 where C1 and C2 hold, else 0; ``compromise``,
        (..., sites), 1 for members of the compromise set, else 0.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Opricovic and Tzeng (2004), "Compromise Solution by MCDM Methods: A Comparative Analysis of
    VIKOR and TOPSIS", *European Journal of Operational Research* 156(2), 445-455.

    Examples
    --------
    >>> vikor([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.   , 0.944, 1.   ])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = as_share("v", v)
    best, worst = best_and_worst(x, d)
    s, r = Gaps(best, np.abs(best - worst), empty=0).sums_and_largest(x, w)
    q = share * _position(s) + (1 - share) * _position(r)
    flags = {name: partial(_flag, name, q, s, r) for name in ("advantage", "stability", "compromise")}
    return scored(q, S=s, R=r, Q=q, **flags)


def _flag(name: str, q: Floats, s: Floats, r: Floats) -> Floats:
    advantage, stability, members = _compromise(q, np.minimum(_position(s), _position(r)))
    flags = {"advantage": advantage, "stability": stability, "compromise": members}
    return flags[name].astype(q.dtype)


def _position(regret: Floats) -> Floats:
    """Place of each site between the lowest and the highest regret, 0 to 1; 0 where all are alike up to rounding."""
    low, high = regret.min(axis=-1, keepdims=True), regret.max(axis=-1, keepdims=True)
    spread = np.where(high - low > _noise(regret) * high, high - low, 0)
    return divided(regret - low, spread, empty=0)


def _compromise(q: Floats, nearest: Floats) -> tuple[Booleans, Booleans, Booleans]:
    """C1, C2 and the members of the compromise set; `nearest` is 0 for sites first by S or R, up to rounding."""
    sites = q.shape[-1]
    ordered = np.sort(q, axis=-1)
    first, second = ordered[..., :1], ordered[..., 1:2] if sites > 1 else ordered
    needed = (1 / (sites - 1) if sites > 1 else 0) - _noise(q)
    leaders = q == first
    advantage = second - first >= needed
    stability = (leaders & (nearest <= _noise(q))).any(axis=-1, keepdims=True)
    members = np.where(advantage, leaders | (~stability & (q == second)), q - first < needed)
    return advantage[..., 0], stability[..., 0], members


def _noise(figures: Floats) -> float:
    return 16 * float(np.finfo(figures.dtype).eps)
