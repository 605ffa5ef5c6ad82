"""How the criteria's final weights move with the local weight of one node of the tree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Booleans, Floats, Integers, as_floats
from sitescore.core.hierarchy import ROOT, as_parents, global_weights, node_shares

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
    return local_rates(as_parents(parents), as_floats("local", local), criteria).rates


class LocalRates(NamedTuple):
    """The rates, (nodes, criteria), final weights, (criteria,), and which nodes have siblings, (nodes,)."""

    rates: Floats
    weights: Floats
    movable: Booleans


def local_rates(tree: Integers, shares: Floats, criteria: int) -> LocalRates:
    """Give the rates and what comes with them."""
    if tree.max() == ROOT and (others := 1 - shares).min() > ALL:
        rates = np.multiply.outer(-1 / others, shares)
        np.fill_diagonal(rates, 1.0)
        return LocalRates(rates, shares, np.full(tree.size, tree.size > 1))
    below = node_shares(tree, shares, factors=tree.size - criteria)
    siblings = np.equal.outer(tree, tree).astype(shares.dtype)
    count = siblings.sum(axis=1)
    parts = shares[:, None] * below
    level = siblings @ parts
    others = 1 - shares
    rates = below - (level - parts) / np.where(others > ALL, others, 1.0)[:, None]
    for node in np.flatnonzero((others <= ALL) & (count > 1)):
        rates[node] = below[node] - (siblings[node] @ below - below[node]) / (count[node] - 1)
    inner = tree != ROOT
    rates[inner] *= global_weights(tree, shares)[tree[inner], None]
    movable = count > 1
    rates[~movable] = 0.0
    return LocalRates(rates, level[int(inner.argmin())], movable)


def has_siblings(parents: ArrayLike) -> Booleans:
    """Tell which nodes, (nodes,), share their parent with another, so that their local weight can move."""
    places = as_parents(parents) - ROOT
    return np.asarray(np.bincount(places)[places] > 1)
