"""Weights to try lie where they may, and leads are over the best other site."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.ranking import best_of_others
from sitescore.core.sensitivity.trial_weights import leads_over_others, trial_weights
from sitescore.core.sensitivity.weight_bounds import as_bounds


@pytest.mark.parametrize("bounds", [(None, None), ([0.1, 0, 0.2, 0.05], [0.5, 0.4, 0.6, 0.1])])
def test_trials_lie_between_the_bounds(bounds):
    low, high = as_bounds(*bounds, criteria=4)
    found = trial_weights((low, high), np.random.default_rng(0))
    assert_allclose(found.sum(axis=1), 1)
    assert (found >= low - 1e-12).all()
    assert (found <= high + 1e-12).all()
    assert_allclose(found.max(axis=0), np.minimum(high, 1 - low.sum() + low), atol=1e-9)
    assert len(np.unique(found.round(9), axis=0)) > 1000


def test_the_same_seed_gives_the_same_trials():
    bounds = as_bounds(None, None, criteria=3)
    one, again = (trial_weights(bounds, np.random.default_rng(4)) for _ in range(2))
    assert_allclose(one, again, atol=0)


def test_leads_one_site_at_a_time():
    scores = np.random.default_rng(1).random((20, 5))
    expected = [row - best_of_others(row) for row in scores]
    assert_allclose(leads_over_others(scores.copy()), expected)
    assert np.isinf(leads_over_others(np.ones((2, 1)))).all()
