"""MEREC: weights from what removing a criterion changes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.table import require_positive
from sitescore.core.weighting.weighted import Weighted, as_varied_table, weighted


def merec(measurements: ArrayLike, directions: ArrayLike | None = None) -> Weighted:
    """Weigh a criterion by what its removal changes: method based on the removal effects of criteria.

    With ``n = min / x`` where more is better and ``x / max`` where less is, a site performs
    ``ln(1 + sum |ln n| / criteria)``; a criterion weighs by how much all performances change,
    in absolute terms, when it leaves the sum.

    Parameters
    ----------
    measurements : (sites, criteria) in any unit, above 0
    directions : (criteria,) 1 where more is better, which is the default, -1 where less is

    Returns
    -------
    Weighted : 0 where all sites are alike; as such a criterion still counts in the divisor,
        the other weights are not quite those of the table without it. Details: ``normalised``,
        (sites, criteria); ``performances``, (sites,); ``performances_without``, (sites,
        criteria), without each criterion in turn; ``removal_effects``, (criteria,).

    Raises
    ------
    ValueError
        If an argument is wrong, a measurement is not above 0, or no two sites differ.

    References
    ----------
    Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021), "Determination of
    Objective Weights Using a New Method Based on the Removal Effects of Criteria (MEREC)",
    *Symmetry* 13(4), 525.

    Examples
    --------
    >>> table = [[450, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153], [220, 9300, 1, 162]]
    >>> merec([*table, [5, 8400, 23, 158]], [1, 1, -1, -1]).weights.round(4)
    array([0.5752, 0.0141, 0.4016, 0.0091])
    """
    x, d, _ = as_varied_table(measurements, directions)
    require_positive(x, method="MEREC")
    shares = np.where(d > 0, x.min(axis=0) / x, x / x.max(axis=0))
    logs = -np.log(shares) / x.shape[1]
    total = logs.sum(axis=1)
    performances = np.log1p(total)
    without = np.log1p(np.maximum(total[:, None] - logs, 0.0))
    effects = np.where(logs > 0, performances[:, None] - without, 0.0).sum(axis=0)
    return weighted(
        effects, normalised=shares, performances=performances, performances_without=without, removal_effects=effects
    )
