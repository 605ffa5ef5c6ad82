"""Election based on relative value distances."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site, column_sums, ends
from sitescore.core.classical.normalisations import turned_ends
from sitescore.core.classical.parameters import as_positive, per_criterion
from sitescore.core.classical.shares import divided
from sitescore.core.table import Scored, as_table, require_positive, scored
from sitescore.core.weigh import weigh


def ervd(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    reference: ArrayLike | None = None,
    lam: float = 2.25,
    alpha: float = 0.88,
) -> Scored:
    """ERVD: TOPSIS in city blocks on values of prospect theory, gains and losses against a reference point.

    Measurements are divided by their column's sum. What a site is better than the reference is
    worth that difference to the power `alpha`, what it is worse costs `lam` times as much. Where
    all sites are alike each scores 1.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative, in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    reference : (criteria,) reference points, in the criteria's units; None for the mean of the
        sites, which is not in the paper, where the decision maker states them
    lam : aversion to losses, above 0
    alpha : sensitivity to differences, above 0 and at most 1

    Returns
    -------
    Scored : closeness within [0, 1], highest is best. Details: ``values``, (..., sites, criteria);
        ``from_ideal``, ``from_anti_ideal``, (..., sites), distances S+ and S-.

    Raises
    ------
    ValueError
        If an argument is wrong or a measurement is negative.

    References
    ----------
    Shyur, Yin, Shih and Cheng (2015), "A Multiple Criteria Decision Making Method Based on
    Relative Value Distances", *Foundations of Computing and Decision Sciences* 40(4), 299-315.

    Examples
    --------
    >>> ervd([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1], reference=[2, 3]).scores.round(3)
    array([1.   , 0.416, 0.33 ])
    """
    x, w, d = as_table(measurements, weights, directions)
    aversion, power = as_positive("lam", lam), as_positive("alpha", alpha, up_to=1)
    require_positive(x, method="ERVD", zero=True, least=ends(x)[0])
    whole = column_sums(lambda rows: rows, x)
    point = whole / x.shape[-2] if reference is None else per_criterion("reference", reference, x)

    def values(rows: Floats) -> Floats:
        ahead = divided((rows - point) * d, whole, empty=0)
        size = np.abs(ahead) ** power
        return np.where(ahead > 0, size, -aversion * size)

    def distances(rows: Floats) -> tuple[Floats, ...]:
        own = values(rows)
        return weigh(high - own, w), weigh(own - low, w)

    low, high = turned_ends(values, x)
    near, far = by_site(distances, x)
    return scored(divided(far, near + far), values=lambda: values(x), from_ideal=near, from_anti_ideal=far)
