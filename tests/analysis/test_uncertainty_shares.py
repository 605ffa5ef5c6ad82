"""Where the uncertainty of the ranks comes from, against closed forms."""

from __future__ import annotations

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


@pytest.mark.parametrize("second", [1.0, 0.5, 0.25])
def test_a_race_of_two_by_hand(tmp_path, second):
    """The first leads where u + a v > 0, u and v even in [-1, 1]: alone 1 - 2a/3 and a²/3, total what the other leaves.

    Each figure is a mean of 8 replicates: within four of its own standard errors, and two points.
    """
    _, text = flat("xy", [], weights={"x": 1, "y": second})
    subject = study(studies.study(tmp_path, LONG, text), ONLY_CELLS)
    assert subject.groups == ("data", "missing")
    found = uncertainty_shares(subject, seed=3)
    alone = {"data": 1 - 2 * second / 3, "missing": second**2 / 3}
    for group, other in (("data", "missing"), ("missing", "data")):
        share = found[group]
        fair = (alone[group] + 1 - alone[other]) / 2
        for figure, error, expected in (
            (share.alone, share.alone_error, alone[group]),
            (share.total, share.total_error, 1 - alone[other]),
            (share.fair, share.fair_error, fair),
        ):
            assert abs(figure - expected) <= max(4 * error, 0.02)
            assert 0 < error < 0.05


@pytest.mark.parametrize("seed", [1, 2])
def test_fair_shares_sum_to_one(finland, seed):
    found = uncertainty_shares(study(finland, Unknowns()), seed=seed)
    assert set(found) == {"weights", "data", "missing", "curves"}
    assert sum(share.fair for share in found.values()) == pytest.approx(1, abs=1e-6)
    assert sum(share.alone for share in found.values()) < 1 + 4 * sum(s.alone_error for s in found.values())
    for share in found.values():
        assert share.alone <= share.total + 4 * (share.alone_error + share.total_error)
        assert share.alone - 0.02 <= share.fair <= share.total + 0.02


def test_twice_the_same_and_another_seed_another(finland):
    subject = study(finland, Unknowns())
    assert uncertainty_shares(subject, seed=1) == uncertainty_shares(subject, seed=1)
    assert uncertainty_shares(subject, seed=1) != uncertainty_shares(subject, seed=2)


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
