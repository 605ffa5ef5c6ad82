"""Draws of everything not known: error bars against exact volumes, counts against themselves, seeds."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss
from sitescore.analysis import robustness as module
from sitescore.analysis import uncertainty
from sitescore.analysis.robustness import Unknowns, robustness
from sitescore.assembly import assemble
from sitescore.core.ranking import ranks
from sitescore.core.sensitivity.decisiveness import decisiveness
from sitescore.core.sensitivity.exact_acceptability import exact_acceptability
from sitescore.io.bundled import bundled
from tests.analysis.studies import flat, study

VALUES = [[0.9, 0.2, 0.4], [0.3, 0.8, 0.5], [0.5, 0.5, 0.6]]
EXACT = [25 / 69, 39 / 92, 59 / 276]
ACCEPTABILITY = [[25 / 69, 41 / 483, 89 / 161], [39 / 92, 559 / 3220, 324 / 805], [59 / 276, 7163 / 9660, 36 / 805]]
ONLY_WEIGHTS = Unknowns(weights="uniform", curve=1.0)
REPEATS = 500


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))


@pytest.fixture
def bare(monkeypatch):
    """Without the shares of the uncertainty, which take longer than the rest."""
    monkeypatch.setattr(module, "uncertainty_shares", lambda *_, **__: {})


def race(folder):
    return study(folder, *flat("xyz", [[f"s{n}", *row] for n, row in enumerate(VALUES)]))


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("sampler", ["independent", "replicates"])
def test_bars_cover_the_exact_volumes(tmp_path, sampler):
    """95 % bars over 500 seeds cover in 93 to 97 % of them, give or take two binomial standard errors (1.9 points).

    An unknown figure of a hopeless site makes the draws independent and changes no first place.
    """
    matrix = race(tmp_path)
    if sampler == "independent":
        matrix = study(
            tmp_path,
            "site,criterion,value,low,high\n"
            + "".join(f"s{n},{c},{x},,\n" for n, row in enumerate(VALUES) for c, x in zip("xyz", row, strict=True))
            + "last,x,0,,\nlast,y,0,,\nlast,z,0.01,0,0.02\n",
            flat("xyz", [])[1],
        )
    assert_allclose(exact_acceptability(VALUES).first, EXACT, atol=1e-9)
    slack = 2 * np.sqrt(0.95 * 0.05 / REPEATS)
    exact, three = exact_acceptability(VALUES), slice(3)
    hits, tops, pairs, sure, mean = np.zeros(3), 0, np.zeros((3, 3)), 0, np.zeros(3)
    mean_ranks = np.array(ACCEPTABILITY) @ [1, 2, 3]
    central = np.zeros((3, 3))
    wins = [[exact_acceptability([a, b]).first[0] for b in VALUES] for a in VALUES]
    clear = decisiveness(EXACT if sampler == "replicates" else [*EXACT, 0.0])
    for seed in range(REPEATS):
        found = robustness(matrix, draws=1024, seed=seed, unknowns=ONLY_WEIGHTS, top=2, pairwise=True)
        assert found.sampler == ("independent" if sampler == "independent" else "sobol")
        assert found.draws == 1024
        hits += (found.first_low[:3] <= EXACT) & (np.array(EXACT) <= found.first_high[:3])
        tops += found.top_low[0] <= 25 / 69 + 41 / 483 <= found.top_high[0]
        pairs += (found.pairwise_low[three, three] <= wins) & (wins <= found.pairwise_high[three, three])
        central += np.abs(found.central_weights[three] - exact.central_weights) <= found.central_error[three]
        mean += np.abs(found.expected_rank[three] - mean_ranks) <= found.expected_error[three]
        sure += found.decisiveness_low <= clear <= found.decisiveness_high
    coverage = np.concatenate([hits, [tops, sure], pairs[~np.eye(3, dtype=bool)], mean, central.ravel()]) / REPEATS
    assert (coverage >= 0.93 - slack).all(), coverage
    assert (coverage <= 0.97 + slack).all(), coverage


@pytest.mark.usefixtures("bare")
def test_scrambled_points_are_far_closer_than_independent_draws(tmp_path):
    found = robustness(race(tmp_path), unknowns=ONLY_WEIGHTS)
    assert found.draws == 16 * 1024
    assert_allclose(found.first, EXACT, atol=1e-3)
    assert_allclose(found.acceptability, ACCEPTABILITY, atol=2e-3)
    assert_allclose(found.central_weights, exact_acceptability(VALUES).central_weights, atol=2e-3)
    assert_array_equal(found.confidence, [1, 1, 1])
    assert (found.first_high - found.first_low < 0.005).all()


def test_everything_adds_up(finland):
    found = robustness(finland, draws=3000, pairwise=True, top=4)
    sites = len(found.ranking.sites)
    for axis in (0, 1):
        assert_allclose(found.acceptability.sum(axis=axis), 1, atol=1e-9)
    assert_allclose(found.first, found.acceptability[:, 0])
    assert_allclose(found.top_share, found.acceptability[:, :4].sum(axis=1))
    assert found.top_share.sum() == pytest.approx(4)
    assert found.expected_rank.sum() == pytest.approx(sites * (sites + 1) / 2)
    assert_allclose(found.pairwise + found.pairwise.T, 1)
    assert_allclose(found.expected_rank, sites - (found.pairwise.sum(axis=1) - 0.5), atol=1e-9)
    for low, middle, high in (
        (found.first_low, found.first, found.first_high),
        (found.top_low, found.top_share, found.top_high),
        (found.acceptability_low, found.acceptability, found.acceptability_high),
        (found.confidence_low, found.confidence, found.confidence_high),
        (found.rank_low, found.expected_rank, found.rank_high),
        (found.rank_low_low, found.rank_low, found.rank_low_high),
        (found.rank_high_low, found.rank_high, found.rank_high_high),
        (found.pairwise_low, found.pairwise, found.pairwise_high),
    ):
        assert (low <= middle + 1e-9).all()
        assert (middle <= high + 1e-9).all()
    seen = found.first > 0
    assert_allclose(found.central_weights[seen].sum(axis=1), 1)
    assert np.isnan(found.central_weights[~seen]).all()
    assert np.sort(found.order).tolist() == list(range(sites))
    assert (np.diff(found.expected_rank[found.order]) >= 0).all()
    assert 0 <= found.decisiveness_low <= found.decisiveness <= found.decisiveness_high <= 1


@pytest.mark.parametrize("unknowns", [None, ONLY_WEIGHTS, Unknowns(weights=0.25, missing="range")], ids=str)
def test_the_same_seed_gives_the_same_result_and_another_another(finland, unknowns, request):
    """With the shares of the uncertainty once; they are held to this by themselves as well."""
    if unknowns is not None:
        request.getfixturevalue("bare")
    once, twice, other = (
        json.dumps(robustness(finland, draws=200, seed=seed, unknowns=unknowns, pairwise=True).to_dict())
        for seed in (5, 5, 6)
    )
    assert once == twice
    assert json.loads(once)["sites"] != json.loads(other)["sites"]


@pytest.mark.usefixtures("bare")
def test_two_seeds_agree_within_their_bars(finland):
    one, two = (robustness(finland, draws=8000, seed=seed) for seed in (1, 2))
    assert (np.abs(one.first - two.first) <= 2 * (one.first_high - one.first_low) + 0.002).all()
    assert_allclose(one.expected_rank, two.expected_rank, atol=0.15)


@pytest.mark.usefixtures("bare")
def test_it_stops_when_the_bars_are_small(finland):
    found = robustness(finland)
    assert 2048 <= found.draws <= 40_000
    width = np.maximum(found.first_high - found.first_low, found.top_high - found.top_low).max()
    assert width <= 0.01 or found.draws == 40_000


def test_equal_sites_that_share_every_place_need_few_draws(tmp_path):
    found = robustness(study(tmp_path, *flat("xy", [["a", 5, 3], ["b", 5, 3]])))
    assert found.draws == 2048
    assert_array_equal(found.first, [0.5, 0.5])
    assert (found.first_low < 0.5).all()
    assert_array_equal(found.acceptability_low[:, 0], found.first_low)


@pytest.mark.parametrize("draws", [1, 100, 2049])
@pytest.mark.usefixtures("bare")
def test_as_many_draws_as_asked_for(finland, draws):
    assert robustness(finland, draws=draws).draws == draws


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("curve", [1.0, 1.25])
def test_confidence_is_what_rescoring_every_site_by_itself_gives(finland, curve):
    """The same draws of values, scored once for each site that is ever first, at its central weights."""
    found = robustness(finland, draws=500, unknowns=Unknowns(weights="uniform", curve=curve))
    subject, rng = (
        uncertainty.study(finland, Unknowns(weights="uniform", curve=curve)),
        np.random.default_rng([1234, 1]),
    )
    parts = {group: subject.draw(group, module.CONFIDENCE_DRAWS, rng=rng) for group in subject.groups[1:]}
    for site in np.flatnonzero(found.first):
        weights = np.tile(found.central_weights[site], (module.CONFIDENCE_DRAWS, 1))
        first = ranks(subject.scores({**parts, "weights": weights})) == 1
        assert found.confidence[site] == pytest.approx((first[:, site] / first.sum(axis=1)).mean(), abs=1e-12)
    assert (found.confidence[found.first == 0] == 0).all()


@pytest.mark.usefixtures("bare")
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("draws", [1, 100, 1000, 10_000, 16_384])
def test_replicates_hold_at_most_a_sixteenth_more_than_asked_for(tmp_path, draws):
    found = robustness(race(tmp_path), draws=draws, unknowns=ONLY_WEIGHTS)
    assert draws <= found.draws <= max(16, draws * 17 / 16)
    assert found.replicates >= 16


def test_what_varies_is_recorded(finland):
    found = robustness(finland, draws=200, unknowns=Unknowns(weights="stated", missing="fixed", curve=1.0))
    assert found.varied["groups"] == ["data"]
    assert found.shares["data"].fair == 1


def test_nothing_varies(tmp_path):
    found = robustness(study(tmp_path), draws=100, unknowns=Unknowns(weights="stated", curve=1.0))
    assert_array_equal(found.acceptability, np.eye(2))
    assert (found.shares, found.decisiveness) == ({}, 1)


def test_one_site(tmp_path):
    found = robustness(study(tmp_path, *flat("xy", [["a", 0.3, 0.5]])), draws=100)
    assert (found.first.tolist(), found.decisiveness, found.expected_rank.tolist()) == ([1], 1, [1])
    assert json.dumps(found.to_dict(), allow_nan=False)


def test_two_equal_sites_share_every_rank(tmp_path):
    for unknowns in (None, ONLY_WEIGHTS):
        found = robustness(
            study(tmp_path, *flat("xy", [["a", 0.3, 0.5], ["b", 0.3, 0.5]])), draws=500, unknowns=unknowns
        )
        assert_allclose(found.acceptability, 0.5)
        assert found.decisiveness == pytest.approx(0, abs=1e-12)
        assert json.dumps(found.to_dict(), allow_nan=False)


@pytest.mark.usefixtures("bare")
def test_more_than_a_hundred_sites_are_counted_as_few_are(tmp_path):
    """Over 100 sites scores are held in single precision."""
    rng = np.random.default_rng(1)
    rows = [[f"s{n}", *row] for n, row in enumerate(rng.integers(0, 1000, (120, 3)) / 1000)]
    found = robustness(study(tmp_path, *flat("xyz", rows)), draws=500, unknowns=Unknowns(weights=0.5, curve=1.0))
    for axis in (0, 1):
        assert_allclose(found.acceptability.sum(axis=axis), 1, atol=1e-9)


def test_rank_tells_the_same_story(finland):
    """`rank` draws fewer of the same unknowns."""
    surety, found = ss.rank(finland, draws=4096, seed=9).surety, robustness(finland, draws=4096, seed=10)
    assert surety.groups == tuple(found.varied["groups"])
    assert_allclose(surety.first, found.first, atol=0.04)
    assert (np.abs(surety.rank_low - found.rank_low) <= 1).all()


def test_nobody_left_or_too_many(tmp_path):
    with pytest.raises(ss.InputError, match="SC503"):
        robustness(study(tmp_path, needs={"land_ha": 1000}))
    rows = [[f"s{n}", n / 3000] for n in range(2001)]
    with pytest.raises(ss.InputError, match="SC503"):
        robustness(study(tmp_path, *flat("x", rows)))
