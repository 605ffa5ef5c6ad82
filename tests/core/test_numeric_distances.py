"""Weight to move found by search: the exact one for sums, a scored tie for other scores."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.scoring import SCORING_METHODS
from sitescore.core.sensitivity.closest_rival import weight_distances
from sitescore.core.sensitivity.numeric_distances import numeric_distances
from sitescore.core.sensitivity.numeric_radii import numeric_radii
from tests.core.test_closest_rival import CASES
from tests.core.test_numeric_stability import tables


def found_by(values, weights, *, leader, method="weighted_sum", seed=0):
    def score(w):
        return SCORING_METHODS[method].score(values, w)

    return numeric_distances(score, weights, leader=leader, rng=np.random.default_rng(seed))


def test_sums_have_their_exact_distances():
    for values, weights in tables():
        leader = int((values @ weights).argmax())
        exact = weight_distances(values, weights, leader=leader)
        found = found_by(values, weights, leader=leader)
        assert_allclose(found.cost, exact, rtol=1e-5, atol=1e-9)
        assert (found.cost >= exact - 1e-9).all()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_hand_worked(case):
    v, w, leader, distances, _ = case
    assert_allclose(found_by(v, w, leader=leader).cost, distances, rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("method", ["topsis", "vikor", "harmonic", "owa", "compensation"])
def test_each_is_a_tie_and_costs_what_it_says(method):
    values = np.random.default_rng(3).uniform(0.1, 1, (7, 4))
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    score = SCORING_METHODS[method].score
    leader = int(score(values, weights).argmax())
    found = found_by(values, weights, leader=leader, method=method)
    reached = np.flatnonzero(np.isfinite(found.cost))
    assert reached.size >= 3
    assert np.isinf(found.cost[leader])
    for site in reached:
        scores = score(values, found.weights[site])
        assert scores[leader] - scores[site] <= 1e-12
        assert np.abs(found.weights[site] - weights).sum() / 2 == pytest.approx(found.cost[site])


@pytest.mark.parametrize("method", ["topsis", "harmonic", "owa"])
def test_no_dense_grid_finds_a_shorter_way(method):
    """Three criteria: all weights on a grid of 1 / 400, where the rival is level or ahead."""
    values = np.random.default_rng(5).uniform(0.1, 1, (5, 3))
    weights = np.array([0.5, 0.3, 0.2])
    one, two = np.meshgrid(np.arange(401), np.arange(401), indexing="ij")
    grid = np.stack([one, two, 400 - one - two], axis=-1)[one + two <= 400] / 400
    scores = SCORING_METHODS[method].score(values, grid)
    leader = int(SCORING_METHODS[method].score(values, weights).argmax())
    costs = np.abs(grid - weights).sum(axis=1) / 2
    level = scores >= scores[:, leader, None]
    level[:, leader] = False
    dense = np.where(level, costs[:, None], np.inf).min(axis=0)
    found = found_by(values, weights, leader=leader, method=method).cost
    assert np.isfinite(dense).any()
    assert (found <= dense + 1e-9).all()
    assert (found >= dense - 1 / 100).all()


def test_radii_of_the_same_sites_share_the_leader_and_the_ties():
    values = np.array([[0.75, 0.25], [0.25, 0.75], [0.5, 0.375]])
    rng = np.random.default_rng(0)
    assert found_by(values, [0.5, 0.5], leader=0).cost[1] == 0
    assert numeric_radii(lambda w: w @ values.T, [0.5, 0.5], leader=0, rng=rng)[1] == 0
