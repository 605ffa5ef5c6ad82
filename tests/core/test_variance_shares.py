"""Variance shares, against the Ishigami function, closed forms and each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy.stats import qmc

from sitescore.core.sensitivity.variance_shares import (
    additive_shares,
    group_design,
    shapley_groups,
    sobol_groups,
    subset_design,
)

# Homma and Saltelli (1996), Reliability Engineering & System Safety 52(1), 1-17: a = 7, b = 0.1.
FIRST = [0.31390519114781146, 0.44241114479004096, 0]
TOTAL = [0.5575888552099592, 0.44241114479004096, 0.24368366406214764]
SHAPLEY = [0.4357470231788853, 0.44241114479004096, 0.12184183203107382]
VARIANCE = 13.844587940719252


def ishigami(x):
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def samples(inputs, *, replicates=16, draws=1024, seed=0):
    """Two samples of independent uniform inputs, from scrambled Sobol' points."""
    seeds = range(1000 * seed, 1000 * seed + replicates)
    points = np.stack([qmc.Sobol(2 * inputs, seed=each).random(draws) for each in seeds])
    return points[..., :inputs], points[..., inputs:]


def angles(**kwargs):
    return [np.pi * (2 * u - 1) for u in samples(3, **kwargs)]


def sobol(f, a, b, groups):
    return sobol_groups(f(a), f(b), f(group_design(a, b, groups)))


def test_ishigami():
    found = sobol(ishigami, *angles(), [0, 1, 2])
    assert found.variance == pytest.approx(VARIANCE, rel=0.005)
    assert_allclose(found.first, FIRST, atol=0.01)
    assert_allclose(found.total, TOTAL, atol=0.01)
    assert (np.abs(found.first - FIRST) <= 4 * found.first_error).all()
    assert (np.abs(found.total - TOTAL) <= 4 * found.total_error).all()
    assert (found.total_error < 0.01).all()


def test_ishigami_in_two_groups():
    """The first and third inputs interact with each other only, so together they are additive with the second."""
    found = sobol(ishigami, *angles(), [0, 1, 0])
    expected = [1 - FIRST[1], FIRST[1]]
    assert_allclose(found.first, expected, atol=0.01)
    assert_allclose(found.total, expected, atol=0.01)


def test_ishigami_shapley():
    design = subset_design(*angles(draws=512), [0, 1, 2])
    found = shapley_groups(ishigami(design))
    assert_allclose(found.share, SHAPLEY, atol=0.02)
    assert (np.abs(found.share - SHAPLEY) <= 4 * found.error).all()
    assert found.share.sum() == pytest.approx(1, abs=1e-12)
    assert found.variance == pytest.approx(VARIANCE, rel=0.01)


@pytest.mark.parametrize("groups", range(1, 7))
def test_additive_answers_have_closed_forms(groups):
    w = np.random.default_rng(groups).uniform(0.2, 1, groups)
    a, b = samples(groups, replicates=8, draws=256)
    expected = additive_shares(w, np.full(groups, 1 / 12))
    found = sobol(lambda x: x @ w, a, b, np.arange(groups))
    shapley = shapley_groups(subset_design(a, b, np.arange(groups)) @ w)
    for share in (found.first, found.total, shapley.share):
        assert_allclose(share, expected, atol=0.02)


def test_many_answers_at_once():
    a, b = angles(draws=128)

    def both(x):
        return np.stack([ishigami(x), x.sum(axis=-1)], axis=-1)

    found = sobol(both, a, b, [0, 1, 2])
    assert found.first.shape == (3, 2)
    assert found.variance.shape == (2,)
    for k, f in enumerate((ishigami, lambda x: x.sum(axis=-1))):
        alone = sobol(f, a, b, [0, 1, 2])
        assert_allclose(found.total[:, k], alone.total, atol=1e-12)
        assert_allclose(found.first_error[:, k], alone.first_error, atol=1e-12)
    design = subset_design(a, b, [0, 1, 2])
    assert_allclose(shapley_groups(both(design)).share[:, 0], shapley_groups(ishigami(design)).share, atol=1e-12)


def test_errors_cover_the_truth():
    """Of 60 sets of estimates, about 95 in 100 lie within two standard errors."""
    within = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        a, b = rng.uniform(-np.pi, np.pi, (2, 20, 128, 3))
        found = sobol(ishigami, a, b, [0, 1, 2])
        shapley = shapley_groups(ishigami(subset_design(a, b, [0, 1, 2])))
        within.append(np.abs(found.total - TOTAL) <= 2 * found.total_error)
        within.append(np.abs(found.first - FIRST) <= 2 * found.first_error)
        within.append(np.abs(shapley.share - SHAPLEY) <= 2 * shapley.error)
    assert 0.9 <= np.mean(within) <= 0.99


def test_the_answer_whether_a_site_is_first():
    """x1 > 0 and x2 > 0: half of the variance from both together, by hand 1/3 first, 2/3 total, 1/2 Shapley."""
    a, b = samples(2, draws=512)

    def first(x):
        return ((x > 0.5).all(axis=-1)).astype(float)

    found = sobol(first, a, b, [0, 1])
    assert_allclose(found.first, 1 / 3, atol=0.02)
    assert_allclose(found.total, 2 / 3, atol=0.02)
    assert_allclose(shapley_groups(first(subset_design(a, b, [0, 1]))).share, 1 / 2, atol=0.02)


def test_nothing_varies_or_one_replicate():
    a, b = samples(2, replicates=3, draws=16)
    constant = np.full((3, 16), 0.1)
    found = sobol_groups(constant, constant, np.full((2, 3, 16), 0.1))
    assert np.isnan([found.first, found.total, found.first_error, found.total_error]).all()
    assert found.variance == 0
    assert np.isnan(shapley_groups(np.full((4, 3, 16), 0.1)).share).all()
    one = sobol(lambda x: x.sum(axis=-1), a[:1], b[:1], [0, 1])
    assert np.isfinite(one.total).all()
    assert np.isnan([one.first_error, one.total_error]).all()


def test_designs():
    a, b = np.arange(6.0).reshape(2, 3), -np.arange(6.0).reshape(2, 3) - 1
    single, subsets = group_design(a, b, [1, 0, 1]), subset_design(a, b, [1, 0, 1])
    assert_array_equal(subsets[0], a)
    assert_array_equal(subsets[3], b)
    assert_array_equal(single, subsets[1:3])
    assert_array_equal(single[0], np.column_stack([a[:, 0], b[:, 1], a[:, 2]]))


@given(data=st.data(), m=st.integers(1, 6))
def test_additive_shares_sum_to_one(data, m):
    whole = st.integers(0, 20).map(float)
    w, v = data.draw(arrays(np.float64, m, elements=whole)), data.draw(arrays(np.float64, (3, m), elements=whole))
    shares = additive_shares(w, v)
    for row, share in zip(v, shares, strict=True):
        if (w**2 * row).sum() == 0:
            assert np.isnan(share).all()
        else:
            assert share.sum() == pytest.approx(1, abs=1e-12)
            assert (share >= 0).all()
            assert_allclose(additive_shares(-w, row), share, atol=1e-15)


GOOD = np.zeros((2, 4, 3))
BAD = {
    "answers": (lambda: sobol_groups(np.zeros((2, 4)), np.zeros((2, 5)), np.zeros((1, 2, 4))), "f_a and f_b must have"),
    "no_replicates": (lambda: sobol_groups(np.zeros(4), np.zeros(4), np.zeros((1, 4))), "f_a and f_b must have"),
    "mixed": (lambda: sobol_groups(np.zeros((2, 4)), np.zeros((2, 4)), np.zeros((2, 4))), r"\(groups, 2, 4\), got"),
    "not_finite": (lambda: sobol_groups([[np.nan]], [[0.0]], [[[0.0]]]), "f_a must be finite"),
    "not_a_power": (lambda: shapley_groups(np.zeros((3, 2, 4))), r"f_subsets must have shape \(2 \*\* groups"),
    "no_groups": (lambda: shapley_groups(np.zeros((1, 2, 4))), r"f_subsets must have shape \(2 \*\* groups"),
    "seven_groups": (lambda: shapley_groups(np.zeros((128, 2, 4))), r"f_subsets must have shape \(2 \*\* groups"),
    "gap": (lambda: group_design(GOOD, GOOD, [0, 2, 0]), "groups must be numbered from 0 without gaps"),
    "count": (lambda: group_design(GOOD, GOOD, [0, 1]), r"groups must be integers of shape \(3,\)"),
    "samples": (lambda: group_design(GOOD, GOOD[:1], [0, 1, 2]), "sample_a and sample_b must have one shape"),
    "many": (lambda: subset_design(np.zeros((2, 7)), np.zeros((2, 7)), np.arange(7)), "groups must be at most 6"),
    "variances": (lambda: additive_shares([0.5, 0.5], [1.0]), r"variances must have shape \(\.\.\., 2\)"),
    "negative": (lambda: additive_shares([0.5, 0.5], [1.0, -1.0]), "variances must not be negative"),
}


@pytest.mark.parametrize(("call", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
