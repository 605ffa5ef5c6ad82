"""Best and worst ranks, against all weights there are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.sensitivity.attainable_ranks import attainable_rank
from sitescore.core.sensitivity.potential_optimality import potential_optimality

CASES = {  # name: values, best ranks, worst ranks
    "two_rivals": ([[0.9, 0.1], [0.1, 0.9]], [1, 1], [2, 2]),
    "better_everywhere": ([[0.9, 0.8], [0.1, 0.2]], [1, 2], [1, 2]),
    "never_first": ([[0.9, 0.1], [0.1, 0.9], [0.4, 0.4]], [1, 1, 2], [3, 3, 3]),
    "twins_share_the_best_and_the_worst": ([[0.5, 0.5], [0.5, 0.5]], [1, 1], [2, 2]),
    "alone": ([[0.2, 0.3]], [1], [1]),
    "one_criterion": ([[0.2], [0.4], [0.4]], [3, 1, 1], [3, 2, 2]),
}


def both(v, w, site, **bounds):
    return [attainable_rank(v, w, site=site, worst=worst, **bounds) for worst in (False, True)]


@pytest.mark.parametrize(("v", "best", "worst"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, best, worst):
    w = np.full(len(v[0]), 1 / len(v[0]))
    for site in range(len(v)):
        top, bottom = both(v, w, site)
        assert (top.rank, bottom.rank) == (best[site], worst[site])
        assert top.proven
        assert bottom.proven


def rank_at(v, w, site, *, worst, slack=1e-7):
    """Rank at weights; who is level counts for the site if its best rank is asked for and against it if its worst."""
    lead = np.delete(v, site, axis=0) @ w - v[site] @ w
    return 1 + int((lead > (-slack if worst else slack)).sum())


def along_the_line(v, site):
    """Best and worst rank over all weights of two criteria: at every crossing and between them."""
    lead = np.delete(v, site, axis=0) - v[site]
    with np.errstate(divide="ignore", invalid="ignore"):
        cuts = lead[:, 1] / (lead[:, 1] - lead[:, 0])
    cuts = np.unique(np.append(cuts[(cuts > 0) & (cuts < 1)], [0.0, 1.0]))
    tried = np.concatenate([cuts, (cuts[1:] + cuts[:-1]) / 2])
    w = np.stack([tried, 1 - tried], axis=1)
    ranks = [[rank_at(v, each, site, worst=worst, slack=1e-9) for each in w] for worst in (False, True)]
    return min(ranks[0]), max(ranks[1])


@settings(max_examples=40)
@given(v=arrays(np.float64, st.tuples(st.integers(1, 7), st.just(2)), elements=st.integers(0, 8).map(lambda n: n / 8)))
def test_two_criteria_as_tried_out_between_all_crossings(v):
    for site in range(min(len(v), 3)):
        assert tuple(found.rank for found in both(v, [0.5, 0.5], site)) == along_the_line(v, site)


@pytest.mark.parametrize("bounded", [False, True], ids=["any", "within_half"])
@pytest.mark.parametrize("seed", range(6))
def test_no_weights_tried_do_better_and_those_given_do_as_well(seed, bounded):
    rng = np.random.default_rng(seed)
    v, w = rng.random((9, 4)), rng.dirichlet(np.full(4, 3.0))
    low, high = (w * 0.5, np.minimum(w * 1.5, 1)) if bounded else (np.zeros(4), np.ones(4))
    tried = rng.dirichlet(np.ones(4), 40_000)
    tried = np.vstack([tried, w + (tried - w) * rng.random((40_000, 1)) * 0.4])
    tried = tried[((tried >= low) & (tried <= high)).all(axis=1)]
    scores = tried @ v.T
    bounds = {"low": low, "high": high} if bounded else {}
    for site in range(9):
        place = 1 + (scores > scores[:, site : site + 1]).sum(axis=1)
        best, worst = both(v, w, site, **bounds)
        assert best.rank <= place.min()
        assert worst.rank >= place.max()
        for found, end in ((best, False), (worst, True)):
            assert found.weights.sum() == pytest.approx(1)
            assert (found.weights >= low - 1e-9).all()
            assert (found.weights <= high + 1e-9).all()
            assert rank_at(v, found.weights, site, worst=end) == found.rank


@pytest.mark.parametrize("seed", range(4))
def test_first_exactly_where_potential_optimality_says(seed):
    v = np.random.default_rng(seed).random((12, 3))
    possible = potential_optimality(v, rng=np.random.default_rng(0)).possible
    best = [attainable_rank(v, np.full(3, 1 / 3), site=site).rank for site in range(12)]
    assert_allclose(np.array(best) == 1, possible)


@pytest.mark.parametrize("seed", range(5))
def test_weights_for_the_first_place_are_the_nearest_there_are(seed):
    rng = np.random.default_rng(seed)
    v, w = rng.random((6, 4)), rng.dirichlet(np.ones(4))
    for site in np.flatnonzero(potential_optimality(v).possible):
        found = attainable_rank(v, w, site=int(site))
        assert found.rank == 1
        rows = np.hstack([np.delete(v, site, axis=0) - v[site], np.zeros((5, 8))])
        split = np.vstack([np.hstack([np.eye(4), -np.eye(4), np.eye(4)]), np.append(np.ones(4), np.zeros(8))])
        least = linprog(np.append(np.zeros(4), np.ones(8)), rows, np.zeros(5), split, np.append(w, 1))
        assert np.abs(found.weights - w).sum() == pytest.approx(least.fun, abs=1e-7)


@pytest.mark.parametrize("w", [[0.9, 0.1], [0.1, 0.9], [0.6, 0.4], [0.4, 0.6]])
def test_weights_that_give_the_rank_already_are_the_nearest(w):
    """The third is second on both sides of the middle, so the stated weights need not change."""
    v = [[1.0, 0.0], [0.0, 1.0], [0.45, 0.45]]
    found = attainable_rank(v, w, site=2)
    assert found.rank == 2
    assert_allclose(found.weights, w, atol=1e-9)


def test_a_search_that_stops_early_says_so(monkeypatch):
    """Sites on a sphere: hardly any pair is settled at once; the rank found is one that its weights do give."""
    monkeypatch.setattr("sitescore.core.sensitivity.attainable_ranks.NODE_LIMIT", 1)
    v = np.random.default_rng(2).random((120, 4))
    v /= np.linalg.norm(v, axis=1, keepdims=True)
    v[0] = 0.45
    found = attainable_rank(v, np.full(4, 0.25), site=0)
    assert not found.proven
    assert rank_at(v, found.weights, 0, worst=False) <= found.rank


def test_no_weights_within_bounds():
    with pytest.raises(ValueError, match="no weights between low and high sum to 1"):
        attainable_rank([[0.2, 0.4], [0.4, 0.2]], [0.5, 0.5], site=0, low=[0.6, 0.6], high=[1, 1])
