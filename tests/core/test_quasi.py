"""Scrambled Sobol' points: even, uniform, independent from set to set, and better than chance."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.sampling.quasi import sobol_replicates
from sitescore.core.sampling.simplex import stick_breaking


def points(dimension, draws, replicates, seed=1):
    return sobol_replicates(dimension, draws, replicates, rng=np.random.default_rng(seed))


def test_one_point_in_each_equal_part_of_each_side():
    x = points(5, 256, 3)
    assert x.shape == (3, 256, 5)
    for part in np.floor(x * 256).transpose(0, 2, 1).reshape(-1, 256):
        assert_array_equal(np.sort(part), np.arange(256))


def test_one_point_in_each_square_of_the_first_two_dimensions():
    cells = np.floor(points(2, 256, 1)[0] * 16).astype(int)
    assert len({tuple(cell) for cell in cells}) == 256


def test_each_point_is_uniform_over_the_sets():
    first = points(2, 1, 4000)[:, 0]
    assert abs(first.mean(axis=0) - 0.5).max() < 5 / np.sqrt(12 * 4000)
    assert abs(np.corrcoef(first.T)[0, 1]) < 0.08


def test_sets_differ_and_the_same_generator_gives_the_same():
    x = points(3, 8, 4)
    assert len({tuple(each.ravel()) for each in x}) == 4
    assert_array_equal(x, points(3, 8, 4))
    rng = np.random.default_rng(1)
    assert (sobol_replicates(3, 8, 4, rng=rng) != sobol_replicates(3, 8, 4, rng=rng)).any()


def test_mean_weight_of_a_corner_is_nearer_than_chance_and_its_error_is_told():
    w = stick_breaking(points(4, 1024, 16))
    means = (w[..., 2] > 0.5).mean(axis=1)
    error = means.std(ddof=1) / 4
    assert abs(means.mean() - 1 / 16) < 5 * error
    assert error < 0.6 * np.sqrt(1 / 16 * 15 / 16 / (16 * 1024))


@pytest.mark.parametrize(("dimension", "draws", "replicates"), [(0, 4, 3), (2, 1, 1), (2, 4, 0), (0, 1, 0)])
def test_degenerate_shapes(dimension, draws, replicates):
    assert points(dimension, draws, replicates).shape == (replicates, draws, dimension)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 100, 1), "draws must be a power of two, got 100"),
        ((2, 0, 1), "draws must be a power of two, got 0"),
        ((2, -4, 1), "draws must be a power of two, got -4"),
        ((-1, 4, 1), "dimension and replicates must be 0 or more, got -1 and 1"),
        ((2, 4, -1), "dimension and replicates must be 0 or more, got 2 and -1"),
        ((30_000, 4, 1), "21201"),
    ],
)
def test_bad_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        points(*arguments)
