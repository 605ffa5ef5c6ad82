"""Random indices, against matrices drawn by lot."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.weighting.random_indices import RANDOM_INDICES

SCALE = np.concatenate([1 / np.arange(2, 10), np.arange(1, 10)])


def drawn(criteria, matrices=4000):
    """Mean consistency index of reciprocal matrices with upper halves drawn from Saaty's scale."""
    rng = np.random.default_rng(criteria)
    upper = np.triu(rng.choice(SCALE, (matrices, criteria, criteria)), 1)
    lower = np.where(upper > 0, 1 / np.where(upper > 0, upper, 1), 0).swapaxes(1, 2)
    largest = np.linalg.eigvals(upper + lower + np.eye(criteria)).real.max(axis=1)
    return (largest.mean() - criteria) / (criteria - 1)


@pytest.mark.parametrize(("name", "within"), [("saaty", 0.08), ("alonso_lamata", 0.06), ("donegan_dodd", 0.12)])
@pytest.mark.parametrize("criteria", [3, 4, 5, 7, 10, 15, 16, 30])
def test_indices_are_near_to_those_of_matrices_drawn_by_lot(name, within, criteria):
    assert RANDOM_INDICES[name](criteria) == pytest.approx(drawn(criteria, 400 if criteria > 10 else 4000), abs=within)


@pytest.mark.parametrize("name", RANDOM_INDICES)
def test_one_or_two_criteria_cannot_be_inconsistent(name):
    assert RANDOM_INDICES[name](1) == RANDOM_INDICES[name](2) == 0


def test_between_the_sizes_of_a_table_the_index_goes_straight():
    assert RANDOM_INDICES["donegan_dodd"](35) == pytest.approx((1.5772 + 1.5976) / 2)
    assert RANDOM_INDICES["donegan_dodd"](500) == 1.6339
