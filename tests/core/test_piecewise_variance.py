"""Variances of values over ranges, against hand-worked cases, quadrature and large samples."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.integrate import quad

from sitescore.core.sensitivity.piecewise_variance import piecewise_variance
from sitescore.core.sensitivity.variance_shares import additive_shares

RAMP, TENT = [(0, 0), (1, 1)], [(0, 0), (1, 1), (2, 0)]
CASES = {  # name: points, low, high, variance
    "line": (RAMP, 0, 1, 1 / 12),
    "half_of_it": (RAMP, 0, 0.5, 1 / 48),
    "falling": ([(0, 1), (1, 0)], 0, 1, 1 / 12),
    "flat_outside": (RAMP, 2, 9, 0),
    "ramp_then_flat": (RAMP, 0, 2, 2 / 3 - 9 / 16),
    "tent": (TENT, 0, 2, 1 / 12),
    "no_width": (TENT, 0.3, 0.3, 0),
    "far_from_nought": ([(1e9, 0), (1e9 + 1, 1)], 1e9, 1e9 + 1, 1 / 12),
}


@pytest.mark.parametrize(("points", "low", "high", "variance"), CASES.values(), ids=CASES.keys())
def test_hand_worked(points, low, high, variance):
    assert piecewise_variance(points, low, high) == pytest.approx(variance, abs=1e-12)


def moment(points, low, high, power):
    knots, heights = np.array(points).T
    found = quad(lambda x: np.interp(x, knots, heights) ** power, low, high, points=knots, epsabs=1e-13)
    return found[0] / (high - low)


def random_points(rng):
    knots = np.sort(rng.uniform(0, 10, int(rng.integers(2, 6))))
    return np.column_stack([knots, rng.random(knots.size)])


@pytest.mark.parametrize("seed", range(10))
def test_as_by_quadrature(seed):
    rng = np.random.default_rng(seed)
    points, ends = random_points(rng), np.sort(rng.uniform(-2, 12, (2, 4)), axis=0)
    expected = [moment(points, *end, 2) - moment(points, *end, 1) ** 2 for end in ends.T]
    assert_allclose(piecewise_variance(points, *ends), expected, atol=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_shares_of_an_additive_score_as_by_sampling(seed):
    """First-order shares are the squared correlations of the parts with their sum, up to the noise of the sample."""
    rng = np.random.default_rng(seed)
    criteria = [random_points(rng) for _ in range(4)]
    weights, ends = rng.dirichlet(np.ones(4)), np.sort(rng.uniform(0, 10, (4, 2)), axis=1)
    exact = additive_shares(weights, [piecewise_variance(p, *e) for p, e in zip(criteria, ends, strict=True)])
    drawn = np.array([np.interp(rng.uniform(*e, 200_000), *p.T) for p, e in zip(criteria, ends, strict=True)])
    score = weights @ drawn
    assert_allclose(exact, [np.corrcoef(part, score)[0, 1] ** 2 for part in drawn], atol=0.01)
    assert exact.sum() == pytest.approx(1, abs=1e-12)


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"low must not be above high, got 2.0 and 1.0 at index \(1,\)"):
        piecewise_variance(RAMP, [0, 2], [1, 1])
    with pytest.raises(ValueError, match="points must have increasing measurements"):
        piecewise_variance([(1, 0), (1, 1)], 0, 1)
    with pytest.raises(ValueError, match="high must be finite"):
        piecewise_variance(RAMP, 0, np.inf)
