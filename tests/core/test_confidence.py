"""First places at weights of one's own, against ranking draw by draw."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.ranking import ranks
from sitescore.core.sensitivity import confidence as module
from sitescore.core.sensitivity.confidence import first_places


def plain(values, weights, sites):
    """Rank every draw at the weights of every chosen site."""
    found = np.zeros(len(sites))
    for chosen, site in enumerate(sites):
        for draw in values:
            first = ranks(draw @ weights[chosen]) == 1
            found[chosen] += first[site] / first.sum()
    return found


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 4), st.integers(1, 9), st.booleans())
def test_as_draw_by_draw(seed, sites, criteria, draws, coarse):
    rng = np.random.default_rng(seed)
    values = rng.integers(0, 3, (draws, sites, criteria)) / 2 if coarse else rng.random((draws, sites, criteria))
    chosen = np.flatnonzero(rng.random(sites) < 0.7)
    weights = rng.dirichlet(np.ones(criteria), chosen.size)
    assert_allclose(first_places(values, weights, chosen), plain(values, weights, chosen), atol=1e-12)


def test_blocks_of_one_draw(monkeypatch):
    rng = np.random.default_rng(1)
    values, weights = rng.random((50, 7, 3)), rng.dirichlet(np.ones(3), 7)
    whole = first_places(values, weights, np.arange(7))
    monkeypatch.setattr(module, "AT_ONCE", 1)
    assert_allclose(first_places(values, weights, np.arange(7)), whole)
    assert 0 < whole.sum() < 7 * 50


def test_a_wrong_shape():
    with pytest.raises(ValueError, match=r"weights must be \(chosen, criteria\)"):
        first_places(np.ones((2, 3, 4)), np.ones((2, 4)), np.arange(3))
