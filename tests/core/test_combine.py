"""Weights of several people."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from sitescore.core.weighting.combine import combine
from sitescore.core.weighting.pairwise import pairwise

points = arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 4)), elements=st.integers(1, 100).map(float))


@given(points)
def test_mean_and_distances_against_loops(weights):
    found = combine(weights)
    shares = [[w / sum(row) for w in row] for row in weights]
    together = [sum(column) / len(shares) for column in zip(*shares, strict=True)]
    assert_allclose(found.weights, together)

    def apart(a, b):
        return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / 2

    assert_allclose(found.details["deviations"], [apart(row, together) for row in shares], atol=1e-12)
    pairs = [apart(a, b) for a, b in combinations(shares, 2)]
    assert found.details["consensus"] == pytest.approx(1 - np.mean(pairs) if pairs else 1)
    assert_allclose(found.details["distances"], [[apart(a, b) for b in shares] for a in shares], atol=1e-12)
    assert found.details["deviations"][found.details["furthest"]] == pytest.approx(max(found.details["deviations"]))


@given(points)
def test_geometric_mean_of_priorities_is_that_of_comparisons(weights):
    """Forman and Peniwati (1998): with geometric means, combined judgements and combined weights are the same."""
    judged = np.exp(np.mean([np.log(row[:, None] / row) for row in weights], axis=0))
    expected = pairwise(judged, derivation="geometric_mean").weights
    assert_allclose(combine(weights, kind="geometric").weights, expected, rtol=1e-9)


@pytest.mark.parametrize("kind", ["mean", "geometric"])
def test_importance_is_as_many_people(kind):
    weights = np.array([[1.0, 2, 3], [5, 1, 1]])
    found = combine(weights, kind=kind, importance=[2, 1])
    assert_allclose(found.weights, combine(weights[[0, 0, 1]], kind=kind).weights)
    alone = combine([*weights, [0, 1, 0]], kind=kind, importance=[1, 0, 0])
    assert_allclose(alone.weights, weights[0] / 6)


def test_the_ends_of_consensus():
    assert combine([[1, 3], [2, 6], [10, 30]]).details["consensus"] == pytest.approx(1)
    assert combine([[1, 0, 0], [0, 1, 0], [0, 0, 1]]).details["consensus"] == 0


def test_one_persons_veto_counts_in_the_geometric_mean():
    assert_allclose(combine([[1, 0, 1], [1, 8, 4]], kind="geometric").weights, [1 / 3, 0, 2 / 3])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"weights": [[1, np.nan]]}, r"weights must be finite, got nan at index \(0, 1\)"),
        ({"weights": [[1, -1]]}, r"weights must not be negative, got -1.0 at index \(0, 1\)"),
        ({"weights": [[1, 1], [0, 0]]}, r"weights must not all be 0 for a person, got 0.0 at index \(1,\)"),
        ({"weights": [1, 2]}, r"weights must have shape \(people, criteria\)"),
        (
            {"weights": [[1, 0], [0, 1]], "kind": "geometric"},
            "weights must leave a criterion with weight from everybody",
        ),
        ({"weights": [[1, 1]], "kind": "median"}, "kind must be one of mean, geometric, got 'median'"),
        ({"weights": [[1, 1]], "importance": [1, 1]}, r"importance must have shape \(1,\)"),
        ({"weights": [[1, 1]], "importance": [-1]}, "importance must not be negative"),
        ({"weights": [[1, 1]], "importance": [0]}, "importance must not all be 0"),
    ],
)
def test_wrong_arguments_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        combine(**arguments)
