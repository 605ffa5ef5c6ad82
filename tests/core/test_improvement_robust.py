"""Plans for many weight vectors, against linear programs, brute force over subsets, and single plans."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.explanation.improvement import cheapest_plan
from sitescore.core.explanation.improvement_robust import chance_plan, robust_plan
from tests.core.test_improvement import lever, positions, random_levers

TWO = [lever(0, 0.5), lever(1, 0.5)]
SKEWED = [[0.75, 0.25], [0.25, 0.75]]


def test_hand_worked_robust():
    plan = robust_plan(TWO, [0.3, 0.3], SKEWED)
    assert_allclose(plan.measurements, [3, 3], atol=1e-9)
    assert_allclose(plan.gains, [0.3, 0.3], atol=1e-9)
    assert (plan.reachable, plan.share, plan.exact) == (True, 1.0, True)


def test_one_vector_binds():
    assert_allclose(robust_plan(TWO, [0.3, 0.05], SKEWED).measurements, [4, 0], atol=1e-9)


def test_out_of_reach_is_everything_at_its_best():
    plan = robust_plan([lever(0, 0.5, limit=5), lever(1, 0.5)], [0.3, 0.9], SKEWED)
    assert_allclose(plan.measurements, [5, 10])
    assert (plan.reachable, plan.share) == (False, 0.5)


def test_gaps_closed_already():
    plan = robust_plan(TWO, [0.0, -0.3], SKEWED)
    assert (plan.changed, plan.cost, plan.share, plan.reachable) == ((), 0.0, 1.0, True)


def test_a_lever_without_weight_anywhere_stays():
    plan = robust_plan([lever(0, 0.5, unit_cost=0), lever(1, 0.5)], [0.2, 0.9], [[0.0, 1.0], [0.0, 1.0]])
    assert plan.changed == (1,)


def draws(rng, levers, count):
    centre = np.array([one.weight for one in levers])
    weights = np.maximum(rng.dirichlet(20 * centre + 0.1, count), 1e-4)
    weights /= weights.sum(axis=1, keepdims=True)
    best = np.array([positions(one, 60)[0].max() / one.weight for one in levers])
    return weights, rng.uniform(0.1, 0.9, count) * (weights @ best)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("kinds", [["concave"], ["any", "steps", "fixed"]], ids=["filled", "chosen"])
def test_one_vector_is_the_cheapest_plan(seed, kinds):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 4, kinds)
    weights = np.array([[one.weight for one in levers]])
    gap = 0.5 * cheapest_plan(levers, 1.0).gain
    plan = robust_plan(levers, [gap], weights / weights.sum())
    assert plan.cost == pytest.approx(cheapest_plan(levers, gap).cost, abs=1e-5)


@pytest.mark.parametrize("seed", range(20))
def test_concave_levers_as_one_linear_program(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 6, ["concave"])
    weights, gaps = draws(rng, levers, 300)
    bits, cost, of = [], [], []
    for at, one in enumerate(levers):
        table = np.array(one.points)[:: 1 if one.start == 0 else -1]
        rise = np.diff(table[:, 1])
        bits, cost, of = bits + rise.tolist(), cost + [one.unit_cost * 2] * 3, of + [at] * 3
    solved = linprog(cost, A_ub=-weights[:, of] * bits, b_ub=-gaps, bounds=(0, 1))
    plan = robust_plan(levers, gaps, weights)
    assert plan.reachable == (solved.status == 0)
    if plan.reachable:
        assert (plan.gains >= gaps - 1e-9).all()
        assert plan.cost == pytest.approx(solved.fun, abs=1e-6)


def cheapest_on_a_grid(levers, weights, gaps, wanted, cells=24):
    tables = [positions(one, cells) for one in levers]
    values = np.meshgrid(*[gain / one.weight for (gain, _), one in zip(tables, levers, strict=True)], indexing="ij")
    costs = sum(np.meshgrid(*[cost for _, cost in tables], indexing="ij"))
    closed = sum(
        (sum(w * v for w, v in zip(row, values, strict=True)) >= gap - 1e-9)
        for row, gap in zip(weights, gaps, strict=True)
    )
    return costs[closed >= wanted].min(initial=np.inf), sum(one.unit_cost for one in levers) * 6 / cells


@pytest.mark.parametrize("seed", range(25))
def test_no_grid_point_is_cheaper(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 3, ["concave", "any", "steps", "fixed"])
    weights, gaps = draws(rng, levers, 8)
    for wanted, plan in ((8, robust_plan(levers, gaps, weights)), (6, chance_plan(levers, gaps, weights, 0.75))):
        least, mesh = cheapest_on_a_grid(levers, weights, gaps, wanted)
        assert plan.reachable
        assert plan.exact
        assert plan.share >= wanted / 8
        assert least - mesh - 1e-6 <= plan.cost <= least + 1e-5


@pytest.mark.parametrize("seed", range(8))
def test_a_share_is_the_best_of_all_subsets(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 4, ["concave"])
    weights, gaps = draws(rng, levers, 6)
    subsets = [list(some) for some in combinations(range(6), 4)]
    plans = [robust_plan(levers, gaps[some], weights[some]) for some in subsets]
    plan = chance_plan(levers, gaps, weights, 0.6)
    assert plan.cost == pytest.approx(min((one.cost for one in plans if one.reachable), default=plan.cost), abs=1e-5)
    assert plan.share >= 4 / 6 or not plan.reachable


def test_many_vectors_are_counted_though_not_proven():
    rng = np.random.default_rng(7)
    levers = random_levers(rng, 6, ["concave"])
    weights, gaps = draws(rng, levers, 1000)
    costs = []
    for share in (0.0, 0.5, 0.8, 0.9, 1.0):
        plan = chance_plan(levers, gaps, weights, share)
        assert plan.reachable
        assert plan.share == np.mean(weights @ plan.values_gained >= gaps - 1e-9)
        assert plan.share >= share
        assert plan.exact == (share in (0.0, 1.0))
        costs.append(plan.cost)
    assert costs[0] == 0
    assert costs == sorted(costs)
    assert costs[-1] == pytest.approx(robust_plan(levers, gaps, weights).cost)


CHANCES = {  # name: gaps, share, measurements, share reached, reachable
    "one_of_two": ([0.3, 0.6], 0.5, [4, 0], 0.5, True),
    "both": ([0.3, 0.3], 0.51, [3, 3], 1.0, True),
    "no_share": ([0.3, 0.3], 0.0, [0, 0], 0.0, True),
    "enough_already": ([0.0, 0.9], 0.5, [0, 0], 0.5, True),
    "one_out_of_reach": ([0.3, 1.1], 0.5, [4, 0], 0.5, True),
    "too_many_out_of_reach": ([0.3, 1.1], 0.9, [10, 10], 0.5, False),
}


@pytest.mark.parametrize(
    ("gaps", "share", "measurements", "reached", "reachable"), CHANCES.values(), ids=CHANCES.keys()
)
def test_hand_worked_share(gaps, share, measurements, reached, reachable):
    plan = chance_plan(TWO, gaps, SKEWED, share)
    assert_allclose(plan.measurements, measurements, atol=1e-6)
    assert (plan.share, plan.reachable) == (reached, reachable)


BAD = {
    "shape": (TWO, [0.1], SKEWED, 0.5, r"gaps must have shape \(draws,\)"),
    "gap": (TWO, [0.1, np.nan], SKEWED, 0.5, "gaps must be finite"),
    "share": (TWO, [0.1, 0.1], SKEWED, 1.5, "share must lie within"),
    "criterion": ([lever(2, 0.5)], [0.1, 0.1], SKEWED, 0.5, "levers must be of criteria below 2, got 2"),
}


@pytest.mark.parametrize(("levers", "gaps", "weights", "share", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(levers, gaps, weights, share, message):
    with pytest.raises(ValueError, match=message):
        chance_plan(levers, gaps, weights, share)


def test_no_levers():
    plan = robust_plan([], [0.1], [[1.0]])
    assert (plan.reachable, plan.cost) == (False, 0.0)
