"""Ratio system, reference point and full multiplicative form in one ranking."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Integers
from sitescore.core.classical.blocks import blocks
from sitescore.core.classical.full_multiplicative import require_factors
from sitescore.core.classical.moora import moora
from sitescore.core.classical.moora_reference import moora_reference
from sitescore.core.classical.products import logarithms_of_products, ranks_of_products
from sitescore.core.ranking import ranks
from sitescore.core.table import Scored, as_table, scored


def multimoora(measurements: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Scored:
    """MULTIMOORA: three rankings, made one by dominance theory.

    Of two sites the one ahead in more of the three rankings dominates: in all three absolutely,
    in two generally, in one where they share the other two; ahead in one and behind in one is
    equability. A site's score is the number of sites it dominates less the number that
    dominate it. So sites in a circle, A before B before C before A, share a place, as the
    paper demands. Each pair is compared, which takes time with the square of the sites.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit, not negative; above 0 where less is better
    weights : (..., criteria), not negative; used as given, factors in the ratio system and the
        reference point, exponents in the full multiplicative form
    directions : (criteria,) 1 where more is better, -1 where less is

    Returns
    -------
    Scored : dominated less dominating sites, highest is best. Details: the scores of the parts,
        ``ratio``, highest is best, ``reference``, lowest is best, ``logarithms`` of the products,
        highest is best, -inf for a product of 0; the three places from 1, ``ratio_ranks``, ``reference_ranks``,
        ``multiplicative_ranks``; all (..., sites).

    Raises
    ------
    ValueError
        If an argument is wrong, or a measurement is negative, or 0 where less is better.

    References
    ----------
    Brauers, Zavadskas (2010), "Project management by MULTIMOORA as an instrument for transition
    economies", *Technological and Economic Development of Economy* 16(1), 5-24; dominance
    theory: Brauers, Zavadskas (2011), "MULTIMOORA optimization used to decide on a bank loan to
    buy property", *Technological and Economic Development of Economy* 17(1), 174-188.

    Examples
    --------
    >>> result = multimoora([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1])
    >>> result.scores
    array([ 2.,  0., -2.])
    >>> result.details["multiplicative_ranks"]
    array([1., 2., 2.])
    """
    x, w, d = as_table(measurements, weights, directions)
    require_factors(x, d, method="MULTIMOORA")
    ratio, reference = moora(x, w, d).scores, moora_reference(x, w, d).scores
    logarithms = logarithms_of_products(x, w * d)
    places = [ranks(ratio), ranks(-reference), ranks_of_products(logarithms)]
    by_ratio, by_reference, by_product = (place.astype(x.dtype) for place in places)
    return scored(
        dominance_balance(places).astype(x.dtype),
        None,
        {"reference": ("site",)},
        ratio=ratio,
        reference=reference,
        logarithms=logarithms,
        ratio_ranks=by_ratio,
        reference_ranks=by_reference,
        multiplicative_ranks=by_product,
    )


def dominance_balance(places: list[Integers]) -> Integers:
    """Count for each site those behind it in most of `places` less those ahead of it.

    Parameters
    ----------
    places : rankings, (..., sites) each, 1 being the best

    Returns
    -------
    (..., sites) between -(sites - 1) and sites - 1

    Examples
    --------
    A circle: the first is ahead of the second twice, so is that of the third, so is that of
    the first.

    >>> dominance_balance([np.array([1, 2, 3]), np.array([2, 3, 1]), np.array([3, 1, 2])])
    array([0, 0, 0])
    """
    sites = places[0].shape[-1]
    balance = np.zeros(places[0].shape, dtype=np.intp)
    for block in blocks(sites, entries=places[0].size):
        ahead = sum(np.sign(place[..., None, :] - place[..., block, None]) for place in places)
        balance[..., block] = np.sign(ahead).sum(axis=-1)
    return balance
