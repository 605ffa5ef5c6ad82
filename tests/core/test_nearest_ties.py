"""The search for ties along any family of ways: what is walked first, and what is nearer."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.sensitivity.nearest_ties import Paths, nearest_ties

VALUES = np.array([[0.9, 0.5], [0.5, 0.7], [0.1, 0.1]])
WEIGHTS = np.array([0.5, 0.5])


def straight(towards):
    return Paths(
        along=lambda ends, part: WEIGHTS + part[:, None] * (ends - WEIGHTS),
        cost=lambda ends: np.abs(ends - WEIGHTS).sum(axis=1) / 2,
        towards=towards,
    )


def test_what_scores_say_is_nearer_is_walked():
    """The one way tried at first leads away from the tie; the leads by criterion show the other."""
    away, there = np.array([[1.0, 0.0]]), np.array([0.0, 1.0])
    paths = straight(lambda leads: np.tile(there, (len(leads), 1)))
    found = nearest_ties(lambda w: w @ VALUES.T, WEIGHTS, paths, away, leader=0)
    assert found.cost[1] == pytest.approx(1 / 6)
    assert found.weights[1] == pytest.approx([1 / 3, 2 / 3])
    assert np.isinf(found.cost[[0, 2]]).all()
    assert np.isnan(found.weights[2]).all()


def test_a_worse_way_does_not_replace_a_better_one():
    """The first step of the way tried at first that is across, of 32, stands until a cheaper tie is found."""
    paths = straight(lambda leads: np.tile([1.0, 0.0], (len(leads), 1)))
    found = nearest_ties(lambda w: w @ VALUES.T, WEIGHTS, paths, np.array([[0.0, 1.0]]), leader=0)
    assert found.cost[1] == pytest.approx(11 / 32 / 2)
    assert (found.weights[1] @ VALUES.T)[1] >= (found.weights[1] @ VALUES.T)[0]
