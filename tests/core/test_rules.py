"""Rows are scored one by one, and what cannot be scored is told cell by cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.streaming.rules import Screen
from tests.core.row_parts import plainly, rules, table


@given(st.integers(1, 60), st.integers(1, 4), st.integers(0, 2**32 - 1), st.sampled_from([weighted_sum, minimum]))
def test_quick_and_careful_scores_and_rows_taken_alone_agree(rows, criteria, seed, score):
    rng = np.random.default_rng(seed)
    cells, how = table(rows, criteria, rng), rules(criteria, rng, score=score)
    quick, odd, unsound = how.scores(cells)
    careful, all_unsound = how.careful(cells)
    expected, _ = plainly(how, cells)
    assert quick == pytest.approx(expected, abs=1e-14, nan_ok=True)
    assert careful == pytest.approx(expected, abs=1e-14, nan_ok=True)
    assert odd.tolist() == np.flatnonzero(~np.isfinite(cells).all(axis=1)).tolist()
    assert np.array_equal(all_unsound, np.isinf(cells))
    assert np.array_equal(unsound, all_unsound[odd])


@given(st.integers(2, 40), st.integers(1, 24), st.integers(0, 2**32 - 1))
def test_the_last_bit_of_a_careful_score_does_not_depend_on_how_many_there_are(rows, criteria, seed):
    rng = np.random.default_rng(seed)
    cells, how = rng.random((rows, criteria)), rules(criteria, rng)
    together, _ = how.careful(cells)
    for count in (1, 2, rows // 2 + 1):
        assert how.careful(cells[:count])[0].tobytes() == together[:count].tobytes()


def test_single_precision_is_kept_only_where_its_error_is_bounded():
    how = rules(2, np.random.default_rng(1))
    cells = np.ones((1, 2), dtype=np.float32)
    assert how.workable(cells)[0].dtype == np.float64
    kept, slack = replace(how, single_slack=1e-3).workable(cells)
    assert (kept.dtype, slack) == (np.float32, 1e-3)


def test_a_screen_tells_what_is_excluded_and_what_could_be():
    screen = Screen(criterion=1, operator=">=", bound=2.0, divisor=4.0)
    cells = np.array([[0, 8.0], [9, 7.9], [9, np.nan]])
    assert screen.excludes(cells).tolist() == [True, False, False]
    assert screen.possibly(cells - 1, cells + 1).tolist() == [True, True, False]
