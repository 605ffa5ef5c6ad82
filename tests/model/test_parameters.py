"""A value function's signature is its schema, and its own rules speak at load time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.values import VALUE_FUNCTIONS
from sitescore.model.criteria import CriteriaSet
from sitescore.model.parameters import parameter_problems
from tests.strategies import PARAMETERS

every_function = pytest.mark.parametrize("name", VALUE_FUNCTIONS)


@every_function
@given(data=st.data())
def test_valid_parameters_have_no_problems(name, data):
    assert parameter_problems(VALUE_FUNCTIONS[name].apply, data.draw(PARAMETERS[name])) == []


@every_function
@given(data=st.data())
def test_each_unknown_parameter_is_named(name, data):
    parameters = {**data.draw(PARAMETERS[name]), "strange": 1}
    (problem,) = parameter_problems(VALUE_FUNCTIONS[name].apply, parameters)
    assert problem[0] == ("strange",)
    assert "'strange'" in problem[1]


PROBLEMS = {  # name: function, parameters, paths of the problems
    "several": ("linear", {"worst": "1", "best": True, "bset": 1}, [("worst",), ("best",), ("bset",)]),
    "missing": ("band", {"zero_below": 1, "one_from": 2}, [("one_to",), ("zero_above",)]),
    "nan": ("logistic", {"midpoint": float("nan"), "steepness": 1}, [("midpoint",)]),
    "inside_a_list": ("steps", {"steps": [[0, 0], [1, "1"]]}, [("steps", 1, 1)]),
    "inside_a_table": ("levels", {"levels": {"a": 0, "b": "1"}}, [("levels", "b")]),
    "own_rule": ("piecewise_linear", {"points": [[1, 0], [0, 1]]}, [()]),
    "whole_numbers_are_numbers": ("linear", {"worst": 0, "best": 1}, []),
}


@pytest.mark.parametrize(("name", "parameters", "paths"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_have_their_path(name, parameters, paths):
    found = parameter_problems(VALUE_FUNCTIONS[name].apply, parameters)
    assert [tuple(path) for path, _, _ in found] == paths


def test_the_json_schema_lists_every_value_function():
    kinds = CriteriaSet.model_json_schema()["$defs"]["ValueSpec"]["oneOf"]
    assert [kind["properties"]["kind"]["const"] for kind in kinds] == list(VALUE_FUNCTIONS)
    assert all(kind["additionalProperties"] is False for kind in kinds)
