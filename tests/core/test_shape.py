"""Skewness, kurtosis and outliers against scipy, which has them too."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sitescore.core.soundness.shape import is_odd, kurtosis, outlying, skewness

figures = st.lists(st.integers(-1000, 1000).map(lambda n: n / 8), min_size=4, max_size=30).filter(
    lambda x: len(set(x)) > 1
)


@given(figures)
def test_as_scipy_has_them(x):
    assert skewness(x) == pytest.approx(stats.skew(x, bias=False), abs=1e-8)
    assert kurtosis(x) == pytest.approx(stats.kurtosis(x, bias=False), abs=1e-7)


@given(figures, st.sampled_from([-3.0, 1e-9, 1e200]), st.integers(-5, 5))
def test_units_do_not_matter(x, unit, zero):
    moved = (np.array(x) + zero) * unit
    assert skewness(moved) == pytest.approx(np.sign(unit) * skewness(x), abs=1e-6)
    assert kurtosis(moved) == pytest.approx(kurtosis(x), abs=1e-6)


@pytest.mark.parametrize("x", [[], [1], [1, 2], [3, 3, 3, 3]])
def test_too_few_or_all_alike(x):
    assert np.isnan(skewness(x))
    assert np.isnan(kurtosis(x))
    assert outlying(x) == []


def test_who_lies_out():
    assert outlying([5, 4, 6, 5, 4, 6, -80]) == [6]
    assert outlying([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 900, 1, 2, 1, 70]) == [10, 14]
    assert outlying(range(10)) == []


@given(figures)
def test_without_those_the_rest_is_not_odd(x):
    out = outlying(x)
    assert bool(out) == is_odd(x)
    assert not is_odd(np.delete(x, out))
    assert set(out) <= {at for at, one in enumerate(x) if one not in sorted(x)[len(out) : len(x) - len(out)]}
