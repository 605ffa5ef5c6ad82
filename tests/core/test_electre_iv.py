"""ELECTRE IV against a worked example and against the paper's counts."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.outranking import electre_tables
from sitescore.core.outranking.electre_iv import electre_iv
from tests.core.electre_cases import tables

# Six real cars (price, power, 0-100 km/h, consumption, CO2): github.com/PatrykHub/ELECTRE-Methods, credibility_iv.
CARS = [
    [22080, 105, 11.4, 5.8, 119],
    [28100, 160, 8.6, 9.6, 164],
    [24650, 143, 9.0, 4.5, 119],
    [32700, 177, 7.9, 6.7, 128],
    [22750, 136, 9.4, 7.6, 151],
    [27350, 180, 7.9, 8.4, 164],
]


def test_six_cars():
    """As printed, but for two pairs strictly better on 2 of 5 criteria: 0.2 there, where 2 passes for half of 5."""
    found = electre_iv(
        CARS,
        [1] * 5,
        [-1, 1, -1, -1, -1],
        q=[500, 0, 0, 0, 0],
        p=[3000, 30, 2, 1, 100],
        v=[4000, np.inf, np.inf, np.inf, np.inf],
    ).details["credibility"]
    printed = np.array(
        [
            [1.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            [0.0, 1.0, 0.0, 0.0, 0.0, 0.0],
            [0.8, 0.8, 1.0, 0.2, 0.8, 0.0],
            [0.0, 0.0, 0.0, 1.0, 0.0, 0.0],
            [0.2, 0.8, 0.0, 0.0, 1.0, 0.0],
            [0.0, 1.0, 0.0, 0.0, 0.0, 1.0],
        ]
    )
    printed[2, 3] = printed[4, 0] = 0
    assert_array_equal(found, printed)


def graded(a, b, q, p, v):
    """Credibility of a over b by Roy and Hugonnard's counts."""
    m = len(a)

    def counts(one, other):
        lead = one - other
        return (
            sum(lead[j] > p[j] for j in range(m)),
            sum(q[j] < lead[j] <= p[j] for j in range(m)),
            sum(0 < lead[j] <= q[j] for j in range(m)),
        )

    strict, weak, just = counts(a, b)
    their_strict, their_weak, their_just = counts(b, a)
    better = strict + weak + just
    if their_strict + their_weak == 0 and their_just < better:
        return 1
    if their_strict == 0 and their_weak <= strict and their_weak + their_just < better:
        return 0.8
    if their_strict == 0 and their_weak <= strict + weak:
        return 0.6
    if their_strict == 0:
        return 0.4
    vetoed = any(b[j] - a[j] > p[j] and b[j] - a[j] >= v[j] for j in range(m))
    return 0.2 if their_strict == 1 and not vetoed and strict >= m / 2 else 0


@pytest.mark.parametrize("seed", range(8))
def test_counts_pair_by_pair(monkeypatch, seed):
    monkeypatch.setattr(electre_tables, "PAIRS", 20)
    x, w, d = tables(seed, sites=9, criteria=5)
    rng = np.random.default_rng(seed)
    q = rng.integers(0, 3, 5)
    p, v = q + rng.integers(0, 4, 5), q + rng.integers(4, 9, 5)
    found = electre_iv(x, w, d, q=q, p=p, v=v).details["credibility"]
    for a in range(9):
        for b in range(9):
            assert found[a, b] == (1 if a == b else graded(x[a] * d, x[b] * d, q, p, v))


def test_lines_are_taken_at_the_worse_site():
    x = np.array([[100.0], [109.0], [111.0]])
    found = electre_iv(x, [1], [1], q=[[0.1, 0]]).details["credibility"]
    assert_array_equal(found[0], [1, 0.6, 0])


def test_weights_do_not_matter_but_for_none():
    x, w, d = tables(3)
    one, other = electre_iv(x, w, d, q=1, p=3), electre_iv(x, np.ones(4), d, q=1, p=3)
    assert_array_equal(one.details["credibility"], other.details["credibility"])
    without = electre_iv(x, [1, 0, 1, 1], d, q=1, p=3).details["credibility"]
    assert_array_equal(without, electre_iv(x[:, [0, 2, 3]], [1] * 3, d[[0, 2, 3]], q=1, p=3).details["credibility"])
    assert (without != one.details["credibility"]).any()
