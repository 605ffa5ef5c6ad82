"""Quick scores find the rows that plain scores list."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.streaming.score_block import counted_scores, score_block
from tests.core.row_parts import plainly, rules, table


@given(st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_a_quick_score_that_is_off_by_its_slack_changes_no_row_that_is_listed(rows, seed):
    rng = np.random.default_rng(seed)
    cells = table(rows, 3, rng)
    how, plain = (rules(3, np.random.default_rng(seed), noise=noise) for noise in (1e-6, 0.0))
    with_noise, without = score_block(how, cells).best, score_block(plain, cells).best
    assert with_noise.rows.tolist() == without.rows.tolist()
    assert with_noise.scores.tobytes() == without.scores.tobytes()


def test_a_block_without_rows_is_refused():
    with pytest.raises(ValueError, match=r"a row or more, got \(0, 2\)"):
        score_block(rules(2, np.random.default_rng(1)), np.zeros((0, 2)))


def test_every_score_that_a_chunk_counts_is_given_again():
    rng = np.random.default_rng(3)
    cells, how = table(200, 2, rng), rules(2, rng)
    scores, out = plainly(how, cells)
    assert counted_scores(how, cells).tolist() == pytest.approx(scores[~out & ~np.isnan(scores)].tolist())
