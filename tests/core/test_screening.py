"""Knock-out conditions over intervals."""

from __future__ import annotations

import operator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.screening import COMPARISONS, holds, nearest_to_bound

MEANING = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}

CASES = {  # name: operator, low, high, bound, surely, possibly
    "certain_below": ("<", 1, 1, 2, True, True),
    "certain_at_the_bound": ("<", 2, 2, 2, False, False),
    "certain_at_the_bound_or_equal": ("<=", 2, 2, 2, True, True),
    "straddles": ("<", 1, 3, 2, False, True),
    "touches_from_above": ("<", 2, 3, 2, False, False),
    "touches_or_equal": ("<=", 2, 3, 2, False, True),
    "nothing_known": ("<", -np.inf, np.inf, 2, False, True),
    "only_an_upper_bound": ("<", -np.inf, 1, 2, True, True),
    "only_a_lower_bound": ("<", 3, np.inf, 2, False, False),
    "above": (">", 3, np.inf, 2, True, True),
    "at_least": (">=", -np.inf, 2, 2, False, True),
}


@pytest.mark.parametrize(("sign", "low", "high", "bound", "surely", "possibly"), CASES.values(), ids=CASES.keys())
def test_cases(sign, low, high, bound, surely, possibly):
    assert [part.tolist() for part in holds(sign, [low], [high], bound)] == [[surely], [possibly]]


@pytest.mark.parametrize("sign", COMPARISONS)
@given(ends=st.lists(st.integers(-9, 9), min_size=2, max_size=2), bound=st.integers(-9, 9))
def test_against_every_half_in_the_interval(sign, ends, bound):
    low, high = sorted(ends)
    inside = [MEANING[sign](n / 2, bound) for n in range(2 * low, 2 * high + 1)]
    surely, possibly = holds(sign, low, high, bound)
    assert (bool(surely), bool(possibly)) == (all(inside), any(inside))


@given(st.sampled_from(sorted(MEANING)), st.floats(-1e9, 1e9), st.floats(1e-6, 1e6))
def test_the_last_excluded_and_the_first_kept(sign, bound, divisor):
    excluded, kept = nearest_to_bound(sign, bound, divisor=divisor)
    assert MEANING[sign](excluded / divisor, bound)
    assert not MEANING[sign](kept / divisor, bound)
    assert (excluded < kept) is sign.startswith("<")
    assert abs(kept - excluded) <= 1e-14 * abs(bound * divisor) + 1e-300
