"""The program behind learnt value functions: shares of rises against interpolation."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sitescore.core.weighting.uta_program import ranked_program


@pytest.mark.parametrize("seed", range(4))
def test_shares_of_rises_are_straight_lines_between_points(seed):
    rng = np.random.default_rng(seed)
    x, d, pieces = rng.normal(size=(6, 3)), np.array([1.0, -1.0, 1.0]), np.array([1, 3, 4])
    program = ranked_program(x, d, np.arange(6.0) + 1, pieces, 0.1)
    rises = rng.random(8)
    criterion, measurement, value = program.points(rises)
    total = np.zeros(6)
    for at in range(3):
        of = criterion == at
        total += np.interp(x[:, at] * d[at], measurement[of] * d[at], value[of])
        assert_allclose(
            measurement[of] * d[at], np.linspace((x * d)[:, at].min(), (x * d)[:, at].max(), pieces[at] + 1)
        )
    assert_allclose(program.shares @ rises, total)
    assert_allclose(program.weights(rises), [rises[0], rises[1:4].sum(), rises[4:].sum()])


def test_ties_are_level_and_others_lead():
    program = ranked_program(np.array([[1.0], [2], [3], [4]]), np.ones(1), np.array([3.0, 1, 3, 2]), np.array([1]), 0.1)
    assert program.over.tolist() == [1, 3, 0]
    assert program.under.tolist() == [3, 0, 2]
    assert program.least.tolist() == [0.1, 0.1, 0.0]
