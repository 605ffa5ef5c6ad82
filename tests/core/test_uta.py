"""Value functions learnt from a ranking."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.weighting.uta import uta

TRANSPORT = [[3, 10, 1], [4, 20, 2], [2, 20, 0], [6, 40, 0], [30, 30, 3]]
RANKS = [1, 2, 2, 3, 4]


def valued(points, measurements):
    """Values of sites by the points of value functions."""
    total = np.zeros(len(measurements))
    for criterion, column in enumerate(np.asarray(measurements, dtype=float).T):
        of = points["criterion"] == criterion
        x, y = points["measurement"][of], points["value"][of]
        order = np.argsort(x)
        total += np.interp(column, x[order], y[order])
    return total


def test_published_transport_choice():
    """Five ways to travel by price, time and comfort, from Siskos, Grigoroudis and Matsatsinis (2005), "UTA methods",
    as in the tests of the R package MCDA. The value functions that its tests print give the ranking back without
    errors, so ours must do so too, and no criterion weighs more in them than it can."""
    found = uta(TRANSPORT, RANKS, [-1, -1, 1], pieces=[2, 3, 3])
    printed = np.array([0, 0, 0.0875, 0, 0, 0.025, 0.9, 0, 0, 0.0125, 0.0125])
    theirs = {**found.details, "value": printed}
    for values in (found.details["site_values"], valued(theirs, TRANSPORT)):
        assert (values[[0, 2, 3]] - values[[1, 3, 4]] >= 0.05 - 1e-7).all()
        assert values[1] == pytest.approx(values[2], abs=1e-7)
    assert found.details["error_sum"] == pytest.approx(0, abs=1e-9)
    assert (found.details["largest_weights"] >= [0.0875, 0.9, 0.0125]).all()


@pytest.mark.parametrize("ranks", [[1, 2, 2, 3, 4], [3, 1, 2, 4, 2], [1, 1, 1, 1, 1], [5, 4, 3, 2, 1]])
def test_against_the_program_in_values_of_the_points(ranks):
    """The form of Jacquet-Lagrèze and Siskos (1982): values of the points that must not fall, in place of rises."""
    pieces, d, x = [2, 3, 3], np.array([-1, -1, 1]), np.array(TRANSPORT, dtype=float)
    rows, ends, falls = np.zeros((5, 11)), [], []
    start = 0
    for column, count in zip((x * d).T, pieces, strict=True):
        points = np.linspace(column.min(), column.max(), count + 1)
        for site, at in enumerate(column):
            rows[site, start : start + count + 1] = [np.interp(at, points, unit) for unit in np.eye(count + 1)]
        falls += [np.eye(11)[k] - np.eye(11)[k + 1] for k in range(start, start + count)]
        ends.append(start + count)
        start += count + 1
    zero = [np.eye(11)[0], np.eye(11)[3], np.eye(11)[7]]
    errors = np.hstack([-np.eye(5), np.eye(5)])
    lead, level = [], []
    order = np.argsort(ranks, kind="stable")
    for a, b in pairwise(order):
        row = np.concatenate([rows[a] - rows[b], errors[a] - errors[b]])
        (level if ranks[a] == ranks[b] else lead).append(row)
    pad = np.zeros(10)
    upper = [-row for row in lead] + [np.concatenate([row, pad]) for row in falls]
    bound = [-0.05] * len(lead) + [0.0] * len(falls)
    equal = level + [np.concatenate([row, pad]) for row in (*zero, sum(np.eye(11)[end] for end in ends))]
    total = [0.0] * (len(level) + 3) + [1.0]
    cost = np.concatenate([np.zeros(11), np.ones(10)])
    least = linprog(cost, upper, bound, equal, total).fun
    found = uta(TRANSPORT, ranks, d, pieces=pieces)
    assert found.details["error_sum"] == pytest.approx(least, abs=1e-7)
    largest = [-linprog(-np.eye(21)[end], [*upper, cost], [*bound, least + 1e-9], equal, total).fun for end in ends]
    assert_allclose(found.details["largest_weights"], largest, atol=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_a_ranking_by_additive_values_is_given_back(seed):
    rng = np.random.default_rng(seed)
    x = rng.uniform(-5, 20, (8, 3))
    d = np.array([1, -1, 1])
    span = (x - x.min(axis=0)) / np.ptp(x, axis=0)
    truth = np.where(d > 0, span, 1 - span) ** [0.5, 1.0, 2.0] @ [0.5, 0.3, 0.2]
    ranks = np.argsort(np.argsort(-truth)) + 1
    found = uta(x, ranks, d, pieces=4, delta=1e-3)
    assert found.details["error_sum"] == pytest.approx(0, abs=1e-9)
    assert (np.argsort(-found.details["site_values"]) == np.argsort(ranks)).all()
    assert_allclose(valued(found.details, x), found.details["site_values"], atol=1e-9)
    assert (np.diff(found.details["value"]) >= -1e-12)[np.diff(found.details["criterion"]) == 0].all()


def test_errors_repair_a_ranking_that_no_values_give():
    """The second site is better on both criteria, but ranked behind: one error of delta at least, by a sweep too."""
    x, delta = np.array([[1.0, 1.0], [2.0, 3.0], [0.0, 0.0], [4.0, 4.0]]), 0.05
    found = uta(x, [2, 3, 4, 1], pieces=1, delta=delta)
    sweep = np.linspace(0, 1, 2001)
    span = (x - x.min(axis=0)) / np.ptp(x, axis=0)
    values = span[:, :1] * sweep + span[:, 1:] * (1 - sweep)
    needed = np.maximum(0, values[1] - values[0] + delta)
    assert found.details["error_sum"] == pytest.approx(needed.min(), abs=1e-6)
    too_high, too_low = found.details["errors"].T
    assert too_high.sum() + too_low.sum() == pytest.approx(found.details["error_sum"])


def test_weight_of_one_criterion_against_a_sweep():
    """With one piece each and two criteria a weight is all there is to find: the middle of those that rank rightly."""
    x = np.array([[9.0, 1.0], [5.0, 4.0], [1.0, 9.0], [7.0, 2.0]])
    ranks, delta = np.array([1, 3, 4, 2]), 0.02
    span = (x - x.min(axis=0)) / np.ptp(x, axis=0)
    sweep = np.linspace(0, 1, 100_001)
    values = (span[:, :1] * sweep + span[:, 1:] * (1 - sweep))[np.argsort(ranks)]
    right = sweep[(values[:-1] - values[1:] >= delta).all(axis=0)]
    found = uta(x, ranks, pieces=1, delta=delta)
    assert found.weights[0] == pytest.approx((right.min() + right.max()) / 2, abs=1e-4)
    assert_allclose(found.details["largest_weights"], [right.max(), 1 - right.min()], atol=1e-4)


def test_points_go_from_the_worst_to_the_best_measurement():
    found = uta(TRANSPORT, RANKS, [-1, -1, 1], pieces=[2, 3, 1])
    assert_allclose(found.details["measurement"], [30, 16, 2, 40, 30, 20, 10, 0, 3])
    assert found.details["criterion"].tolist() == [0, 0, 0, 1, 1, 1, 1, 2, 2]
    assert_allclose(found.details["value"][[0, 3, 7]], 0)
    assert_allclose(found.details["value"][[2, 6, 8]], found.weights, atol=1e-7)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ranks": [1, 2]}, "ranks must be one for each of 5 sites, got 2"),
        ({"delta": 0}, "delta must lie above 0 and below 1, got 0"),
        ({"delta": np.nan}, "delta must lie above 0"),
        ({"tolerance": -1}, "tolerance must not be negative, got -1"),
        ({"pieces": 0}, "pieces must be whole numbers from 1 to 50, got 0.0"),
        ({"pieces": [1, 2.5, 1]}, r"pieces must be whole numbers from 1 to 50, got 2.5 at index \(1,\)"),
        ({"pieces": [1, 2]}, r"pieces must be one number or have shape \(3,\), got \(2,\)"),
        ({"measurements": np.ones((5, 3))}, r"measurements must differ between sites on each criterion, got 1.0"),
    ],
)
def test_wrong_arguments_are_named(change, message):
    with pytest.raises(ValueError, match=message):
        uta(**{"measurements": TRANSPORT, "ranks": RANKS, **change})
