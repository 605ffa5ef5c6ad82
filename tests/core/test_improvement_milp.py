"""Choices between stretches, against trying every combination."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.explanation.improvement import cheapest_plan
from sitescore.core.explanation.levers import Lever

heights = st.lists(st.integers(0, 20), min_size=2, max_size=4)


@given(ladders=st.lists(heights, min_size=1, max_size=3), needed=st.floats(0.01, 0.9))
def test_stepped_levers_cost_no_more_than_the_best_of_all_combinations(ladders, needed):
    levers = []
    for at, ladder in enumerate(ladders):
        steps = [(float(n), height / 20) for n, height in enumerate(ladder)]
        levers.append(
            Lever(criterion=at, weight=1 / len(ladders), start=0, limit=len(steps) - 1, steps=steps, unit_cost=1 + at)
        )
    plan = cheapest_plan(levers, needed)
    costs = []
    for stops in product(*(range(len(ladder)) for ladder in ladders)):
        gained = sum((ladder[n] - ladder[0]) / 20 / len(ladders) for ladder, n in zip(ladders, stops, strict=True))
        if gained >= needed - 1e-9:
            costs.append(sum(n * (1 + at) for at, n in enumerate(stops)))
    assert plan.reachable == bool(costs)
    if costs:
        assert plan.cost == pytest.approx(min(costs), abs=1e-6)
        assert np.isclose(plan.gain, sum(plan.values_gained) / len(ladders))
