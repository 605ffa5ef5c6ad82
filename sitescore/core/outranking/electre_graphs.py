"""Outranking relations as graphs: sites that outrank one another in a circle, the kernel, and layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sitescore.core.checks import Booleans, Integers

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def circles(relation: Booleans) -> Integers:
    """Give a number to each group of sites that outrank one another, directly or in a circle.

    Parameters
    ----------
    relation : (sites, sites), True at (i, j) where i outranks j

    Returns
    -------
    (sites,) group of each site, from 0; a site in no circle is a group of its own

    Examples
    --------
    >>> circles(np.array([[False, True, True], [True, False, True], [False, False, False]])).tolist()
    [1, 1, 0]
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    ahead, behind = _edges(relation)
    graph = csr_array((np.ones(ahead.size, dtype=bool), (ahead, behind)), shape=relation.shape)
    labels: Integers = connected_components(graph, connection="strong")[1]
    return labels


def among_groups(relation: Booleans, groups: Integers) -> Booleans:
    """Tell at (g, h) whether a site of group g outranks one of another group h."""
    count = int(groups.max(initial=-1)) + 1
    result = np.zeros((count, count), dtype=bool)
    ahead, behind = _edges(relation)
    result[groups[ahead], groups[behind]] = True
    np.fill_diagonal(result, val=False)
    return result


def _edges(relation: Booleans) -> tuple[Integers, Integers]:
    """Give who outranks, and whom; looking for places in one long row is much faster than in a table."""
    return np.divmod(np.flatnonzero(relation), len(relation))


def kernel(relation: Booleans) -> Booleans:
    """Sites none of which outranks another, while each of the rest is outranked by one of them.

    A relation without circles has exactly one kernel. Sites in a circle count as equals and as
    one, so that there is always exactly one answer; all sites of a circle are in the kernel or
    none is.

    Parameters
    ----------
    relation : (sites, sites), True at (i, j) where i outranks j

    Returns
    -------
    (sites,) True in the kernel

    References
    ----------
    Roy (1968), "Classement et choix en présence de points de vue multiples (la méthode
    ELECTRE)", *Revue française d'informatique et de recherche opérationnelle* 2(V1), 57-75.

    Examples
    --------
    >>> kernel(np.array([[False, True, False], [False, False, True], [False, False, False]]))
    array([ True, False,  True])
    """
    groups = circles(relation)
    outranked = _outranked(relation, groups)
    count = outranked.shape[0]
    pending = np.bincount(outranked.indices, minlength=count)
    left, chosen = np.ones((2, count), dtype=bool)
    while left.any():
        free = left & (pending == 0)
        gone = free.copy()
        gone[outranked[free].indices] = True
        gone &= left
        chosen[gone & ~free] = False
        left &= ~gone
        pending -= np.bincount(outranked[gone].indices, minlength=count)
    kept: Booleans = chosen[groups]
    return kept


def _outranked(relation: Booleans, groups: Integers) -> csr_array:
    """Give for each group the other groups of which it outranks a site, (groups, groups), each once."""
    from scipy.sparse import csr_array

    ahead, behind = (groups[sites] for sites in _edges(relation))
    apart, count = ahead != behind, int(groups.max(initial=-1)) + 1
    ahead, behind = ahead[apart], behind[apart]
    return csr_array((np.ones(ahead.size, dtype=bool), (ahead, behind)), shape=(count, count))


def layers(strong: Booleans, weak: Booleans) -> Integers:
    """Take sites in turn that no remaining one outranks strongly and, of those, none outranks weakly.

    Sites in a circle of strong relations go together, as do those of the sites in turn that
    are in a circle of weak ones.

    Parameters
    ----------
    strong, weak : (sites, sites), True at (i, j) where i outranks j

    Returns
    -------
    (sites,) turn of each site, from 1

    References
    ----------
    Roy and Bertier (1973), "La méthode ELECTRE II: une application au média-planning", in Ross
    (ed.), *OR '72*, North-Holland, 291-302.

    Examples
    --------
    >>> none = np.zeros((3, 3), dtype=bool)
    >>> layers(none, np.eye(3, k=1, dtype=bool))
    array([1, 2, 3])
    """
    groups = circles(strong)
    between, beside = among_groups(strong, groups), among_groups(weak, groups)
    pending = between.sum(axis=0)
    turn = np.zeros(pending.size, dtype=np.int64)
    while (turn == 0).any():
        free = np.flatnonzero((turn == 0) & (pending == 0))
        taken = free[_unreached(beside[np.ix_(free, free)])]
        turn[taken] = turn.max() + 1
        pending -= between[taken].sum(axis=0)
    return turn[groups]


def _unreached(relation: Booleans) -> Booleans:
    """Tell whose circle no other circle outranks."""
    groups = circles(relation)
    reached: Booleans = np.any(among_groups(relation, groups), axis=0)
    return np.logical_not(reached[groups])
