"""Exact first places, against hand-worked cases, published figures, draws and linear programming."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.sensitivity.exact_acceptability import exact_acceptability
from sitescore.core.sensitivity.potential_optimality import potential_optimality
from tests.strategies import values

NAN = np.nan
THIRD = 1 / 3
CASES = {  # name: values, first, central weights
    "two_rivals": ([[1, 0], [0, 1]], [0.5, 0.5], [[0.75, 0.25], [0.25, 0.75]]),
    "two_uneven_rivals": ([[1, 0], [0, 0.25]], [0.8, 0.2], [[0.6, 0.4], [0.1, 0.9]]),
    "one_for_each_criterion": (
        np.eye(3),
        [THIRD] * 3,
        (np.full((3, 3), 7 / 36) + np.eye(3) * (22 - 7) / 36),
    ),
    "twins_share": ([[1, 0], [0, 1], [1, 0]], [0.25, 0.5, 0.25], [[0.75, 0.25], [0.25, 0.75], [0.75, 0.25]]),
    "never_first": ([[1, 0], [0, 1], [0.4, 0.4]], [0.5, 0.5, 0], [[0.75, 0.25], [0.25, 0.75], [NAN, NAN]]),
    "only_where_all_tie": ([[1, 0], [0, 1], [0.5, 0.5]], [0.5, 0.5, 0], [[0.75, 0.25], [0.25, 0.75], [NAN, NAN]]),
    "one_site": ([[0.2, 0.4, 0.1]], [1], [[THIRD] * 3]),
    "one_criterion": ([[0.2], [0.4], [0.4]], [0, 0.5, 0.5], [[NAN], [1], [1]]),
    "a_criterion_that_does_not_matter": (
        [[1, 0, 0.5], [0, 1, 0.5]],
        [0.5, 0.5],
        [[0.5, 1 / 6, THIRD], [1 / 6, 0.5, THIRD]],
    ),
    # Weights, exact in fractions by clipping triangles: 25/69, 39/92, 59/276.
    "three_by_three": (
        [[0.9, 0.2, 0.4], [0.3, 0.8, 0.5], [0.5, 0.5, 0.6]],
        [25 / 69, 39 / 92, 59 / 276],
        [
            [6157 / 10350, 607 / 3450, 1186 / 5175],
            [163 / 897, 2003 / 3588, 311 / 1196],
            [2329 / 12213, 2509 / 16284, 32009 / 48852],
        ],
    ),
    # The matrix of Triantaphyllou and Sánchez (1997), Decision Sciences 28(1), 151-194.
    "triantaphyllou_sanchez_1997": (
        [
            [0.3088, 0.2897, 0.3867, 0.1922],
            [0.2163, 0.3458, 0.1755, 0.6288],
            [0.4509, 0.2473, 0.1194, 0.0575],
            [0.0240, 0.1172, 0.3184, 0.1215],
        ],
        [0.2948421669, 0.6064632301, 0.098694603, 0.0],
        [
            [0.2335085028, 0.2153520595, 0.4548523964, 0.0962870413],
            [0.1960739491, 0.2776997387, 0.1746280836, 0.3515982286],
            [0.6306343474, 0.183297273, 0.1011688774, 0.0848995023],
            [NAN] * 4,
        ],
    ),
}


@pytest.mark.parametrize(("v", "first", "central"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, first, central):
    found = exact_acceptability(v)
    assert_allclose(found.first, first, atol=1e-8)
    assert_allclose(found.central_weights, central, atol=1e-8)


@pytest.mark.parametrize("m", range(2, 7))
def test_mirror_images_share_alike(m):
    found = exact_acceptability(np.eye(m))
    assert_allclose(found.first, 1 / m, atol=1e-9)
    harmonic = (1 / np.arange(1, m + 1)).sum() / m  # the mean of the largest of m weights
    assert_allclose(np.diag(found.central_weights), harmonic, atol=1e-9)


@pytest.mark.parametrize("m", range(2, 7))
def test_as_draws_count(m):
    rng = np.random.default_rng(m)
    v = rng.random((10, m))
    found = exact_acceptability(v)
    w = rng.dirichlet(np.ones(m), 200_000)
    winner = (w @ v.T).argmax(axis=1)
    counted = np.bincount(winner, minlength=10) / len(w)
    assert (np.abs(counted - found.first) <= 4.5 * np.sqrt(found.first * (1 - found.first) / len(w)) + 1e-9).all()
    for site in np.flatnonzero(found.first > 0.01):
        assert_allclose(w[winner == site].mean(axis=0), found.central_weights[site], atol=0.02)


@settings(max_examples=60)
@given(
    v=st.tuples(st.integers(1, 6), st.integers(1, 4)).flatmap(
        lambda shape: values(*shape) | arrays(np.float64, shape, elements=st.integers(0, 3).map(lambda k: k / 3))
    )
)
def test_adds_up(v):
    found = exact_acceptability(v)
    assert found.first.sum() == pytest.approx(1, abs=1e-6)
    seen = found.first > 0
    assert_allclose(found.first[seen] @ found.central_weights[seen], 1 / v.shape[1], atol=1e-6)
    assert np.isnan(found.central_weights[~seen]).all()
    scores = found.central_weights[seen] @ v.T
    assert_allclose(scores[np.arange(seen.sum()), np.flatnonzero(seen)], scores.max(axis=1), atol=1e-9)


@pytest.mark.parametrize(("n", "m", "steps"), [(100, 5, None), (100, 6, None), (80, 5, 3), (60, 6, 4), (300, 3, None)])
def test_adds_up_over_many_sites(n, m, steps):
    rng = np.random.default_rng(2)
    v = rng.integers(0, steps + 1, (n, m)) / steps if steps else rng.random((n, m))
    found = exact_acceptability(v)
    seen = found.first > 0
    assert found.first.sum() == pytest.approx(1, abs=1e-9)
    assert_allclose(found.first[seen] @ found.central_weights[seen], 1 / m, atol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_first_somewhere_exactly_where_the_linear_program_says(seed):
    v = np.random.default_rng(seed).random((25, 4))
    assert_array_equal(exact_acceptability(v).first > 0, potential_optimality(v).possible)


def test_a_sliver_is_seen():
    """First at 0.017 % of the weights, and a fourth site at none."""
    thin = 8.5e-5
    found = exact_acceptability([[1, 0], [0, 1], [0.5 + thin, 0.5 + thin], [0.6, 0.3999]])
    assert_allclose(found.first, [0.5 - thin, 0.5 - thin, 2 * thin, 0], atol=1e-12)


def test_order_of_sites_and_criteria_does_not_matter():
    v = np.random.default_rng(11).random((5, 3))
    found = exact_acceptability(v)
    for sites in list(permutations(range(5)))[:7]:
        again = exact_acceptability(v[list(sites)][:, [2, 0, 1]])
        assert_allclose(again.first, found.first[list(sites)], atol=1e-9)
        assert_allclose(again.central_weights, found.central_weights[list(sites)][:, [2, 0, 1]], atol=1e-9)


def test_bad_arguments():
    with pytest.raises(ValueError, match="values must have at most 6 criteria for exact volumes, got 7"):
        exact_acceptability(np.zeros((2, 7)))
    with pytest.raises(ValueError, match=r"values must lie within \[0, 1\]"):
        exact_acceptability([[1.5, 0.0]])
    with pytest.raises(ValueError, match=r"values must have shape \(sites, criteria\)"):
        exact_acceptability(np.zeros((2, 2, 2)))
