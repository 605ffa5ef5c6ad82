"""What keeps the leader first, in one pass over the values: rival, tolerance, weights and cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, as_floats, as_values
from sitescore.core.hierarchy import as_parents
from sitescore.core.sensitivity.cell_threshold import thresholds
from sitescore.core.sensitivity.closest_rival import nearest
from sitescore.core.sensitivity.tolerance_radius import least_radius
from sitescore.core.sensitivity.weight_rates import local_rates
from sitescore.core.sensitivity.weight_stability import FirstChanges, Stability


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


def leader_panel(values: ArrayLike, parents: ArrayLike, local: ArrayLike) -> LeaderPanel:
    """Find at once what `closest_rival`, `tolerance_radii`, `stability` and `cell_thresholds` find of the leader.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    parents, local : (nodes,) the tree, factors first, and its local weights

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
    shares = as_floats("local", local)
    rates, weights, movable = local_rates(as_parents(parents), shares, v.shape[1])
    scores = v @ weights
    leader = int(scores.argmax())
    gaps = scores[leader] - scores
    gaps[leader] = np.inf
    second = int(gaps.argmin())
    rival, moved = nearest(v[leader], v, gaps, weights)
    changes = FirstChanges(shares.size)
    slopes = rates @ v.T
    np.subtract(slopes[:, leader : leader + 1].copy(), slopes, out=slopes)
    changes.meet(slopes, gaps.copy(), leader, np.arange(gaps.size))
    return LeaderPanel(
        leader=leader,
        second=second,
        rival=rival,
        moved=moved,
        radius=least_radius(v[leader], v, gaps, weights),
        winner=changes.intervals(movable, shares),
        cells=thresholds(v[leader], weights, -float(gaps[second])),
    )
