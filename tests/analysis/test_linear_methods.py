"""Sensitivity of scores that are linear in the weights without being sums of values: product and PROMETHEE II."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.core.ranking import ranks
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

ROWS = [["a", 1.0, 0.2, 0.6], ["b", 0.6, 0.55, 0.5], ["c", 0.1, 1.0, 0.4], ["d", 0.45, 0.5, 0.9], ["e", 0.3, 0.4, 0.35]]
WEIGHTS = {"x": 3, "y": 2.1, "z": 1.7}
METHODS = ("weighted_product", "promethee_ii")


def by(tmp_path, method, rows=ROWS):
    table, criteria = flat("xyz", rows, weights=WEIGHTS)
    return study(tmp_path, table, f'method = "{method}"\n{criteria}' if "method =" not in criteria else criteria)


def scores(matrix, weights):
    return matrix.scoring.at_drawn(matrix.values, weights)


@pytest.mark.parametrize("method", METHODS)
def test_moved_weights_put_the_rival_level(tmp_path, method):
    matrix = by(tmp_path, method)
    found = ss.sensitivity(matrix)
    then = scores(matrix, matrix.weights + found.moved)
    assert then[found.rival] == pytest.approx(then[found.leader])
    assert then[found.leader] == pytest.approx(then.max())
    before = scores(matrix, matrix.weights + 0.99 * found.moved)
    assert before.argmax() == found.leader


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("keep", ["winner", "order"])
def test_intervals_end_where_ranks_change(tmp_path, method, keep):
    matrix = by(tmp_path, method)
    interval = ss.sensitivity(matrix).stability[keep]
    now = ranks(scores(matrix, matrix.weights))

    def kept(at, weight):
        rest = np.delete(matrix.weights, at)
        moved = np.insert(rest / rest.sum() * (1 - weight), at, weight)
        then = ranks(scores(matrix, moved))
        return bool((then == now).all()) if keep == "order" else bool(then[now.argmin()] == 1)

    for at in range(3):
        low, high = interval.low[at], interval.high[at]
        assert kept(at, low + 1e-6)
        assert kept(at, high - 1e-6)
        assert low == 0 or not kept(at, low - 1e-6)
        assert high == 1 or not kept(at, high + 1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_who_can_be_first(tmp_path, method):
    """Weights that prove it do put the site first; of those that cannot, none of many draws does."""
    matrix = by(tmp_path, method)
    found = ss.sensitivity(matrix).possible["any"]
    drawn = scores(matrix, np.random.default_rng(0).dirichlet(np.ones(3), 4000)).argmax(axis=1)
    for site in range(len(matrix.sites)):
        if found.possible[site]:
            assert scores(matrix, found.weights[site]).argmax() == site
        else:
            assert site not in drawn


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_what_is_not_worked_out_is_said(tmp_path, method, language):
    found = ss.sensitivity(by(tmp_path, method))
    assert found.cells is None
    assert found.to_dict()["cells"] is None
    assert found.to_dict()["sites"][0]["largest_regret"] is None
    assert method in str(document_of(found, Viewing(words=Words(language))))


@pytest.mark.parametrize("method", METHODS)
def test_without_a_site_as_without_its_row(tmp_path, method):
    matrix = by(tmp_path, method)
    found = ss.sensitivity(matrix)
    (out,) = [o for o in found.left_out if o.kind == "site" and o.name == found.ranking.sites[found.leader]]
    rest = [row for row in ROWS if row[0] != out.name]
    alone = ss.rank(by(tmp_path, method, rest), draws=0)
    assert found.ranking.sites[out.leader] == alone.sites[alone.order[0]]


def test_answers_are_exact(tmp_path):
    for method in METHODS:
        found = ss.sensitivity(by(tmp_path, method))
        assert (found.exact, found.numeric, found.to_dict()["weights_tried"]) == (True, False, None)
