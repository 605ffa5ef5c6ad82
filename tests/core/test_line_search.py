"""Crossings of known curves, and leads by criterion of known scores."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from sitescore.core.scoring.harmonic import harmonic
from sitescore.core.sensitivity.line_search import first_crossings, local_figures, local_leads


def test_the_first_of_several_crossings():
    """cos(2 pi k t) first falls to 0 at 1 / (4 k)."""
    k = np.array([0.2, 0.5, 1.0, 2.0])
    found = first_crossings(lambda rows, at: np.cos(2 * np.pi * k[rows] * at), 4, steps=20)
    assert_allclose(found, [np.inf, 0.5, 0.25, 0.125], atol=1e-9)


def test_at_the_crossing_the_measure_is_no_longer_above_zero():
    ends = np.random.default_rng(0).random(50)
    found = first_crossings(lambda rows, at: ends[rows] - at, 50, steps=7)
    assert (ends - found <= 0).all()
    assert (ends - (found - 1e-9) > 0).all()


def test_a_crossing_at_the_very_end_and_no_paths_at_all():
    assert first_crossings(lambda _, at: 1.0 - at, 1, steps=3) == 1
    assert first_crossings(lambda _, at: at, 0, steps=3).size == 0


def test_leads_of_sums_are_differences_of_values_at_any_weights():
    rng = np.random.default_rng(1)
    values, points = rng.random((5, 4)), rng.dirichlet(np.ones(4), 6)
    first, second = np.array([0, 1, 2, 3, 4, 0]), np.array([1, 2, 3, 4, 0, 3])
    found = local_leads(lambda w: w @ values.T, points, first, second)
    assert_allclose(found, values[first] - values[second], atol=1e-8)


def test_leads_of_harmonic_means_by_their_derivative():
    """H = 1 / sum(w / v); towards criterion j it moves by H - H^2 / v_j per unit of weight."""
    rng = np.random.default_rng(2)
    values, point = rng.uniform(0.2, 1, (2, 3)), rng.dirichlet(np.ones(3))
    means = harmonic(values, point)
    slopes = means[:, None] - means[:, None] ** 2 / values
    found = local_leads(lambda w: harmonic(values, w), point[None], np.array([0]), np.array([1]))
    assert_allclose(found[0], means[0] - means[1] + slopes[0] - slopes[1], atol=1e-5)


def test_figures_weigh_up_to_the_scores():
    rng = np.random.default_rng(3)
    values, points = rng.uniform(0.2, 1, (4, 3)), rng.dirichlet(np.ones(3), 5)
    figures = local_figures(lambda w: harmonic(values, w), points)
    assert_allclose(np.einsum("psc,pc->ps", figures, points), harmonic(values, points), atol=1e-5)
