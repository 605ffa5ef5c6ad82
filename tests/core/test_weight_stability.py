"""Weight stability intervals against hand-worked cases and against re-ranking, in flat lists and trees."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.hierarchy import local_weights
from sitescore.core.ranking import ranks
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.sensitivity.weight_stability import stability, weight_stability
from tests.core.test_weight_rates import DEEP, moved, scores
from tests.strategies import problems, trees

CASES = {  # name: values, weights, intervals
    "two_rivals": ([[1, 0], [0, 1]], [0.8, 0.2], [[0.5, 1], [0, 0.5]]),
    "dominance": ([[1, 1], [0, 0]], [0.3, 0.7], [[0, 1], [0, 1]]),
    "tie_about_to_part": ([[1, 0], [0, 1]], [0.5, 0.5], [[0.5, 0.5], [0.5, 0.5]]),
    "twins": ([[0.3, 0.6], [0.3, 0.6]], [0.5, 0.5], [[0, 1], [0, 1]]),
    "single_site": ([[0.3, 0.6]], [0.5, 0.5], [[0, 1], [0, 1]]),
    "all_the_weight": ([[1, 0], [0, 1]], [1.0, 0.0], [[0.5, 1], [0, 0.5]]),
    "single_criterion": ([[0.7], [0.2]], [1.0], [[1, 1]]),
}
KEEPS = (1, 2, 3, "order")


@pytest.mark.parametrize(("v", "w", "intervals"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, w, intervals):
    assert_allclose(weight_stability(v, w), intervals, atol=1e-12)


def test_winner_top_two_and_order_part_one_after_the_other():
    """Scores are t, 1 - t, 0.45 and 0.2 in the first weight t, now 0.7."""
    v, w = [[1, 0], [0, 1], [0.45, 0.45], [0.2, 0.2]], [0.7, 0.3]
    assert_allclose(weight_stability(v, w, keep=1)[0], [0.5, 1])
    assert_allclose(weight_stability(v, w, keep=2)[0], [0.55, 1])
    assert_allclose(weight_stability(v, w, keep=3)[0], [0.2, 0.8])
    assert_allclose(weight_stability(v, w)[0], [0.55, 0.8])
    found = stability(v, [-1, -1], w, keep=3)
    assert (found.low_in[0], found.low_out[0], found.high_in[0], found.high_out[0]) == (3, 0, 3, 1)


def test_who_comes_up_and_who_is_passed():
    found = stability([[1, 0, 0.2], [0, 1, 0.2], [0.4, 0.4, 1]], [-1, -1, -1], [0.6, 0.3, 0.1], keep=1)
    assert_allclose([found.low[0], found.high[0]], [5 / 11, 1])
    assert (found.low_in[0], found.low_out[0], found.high_in[0], found.high_out[0]) == (2, 0, -1, -1)
    assert (found.low_in[2], found.high_in[2], found.high_out[2]) == (-1, 2, 0)


@given(problem=problems())
def test_ranking_holds_inside_and_breaks_outside(problem):
    v, w = problem
    assume(len(w) > 1)
    now = ranks(weighted_sum(v, w))
    flat = [-1] * len(w)
    for criterion, (low, high) in enumerate(weight_stability(v, w)):
        assert low <= w[criterion] + 1e-9
        assert high >= w[criterion] - 1e-9
        if high - low > 1e-3:
            for inside in np.linspace(low, high, 7)[1:-1]:
                assert_array_equal(ranks(weighted_sum(v, moved(flat, w, criterion, inside))), now)
        for outside in (low - 1e-3, high + 1e-3):
            if 0 <= outside <= 1 and separated(v, w, moved(flat, w, criterion, outside)):
                assert (ranks(weighted_sum(v, moved(flat, w, criterion, outside))) != now).any()


def separated(v, w, then):
    """Some pair has truly crossed, by more than rounding."""
    before, after = v @ w, v @ then
    return ((before[:, None] - before > 1e-9) & (after[:, None] - after < -1e-9)).any()


def kept(sites_scores, keep):
    """What an interval is to keep: the ranks, or who is among the best."""
    place = ranks(sites_scores)
    return tuple(place) if keep == "order" else tuple(np.flatnonzero(place <= keep))


@pytest.mark.parametrize("keep", KEEPS)
@pytest.mark.parametrize("seed", range(25))
def test_just_inside_and_just_outside_at_every_node_of_random_trees(seed, keep):
    """Trees are chains and bushes up to five levels deep; the weights below the root are worked out anew each time."""
    rng = np.random.default_rng([seed, 9])
    if seed % 5 == 0:
        parents = list(DEEP)
    else:
        factors = int(rng.integers(1, 6))
        parents = [int(rng.integers(-1, at)) if at else -1 for at in range(factors)]
        parents += [int(rng.integers(-1, factors)) for _ in range(6)]
        parents += [at for at in range(factors) if at not in parents]
    local = local_weights(parents, rng.random(len(parents)) + 0.05)
    criteria = len(parents) - (4 if seed % 5 == 0 else factors)
    v = rng.random((int(rng.integers(keep + 1 if keep != "order" else 2, 9)), criteria))
    now = kept(scores(v, parents, local), keep)
    found = stability(v, parents, local, keep=keep)
    for node, parent in enumerate(parents):
        if parents.count(parent) == 1:
            assert (found.low[node], found.high[node]) == (local[node], local[node])
            continue
        for end, inward, comes, passed in (
            (found.low[node], 1e-8, found.low_in[node], found.low_out[node]),
            (found.high[node], -1e-8, found.high_in[node], found.high_out[node]),
        ):
            inside = scores(v, parents, moved(parents, local, node, np.clip(end + inward, 0, 1)))
            assert kept(inside, keep) == now
            if comes < 0:
                assert end in (0.0, 1.0)
                continue
            outside = scores(v, parents, moved(parents, local, node, end - inward))
            assert kept(outside, keep) != now
            assert outside[comes] > outside[passed]
            assert inside[comes] < inside[passed]


@st.composite
def steps_in_trees(draw):
    """Values in quarters, so that there are many ties, and a tree with weights that may be 0."""
    parents, factors, _ = draw(trees())
    points = draw(arrays(np.float64, len(parents), elements=st.integers(0, 6).map(float)))
    for parent in set(parents):
        siblings = [node for node, above in enumerate(parents) if above == parent]
        points[siblings[0]] += points[siblings].sum() == 0
    shape = draw(st.integers(1, 6)), len(parents) - factors
    v = draw(arrays(np.float64, shape, elements=st.integers(0, 4).map(lambda n: n / 4)))
    return v, parents, local_weights(parents, points)


@given(problem=steps_in_trees(), keep=st.sampled_from(KEEPS))
def test_with_ties_nobody_is_passed_inside_and_the_named_pair_parts_at_the_ends(problem, keep):
    v, parents, local = problem
    now = scores(v, parents, local)
    order = np.argsort(-now, kind="stable")
    pairs = list(pairwise(order)) if keep == "order" else [(a, b) for a in order[:keep] for b in order[keep:]]
    found = stability(v, parents, local, keep=keep)
    for node, parent in enumerate(parents):
        low, high = found.low[node], found.high[node]
        assert 0 <= low <= local[node] <= high <= 1
        if parents.count(parent) == 1:
            continue
        for inside in np.linspace(low, high, 5):
            there = scores(v, parents, moved(parents, local, node, inside))
            assert all(there[a] >= there[b] - 1e-9 for a, b in pairs)
        for end, step, comes, passed in (
            (low, -1e-4, found.low_in[node], found.low_out[node]),
            (high, 1e-4, found.high_in[node], found.high_out[node]),
        ):
            if comes < 0:
                assert end == pytest.approx(float(step > 0))
                continue
            at_end = scores(v, parents, moved(parents, local, node, end))
            assert at_end[comes] == pytest.approx(at_end[passed], abs=1e-9)
            if 0 <= end + step <= 1:
                beyond = scores(v, parents, moved(parents, local, node, end + step))
                lead = beyond[comes] - beyond[passed]
                assert lead > 0 or (low == high and lead != 0)


@given(problem=steps_in_trees())
def test_the_order_is_the_first_to_go(problem):
    v, parents, local = problem
    order, winner = (stability(v, parents, local, keep=keep) for keep in ("order", 1))
    tied = np.isclose(np.sort(scores(v, parents, local))[::-1][:2], scores(v, parents, local).max()).sum() > 1
    if not tied:
        assert (order.low >= winner.low - 1e-9).all()
        assert (order.high <= winner.high + 1e-9).all()


@pytest.mark.parametrize("keep", ["winner", 0, -2])
def test_bad_keeps(keep):
    with pytest.raises(ValueError, match='keep must be "order" or a count of sites from 1'):
        weight_stability([[1, 0], [0, 1]], [0.5, 0.5], keep=keep)


def test_bad_weights():
    with pytest.raises(ValueError, match="sum"):
        weight_stability([[1, 0], [0, 1]], [0.5, 0.6])
