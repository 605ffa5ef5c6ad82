"""Values that wait are those that are worked out at once, whoever asks for how many."""

from __future__ import annotations

import pickle
from functools import partial

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.values.linear import linear
from sitescore.core.values.piecewise_linear import piecewise_linear
from sitescore.core.waiting_values import ROWS, WaitingValues

RISING = partial(linear, worst=0.0, best=100.0)
CURVE = partial(piecewise_linear, points=[(0, 0.0), (30, 0.9), (100, 1.0)])


def waiting(rows, seed=1):
    figures = np.random.default_rng(seed).uniform(-10, 110, (2, rows))
    return WaitingValues([(figures[0], RISING), (figures[1], CURVE)]), figures


@pytest.mark.parametrize("rows", [1, 7, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS + 5])
def test_blocks_and_the_whole_are_the_values_of_the_figures(rows):
    values, figures = waiting(rows)
    expected = np.stack([RISING(figures[0]), CURVE(figures[1])], axis=1)
    assert_array_equal(values.whole(), expected)
    assert_array_equal(np.concatenate([block.copy() for _, block in values.blocks()]), expected)
    starts = [at.start for at, _ in values.blocks()]
    assert starts == list(range(0, rows, ROWS))


def test_nobody_writes_to_them():
    values, _ = waiting(5)
    with pytest.raises(ValueError, match="read-only"):
        values.whole()[0] = 0.5
    for _, block in values.blocks():
        with pytest.raises(ValueError, match="read-only"):
            block[0] = 0.5


@pytest.mark.parametrize("wrong", [1.5, -0.1, np.nan])
def test_what_is_no_value_is_refused(wrong):
    figures = np.array([0.5, wrong])
    with pytest.raises(ValueError, match="values must"):
        WaitingValues([(figures, lambda x: x)]).whole()


def test_they_can_be_sent_elsewhere():
    values, _ = waiting(9)
    assert_array_equal(pickle.loads(pickle.dumps(values)).whole(), values.whole())
