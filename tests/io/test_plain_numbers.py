"""Plain numbers in columns of texts."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.io.plain_numbers import numbers_in, read_one_by_one


@pytest.mark.parametrize("decimal", [".", ","])
def test_columns_at_once_are_read_as_cell_by_cell(decimal):
    columns = [["1", "2.5", "-3"], ["1,5", "2"], ["1", "", "x"], ["nan", "1"], ["1.", "5"], ["1_000"], ["\u0665"], []]
    for texts in columns:
        numbers, odd = numbers_in(texts, decimal)
        one_by_one, others = read_one_by_one(texts, decimal)
        np.testing.assert_array_equal(numbers, one_by_one)
        assert odd == others


def test_what_is_no_plain_number_is_told_apart():
    assert numbers_in(["1,5", "1.5", "12..18"], ",")[1] == {1: "1.5", 2: "12..18"}
    assert numbers_in(["1e999"], ".")[1] == {0: "1e999"}
