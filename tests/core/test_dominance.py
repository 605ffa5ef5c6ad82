"""Dominance and the front, against hand-worked cases and against comparing every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal

from sitescore.core.sensitivity import dominance as module
from sitescore.core.sensitivity.dominance import dominance, pareto_front
from tests.strategies import values

CASES = {  # name: values, pairs (i dominates j), front
    "better_everywhere": ([[0.9, 0.8], [0.1, 0.2]], [(0, 1)], [0]),
    "better_somewhere": ([[0.9, 0.5], [0.9, 0.4], [0.2, 0.8]], [(0, 1)], [0, 2]),
    "twins": ([[0.5, 0.5], [0.5, 0.5]], [], [0, 1]),
    "twins_below": ([[0.5, 0.5], [0.5, 0.5], [0.5, 0.6]], [(2, 0), (2, 1)], [2]),
    "chain": ([[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]], [(1, 0), (2, 0), (2, 1)], [2]),
    "one_criterion": ([[0.1], [0.7], [0.7]], [(1, 0), (2, 0)], [1, 2]),
    "one_site": ([[0.1, 0.7]], [], [0]),
    "noughts_of_both_signs": ([[0.0, 0.5], [-0.0, 0.5]], [], [0, 1]),
    # Decision Sciences 28(1), 1997, 151-194: the fourth alternative is below the first throughout.
    "triantaphyllou_sanchez_1997": (
        [
            [0.3088, 0.2897, 0.3867, 0.1922],
            [0.2163, 0.3458, 0.1755, 0.6288],
            [0.4509, 0.2473, 0.1194, 0.0575],
            [0.0240, 0.1172, 0.3184, 0.1215],
        ],
        [(0, 3)],
        [0, 1, 2],
    ),
}


@pytest.mark.parametrize(("v", "pairs", "front"), CASES.values(), ids=CASES.keys())
def test_hand_worked(v, pairs, front):
    assert [tuple(pair) for pair in np.argwhere(dominance(v))] == pairs
    assert np.flatnonzero(pareto_front(v)).tolist() == front


def by_pairs(v):
    n = len(v)
    return np.array([[(v[i] >= v[j]).all() and (v[i] > v[j]).any() for j in range(n)] for i in range(n)])


@given(
    v=st.tuples(st.integers(1, 12), st.integers(1, 4)).flatmap(
        lambda shape: values(*shape) | arrays(np.float64, shape, elements=st.integers(0, 3).map(lambda k: k / 3))
    )
)
def test_as_by_comparing_every_pair(v):
    expected = by_pairs(v)
    assert_array_equal(dominance(v), expected)
    assert_array_equal(pareto_front(v), ~expected.any(axis=0))


@pytest.mark.parametrize(("n", "m", "steps"), [(700, 2, 50), (700, 4, 6), (500, 8, 1000), (300, 20, 1000)])
def test_blocks_of_any_size_agree(n, m, steps, monkeypatch):
    v = np.random.default_rng(n + m).integers(0, steps + 1, (n, m)) / steps
    whole = dominance(v)
    monkeypatch.setattr(module, "ROWS", 7)
    monkeypatch.setattr(module, "COLUMNS", 11)
    assert_array_equal(dominance(v), whole)
    assert_array_equal(pareto_front(v), ~whole.any(axis=0))


def test_order_of_sites_and_criteria_does_not_matter():
    rng = np.random.default_rng(3)
    v = rng.integers(0, 5, (200, 3)) / 4
    sites, criteria = rng.permutation(200), rng.permutation(3)
    assert_array_equal(pareto_front(v[sites][:, criteria]), pareto_front(v)[sites])


def test_more_sites_than_fit_two_bytes():
    ladder = np.linspace(0, 1, 40_000)
    v = np.column_stack([ladder, ladder])
    assert np.flatnonzero(pareto_front(v)).tolist() == [39_999]


@pytest.mark.parametrize("question", [dominance, pareto_front])
def test_bad_arguments(question):
    with pytest.raises(ValueError, match=r"values must lie within \[0, 1\]"):
        question([[1.5, 0.0]])
    with pytest.raises(ValueError, match=r"values must have shape \(sites, criteria\)"):
        question(np.zeros((2, 2, 2)))
