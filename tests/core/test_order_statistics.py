"""Quantiles are those of a sort."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.streaming import order_statistics
from sitescore.core.streaming.order_statistics import Search, Tallies, places_of, quantile
from sitescore.core.streaming.partial import BINS, bins_of
from tests.core.row_parts import COARSE, cut, in_any_order


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@given(
    scores=st.lists(st.one_of(COARSE, st.floats(0, 1, width=32)), min_size=1, max_size=60),
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=4),
    seed=st.integers(0, 2**32 - 1),
)
def test_quantiles_are_those_of_a_sort_whether_or_not_bins_hold_too_many_scores(dtype, scores, shares, seed):
    rng, scores = np.random.default_rng(seed), np.array(scores, dtype=dtype)
    expected = np.quantile(scores.astype(np.float64), shares)
    for most, parts in ((order_statistics.MOST, order_statistics.PARTS), (2, 16)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(order_statistics, "MOST", most)
            patch.setattr(order_statistics, "PARTS", parts)
            histogram = np.bincount(bins_of(scores), minlength=BINS)
            search = Search.begun(histogram, places_of(shares, scores.size), single=dtype == np.float32)
            while search.open:
                stretches = cut(scores.size, rng)
                search = search.narrowed(in_any_order([Tallies.of(search.open, scores[s]) for s in stretches], rng))
        found = [quantile(share, scores.size, search.found) for share in shares]
        assert found == pytest.approx(expected, abs=1e-15)
