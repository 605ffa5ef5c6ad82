"""Expectation of the largest, against closed forms and a fine grid."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtr

from sitescore.core.sensitivity.expected_maximum import expected_maximum

CASES = {  # name: means, sds, expectation
    "one": ([0.3], [0.2], 0.3),
    "constants": ([0.3, 0.7], [0, 0], 0.7),
    "two_alike": ([0, 0], [1, 1], 1 / np.sqrt(np.pi)),
    "three_alike": ([0, 0, 0], [1, 1, 1], 1.5 / np.sqrt(np.pi)),
    "against_a_constant": ([0, 0], [1, 0], 1 / np.sqrt(2 * np.pi)),
    "far_below": ([0, -50], [1, 1], 0),
    "far_above": ([50, 0, 1], [1, 1, 0], 50),
    "narrow_and_wide": ([0, 0], [1e-6, 1], np.sqrt((1 + 1e-12) / (2 * np.pi))),
    "a_narrow_step_off_centre": ([0.3, 0.0], [1e-9, 0.0], 0.3),
    "tiny": ([1e-9, 0], [3e-9, 4e-9], None),
}


def of_two(mean, sd):
    """Clark (1961), "The greatest of a finite set of random variables", Operations Research 9(2), 145-162."""
    s = np.hypot(*sd)
    z = (mean[0] - mean[1]) / s
    return mean[0] * ndtr(z) + mean[1] * ndtr(-z) + s * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)


@pytest.mark.parametrize(("mean", "sd", "expected"), CASES.values(), ids=CASES.keys())
def test_closed_forms(mean, sd, expected):
    expected = of_two(mean, sd) if expected is None else expected
    assert expected_maximum(mean, sd) == pytest.approx(expected, abs=1e-11 * max(sd, default=0) + 1e-14)


@pytest.mark.parametrize("seed", range(40))
def test_two_of_any_kind(seed):
    rng = np.random.default_rng(seed)
    mean, sd = rng.normal(size=2), 10 ** rng.uniform(-6, 0, 2)
    assert expected_maximum(mean, sd) == pytest.approx(of_two(mean, sd), abs=1e-11)


@pytest.mark.parametrize("n", [3, 12, 50])
def test_many_against_a_fine_grid(n):
    rng = np.random.default_rng(n)
    mean, sd = rng.random(n), rng.uniform(0.05, 0.5, n) * (rng.random(n) < 0.8)
    x = np.linspace(-4, 6, 100_001)
    product = np.prod([ndtr((x - m) / s) if s else x >= m for m, s in zip(mean, sd, strict=True)], axis=0)
    grid = -4 + np.trapezoid(1 - product, x)
    assert expected_maximum(mean, sd) == pytest.approx(grid, abs=1e-4)


def test_bad_arguments():
    with pytest.raises(ValueError, match="mean and sd must have one shape"):
        expected_maximum([0.0, 1.0], [1.0])
    with pytest.raises(ValueError, match="sd must not be negative"):
        expected_maximum([0.0], [-1.0])
    with pytest.raises(ValueError, match="mean and sd must have one shape"):
        expected_maximum([], [])
