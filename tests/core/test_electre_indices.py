"""Concordance and discordance against papers and against their definitions, pair by pair."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking import electre_tables
from sitescore.core.outranking.electre_choice import outranking
from sitescore.core.outranking.electre_indices import as_vetoes, concordance, discordance
from tests.core.electre_cases import PLANT, PLANT_DIRECTIONS, PLANT_WEIGHTS, WANG, WANG_WEIGHTS, tables


def test_wang_and_triantaphyllou():
    """Tables of the example as in pyDecision and in mcda's tests, to three decimals."""
    assert_allclose(
        concordance(WANG, np.array(WANG_WEIGHTS)),
        [
            [1.0, 0.373, 0.412, 0.843, 0.549],
            [0.941, 1.0, 1.0, 1.0, 0.706],
            [0.941, 0.902, 1.0, 1.0, 0.706],
            [0.667, 0.314, 0.314, 1.0, 0.549],
            [0.843, 0.765, 0.765, 0.882, 1.0],
        ],
        atol=1e-3,
    )
    assert_allclose(
        discordance(WANG, np.array(WANG_WEIGHTS)),
        [
            [0.0, 0.75, 0.75, 0.25, 0.5],
            [0.25, 0.0, 0.0, 0.0, 0.5],
            [0.5, 0.25, 0.0, 0.0, 0.75],
            [0.75, 0.75, 0.75, 0.0, 1.0],
            [0.25, 1.0, 1.0, 0.25, 0.0],
        ],
    )


def test_cebrian_and_porcar():
    """Discordance of their measurements divided by column sums, to four decimals."""
    found = discordance(PLANT / PLANT.sum(axis=0) * PLANT_DIRECTIONS, np.array(PLANT_WEIGHTS))
    assert_allclose(
        found,
        [
            [0, 0.5052, 0.4042, 0.1883, 0.4286, 0.2825],
            [0.4286, 0, 0.7143, 0.2589, 0.8571, 0.5714],
            [0.1696, 0.2825, 0, 0.1938, 0.2825, 0.2180],
            [0.5714, 0.4042, 0.8571, 0, 1.0, 0.7143],
            [0.0485, 0.3031, 0.2021, 0.0727, 0, 0.0969],
            [0.1295, 0.6063, 0.5052, 0.2021, 0.3031, 0],
        ],
        atol=1e-4,
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("scale", ["largest criterion range", "own range"])
def test_definitions_pair_by_pair(monkeypatch, seed, scale):
    monkeypatch.setattr(electre_tables, "PAIRS", 20)
    x, w, _ = tables(seed, sites=7)
    w[1] = 0
    limits = np.array([3.0, 1.0, np.inf, 5.0])
    counts = [j for j in range(4) if w[j] > 0]
    ranges = {j: x[:, j].max() - x[:, j].min() for j in counts}
    found = concordance(x, w), discordance(x, w, scale), outranking(x, w, 0.6, limits)
    rng = np.random.default_rng(seed)
    for a, b in rng.integers(0, len(x), (60, 2)):
        assert found[0][a, b] == pytest.approx(sum(w[j] for j in counts if x[a, j] >= x[b, j]) / sum(w))
        unit = {j: ranges[j] if scale == "own range" else max(ranges.values()) for j in counts}
        assert found[1][a, b] == pytest.approx(max(0, *((x[b, j] - x[a, j]) / unit[j] for j in counts)))
        unopposed = all(x[b, j] - x[a, j] <= limits[j] for j in counts)
        assert found[2][a, b] == (a != b and unopposed and found[0][a, b] >= 0.6)


def test_nothing_is_discordant_without_spread():
    assert_array_equal(discordance(np.ones((3, 2)), np.ones(2)), np.zeros((3, 3)))


def test_own_ranges_do_not_depend_on_units():
    x, w, _ = tables(3)
    assert_allclose(discordance(x * [1, 8, 0.25, 1000], w, "own range"), discordance(x, w, "own range"))


def test_scales_and_vetoes_are_checked():
    with pytest.raises(
        ValueError, match="discordance_scale must be one of largest criterion range, own range, got 'x'"
    ):
        discordance(np.ones((2, 2)), np.ones(2), "x")
    assert_array_equal(as_vetoes(None, criteria=2), [np.inf, np.inf])
    with pytest.raises(ValueError, match=r"v must be a number or have shape \(2,\)"):
        as_vetoes([1, 2, 3], criteria=2)
    with pytest.raises(ValueError, match=r"v must not be negative, got -2.0 at index \(1,\)"):
        as_vetoes([1, -2], criteria=2)
