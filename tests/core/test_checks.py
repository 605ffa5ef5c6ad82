"""Guards: what they refuse, and how they name it."""

from __future__ import annotations

import numpy as np
import pytest

from sitescore.core.checks import as_floats, as_values, as_weights
from sitescore.core.table import as_table
from sitescore.core.weighting.judgements import as_square

HIDDEN = np.ma.masked_array([[0.5, 0.5], [0.5, 0.5]], mask=[[False, False], [True, False]])


@pytest.mark.parametrize(
    ("guard", "name"),
    [
        (lambda x: as_floats("measurements", x), "measurements"),
        (lambda x: as_table(x, [1, 1], [1, 1]), "measurements"),
        (as_values, "values"),
        (lambda x: as_weights(x, criteria=2), "weights"),
        (lambda x: as_square("comparisons", x), "comparisons"),
    ],
)
def test_what_is_masked_is_refused(guard, name):
    with pytest.raises(ValueError, match=rf"^{name} must not be masked, got a masked entry at index \(1, 0\)$"):
        guard(HIDDEN)
    guard(np.ma.masked_array(HIDDEN.data))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([["a", "b"]], r"x must be numbers, got 'a' at index \(0, 0\)"),
        ([[1, None], [2, "b"]], r"x must be numbers, got None at index \(0, 1\)"),
        ("1", "x must be numbers, got '1'$"),
        ([True, False], r"x must be numbers, got True at index \(0,\)"),
        ([1j], r"x must be numbers, got 1j at index \(0,\)"),
    ],
)
def test_the_first_entry_that_is_no_number_is_named(given, message):
    with pytest.raises(ValueError, match=message):
        as_floats("x", given)


FLOATS = ("f2", "f4", "f8", "g", ">f8", ">f4")


@pytest.mark.parametrize("kind", FLOATS)
@pytest.mark.parametrize("layout", ["C", "F", "apart"])
def test_values_from_0_to_1_pass_whatever_their_kind(kind, layout):
    tiny = np.finfo(kind).smallest_subnormal
    given = np.array([[0.0, 1.0, 0.5], [-0.0, tiny, 1 - np.finfo(kind).epsneg]], dtype=kind)
    given = np.repeat(given, 2, axis=1)[:, ::2] if layout == "apart" else np.asarray(given, order=layout)
    assert as_values(given) is given


@pytest.mark.parametrize("kind", FLOATS)
@pytest.mark.parametrize("wrong", ["above", "below", "nan", "inf", "-inf"])
def test_one_value_outside_is_found(kind, wrong):
    numbers = {"above": 1 + np.finfo(kind).eps, "below": -np.finfo(kind).smallest_subnormal}
    given = np.full((50, 4), 0.5, dtype=kind)
    given[37, 2] = numbers.get(wrong) if wrong in numbers else float(wrong)
    with pytest.raises(ValueError, match=r"^values must .* at index \(37, 2\)$"):
        as_values(given)
