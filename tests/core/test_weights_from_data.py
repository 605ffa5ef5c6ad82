"""Weights from data against loops written from the papers' definitions, and what is special to each."""

from __future__ import annotations

from math import acos, log, sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.weighting.angle import angle
from sitescore.core.weighting.cilos import cilos
from sitescore.core.weighting.coefficient_of_variation import coefficient_of_variation
from sitescore.core.weighting.critic import critic
from sitescore.core.weighting.entropy import entropy
from sitescore.core.weighting.gini import gini
from sitescore.core.weighting.idocriw import idocriw
from sitescore.core.weighting.lopcow import lopcow
from sitescore.core.weighting.merec import merec
from sitescore.core.weighting.rancom import rancom
from sitescore.core.weighting.standard_deviation import standard_deviation
from sitescore.core.weighting.variance import variance

seeds = pytest.mark.parametrize("seed", range(8))


def table(seed):
    rng = np.random.default_rng(seed)
    sites, criteria = rng.integers(3, 9), rng.integers(2, 6)
    return rng.random((sites, criteria)) * 10 + 0.1, rng.choice([-1, 1], criteria)


def shares(parts):
    return np.array(parts) / np.sum(parts)


@seeds
def test_entropy_by_its_definition(seed):
    x, _ = table(seed)
    x[0, 0] = 0.0
    parts = []
    for column in x.T:
        p = [entry / sum(column) for entry in column]
        parts.append(1 + sum(q * log(q) for q in p if q > 0) / log(len(p)))
    result = entropy(x)
    assert_allclose(result.weights, shares(parts), rtol=1e-9)
    assert_allclose(result.details["entropies"], 1 - np.array(parts), rtol=1e-9)


def test_entropy_of_nearly_equal_measurements_keeps_its_digits():
    """For small spreads 1 - e is half the squared coefficient of variation over ln sites."""
    spread = np.array([-1.0, 0.0, 1.0])
    x = np.column_stack([1 + 1e-6 * spread, 1 + 3e-6 * spread])
    assert_allclose(entropy(x).weights, [0.1, 0.9], rtol=1e-4)


@pytest.mark.parametrize(
    ("weigh", "error"), [(entropy, 1e-2), (merec, 1e-2), (gini, 1e-6), (angle, 1e-6), (coefficient_of_variation, 1e-6)]
)
def test_neither_an_offset_nor_a_unit_drowns_differences(weigh, error):
    spread = np.array([[-2.0, 1.0], [1.0, 2.0], [1.0, -3.0]])
    fine, coarse = 3 + spread * 2.0**-44, 3 + spread * 2.0**-20
    assert_allclose(weigh(fine).weights, weigh(coarse).weights, rtol=error)
    assert_allclose(weigh(coarse * 1e-300).weights, weigh(coarse).weights, rtol=1e-6)


@seeds
@pytest.mark.parametrize("directed", [None, False, True])
def test_critic_by_its_definition(seed, directed):
    x, d = table(seed)
    n = (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
    if directed is not False:
        n = np.where(d > 0, n, 1 - n)
    r = np.corrcoef(n, rowvar=False)
    information = n.std(axis=0, ddof=1) * (1 - r).sum(axis=0)
    assert_allclose(critic(x, d, directed=directed).weights, shares(information), rtol=1e-9)
    assert_array_equal(critic(x, d, ddof=0).weights.round(12), critic(x, d).weights.round(12))


def test_critic_goes_by_directions_where_they_are_given():
    """The figures are those that JMcDM prints for this table."""
    x = [
        [12.9918, 0.7264, -1.1009, 1.598139592],
        [4.1201, 5.8824, 3.4483, 1.021563567],
        [4.1039, 0.0, -0.5076, 0.984469444],
    ]
    assert_allclose(critic(x, [1, 1, -1, 1]).weights, [0.16884, 0.41844, 0.24912, 0.16359], atol=1e-5)
    assert_array_equal(critic(x, [1, 1, -1, 1], directed=False).weights, critic(x).weights)


def test_directed_is_a_flag():
    with pytest.raises(ValueError, match="directed must be True or False, got 'no'"):
        critic([[1, 2], [2, 1]], [1, -1], directed="no")


def test_critic_without_conflict_goes_by_deviations():
    x = np.array([[0.0, 0.0], [1.0, 10.0], [4.0, 40.0]])
    result = critic(x)
    assert_array_equal(result.details["information"], [0, 0])
    assert_allclose(result.weights, [0.5, 0.5])


@seeds
def test_merec_by_its_definition(seed):
    x, d = table(seed)
    criteria = x.shape[1]
    effects = np.zeros(criteria)
    for row in x:
        logs = [
            abs(log(min(x[:, j]) / row[j] if d[j] > 0 else row[j] / max(x[:, j]))) / criteria for j in range(criteria)
        ]
        for j in range(criteria):
            effects[j] += abs(log(1 + sum(logs) - logs[j]) - log(1 + sum(logs)))
    assert_allclose(merec(x, d).weights, shares(effects), rtol=1e-9)


@seeds
def test_cilos_weights_solve_the_papers_system(seed):
    x, d = table(seed)
    n = np.where(d > 0, x, x.min(axis=0) / x)
    n = n / n.sum(axis=0)
    criteria = d.size
    f = np.zeros((criteria, criteria))
    for i in range(criteria):
        row = n[np.argmax(n[:, i])]
        for j in range(criteria):
            if j != i:
                f[i, j] = (max(n[:, j]) - row[j]) / max(n[:, j])
    f -= np.diag(f.sum(axis=0))
    result = cilos(x, d)
    assert_allclose(result.details["system"], f, atol=1e-12)
    assert_allclose(f @ result.weights, np.zeros(criteria), atol=1e-12)


def test_cilos_prefers_what_loses_nothing():
    """Criterion 1 is at its best wherever another is, so choosing by another costs it nothing."""
    x = np.array([[5.0, 5.0, 1.0], [5.0, 1.0, 4.0], [1.0, 2.0, 2.0]])
    assert_allclose(cilos(x[[0, 1, 2]]).weights[0], 1.0, atol=1e-12)


def test_cilos_where_one_site_is_best_on_all_is_equal_weights():
    x = np.array([[5.0, 6.0, 7.0], [4.0, 1.0, 2.0], [1.0, 3.0, 2.0]])
    assert_allclose(cilos(x).weights, [1 / 3] * 3, rtol=1e-12)


def test_cilos_shares_the_place_of_the_best_between_sites_that_tie():
    x = np.array([[5.0, 1.0], [5.0, 2.0], [1.0, 4.0]])
    rows = cilos(x).details["best_rows"]
    assert_allclose(rows[0], [5 / 11, 1.5 / 7])
    assert_allclose(cilos(x[[1, 0, 2]]).weights, cilos(x).weights, rtol=1e-12)


@seeds
def test_idocriw_is_the_product_of_its_parts(seed):
    x, d = table(seed)
    assert_allclose(idocriw(x, d).weights, shares(entropy(x, d).weights * cilos(x, d).weights), rtol=1e-12)


@seeds
@pytest.mark.parametrize("ddof", [0, 1])
def test_lopcow_by_its_definition(seed, ddof):
    x, d = table(seed)
    parts = []
    for column, direction in zip(x.T, d, strict=True):
        low, high = min(column), max(column)
        n = [(v - low if direction > 0 else high - v) / (high - low) for v in column]
        mean = sum(n) / len(n)
        spread = sqrt(sum((v - mean) ** 2 for v in n) / (len(n) - ddof))
        parts.append(abs(100 * log(sqrt(sum(v * v for v in n) / len(n)) / spread)))
    result = lopcow(x, d, ddof=ddof)
    assert_allclose(result.details["percentages"], parts, rtol=1e-9)
    assert_allclose(result.weights, shares(parts), rtol=1e-9)


def test_lopcow_of_one_site_ahead_of_all_the_rest_weighs_nothing():
    x = np.array([[0.0, 1.0], [0.0, 3.0], [0.0, 7.0], [1.0, 8.0]])
    assert_array_equal(lopcow(x).weights, [0, 1])
    assert (lopcow(x, ddof=0).weights > 0).all()


def test_lopcow_of_two_sites_is_equal_weights():
    assert_array_equal(lopcow([[1.0, 30.0, 4.0], [2.0, 10.0, 4.0]]).weights, [0.5, 0.5, 0.0])


@seeds
def test_gini_over_all_pairs(seed):
    x, _ = table(seed)
    pairs = [sum(abs(a - b) for a in c for b in c) / (2 * len(c) ** 2 * np.mean(c)) for c in x.T]
    assert_allclose(gini(x).details["coefficients"], pairs, rtol=1e-9)


@seeds
def test_angle_between_the_column_and_equal_shares(seed):
    x, _ = table(seed)
    angles = [acos(sum(c) / sqrt(sum(v * v for v in c)) / sqrt(len(c))) for c in x.T]
    assert_allclose(angle(x).details["angles"], angles, rtol=1e-7)


@seeds
def test_spreads_by_their_definitions(seed):
    x, _ = table(seed)
    n = (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
    assert_allclose(standard_deviation(x).weights, shares(np.sqrt(((x - x.mean(0)) ** 2).sum(0))), rtol=1e-9)
    assert_allclose(standard_deviation(x, normalisation="minmax").weights, shares(n.std(axis=0)), rtol=1e-9)
    assert_allclose(variance(x).weights, shares(n.var(axis=0)), rtol=1e-9)
    assert_allclose(variance(x, normalisation=None).weights, shares(x.var(axis=0)), rtol=1e-9)
    assert_allclose(coefficient_of_variation(x).weights, shares(x.std(axis=0) / x.mean(axis=0)), rtol=1e-9)


def test_a_normalisation_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match=r"normalisation must be one of .*, got 'z'"):
        variance([[1.0], [2.0]], normalisation="z")


@pytest.mark.parametrize(
    ("pairwise", "message"),
    [
        ([[0.5, 1.0]], "pairwise must have shape"),
        ([[0.5, 0.7], [0.3, 0.5]], r"pairwise must be 0, 0.5 or 1, got 0.7 at index \(0, 1\)"),
        ([[0.5, 1.0], [1.0, 0.5]], r"pairwise must be 1 less the entry across .* at index \(0, 1\)"),
        ([[1.0, 1.0], [0.0, 0.5]], r"pairwise must be 1 less the entry across .* at index \(0, 0\)"),
        ([[0.5, np.nan], [0.0, 0.5]], "pairwise must be finite"),
        (np.empty((0, 0)), "pairwise must have shape"),
    ],
)
def test_comparisons_that_make_no_sense_are_refused(pairwise, message):
    with pytest.raises(ValueError, match=message):
        rancom(pairwise)


def test_rancom_of_a_plain_order_goes_by_odd_numbers():
    """Of m criteria in a strict order the k-th wins m - k times and draws once: 2 (m - k) + 1 of m^2 halves."""
    order = np.triu(np.ones((4, 4)), 1) + 0.5 * np.eye(4)
    assert_allclose(rancom(order).weights, np.array([7, 5, 3, 1]) / 16)
