"""Gap between what a site could give and what it gives."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import scale
from sitescore.core.table import Scored, as_table, scored


def mairca(
    measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike, *, normalisation: str = "minmax"
) -> Scored:
    """Multi-attributive ideal-real comparative analysis (MAIRCA).

    Before the sites are looked at each is as likely as any other, so a criterion's weight is
    shared among them alike; the gap is the part of that share which a site does not earn.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    normalisation : name in `NORMALISATIONS`; the paper's is "minmax"

    Returns
    -------
    Scored : total gap, lowest is best. Details: ``normalised``, (..., sites, criteria),
        ``theoretical``, (..., criteria), the same for every site, and ``gaps``,
        (..., sites, criteria).

    Raises
    ------
    ValueError
        If an argument is wrong, or the normalisation cannot take the measurements.

    References
    ----------
    Pamucar, Vasin, Lukovac (2014), "Selection of railway level crossings for investing in security
    equipment using hybrid DEMATEL-MARICA model", *XVI International Scientific-Expert Conference
    on Railways (RAILCON)*, Nis, 89-92; in this form in Gigovic, Pamucar, Bajic, Milicevic (2016),
    "The combination of expert judgment and GIS-MAIRCA analysis for the selection of sites for
    ammunition depots", *Sustainability* 8(4), 372.

    Examples
    --------
    >>> mairca([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.   , 0.222, 0.25 ])
    """
    x, w, d = as_table(measurements, weights, directions)
    share = scale(normalisation, x, d)
    theoretical = w / x.shape[-2]

    def gaps(rows: Floats) -> Floats:
        return np.asarray(theoretical[..., None, :] * (1 - share(rows)))

    (sums,) = by_site(lambda rows: (gaps(rows).sum(axis=-1),), x)
    return scored(sums, normalised=lambda: share(x), theoretical=theoretical, gaps=lambda: gaps(x))
