"""Weight to move until two sites tie, against hand-worked cases and against linear programming."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.sensitivity.closest_rival import weight_distances
from sitescore.core.sensitivity.moved_weight import moved_weight
from tests.strategies import weights

NAN = np.nan
CASES = {  # name: lead, weights, change
    "from_the_best_to_the_worst": ([0.5, 0.1, -0.3], [0.5, 0.3, 0.2], [-0.275, 0, 0.275]),
    "the_largest_lead_is_used_up": ([1.0, 0.5, -0.5], [0.1, 0.6, 0.3], [-0.1, -0.1, 0.2]),
    "a_tie": ([0.5, -0.5], [0.5, 0.5], [0, 0]),
    "twins": ([0, 0], [0.3, 0.7], [0, 0]),
    "ahead_on_everything": ([0.5, 0.1], [0.5, 0.5], [NAN, NAN]),
    "all_weight_to_where_they_are_alike": ([0.5, 0.0], [0.4, 0.6], [-0.4, 0.4]),
    "onto_a_weightless_criterion": ([0.5, -0.5], [1.0, 0.0], [-0.5, 0.5]),
    "one_criterion": ([0.5], [1.0], [NAN]),
}


@pytest.mark.parametrize(("lead", "w", "change"), CASES.values(), ids=CASES.keys())
def test_hand_worked(lead, w, change):
    assert_allclose(moved_weight(lead, w), change, atol=1e-12)


def least_moved(lead, w):
    """The linear program: new weights and the size of every change."""
    n = len(w)
    cost = np.concatenate([np.zeros(n), np.full(n, 0.5)])
    eye = np.eye(n)
    upper = np.block([[eye, -eye], [-eye, -eye]])
    upper = np.vstack([upper, np.concatenate([lead, np.zeros(n)])])
    limits = np.concatenate([w, -w, [0.0]])
    solved = linprog(cost, upper, limits, np.concatenate([np.ones(n), np.zeros(n)])[None], [1.0])
    return solved.fun if solved.status == 0 else NAN


@pytest.mark.parametrize("seed", range(60))
def test_as_little_as_the_linear_program_moves(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 9))
    lead, w = rng.uniform(-1, 1, n), rng.dirichlet(np.ones(n))
    lead = lead if lead @ w >= 0 else -lead
    change = moved_weight(lead, w)
    assert_allclose(np.abs(change).sum() / 2, least_moved(lead, w), atol=1e-8)


@given(data=st.data(), n=st.integers(1, 6))
def test_the_changed_weights_are_weights_and_make_a_tie(data, n):
    w = data.draw(weights(n))
    lead = data.draw(arrays(np.float64, n, elements=st.integers(-8, 8).map(lambda k: k / 8)))
    assume(lead @ w >= 0)
    change = moved_weight(lead, w)
    if lead.min() > 0:
        assert np.isnan(change).all()
    else:
        assert (w + change >= -1e-12).all()
        assert change.sum() == pytest.approx(0, abs=1e-12)
        assert (w + change) @ lead == pytest.approx(0, abs=1e-12)


GRADES = [  # sites x criteria in thirds, and points: leads that are equal but for the last bit
    ([[3, 0, 2, 2, 2], [0, 1, 3, 3, 3]], [40, 40, 40, 5, 30]),
    ([[0, 3, 2], [1, 2, 1]], [40, 20, 15]),
    ([[3, 0, 1], [0, 2, 3]], [40, 25, 20]),
    ([[0, 2, 3], [1, 3, 0]], [10, 15, 10]),
]


def check_grades(grades, points):
    v, w = np.array(grades) / 3, np.array(points) / sum(points)
    leader = int((v @ w).argmax())
    moved = np.abs(moved_weight(v[leader] - v[1 - leader], w)).sum() / 2
    distance = weight_distances(v, w, leader=leader)[1 - leader]
    assert_allclose(moved if np.isfinite(moved) else np.inf, distance, atol=1e-9)


@pytest.mark.parametrize(("grades", "points"), GRADES)
def test_weight_that_need_not_move_stays(grades, points):
    check_grades(grades, points)


@given(arrays(np.int64, (2, 5), elements=st.integers(0, 3)))
def test_grades_move_as_little_as_their_distance(grades):
    points = np.array([40, 40, 40, 5, 30])
    assume((grades[0] - grades[1]) @ points != 0)
    check_grades(grades, points)


BAD = {
    "behind": ([-0.5, 0.1], [0.5, 0.5], "lead must not be negative under these weights, got -0.2"),
    "weight_count": ([0.5, 0.1], [1.0], "weights must have shape"),
    "weight_sum": ([0.5, 0.1], [0.5, 0.4], "weights must sum to 1"),
    "not_a_number": ([np.nan, 0.1], [0.5, 0.5], "lead must be finite"),
    "lead_of_two_pairs": ([[0.5, -0.1]], [0.5, 0.5], "lead must"),
}


@pytest.mark.parametrize(("lead", "w", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(lead, w, message):
    with pytest.raises(ValueError, match=message):
        moved_weight(lead, w)
