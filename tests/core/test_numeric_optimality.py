"""Who is found first: never one that cannot be, always with weights that prove it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.scoring import SCORING_METHODS
from sitescore.core.sensitivity.dominance import dominators
from sitescore.core.sensitivity.numeric_optimality import numeric_optimality
from sitescore.core.sensitivity.potential_optimality import potential_optimality
from sitescore.core.sensitivity.regret import largest_regrets
from tests.core.test_numeric_stability import tables


def found_by(values, *, method="weighted_sum", **bounds):
    def score(w):
        return SCORING_METHODS[method].score(values, w)

    return numeric_optimality(
        score, values, dominators(values, most=1).sites[:, 0], rng=np.random.default_rng(0), **bounds
    )


@pytest.mark.parametrize("share", [None, 0.5, 0.1])
def test_for_sums_a_subset_of_the_exact_answer(share):
    """Only sites that can be first by less than a ten-thousandth of a point are missed."""
    for values, weights in tables():
        limits = {} if share is None else {"low": weights * (1 - share), "high": np.minimum(weights * (1 + share), 1)}
        exact = potential_optimality(values, **limits, exact_margin=True)
        found, regrets = found_by(values, **limits)
        assert (found.possible <= exact.possible).all()
        assert (found.possible | (exact.margin < 1e-6)).all()
        assert (regrets <= largest_regrets(values, **limits) + 1e-12).all()


@pytest.mark.parametrize("method", ["topsis", "vikor", "harmonic", "owa", "compensation"])
def test_the_weights_put_the_site_first(method):
    values = np.random.default_rng(3).uniform(0.1, 1, (9, 4))
    low, high = np.full(4, 0.1), np.full(4, 0.6)
    found, _ = found_by(values, method=method, low=low, high=high)
    assert found.possible.any()
    for site in np.flatnonzero(found.possible):
        weights = found.weights[site]
        assert SCORING_METHODS[method].score(values, weights).argmax() == site
        assert (weights >= low - 1e-12).all()
        assert (weights <= high + 1e-12).all()
    assert np.isnan(found.weights[~found.possible & ~found.shared]).all()


def test_a_narrow_lead_that_draws_miss_is_climbed_to():
    """A peak of width 0.02 in a corner where no draw falls."""
    peak = np.array([0.985, 0.005, 0.004, 0.003, 0.003])

    def score(w):
        return np.stack([np.full(len(w), 0.5), 0.6 - 5 * np.abs(w - peak).sum(axis=1)], axis=1).clip(0, 1)

    values, nobody = np.array([[0.5] * 5, [0.6] * 5]), np.full(2, -1)
    found, _ = numeric_optimality(score, values, nobody, rng=np.random.default_rng(0))
    assert found.possible.tolist() == [True, True]


def test_twins_share_a_verdict_and_the_dominated_have_the_proof():
    values = np.array([[0.9, 0.8], [0.9, 0.8], [0.7, 0.8], [0.2, 0.1]])
    found, regrets = found_by(values, method="topsis")
    assert_array_equal(found.possible, [True, True, False, False])
    assert found.mix_sites[2:, 0].tolist() == [0, 0]
    assert found.mix_shares[:, 0].tolist() == [0, 0, 1, 1]
    assert regrets[0] == regrets[1] == 0


def test_a_site_alone_is_first():
    assert found_by(np.array([[0.3, 0.4]]))[0].possible.tolist() == [True]


def test_scores_that_no_weights_tell_apart():
    values = np.array([[0.5, 0.25], [0.25, 0.5]])
    found, regrets = numeric_optimality(
        lambda w: np.zeros((len(w), 2)), values, np.full(2, -1), rng=np.random.default_rng(0)
    )
    assert found.shared.all()
    assert not regrets.any()
