"""How wrong all weights may be, found by search: exact for sums, an upper bound that is met for other scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.scoring import SCORING_METHODS
from sitescore.core.sensitivity.numeric_radii import numeric_radii, numeric_top_radius
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii, top_radius
from tests.core.test_numeric_stability import tables


@pytest.mark.parametrize("top", [1, 2, 4])
def test_sums_have_their_exact_radii(top):
    for values, weights in tables():
        leader = int((values @ weights).argmax())

        def score(w, v=values):
            return w @ v.T

        found = numeric_radii(score, weights, leader=leader, rng=np.random.default_rng(0))
        assert_allclose(found, tolerance_radii(values, weights, leader=leader), atol=1e-7)
        found_top = numeric_top_radius(score, weights, top=top, rng=np.random.default_rng(0))
        assert found_top == pytest.approx(top_radius(values, weights, top=top), abs=1e-7)


@pytest.mark.parametrize("method", ["topsis", "vikor", "harmonic", "owa", "compensation"])
def test_no_corner_on_a_fine_ladder_ends_the_lead_sooner(method):
    """All 2^4 choices of signs, at 400 shares each."""
    values = np.random.default_rng(3).uniform(0.1, 1, (7, 4))
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    score = SCORING_METHODS[method].score
    leader = int(score(values, weights).argmax())
    least = np.full(7, np.inf)
    for share, signs in product(np.arange(1, 400) / 400, product((-1, 1), repeat=4)):
        erring = weights * (1 + share * np.array(signs))
        scores = score(values, erring / erring.sum())
        least = np.where((scores >= scores[leader]) & np.isinf(least), share, least)
    least[leader] = np.inf
    found = numeric_radii(lambda w: score(values, w), weights, leader=leader, rng=np.random.default_rng(0))
    assert np.isfinite(least).any()
    assert (found[least < 1] <= least[least < 1] + 1 / 16).all()  # what is undone within a step may be passed over
    assert (found >= least - 1 / 400).all()


def test_a_tie_at_the_edge_of_the_top_leaves_no_room():
    values = np.array([[0.9, 0.9], [0.75, 0.25], [0.25, 0.75]])
    assert numeric_top_radius(lambda w: w @ values.T, [0.5, 0.5], top=2, rng=np.random.default_rng(0)) == 0
