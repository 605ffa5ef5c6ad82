"""Parts of a table merge to what the whole table gives, whatever the parts and whatever the order."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.scoring.minimum import minimum
from sitescore.core.scoring.weighted_sum import weighted_sum
from sitescore.core.streaming.partial import NO_ROW
from sitescore.core.streaming.score_block import score_block
from tests.core.row_parts import assert_same, cut, in_any_order, plainly, rules, table


@given(st.integers(1, 60), st.integers(1, 4), st.integers(0, 2**32 - 1), st.sampled_from([weighted_sum, minimum]))
def test_blocks_merge_to_the_same_bits_in_any_order_and_to_what_rows_alone_give(rows, criteria, seed, score):
    rng = np.random.default_rng(seed)
    cells, how = table(rows, criteria, rng), rules(criteria, rng, score=score)
    parts = [score_block(how, cells[s], first=s.start) for s in cut(rows, rng)]
    merged = in_any_order(list(parts), rng)
    assert_same(merged, in_any_order([parts[at] for at in rng.permutation(len(parts))], rng))
    scores, out = plainly(how, cells)
    counting = np.flatnonzero(~out & ~np.isnan(scores))
    assert (merged.rows, merged.excluded, merged.scored) == (rows, int(out.sum()), counting.size)
    assert merged.doubtful[0] == np.isnan(cells[:, 0]).sum()
    for kind, of_kind in ((merged.unknown, np.isnan(cells)), (merged.unsound, np.isinf(cells))):
        assert kind.count.tolist() == of_kind.sum(axis=0).tolist()
        assert kind.first.tolist() == [np.flatnonzero(c)[0] if c.any() else NO_ROW for c in of_kind.T]
    best = counting[np.argsort(-scores[counting], kind="stable")][:3]
    assert merged.best.scores[:3] == pytest.approx(scores[best], abs=1e-14)
    assert merged.histogram.sum() == counting.size
    if counting.size:
        assert merged.mean == pytest.approx(scores[counting].mean(), abs=1e-14)
        ends = scores[counting].min(), scores[counting].max()
        assert (merged.least, merged.greatest) == pytest.approx(ends, abs=1e-15)
