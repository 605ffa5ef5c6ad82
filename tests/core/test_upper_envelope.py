"""Who leads at each weight, against ranking again at many weights and against crossing every pair of lines."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.hierarchy import local_weights
from sitescore.core.sensitivity import upper_envelope as module
from sitescore.core.sensitivity.upper_envelope import leaders_by_weight
from sitescore.core.sensitivity.weight_stability import stability
from tests.core.test_dominance import KINDS, table
from tests.core.test_weight_rates import DEEP, moved, scores
from tests.core.test_weight_stability import steps_in_trees

CASES = {  # name: values, weights, starts and sites for the first criterion
    "two_rivals": ([[1, 0], [0, 1]], [0.8, 0.2], [0, 0.5], [1, 0]),
    "one_between": ([[1, 0], [0, 1], [0.6, 0.6]], [0.8, 0.2], [0, 0.4, 0.6], [1, 2, 0]),
    "one_that_only_touches": ([[1, 0], [0, 1], [0.5, 0.5]], [0.8, 0.2], [0, 0.5], [1, 0]),
    "level_at_the_end": ([[1, 0], [1, 0.5], [0, 1]], [0.8, 0.2], [0, 1 / 3], [2, 1]),
    "dominance": ([[0, 0], [1, 1]], [0.3, 0.7], [0], [1]),
    "twins": ([[0.3, 0.6], [0.3, 0.6]], [0.5, 0.5], [0], [0]),
    "single_site": ([[0.3, 0.6]], [0.5, 0.5], [0], [0]),
    "single_criterion": ([[0.2], [0.7]], [1.0], [0], [1]),
}


@pytest.mark.parametrize(("v", "w", "starts", "sites"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, w, starts, sites):
    found = leaders_by_weight(v, [-1] * len(w), w)[0]
    assert_allclose(found.starts, starts, atol=1e-12)
    assert found.sites.tolist() == sites


def check(v, parents, local, found):
    """In the middle of its stretch each leads, at its start it ties with the one before, and no stretch is empty."""
    for node, leaders in enumerate(found):
        ends = np.append(leaders.starts, 1.0)
        assert ends[0] == 0
        if parents.count(parents[node]) == 1:
            now = scores(v, parents, local)
            assert leaders.sites.size == 1
            assert now[leaders.sites[0]] >= now.max() - 2e-12
            continue
        assert (np.diff(ends) > 0).all()
        for start, end, site in zip(ends[:-1], ends[1:], leaders.sites, strict=True):
            there = scores(v, parents, moved(parents, local, node, (start + end) / 2))
            assert there[site] >= there.max() - 2e-12
        for at, pair in zip(leaders.starts[1:], zip(leaders.sites[:-1], leaders.sites[1:], strict=True), strict=True):
            there = scores(v, parents, moved(parents, local, node, at))
            assert_allclose(there[list(pair)], there.max(), atol=1e-9)


@given(problem=steps_in_trees())
def test_in_trees_with_ties_whoever_is_named_leads(problem):
    v, parents, local = problem
    check(v, parents, local, leaders_by_weight(v, parents, local))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("block", [module.BLOCK, 7])
def test_many_sites(kind, block, monkeypatch):
    monkeypatch.setattr(module, "BLOCK", block)
    rng = np.random.default_rng(block)
    v, w = table(kind, 200, 4, rng), rng.dirichlet(np.ones(4))
    check(v, [-1] * 4, w, leaders_by_weight(v, [-1] * 4, w))


@pytest.mark.parametrize("seed", range(10))
def test_as_crossing_every_pair(seed):
    """Leaders change at no other crossing: who is best between each two crossings of any lines."""
    rng = np.random.default_rng(seed)
    v, w = rng.random((12, 3)), rng.dirichlet(np.ones(3))
    flat = [-1] * 3
    for node, found in enumerate(leaders_by_weight(v, flat, w)):
        at_0, at_1 = (scores(v, flat, moved(flat, w, node, end)) for end in (0.0, 1.0))
        slope = at_1 - at_0
        where = [(at_0[j] - at_0[i]) / (slope[i] - slope[j]) for i, j in combinations(range(12), 2)]
        cuts = np.unique([0.0, 1.0, *(t for t in where if 0 < t < 1)])
        best = np.array([(at_0 + t * slope).argmax() for t in (cuts[:-1] + cuts[1:]) / 2])
        changes = np.append(True, best[1:] != best[:-1])
        assert_array_equal(found.sites, best[changes])
        assert_allclose(found.starts, cuts[:-1][changes], atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_leader_of_now_leads_within_its_stability_interval(seed):
    rng = np.random.default_rng(seed)
    parents = list(DEEP)
    local = local_weights(parents, rng.random(len(parents)) + 0.05)
    v = rng.random((40, len(parents) - 4))
    winner = stability(v, parents, local, keep=1)
    for node, leaders in enumerate(leaders_by_weight(v, parents, local)):
        if parents.count(parents[node]) == 1:
            continue
        at = int(np.searchsorted(leaders.starts, local[node], side="right")) - 1
        assert leaders.sites[at] == scores(v, parents, local).argmax()
        ends = np.append(leaders.starts, 1.0)
        assert_allclose(ends[at : at + 2], [winner.low[node], winner.high[node]], atol=1e-9)


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"values must lie within \[0, 1\]"):
        leaders_by_weight([[1.5, 0.0]], [-1, -1], [0.5, 0.5])
