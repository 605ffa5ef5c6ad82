"""The best rows of parts are the best of the whole, and are listed as a sort of all lists them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.ranking import ranks
from sitescore.core.streaming.best_rows import BestRows
from tests.core.row_parts import COARSE, cut, in_any_order


@given(st.lists(COARSE, min_size=1, max_size=40), st.integers(1, 6), st.randoms(use_true_random=False))
def test_the_best_rows_of_parts_are_the_best_of_the_whole(scores, count, random):
    rng = np.random.default_rng(random.randrange(2**32))
    scores, rows = np.array(scores), np.arange(len(scores))
    whole = BestRows.among(count, scores, rows, [rows * 10])
    parts = [BestRows.among(count, scores[s], rows[s], [rows[s] * 10]) for s in cut(len(scores), rng)]
    merged = in_any_order(parts, rng)
    assert np.array_equal(whole.scores, merged.scores)
    assert np.array_equal(whole.rows, merged.rows)
    assert np.array_equal(whole.carried[0], merged.carried[0])


@given(st.lists(COARSE, min_size=1, max_size=40), st.integers(1, 6))
def test_the_best_rows_are_listed_as_a_sort_of_all_lists_them(scores, count):
    scores = np.array(scores)
    place = ranks(100 * scores)
    expected = np.lexsort((np.arange(scores.size), place))[:count]
    found = BestRows.among(count, scores, np.arange(scores.size))
    own = ranks(100 * found.scores)
    listed = np.lexsort((found.rows, own))[:count]
    assert found.rows[listed].tolist() == expected.tolist()
    assert own[listed].tolist() == place[expected].tolist()


def test_best_rows_of_different_counts_do_not_merge():
    one, two = (BestRows.among(count, np.ones(1), np.zeros(1, dtype=int)) for count in (1, 2))
    with pytest.raises(ValueError, match="one count, got 1 and 2"):
        one.merged(two)
