"""PROMETHEE I: the published partial order, its laws, and places without a table of pairs."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_array_equal

from sitescore.core.outranking.promethee_i import count_ahead, promethee_i
from sitescore.core.outranking.promethee_ii import promethee_ii
from tests.core.hydroelectric import HYDROELECTRIC


def test_the_example_of_the_paper():
    """Brans, Vincke and Mareschal (1986): the first two power stations are incomparable, the fifth beats all.

    By the flows that the paper prints the second also stands aside from the third, fourth and sixth.
    """
    result = promethee_i(**HYDROELECTRIC)
    positive = np.array([1.099, 1.980, 1.234, 1.644, 2.274, 1.500])
    negative = np.array([1.827, 1.895, 1.681, 1.746, 0.808, 1.774])
    relation = result.details["relation"]
    for i in range(6):
        for k in range(6):
            signs = {np.sign(positive[i] - positive[k]), np.sign(negative[k] - negative[i])} - {0.0}
            assert relation[i, k] == (2 if len(signs) == 2 else signs.pop() if signs else 0)
    assert relation[0, 1] == 2
    assert_array_equal(relation[4], [1, 1, 1, 1, 0, 1])
    assert_array_equal(result.ranks, [5, 2, 2, 2, 1, 3])


def random_case(seed, sites=12):
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 6, (sites, 3)) / 2
    return x, rng.random(3), np.array([1, -1, 1]), {"functions": ["usual", "linear", "level"], "q": 0.5, "p": 1.5}


@pytest.mark.parametrize("seed", range(20))
def test_the_relation_is_a_partial_preorder_within_the_complete_one(seed):
    x, w, d, given_ = random_case(seed)
    result = promethee_i(x, w, d, **given_)
    relation, net = result.details["relation"], result.scores
    preferred, indifferent = relation == 1, relation == 0
    assert_array_equal(preferred, (relation == -1).T)
    assert_array_equal(relation == 2, (relation == 2).T)
    assert indifferent.diagonal().all()
    no_worse = preferred | indifferent
    assert not (((no_worse.astype(int) @ no_worse.astype(int)) > 0) & ~no_worse).any()
    assert (net[:, None] - net)[preferred].min(initial=1.0) > 0
    assert_array_equal(result.ranks, 1 + preferred.sum(axis=0))


@pytest.mark.parametrize("seed", range(5))
def test_flows_are_those_of_the_complete_ranking(seed):
    x, w, d, given_ = random_case(seed)
    partial, complete = promethee_i(x, w, d, **given_), promethee_ii(x, w, d, **given_)
    assert_array_equal(partial.scores, complete.scores)
    for name, table in complete.details.items():
        assert_array_equal(partial.details[name], table)


@settings(deadline=None)
@given(hnp.arrays(np.int64, st.tuples(st.integers(1, 70), st.just(2)), elements=st.integers(1, 12)))
def test_places_are_those_of_counting_every_pair(places):
    gains, losses = places.T
    no_worse = (gains[:, None] <= gains) & (losses[:, None] <= losses)
    better = (gains[:, None] < gains) | (losses[:, None] < losses)
    assert_array_equal(count_ahead(gains, losses), (no_worse & better).sum(axis=0))


def test_batches_have_the_relation_of_each():
    cases = [random_case(seed) for seed in range(3)]
    tables, weights, (d, *_), (given_, *_) = zip(*cases, strict=True)
    result = promethee_i(np.stack(tables), np.stack(weights), d, **given_)
    assert result.details["relation"].dtype == np.int8
    for i, (x, w) in enumerate(zip(tables, weights, strict=True)):
        alone = promethee_i(x, w, d, **given_)
        assert_array_equal(result.details["relation"][i], alone.details["relation"])
        assert_array_equal(result.ranks[i], alone.ranks)


def test_large_relations_are_not_spelt_out(monkeypatch):
    x, w, d, given_ = random_case(0)
    spelt_out = promethee_i(x, w, d, **given_)
    monkeypatch.setattr(import_module(promethee_i.__module__), "RELATION_ENTRIES", x.shape[0] ** 2 - 1)
    result = promethee_i(x, w, d, **given_)
    assert "relation" not in result.details
    assert_array_equal(result.ranks, spelt_out.ranks)
