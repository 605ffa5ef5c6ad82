"""What every value function promises; a new one is held to it by being in the table."""

from __future__ import annotations

import copy
import inspect
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.values import VALUE_FUNCTIONS
from tests.strategies import PARAMETERS, any_finite, measurement

MEASURING = [name for name, function in VALUE_FUNCTIONS.items() if function.turning_points is not None]
SHAPES = [(), (0,), (1,), (5,), (2, 3), (2, 0, 3), (2, 3, 4)]

every_function = pytest.mark.parametrize("name", VALUE_FUNCTIONS)
every_measuring_function = pytest.mark.parametrize("name", MEASURING)


def measurements(name, parameters, shape):
    """Whatever may be measured with these parameters."""
    if name == "levels":
        return arrays("U1", shape, elements=st.sampled_from(sorted(parameters["levels"])))
    return arrays(np.float64, shape, elements=any_finite)


def test_every_function_has_parameters_to_be_tested_with():
    assert PARAMETERS.keys() == VALUE_FUNCTIONS.keys()


@every_function
@given(data=st.data(), shape=st.sampled_from(SHAPES))
def test_shape_is_kept_and_values_lie_within_zero_and_one(name, data, shape):
    parameters = data.draw(PARAMETERS[name])
    x = data.draw(measurements(name, parameters, shape))
    values = VALUE_FUNCTIONS[name].apply(x, **parameters)
    assert values.shape == shape
    assert ((values >= 0) & (values <= 1)).all()


@every_measuring_function
@given(data=st.data())
def test_single_precision_is_kept(name, data):
    parameters = data.draw(PARAMETERS[name])
    x = data.draw(arrays(np.float32, (2, 3), elements=st.floats(allow_nan=False, allow_infinity=False, width=32)))
    values = VALUE_FUNCTIONS[name].apply(x, **parameters)
    assert (values.dtype, values.shape) == (np.float32, (2, 3))
    assert ((values >= 0) & (values <= 1)).all()


@every_function
@given(data=st.data())
def test_many_measurements_at_once_equal_one_at_a_time(name, data):
    parameters = data.draw(PARAMETERS[name])
    x = data.draw(measurements(name, parameters, (4,)))
    apply = VALUE_FUNCTIONS[name].apply
    assert_array_equal(apply(x, **parameters), [apply(one, **parameters) for one in x])


@every_function
@given(data=st.data())
def test_arguments_are_left_alone(name, data):
    parameters = data.draw(PARAMETERS[name])
    x = data.draw(measurements(name, parameters, (3,)))
    before = copy.deepcopy((x, parameters))
    values = VALUE_FUNCTIONS[name].apply(x, **parameters)
    assert not np.shares_memory(values, x)
    assert_array_equal(x, before[0])
    assert parameters == before[1]


@every_function
@given(data=st.data())
def test_the_result_belongs_to_the_caller(name, data):
    parameters = data.draw(PARAMETERS[name])
    x = data.draw(measurements(name, parameters, (3,)))
    first = VALUE_FUNCTIONS[name].apply(x, **parameters)
    kept = first.copy()
    first[...] = 9
    assert_array_equal(VALUE_FUNCTIONS[name].apply(x, **parameters), kept)


@every_measuring_function
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@given(data=st.data())
def test_what_is_not_finite_is_refused_by_name_and_index(name, bad, data):
    parameters = data.draw(PARAMETERS[name])
    with pytest.raises(ValueError, match=rf"measurement must be finite, got {bad} at index \(1,\)"):
        VALUE_FUNCTIONS[name].apply([0.0, bad], **parameters)


@every_measuring_function
@given(data=st.data())
def test_words_are_refused_where_numbers_belong(name, data):
    with pytest.raises(ValueError, match="measurement must be numbers"):
        VALUE_FUNCTIONS[name].apply(["much"], **data.draw(PARAMETERS[name]))


@every_measuring_function
@given(data=st.data())
def test_between_turning_points_it_only_rises_or_only_falls(name, data):
    function = VALUE_FUNCTIONS[name]
    parameters = data.draw(PARAMETERS[name])
    turns = function.turning_points(**parameters)
    assert turns == sorted(turns)
    for left, right in pairwise(turns):
        inside = data.draw(st.lists(st.floats(left, right), min_size=2, max_size=8))
        change = np.diff(function.apply(sorted([left, right, *inside]), **parameters))
        assert (change >= -1e-12).all() or (change <= 1e-12).all(), f"turns between {left} and {right}"


@every_measuring_function
@given(data=st.data())
def test_beyond_the_turning_points_it_is_flat(name, data):
    function = VALUE_FUNCTIONS[name]
    parameters = data.draw(PARAMETERS[name])
    turns = function.turning_points(**parameters)
    below = [turns[0], *data.draw(st.lists(st.floats(max_value=turns[0], min_value=-1e308), max_size=5))]
    above = [turns[-1], *data.draw(st.lists(st.floats(min_value=turns[-1], max_value=1e308), max_size=5))]
    for side in (below, above):
        assert np.ptp(function.apply(side, **parameters)) == 0


STRAIGHT = [name for name, function in VALUE_FUNCTIONS.items() if function.straight is not None]


@pytest.mark.parametrize("name", STRAIGHT)
@given(data=st.data())
def test_points_that_it_runs_straight_between_are_the_function(name, data):
    """Between them and beyond; there are none where the value leaps from a measurement to the next one."""
    function, parameters = VALUE_FUNCTIONS[name], data.draw(PARAMETERS[name])
    points, turns = function.straight(**parameters), np.array(function.turning_points(**parameters))
    next_to = np.nextafter(turns[:-1], np.inf) == turns[1:]
    leaps = np.diff(function.apply(turns, **parameters))[next_to]
    assert (points is None) == leaps.any()
    if points is not None:
        knots, heights = zip(*points, strict=True)
        assert (np.diff(knots) > 0).all()
        x = np.array([*knots, *data.draw(st.lists(measurement, max_size=8))])
        assert_allclose(function.apply(x, **parameters), np.interp(x, knots, heights), atol=1e-12)


TOP = 1.7e308
EXTREME = {  # name: function, parameters, measurement, value
    "linear": ("linear", {"worst": -TOP, "best": TOP}, 0.0, 0.5),
    "linear_falling": ("linear", {"worst": TOP, "best": -TOP}, -TOP, 1.0),
    "piecewise_linear": ("piecewise_linear", {"points": [(-TOP, 0.0), (TOP, 1.0)]}, 0.0, 0.5),
    "piecewise_linear_at_the_end": ("piecewise_linear", {"points": [(-TOP, 0.0), (TOP, 1.0)]}, TOP, 1.0),
    "log_linear": ("log_linear", {"points": [(1e-300, 0.0), (1e300, 1.0)]}, 1.0, 0.5),
    "exponential": ("exponential", {"worst": -TOP, "best": TOP, "curvature": 0.0}, 0.0, 0.5),
    "exponential_sharp": ("exponential", {"worst": -TOP, "best": TOP, "curvature": -500.0}, TOP, 1.0),
    "logistic_far_below": ("logistic", {"midpoint": TOP, "steepness": 1.0}, -TOP, 0.0),
    "logistic_steep": ("logistic", {"midpoint": 0.0, "steepness": 1e308}, 1e308, 1.0),
    "logistic_gentle": ("logistic", {"midpoint": 0.0, "steepness": 1e-308}, 0.0, 0.5),
    "steps": ("steps", {"steps": [(-TOP, 0.2), (TOP, 0.8)]}, 0.0, 0.2),
    "band": ("band", {"zero_below": -TOP, "one_from": TOP, "one_to": TOP, "zero_above": TOP}, 0.0, 0.5),
}


@pytest.mark.parametrize(("name", "parameters", "x", "value"), EXTREME.values(), ids=EXTREME.keys())
def test_the_largest_numbers_do_not_overflow(name, parameters, x, value):
    function = VALUE_FUNCTIONS[name]
    assert function.apply(x, **parameters) == pytest.approx(value)
    assert np.isfinite(function.turning_points(**parameters)).all()


@every_function
def test_parameters_are_by_keyword_only(name):
    first, *others = inspect.signature(VALUE_FUNCTIONS[name].apply).parameters.values()
    assert first.name == "measurement"
    assert {p.kind for p in others} == {inspect.Parameter.KEYWORD_ONLY}


@every_function
def test_it_is_fully_documented(name):
    doc = inspect.getdoc(VALUE_FUNCTIONS[name].apply)
    for heading in ("Parameters", "Returns", "Raises", "References", "Examples"):
        assert f"{heading}\n{'-' * len(heading)}" in doc, f"{name} lacks {heading}"
