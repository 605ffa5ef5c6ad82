"""Methods whose sums by site are compiled against the same in numpy."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.checks import Floats
from sitescore.core.classical import CLASSICAL_METHODS, blocks
from sitescore.core.compiled import site_sums

pytest.importorskip("numba")

KERNELS = {"wsm": "fill_gaps", "spotis": "fill_gaps", "vikor": "fill_gaps", "topsis": "fill_distances"}
NEAR = {"f": 2e-5, "d": 1e-12}


def both(name: str, table: Floats, weights: Floats, directions: Floats) -> tuple[Any, Any]:
    """Score compiled and in numpy; what is refused gives the refusal."""
    found: list[Any] = []
    for least in (0, np.inf):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(blocks, "COMPILED_FROM", least)
            try:
                found.append(CLASSICAL_METHODS[name].score(table, weights, directions))
            except ValueError as refused:
                found.append(str(refused))
    return found[0], found[1]


def drawn(sites: int, criteria: int, seed: int) -> tuple[Floats, Floats, Floats]:
    rng = np.random.default_rng(seed)
    table = rng.uniform(1, 9, (sites, criteria)) * 10.0 ** rng.integers(-3, 4, criteria)
    return table, rng.dirichlet(np.ones(criteria)), rng.choice([-1.0, 1.0], criteria)


@given(
    name=st.sampled_from(sorted(CLASSICAL_METHODS.keys() - {"rafsi"})),  # which takes points of its own
    sites=st.integers(1, 40),
    criteria=st.integers(1, 7),
    seed=st.integers(0, 10**6),
    order=st.sampled_from("CF"),
)
def test_scores_are_those_of_numpy(name, sites, criteria, seed, order):
    table, weights, directions = drawn(sites, criteria, seed)
    compiled, plain = both(name, np.asarray(table, order=order), weights, directions)
    if isinstance(plain, str):
        assert compiled == plain
    else:
        spread = max(np.ptp(plain.scores), np.abs(plain.scores).max())
        assert np.abs(compiled.scores - plain.scores).max() <= NEAR["d"] * spread


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("name", KERNELS)
def test_columns_far_from_0_and_close_together(name, kind):
    rng = np.random.default_rng(2)
    table = np.column_stack([5e6 + rng.integers(-50, 50, 300), rng.uniform(1, 9, 300)]).astype(kind)
    compiled, plain = both(name, table, np.array([0.5, 0.5]), np.array([1.0, -1.0]))
    np.testing.assert_allclose(compiled.scores, plain.scores, rtol=0, atol=NEAR[kind])


@pytest.mark.parametrize("sites", [1, 4])
@pytest.mark.parametrize("seed", range(20))
def test_sites_that_are_all_alike_share_the_best_closeness(sites, seed):
    table, weights, directions = drawn(1, 3, seed)
    for found in both("topsis", np.repeat(table, sites, axis=0), weights, directions):
        np.testing.assert_array_equal(found.scores, 1)


@pytest.mark.parametrize("size", [1e-250, 1e250])
@pytest.mark.parametrize("name", KERNELS)
def test_weights_of_any_size(name, size):
    table, weights, directions = drawn(9, 3, 4)
    table[:, 0] *= 1e90
    compiled, plain = both(name, table, weights * size, directions)
    np.testing.assert_allclose(compiled.scores, plain.scores, rtol=1e-12)
    assert np.ptp(plain.scores) > 0


@pytest.mark.parametrize("name", KERNELS)
def test_tables_of_other_memory(name):
    table, weights, directions = drawn(60, 4, 5)
    plain = both(name, table, weights, directions)[1]
    frozen = table.copy()
    frozen.flags.writeable = False
    for other in (frozen, table.astype(">f8"), np.repeat(table, 2, axis=0)[::2], table[::-1][::-1]):
        np.testing.assert_allclose(both(name, other, weights, directions)[0].scores, plain.scores, rtol=1e-12)


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("entry", [np.nan, np.inf, -np.inf, 1e20])
def test_a_first_look_refuses_what_numpy_refuses(entry, kind):
    """1e20 is too large for single precision; 1e20 squared is finite in double."""
    table, weights, directions = drawn(70, 4, 9)
    table = table.astype(kind)
    table[66, 2] = entry
    compiled, plain = both("topsis", table, weights, directions)
    if entry == 1e20 and kind == "d":
        np.testing.assert_allclose(compiled.scores, plain.scores, rtol=1e-12)
    else:
        assert compiled == plain
        assert "measurements must" in compiled


def test_a_large_table_is_read_twice(monkeypatch):
    """Once to check it and find what its columns tell, once for the distances."""
    ran = []
    for name in ("fill_ends_and_squares", "fill_distances"):
        kernel = getattr(site_sums, name)
        monkeypatch.setattr(site_sums, name, lambda *given, kernel=kernel: (ran.append(given[0].size), kernel(*given)))
    monkeypatch.setattr(blocks, "COMPILED_FROM", 0)
    monkeypatch.setattr(blocks, "squares", lambda _: pytest.fail("is read once more"))
    CLASSICAL_METHODS["topsis"].score(*drawn(640, 8, 1))
    assert ran == [5120, 5120]


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("sites", [1, 2, 9])
def test_no_row_reaches_beyond_the_table(sites, order, kind, monkeypatch):
    """A row takes figures of the next one along; the last ones have none to take."""
    kernel, known = site_sums.fill_distances, set(site_sums.fill_distances.signatures)

    def within(entries: Floats, step: int, units: Floats, points: Floats, near: Floats, far: Floats) -> None:
        assert not near.size or (near.size - 1) * step + units.size <= entries.size
        assert units.nbytes % site_sums.LANE_BYTES == 0
        kernel(entries, step, units, points, near, far)

    monkeypatch.setattr(site_sums, "fill_distances", within)
    for criteria in range(1, 34):
        table, weights, directions = drawn(sites, criteria, criteria)
        compiled, plain = both("topsis", np.asarray(table, dtype=kind, order=order), weights, directions)
        np.testing.assert_allclose(compiled.scores, plain.scores, rtol=0, atol=NEAR[kind])
    assert len(set(kernel.signatures) - known) <= 1  # is not compiled once more for the last rows


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("name", KERNELS)
def test_every_step_is_that_of_numpy(name, kind):
    table, weights, directions = drawn(500, 6, 3)
    compiled, plain = both(name, table.astype(kind), weights, directions)
    assert compiled.scores.dtype.char == kind
    for step, figures in plain.details.items():
        assert compiled.details[step].dtype == figures.dtype
        np.testing.assert_allclose(compiled.details[step], figures, rtol=0, atol=NEAR[kind] * np.abs(figures).max())


@pytest.mark.parametrize("name", KERNELS)
def test_the_kernel_is_what_runs(name, monkeypatch):
    monkeypatch.setattr(site_sums, KERNELS[name], lambda *given: [part.fill(0.5) for part in given[-2:]])
    compiled, plain = both(name, *drawn(9, 3, 1))
    assert np.ptp(compiled.scores) == 0 < np.ptp(plain.scores)


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("column", [[0.0, 0.0, 0.0], [7.0, 7.0, 7.0], [1e-310, 2e-310, 3e-310], [-1e100, 0.0, 1e100]])
def test_columns_that_units_cannot_turn_are_as_in_numpy(name, column):
    table = np.column_stack([[3.0, 1.0, 2.0], column])
    compiled, plain = both(name, table, np.array([0.25, 0.75]), np.array([1.0, -1.0]))
    np.testing.assert_allclose(compiled.scores, plain.scores, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", KERNELS)
def test_a_column_without_spread_keeps_no_table_from_the_kernel(name, monkeypatch):
    kernel, ran = getattr(site_sums, KERNELS[name]), []
    monkeypatch.setattr(site_sums, KERNELS[name], lambda *given: (ran.append(name), kernel(*given)))
    table, weights, directions = drawn(30, 3, 6)
    table[:, 1] = 0
    compiled, plain = both(name, table, weights, directions)
    np.testing.assert_allclose(compiled.scores, plain.scores, rtol=1e-12)
    assert ran


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("criteria", [1, 7, 20, 33])
@pytest.mark.parametrize("name", KERNELS)
def test_a_row_is_the_same_bits_wherever_it_stands(name, criteria, kind):
    table, weights, directions = drawn(40, criteria, 7)
    twice = np.vstack([table[:1], table, table]).astype(kind)
    scores = both(name, twice, weights, directions)[0].scores
    np.testing.assert_array_equal(scores[1:41], scores[41:])
    assert scores[0] == scores[1]


@pytest.mark.parametrize("kind", "fd")
@pytest.mark.parametrize("order", "CF")
@pytest.mark.parametrize("sites", [1, blocks.FOLDED - 1, blocks.FOLDED, 3 * site_sums.TILE * blocks.FOLDED + 5])
def test_ends_and_squares_are_those_of_whole_columns(sites, order, kind, monkeypatch):
    monkeypatch.setattr(blocks, "COMPILED_FROM", 0)
    table = np.asarray(drawn(sites, 3, 8)[0].astype(kind), order=order)
    found, total = blocks.ends_and_squares(table)
    exact = [math.fsum(float(x) ** 2 for x in column) for column in table.T]
    np.testing.assert_allclose(total, [exact], rtol={"f": 1e-6, "d": 1e-14}[kind])
    np.testing.assert_array_equal(found, [[table.min(axis=0)], [table.max(axis=0)]])
    assert total.dtype.char == kind


def test_few_measurements_wait_for_no_compiler():
    assert not blocks.compiled(np.ones((1000, 20)), np.ones(20))


def test_several_tables_at_once_stay_with_numpy(monkeypatch):
    monkeypatch.setattr(blocks, "COMPILED_FROM", 0)
    assert blocks.compiled(np.ones((3, 2)), np.ones(2))
    assert not blocks.compiled(np.ones((4, 3, 2)), np.ones(2))
    assert not blocks.compiled(np.ones((3, 2)), np.ones((4, 2)))
