"""Intervals found by search: those of the exact search for sums, and by ranking again for other scores."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.ranking import ranks
from sitescore.core.scoring import SCORING_METHODS
from sitescore.core.sensitivity.numeric_stability import numeric_stability
from sitescore.core.sensitivity.weight_stability import stability

TREE = np.array([-1, -1, 0, 0, 0, 1, 1])
SHARES = np.array([0.6, 0.4, 0.5, 0.3, 0.2, 0.7, 0.3])


def tables(count=6):
    for seed in range(count):
        rng = np.random.default_rng(seed)
        sites, criteria = rng.integers(2, 12), rng.integers(2, 9)
        yield rng.random((sites, criteria)), rng.dirichlet(np.ones(criteria))


def assert_same(found, exact):
    for end in ("low", "high"):
        assert_allclose(getattr(found, end), getattr(exact, end), atol=1e-8)
    for who in ("low_in", "low_out", "high_in", "high_out"):
        assert_array_equal(getattr(found, who), getattr(exact, who))


@pytest.mark.parametrize("keep", [1, 3, "order"])
def test_sums_have_their_exact_intervals(keep):
    for values, weights in tables():
        flat = np.full(weights.size, -1)
        found = numeric_stability(lambda w, v=values: w @ v.T, flat, weights, criteria=weights.size, keep=keep)
        assert_same(found, stability(values, flat, weights, keep=keep))


@pytest.mark.parametrize("keep", [1, 2, "order"])
def test_trees(keep):
    values = np.random.default_rng(9).random((6, 5))
    found = numeric_stability(lambda w: w @ values.T, TREE, SHARES, criteria=5, keep=keep)
    assert_same(found, stability(values, TREE, SHARES, keep=keep))


@pytest.mark.parametrize("keep", [1, 2, "order"])
def test_sites_level_now_must_stay_level(keep):
    """The first two tie at equal weights and part at others, the last two are twins."""
    values = np.array([[0.75, 0.25], [0.25, 0.75], [0.125, 0.25], [0.125, 0.25]])
    found = numeric_stability(lambda w: w @ values.T, [-1, -1], [0.5, 0.5], criteria=2, keep=keep)
    exact = stability(values, [-1, -1], [0.5, 0.5], keep=keep)
    assert_allclose([found.low, found.high], [exact.low, exact.high], atol=1e-8)
    width = found.high - found.low
    assert (width < 1e-8).all() if keep != 2 else (width > 0.5).all()


def test_a_node_alone_and_a_site_alone():
    alone = numeric_stability(lambda w: w @ np.array([[0.2], [0.4]]).T, [-1], [1.0], criteria=1)
    assert (alone.low, alone.high, alone.low_in, alone.high_in) == (1, 1, -1, -1)
    found = numeric_stability(lambda w: w @ np.array([[0.2, 0.4]]).T, [-1, -1], [0.5, 0.5], criteria=2, keep=1)
    assert_allclose([found.low, found.high], [[0, 0], [1, 1]], atol=1e-12)


@pytest.mark.parametrize("method", ["topsis", "vikor", "harmonic", "owa", "compensation"])
@pytest.mark.parametrize("keep", [1, 3, "order"])
def test_by_ranking_again_just_inside_and_outside(method, keep):
    values = np.random.default_rng(3).uniform(0.1, 1, (7, 4))
    weights = np.array([0.4, 0.3, 0.2, 0.1])

    def kept(at, weight):
        rest = np.delete(weights, at)
        moved = np.insert(rest / rest.sum() * (1 - weight), at, weight)
        then, now = (ranks(SCORING_METHODS[method].score(values, w)) for w in (moved, weights))
        return bool((then == now).all()) if keep == "order" else bool(((then <= keep) == (now <= keep)).all())

    def score(w):
        return SCORING_METHODS[method].score(values, w)

    found = numeric_stability(score, np.full(4, -1), weights, criteria=4, keep=keep)
    for at in range(4):
        assert all(kept(at, t) for t in np.linspace(found.low[at] + 1e-8, found.high[at] - 1e-8, 30))
        assert found.low_in[at] < 0 or not kept(at, found.low[at] - 1e-8)
        assert found.high_in[at] < 0 or not kept(at, found.high[at] + 1e-8)
    assert max(found.low_in.max(), found.high_in.max()) >= 0


@pytest.mark.parametrize("keep", [0, "winner"])
def test_what_cannot_be_kept_is_refused(keep):
    with pytest.raises(ValueError, match='keep must be "order" or a count'):
        numeric_stability(lambda w: w, [-1, -1], [0.5, 0.5], criteria=2, keep=keep)
