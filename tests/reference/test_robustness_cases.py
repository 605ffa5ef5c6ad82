"""Published cases of robustness: acceptability, stability, criticality, optimality, improvement, variance, information.

The matrix of Triantaphyllou and Sánchez is that of the weighted-sum example in "A sensitivity analysis approach for
some deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 1997, 151-194. Its weights sum to
1.0001 there and are divided by that here.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.explanation.improvement import cheapest_plan
from sitescore.core.explanation.levers import Lever
from sitescore.core.sampling.quasi import sobol_replicates
from sitescore.core.sampling.simplex import stick_breaking, uniform_weights
from sitescore.core.sensitivity.attainable_ranks import attainable_rank
from sitescore.core.sensitivity.central_weights import CentralWeights
from sitescore.core.sensitivity.closest_rival import closest_rival, weight_distances
from sitescore.core.sensitivity.exact_acceptability import exact_acceptability
from sitescore.core.sensitivity.moved_weight import moved_weight
from sitescore.core.sensitivity.potential_optimality import potential_optimality
from sitescore.core.sensitivity.regret import largest_regrets
from sitescore.core.sensitivity.smaa import RankCounts, pairwise_wins
from sitescore.core.sensitivity.tolerance_radius import tolerance_radii
from sitescore.core.sensitivity.weight_stability import weight_stability

V = np.array(
    [
        [0.3088, 0.2897, 0.3867, 0.1922],
        [0.2163, 0.3458, 0.1755, 0.6288],
        [0.4509, 0.2473, 0.1194, 0.0575],
        [0.0240, 0.1172, 0.3184, 0.1215],
    ]
)
W = np.array([0.3276672333, 0.3057694231, 0.2875712429, 0.0789921008])
W = W / W.sum()
FIRST = [0.2948421669, 0.6064632301, 0.098694603, 0]
RANKS = [
    [0.2948421669, 0.6466176766, 0.0585401565, 0],
    [0.6064632301, 0.2147665583, 0.1760415191, 0.0027286926],
    [0.098694603, 0.1038429345, 0.5359077427, 0.2615547199],
    [0, 0.0347728307, 0.2295105818, 0.7357165876],
]
WINS = [
    [0.5, 0.3735392391, 0.8627627714, 1],
    [0.6264607609, 0.5, 0.8345437401, 0.9639598248],
    [0.1372372286, 0.1654562599, 0.5, 0.7369839321],
    [0, 0.0360401752, 0.2630160679, 0.5],
]


@pytest.fixture(scope="module")
def drawn():
    """Scores at 16 scramblings of 4,096 even weights."""
    points = sobol_replicates(3, 4096, 16, rng=np.random.default_rng(1)).reshape(-1, 3)
    return stick_breaking(points)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_acceptability_of_triantaphyllou_and_sanchez(drawn, dtype):
    counts = RankCounts(4)
    counts.add((drawn @ V.T).astype(dtype))
    assert_allclose(counts.acceptability, RANKS, atol=1e-3)
    assert_allclose(exact_acceptability(V).first, FIRST, atol=1e-8)
    central = CentralWeights.of(4, V.shape[1])
    central.add(drawn @ V.T, drawn)
    assert_allclose(central.mean[:3], exact_acceptability(V).central_weights[:3], atol=2e-3)
    assert_allclose(pairwise_wins(drawn @ V.T) / len(drawn), WINS, atol=1e-3)


def test_stability_of_triantaphyllou_and_sanchez():
    winner = [[0, 0.5125864444], [0, 0.5921962849], [0.1241718614, 1], [0, 0.1552314908]]
    order = [
        [0.0726981737, 0.3668250022],
        [0.1858497229, 0.5921962849],
        [0.1241718614, 0.5518885061],
        [0.0549931122, 0.1552314908],
    ]
    assert_allclose(weight_stability(V, W, keep=1), winner, atol=1e-8)
    assert_allclose(weight_stability(V, W), order, atol=1e-8)


def test_most_critical_criterion_of_triantaphyllou_and_sanchez():
    """Theorem 1: criterion k changes by delta and all are divided by their sum: (w - delta) / (1 - delta)."""
    scores = V @ W
    found = weight_stability(V, W, keep=1)
    for k in range(4):
        ends = [0.0, 1.0]
        for j in range(1, 4):
            delta = (scores[j] - scores[0]) / (V[j, k] - V[0, k])
            if delta <= W[k]:
                end = (W[k] - delta) / (1 - delta)
                side = int(end > W[k])
                ends[side] = min(ends[side], end) if side else max(ends[side], end)
        assert_allclose(found[k], ends, atol=1e-9)


def test_least_change_of_weights_of_triantaphyllou_and_sanchez():
    """A4 is behind A1 on every criterion, so no weights whatever make them tie."""
    assert_allclose(weight_distances(V, W, leader=0), [np.inf, 0.0608253315, 0.1316832899, np.inf], atol=1e-7)
    assert_allclose(tolerance_radii(V, W, leader=0), [np.inf, 0.2761496046, 0.3666572208, np.inf], atol=1e-7)
    assert closest_rival(V, W, leader=0) == (1, pytest.approx(0.0608253315, abs=1e-7))
    second = [0.3276672333, 0.3057694231, 0.2267459114, 0.1398174323]
    third = [0.4593505232, 0.3057694231, 0.155887953, 0.0789921008]
    assert_allclose(W + moved_weight(V[0] - V[1], W), second, atol=1e-7)
    assert_allclose(W + moved_weight(V[0] - V[2], W), third, atol=1e-7)


def test_who_can_be_first_of_triantaphyllou_and_sanchez():
    assert potential_optimality(V).possible.tolist() == [True, True, True, False]
    assert_allclose(largest_regrets(V), [0.4366, 0.2346, 0.5713, 0.5073], atol=1e-9)
    ends = [[attainable_rank(V, W, site=s, worst=worst).rank for worst in (False, True)] for s in range(4)]
    assert ends == [[1, 3], [1, 4], [1, 4], [2, 4]]


@pytest.mark.parametrize(
    ("cap", "cost", "gains"),
    [([1, 1, 1, 1], 0.1763130477, [0, 0.1763130477, 0, 0]),
     (V.max(axis=0), 0.3467117177, [0, 0.0985, 0.0827372392, 0])],
    ids=["to_one", "best_in_class"],
)  # fmt: skip
def test_cheapest_improvement_of_triantaphyllou_and_sanchez(cap, cost, gains):
    """A3 to the first place; a unit of value costs 2, 1, 3 and 1."""
    usable = [
        Lever(criterion=k, weight=W[k], start=V[2, k], limit=cap[k], points=[(0, 0), (1, 1)], unit_cost=unit)
        for k, unit in enumerate((2, 1, 3, 1))
    ]
    scores = V @ W
    plan = cheapest_plan(usable, scores[0] - scores[2])
    assert scores[0] - scores[2] == pytest.approx(0.0539111389, abs=1e-7)
    assert plan.cost == pytest.approx(cost, abs=1e-6)
    assert_allclose(plan.values_gained, gains, atol=1e-6)


def test_acceptability_of_five_sites_by_areas():
    """Definitions: Lahdelma and Salminen (2001), Operations Research 49(3), 444-454; figures by clipping triangles."""
    u = [[1, 0, 0.3], [0, 1, 0.2], [0.2, 0.1, 1], [0.55, 0.5, 0.5], [0.4, 0.6, 0.45]]
    ranks = [
        [0.298600668338, 0.0596227748859, 0.0626593573854, 0.248874129422, 0.330243069969],
        [0.283888140892, 0.023741183879, 0.037617694075, 0.211000386717, 0.443752594438],
        [0.292159828941, 0.0432760433233, 0.0666679775844, 0.371891814558, 0.226004335593],
        [0.12535136183, 0.556028333973, 0.292870923985, 0.0257493802119, 0],
        [0, 0.317331663939, 0.54018404697, 0.142484289091, 0],
    ]
    points = sobol_replicates(2, 4096, 16, rng=np.random.default_rng(1)).reshape(-1, 2)
    counts = RankCounts(5)
    counts.add(stick_breaking(points) @ np.transpose(u))
    assert_allclose(counts.acceptability, ranks, atol=1e-3)
    assert_allclose(exact_acceptability(u).first, np.array(ranks)[:, 0], atol=1e-9)
    assert potential_optimality(u).possible.tolist() == [True, True, True, True, False]


def test_thrombolytics_of_tervonen_et_al():
    """Inputs and first ranks at 10,000 draws as published with drugis mcda-web (thrombolytics, no preferences).

    Tervonen et al. (2011), Statistics in Medicine 30(12), 1419-1428, describe the method; 0.02 is 4 standard errors
    of the published figures.
    """
    rng, draws = np.random.default_rng(1), 200_000
    alpha, beta = [[20, 40, 1], [8, 32, 5]], [[116, 96, 135], [121, 97, 124]]
    worst, best = np.array([0.25, 0.4, 0.1]), np.array([0, 0.15, 0])
    values = (worst - rng.beta(alpha, beta, (draws, 2, 3))) / (worst - best)
    weights = uniform_weights(3, draws, rng=rng)
    scores = (values * weights[:, None, :]).sum(axis=2)
    counts = RankCounts(2)
    counts.add(scores)
    assert_allclose(counts.acceptability[:, 0], [0.3381, 0.6619], atol=0.02)
    assert_allclose(counts.acceptability[:, 0], [0.34202, 0.65798], atol=0.005)
    central = CentralWeights.of(2, 3)
    central.add(scores, weights)
    assert_allclose(central.mean, [[0.1976, 0.2780, 0.5244], [0.4118, 0.3578, 0.2304]], atol=0.01)


def test_a_sliver_of_the_weights_is_no_nothing():
    """Draws cannot tell a site that is first in 0.0168 % of the weights from one that never is; the program can."""
    thin = 8.4e-5
    v = [[1, 0], [0, 1], [0.5 + thin, 0.5 + thin], [0.6, 0.3999]]
    found = potential_optimality(v)
    assert found.possible.tolist() == [True, True, True, False]
    assert exact_acceptability(v).first[2] == pytest.approx(0.000168, abs=1e-9)
    assert [attainable_rank(v, [0.5, 0.5], site=site).rank for site in range(4)] == [1, 1, 1, 2]
    assert_array_equal(found.mix_shares[3] > 0, found.mix_sites[3] >= 0)
