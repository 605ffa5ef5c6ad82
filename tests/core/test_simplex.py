"""Random weights on the simplex, against its exact moments and the Dirichlet distribution's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy.stats import beta, kstest

from sitescore.core.sampling.simplex import around_weights, stick_breaking, uniform_weights
from tests.strategies import weights

DRAWS = 200_000


def rng(seed=1):
    return np.random.default_rng(seed)


def uniform(criteria):
    return uniform_weights(criteria, DRAWS, rng=rng())


def broken(criteria):
    return stick_breaking(rng(2).random((DRAWS, criteria - 1)))


@pytest.mark.parametrize("draw", [uniform, broken])
@pytest.mark.parametrize("criteria", [2, 3, 7, 20])
def test_exact_moments_and_margins(draw, criteria):
    w = draw(criteria)
    variance = (criteria - 1) / (criteria**2 * (criteria + 1))
    assert_allclose(w.sum(axis=1), 1, atol=1e-12)
    assert w.min() >= 0
    assert_allclose(w.mean(axis=0), 1 / criteria, atol=5 * np.sqrt(variance / DRAWS))
    assert_allclose(np.cov(w.T), -variance / (criteria - 1) + np.eye(criteria) * variance * criteria / (criteria - 1),
                    atol=0.02 * variance)  # fmt: skip
    for margin in w.T:
        assert kstest(margin, beta(1, criteria - 1).cdf).pvalue > 1e-4


@pytest.mark.parametrize("draw", [uniform, broken])
def test_volumes(draw):
    w = draw(4)
    assert np.all(np.diff(w, axis=1) <= 0, axis=1).mean() == pytest.approx(1 / 24, abs=0.002)
    assert (w[:, 0] > 0.5).mean() == pytest.approx(1 / 8, abs=0.004)
    assert (w[:, 0] >= 2 * w[:, 1]).mean() == pytest.approx(1 / 3, abs=0.005)


HAND_WORKED = {
    "one_criterion": ([], [1.0]),
    "two": ([0.25], [0.25, 0.75]),
    "three": ([0.75, 0.5], [0.5, 0.25, 0.25]),
    "nothing_broken_off": ([0.0, 0.0], [0.0, 0.0, 1.0]),
    "many_at_once": ([[0.0], [0.5]], [[0.0, 1.0], [0.5, 0.5]]),
}


@pytest.mark.parametrize(("uniforms", "expected"), HAND_WORKED.values(), ids=HAND_WORKED.keys())
def test_stick_breaking_by_hand(uniforms, expected):
    assert_allclose(stick_breaking(np.array(uniforms, dtype=float)), expected)


@given(arrays(np.float64, (3, 5), elements=st.floats(0, 1, exclude_max=True)))
def test_stick_breaking_against_a_loop(uniforms):
    expected = []
    for row in uniforms:
        left, weights = 1.0, []
        for j, u in enumerate(row):
            weights.append(left * (1 - (1 - u) ** (1 / (len(row) - j))))
            left -= weights[-1]
        expected.append([*weights, left])
    assert_allclose(stick_breaking(uniforms), expected, atol=1e-12)


def test_no_draws_and_one_criterion():
    assert uniform_weights(3, 0, rng=rng()).shape == (0, 3)
    assert_allclose(uniform_weights(1, 4, rng=rng()), 1)
    assert stick_breaking(np.zeros((0, 2))).shape == (0, 3)
    assert stick_breaking(np.zeros((4, 0))).tolist() == [[1.0]] * 4


@pytest.mark.parametrize("stated", [[0.2] * 5, [0.6, 0.3, 0.1], [0.9, 0.05, 0.05], [0.5, 0.0, 0.5]])
@pytest.mark.parametrize("spread", [0.01, 0.2, 0.5])
def test_around_has_the_mean_and_the_spread(stated, spread):
    stated = np.array(stated)
    w = around_weights(stated, spread, DRAWS, rng=rng(3))
    used = stated > 0
    relative = w[:, used].std(axis=0) / stated[used]
    assert_allclose(w.sum(axis=1), 1)
    assert_allclose(w.mean(axis=0), stated, atol=0.005 * spread + 1e-12)
    assert stated[used] @ relative == pytest.approx(spread, rel=0.01)
    assert (w[:, ~used] == 0).all()


def test_equal_weights_with_the_spread_of_the_simplex_are_uniform():
    w = around_weights([0.25] * 4, np.sqrt(3 / 5), DRAWS, rng=rng(4))
    assert kstest(w[:, 0], beta(1, 3).cdf).pvalue > 1e-4


@given(weights(4))
def test_no_spread_is_no_change(stated):
    assert_allclose(around_weights(stated, 0.0, 3, rng=rng()), np.tile(stated, (3, 1)))


def test_one_criterion_with_all_the_weight_keeps_it():
    assert around_weights([0.0, 1.0], 0.3, 2, rng=rng()).tolist() == [[0.0, 1.0]] * 2


def test_almost_as_wide_as_can_be_is_still_weights():
    w = around_weights([0.5, 0.5], 0.9999, 1000, rng=rng())
    assert_allclose(w.sum(axis=1), 1)


BAD = {
    "no_criteria": (lambda: uniform_weights(0, 1, rng=rng()), "criteria must be 1 or more, got 0"),
    "one": (lambda: stick_breaking([0.5, 1.0]), r"uniforms must lie within \[0, 1\), got 1.0"),
    "below": (lambda: stick_breaking([-0.5]), r"uniforms must lie within \[0, 1\), got -0.5"),
    "single": (lambda: stick_breaking(0.5), "uniforms must have shape"),
    "too_wide": (lambda: around_weights([0.5, 0.5], 1.0, 1, rng=rng()), "spread must lie within 0 and 1 "),
    "negative": (lambda: around_weights([0.5, 0.5], -0.1, 1, rng=rng()), "spread must lie within"),
    "nan": (lambda: around_weights([0.5, 0.5], np.nan, 1, rng=rng()), "spread must lie within"),
    "sum": (lambda: around_weights([0.5, 0.4], 0.1, 1, rng=rng()), "weights must sum to 1"),
    "table": (lambda: around_weights([[0.5, 0.5]], 0.1, 1, rng=rng()), "weights must"),
}


@pytest.mark.parametrize(("call", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
