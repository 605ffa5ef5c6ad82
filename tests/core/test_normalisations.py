"""Normalisations: figures worked elsewhere, promises common to all, and what each refuses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.classical.normalisations import NORMALISATIONS, lengths, normalised

MIXED = np.array([[66, 56, 95], [61, 55, 166], [65, 49, 113], [95, 56, 99], [63, 43, 178], [74, 59, 140]], float)
SMALL = np.array([[2, 10, 6], [2, 5, 7], [3, 3, 11], [4, 2, 2], [2, 9, 4], [1, 5, 6]], float)
DIRECTIONS = np.array([-1.0, -1.0, 1.0])
WORKED = {  # kotbaton/pymcdm, test/test_normalizations.py
    "minmax": (MIXED, "0.85294118 0.1875 0 1 0.25 0.85542169 0.88235294 0.625 0.21686747 0 0.1875 0.04819277 "
               "0.94117647 1 1 0.61764706 0 0.54216867"),
    "max": (MIXED, "0.30526316 0.05084746 0.53370787 0.35789474 0.06779661 0.93258427 0.31578947 0.16949153 "
            "0.63483146 0 0.05084746 0.55617978 0.33684211 0.27118644 1 0.22105263 0 0.78651685"),
    "linear": (MIXED, "0.92424242 0.76785714 0.53370787 1 0.78181818 0.93258427 0.93846154 0.87755102 0.63483146 "
               "0.64210526 0.76785714 0.55617978 0.96825397 1 1 0.82432432 0.72881356 0.78651685"),
    "sum": (MIXED, "0.17447136 0.155945 0.12010114 0.1887723 0.15878037 0.20986094 0.17715554 0.17822286 0.14285714 "
            "0.12121168 0.155945 0.12515803 0.18277952 0.20309117 0.22503161 0.15560959 0.1480156 0.17699115"),
    "vector": (MIXED, "0.62375904 0.57085288 0.28587109 0.65226214 0.57851622 0.49952212 0.62945966 0.62449627 "
               "0.34003614 0.45844104 0.57085288 0.29790777 0.6408609 0.67047632 0.53563215 0.57815408 0.54786285 "
               "0.42128371"),
    "logarithmic": (SMALL, "0.16962777 0.15157776 0.1790548 0.16962777 0.16615431 0.19445945 0.15186115 0.17689672 "
                    "0.2396274 0.13925554 0.18542345 0.06926785 0.16962777 0.15379344 0.1385357 0.2 0.16615431 "
                    "0.1790548"),
    "nonlinear": (MIXED, "0.78951011 0.4527321 0.28484409 1 0.47787829 0.86971342 0.82651252 0.67579835 0.40301098 "
                  "0.26473947 0.4527321 0.30933594 0.90775334 1 1 0.56013711 0.38712332 0.61860876"),
    "enhanced_accuracy": (MIXED, "0.9137931 0.78333333 0.70036101 1 0.8 0.9566787 0.93103448 0.9 0.76534296 "
                          "0.4137931 0.78333333 0.71480144 0.96551724 1 1 0.77586207 0.73333333 0.86281588"),
    "zavadskas_turskis": (MIXED, "0.91803279 0.69767442 0.53370787 1 0.72093023 0.93258427 0.93442623 0.86046512 "
                          "0.63483146 0.44262295 0.69767442 0.55617978 0.96721311 1 1 0.78688525 0.62790698 "
                          "0.78651685"),
}  # fmt: skip
every = pytest.mark.parametrize("name", NORMALISATIONS)


@every
def test_figures_worked_elsewhere(name):
    table, figures = WORKED[name]
    expected = np.array(figures.split(), float).reshape(table.shape)
    assert_allclose(normalised(name, table, DIRECTIONS), expected, atol=5.1e-9)


def test_zavadskas_turskis_as_printed():
    """Jahan and Edwards (2015), Materials & Design 65, 335-342."""
    table = np.array([[1.0, 6.0], [2.0, 7.0], [5.0, 10.0]])
    found = normalised("zavadskas_turskis", table, np.array([1.0, 1.0]))
    assert_allclose(found, [[0.2, 0.6], [0.4, 0.7], [1.0, 1.0]], atol=1e-12)


@every
@given(seed=st.integers(0, 10**6))
def test_more_is_better_and_tables_are_independent(name, seed):
    rng = np.random.default_rng(seed)
    tables = rng.uniform(1, 20, (2, 5, 3))
    found = normalised(name, tables, DIRECTIONS)
    assert_allclose(found, [normalised(name, table, DIRECTIONS) for table in tables])
    order = np.argsort(tables * DIRECTIONS, axis=-2)
    assert (np.diff(np.take_along_axis(found, order, axis=-2), axis=-2) > 0).all()


@every
@pytest.mark.parametrize("level", [1.0, 5.0])
@pytest.mark.parametrize("sites", [1, 4])
def test_columns_without_spread_hold_one_finite_figure(name, level, sites):
    found = normalised(name, np.full((sites, 3), level), DIRECTIONS)
    assert np.isfinite(found).all()
    assert_array_equal(found, np.broadcast_to(found[:1], found.shape))


@every
def test_short_floats_stay_short(name):
    assert normalised(name, SMALL.astype(np.float32), DIRECTIONS.astype(np.float32)).dtype == np.float32


@pytest.mark.parametrize("name", ["sum", "logarithmic"])
def test_columns_of_shares_sum_to_1(name):
    assert_allclose(normalised(name, SMALL, DIRECTIONS).sum(axis=0), 1)


@pytest.mark.parametrize("name", ["linear", "sum", "zavadskas_turskis", "nonlinear"])
def test_zero_where_less_is_better_is_refused(name):
    table = MIXED.copy()
    table[4, 1] = 0
    with pytest.raises(
        ValueError, match=r"measurements must be above 0 for .* less is better, got 0.0 at index \(4, 1\)"
    ):
        normalised(name, table, DIRECTIONS)
    assert np.isfinite(normalised(name, np.where(table == 0, 1, table - 43.0 * (DIRECTIONS > 0)), DIRECTIONS)).all()


def test_logarithms_below_0_count_as_they_are():
    table = np.array([[0.5, 0.5], [4.0, 0.25], [2.0, 1.0]])
    shares = normalised("logarithmic", table, np.ones(2))
    assert_allclose(shares, [[-0.5, 1 / 3], [1, 2 / 3], [0.5, 0]], atol=1e-15)
    assert_allclose(normalised("logarithmic", np.ones((4, 1)), np.ones(1)), 0.25)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_logarithms_that_come_to_nothing_are_refused(dtype):
    table = np.array([[3.0, 5.0], [1 / 3, 7.0]], dtype=dtype)
    with pytest.raises(ValueError, match=r"measurements must not have a product of 1 .* got .* at index \(0,\)"):
        normalised("logarithmic", table, np.ones(2))
    with pytest.raises(ValueError, match=r"measurements must be above 0 .* got 0.0 at index \(0, 1\)"):
        normalised("logarithmic", np.array([[3.0, 0.0], [2.0, 7.0]]), np.ones(2))


@pytest.mark.parametrize("kind", ["e", "f", "d"])
def test_lengths_in_any_precision(kind):
    table = (np.arange(40.0).reshape(20, 2)[::-1] + 50).astype(kind)
    lengths_of = np.sqrt(np.square(table.astype(np.float64)).sum(axis=0))
    np.testing.assert_allclose(lengths(table)(table), table / lengths_of, rtol=0.01 if kind == "e" else 1e-6)
