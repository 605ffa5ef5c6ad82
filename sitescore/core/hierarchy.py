"""The criteria tree as arrays: local and global weights, and scores of the inner nodes.

Nodes are numbered with the factors first and the criteria last, and ``parents`` gives
each node's parent, -1 for the root. A local weight is a share among siblings; a global
weight is the product of the local weights on the way from the root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats

ROOT = -1


def as_parents(parents: ArrayLike) -> Integers:
    """Return `parents`, shape (nodes,), each -1 or the number of another node, without a cycle."""
    result: Integers = np.asarray(parents)
    if result.ndim != 1 or result.dtype.kind not in "iu":
        raise ValueError(f"parents must be integers of shape (nodes,), got {result.dtype} {result.shape}")
    if (result == ROOT).all():
        return result
    if result.min() >= ROOT and (result < np.arange(result.size)).all():
        return result
    if ((result < ROOT) | (result >= result.size)).any():
        raise ValueError(f"parents must lie within -1 and {result.size - 1}, got {result.tolist()}")
    place = np.arange(result.size)
    for _ in range(result.size):
        place = np.where(place == ROOT, ROOT, result[place])
        if (place == ROOT).all():
            return result
    if (place != ROOT).any():
        raise ValueError(f"parents must not run in a circle, got one through node {int(np.argmax(place != ROOT))}")
    return result


def local_weights(parents: ArrayLike, points: ArrayLike) -> Floats:
    """Turn weights on any scale into shares among siblings.

    Parameters
    ----------
    parents : (nodes,) number of each node's parent, -1 for the root
    points : (..., nodes) weights on any scale, not negative, not all 0 among siblings

    Returns
    -------
    (..., nodes) : shares, summing to 1 among siblings

    Raises
    ------
    ValueError
        If a weight is negative or not finite, or siblings have no weight at all.

    Examples
    --------
    >>> local_weights([-1, -1, 0, 0, 1], [1, 3, 2, 2, 5])
    array([0.25, 0.75, 0.5 , 0.5 , 1.  ])
    """
    tree = as_parents(parents)
    raw = as_floats("points", points)
    if raw.shape[-1:] != tree.shape:
        raise ValueError(f"points must have shape (..., {tree.size}), got {raw.shape}")
    if (raw < 0).any():
        raise ValueError(f"points must not be negative, got {raw.min()}")
    shares: Floats = raw.astype(raw.dtype, copy=True)
    for parent in sorted(set(tree.tolist())):
        siblings = tree == parent
        largest = shares[..., siblings].max(axis=-1, keepdims=True)
        if (largest <= 0).any():
            raise ValueError(f"points must not be all 0 among siblings, got 0 under node {parent}")
        scaled = shares[..., siblings] / largest  # so that sums neither overflow nor vanish
        shares[..., siblings] = scaled / scaled.sum(axis=-1, keepdims=True)
    return shares


def global_weights(parents: ArrayLike, local: ArrayLike) -> Floats:
    """Multiply local weights down the tree.

    Parameters
    ----------
    parents : (nodes,) number of each node's parent, -1 for the root
    local : (..., nodes) shares among siblings

    Returns
    -------
    (..., nodes) : share of the whole; the leaves' sum to 1

    Examples
    --------
    >>> global_weights([-1, -1, 0, 0, 1], [0.25, 0.75, 0.5, 0.5, 1.0])
    array([0.25 , 0.75 , 0.125, 0.125, 0.75 ])
    """
    return weights_down(as_parents(parents), np.asarray(local))


def weights_down(tree: Integers, shares: Floats) -> Floats:
    """Do the same with a tree that is known to be one."""
    result = shares.copy()
    below = (tree != ROOT).nonzero()[0]
    above = tree[below]
    while below.size:
        result[..., below] *= shares[..., above]
        above = tree[above]
        inner = above != ROOT
        below, above = below[inner], above[inner]
    return result


def shares_within(parents: ArrayLike, local: ArrayLike, *, factors: int) -> Floats:
    """Give each criterion's share of each factor above it.

    Parameters
    ----------
    parents : (nodes,), the factors first
    local : (nodes,) shares among siblings
    factors : how many of the nodes are factors

    Returns
    -------
    (factors, criteria) : rows sum to 1; 0 where the criterion is not under the factor.
        ``values @ shares.T`` are factor scores.

    Examples
    --------
    >>> shares_within([-1, -1, 0, 0, 1], [0.25, 0.75, 0.5, 0.5, 1.0], factors=2)
    array([[0.5, 0.5, 0. ],
           [0. , 0. , 1. ]])
    """
    tree = as_parents(parents)
    weights = as_floats("local", local)
    return node_shares(tree, weights, factors=factors)[:factors]


def node_shares(tree: Integers, local: Floats, *, factors: int) -> Floats:
    """Give each criterion's share of each node, (nodes, criteria); its share of itself is 1."""
    shares = np.eye(tree.size, dtype=local.dtype)[:, factors:]
    inner = (tree != ROOT).nonzero()[0]
    above = tree[inner]
    if inner.size:
        step = np.zeros((tree.size, tree.size), dtype=local.dtype)
        step[above, inner] = local[inner]
        level = shares
    while above.size:
        level = step @ level
        shares = shares + level
        above = tree[above]
        above = above[above != ROOT]
    return shares
