"""The bell in waves, against the bell of every pair."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.outranking.bell_waves import REACH, TERMS, WIDTH, factorials, series_of_boxes

CROWD = 40


def moments_of(places):
    """Sums over a box of exp(-b^2 / 2) b^k."""
    return (np.exp(-(places**2) / 2)[:, None] * places[:, None] ** np.arange(TERMS)).sum(axis=0)


@pytest.mark.parametrize("seed", range(5))
def test_boxes_send_out_the_bells_of_what_is_in_them(seed):
    rng = np.random.default_rng(seed)
    ids = np.unique(rng.integers(0, 6 * REACH, 25))
    inside = rng.uniform(-WIDTH / 2, WIDTH / 2, (ids.size, CROWD))
    left, every = series_of_boxes(ids, np.array([moments_of(places) for places in inside]))
    at = rng.uniform(-WIDTH / 2, WIDTH / 2, ids.size)
    powers = at[:, None] ** np.arange(TERMS) * np.exp(-(at**2) / 2)[:, None]
    distance = (ids * WIDTH + at)[:, None, None] - (ids[:, None] * WIDTH + inside)[None]
    bells = np.exp(-(distance**2) / 2).sum(axis=2)
    apart = ids[:, None] - ids[None]
    near = np.abs(apart) <= REACH
    assert_allclose((every * powers).sum(axis=1), (bells * near).sum(axis=1), rtol=0, atol=1e-12 * CROWD * ids.size)
    to_its_left = near & (apart > 0)
    assert_allclose(
        (left * powers).sum(axis=1), (bells * to_its_left).sum(axis=1), rtol=0, atol=1e-12 * CROWD * ids.size
    )


def test_what_is_beyond_reach_adds_less_than_rounding():
    assert np.exp(-(((REACH + 1) * WIDTH - WIDTH) ** 2) / 2) < 1e-13
    assert factorials()[-1] == np.prod(np.arange(1.0, TERMS))
