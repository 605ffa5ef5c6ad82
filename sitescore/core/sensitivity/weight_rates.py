"""How the criteria's final weights move with the local weight of one node of the tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, as_floats
from sitescore.core.hierarchy import ROOT, as_parents, global_weights, shares_within

ALL = 1e-12


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
    factors = tree.size - criteria
    weights = global_weights(tree, shares)
    below = np.vstack([shares_within(tree, shares, factors=factors), np.eye(criteria)])
    rates = np.zeros_like(below)
    for parent in set(tree[has_siblings(tree)].tolist()):
        siblings = np.flatnonzero(tree == parent)
        mine, own = below[siblings], shares[siblings, None]
        alone = own >= 1 - ALL
        rest = (own.T @ mine - own * mine) / np.where(alone, 1.0, 1 - own)
        equal = (mine.sum(axis=0) - mine) / (siblings.size - 1)
        weight = 1.0 if parent == ROOT else weights[parent]
        rates[siblings] = weight * (mine - np.where(alone, equal, rest))
    return rates


def has_siblings(parents: ArrayLike) -> Booleans:
    """Tell which nodes, (nodes,), share their parent with another, so that their local weight can move."""
    places = as_parents(parents) - ROOT
    return np.asarray(np.bincount(places)[places] > 1)
