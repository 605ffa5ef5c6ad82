"""Local, global and effective weights."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

import sitescore as ss
from sitescore.assembly import assemble, without_sites
from sitescore.io.bundled import bundled
from tests.analysis.studies import DEEP, DEEP_SITES, criteria, flat, study


@pytest.fixture(scope="module")
def finland():
    return ss.weights_table(assemble(ss.read_sites(bundled("sites") / "finland.csv"), ss.read_criteria("tp3")))


@pytest.fixture
def deep(tmp_path):
    return ss.weights_table(study(tmp_path, DEEP_SITES, DEEP))


def test_three_levels_by_hand(deep):
    shares = {name: (deep.local[at], deep.overall[at], deep.depths[at]) for at, name in enumerate(deep.nodes)}
    assert shares["routes"] == pytest.approx((0.5, 0.125, 1))
    assert shares["sea"] == pytest.approx((0.25, 0.03125, 2))
    assert shares["fairway"] == pytest.approx((0.5, 0.015625, 3))
    assert shares["schools"] == pytest.approx((0.75, 0.5625, 1))


def test_each_factor_stands_before_what_is_under_it(deep):
    assert len(deep.nodes) == len(set(deep.nodes)) == len(deep.matrix.nodes)
    for at, name in enumerate(deep.nodes):
        parent = deep.matrix.nodes[name].parent
        if parent is None:
            assert deep.depths[at] == 0
        else:
            above = deep.nodes.index(parent)
            assert above < at
            assert deep.depths[at] == deep.depths[above] + 1


@pytest.mark.parametrize("which", ["finland", "deep"])
def test_siblings_sum_to_one_and_leaves_to_the_whole(which, request):
    table = request.getfixturevalue(which)
    nodes, matrix = table.nodes, table.matrix
    for parent in (None, *matrix.factors):
        siblings = [at for at, name in enumerate(nodes) if matrix.nodes[name].parent == parent]
        assert table.local[siblings].sum() == pytest.approx(1)
        if parent is not None:
            assert table.overall[siblings].sum() == pytest.approx(table.overall[nodes.index(parent)])
            assert table.effective[siblings].sum() == pytest.approx(table.effective[nodes.index(parent)])
    leaves = [at for at, name in enumerate(nodes) if name in matrix.criteria]
    assert table.overall[leaves].sum() == pytest.approx(1)
    assert table.effective[leaves].sum() == pytest.approx(1)
    assert sum(row["effective"] for row in table.to_rows() if row["depth"] == 0) == pytest.approx(100)


def test_a_criterion_on_which_all_are_alike_moves_nothing(deep):
    for name in ("plot", "quay"):
        assert deep.effective[deep.nodes.index(name)] == pytest.approx(0, abs=1e-12)


def test_effective_weights_against_the_covariances(finland):
    matrix = finland.matrix
    parts = (matrix.values * matrix.weights)[matrix.included]
    shares = [np.cov(column, parts.sum(axis=1))[0, 1] / parts.sum(axis=1).var(ddof=1) for column in parts.T]
    found = [finland.effective[finland.nodes.index(name)] for name in matrix.criteria]
    assert_allclose(found, shares, atol=1e-12)


def test_excluded_sites_have_no_say(tmp_path):
    table = ss.weights_table(study(tmp_path))
    assert table.effective[table.nodes.index("free_land")] == pytest.approx(30 / (30 + 40 * 38 / 99))


@pytest.mark.parametrize("rows", [[["a", 1, 0]], [["a", 1, 0], ["b", 1, 0]]], ids=["one_site", "twins"])
def test_nothing_to_tell_apart(tmp_path, rows):
    table = ss.weights_table(study(tmp_path, *flat("xy", rows)))
    assert not np.nan_to_num(table.effective).any()


def test_without_sites(tmp_path):
    table = ss.weights_table(without_sites(criteria(tmp_path, DEEP)))
    assert np.isnan(table.effective).all()
    assert [row["effective"] for row in table.to_rows()] == [None] * len(table.nodes)
    assert table.overall[table.nodes.index("schools")] == pytest.approx(0.5625)
