"""Compiled sums of straight pieces against the ones in numpy, which they must equal but for rounding."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sitescore import read_criteria
from sitescore.analysis import block_runs
from sitescore.analysis.rank_table import rank_table
from sitescore.core import block_scores
from sitescore.core.block_scores import ROWS, BlockScorer, Column
from sitescore.core.compiled import lanes, piece_sums
from sitescore.core.compiled.piece_sums import LANE, SITES, layered
from sitescore.core.values import VALUE_FUNCTIONS

pytest.importorskip("numba")

EDGES = [0, 1, SITES - 1, SITES, SITES + 1, LANE + 1, 3 * LANE + 5, ROWS + LANE + 7]
STRETCH = 256
"""Sites at a time of a table that is copied, or of any, in tests that go from one stretch to the next."""
ROUNDING = {"f": 1e-6, "d": 2e-15}
"""Of sums up to 1, which the kernel adds up in another order than numpy's way."""


def scorer(pieces: list[int], *, seed: int, unknown: float = np.nan, curved: bool = False) -> BlockScorer:
    """Criteria of so many straight pieces each, between 0 and 10."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(len(pieces) + curved)).tolist()
    columns = []
    for count, weight in zip(pieces, weights, strict=False):
        knots = np.sort(rng.choice(101, count + 1, replace=False)) / 10
        points = list(zip(knots.tolist(), rng.random(count + 1).tolist(), strict=True))
        function = VALUE_FUNCTIONS["piecewise_linear"]
        columns.append(Column(function=function, parameters={"points": points}, weight=weight, unknown=unknown))
    if curved:
        bend = {"worst": 0, "best": 10, "curvature": 2}
        bent = Column(function=VALUE_FUNCTIONS["exponential"], parameters=bend, weight=weights[-1], unknown=unknown)
        columns.append(bent)
    return BlockScorer(tuple(columns))


def both(given: BlockScorer, block: NDArray[np.generic]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Scores compiled and in numpy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_scores, "COMPILED_FROM", 0)
        compiled = given(block)
        patch.setattr(block_scores, "COMPILED_FROM", np.inf)
        return compiled, given(block)


def same(given: BlockScorer, block: NDArray[np.generic]) -> NDArray[np.floating]:
    """Scores that are the same both ways."""
    compiled, plain = both(given, block)
    assert compiled.dtype == plain.dtype
    np.testing.assert_allclose(
        compiled, plain, rtol=0, atol=ROUNDING[plain.dtype.char] * largest_sum(given, plain.dtype)
    )
    return compiled


def largest_sum(given: BlockScorer, dtype: np.dtype[np.floating]) -> float:
    """Bound what products of slopes and measurements add up to on the way, at least 1: steep pieces round more."""
    parts = [column.pieces(dtype) for column in given.columns]
    return max(1.0, sum(float(np.abs(part[1] * part[0][1:]).sum()) for part in parts if part is not None))


def measured(sites: int, criteria: int, *, seed: int) -> NDArray[np.float64]:
    """Measurements, some on turning points and beyond the ends."""
    rng, shape = np.random.default_rng(seed), (sites, criteria)
    return np.where(rng.random(shape) < 0.5, rng.integers(-2, 13, shape), rng.uniform(-2, 12, shape))


@given(
    pieces=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    sites=st.sampled_from(EDGES),
    dtype=st.sampled_from(["f4", "f8", ">f8", "f2", "i4"]),
    odd=st.sampled_from([None, np.nan, np.inf, -np.inf]),
    others=st.fixed_dictionaries({"unknown": st.sampled_from([np.nan, 0.25]), "curved": st.booleans()}),
    seed=st.integers(0, 2**32 - 1),
)
def test_compiled_scores_are_those_of_numpy(pieces, sites, dtype, odd, others, seed):
    given = scorer(pieces, seed=seed, **others)
    block = measured(sites, len(given.columns), seed=seed).astype(dtype)
    if odd is not None and block.size and block.dtype.kind == "f":
        block.flat[seed % block.size] = odd
    same(given, block)


@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_the_order_in_memory_does_not_matter(dtype):
    given = scorer([1, 4, 6], seed=1)
    block = measured(2 * STRETCH + 3, 3, seed=2).astype(dtype)
    expected = same(given, block)
    wide = np.repeat(np.repeat(block, 2, axis=0), 3, axis=1)
    fixed = block.copy()
    fixed.flags.writeable = False
    for other in (np.asfortranarray(block), wide[::2, ::3], np.ascontiguousarray(block[::-1])[::-1], fixed):
        np.testing.assert_array_equal(same(given, other), expected)


def test_numbers_that_are_none_are_not_assumed_away():
    """Such an assumption (nnan) would make what is done with them undefined."""
    assert piece_sums._fill_piece_sums.targetoptions["fastmath"] == {"reassoc", "nsz"}


def test_later_layers_span_the_columns_that_reach_them():
    two, many = (np.arange(3.0), np.ones(2)), (np.arange(10.0), np.arange(9.0))
    layers = layered({0: two, LANE + 1: many, 2 * LANE: two}, criteria=3 * LANE, dtype=np.dtype(float))
    assert layers.spans.tolist() == [[0, 3 * LANE], [LANE, LANE], [LANE, LANE]]
    assert layers.pieces[1, :, :, 1].tolist() == [[4, 5, 4], [5, 6, 5], [6, 7, 6], [7, 8, 7]]
    assert layers.pieces[2, :, 2, 1].tolist() == [8, 0, 0, 0]


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("long", [0, 7, 8, 19, 20])
def test_one_criterion_of_many_pieces_among_short_ones(dtype, long):
    pieces = [1 + at % 4 for at in range(21)]
    pieces[long] = 20
    same(scorer(pieces, seed=long), measured(3 * STRETCH + 1, 21, seed=1).astype(dtype))


@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_a_site_has_the_same_bits_wherever_it_stands(dtype, monkeypatch):
    monkeypatch.setattr(lanes, "ENTRIES", 5 * STRETCH)
    monkeypatch.setattr(block_scores, "COMPILED_ROWS", 2 * STRETCH)
    given = scorer([4, 4, 1, 3, 5], seed=4)
    block = measured(5 * STRETCH, 5, seed=5).astype(dtype)
    scores = same(given, block)
    drawn = np.random.default_rng(6).integers(0, len(block), 3 * STRETCH + 11)
    for laid in ("C", "F"):
        np.testing.assert_array_equal(both(given, block[drawn].copy(order=laid))[0], scores[drawn])


def test_a_measurement_that_is_not_finite_leaves_its_neighbours_alone():
    given = scorer([2, 4], seed=7)
    block = measured(2 * STRETCH + 9, 2, seed=8)
    expected = same(given, block)
    block[[3, STRETCH, 2 * STRETCH + 8], [0, 1, 0]] = np.nan, np.inf, -np.inf
    scores = same(given, block)
    np.testing.assert_array_equal(np.flatnonzero(np.isnan(scores)), [3, STRETCH, 2 * STRETCH + 8])
    np.testing.assert_array_equal(scores[~np.isnan(scores)], expected[~np.isnan(scores)])


@pytest.mark.parametrize("dtype", ["f4", "f8"])
@pytest.mark.parametrize("sites", [1, 2, 9])
def test_no_row_reaches_beyond_the_table(sites, dtype, monkeypatch):
    """A row takes figures of the next one along; the last ones have none to take."""
    kernel = piece_sums._fill_piece_sums

    def within(cells, step, layers, sums, odd):
        figures, bits = cells
        assert figures.size == bits.size >= (sums.size - 1) * step + layers.pieces.shape[-1]
        assert layers.pieces.shape[-1] % LANE == 0
        kernel(cells, step, layers, sums, odd)

    monkeypatch.setattr(piece_sums, "_fill_piece_sums", within)
    for criteria in range(1, 20):
        same(scorer([1 + criteria % 5] * criteria, seed=criteria), measured(sites, criteria, seed=1).astype(dtype))


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_figures_of_the_next_site_count_nothing(dtype, odd):
    given = scorer([4, 2, 1], seed=3)
    block = measured(40, 3, seed=4).astype(dtype)
    expected = same(given, block)
    for site in range(40):
        changed = block.copy()
        changed[site] = odd
        scores = same(given, changed)
        assert np.flatnonzero(np.isnan(scores)).tolist() == [site]
        others = np.arange(40) != site
        np.testing.assert_array_equal(scores[others], expected[others])


def test_a_score_never_falls_where_a_measurement_gets_better():
    points = {"points": [(0, 0.1), (1, 0.2), (3, 0.7), (7, 0.75), (9, 1.0)]}
    given = BlockScorer((Column(function=VALUE_FUNCTIONS["piecewise_linear"], parameters=points, weight=1.0),))
    rising = np.sort(np.random.default_rng(9).uniform(-1, 10, (4000, 1)).astype(np.float32), axis=0)
    assert np.all(np.diff(same(given, rising)) >= 0)


@pytest.mark.parametrize("rows", [64, 300, 5000])
def test_a_table_in_blocks_is_scored_alike_compiled_and_in_numpy(rows, tmp_path, monkeypatch):
    points = "[[0, 0], [2, 0.3], [5, 0.5], [8, 1]]"
    head = 'format = 1\nid = "grid"\ntitle = "Grid"\n[factors.f]\ntitle = "F"\n'
    text = head + "".join(
        f'[criteria.c{at}]\nfactor = "f"\ntitle = "C{at}"\nweight = {at + 1}\n'
        f"value = {{ kind = 'piecewise_linear', points = {points} }}\n"
        for at in range(4)
    )
    (tmp_path / "criteria.toml").write_text(text, encoding="utf-8")
    criteria = read_criteria(tmp_path / "criteria.toml")
    cells = measured(5000, 4, seed=5).astype(np.float32)
    monkeypatch.setattr(block_runs, "MOST_BLOCK", rows * 16)
    found = []
    for least in (0, np.inf):
        monkeypatch.setattr(block_scores, "COMPILED_WHOLE", least)
        found.append(rank_table(cells, criteria, top=20))
    compiled, plain = found
    assert compiled.ranking.scores.tobytes() == plain.ranking.scores.tobytes()
    assert compiled.numbers.tolist() == plain.numbers.tolist()
    figures = [[one.least, one.mean, *one.quantiles.values()] for one in found]
    np.testing.assert_allclose(*figures, rtol=0, atol=100 * ROUNDING["f"])
    assert np.abs(np.cumsum(compiled.histogram) - np.cumsum(plain.histogram)).max() <= 5


@pytest.mark.parametrize(("whole", "compiled"), [(1, False), (100, True), (0, True)])
def test_where_all_measurements_are_known_their_number_settles_who_scores_every_block(whole, compiled, monkeypatch):
    """Else the last bits would tell how large the blocks were."""
    given = scorer([4, 2], seed=1)
    ran = []
    monkeypatch.setattr(block_scores, "COMPILED_FROM", 0)
    monkeypatch.setattr(block_scores, "COMPILED_WHOLE", 100)
    monkeypatch.setattr(piece_sums, "fill_weighted_values", lambda *_: ran.append(True))
    BlockScorer(given.columns, None, whole)(measured(3, 2, seed=1))
    assert bool(ran) == compiled
