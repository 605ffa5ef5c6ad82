"""Value function of words and grades."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from sitescore.core.values.levels import levels

GRADES = {"none": 0, "partial": 0.5, "full": 1}

CASES = {  # name: words, values
    "as_written": (["none", "partial", "full"], [0, 0.5, 1]),
    "case_counts_alike": (["NONE", "Partial"], [0, 0.5]),
    "one_word": ("full", 1.0),
    "table": ([["full"], ["none"]], [[1], [0]]),
    "no_words": ([], []),
    "repeated": (["full", "full"], [1, 1]),
}


@pytest.mark.parametrize(("words", "values"), CASES.values(), ids=CASES.keys())
def test_cases(words, values):
    assert_array_equal(levels(words, levels=GRADES), values)


def test_letters_beyond_ascii():
    assert_array_equal(levels(["KYLLÄ", "ei"], levels={"kyllä": 1, "Ei": 0}), [1, 0])


def test_grades_may_be_numbers():
    assert_array_equal(levels([3, 0], levels={"0": 0, "3": 1}), [1, 0])


BAD = {
    "strange_word": (["good"], GRADES, "measurement must be one of none, partial, full, got 'good'"),
    "empty_word": ([""], GRADES, "measurement must be one of none, partial, full, got ''"),
    "missing": ([np.nan], GRADES, "measurement must be one of"),
    "no_levels": ([], {}, "levels must be one or more words"),
    "same_but_for_case": ([], {"Full": 1, "full": 0}, "words that differ"),
    "value_over_one": ([], {"a": 1.5}, r"levels must have values within \[0, 1\], got 1.5"),
    "value_not_a_number": ([], {"a": np.nan}, r"levels must have values within \[0, 1\], got nan"),
}


@pytest.mark.parametrize(("words", "table", "message"), BAD.values(), ids=BAD.keys())
def test_bad_words_and_levels(words, table, message):
    with pytest.raises(ValueError, match=message):
        levels(words, levels=table)
