"""How the criteria's final weights move with the local weight of one node of the tree."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats
from sitescore.core.hierarchy import ROOT, as_parents, node_shares, weights_down

ALL = 1e-12
"""Where others have no more than this, a node has all there is."""


def weight_rates(parents: ArrayLike, local: ArrayLike, *, criteria: int) -> Floats:
    """Give what every final weight gains per unit of each node's local weight.

    One local weight moves and its siblings keep their proportions and fill up the rest;
    all other local weights stay. Final weights, and with them additive scores, are then
    straight lines: ``w + (t - local[node]) * rates[node]`` with the node's weight at t.
    Siblings whose weights are all 0 count as equal once the node gives way to them.

    Parameters
    ----------
    parents : (nodes,) number of each node's parent, -1 for the root; factors first
    local : (nodes,) shares among siblings
    criteria : how many of the nodes, the last ones, are criteria

    Returns
    -------
    (nodes, criteria) : rows sum to 0; a node without siblings cannot move, its row is 0

    Raises
    ------
    ValueError
        If a shape is wrong or the parents run in a circle.

    References
    ----------
    Triantaphyllou and Sánchez (1997), *Decision Sciences* 28(1), 151-194, for one level;
    here at every node.

    Examples
    --------
    >>> weight_rates([-1, -1, -1], [0.5, 0.25, 0.25], criteria=3)[0]
    array([ 1. , -0.5, -0.5])
    """
    tree, shares = as_parents(parents), as_floats("local", local)
    found = moves(tree, shares, criteria)
    rates = found.ways * found.units[:, None]
    if found.ends.any():
        below = node_shares(tree, shares, factors=tree.size - criteria)
        above = np.append(weights_down(tree, shares), 1.0)
        for node in np.flatnonzero(found.ends):
            siblings = (tree == tree[node]) & (np.arange(tree.size) != node)
            rates[node] = above[tree[node]] * (below[node] - below[siblings].mean(axis=0))
    return rates


class Moves(NamedTuple):
    """What moves with a node's local weight.

    Attributes
    ----------
    weights : (criteria,) final weights
    movable : (nodes,) whether it has siblings
    ends : (nodes,) whether it has siblings, and all that there is
    units : (nodes,) by how much final weights move per unit of its own; 0 where it cannot move, and at `ends`
    ways : (nodes, criteria) which way they move: what the node hands on, less what its whole level does
    is_flat : whether there are no factors, and no criterion has all the weight
    """

    weights: Floats
    movable: Booleans
    ends: Booleans
    units: Floats
    ways: Floats
    is_flat: bool = False


def moves(tree: Integers, shares: Floats, criteria: int) -> Moves:
    """Take from a tree what its rates are made of."""
    others = 1 - shares
    if tree.max() == ROOT and others.min() > ALL:
        everywhere = np.ones(criteria, dtype=bool)
        ways = _unit(criteria).astype(shares.dtype, copy=False) - shares
        return Moves(shares, everywhere, ~everywhere, 1 / others, ways, is_flat=True)
    movable = _have_siblings(tree)
    ends = movable & (others <= ALL)
    importance = weights_down(tree, shares)
    weights = importance[tree.size - criteria :]
    below = node_shares(tree, shares, factors=tree.size - criteria)
    above = np.where(tree == ROOT, 1.0, importance[tree])
    units = np.divide(above, others, out=np.zeros_like(shares), where=movable ^ ends)
    return Moves(weights, movable, ends, units, below - np.concatenate([below, weights[None]])[tree])


@cache
def _unit(criteria: int) -> Floats:
    return np.eye(criteria)


def has_siblings(parents: ArrayLike) -> Booleans:
    """Tell which nodes, (nodes,), share their parent with another, so that their local weight can move."""
    return _have_siblings(as_parents(parents))


def _have_siblings(tree: Integers) -> Booleans:
    places = tree - ROOT
    return np.asarray(np.bincount(places)[places] > 1)
