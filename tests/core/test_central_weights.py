"""Central weights against counting by hand, and the coverage of their bars."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy import stats

from sitescore.core.sensitivity.central_weights import CentralWeights, replicate_error

tied_scores = st.tuples(st.integers(1, 8), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.sampled_from([-1.5, 0.0, 0.25, 0.5, 1e-30]))
)


@given(scores=tied_scores)
def test_means_over_the_draws_in_which_a_site_is_first(scores):
    draws, sites = scores.shape
    weights = np.random.default_rng(1).dirichlet(np.ones(3), draws)
    found = CentralWeights.of(sites, 3)
    for half in np.array_split(np.arange(draws), 2):
        found.add(scores[half], weights[half])
    expected, counted = np.zeros((sites, 3)), np.zeros(sites)
    for row, w in zip(scores, weights, strict=True):
        first = np.flatnonzero(row == row.max())
        expected[first] += w / first.size
        counted[first] += 1 / first.size
    assert_allclose(found.firsts, counted, atol=1e-12)
    assert_allclose(found.sums, expected, atol=1e-12)
    ever = counted > 0
    assert_allclose(found.mean[ever], expected[ever] / counted[ever, None])
    assert np.isnan(found.mean[~ever]).all()


def test_without_ties_the_bar_is_that_of_a_plain_mean():
    rng = np.random.default_rng(2)
    scores, weights = rng.random((50, 3)), rng.dirichlet(np.ones(4), 50)
    found = CentralWeights.of(3, 4)
    found.add(scores, weights)
    for site in range(3):
        mine = weights[scores.argmax(axis=1) == site]
        low, high = stats.t.interval(0.95, len(mine) - 1, loc=mine.mean(axis=0), scale=stats.sem(mine))
        assert_allclose(found.error()[site], (high - low) / 2)


def test_fewer_than_two_draws_have_no_bar():
    found = CentralWeights.of(2, 2)
    found.add(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([[0.2, 0.8], [0.6, 0.4], [0.5, 0.5]]))
    assert np.isfinite(found.error()[0]).all()
    assert np.isnan(found.error()[1]).all()
    one, two = CentralWeights.of(2, 2), CentralWeights.of(2, 2)
    one.add(np.array([[1.0, 0.0], [0.0, 1.0]]), np.full((2, 2), 0.5))
    two.add(np.array([[1.0, 0.0]]), np.full((1, 2), 0.5))
    assert np.isnan(replicate_error([one, two])[1]).all()
