"""The methods from MABAC to TODIM against plain loops, and what is special to each."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical import CLASSICAL_METHODS, blocks
from sitescore.core.classical.marcos import marcos
from sitescore.core.classical.moosra import moosra
from sitescore.core.classical.multimoora import dominance_balance
from sitescore.core.classical.probid_simple import probid_simple
from sitescore.core.classical.rafsi import rafsi
from sitescore.core.classical.ram import ram
from sitescore.core.classical.rim import rim
from sitescore.core.classical.todim import todim
from tests.core import plain_m_to_z

PLAIN = {name: plain for name, plain in vars(plain_m_to_z).items() if name in CLASSICAL_METHODS}


def table(seed, sites=9, criteria=5):
    rng = np.random.default_rng(seed)
    x = rng.lognormal(1, 0.6, (sites, criteria))
    return x, rng.dirichlet(np.ones(criteria)) + 0.01, np.where(rng.random(criteria) < 0.5, -1, 1)


@pytest.mark.parametrize("sites", [2, 5, 8, 13])
@pytest.mark.parametrize("name", PLAIN)
def test_as_the_paper_writes_it(name, sites):
    for seed in range(8):
        x, w, d = table(seed, sites=sites)
        found = CLASSICAL_METHODS[name].score(x, w, d).scores
        assert_allclose(found, PLAIN[name](x.tolist(), w.tolist(), d.tolist()), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("name", ["multimoora", "probid", "probid_simple", "todim"])
def test_blocks_change_nothing(name, monkeypatch):
    x, w, d = table(3, sites=23)
    whole = CLASSICAL_METHODS[name].score(np.stack([x, x**2]), w, d).scores
    monkeypatch.setattr(blocks, "ENTRIES", 5 * 2 * 23)
    assert_allclose(CLASSICAL_METHODS[name].score(np.stack([x, x**2]), w, d).scores, whole, rtol=1e-12)


def test_marcos_without_an_anti_ideal_is_the_share_of_the_ideal():
    """The limit of the paper's utility as the anti-ideal's sum goes to 0."""
    none, some = ([[0.0, 4], [2, 2], [3, 0]], [[1e-9, 4], [2, 2], [3, 1e-9]])
    exact = marcos(none, [0.5, 0.5], [1, 1])
    assert_allclose(exact.scores, [0.5, 7 / 12, 0.5])
    assert_allclose(plain_m_to_z.marcos(some, [0.5, 0.5], [1, 1]), exact.scores, rtol=1e-6)


@pytest.mark.parametrize("name", ["marcos", "full_multiplicative", "multimoora"])
def test_nothing_is_divided_by_0(name):
    with pytest.raises(ValueError, match=r"measurements must be above 0 for .*0.0 at index \(1, 0\)"):
        CLASSICAL_METHODS[name].score([[1, 1], [0, 2]], [1, 1], [-1, 1])
    with pytest.raises(ValueError, match=r"measurements must not be negative .*-2.0 at index \(1, 1\)"):
        CLASSICAL_METHODS[name].score([[1, 1], [1, -2]], [1, 1], [-1, 1])


def test_marcos_takes_what_its_normalisation_takes():
    """By ranges the ideal's sum is 1 and the anti-ideal's 0, so that the score is the sum itself."""
    result = marcos([[0, -3], [4, 1], [2, 3]], [0.5, 0.5], [-1, 1], normalisation="minmax")
    assert_allclose(result.scores, [0.5, 1 / 3, 0.75])
    assert_allclose(marcos([[2.0]], [1], [-1], normalisation="max").scores, 2 / 3)


def test_moosra_takes_what_leaves_costs():
    x = np.array([[3.0, 0.0, 2.0], [-1.0, 5.0, 1.0]])
    shares = x / np.sqrt((x**2).sum(axis=0))
    expected = shares[:, 0] / (shares[:, 1] + shares[:, 2])
    assert_allclose(moosra(x, [1, 1, 1], [1, -1, -1]).scores, expected)
    with pytest.raises(ValueError, match=r"measurements must have a weighted sum of costs above 0 .* at index \(0,\)"):
        moosra(x, [1, 1, 0], [1, -1, -1])


def test_nothing_of_a_benefit_is_a_product_of_0_and_the_last_place():
    x, w, d = [[0, 1e-9], [2, 1], [1e-99, 1], [0, 3]], [3, 3], [1, -1]
    method = CLASSICAL_METHODS["full_multiplicative"]
    result = method.score(x, w, d)
    assert_allclose(result.scores, [0, 8, 1e-297, 0])
    assert_array_equal(method.places(result), [3, 1, 2, 3])
    assert_array_equal(CLASSICAL_METHODS["multimoora"].score(x, w, d).details["multiplicative_ranks"], [3, 1, 2, 3])
    unweighted = method.score(x, [0, 1], d)
    assert_array_equal(method.places(unweighted), [1, 2, 2, 4])


def test_moosra_with_one_kind_only():
    shares = np.array([3, 4]) / 5
    assert_allclose(moosra([[3], [4]], [2], [1]).scores, 2 * shares)
    assert_allclose(moosra([[3], [4]], [2], [-1]).scores, 1 / (2 * shares))
    assert_allclose(moosra([[3, 1], [4, 1]], [2, 0], [1, -1]).scores, 2 * shares)


def test_products_far_below_1_keep_their_order():
    method = CLASSICAL_METHODS["full_multiplicative"]
    result = method.score([[1e20], [2e20], [3e20]], [1], [-1])
    assert_allclose(result.scores, [1e-20, 0.5e-20, 1e-20 / 3])
    assert_array_equal(method.places(result), [1, 2, 3])


def test_products_beyond_the_precision_are_refused():
    with pytest.raises(ValueError, match="scores must be finite, got inf"):
        CLASSICAL_METHODS["full_multiplicative"].score([[1e90], [1]], [9], [1])
    assert_array_equal(CLASSICAL_METHODS["multimoora"].score([[1e90], [1]], [9], [1]).scores, [1, -1])


@pytest.mark.parametrize(("name", "ways"), [("ocra", [1]), ("moosra", [-1])])
def test_ratios_beyond_the_precision_are_refused(name, ways):
    with pytest.raises(ValueError, match="scores must be finite, got"):
        CLASSICAL_METHODS[name].score([[1e50], [1e-270]], [1], ways)


def test_places_in_a_circle_are_shared():
    """Sites at 11-20-14, 14-16-15 and 15-19-12 in the three rankings, each generally dominating the next."""
    assert_array_equal(dominance_balance([np.array([11, 14, 15]), np.array([20, 16, 19]), np.array([14, 15, 12])]), 0)


@pytest.mark.parametrize(
    ("first", "second", "balance"),
    [((1, 1, 1), (2, 2, 2), 1), ((4, 1, 1), (3, 2, 2), 1), ((2, 5, 7), (2, 5, 8), 1), ((5, 5, 7), (6, 5, 3), 0)],
)
def test_dominance_of_two(first, second, balance):
    """Absolute, general, by one ranking, and equability: ahead in one and behind in one."""
    pairs = [np.array(pair) for pair in zip(first, second, strict=True)]
    assert_array_equal(dominance_balance(pairs), [balance, -balance])


def test_the_ideal_itself_has_the_largest_ratio():
    result = probid_simple([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1])
    assert result.scores[0] == np.finfo(float).max
    assert_array_equal(CLASSICAL_METHODS["probid_simple"].places(result)[:1], [1])


def test_rescaling_keeps_the_order():
    x, w, d = table(2)
    plain, rescaled = ram(x, w, d), ram(x, w, d, rescaled=True)
    assert_array_equal(np.argsort(plain.scores), np.argsort(rescaled.scores))
    assert (rescaled.scores.min(), rescaled.scores.max()) == (0, 1)
    assert_allclose(rescaled.details["roots"], plain.scores)


def test_given_ideals_leave_scores_alone_when_a_site_comes():
    x, w, d = table(4)
    low, high = x.min(axis=0) / 2, x.max(axis=0) * 2
    ends = {"ideal": np.where(d > 0, high, low), "anti_ideal": np.where(d > 0, low, high)}
    assert_allclose(rafsi(x[:-1], w, d, **ends).scores, rafsi(x, w, d, **ends).scores[:-1])
    assert np.abs(rafsi(x[1:], w, d).scores - rafsi(x, w, d).scores[1:]).max() > 1e-3


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"ideal": [9]}, r"ideal must have shape \(2,\)"),
        ({"anti_ideal": [np.nan, 1]}, "anti_ideal must be finite"),
        ({"ideal": [9, 9], "anti_ideal": [0, 0]}, r"ideal must be better than anti_ideal, got 9.0 at index \(1,\)"),
        ({"ideal": [2, 1]}, r"measurements must lie between anti_ideal and ideal for RAFSI, got 3.0 at index \(0, 0\)"),
        ({"anti_ideal": [1, 3]}, r"measurements must lie between .* got 4.0 at index \(2, 1\)"),
        ({"interval": None}, "interval must be numbers, got None"),
        ({"interval": (1, 2, 3)}, "interval must be two numbers"),
        ({"interval": (0, 6)}, "interval must be"),
        ({"interval": (6, 6)}, "interval must be"),
    ],
)
def test_rafsi_refuses(parameters, message):
    with pytest.raises(ValueError, match=message):
        rafsi([[3, 1], [1, 2], [2, 4]], [0.5, 0.5], [1, -1], **parameters)


def test_rim_prefers_the_inside_of_a_range():
    x = [[4.0], [6], [5], [0], [10], [2], [9]]
    shares = rim(x, [3], [1], bounds=[[0, 10]], reference=[[4, 6]]).scores
    assert_allclose(shares, [1, 1, 1, 0, 0, 0.5, 0.25])


def test_rim_takes_the_better_bound_as_reference():
    assert_allclose(rim([[4], [6]], [1], [1], bounds=[[0, 10]]).scores, [0.4, 0.6])
    assert_allclose(rim([[4], [6]], [1], [-1], bounds=[[0, 10]]).scores, [0.6, 0.4])


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"bounds": [0, 10]}, r"bounds must have shape \(1, 2\)"),
        ({"bounds": [[10, 0]]}, "bounds must have the lower end first, got 10.0"),
        ({"bounds": [[0, 5]]}, r"measurements must lie within bounds for RIM, got 6.0 at index \(1, 0\)"),
        ({"reference": [[6, 5]]}, "reference must have the lower end first, got 6.0"),
        ({"reference": [[0, 5]]}, "reference must lie within bounds, got 0.0"),
    ],
)
def test_rim_refuses(parameters, message):
    with pytest.raises(ValueError, match=message):
        rim([[4], [6]], [1], [1], **parameters)


@pytest.mark.parametrize("theta", [0.3, 1.0, 4.0])
def test_todim_attenuates_losses(theta):
    x, w, d = table(6)
    expected = plain_m_to_z.todim(x.tolist(), w.tolist(), d.tolist(), theta)
    assert_allclose(todim(x, w, d, theta=theta).scores, expected, atol=1e-12)


@pytest.mark.parametrize("theta", [0, -1, np.nan, np.inf])
def test_todim_refuses(theta):
    with pytest.raises(ValueError, match=r"theta must be (above 0|finite)"):
        todim([[1, 2], [2, 1]], [1, 1], [1, 1], theta=theta)


def test_probid_may_put_a_site_behind_one_that_it_dominates():
    """The second is further from the average, which counts for it: why dominance is not promised."""
    first, second = CLASSICAL_METHODS["probid"].score([[3, 5], [3, 3], [9, 8], [2, 9]], [0.5, 0.5], [1, 1]).scores[:2]
    assert first < second


@pytest.mark.parametrize("name", ["mabac", "mairca", "marcos", "todim"])
def test_normalisations_can_be_chosen(name):
    x, w, d = table(5)
    score = CLASSICAL_METHODS[name].score
    apart = {choice: score(x, w, d, normalisation=choice).scores for choice in ("minmax", "linear", "sum", "vector")}
    own = score(x, w, d).scores
    assert sorted(np.abs(scores - own).max() < 1e-12 for scores in apart.values()) == [False, False, False, True]
    with pytest.raises(ValueError, match=r"normalisation must be one of minmax, .* got 'best'"):
        score(x, w, d, normalisation="best")
