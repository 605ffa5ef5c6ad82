"""The value in one cell at which two sites tie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.cell_threshold import cell_thresholds
from tests.strategies import problems

NAN = np.nan
CASES = {  # name: values, weights, gap, thresholds
    "one_of_two_can": ([0.5, 0.9], [0.5, 0.5], 0.1, [0.7, NAN]),
    "losing": ([0.5, 0.9], [0.5, 0.5], -0.3, [NAN, 0.3]),
    "nothing_to_gain": ([0.5, 0.9], [0.5, 0.5], 0.0, [0.5, 0.9]),
    "weightless": ([0.5, 0.5], [1.0, 0.0], 0.25, [0.75, NAN]),
    "just_enough": ([0.5, 0.0], [0.5, 0.5], 0.25, [1.0, 0.5]),
    "nobody_can": ([0.5, 0.5], [0.5, 0.5], 0.9, [NAN, NAN]),
}


@pytest.mark.parametrize(("values", "weights", "gap", "thresholds"), CASES.values(), ids=CASES.keys())
def test_hand_worked(values, weights, gap, thresholds):
    assert_allclose(cell_thresholds(values, weights, gap), thresholds)


@given(problem=problems(), gap=st.floats(-1, 1))
def test_the_threshold_gains_the_gap_and_without_one_no_value_does(problem, gap):
    values, weights = problem[0][0], problem[1]
    for criterion, needed in enumerate(cell_thresholds(values, weights, gap)):
        if np.isnan(needed):
            most = weights[criterion] * ((1 if gap > 0 else 0) - values[criterion])
            assert weights[criterion] == 0 or abs(most) <= abs(gap) + 1e-12
        else:
            changed = values.copy()
            changed[criterion] = needed
            assert changed @ weights - values @ weights == pytest.approx(gap, abs=1e-12)


BAD = {
    "weight_count": ([0.5, 0.1], [1.0], "weights must have shape"),
    "weight_sum": ([0.5, 0.1], [0.5, 0.4], "weights must sum to 1"),
    "not_a_number": ([NAN, 0.1], [0.5, 0.5], "values must be finite"),
    "value_above_one": ([1.5, 0.1], [0.5, 0.5], "values must"),
    "two_sites": ([[0.5, 0.1]], [0.5, 0.5], "values must"),
}


@pytest.mark.parametrize(("values", "weights", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(values, weights, message):
    with pytest.raises(ValueError, match=message):
        cell_thresholds(values, weights, 0.1)
