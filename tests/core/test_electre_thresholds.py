"""Thresholds: the forms they are given in, and the order they keep."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.electre_thresholds import as_thresholds

X = np.array([[10.0, 4.0], [20.0, 2.0]])
D = np.array([1.0, -1.0])


def lines(q, p, v=None):
    return as_thresholds(q, p, v, measurements=X, directions=D)


def test_numbers_and_columns_are_the_same_everywhere():
    q, p, v = lines(1, [2, 3], [np.inf, 9]).at(X)
    assert_array_equal(q, np.ones((2, 2)))
    assert_array_equal(p, [[2, 3], [2, 3]])
    assert_array_equal(v, [[np.inf, 9], [np.inf, 9]])


def test_lines_follow_the_measurement():
    q, p, v = lines(0, [[0.1, 1], [0, 2]], [[0, np.inf], [0.5, 2]]).at(X)
    assert_allclose(p, [[2, 2], [3, 2]])
    assert_allclose(v, [[np.inf, 4], [np.inf, 3]])
    assert_array_equal(q, np.zeros((2, 2)))


def test_none_for_a_criterion():
    q, p, v = lines([None, 1], [[0.1, 1], [0, None]], [None, 9]).at(X)
    assert_array_equal(q, [[0, 1], [0, 1]])
    assert_allclose(p, [[2, 1], [3, 1]])
    assert_array_equal(v, [[np.inf, 9], [np.inf, 9]])
    sloping = lines([[0.1, 0], [0, 1]], [None, 2]).at(X)
    assert_array_equal(sloping[0][:, 0], sloping[1][:, 0])
    assert_array_equal(sloping[1][:, 1], [2, 2])


BAD = {
    "shape": (
        (1, [1, 2, 3]),
        r"p must be a number or have shape \(2,\) or, slopes and constants, \(2, 2\), got \(3,\)",
    ),
    "negative": ((-1, 1), r"q must not be below 0, got -1.0 at index \(0, 0\)"),
    "q above p": ((3, [4, 2]), r"p must not be below q, got 2.0 at index \(0, 1\)"),
    "p above v": ((0, 3, 2), r"v must not be below p, got 2.0 at index \(0, 0\)"),
    "negative at one end": ((0, [[-0.5, 9], [0, 1]]), r"p must not be below 0|p must not be below q"),
    "steep": (([[0, 0], [3, 0]], [[0, 9], [3, 0]]), r"q must not fall faster than .*, got -3.0 at index \(1,\)"),
    "nan": ((np.nan, 1), "q must be finite, got nan"),
    "inf": ((0, np.inf), "p must be finite, got inf"),
    "masked": ((np.ma.masked_array([1, 1], [False, True]), 1), r"q must not be masked, .* \(1,\)"),
    "a word among numbers": ((0, [1, "b"]), r"p must be numbers, got 'b' at index \(1,\)"),
    "words": (("a", 1), "q must be numbers"),
    "endless slope": ((0, 0, [[np.inf, 0], [0, 0]]), "v must be finite, got inf"),
}


@pytest.mark.parametrize(("given", "message"), BAD.values(), ids=BAD.keys())
def test_what_cannot_hold_is_named(given, message):
    with pytest.raises(ValueError, match=message):
        lines(*given)
