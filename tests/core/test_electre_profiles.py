"""Profiles between classes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.outranking.electre_profiles import as_classes, as_profiles, quantiles


def test_profiles_improve_in_the_direction_of_each_criterion():
    limits = as_profiles([[1, 9], [1, 8], [3, 8]], directions=np.array([1.0, -1.0]))
    assert limits.shape == (3, 2)
    with pytest.raises(
        ValueError, match=r"each at least as good as the one before, or else as bad, got 10.0 at index \(1, 1\)"
    ):
        as_profiles([[1, 9], [2, 10]], directions=np.array([1.0, -1.0]))


@pytest.mark.parametrize("given", [[1, 2], [[1, 2, 3]], np.ones((0, 2))])
def test_profiles_have_a_row_each(given):
    with pytest.raises(ValueError, match=r"profiles must have shape \(profiles, 2\), at least one"):
        as_profiles(given, directions=np.ones(2))


def test_no_profiles_stay_none():
    assert as_profiles(None, directions=np.ones(2)) is None


@pytest.mark.parametrize("bad", [1, 0, 2.5])
def test_classes_are_a_number_of_classes(bad):
    assert as_classes(2) == 2
    with pytest.raises(ValueError, match="classes must be a whole number from 2 up"):
        as_classes(bad)


def test_classes_are_one_number():
    with pytest.raises(ValueError, match="classes must be numbers, got '3'"):
        as_classes("3")
    with pytest.raises(ValueError, match=r"classes must be one number, got shape \(2,\)"):
        as_classes([2, 3])


def test_quantiles_part_the_sites_evenly():
    gains = np.random.default_rng(0).random((400, 3))
    for share, limit in zip((0.25, 0.5, 0.75), quantiles(gains, 4), strict=True):
        assert_allclose((gains < limit).mean(axis=0), share, atol=1e-9)
