"""Cells that do not apply follow their siblings in every answer, not only in the stated ranking."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.coupling import after_change
from sitescore.analysis.uncertainty import Unknowns
from sitescore.errors import InputError
from tests.analysis.studies import PAIR, study

RANGED = "site,x,y\np,0..10,n/a\nq,9,9\n"
KNOWN = "site,x,y\np,5,n/a\nq,9,9\n"
TRAILING = "site,x,y\np,5,5\nq,7,5\nr,,0\n"


@pytest.mark.parametrize("curve", [1.0, 1.25])
def test_a_drawn_sibling_carries_what_follows_it(tmp_path, curve):
    """p's score is its x alone: it is first where x is above 9, drawn evenly from 0 to 10."""
    matrix = study(tmp_path, RANGED, PAIR)
    found = ss.robustness(matrix, draws=20_000, unknowns=Unknowns(weights="stated", curve=curve))
    by_hand = np.random.default_rng(7).random(200_000) > 0.9
    assert abs(found.first[matrix.sites.index("p")] - by_hand.mean()) < 0.02


def test_finding_it_out_is_worth_what_it_is(tmp_path):
    """The mean of max(x, 9) - 9 over 0..10 is 0.05, or 0.5 points of 100."""
    found = ss.survey(study(tmp_path, RANGED, PAIR))
    assert found.cells[0].worth == pytest.approx(0.5, abs=0.01)
    assert found.cells[0].chance == pytest.approx(0.1, abs=0.002)
    assert found.evpi == pytest.approx(0.5, abs=0.001)


def test_a_plan_states_the_score_that_the_changed_file_gets(tmp_path):
    matrix = study(tmp_path, KNOWN, PAIR)
    plan = ss.improve(matrix, "p", beat="q").plans[0]
    assert plan.changes[0].then == pytest.approx(9)
    again = ss.rank(study(tmp_path, KNOWN.replace("p,5", "p,9"), PAIR), draws=0)
    assert plan.score == pytest.approx(again.scores[list(again.sites).index("p")])
    assert (plan.rank, plan.share) == (1, 1.0)


def test_a_plan_for_all_drawn_weights_holds_for_all(tmp_path):
    matrix = study(tmp_path, KNOWN, PAIR)
    sure = next(plan for plan in ss.improve(matrix, "p", beat="q").plans if plan.kind == "robust")
    assert sure.reachable
    assert sure.share == 1.0


@pytest.mark.parametrize("costs", [{"x": 1.0, "y": 1.0}, {"x": 1.0, "y": 3.0}, {"x": 1.0, "y": 1.4}])
@pytest.mark.parametrize("sites", [TRAILING, "site,x,y\np,3,4\nq,7,5\nr,,6\ns,2,9\nt,,5\n"])
def test_a_plan_against_rivals_that_it_lifts_is_the_cheapest(tmp_path, sites, costs):
    """Unknown cells follow the mean that p lifts; no cheaper change on a fine grid puts p first."""
    matrix = study(tmp_path, sites, PAIR)
    plan = ss.improve(matrix, "p", costs=costs).plans[0]
    assert plan.kind == "cheapest"
    assert plan.exact
    start = matrix.measurements[0]
    for x in np.arange(start[0], 10.01, 0.1):
        for y in np.arange(start[1], 10.01, 0.1):
            cost = (x - start[0]) * costs["x"] + (y - start[1]) * costs["y"]
            if cost < plan.cost - 1e-6:
                scores = after_change(matrix, 0, np.array([x, y]) / 10) @ matrix.weights
                assert scores[0] < scores[1:].max(), (x, y)


def test_changes_that_cost_nothing_are_no_trouble(tmp_path):
    plan = ss.improve(study(tmp_path, KNOWN, PAIR), "p", beat="q", costs={"x": 0.0}).plans[0]
    assert (plan.cost, plan.reachable) == (0.0, True)


def test_a_mean_at_its_top_end_follows_falls(tmp_path):
    """c's unknown x stands at 10, as a's and b's do; where a's falls to 9, c's falls to 9.5, and both have 18.5."""
    matrix = study(tmp_path, "site,x,y\na,10,9.5\nb,10,1\nc,,9\n", PAIR)
    for cells in (ss.sensitivity(matrix).cells, ss.explain(matrix, "a", versus="c").cells):
        found = next(cell for cell in cells if (cell.site, cell.criterion) == (0, 0))
        assert found.needed == pytest.approx(9)


@pytest.mark.parametrize("site", ["a", "b"])
def test_leaving_a_site_out_moves_what_stood_at_its_mean(tmp_path, site):
    """Without a, whose x is high, c's unknown x stands lower and c falls behind d."""
    text = "site,x,y\na,10,10\nb,5,9\nc,,6\nd,6,5.6\n"
    matrix = study(tmp_path, text, PAIR)
    found = next(one for one in ss.sensitivity(matrix).left_out if (one.kind, one.name) == ("site", site))
    rest = "".join(line + "\n" for line in text.splitlines() if not line.startswith(site))
    again = ss.rank(study(tmp_path, rest, PAIR), draws=0)
    before = ss.rank(matrix, draws=0)
    order = [before.sites[at] for at in before.order if before.sites[at] != site]
    moved = sum(order.index(name) + 1 != rank for name, rank in zip(again.sites, again.ranks, strict=True))
    assert before.sites[found.leader] == again.sites[again.order[0]]
    assert found.moved == moved
    assert moved == (2 if site == "a" else 0)


@pytest.mark.parametrize("cost", [0.0, -5.0, float("nan")])
def test_a_survey_costs_something(tmp_path, cost):
    with pytest.raises(InputError, match="SC111"):
        ss.survey(study(tmp_path, RANGED, PAIR), costs={"x": cost})


@pytest.mark.parametrize(
    "wrong", [{"costs": {"x": float("nan")}}, {"limits": {"x": float("inf")}}, {"chance": 1.5}, {"plans": 0}]
)
def test_options_of_improve_out_of_range(tmp_path, wrong):
    with pytest.raises(InputError, match="SC111"):
        ss.improve(study(tmp_path, KNOWN, PAIR), "p", beat="q", **wrong)


@pytest.mark.parametrize("wrong", [{"top": 0}, {"seed": -1}])
def test_options_of_robustness_out_of_range(tmp_path, wrong):
    with pytest.raises(InputError, match="SC111"):
        ss.robustness(study(tmp_path, KNOWN, PAIR), **wrong)
