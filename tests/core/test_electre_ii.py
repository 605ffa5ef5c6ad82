"""ELECTRE II against published rankings and its definition."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.outranking.electre_ii import electre_ii
from tests.core.electre_cases import WANG, WANG_WEIGHTS, tables


def test_wang_and_triantaphyllou():
    """Relations and both rankings as in mcda's tests."""
    result = electre_ii(WANG, WANG_WEIGHTS, [1] * 7, strong=[(0.85, 0.25)], weak=[(0.65, 0.5)])
    assert_array_equal(
        result.details["strong"],
        [[0, 0, 0, 0, 0], [1, 0, 1, 1, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 1, 0]],
    )
    assert_array_equal(
        result.details["weak"],
        [[0, 0, 0, 1, 0], [1, 0, 1, 1, 0], [1, 0, 0, 1, 0], [0, 0, 0, 0, 0], [1, 0, 0, 1, 0]],
    )
    assert_array_equal(result.details["forward"], [3, 1, 2, 4, 1])
    assert_array_equal(result.details["backward"], [3, 1, 2, 4, 2])
    assert_array_equal(result.scores, [3, 1, 2, 4, 1.5])


def test_wang_and_triantaphyllou_with_five_thresholds():
    """Mean places as in scikit-criteria's tests, thresholds 0.65, 0.5, 0.35 and 0.65, 0.35."""
    result = electre_ii(WANG, WANG_WEIGHTS, [1] * 7, strong=[(0.65, 0.65), (0.5, 0.35)], weak=[(0.35, 0.65)])
    assert_array_equal(result.scores, [3, 1, 2, 4, 1.5])


@pytest.mark.parametrize("seed", range(8))
def test_relations_from_the_definition(seed):
    x, w, d = tables(seed)
    strong, weak = [(0.7, 0.6), (0.55, 0.3)], [(0.5, 0.8)]
    result = electre_ii(x, w, d, strong=strong, weak=weak)
    widest = np.ptp(x, axis=0).max()
    for name, pairs in (("strong", strong), ("weak", weak)):
        for a in range(7):
            for b in range(7):
                lead = (x[a] - x[b]) * d
                better, worse = w[lead > 0].sum(), w[lead < 0].sum()
                agreed, against = w[lead >= 0].sum() / w.sum(), max(0, (-lead).max() / widest)
                holds = any(agreed >= c - 1e-9 and against <= most + 1e-9 for c, most in pairs)
                assert result.details[name][a, b] == (a != b and better >= worse - 1e-9 and holds)


@pytest.mark.parametrize("seed", range(6))
def test_turned_round_the_last_are_first(seed):
    x, w, d = tables(seed)
    here, there = electre_ii(x, w, d).details, electre_ii(x, w, -d).details
    for name in ("strong", "weak"):
        assert_array_equal(there[name], here[name].T)
    assert_array_equal(there["backward"], here["forward"].max() + 1 - here["forward"])
    assert_array_equal(electre_ii(x, w, d).scores, (here["forward"] + here["backward"]) / 2)


@pytest.mark.parametrize(
    ("strong", "message"),
    [
        ((), "strong must be one or more"),
        (((0.8, 0.2, 0.1),), "strong must be one or more"),
        (None, "strong must be numbers, got None"),
        ((0.8, 0.2), r"strong must be one or more .* pairs, got \(0.8, 0.2\)"),
        (((0.8, 0.2), (0.7,)), "strong must have rows of one length"),
        (((1.2, 0.2),), r"strong must lie within \[0, 1\], got 1.2"),
    ],
)
def test_thresholds_come_in_pairs(strong, message):
    with pytest.raises(ValueError, match=message):
        electre_ii(WANG, WANG_WEIGHTS, [1] * 7, strong=strong)
