"""Dominance and the front, against hand-worked cases and against comparing every pair."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal

from sitescore.core.sensitivity import dominance as module
from sitescore.core.sensitivity.dominance import dominators, pareto_front
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
    found = dominators(v, most=2)
    assert sorted((i, j) for j, row in enumerate(found.sites.tolist()) for i in row if i >= 0) == pairs
    assert found.count.sum() == len(pairs)
    assert np.flatnonzero(pareto_front(v)).tolist() == front


def by_pairs(v):
    return (v[:, None] >= v).all(axis=2) & (v[:, None] > v).any(axis=2)


def check(v, most):
    expected = by_pairs(v)
    found = dominators(v, most=most)
    assert_array_equal(found.count, expected.sum(axis=0))
    assert_array_equal(pareto_front(v), ~expected.any(axis=0))
    for at, row in enumerate(found.sites):
        named = row[row >= 0]
        assert named.size == min(most, found.count[at])
        assert (np.diff(named) > 0).all()
        assert expected[named, at].all()


@given(
    v=st.tuples(st.integers(1, 12), st.integers(1, 4)).flatmap(
        lambda shape: values(*shape) | arrays(np.float64, shape, elements=st.integers(0, 3).map(lambda k: k / 3))
    ),
    most=st.integers(1, 12),
)
def test_as_by_comparing_every_pair(v, most):
    check(v, most)


@pytest.mark.parametrize("sites", [1, 2, 90])
def test_few_sites_outright_as_more_in_turn(sites, monkeypatch):
    v = np.random.default_rng(sites).integers(0, 5, (sites, 3)) / 4
    outright = pareto_front(v)
    monkeypatch.setattr(module, "OUTRIGHT", 0)
    assert_array_equal(pareto_front(v), outright)


def table(kind, n, m, rng):
    """Fronts from one site to all, with twins and without."""
    v, shared = rng.random((n, m)), rng.random((n, 1))
    tables = {
        "uniform": v,
        "alike": np.clip(shared + 0.02 * v, 0, 1),
        "half_alike": (shared + v) / 2,
        "opposed": v / v.sum(axis=1, keepdims=True),
        "steps": np.round(3 * v) / 3,
        "twins": v[rng.integers(0, max(n // 5, 1), n)],
        "all_alike": np.full((n, m), 0.5),
    }
    return tables[kind]


KINDS = ("uniform", "alike", "half_alike", "opposed", "steps", "twins", "all_alike")


@pytest.mark.parametrize("m", [1, 2, 5, 16, 17, 20, 40])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [module.ROWS, 7])
def test_tables_of_many_blocks(kind, m, rows, monkeypatch):
    """Seven rows a block, and few columns, make small tables pass through every way of comparing."""
    monkeypatch.setattr(module, "ROWS", rows)
    monkeypatch.setattr(module, "OUTRIGHT", 0)
    monkeypatch.setattr(module, "FEW", 0 if rows == 7 else module.FEW)
    monkeypatch.setattr(module, "COLUMNS", 11 if rows == 7 else module.COLUMNS)
    check(table(kind, 300, m, np.random.default_rng([m, rows])), most=3)


def test_those_named_of_many_have_the_best_places():
    v = np.repeat(np.linspace(0, 1, 50)[:, None], 2, axis=1)[np.random.default_rng(4).permutation(50)]
    worst = dominators(v, most=3)
    at = int(v[:, 0].argmin())
    assert worst.count[at] == 49
    assert_array_equal(worst.sites[at], np.sort(np.argsort(-v[:, 0])[:3]))


def test_memory_does_not_grow_with_the_pairs():
    """A table of all pairs would take 36 MB."""
    v = np.random.default_rng(5).random((6000, 3))
    tracemalloc.start()
    try:
        dominators(v, most=1)
        pareto_front(v)
        assert tracemalloc.get_traced_memory()[1] < 16e6
    finally:
        tracemalloc.stop()


def test_order_of_sites_and_criteria_does_not_matter():
    rng = np.random.default_rng(3)
    v = rng.integers(0, 5, (200, 3)) / 4
    sites, criteria = rng.permutation(200), rng.permutation(3)
    assert_array_equal(pareto_front(v[sites][:, criteria]), pareto_front(v)[sites])


def test_more_sites_than_fit_two_bytes():
    ladder = np.linspace(0, 1, 40_000)
    v = np.column_stack([ladder, ladder])
    assert np.flatnonzero(pareto_front(v)).tolist() == [39_999]


@pytest.mark.parametrize("question", [dominators, pareto_front])
def test_bad_arguments(question):
    with pytest.raises(ValueError, match=r"values must lie within \[0, 1\]"):
        question([[1.5, 0.0]])
    with pytest.raises(ValueError, match=r"values must have shape \(sites, criteria\)"):
        question(np.zeros((2, 2, 2)))
