"""The assembled matrix: weights, needs, observed ranges, and the smallest cases."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from tests.assembly.helpers import HEAD, assembled, criterion, factor, misfits

OBSERVED = '{ kind = "linear", range = "observed", direction = "max" }'
LESS = OBSERVED.replace("max", "min")


def test_hand_worked(tmp_path):
    criteria = [factor("a", "weight = 1"), factor("b", "weight = 3"), criterion("x", 'factor = "a"', "weight = 1"),
                criterion("y", 'factor = "a"', "weight = 4"), criterion("z", 'factor = "b"')]  # fmt: skip
    matrix = assembled(tmp_path, criteria, "site,name,z,x,y\na,Alpha,1,2,3\nb,Beta,4,5,6\n")
    assert (matrix.sites, matrix.names, matrix.criteria) == (("a", "b"), ("Alpha", "Beta"), ("x", "y", "z"))
    assert_allclose(matrix.values, [[0.2, 0.3, 0.1], [0.5, 0.6, 0.4]])
    assert_allclose(matrix.measurements, [[2, 3, 1], [5, 6, 4]])
    assert_allclose(matrix.weights, [0.05, 0.2, 0.75])
    assert_allclose(matrix.within, [[0.2, 0.8, 0], [0, 0, 1]])
    assert_allclose(matrix.node_values(matrix.values), [[0.28, 0.1], [0.58, 0.4]])


def test_its_arrays_cannot_be_changed(tmp_path):
    matrix = assembled(tmp_path, [criterion("x")], "site,x\na,1\n")
    arrays = [part for part in vars(matrix).values() if isinstance(part, np.ndarray)]
    assert len(arrays) >= 8
    assert not any(part.flags.writeable for part in [*arrays, matrix.weights, matrix.overall, matrix.within])


NEEDS = [HEAD, "[needs]\nmw = 2\n", criterion("x", 'relative_to = "mw"', 'unit = "MW"')]


@pytest.mark.parametrize(("needs", "value"), [({}, 0.4), ({"mw": 4}, 0.2), ({"mw": 0.5}, 1)])
def test_measurements_are_divided_by_the_need(tmp_path, needs, value):
    matrix = assembled(tmp_path, NEEDS, "site,x\na,8000 kW\n", needs=needs)
    assert_allclose(matrix.values, [[value]])
    assert_allclose(matrix.measurements, [[8]])
    assert matrix.scales["x"].divisor == matrix.needs["mw"]


RANGES = {  # name: value function, cells, values, lowest, highest
    "max": (OBSERVED, ["2", "4", "3"], [0, 1, 0.5], [0, 1, 0.5], [0, 1, 0.5]),
    "min": (LESS, ["2", "4", "3"], [1, 0, 0.5], [1, 0, 0.5], [1, 0, 0.5]),
    "unknown": (OBSERVED, ["2", "4", "", "4"], [0, 1, 2 / 3, 1], [0, 1, 0, 1], [0, 1, 1, 1]),
    "not_applicable_is_not_observed": (OBSERVED, ["2", "4", "n/a"], [0, 1, 0.5], [0, 1, 0.5], [0, 1, 0.5]),
    "constant": (OBSERVED, ["3", "3"], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]),
    "constant_and_unknown": (OBSERVED, ["3", ""], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]),
    "nothing_known": (OBSERVED, ["", ""], [0.5, 0.5], [0.5, 0.5], [0.5, 0.5]),
    "one_site": (OBSERVED, ["3"], [0.5], [0.5], [0.5]),
    "ranges": (OBSERVED, ["2", "4", "3..9"], [0, 0.5, 1], [0, 0.5, 0.25], [0, 0.5, 1]),
    "widest": (OBSERVED, ["-9e299", "0", "9e299"], [0, 0.5, 1], [0, 0.5, 1], [0, 0.5, 1]),
}


@pytest.mark.parametrize(("value", "cells", "values", "lowest", "highest"), RANGES.values(), ids=RANGES.keys())
def test_observed_ranges(tmp_path, value, cells, values, lowest, highest):
    rows = "\n".join(f"s{n},{cell},5" for n, cell in enumerate(cells))
    matrix = assembled(tmp_path, [criterion("x", value=value), criterion("y")], f"site,x,y\n{rows}\n")
    assert_allclose([matrix.values[:, 0], matrix.lowest[:, 0], matrix.highest[:, 0]], [values, lowest, highest])
    assert [n.facts["criteria"] for n in matrix.notices if n.kind == "observed_range"] == [["x"]]


def test_one_site(tmp_path):
    matrix = assembled(tmp_path, [criterion("x")], "site,x\na,3\n")
    assert (matrix.values.tolist(), matrix.weights.tolist(), matrix.included.tolist()) == ([[0.3]], [1], [0])


def test_identical_sites_are_alike(tmp_path):
    criteria = [criterion("x"), criterion("y", value=OBSERVED)]
    matrix = assembled(tmp_path, criteria, "site,x,y\na,3,7\nb,3,7\nc,3,7\n")
    assert_array_equal(np.ptp(matrix.values, axis=0), 0)


def test_the_order_of_sites_and_columns_changes_nothing(tmp_path):
    criteria = [criterion("x"), criterion("y", value=OBSERVED)]
    one = assembled(tmp_path, criteria, "site,x,y\na,3,7\nb,,2\nc,n/a,5\n")
    other = assembled(tmp_path, criteria, "site,y,x\nc,5,n/a\na,7,3\nb,2,\n")
    assert other.sites == ("c", "a", "b")
    assert_allclose(other.values, one.values[[2, 0, 1]])
    assert_allclose(other.highest, one.highest[[2, 0, 1]])


def test_weights_far_apart(tmp_path):
    criteria = [factor("a", "weight = 1e12"), factor("b", "weight = 1e12"), criterion("x", 'factor = "a"'),
                criterion("y", 'factor = "b"', "weight = 1e-320"),
                criterion("z", 'factor = "b"', "weight = 1e-320")]  # fmt: skip
    assert_allclose(assembled(tmp_path, criteria, "site,x,y,z\na,3,4,5\n").weights, [0.5, 0.25, 0.25])


def test_evidence_and_words_are_kept_by_cell(tmp_path):
    grade = criterion("y", value='{ kind = "levels", levels = { none = 0, full = 1 } }')
    sites = "site,criterion,value,source,quality\na,x,3,a map,B\nb,x,,,\nb,y,full,a page,A\n"
    matrix = assembled(tmp_path, [criterion("x"), grade], sites)
    assert dict(matrix.words) == {(1, 1): "full"}
    assert (matrix.evidence[0, 0].source, matrix.evidence[1, 1].quality) == ("a map", "A")


def test_values_always_lie_within_their_bounds(tmp_path):
    rng = np.random.default_rng(8)
    cells = ["", "n/a", "3", "2..6", "5±2", "-4", "30", "7.5"]
    rows = "\n".join(f"s{n}," + ",".join(rng.choice(cells, 3)) + ",5" for n in range(40))
    criteria = [criterion("x"), criterion("y", value='{ kind = "logistic", midpoint = 4, steepness = -1 }'),
                criterion("z", value='{ kind = "steps", steps = [[0, 0.1], [3, 0.9], [6, 0.4]] }'),
                criterion("w")]  # fmt: skip
    matrix = assembled(tmp_path, criteria, f"site,x,y,z,w\n{rows}\n")
    assert (matrix.lowest <= matrix.values + 1e-12).all()
    assert (matrix.values <= matrix.highest + 1e-12).all()


@pytest.mark.parametrize(
    ("unit", "cells", "wrong"),
    [
        ("share", ["0.9", "90", "0..1.2", "90 %", "≥ 0.5", "-0.1"], [3, 4, 7]),
        ("grade 0-4", ["4", "5", "2±3", "n/a", "3..5", "0"], [3, 6]),
        ("of 7", ["7", "8", "3..7", "", "≤ 5", "1"], [3]),
        ("%", ["120", "-3", "40", "", "≥ 5", "1"], []),
    ],
)
def test_figures_stay_within_what_their_unit_allows(tmp_path, unit, cells, wrong):
    sites = "site;x\n" + "".join(f"s{at};{cell}\n" for at, cell in enumerate(cells))
    criteria = [criterion("x", f'unit = "{unit}"', 'missing = "range"')]
    if not wrong:
        assert len(assembled(tmp_path, criteria, sites).sites) == len(cells)
        return
    assert [(p.code, p.place.line) for p in misfits(tmp_path, criteria, sites)] == [("SC316", line) for line in wrong]


def test_plain_figures_stay_within_them_too(tmp_path):
    found = misfits(tmp_path, [criterion("x", 'unit = "share"')], "site,x\na,0.4\nb,40\n")
    assert [(p.code, p.place.line, p.place.column) for p in found] == [("SC316", 3, 2)]
    assert 'as "90 %"' in found[0].hint
