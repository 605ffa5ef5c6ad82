"""Step-wise weight assessment."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.weighting.swara import swara


def test_example_of_another_package():
    """The example of the SWARA class in the source that B. Kizielewicz wrote for pymcdm (2026), to two decimals."""
    found = swara(range(6), [0.15, 0.04, 0.29, 0.02, 0.04])
    assert_allclose(found.weights, [0.22, 0.19, 0.18, 0.14, 0.14, 0.13], atol=5.1e-3)


def test_a_0_for_the_first_criterion_may_stand_in_front():
    assert_array_equal(swara([1, 0, 2], [0, 0.25, 1.0]).weights, swara([1, 0, 2], [0.25, 1.0]).weights)
    assert_array_equal(swara([0], [0]).weights, [1])
    assert_array_equal(swara([0], []).weights, [1])


@given(steps=st.lists(st.floats(0, 3), max_size=6), seed=st.integers(0, 99))
def test_each_step_is_given_back(steps, seed):
    order = np.random.default_rng(seed).permutation(len(steps) + 1)
    weights = swara(order, steps).weights[order]
    assert_allclose(weights[:-1] / weights[1:] - 1, steps, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("steps", [[0.1], [0.1, 0.2, 0.3], [[0.1, 0.2]]])
def test_there_is_a_step_between_neighbours(steps):
    with pytest.raises(ValueError, match=r"steps must have shape \(2,\), one less than order"):
        swara([0, 1, 2], steps)
