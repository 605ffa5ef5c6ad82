"""ELECTRE III: a ranking by credibilities, with indifference, preference and veto thresholds."""

from __future__ import annotations

from numpy.typing import ArrayLike

from sitescore.core.checks import Floats
from sitescore.core.outranking.electre_credibility import concordance_and_credibility
from sitescore.core.outranking.electre_distillation import Distillation, distilled
from sitescore.core.outranking.electre_tables import decimals, each_table, require_room
from sitescore.core.outranking.electre_thresholds import as_thresholds
from sitescore.core.table import Scored, as_table, scored


def electre_iii(  # noqa: PLR0913 - what papers and analysts set
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    q: ArrayLike | None = 0,
    p: ArrayLike | None = None,
    v: ArrayLike | None = None,
    distillation: tuple[float, float] = (0.3, -0.15),
) -> Scored:
    """ELECTRE III: two rankings by distillation, the order on which they agree, and their mean.

    The paper leaves thresholds to the analyst, who knows how exact measurements are; without
    any, every difference counts, and no criterion alone says no. Thresholds that depend on the
    measurement are taken at the worse of two sites, as in the paper.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    q : indifference: just as good up to `q` behind, in the criterion's unit. A number for all;
        (criteria,); or (criteria, 2), slope and constant of slope * measurement + constant. None for a criterion, 0
    p : preference: worse beyond doubt from `p` behind, not below `q`; as `q`; `q` itself where
        None
    v : veto: never as good as a site from `v` ahead, not below `p`; as `q`; inf or None
        where there is no veto
    distillation : constant and slope of s(credibility), the difference between credibilities
        that counts

    Returns
    -------
    Scored : lowest is best: the mean of the places in both distillations. Details:
        ``concordance``, ``credibility`` and ``preorder`` (1 at (i, j) where i is at least as
        good as j in both distillations; neither way where they disagree), each
        (..., sites, sites), and ``descending`` and ``ascending``, (..., sites), places from 1,
        the best, without gaps.

    Raises
    ------
    ValueError
        If an argument is wrong, or there are more than 10,000 sites: figures for all pairs are
        held, 80 bytes for each pair at most.

    References
    ----------
    Roy (1978), "ELECTRE III: un algorithme de classements fondé sur une représentation floue
    des préférences en présence de critères multiples", *Cahiers du CERO* 20(1), 3-24.

    Examples
    --------
    >>> result = electre_iii([[30, 5], [20, 5.5], [10, 9]], [0.6, 0.4], [1, 1], q=1, p=2)
    >>> result.scores, result.details["credibility"].round(2)[0]
    (array([1. , 2. , 1.5]), array([1. , 1. , 0.6]))
    """
    x, w, d = as_table(measurements, weights, directions)
    require_room(x)
    levels = as_thresholds(q, p, v, measurements=x, directions=d)
    how = Distillation.of(distillation, decimals=decimals(x))

    def rank(table: Floats, share: Floats) -> dict[str, Floats]:
        here = levels.at(table[:, None, :])
        concordant, credible = concordance_and_credibility(table * d, table * d, share, here)
        return {"concordance": concordant, **both_ways(credible, how)}

    found = each_table(x, w, rank)
    return scored(found.pop("scores"), **found)


def both_ways(credible: Floats, how: Distillation) -> dict[str, Floats]:
    """Distil (sites, sites) credibilities downwards and upwards; the mean of the places, and what leads there."""
    descending = distilled(credible, how)
    ascending = distilled(credible, how, upwards=True)
    ascending = 1 + ascending.max() - ascending
    agreed = (descending[:, None] <= descending) & (ascending[:, None] <= ascending)
    return {
        "scores": (descending + ascending) / 2,
        "credibility": credible,
        "descending": descending * 1.0,
        "ascending": ascending * 1.0,
        "preorder": agreed * 1.0,
    }
