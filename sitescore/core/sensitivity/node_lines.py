"""Scores as straight lines in the local weight of one node of the criteria tree."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike

from sitescore.core.checks import Floats, Integers, as_floats, as_values
from sitescore.core.hierarchy import ROOT, as_parents, global_weights

ALL, CELLS = 1e-12, 200_000


def node_lines(values: ArrayLike, parents: ArrayLike, local: ArrayLike) -> Iterator[tuple[Integers, Floats, Floats]]:
    """Give every node's line: what all sites score with its local weight at 0 and at 1.

    One local weight moves and its siblings keep their proportions and fill up the rest;
    all other local weights stay. Additive scores are then straight lines between the two.
    Siblings whose weights are all 0 count as equal once the node gives way to them.

    Parameters
    ----------
    values : (sites, criteria) in [0, 1], more is better
    parents : (nodes,) number of each node's parent, -1 for the root; factors first
    local : (nodes,) shares among siblings

    Yields
    ------
    nodes, scores at 0, scores at 1 : (some nodes,), and (those nodes, sites) twice
        Some siblings at a time, so that memory stays small. A node without siblings cannot
        move, and is left out.

    References
    ----------
    Triantaphyllou and Sánchez (1997), *Decision Sciences* 28(1), 151-194, for one level;
    here at every node, with the scores of the subtree in place of values.

    Examples
    --------
    >>> for nodes, zero, one in node_lines([[1.0, 0.0], [0.4, 0.8]], [-1, -1], [0.5, 0.5]):
    ...     print(nodes, zero.round(9).tolist(), one.round(9).tolist())
    [0 1] [[0.0, 0.8], [1.0, 0.4]] [[1.0, 0.4], [0.0, 0.8]]
    """
    v = as_values(values)
    tree = as_parents(parents)
    shares = as_floats("local", local)
    weights = global_weights(tree, shares)
    nodes = _node_values(v, tree, shares)
    total = v @ weights[tree.size - v.shape[1] :]
    for parent in (ROOT, *range(tree.size - v.shape[1])):
        siblings = np.flatnonzero(tree == parent)
        if siblings.size < 2:
            continue
        weight = 1.0 if parent == ROOT else float(weights[parent])
        inside = shares[siblings] @ nodes[siblings]
        outside = total - weight * inside
        for start in range(0, siblings.size, step := max(1, CELLS // v.shape[0])):
            some = siblings[start : start + step]
            rest = _rest(nodes, siblings, some, shares, inside)
            yield some, outside + weight * rest, outside + weight * nodes[some]


def _rest(nodes: Floats, siblings: Integers, some: Integers, shares: Floats, inside: Floats) -> Floats:
    """Mean value of the siblings of each of `some`, by their shares; equal ones where those are all 0."""
    others = 1 - shares[some]
    alone = others <= ALL
    mean: Floats = (inside - shares[some, None] * nodes[some]) / np.where(alone, 1.0, others)[:, None]
    if alone.any():
        mean[alone] = (nodes[siblings].sum(axis=0) - nodes[some[alone]]) / (siblings.size - 1)
    return mean


def _node_values(values: Floats, tree: Integers, local: Floats) -> Floats:
    """Value of each site at each node, (nodes, sites), the factors rolled up from below."""
    factors = tree.size - values.shape[1]
    nodes = np.concatenate([np.zeros((factors, values.shape[0])), values.T])
    for leaf in range(factors, tree.size):
        node, share = leaf, 1.0
        while tree[node] != ROOT:
            share *= float(local[node])
            node = int(tree[node])
            nodes[node] += share * nodes[leaf]
    return nodes
