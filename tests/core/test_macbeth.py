"""Weights from words, against conditions written out and search over whole numbers."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.weighting.macbeth import macbeth
from tests.core.test_categories import met, random_judgements


@pytest.mark.parametrize("categories", [[2, 3, 1], [6, 6, 6], [1, 0, 4]])
def test_neighbours_alone_are_as_far_apart_as_their_categories(categories):
    """The smallest values: each difference is its category, no difference being larger for no reason."""
    matrix = np.full((4, 4), np.nan)
    matrix[[0, 1, 2], [1, 2, 3]] = categories
    values = np.cumsum(categories[::-1])[::-1]
    found = macbeth(matrix)
    assert_allclose(found.details["values"], values)
    assert_allclose(found.weights, values / values.sum())


@pytest.mark.parametrize("seed", range(30))
def test_scale_is_the_smallest_and_meets_all_conditions(seed):
    low, high = random_judgements(seed)
    whole = [[*v, 0] for v in product(range(15, -1, -1), repeat=3) if met([*v, 0], low, high)]
    if not any(max(v) > 0 for v in whole):
        with pytest.raises(ValueError, match=r"contradict|must give one swing"):
            macbeth(low, up_to=high)
        return
    values = [*macbeth(low, up_to=high).details["values"], 0.0]
    assert met_nearly(values, low, high, 1e-6)
    assert max(values) <= min(max(v) for v in whole) + 1e-6


def met_nearly(values, low, high, slack):
    """Conditions up to rounding."""
    pairs = [(i, j) for i in range(4) for j in range(4) if i != j and low[i][j] is not None]
    apart = {pair: values[pair[0]] - values[pair[1]] for pair in pairs}
    return all(
        apart[i, j] >= low[i][j] - slack
        and (low[i][j] or apart[i, j] <= slack)
        and all(apart[i, j] >= apart[k, m] + low[i][j] - high[k][m] - slack for k, m in pairs if low[i][j] > high[k][m])
        for i, j in pairs
    )


def test_a_range_gives_the_middle():
    """0 over none is moderate and 1 lies somewhere between them: 1.5 of 0 to 3, by 1 and 2 the least differences."""
    found = macbeth([[0, 1, 3], [None, 0, 1], [None, None, 0]], up_to=[[0, 6, 3], [None, 0, 6], [None, None, 0]])
    assert_allclose(found.details["values"], [3.0, 1.5])
    assert_allclose(found.details["differences"], [[0, 1, 1.5], [0, 2, 3.0], [1, 2, 1.5]])


@pytest.mark.parametrize(
    ("categories", "message"),
    [
        (
            [[0, 2, 1, None], [None, 0, 2, 5], [None, None, 0, 3], [None, None, None, 0]],
            "must not contradict each other, got 0 over 1 weak; 0 over 2 very weak; 1 over 2 weak$",
        ),
        ([[0, None, 3], [None, 0, 3], [None, None, 0]], "must order all swings, .* from 0 to 1 or back"),
        ([[0, 2, None], [None, 0, None], [None, 3, 0]], "must put no swing last, got it above swing 1|order all"),
        ([[0, 0], [None, 0]], "must give one swing a difference from none"),
        ([[0]], "must compare one criterion or more"),
    ],
)
def test_what_cannot_be_weighed_is_named(categories, message):
    with pytest.raises(ValueError, match=message):
        macbeth(categories)
