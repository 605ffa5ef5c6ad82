"""Orders of very many scores against numpy's, whatever the scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_array_equal

from sitescore.core import falling_order as module
from sitescore.core.falling_order import falling_order
from sitescore.core.ranking import ranks

RNG = np.random.default_rng(3)
MANY = 40_000
SCORES = {
    "no two alike": RNG.random(MANY),
    "some alike": np.round(RNG.random(MANY), 8),
    "most alike": np.round(RNG.random(MANY), 2),
    "all alike": np.full(MANY, 0.5),
    "apart by less than a key": np.r_[1e9, RNG.random(MANY) * 1e-6],
    "a few apart by less than a key": np.r_[-1.0, RNG.random(MANY), 0.5 + RNG.permutation(500) * 2.0**-53],
    "wider than can be held": RNG.uniform(-1, 1, MANY) * 1.7e308,
    "narrower than can be divided by": RNG.integers(0, 100, MANY) * 5e-324,
    "of both signs": RNG.normal(size=MANY),
    "a power of two of them": RNG.random(2**16),
    "float32": RNG.random(MANY).astype(np.float32),
}


@pytest.mark.parametrize("name", SCORES)
def test_scores_fall(name):
    scores = SCORES[name]
    order = falling_order(scores)
    assert_array_equal(scores[order], -np.sort(-scores))
    assert_array_equal(np.sort(order), np.arange(scores.size))


@given(
    arrays(np.float64, st.integers(2, 40), elements=st.floats(allow_nan=False, allow_infinity=False)),
    st.sampled_from([1, 2.0**-45, 2.0**-60]),
)
def test_any_scores_fall(scores, unit):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FROM", 2)
        patch.setattr(module, "FEW", 1)
        with np.errstate(over="ignore", under="ignore"):
            near = 0.5 + scores % 64 * unit
        for some in (scores, near):
            order = falling_order(some)
            assert_array_equal(some[order], -np.sort(-some))
            assert_array_equal(np.sort(order), np.arange(some.size))


def test_those_alike_by_key_are_sorted_by_themselves(monkeypatch):
    monkeypatch.setattr(module, "_settle", lambda *_: None)
    scores = SCORES["a few apart by less than a key"]
    assert (np.diff(scores[falling_order(scores)]) > 0).any()


def test_ranks_of_many_are_those_of_an_order_by_index(monkeypatch):
    found = [ranks(scores) for scores in SCORES.values()]
    monkeypatch.setattr(module, "FROM", 2 * MANY)
    for quick, scores in zip(found, SCORES.values(), strict=True):
        assert_array_equal(quick, ranks(scores))
