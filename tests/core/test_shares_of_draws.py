"""Error bars of shares, against published intervals, scipy and exact coverage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats

from sitescore.core.sensitivity.shares_of_draws import replicate_interval, wilson, wilson_of_parts


@given(hits=st.integers(0, 500), draws=st.integers(1, 500))
def test_wilson_as_scipy(hits, draws):
    hits = min(hits, draws)
    expected = stats.binomtest(hits, draws).proportion_ci(0.95, method="wilson")
    low, high = wilson(hits / draws, draws=draws)
    assert (low, high) == (pytest.approx(expected.low, abs=1e-12), pytest.approx(expected.high, abs=1e-12))


def test_wilson_of_newcombe_1998():
    """Newcombe (1998), Statistics in Medicine 17(8), 857-872, table I, method 3: 81/263, 15/148, 0/20, 1/29."""
    for hits, draws, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
                                   (1, 29, 0.0061, 0.1718)):  # fmt: skip
        assert_allclose(wilson(hits / draws, draws=draws), [low, high], atol=5e-5)


def test_wilson_covers_on_average_what_it_says():
    """Exact over the binomial distribution: the mean over shares is 95 % to within half a point."""
    draws = 1000
    hits = np.arange(draws + 1)
    low, high = wilson(hits / draws, draws=draws)
    shares = np.linspace(0.01, 0.99, 197)
    coverage = [stats.binom.pmf(hits, draws, p)[(low <= p) & (p <= high)].sum() for p in shares]
    assert np.mean(coverage) == pytest.approx(0.95, abs=0.005)
    assert min(coverage) > 0.92


def test_wilson_has_width_at_the_ends():
    low, high = wilson([0.0, 1.0], draws=100)
    assert_allclose(low, [0, 0.9630065], atol=1e-7)
    assert_allclose(high, [0.0369935, 1], atol=1e-7)


@pytest.mark.parametrize(("share", "draws"), [(-0.1, 10), (1.1, 10), (0.5, 0)])
def test_wilson_refuses(share, draws):
    with pytest.raises(ValueError, match=r"share must lie within \[0, 1\] and draws be at least 1"):
        wilson(share, draws=draws)


@given(st.lists(st.floats(0, 1, allow_subnormal=False), min_size=2, max_size=20).filter(lambda x: np.ptp(x) > 1e-6))
def test_replicates_as_student(parts):
    expected = stats.t.interval(0.95, len(parts) - 1, loc=np.mean(parts), scale=stats.sem(parts))
    low, high = replicate_interval(np.array(parts)[:, None])
    assert_allclose([low[0], high[0]], expected, rtol=1e-9, atol=1e-12)


def test_replicates_keep_the_other_axes():
    parts = np.random.default_rng(0).random((16, 3, 4))
    low, high = replicate_interval(parts)
    assert low.shape == high.shape == (3, 4)
    assert (low < parts.mean(axis=0)).all()
    assert (parts.mean(axis=0) < high).all()


@pytest.mark.parametrize("chances", [(0.7, 0.0), (0.3, 0.2), (0.05, 0.6)], ids=str)
def test_bars_of_parts_cover(chances):
    """Halves and wholes: 95 % bars over 4000 seeds cover in 94 to 96 % of them, to three binomial errors."""
    halves, wholes = chances
    counts = np.random.default_rng(1).multinomial(400, [halves, wholes, 1 - halves - wholes], 4000) / 400
    share, squares = counts[:, 0] / 2 + counts[:, 1], counts[:, 0] / 4 + counts[:, 1]
    low, high = wilson_of_parts(share, squares, draws=400)
    covered = ((low <= halves / 2 + wholes) & (halves / 2 + wholes <= high)).mean()
    assert covered == pytest.approx(0.95, abs=0.01 + 3 * np.sqrt(0.95 * 0.05 / 4000))
    assert (high - low < (wilson(share, draws=400)[1] - wilson(share, draws=400)[0])).all()


def test_whole_parts_are_shares():
    assert_allclose(wilson_of_parts([0.0, 0.3, 1.0], [0.0, 0.3, 1.0], draws=50), wilson([0.0, 0.3, 1.0], draws=50))
