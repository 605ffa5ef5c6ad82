"""What keeps the leader first, in one pass over the values: rival, tolerance, weights and cells."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, as_values
from sitescore.core.hierarchy import as_parents
from sitescore.core.sensitivity.cell_threshold import thresholds
from sitescore.core.sensitivity.closest_rival import nearest
from sitescore.core.sensitivity.tolerance_radius import least_radius
from sitescore.core.sensitivity.weight_rates import Moves, moves, weight_rates
from sitescore.core.sensitivity.weight_stability import SAME, FirstChanges, Stability
from sitescore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LeaderPanel:
    """How the lead of the best site could be lost.

    Attributes
    ----------
    leader, second : numbers of the best site, the first of equals, and of the next, itself where there is none
    rival, moved : as from `closest_rival`
    radius : the least of `tolerance_radii`, inf where nobody can draw level
    winner : as from `stability` with ``keep=1``
    cells : (criteria,) as from `cell_thresholds`, for the leader to fall to the second
    """

    leader: int
    second: int
    rival: int
    moved: float
    radius: float
    winner: Stability
    cells: Floats


def leader_panel(values: ArrayLike, parents: ArrayLike, local: ArrayLike, *, leader: int | None = None) -> LeaderPanel:
    """Find at once what `closest_rival`, `tolerance_radii`, `stability` and `cell_thresholds` find of the leader.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    parents, local : (nodes,) the tree, factors first, and its local weights
    leader : number of the site taken for the best, the first of equals if left out

    Returns
    -------
    LeaderPanel

    Raises
    ------
    ValueError
        If a shape or range is wrong.

    Examples
    --------
    >>> panel = leader_panel([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]], [-1, -1], [0.5, 0.5])
    >>> panel.leader, panel.rival, round(panel.moved, 6)
    (0, 1, 0.166667)
    >>> panel.winner.low.round(6), panel.cells.round(6)
    (array([0.333333, 0.      ]), array([0.7, 0.3]))
    """
    v = as_values(values)
    if v.ndim != 2:
        raise ValueError(f"values must have shape (sites, criteria), got {v.shape}")
    tree, shares = as_parents(parents), as_floats("local", local)
    found = moves(tree, shares, v.shape[1])
    scores = v @ found.weights
    leader = int(scores.argmax()) if leader is None else leader
    gaps = scores[leader] - scores
    gaps[leader] = np.inf
    second = int(gaps.argmin())
    rival, moved = nearest(v[leader], v, gaps, found.weights)
    return LeaderPanel(
        leader=leader,
        second=second,
        rival=rival,
        moved=moved,
        radius=least_radius(v[leader], v, gaps, found.weights),
        winner=_winner(v, gaps, leader, tree, shares, found),
        cells=thresholds(v[leader], found.weights, -float(gaps[second])),
    )


def _winner(v: Floats, gaps: Floats, leader: int, tree: Integers, shares: Floats, found: Moves) -> Stability:
    """Find where each node's weight ends the lead, from the gaps, inf for the leader."""
    changes, sites = FirstChanges(shares.size), np.arange(gaps.size)
    is_alone = gaps.min() > SAME
    if is_alone and found.is_flat:
        paces = v.T.copy(order="C")
        np.subtract(v[leader][:, None], paces, out=paces)
        paces *= 1 / gaps
        paces[:, leader] = 1.0
        changes.see(paces, leader, sites, units=found.units, less=1.0)
    elif is_alone and not found.ends.any():
        columns = np.empty((v.shape[1] + 1, gaps.size), dtype=v.dtype)
        columns[:-1], columns[-1] = v.T, 1.0
        columns *= 1 / gaps
        leads = np.concatenate([-found.ways, (found.ways @ v[leader])[:, None]], axis=1)
        changes.see(leads @ columns, leader, sites, units=found.units)
    else:
        rates = weight_rates(tree, shares, criteria=v.shape[1])
        changes.meet(rates @ (v[leader] - v).T, gaps.copy(), leader, sites)
    return changes.intervals(found.movable, shares)
