"""The weight at which two sites tie, against hand-worked cases and against moving the weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from sitescore.core.sensitivity.weight_crossing import weight_crossing
from tests.strategies import weights

NAN = np.nan
CASES = {  # name: lead, weights, crossings
    "two_rivals": ([1, -1], [0.8, 0.2], [0.5, 0.5]),
    "one_sided": ([0.5, 0.1, -0.3], [0.5, 0.3, 0.2], [3 / 28, NAN, 7 / 13]),
    "dominance": ([0.5, 0.1], [0.5, 0.5], [NAN, NAN]),
    "all_the_weight": ([1.0, -0.5, -0.5], [1, 0, 0], [1 / 3, 2 / 3, 2 / 3]),
    "tie_now": ([0.5, -0.5], [0.5, 0.5], [0.5, 0.5]),
    "single_criterion": ([0.5], [1.0], [NAN]),
}


@pytest.mark.parametrize(("lead", "w", "crossings"), CASES.values(), ids=CASES.keys())
def test_hand_worked(lead, w, crossings):
    assert_allclose(weight_crossing(lead, w), crossings, atol=1e-12)


def gap(lead, w, criterion, to):
    """Score difference with one weight set and the others in their old proportions."""
    others = np.delete(w, criterion)
    others = others / others.sum() if others.sum() > 0 else np.full(others.size, 1 / others.size)
    return float(np.insert(others * (1 - to), criterion, to) @ lead)


@given(data=st.data(), n=st.integers(2, 6))
def test_the_sites_swap_there_and_nowhere_else(data, n):
    w = data.draw(weights(n))
    lead = data.draw(arrays(np.float64, n, elements=st.integers(-8, 8).map(lambda k: k / 8)))
    for criterion, crossing in enumerate(weight_crossing(lead, w)):
        gaps = np.array([gap(lead, w, criterion, to) for to in np.linspace(0, 1, 41)])
        if np.isnan(crossing):
            assert (gaps > -1e-12).all() or (gaps < 1e-12).all()
        else:
            assert gap(lead, w, criterion, crossing) == pytest.approx(0, abs=1e-12)
            before, after = (gap(lead, w, criterion, to) for to in (crossing - 1e-3, crossing + 1e-3))
            assert before * after < 0


BAD = {
    "weight_count": ([0.5, 0.1], [1.0], "weights must have shape"),
    "weight_sum": ([0.5, 0.1], [0.5, 0.4], "weights must sum to 1"),
    "not_a_number": ([np.nan, 0.1], [0.5, 0.5], "lead must be finite"),
    "lead_of_two_pairs": ([[0.5, -0.1]], [0.5, 0.5], "lead must"),
}


@pytest.mark.parametrize(("lead", "w", "message"), BAD.values(), ids=BAD.keys())
def test_bad_arguments(lead, w, message):
    with pytest.raises(ValueError, match=message):
        weight_crossing(lead, w)
