"""Net flow of PROMETHEE II on values."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_values, as_weights
from sitescore.core.weigh import weigh


def promethee_ii(
    values: ArrayLike,
    weights: ArrayLike,
    *,
    functions: str | list[str] = "usual",
    q: float | list[float] | None = None,
    p: float | list[float] | None = None,
    s: float | list[float] | None = None,
) -> Floats:
    """Score sites by how far they are preferred to the others, less how far the others are to them.

    The score is half of 1 plus the net flow. It depends on which sites are compared, and is
    linear in the weights.

    Parameters
    ----------
    values : (..., sites, criteria) in [0, 1], more is better
    weights : (..., criteria), not negative, summing to 1
    functions : preference function, one for all criteria or one each: "usual", "ushape",
        "vshape", "level", "linear" or "gaussian"
    q, p, s : thresholds of indifference, of preference, and of the Gaussian's inflection, in
        value, one for all criteria or one each; each where its function needs it

    Returns
    -------
    scores : (..., sites) in [0, 1], more is better; 0.5 for a site alone

    Raises
    ------
    ValueError
        If a shape, a range or a sum is wrong, an entry is not finite, or a threshold is missing
        or is one that no function uses.

    References
    ----------
    Brans and Mareschal (2005), "PROMETHEE methods", in *Multiple Criteria Decision Analysis:
    State of the Art Surveys*, 163-186.

    Examples
    --------
    >>> promethee_ii([[1.0, 0.0], [0.5, 0.5], [0.0, 0.4]], [0.75, 0.25])
    array([0.75 , 0.625, 0.125])
    """
    flows = halved_flows(values, functions=functions, q=q, p=p, s=s)
    return weigh(flows, as_weights(weights, criteria=flows.shape[-1]))


def halved_flows(values: ArrayLike, **preference: object) -> Floats:
    """Half of 1 plus the net flow of each criterion, (..., sites, criteria) in [0, 1]: what the weights sum up.

    >>> halved_flows([[1.0, 0.0], [0.5, 0.5], [0.0, 0.4]])
    array([[1. , 0. ],
           [0.5, 1. ],
           [0. , 0.5]])
    """
    from sitescore.core.outranking.net_flows import net_flows

    v = as_values(values)
    flows = net_flows(v, np.ones(v.shape[-1]), **preference)  # type: ignore[arg-type]
    return np.clip((1 + flows) / 2, 0, 1)
