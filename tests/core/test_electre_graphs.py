"""Circles, kernels and layers against their definitions."""

from __future__ import annotations

from itertools import chain, combinations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.outranking.electre_graphs import among_groups, circles, kernel, layers
from tests.core.electre_cases import relation


def reach(outranks):
    """Who comes to whom by steps of the relation, by repeated squaring."""
    result = outranks | np.eye(len(outranks), dtype=bool)
    for _ in range(len(outranks)):
        result = result @ result
    return result


@pytest.mark.parametrize("seed", range(8))
def test_circles_are_those_who_reach_one_another(seed):
    outranks = relation(seed)
    groups = circles(outranks)
    steps = reach(outranks)
    assert_array_equal(groups[:, None] == groups, steps & steps.T)


def test_groups_outrank_when_a_member_does():
    outranks = np.zeros((4, 4), dtype=bool)
    outranks[0, 2] = outranks[2, 3] = outranks[3, 2] = True
    assert_array_equal(among_groups(outranks, np.array([0, 0, 1, 1])), [[False, True], [False, False]])


@pytest.mark.parametrize("seed", range(12))
def test_the_kernel_without_circles_is_the_only_set_of_its_kind(seed):
    outranks = np.triu(relation(seed, share=0.35))
    order = np.random.default_rng(seed).permutation(8)
    outranks = outranks[order][:, order]
    sets = chain.from_iterable(combinations(range(8), size) for size in range(9))
    kernels = []
    for members in map(list, sets):
        rest = [i for i in range(8) if i not in members]
        if not outranks[np.ix_(members, members)].any() and outranks[np.ix_(members, rest)].any(axis=0).all():
            kernels.append(members)
    assert kernels == [np.flatnonzero(kernel(outranks)).tolist()]


@pytest.mark.parametrize("seed", range(8))
def test_the_kernel_with_circles_is_that_of_the_circles(seed):
    outranks = relation(seed, sites=12, share=0.12)
    groups = circles(outranks)
    inside = kernel(outranks)
    between = among_groups(outranks, groups)
    chosen = np.array([inside[groups == group].all() for group in range(len(between))])
    assert_array_equal(chosen, [inside[groups == group].any() for group in range(len(between))])
    assert not between[np.ix_(chosen, chosen)].any()
    assert between[np.ix_(chosen, ~chosen)].any(axis=0).all()


def test_a_long_chain_alternates():
    assert_array_equal(kernel(np.eye(301, k=1, dtype=bool)), np.arange(301) % 2 == 0)


def layered(strong, weak):
    """Turns from the definition, relations looked at anew in each."""
    turn, left, now = np.zeros(len(strong), dtype=int), list(range(len(strong))), 0
    while left:
        now += 1
        ways = reach(strong[np.ix_(left, left)])
        free = [left[i] for i in range(len(left)) if all(ways[i, j] for j in range(len(left)) if ways[j, i])]
        ways = reach(weak[np.ix_(free, free)])
        taken = [free[i] for i in range(len(free)) if all(ways[i, j] for j in range(len(free)) if ways[j, i])]
        turn[taken] = now
        left = [i for i in left if i not in taken]
    return turn


@pytest.mark.parametrize("seed", range(12))
def test_layers_from_the_definition(seed):
    strong = relation(seed, share=0.15)
    weak = strong | relation(seed + 50, share=0.1 + 0.02 * seed)
    assert_array_equal(layers(strong, weak), layered(strong, weak))
