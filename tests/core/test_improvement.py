"""The cheapest plan, by hand, by brute force over a grid and by two programs for one problem."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.explanation.improvement import alternative_plans, cheapest_plan, fewest_changes
from sitescore.core.explanation.levers import Lever

LINE = [(0, 0.0), (10, 1.0)]
FLAT = [(0, 0.0), (2, 0.2), (8, 0.2), (10, 1.0)]


def lever(criterion, weight, limit=10.0, points=LINE, **others):
    given_points = {} if "steps" in others else {"points": points}
    return Lever(criterion=criterion, weight=weight, start=0, limit=limit, **given_points, **others)


CASES = {  # name: levers, gap, measurements, cost, reachable
    "the_heavier_first": ([lever(0, 0.6), lever(1, 0.4)], 0.3, [5, 0], 0.5, True),
    "then_the_lighter": ([lever(0, 0.6), lever(1, 0.4)], 0.8, [10, 5], 1.5, True),
    "all_of_it": ([lever(0, 0.6), lever(1, 0.4)], 1.0, [10, 10], 2, True),
    "out_of_reach": ([lever(0, 0.6, limit=5), lever(1, 0.4)], 0.8, [5, 10], 2, False),
    "no_gap": ([lever(0, 0.6)], 0.0, [0], 0, True),
    "ahead_already": ([lever(0, 0.6)], -0.2, [0], 0, True),
    "no_levers": ([], 0.1, [], 0, False),
    "no_levers_no_gap": ([], 0.0, [], 0, True),
    "weightless": ([lever(0, 0.0, unit_cost=0), lever(1, 0.4, unit_cost=9)], 0.2, [0, 5], 45, True),
    "only_weightless": ([lever(0, 0.0)], 0.1, [0], 0, False),
    "cheaper_though_lighter": ([lever(0, 0.6, unit_cost=3), lever(1, 0.4, unit_cost=1)], 0.2, [0, 5], 5, True),
    "free": ([lever(0, 0.6), lever(1, 0.4, unit_cost=0)], 0.46, [1, 10], 0.1, True),
    "short_of_the_flat": ([lever(0, 0.5, points=FLAT), lever(1, 0.25)], 0.1, [2, 0], 0.2, True),
    "round_the_flat": ([lever(0, 0.5, points=FLAT), lever(1, 0.25)], 0.2, [2, 4], 0.6, True),
    "across_the_flat": ([lever(0, 0.5, points=FLAT), lever(1, 0.25)], 0.3, [8.5 + 0.5, 0], 0.9, True),
    "must_cross_the_flat": ([lever(0, 0.5, points=FLAT)], 0.3, [9], 0.9, True),
    "a_step_and_the_rest": (
        [lever(0, 0.5, 9, steps=[(0, 0), (4, 0.5), (9, 1)]), lever(1, 0.25)],
        0.3,
        [4, 2],
        0.2 + 4 / 9,
        True,
    ),
    "a_step_too_far": ([lever(0, 0.5, limit=9, steps=[(0, 0), (9, 1)], unit_cost=1)], 0.1, [9], 9, True),
    "fixed_cost_avoided": ([lever(0, 0.6, fixed_cost=1), lever(1, 0.4)], 0.3, [0, 7.5], 0.75, True),
    "fixed_cost_paid": ([lever(0, 0.6, fixed_cost=0.2), lever(1, 0.4)], 0.3, [5, 0], 0.7, True),
}


@pytest.mark.parametrize(("levers", "gap", "measurements", "cost", "reachable"), CASES.values(), ids=CASES.keys())
def test_hand_worked(levers, gap, measurements, cost, reachable):
    plan = cheapest_plan(levers, gap)
    assert_allclose(plan.measurements, measurements, atol=1e-9)
    assert plan.cost == pytest.approx(cost, abs=1e-9)
    assert plan.reachable is reachable
    assert plan.share == float(reachable)
    assert plan.gains.tolist() == [pytest.approx(plan.gain)]
    assert plan.changed == tuple(at for at, measurement in enumerate(measurements) if measurement != 0)


def random_lever(rng, criterion, weight, kind):
    knots = np.arange(0, 7, 2.0)
    heights = rng.integers(0, 9, 4) / 8
    if kind == "concave":
        heights = np.concatenate([[0], np.cumsum(np.sort(rng.integers(0, 3, 3))[::-1])]) / 8
    table = list(zip(knots.tolist(), heights.tolist(), strict=True))
    start, limit = (0, 6) if rng.random() < 0.7 else (6, 0)
    return Lever(
        criterion=criterion,
        weight=weight,
        start=start,
        limit=limit,
        unit_cost=float(rng.integers(1, 9)),
        fixed_cost=float(rng.integers(0, 9)) if kind == "fixed" else 0.0,
        **({"steps": table} if kind == "steps" else {"points": table}),
    )


def random_levers(rng, count, kinds):
    weights = rng.dirichlet(np.ones(count))
    return [random_lever(rng, at, float(w), str(rng.choice(kinds))) for at, w in enumerate(weights)]


def positions(one, cells):
    """Score gained and cost wherever the lever may stop."""
    table = np.array(one.steps or one.points)
    x = table[:, 0] if one.steps else np.linspace(0, 6, cells + 1)
    v = np.interp(x, *table.T)
    gain = one.weight * (v - np.interp(one.start, *table.T))
    return gain, one.unit_cost * np.abs(x - one.start) + one.fixed_cost * (x != one.start)


def brute_force(levers, gap, cells=60):
    """Least cost on a grid, and how far that may lie above the least of all."""
    tables = [positions(one, cells) for one in levers]
    gains = sum(np.meshgrid(*[gain for gain, _ in tables], indexing="ij"))
    costs = sum(np.meshgrid(*[cost for _, cost in tables], indexing="ij"))
    return costs[gains >= gap - 1e-9].min(initial=np.inf), sum(one.unit_cost for one in levers) * 6 / cells


@pytest.mark.parametrize("seed", range(40))
def test_no_grid_point_is_cheaper(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, int(rng.integers(1, 4)), ["concave", "any", "steps", "fixed"])
    gap = float(rng.uniform(0.02, 0.5))
    plan = cheapest_plan(levers, gap)
    least, mesh = brute_force(levers, gap)
    if plan.reachable:
        assert plan.gain >= gap - 1e-9
        assert least - mesh - 1e-9 <= plan.cost <= least + 1e-6
    else:
        assert least == np.inf
        assert plan.gain == pytest.approx(sum(positions(one, 60)[0].max() for one in levers))


@pytest.mark.parametrize("seed", range(40))
def test_filling_and_the_integer_program_agree(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, int(rng.integers(2, 12)), ["concave"])
    gap = float(rng.uniform(0.0, 0.3))
    filled, solved = cheapest_plan(levers, gap), cheapest_plan(levers, gap, max_changes=len(levers))
    assert solved.reachable == filled.reachable
    assert solved.cost == pytest.approx(filled.cost, abs=1e-6)


@pytest.mark.parametrize("seed", range(12))
def test_few_changes_are_the_best_of_all_choices_of_levers(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 5, ["concave", "any", "steps"])
    gap = float(rng.uniform(0.05, 0.3))
    for most in range(6):
        plan = cheapest_plan(levers, gap, max_changes=most)
        plans = [cheapest_plan(list(some), gap) for some in combinations(levers, most)]
        costs = [one.cost for one in plans if one.reachable]
        assert plan.reachable == bool(costs)
        assert len(plan.changed) <= most
        if costs:
            assert plan.cost == pytest.approx(min(costs), abs=1e-6)
        else:
            assert plan.gain == pytest.approx(max(one.gain for one in plans), abs=1e-9)
    reaching = [most for most in range(6) if cheapest_plan(levers, gap, max_changes=most).reachable]
    assert fewest_changes(levers, gap) == (reaching[0] if reaching else None)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0.01, 1))
def test_plans_are_what_they_say(seed, share):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 4, ["concave", "any", "steps", "fixed"])
    furthest = cheapest_plan(levers, 1.0).gain
    gap = share * furthest
    plan = cheapest_plan(levers, gap)
    assert plan.reachable
    assert plan.gain >= gap - 1e-9
    for at, one in enumerate(levers):
        x, table = plan.measurements[at], np.array(one.steps or one.points)
        assert 0 <= x <= 6
        assert not one.steps or x in table[:, 0]
        assert plan.values_gained[at] == pytest.approx(
            np.interp(x, *table.T) - np.interp(one.start, *table.T), abs=1e-9
        )
        assert plan.costs[at] == pytest.approx(one.unit_cost * abs(x - one.start) + one.fixed_cost * (x != one.start))
    assert cheapest_plan(levers, 0.9 * gap).cost <= plan.cost + 1e-6


def test_arrays_are_read_only():
    plan = cheapest_plan([lever(0, 1.0)], 0.5)
    with pytest.raises(ValueError, match="read-only"):
        plan.costs[0] = 0


ALTERNATIVES = {  # name: levers, gap, count, changed criteria
    "one_each": ([lever(0, 0.3), lever(1, 0.5), lever(2, 0.2)], 0.15, 9, [(1,), (0,), (2,)]),
    "as_many_as_wanted": ([lever(0, 0.3), lever(1, 0.5), lever(2, 0.2)], 0.15, 2, [(1,), (0,)]),
    "one_only": ([lever(0, 0.3), lever(1, 0.5), lever(2, 0.2)], 0.15, 1, [(1,)]),
    "pairs": ([lever(0, 0.3), lever(1, 0.4), lever(2, 0.2)], 0.45, 9, [(0, 1), (1, 2), (0, 2)]),
    "indispensable": ([lever(0, 0.3), lever(1, 0.5)], 0.6, 9, [(0, 1)]),
    "no_gap": ([lever(0, 0.3)], 0.0, 3, [()]),
    "out_of_reach": ([lever(0, 0.3)], 0.5, 3, []),
}


@pytest.mark.parametrize(("levers", "gap", "count", "changed"), ALTERNATIVES.values(), ids=ALTERNATIVES.keys())
def test_alternatives(levers, gap, count, changed):
    assert [plan.changed for plan in alternative_plans(levers, gap, count)] == changed


@pytest.mark.parametrize("seed", range(10))
def test_alternatives_are_different_and_close_the_gap(seed):
    rng = np.random.default_rng(seed)
    levers = random_levers(rng, 7, ["concave", "any", "steps"])
    gap = 0.4 * cheapest_plan(levers, 1.0).gain
    plans = alternative_plans(levers, gap, 4)
    assert plans[0].cost == pytest.approx(cheapest_plan(levers, gap).cost)
    assert all(plan.reachable and plan.gain >= gap - 1e-9 for plan in plans)
    assert [plan.cost for plan in plans] == sorted(plan.cost for plan in plans)
    for one, other in product(plans, repeat=2):
        assert one is other or not set(one.changed) <= set(other.changed)


def test_plans_with_nine_tenths_in_common_are_one():
    """Two levers gain 0.46 and 0.44 of what is missing; which small one adds the rest makes no other plan."""
    weights = [0.46, 0.44, 0.05, 0.05]
    levers = [lever(at, weight) for at, weight in enumerate(weights)]
    one, other = (cheapest_plan([levers[0], levers[1], levers[at]], 0.94) for at in (2, 3))
    assert (one.changed, other.changed) == ((0, 1, 2), (0, 1, 3))
    assert len(alternative_plans(levers, 0.94, 4)) == 1
    assert [plan.changed for plan in alternative_plans(levers, 0.48, 4)] == [(0, 1), (1, 2)]


def test_bad_arguments():
    with pytest.raises(ValueError, match="gap must be finite"):
        cheapest_plan([lever(0, 1.0)], np.nan)
    with pytest.raises(ValueError, match="max_changes must not be negative"):
        cheapest_plan([lever(0, 1.0)], 0.1, max_changes=-1)
    with pytest.raises(ValueError, match="count must be 1 or more"):
        alternative_plans([lever(0, 1.0)], 0.1, 0)
