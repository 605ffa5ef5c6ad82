"""PROMETHEE II: published examples, the definition by pairs, and sizes that no table of pairs would fit."""

from __future__ import annotations

import tracemalloc
from importlib import import_module

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.net_flows import criterion_flows
from sitescore.core.outranking.promethee_ii import promethee_ii
from sitescore.core.ranking import ranks
from tests.core.hydroelectric import HYDROELECTRIC


def test_the_example_of_the_paper():
    """Brans, Vincke and Mareschal (1986), EJOR 24(2), 228-238: six power stations, all six functions.

    The paper prints preference indices to three decimals, and flows as their plain sums.
    """
    result = promethee_ii(**HYDROELECTRIC)
    assert_allclose(result.details["positive_flow"] * 5, [1.099, 1.980, 1.234, 1.644, 2.274, 1.500], atol=0.0026)
    assert_allclose(result.details["negative_flow"] * 5, [1.827, 1.895, 1.681, 1.746, 0.808, 1.774], atol=0.0026)
    assert_array_equal(ranks(result.scores), [6, 2, 5, 3, 1, 4])


def test_two_sites_alone_give_the_preference_indices_of_the_paper():
    expected = np.array(
        [
            [0.000, 0.296, 0.250, 0.268, 0.100, 0.185],
            [0.462, 0.000, 0.389, 0.333, 0.296, 0.500],
            [0.236, 0.180, 0.000, 0.333, 0.056, 0.429],
            [0.399, 0.505, 0.305, 0.000, 0.223, 0.212],
            [0.444, 0.515, 0.487, 0.380, 0.000, 0.448],
            [0.286, 0.399, 0.250, 0.432, 0.133, 0.000],
        ]
    )
    x = np.array(HYDROELECTRIC["measurements"])
    for i in range(6):
        for k in range(i):
            pair = promethee_ii(**{**HYDROELECTRIC, "measurements": x[[i, k]]}).details
            assert_allclose(pair["positive_flow"], [expected[i, k], expected[k, i]], atol=0.0011)
            assert_allclose(pair["negative_flow"], [expected[k, i], expected[i, k]], atol=0.0011)


WIND_FARMS = [
    [16347.0, 9.0, 73.8, 36.7, 1.5, 3730.0, 2.0, 1.0, 38.8, 4.0, 1720524.0, 40012.0],
    [14219.0, 8.5, 55.0, 36.0, 2.0, 3240.0, 1.0, 1.0, 33.1, 2.0, 1496512.0, 34803.0],
    [8160.0, 9.0, 64.8, 28.5, 2.0, 1860.0, 2.0, 2.0, 45.8, 4.0, 858830.0, 19973.0],
    [8160.0, 8.5, 62.5, 29.5, 1.5, 1860.0, 1.0, 3.0, 27.3, 3.0, 858830.0, 19973.0],
]


def test_offshore_wind_farms():
    """Ziemba, Wątróbski, Zioło and Karczmarczyk (2017), Energies 10(11), 1755."""
    weights = [20, 5, 5, 1.67, 1.67, 11.67, 11.67, 5, 5, 16.67, 8.33, 8.33]
    result = promethee_ii(
        WIND_FARMS,
        weights,
        [-1, -1, -1, -1, -1, 1, -1, -1, 1, -1, 1, 1],
        functions="vshape",
        p=[7280, 4, 13.4, 7.4, 3, 1662, 3, 3, 13.8, 3, 766240, 17820],
    )
    assert_allclose(result.scores, [-0.0445, 0.1884, -0.0954, -0.0485], atol=5.1e-5)


def test_linear_preferences():
    """Papathanasiou and Ploskas (2018), Multiple Criteria Decision Aid, Springer, chapter 3, 57-89."""
    x = [[8, 7, 2, 1], [5, 3, 7, 5], [7, 5, 6, 4], [9, 9, 7, 3], [11, 10, 3, 7], [6, 9, 5, 4]]
    result = promethee_ii(x, [0.4, 0.3, 0.1, 0.2], [1, 1, 1, 1], functions="linear", q=1, p=2)
    assert_allclose(result.scores, [-0.26, -0.52, -0.22, 0.36, 0.70, -0.06], atol=0.0051)


def test_mixed_preferences():
    """Example of the test suite of JMcDM (github.com/jbytecode/JMcDM, test/mcdm/testpromethee.jl)."""
    x = [[42, 35, 43, 51], [89, 72, 92, 85], [14, 85, 17, 40], [57, 60, 45, 80], [48, 32, 43, 40]]
    x += [[71, 45, 60, 85], [69, 40, 72, 55], [64, 35, 70, 60]]
    found = promethee_ii(
        x,
        [0.25, 0.35, 0.22, 0.18],
        [1, 1, 1, 1],
        functions=["linear", "vshape", "linear", "linear"],
        q=[49, 0, 45, 30],
        p=[100, 98, 95, 80],
    )
    assert_allclose(found.scores, [-0.07, 0.15, 0.06, 0.05, -0.10, 0.0, -0.03, -0.06], atol=0.005)


@pytest.mark.parametrize("given", [{}, {"functions": "vshape", "p": 0.5}, {"functions": "gaussian", "s": 0.2}])
def test_net_flow_is_positive_less_negative_and_the_weighted_mean_over_criteria(given):
    rng = np.random.default_rng(0)
    weights = rng.random((2, 3))
    result = promethee_ii(rng.random((2, 9, 3)), weights, [1, -1, 1], **given)
    parts = result.details
    assert_allclose(result.scores, parts["positive_flow"] - parts["negative_flow"], atol=1e-15)
    means = [
        np.average(table, axis=1, weights=w) for table, w in zip(parts["criterion_net_flows"], weights, strict=True)
    ]
    assert_allclose(result.scores, means, atol=1e-15)
    assert_allclose(result.scores.sum(axis=-1), 0, atol=1e-14)


def test_flows_are_worked_out_once_for_many_weights(monkeypatch):
    shapes = []

    def noted(x, *rest):
        shapes.append(x.shape)
        return criterion_flows(x, *rest)

    monkeypatch.setattr(import_module("sitescore.core.outranking.promethee_ii"), "criterion_flows", noted)
    x, weights = np.random.default_rng(6).random((7, 3)), np.random.default_rng(7).random((50, 3))
    found = promethee_ii(x, weights, [1, -1, 1]).scores
    assert shapes == [(7, 3)]
    assert_allclose(found, [promethee_ii(x, w, [1, -1, 1]).scores for w in weights], atol=1e-15)


def test_weights_are_divided_by_their_sum():
    x, d = np.random.default_rng(1).random((6, 2)), [1, -1]
    assert_allclose(promethee_ii(x, [3, 1], d).scores, promethee_ii(x, [0.75, 0.25], d).scores, rtol=1e-15)


def test_usual_preferences_alone_are_a_count_of_wins():
    """With usual preferences the net flow is the Borda count: wins less defeats, over n - 1."""
    x = np.random.default_rng(2).permutation(50)[:, None]
    assert_allclose(promethee_ii(x, [1], [1]).scores, (2 * x[:, 0] - 49) / 49, atol=1e-15)


@pytest.mark.parametrize("given", [{"functions": "linear", "q": 5, "p": 20}, {"functions": "gaussian", "s": 9}])
def test_memory_does_not_grow_with_criteria(given, monkeypatch):
    """What is held at its peak is some columns; flows of all criteria are worked out when asked for."""
    sites = 2**17
    monkeypatch.setattr(import_module("sitescore.core.outranking.net_flows"), "GROUP", sites)

    def columns_held(criteria):
        """The least of three times, as whatever else goes on in the process can only add to it."""
        x = np.random.default_rng(8).random((sites, criteria)) * 100
        promethee_ii(x, np.ones(criteria), np.ones(criteria), **given)  # all is imported and compiled
        peaks = []
        for _ in range(3):
            tracemalloc.start()
            found = promethee_ii(x, np.ones(criteria), np.ones(criteria), **given)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert found.details["criterion_net_flows"].shape == x.shape
        return min(peaks) / sites / 8

    assert columns_held(12) < min(columns_held(4) + 1, 22)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("functions", "given"),
    [
        ("usual", {}),
        ("ushape", {"q": 5}),
        ("vshape", {"p": 20}),
        ("level", {"q": 5, "p": 20}),
        ("linear", {"q": 5, "p": 20}),
    ],
)
def test_a_hundred_thousand_sites(functions, given):
    rng = np.random.default_rng(3)
    x = rng.integers(0, 10_000, (100_000, 20)) / 100
    tracemalloc.start()
    result = promethee_ii(x, np.ones(20), np.ones(20), functions=functions, **given)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150e6
    assert abs(result.scores.sum()) < 1e-7
    some = rng.integers(0, x.shape[0], 5)
    first = x[some, 0][:, None] - x[:, 0]
    shape = {
        "usual": lambda d: d > 0,
        "ushape": lambda d: d > 5,
        "vshape": lambda d: np.clip(d / 20, 0, 1),
        "level": lambda d: ((d > 5) + 1.0 * (d > 20)) / 2,
        "linear": lambda d: np.clip((d - 5) / 15, 0, 1),
    }[functions]
    expected = (shape(first).sum(axis=1) - shape(-first).sum(axis=1)) / (x.shape[0] - 1)
    assert_allclose(result.details["criterion_net_flows"][some, 0], expected, atol=1e-12)
