"""Classical methods from ARAS to LMAW: printed examples, the definitions in plain loops, and what is theirs alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical import CLASSICAL_METHODS
from sitescore.core.classical.aras import aras
from sitescore.core.classical.aroman import aroman
from sitescore.core.classical.balanced_spotis import balanced_spotis
from sitescore.core.classical.cocoso import cocoso
from sitescore.core.classical.codas import codas
from sitescore.core.classical.copras import copras
from sitescore.core.classical.cradis import cradis
from sitescore.core.classical.edas import edas
from sitescore.core.classical.ervd import ervd
from sitescore.core.classical.gra import gra
from sitescore.core.classical.lmaw import lmaw
from sitescore.core.classical.ram import ram
from sitescore.core.classical.spotis import spotis
from sitescore.core.classical.todim import todim
from tests.core import plain_loops
from tests.core.published_long_tables import LONG
from tests.core.published_tables import A_TO_L

POINT = [5.0, 5.0, 5.0, 5.0]
BOUNDS = [[0, 10], [1, 11], [0, 20], [0, 12]]
LOOPED = {
    "aras": {},
    "aroman": {"beta": 0.3, "lam": 0.2},
    "balanced_spotis": {"bounds": BOUNDS, "esp": POINT, "alpha": 0.3},
    "cocoso": {"lam": 0.7},
    "codas": {"tau": 0.05},
    "copras": {},
    "cradis": {},
    "edas": {},
    "ervd": {"reference": POINT, "lam": 1.5, "alpha": 0.6},
    "gra": {"zeta": 0.3},
    "lmaw": {},
}


def draw(seed, sites=8, criteria=4):
    rng = np.random.default_rng(seed)
    return rng.uniform(1, 10, (sites, criteria)), rng.dirichlet(np.ones(criteria)), rng.permutation([1, 1, -1, -1])


@pytest.mark.parametrize("case", [*A_TO_L, *LONG], ids=lambda case: f"{case.method}: {case.source}")
def test_printed_scores(case):
    found = CLASSICAL_METHODS[case.method].score(case.measurements, case.weights, case.directions, **case.parameters)
    assert_allclose(found.scores, case.scores, rtol=0, atol=case.tolerance)


@pytest.mark.parametrize("method", LOOPED)
@pytest.mark.parametrize("seed", range(5))
def test_definition_in_plain_loops(method, seed):
    x, w, d = draw(seed)
    found = CLASSICAL_METHODS[method].score(x, w, d, **LOOPED[method]).scores
    by_hand = getattr(plain_loops, method)(x.tolist(), w.tolist(), d.tolist(), **LOOPED[method])
    assert_allclose(found, by_hand, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_aras_measures_against_the_optimal_site(seed):
    x, w, d = draw(seed)
    best = np.where(d > 0, x.max(axis=0), x.min(axis=0))
    assert_allclose(aras(x, w, d, optimal=best).scores, aras(x, w, d).scores)
    assert aras(np.vstack([x, best]), w, d).scores[-1] == pytest.approx(1)
    beyond = aras(x, w, d, optimal=best * np.where(d > 0, 2, 0.5)).scores
    assert (beyond < aras(x, w, d).scores).all()


def test_aroman_raises_the_score_with_costs_unless_they_are_turned_round():
    x = [[5.0, 1.0], [5.0, 9.0], [4.0, 5.0]]
    assert_array_equal(np.argsort(aroman(x, [0.5, 0.5], [1, -1]).scores)[-1], 1)
    assert_array_equal(np.argsort(aroman(x, [0.5, 0.5], [1, -1], inverted=True).scores)[-1], 0)


@pytest.mark.parametrize("seed", range(3))
def test_aroman_turned_round_keeps_dominance(seed):
    x, w, d = draw(seed)
    x[1] = x[0] + 0.3 * d
    scores = aroman(x, w, d, inverted=True).scores
    assert scores[1] > scores[0]


@pytest.mark.parametrize("seed", range(3))
def test_balanced_spotis_runs_from_the_ideal_to_the_expected_point(seed):
    x, w, d = draw(seed)
    ends = [spotis(x, w, d, bounds=BOUNDS), spotis(x, w, d, bounds=BOUNDS, esp=POINT)]
    for alpha, end in enumerate(ends):
        assert_allclose(balanced_spotis(x, w, d, bounds=BOUNDS, esp=POINT, alpha=alpha).scores, end.scores)
    assert_allclose(balanced_spotis(x, w, d, bounds=BOUNDS).scores, ends[0].scores)


def test_cocoso_refuses_a_site_that_is_last_everywhere():
    with pytest.raises(ValueError, match=r"measurements must put no site last on every criterion .* at index \(1,\)"):
        cocoso([[3, 1], [1, 4], [2, 4]], [0.5, 0.5], [1, -1])


def test_codas_threshold_decides_whether_taxicab_distances_count():
    x, w, d = draw(0)
    result = codas(x, w, d, tau=1e6)
    e = result.details["euclidean"]
    assert_allclose(result.scores, x.shape[0] * e - e.sum(), atol=1e-12)
    t = result.details["taxicab"]
    for tau in (0, 1e-12):
        assert_allclose(codas(x, w, d, tau=tau).scores, x.shape[0] * (e + t) - (e + t).sum(), atol=1e-12)


def test_codas_without_a_threshold_counts_taxicab_distances_of_sites_just_as_far():
    """E is 0.5 for the first two sites, T is 0.7 and 0.5, and those of the last are 0."""
    result = codas([[1, 1, 0], [0, 0, 1], [0, 0, 0]], [0.3, 0.4, 0.5], [1, 1, 1], tau=0)
    e, t = result.details["euclidean"], result.details["taxicab"]
    assert e[0] == e[1] == 0.5
    by_pairs = [sum(e[i] - e[k] + t[i] - t[k] for k in range(3)) for i in range(3)]
    assert_allclose(result.scores, by_pairs, atol=1e-12)


def test_codas_need_not_keep_dominance():
    """The second site is no worse than the first, but far enough in E from the third, of larger T, for T to count."""
    x = [[6, 4, 3], [6, 5, 3], [2, 10, 10], [1, 9, 4]]
    result = codas(x, [0.4, 0.3, 0.3], [1, 1, 1], tau=0.05)
    straight, taxicab = result.details["euclidean"], result.details["taxicab"]
    assert straight[0] - straight[2] < 0.05 < straight[1] - straight[2]
    assert taxicab[2] > taxicab[1]
    assert result.scores[1] < result.scores[0]


@pytest.mark.parametrize("direction", [1, -1])
def test_copras_with_one_kind_of_criteria(direction):
    x, w, d = draw(2)
    d[:] = direction
    shares = (x / x.sum(axis=0)) @ w
    expected = shares / shares.max() if direction > 0 else shares.min() / shares
    assert_allclose(copras(x, w, d).scores, expected)


def test_copras_refuses_a_site_without_costs():
    with pytest.raises(ValueError, match=r"measurements must give every site a cost above 0 .* at index \(2,\)"):
        copras([[3, 1], [1, 2], [2, 0]], [0.5, 0.5], [1, -1])


def test_cradis_on_one_criterion_gives_the_best_site_1():
    assert_allclose(cradis([[1.0], [2.0], [4.0]], [1.0], [1]).scores, [0, 1 / 6, 1])


@pytest.mark.parametrize("seed", range(3))
def test_edas_distances_cancel_over_sites(seed):
    details = edas(*draw(seed)).details
    assert_allclose(details["above_average"].sum(axis=0), details["below_average"].sum(axis=0))


def test_edas_makes_nothing_of_rounding_in_columns_without_spread():
    scores = edas(np.full((7, 3), 0.1), [0.2, 0.3, 0.5], [1, -1, 1]).scores
    assert_array_equal(scores, np.ones(7))


def test_measurements_below_0_by_another_package():
    """AROMAN and EDAS as pymcdm 1.4.0 rates this table."""
    x = [[5, 100, 3, 40], [-3, 80, 4, 20], [6, 120, 5, 30], [9, 90, 2, 60], [4, 70, 6, 50]]
    given = (x, [0.4, 0.3, 0.2, 0.1], [1, -1, 1, -1])
    assert_allclose(aroman(*given).scores, [0.68790804, 0.3724418, 0.7939810, 0.74551809, 0.65218254], atol=1e-7)
    assert_allclose(edas(*given).scores, [0.52668112, 0.0961152, 0.69916403, 0.890625, 0.65307953], atol=1e-8)


def test_what_aroman_and_edas_cannot_take():
    with pytest.raises(
        ValueError, match=r"measurements must have a mean above 0 .* for EDAS, got -1.0 at index \(1,\)"
    ):
        edas([[1, 2], [1, -4]], [0.5, 0.5], [1, 1])
    with pytest.raises(ValueError, match=r"measurements must not make .* less is better negative for AROMAN"):
        aroman([[1, -2], [1, -4]], [0.5, 0.5], [1, -1], beta=0)


def test_ervd_losses_weigh_more_than_gains():
    x = [[4.0, 6.0], [5.0, 5.0], [6.0, 4.0], [5.0, 5.0]]
    averse = ervd(x, [0.5, 0.5], [1, 1], reference=[5, 5]).scores
    indifferent = ervd(x, [0.5, 0.5], [1, 1], reference=[5, 5], lam=1, alpha=1).scores
    assert averse[1] > averse[0]
    assert_allclose(indifferent, 0.5)


def test_gra_tells_less_apart_the_higher_the_distinguishing_coefficient():
    x, w, d = draw(1)
    assert np.ptp(gra(x, w, d, zeta=0.1).scores) > np.ptp(gra(x, w, d, zeta=1).scores)


@pytest.mark.parametrize("seed", range(3))
def test_lmaw_shares_of_logarithms_sum_to_1(seed):
    assert_allclose(lmaw(*draw(seed)).details["shares"].sum(axis=0), 1)


@pytest.mark.parametrize(
    ("method", "parameters", "message"),
    [
        (aras, {"optimal": [1, 2]}, r"optimal must have shape \(4,\), one for each criterion, got \(2,\)"),
        (aras, {"optimal": [1, 2, 0, 4]}, r"optimal must be above 0, got 0.0 at index \(2,\)"),
        (aras, {"normalisation": "none"}, "normalisation must be one of minmax"),
        (aroman, {"inverted": "no"}, "inverted must be True or False, got 'no'"),
        (ram, {"rescaled": "no"}, "rescaled must be True or False, got 'no'"),
        (todim, {"theta": "1"}, "theta must be numbers, got '1'"),
        (todim, {"theta": [1, 2]}, r"theta must be one number, got shape \(2,\)"),
        (aroman, {"beta": 1.5}, r"beta must lie within \[0, 1\], got 1.5"),
        (aroman, {"lam": np.nan}, "lam must be finite, got nan"),
        (balanced_spotis, {"alpha": -0.1}, r"alpha must lie within \[0, 1\], got -0.1"),
        (cocoso, {"lam": 2}, r"lam must lie within \[0, 1\], got 2"),
        (codas, {"tau": -1}, "tau must not be negative, got -1"),
        (codas, {"tau": [0.1, 0.2]}, r"tau must be one number, got shape \(2,\)"),
        (ervd, {"reference": [1, 2, np.inf, 4]}, r"reference must be finite, got inf at index \(2,\)"),
        (ervd, {"lam": -1}, "lam must be above 0, got -1"),
        (ervd, {"alpha": 1.1}, "alpha must be above 0 and at most 1, got 1.1"),
        (gra, {"zeta": 0}, "zeta must be above 0 and at most 1, got 0"),
    ],
)
def test_wrong_parameters_are_named(method, parameters, message):
    with pytest.raises(ValueError, match=message):
        method(*draw(0), **parameters)
