"""Columns beside each other are what numpy stacks, whatever their number of rows."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.beside import ROWS, beside


@pytest.mark.parametrize("rows", [0, 1, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS + 3])
def test_columns_are_stacked(rows):
    columns = [np.arange(rows) * step for step in (1.0, 0.5, -2.0)]
    found = beside([*columns, np.broadcast_to(np.nan, rows)])
    assert_array_equal(found, np.stack([*columns, np.full(rows, np.nan)], axis=1))
    assert not found.flags.writeable
    assert columns[0].flags.writeable


def test_constants_take_no_memory():
    found = beside([np.broadcast_to(np.nan, 10**6), np.broadcast_to(1.0, 10**6)])
    assert found.strides[0] == 0
    assert_array_equal(found[:2], [[np.nan, 1], [np.nan, 1]])
