"""Many programs at once, against the same programs one by one by a solver."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.sensitivity import largest_leads as module
from sitescore.core.sensitivity.largest_lead import largest_lead
from sitescore.core.sensitivity.largest_leads import largest_leads
from sitescore.core.sensitivity.weight_bounds import as_bounds, greatest


def bounds_of(kind, criteria, rng):
    middle = rng.dirichlet(np.ones(criteria) * 3)
    low, high = {
        "free": (None, None),
        "around": (middle / 2, np.minimum(2 * middle, 1)),
        "from_below": (middle / 2, None),
        "from_above": (None, np.minimum(1.5 * middle, 1)),
        "a_point": (middle, middle),
    }[kind]
    return as_bounds(low, high, criteria=criteria)


def check_allowed(weights, bounds):
    assert_allclose(weights.sum(axis=1), 1, atol=1e-12)
    assert (weights >= bounds[0] - 1e-12).all()
    assert (weights <= bounds[1] + 1e-12).all()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("steps", [None, 2], ids=["apart", "tied"])
@pytest.mark.parametrize("kind", ["free", "around", "from_below", "from_above", "a_point"])
def test_as_one_program_a_site(kind, steps, seed):
    rng = np.random.default_rng([seed, 7])
    sites, rivals, criteria = (int(rng.integers(1, most)) for most in (9, 12, 8))
    leads = rng.uniform(-1, 1, (sites, rivals, criteria))
    leads = leads if steps is None else np.round(steps * leads) / steps
    bounds = bounds_of(kind, criteria, rng)
    weights, shares = largest_leads(leads, bounds)
    check_allowed(weights, bounds)
    assert (shares >= 0).all()
    assert_allclose(shares.sum(axis=1), 1, atol=1e-12)
    for lead, found, mix in zip(leads, weights, shares, strict=True):
        best = largest_lead(lead, bounds)[2] if lead.any() else 0.0
        assert (lead @ found).min() == pytest.approx(best, abs=1e-9)
        assert float(greatest(mix @ lead, bounds)) == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize("kind", ["free", "around"])
def test_a_search_that_is_cut_short_still_gives_weights_and_mixes(kind, monkeypatch):
    rng = np.random.default_rng(1)
    leads, bounds = rng.uniform(-1, 1, (5, 8, 6)), bounds_of(kind, 6, rng)
    for pivots in (0, 1, 3):
        monkeypatch.setattr(module, "PIVOTS", pivots)
        weights, shares = largest_leads(leads, bounds)
        check_allowed(weights, bounds)
        assert (shares >= 0).all()
        assert_allclose(shares.sum(axis=1), 1, atol=1e-12)
        for lead, found, mix in zip(leads, weights, shares, strict=True):
            best = largest_lead(lead, bounds)[2]
            assert (lead @ found).min() <= best + 1e-9
            assert float(greatest(mix @ lead, bounds)) >= best - 1e-9


def test_more_sites_than_are_solved_together(monkeypatch):
    leads = np.random.default_rng(2).uniform(-1, 1, (9, 5, 3))
    bounds = as_bounds(None, None, criteria=3)
    weights, shares = largest_leads(leads, bounds)
    monkeypatch.setattr(module, "TOGETHER", 2)
    again = largest_leads(leads, bounds)
    assert_allclose(again[0], weights, atol=1e-12)
    assert_allclose(again[1], shares, atol=1e-12)
