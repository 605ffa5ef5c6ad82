"""Where the uncertainty of the ranks comes from, against closed forms."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis import uncertainty_shares as module
from sitescore.analysis.uncertainty import Unknowns, study
from sitescore.analysis.uncertainty_shares import uncertainty_shares
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis import studies
from tests.analysis.studies import flat

ONLY_CELLS = Unknowns(weights="stated", missing="range", curve=1.0)
LONG = "site,criterion,value,low,high\na,x,,0,1\nb,x,0.5,,\nb,y,0.5,,\n"


@pytest.fixture(scope="module")
def finland():
    return assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3"))


@pytest.fixture(scope="module")
def of_finland(finland):
    """Shares of the bundled sites by seed, worked out once."""
    return cache(lambda seed: uncertainty_shares(study(finland, Unknowns()), seed=seed))


def race(folder, second):
    _, text = flat("xy", [], weights={"x": 1, "y": second})
    return study(studies.study(folder, LONG, text), ONLY_CELLS)


def by_hand(second):
    """The first leads where u + a v > 0, u and v even in [-1, 1]: alone 1 - 2a/3 and a²/3, total what the other leaves.

    Figures of both groups: alone, total, fair.
    """
    first, other = 1 - 2 * second / 3, second**2 / 3
    return {
        "data": (first, 1 - other, (first + 1 - other) / 2),
        "missing": (other, 1 - first, (other + 1 - first) / 2),
    }


@pytest.mark.parametrize("second", [1.0, 0.5, 0.25])
def test_a_race_of_two_by_hand(tmp_path, second):
    """Eighteen figures, each within twice its bar."""
    subject = race(tmp_path, second)
    assert subject.groups == ("data", "missing")
    found = uncertainty_shares(subject, seed=3)
    for group, expected in by_hand(second).items():
        share = found[group]
        errors = np.array([share.alone_error, share.total_error, share.fair_error])
        assert (np.abs(np.array([share.alone, share.total, share.fair]) - expected) <= 2 * errors).all()
        assert (errors > 0).all()
        assert (errors < 0.06).all()


@pytest.mark.parametrize("block", [1, 3 * 256 * 4])
def test_sets_scored_one_or_three_at_a_time_give_the_same(tmp_path, block, monkeypatch):
    """Two sites on two criteria in 256 draws a set: 4 sets are scored at once where nothing binds."""
    subject = race(tmp_path, 0.5)
    expected = uncertainty_shares(subject, seed=5)
    monkeypatch.setattr(module, "CELLS", block)
    assert uncertainty_shares(subject, seed=5) == expected


def test_bars_cover_what_is_known_by_hand(tmp_path):
    """95 % bars over 200 seeds cover in 93 to 97 % of them, give or take two binomial standard errors (3 points)."""
    subject, repeats = race(tmp_path, 0.5), 200
    slack = 2 * np.sqrt(0.95 * 0.05 / repeats)
    exact, hits = by_hand(0.5), np.zeros((2, 3))
    for seed in range(repeats):
        found = uncertainty_shares(subject, seed=seed)
        shares = [found[group] for group in exact]
        off = np.array([[share.alone, share.total, share.fair] for share in shares]) - list(exact.values())
        hits += np.abs(off) <= [[share.alone_error, share.total_error, share.fair_error] for share in shares]
    assert (hits / repeats >= 0.93 - slack).all(), hits
    assert (hits / repeats <= 0.97 + slack).all(), hits


@pytest.mark.parametrize("seed", [1, 2])
def test_fair_shares_sum_to_one(of_finland, seed):
    found = of_finland(seed)
    assert set(found) == {"weights", "data", "missing", "curves"}
    assert sum(share.fair for share in found.values()) == pytest.approx(1, abs=1e-6)
    assert sum(share.alone for share in found.values()) < 1 + 2 * sum(s.alone_error for s in found.values())
    for share in found.values():
        assert share.alone <= share.total + 2 * (share.alone_error + share.total_error)
        assert share.alone - 0.02 <= share.fair <= share.total + 0.02


def test_twice_the_same_and_another_seed_another(finland, of_finland):
    assert uncertainty_shares(study(finland, Unknowns()), seed=1) == of_finland(1)
    assert of_finland(1) != of_finland(2)


def test_one_group_explains_everything(tmp_path):
    subject = study(studies.study(tmp_path), Unknowns(curve=1.0))
    (share,) = uncertainty_shares(subject, seed=1).values()
    assert (share.alone, share.total, share.fair) == (1, 1, 1)


def test_nothing_varies_or_too_much(tmp_path, finland, monkeypatch):
    subject = study(studies.study(tmp_path), Unknowns(weights="stated", curve=1.0))
    assert uncertainty_shares(subject, seed=1) == {}
    monkeypatch.setattr(module, "MANY_CELLS", 10)
    assert uncertainty_shares(study(finland, Unknowns()), seed=1) == {}


def test_ranks_that_never_change_have_no_shares_that_are_not_numbers(tmp_path):
    sites, text = flat("xy", [["a", 0.9, 0.9], ["b", 0.1, 0.1]])
    found = uncertainty_shares(study(studies.study(tmp_path, sites, text), Unknowns()), seed=1)
    figures = [(s.alone, s.total, s.fair, s.fair_error) for s in found.values()]
    assert np.isfinite(figures).all()
    assert not any(alone for alone, *_ in figures)
