"""Scores as straight lines in one local weight, against weights worked out anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from sitescore.core.hierarchy import global_weights, local_weights
from sitescore.core.sensitivity.weight_rates import has_siblings, weight_rates
from tests.strategies import trees, values

# Two factors, one of them with a factor with a factor: local weights are shares among siblings.
DEEP = [-1, -1, 1, 2, 0, 0, 1, 2, 3, 3]
DEEP_LOCAL = [0.75, 0.25, 0.5, 0.25, 0.25, 0.75, 0.5, 0.75, 0.5, 0.5]


def lines(v, parents, local):
    """What all sites score with each node's local weight at 0 and at 1, for the nodes that can move."""
    v = np.asarray(v, dtype=float)
    rates = weight_rates(parents, local, criteria=v.shape[1])
    now = scores(v, parents, local)
    movable = np.flatnonzero(has_siblings(parents))
    return {int(n): (now - local[n] * v @ rates[n], now + (1 - local[n]) * v @ rates[n]) for n in movable}


def moved(parents, local, node, to):
    """Local weights with one set and its siblings in their old proportions, equal ones if they had none."""
    siblings = np.flatnonzero((np.asarray(parents) == parents[node]) & (np.arange(len(parents)) != node))
    result = np.array(local, dtype=float)
    rest = result[siblings].sum()
    result[siblings] = (result[siblings] / rest if rest > 1e-12 else 1 / siblings.size) * (1 - to)
    result[node] = to
    return result


def scores(v, parents, local):
    return v @ global_weights(parents, local)[len(parents) - v.shape[1] :]


@st.composite
def tree_problems(draw):
    """Values and a tree whose local weights may be 0."""
    parents, factors, _ = draw(trees())
    points = draw(arrays(np.float64, len(parents), elements=st.integers(0, 9).map(float)))
    for parent in set(parents):
        siblings = [node for node, above in enumerate(parents) if above == parent]
        points[siblings[0]] += points[siblings].sum() == 0
    v = draw(values(draw(st.integers(1, 6)), len(parents) - factors))
    return v, parents, local_weights(parents, points)


def test_hand_worked():
    found = lines(np.array([[1, 0, 0.5], [0.2, 0.6, 1]]), [-1, 0, 0, -1], [0.4, 0.25, 0.75, 0.6])
    assert_allclose(found[0], [[0.5, 1], [0.25, 0.5]])
    assert_allclose(found[1], [[0.3, 0.84], [0.7, 0.68]])
    assert_allclose(found[2], [[0.7, 0.68], [0.3, 0.84]])
    assert_allclose(found[3], [[0.25, 0.5], [0.5, 1]])


def test_siblings_without_weight_count_as_equal():
    found = lines(np.array([[1, 0.2, 0.6]]), [-1, -1, -1], [1.0, 0.0, 0.0])
    assert_allclose(found[0], [[0.4], [1.0]])
    assert_allclose(found[1], [[1.0], [0.2]])


def test_only_children_cannot_move():
    assert lines(np.array([[0.3]]), [-1], [1.0]) == {}
    assert sorted(lines(np.array([[0.3, 0.6]]), [-1, 0, 1, 1], [1, 1, 0.5, 0.5])) == [2, 3]


@pytest.mark.parametrize("node", range(10))
def test_three_levels(node):
    v = np.random.default_rng(node).random((5, 6))
    zero, one = lines(v, DEEP, DEEP_LOCAL)[node]
    for to in (0, 0.1, DEEP_LOCAL[node], 0.9, 1):
        assert_allclose(zero + to * (one - zero), scores(v, DEEP, moved(DEEP, DEEP_LOCAL, node, to)), atol=1e-12)


@given(problem=tree_problems(), to=st.floats(0, 1))
def test_lines_are_the_scores_at_weights_worked_out_anew(problem, to):
    v, parents, local = problem
    found = lines(v, parents, local)
    movable = [node for node, parent in enumerate(parents) if parents.count(parent) > 1]
    assert sorted(found) == movable
    for node, (zero, one) in found.items():
        for at in (0.0, to, 1.0):
            expected = scores(v, parents, moved(parents, local, node, at))
            assert_allclose(zero + at * (one - zero), expected, atol=1e-12)
        assert_allclose(zero + local[node] * (one - zero), scores(v, parents, local), atol=1e-12)


def test_bad_arguments():
    with pytest.raises(ValueError, match="parents must not run in a circle"):
        weight_rates([1, 0, 0], [0.5, 0.5, 1.0], criteria=1)
