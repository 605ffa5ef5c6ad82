"""The panel of the leader against the functions that answer one question each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.hierarchy import global_weights, local_weights
from sitescore.core.sensitivity.cell_threshold import cell_thresholds
from sitescore.core.sensitivity.closest_rival import closest_rival, weight_distances
from sitescore.core.sensitivity.leader_panel import leader_panel
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii
from sitescore.core.sensitivity.weight_stability import stability

FLAT = [-1, -1, -1, -1, -1, -1]
DEEP = [-1, -1, 0, 0, 2, 1, 2, 1, 4, 3]
LEAVES = 4


@st.composite
def trees(draw):
    """Values on a grid, a tree whose last nodes are criteria, and local weights, some of them 0."""
    parents = draw(st.sampled_from([FLAT, DEEP]))
    criteria = len(FLAT) if parents is FLAT else LEAVES + 1
    sites = draw(st.integers(1, 9))
    values = draw(arrays(np.float64, (sites, criteria), elements=st.integers(0, 5).map(lambda n: n / 5)))
    points = draw(arrays(np.float64, len(parents), elements=st.integers(0, 4).map(float)))
    points[[0, len(parents) - 1]] = 1.0
    for parent in set(parents):
        siblings = [node for node, above in enumerate(parents) if above == parent]
        points[siblings[0]] = max(points[siblings[0]], 1.0)
    return values, parents, local_weights(parents, points)


@given(problem=trees())
def test_each_answer_is_that_of_its_own_function(problem):
    values, parents, local = problem
    weights = global_weights(parents, local)[-values.shape[1] :]
    scores = values @ weights
    panel = leader_panel(values, parents, local)
    assert scores[panel.leader] == pytest.approx(scores.max(), abs=1e-15)
    distances = weight_distances(values, weights, leader=panel.leader)
    assert panel.moved == pytest.approx(distances.min(), abs=1e-12)
    if panel.rival >= 0:
        assert distances[panel.rival] == pytest.approx(panel.moved, abs=1e-12)
    assert (panel.rival < 0) == (closest_rival(values, weights, leader=panel.leader)[0] < 0)
    radii = tolerance_radii(values, weights, leader=panel.leader)
    assert panel.radius == pytest.approx(radii.min(), abs=1e-9)
    alone = stability(values, parents, local, keep=1)
    for side in ("low", "high"):
        assert_allclose(getattr(panel.winner, side), getattr(alone, side), atol=1e-9)
    rest = np.delete(scores, panel.leader)
    if rest.size:
        gap = rest.max() - scores[panel.leader]
        assert_allclose(panel.cells, cell_thresholds(values[panel.leader], weights, gap), atol=1e-9)


@pytest.mark.parametrize("seed", range(6))
def test_among_a_thousand(seed):
    rng = np.random.default_rng(seed)
    values, weights = rng.random((1000, 20)), rng.dirichlet(np.ones(20))
    panel = leader_panel(values, [-1] * 20, weights)
    leader = int(np.argmax(values @ weights))
    assert panel.leader == leader
    assert panel.moved == pytest.approx(weight_distances(values, weights, leader=leader).min(), abs=1e-13)
    assert panel.radius == pytest.approx(tolerance_radii(values, weights, leader=leader).min(), abs=1e-13)
    alone = stability(values, [-1] * 20, weights, keep=1)
    for name in ("low_in", "low_out", "high_in", "high_out"):
        assert_array_equal(getattr(panel.winner, name), getattr(alone, name))


def test_one_site_is_safe():
    panel = leader_panel([[0.3, 0.4]], [-1, -1], [0.5, 0.5])
    assert (panel.leader, panel.second, panel.rival) == (0, 0, -1)
    assert panel.moved == panel.radius == np.inf
    assert_array_equal(panel.winner.low, [0, 0])
    assert_array_equal(panel.winner.high, [1, 1])
    assert np.isnan(panel.cells).all()


def test_many_close_rivals():
    values = np.full((200, 3), 0.5)
    values[0] = [0.52, 0.5, 0.5]
    values[150] = [0.4, 0.61, 0.5]
    weights = np.full(3, 1 / 3)
    panel = leader_panel(values, [-1] * 3, weights)
    assert panel.rival == int(weight_distances(values, weights, leader=0).argmin())


def test_values_of_more_axes_are_refused():
    with pytest.raises(ValueError, match=r"values must have shape \(sites, criteria\)"):
        leader_panel(np.zeros((2, 3, 4)), [-1] * 4, np.full(4, 0.25))


def test_the_leader_may_be_named_where_sites_tie():
    """Sums that tie by different values differ by rounding; the first of them in the file leads all the same."""
    rng = np.random.default_rng(5)
    found = 0
    for _ in range(200):
        ahead = rng.integers(2, 9, 4) / 10
        other = ahead + np.array([0.2, -0.1, 0.0, 0.0])
        weights = np.array([0.1, 0.2, 0.3, 0.4])
        values = np.clip([ahead, other, rng.random(4) / 9], 0, 1)
        scores = values @ weights
        if abs(scores[1] - scores[0]) > 1e-15:
            continue
        found += int(scores.argmax() == 1)
        panel = leader_panel(values, [-1] * 4, weights, leader=0)
        assert (panel.leader, panel.rival, panel.second) == (0, 1, 1)
        assert panel.moved == 0
        assert panel.radius == pytest.approx(0, abs=1e-12)
    assert found > 0
