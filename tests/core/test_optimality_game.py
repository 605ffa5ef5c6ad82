"""Weights found by play: always a proof of the lead they claim, and close to the program's best."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.largest_lead import largest_lead
from sitescore.core.sensitivity.optimality_game import played
from sitescore.core.sensitivity.weight_bounds import as_bounds


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("bounded", [False, True])
def test_leads_are_proven_and_near_the_largest(seed, bounded):
    rng = np.random.default_rng(seed)
    values = rng.random((12, 4))
    middle = rng.dirichlet(np.ones(4) * 3)
    bounds = (
        as_bounds(middle / 2, np.minimum(2 * middle, 1), criteria=4) if bounded else as_bounds(None, None, criteria=4)
    )
    sites = np.arange(12)
    leads, weights, toughest = played(values, sites, bounds, rivals=3)
    assert_allclose(weights.sum(axis=1), 1)
    assert (weights >= bounds[0] - 1e-12).all()
    assert (weights <= bounds[1] + 1e-12).all()
    for site in sites:
        others = np.delete(values, site, axis=0)
        assert leads[site] == pytest.approx(((values[site] - others) @ weights[site]).min())
        best = largest_lead(values[site] - others, bounds)[2]
        assert best - 0.06 <= leads[site] <= best + 1e-9
        assert site not in toughest[site]
