"""A scoring method in a criteria file: its parameters are checked on reading, at their place."""

from __future__ import annotations

import json
import math

import pytest

import sitescore as ss
from sitescore.core.scoring import SCORING_METHODS
from sitescore.errors import InputError
from sitescore.model.schema import criteria_schema
from tests.analysis.studies import TWO, criteria


def with_method(text):
    return TWO.replace('missing = "range"\n', f'missing = "range"\n{text}\n', 1)


def reading(folder, text, **settings):
    with pytest.raises(InputError) as caught:
        criteria(folder, with_method(text), **settings)
    return caught.value.problems


@pytest.mark.parametrize("name", SCORING_METHODS)
def test_every_method_reads_without_parameters(tmp_path, name):
    scoring = criteria(tmp_path, with_method(f'method = "{name}"')).scoring
    assert scoring.name == name
    assert scoring.method is SCORING_METHODS[name]


GOOD = {
    "word": ('method = "topsis"\nmethod_parameters = { ideal = "fixed" }', {"ideal": "fixed"}),
    "whole_number": ('method = "vikor"\nmethod_parameters = { v = 1 }', {"v": 1}),
    "infinite": ('method = "compensation"\nmethod_parameters = { r = -inf }', {"r": -math.inf}),
    "list": ('method = "owa"\nmethod_parameters = { order_weights = [0.2, 0.8] }', {"order_weights": (0.2, 0.8)}),
    "ids": (
        'method = "choquet"\nmethod_parameters.interactions = { free_land = { port_distance = 0.3 } }',
        {"interactions": {"free_land": {"port_distance": 0.3}}},
    ),
}


@pytest.mark.parametrize(("text", "parameters"), GOOD.values(), ids=GOOD.keys())
def test_parameters_reach_the_method(tmp_path, text, parameters):
    found = criteria(tmp_path, with_method(text)).scoring.parameters
    assert {name: found[name] for name in parameters} == parameters


BAD = {
    "unknown": ('method = "topsis"\nmethod_parameters = { ideals = "fixed" }', "unknown parameter 'ideals'", "ideal"),
    "wrong_kind": ('method = "vikor"\nmethod_parameters = { v = "1" }', "v: input should be a valid number", ""),
    "wrong_word": ('method = "topsis"\nmethod_parameters = { ideal = "best" }', "'set' or 'fixed'", ""),
    "out_of_range": ('method = "vikor"\nmethod_parameters = { v = 2 }', "v must lie within 0 and 1, got 2", ""),
    "nan": ('method = "compensation"\nmethod_parameters = { r = nan }', "r must be at most 1, got nan", ""),
    "none_asked_for": ('method = "harmonic"\nmethod_parameters = { r = 1 }', "unknown parameter 'r'", ""),
    "ids_are_no_parameter": (
        'method = "choquet"\nmethod_parameters = { criteria = ["a"] }',
        "unknown parameter 'criteria'",
        "",
    ),
    "count": (
        'method = "owa"\nmethod_parameters = { order_weights = [1] }',
        "order_weights must be 2, one for each criterion, got 1",
        "",
    ),
    "no_such_criterion": (
        'method = "choquet"\nmethod_parameters.interactions = { free_land = { port = 0.3 } }',
        "interactions must be between criteria, got 'port'",
        "",
    ),
    "not_monotone": (
        'method = "choquet"\nmethod_parameters.interactions = { free_land = { port_distance = 0.9 } }',
        "interactions of port_distance must sum to no more than twice its weight 0.4, got 0.9 with the pair "
        "free_land, port_distance",
        "",
    ),
}


@pytest.mark.parametrize(("text", "message", "hint"), BAD.values(), ids=BAD.keys())
def test_bad_parameters_are_found_on_reading_at_their_place(tmp_path, text, message, hint):
    (problem,) = reading(tmp_path, text)
    assert problem.code == "SC104"
    assert message in problem.message
    assert hint in problem.hint
    assert problem.place.line == 1 + with_method(text).splitlines().index(text.splitlines()[1])


def test_a_misspelt_method_is_recognised(tmp_path):
    (problem,) = reading(tmp_path, 'method = "topsys"')
    assert "'topsis'" in problem.hint


def test_weights_of_a_profile_are_checked_against_the_interactions(tmp_path):
    text = (
        'method = "choquet"\nmethod_parameters.interactions = { free_land = { port_distance = 0.7 } }\n'
        'profiles.inland = { title = "Inland", weights = { port_distance = 1 } }'
    )
    assert criteria(tmp_path, with_method(text)).scoring.parameters["interactions"]
    with pytest.raises(InputError, match="twice its weight"):
        criteria(tmp_path, with_method(text), profile="inland")


def test_settings_make_the_table_of_parameters():
    settings = ["method=choquet", "method_parameters.interactions.zoning.prework=0.01"]
    found = ss.read_criteria("tp3", settings=settings).scoring
    assert found.parameters["interactions"] == {"zoning": {"prework": 0.01}}
    with pytest.raises(InputError, match="there is no table 'criterion'"):
        ss.read_criteria("tp3", settings=["criterion.zoning.weight=1"])


def test_the_json_schema_knows_every_method_and_its_parameters():
    schema = criteria_schema()
    assert schema["properties"]["method"]["enum"] == list(SCORING_METHODS)
    known = {part["if"]["properties"]["method"]["const"]: part["then"]["properties"] for part in schema["allOf"]}
    assert known.keys() == SCORING_METHODS.keys()
    assert set(known["vikor"]["method_parameters"]["properties"]) == {"v", "ideal"}
    assert "criteria" not in json.dumps(known["choquet"])
