"""The six preference functions at, below and above their thresholds, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sitescore.core.outranking.preferences import PREFERENCE_FUNCTIONS, Preference, Thresholds, as_preferences

DIFFERENCES = np.array([-3.0, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0])

AT = {  # Brans, Vincke and Mareschal (1986), table 1: what is at a threshold is below it
    "usual": (Preference("usual"), [0, 0, 1, 1, 1, 1, 1]),
    "ushape": (Preference("ushape", q=1.0), [0, 0, 0, 0, 1, 1, 1]),
    "vshape": (Preference("vshape", p=2.0), [0, 0, 0.25, 0.5, 1, 1, 1]),
    "level": (Preference("level", q=1.0, p=3.0), [0, 0, 0, 0, 0.5, 0.5, 1]),
    "linear": (Preference("linear", q=1.0, p=3.0), [0, 0, 0, 0, 0.5, 1, 1]),
    "gaussian": (Preference("gaussian", s=2.0), [0, 0, *(1 - np.exp(-(DIFFERENCES[2:] ** 2) / 8))]),
}


def summed(preference, ordered):
    gains, losses = PREFERENCE_FUNCTIONS[preference.function].summed(ordered[None], Thresholds.of([preference]))
    return gains[0], losses[0]


def test_every_function_has_its_figures():
    assert AT.keys() == PREFERENCE_FUNCTIONS.keys()


@pytest.mark.parametrize("name", AT)
def test_degrees(name):
    preference, expected = AT[name]
    assert_allclose(preference.degree(DIFFERENCES), expected, rtol=1e-14)


@pytest.mark.parametrize("name", AT)
def test_sums_are_sums_of_degrees(name):
    preference, _ = AT[name]
    ordered = np.sort(np.random.default_rng(1).integers(0, 12, 60) / 2)
    degrees = preference.degree(ordered[:, None] - ordered)
    for found, axis in zip(summed(preference, ordered), (1, 0), strict=True):
        assert_allclose(found, degrees.sum(axis=axis), rtol=1e-14)


@pytest.mark.parametrize("name", ["level", "linear"])
def test_equal_thresholds_make_a_step(name):
    preference = Preference(name, q=1.0, p=1.0)
    assert_array_equal(preference.degree(DIFFERENCES), AT["ushape"][1])
    gains, losses = summed(preference, np.array([0.0, 1.0, 2.0]))
    assert_array_equal(gains, [0, 0, 1])
    assert_array_equal(losses, [1, 0, 0])


def test_thresholds_are_given_once_or_for_each_criterion():
    found = as_preferences(["ushape", "linear", "gaussian"], criteria=3, q=1, p=[None, 4, np.nan], s=[None, None, 2])
    assert found == (Preference("ushape", q=1.0), Preference("linear", q=1.0, p=4.0), Preference("gaussian", s=2.0))


def test_thresholds_that_only_other_criteria_use_may_be_anything():
    found = as_preferences(["vshape", "ushape"], criteria=2, q=[-9, 1], p=2, s=None)
    assert found == (Preference("vshape", p=2.0), Preference("ushape", q=1.0))


@pytest.mark.parametrize("nothing", [None, np.nan, [None, None], [np.nan, None]])
def test_thresholds_without_a_figure_are_not_given(nothing):
    assert as_preferences("usual", criteria=2, q=nothing, p=nothing, s=nothing) == (Preference("usual"),) * 2


BAD = {
    "functions must be usual, .*, got 'bell' at index \\(1,\\)": {"functions": ["usual", "bell"]},
    "functions must be one name or 2, .*, got shape \\(3,\\)": {"functions": ["usual"] * 3},
    "functions must be usual, .*, got None at index \\(0,\\)": {"functions": None},
    "q must be given for ushape, got none at index \\(0,\\)": {"functions": "ushape"},
    "p must be given for linear, got none at index \\(1,\\)": {"functions": "linear", "q": 1, "p": [2, None]},
    "s must be given for gaussian": {"functions": "gaussian", "q": 1, "p": 2},
    "p must not be given for usual, which uses none, got 0.2 at index \\(0,\\)": {"p": 0.2},
    "s must not be given for vshape, usual, which use none, got 3.0 at index \\(1,\\)": {
        "functions": ["vshape", "usual"],
        "p": 1,
        "s": [None, 3],
    },
    "q must not be negative, got -1.0 at index \\(1,\\)": {"functions": "ushape", "q": [0, -1]},
    "p must not be below q, got 1.0 at index \\(0,\\)": {"functions": "level", "q": 2, "p": 1},
    "p must be above 0 for vshape, got 0.0": {"functions": "vshape", "p": 0},
    "p must be above 0 for vshape, got -1.0": {"functions": "vshape", "p": -1},
    "s must be above 0 for gaussian, got 0.0": {"functions": "gaussian", "s": 0},
    "q must be one number or 2, .*, got shape \\(3,\\)": {"functions": "ushape", "q": [1, 2, 3]},
    "q must be finite, got inf": {"functions": "ushape", "q": np.inf},
    "p must be numbers": {"functions": "vshape", "p": "wide"},
}


@pytest.mark.parametrize("message", BAD)
def test_bad_preferences_are_named(message):
    with pytest.raises(ValueError, match=message):
        as_preferences(**{"functions": "usual", "q": None, "p": None, "s": None, **BAD[message]}, criteria=2)


def test_the_first_threshold_at_fault_is_named_before_one_that_is_missing():
    with pytest.raises(ValueError, match=r"q must not be negative, got -1\.0 at index \(1,\)"):
        as_preferences(["usual", "linear"], criteria=2, q=[None, -1], p=None, s=None)
