"""Scores and leads by class of evidence, cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.explanation.evidence_shares import lead_by_class, points_by_class


@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 8), st.integers(1, 6))
def test_cell_by_cell(seed, sites, criteria, count):
    rng = np.random.default_rng(seed)
    parts, classes = rng.random((sites, criteria)), rng.integers(0, count, (sites, criteria))
    found = points_by_class(parts, classes, count=count)
    expected = np.zeros((sites, count))
    for row in range(sites):
        for at in range(criteria):
            expected[row, classes[row, at]] += parts[row, at]
    assert found == pytest.approx(expected)
    assert found.sum(axis=1) == pytest.approx(parts.sum(axis=1))


@given(st.integers(0, 2**32 - 1), st.integers(1, 8), st.integers(1, 6))
def test_a_lead_sums_up_and_turns_round(seed, criteria, count):
    rng = np.random.default_rng(seed)
    parts, classes = rng.random((2, criteria)), rng.integers(0, count, (2, criteria))
    found = lead_by_class(parts, classes, count=count)
    assert found.sum() == pytest.approx(parts[0].sum() - parts[1].sum())
    assert lead_by_class(parts[::-1], classes[::-1], count=count) == pytest.approx(-found)


def test_what_is_refused():
    with pytest.raises(ValueError, match="both"):
        points_by_class([[1.0]], [[0, 1]], count=2)
    with pytest.raises(ValueError, match="within 0 and 1"):
        points_by_class([[1.0]], [[2]], count=2)
    with pytest.raises(ValueError, match="shape"):
        lead_by_class([[1.0]], [[0]], count=2)
