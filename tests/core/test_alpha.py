"""Cronbach's alpha, by hand and from the covariances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sitescore.core.soundness.alpha import cronbach_alpha

NAN = float("nan")


def test_by_hand():
    """Variances 2/3, 2/3 and 2/9 of three, of the sums 32/9: 3/2 (1 - 14/32)."""
    assert cronbach_alpha([[1, 2, 1], [2, 1, 1], [3, 3, 2]]) == pytest.approx(1.5 * (1 - 14 / 32), abs=1e-12)


@given(arrays(np.float64, st.tuples(st.integers(2, 12), st.integers(2, 6)), elements=st.integers(0, 8).map(float)))
def test_from_the_mean_covariance_and_variance(values):
    covariances = np.cov(values.T)
    count = values.shape[1]
    total = covariances.sum()
    if np.ptp(values.sum(axis=1)) == 0:
        assert np.isnan(cronbach_alpha(values))
        return
    between = covariances[~np.eye(count, dtype=bool)].mean()
    assert cronbach_alpha(values) == pytest.approx(count**2 * between / total, abs=1e-9)


@pytest.mark.parametrize("values", [[[1.0, 2.0]], [[1.0], [2.0]], [[1.0, 0.0], [0.0, 1.0]]])
def test_where_there_is_none(values):
    assert np.isnan(cronbach_alpha(values))


def test_what_is_refused():
    with pytest.raises(ValueError, match="shape"):
        cronbach_alpha([1.0, 2.0])
    with pytest.raises(ValueError, match="finite"):
        cronbach_alpha([[1.0, NAN], [2.0, 1.0]])
