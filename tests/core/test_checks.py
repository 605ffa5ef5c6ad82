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
