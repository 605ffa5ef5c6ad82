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


def test_rows_of_a_table_that_nobody_writes_to_are_turned_without_a_copy():
    table = np.arange(12.0).reshape(3, 4)
    table.setflags(write=False)
    found = beside(list(table))
    assert np.shares_memory(found, table)
    assert not found.flags.writeable
    assert_array_equal(found, table.T)
    assert_array_equal(beside(list(table[1:])), table[1:].T)


def test_so_are_parts_of_rows_that_lie_equally_far_from_each_other():
    table = np.arange(20.0).reshape(4, 5)
    table.setflags(write=False)
    for part in (table[:, :3], table[:, 1:4], table[::2], table[::3, 2:]):
        assert np.shares_memory(beside(list(part)), table)
        assert_array_equal(beside(list(part)), part.T)


@pytest.mark.parametrize(
    "columns",
    [
        lambda table: list(table.copy()),
        lambda table: [table[0], table[2], table[1]],
        lambda table: [table[0], table[0]],
        lambda table: [table[1], table[0]],
        lambda table: list(table.T),
        lambda table: [table[0], table[1], np.ones(4)],
    ],
    ids=["writable", "in_another_order", "twice", "upwards", "across", "of_two_tables"],
)
def test_other_columns_are_copied(columns):
    table = np.arange(12.0).reshape(3, 4)
    table.setflags(write=False)
    found = beside(columns(table))
    assert not np.shares_memory(found, table)
    assert_array_equal(found, np.stack(columns(table), axis=1))
