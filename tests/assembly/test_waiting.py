"""Values of many sites whose figures are all plain are worked out when they are asked for, and are the same."""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_array_equal

import sitescore as ss
from sitescore.matrix import VALUES
from tests.assembly.helpers import HEAD, assembled, criterion, factor

OBSERVED = '{ kind = "linear", range = "observed", direction = "max" }'
CURVE = '{ kind = "piecewise_linear", points = [[0, 0.0], [4, 0.7], [9, 1.0]] }'
CRITERIA = [
    "[needs]\nmw = 2\n",
    factor("a", "weight = 2"),
    factor("b", "weight = 1"),
    criterion("x", 'factor = "a"', "weight = 1"),
    criterion("y", 'factor = "a"', "weight = 3", value=CURVE),
    criterion("z", 'factor = "b"', value=OBSERVED),
    criterion("p", 'factor = "b"', 'relative_to = "mw"'),
]
SITES = "site,x,y,z,p\n" + "".join(f"s{n},{n % 10}.5,{n * 7 % 10},{n * 3 % 11},{n * 5 % 23}\n" for n in range(40))


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Take any file for a large one, which is read column by column."""
    monkeypatch.setattr("sitescore.io.sites_file.LARGE", 1)


@pytest.fixture
def many(monkeypatch):
    """Take any number of sites for many."""
    monkeypatch.setattr("sitescore.assembly.matrix.MANY", 1)


def both(folder, monkeypatch, criteria, sites):
    at_once = assembled(folder, criteria, sites)
    monkeypatch.setattr("sitescore.assembly.matrix.MANY", 1)
    return at_once, assembled(folder, criteria, sites)


def held(matrix):
    return [name for name in VALUES if name in vars(matrix)]


def test_values_are_the_same_when_they_are_asked_for(tmp_path, monkeypatch):
    at_once, later = both(tmp_path, monkeypatch, [HEAD, *CRITERIA], SITES)
    assert at_once.waiting is None
    assert later.waiting is not None
    assert held(later) == []
    assert later.certain
    assert_array_equal(later.values, at_once.values)
    assert later.lowest is later.values is later.highest
    assert later.waiting is None
    assert later.certain
    assert not later.values.flags.writeable
    assert later.scales.keys() == at_once.scales.keys()
    for name in later.scales:
        assert later.scales[name].settled == at_once.scales[name].settled
        assert later.scales[name].observed == at_once.scales[name].observed
    assert_array_equal(later.dropped, at_once.dropped)
    assert later.notices == at_once.notices


METHODS = ["weighted_sum", "weighted_product", "minimum", "owa", "spotis", "topsis", "vikor", "promethee_ii"]


@pytest.mark.parametrize("method", METHODS)
def test_rankings_are_the_same_and_hold_no_values_where_sites_are_scored_alone(tmp_path, monkeypatch, method):
    parts = [f'{HEAD}method = "{method}"\n', *CRITERIA]
    at_once, later = both(tmp_path, monkeypatch, parts, SITES)
    monkeypatch.setattr("sitescore.core.waiting_values.ROWS", 16)
    monkeypatch.setattr("sitescore.analysis.rank.MOST_STUDIED", 1)  # what scores rest on is not told of many
    expected, found = ss.rank(at_once, draws=0), ss.rank(later, draws=0)
    assert bool(held(later)) is not later.scoring.separable
    for name in ("scores", "factor_scores", "worst", "best", "coverage"):
        np.testing.assert_allclose(getattr(found, name), getattr(expected, name), rtol=0, atol=1e-12)
    assert_array_equal(found.ranks, expected.ranks)
    assert found.notices == expected.notices
    assert found.to_columns().keys() == expected.to_columns().keys()


def test_so_are_rankings_of_those_that_no_knock_out_excludes(tmp_path, monkeypatch):
    criteria = [HEAD, *CRITERIA[:-1], criterion("p", 'factor = "b"', 'knock_out = "< 3"')]
    at_once, later = both(tmp_path, monkeypatch, criteria, SITES)
    expected, found = ss.rank(at_once), ss.rank(later)
    assert 0 < len(found.sites) < 40
    assert found.sites == expected.sites
    assert_array_equal(found.scores, expected.scores)
    assert found.notices == expected.notices
    assert_array_equal(found.surety.first, expected.surety.first)


def test_so_is_what_is_said_of_the_data(tmp_path, monkeypatch):
    sites = "site,x,y,z,p\n" + "".join(f"s{n},{n},10,{n * 3 % 11},0\n" for n in range(12))
    at_once, later = both(tmp_path, monkeypatch, [HEAD, *CRITERIA], sites)
    kinds = {notice.kind for notice in ss.rank(at_once).notices}
    assert kinds >= {"not_separating"}
    assert ss.rank(later).notices == ss.rank(at_once).notices


@pytest.mark.parametrize(
    "cell", ["", "?", "2..5", "3 ± 1", "n/a"], ids=["empty", "unknown", "range", "spread", "not applicable"]
)
@pytest.mark.usefixtures("many")
def test_one_cell_that_is_no_plain_figure_has_all_worked_out(tmp_path, cell):
    matrix = assembled(tmp_path, [HEAD, *CRITERIA], SITES + f"t,1,2,3,{cell}\n")
    assert matrix.waiting is None
    assert held(matrix) == list(VALUES)
    assert matrix.values[:-1].shape == (40, 4)


@pytest.mark.usefixtures("many")
def test_so_have_words_and_weights_that_values_give(tmp_path):
    grade = '{ kind = "levels", levels = { bad = 0.0, good = 1.0 } }'
    matrix = assembled(tmp_path, [HEAD, criterion("x"), criterion("g", value=grade)], "site,x,g\na,1,good\nb,2,bad\n")
    assert matrix.waiting is None
    weighed = [HEAD, '[weighting]\nmethod = "entropy"\n', criterion("x"), criterion("y")]
    assert assembled(tmp_path, weighed, "site,x,y\na,1,2\nb,2,9\nc,3,4\n").waiting is None


@pytest.mark.usefixtures("many")
def test_a_matrix_whose_values_wait_is_copied_and_changed_like_any_other(tmp_path):
    matrix = assembled(tmp_path, [HEAD, *CRITERIA], SITES)
    other = copy.copy(matrix)
    assert other.waiting is not None
    assert_array_equal(other.values, matrix.waiting.whole())
    changed = replace(matrix, notices=())
    assert changed.waiting is None
    assert_array_equal(changed.values, matrix.values)
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = matrix.nothing_such
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = replace(matrix, notices=()).nothing_such


def test_what_is_worked_out_of_values_is_the_same(tmp_path, monkeypatch):
    at_once, later = both(tmp_path, monkeypatch, [HEAD, *CRITERIA], SITES)
    for name in ("ranked_values", "medians", "best_values", "lowest"):
        assert_array_equal(getattr(copy.copy(later), name), getattr(at_once, name))


@pytest.mark.usefixtures("many")
def test_values_that_another_thread_has_worked_out_meanwhile_are_found(tmp_path):
    matrix = assembled(tmp_path, [HEAD, *CRITERIA], SITES)
    values = matrix.values
    assert matrix.__getattr__("values") is values
    assert matrix.__getattr__("lowest") is values
