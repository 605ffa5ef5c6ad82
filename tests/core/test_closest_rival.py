"""Least weight to move, of many rivals, against linear programming and one at a time."""

from __future__ import annotations

import signal
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.sensitivity import closest_rival as module
from sitescore.core.sensitivity.closest_rival import closest_rival, nearest, weight_distances
from sitescore.core.sensitivity.moved_weight import moved_weight
from tests.strategies import weights

INF = np.inf


ENDLESS = 60
"""Seconds of the processor, which a busy machine does not use up."""


@contextmanager
def ending():
    """A search that does not end is an error, not a wait."""

    def stop(*_):
        raise AssertionError(f"not done after {ENDLESS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


CASES = {  # name: values, weights, leader, distances, closest
    "one_sixth": ([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]], [0.5, 0.5], 0, [INF, 1 / 6, INF], 1),
    "a_tie_needs_none": ([[0.2, 0.8], [0.8, 0.2]], [0.5, 0.5], 0, [INF, 0], 1),
    "twins": ([[0.5, 0.5], [0.5, 0.5], [0.9, 0.0]], [0.5, 0.5], 1, [0, INF, 0.05 / 0.9], 0),
    "equal_on_one_criterion": ([[0.5, 0.9], [0.5, 0.1]], [0.4, 0.6], 0, [INF, 0.6], 1),
    "alone": ([[0.3, 0.4]], [0.5, 0.5], 0, [INF], -1),
    "ahead_everywhere": ([[0.3, 0.4], [0.2, 0.3]], [0.5, 0.5], 0, [INF, INF], -1),
    "two_as_close": ([[0.6, 0.6], [0.8, 0.2], [0.2, 0.8], [0.8, 0.2]], [0.5, 0.5], 0, [INF, 1 / 6, 1 / 6, 1 / 6], 1),
    "all_weight_to_where_they_are_alike": (
        [[5 / 6, 0, 5 / 6, 0.5, 0], [5 / 6, 0.5, 5 / 6, 4 / 6, 0.5]],
        np.array([1, 1, 35, 2, 4]) / 43,
        1,
        [7 / 43, INF],
        0,
    ),
    "the_largest_lead_is_used_up": ([[1, 0.75, 0.0], [0, 0.25, 0.5]], [0.1, 0.6, 0.3], 0, [INF, 0.2], 1),
}


@pytest.mark.parametrize(("v", "w", "leader", "distances", "closest"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, w, leader, distances, closest):
    assert_allclose(weight_distances(v, w, leader=leader), distances, atol=1e-12)
    with ending():
        found, distance = closest_rival(v, w, leader=leader)
    assert found == closest
    assert distance == pytest.approx(min(distances))


@st.composite
def led_problems(draw):
    """Values on a grid, many of them alike, weights, and who leads."""
    sites, criteria = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    v = draw(arrays(np.float64, (sites, criteria), elements=st.integers(0, 6).map(lambda n: n / 6)))
    w = draw(weights(criteria))
    return v, w, int(np.argmax(v @ w))


def by_program(lead, w):
    """Half the least absolute change of weights under which the lead is gone; inf if there is none."""
    n = w.size
    found = linprog(
        np.append(np.zeros(n), np.full(2 * n, 0.5)),
        A_ub=np.append(lead, np.zeros(2 * n))[None],
        b_ub=[0],
        A_eq=np.vstack(
            [np.hstack([np.eye(n), -np.eye(n), np.eye(n)]), np.append(np.ones(n), np.zeros(2 * n))],
        ),
        b_eq=np.append(w, 1),
    )
    return found.fun if found.status == 0 else INF


@given(problem=led_problems())
def test_distances_are_those_of_the_linear_program(problem):
    v, w, leader = problem
    distances = weight_distances(v, w, leader=leader)
    assert distances[leader] == INF
    for site in range(len(v)):
        lead = v[leader] - v[site]
        if site != leader and w @ lead > 1e-9:
            assert distances[site] == pytest.approx(by_program(lead, w), abs=1e-7)
            change = moved_weight(lead, w)
            one = np.inf if np.isnan(change).any() else np.abs(change).sum() / 2
            assert distances[site] == pytest.approx(one, abs=1e-9)


def test_of_two_that_tie_but_for_rounding_the_first_is_named():
    leader, gaps = np.array([0.5, 0.5]), np.array([1e-17, np.inf, -1e-17])
    assert nearest(leader, np.tile(leader, (3, 1)), gaps, np.array([0.5, 0.5])) == (0, 0.0)


@pytest.mark.parametrize("batch", [1, 2, 64])
@given(problem=led_problems())
def test_the_closest_is_the_least_of_all_and_the_first_of_equals(batch, problem):
    v, w, leader = problem
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BATCH", batch)
        distances = weight_distances(v, w, leader=leader)
        assume(np.isfinite(distances).any())
        with ending():
            found, distance = closest_rival(v, w, leader=leader)
    assert distance == pytest.approx(distances.min(), abs=1e-12)
    assert distances[found] == pytest.approx(distances.min(), abs=1e-12)
    if distances.min() == 0 or np.ptp(distances[np.isclose(distances, distances.min(), atol=1e-9)]) == 0:
        assert found == int(np.argmin(distances))


@pytest.mark.parametrize("seed", range(5))
def test_among_thousands(seed):
    rng = np.random.default_rng(seed)
    v, w = rng.random((7000, 8)), rng.dirichlet(np.ones(8))
    leader = int(np.argmax(v @ w))
    distances = weight_distances(v, w, leader=leader)
    found, distance = closest_rival(v, w, leader=leader)
    assert (found, distance) == (int(np.argmin(distances)), pytest.approx(distances.min()))
    for site in rng.choice(7000, 10, replace=False):
        if site != leader:
            assert distances[site] == pytest.approx(by_program(v[leader] - v[site], w), abs=1e-8)


def test_a_leader_without_rivals_however_many_batches(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    v = np.vstack([[1.0, 1.0], np.random.default_rng(0).random((30, 2)) * 0.9])
    with ending():
        assert closest_rival(v, [0.5, 0.5], leader=0) == (-1, INF)
    assert np.isinf(weight_distances(v, [0.5, 0.5], leader=0)).all()
