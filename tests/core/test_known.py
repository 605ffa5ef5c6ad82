"""Ranges and means of parts are those of the whole."""

from __future__ import annotations

from functools import partial, reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.streaming.known import AS_MEASURED, Known
from tests.core.row_parts import cut, in_any_order, table


@given(st.integers(1, 50), st.integers(0, 2**32 - 1))
def test_ranges_and_means_of_parts_are_those_of_the_whole(rows, seed):
    rng = np.random.default_rng(seed)
    cells = table(rows, 3, rng)
    look = partial(Known.of, [None, np.sqrt, AS_MEASURED], np.array([1.0, 4.0, 1.0]))
    parts = [look(cells[s]) for s in cut(rows, rng)]
    found = reduce(Known.merged, parts)
    assert in_any_order(parts, rng).totals == found.totals
    for at, column in enumerate(cells.T):
        known = column[np.isfinite(column)]
        assert found.count[at] == known.size
        if known.size:
            summed = (np.zeros(1), np.sqrt(known / 4), known)[at]
            assert found.means[at] == pytest.approx(summed.mean(), abs=1e-15)
            assert (found.least[at], found.greatest[at]) == (known.min(), known.max())


def test_measurements_of_any_size_have_their_exact_mean():
    cells = np.array([[1e300], [3.5], [-1e300], [0.0], [np.nan]])
    parts = [Known.of([AS_MEASURED], np.ones(1), part) for part in (cells[:2], cells[2:])]
    assert parts[0].merged(parts[1]).means.tolist() == [3.5 / 4]
