"""Scores of blocks against each value function as it is written."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core import block_scores
from sitescore.core.block_scores import ROWS, BlockScorer, Column
from sitescore.core.checks import Floats
from sitescore.core.scoring.weighted_product import weighted_product
from sitescore.core.values import VALUE_FUNCTIONS

CURVES: list[tuple[str, dict[str, Any]]] = [
    ("piecewise_linear", {"points": [(0, 0.1), (1, 0.6), (2, 0.5), (4, 0.9), (8, 1.0)]}),
    ("piecewise_linear", {"points": [(-3, 1.0), (0.5, 0.25), (5, 0.0)]}),
    ("linear", {"worst": 6, "best": 1}),
    ("linear", {"worst": -2.5, "best": 7}),
    ("band", {"zero_below": 0, "one_from": 1, "one_to": 4, "zero_above": 9}),
    ("band", {"zero_below": 0, "one_from": 3, "one_to": 3, "zero_above": 4}),
    ("band", {"zero_below": 2, "one_from": 2, "one_to": 4, "zero_above": 4}),
    ("log_linear", {"points": [(0.5, 0.0), (2, 0.5), (8, 1.0)]}),
    ("exponential", {"worst": 0, "best": 8, "curvature": 2}),
    ("logistic", {"midpoint": 3, "steepness": 0.7}),
    ("steps", {"steps": [(0, 0.0), (2, 0.5), (5, 1.0)]}),
    ("piecewise_linear", {"points": [(x / 4, (x % 3) / 2) for x in range(32)]}),
    ("piecewise_linear", {"points": [(2e6, 0.0), (2e6 + 1, 1.0)]}),
]
"""Straight ones of several lengths, and ones that have an edge, a bend, too many points or points far from 0."""


def columns(**others: float) -> tuple[Column, ...]:
    weights = np.arange(1.0, len(CURVES) + 1) / np.arange(1.0, len(CURVES) + 1).sum()
    return tuple(
        Column(function=VALUE_FUNCTIONS[kind], parameters=parameters, weight=weight, **others)
        for (kind, parameters), weight in zip(CURVES, weights, strict=True)
    )


def measured(sites: int, *, seed: int = 3) -> Floats:
    """Measurements of which many stand on turning points and beyond the ends."""
    rng = np.random.default_rng(seed)
    found = np.where(rng.random((sites, len(CURVES))) < 0.5, rng.integers(-4, 10, (sites, len(CURVES))), 0)
    found = np.where(found == 0, rng.uniform(-4, 10, found.shape), found)
    found[:, -1] += 2e6 - 2
    return found


def values(block: Floats) -> Floats:
    """One column after the other through the value function itself."""
    made = [VALUE_FUNCTIONS[kind].apply(block[:, at], **parameters) for at, (kind, parameters) in enumerate(CURVES)]
    return np.stack(made, axis=1)


def plain(block: Floats) -> Floats:
    return np.array([sum(v * c.weight for v, c in zip(row, columns(), strict=True)) for row in values(block)])


@pytest.mark.parametrize("sites", [0, 1, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS + 5])
def test_scores_are_the_weighted_sum_of_the_values_over_the_edges_of_blocks(sites: int) -> None:
    block = measured(sites)
    np.testing.assert_allclose(BlockScorer(columns())(block), plain(block), rtol=0, atol=1e-13)


def test_the_order_in_memory_does_not_matter_and_nothing_is_changed() -> None:
    block = measured(ROWS + 9)
    block.setflags(write=False)
    expected = BlockScorer(columns())(block)
    wide = np.zeros((2 * len(block), 2 * len(CURVES)))
    wide[::2, ::2] = block
    for other in (np.asfortranarray(block), wide[::2, ::2], block[::-1][::-1]):
        np.testing.assert_array_equal(BlockScorer(columns())(other), expected)


def test_float32_stays_float32_and_is_right_but_for_its_last_bits() -> None:
    block = measured(3 * ROWS).astype(np.float32)
    scores = BlockScorer(columns())(block)
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, plain(block.astype(np.float64)), rtol=0, atol=3e-6)


@pytest.mark.parametrize(("given", "made"), [("u1", "f4"), ("i2", "f4"), ("f2", "f4"), ("i4", "f8"), ("i8", "f8")])
def test_whole_numbers_become_floats_that_hold_them(given: str, made: str) -> None:
    block = np.random.default_rng(1).integers(0, 9, (500, len(CURVES))).astype(given)
    scores = BlockScorer(columns())(block)
    assert scores.dtype == made
    np.testing.assert_allclose(scores, plain(block.astype(np.float64)), rtol=0, atol=3e-6 if made == "f4" else 1e-13)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_score_does_not_depend_on_where_the_site_stands(dtype: type) -> None:
    block = measured(500).astype(dtype)
    scores = BlockScorer(columns())(block)
    rng = np.random.default_rng(8)
    for sites in (1, 7, 333, ROWS + 130):
        drawn = rng.integers(0, 500, sites)
        np.testing.assert_array_equal(BlockScorer(columns())(block[drawn]), scores[drawn])


@pytest.mark.parametrize("least", [0, np.inf], ids=["compiled", "numpy"])
def test_extended_precision_is_scored_in_double(least, monkeypatch):
    monkeypatch.setattr(block_scores, "COMPILED_FROM", least)
    scores = BlockScorer(columns())(measured(30).astype(np.longdouble))
    np.testing.assert_array_equal(scores, BlockScorer(columns())(measured(30)))
    assert scores.dtype == np.float64


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("unknown", [False, True])
@pytest.mark.parametrize("least", [0, np.inf], ids=["compiled", "numpy"])
def test_like_sites_have_like_scores_however_many_there_are(dtype, unknown, least, monkeypatch):
    monkeypatch.setattr(block_scores, "COMPILED_FROM", least)
    rng = np.random.default_rng(3)
    points = {"points": [(0.0, 0.1), (3.0, 0.2), (10.0, 1.0)]}
    kind = VALUE_FUNCTIONS["piecewise_linear"]
    for _ in range(20):
        weights = rng.dirichlet(np.ones(5)).tolist()
        given = BlockScorer([Column(function=kind, parameters=points, weight=w, unknown=0.5) for w in weights])
        row = rng.uniform(0, 10, 5).astype(dtype)
        row[:unknown] = np.nan
        scores = {sites: given(np.tile(row, (sites, 1))) for sites in (1, 2, 3, 37, ROWS + 1)}
        assert len({score for some in scores.values() for score in some.tolist()}) == 1


@given(
    st.lists(st.floats(-1e3, 1e3, width=32), min_size=2, max_size=9, unique=True).map(sorted), st.integers(0, 2**32 - 1)
)
def test_one_criterion_hits_its_points_and_never_falls_where_it_only_rises(at: list[float], seed: int) -> None:
    rng = np.random.default_rng(seed)
    heights = np.sort(rng.random(len(at)))
    column = Column(
        function=VALUE_FUNCTIONS["piecewise_linear"],
        parameters={"points": list(zip(at, heights, strict=True))},
        weight=1.0,
    )
    scorer = BlockScorer((column,))
    np.testing.assert_allclose(scorer(np.array(at)[:, None]), heights, rtol=0, atol=1e-13)
    for dtype in (np.float64, np.float32):
        walk = np.sort(np.concatenate([at, rng.uniform(min(at) - 1, max(at) + 1, 200)])).astype(dtype)
        scores = scorer(walk[:, None])
        assert (np.diff(scores) >= 0).all()
        assert scores.min() >= 0
        assert scores.max() <= 1


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_cell_that_is_not_finite_takes_the_score_of_its_site_only(dtype: type) -> None:
    block = measured(ROWS + 50).astype(dtype)
    whole = BlockScorer(columns())(block)
    rng = np.random.default_rng(0)
    for at in range(len(CURVES)):
        block[rng.integers(len(block)), at] = rng.choice([np.nan, np.inf, -np.inf])
    scores = BlockScorer(columns())(block)
    np.testing.assert_array_equal(np.isnan(scores), ~np.isfinite(block).all(axis=1))
    np.testing.assert_array_equal(scores[np.isfinite(scores)], whole[np.isfinite(scores)])


def test_an_unknown_cell_takes_its_stated_value_and_an_infinite_one_never() -> None:
    block = measured(100)
    expected = values(block)
    block[7, :] = np.nan
    block[8, 2] = np.nan
    block[9, 0] = np.inf
    expected[7, :], expected[8, 2] = 0.25, 0.25
    scores = BlockScorer(columns(unknown=0.25))(block)
    assert np.isnan(scores[9])
    others = np.arange(100) != 9
    weights = np.array([column.weight for column in columns()])
    np.testing.assert_allclose(scores[others], (expected @ weights)[others], rtol=0, atol=1e-13)


def test_the_largest_measurements_are_held_at_the_ends() -> None:
    block = np.full((2, len(CURVES)), np.finfo(np.float64).max)
    block[1] *= -1
    np.testing.assert_allclose(BlockScorer(columns())(block), plain(block), rtol=0, atol=1e-13)


def test_a_criterion_without_weight_still_has_to_be_known() -> None:
    linear = {"function": VALUE_FUNCTIONS["linear"], "parameters": {"worst": 0, "best": 1}}
    scorer = BlockScorer((Column(**linear, weight=1.0), Column(**linear, weight=0.0)))
    np.testing.assert_array_equal(scorer([[0.5, np.nan], [0.5, 7.0]]), [np.nan, 0.5])


def test_measurements_are_divided_by_the_need() -> None:
    block = measured(300)
    scores = BlockScorer(columns(divisor=2.5))(block * 2.5)
    np.testing.assert_allclose(scores, plain(block), rtol=0, atol=1e-9)
    divided = BlockScorer(columns(divisor=2.5))(block)
    np.testing.assert_allclose(divided, plain(block / 2.5), rtol=0, atol=1e-13)


def test_any_method_for_which_sites_stand_alone_can_combine() -> None:
    block = measured(ROWS + 3)
    expected = weighted_product(values(block), [column.weight for column in columns()])
    block[5, 3] = np.nan
    scores = BlockScorer(columns(), weighted_product)(block)
    assert np.flatnonzero(np.isnan(scores)).tolist() == [5]
    np.testing.assert_allclose(np.delete(scores, 5), np.delete(expected, 5), rtol=0, atol=1e-13)


def test_it_can_be_sent_to_another_process() -> None:
    block = measured(1000)
    scorer = BlockScorer(columns(unknown=0.5), weighted_product)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(scorer))(block), scorer(block))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"weight": 0.5}, "weights must sum to 1"),
        ({"divisor": 0.0}, "divisor must be finite and above 0, got 0.0 in column 0"),
        ({"unknown": 1.5}, "unknown must lie within"),
        ({"parameters": {"worst": 1, "best": 1}}, "worst and best must differ"),
        ({"parameters": {"range": "observed", "direction": "max"}}, "range must be settled"),
    ],
)
def test_what_cannot_be_scored_is_refused_at_once(changed: dict[str, Any], message: str) -> None:
    given = {"function": VALUE_FUNCTIONS["linear"], "parameters": {"worst": 0, "best": 1}, "weight": 1.0, **changed}
    with pytest.raises(ValueError, match=message):
        BlockScorer((Column(**given),))


@pytest.mark.parametrize("block", [[[1.0]], [1.0, 2.0], [["a"] * 13], np.ma.masked_equal([[1.0] * 13], 1.0)])
def test_a_block_of_another_shape_or_kind_is_refused(block: Any) -> None:
    with pytest.raises(ValueError, match="measurements must"):
        BlockScorer(columns())(block)


def test_no_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="columns must be one or more"):
        BlockScorer(())


def test_what_a_combination_gives_has_a_score_a_site():
    with pytest.raises(ValueError, match=r"scores of shape \(2, 1\), got \(2, 13\)"):
        BlockScorer(columns(), lambda values, _: values.min(axis=1))(measured(2))
