"""What every scoring method promises; a new one is held to it by being in the table.

Random examples are tried on every method, as it takes longer to draw one than to score it by all.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.scoring import SCORING_METHODS, Scoring
from tests.strategies import problems, values, weights

VARIANTS = {  # name: method, parameters; besides every method as it is without parameters
    "minimum_graded": ("minimum", {"graded": True}),
    "compensation_low": ("compensation", {"r": -3.0}),
    "compensation_near_product": ("compensation", {"r": 1e-9}),
    "compensation_between": ("compensation", {"r": -0.4}),
    "compensation_none": ("compensation", {"r": -np.inf}),
    "owa_least": ("owa", {"orness": 0.0}),
    "owa_optimist": ("owa", {"orness": 0.9}),
    "owa_greatest": ("owa", {"orness": 1.0}),
    "topsis_fixed": ("topsis", {"ideal": "fixed"}),
    "vikor_fixed": ("vikor", {"ideal": "fixed"}),
    "vikor_sum": ("vikor", {"v": 1.0}),
    "vikor_largest": ("vikor", {"v": 0.0}),
}
SCORINGS = {
    **{name: Scoring(name, method) for name, method in SCORING_METHODS.items()},
    **{name: Scoring(method, SCORING_METHODS[method], given) for name, (method, given) in VARIANTS.items()},
}
every_method = pytest.mark.parametrize("name", SCORINGS)


@given(problem=problems())
def test_scores_lie_within_zero_and_one(problem):
    for name, score in SCORINGS.items():
        scores = score(*problem)
        assert scores.shape == problem[0].shape[:1], name
        assert (scores >= -1e-12).all(), name
        assert (scores <= 1 + 1e-12).all(), name


@given(v=values(5, 3), w=weights(3, draws=4))
def test_many_weight_vectors_at_once_equal_one_at_a_time(v, w):
    for name, score in SCORINGS.items():
        assert_allclose(score(v, w), np.stack([score(v, row) for row in w]), atol=1e-12, err_msg=name)


@given(v=st.tuples(*3 * [values(5, 3)]).map(np.stack), w=weights(3, draws=3))
def test_many_matrices_at_once_equal_one_at_a_time(v, w):
    for name, score in SCORINGS.items():
        expected = np.stack([score(m, row) for m, row in zip(v, w, strict=True)])
        assert_allclose(score(v, w), expected, atol=1e-12, err_msg=name)


@given(problem=problems(), seed=st.integers(0, 99))
def test_reordering_sites_reorders_scores_alike(problem, seed):
    v, w = problem
    order = np.random.default_rng(seed).permutation(len(v))
    for name, score in SCORINGS.items():
        assert_allclose(score(v[order], w), score(v, w)[order], atol=1e-12, err_msg=name)


@given(problem=problems())
def test_a_dominated_site_never_scores_higher(problem):
    v, w = problem
    dominates = (v[:, None] >= v[None]).all(axis=-1)
    for name, score in SCORINGS.items():
        scores = score(v, w)
        assert (scores[:, None] - scores[None] >= -1e-9)[dominates].all(), name


@given(problem=problems())
def test_arguments_are_left_alone(problem):
    before = [a.copy() for a in problem]
    for name, score in SCORINGS.items():
        score(*problem)
        for now, then in zip(problem, before, strict=True):
            assert_array_equal(now, then, err_msg=name)


@every_method
def test_a_separable_method_scores_a_site_the_same_in_any_company(name):
    score = SCORINGS[name]
    v, w = np.array([[0.9, 0.1], [0.2, 0.6], [0.5, 0.5]]), np.array([0.3, 0.7])
    alone = np.array([score(row[None], w)[0] for row in v])
    assert np.allclose(alone, score(v, w)) is score.separable


@every_method
def test_identical_sites_get_equal_finite_scores(name):
    scores = SCORINGS[name](np.full((3, 2), 0.4), [0.5, 0.5])
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
        SCORINGS[name](v, w)


@given(problem=problems())
def test_an_additive_method_sums_its_contributions(problem):
    v, w = problem
    additive = [name for name, score in SCORINGS.items() if score.additive]
    assert additive
    for name in additive:
        assert_allclose(SCORINGS[name](v, w), (v * w).sum(axis=-1), atol=1e-12, err_msg=name)


NOT_ADDITIVE = [name for name, score in SCORINGS.items() if not score.additive and name != "choquet"]


@pytest.mark.parametrize("name", NOT_ADDITIVE)
def test_what_is_not_called_additive_is_not(name):
    v, w = np.array([[0.9, 0.2], [0.3, 0.4], [0.1, 0.9]]), np.array([0.3, 0.7])
    assert not np.allclose(SCORINGS[name](v, w), v @ w, atol=1e-3)


@given(v=values(5, 4).map(lambda v: v.round(3)), w=weights(4), order=st.permutations(range(4)))
def test_the_order_of_criteria_does_not_matter(v, w, order):
    for name, score in SCORINGS.items():
        assert_allclose(score(v[:, order], w[order]), score(v, w), atol=1e-9, err_msg=name)


@given(v=values(5, 3).map(lambda v: v.round(3)), w=weights(3), column=values(5, 1))
def test_a_criterion_without_weight_is_absent(v, w, column):
    wider = np.hstack([v, column]), np.append(w, 0)
    for name, score in SCORINGS.items():
        assert_allclose(score(*wider), score(v, w), atol=1e-9, err_msg=name)


@given(v=values(1, 3), w=weights(3))
def test_one_site_has_a_score(v, w):
    for name, score in SCORINGS.items():
        (found,) = score(v, w)
        assert 0 <= found <= 1 + 1e-12, name


@given(problem=problems(), seed=st.integers(0, 99))
def test_a_better_value_never_lowers_the_score_of_a_separable_method(problem, seed):
    v, w = problem
    raised = np.minimum(v + (1 - v) * np.random.default_rng(seed).random(v.shape), 1)
    separable = [name for name, score in SCORINGS.items() if score.separable]
    assert separable
    for name in separable:
        assert (SCORINGS[name](raised, w) >= SCORINGS[name](v, w) - 1e-9).all(), name


@every_method
def test_short_floats_stay_short(name):
    rng = np.random.default_rng(3)
    v, w = rng.random((6, 4)), np.array([0.5, 0.25, 0.125, 0.125])
    short = SCORINGS[name](v.astype(np.float32), w.astype(np.float32))
    assert short.dtype == np.float32
    assert_allclose(short, SCORINGS[name](v, w), atol=1e-4)


@every_method
def test_the_ends_of_the_scale(name):
    """All at 1 is 1, but where sites only win over each other; all at 0 is 0 where the scale is fixed."""
    w = np.array([0.5, 0.5])
    assert_allclose(SCORINGS[name](np.ones((2, 2)), w), 0.5 if name == "promethee_ii" else 1)
    assert not SCORINGS[name].separable or np.allclose(SCORINGS[name](np.zeros((2, 2)), w), 0)
