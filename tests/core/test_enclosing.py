"""Simplices around sets of weights, against known corners and volumes, rejection, and chains that walk inside."""

from __future__ import annotations

from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.sampling.constraints import Constraints, conflicting
from sitescore.core.sampling.enclosing import enclosed_weights, enclosing_simplex
from sitescore.core.sampling.polytope import polytope_weights
from sitescore.core.sampling.simplex import uniform_weights
from tests.core.corners import chain_corners


def rng(seed=1):
    return np.random.default_rng(seed)


def constraints(rows, bounds=None, equal=None):
    """Rows of coefficients, at most their bounds."""
    return Constraints(
        matrix=np.array(rows, dtype=float),
        bounds=np.zeros(len(rows)) if bounds is None else np.array(bounds, dtype=float),
        names=tuple(str(at) for at in range(len(rows))),
        equal=np.zeros(len(rows), dtype=bool) if equal is None else np.array(equal),
    )


def over(criteria, heavy, light, ratio=1.0):
    """The heavy one weighs `ratio` times the light one or more."""
    return ratio * np.eye(criteria)[light] - np.eye(criteria)[heavy]


def same_corners(found, expected):
    assert_allclose(found[np.lexsort(found.round(9).T)], expected[np.lexsort(expected.round(9).T)], atol=1e-9)


@pytest.mark.parametrize("turned", [1, -1], ids=["heaviest_first", "lightest_first"])
def test_orders_and_ratio_chains(turned):
    order = rng().permutation(12)
    for ratios in (np.ones(11), np.linspace(0.5, 3, 11)):
        rows = [over(12, *order[k : k + 2], ratios[k]) for k in range(11)][::turned]
        corners, left = enclosing_simplex(constraints(rows))
        assert not left.any()
        same_corners(corners, chain_corners(ratios, order))


ROC = {  # Barron and Barrett (1996), Management Science 42(11), 1515-1523: rank-order centroid weights
    2: [0.75, 0.25],
    3: [0.6111111111, 0.2777777778, 0.1111111111],
    4: [0.5208333333, 0.2708333333, 0.1458333333, 0.0625],
    5: [0.4566666667, 0.2566666667, 0.1566666667, 0.09, 0.04],
}


@pytest.mark.parametrize("criteria", ROC)
def test_the_mean_of_the_corners_of_an_order_is_the_rank_order_centroid(criteria):
    corners, _ = enclosing_simplex(constraints([over(criteria, k, k + 1) for k in range(criteria - 1)]))
    assert_allclose(corners.mean(axis=0), ROC[criteria], atol=1e-9)


def test_a_ratio_chain_by_hand():
    corners, _ = enclosing_simplex(constraints([over(4, k, k + 1, ratio) for k, ratio in enumerate([1.5, 2.0, 1.0])]))
    by_hand = np.array([[1, 0, 0, 0], [0.6, 0.4, 0, 0], [1 / 2, 1 / 3, 1 / 6, 0], [3 / 7, 2 / 7, 1 / 7, 1 / 7]])
    same_corners(corners, by_hand)
    assert abs(np.linalg.det(corners)) == pytest.approx(0.0095238095, abs=1e-9)  # the share of all weights


@st.composite
def trees(draw):
    """Criteria each of which must weigh at least so many times at most one other, said in any order."""
    criteria = draw(st.integers(2, 12))
    places = draw(st.permutations(range(criteria)))
    rows = []
    for at in range(1, criteria):
        below = draw(st.integers(-1, at - 1))
        if below >= 0:
            rows.append(over(criteria, places[at], places[below], draw(st.integers(1, 12)) / 4))
    return draw(st.permutations(rows)), criteria


@given(trees())
def test_trees_are_simplices(drawn):
    """The corners are those that meet all but one of as many sides as there are criteria with equality."""
    rows, criteria = drawn
    corners, left = enclosing_simplex(constraints(np.array(rows).reshape(-1, criteria)))
    assert not left.any()
    free = [at for at in range(criteria) if not any(row[at] < 0 for row in rows)]
    sides = np.array([*rows, *(-np.eye(criteria)[free])])
    expected = -np.linalg.inv(sides).T
    same_corners(corners, expected / expected.sum(axis=1, keepdims=True))


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 8), st.integers(0, 2**31))
def test_any_simplex_is_found(criteria, seed):
    """Said by its sides, in any order, and by some that follow from them."""
    drawn = rng(seed)
    expected = drawn.dirichlet(np.ones(criteria), criteria)
    if np.linalg.cond(expected) > 1e5:
        return
    sides = -np.linalg.inv(expected).T
    sides /= np.abs(sides).max(axis=1, keepdims=True)
    follow = drawn.uniform(0.1, 1, (2, criteria)) @ sides
    corners, left = enclosing_simplex(constraints(drawn.permutation(np.concatenate([sides, follow]))))
    assert not left.any()
    same_corners(corners, expected)


def test_volume_of_an_order():
    corners, _ = enclosing_simplex(constraints([over(6, k, k + 1) for k in range(5)]))
    assert abs(np.linalg.det(corners)) == pytest.approx(1 / factorial(6))


SETS = {
    "first_over_two": ([[-1, 1, 0, 0], [-1, 0, 1, 0]], None),
    "sums": ([[-1, -1, 1, 1]], None),
    "within": ([[-1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]], [-0.1, 0.3, 0.5]),
    "mixed": ([[-1, 2, 0, 0], [0, -1, -1, 0.5], [0, 0, 0, -1]], [0, 0.1, -0.05]),
    "not_too_heavy": ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], [0.5] * 4),
    "order_with_cap": ([[-1, 1, 0, 0], [0, -1, 1, 0], [0, 0, -1, 1], [1, 0, 0, 0]], [0, 0, 0, 0.4]),
    "cap_and_pair": ([[1, 0, 0], [-1, 0, 1]], [0.6, 0]),
}


@pytest.mark.parametrize(("rows", "bounds"), SETS.values(), ids=SETS.keys())
def test_against_rejection_and_chains(rows, bounds):
    asked = constraints(rows, bounds)
    drawn = enclosed_weights(asked, 100_000, rng=rng())
    assert drawn.min() >= 0
    assert (drawn @ asked.matrix.T <= asked.bounds + 1e-12).all()
    everything = uniform_weights(len(rows[0]), 1_000_000, rng=rng(2))
    kept = everything[(everything @ asked.matrix.T <= asked.bounds).all(axis=1)]
    walked = polytope_weights(asked, 100_000, rng=rng(3)).weights
    for other in (kept, walked):
        assert_allclose(drawn.mean(axis=0), other.mean(axis=0), atol=0.005)
        assert_allclose(np.cov(drawn.T), np.cov(other.T), atol=0.002)


@settings(max_examples=60)
@given(st.integers(2, 6), st.integers(1, 8), st.integers(0, 2**31))
def test_all_weights_that_meet_the_constraints_lie_inside(criteria, count, seed):
    drawn = rng(seed)
    rows = drawn.integers(-3, 4, (count, criteria))
    bounds = np.maximum((rows @ drawn.dirichlet(np.ones(criteria))).round(3), rows.min(axis=1))
    asked = constraints(rows, bounds, drawn.random(count) < 0.1)
    if conflicting(asked):
        return
    found = enclosing_simplex(asked)
    if found is None:
        assert asked.equal.any()
        return
    corners, left = found
    assert_allclose(corners.sum(axis=1), 1)
    inside = polytope_weights(asked, 50, rng=drawn, chains=4).weights
    shares = np.linalg.lstsq(corners.T, inside.T, rcond=None)[0]
    assert shares.min() >= -1e-6
    assert_allclose(shares.T @ corners, inside, atol=1e-6)
    assert (corners @ asked.matrix[~left].T <= asked.bounds[~left] + 1e-9).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 6), st.integers(1, 6), st.integers(0, 2**31))
def test_no_draw_is_negative(criteria, count, seed):
    """Caps, least weights and ratios: any of them may take the place of "not negative"."""
    drawn = rng(seed)
    heavy, light = np.array([drawn.permutation(criteria)[:2] for _ in range(count)]).T
    single = drawn.random(count) < 0.4
    rows = np.eye(criteria)[heavy] * np.where(single & (drawn.random(count) < 0.5), 1.0, -1.0)[:, None]
    rows += np.eye(criteria)[light] * np.where(single, 0.0, drawn.integers(1, 4, count))[:, None]
    bounds = np.maximum(rows @ drawn.dirichlet(np.ones(criteria)), 0.0)
    asked = constraints(rows, np.where(single & (rows.sum(axis=1) < 0), 0.0, bounds))
    if conflicting(asked):
        return
    weights = enclosed_weights(asked, 500, rng=drawn)
    if weights is not None:
        assert weights.min() >= 0
        assert (weights @ asked.matrix.T <= asked.bounds + 1e-9).all()


def test_equalities():
    """Twice the second for the first; level in both directions; and a tenth for the first."""
    twice, _ = enclosing_simplex(constraints([[1, -2, 0]], equal=[True]))
    same_corners(twice, np.array([[2 / 3, 1 / 3, 0], [0, 0, 1]]))
    level, _ = enclosing_simplex(constraints([[1, -1, 0], [-1, 1, 0]]))
    same_corners(level, np.array([[0.5, 0.5, 0], [0, 0, 1]]))
    tenth = enclosed_weights(constraints([[1, 0, 0]], [0.1], [True]), 50_000, rng=rng())
    assert_allclose(tenth[:, 0], 0.1)
    assert_allclose(tenth[:, 1].std(), 0.9 / np.sqrt(12), atol=0.002)
    point = enclosed_weights(constraints([[1, 0]], [0.3], [True]), 2, rng=rng())
    assert_allclose(point, [[0.3, 0.7]] * 2)


def test_what_is_left_to_chains():
    """A sum of two that is settled makes no simplex; in too small a part of one, too few are kept."""
    assert enclosing_simplex(constraints([[1, 1, 0, 0]], [0.4], [True])) is None
    assert enclosed_weights(constraints([[1, 1, 0, 0]], [0.4], [True]), 10, rng=rng()) is None
    narrow = constraints([[1, 1, 0, 0], [-1, -1, 0, 0]], [0.401, -0.4])
    assert enclosed_weights(narrow, 1000, rng=rng()) is None


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"least": 0.0}, {"least": 1.5}])
def test_bad_arguments(wrong):
    with pytest.raises(ValueError, match="draws must be 1 or more"):
        enclosed_weights(constraints([[1, 0]]), **{"draws": 1, "rng": rng(), **wrong})


def test_none_can_hold():
    with pytest.raises(ValueError, match="must hold together"):
        enclosing_simplex(constraints([[1, 1]], [0.5]))
