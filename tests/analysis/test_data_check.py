"""What the data check says, and what it keeps to itself."""

from __future__ import annotations

import pytest

import sitescore as ss
from sitescore.analysis.data_check import data_notices
from sitescore.analysis.validate import validate
from sitescore.codes import NOTICES
from sitescore.errors import Place, Problem
from tests.analysis.studies import flat, study

KNOCK_OUT = "value = { kind = 'linear', worst = 0, best = 1 }\nknock_out = '< 0.5'\n"
OBSERVED = "value = { kind = 'linear', range = 'observed', direction = 'max' }\n"
WIDE = "value = { kind = 'linear', worst = -1e6, best = 1e6 }\n"

CASES = {  # name: columns, rows, more, what is said of the data
    "sound": ("xy", [["a", 0.1, 0.2], ["b", 0.3, 0.4]], {}, {}),
    "no_data": (
        "xy", [["a", 0.1, ""], ["b", 0.3, ""]], {},
        {"no_data": {"criteria": ["y"], "weight": 0.5}, "low_coverage": {"count": 2}},
    ),
    "all_alike": ("xy", [["a", 0.1, 0.4], ["b", 0.3, 0.4]], {}, {"not_separating": {"criteria": ["y"], "weight": 0.5}}),
    "one_alone_is_not_alike": ("x", [["a", 0.1]], {}, {}),
    "one_known_of_two": ("xy", [["a", 0.1, 0.4], ["b", 0.3, ""]], {}, {"low_coverage": {"site": "b", "count": 1}}),
    "half_at_zero": (
        "xy", [["a", 0.1, 0], ["b", 0.3, 0], ["c", 0.3, 0.1], ["d", 0.3, 0.2]], {},
        {"saturated_zero": {"criteria": ["y"], "shares": [0.5]}},
    ),
    "under_half_at_zero": ("x", [["a", 0], ["b", 0], ["c", 0.1], ["d", 0.2], ["e", 0.3]], {}, {}),
    "three_are_too_few": ("x", [["a", 0], ["b", 0], ["c", 0.2]], {}, {}),
    "most_at_one": (
        "x", [["a", 1], ["b", 2], ["c", 1], ["d", 0.2]], {}, {"saturated_one": {"criteria": ["x"], "shares": [0.75]}},
    ),
    "all_at_one_is_said_once": (
        "x", [["a", 1], ["b", 1], ["c", 1], ["d", 1]], {}, {"not_separating": {"criteria": ["x"]}},
    ),
    "all_excluded": ("x", [["a", 0.1], ["b", 0.2]], {"x": KNOCK_OUT}, {"nobody_left": {"sites": 2}}),
    "namesakes": (
        "x", [["Kokkola", 0.1], ["kokkola ", 0.2], ["Ähtäri-2", 0.3], ["ahtari 2", 0.4], ["1-11", 0.5], ["11-1", 0.6]],
        {},
        {"namesakes": {"alike": ["Kokkola", "kokkola"], "count": 2}},
    ),
    "a_thousand_times_less_than_all_others": (
        "x", [["a", 39], ["b", 21300], ["c", 18000], ["d", 40000]], {"x": WIDE},
        {"slips": {"cells": [["a", "x", "39"]], "count": 1}},
    ),
    "a_thousand_times_more_than_all_others": (
        "x", [["a", 12000], ["b", 9], ["d", 30], ["e", 3]], {"x": WIDE},
        {"slips": {"cells": [["a", "x", "12000"]], "count": 1}},
    ),
    "a_long_scale_without_a_gap": ("x", [["a", 1], ["b", 60], ["c", 4000], ["d", 90000]], {"x": WIDE}, {}),
    "three_figures_tell_no_slip": ("x", [["a", 39], ["b", 21300], ["c", 18000], ["d", 0]], {"x": WIDE}, {}),
    "may_be_excluded": (
        "xy", [["a", "", 1], ["b", 0.9, 0.3]], {"x": KNOCK_OUT},
        {"may_be_excluded": {"count": 1, "of": 2, "criteria": ["x"]}, "low_coverage": {"count": 1}},
    ),
    "observed_scale": (
        "xy", [["a", 3, 0.1], ["b", 7, 0.2]], {"x": OBSERVED}, {"observed_range": {"criteria": ["x"]}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "rows", "more", "said"), CASES.values(), ids=CASES.keys())
def test_what_is_said(tmp_path, columns, rows, more, said):
    notices = {notice.kind: notice.facts for notice in ss.rank(study(tmp_path, *flat(columns, rows, **more))).notices}
    assert notices.keys() == said.keys()
    for kind, facts in said.items():
        assert {name: notices[kind][name] for name in facts} == facts


def test_a_criterion_without_a_column_is_said(tmp_path):
    _, text = flat("xy", [])
    matrix = study(tmp_path, "site,x\na,0.1\nb,0.2\n", text)
    kinds = {notice.kind: notice.facts for notice in ss.rank(matrix).notices}
    assert kinds["no_column"]["criteria"] == ["y"]


def test_low_coverage_names_the_least_known(tmp_path):
    rows = [["a", 1, 0.2, ""], ["b", 0.5, "", ""], ["c", 0, 0.1, 0.4]]
    (notice,) = [n for n in data_notices(study(tmp_path, *flat("xyz", rows))) if n.kind == "low_coverage"]
    assert (notice.facts["site"], notice.facts["count"], notice.facts["of"]) == ("b", 1, 3)
    assert notice.facts["least"] == pytest.approx(1 / 3)


def test_every_kind_has_a_code(tmp_path):
    matrix = study(tmp_path)
    assert {notice.kind for notice in (*matrix.notices, *data_notices(matrix))} <= NOTICES.keys()


def test_a_check_with_problems_has_no_matrix_and_lists_them_in_reading_order(tmp_path):
    problems = [Problem("SC215", Place("f", 3, 1), "later"), Problem("SC301", Place("f", 1, 2), "sooner")]
    found = validate("f", study(tmp_path), problems)
    assert (found.sound, found.matrix, found.coverage.size) == (False, None, 0)
    assert [row["message"] for row in found.to_rows()] == ["sooner", "later"]


def test_a_check_counts_cells(tmp_path):
    rows = [["a", 0, 0.5], ["b", 1, ""], ["c", 0.5, "n/a"]]
    found = validate("f", study(tmp_path, *flat("xy", rows)), [])
    x, y = found.to_rows()
    assert found.sound
    assert (x["known"], x["unknown"], x["not_applicable"], x["at_zero"], x["at_one"]) == (3, 0, 0, 1, 1)
    assert (y["known"], y["unknown"], y["not_applicable"]) == (1, 1, 1)
    assert found.coverage.tolist() == [1.0, 0.5, 1.0]
