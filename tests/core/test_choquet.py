"""The 2-additive Choquet integral against the general one, from the capacity of every set of criteria."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.scoring.choquet import choquet
from sitescore.core.scoring.weighted_sum import weighted_sum
from tests.strategies import values


def capacity(weights, strengths, group):
    """Moebius masses of single criteria and of pairs, summed over those within the group."""
    alone = sum(weights[j] - sum(s for pair, s in strengths.items() if j in pair) / 2 for j in group)
    return alone + sum(s for pair, s in strengths.items() if set(pair) <= set(group))


def integral(row, weights, strengths):
    """Choquet's integral: values in rising order, each step times the capacity of those that reach it."""
    order = np.argsort(row)
    before = total = 0.0
    for at, j in enumerate(order):
        total += (row[j] - before) * capacity(weights, strengths, order[at:])
        before = row[j]
    return total


@st.composite
def models(draw):
    """Weights of four criteria, and interactions of their pairs that leave the capacity monotone."""
    raw = np.array([draw(st.integers(1, 20)) for _ in range(4)], dtype=float)
    weights = raw / raw.sum()
    pairs = list(combinations(range(4), 2))
    size = 2 * weights.min() / 3
    return weights, {pair: draw(st.floats(-1, 1)) * size for pair in pairs}


def named(strengths, ids="0123"):
    return {ids[a]: {ids[d]: s for (c, d), s in strengths.items() if c == a} for a in range(3)}


@given(model=models(), v=values(5, 4))
def test_against_the_integral_over_all_sets(model, v):
    weights, strengths = model
    found = choquet(v, weights, interactions=named(strengths))
    assert_allclose(found, [integral(row, weights, strengths) for row in v], atol=1e-12)


@given(model=models(), v=values(5, 4), seed=st.integers(0, 99))
def test_a_better_value_never_lowers_a_score(model, v, seed):
    weights, strengths = model
    raised = np.minimum(v + (1 - v) * np.random.default_rng(seed).random(v.shape), 1)
    higher, lower = (choquet(x, weights, interactions=named(strengths)) for x in (raised, v))
    assert (higher >= lower - 1e-12).all()


def test_without_interactions_it_is_the_weighted_sum():
    v, w = np.random.default_rng(0).random((5, 3)), [0.2, 0.3, 0.5]
    assert_allclose(choquet(v, w), weighted_sum(v, w))


def test_those_who_need_each_other_and_those_who_stand_in():
    uneven, w = [[1.0, 0.0]], [0.5, 0.5]
    both, either = (choquet(uneven, w, interactions={"0": {"1": strength}})[0] for strength in (1.0, -1.0))
    assert (both, either) == (0.0, 1.0)


@given(data=st.data())
def test_weakened_interactions_leave_every_capacity_monotone(data):
    v = data.draw(values(5, 4))
    weights, strengths = data.draw(models())
    strong = {pair: 20 * s for pair, s in strengths.items()}
    raised = np.minimum(v + (1 - v) * np.random.default_rng(data.draw(st.integers(0, 99))).random(v.shape), 1)
    scores = [choquet(x, weights, interactions=named(strong), excess="weaken") for x in (raised, v)]
    assert (scores[0] >= scores[1] - 1e-12).all()
    mild = [choquet(v, weights, interactions=named(strengths), excess=excess) for excess in ("weaken", "refuse")]
    assert_allclose(*mild, atol=1e-12)


def test_weakened_draw_by_draw():
    v, given = [[1.0, 0.0]], {"0": {"1": 0.8}}
    w = np.array([[0.5, 0.5], [0.9, 0.1]])
    many = choquet(v, w, interactions=given, excess="weaken")
    assert_allclose(many, [[0.5 - 0.4], [0.9 - 0.1]])


BAD = {
    "no_such_criterion": ({"a": {"z": 0.1}}, "interactions must be between criteria, got 'z'"),
    "itself": ({"a": {"a": 0.1}}, "each pair once, got a criterion with itself: a, a"),
    "twice": ({"a": {"b": 0.1}, "b": {"a": 0.1}}, "each pair once, got a pair twice: b, a"),
    "not_finite": ({"a": {"b": np.nan}}, "interactions must be finite, got nan for a, b"),
    "too_strong": (
        {"a": {"c": 0.3, "b": 0.2}},
        "interactions of a must sum to no more than twice its weight 0.2, got 0.5 with the pair a, b",
    ),
}


@pytest.mark.parametrize(("interactions", "message"), BAD.values(), ids=BAD.keys())
def test_bad_interactions_are_named(interactions, message):
    with pytest.raises(ValueError, match=message):
        choquet([[0.5, 0.5, 0.5]], [0.2, 0.3, 0.5], interactions=interactions, criteria=("a", "b", "c"))


def test_an_unknown_way_with_excess_is_named():
    with pytest.raises(ValueError, match="excess must be refuse or weaken, got 'cut'"):
        choquet([[0.5]], [1.0], excess="cut")
