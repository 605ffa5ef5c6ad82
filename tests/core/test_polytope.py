"""Weights within linear constraints, against exact samplers, exact moments and rejection."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import ks_2samp

from sitescore.core.sampling.boxed import boxed_weights
from sitescore.core.sampling.constraints import Constraints
from sitescore.core.sampling.polytope import polytope_weights
from sitescore.core.sampling.simplex import uniform_weights
from tests.core.corners import chain_corners, within


def rng(seed=1):
    return np.random.default_rng(seed)


def at_most(matrix, bounds, equal=()):
    names = tuple(f"row {at}" for at in range(len(matrix)))
    return Constraints(matrix=np.array(matrix, dtype=float), bounds=np.array(bounds, dtype=float), names=names,
                       equal=np.array(equal, dtype=bool))  # fmt: skip


def chain(ratios):
    """w_i >= ratio_i * w_(i+1)."""
    n = len(ratios) + 1
    return at_most(np.eye(n)[1:] * np.array(ratios)[:, None] - np.eye(n)[:-1], np.zeros(n - 1))


def drawn(constraints, draws=10_000, seed=1, chains=64):
    result = polytope_weights(constraints, draws, rng=rng(seed), chains=chains)
    assert result.weights.shape == (draws, constraints.matrix.shape[1])
    assert_allclose(result.weights.sum(axis=1), 1, atol=1e-12)
    assert result.weights.min() >= 0
    slack = constraints.bounds - result.weights @ constraints.matrix.T
    assert slack.min(initial=0) >= -1e-9
    assert np.abs(slack[:, constraints.equal]).max(initial=0) < 1e-9
    assert (result.effective <= draws).all()
    return result


def like(result, exact):
    """Same means and variances as exact draws, to five standard errors of what the draws are worth."""
    w = result.weights
    error = 5 * exact.std(axis=0) * np.sqrt(1 / result.effective + 1 / len(exact)) + 1e-12
    assert (np.abs(w.mean(axis=0) - exact.mean(axis=0)) < error).all()
    spread = np.abs(w - w.mean(axis=0)), np.abs(exact - exact.mean(axis=0))
    error = 5 * spread[1].std(axis=0) * np.sqrt(1 / result.effective + 1 / len(exact)) + 1e-12
    assert (np.abs(spread[0].mean(axis=0) - spread[1].mean(axis=0)) < error).all()


def test_twenty_ordered_criteria_mix():
    """Where hit-and-run in the weights themselves stays far from the centroid after thousands of steps."""
    result = drawn(chain([1.0] * 19))
    centroid = np.array([sum(1 / k for k in range(i, 21)) / 20 for i in range(1, 21)])
    assert_allclose(result.weights.mean(axis=0), centroid, atol=0.003)
    assert result.weights[:, 0].std() == pytest.approx(0.0475, abs=0.002)  # of the largest of 20 uniform weights
    assert result.r_hat.max() < 1.01
    assert result.effective.min() > 5000
    like(result, within(chain_corners(np.ones(19)), 100_000, rng(2)))


def test_twenty_within_bounds_mix():
    eye = np.eye(20)
    result = drawn(at_most(np.vstack([eye, -eye]), [0.075] * 20 + [-0.025] * 20))
    assert result.r_hat.max() < 1.01
    assert result.effective.min() > 5000
    like(result, boxed_weights([0.025] * 20, [0.075] * 20, 50_000, rng=rng(2)))


RATIOS = {"two": [1.0], "steep": [3.0, 2.0, 4.0], "worked": [1.5, 2.0, 1.0], "very_steep": [1e4, 1.0, 10.0]}


@pytest.mark.parametrize("ratios", RATIOS.values(), ids=RATIOS.keys())
def test_ratio_chains_against_their_corners(ratios):
    exact = within(chain_corners(ratios), 100_000, rng(2))
    result = drawn(chain(ratios), 20_000)
    like(result, exact)
    for criterion in range(len(ratios) + 1):
        assert ks_2samp(result.weights[::4, criterion], exact[:, criterion]).pvalue > 1e-4


SMALL = {  # matrix, bounds; not simplices
    "free": (np.zeros((0, 4)), []),
    "partial_order": ([[-1, 1, 0, 0], [-1, 0, 1, 0]], [0, 0]),
    "order_and_bounds": ([[-1, 1, 0, 0], [0, -1, 1, 0], [1, 0, 0, 0], [0, 0, 0, -1]], [0, 0, 0.5, -0.05]),
    "slanted": ([[1, 2, -1, 0.5], [-2, 1, 1, 1], [0.3, -1, 0.4, -0.2]], [0.6, 0.4, 0.0]),
    "repeated_and_redundant": ([[-1, 1, 0, 0], [-2, 2, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]], [0, 0, 0.6, 0.9]),
}


@pytest.mark.parametrize(("matrix", "bounds"), SMALL.values(), ids=SMALL.keys())
def test_small_sets_against_rejection(matrix, bounds):
    c = at_most(matrix, bounds)
    w = uniform_weights(4, 500_000, rng=rng(2))
    exact = w[(w @ c.matrix.T <= c.bounds).all(axis=1)]
    result = drawn(c, 20_000)
    like(result, exact)
    for criterion in range(4):
        assert ks_2samp(result.weights[::4, criterion], exact[:, criterion]).pvalue > 1e-4


def test_a_plane_through_the_simplex():
    """With w1 = 0.4 the rest is 0.6 of a simplex; with 2 w2 = w3 as well a segment."""
    result = drawn(at_most([[1, 0, 0, 0]], [0.4], [True]))
    assert_allclose(result.weights[:, 0], 0.4, atol=1e-12)
    like(result, np.insert(0.6 * uniform_weights(3, 100_000, rng=rng(2)), 0, 0.4, axis=1))
    result = drawn(at_most([[1, 0, 0, 0], [0, 2, -1, 0]], [0.4, 0], [True, True]))
    u = rng(2).random(100_000) * 0.2
    like(result, np.stack([np.full(u.size, 0.4), u, 2 * u, 0.6 - 3 * u], axis=1))


def test_equalities_that_only_follow():
    """w1 >= 1/2 and w1 <= 1/2; and an order running in a circle."""
    result = drawn(at_most([[-1, 0, 0], [1, 0, 0]], [-0.5, 0.5]))
    assert_allclose(result.weights[:, 0], 0.5, atol=1e-9)
    assert result.weights[:, 1].std() == pytest.approx(0.5 / np.sqrt(12), abs=0.005)
    result = drawn(at_most([[-1, 1, 0, 0], [0, -1, 1, 0], [1, 0, -1, 0]], [0, 0, 0]))
    assert_allclose(result.weights[:, :3].std(axis=1), 0, atol=1e-9)
    assert result.weights[:, 3].std() == pytest.approx(1 / np.sqrt(12), abs=0.01)


POINTS = {
    "hitandrun_explicitly_degenerate": ([[-1, 1, 0], [0, 1, -1]], [0, 0], [1, 1], [1 / 3, 1 / 3, 1 / 3]),
    "hitandrun_implicitly_degenerate": ([[-1, 1, 1], [1, 0, -1]], [0, 0], [0, 0], [1 / 2, 0, 1 / 2]),
    "exact_ratios": ([[1, -2, 0], [0, 1, -3]], [0, 0], [1, 1], [0.6, 0.3, 0.1]),
    "all_on_one": ([[-1, 0, 0]], [-1], [0], [1, 0, 0]),
}


@pytest.mark.parametrize(("matrix", "bounds", "equal", "point"), POINTS.values(), ids=POINTS.keys())
def test_sets_of_one_point(matrix, bounds, equal, point):
    """The first two are those of the R package hitandrun, tests/degenerate.R."""
    result = drawn(at_most(matrix, bounds, equal), 10)
    assert_allclose(result.weights, [point] * 10, atol=1e-9)
    assert result.r_hat.tolist() == [1] * 3
    assert result.effective.tolist() == [10] * 3


def test_one_criterion():
    assert drawn(at_most(np.zeros((0, 1)), []), 3).weights.tolist() == [[1.0]] * 3


def test_a_small_set_far_from_the_middle():
    low, high = np.array([0.2, 0.3, 0.0, 0.4999]), np.array([0.2002, 0.3001, 1.0, 1.0])
    eye = np.eye(4)
    result = drawn(at_most(np.vstack([eye, -eye]), np.concatenate([high, -low])), 20_000)
    like(result, boxed_weights(low, high, 50_000, rng=rng(2)))


@pytest.mark.parametrize("room", [1e-4, 1e-6])
def test_hardly_any_room(room):
    """A rectangle around the middle, in one direction a thousand times as wide as in the other."""
    matrix = np.array([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]])
    c = at_most(matrix, matrix @ np.full(3, 1 / 3) + np.array([room, room, 1000 * room, 1000 * room]) / 20)
    result = drawn(c, 4000)
    assert_allclose(result.weights[:, :2].std(axis=0), np.array([room, 1000 * room]) / 20 / np.sqrt(3), rtol=0.05)
    assert result.r_hat.max() < 1.02


@pytest.mark.parametrize("draws", [1, 7, 100])
@pytest.mark.parametrize("chains", [1, 3, 1000])
def test_few_draws_and_odd_numbers_of_chains(draws, chains):
    drawn(chain([1.0, 1.0]), draws, chains=chains)


def test_the_same_generator_gives_the_same():
    assert (drawn(chain([1.0, 2.0]), 50).weights == drawn(chain([1.0, 2.0]), 50).weights).all()


@settings(max_examples=25)
@given(st.integers(2, 7), st.integers(0, 8), st.integers(0, 2), st.integers(0, 10**6))
def test_any_constraints_around_a_point(criteria, rows, equalities, seed):
    make = rng(seed)
    point = make.dirichlet(np.ones(criteria))
    matrix = make.integers(-2, 3, (rows, criteria)).astype(float)
    equal = np.arange(rows) < equalities
    room = np.where(equal | (make.random(rows) < 0.2), 0.0, make.random(rows) * 0.2)
    result = drawn(at_most(matrix, matrix @ point + room, equal), 200, seed)
    assert np.isfinite(result.r_hat).all()


def test_conflicts_are_named():
    with pytest.raises(ValueError, match="constraints must hold together, these do not: row 0, row 2"):
        polytope_weights(at_most([[-1, 0], [0, -1], [1, 0]], [-0.6, 0, 0.5]), 10, rng=rng())


@pytest.mark.parametrize(("draws", "chains"), [(0, 1), (1, 0)])
def test_bad_arguments(draws, chains):
    with pytest.raises(ValueError, match="draws and chains must be 1 or more"):
        polytope_weights(chain([1.0]), draws, rng=rng(), chains=chains)
