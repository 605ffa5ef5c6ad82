"""Alternative ranking order method accounting for two-step normalisation."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, reject
from sitescore.core.classical.blocks import by_site
from sitescore.core.classical.normalisations import minmax, vector
from sitescore.core.classical.parameters import as_flag, as_share
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def aroman(
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    beta: float = 0.5,
    lam: float = 0.5,
    inverted: bool = False,
) -> Scored:
    """AROMAN: powers of the weighted sums over two kinds of criteria, on the mean of two normalisations.

    The score is ``L^lam + A^(1 - lam)``, L being the sum where less is better and A where more
    is. The paper normalises both kinds alike and adds them, so there **a larger cost raises the
    score**; its printed figures follow that rule, and it is the default here. With `inverted`,
    which is not in the paper, figures where less is better are turned round first.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; used as given
    directions : (criteria,) 1 where more is better, -1 where less is
    beta : share of the range normalisation, within [0, 1]; the rest goes to the vector normalisation
    lam : proportion of criteria of which less is better, within [0, 1]
    inverted : turn figures where less is better round, so that more is better in every column

    Returns
    -------
    Scored : highest is best. Details: ``normalised``, (..., sites, criteria); ``less``, ``more``,
        (..., sites), the weighted sums L and A.

    Raises
    ------
    ValueError
        If an argument is wrong, or negative measurements make a sum L or A negative, of which
        there is no power.

    References
    ----------
    Bošković, Švadlenka, Jovčić, Dobrodolac, Simić and Bacanin (2023), "An Alternative Ranking
    Order Method Accounting for Two-Step Normalization (AROMAN) - A Case Study of the Electric
    Vehicle Selection Problem", *IEEE Access* 11, 39496-39507.

    Examples
    --------
    >>> aroman([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1]).scores.round(3)
    array([0.64 , 0.493, 0.843])
    """
    x, w, d = as_table(measurements, weights, directions)
    first, power = as_share("beta", beta), as_share("lam", lam)
    turned = as_flag("inverted", inverted) & (d < 0)
    ranges, shares = (normalise(x, np.where(turned, -1, 1)) for normalise in (minmax, vector))

    def both(rows: Floats) -> Floats:
        return (first * ranges(rows) + (1 - first) * shares(rows)) / 2

    def sides(rows: Floats) -> tuple[Floats, ...]:
        mixed = both(rows)
        return weigh(np.where(d < 0, mixed, 0), w), weigh(np.where(d > 0, mixed, 0), w)

    less, more = by_site(sides, x)
    for name, sums in (("less", less), ("more", more)):
        reject(
            "measurements", f"must not make the weighted sum where {name} is better negative for AROMAN", sums, sums < 0
        )
    return scored(less**power + more ** (1 - power), normalised=lambda: both(x), less=less, more=more)
