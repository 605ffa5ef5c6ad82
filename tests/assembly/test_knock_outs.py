"""Knock-outs: surely, perhaps, and not at all."""

from __future__ import annotations

import pytest

from tests.assembly.helpers import HEAD, assembled, criterion

OUT, PERHAPS, STAYS = (["a"], []), ([], ["a"]), ([], [])

WIDE = {  # name: cell, condition, n/a policy, result
    "below": ("4", "< 5", "drop", OUT),
    "at_the_bound": ("5", "< 5", "drop", STAYS),
    "at_the_bound_or_equal": ("5", "<= 5", "drop", OUT),
    "above": ("6", "< 5", "drop", STAYS),
    "over_a_maximum": ("6", "> 5", "drop", OUT),
    "range_with_its_middle_below": ("2..6", "< 5", "drop", OUT),
    "range_with_its_middle_above": ("4..8", "< 5", "drop", PERHAPS),
    "range_above": ("5..8", "< 5", "drop", STAYS),
    "range_below": ("1..4", "< 5", "drop", OUT),
    "spread_reaching_below": ("6±2", "< 5", "drop", PERHAPS),
    "unknown": ("", "< 5", "drop", PERHAPS),
    "not_applicable": ("n/a", "< 5", "drop", STAYS),
    "not_applicable_neutral": ("n/a", "< 5", "neutral", STAYS),
    "not_applicable_best": ("n/a", "< 5", "best", STAYS),
    "not_applicable_worst": ("n/a", "< 5", "worst", OUT),
    "not_applicable_worst_of_a_maximum": ("n/a", "> 5", "worst", OUT),
    "compared_with_a_need": ("4", "< depth", "drop", OUT),
    "no_such_need_today": ("4", "< none_needed", "drop", STAYS),
    "nothing_asked_where_it_does_not_apply": ("n/a", "< none_needed", "worst", STAYS),
}


def sifted(matrix):
    return [e.site for e in matrix.excluded], [e.site for e in matrix.doubtful]


def criteria(condition, policy="drop", *lines):
    needs = "[needs]\ndepth = 7\nnone_needed = 0\nmw = 2\n"
    return [HEAD, needs, criterion("x", f'knock_out = "{condition}"', f'not_applicable = "{policy}"', *lines),
            criterion("y")]  # fmt: skip


@pytest.mark.parametrize(("cell", "condition", "policy", "result"), WIDE.values(), ids=WIDE.keys())
def test_cells(tmp_path, cell, condition, policy, result):
    matrix = assembled(
        tmp_path, criteria(condition, policy), f"site,x,y\na,{cell},1\nb,{'6' if '<' in condition else '4'},1\n"
    )
    found = sifted(matrix)
    assert ([s for s in found[0] if s == "a"], [s for s in found[1] if s == "a"]) == result


BOUNDS = {  # name: low, high, condition, result
    "at_most_is_enough": ("", "4", "< 5", OUT),
    "at_most_may_do": ("", "8", "< 5", PERHAPS),
    "at_least_is_safe": ("6", "", "< 5", STAYS),
    "at_least_may_be_too_little": ("4", "", "< 5", PERHAPS),
    "at_least_too_much": ("6", "", "> 5", OUT),
}


@pytest.mark.parametrize(("low", "high", "condition", "result"), BOUNDS.values(), ids=BOUNDS.keys())
def test_bounds_alone(tmp_path, low, high, condition, result):
    sites = f"site,criterion,value,low,high\na,x,,{low},{high}\na,y,1,,\n"
    assert sifted(assembled(tmp_path, criteria(condition), sites)) == result


@pytest.mark.parametrize(("cell", "result"), [("9", OUT), ("10", STAYS), ("8..14", PERHAPS)])
def test_the_condition_is_about_the_measurement_over_the_need(tmp_path, cell, result):
    matrix = assembled(tmp_path, criteria("< 5", "drop", 'relative_to = "mw"'), f"site,x,y\na,{cell},1\n")
    assert sifted(matrix) == result


def test_a_site_may_be_excluded_twice_and_keeps_its_values(tmp_path):
    both = [criterion(name, 'knock_out = "< 5"') for name in "xy"]
    matrix = assembled(tmp_path, both, "site,x,y\na,1,2\nb,6,7\n")
    assert [(e.site, e.criterion, e.measurement) for e in matrix.excluded] == [("a", "x", 1), ("a", "y", 2)]
    assert matrix.included.tolist() == [1]
    assert matrix.values.tolist() == [[0.1, 0.2], [0.6, 0.7]]


def test_an_exclusion_says_why_in_the_criterions_unit(tmp_path):
    parts = criteria("< 5", "drop", 'relative_to = "mw"', 'unit = "MW"')
    matrix = assembled(tmp_path, parts, "site,x,y\na,4000..6000 kW,1\n")
    (out,) = matrix.excluded
    assert (out.condition, out.measurement, out.low, out.high, out.not_applicable) == ("< 5", 5, 4, 6, False)


def test_a_profile_changes_a_knock_out(tmp_path):
    parts = [*criteria("< 5"), '[profiles.hard]\ntitle = "Hard"\nknock_out = { x = "< 9" }\n']
    sites = "site,x,y\na,6,1\n"
    assert sifted(assembled(tmp_path, parts, sites)) == STAYS
    assert sifted(assembled(tmp_path, parts, sites, profile="hard")) == OUT
