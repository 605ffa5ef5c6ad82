"""Ordered weighted averages: hand-worked, against Torra's definition in loops, and between minimum and maximum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.owa import owa
from sitescore.core.scoring.weighted_sum import weighted_sum
from tests.strategies import problems, values, weights


def wowa(row, criterion_weights, order_weights):
    """Torra (1997), definition 2, with straight lines between the points."""
    n = len(row)

    def curve(reached):
        full = min(int(reached * n + 1e-12), n)
        part = reached * n - full
        return sum(order_weights[:full]) + (part * order_weights[full] if full < n and part > 0 else 0)

    order = sorted(range(n), key=lambda j: -row[j])
    total = before = 0.0
    for j in order:
        after = before + criterion_weights[j]
        total += row[j] * (curve(after) - curve(before))
        before = after
    return total


@given(data=st.data())
def test_order_weights_against_the_definition(data):
    v, w, order = data.draw(values(4, 3)), data.draw(weights(3)), data.draw(weights(3))
    found = owa(v, w, order_weights=tuple(order))
    assert_allclose(found, [wowa(row, w, order) for row in v], atol=1e-9)


@given(data=st.data())
def test_equal_criterion_weights_give_the_plain_owa(data):
    v, order = data.draw(values(4, 4)), data.draw(weights(4))
    falling = -np.sort(-v, axis=1)
    assert_allclose(owa(v, np.full(4, 0.25), order_weights=tuple(order)), falling @ order, atol=1e-9)


@given(problem=problems())
def test_half_is_the_weighted_sum_and_the_ends_are_the_least_and_the_greatest(problem):
    v, w = problem
    assert_allclose(owa(v, w, orness=0.5), weighted_sum(v, w), atol=1e-9)
    equal = tuple(np.full(w.size, 1 / w.size))
    assert_allclose(owa(v, w, order_weights=equal), weighted_sum(v, w), atol=1e-9)
    assert_allclose(owa(v, w, orness=0.0), minimum(v, w))
    assert_allclose(owa(v, w, orness=1.0), v[:, w > 0].max(axis=1), atol=1e-9)


@given(problem=problems())
def test_more_orness_never_lowers_a_score(problem):
    scores = [owa(*problem, orness=share) for share in (0.0, 0.1, 1 / 3, 0.5, 0.8, 1.0)]
    assert (np.diff(scores, axis=0) >= -1e-9).all()


def test_most_of_the_criteria_by_hand():
    """P squared over weights 0.2, 0.3 and 0.5 in the order of the values 0.9, 0.6, 0.1."""
    hand = 0.9 * 0.2**2 + 0.6 * (0.5**2 - 0.2**2) + 0.1 * (1 - 0.5**2)
    assert owa([[0.6, 0.9, 0.1]], [0.3, 0.2, 0.5])[0] == pytest.approx(hand)


def test_orness_is_the_mean_of_the_curve():
    """One value of 1 among many criteria of equal weight, by place: their mean is the orness."""
    n = 400
    v, w = np.tri(n)[:-1], np.full(n, 1 / n)
    assert owa(v, w, orness=0.3).mean() == pytest.approx(0.3, abs=2e-3)


BAD = {
    "orness_above_one": ({"orness": 1.2}, "orness must lie within 0 and 1, got 1.2"),
    "orness_unknown": ({"orness": np.nan}, "orness must lie within 0 and 1, got nan"),
    "order_count": ({"order_weights": (1.0,)}, "order_weights must be 2, one for each criterion, got 1"),
    "order_sum": ({"order_weights": (0.5, 0.4)}, "order_weights must sum to 1, got 0.9"),
    "order_negative": ({"order_weights": (1.5, -0.5)}, r"order_weights must not be negative, got -0.5 at index \(1,\)"),
    "order_unknown": ({"order_weights": (0.5, np.nan)}, r"order_weights must be finite, got nan at index \(1,\)"),
}


@pytest.mark.parametrize(("given", "message"), BAD.values(), ids=BAD.keys())
def test_bad_parameters_are_named(given, message):
    with pytest.raises(ValueError, match=message):
        owa([[0.5, 0.5]], [0.5, 0.5], **given)
