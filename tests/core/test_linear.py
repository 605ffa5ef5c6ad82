"""Value function along one straight line."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.values.exponential import exponential
from sitescore.core.values.linear import linear, observed_range

CASES = {  # name: parameters, measurement, value
    "more_is_better": ({"worst": 0, "best": 4}, 1, 0.25),
    "less_is_better": ({"worst": 130, "best": 35}, 82.5, 0.5),
    "at_the_worst": ({"worst": 0, "best": 4}, 0, 0.0),
    "at_the_best": ({"worst": 0, "best": 4}, 4, 1.0),
    "below_the_worst": ({"worst": 0, "best": 4}, -1e9, 0.0),
    "beyond_the_best": ({"worst": 130, "best": 35}, -5, 1.0),
    "best_at_nothing": ({"worst": 4, "best": 0}, 1, 0.75),
    "negative_scale": ({"worst": -10, "best": -5}, -7.5, 0.5),
}


@pytest.mark.parametrize(("parameters", "measurement", "value"), CASES.values(), ids=CASES.keys())
def test_cases(parameters, measurement, value):
    assert_allclose(linear(measurement, **parameters), value)


def test_ends_beyond_what_single_precision_holds():
    x = np.array([0.0, 3e38, -3e38], dtype=np.float32)
    found = linear(x, worst=-1.2e39, best=1.2e39)
    assert_allclose(found, [0.5, 0.625, 0.375], rtol=1e-6)
    assert found.dtype == np.float32


def test_ends_that_single_precision_just_holds_are_its_ends():
    for worst, best in ((0.0, 1.1e38), (3.4e38, 0.0)):
        assert linear(np.array([worst, best], dtype=np.float32), worst=worst, best=best).tolist() == [0, 1]


@pytest.mark.parametrize(("worst", "best"), [(0, 100), (100, 0), (-100, 100), (100, -100)])
def test_ends_given_as_short_whole_numbers_are_numbers(worst, best):
    x = np.array([worst, 0, 25, best], dtype=np.float32)
    expected = linear(x, worst=worst, best=best)
    found = exponential(x, worst=np.int8(worst), best=np.int8(best), curvature=0)
    assert_array_equal(found, expected)
    assert found.dtype == np.float32


def test_no_value_in_single_precision_is_minus_zero():
    assert not np.signbit(linear(np.array([0, -0.0, 1], dtype=np.float32), worst=1e-50, best=4.0)).any()


@pytest.mark.parametrize(("worst", "best"), [(0.0, 4.0), (-0.0, 4.0), (4.0, 0.0), (0.0, -4.0), (-0.0, -4.0)])
def test_no_value_is_minus_zero(worst, best):
    assert not np.signbit(linear([0.0, -0.0, worst], worst=worst, best=best)).any()


OBSERVED = {  # name: measurements, direction, values
    "max": ([3, 5, 4], "max", [0, 1, 0.5]),
    "min": ([3, 5, 4], "min", [1, 0, 0.5]),
    "no_width": ([7, 7], "max", [0.5, 0.5]),
    "one_site": ([7], "min", [0.5]),
    "no_site": ([], "max", []),
    "widest": ([-1.7e308, 0, 1.7e308], "max", [0, 0.5, 1]),
}


@pytest.mark.parametrize(("measurements", "direction", "values"), OBSERVED.values(), ids=OBSERVED.keys())
def test_observed_range(measurements, direction, values):
    assert_allclose(linear(measurements, range="observed", direction=direction), values)


@pytest.mark.parametrize("direction", ["max", "min"])
def test_settling_the_observed_range_changes_no_value(direction):
    x = np.random.default_rng(5).normal(50, 20, 30)
    parameters = {"range": "observed", "direction": direction}
    assert_array_equal(linear(x, **observed_range(x, **parameters)), linear(x, **parameters))


def test_a_fixed_range_is_settled_already():
    assert observed_range(np.array([1.0, 2.0]), worst=0.0, best=9.0) == {"worst": 0.0, "best": 9.0}


def test_no_minus_zero():
    assert not np.signbit(linear([0, -1], worst=0, best=-5)).any()


BAD = {
    "nothing_given": ({}, "linear needs worst and best, or range"),
    "only_worst": ({"worst": 1}, "linear needs worst and best, or range"),
    "only_range": ({"range": "observed"}, "linear needs worst and best, or range"),
    "both_ways": ({"worst": 0, "best": 1, "range": "observed", "direction": "max"}, "not both"),
    "fixed_and_direction": ({"worst": 0, "best": 1, "direction": "max"}, "not both"),
    "observed_and_worst": ({"worst": 0, "range": "observed", "direction": "max"}, "not both"),
    "no_width": ({"worst": 2, "best": 2}, "worst and best must differ, got 2.0 for both"),
    "nan": ({"worst": np.nan, "best": 2}, "worst and best must be finite"),
    "infinite": ({"worst": 0, "best": np.inf}, "worst and best must be finite"),
}


@pytest.mark.parametrize(("parameters", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("x", [[1.0], []], ids=["some", "none"])
def test_bad_parameters(parameters, message, x):
    with pytest.raises(ValueError, match=message):
        linear(x, **parameters)
