"""VIKOR on values against published compromises and a version in loops."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sitescore.core.classical.normalisations import minmax
from sitescore.core.scoring.vikor import vikor
from tests.strategies import problems

PUBLISHED = {  # name: measurements, weights, directions, v, Q, tolerance
    # Opricovic and Tzeng (2004), EJOR 156(2), 445-455: the mountain climbing problem
    "mountain": ([[1, 3000], [2, 3750], [5, 4500]], [0.5, 0.5], [-1, 1], 0.5, [1, 0, 1], 1e-3),
    # Yang and Wu (2020), IEEE Access 8, 21261-21271
    "yang_and_wu": (
        [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]],
        [0.25] * 4,
        [1] * 4,
        0.5,
        [0.5679, 0.7667, 1, 0.7493, 0],
        5.1e-5,
    ),
    # Papathanasiou and Ploskas (2018), Multiple Criteria Decision Aid, pp. 31-55
    "papathanasiou_and_ploskas": (
        [[8, 7, 2, 1], [5, 3, 7, 5], [7, 5, 6, 4], [9, 9, 7, 3], [11, 10, 3, 7], [6, 9, 5, 4]],
        [0.4, 0.3, 0.1, 0.2],
        [1] * 4,
        0.625,
        [0.640, 1.0, 0.693, 0.271, 0.0, 0.694],
        5.1e-4,
    ),
}


@pytest.mark.parametrize(("measurements", "weights", "directions", "v", "q", "tolerance"), PUBLISHED.values(),
                         ids=PUBLISHED.keys())  # fmt: skip
def test_published(measurements, weights, directions, v, q, tolerance):
    table = np.array(measurements, dtype=float)
    values = minmax(table, np.array(directions, dtype=float))(table)
    assert_allclose(vikor(values, weights, v=v), 1 - np.array(q), atol=tolerance)


@given(problem=problems(), v=st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_fixed_ends_against_loops(problem, v):
    x, w = problem
    found = []
    for row in x:
        regrets = [share * (1 - value) for value, share in zip(row, w, strict=True)]
        found.append(1 - v * sum(regrets) - (1 - v) * max(regrets) / max(w))
    assert_allclose(vikor(x, w, v=v, ideal="fixed"), found, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_ends_of_the_set_against_loops(seed):
    rng = np.random.default_rng(seed)
    x, w = rng.random((6, 4)), rng.dirichlet(np.ones(4))
    best, worst = x.max(axis=0), x.min(axis=0)
    regrets = [[w[j] * (best[j] - row[j]) / (best[j] - worst[j]) for j in range(4)] for row in x]
    s, r = [sum(row) for row in regrets], [max(row) for row in regrets]
    q = [0.5 * (s[i] - min(s)) / (max(s) - min(s)) + 0.5 * (r[i] - min(r)) / (max(r) - min(r)) for i in range(len(x))]
    assert_allclose(vikor(x, w), 1 - np.array(q), atol=1e-12)


def test_noise_is_not_blown_up_to_a_difference():
    """Three sites with the same regret on one criterion each: the sums differ in the last bits at most."""
    x, w = 1 - np.eye(3) * 0.3, np.array([1 / 3, 1 / 3, 1 / 3])
    assert_allclose(vikor(x, w), 1)


@pytest.mark.parametrize("v", [-0.1, 1.1, np.nan])
def test_the_weight_of_the_sum_lies_within_zero_and_one(v):
    with pytest.raises(ValueError, match="v must lie within 0 and 1, got"):
        vikor([[0.5]], [1.0], v=v)
