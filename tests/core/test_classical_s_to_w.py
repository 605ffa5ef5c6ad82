"""SPOTIS, TOPSIS, VIKOR, WASPAS and WPM: printed examples, the definitions in plain loops, and what is theirs alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical import CLASSICAL_METHODS
from sitescore.core.classical.normalisations import NORMALISATIONS
from sitescore.core.classical.spotis import spotis
from sitescore.core.classical.topsis import topsis
from sitescore.core.classical.vikor import vikor
from sitescore.core.classical.waspas import waspas
from sitescore.core.classical.wpm import wpm
from sitescore.core.classical.wsm import wsm
from sitescore.core.ranking import ranks
from tests.core import plain_loops
from tests.core.published_tables import S_TO_W, TRAILS
from tests.core.test_classical_a_to_l import BOUNDS, POINT, draw

LOOPED = {
    "spotis": {"bounds": BOUNDS, "esp": POINT},
    "topsis": {},
    "vikor": {"v": 0.3},
    "waspas": {"lam": 0.2},
    "wpm": {},
}


@pytest.mark.parametrize("case", S_TO_W, ids=lambda case: f"{case.method}: {case.source}")
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


@given(seed=st.integers(0, 10**6), kept=st.integers(2, 7))
def test_spotis_with_bounds_never_reverses(seed, kept):
    x, w, d = draw(seed)
    assert_array_equal(spotis(x[:kept], w, d, bounds=BOUNDS).scores, spotis(x, w, d, bounds=BOUNDS).scores[:kept])


def test_spotis_without_bounds_takes_the_range_of_the_measurements():
    x, w, d = draw(3)
    own = np.stack([x.min(axis=0), x.max(axis=0)], axis=-1)
    assert_allclose(spotis(x, w, d).scores, spotis(x, w, d, bounds=own).scores)


def test_spotis_at_the_expected_point_is_0():
    x, w, d = draw(4)
    assert spotis(x, w, d, bounds=BOUNDS, esp=x[2]).scores[2] == 0


@given(seed=st.integers(0, 10**6), factor=st.floats(0.01, 100))
def test_topsis_needs_no_sum_of_weights(seed, factor):
    x, w, d = draw(seed)
    assert_allclose(topsis(x, w * factor, d).scores, topsis(x, w, d).scores, rtol=1e-9)


@pytest.mark.parametrize("normalisation", sorted(NORMALISATIONS))
def test_topsis_rates_an_ideal_site_1_and_its_opposite_0(normalisation):
    x, w, d = draw(5)
    x[0], x[1] = np.where(d > 0, 20, 1), np.where(d > 0, 1, 20)
    scores = topsis(x, w, d, normalisation=normalisation).scores
    assert_allclose(scores[:2], [1, 0], atol=1e-12)


def test_topsis_does_not_turn_costs_round_for_the_vector_normalisation():
    result = topsis(TRAILS, [0.5, 0.5], [-1, 1])
    assert result.details["ideal"][0] == pytest.approx(0.5 / np.sqrt(30))


@pytest.mark.parametrize("normalisation", sorted(NORMALISATIONS))
def test_tables_of_topsis_lead_to_its_scores(normalisation):
    x, w, d = draw(5)
    result = topsis(x, 3 * w, d, normalisation=normalisation)
    tables, up = result.details, (d > 0) | (normalisation != "vector")
    weighted = tables["normalised"] * 3 * w
    assert_allclose(tables["weighted"], weighted)
    low, high = weighted.min(axis=0), weighted.max(axis=0)
    assert_allclose(tables["ideal"], np.where(up, high, low), atol=1e-12)
    assert_allclose(tables["anti_ideal"], np.where(up, low, high), atol=1e-12)
    near, far = (np.linalg.norm(weighted - tables[end], axis=1) for end in ("ideal", "anti_ideal"))
    assert_allclose(tables["from_ideal"], near, atol=1e-12)
    assert_allclose(tables["from_anti_ideal"], far, atol=1e-12)
    assert_allclose(result.scores, far / (near + far), atol=1e-12)


def steps(x, w, d):
    """The compromise set by its steps in plain loops, and by VIKOR, with the conditions that hold."""
    details = vikor(x, w, d).details
    members = plain_loops.compromise(*(details[name].tolist() for name in "SRQ"))
    kind = bool(details["advantage"]), bool(details["stability"])
    return members, set(np.flatnonzero(details["compromise"])), kind


@pytest.mark.parametrize("seed", range(60))
def test_vikor_compromise_set_by_its_steps(seed):
    by_hand, found, _ = steps(*draw(seed, sites=4 + seed % 5))
    assert found == by_hand


@pytest.mark.parametrize(("seed", "kind"), [(1, (True, True)), (0, (False, True)), (3000, (True, False))])
def test_vikor_compromise_of_each_kind(seed, kind):
    by_hand, found, conditions = steps(*draw(seed))
    assert conditions == kind
    assert found == by_hand
    assert len(found) == {(True, True): 1, (True, False): 2}.get(kind, len(found))


def test_vikor_on_the_trails_is_one_compromise():
    """Opricovic and Tzeng (2004): the second trail leads by 1 over the needed 1/2 and is first by S and R."""
    details = vikor(TRAILS, [0.5, 0.5], [-1, 1]).details
    assert_allclose(details["S"], [0.5, 0.375, 0.5])
    assert_allclose(details["R"], [0.5, 0.25, 0.5])
    assert_array_equal(details["compromise"], [0, 1, 0])
    assert (details["advantage"], details["stability"]) == (1, 1)


def test_vikor_compromise_of_many_weights_is_that_of_each():
    x, _, d = draw(6)
    w = np.random.default_rng(0).dirichlet(np.ones(4), (3, 5))
    together = vikor(x, w, d).details["compromise"]
    apart = [[vikor(x, row, d).details["compromise"] for row in block] for block in w]
    assert_array_equal(together, apart)


def test_vikor_takes_rounding_for_no_spread():
    """S is 0.3 for both sites, but 0.1 + 0.2 is not 0.3 to the last bit."""
    result = vikor([[0, 0, 1], [1, 1, 0]], [0.1, 0.2, 0.3], [1, 1, 1], v=1)
    assert np.ptp(result.details["S"]) > 0
    assert_array_equal(result.scores, [0, 0])
    assert_array_equal(result.details["compromise"], [1, 1])


def test_vikor_of_one_site_is_its_own_compromise():
    details = vikor([[3.0, 4.0]], [0.5, 0.5], [1, -1]).details
    assert_array_equal(details["compromise"], [1])


@given(seed=st.integers(0, 10**6))
def test_wpm_ranks_alike_by_ratios_to_the_best_and_by_shares(seed):
    x, w, d = draw(seed)
    ratios, shares = wpm(x, w, d).scores, wpm(x, w, d, normalisation="sum").scores
    assert_allclose(ratios / shares, (ratios / shares)[0], rtol=1e-9)


def test_waspas_runs_from_the_product_to_the_sum():
    x, w, d = draw(7)
    assert_allclose(waspas(x, w, d, lam=0).scores, wpm(x, w, d).scores)
    assert_allclose(waspas(x, w, d, lam=1).scores, wsm(x, w, d, normalisation="linear").scores)


def test_wpm_scores_0_where_there_is_nothing():
    assert_array_equal(ranks(wpm([[0, 9], [1, 1], [2, 1]], [0.5, 0.5], [1, 1]).scores), [3, 2, 1])


@pytest.mark.parametrize("seed", range(3))
def test_wpm_ranks_by_weights_in_percent_as_by_shares(seed):
    x, w, d = draw(seed)
    method = CLASSICAL_METHODS["wpm"]
    small = wpm(x**9, 100 * w, d)
    assert small.scores.min() < 1e-90
    assert_array_equal(method.places(small), method.places(wpm(x, w, d)))
    assert np.unique(method.places(small)).size == x.shape[0]


@pytest.mark.parametrize(
    ("method", "parameters", "message"),
    [
        (spotis, {"bounds": [[0, 1]]}, r"bounds must have shape \(4, 2\), one pair for each criterion, got \(1, 2\)"),
        (spotis, {"bounds": [*BOUNDS[:3], [12, 0]]}, r"bounds must rise .* got \[12.  0.\] at index \(3,\)"),
        (spotis, {"bounds": [*BOUNDS[:3], [11, 12]]}, r"measurements must lie within bounds, got .* at index \(0, 3\)"),
        (spotis, {"bounds": BOUNDS, "esp": [5, 5, 5, 13]}, r"esp must lie within bounds, got 13.0 at index \(3,\)"),
        (topsis, {"normalisation": "l2"}, "normalisation must be one of minmax"),
        (vikor, {"v": 1.2}, r"v must lie within \[0, 1\], got 1.2"),
        (waspas, {"lam": "half"}, "lam must be numbers"),
    ],
)
def test_wrong_parameters_are_named(method, parameters, message):
    with pytest.raises(ValueError, match=message):
        method(*draw(0), **parameters)


@pytest.mark.parametrize("method", [waspas, wpm])
def test_powers_of_negative_figures_are_refused(method):
    with pytest.raises(ValueError, match=r"measurements must not be negative for \w+ when normalised, got -1"):
        method([[1.0, 1.0], [3.0, 2.0]], [0.5, 0.5], [-1, 1], normalisation="zavadskas_turskis")
