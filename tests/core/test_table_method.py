"""Places from scores whichever end is best, and from the ranks that a method gives itself."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.table import scored
from sitescore.core.table_method import TableMethod


@pytest.mark.parametrize(("best", "expected"), [("highest", [2, 1, 2]), ("lowest", [1, 3, 1])])
def test_places_start_at_the_end_that_is_best(best, expected):
    assert_array_equal(TableMethod(len, best=best).places(scored(np.array([0.2, 0.9, 0.2]))), expected)


def test_a_method_that_gives_places_is_taken_at_its_word():
    result = scored(np.array([0.2, 0.9, 0.3]), np.array([1, 1, 3]))
    assert_array_equal(TableMethod(len).places(result), [1, 1, 3])
