"""Weights that the sites' values give, in place of the stated ones."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.assembly import assemble, try_assemble, without_sites
from sitescore.core.weighting import WEIGHTING_METHODS
from tests.io.helpers import criteria_of, sites_of
from tests.io.test_weighting_in_criteria import TREE

STATED = TREE.partition("[weighting]")[0]
SITES = "site,a,b,c\none,0.2,0.9,0.4\ntwo,0.6,0.5,0.8\nthree,0.9,0.7,0.5\nfour,0.5,0.1,0.2\n"
FROM_DATA = [name for name, method in WEIGHTING_METHODS.items() if method.takes == "measurements"]


def by(method):
    return f'{STATED}[weighting]\nmethod = "{method}"\n'


def matrix_of(folder, text, sites=SITES, **settings):
    return assemble(sites_of(folder, sites), criteria_of(folder, text, **settings))


@pytest.mark.parametrize("method", FROM_DATA)
def test_criteria_within_a_factor_weigh_what_the_method_says_of_their_values(tmp_path, method):
    matrix = matrix_of(tmp_path, by(method))
    expected = WEIGHTING_METHODS[method].weigh(matrix.values[:, :2], [1, 1]).weights
    np.testing.assert_allclose(matrix.local[2:4], expected, atol=1e-12)
    np.testing.assert_allclose(matrix.local[:2], [1 / 3, 2 / 3])
    assert {name: node.origin for name, node in matrix.nodes.items()} == {
        "x": "stated", "y": "stated", "a": method, "b": method, "c": "stated",
    }  # fmt: skip
    assert [(n.kind, n.facts["nodes"]) for n in matrix.notices] == [("weights_from_values", ["x"])]


def test_named_nodes_from_the_criteria_upwards(tmp_path):
    matrix = matrix_of(tmp_path, by("entropy") + 'nodes = ["factors", "x"]\n')
    entropy = WEIGHTING_METHODS["entropy"].weigh
    below = entropy(matrix.values[:, :2]).weights
    np.testing.assert_allclose(matrix.local[2:4], below)
    above = np.stack([matrix.values[:, :2] @ below, matrix.values[:, 2]], axis=1)
    np.testing.assert_allclose(matrix.local[:2], entropy(above).weights)


def test_only_sites_that_are_ranked_are_weighed_by(tmp_path):
    text = by("critic").replace('title = "C"', 'title = "C"\nknock_out = "< 0.3"')
    matrix = matrix_of(tmp_path, text)
    assert [exclusion.site for exclusion in matrix.excluded] == ["four"]
    expected = WEIGHTING_METHODS["critic"].weigh(matrix.values[:3, :2]).weights
    np.testing.assert_allclose(matrix.local[2:4], expected)


def test_a_profile_that_states_a_weight_is_heard(tmp_path):
    text = by("critic").replace("weights = { x = 6 }", "weights = { a = 70 }")
    matrix = matrix_of(tmp_path, text, profile="p")
    np.testing.assert_allclose(matrix.local[2:4], [0.5, 0.5])
    assert matrix.weighings == {}


@pytest.mark.parametrize("sites", ["site,a,b,c\none,0.2,0.9,0.4\n", "site,a,b,c\none,0.2,0.9,0.4\ntwo,0.2,0.9,0.8\n"])
def test_without_a_difference_the_stated_weights_stand(tmp_path, sites):
    matrix = matrix_of(tmp_path, by("entropy"), sites)
    np.testing.assert_allclose(matrix.local[2:4], [0.3, 0.7])
    assert [(n.kind, n.facts["nodes"]) for n in matrix.notices] == [("weights_not_from_values", ["x"])]


def test_without_sites_the_stated_weights_stand(tmp_path):
    matrix = without_sites(criteria_of(tmp_path, by("entropy")))
    np.testing.assert_allclose(matrix.local[2:4], [0.3, 0.7])
    assert [n.kind for n in matrix.notices] == ["weights_not_from_values"]


def test_values_that_the_method_cannot_weigh_are_a_problem(tmp_path):
    sites = sites_of(tmp_path, SITES.replace("0.9,0.4", "0,0.4"))
    matrix, (problem,) = try_assemble(sites, criteria_of(tmp_path, by("merec")))
    assert matrix is None
    assert (problem.code, "merec" in problem.message, "'x'" in problem.message) == ("SC308", True, True)


def test_other_sites_other_weights_and_the_digest_is_of_the_file(tmp_path):
    text = by("entropy")
    first, second = (matrix_of(tmp_path, text, sites) for sites in (SITES, SITES.replace("0.9", "0.1")))
    assert not np.allclose(first.local, second.local)
    assert first.provenance.criteria_digest == second.provenance.criteria_digest == criteria_of(tmp_path, text).digest
    assert ss.rank(first, draws=0).to_dict()["criteria"]["weighting"] == "entropy"
