"""Sites sorted by keys, against a stable sort of indices."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal

from sitescore.core.sensitivity.sorted_sites import SITE_BITS, sorted_sites

tied_scores = st.tuples(st.integers(1, 8), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.sampled_from([-1.5, -0.0, 0.0, 0.25, 0.5, 1.0, 1e-30]))
)


def check(scores):
    order, tied = sorted_sites(scores)
    assert_array_equal(order, np.argsort(-scores, axis=1, kind="stable"))
    ordered = np.take_along_axis(scores, order.astype(np.intp), axis=1)
    assert_array_equal(tied, ordered[:, 1:] == ordered[:, :-1])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(scores=tied_scores)
def test_sorting_is_stable_and_shows_ties(dtype, scores):
    check(scores.astype(dtype))


@pytest.mark.parametrize("sites", [300, 1 << SITE_BITS, (1 << SITE_BITS) + 1])
@pytest.mark.parametrize("steps", [3, 10**4, 2**24])
def test_many_sites_that_short_keys_may_not_tell_apart(sites, steps):
    check((np.random.default_rng(steps).integers(0, steps, (40, sites)) / steps).astype(np.float32))


@pytest.mark.parametrize("sites", [2, 40])
@pytest.mark.parametrize("high", [1e-38, 3e38])
def test_scores_whose_range_is_beyond_single_precision(high, sites):
    scores = np.random.default_rng(1).uniform(-high, high, (9, sites)).astype(np.float32)
    scores[:, :2] = [-high, high]
    check(scores)
