"""Ways of levers: hand-worked stretches, and against stepping along the value function."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.explanation.levers import Lever, best_gains, is_plain, stop_at, ways
from tests.strategies import points

CASES = {  # name: what the lever has, its stretches as (measurement, value gained, cost)
    "straight": ({"limit": 10, "points": [(0, 0), (10, 1)]}, [[(0, 0, 0), (10, 1, 1)]]),
    "concave": ({"limit": 10, "points": [(0, 0), (5, 0.8), (10, 1)]}, [[(0, 0, 0), (5, 0.8, 0.5), (10, 1, 1)]]),
    "convex": (
        {"limit": 10, "points": [(0, 0), (5, 0.2), (10, 1)]},
        [[(0, 0, 0), (5, 0.2, 0.5)], [(5, 0.2, 0.5), (10, 1, 1)]],
    ),
    "flat_first": ({"limit": 10, "points": [(4, 0), (8, 1)], "unit_cost": 3}, [[(4, 0, 12), (8, 1, 24)]]),
    "falls_before_it_rises": (
        {"limit": 8, "points": [(0, 0.5), (2, 0.3), (4, 0.7), (8, 0.7)], "unit_cost": 1},
        [[(3, 0, 3), (4, 0.2, 4)]],
    ),
    "downwards": ({"limit": -10, "points": [(-20, 1), (0, 0)]}, [[(0, 0, 0), (-10, 0.5, 1)]]),
    "fixed_cost": ({"limit": 2, "points": [(0, 0), (2, 1)], "fixed_cost": 5}, [[(0, 0, 5), (2, 1, 6)]]),
    "steps": (
        {"limit": 4, "steps": [(0, 0.2), (1, 0.1), (2, 0.5), (3, 0.5), (4, 0.9)], "unit_cost": 1},
        [[(2, 0.3, 2)], [(4, 0.7, 4)]],
    ),
    "steps_beyond_the_limit": ({"limit": 1, "steps": [(0, 0.2), (1.5, 0.9)]}, []),
    "at_the_limit": ({"limit": 0, "points": [(0, 0), (2, 1)]}, []),
    "only_downhill": ({"limit": 5, "points": [(0, 1), (5, 0)]}, []),
    "only_flat": ({"limit": 5, "points": [(9, 0), (10, 1)]}, []),
}


@pytest.mark.parametrize(("has", "expected"), CASES.values(), ids=CASES.keys())
def test_hand_worked(has, expected):
    way = ways([Lever(criterion=0, weight=1.0, start=0, **has)])[0]
    assert len(way) == len(expected)
    for stretch, knots in zip(way, expected, strict=True):
        assert_allclose(np.column_stack([stretch.measurements, stretch.values, stretch.costs]), knots, atol=1e-12)
    assert is_plain(way) == (len(expected) < 2 and all(knots[0] == (0, 0, 0) for knots in expected))


@given(points=points(), start=st.integers(-1000, 1000), limit=st.integers(-1000, 1000), wanted=st.floats(1e-3, 1))
def test_no_nearer_measurement_gains_as_much(points, start, limit, wanted):
    lever = Lever(criterion=0, weight=1.0, start=start, limit=limit, points=points)
    way = ways([lever])[0]
    knots, heights = np.array(points).T
    along = np.linspace(start, limit, 801)
    gained = np.interp(along, knots, heights) - np.interp(start, knots, heights)
    best = float(best_gains([way])[0])
    assert best >= gained.max() - 1e-8
    stop = stop_at(way, min(wanted, best))
    if stop is not None:
        measurement, value, cost = stop
        assert value == pytest.approx(min(wanted, best), abs=1e-8)
        at_stop = np.interp(measurement, knots, heights) - np.interp(start, knots, heights)
        assert at_stop == pytest.approx(value, abs=1e-8)
        assert cost == pytest.approx(abs(measurement - start) / max(abs(limit - start), 1), abs=1e-9)
        nearer = np.abs(along - start) < abs(measurement - start) - 1e-6
        assert (gained[nearer] <= value + 1e-8).all()


ENDS = [(0, 0.0), (1, 1.0)]
GOOD = {"criterion": 0, "weight": 0.5, "start": 0, "limit": 1, "points": ENDS}
BAD = {
    "twice": ([GOOD, GOOD], "levers must be of different criteria"),
    "below_zero": ([GOOD | {"criterion": -1}], "levers must be of different criteria, numbered from 0"),
    "weight": ([GOOD | {"weight": -0.5}], "weight must not be negative"),
    "weight_in_percent": ([GOOD | {"weight": 50}], "weight must be a share of 1"),
    "start": ([GOOD | {"start": np.nan}], "start must be finite"),
    "limit": ([GOOD | {"limit": np.inf}], "limit must be finite"),
    "unit_cost": ([GOOD | {"unit_cost": -1}], "unit_cost must not be negative"),
    "fixed_cost": ([GOOD | {"fixed_cost": -1}], "fixed_cost must not be negative"),
    "both": ([GOOD | {"steps": ENDS}], "either points or steps"),
    "neither": ([GOOD | {"points": ()}], "either points or steps"),
    "order": ([GOOD | {"points": [(1, 0), (0, 1)]}], "points must have increasing"),
    "start_off_the_steps": ([GOOD | {"points": (), "steps": [(1, 0), (2, 1)]}], "steps must include the start"),
}


@pytest.mark.parametrize(("levers", "message"), BAD.values(), ids=BAD.keys())
def test_bad_levers(levers, message):
    with pytest.raises(ValueError, match=message):
        ways([Lever(**lever) for lever in levers])
