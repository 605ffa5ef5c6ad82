"""R-hat and effective draws, on chains whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.sampling.convergence import effective_draws, split_r_hat


def autoregressive(memory, chains=16, steps=4000, seed=1):
    """Chains whose effective draws are ``(1 - memory) / (1 + memory)`` of all."""
    noise = np.random.default_rng(seed).normal(size=(chains, steps))
    x = np.empty((chains, steps, 1))
    x[:, 0, 0] = noise[:, 0]
    for step in range(1, steps):
        x[:, step, 0] = memory * x[:, step - 1, 0] + np.sqrt(1 - memory**2) * noise[:, step]
    return x


@pytest.mark.parametrize("memory", [0.0, 0.3, 0.7, 0.9])
def test_effective_draws_of_autoregressive_chains(memory):
    x = autoregressive(memory)
    expected = (1 - memory) / (1 + memory) * x.shape[0] * x.shape[1]
    assert_allclose(effective_draws(x), expected, rtol=0.1)
    assert_allclose(split_r_hat(x), 1, atol=0.01)


def test_draws_that_undo_each_other_count_once():
    assert_allclose(effective_draws(autoregressive(-0.5)), 16 * 4000)


def test_r_hat_by_hand():
    """Two chains around 0.5 and 5.5: within 1/2, halves at .5 .5 5.5 5.5, so 25/3 between."""
    x = np.array([[0, 1, 0, 1], [5, 6, 5, 6]], dtype=float)[..., None]
    assert_allclose(split_r_hat(x), np.sqrt((0.5 / 2 + 25 / 3) / 0.5))


def test_a_chain_that_drifts_is_told_by_its_halves():
    x = np.random.default_rng(1).normal(size=(4, 1000, 2))
    x[..., 1] += np.linspace(0, 3, 1000)
    r_hat = split_r_hat(x)
    assert r_hat[0] < 1.01
    assert r_hat[1] > 1.2
    assert effective_draws(x)[1] < 30


def test_chains_stuck_at_different_places_are_worth_a_draw_each():
    x = np.random.default_rng(1).normal(size=(8, 100, 1)) * 1e-3 + np.arange(8)[:, None, None]
    assert split_r_hat(x)[0] > 100
    assert effective_draws(x)[0] < 20


def test_what_does_not_vary():
    x = np.full((4, 10, 2), 0.25)
    x[..., 1] += np.arange(4)[:, None]
    assert split_r_hat(x).tolist() == [1.0, np.inf]
    assert effective_draws(x)[0] == 40
    assert effective_draws(x)[1] < 10


@pytest.mark.parametrize("measure", [split_r_hat, effective_draws])
@pytest.mark.parametrize("shape", [(2, 3, 1), (8, 4)])
def test_bad_arguments(measure, shape):
    with pytest.raises(ValueError, match="chains must have shape"):
        measure(np.zeros(shape))


def test_one_chain_of_four_steps_is_enough():
    x = np.array([0.1, 0.3, 0.2, 0.4]).reshape(1, 4, 1)
    assert np.isfinite(split_r_hat(x)).all()
    assert np.isfinite(effective_draws(x)).all()
