"""Sums without rounding, against those of fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.streaming import exact_sums
from sitescore.core.streaming.exact_sums import FIGURE_BITS, HELD, SHARE_BITS, sum_of_figures, sum_of_shares


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("sites", [0, 1, HELD - 1, HELD, HELD + 1, 5 * HELD])
@pytest.mark.parametrize("scale", [0, 1e-9, 1])
def test_shares_are_rounded_one_by_one(sites, scale, dtype):
    shares = (np.random.default_rng(sites).random(sites) * scale).astype(dtype)
    shares[::7] = 1
    assert Fraction(sum_of_shares(shares), 2**SHARE_BITS) == sum(Fraction(1 + float(share)) - 1 for share in shares)


@given(st.lists(st.floats(-1e300, 1e300)), st.integers(1, 7))
def test_figures_are_not_rounded(figures, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exact_sums, "AT_ONCE", at_once)
        assert Fraction(sum_of_figures(np.array(figures)), 2**FIGURE_BITS) == sum(map(Fraction, figures))


@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_many_figures_of_one_size_are_not_rounded(dtype):
    figures = np.full(100_000, -np.nextafter(1, 0, dtype=dtype), dtype=dtype)
    assert Fraction(sum_of_figures(figures), 2**FIGURE_BITS) == figures.size * Fraction(float(figures[0]))
