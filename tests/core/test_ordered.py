"""Ordered weights, against rank-order centroids, rejection and a worked ratio chain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.sampling.ordered import order_vertices, ratio_chain_vertices, vertex_weights, vertex_weights_at
from sitescore.core.sampling.quasi import sobol_replicates
from sitescore.core.sampling.simplex import stick_breaking, uniform_weights

ROC = {  # Barron and Barrett (1996), rank-order centroid weights
    2: [0.75, 0.25],
    3: [0.6111111111, 0.2777777778, 0.1111111111],
    4: [0.5208333333, 0.2708333333, 0.1458333333, 0.0625],
    5: [0.4566666667, 0.2566666667, 0.1566666667, 0.09, 0.04],
}


def rng(seed=1):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("criteria", ROC)
def test_the_mean_of_the_corners_is_the_rank_order_centroid(criteria):
    assert_allclose(order_vertices(range(criteria)).mean(axis=0), ROC[criteria], atol=1e-9)


def test_twenty_ordered_criteria():
    order = rng().permutation(20)
    w = vertex_weights(order_vertices(order), 10_000, rng=rng(2))
    centroid = np.array([sum(1 / k for k in range(i, 21)) / 20 for i in range(1, 21)])
    assert (np.diff(w[:, order], axis=1) <= 1e-15).all()
    assert_allclose(w.sum(axis=1), 1)
    assert_allclose(w[:, order].mean(axis=0), centroid, atol=0.003)


@pytest.mark.parametrize("criteria", [2, 3, 4])
def test_against_sorting(criteria):
    """Sorted uniform weights are uniform among the ordered ones."""
    w = vertex_weights(order_vertices(range(criteria)), 200_000, rng=rng(3))
    ordered = -np.sort(-uniform_weights(criteria, 200_000, rng=rng(4)), axis=1)
    assert_allclose(w.mean(axis=0), ordered.mean(axis=0), atol=0.003)
    assert_allclose(np.cov(w.T), np.cov(ordered.T), atol=0.0005)


CHAIN = [1.5, 2.0, 1.0]
CHAIN_VERTICES = [[1, 0, 0, 0], [0.6, 0.4, 0, 0], [1 / 2, 1 / 3, 1 / 6, 0], [3 / 7, 2 / 7, 1 / 7, 1 / 7]]
CHAIN_CENTROID = [0.6321428571, 0.2547619048, 0.0773809524, 0.0357142857]
CHAIN_SHARE = 0.0095238095


def test_ratio_chain_by_hand():
    vertices = ratio_chain_vertices(CHAIN)
    assert_allclose(vertices, CHAIN_VERTICES, atol=1e-12)
    assert_allclose(vertices.mean(axis=0), CHAIN_CENTROID, atol=1e-9)
    assert abs(np.linalg.det(vertices)) == pytest.approx(CHAIN_SHARE, abs=1e-9)


def test_ratio_chain_against_rejection():
    w = uniform_weights(4, 1_000_000, rng=rng(5))
    kept = w[(w[:, 0] >= 1.5 * w[:, 1]) & (w[:, 1] >= 2 * w[:, 2]) & (w[:, 2] >= w[:, 3])]
    drawn = vertex_weights(ratio_chain_vertices(CHAIN), 100_000, rng=rng(6))
    assert len(kept) / len(w) == pytest.approx(CHAIN_SHARE, abs=0.0005)
    assert_allclose(kept.mean(axis=0), drawn.mean(axis=0), atol=0.005)
    assert_allclose(kept.std(axis=0), drawn.std(axis=0), atol=0.005)


@given(st.lists(st.floats(0, 10), max_size=6), st.randoms(use_true_random=False))
def test_corners_meet_the_chain_all_but_one_with_equality(ratios, random):
    order = random.sample(range(len(ratios) + 1), len(ratios) + 1)
    vertices = ratio_chain_vertices(ratios, order=order)[:, order]
    assert_allclose(vertices.sum(axis=1), 1)
    for k, w in enumerate(vertices):
        slack = np.append(w[:-1] - np.array(ratios) * w[1:], w[-1])
        assert slack.min() >= -1e-12
        assert (np.delete(slack, k) < 1e-12).all()


EXTREME = {
    "no_demand": ([0.0, 0.0], np.eye(3)),
    "one_criterion": ([], [[1.0]]),
    "huge": ([1e300, 1e300], [[1, 0, 0], [1, 0, 0], [1, 0, 0]]),
    "largest": ([1.7e308], [[1, 0], [1, 0]]),
    "tiny": ([1e-300], [[1, 0], [0, 1]]),
    "no_demand_after_huge": ([1e300, 1e300, 0.0], [[1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1]]),
}


@pytest.mark.parametrize(("ratios", "expected"), EXTREME.values(), ids=EXTREME.keys())
def test_extreme_ratios(ratios, expected):
    assert_allclose(ratio_chain_vertices(np.array(ratios)), expected, atol=1e-200)


def test_steep_chains_are_simplices():
    assert vertex_weights(ratio_chain_vertices([1e20, 1e20]), 5, rng=rng()).shape == (5, 3)


def test_quasi_random_is_the_same_map_and_nearer():
    vertices = order_vertices(range(4))
    uniforms = sobol_replicates(3, 4096, 1, rng=rng(7))
    w = vertex_weights_at(vertices, uniforms)
    assert_allclose(w, stick_breaking(uniforms) @ vertices)
    assert_allclose(w[0].mean(axis=0), ROC[4], atol=2e-4)


def test_a_point_and_a_segment():
    assert_allclose(vertex_weights([[0.3, 0.7]], 3, rng=rng()), [[0.3, 0.7]] * 3)
    w = vertex_weights([[0.2, 0.5, 0.3], [0.2, 0.1, 0.7]], 100_000, rng=rng())
    assert_allclose(w.std(axis=0), [0, 0.4 / np.sqrt(12), 0.4 / np.sqrt(12)], atol=0.002)


BAD = {
    "twice": (lambda: order_vertices([0, 0]), r"order must name each criterion once, got \[0, 0\]"),
    "gap": (lambda: order_vertices([0, 2]), "order must name each criterion once"),
    "none": (lambda: order_vertices(np.zeros(0, dtype=int)), "order must be integers"),
    "floats": (lambda: order_vertices([0.0, 1.0]), "order must be integers"),
    "negative": (lambda: ratio_chain_vertices([-1.0]), "ratios must not be negative, got -1"),
    "infinite": (lambda: ratio_chain_vertices([np.inf]), "ratios must be finite"),
    "table": (lambda: ratio_chain_vertices([[1.0]]), "ratios must have shape"),
    "order_of_others": (lambda: ratio_chain_vertices([1.0], order=[0]), "order must name 2 criteria, got 1"),
    "square": (lambda: vertex_weights([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.5, 0.5, 0]], 1, rng=rng()), "simplex"),
    "twice_a_corner": (lambda: vertex_weights([[1.0, 0.0], [1.0, 0.0]], 1, rng=rng()), "simplex, got 2"),
    "no_corner": (lambda: vertex_weights(np.zeros((0, 2)), 1, rng=rng()), "vertices must have shape"),
    "uniform_count": (lambda: vertex_weights_at(np.eye(3), [0.5]), r"uniforms must have shape \(\.\.\., 2\)"),
}


@pytest.mark.parametrize(("call", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
