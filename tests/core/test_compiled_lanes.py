"""Rows that are read past their end: where they stand, what they hold, and that nothing is beyond the table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled import lanes
from sitescore.core.compiled.lanes import rows_in_lanes, up_to_lane


@given(
    sites=st.integers(0, 40),
    criteria=st.integers(1, 9),
    lane=st.integers(1, 8),
    laid=st.sampled_from(["C", "F", "reversed", "every other"]),
    given_as=st.sampled_from(["f4", "f8", ">f8", "i2", "f2"]),
    kept=st.sampled_from(["f4", "f8"]),
)
def test_every_row_can_be_read_to_its_width_once(sites, criteria, lane, laid, given_as, kept):
    numbers = np.arange(1, sites * criteria + 1).reshape(sites, criteria).astype(given_as)
    table = {
        "C": numbers,
        "F": np.asfortranarray(numbers),
        "reversed": np.ascontiguousarray(numbers[::-1])[::-1],
        "every other": np.repeat(numbers, 2, axis=0)[::2],
    }[laid]
    width, seen = up_to_lane(criteria, lane), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lanes, "ENTRIES", 30)
        for part, entries, step in rows_in_lanes(table, width, np.dtype(kept)):
            assert entries.dtype == kept
            assert not entries.flags.writeable
            for nth, site in enumerate(range(part.start, part.stop)):
                row = entries[nth * step : nth * step + width]
                assert row.size == width
                assert row[:criteria].tolist() == numbers[site].tolist()
                seen.append(site)
    assert seen == list(range(sites))


@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_a_table_that_lies_row_by_row_is_not_copied(dtype):
    table = np.ones((1000, 20), dtype=dtype)
    first, last = rows_in_lanes(table, 24, table.dtype)
    assert np.shares_memory(first[1], table)
    assert (first[0], last[0]) == (slice(0, 999), slice(999, 1000))
