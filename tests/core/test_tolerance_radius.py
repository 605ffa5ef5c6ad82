"""By how much all weights may be wrong, against weights made wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.tolerance_radius import tolerance_radii, top_radius
from tests.strategies import problems

INF = np.inf
CASES = {  # name: values, weights, radii of the others from the leader 0
    "a_third": ([[0.9, 0.5], [0.5, 0.7]], [0.5, 0.5], [INF, 1 / 3]),
    "a_tie": ([[0.2, 0.8], [0.8, 0.2]], [0.5, 0.5], [INF, 0]),
    "better_everywhere": ([[0.9, 0.9], [0.8, 0.1]], [0.5, 0.5], [INF, INF]),
    "ahead_only_where_there_is_no_weight": ([[0.9, 0.1], [0.8, 0.9]], [1.0, 0.0], [INF, INF]),
    "lead_on_one_of_three": ([[1, 0.2, 0.5], [0.4, 0.6, 0.7]], [0.6, 0.3, 0.1], [INF, 0.22 / 0.50]),
    "alone": ([[0.4, 0.2]], [0.5, 0.5], [INF]),
}


@pytest.mark.parametrize(("v", "w", "radii"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, w, radii):
    assert_allclose(tolerance_radii(v, w, leader=0), radii)


@given(problem=problems())
def test_rivals_draw_level_in_the_worst_case_and_not_below(problem):
    v, w = problem
    leader = int(np.argmax(v @ w))
    radii = tolerance_radii(v, w, leader=leader)
    assert radii[leader] == INF
    for site, radius in enumerate(radii):
        lead = (v[leader] - v[site]) * w
        if site == leader:
            continue
        if radius == INF:
            assert (lead >= -1e-15).all()
            continue
        assert 0 <= radius <= 1 + 1e-12
        assert radius * np.abs(lead).sum() == pytest.approx(lead.sum(), abs=1e-9)
        worst = np.where(lead > 0, 1 - radius, 1 + radius)
        assert (lead * worst).sum() == pytest.approx(0, abs=1e-9)
        milder = np.where(lead > 0, 1 - 0.9 * radius, 1 + 0.9 * radius)
        assert (lead * milder).sum() >= 0.0999 * lead.sum() - 1e-12


@pytest.mark.parametrize("seed", range(10))
def test_errors_within_the_radius_keep_the_leader_and_the_top(seed):
    rng = np.random.default_rng(seed)
    v, w = rng.random((8, 5)), rng.dirichlet(np.ones(5))
    order = np.argsort(-(v @ w))
    for top in (1, 3):
        radius = top_radius(v, w, top=top)
        assert 0 < radius < 1
        if top == 1:
            assert radius == tolerance_radii(v, w, leader=int(order[0])).min()
        wrong = w * (1 + 0.9999 * radius * rng.choice([-1.0, 1.0], (20_000, 5)))
        scores = wrong @ v.T
        assert (scores[:, order[:top]].min(axis=1) > scores[:, order[top:]].max(axis=1)).all()
        gaps = [(v[a] - v[b]) * w for a in order[:top] for b in order[top:]]
        assert min((d * np.where(d > 0, 1 - 1.001 * radius, 1 + 1.001 * radius)).sum() for d in gaps) < 0


@pytest.mark.parametrize(("top", "sites"), [(3, 3), (5, 3), (1, 1)])
def test_nobody_outside_the_top(top, sites):
    assert top_radius(np.random.default_rng(0).random((sites, 2)), [0.5, 0.5], top=top) == INF


def test_top_radius_is_the_least_over_pairs():
    v, w = [[1.0, 0.6], [0.6, 0.9], [0.5, 1.0], [0.0, 0.1]], [0.5, 0.5]
    assert top_radius(v, w, top=2) == pytest.approx(min(0.1 / 0.9, 0.0))
    assert top_radius(v, w, top=3) == INF


def test_who_does_not_lead_is_refused():
    with pytest.raises(ValueError, match="leader must lead under these weights"):
        tolerance_radii([[0.9, 0.5], [0.5, 0.7]], [0.5, 0.5], leader=1)
