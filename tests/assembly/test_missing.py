"""Unknown cells and cells that do not apply, hand-worked and against walking down the tree."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from sitescore.assembly.missing import shared_out
from sitescore.core.hierarchy import global_weights, local_weights
from tests.assembly.helpers import assembled, criterion, factor, misfits
from tests.io.helpers import located
from tests.strategies import trees, unit

NAN = np.nan
POLICIES = {  # name: cell, policy, (value, lowest, highest)
    "known": ("6", "range", (0.6, 0.6, 0.6)),
    "known_under_worst": ("6", "worst", (0.6, 0.6, 0.6)),
    "range_stands_at_the_mean_of_the_others": ("", "range", (0.3, 0, 1)),
    "worst": ("", "worst", (0, 0, 0)),
    "best": ("", "best", (1, 1, 1)),
    "neutral": ("", "neutral", (0.5, 0.5, 0.5)),
    "between": ("6..8", "range", (0.7, 0.6, 0.8)),
    "between_under_worst": ("6..8", "worst", (0.7, 0.6, 0.8)),
    "spread": ("6±1", "range", (0.6, 0.5, 0.7)),
    "spread_beyond_the_scale": ("9±3", "range", (0.9, 0.6, 1)),
}


@pytest.mark.parametrize(("cell", "policy", "expected"), POLICIES.values(), ids=POLICIES.keys())
@pytest.mark.parametrize("own", [False, True], ids=["of_the_set", "of_the_criterion"])
def test_unknown_cells(tmp_path, cell, policy, expected, own):
    lines = [f'missing = "{policy}"'] if own else []
    variation = {} if own else {"settings": [f"missing={policy}"]}
    matrix = assembled(tmp_path, [criterion("x", *lines)], f"site,x\na,{cell}\nb,2\nc,4\n", **variation)
    assert_allclose([matrix.values[0, 0], matrix.lowest[0, 0], matrix.highest[0, 0]], expected)
    assert matrix.known[:, 0].tolist() == [cell != "", True, True]


BOUNDS = {  # name: low, high, policy, (value, lowest, highest); the others stand at 0.2 and 0.4
    "at_least": ("6", "", "range", (0.6, 0.6, 1)),
    "at_most": ("", "1", "range", (0.1, 0, 0.1)),
    "at_most_beyond_the_others": ("", "8", "range", (0.3, 0, 0.8)),
    "at_least_under_worst": ("6", "", "worst", (0.6, 0.6, 0.6)),
    "at_most_under_best": ("", "8", "best", (0.8, 0.8, 0.8)),
}


@pytest.mark.parametrize(("low", "high", "policy", "expected"), BOUNDS.values(), ids=BOUNDS.keys())
def test_bounds_of_unknown_cells(tmp_path, low, high, policy, expected):
    sites = f"site,criterion,value,low,high\na,x,,{low},{high}\nb,x,2,,\nc,x,4,,\n"
    matrix = assembled(tmp_path, [criterion("x")], sites, settings=[f"missing={policy}"])
    assert_allclose([matrix.values[0, 0], matrix.lowest[0, 0], matrix.highest[0, 0]], expected)
    assert not matrix.known[0, 0]


def test_bounds_over_a_peak(tmp_path):
    value = '{ kind = "piecewise_linear", points = [[0, 0], [5, 1], [20, 0.2]] }'
    matrix = assembled(tmp_path, [criterion("x", value=value)], "site,x\na,4..10\nb,\n")
    assert_allclose([matrix.lowest[:, 0], matrix.highest[:, 0]], [[11 / 15, 0], [1, 1]])


def test_falling_scales_turn_the_bounds_round(tmp_path):
    matrix = assembled(
        tmp_path, [criterion("x", value='{ kind = "linear", worst = 10, best = 0 }')], "site,x\na,2..6\n"
    )
    assert_allclose([matrix.lowest[0, 0], matrix.highest[0, 0]], [0.4, 0.8])


def test_refused_cells_and_columns_are_all_named(tmp_path):
    criteria = [criterion("x"), criterion("y", 'missing = "worst"'), criterion("z")]
    found = misfits(tmp_path, criteria, "site,x,y\na,1,\nb,,2\nc,,\nd,n/a,\n", settings=["missing=refuse"])
    assert located(found) == [("SC306", 1, None), ("SC306", 3, 2), ("SC306", 4, 2)]


# z under b; x and y under a; u and v under a2, itself under a
TREE = [factor("a", "weight = 1"), factor("a2", 'parent = "a"', "weight = 2"), factor("b", "weight = 3"),
        criterion("x", 'factor = "a"', "weight = 1"), criterion("y", 'factor = "a"', "weight = 3"),
        criterion("u", 'factor = "a2"', "weight = 1"), criterion("v", 'factor = "a2"', "weight = 4"),
        criterion("z", 'factor = "b"')]  # fmt: skip
HEADER = "site,x,y,u,v,z\n"

DROPPED = {  # name: row, values
    "nothing": ("2,4,6,8,10", [0.2, 0.4, 0.6, 0.8, 1]),
    "one_of_the_innermost": ("2,4,n/a,8,10", [0.2, 0.4, 0.8, 0.8, 1]),
    "one_beside_a_factor": ("n/a,4,6,8,10", [(3 * 0.4 + 2 * 0.76) / 5, 0.4, 0.6, 0.8, 1]),
    "a_whole_inner_factor": ("2,4,n/a,n/a,10", [0.2, 0.4, 0.35, 0.35, 1]),
    "a_whole_factor": ("n/a,n/a,n/a,n/a,10", [1, 1, 1, 1, 1]),
    "the_other_factor": ("2,4,6,8,n/a", [0.2, 0.4, 0.6, 0.8, (0.2 + 3 * 0.4 + 2 * 0.76) / 6]),
    "all_but_one": ("n/a,n/a,6,n/a,n/a", [0.6] * 5),
}


@pytest.mark.parametrize(("row", "values"), DROPPED.values(), ids=DROPPED.keys())
def test_dropped_cells_stand_at_the_mean_of_their_siblings(tmp_path, row, values):
    matrix = assembled(tmp_path, TREE, f"{HEADER}a,{row}\nb,1,1,1,1,1\n")
    assert_allclose(matrix.values[0], values)
    assert matrix.applicable[0].tolist() == [cell != "n/a" for cell in row.split(",")]
    assert matrix.known[0].all()


def test_nothing_applies_to_a_site(tmp_path):
    (problem,) = misfits(tmp_path, TREE, f"{HEADER}a,1,1,1,1,1\nb,n/a,n/a,n/a,n/a,n/a\n")
    assert (problem.code, "b" in problem.message) == ("SC307", True)


NOT_APPLICABLE = {"drop": 0.4, "worst": 0, "neutral": 0.5, "best": 1}


@pytest.mark.parametrize(("policy", "value"), NOT_APPLICABLE.items())
@pytest.mark.parametrize("missing", ["worst", "neutral", "best", "range"])
def test_what_does_not_apply_has_a_policy_of_its_own(tmp_path, policy, value, missing):
    criteria = [criterion("x", f'not_applicable = "{policy}"'), criterion("y")]
    matrix = assembled(tmp_path, criteria, "site,x,y\na,n/a,4\nb,,1\n", settings=[f"missing={missing}"])
    assert_allclose([part[0, 0] for part in (matrix.values, matrix.lowest, matrix.highest)], value)
    unknown = {"worst": 0, "neutral": 0.5, "best": 1, "range": 0.5}[missing]
    assert_allclose(matrix.values[1, 0], unknown)


def test_what_does_not_apply_may_be_refused(tmp_path):
    criteria = [criterion("x", 'not_applicable = "refuse"')]
    assert located(misfits(tmp_path, criteria, "site,x\na,n/a\nb,2\n")) == [("SC306", 2, 2)]


@given(tree=trees(), data=st.data())
def test_the_score_is_as_if_dropped_criteria_were_not_there(tree, data):
    parents, factors, points = tree
    local = local_weights(parents, points)
    leaves = len(parents) - factors
    values = data.draw(arrays(np.float64, (3, leaves), elements=unit | st.just(NAN)))

    def score(row, node):
        if node >= factors:
            return row[node - factors]
        parts = [(local[child], score(row, child)) for child, parent in enumerate(parents) if parent == node]
        there = [(share, part) for share, part in parts if not np.isnan(part)]
        return sum(s * p for s, p in there) / sum(s for s, _ in there) if there else NAN

    filled = shared_out(values, np.array(parents), local)
    expected = [score(row, -1) for row in values]
    assert_allclose(filled @ global_weights(parents, local)[factors:], expected, atol=1e-12)
    assert_allclose(filled[~np.isnan(values)], values[~np.isnan(values)])
