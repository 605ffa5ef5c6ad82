"""Scores worked out block by block against the same method on a table that is one block."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.checks import Floats
from sitescore.core.classical import CLASSICAL_METHODS, blocks
from sitescore.core.classical.blocks import ENTRIES, by_site, column_sums, ends

CRITERIA = 5
DIRECTIONS = np.array([1, -1, 1, 1, -1])
WEIGHTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1])
GIVEN: dict[str, dict[str, Any]] = {
    "rafsi": {"ideal": np.where(DIRECTIONS > 0, 12, 0.5), "anti_ideal": np.where(DIRECTIONS > 0, 0.5, 12)},
}


def table(sites: int) -> Floats:
    return np.random.default_rng(sites).uniform(1, 9, (sites, CRITERIA)).round(2)


def score(name: str, measurements: Floats) -> Any:
    return CLASSICAL_METHODS[name].score(measurements, WEIGHTS, DIRECTIONS, **GIVEN.get(name, {}))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Blocks of 64 sites; gives their size."""
    monkeypatch.setattr(blocks, "ENTRIES", 64 * CRITERIA)
    return 64


@pytest.mark.parametrize("away", [-1, 0, 1, 70])
@pytest.mark.parametrize("name", CLASSICAL_METHODS)
def test_blocks_give_what_one_block_gives(name: str, away: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = score(name, table(64 + away))
    monkeypatch.setattr(blocks, "ENTRIES", 64 * CRITERIA)
    parted = score(name, table(64 + away))
    assert_allclose(parted.scores, whole.scores, rtol=1e-11, atol=1e-12)
    assert_array_equal(CLASSICAL_METHODS[name].places(parted), CLASSICAL_METHODS[name].places(whole))
    assert list(parted.details) == list(whole.details)
    for step, expected in whole.details.items():
        assert_allclose(parted.details[step], expected, rtol=1e-11, atol=1e-12, err_msg=step)
        assert not parted.details[step].flags.writeable


@pytest.mark.parametrize("name", ["wsm", "topsis", "vikor", "spotis"])
def test_neither_the_order_in_memory_nor_the_kind_of_float_matters(name: str, small: int) -> None:
    measurements = table(3 * small + 1)
    expected = score(name, measurements).scores
    wide = np.zeros((2 * len(measurements), 2 * CRITERIA))
    wide[::2, ::2] = measurements
    measurements.setflags(write=False)
    for other in (np.asfortranarray(measurements), wide[::2, ::2], measurements):
        assert_allclose(score(name, other).scores, expected, rtol=0, atol=1e-12)
    single = score(name, measurements.astype(np.float32)).scores
    assert single.dtype == np.float32
    assert_allclose(single, expected, rtol=0, atol=1e-5)


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf, 1e200])
def test_one_wrong_cell_among_many_is_found(wrong: float) -> None:
    measurements = np.ones((ENTRIES // CRITERIA + 10, CRITERIA))
    measurements[-3, 2] = wrong
    for given in (measurements, np.asfortranarray(measurements), measurements[:, ::-1]):
        with pytest.raises(ValueError, match=r"measurements must .* at index \(26221, 2\)"):
            score("wsm", given)


def test_many_measurements_are_read_where_they_are_and_not_written_to() -> None:
    measurements = table(ENTRIES // CRITERIA + 100)
    before = measurements.copy()
    found = score("topsis", measurements)
    assert found.details["normalised"].shape == measurements.shape
    assert_array_equal(measurements, before)
    assert measurements.flags.writeable


def test_tables_of_few_measurements_are_of_those_that_were_given() -> None:
    measurements = table(10)
    found, before = score("wsm", measurements), score("wsm", table(10)).details["normalised"]
    measurements[:] = 1
    assert_array_equal(found.details["normalised"], before)


@pytest.mark.parametrize("lead", [(), (3,)])
@pytest.mark.parametrize("sites", [1, 63, 64, 65, 200])
def test_ends_and_sums_are_those_of_whole_columns(sites: int, lead: tuple[int, ...], small: int) -> None:
    measurements = np.random.default_rng(small).normal(size=(*lead, sites, CRITERIA))
    low, high = ends(measurements)
    assert_array_equal(low, measurements.min(axis=-2, keepdims=True))
    assert_array_equal(high, measurements.max(axis=-2, keepdims=True))
    assert_allclose(column_sums(np.abs, measurements), np.abs(measurements).sum(axis=-2, keepdims=True))
    both: Callable[[Floats], tuple[Floats, ...]] = lambda rows: (rows.sum(axis=-1), rows[..., 0])  # noqa: E731
    sums, first = by_site(both, measurements)
    assert_allclose(sums, measurements.sum(axis=-1))
    assert_array_equal(first, measurements[..., 0])
