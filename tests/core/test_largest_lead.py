"""The program of potential optimality, against closed forms and its own dual."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.largest_lead import largest_lead
from sitescore.core.sensitivity.weight_bounds import as_bounds, greatest


def test_two_rivals_met_half_way():
    weights, shares, margin = largest_lead(np.array([[0.5, -0.3], [-0.3, 0.5]]), as_bounds(None, None, criteria=2))
    assert_allclose(weights, [0.5, 0.5], atol=1e-9)
    assert_allclose(shares, [0.5, 0.5], atol=1e-9)
    assert margin == pytest.approx(0.1)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [1.0, 1e-6])
def test_weights_and_mix_prove_the_margin_from_both_sides(seed, size):
    rng = np.random.default_rng(seed)
    lead = size * rng.uniform(-1, 1, (7, 4))
    middle = rng.dirichlet(np.ones(4))
    bounds = as_bounds(middle / 2, np.minimum(2 * middle, 1), criteria=4)
    weights, shares, margin = largest_lead(lead, bounds)
    assert weights.sum() == pytest.approx(1)
    assert shares.sum() == pytest.approx(1)
    assert ((bounds[0] - 1e-9 <= weights) & (weights <= bounds[1] + 1e-9)).all()
    assert_allclose((lead @ weights).min(), margin, atol=1e-9 * size)
    assert_allclose(greatest(shares @ lead, bounds), margin, atol=1e-9 * size)
