"""Decisiveness against scipy, and the coverage of its bars against shares that are known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from sitescore.core.sensitivity.decisiveness import decisiveness, decisiveness_interval, decisiveness_of_replicates

REPEATS = 2000
SLACK = 2 * np.sqrt(0.95 * 0.05 / REPEATS)


@pytest.mark.parametrize("sites", [2, 3, 7])
def test_decisiveness_between_its_ends(sites):
    assert decisiveness(np.eye(sites)[0]) == 1
    assert decisiveness(np.full(sites, 1 / sites)) == pytest.approx(0, abs=1e-12)
    shares = np.random.default_rng(sites).dirichlet(np.ones(sites))
    assert decisiveness(shares) == pytest.approx(1 - stats.entropy(shares) / np.log(sites))


def test_decisiveness_of_one_site():
    assert decisiveness([1.0]) == 1


def covered(truth, bars):
    exact = decisiveness(truth)
    return np.mean([low <= exact <= high for low, high in bars])


@pytest.mark.parametrize("draws", [200, 2048])
@pytest.mark.parametrize("truth", [[0.67, 0.2, 0.1, 0.03], [0.4, 0.3, 0.2, 0.1], [0.9, 0.1]], ids=str)
def test_bars_of_independent_draws_cover(truth, draws):
    """95 % bars cover in 93 to 97 %, give or take two binomial standard errors (1 point)."""
    shares = np.random.default_rng(1).multinomial(draws, truth, REPEATS) / draws
    found = covered(truth, [decisiveness_interval(row, draws=draws) for row in shares])
    assert 0.93 - SLACK <= found <= 0.97 + SLACK


@pytest.mark.parametrize("sites", [2, 12])
def test_bars_where_all_are_alike(sites):
    """The figure is never below 0, nor its bar, so that bars that begin at 0 may cover more often."""
    truth = np.full(sites, 1 / sites)
    shares = np.random.default_rng(2).multinomial(1000, truth, REPEATS) / 1000
    assert covered(truth, [decisiveness_interval(row, draws=1000) for row in shares]) >= 0.93 - SLACK


def test_bars_of_replicates_cover():
    """Replicates of a binomial are as good as any."""
    truth = [0.6, 0.3, 0.1]
    shares = np.random.default_rng(3).multinomial(64, truth, (REPEATS, 16)) / 64
    found = covered(truth, [decisiveness_of_replicates(rows) for rows in shares])
    assert 0.93 - SLACK <= found <= 0.97 + SLACK


def test_the_bar_of_one_that_is_always_first():
    """Another could be first in 3 of 1,000 draws."""
    low, high = decisiveness_interval([1.0, 0.0], draws=1000)
    assert (low, high) == (pytest.approx(1 - stats.entropy([0.997, 0.003]) / np.log(2)), 1)
    assert decisiveness_interval([1.0], draws=10) == (1, 1)
    assert decisiveness_of_replicates([[1.0], [1.0]]) == (1, 1)
