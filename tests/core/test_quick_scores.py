"""Scores along straight lines are those of the block scorer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.block_scores import BlockScorer, Column
from sitescore.core.scoring.minimum import minimum
from sitescore.core.streaming import quick_scores
from sitescore.core.streaming.quick_scores import QuickScores
from sitescore.core.values import VALUE_FUNCTIONS

STRANGE = st.sampled_from([-20.0, 120.0, np.nan, np.inf, 0.0, -0.0, 100.0])
LINES = tuple((worst, best) for worst, best in ((0.0, 10.0), (8.0, -3.0), (2.0, 2.5)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(st.integers(1, 300), st.sampled_from([0.1, 5.0]), st.sampled_from([0.0, 0.02]), st.integers(0, 2**32 - 1))
def test_scores_along_lines_are_those_of_the_block_scorer(dtype, rows, spread, strange, seed):
    rng = np.random.default_rng(seed)
    columns = [
        Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": worst, "best": best}, weight=1 / 3, unknown=0.5)
        for worst, best in LINES
    ]
    quick = QuickScores.of(BlockScorer(columns))
    assert quick.single is not None
    cells = (2.25 + rng.normal(0, spread, (rows, 3))).astype(dtype)
    cells[rng.random(cells.shape) < strange] = np.nan
    cells[rng.random(cells.shape) < strange] = rng.choice([np.inf, -np.inf, 1e38])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick_scores, "ROWS", 64 * 2)
        scores, plain = quick(cells)
    assert scores == pytest.approx(quick.scorer(cells), abs=2e-6 if dtype == np.float32 else 1e-14, nan_ok=True)
    assert np.isfinite(cells[plain]).all()
    if not strange:
        assert plain.all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(st.integers(1, 400), st.integers(0, 3), STRANGE, st.integers(0, 2**32 - 1))
def test_rows_within_what_all_lines_share_have_the_very_scores_that_they_have_else(dtype, rows, odd, strange, seed):
    rng = np.random.default_rng(seed)
    columns = [
        Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": worst, "best": best}, weight=0.5, unknown=0.5)
        for worst, best in ((0.0, 100.0), (110.0, -10.0))
    ]
    cells = rng.uniform(0, 100, (rows, 2)).astype(dtype)
    cells.ravel()[rng.integers(0, cells.size, odd)] = strange
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick_scores, "ROWS", 64)
        scores, plain = QuickScores.of(BlockScorer(columns))(cells)
        patch.setattr(quick_scores.Lines, "common", None)
        others, plain_else = QuickScores.of(BlockScorer(columns))(cells)
    assert scores.tobytes() == others.tobytes()
    assert (plain == plain_else).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(
    st.lists(st.floats(-3, 3, width=16) | st.sampled_from([-0.0, np.nan, np.inf, -np.inf]), min_size=1, max_size=6),
    st.sampled_from([-2.0, -0.0, 0.0, 1.0]),
    st.sampled_from([-1.0, -0.0, 0.0, 0.5, 2.0]),
)
def test_cells_lie_within_ends_where_each_does(dtype, cells, low, high):
    block = np.array(cells, dtype=dtype)
    assert quick_scores._lie_within(block, low, high) == all(low <= cell <= high for cell in block.tolist())


def test_curves_and_other_methods_are_left_to_the_block_scorer():
    bent = Column(
        function=VALUE_FUNCTIONS["piecewise_linear"], parameters={"points": [(0, 0), (1, 1), (2, 0)]}, weight=1
    )
    line = Column(function=VALUE_FUNCTIONS["linear"], parameters={"worst": 0, "best": 1}, weight=1)
    for scorer in (BlockScorer([bent]), BlockScorer([line], minimum)):
        quick = QuickScores.of(scorer)
        assert quick.double is None
        cells = np.array([[0.5], [np.nan], [1.5], [3.0]])
        scores, plain = quick(cells)
        assert scores.tobytes() == scorer(cells).tobytes()
        assert not plain.any()
        assert quick(np.array([[0.5]]))[1].all()


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_row_with_a_score_is_plain_where_nothing_stands_in(rows, seed):
    rng = np.random.default_rng(seed)
    bent = {"points": [(0, 0), (1, 1), (2, 0)]}
    function = VALUE_FUNCTIONS["piecewise_linear"]
    columns = [Column(function=function, parameters=bent, weight=weight) for weight in (0.0, 1.0)]
    cells = rng.uniform(-1, 3, (rows, 2)).astype(np.float32)
    cells[rng.random(cells.shape) < 0.1] = rng.choice([np.nan, np.inf, -np.inf])
    scores, plain = QuickScores.of(BlockScorer(columns))(cells)
    assert plain.tolist() == np.isfinite(cells).all(axis=1).tolist() == (~np.isnan(scores)).tolist()
