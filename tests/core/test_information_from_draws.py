"""Value of information from draws, against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.sensitivity.information_from_draws import evppi_by_sorting, evppi_from_draws
from sitescore.core.sensitivity.value_of_information import evpi, evppi_cells, evppi_sites

MEAN = np.array([[0.6, 0.4], [0.5, 0.45], [0.3, 0.6]])
SD = np.array([[0.1, 0.0], [0.3, 0.2], [0.2, 0.1]])
W = np.array([0.6, 0.4])
DRAWS = 40_000


def drawn(seed):
    cells = MEAN + SD * np.random.default_rng(seed).standard_normal((DRAWS, 3, 2))
    return cells, cells @ W


def test_perfect_information():
    value, error = evppi_from_draws(drawn(0)[1])
    assert abs(value - evpi(MEAN, SD, W)) <= 4 * error
    assert 0 < error < 0.002


def test_a_single_loop_over_conditional_means():
    cells, _ = drawn(1)
    given_the_second_site = np.column_stack([np.full(DRAWS, MEAN[0] @ W), cells[:, 1] @ W, np.full(DRAWS, MEAN[2] @ W)])
    value, error = evppi_from_draws(given_the_second_site)
    assert abs(value - evppi_sites(MEAN, SD, W)[1]) <= 4 * error


@pytest.mark.parametrize("cell", [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)])
def test_sorting_finds_the_value_of_a_cell(cell):
    cells, scores = drawn(2)
    value, error = evppi_by_sorting(scores, cells[:, *cell])
    assert value == pytest.approx(evppi_cells(MEAN, SD, W)[cell], abs=4 * error + 5e-4)


def test_sorting_by_noise_finds_nothing():
    _, scores = drawn(3)
    value, error = evppi_by_sorting(scores, np.random.default_rng(4).random(DRAWS))
    assert value <= 2 * error


def test_by_hand():
    assert evppi_from_draws([[0.6, 0.2], [0.6, 0.8], [0.6, 0.2], [0.6, 0.8]])[0] == pytest.approx(0.1)
    value, error = evppi_from_draws([[0.6, 0.7]])
    assert value == 0
    assert np.isnan(error)
    scores = np.repeat([[1.0, 0.0], [0.0, 0.5]], 4, axis=0)  # two halves: the first site leads by 1, the second by 0.5
    value, error = evppi_by_sorting(scores, np.arange(8), blocks=2)
    assert value == pytest.approx(0.25)
    assert error == pytest.approx(0.25)
    value, error = evppi_by_sorting(scores, np.arange(8), blocks=1)
    assert value == pytest.approx(0)
    assert np.isnan(error)


def test_the_order_of_draws_does_not_matter():
    cells, scores = drawn(5)
    order = np.random.default_rng(6).permutation(DRAWS)
    once, again = evppi_by_sorting(scores, cells[:, 1, 0]), evppi_by_sorting(scores[order], cells[order, 1, 0])
    assert once == pytest.approx(again, abs=1e-12)


def test_bad_arguments():
    with pytest.raises(ValueError, match=r"scores must have shape \(draws, sites\)"):
        evppi_from_draws([0.1, 0.2])
    with pytest.raises(ValueError, match=r"unknown must have shape \(8,\), got \(7,\)"):
        evppi_by_sorting(np.zeros((8, 2)), np.zeros(7))
    with pytest.raises(ValueError, match="blocks must leave 4 draws or more in each, got 3 for 8 draws"):
        evppi_by_sorting(np.zeros((8, 2)), np.zeros(8), blocks=3)
    with pytest.raises(ValueError, match="blocks must leave 4 draws"):
        evppi_by_sorting(np.zeros((8, 2)), np.zeros(8), blocks=0)
