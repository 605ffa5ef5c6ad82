"""Combined compromise solution."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale
from sitescore.core.classical.parameters import as_share
from sitescore.core.classical.shares import divided
from sitescore.core.classical.wpm import raised, require_shares_from_0
from sitescore.core.table import Scored, as_table, require_shares, scored
from sitescore.core.weigh import weigh


def cocoso(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    lam: float = 0.5,
    normalisation: str = "minmax",
) -> Scored:
    """CoCoSo: three ways to weigh a weighted sum S against a sum of powers P, and their means.

    ``ka`` is the share of S + P, ``kb`` the sum of S and P relative to the lowest of each, ``kc``
    the balanced compromise of S and P relative to the highest. The score is their geometric mean
    plus their arithmetic mean. Criteria of weight 0, whose power would be 1 whatever the
    measurement, are left out. A site that is last on every criterion has S = 0, by which the
    paper divides; it is refused.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative, shares of 1; used as given, and since their sum
        changes ranks, one above 1.5 is refused
    directions : (criteria,) 1 where more is better, -1 where less is
    lam : share of S in ``kc``, within [0, 1]; the rest goes to P
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, (..., sites, criteria); ``S``, ``P``,
        ``ka``, ``kb``, ``kc``, (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong, a site is last on every criterion, or the normalisation cannot
        take the measurements or makes one negative.

    References
    ----------
    Yazdani, Zarate, Zavadskas and Turskis (2019), "A Combined Compromise Solution (CoCoSo)
    Method for Multi-Criteria Decision-Making Problems", *Management Decision* 57(9), 2501-2519.

    Examples
    --------
    >>> cocoso([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([4.394, 1.631, 1.328])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_shares(w, method="CoCoSo")
    share = as_share("lam", lam)
    ratio = scale(normalisation, x, d)
    require_shares_from_0(ratio, x, method="CoCoSo")

    def sum_and_powers(rows: Floats) -> tuple[Floats, ...]:
        ratios = ratio(rows)
        return weigh(ratios, w), np.where(w[..., None, :] > 0, raised(ratios, w), 0).sum(axis=-1)

    s, p = by_site(sum_and_powers, x)
    last = (s == 0) & (s.max(axis=-1, keepdims=True) > 0)
    reject("measurements", "must put no site last on every criterion for CoCoSo, which divides by S", s, last)
    both, mixed = s + p, share * s + (1 - share) * p
    highest = share * s.max(axis=-1, keepdims=True) + (1 - share) * p.max(axis=-1, keepdims=True)
    ka = divided(both, both.sum(axis=-1, keepdims=True))
    kb = _over_lowest(s) + _over_lowest(p)
    kc = divided(mixed, highest)
    score = np.cbrt(ka * kb * kc) + (ka + kb + kc) / 3
    return scored(score, normalised=lambda: ratio(x), S=s, P=p, ka=ka, kb=kb, kc=kc)


def _over_lowest(sums: Floats) -> Floats:
    return divided(sums, sums.min(axis=-1, keepdims=True))
