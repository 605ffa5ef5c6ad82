"""The steps of a method for one site: whose figure each is, what is left out, and what the reader is told."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.refused import in_names
from sitescore.analysis.steps import steps
from sitescore.catalog import table_methods
from sitescore.errors import InputError
from sitescore.report.views import document_of
from sitescore.report.views.viewing import Viewing
from sitescore.report.wording import Words
from tests.analysis.studies import flat, study

SQUARE = [["a", 0.9, 0.1, 0.6], ["b", 0.6, 0.7, 0.5], ["c", 0.2, 0.8, 0.4]]
WITH_ZERO = [["a", 0.9, 0.1, 0.6], ["b", 0.6, 0.0, 0.5]]


def text(found, language="en"):
    words = Words(language)
    document = document_of(found, Viewing(words=words))
    return "\n".join(" ".join(str(vars_of(block)).split()) for block in document.blocks)


def vars_of(block):
    return {name: getattr(block, name) for name in block.__dataclass_fields__}


def figures(found, step, row=None):
    return {line["of"]: line["figure"] for line in found.to_rows() if (line["step"], line["row"]) == (step, row)}


def many(count):
    rng = np.random.default_rng(3)
    return [[f"s{at}", *rng.uniform(0.05, 0.95, 3).round(3)] for at in range(count)]


def test_as_many_sites_as_criteria(tmp_path):
    """Three sites by three criteria: figures of sites stay figures of sites."""
    matrix = study(tmp_path, *flat("xyz", SQUARE))
    found = steps(matrix, "b", method="topsis")
    details = found.table.details
    assert figures(found, "from_ideal") == {None: pytest.approx(details["from_ideal"][1])}
    assert figures(found, "ideal") == dict(zip("xyz", details["ideal"].round(9), strict=True))
    against = steps(matrix, "b", method="electre_iii")
    assert figures(against, "credibility") == dict(
        zip("abc", against.table.details["credibility"][1].round(9), strict=True)
    )


@pytest.mark.parametrize("method", table_methods())
def test_every_table_is_shown_or_named(tmp_path, method):
    matrix = study(tmp_path, *flat("xyz", SQUARE))
    found = steps(matrix, "a", method=method)
    shown = {line["step"] for line in found.to_rows()}
    assert shown | set(found.left_out) == set(found.table.details)
    assert not found.left_out
    written = text(found)
    assert all(step.replace("_", " ") in written for step in shown)


def test_rows_that_are_no_sites(tmp_path):
    matrix = study(tmp_path, *flat("xyz", SQUARE))
    aras = steps(matrix, "c", method="aras")
    whole = aras.table.details
    assert list(figures(aras, "normalised").values()) == pytest.approx(whole["normalised"][2])
    assert list(figures(aras, "normalised", "optimal").values()) == pytest.approx(whole["normalised"][3])
    sorting = steps(matrix, "c", method="electre_tri")
    assert list(figures(sorting, "profiles", "2")) == ["x", "y", "z"]
    assert list(figures(sorting, "over_profiles")) == ["1", "2"]


def test_long_tables_that_are_no_sites_are_named(tmp_path):
    found = steps(study(tmp_path, *flat("xyz", many(21))), "s4", method="probid")
    assert found.left_out == ("ideals",)
    assert "too long or of unknown layout: ideals" in text(found)
    assert "ideals" in found.to_dict()["table"]["details"]


def test_tables_of_unknown_axes_are_named(tmp_path):
    """A method from outside need not say what its axes are."""
    found = steps(study(tmp_path, *flat("xyz", SQUARE)), "a", method="topsis")
    unknown = replace(found, table=replace(found.table, axes={}))
    assert unknown.to_rows() == []
    assert unknown.left_out == tuple(found.table.details)
    assert text(unknown)


def test_sites_against_sites_are_in_the_document_once(tmp_path):
    count = 30
    found = steps(study(tmp_path, *flat("xyz", many(count))), "s4", method="electre_iii")
    document = json.loads(json.dumps(found.to_dict()))
    assert not {"credibility", "concordance", "preorder"} & set(document["table"]["details"])
    assert "descending" in document["table"]["details"]
    assert len(figures(found, "credibility")) == count


def test_only_the_nearest_rivals_are_written(tmp_path):
    found = steps(study(tmp_path, *flat("xyz", many(30))), "s4", method="promethee_i")
    written = text(found)
    assert "the 20 nearest by rank of 29" in written
    distance = np.abs(found.table.ranks - found.table.ranks[4])
    shown = [at for at in range(30) if f"['s{at}'," in written]
    assert len(shown) == 20
    assert 4 not in shown
    assert max(distance[shown]) <= min(distance[at] for at in range(30) if at not in (*shown, 4))


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_score_of_the_study_stands_beside(tmp_path, language):
    matrix = study(tmp_path, *flat("xyz", SQUARE), settings=["method=topsis"])
    found, ranking = steps(matrix, "b", method="topsis"), ss.rank(matrix, draws=0)
    assert found.to_dict()["study"] == {
        "method": "topsis",
        "score": pytest.approx(ranking.scores[1]),
        "rank": int(ranking.ranks[1]),
    }
    assert found.study_score / 100 != pytest.approx(found.table.scores[1], abs=1e-4)
    assert Words(language).number(found.study_score) in text(found, language)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda matrix: steps(matrix, "a", method="ocra"), "got 0.0 for b on y"),
        (lambda matrix: ss.compare_methods(matrix, ["ocra"]), "got 0.0 for b on y"),
        (lambda matrix: steps(matrix, "a", method="topsi"), "did you mean 'topsis'?"),
        (lambda matrix: steps(matrix, "a", method="magic"), "there is no method 'magic'"),
        (lambda matrix: ss.compare_methods(matrix, ["WSM"]), "did you mean 'wsm'?"),
        (lambda matrix: ss.compare_methods(matrix, ["Promethee-II"]), "did you mean 'promethee_ii'?"),
    ],
)
def test_refusals_name_what_is_meant(tmp_path, ask, told):
    with pytest.raises(InputError) as refused:
        ask(study(tmp_path, *flat("xyz", WITH_ZERO)))
    assert told in str(refused.value)


def test_numbers_outside_the_table_stay():
    names = {"sites": ["a"], "criteria": ["x", "y"]}
    for outside in (
        "measurements got 0 at index (1, 0)",
        "values got 0 at index (0, 2)",
        "weights got 0 at index (0,)",
    ):
        assert in_names(ValueError(outside), **names) == outside
    assert in_names(ValueError("scores got inf for site (0,): no"), **names) == "scores got inf for a: no"
    assert in_names(ValueError("measurements got 0 at index (0,)"), **names) == "measurements got 0 for a"
