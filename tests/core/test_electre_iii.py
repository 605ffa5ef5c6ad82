"""ELECTRE III: how thresholds and distillations come together; its parts have tests of their own."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_iii import electre_iii
from tests.core.electre_cases import tables

# The package MCDA of R: 6 projects, 5 criteria, thresholds 3, 5 and 11.
PROJECTS = [
    [10, 20, 5, 10, 16],
    [0, 5, 5, 16, 10],
    [0, 10, 0, 16, 7],
    [20, 5, 10, 10, 13],
    [20, 10, 15, 10, 13],
    [20, 10, 20, 13, 13],
]


def test_projects():
    """Credibilities worked out by hand: P1 over P4 is 0.4 * (1 - 5/6) / 0.6; the places follow from the definition."""
    result = electre_iii(PROJECTS, [3, 2, 3, 1, 1], [1] * 5, q=3, p=5, v=11)
    assert result.details["concordance"][0, 3] == pytest.approx(0.4)
    assert result.details["credibility"][0, 3] == pytest.approx(0.4 * (1 - 5 / 6) / 0.6)
    assert result.details["credibility"][0, 5] == 0
    assert_array_equal(result.details["descending"], [3, 5, 5, 4, 2, 1])
    assert_array_equal(result.details["ascending"], [2, 6, 5, 4, 3, 1])
    assert_array_equal(result.scores, [2.5, 5.5, 5, 4, 2.5, 1])


def test_less_is_better_is_more_is_better_turned_round():
    x, w, d = tables(1)
    here = electre_iii(x, w, d, q=1, p=2, v=6)
    there = electre_iii(x * d, w, np.ones(4), q=1, p=2, v=6)
    assert_allclose(here.details["credibility"], there.details["credibility"])
    assert_array_equal(here.scores, there.scores)


@pytest.mark.parametrize("direction", [1, -1])
def test_lines_are_taken_at_the_worse_site(direction):
    """An indifference of a tenth: 100 and 110 are alike from 100 up, and 110 and 100 are not from 100 down."""
    x = np.array([[100.0], [109.0], [111.0]])
    found = electre_iii(x, [1], [direction], q=[[0.1, 0]]).details["credibility"]
    worse, better = (0, [1, 2]) if direction == 1 else (2, [0, 1])
    alike = [1, 0] if direction == 1 else [1, 1]
    assert_array_equal(found[worse, better], alike)


def test_a_larger_indifference_makes_more_credible():
    x, w, d = tables(2)
    found = [electre_iii(x, w, d, q=q, p=4).details["credibility"] for q in (0, 2, 4)]
    assert (found[0] <= found[1] + 1e-12).all()
    assert (found[1] <= found[2] + 1e-12).all()
    assert (found[0] < found[2]).any()


def test_one_preference_for_all_and_one_for_each():
    x, w, d = tables(3)
    same = electre_iii(x, w, d, q=1, p=2, v=6), electre_iii(x, w, d, q=[1] * 4, p=[[0, 2]] * 4, v=[6] * 4)
    assert_array_equal(same[0].details["credibility"], same[1].details["credibility"])


@pytest.mark.parametrize("seed", range(6))
def test_the_preorder_is_where_both_agree(seed):
    x, w, d = tables(seed)
    found = electre_iii(x, w, d, q=1, p=3, v=8).details
    down, up = found["descending"], found["ascending"]
    for a in range(7):
        for b in range(7):
            assert found["preorder"][a, b] == (down[a] <= down[b] and up[a] <= up[b])


@pytest.mark.parametrize("seed", range(8))
def test_what_dominates_never_comes_behind_with_thresholds(seed):
    x, w, d = tables(seed, sites=12)
    x[5] = x[2] + d * np.random.default_rng(seed).integers(0, 3, 4)
    scores = electre_iii(x, w, d, q=[[0.05, 1]] * 4, p=[[0.1, 2]] * 4, v=[[0.2, 5]] * 4).scores
    assert scores[5] <= scores[2]


@pytest.mark.slow
def test_two_thousand_sites():
    rng = np.random.default_rng(0)
    x = rng.random((2000, 3))
    x[0], x[1] = 2, -1
    result = electre_iii(x, [1, 1, 1], [1, 1, 1], q=0.05, p=0.1)
    assert result.scores[0] == 1
    assert result.scores[1] == result.scores.max()


def test_thresholds_are_named():
    with pytest.raises(ValueError, match="p must not be below q"):
        electre_iii(PROJECTS, [1] * 5, [1] * 5, q=3, p=2)
