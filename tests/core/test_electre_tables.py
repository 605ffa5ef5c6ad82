"""Running over tables and in tiles; numbers with their limits."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_i import electre_i
from sitescore.core.outranking.electre_ii import electre_ii
from sitescore.core.outranking.electre_iii import electre_iii
from sitescore.core.outranking.electre_iv import electre_iv
from sitescore.core.outranking.electre_tables import (
    PAIRS,
    decimals,
    each_table,
    noise,
    require_room,
    tiles,
    unlimited,
)


def test_leading_axes_of_tables_and_weights_are_put_together():
    x = np.random.default_rng(0).random((3, 1, 4, 2))
    w = np.random.default_rng(1).random((5, 2))
    found = each_table(x, w, lambda table, share: {"sums": table @ share, "outer": np.outer(table[0], share)})
    assert found["outer"].shape == (3, 5, 2, 2)
    assert_allclose(found["sums"], np.einsum("absc,bc->abs", np.broadcast_to(x, (3, 5, 4, 2)), w))


def test_tables_are_asked_in_double_precision_and_answer_in_their_own():
    seen = []
    found = each_table(
        np.ones((2, 2), dtype=np.float32),
        np.ones(2, dtype=np.float32),
        lambda x, w: seen.extend([x.dtype, w.dtype]) or {"x": x},
    )
    assert set(seen) == {np.dtype(np.float64)}
    assert found["x"].dtype == np.float32


def test_leading_axes_that_do_not_fit_are_named():
    with pytest.raises(ValueError, match=r"weights must fit the leading axes of measurements, \(3,\), got \(2,\)"):
        each_table(np.ones((3, 2, 2)), np.ones((2, 2)), lambda x, w: {"x": x * w})


def test_no_table_at_all_is_refused():
    with pytest.raises(ValueError, match="at least one table"):
        each_table(np.ones((0, 2, 2)), np.ones(2), lambda x, w: {"x": x * w})


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (5, 2 * PAIRS), (1000, PAIRS // 10), (1000, 3)])
def test_tiles_cover_every_row_once_and_stay_small(rows, columns):
    runs = [np.arange(rows)[tile] for tile in tiles(rows, columns)]
    assert_array_equal(np.concatenate(runs), np.arange(rows))
    assert all(run.size == 1 or run.size * columns <= PAIRS for run in runs)


def test_noise_follows_the_precision():
    assert noise(np.ones(1)) == 1e-9
    assert decimals(np.ones(1)) == 9
    assert 1e-7 < noise(np.ones(1, dtype=np.float32)) < 1e-5
    assert decimals(np.ones(1, dtype=np.float32)) == 6


def test_limits_may_be_endless_but_neither_negative_nor_unknown():
    assert_array_equal(unlimited("v", [1, np.inf]), [1, np.inf])
    for bad, message in (([-1.0], "not be negative, got -1.0"), ([np.nan], "finite, got nan"), (["a"], "numbers")):
        with pytest.raises(ValueError, match=f"v must .*{message}"):
            unlimited("v", bad)


@pytest.mark.parametrize("shape", [(10_001, 2), (3, 6_000, 2)])
@pytest.mark.parametrize("method", [electre_i, electre_ii, electre_iii, electre_iv])
def test_more_sites_than_there_is_memory_for_are_refused(method, shape):
    with pytest.raises(ValueError, match=rf"{shape[-2]} x {shape[-2]} pairs take about (8|9) GB"):
        method(np.zeros(shape), [1, 1], [1, 1])


def test_as_many_sites_as_there_is_memory_for_are_not_refused():
    require_room(np.zeros((10_000, 1)))
    require_room(np.zeros((100, 1_000, 1)))
