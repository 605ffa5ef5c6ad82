"""PROMETHEE II: the complete ranking by net flow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.outranking.net_flows import criterion_flows, flow_differences
from sitescore.core.outranking.preferences import as_preferences
from sitescore.core.table import Scored, as_table, scored
from sitescore.core.weigh import weigh


def promethee_ii(  # noqa: PLR0913 - the paper's parameters
    measurements: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    *,
    functions: str | Sequence[str] = "usual",
    q: ArrayLike | None = None,
    p: ArrayLike | None = None,
    s: ArrayLike | None = None,
) -> Scored:
    """PROMETHEE II, the net outranking flow.

    A site that exceeds another by d on a criterion, in the direction that is better, is
    preferred to it to the degree P(d). The positive flow of a site is the weighted mean of its
    preferences over the other sites, the negative flow that of theirs over it, and the net
    flow the difference. Flows are divided by the number of other sites, as in Brans and
    Mareschal (2005); the paper of 1986 prints plain sums, which rank alike. Differences are
    compared with thresholds as they are in double precision, without tolerance.

    Flows take O(n log n) for n sites. Those of the Gaussian function are exact to 2e-13.
    Where only the weights have leading axes, flows are worked out once.

    Parameters
    ----------
    measurements : (..., sites, criteria) in any unit
    weights : (..., criteria), not negative; divided by their sum
    directions : (criteria,) 1 where more is better, -1 where less is
    functions : one name for all criteria or one for each, P(d) being, for d above 0,
        ``usual`` 1; ``ushape`` 1 above q; ``vshape`` d / p, 1 above p; ``level`` 1/2 above q,
        1 above p; ``linear`` (d - q) / (p - q) above q, 1 above p;
        ``gaussian`` 1 - exp(-d^2 / (2 s^2)); and 0 elsewhere
    q : indifference threshold in the criterion's unit, at least 0, one for all or one for each
    p : preference threshold in the criterion's unit, at least q, above 0 for ``vshape``
    s : Gaussian threshold in the criterion's unit, above 0

    Returns
    -------
    Scored : net flows in [-1, 1], highest is best, summing to 0; 0 for a site alone. Details:
        ``positive_flow`` and ``negative_flow``, (..., sites), and ``criterion_net_flows``,
        (..., sites, criteria), whose weighted mean the scores are, worked out when asked for.

    Raises
    ------
    ValueError
        If an argument is wrong, a function is unknown or lacks a threshold that it needs, or a
        threshold is given that no function uses.

    References
    ----------
    Brans and Vincke (1985), "A preference ranking organisation method (the PROMETHEE method for
    multiple criteria decision-making)", *Management Science* 31(6), 647-656.

    Brans, Vincke and Mareschal (1986), "How to select and how to rank projects: the PROMETHEE
    method", *European Journal of Operational Research* 24(2), 228-238.

    Brans and Mareschal (2005), "PROMETHEE methods", in *Multiple Criteria Decision Analysis:
    State of the Art Surveys*, Springer, 163-186.

    Examples
    --------
    >>> promethee_ii([[3, 1], [2, 2], [1, 2]], [0.5, 0.5], [1, -1]).scores
    array([ 1.  , -0.25, -0.75])
    """
    x, w, d = as_table(measurements, weights, directions)
    preferences = as_preferences(functions, criteria=x.shape[-1], q=q, p=p, s=s)
    share = w / w.sum(axis=-1, keepdims=True, dtype=np.float64)
    gained = lost = balance = np.zeros(())
    for some, positive, negative in criterion_flows(x, d, preferences):
        gained = gained + weigh(positive, share[..., some])
        lost = lost + weigh(negative, share[..., some])
        np.subtract(positive, negative, out=positive)
        balance = balance + weigh(positive, share[..., some])
        del positive, negative  # before the next are worked out
    return scored(
        np.asarray(balance, dtype=x.dtype),
        positive_flow=np.asarray(gained, dtype=x.dtype),
        negative_flow=np.asarray(lost, dtype=x.dtype),
        criterion_net_flows=lambda: flow_differences(x, d, preferences),
    )
