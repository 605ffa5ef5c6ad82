"""Scoring method and normaliser as things not known: shares of ways that can be counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

import sitescore as ss
from sitescore.analysis.uncertainty import Unknowns
from sitescore.analysis.ways import NORMALISERS, SAME_AS_SUM
from sitescore.catalog import scoring_methods
from sitescore.errors import InputError
from tests.analysis.studies import flat, study

ROWS = [["a", 1.0, 0.15, 0.6], ["b", 0.6, 0.55, 0.5], ["c", 0.1, 1.0, 0.4], ["d", 0.45, 0.5, 0.9]]
NOTHING_ELSE = {"weights": "stated", "data": False, "missing": "fixed", "curve": 1.0}
DRAWS = 8000


def firsts(matrix, methods, normalisers):
    """Share of ways that put each site first, every pair of method and normaliser counted once."""
    share = np.zeros(len(matrix.sites))
    for name in methods:
        for normaliser in normalisers:
            scores = scoring_methods()[name].score(NORMALISERS[normaliser](matrix.values), matrix.weights).round(12)
            share += (scores == scores.max()) / (scores == scores.max()).sum()
    return share / len(methods) / len(normalisers)


@pytest.mark.parametrize(
    ("methods", "normalisers"),
    [
        (("weighted_sum", "minimum"), ()),
        (("weighted_sum", "weighted_product", "topsis", "minimum", "owa"), ()),
        ((), ("stated", "minmax", "max")),
        (("weighted_sum", "harmonic"), ("stated", "vector", "sum", "minmax")),
    ],
)
def test_shares_of_first_ranks_are_shares_of_ways(tmp_path, methods, normalisers):
    matrix = study(tmp_path, *flat("xyz", ROWS, weights={"x": 2, "y": 1, "z": 1}))
    unknowns = Unknowns(**NOTHING_ELSE, methods=methods, normalisers=normalisers)
    found = ss.robustness(matrix, draws=DRAWS, unknowns=unknowns)
    expected = firsts(matrix, methods or ("weighted_sum",), normalisers or ("stated",))
    np.testing.assert_allclose(found.first, expected, atol=4 * np.sqrt(0.25 / DRAWS))
    assert (found.first_low <= expected + 0.02).all()


def test_all_are_those_that_differ(tmp_path):
    matrix = study(tmp_path, *flat("xyz", ROWS))
    found = ss.robustness(matrix, draws=200, unknowns=Unknowns(**NOTHING_ELSE, methods=("all",), normalisers=("all",)))
    assert found.varied["groups"] == ["normaliser", "method"]
    assert set(found.shares) == {"normaliser", "method"}
    assert sum(share.fair for share in found.shares.values()) == pytest.approx(1)
    named = ss.robustness(
        matrix,
        draws=200,
        unknowns=Unknowns(
            **NOTHING_ELSE,
            methods=tuple(name for name in scoring_methods() if name not in SAME_AS_SUM),
            normalisers=tuple(NORMALISERS),
        ),
    )
    np.testing.assert_array_equal(named.first, found.first)


def test_one_method_varies_nothing(tmp_path):
    matrix = study(tmp_path, *flat("xyz", ROWS))
    found = ss.robustness(matrix, draws=200, unknowns=Unknowns(**NOTHING_ELSE, methods=("weighted_sum",)))
    assert found.varied["groups"] == []
    assert sorted(found.first) == [0, 0, 0, 1]


@pytest.mark.parametrize("unknown", [{"methods": ("tops",)}, {"normalisers": ("log",)}])
def test_names_that_there_are_not(tmp_path, unknown):
    with pytest.raises(InputError, match="there is no"):
        ss.robustness(study(tmp_path, *flat("xyz", ROWS)), unknowns=Unknowns(**unknown))
