"""Flows of each criterion alone: those of comparing every pair, whatever the functions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking import net_flows as net_flows_module
from sitescore.core.outranking.net_flows import criterion_flows, net_flows
from sitescore.core.outranking.preferences import Preference
from sitescore.core.outranking.promethee_ii import promethee_ii

COUNTING = (Preference("usual"), Preference("ushape", q=0.2), Preference("level", q=0.2, p=0.6))
GRADED = (Preference("vshape", p=0.7), Preference("linear", q=0.1, p=0.5), Preference("gaussian", s=0.3))
TABLES = hnp.arrays(
    np.float64, st.tuples(st.integers(2, 20), st.just(3)), elements=st.integers(-40, 40).map(lambda tenths: tenths / 10)
)


def flows(x, directions, preferences):
    groups = list(criterion_flows(x, directions, preferences))
    assert [j for some, *_ in groups for j in range(x.shape[-1])[some]] == list(range(x.shape[-1]))
    return [np.concatenate(parts, axis=-1) for parts in list(zip(*groups, strict=True))[1:]]


def by_pairs(x, directions, preferences):
    """The definition, one pair at a time."""
    sites, criteria = x.shape
    positive, negative = np.zeros(x.shape), np.zeros(x.shape)
    for j in range(criteria):
        for i in range(sites):
            for k in range(sites):
                degree = float(preferences[j].degree(directions[j] * x[i, j] - directions[j] * x[k, j]))
                positive[i, j] += degree
                negative[k, j] += degree
    return positive / (sites - 1), negative / (sites - 1)


@settings(deadline=None, max_examples=60)
@given(TABLES, hnp.arrays(np.float64, 3, elements=st.sampled_from([-1.0, 1.0])))
def test_counting_functions_are_those_of_pairs_bit_for_bit(x, directions):
    for found, expected in zip(flows(x, directions, COUNTING), by_pairs(x, directions, COUNTING), strict=True):
        assert_array_equal(found, expected)


@settings(deadline=None, max_examples=60)
@given(TABLES, hnp.arrays(np.float64, 3, elements=st.sampled_from([-1.0, 1.0])))
def test_graded_functions_are_those_of_pairs(x, directions):
    for found, expected in zip(flows(x, directions, GRADED), by_pairs(x, directions, GRADED), strict=True):
        assert_allclose(found, expected, rtol=0, atol=1e-12)


@pytest.mark.parametrize("preferences", [COUNTING, GRADED])
def test_what_some_gain_others_lose(preferences):
    x = np.random.default_rng(1).normal(size=(4, 50, 3))
    positive, negative = flows(x, np.array([1.0, -1.0, 1.0]), preferences)
    assert_allclose(positive.sum(axis=-2), negative.sum(axis=-2), rtol=1e-12)


@pytest.mark.parametrize("sites", [1, 2, 13, 130])
@pytest.mark.parametrize("block", [1, 300, 10**6])
@pytest.mark.parametrize("group", [1, 2400, 10**6])
def test_many_tables_at_once_are_as_one_by_one(sites, block, group, monkeypatch):
    """With blocks of less than a column, of some columns, and of all; functions in turns, so that columns are mixed."""
    x = np.random.default_rng(4).integers(-30, 30, (2, 3, sites, 9)) / 10
    directions, preferences = np.array([1.0, -1, 1, 1, -1, 1, 1, 1, -1]), (*COUNTING, *GRADED, *COUNTING)
    monkeypatch.setattr(net_flows_module, "BLOCK", block)
    monkeypatch.setattr(net_flows_module, "GROUP", group)
    found = flows(x, directions, preferences)
    degrees = [
        preference.degree(column[..., :, None] - column[..., None, :])
        for preference, column in zip(preferences, np.moveaxis(x * directions, -1, 0), strict=True)
    ]
    for each, axis in zip(found, (-1, -2), strict=True):
        expected = np.stack([degree.sum(axis=axis) for degree in degrees], axis=-1) / max(sites - 1, 1)
        assert_allclose(each, expected, rtol=0, atol=1e-12)
        counted = np.array([preference in COUNTING for preference in preferences])
        assert_array_equal(each[..., counted], expected[..., counted])


def test_thresholds_are_those_of_their_own_column():
    """Columns that share a function are worked out together, each with its own thresholds."""
    x = np.random.default_rng(6).integers(0, 60, (200, 6)) / 10
    for one in ("linear", "level", "gaussian", "vshape", "ushape"):
        needs = {"linear": "qp", "level": "qp", "gaussian": "s", "vshape": "p", "ushape": "q"}[one]
        each = tuple(
            Preference(one, **{key: (j + 1) * {"q": 0.1, "p": 0.4, "s": 0.2}[key] for key in needs}) for j in range(6)
        )
        together = flows(x, np.ones(6), each)
        for j, preference in enumerate(each):
            degree = preference.degree(x[:, None, j] - x[:, j])
            for found, axis in zip(together, (1, 0), strict=True):
                assert_allclose(found[:, j], degree.sum(axis=axis) / 199, rtol=0, atol=1e-12)


def test_net_flows_are_what_promethee_ii_weighs():
    x = np.random.default_rng(2).random((30, 4))
    weights = np.random.default_rng(3).random((5, 4))
    d, given = [1, -1, 1, -1], {"functions": ["usual", "linear", "level", "gaussian"], "q": 0.1, "p": 0.4, "s": 0.2}
    linear = weights @ net_flows(x, d, **given).T / weights.sum(axis=1, keepdims=True)
    assert_allclose(linear, promethee_ii(x, weights, d, **given).scores, atol=1e-15)


def test_a_site_alone_has_no_flow():
    assert_array_equal(net_flows([[3.0, 1.0]], [1, -1]), [[0, 0]])


def test_short_floats_stay_short():
    assert net_flows(np.ones((2, 2), dtype=np.float32), [1, 1]).dtype == np.float32


def test_bad_arguments_are_named():
    with pytest.raises(ValueError, match="measurements must be finite, got nan"):
        net_flows([[np.nan]], [1])
    with pytest.raises(ValueError, match="directions must be 1"):
        net_flows([[1.0]], [0])
