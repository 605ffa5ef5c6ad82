"""What every scoring method promises; a new one is held to it by being in the table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.scoring import SCORING_METHODS
from tests.strategies import problems, values, weights

every_method = pytest.mark.parametrize("name", SCORING_METHODS)


@every_method
@given(problem=problems())
def test_scores_lie_within_zero_and_one(name, problem):
    scores = SCORING_METHODS[name].score(*problem)
    assert scores.shape == problem[0].shape[:1]
    assert (scores >= -1e-12).all()
    assert (scores <= 1 + 1e-12).all()


@every_method
@given(data=st.data())
def test_many_weight_vectors_at_once_equal_one_at_a_time(name, data):
    v, w = data.draw(values(5, 3)), data.draw(weights(3, draws=4))
    score = SCORING_METHODS[name].score
    assert_allclose(score(v, w), np.stack([score(v, row) for row in w]), atol=1e-12)


@every_method
@given(data=st.data())
def test_many_matrices_at_once_equal_one_at_a_time(name, data):
    v = np.stack([data.draw(values(5, 3)) for _ in range(3)])
    w = data.draw(weights(3, draws=3))
    score = SCORING_METHODS[name].score
    assert_allclose(score(v, w), np.stack([score(m, row) for m, row in zip(v, w, strict=True)]), atol=1e-12)


@every_method
@given(problem=problems(), seed=st.integers(0, 99))
def test_reordering_sites_reorders_scores_alike(name, problem, seed):
    v, w = problem
    order = np.random.default_rng(seed).permutation(len(v))
    score = SCORING_METHODS[name].score
    assert_allclose(score(v[order], w), score(v, w)[order], atol=1e-12)


@every_method
@given(problem=problems())
def test_a_dominated_site_never_scores_higher(name, problem):
    v, w = problem
    scores = SCORING_METHODS[name].score(v, w)
    dominates = (v[:, None] >= v[None]).all(axis=-1)
    assert (scores[:, None] - scores[None] >= -1e-9)[dominates].all()


@every_method
@given(problem=problems())
def test_arguments_are_left_alone(name, problem):
    before = [a.copy() for a in problem]
    SCORING_METHODS[name].score(*problem)
    for now, then in zip(problem, before, strict=True):
        assert_array_equal(now, then)


@every_method
def test_a_separable_method_scores_a_site_the_same_in_any_company(name):
    method = SCORING_METHODS[name]
    v, w = np.array([[0.9, 0.1], [0.2, 0.6], [0.5, 0.5]]), np.array([0.3, 0.7])
    alone = np.array([method.score(row[None], w)[0] for row in v])
    assert np.allclose(alone, method.score(v, w)) is method.separable


@every_method
def test_identical_sites_get_equal_finite_scores(name):
    scores = SCORING_METHODS[name].score(np.full((3, 2), 0.4), [0.5, 0.5])
    assert np.isfinite(scores).all()
    assert np.ptp(scores) == 0


BAD = {
    "values_not_a_matrix": ([0.1, 0.2], [0.5, 0.5], r"values must have shape \(\.\.\., sites, criteria\)"),
    "value_missing": ([[0.1, np.nan]], [0.5, 0.5], r"values must be finite, got nan at index \(0, 1\)"),
    "value_above_one": ([[0.1, 1.5]], [0.5, 0.5], r"values must lie within \[0, 1\], got 1\.5 at index \(0, 1\)"),
    "weight_count": ([[0.1, 0.2]], [1.0], r"weights must have shape \(\.\.\., 2\), got \(1,\)"),
    "weight_negative": ([[0.1, 0.2]], [1.5, -0.5], r"weights must not be negative, got -0\.5 at index \(1,\)"),
    "weight_sum": ([[0.1, 0.2]], [0.5, 0.4], r"weights must sum to 1, got 0\.9"),
}


@every_method
@pytest.mark.parametrize(("v", "w", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments_are_named(name, v, w, message):
    with pytest.raises(ValueError, match=message):
        SCORING_METHODS[name].score(v, w)


@every_method
@given(problem=problems())
def test_an_additive_method_sums_its_contributions(name, problem):
    v, w = problem
    method = SCORING_METHODS[name]
    assert not method.additive or np.allclose(method.score(v, w), (v * w).sum(axis=-1), atol=1e-12)
