"""Sums without rounding, against those of fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.streaming import exact_sums
from sitescore.core.streaming.exact_sums import FIGURE_BITS, HELD, SHARE_BITS, sum_of_figures, sum_of_shares

UNITS = 2**SHARE_BITS


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("sites", [0, 1, HELD - 1, HELD, HELD + 1, 5 * HELD])
@pytest.mark.parametrize("scale", [0, 1e-9, 1])
def test_shares_are_not_rounded(sites, scale, dtype, monkeypatch):
    monkeypatch.setattr(exact_sums, "AT_ONCE", 3 * HELD)
    shares = (np.random.default_rng(sites).random(sites) * scale).astype(dtype)
    shares[::7] = 1
    shares[shares < 2.0**-29] *= scale < 1  # some are 0
    assert Fraction(sum_of_shares(shares), UNITS) == sum(Fraction(float(share)) for share in shares)


@pytest.mark.parametrize("below", [0, 2.0**-40])
def test_shares_of_single_precision_from_the_least_that_is_summed_in_one_go(below):
    """As many as are added up together, the least of them with all their bits beside the largest."""
    least = np.nextafter(np.float32(exact_sums.LEAST_SUMMED), np.float32(1))
    shares = np.full(exact_sums.AT_ONCE, np.nextafter(np.float32(1), np.float32(0)))
    shares[::5] = least - np.float32(below)
    shares[-1] = 1
    counted, times = np.unique(shares, return_counts=True)
    known = sum(Fraction(float(share)) * int(count) for share, count in zip(counted, times, strict=True))
    assert Fraction(sum_of_shares(shares), UNITS) == known


@given(st.lists(st.floats(0, 1), max_size=9), st.sampled_from(["f4", "f8"]))
def test_shares_are_off_by_half_a_unit_each_at_most(shares, dtype):
    given = np.array(shares, dtype=dtype)
    assert abs(sum_of_shares(given) - UNITS * sum(Fraction(float(x)) for x in given)) <= Fraction(given.size, 2)


@given(st.lists(st.floats(-1e300, 1e300)), st.integers(1, 7))
def test_figures_are_not_rounded(figures, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact_sums, "AT_ONCE", at_once)
        assert Fraction(sum_of_figures(np.array(figures)), 2**FIGURE_BITS) == sum(map(Fraction, figures))


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("sign", [-1, 1])
def test_many_figures_of_one_size_are_not_rounded(sign, dtype):
    figures = (sign * np.random.default_rng(1).uniform(0.5, 1, 100_000)).astype(dtype)
    assert Fraction(sum_of_figures(figures), 2**FIGURE_BITS) == sum(Fraction(float(figure)) for figure in figures)


def test_the_least_figure_counts():
    assert Fraction(sum_of_figures(np.array([5e-324, 5e-324])), 2**FIGURE_BITS) == 2 * Fraction(5e-324)


def test_figures_that_are_not_finite_have_no_sum():
    with pytest.raises(OverflowError):
        sum_of_figures(np.array([1.0, np.inf]))
