"""Checks for rank reversal: methods known to keep their order, methods known not to, and counts by plain loops."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.agreement.rank_reversal import (
    RANK_REVERSAL_CHECKS,
    add_site,
    clone_site,
    drop_site,
    worsen_site,
)
from sitescore.core.classical import CLASSICAL_METHODS
from tests.core.reversing import SEEDS, between_fixed_bounds, lexicographic, reversals_by_loops, table, wsm

every_check = pytest.mark.parametrize("check", RANK_REVERSAL_CHECKS.values(), ids=RANK_REVERSAL_CHECKS)


@every_check
@pytest.mark.parametrize("method", [between_fixed_bounds, lexicographic])
@pytest.mark.parametrize("seed", SEEDS)
def test_methods_that_rate_each_site_alone_never_reverse(check, method, seed):
    found = check(method, *table(seed), trials=60)
    assert found.trials > 0
    assert found.reversals == 0
    assert found.first is None


def test_belton_and_gear_1983():
    """Omega 11(3), 228-230: shares .45, .47, .08; with a copy of B .37, .29, .06, .29, and A leads."""
    x = np.array([[1, 9, 8], [9, 1, 9], [1, 1, 1]], dtype=float)
    w, d = np.full(3, 1 / 3), np.ones(3)
    score = CLASSICAL_METHODS["wsm"].score
    assert score(x, w, d, normalisation="sum").scores.round(2).tolist() == [0.45, 0.47, 0.08]
    assert score(x[[0, 1, 2, 1]], w, d, normalisation="sum").scores.round(2).tolist() == [0.37, 0.29, 0.06, 0.29]
    found = clone_site(wsm(normalisation="sum"), x, w, d)
    assert (found.trials, found.reversals, found.exhaustive) == (3, 1, True)
    assert found.first.sites == (1, 0)
    assert found.first.changed == 1
    back = drop_site(wsm(normalisation="sum"), x[[0, 1, 2, 1]], w, d)
    assert back.reversals == 2
    assert back.first.sites == (0, 3)
    assert back.first.changed == 1


SHRINKING = np.array([[2.0, 10.0], [5.0, 5.5], [10.0, 0.0], [0.0, 2.0]]), np.array([0.5, 0.5]), np.array([1, 1])
"""Where the third site falls on the first criterion, the range shrinks and the second overtakes the first."""


@pytest.mark.parametrize("seed", SEEDS)
def test_dropping_and_cloning_by_loops(seed):
    x, w, d = table(seed)
    method = wsm()
    whole = method(x, w, d)
    dropped = [np.delete(np.arange(len(x)), site) for site in range(len(x))]
    expected = sum(bool(reversals_by_loops(whole[rest], method(x[rest], w, d))) for rest in dropped)
    assert drop_site(method, x, w, d).reversals == expected
    shares = wsm(normalisation="max")
    whole = shares(x, w, d)
    copied = [shares(np.vstack([x, row]), w, d)[:-1] for row in x]
    assert clone_site(shares, x, w, d).reversals == sum(bool(reversals_by_loops(whole, after)) for after in copied)


@pytest.mark.parametrize("given", [*(table(seed) for seed in SEEDS), SHRINKING])
def test_examples_can_be_checked_by_hand(given):
    x, w, d = given
    method = wsm()
    whole = method(x, w, d)
    added = add_site(method, x, w, d, bounds=[[-30, 40]] * d.size, trials=200)
    if added.first:
        ahead, behind = added.first.sites
        after = method(np.vstack([x, added.first.measurements]), w, d)
        assert added.first.changed == len(x)
        assert whole[ahead] < whole[behind]
        assert after[ahead] > after[behind]
    worse = worsen_site(method, x, w, d, trials=200)
    if worse.first:
        best, other = worse.first.sites
        changed = x.copy()
        changed[worse.first.changed] = worse.first.measurements
        after = method(changed, w, d)
        assert ((x - changed) * d >= 0).all()
        assert whole[best] == 1 < whole[other]
        assert after[other] < after[best]


def test_some_of_those_examples_exist():
    tables = [*(table(seed) for seed in SEEDS), SHRINKING]
    assert any(add_site(wsm(), *given, bounds=[[-30, 40]] * given[2].size, trials=200).first for given in tables)
    assert any(worsen_site(wsm(), *given, trials=200).first for given in tables)
    assert any(drop_site(wsm(), *given).first for given in tables)


@every_check
def test_a_sample_is_seeded_and_says_so(check):
    given = table(1, sites=9)

    def seen(seed):
        tables = []
        found = check(lambda *asked: tables.append(asked[0]) or wsm()(*asked), *given, trials=4, seed=seed)
        assert (found.trials, found.exhaustive) == (4, False)
        return [asked.tolist() for asked in tables]

    assert seen(7) == seen(7)
    assert any(seen(seed) != seen(7) for seed in range(4))


@every_check
def test_few_sites(check):
    for sites in (1, 2):
        found = check(between_fixed_bounds, *table(3, sites=sites), trials=5)
        assert found.reversals == 0


@every_check
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"trials": 0}, "trials must be at least 1, got 0"),
        ({"measurements": np.ones((2, 4, 3))}, "measurements must be one table"),
        ({"measurements": [[1, np.nan, 2]] * 3}, r"measurements must be finite, got nan at index \(0, 1\)"),
        ({"places": lambda x, *_: x[:, 0]}, "places must give"),
        ({"places": lambda *_: np.arange(7)}, "places must give"),
    ],
)
def test_bad_arguments_are_named(check, given, message):
    x, w, d = table(0, sites=4)
    arguments = {"places": wsm(), "measurements": x, "weights": w, "directions": d} | given
    with pytest.raises(ValueError, match=message):
        check(**arguments)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [([[0, 1]], r"bounds must have shape \(3, 2\)"), ([[0, 1], [5, 1], [0, 1]], r"bounds must not fall .* \(1, 0\)")],
)
def test_bad_bounds_are_named(bounds, message):
    with pytest.raises(ValueError, match=message):
        add_site(wsm(), *table(0), bounds=bounds)
