"""Criteria files: each mistake gives its code at the key or value that is wrong."""

from __future__ import annotations

import json
import tomllib

import pytest

from sitescore.errors import InputError
from sitescore.io.bundled import bundled_criteria
from sitescore.io.criteria_file import read_criteria
from tests.io.helpers import criteria_of, criteria_problems, text_at
from tests.io.small_set import SMALL

VALUE = 'value = { kind = "linear", worst = 100, best = 0 }'


def test_the_small_set_is_sound(tmp_path):
    criteria = criteria_of(tmp_path, SMALL)
    assert (list(criteria.factors), list(criteria.criteria)) == (["energy", "logistics", "sea"], ["capacity", "port"])
    assert criteria.criteria["port"].title.by_language() == {"en": "Port", "fi": "Satama", "sv": "Satama"}
    assert len(criteria.digest) == 64


@pytest.mark.parametrize("name", bundled_criteria())
def test_bundled_sets_are_sound_under_every_profile(name):
    for profile in (None, *read_criteria(name).profiles):
        assert read_criteria(name, profile=profile).criteria


@pytest.mark.parametrize("data", [SMALL.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + SMALL.encode()])
def test_line_ends_and_marks_change_nothing(tmp_path, data):
    assert criteria_of(tmp_path, data).model_dump() == criteria_of(tmp_path, SMALL, "other.toml").model_dump()


def test_json_reads_as_toml_does(tmp_path):
    text = json.dumps(tomllib.loads(SMALL), indent=1)
    assert criteria_of(tmp_path, text, "c.json").model_dump() == criteria_of(tmp_path, SMALL).model_dump()


BROKEN = {  # name: old, new, code, what stands at the place
    "unknown_key": ('unit = "km"', 'untis = "km"', "SC101", 'untis = "km"'),
    "unknown_key_at_the_top": ('missing = "range"', 'mising = "range"', "SC101", "mising"),
    "unknown_key_of_a_factor": ("weight = 2", "wieght = 2", "SC101", "wieght"),
    "unknown_table": ("[needs]", "[nedes]", "SC101", "nedes]"),
    "unknown_key_of_a_profile": ('title = "Large"', 'title = "Large"\nneed = 3', "SC101", "need = 3"),
    "unknown_language": ('fi = "Satama"', 'de = "Hafen"', "SC101", "de ="),
    "missing_format": ("format = 1\n", "", "SC102", "id"),
    "missing_id": ('id = "small"\n', "", "SC102", "format"),
    "missing_value": (VALUE, "", "SC102", "port]"),
    "missing_title_of_a_factor": ('title = "Sea"', "", "SC102", "sea]"),
    "missing_kind": ('kind = "linear", ', "", "SC102", "value"),
    "wrong_format": ("format = 1", "format = 2", "SC103", "2"),
    "text_as_weight": ("weight = 2", 'weight = "two"', "SC103", '"two"'),
    "number_in_quotes": ("weight = 2", 'weight = "2"', "SC103", '"2"'),
    "bool_as_weight": ("weight = 2", "weight = true", "SC103", "true"),
    "bool_as_need": ("land_ha = 40", "land_ha = false", "SC103", "false"),
    "nan_weight": ("weight = 2", "weight = nan", "SC103", "nan"),
    "infinite_weight": ("weight = 2", "weight = inf", "SC103", "inf"),
    "infinite_need": ("land_ha = 40", "land_ha = -inf", "SC103", "-inf"),
    "negative_weight": ("weight = 2", "weight = -2", "SC103", "-2"),
    "absurd_weight": ("weight = 2", "weight = 1e300", "SC103", "1e300"),
    "number_as_title": ('title = "Energy"', "title = 5", "SC103", "5"),
    "number_as_unit": ('unit = "km"', "unit = 5", "SC103", "5"),
    "no_table": (VALUE, "value = 3", "SC103", "3"),
    "bad_id": ('id = "small"', 'id = "Small set"', "SC103", '"Small set"'),
    "bad_criterion_id": ("[criteria.port]", '[criteria."Port km"]', "SC103", '"Port km"]'),
    "no_such_policy": ('missing = "range"', 'missing = "guess"', "SC103", '"guess"'),
    "weight_range_of_three": ("[1, 5]", "[1, 3, 5]", "SC103", "[1, 3, 5]"),
    "negative_in_weight_range": ("[1, 5]", "[-1, 5]", "SC103", "-1"),
    "condition": ('"< 1"', '"less than 1"', "SC103", '"less than 1"'),
    "condition_with_equals": ('"< 1"', '"== 1"', "SC103", '"== 1"'),
    "condition_with_braces": ('"< 1"', '"< {x}"', "SC103", '"< {x}"'),
    "condition_without_bound": ('"< 1"', '"<"', "SC103", '"<"'),
    "condition_with_nan": ('"< 1"', '"< NaN"', "SC103", '"< NaN"'),
    "condition_out_of_range": ('"< 1"', '"< 1e999"', "SC103", '"< 1e999"'),
    "number_as_condition": ('"< 1"', "1", "SC103", "1"),
    "bool_as_condition": ('"< 1"', "true", "SC103", "true"),
    "table_as_condition": ('"< 1"', '{ operator = "!", bound = 1 }', "SC103", "{ operator"),
    "weight_outside_its_range": ("[1, 5]", "[4, 5]", "SC104", "[4, 5]"),
    "weight_range_turned_round": ("[1, 5]", "[5, 1]", "SC104", "[5, 1]"),
    "circle": ('title = "Logistics"', 'title = "Logistics"\nparent = "sea"', "SC104", '"sea"'),
    "its_own_parent": ('parent = "logistics"', 'parent = "sea"', "SC104", '"sea"'),
    "unknown_parent": ('parent = "logistics"', 'parent = "logistic"', "SC104", '"logistic"'),
    "unknown_factor": ('factor = "energy"', 'factor = "enrgy"', "SC104", '"enrgy"'),
    "unknown_need": ('relative_to = "grid_mw"', 'relative_to = "grid"', "SC104", '"grid"'),
    "unknown_need_in_condition": ('"< 1"', '"< land"', "SC104", '"< land"'),
    "need_of_nothing": ("grid_mw = 80", "grid_mw = 0", "SC104", "0"),
    "negative_need": ("land_ha = 40", "land_ha = -40", "SC104", "-40"),
    "same_id_twice": ("[criteria.port]", "[criteria.sea]", "SC104", "sea]"),
    "all_weights_zero": ("weight = 3\nweight_range = [1, 5]", "weight = 0", "SC104", "energy]"),
    "factor_without_criteria": ('factor = "sea"', 'factor = "logistics"', "SC104", "sea]"),
    "unknown_kind": ('kind = "linear"', 'kind = "lineer"', "SC104", '"lineer"'),
    "parameter_missing": (", best = 0", "", "SC104", "{ kind"),
    "parameter_unknown": ("best = 0", "bets = 0", "SC104", "0 }"),
    "parameter_a_text": ("worst = 100", 'worst = "100"', "SC104", '"100"'),
    "parameter_a_bool": ("worst = 100", "worst = true", "SC104", "true"),
    "parameter_nan": ("worst = 100", "worst = nan", "SC104", "nan"),
    "parameters_alike": ("worst = 100", "worst = 0", "SC104", "{ kind"),
    "points_out_of_order": ("[0.5, 0], [2, 1]", "[2, 0], [0.5, 1]", "SC104", "{ kind"),
    "one_point": ("[0.5, 0], [2, 1]", "[0.5, 0]", "SC104", "{ kind"),
    "point_value_over_one": ("[2, 1]", "[2, 100]", "SC104", "{ kind"),
    "point_a_text": ("[2, 1]", '[2, "1"]', "SC104", '"1"'),
    "point_of_three": ("[2, 1]", "[2, 1, 0]", "SC104", "[2, 1, 0]"),
    "points_no_list": ("[[0.5, 0], [2, 1]]", "3", "SC104", "3 }"),
    "unknown_method": ('missing = "range"', 'method = "weightedsum"', "SC104", '"weightedsum"'),
    "profile_weights_unknown": ("{ energy = 3 }", "{ enrgy = 3 }", "SC104", "3 }"),
    "profile_needs_unknown": ("{ grid_mw = 300 }", "{ grid = 300 }", "SC104", "300 }"),
    "profile_knocks_out_unknown": ('{ port = "> 50" }', '{ prot = "> 50" }', "SC104", '"> 50" }'),
    "profile_condition_on_unknown_need": ('"> 50"', '"> reach"', "SC104", '"> reach"'),
    "profile_weight_negative": ("{ energy = 3 }", "{ energy = -3 }", "SC103", "-3"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "there"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files(tmp_path, old, new, code, there):
    assert SMALL.count(old) == 1
    text = SMALL.replace(old, new)
    problems = criteria_problems(tmp_path, text)
    assert all(p.place.file.endswith("criteria.toml") for p in problems)
    assert [p for p in problems if p.code == code and text_at(text, p.place).startswith(there)]


MORE_FOLLOWS = {"unknown_key_at_the_top", "unknown_table", "unknown_key_of_a_profile", "bad_criterion_id",
                "unknown_language", "parameter_unknown", "its_own_parent", "same_id_twice"}  # fmt: skip
ALONE = [name for name in BROKEN if name not in MORE_FOLLOWS]


@pytest.mark.parametrize("name", ALONE)
def test_one_mistake_is_one_problem(tmp_path, name):
    old, new, *_ = BROKEN[name]
    assert len(criteria_problems(tmp_path, SMALL.replace(old, new))) == 1


DID_YOU_MEAN = {  # name: old, new, name meant
    "key": ('unit = "km"', 'untis = "km"', "unit"),
    "key_at_the_top": ('missing = "range"', 'mising = "range"', "missing"),
    "key_of_a_factor": ("weight = 2", "wieght = 2", "weight"),
    "factor": ('factor = "energy"', 'factor = "enrgy"', "energy"),
    "need": ('relative_to = "grid_mw"', 'relative_to = "grid_wm"', "grid_mw"),
    "weights_of_a_profile": ("{ energy = 3 }", "{ enrgy = 3 }", "energy"),
    "kind": ('kind = "linear"', 'kind = "lineer"', "linear"),
    "parameter": ("best = 0", "bets = 0", "best"),
}


@pytest.mark.parametrize(("old", "new", "meant"), DID_YOU_MEAN.values(), ids=DID_YOU_MEAN.keys())
def test_a_misspelling_is_recognised(tmp_path, old, new, meant):
    hints = [problem.hint for problem in criteria_problems(tmp_path, SMALL.replace(old, new))]
    assert any(meant in hint for hint in hints)


def test_several_problems_at_once_in_reading_order(tmp_path):
    text = SMALL
    for name in ("unknown_key_of_a_factor", "text_as_weight", "bool_as_need", "condition", "unknown_kind"):
        old, new, *_ = BROKEN[name]
        text = text.replace(old, new) if old in text else text
    found = criteria_problems(tmp_path, text)
    assert [(p.code, text_at(text, p.place).split()[0]) for p in found] == [
        ("SC103", "false"), ("SC101", "wieght"), ("SC103", '"less'), ("SC104", '"lineer",'),
    ]  # fmt: skip


def test_several_names_that_lead_nowhere_at_once(tmp_path):
    text = SMALL
    for name in ("unknown_factor", "unknown_need", "unknown_parent", "profile_needs_unknown"):
        old, new, *_ = BROKEN[name]
        text = text.replace(old, new)
    assert [text_at(text, p.place).split()[0] for p in criteria_problems(tmp_path, text)] == [
        '"logistic"', '"enrgy"', '"grid"', "300",
    ]  # fmt: skip


def test_all_top_weights_zero(tmp_path):
    text = SMALL.replace("weight = 2", "weight = 0").replace('title = "Logistics"', 'title = "Logistics"\nweight = 0')
    (problem,) = criteria_problems(tmp_path, text)
    assert (problem.code, problem.place.line) == ("SC104", 1)


def test_a_missing_file(tmp_path):
    with pytest.raises(InputError) as caught:
        read_criteria(tmp_path / "none.toml")
    (problem,) = caught.value.problems
    assert problem.code == "SC200"


def test_an_unknown_bundled_set_names_the_nearest():
    with pytest.raises(InputError) as caught:
        read_criteria("tp4")
    (problem,) = caught.value.problems
    assert (problem.code, "'tp3'" in problem.hint) == ("SC110", True)
