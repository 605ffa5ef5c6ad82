"""What a promised measurement counts for while it is waited for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.promises import spanned, value_in_part

BY_HAND = {  # now, promised, waits, kept, found
    "nothing_now": (0.0, [1.0], [1.0], 0.8, 0.8),
    "two_years": (0.2, [0.7], [2.0], 0.8, 0.2 + 0.64 * 0.5),
    "it_gets_worse": (0.9, [0.4], [1.0], 0.5, 0.65),
    "two_steps": (0.1, [0.5, 1.0], [1.0, 3.0], 0.5, 0.1 + 0.5 * 0.4 + 0.125 * 0.5),
    "there_and_back": (0.5, [0.9, 0.5], [1.0, 2.0], 0.5, 0.5 + 0.2 - 0.1),
    "no_promise": (0.3, [], [], 0.8, 0.3),
    "a_promise_is_as_good_as_kept": (0.3, [0.9], [7.5], 1.0, 0.9),
}
value = st.floats(0, 1)


@pytest.mark.parametrize(("now", "promised", "waits", "kept", "found"), BY_HAND.values(), ids=BY_HAND.keys())
def test_by_hand(now, promised, waits, kept, found):
    assert value_in_part(now, promised, waits, kept_per_year=kept) == pytest.approx(found, abs=1e-12)


@given(value, st.lists(st.tuples(value, st.floats(0, 50)), min_size=1, max_size=5), st.floats(0.01, 1))
def test_it_is_a_mean_of_the_steps_by_what_each_wait_leaves(now, steps, kept):
    """The same as weighing each level by the share that is left between it and the next."""
    promised, waits = [s[0] for s in steps], sorted(s[1] for s in steps)
    left = [1.0, *(kept**wait for wait in waits), 0.0]
    expected = sum((left[k] - left[k + 1]) * level for k, level in enumerate([now, *promised]))
    found = value_in_part(now, promised, waits, kept_per_year=kept)
    assert found == pytest.approx(expected, abs=1e-9)
    assert min(now, *promised) - 1e-12 <= found <= max(now, *promised) + 1e-12


@pytest.mark.parametrize(
    ("promised", "waits", "kept", "what"),
    [
        ([1.0], [1.0, 2.0], 0.8, "one shape"),
        ([1.0], [-1.0], 0.8, "must not be negative nor fall"),
        ([1.0, 0.5], [2.0, 1.0], 0.8, "must not be negative nor fall"),
        ([np.nan], [1.0], 0.8, "finite"),
        ([1.0], [1.0], 0.0, "kept_per_year"),
        ([1.0], [1.0], 1.1, "kept_per_year"),
    ],
)
def test_what_is_refused(promised, waits, kept, what):
    with pytest.raises(ValueError, match=what):
        value_in_part(0.0, promised, waits, kept_per_year=kept)


def test_the_span_leaves_out_what_is_no_number():
    assert spanned([np.nan, 3, -np.inf, 1, np.inf]) == (1, 3)
