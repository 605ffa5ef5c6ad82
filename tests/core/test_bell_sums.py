"""Sums of the Gaussian preference by boxes and series are those of comparing every pair."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking import bell_sums
from sitescore.core.outranking.bell_sums import FEW, NEAR, bell, sums_of_bell

BOUND = 2e-13
SITES = 700


def assert_sums(ordered, s, bound=BOUND):
    """Hold against the definition, each sum taken without rounding on the way."""
    gains, losses = sums_of_bell(ordered[None], s)
    degrees = bell(ordered[:, None] - ordered, s)
    assert_allclose(gains[0], [math.fsum(row) for row in degrees], rtol=0, atol=bound * ordered.size)
    assert_allclose(losses[0], [math.fsum(row) for row in degrees.T], rtol=0, atol=bound * ordered.size)


def columns():
    rng = np.random.default_rng(11)
    normal, flat = rng.normal(size=SITES), rng.random(SITES)
    return {
        "continuous": normal,
        "tied": rng.integers(0, 400, SITES) / 100,
        "skewed": np.exp(3 * normal),
        "far from 0": 1e9 + flat,
        "far below 0": 1e3 * flat - 1e9,
        "one cluster among many alone": np.concatenate([1e-3 * normal[:500], 1e3 * flat[:200]]),
        "outliers": np.concatenate([normal[2:], [1e15, -1e90]]),
        "even": np.linspace(0, 1, SITES),
        "all alike": np.full(SITES, 7.1),
    }


@pytest.mark.parametrize("s", [1e-6, 1e-4, 2e-3, 0.03, 0.3, 1.0, 17.0, 1e4])
@pytest.mark.parametrize("name", columns())
def test_sums_are_those_of_pairs(name, s):
    assert_sums(np.sort(columns()[name]), s)


@pytest.mark.parametrize("s", [5e-324, 1e-310, 1e300])
def test_the_smallest_and_largest_widths_say_all_or_nothing(s):
    assert_sums(np.sort(np.random.default_rng(2).integers(-50, 50, SITES) * 1.0), s, bound=0 if s < 1 else BOUND)


@pytest.mark.parametrize("s", [5e-324, 1e-310, 1e-300, 1e-260])
def test_crowds_of_ties_at_the_smallest_widths(s):
    assert_sums(np.repeat([-2.0, 1.0, 1.5, 4.0], 150), s, bound=1e-15)


def test_pairs_in_one_piece_and_boxes_in_the_next(monkeypatch):
    """Crowded and lonely measurements in turns, cut at every few boxes, so that pieces reach into each other."""
    rng = np.random.default_rng(8)
    spread = np.concatenate([at * 40 + rng.random(150) * rng.choice([0.1, 60.0]) for at in range(8)])
    for piece in (1, 3, 40):
        monkeypatch.setattr(bell_sums, "PIECE", piece)
        for crowd in (1, 5, 1000):
            monkeypatch.setattr(bell_sums, "CROWD", crowd)
            assert_sums(np.sort(np.concatenate([spread, spread[:90]])), 1.3, bound=2e-14)


@settings(deadline=None, max_examples=40)
@given(
    hnp.arrays(
        np.float64, st.integers(FEW + 1, FEW + 40), elements=st.integers(-60, 60).map(lambda tenths: tenths / 10)
    ),
    st.floats(0.01, 50),
)
def test_sums_of_decimals_that_tie(x, s):
    assert_sums(np.sort(x), s)


@pytest.mark.parametrize("half", [0.0, 1.0])
def test_measurements_at_the_edges_of_boxes_and_of_reach(half):
    """Every measurement on an edge, or in a middle, so that distances are whole numbers of boxes."""
    ordered = np.repeat(np.arange(80), 5) * 0.5 + half / 4
    assert_sums(ordered, 1.0)
    assert_sums(np.sort(np.concatenate([ordered, np.nextafter(ordered, -np.inf), np.nextafter(ordered, np.inf)])), 1.0)


@pytest.mark.parametrize("sites", [1, 2, FEW, FEW + 1, FEW + 2])
def test_few_sites_and_more(sites):
    assert_sums(np.sort(np.random.default_rng(sites).random(sites)), 0.1)


@pytest.mark.parametrize("near", [NEAR - 1, NEAR, NEAR + 1])
def test_few_neighbours_and_more(near):
    """So far apart that just `near` others on each side are within reach."""
    assert_sums(np.arange(400.0), (near + 0.5) / bell_sums.CERTAIN)


def test_rows_at_once_are_as_one_by_one():
    ordered = np.sort(np.random.default_rng(5).normal(size=(4, SITES)), axis=-1)
    s = np.array([[0.01], [0.2], [0.2], [5.0]])
    together = sums_of_bell(ordered, s)
    for row in range(4):
        for found, alone in zip(together, sums_of_bell(ordered[row, None], s[row, 0]), strict=True):
            assert_allclose(found[row], alone[0], rtol=0, atol=BOUND * SITES)


def test_tied_measurements_have_the_same_sums_to_the_last_bit():
    ordered = np.sort(np.random.default_rng(6).integers(0, 90, (1, 3000)) / 10)
    for sums in sums_of_bell(ordered, 0.37):
        assert all(np.unique(sums[ordered == value]).size == 1 for value in np.unique(ordered))


@pytest.mark.parametrize("gap", [0.7, 4.0, 6.9, 7.3, 7.7, 7.99, 8.01, 8.6, 9.01, 40.0])
def test_two_crowds_however_far_apart(gap):
    """All pairs between them are lost or kept together. So many ties in one sum taken in one go would lose bits."""
    half = 100_000
    gains, losses = sums_of_bell(np.repeat([0.1, 0.1 + gap], half)[None], 1.0)
    between = bell(np.array([0.1 + gap - 0.1]), 1.0)[0]
    assert_allclose(gains[0] / half, np.repeat([0.0, between], half), rtol=0, atol=BOUND)
    assert_allclose(losses[0] / half, np.repeat([between, 0.0], half), rtol=0, atol=BOUND)


def test_bells_of_extreme_differences_are_0_or_1():
    assert_array_equal(bell(np.array([-1e100, 0.0, 1e100]), 1e-200), [0, 0, 1])
    assert_array_equal(bell(np.array([1e-100, 1.0]), 1e300), [0, 0])
