"""Outranking relations as graphs: sites that outrank one another in a circle, the kernel, and layers."""

from __future__ import annotations

import numpy as np

from sitescore.core.checks import Booleans, Integers


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

    labels: Integers = connected_components(csr_array(relation), connection="strong")[1]
    return labels


def among_groups(relation: Booleans, groups: Integers) -> Booleans:
    """Tell at (g, h) whether a site of group g outranks one of another group h."""
    count = int(groups.max(initial=-1)) + 1
    result = np.zeros((count, count), dtype=bool)
    ahead, behind = np.nonzero(relation)
    result[groups[ahead], groups[behind]] = True
    np.fill_diagonal(result, val=False)
    return result


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
    between = among_groups(relation, groups)
    pending = between.sum(axis=0)
    left = np.ones(pending.size, dtype=bool)
    chosen = np.zeros_like(left)
    while left.any():
        free = left & (pending == 0)
        gone = free | (left & between[free].any(axis=0))
        chosen |= free
        left &= ~gone
        pending -= between[gone].sum(axis=0)
    return chosen[groups]


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
