"""Full consistency method, against the program of its paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy.optimize import linprog

from sitescore.core.weighting.fucom import fucom


def test_example_of_another_package():
    """Comparative priorities 1.08, 1.25 and 1.45, from the FUCOM class of B. Kizielewicz for pymcdm (2026)."""
    found = fucom(np.cumprod([1, 1.08, 1.25, 1.45]))
    assert_allclose(found.weights, [0.3147, 0.2914, 0.2331, 0.1608], atol=6e-5)
    assert_allclose(found.details["comparative"], [1.08, 1.25, 1.45])


def deviation(priorities, chi):
    """Whether weights exist whose deviations from both groups of conditions are at most `chi`, by a program."""
    w = np.sort(priorities)
    rows = []
    for step in (1, 2):
        for k in range(len(w) - step):
            ratio = w[k + step] / w[k]
            for side in (1, -1):
                row = np.zeros(len(w))
                row[k], row[k + step] = side, -side * ratio - chi
                rows.append(row)
    return linprog(
        np.zeros(len(w)), A_ub=rows, b_ub=np.zeros(len(rows)), A_eq=np.ones((1, len(w))), b_eq=[1], bounds=(0, 1)
    )


@given(priorities=st.lists(st.integers(1, 9), min_size=2, max_size=6))
def test_the_program_of_the_paper_has_these_weights_at_no_deviation(priorities):
    priorities = np.array([1, *priorities])
    solved = deviation(priorities, 0.0)
    assert solved.status == 0
    assert_allclose(np.sort(fucom(priorities).weights)[::-1], solved.x, atol=1e-7)


def test_something_must_be_most_important():
    with pytest.raises(ValueError, match=r"priorities must be 1 for the most important, got 2 at index \(1,\)"):
        fucom([3, 2, 4])
