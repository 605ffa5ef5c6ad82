"""What of a site could be changed, and how far."""

from __future__ import annotations

import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.analysis.levers import level_names, levers
from sitescore.core.explanation.levers import value_at
from tests.analysis.studies import flat, study

WHO = "controllable = 'site'\n"
KINDS = {
    "line": "unit = 'km'\nvalue = { kind = 'linear', worst = 10, best = 2 }\n" + WHO,
    "words": "value = { kind = 'levels', levels = { none = 0, half = 0.4, full = 1 } }\n" + WHO,
    "grade": "unit = 'grade 0-4'\nstep = 1\nvalue = { kind = 'linear', worst = 0, best = 4 }\n" + WHO,
    "curve": "unit = 'ha'\nvalue = { kind = 'exponential', worst = 0, best = 10, curvature = 3 }\n" + WHO,
    "steps": "unit = 'ha'\nvalue = { kind = 'steps', steps = [[1, 0.3], [5, 0.6], [9, 1.0]] }\n" + WHO,
    "fixed": "unit = 'ha'\nvalue = { kind = 'linear', worst = 0, best = 4 }\ncontrollable = 'none'\n",
}


def made(folder, row, **settings):
    sites, text = flat(list(KINDS), [["a", *row]], **KINDS)
    matrix = study(folder, sites, text)
    settings = {"controllable": ("site",), "costs": {}, "limits": {}, **settings}
    return matrix, {matrix.criteria[one.criterion]: one for one in levers(matrix, 0, **settings)}


ROW = [7, "half", 1.5, 3, 2, 1]


def test_every_kind(tmp_path):
    matrix, found = made(tmp_path, ROW)
    assert set(found) == {"line", "words", "grade", "curve", "steps"}
    assert (found["line"].start, found["line"].limit) == (7, 2)
    assert (found["words"].start, found["words"].limit) == (1, 2)
    assert level_names(matrix.scales["words"]) == ["none", "half", "full"]
    assert [x for x, _ in found["grade"].steps] == [1.5, 2, 3, 4]
    assert [x for x, _ in found["steps"].steps] == [2, 5, 9]
    assert found["curve"].limit == 10
    assert len(found["curve"].points) == 33


def test_values_are_those_of_the_criteria(tmp_path):
    matrix, found = made(tmp_path, ROW)
    for name, lever in found.items():
        along, values = value_at(lever)
        if name != "words":
            scale = matrix.scales[name]
            assert_allclose(values, scale.apply(along / scale.divisor), atol=1e-9)
        assert values[0] == pytest.approx(matrix.values[0, lever.criterion])
        assert values[-1] == pytest.approx(1)


def test_at_its_best_or_unknown_there_is_nothing_to_do(tmp_path):
    assert made(tmp_path, [2, "full", 4, 10, 9, 4])[1] == {}
    assert made(tmp_path, ["", "", "", "", "", ""])[1] == {}
    assert made(tmp_path, ["n/a"] * 5 + [1])[1] == {}


def test_limits_and_costs(tmp_path):
    _, found = made(tmp_path, ROW, limits={"line": 5, "grade": 3}, costs={"line": 2})
    assert (found["line"].limit, found["line"].unit_cost) == (5, 2)
    assert [x for x, _ in found["grade"].steps] == [1.5, 2, 3]
    assert found["curve"].unit_cost is None


def test_others_decide(tmp_path):
    assert set(made(tmp_path, ROW, controllable=("none",))[1]) == {"fixed"}
    assert made(tmp_path, ROW, controllable=("nation",))[1] == {}


def test_every_change_in_the_bundled_set_stays_within_its_limits():
    from sitescore.assembly import assemble
    from sitescore.io.bundled import bundled

    matrix = assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))
    for site in range(len(matrix.sites)):
        for lever in levers(matrix, site, controllable=("site", "region", "nation", "none"), costs={}, limits={}):
            along, values = value_at(lever)
            assert values[-1] == pytest.approx(values.max())
            limits = matrix.scales[matrix.criteria[lever.criterion]].limits
            if limits:
                assert min(along) >= min(limits[0], lever.start)
                assert max(along) <= max(limits[1], lever.start)


def test_steps_are_whole_multiples_and_the_unit_says_nothing(tmp_path):
    value = "value = { kind = 'linear', worst = 0, best = 4 }\n" + WHO
    heads = {"x": "unit = 'ha'\nstep = 0.5\n", "y": "unit = 'count'\n", "z": "unit = 'ha'\nstep = 0.001\n"}
    sites, text = flat("xyz", [["a", 1.2, 1.2, 1.2]], **{name: head + value for name, head in heads.items()})
    found = levers(study(tmp_path, sites, text), 0, controllable=("site",), costs={}, limits={})
    assert [x for x, _ in found[0].steps] == [1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0]
    assert [[x for x, _ in one.points] for one in found[1:]] == [[1.2, 4.0]] * 2


@pytest.mark.parametrize("step", ["0", "-1", "'1'", "nan"])
def test_a_step_is_a_number_above_0(tmp_path, step):
    sites, text = flat("x", [["a", 1]], x=f"step = {step}\nvalue = {{ kind = 'linear', worst = 0, best = 4 }}\n")
    with pytest.raises(ss.InputError, match="step"):
        study(tmp_path, sites, text)
