"""Value of information for any distributions, against all combinations, closed forms and convolution by hand."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.stats import norm

from sitescore.core.sensitivity.information_of_outcomes import evppi_alone, evppi_together, summed
from sitescore.core.sensitivity.value_of_information import (
    chance_of_change_cells,
    evpi,
    evppi_cells,
    evppi_criteria,
    evppi_sites,
    evppi_uniform_cells,
)

QUANTILES = (np.arange(2048) + 0.5) / 2048


@st.composite
def few_outcomes(draw):
    """Scores, the sites that unknowns move, each at most once, and some outcomes of mean 0, in quarters."""
    scores = np.array(draw(st.lists(st.integers(0, 8), min_size=1, max_size=5))) / 8
    sites = draw(st.lists(st.integers(0, scores.size - 1), unique=True, max_size=4))
    count = draw(st.integers(1, 4))
    changes = np.array([[draw(st.integers(-4, 4)) for _ in sites] for _ in range(count)]).reshape(count, len(sites)) / 4
    return scores, np.array(sites, dtype=int), changes - changes.mean(axis=0)


@given(few_outcomes())
def test_together_as_all_combinations(drawn):
    scores, sites, changes = drawn
    best = []
    for which in product(range(len(changes)), repeat=sites.size):
        after = scores.copy()
        after[sites] += changes[list(which), np.arange(sites.size)]
        best.append(after.max())
    assert evppi_together(scores, sites, changes) == pytest.approx(np.mean(best) - scores.max(), abs=1e-12)


@given(few_outcomes())
def test_alone_is_together_with_none(drawn):
    scores, sites, changes = drawn
    value, chance = evppi_alone(scores, sites, changes)
    each = [evppi_together(scores, sites[[k]], changes[:, [k]]) for k in range(sites.size)]
    assert_allclose(value, each, atol=1e-12)
    assert ((chance >= 0) & (chance <= 1)).all()
    assert (value <= evppi_together(scores, sites, changes) + 1e-12).all()


def normal_problem(seed):
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(2, 6)), int(rng.integers(2, 4))
    mean, sd, w = rng.uniform(0.3, 0.7, (n, m)), rng.uniform(0.05, 0.3, (n, m)), rng.dirichlet(np.ones(m))
    changes = norm.ppf(QUANTILES)[:, None] * (sd * w).ravel()
    return mean, sd, w, np.repeat(np.arange(n), m), changes


@pytest.mark.parametrize("seed", range(5))
def test_against_closed_forms_of_normal_values(seed):
    mean, sd, w, rows, changes = normal_problem(seed)
    n, m = mean.shape
    scores = mean @ w
    value, chance = evppi_alone(scores, rows, changes)
    assert_allclose(value, evppi_cells(mean, sd, w).ravel(), atol=2e-4)
    assert_allclose(chance, chance_of_change_cells(mean, sd, w).ravel(), atol=1e-3)
    columns = np.arange(n * m) % m
    criteria = [evppi_together(scores, rows[columns == j], changes[:, columns == j]) for j in range(m)]
    assert_allclose(criteria, evppi_criteria(mean, sd, w), atol=2e-4)
    totals = np.stack([summed(changes[:, rows == i]) for i in range(n)], axis=1)
    assert_allclose(evppi_alone(scores, np.arange(n), totals)[0], evppi_sites(mean, sd, w), atol=2e-4)
    assert evppi_together(scores, np.arange(n), totals) == pytest.approx(evpi(mean, sd, w), abs=2e-4)


def test_against_the_closed_form_of_intervals():
    rng = np.random.default_rng(3)
    low, w = rng.uniform(0, 0.5, (4, 3)), rng.dirichlet(np.ones(3))
    high = low + rng.uniform(0, 0.5, (4, 3))
    changes = (QUANTILES - 0.5)[:, None] * ((high - low) * w).ravel()
    found = evppi_alone((low + high) / 2 @ w, np.repeat(np.arange(4), 3), changes)
    for part, exact, within in zip(found, evppi_uniform_cells(low, high, w), (1e-6, 1e-3), strict=True):
        assert_allclose(part, exact.ravel(), atol=within)


@settings(max_examples=40)
@given(st.integers(1, 4), st.integers(0, 2**31))
def test_sums_as_all_combinations(unknowns, seed):
    """Mean excess over any limit, which is all that the value of information looks at."""
    rng = np.random.default_rng(seed)
    changes = rng.normal(size=(4, unknowns)) * rng.choice([0.0, 0.01, 1.0], unknowns)
    exact = np.array([sum(outcome) for outcome in product(*changes.T)])
    found = summed(np.repeat(changes, 256, axis=0))
    width = float(np.ptp(changes, axis=0).sum())
    assert (np.diff(found) >= -1e-9).all()
    assert found.mean() == pytest.approx(exact.mean(), abs=1e-9)
    for limit in np.linspace(exact.min(), exact.max(), 7):
        excess = np.maximum(exact - limit, 0).mean()
        assert np.maximum(found - limit, 0).mean() == pytest.approx(excess, abs=3e-4 * width + 1e-12)


def test_a_sum_of_many_is_normal():
    """36 even variables; the variance of the sum is that of all, and its quantiles those of a normal one."""
    changes = np.tile((QUANTILES - 0.5)[:, None], (1, 36))
    found = summed(changes)
    assert found.var() == pytest.approx(3.0, rel=1e-4)
    assert_allclose(
        found[[102, 512, 1024, 1536, 1945]], norm.ppf(QUANTILES[[102, 512, 1024, 1536, 1945]]) * 3**0.5, atol=0.01
    )


def test_nothing_unknown():
    none = np.zeros((4, 0))
    assert evppi_together([0.2, 0.3], np.zeros(0, dtype=int), none) == 0
    assert evppi_alone([0.2, 0.3], np.zeros(0, dtype=int), none)[0].size == 0
    assert_allclose(summed(none), np.zeros(4))
    assert_allclose(summed(np.ones((4, 3))), np.full(4, 3.0))


BAD = {
    "scores": (lambda: evppi_alone([], [0], [[0.0]]), "scores must have shape"),
    "site": (lambda: evppi_alone([0.1], [1], [[0.0]]), "sites must be whole numbers from 0 to 0"),
    "part": (lambda: evppi_alone([0.1], [0.0], [[0.0]]), "sites must be whole numbers"),
    "changes": (lambda: evppi_together([0.1], [0], [[0.0, 0.0]]), r"changes must have shape \(outcomes, 1\)"),
    "twice": (lambda: evppi_together([0.1], [0, 0], [[0.0, 0.0]]), "one unknown each"),
    "sum": (lambda: summed([0.0]), "changes must have shape"),
    "not_a_number": (lambda: summed([[np.nan]]), "changes must be finite"),
}


@pytest.mark.parametrize(("call", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(call, message):
    with pytest.raises(ValueError, match=message):
        call()
