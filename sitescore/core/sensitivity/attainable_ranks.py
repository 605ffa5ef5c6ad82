"""The best and the worst rank that a site can take, and the weights nearest to the stated ones that give it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_values, as_weights
from sitescore.records import dataclass

NODE_LIMIT = 1000
"""Nodes of the search tree: a limit that every machine meets at the same place."""
CLEAR = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AttainableRank:
    """A rank, weights that give it, and whether it is proven that none is better (worse)."""

    rank: int
    weights: Floats
    proven: bool


def attainable_rank(
    values: ArrayLike,
    weights: ArrayLike,
    *,
    site: int,
    worst: bool = False,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> AttainableRank:
    """Find the best (or worst) rank that a site can take, over all weights within bounds.

    A mixed-integer program counts the rivals that stay ahead; a linear one then finds,
    among weights that leave just those ahead, the ones nearest to the stated.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    weights : (criteria,) as stated, not negative, summing to 1
    site : number of the site
    worst : look for the worst rank
    low, high : (criteria,) bounds of each weight; left out, 0 and 1

    Returns
    -------
    AttainableRank : a rival that ties does not push the site down for its best rank, and
        does for its worst

    Raises
    ------
    ValueError
        If a shape or range is wrong, or no weights within the bounds sum to 1.

    References
    ----------
    Kadziński, Greco and Słowiński (2012), "Extreme ranking analysis in robust ordinal
    regression", *Omega* 40(4), 488-501.

    Examples
    --------
    >>> found = attainable_rank([[0.9, 0.1], [0.1, 0.9], [0.4, 0.4]], [0.5, 0.5], site=2)
    >>> found.rank, found.proven
    (2, True)
    """
    v = as_values(values)
    stated = as_weights(weights, criteria=v.shape[1])
    least = np.zeros(stated.size) if low is None else as_floats("low", low)
    most = np.ones(stated.size) if high is None else as_floats("high", high)
    ahead = np.delete(v, site, axis=0) - v[site]
    if not ahead.size:
        return AttainableRank(rank=1, weights=stated, proven=True)
    lead = -ahead if worst else ahead
    beaten, proven = _fewest(lead, least, most)
    now = lead @ stated > CLEAR
    if now.sum() <= beaten.sum() and ((least <= stated) & (stated <= most)).all():
        beaten = now
    nearest = _nearest(lead[~beaten], stated, least, most)
    count = int(beaten.sum())
    rank = 1 + len(lead) - count if worst else 1 + count
    return AttainableRank(rank=rank, weights=nearest, proven=proven)


def _fewest(lead: Floats, least: Floats, most: Floats) -> tuple[np.ndarray, bool]:
    """Choose weights that leave the fewest rows above 0; return which are, and whether that is proven."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    rivals, criteria = lead.shape
    cost = np.concatenate([np.zeros(criteria), np.ones(rivals)])
    rows = np.hstack([lead, -np.eye(rivals)])
    total = np.concatenate([np.ones(criteria), np.zeros(rivals)])[None]
    limits = Bounds(np.concatenate([least, np.zeros(rivals)]), np.concatenate([most, np.ones(rivals)]))
    whole = np.concatenate([np.zeros(criteria), np.ones(rivals)])
    found = milp(
        cost,
        constraints=[LinearConstraint(rows, -np.inf, 0.0), LinearConstraint(total, 1.0, 1.0)],
        bounds=limits,
        integrality=whole,
        options={"node_limit": NODE_LIMIT},
    )
    if found.x is None and found.status == 1:
        return np.ones(rivals, dtype=bool), False
    if found.x is None:
        raise ValueError(f"no weights between low and high sum to 1: {found.message}")
    return found.x[criteria:] > 0.5, found.status == 0


def _nearest(lead: Floats, stated: Floats, least: Floats, most: Floats) -> Floats:
    """Find the weights nearest to the stated, by points moved, that keep every row at 0 or below."""
    from scipy.optimize import linprog

    criteria = stated.size
    cost = np.concatenate([np.zeros(criteria), np.ones(2 * criteria)])
    split = np.hstack([np.eye(criteria), -np.eye(criteria), np.eye(criteria)])
    total = np.concatenate([np.ones(criteria), np.zeros(2 * criteria)])[None]
    found = linprog(
        cost,
        A_ub=np.hstack([lead, np.zeros((len(lead), 2 * criteria))]) if len(lead) else None,
        b_ub=np.zeros(len(lead)) if len(lead) else None,
        A_eq=np.vstack([split, total]),
        b_eq=np.append(stated, 1.0),
        bounds=[*zip(least, most, strict=True), *[(0, None)] * (2 * criteria)],
        method="highs",
    )
    if found.x is None:
        return stated
    nearest = np.clip(found.x[:criteria], 0, None)
    return np.asarray(nearest / nearest.sum())
