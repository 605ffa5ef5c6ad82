"""MR-Sort: sites into ordered classes by a majority of criteria."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.parameters import as_share
from sitescore.core.outranking.electre_profiles import as_classes, as_profiles, best_first, quantiles
from sitescore.core.outranking.electre_tables import each_table, noise, unlimited
from sitescore.core.table import Scored, as_table, scored


def mr_sort(  # noqa: PLR0913 - what papers and analysts set
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    profiles: ArrayLike | None = None,
    classes: int = 3,
    v: ArrayLike | None = None,
    lam: float = 0.5,
) -> Scored:
    """MR-Sort, the majority rule: a site is above a profile that criteria of enough weight say it reaches.

    ELECTRE TRI made simple: no indifference and preference, one rule of assignment. A site is
    put above the best profile that it reaches on criteria whose weight is at least `lam` of
    all, unless a criterion vetoes it there.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    profiles : (classes - 1, criteria) limits between classes, from the worst to the best or
        back. Without them, equally spaced quantiles of each criterion's measurements: classes
        then depend on which sites are judged, which the method means to avoid
    classes : number of classes where no profiles are given
    v : veto thresholds in the criteria's units: a site `v` or more behind a profile is not
        above it. A number for all; (criteria,); or (profiles, criteria), in the order of
        `profiles`; inf or None where there is no veto
    lam : majority, the least share of the weight that carries a site above a profile, in [0, 1]

    Returns
    -------
    Scored : highest is best: the class, 1 being the worst class. Details: ``profiles``,
        (..., profiles, criteria), the worst first; ``majority``, (..., sites, profiles), the share of the weight
        on which the site reaches the profile; ``vetoed``, of the same shape, 1 where vetoed.

    Raises
    ------
    ValueError
        If an argument is wrong.

    References
    ----------
    Leroy, Mousseau and Pirlot (2011), "Learning the parameters of a multiple criteria sorting
    method", *Algorithmic Decision Theory*, LNCS 6992, Springer, 219-233. Vetoes: Bouyssou and
    Marchant (2007), "An axiomatic approach to noncompensatory sorting methods in MCDM, II: more
    than two categories", *European Journal of Operational Research* 178(1), 246-276.

    Examples
    --------
    >>> trips = [[1, 10, 1], [4, 20, 2], [2, 20, 0], [6, 40, 0], [30, 30, 3]]
    >>> mr_sort(trips, [1, 3, 2], [-1, -1, 1], profiles=[[7, 25, 2], [3, 11, 3]]).scores
    array([3., 2., 2., 1., 1.])
    """
    x, w, d = as_table(measurements, weights, directions)
    given, count = as_profiles(profiles, directions=d), as_classes(classes)
    least = as_share("lam", lam) - noise(x)
    vetoes = _as_vetoes(v, profiles=count - 1 if given is None else len(given), criteria=d.size)
    if given is not None and best_first(np.asarray(profiles), d):
        vetoes = vetoes[::-1]

    def sort(table: Floats, share: Floats) -> dict[str, Floats]:
        gains = table * d
        limits = quantiles(gains, count) if given is None else given * d
        majority, vetoed = np.zeros((2, len(gains), len(limits)))
        for column, limit, most, part in zip(gains.T, limits.T, vetoes.T, share / share.sum(), strict=True):
            majority += part * (column[:, None] >= limit)
            if part > 0:
                np.maximum(vetoed, (limit > column[:, None]) & (limit - column[:, None] >= most), out=vetoed)
        above = (majority >= least) & (vetoed == 0)
        best = above.shape[1] - np.flip(above, axis=1).argmax(axis=1)
        return {
            "scores": 1 + np.where(above.any(axis=1), best, 0),
            "profiles": limits * d,
            "majority": majority,
            "vetoed": vetoed,
        }

    found = each_table(x, w, sort)
    return scored(found.pop("scores"), **found)


def _as_vetoes(v: ArrayLike | None, *, profiles: int, criteria: int) -> Floats:
    """Return `v` as (profiles, criteria); inf or None where nothing is vetoed."""
    given = unlimited("v", v)
    if given.shape not in ((), (criteria,), (profiles, criteria)):
        raise ValueError(
            f"v must be a number or have shape ({criteria},) or ({profiles}, {criteria}), got {given.shape}"
        )
    return np.broadcast_to(given, (profiles, criteria))
