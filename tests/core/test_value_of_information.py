"""Value of information, against hand-worked cases, a published table and brute simulation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.value_of_information import (
    chance_of_change_cells,
    evpi,
    evppi_cells,
    evppi_criteria,
    evppi_sites,
    evppi_uniform_cells,
    unit_normal_loss,
)
from tests.strategies import values, weights

PHI = 1 / np.sqrt(2 * np.pi)


def test_raiffa_and_schlaifer_table():
    """Unit normal linear loss integral, Applied Statistical Decision Theory (1961)."""
    table = {0: 0.398942, 0.5: 0.197797, 1: 0.083315, 1.5: 0.029307, 2: 0.008491, 2.5: 0.002004, 3: 0.000382}
    assert_allclose(unit_normal_loss(list(table)), list(table.values()), atol=6e-7)
    assert unit_normal_loss(40.0) == 0


def test_by_hand():
    """Two sites that tie at 0.5; one unknown cell of weight 0.5 and sd 0.3, one of weight 0.5 and sd 0.4."""
    mean, sd, w = [[0.4, 0.6], [0.5, 0.5]], [[0.3, 0.0], [0.0, 0.4]], [0.5, 0.5]
    assert evpi(mean, sd, w) == pytest.approx(0.25 * PHI, abs=1e-12)
    assert_allclose(evppi_cells(mean, sd, w), [[0.15 * PHI, 0], [0, 0.2 * PHI]], atol=1e-12)
    assert_allclose(evppi_sites(mean, sd, w), [0.15 * PHI, 0.2 * PHI], atol=1e-12)
    assert_allclose(evppi_criteria(mean, sd, w), [0.15 * PHI, 0.2 * PHI], atol=1e-12)
    assert_allclose(chance_of_change_cells(mean, sd, w), [[0.5, 0], [0, 0.5]], atol=1e-12)


def test_uniform_by_hand():
    """Site 1 at 0.6 for sure; site 2 anywhere in [0.2, 0.8]: above in a third of cases, by 0.1 on average."""
    value, chance = evppi_uniform_cells([[0.6], [0.2]], [[0.6], [0.8]], [1.0])
    assert_allclose(value, [[0], [1 / 30]], atol=1e-12)
    assert_allclose(chance, [[0], [1 / 3]], atol=1e-12)


def problem(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    sd = rng.uniform(0.05, 0.3, (n, m)) * (rng.random((n, m)) < 0.8)
    return rng.uniform(0.3, 0.7, (n, m)), sd, rng.dirichlet(np.ones(m)), rng


def simulated(mean, sd, w, rng, known):
    """Draw the `known` cells only, choose by expected scores, and count changes of the choice."""
    cells = mean + sd * known * rng.standard_normal((200_000, *mean.shape))
    scores = cells @ w
    gained = scores.max(axis=1) - scores[:, (mean @ w).argmax()]
    error = gained.std() / np.sqrt(len(gained))
    return gained.mean(), 5 * error + 1e-12, (scores.argmax(axis=1) != (mean @ w).argmax()).mean()


@pytest.mark.parametrize("seed", range(6))
def test_as_brute_simulation(seed):
    mean, sd, w, rng = problem(seed)
    n, m = mean.shape
    value, error, _ = simulated(mean, sd, w, rng, np.ones((n, m)))
    assert abs(evpi(mean, sd, w) - value) <= error
    for i in range(n):
        value, error, _ = simulated(mean, sd, w, rng, np.arange(n)[:, None] == i)
        assert abs(evppi_sites(mean, sd, w)[i] - value) <= error
    for j in range(m):
        value, error, _ = simulated(mean, sd, w, rng, np.arange(m) == j)
        assert abs(evppi_criteria(mean, sd, w)[j] - value) <= error
    i, j = int(rng.integers(n)), int(rng.integers(m))
    value, error, changed = simulated(mean, sd, w, rng, np.outer(np.arange(n) == i, np.arange(m) == j))
    assert abs(evppi_cells(mean, sd, w)[i, j] - value) <= error
    assert chance_of_change_cells(mean, sd, w)[i, j] == pytest.approx(changed, abs=0.006)


@pytest.mark.parametrize("seed", range(6))
def test_uniform_as_brute_simulation(seed):
    mean, sd, w, rng = problem(seed)
    half = np.minimum(1.7 * sd, 0.3)
    value, chance = evppi_uniform_cells(mean - half, mean + half, w)
    for i, j in np.ndindex(*mean.shape):
        scores = np.tile(mean @ w, (50_000, 1))
        scores[:, i] += w[j] * half[i, j] * rng.uniform(-1, 1, 50_000)
        now = (mean @ w).argmax()
        gained = scores.max(axis=1) - scores[:, now]
        assert abs(value[i, j] - gained.mean()) <= 5 * gained.std() / np.sqrt(50_000) + 1e-12
        assert chance[i, j] == pytest.approx((scores.argmax(axis=1) != now).mean(), abs=0.012)


@settings(max_examples=50)
@given(data=st.data(), n=st.integers(1, 5), m=st.integers(1, 4))
def test_less_is_never_worth_more(data, n, m):
    mean, w = data.draw(values(n, m)), data.draw(weights(m))
    sd = data.draw(arrays(np.float64, (n, m), elements=st.integers(0, 8).map(lambda k: k / 16)))
    everything = evpi(mean, sd, w) + 1e-10
    cells, sites, criteria = (f(mean, sd, w) for f in (evppi_cells, evppi_sites, evppi_criteria))
    assert (cells >= 0).all()
    assert (cells <= sites[:, None] + 1e-12).all()
    assert (cells <= criteria + 1e-10).all()
    assert (sites <= everything).all()
    assert (criteria <= everything).all()
    chance = chance_of_change_cells(mean, sd, w)
    assert ((chance >= 0) & (chance <= 0.5)).all()
    assert (chance[sd == 0] == 0).all()
    assert (cells[sd * w == 0] == 0).all()


def test_nothing_unknown_or_nothing_to_choose():
    mean, w = [[0.4, 0.6], [0.5, 0.5]], [0.5, 0.5]
    nothing = np.zeros((2, 2))
    assert evpi(mean, nothing, w) == 0
    for question in (evppi_cells, evppi_sites, evppi_criteria, chance_of_change_cells):
        assert not question(mean, nothing, w).any()
        assert not question(mean[:1], [[0.2, 0.2]], w).any()
    assert evpi(mean[:1], [[0.2, 0.2]], w) == pytest.approx(0, abs=1e-12)
    assert not np.any(evppi_uniform_cells(mean, mean, w))
    assert not np.any(evppi_uniform_cells([[0.0, 0.0]], [[1.0, 1.0]], w))


def test_a_weightless_criterion_is_worth_nothing():
    mean, sd = [[0.5, 0.5], [0.5, 0.5]], [[0.2, 0.2], [0.2, 0.2]]
    assert evppi_criteria(mean, sd, [1.0, 0.0])[1] == 0
    assert not evppi_cells(mean, sd, [1.0, 0.0])[:, 1].any()
    assert not chance_of_change_cells(mean, sd, [1.0, 0.0])[:, 1].any()


BAD = {
    "shape": ([[0.5, 0.5]], [[0.1]], [0.5, 0.5], r"sd must have shape \(1, 2\), got \(1, 1\)"),
    "one_row": ([0.5, 0.5], [0.1, 0.1], [0.5, 0.5], "mean must have shape"),
    "negative": ([[0.5, 0.5]], [[0.1, -0.1]], [0.5, 0.5], "sd must not be negative, got -0.1"),
    "weights": ([[0.5, 0.5]], [[0.1, 0.1]], [0.5, 0.4], "weights must sum to 1"),
    "two_weight_vectors": ([[0.5]], [[0.1]], [[1.0], [1.0]], r"weights must have shape \(1,\)"),
    "not_a_number": ([[0.5]], [[np.nan]], [1.0], "sd must be finite"),
}


@pytest.mark.parametrize(("mean", "sd", "w", "message"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("question", [evpi, evppi_cells, evppi_sites, evppi_criteria, chance_of_change_cells])
def test_bad_arguments(question, mean, sd, w, message):
    with pytest.raises(ValueError, match=message):
        question(mean, sd, w)


def test_bad_intervals():
    with pytest.raises(ValueError, match="low must not be above high"):
        evppi_uniform_cells([[0.5]], [[0.4]], [1.0])
    with pytest.raises(ValueError, match="low and high must have the same shape"):
        evppi_uniform_cells([[0.5]], [[0.6, 0.7]], [1.0])
