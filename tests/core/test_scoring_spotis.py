"""SPOTIS on values against published distances."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.scoring.spotis import spotis

PUBLISHED = {  # name: measurements, weights, directions, bounds, distances, tolerance
    # Dezert, Tchamova, Han and Tacnet (2020): the numerical example
    "four_alternatives": (
        [[10.5, -3.1, 1.7], [-4.7, 0.0, 3.4], [8.1, 0.3, 1.3], [3.2, 7.3, -5.3]],
        [0.2, 0.3, 0.5],
        [1, -1, 1],
        [[-5, 12], [-6, 10], [-8, 5]],
        [0.1989, 0.3705, 0.3063, 0.7491],
        5.1e-5,
    ),
    # Dezert, Tchamova, Han and Tacnet (2020): the choice of a car
    "cars": (
        [
            [15000, 4.3, 99, 42, 737],
            [15290, 5.0, 116, 42, 892],
            [15350, 5.0, 114, 45, 952],
            [15490, 5.3, 123, 45, 1120],
        ],
        [0.2941, 0.2353, 0.2353, 0.0588, 0.1765],
        [-1, -1, -1, 1, 1],
        [[14000, 16000], [3, 8], [80, 140], [35, 60], [650, 1300]],
        [0.478, 0.578, 0.556, 0.580],
        5.1e-4,
    ),
}


@pytest.mark.parametrize(("measurements", "weights", "directions", "bounds", "distances", "tolerance"),
                         PUBLISHED.values(), ids=PUBLISHED.keys())  # fmt: skip
def test_published(measurements, weights, directions, bounds, distances, tolerance):
    low, high = np.array(bounds, dtype=float).T
    share = (np.array(measurements) - low) / (high - low)
    values = np.where(np.array(directions) > 0, share, 1 - share)
    w = np.array(weights)
    assert_allclose(1 - spotis(values, w / w.sum()), distances, atol=tolerance)
