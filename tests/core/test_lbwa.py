"""Level based weight assessment."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

from sitescore.core.weighting.lbwa import lbwa


def test_example_of_another_package():
    """Eight criteria on two levels, from the LBWA class in the source that B. Kizielewicz wrote for pymcdm (2026)."""
    found = lbwa([1, 1, 1, 2, 1, 1, 1, 2], [4, 0, 5, 2, 2, 4, 3, 1], elasticity=7)
    assert_allclose(found.weights, [0.121, 0.191, 0.111, 0.084, 0.148, 0.121, 0.134, 0.089], atol=6e-4)


def test_elasticity_is_one_above_the_fullest_level():
    answers = [1, 1, 3, 1], [0, 1, 1, 3]
    assert_allclose(lbwa(*answers).weights, lbwa(*answers, elasticity=4).weights)
    assert lbwa(*answers).details["elasticity"] == 4


def test_a_level_is_that_many_times_less_important():
    assert_allclose(lbwa([1, 2, 3], [0, 0, 0]).details["influence"], [1, 1 / 2, 1 / 3])


@pytest.mark.parametrize(
    ("levels", "points", "elasticity", "message"),
    [
        ([1, 1.5], [0, 0], None, r"levels must be whole numbers, got 1.5 at index \(1,\)"),
        ([1, 1], [0, 0.5], None, r"points must be whole numbers, got 0.5 at index \(1,\)"),
        ([1, 2], [0, 2], None, r"points must be at most 1, .* got 2.0 at index \(1,\)"),
        ([1, 1], [1, 1], None, "points must be 0 on level 1 for the most important criterion"),
        ([1, 1], [0, 1], 2, "elasticity must be above 2, the criteria of the fullest level, got 2"),
        ([1, 1], [0, 1], float("nan"), "elasticity must be above 2"),
        ([1, 1], [0], None, "points must be as many as levels, 2, got 1"),
    ],
)
def test_bad_answers_are_refused(levels, points, elasticity, message):
    with pytest.raises(ValueError, match=message):
        lbwa(levels, points, elasticity=elasticity)
