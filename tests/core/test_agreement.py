"""Agreement of rankings: published figures, scipy.stats, and loops written from the definitions."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from sitescore.core.agreement import AGREEMENT_MEASURES, agreement_matrix, kendalls_w
from sitescore.core.agreement.kendall import kendall_tau_b
from sitescore.core.agreement.overlap import rank_biased_overlap, top_overlap
from sitescore.core.agreement.spearman import spearman, weighted_spearman
from sitescore.core.agreement.ws import ws

every = pytest.mark.parametrize("name", AGREEMENT_MEASURES)
seeds = pytest.mark.parametrize("seed", range(12))
SYMMETRIC = [name for name in AGREEMENT_MEASURES if name != "ws"]


def ranking(rng, sites, levels):
    """Places with the better shared by those who tie, from scores with so many levels."""
    return stats.rankdata(rng.integers(0, levels, sites), method="min")


def pair(seed, sites=9):
    rng = np.random.default_rng(seed)
    return ranking(rng, sites, 4 + seed), ranking(rng, sites, 40)


PRINTED = [7, 11, 2, 1, 4, 9, 6, 3, 5, 10, 8, 12], [7, 11, 3, 2, 4, 9, 6, 1, 5, 10, 8, 12]
"""Two rankings of Paradowski, Baczkiewicz and Watrobski (2021), Procedia Computer Science 192, 1347-1358."""


def test_published_weighted_spearman_and_ws():
    assert weighted_spearman(*PRINTED) == pytest.approx(0.96, abs=0.005)
    assert ws(*PRINTED) == pytest.approx(0.90, abs=0.005)


def test_published_spearman():
    """Salabun and Urbaniak (2020), ICCS, LNCS 12138, 632-645: two neighbours of five change places."""
    for place in range(4):
        swapped = [1, 2, 3, 4, 5]
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        assert spearman([1, 2, 3, 4, 5], swapped) == pytest.approx(0.9)


def test_published_overlap_with_ties():
    """A row of the test.csv that goes with Corsi and Urbano (2024), SIGIR, 251-260, RBO^w.

    (i1 i9 i15 i17) i13 i4 i3 i2 and (i1 i17) i15 i9 i13 i4 (i2 i3) i14 at p = 0.9599...; i14,
    which the first does not reach, comes last in it, where the row's largest value has it.
    """
    first = {"i1": 1, "i9": 1, "i15": 1, "i17": 1, "i13": 5, "i4": 6, "i3": 7, "i2": 8, "i14": 9}
    second = {"i1": 1, "i17": 1, "i15": 3, "i9": 4, "i13": 5, "i4": 6, "i2": 7, "i3": 7, "i14": 9}
    found = rank_biased_overlap(list(first.values()), [second[item] for item in first], p=0.959906916802432)
    assert found == pytest.approx(0.966438584453973, abs=1e-12)


def test_published_concordance_with_ties():
    """NAG routine G08DAF: support.nag.com/numeric/fl/nagdoc_fl26.2/examples/baseresults/g08dafe.r.html."""
    comparisons = [
        [1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
        [2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
        [2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
    ]
    assert kendalls_w(comparisons) == pytest.approx(0.828, abs=0.0005)


@seeds
def test_tau_and_rho_are_those_of_scipy(seed):
    first, second = pair(seed)
    assert kendall_tau_b(first, second) == pytest.approx(stats.kendalltau(first, second).statistic, abs=1e-12)
    assert spearman(first, second) == pytest.approx(stats.spearmanr(first, second).statistic, abs=1e-12)


@pytest.mark.parametrize("sites", [2, 3, 64, 65, 1000])
def test_tau_of_any_size_is_that_of_scipy(sites):
    rng = np.random.default_rng(sites)
    first, second = rng.permutation(sites) + 1, ranking(rng, sites, 3 * sites)
    assert kendall_tau_b(first, second) == pytest.approx(stats.kendalltau(first, second).statistic, abs=1e-12)


@seeds
def test_tau_counts_pairs(seed):
    first, second = pair(seed)
    pairs = list(itertools.combinations(range(len(first)), 2))
    same = sum(np.sign(first[i] - first[j]) * np.sign(second[i] - second[j]) for i, j in pairs)
    ordered = [sum(places[i] != places[j] for i, j in pairs) for places in (first, second)]
    assert kendall_tau_b(first, second) == pytest.approx(same / np.sqrt(ordered[0] * ordered[1]), abs=1e-12)


@seeds
def test_weighted_spearman_and_ws_by_their_definitions(seed):
    first, second = (stats.rankdata(places) for places in pair(seed))
    n = len(first)
    apart = sum((a - b) ** 2 * ((n - a + 1) + (n - b + 1)) for a, b in zip(first, second, strict=True))
    assert weighted_spearman(first, second) == pytest.approx(1 - 6 * apart / (n**4 + n**3 - n**2 - n), abs=1e-12)
    lost = sum(2**-a * abs(a - b) / max(a - 1, n - a) for a, b in zip(first, second, strict=True))
    assert ws(first, second) == pytest.approx(1 - lost, abs=1e-12)


@seeds
@pytest.mark.parametrize("p", [0.5, 0.9, 0.98])
def test_rank_biased_overlap_by_its_definition(seed, p):
    first, second = pair(seed)
    n = len(first)
    total = 0.0
    for depth in range(1, 2000):
        tops = [{i for i in range(n) if places[i] <= depth} for places in (first, second)]
        total += (1 - p) * p ** (depth - 1) * 2 * len(tops[0] & tops[1]) / (len(tops[0]) + len(tops[1]))
    assert rank_biased_overlap(first, second, p=p) == pytest.approx(total, abs=1e-9)


def test_rank_biased_overlap_of_a_swap_at_the_top():
    """Nothing in common at the first place, all from the second: 1 - (1 - p)."""
    assert rank_biased_overlap([1, 2, 3], [2, 1, 3], p=0.7) == pytest.approx(0.7)


@seeds
def test_top_overlap_compares_sets(seed):
    first, second = pair(seed)
    for count in (1, 2, 5, 9, 30):
        tops = [set(np.flatnonzero(places <= count)) for places in (first, second)]
        expected = 2 * len(tops[0] & tops[1]) / (len(tops[0]) + len(tops[1]))
        assert top_overlap(first, second, count=count) == pytest.approx(expected)


@every
@seeds
def test_agreement_with_itself_is_full_and_less_with_others(name, seed):
    first, second = pair(seed)
    assert AGREEMENT_MEASURES[name](first, first) == pytest.approx(1, abs=1e-12)
    assert AGREEMENT_MEASURES[name](first, second) <= 1 + 1e-12
    assert AGREEMENT_MEASURES[name]([1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1]) < 1


@pytest.mark.parametrize("name", SYMMETRIC)
@seeds
def test_the_two_rankings_change_roles_freely(name, seed):
    first, second = pair(seed)
    measure = AGREEMENT_MEASURES[name]
    assert measure(first, second) == pytest.approx(measure(second, first), abs=1e-12)


def test_ws_has_a_reference():
    assert ws([1, 2, 3], [2, 3, 1]) != pytest.approx(ws([2, 3, 1], [1, 2, 3]))


@pytest.mark.parametrize("name", ["kendall_tau_b", "spearman", "weighted_spearman"])
def test_a_reversed_ranking_is_at_minus_one(name):
    assert AGREEMENT_MEASURES[name]([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)


@pytest.mark.parametrize("name", ["weighted_spearman", "ws", "rank_biased_overlap"])
def test_a_swap_at_the_top_counts_more_than_one_at_the_bottom(name):
    measure = AGREEMENT_MEASURES[name]
    assert measure([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]) < measure([1, 2, 3, 4, 5], [1, 2, 3, 5, 4])


@every
@seeds
def test_order_of_sites_and_numbering_of_ties_do_not_matter(name, seed):
    first, second = pair(seed)
    measure = AGREEMENT_MEASURES[name]
    whole = measure(first, second)
    rows = np.random.default_rng(seed).permutation(len(first))
    assert measure(first[rows], second[rows]) == pytest.approx(whole, abs=1e-12)
    for ties in ("average", "max", "dense"):
        renumbered = stats.rankdata(first, method=ties), stats.rankdata(second, method=ties)
        assert measure(*renumbered) == pytest.approx(whole, abs=1e-12)


@every
def test_leading_axes_broadcast(name):
    measure = AGREEMENT_MEASURES[name]
    rng = np.random.default_rng(1)
    many = np.array([[ranking(rng, 8, 6) for _ in range(3)] for _ in range(2)])
    one = ranking(rng, 8, 6)
    assert_allclose(measure(one, many), [[measure(one, other) for other in row] for row in many], atol=1e-12)
    assert_allclose(measure(many, one), [[measure(other, one) for other in row] for row in many], atol=1e-12)
    assert measure(many[:, None, 0], many[None, :, 1]).shape == (2, 2)
    assert np.shape(measure(one, one)) == ()


@every
def test_the_matrix_compares_all_with_all(name):
    rng = np.random.default_rng(2)
    rankings = np.array([ranking(rng, 8, 6) for _ in range(5)])
    measure = AGREEMENT_MEASURES[name]
    expected = [[measure(row, column) for column in rankings] for row in rankings]
    assert_allclose(agreement_matrix(rankings, measure), expected, atol=1e-12)


def test_the_matrix_hands_parameters_on():
    rankings = [[1, 2, 3], [2, 1, 3]]
    assert_array_equal(agreement_matrix(rankings, top_overlap, count=1), [[1, 0], [0, 1]])


@pytest.mark.parametrize(
    ("name", "level", "single"),
    [
        ("kendall_tau_b", np.nan, np.nan),
        ("spearman", np.nan, np.nan),
        ("weighted_spearman", 1, np.nan),
        ("ws", 1, 1),
        ("rank_biased_overlap", 1, 1),
        ("top_overlap", 1, 1),
    ],
)
def test_without_any_order(name, level, single):
    measure = AGREEMENT_MEASURES[name]
    assert_allclose(measure([1, 1, 1], [1, 1, 1]), level, atol=1e-12)
    assert_allclose(measure([1], [1]), single, atol=1e-12)


@every
@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ([1, np.nan], [1, 2], r"first must be finite, got nan at index \(1,\)"),
        ([1, 2], [1, np.inf], r"second must be finite, got inf at index \(1,\)"),
        ([1, 2], [0, 1], r"second must be 1, the best, or above, got 0.0 at index \(0,\)"),
        ([1, 2], [1, 2, 3], "second must rank as many sites as first, 2, got 3"),
        ([[1, 2]] * 2, [[1, 2]] * 3, r"second must broadcast with first, of shape \(2, 2\), got \(3, 2\)"),
        ([], [], "first must have shape"),
        (1, 1, "first must have shape"),
        (["1", "2"], [1, 2], "first must be numbers"),
    ],
)
def test_bad_rankings_are_named(name, first, second, message):
    with pytest.raises(ValueError, match=message):
        AGREEMENT_MEASURES[name](first, second)


@pytest.mark.parametrize("p", [0, 1, -0.1, np.nan])
def test_bad_persistence_is_named(p):
    with pytest.raises(ValueError, match="p must be above 0 and below 1"):
        rank_biased_overlap([1, 2], [1, 2], p=p)


@pytest.mark.parametrize("count", [0, -1, np.nan])
def test_bad_depth_is_named(count):
    with pytest.raises(ValueError, match="count must be 1 or above"):
        top_overlap([1, 2], [1, 2], count=count)


@seeds
def test_w_is_friedmans_statistic_over_its_largest(seed):
    rng = np.random.default_rng(seed)
    rankings = np.array([ranking(rng, 7, 3 + seed) for _ in range(4)])
    expected = stats.friedmanchisquare(*rankings.T).statistic / (4 * 6)
    assert kendalls_w(rankings) == pytest.approx(expected, abs=1e-12)


@seeds
def test_w_and_mean_rho_without_ties(seed):
    rng = np.random.default_rng(seed)
    rankings = np.array([rng.permutation(6) + 1 for _ in range(5)])
    rho = agreement_matrix(rankings, spearman)[np.triu_indices(5, 1)].mean()
    assert rho == pytest.approx((5 * kendalls_w(rankings) - 1) / 4, abs=1e-12)


def test_w_by_its_printed_formula_with_ties():
    rankings = np.array([[1.5, 1.5, 3, 4], [1, 2, 3.5, 3.5], [2, 2, 2, 4]])
    k, n = rankings.shape
    s = ((rankings.sum(axis=0) - k * (n + 1) / 2) ** 2).sum()
    ties = (2**3 - 2) + (2**3 - 2) + (3**3 - 3)
    assert kendalls_w(rankings) == pytest.approx(12 * s / (k**2 * (n**3 - n) - k * ties))


def test_w_at_its_ends():
    assert kendalls_w([[1, 2, 3]] * 3) == pytest.approx(1)
    assert kendalls_w([[1, 2, 3], [3, 2, 1]]) == pytest.approx(0)
    assert np.isnan(kendalls_w([[1, 1, 1]] * 2))
    assert np.isnan(kendalls_w([[1], [1]]))


@pytest.mark.parametrize("bad", [[1, 2, 3], [[1, np.nan]], [[0, 1]], np.empty((0, 3)), np.empty((2, 0))])
def test_w_of_bad_rankings_is_refused(bad):
    with pytest.raises(ValueError, match="rankings must"):
        kendalls_w(bad)
