"""One ranking from several: published examples, loops from the definitions, and what a consensus owes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy import stats

from sitescore.core.agreement import CONSENSUS_METHODS, majority

every = pytest.mark.parametrize("name", CONSENSUS_METHODS)
seeds = pytest.mark.parametrize("seed", range(12))


def rankings(seed, methods=5, sites=7):
    rng = np.random.default_rng(seed)
    scores = rng.integers(0, 4 + 4 * seed, (methods, sites))
    return stats.rankdata(scores, method="min", axis=1)


VEHICLES = np.array(
    [
        [7, 4, 8, 1, 2, 3, 10, 6, 9, 5],
        [8, 7, 9, 4, 2, 1, 5, 3, 10, 6],
        [7, 5, 8, 1, 2, 4, 10, 6, 9, 3],
        [6, 7, 8, 1, 4, 3, 9, 5, 10, 2],
        [7, 5, 9, 1, 3, 2, 8, 4, 10, 6],
        [7, 4, 8, 1, 2, 3, 10, 6, 9, 5],
    ]
)
"""Ten electric vehicles by six methods: Ecer (2021), Renewable and Sustainable Energy Reviews 143, 110916."""

EXCAVATORS = np.array(
    [
        [36, 28, 80, 0, 6, 1, 3, 68, 56, 15, 68, 10, 21],
        [36, 45, 66, 3, 10, 1, 0, 78, 55, 15, 28, 6, 21],
        [28, 45, 78, 1, 3, 0, 6, 55, 36, 10, 66, 15, 21],
    ]
)
"""Scores, more being better: Altuntas, Dereli and Yilmaz (2015), J. Civ. Eng. Manag. 21(8), 977-997."""


def test_published_vehicles():
    """Ecer's Copeland is wins less losses over all rankings, the order of Borda."""
    assert_array_equal(CONSENSUS_METHODS["borda"](VEHICLES), [7, 6, 8, 1, 2, 3, 9, 5, 10, 4])


@every
def test_published_mining_candidates(name):
    """Karabasevic, Stanujkic, Urosevic and Maksimovic (2015), Acta Montanistica Slovaca 20(2)."""
    assert_array_equal(CONSENSUS_METHODS[name]([[3, 2, 1], [2, 3, 1], [3, 2, 1]]), [3, 2, 1])


def test_published_excavators():
    places = stats.rankdata(-EXCAVATORS, method="min", axis=1)
    expected = [6, 5, 1, 12, 10, 13, 11, 2, 4, 8, 3, 9, 7]
    assert_array_equal(CONSENSUS_METHODS["rank_position"](places), expected)


def test_published_rank_positions():
    """The example of Altuntas, Dereli and Yilmaz (2015) for four alternatives and two rankings."""
    assert_array_equal(CONSENSUS_METHODS["rank_position"]([[1, 2, 4, 3], [2, 3, 4, 1]]), [1, 3, 4, 2])


def beaten(places):
    """Who is ahead of whom in more rankings than behind, (sites, sites), pair by pair."""
    sites = places.shape[1]
    ahead = np.zeros((sites, sites), dtype=int)
    for i in range(sites):
        for j in range(sites):
            ahead[i, j] = sum(r[i] < r[j] for r in places) > sum(r[i] > r[j] for r in places)
    return ahead


def points(name, places):
    if name == "borda":
        return sum(np.array([sum(r > s) + 0.5 * (sum(r == s) - 1) for s in r]) for r in places)
    if name == "rank_position":
        return sum(1 / stats.rankdata(r) for r in places).round(12)
    ahead = beaten(places)
    return (ahead - ahead.T).sum(axis=1) if name == "copeland" else (ahead + ahead @ ahead).sum(axis=1)


@every
@seeds
def test_each_by_its_definition(name, seed):
    places = rankings(seed)
    expected = stats.rankdata(-points(name, places), method="min")
    assert_array_equal(CONSENSUS_METHODS[name](places), expected)


@pytest.mark.parametrize("name", ["copeland", "dominance"])
def test_blocks_of_sites_change_nothing(name, monkeypatch):
    places = rankings(3, sites=23)
    whole = CONSENSUS_METHODS[name](places)
    monkeypatch.setattr(majority, "BLOCK_ENTRIES", 100)
    assert_array_equal(CONSENSUS_METHODS[name](places), whole)


@every
@seeds
def test_what_every_ranking_puts_ahead_is_ahead(name, seed):
    places = rankings(seed)
    found = CONSENSUS_METHODS[name](places)
    for i in range(places.shape[1]):
        for j in range(places.shape[1]):
            if (places[:, i] < places[:, j]).all():
                assert found[i] < found[j]
            if (places[:, i] == places[:, j]).all():
                assert found[i] == found[j]


@every
@seeds
def test_order_does_not_matter(name, seed):
    places = rankings(seed)
    rng = np.random.default_rng(seed)
    sites = rng.permutation(places.shape[1])
    found = CONSENSUS_METHODS[name](places)
    assert_array_equal(CONSENSUS_METHODS[name](rng.permutation(places)[:, sites]), found[sites])
    average = stats.rankdata(places, axis=1)
    assert_array_equal(CONSENSUS_METHODS[name](average), found)


@every
@seeds
def test_one_ranking_is_its_own_consensus(name, seed):
    places = rankings(seed, methods=1)
    found = CONSENSUS_METHODS[name](places)
    assert np.issubdtype(found.dtype, np.integer)
    assert_array_equal(found, places[0])
    assert_array_equal(CONSENSUS_METHODS[name](np.repeat(places, 3, axis=0)), places[0])


def test_borda_may_pass_over_who_beats_every_other():
    places = np.array([[1, 2, 3]] * 3 + [[3, 1, 2]] * 2)
    assert_array_equal(CONSENSUS_METHODS["borda"](places), [2, 1, 3])
    assert_array_equal(CONSENSUS_METHODS["copeland"](places), [1, 2, 3])


def test_dominance_tells_apart_by_whom_one_beats():
    """Four sites with majorities a>b, a>c, b>c, b>d, c>d, d>a: two wins each for a and b, by graph 5 and 4."""
    places = np.array(
        [
            [1, 2, 3, 4],
            [2, 3, 4, 1],
            [4, 1, 2, 3],
            [2, 3, 4, 1],
            [1, 2, 3, 4],
        ]
    )
    assert_array_equal(beaten(places).sum(axis=1), [2, 2, 1, 1])
    assert_array_equal(CONSENSUS_METHODS["copeland"](places), [1, 1, 3, 3])
    assert_array_equal(CONSENSUS_METHODS["dominance"](places), [1, 2, 4, 3])


@every
def test_a_circle_is_a_tie(name):
    assert_array_equal(CONSENSUS_METHODS[name]([[1, 2, 3], [3, 1, 2], [2, 3, 1]]), [1, 1, 1])


@every
def test_rankings_are_left_alone(name):
    places = rankings(1)
    before = places.copy()
    CONSENSUS_METHODS[name](places)
    assert_array_equal(places, before)


@every
@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([1, 2, 3], "rankings must have shape"),
        (np.empty((0, 3)), "rankings must have shape"),
        ([[1, np.nan]], r"rankings must be finite, got nan at index \(0, 1\)"),
        ([[1, 2], [0, 1]], r"rankings must be 1, the best, or above, got 0.0 at index \(1, 0\)"),
        ([["a", "b"]], "rankings must be numbers"),
    ],
)
def test_bad_rankings_are_named(name, bad, message):
    with pytest.raises(ValueError, match=message):
        CONSENSUS_METHODS[name](bad)
