"""Ranks by many methods: same values for all, agreement, refusals, and what the reader is told."""

from __future__ import annotations

import json

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy.stats import kendalltau

import sitescore as ss
from sitescore.catalog import table_methods
from sitescore.errors import InputError
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

CLEAR = [["a", 0.9, 0.8, 0.9], ["b", 0.5, 0.6, 0.4], ["c", 0.2, 0.1, 0.3]]
SPLIT = [["a", 1.0, 0.1, 0.6], ["b", 0.6, 0.6, 0.5], ["c", 0.1, 1.0, 0.4], ["d", 0.5, 0.4, 0.6]]
WITH_ZERO = [["a", 0.0, 0.9, 0.2], ["b", 0.5, 0.6, 0.4], ["c", 0.2, 0.1, 0.3]]


def test_each_method_as_in_the_table(tmp_path):
    matrix = study(tmp_path, *flat("xyz", SPLIT))
    found = ss.compare_methods(matrix)
    assert set(found.methods) | set(found.refused) == set(table_methods())
    for name, ranks in zip(found.methods, found.ranks, strict=True):
        alone = ss.score_table(matrix.values, weights=matrix.weights, directions=[1, 1, 1], method=name)
        assert_array_equal(ranks, alone.ranks)
    different = {tuple(ranks) for ranks in found.ranks.tolist() if 2 * len(set(ranks)) >= len(ranks)}
    assert {tuple(found.ranks[at].tolist()) for at in found.opinions} == different
    assert len(found.opinions) == len(different)
    alone = [sum(ranks[site] == 1 and ranks.count(1) == 1 for ranks in different) for site in range(4)]
    assert found.firsts.tolist() == alone
    assert sorted(at for group in found.alike for at in group) == list(range(len(found.methods)))


def test_dominance_leaves_nothing_to_choose(tmp_path):
    """a is better than b everywhere and b than c: methods that promise dominance agree."""
    matrix = study(tmp_path, *flat("xyz", CLEAR))
    promised = [name for name, method in table_methods().items() if method.dominance]
    found = ss.compare_methods(matrix, promised)
    assert (found.ranks[:, 0] == 1).all()
    assert found.consensus.tolist() == [1, 2, 3]
    assert found.concordance > 0.8


def test_agreement_is_kendalls_with_the_stated_ranking(tmp_path):
    matrix = study(tmp_path, *flat("xyz", SPLIT))
    found = ss.compare_methods(matrix, ["wsm"])
    stated = ss.rank(matrix, draws=0)
    assert found.agreement[0] == pytest.approx(kendalltau(found.ranks[0], stated.ranks).statistic)
    assert -1 <= found.agreement[0] <= 1


def test_what_cannot_be_rated_is_said(tmp_path):
    """OCRA divides by the least of each criterion: where that is 0 it is named with its reason."""
    found = ss.compare_methods(study(tmp_path, *flat("xyz", WITH_ZERO)))
    assert "ocra" in found.refused
    for reason in found.refused.values():
        assert "measurements must" in reason
    assert np.isfinite(found.ranks).all()


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
@pytest.mark.parametrize("rows", [CLEAR, SPLIT], ids=["clear", "split"])
def test_the_reader_is_told_whether_it_matters(tmp_path, language, rows):
    found = ss.compare_methods(study(tmp_path, *flat("xyz", rows)))
    text = str(document_of(found, Viewing(words=Words(language))))
    assert {"en": "method", "fi": "menetelm", "sv": "metod"}[language] in text
    assert json.loads(json.dumps(found.to_dict()))["sites"][0]["rank"] == 1
    assert found.to_rows()[0]["wsm"] >= 1


@pytest.mark.parametrize("names", [["wsm", "tops"], [""]])
def test_unknown_names(tmp_path, names):
    with pytest.raises(InputError, match="there is no method"):
        ss.compare_methods(study(tmp_path, *flat("xyz", SPLIT)), names)


def test_fewer_than_two_sites(tmp_path):
    with pytest.raises(InputError, match="two sites or more"):
        ss.compare_methods(study(tmp_path, *flat("xyz", CLEAR[:1])))


def test_twins_are_one_opinion(tmp_path):
    twins = [["a", 0.5, 0.5, 0.5], ["b", 0.5, 0.5, 0.5]]
    found = ss.compare_methods(study(tmp_path, *flat("xyz", twins)))
    assert len(found.opinions) == 1
    assert "nothing to compare" in str(document_of(found, Viewing(words=Words("en"))))
