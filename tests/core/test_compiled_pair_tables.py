"""Compiled tables of pairs against the ones in numpy, which they must equal bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled.pair_tables import TILE
from sitescore.core.outranking import electre_choice, electre_credibility, electre_indices
from sitescore.core.outranking.electre_choice import outranking
from sitescore.core.outranking.electre_credibility import concordance_and_credibility, credibility
from sitescore.core.outranking.electre_indices import concordance, discordance

pytest.importorskip("numba")

SITES = st.sampled_from([1, 2, 7, TILE, TILE + 3])
MODULES = (electre_indices, electre_choice, electre_credibility)
SEEDS = st.integers(0, 2**32 - 1)


def both(work):
    """What compiled kernels give, and numpy."""
    with pytest.MonkeyPatch.context() as patch:
        for module in MODULES:
            patch.setattr(module, "COMPILED_FROM", 0)
        compiled = work()
        for module in MODULES:
            patch.setattr(module, "COMPILED_FROM", np.inf)
        return compiled, work()


def study(sites, criteria, seed):
    """Measurements with ties, and weights of which some are 0."""
    rng = np.random.default_rng(seed)
    gains = np.where(rng.random((sites, criteria)) < 0.5, rng.integers(-4, 5, (sites, criteria)), rng.normal(0, 3))
    weights = rng.random(criteria) * (rng.random(criteria) < 0.8)
    weights[seed % criteria] = 1.0
    return gains, weights, rng


@given(SITES, st.integers(1, 19), SEEDS)
def test_concordance_is_that_of_numpy(sites, criteria, seed):
    gains, weights, _ = study(sites, criteria, seed)
    np.testing.assert_array_equal(*both(lambda: concordance(gains, weights)))


@given(SITES, st.integers(1, 27), SEEDS, st.sampled_from([0.0, 0.3, 0.75, 1.0]))
def test_outranking_is_that_of_numpy(sites, criteria, seed, least):
    """With one code for all criteria, and with several; limits of which some are endless."""
    gains, weights, rng = study(sites, criteria, seed)
    limits = rng.choice([0.0, 2.0, 6.5, np.inf], criteria)
    np.testing.assert_array_equal(*both(lambda: outranking(gains, weights, least, limits)))


@pytest.mark.parametrize("scale", ["largest criterion range", "own range"])
@given(sites=SITES, criteria=st.integers(1, 9), seed=SEEDS)
def test_discordance_is_that_of_numpy(scale, sites, criteria, seed):
    gains, weights, _ = study(sites, criteria, seed)
    np.testing.assert_array_equal(*both(lambda: discordance(gains, weights, scale)))


@given(SITES, st.integers(1, 9), SEEDS)
def test_credibility_is_that_of_numpy(sites, criteria, seed):
    """With thresholds that coincide, are 0 or endless, or differ from row to row."""
    gains, weights, rng = study(sites, criteria, seed)
    steps = rng.choice([0.0, 1.0, 2.5], (3, *rng.choice([[1, 1], [sites, 1]]), criteria))
    steps[2, rng.random(steps.shape[1:]) < 0.2] = np.inf
    levels = tuple(np.cumsum(steps, axis=0))
    for compiled, plain in zip(
        *both(lambda: concordance_and_credibility(gains, gains[: sites // 2 + 1], weights, levels)), strict=True
    ):
        np.testing.assert_array_equal(compiled, plain)
    alone, _ = both(lambda: credibility(gains, gains[: sites // 2 + 1], weights, levels))
    np.testing.assert_array_equal(alone, compiled)  # the last of both


def test_thresholds_of_columns_are_left_to_numpy():
    gains, weights, _ = study(9, 3, 1)
    levels = tuple(np.full((1, 4, 3), level) for level in (1.0, 2.0, 5.0))
    compiled, plain = both(lambda: concordance_and_credibility(gains, gains[:4], weights, levels))
    np.testing.assert_array_equal(compiled[1], plain[1])
