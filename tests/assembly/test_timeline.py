"""Figures as of a date: later ones left out, promised ones by the rule, and what a knock-out makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.assembly import assemble, try_assemble
from sitescore.io.criteria_file import read_criteria
from tests.io.helpers import file_of, sites_of

TEXT = """\
format = 1
id = "dated"
title = "Dated"
missing = "range"
[needs]
mw = 80
[time]
kept_per_year = 0.5
[criteria.grid]
title = "Grid"
relative_to = "mw"
unit = "MW"
value = { kind = "piecewise_linear", points = [[0.5, 0], [1.5, 1]] }
knock_out = "< 1"
[criteria.port]
title = "Port"
unit = "km"
value = { kind = "linear", worst = 100, best = 0 }
[criteria.park]
title = "Park"
value = { kind = "levels", levels = { none = 0.1, partial = 0.5, full = 1 } }
"""
HEAD = "site,criterion,value,low,high,date,available_from\n"


def study(folder, rows, text=TEXT, *, rule="part", **settings):
    sites = sites_of(folder, HEAD + rows + "z,grid,100,,,,\nz,port,50,,,,\nz,park,none,,,,\n")
    return assemble(
        sites, read_criteria(file_of(folder, text, "c.toml"), settings=[f"time.not_yet={rule}"], **settings)
    )


def cell(matrix, name):
    at = matrix.criteria.index(name)
    return tuple(float(part[0, at]) for part in (matrix.measurements, matrix.values, matrix.lowest, matrix.highest))


def kinds(matrix):
    return {notice.kind: notice.facts for notice in matrix.notices}


TIMELINE = "a,grid,60,,,2025,\na,grid,100,,,2025,2028\na,grid,120,,,2025,2030\n"
AS_OF = {  # date: the figure that holds under "nothing", the last that is promised
    "2025": (60, True),
    "2027-12-31": (60, True),
    "2028-12-30": (60, True),
    "2028": (100, True),
    "2029-06": (100, True),
    "2030": (120, False),
    "2040": (120, False),
}


@pytest.mark.parametrize("as_of", AS_OF)
def test_a_timeline_holds_what_is_there_by_then(tmp_path, as_of):
    now, waits = AS_OF[as_of]
    nothing = study(tmp_path, TIMELINE, rule="nothing", as_of=as_of)
    assert nothing.measurements[0, 0] == now
    assert ("promised_not_used" in kinds(nothing)) == waits
    full = study(tmp_path, TIMELINE, rule="full", as_of=as_of)
    assert full.measurements[0, 0] == 120
    assert dict(full.trust.waiting) == ({(0, 0): "2030"} if waits else {})


def test_in_part_each_step_counts_by_its_own_wait(tmp_path):
    """Values 0.25, 0.75 and 1; a year to the first step, three to the second: 0.25 + 0.5 x 0.5 + 0.125 x 0.25."""
    matrix = study(tmp_path, TIMELINE, as_of="2027")
    measured, value, least, greatest = cell(matrix, "grid")
    assert value == pytest.approx(0.53125)
    assert measured == pytest.approx(80 * (0.5 + 0.53125))
    assert (least, greatest) == (0.25, 1.0)
    assert (matrix.measured_low[0, 0], matrix.measured_high[0, 0]) == (60, 120)
    assert matrix.known[0, 0]
    assert kinds(matrix)["promised_in_part"]["cells"] == [["a", "grid", "2030"]]


@pytest.mark.parametrize(
    ("row", "name", "value", "span"),
    [
        ("a,grid,120,,,,2028\n", "grid", 0.5, (0, 1)),
        ("a,port,20,,,,2028\n", "port", 0.4, (0, 0.8)),
        ("a,park,full,,,,2028\n", "park", 0.55, (0.1, 1)),
    ],
)
def test_where_nothing_says_what_there_is_now_it_is_the_worst_end(tmp_path, row, name, value, span):
    found = cell(study(tmp_path, row, as_of="2027"), name)
    assert found[1:] == pytest.approx((value, *span))


def test_a_word_counts_in_part_from_the_word_that_holds_now(tmp_path):
    found = cell(study(tmp_path, "a,park,partial,,,,\na,park,full,,,,2029\n", as_of="2027"), "park")
    assert found[1:] == pytest.approx((0.5 + 0.25 * 0.5, 0.5, 1.0))


def test_what_is_measured_later_is_not_used(tmp_path):
    rows = "a,grid,60,,,2025,\na,port,10,,,2030-06,\na,park,full,,,2029,\n"
    matrix = study(tmp_path, rows, as_of="2029-05")
    assert matrix.known[0].tolist() == [True, False, True]
    assert kinds(matrix)["dated_later"]["cells"] == [["a", "port", "2030-06"]]
    assert (0, 1) not in matrix.evidence
    assert study(tmp_path, rows).known[0].all()


KNOCKED = {  # rows, rule: excluded, doubtful
    "kept_in_time": ("a,grid,120,,,,2026\n", "part", False, False),
    "promise_would_do": ("a,grid,60,,,,\na,grid,120,,,,2028\n", "part", False, True),
    "promise_would_not_do": ("a,grid,50,,,,\na,grid,70,,,,2028\n", "part", True, False),
    "nothing_known_now": ("a,grid,120,,,,2028\n", "part", False, True),
    "enough_now_and_later": ("a,grid,90,,,,\na,grid,120,,,,2028\n", "part", False, False),
    "enough_now_less_later": ("a,grid,90,,,,\na,grid,50,,,,2028\n", "part", False, True),
    "not_counted": ("a,grid,60,,,,\na,grid,120,,,,2028\n", "nothing", True, False),
    "counted_in_full": ("a,grid,60,,,,\na,grid,120,,,,2028\n", "full", False, False),
}


@pytest.mark.parametrize(("rows", "rule", "excluded", "doubtful"), KNOCKED.values(), ids=KNOCKED.keys())
def test_a_knock_out_takes_a_promise_in_part_for_an_unknown(tmp_path, rows, rule, excluded, doubtful):
    matrix = study(tmp_path, rows, rule=rule, as_of="2027")
    assert ([e.site for e in matrix.excluded], [e.site for e in matrix.doubtful]) == (
        ["a"] * excluded,
        ["a"] * doubtful,
    )


def test_without_a_date_promises_count_in_full_and_are_named(tmp_path):
    matrix = study(tmp_path, TIMELINE)
    assert cell(matrix, "grid")[:2] == (120, 1)
    assert kinds(matrix) == {"promised_in_full": {"cells": [["a", "grid", "2030"]], "count": 1}}


def test_a_date_of_the_file_and_one_that_overrules_it(tmp_path):
    dated = TEXT.replace("[time]\n", "[time]\nas_of = 2027-06-30\n")
    assert study(tmp_path, TIMELINE, dated, rule="nothing").measurements[0, 0] == 60
    assert study(tmp_path, TIMELINE, dated, rule="nothing", as_of="2029").measurements[0, 0] == 100


def test_a_criterion_may_have_a_rule_of_its_own(tmp_path):
    text = TEXT.replace('title = "Grid"\n', 'title = "Grid"\nnot_yet = "nothing"\n')
    matrix = study(tmp_path, "a,grid,120,,,,2028\na,port,20,,,,2028\n", text, as_of="2027")
    assert matrix.known[0].tolist() == [False, True, False]
    assert {"promised_not_used", "promised_in_part"} <= kinds(matrix).keys()


def test_the_nearer_the_promise_the_more_it_counts(tmp_path):
    scores = [study(tmp_path, "a,port,20,,,,2030\n", as_of=str(year)).values[0, 1] for year in range(2020, 2032)]
    assert (np.diff(scores[:11]) > 0).all()
    assert scores[-2:] == [0.8, 0.8]


def test_a_promise_without_a_figure_counts_nothing(tmp_path):
    matrix = study(tmp_path, "a,grid,60,,,,\na,grid,,,,,2028\n", as_of="2027")
    assert matrix.measurements[0, 0] == 60


def test_every_date_must_be_readable_where_dates_count(tmp_path):
    sites = sites_of(tmp_path, HEAD + "a,grid,60,,,last year,\na,port,20,,,2025,\n")
    path = file_of(tmp_path, TEXT, "c.toml")
    assert try_assemble(sites, read_criteria(path))[1] == []
    (problem,) = try_assemble(sites, read_criteria(path, as_of="2027"))[1]
    assert (problem.code, problem.place.line) == ("SC245", 2)


def test_earlier_and_second_rows_are_checked_too(tmp_path):
    text = "site,criterion,value,source,available_from,used\na,port,near,,,\na,port,20,,2030,\na,port,far,x,,no\n"
    problems = try_assemble(sites_of(tmp_path, text), read_criteria(file_of(tmp_path, TEXT, "c.toml")))[1]
    assert sorted((p.code, p.place.line) for p in problems) == [("SC305", 2), ("SC305", 4)]


def test_second_figures_are_kept_beside_and_not_used(tmp_path):
    rows = "b,port,20,,,km,x,\na,port,7,,,km,,\na,port,9000,8000,,m,y,nej\n"
    text = "site,criterion,value,low,high,unit,source,used\n" + rows
    matrix = assemble(sites_of(tmp_path, text), read_criteria(file_of(tmp_path, TEXT, "c.toml")))
    assert matrix.measurements[:, 1].tolist() == [20, 7]
    (second,) = matrix.trust.second
    assert (second.site, second.criterion, second.number, second.low, second.high) == (1, 1, 9, 8, 9)
    assert second.value == pytest.approx(0.91)
    assert second.evidence.source == "y"
