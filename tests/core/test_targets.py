"""Targets and intervals as distances, before any method."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.classical.targets import to_target
from sitescore.core.classical.topsis import topsis


def test_targets_and_intervals_become_distances():
    x = [[6.5, 10, 3], [8.0, 20, 5], [7.0, 15, 9]]
    assert_array_equal(to_target(x, [7, np.nan, 4]), [[0.5, 10, 1], [1, 20, 1], [0, 15, 5]])
    nothing = [np.nan, np.nan]
    assert_array_equal(to_target(x, [[6, 7.5], nothing, [4, 4]]), [[0, 10, 1], [0.5, 20, 1], [0, 15, 5]])
    assert_array_equal(to_target([x, x], [7, np.nan, 4])[1], to_target(x, [7, np.nan, 4]))


def test_a_method_prefers_the_site_at_the_target():
    x = to_target([[6.0, 5], [7.0, 5], [9.0, 5]], [7, np.nan])
    assert_array_equal(np.argsort(topsis(x, [0.5, 0.5], [-1, 1]).scores), [2, 0, 1])


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ([1, 2, 3], r"targets must have shape \(2,\) or \(2, 2\), got \(3,\)"),
        ([[1, 2], [4, 3]], r"targets must end at or above their start, got \[4. 3.\] at index \(1,\)"),
        ([[1, np.nan], [3, 4]], r"targets must have both ends of an interval or none, got .* at index \(0,\)"),
        ([np.inf, 1], r"targets must be finite, got inf at index \(0,\)"),
    ],
)
def test_wrong_targets_are_named(targets, message):
    with pytest.raises(ValueError, match=message):
        to_target([[1, 2], [3, 4]], targets)
