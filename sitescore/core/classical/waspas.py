"""Weighted aggregated sum product assessment."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale
from sitescore.core.classical.parameters import as_share
from sitescore.core.classical.wpm import raised, require_shares_from_0
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def waspas(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    lam: float = 0.5,
    normalisation: str = "linear",
) -> Scored:
    """WASPAS: a mean of the weighted sum and the weighted product of the same normalised measurements.

    Parameters
    ----------
    measurements : (..., sites, criteria) not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    lam : share of the weighted sum, within [0, 1]; the rest goes to the weighted product
    normalisation : name in `NORMALISATIONS`

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, (..., sites, criteria); ``sum``,
        ``product``, (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements or makes one
        negative.

    References
    ----------
    Zavadskas, Turskis, Antucheviciene and Zakarevicius (2012), "Optimization of Weighted
    Aggregated Sum Product Assessment", *Elektronika ir Elektrotechnika* 122(6), 3-6.

    Examples
    --------
    >>> waspas([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([1.   , 0.412, 0.433])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = as_share("lam", lam)
    ratio = scale(normalisation, x, d)
    require_shares_from_0(ratio, x, method="WASPAS")

    def sum_and_product(rows: Floats) -> tuple[Floats, ...]:
        ratios = ratio(rows)
        return weigh(ratios, w), raised(ratios, w).prod(axis=-1)

    total, product = by_site(sum_and_product, x)
    return scored(share * total + (1 - share) * product, normalised=lambda: ratio(x), sum=total, product=product)
