"""Criteria files that are no text of their kind, and settings given for one run."""

from __future__ import annotations

import json
import math
import tomllib

import pytest

from tests.io.helpers import criteria_of, criteria_problems, located
from tests.io.small_set import SMALL

UNREADABLE = {  # name: content, line, column
    "no_value": ("format = 1\nid =\n", 2, 5),
    "no_equals": ("format = 1\nid\n", 2, 3),
    "unclosed_table": ("format = 1\n[needs\n", 2, 7),
    "unclosed_quote": ('format = 1\nid = "x\n', 2, 8),
    "key_twice": ('format = 1\nid = "a"\nid = "b"\n', 3, 9),
    "table_twice": ("format = 1\n[needs]\n[needs]\n", 3, 7),
}


@pytest.mark.parametrize(("content", "line", "column"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable_text_is_placed(tmp_path, content, line, column):
    assert located(criteria_problems(tmp_path, content)) == [("SC100", line, column)]


ENDS_EARLY = {"unclosed_list": "format = 1\nlist = [1,\n2", "unclosed_text": 'format = 1\nid = """x\n\n'}


@pytest.mark.parametrize("content", ENDS_EARLY.values(), ids=ENDS_EARLY.keys())
def test_text_that_ends_early_is_placed_at_its_end(tmp_path, content):
    (problem,) = criteria_problems(tmp_path, content)
    assert (problem.code, problem.place.line) == ("SC100", content.count("\n") + 1)


def test_not_utf_8(tmp_path):
    (problem,) = criteria_problems(tmp_path, SMALL.replace("Satama", "Hangö").encode("cp1252"))
    line = next(n for n, text in enumerate(SMALL.splitlines(), 1) if "Satama" in text)
    assert (problem.code, problem.place.line) == ("SC100", line)


@pytest.mark.parametrize("content", ["", "\n", "# only a comment\n"])
def test_an_empty_file_lacks_everything(tmp_path, content):
    problems = criteria_problems(tmp_path, content)
    assert {p.code for p in problems} == {"SC102"}
    assert {p.message.split("'")[1] for p in problems} == {"format", "id", "title", "criteria"}


def test_no_criteria(tmp_path):
    problems = criteria_problems(tmp_path, 'format = 1\nid = "x"\ntitle = "X"\n[criteria]\n')
    assert [(p.code, p.place.line) for p in problems] == [("SC103", 4)]


@pytest.mark.parametrize("name", ["criteria.yaml", "criteria"])
def test_another_ending(tmp_path, name):
    assert [p.code for p in criteria_problems(tmp_path, SMALL, name)] in (["SC100"], ["SC203"])


JSON = json.dumps(tomllib.loads(SMALL), indent=1)
BROKEN_JSON = {  # name: text, code
    "syntax": (JSON.replace('"id":', '"id"'), "SC100"),
    "a_list": ("[1]", "SC100"),
    "nan": (JSON.replace('"worst": 100', '"worst": NaN'), "SC104"),
    "key_twice": (JSON.replace('"id": "small"', '"id": "small", "id": "other"'), "SC100"),
    "nested_too_deeply": ("[" * 100_000, "SC100"),
    "nested_deeply": (JSON.replace('"worst": 100', '"worst": ' + '{"a":' * 700 + "1" + "}" * 700), "SC104"),
}


@pytest.mark.parametrize(("text", "code"), BROKEN_JSON.values(), ids=BROKEN_JSON.keys())
def test_broken_json(tmp_path, text, code):
    assert {p.code for p in criteria_problems(tmp_path, text, "criteria.json")} <= {code, "SC100"}


def test_dotted_keys_nested_deeply(tmp_path):
    text = SMALL + "[deep]\n" + ".".join("a" * 700) + " = 1\n"
    assert {p.code for p in criteria_problems(tmp_path, text)} <= {"SC100", "SC101"}


SET = {  # name: setting, what is then true
    "weight": ("criteria.capacity.weight=4.5", lambda c: c.criteria["capacity"].weight == 4.5),
    "word": ("missing=worst", lambda c: c.missing == "worst"),
    "quoted": ('missing="worst"', lambda c: c.missing == "worst"),
    "new_key": ("criteria.port.missing=best", lambda c: c.criteria["port"].missing == "best"),
    "list": ("criteria.capacity.weight_range=[2, 9]", lambda c: c.criteria["capacity"].weight_range == (2, 9)),
    "spaces": (" needs.land_ha = 50 ", lambda c: c.needs["land_ha"] == 50),
    "condition": ("criteria.capacity.knock_out=< 0.5", lambda c: c.criteria["capacity"].knock_out.bound == 0.5),
    "deep": ("criteria.port.value.worst=200", lambda c: c.criteria["port"].value.parameters["worst"] == 200),
}


@pytest.mark.parametrize(("setting", "holds"), SET.values(), ids=SET.keys())
def test_settings(tmp_path, setting, holds):
    assert not holds(criteria_of(tmp_path, SMALL))
    assert holds(criteria_of(tmp_path, SMALL, settings=[setting]))


BAD_SETTINGS = {  # setting: code
    "criteria.capacity.weight": "SC111",
    "=3": "SC111",
    "criteria..weight=3": "SC111",
    "criteria.capcity.weight=3": "SC111",
    "criteria.capacity.weight.low=3": "SC111",
    "criteria.capacity.wieght=3": "SC101",
    "criteria.capacity.weight=heavy": "SC103",
    "criteria.capacity.weight=-3": "SC103",
    "criteria.capacity.weight=true": "SC103",
    "criteria.capacity.weight=nan": "SC103",
    "criteria.capacity.weight=9": "SC104",
    "criteria.capacity.factor=enrgy": "SC104",
    "criteria.capacity.value.points=[[1, 0], [0, 1]]": "SC104",
    "criteria.port.value.kind=lineer": "SC104",
    "needs.grid_mw=0": "SC104",
}


@pytest.mark.parametrize(("setting", "code"), BAD_SETTINGS.items(), ids=BAD_SETTINGS.keys())
def test_bad_settings_are_blamed_and_not_the_file(tmp_path, setting, code):
    (problem,) = criteria_problems(tmp_path, SMALL, settings=[setting])
    assert (problem.code, str(problem.place)) == (code, f"--set {setting}")


def test_several_bad_settings_at_once(tmp_path):
    found = criteria_problems(tmp_path, SMALL, settings=["a.b=1", "criteria.port=", "x", "needs.land_ha=5"])
    assert [str(p.place) for p in found if p.code == "SC111"] == ["--set a.b=1", "--set x"]


def test_a_profile_changes_what_it_names(tmp_path):
    plain, large = criteria_of(tmp_path, SMALL), criteria_of(tmp_path, SMALL, profile="large")
    assert (large.needs, large.factors["energy"].weight) == ({"land_ha": 40, "grid_mw": 300}, 3)
    assert str(large.criteria["port"].knock_out) == "> 50"
    assert plain.criteria["port"].knock_out is None
    assert large.criteria["capacity"] == plain.criteria["capacity"]


ANOTHER_SCALE = """
[profiles.hundred]
title = "Of 100"
weights = { energy = 60, logistics = 40 }
"""


def test_a_range_that_does_not_hold_the_profiles_weight_moves_with_it(tmp_path):
    """A profile may weigh on a scale of its own, as the weights copied from a report do."""
    text = SMALL.replace("weight = 2\n", "weight = 2\nweight_range = [1, 3]\n", 1) + ANOTHER_SCALE
    plain, other = criteria_of(tmp_path, text), criteria_of(tmp_path, text, profile="hundred")
    assert plain.factors["energy"].weight_range == (1, 3)
    assert (other.factors["energy"].weight, other.factors["energy"].weight_range) == (60, (30, 90))
    assert criteria_of(tmp_path, text, profile="large").factors["energy"].weight_range == (1, 3)


def test_a_need_overrules_the_profile(tmp_path):
    assert criteria_of(tmp_path, SMALL, profile="large", needs={"grid_mw": 500}).needs["grid_mw"] == 500


BAD_VARIATIONS = {  # name: arguments, code
    "unknown_profile": ({"profile": "lagre"}, "SC110"),
    "unknown_need": ({"needs": {"grid": 5}}, "SC110"),
    "need_of_nothing": ({"needs": {"grid_mw": 0}}, "SC109"),
    "negative_need": ({"needs": {"land_ha": -5}}, "SC109"),
    "need_not_a_number": ({"needs": {"grid_mw": math.nan}}, "SC109"),
    "infinite_need": ({"needs": {"grid_mw": math.inf}}, "SC109"),
}


@pytest.mark.parametrize(("arguments", "code"), BAD_VARIATIONS.values(), ids=BAD_VARIATIONS.keys())
def test_bad_variations(tmp_path, arguments, code):
    problems = criteria_problems(tmp_path, SMALL, **arguments)
    assert {p.code for p in problems} == {code}


def test_a_profile_that_leaves_no_weight(tmp_path):
    text = SMALL.replace("{ energy = 3 }", "{ energy = 0, logistics = 0 }")
    (problem,) = criteria_problems(tmp_path, text, profile="large")
    assert (problem.code, str(problem.place)) == ("SC109", "--profile large")
