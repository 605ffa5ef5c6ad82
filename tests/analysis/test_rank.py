"""Scores and ranks of whole studies: hand-worked ones, the bundled one, and the ends of the scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

import sitescore as ss
from sitescore.assembly import assemble
from sitescore.io.bundled import bundled
from tests.analysis.studies import DEEP, DEEP_SITES, TWO_SITES, flat, study


@pytest.fixture(scope="module")
def finland():
    return ss.rank(assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3")))


def test_the_worked_example_of_the_criteria_readme(tmp_path):
    """50 ha / 20 ha = 2.5 is worth 0.75; 2 km is worth 98/99; 60 and 40 points."""
    ranking = ss.rank(study(tmp_path))
    assert ranking.sites == ("north", "south")
    assert_allclose(ranking.scores, [60 * 0.75 + 40 * 98 / 99, 60 * 0.25 + 40 * 60 / 99])
    assert_allclose(ranking.contributions, [[45, 40 * 98 / 99], [15, 40 * 60 / 99]])
    assert_array_equal(ranking.ranks, [1, 2])
    (out,) = ranking.matrix.excluded
    assert (out.site, out.criterion, out.condition, out.measurement) == ("east", "free_land", "< 1", 12)


def test_contributions_add_up_to_scores_and_to_factor_scores(finland):
    matrix = finland.matrix
    assert_allclose(finland.contributions.sum(axis=1), finland.scores, atol=1e-9)
    for at, factor in enumerate(matrix.factors):
        under = [n for n, name in enumerate(matrix.criteria) if matrix.nodes[name].parent == factor]
        share = matrix.weights[under].sum()
        assert_allclose(finland.contributions[:, under].sum(axis=1), share * finland.factor_scores[:, at], atol=1e-9)


def test_scores_against_the_definition_in_loops(finland):
    matrix = finland.matrix
    for site, score in zip(finland.sites, finland.scores, strict=True):
        row = matrix.sites.index(site)
        total = 0.0
        for at, name in enumerate(matrix.criteria):
            share, node = 1.0, matrix.nodes[name]
            while node is not None:
                siblings = [n.points for n in matrix.nodes.values() if n.parent == node.parent]
                share *= node.points / sum(siblings)
                node = matrix.nodes[node.parent] if node.parent else None
            total += 100 * share * matrix.values[row, at]
        assert score == pytest.approx(total, abs=1e-9)


def test_worst_score_and_best_in_order_and_within_the_scale(finland):
    for low, high in (([0.0], finland.worst), (finland.worst, finland.scores), (finland.scores, finland.best)):
        assert (np.asarray(low) <= high + 1e-9).all()
    assert (finland.best <= 100 + 1e-9).all()


def test_coverage_is_the_weight_of_known_cells(tmp_path):
    sites = "site,name,free_land,port_distance\na,A,50,\nb,B,40,3\n"
    ranking = ss.rank(study(tmp_path, sites))
    assert_allclose(ranking.coverage, [0.6, 1.0])
    assert_allclose(ranking.worst, [45, 30 + 40 * 97 / 99])
    assert_allclose(ranking.best, [85, 30 + 40 * 97 / 99])


def test_order_is_by_rank_and_ties_by_the_file(finland):
    assert_array_equal(np.sort(finland.ranks[finland.order]), finland.ranks[finland.order])
    assert [row["site"] for row in finland.to_rows()] == [finland.sites[at] for at in finland.order]


def test_three_levels_by_hand(tmp_path):
    """People 3/4 (staff 1/4, schools 3/4); ground 1/4 (plot 1/2, routes 1/2 (rail 3/4, sea 1/4 (fairway, quay)))."""
    ranking = ss.rank(study(tmp_path, DEEP_SITES, DEEP))
    people = 0.25 * 0.8 + 0.75 * 0.2
    sea = 0.5 * 0.9 + 0.5 * 0.5
    ground = 0.5 * 0.5 + 0.5 * (0.75 * 0.9 + 0.25 * sea)
    assert ranking.scores[0] == pytest.approx(100 * (0.75 * people + 0.25 * ground))
    assert_allclose(ranking.factor_scores[0], [100 * people, 100 * ground, 100 * (0.75 * 0.9 + 0.25 * sea), 100 * sea])


def test_what_does_not_apply_leaves_its_factor_as_if_it_were_not_there(tmp_path):
    ranking = ss.rank(study(tmp_path, DEEP_SITES, DEEP))
    matrix = ranking.matrix
    fairway, quay = matrix.criteria.index("fairway"), matrix.criteria.index("quay")
    assert matrix.values[2, fairway] == matrix.values[2, quay]
    assert ranking.coverage[2] == pytest.approx(1 - matrix.weights[matrix.criteria.index("rail")])


def test_all_sites_excluded(tmp_path):
    ranking = ss.rank(study(tmp_path, needs={"land_ha": 1000}))
    assert (ranking.sites, ranking.scores.shape, ranking.to_rows()) == ((), (0,), [])
    assert {e.site for e in ranking.matrix.excluded} == {"north", "south", "east"}
    assert [n.facts["sites"] for n in ranking.notices if n.kind == "nobody_left"] == [3]
    assert ranking.to_dict()["sites"] == []


def test_one_site(tmp_path):
    ranking = ss.rank(study(tmp_path, "site,free_land,port_distance\nonly,50,2\n"))
    assert (ranking.ranks.tolist(), ranking.names) == ([1], ("only",))


def test_identical_sites_tie(tmp_path):
    sites = "site,free_land,port_distance\n" + "".join(f"{n},50,2\n" for n in "abcd") + "worse,50,3\n"
    assert ss.rank(study(tmp_path, sites)).ranks.tolist() == [1, 1, 1, 1, 5]


def test_an_excluded_site_moves_nobody(tmp_path):
    with_it, without = study(tmp_path), study(tmp_path, "\n".join(TWO_SITES.splitlines()[:3]) + "\n")
    assert_allclose(ss.rank(with_it).scores, ss.rank(without).scores)


cells = st.none() | st.integers(0, 16).map(lambda n: n / 16)


@given(
    rows=st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6), weights=st.tuples(*[st.integers(0, 9)] * 3)
)
def test_whatever_is_known_or_not_bounds_hold_and_parts_add_up(tmp_path_factory, rows, weights):
    weights = (weights[0] + (sum(weights) == 0), *weights[1:])
    table = [[f"s{n}", *("" if x is None else x for x in row)] for n, row in enumerate(rows)]
    sites, text = flat("xyz", table, weights=dict(zip("xyz", weights, strict=True)))
    ranking = ss.rank(study(tmp_path_factory.mktemp("study"), sites, text))
    assert_allclose(ranking.contributions.sum(axis=1), ranking.scores, atol=1e-9)
    assert (ranking.worst <= ranking.scores + 1e-9).all()
    assert (ranking.scores <= ranking.best + 1e-9).all()
    share = np.array(weights) / sum(weights)
    assert_allclose(
        ranking.coverage, [sum(w for w, x in zip(share, row, strict=True) if x is not None) for row in rows]
    )
    sure = ranking.coverage > 1 - 1e-12
    assert_allclose(ranking.worst[sure], ranking.best[sure])


def test_many_sites_are_ranked_without_draws_and_that_is_said(tmp_path):
    matrix = study(tmp_path, *flat("x", [[f"s{n}", n / 3000] for n in range(2001)]))
    ranking = ss.rank(matrix)
    assert ranking.surety is None
    assert [notice.facts for notice in ranking.notices if notice.kind == "not_drawn"] == [{"most": 2000}]
    assert "not_drawn" not in {notice.kind for notice in ss.rank(matrix, draws=0).notices}


def test_draws_for_too_many_sites_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("sitescore.analysis.rank.MOST_DRAWN", 1)
    with pytest.raises(ss.InputError, match="ranks are drawn for up to 1 sites"):
        ss.rank(study(tmp_path), draws=10)
