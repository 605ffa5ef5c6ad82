"""The best of very many sites: the same shares, ranks and distances as the analyses that take fewer sites."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from sitescore import rank, robustness, sensitivity
from sitescore.analysis import findings
from sitescore.analysis import leading as module
from sitescore.analysis.findings import gather
from sitescore.analysis.leading import affordable_draws, leading
from sitescore.model.documents.report import Leading
from sitescore.report.texts import LANGUAGES
from sitescore.report.views.leading import standing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study
from tests.report.pages import made_up


@pytest.fixture(scope="module")
def matrix(tmp_path_factory):
    return made_up(tmp_path_factory.mktemp("study"), 40, 6)


@pytest.fixture(scope="module")
def found(matrix):
    return leading(rank(matrix, draws=0), draws=300, seed=7)


def test_shares_and_ranks_are_those_of_rank_in_the_same_draws(matrix, found):
    counted = rank(matrix, draws=300, seed=7).surety
    for name in ("first", "first_low", "first_high", "rank_low", "rank_high"):
        np.testing.assert_allclose(getattr(found.surety, name), getattr(counted, name), atol=1e-12)
    assert found.surety.groups == counted.groups


def test_shares_in_small_batches_are_within_their_bars(matrix, found, monkeypatch):
    monkeypatch.setattr(module, "BATCH_CELLS", 7 * len(matrix.included) * len(matrix.criteria))
    batched = leading(rank(matrix, draws=0), draws=300, seed=7)
    assert batched.surety.first.sum() == pytest.approx(1)
    assert (batched.surety.first != found.surety.first).any()
    leader = int(found.sites[0])
    assert found.surety.first_low[leader] <= batched.surety.first[leader] <= found.surety.first_high[leader]


def test_top_shares_are_those_of_robustness_within_the_bars(matrix, found):
    sure = robustness(matrix, draws=4000, seed=3)
    assert found.top == sure.top
    inside = (found.top_low <= sure.top_high[found.sites]) & (sure.top_low[found.sites] <= found.top_high)
    assert inside.mean() > 0.9


def test_what_ends_the_lead_is_what_sensitivity_says(matrix, found):
    told, whole = found.by_weights, sensitivity(matrix)
    for name in ("rival", "leader", "radius", "nodes"):
        assert getattr(told, name) == getattr(whole, name)
    for name in ("moved", "distances", "radii"):
        np.testing.assert_allclose(getattr(told, name), getattr(whole, name), atol=1e-12)
    for end in ("low", "high", "low_in", "high_in"):
        np.testing.assert_allclose(getattr(told.stability["winner"], end), getattr(whole.stability["winner"], end))
    for stray in ("25", "10"):
        np.testing.assert_array_equal(told.possible[stray].possible, whole.possible[stray].possible)


def test_what_ends_the_lead_is_left_to_sensitivity_where_that_is_asked_too(matrix):
    assert leading(rank(matrix, draws=0), draws=100, by_weights=False).by_weights is None


def test_the_leaders_ranks_are_told_and_who_cannot_be_told_apart(found):
    for language in LANGUAGES:
        (span, *_) = standing(found, Words(language))
        low, high = (str(part[found.sites[0]]) for part in (found.surety.rank_low, found.surety.rank_high))
        assert found.ranking.names[found.sites[0]] in span
        assert {low, high, str(len(found.ranking.sites))} <= set(re.findall(r"\d+", span))
    first, zeros = found.surety.first.copy(), np.zeros(len(found.surety.first))
    first[:3] = [0.3, 0.31, 0.02]
    first[3:] = 0
    near = replace(found.surety, first=first, first_low=np.maximum(first - 0.01, zeros), first_high=first + 0.01)
    (_, level) = standing(replace(found, surety=near), Words("en"))
    names = found.ranking.names
    assert f"cannot be told from 300 draws, as error bars overlap: {names[1]} and {names[0]}." in level
    apart = replace(near, first_low=first - 0.001, first_high=first + 0.001)
    told = list(standing(replace(found, surety=apart), Words("en")))[1:]
    often = f"Most often first is {names[1]}"
    assert any(often in text for text in told) == (int(found.sites[0]) != 1)


def test_others_are_counted_that_came_first(found):
    listed = set(found.sites.tolist())
    firsts = np.flatnonzero(found.surety.first)
    assert found.came_first == len(firsts)
    assert found.others_first == pytest.approx(sum(found.surety.first[at] for at in firsts if at not in listed))


def test_who_ties_shares_the_first_place(tmp_path):
    both = study(tmp_path, *flat("xy", [["a", 0.9, 0.9], ["b", 0.9, 0.9], ["c", 0.1, 0.2]]))
    found = leading(rank(both, draws=0), draws=100)
    np.testing.assert_allclose(found.surety.first, [0.5, 0.5, 0.0])
    assert found.surety.rank_high.tolist() == [1, 1, 3]


def test_a_method_that_is_not_linear_has_no_part_on_weights(tmp_path):
    sites, criteria = flat("xy", [["a", 0.9, 0.2], ["b", 0.3, 0.9], ["c", 0.1, 0.2]])
    other = study(tmp_path, sites, criteria.replace("format = 1", 'format = 1\nmethod = "topsis"'))
    assert other.scoring.name == "topsis"
    found = leading(rank(other, draws=0), draws=100)
    assert found.by_weights is None
    assert found.to_row()["weights"] is None


def test_a_study_above_the_limits_has_it_in_place_of_both(matrix, monkeypatch):
    monkeypatch.setattr(findings, "MOST", {**findings.MOST, "robustness": 10, "sensitivity": 10})
    found = gather({"stated": matrix}, {"stated": {}}, draws=120)
    assert found.sensitivity is None
    assert found.robustness is None
    assert found.ranking.surety is found.leading.surety
    assert found.leading.surety.draws == 120
    document = Leading.model_validate(found.to_dict()["leading"])
    assert [one.rank for one in document.sites][:2] == [1, 2]


def test_more_cells_get_fewer_draws_and_at_last_none(matrix, monkeypatch):
    assert affordable_draws(matrix) == module.MOST_DRAWS
    cells = len(matrix.included) * len(matrix.criteria)
    monkeypatch.setattr(module, "DRAWN_CELLS", 150 * cells)
    assert affordable_draws(matrix) == 150
    monkeypatch.setattr(module, "DRAWN_CELLS", 99 * cells)
    assert affordable_draws(matrix) == 0
    monkeypatch.setattr(findings, "MOST", {**findings.MOST, "robustness": 10})
    found = gather({"stated": matrix}, {"stated": {}})
    assert found.leading is None
    assert found.ranking.surety is None or found.ranking.surety.draws > 0
    (out,) = [one for one in found.skipped if one.part == "leading"]
    assert (out.why, out.sites, out.limit) == ("many", len(matrix.included), 99 * cells // (100 * len(matrix.criteria)))
