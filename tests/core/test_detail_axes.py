"""What the axes of the methods' tables are called; that it is true is tested with every method."""

from __future__ import annotations

import numpy as np

from sitescore.core.classical import CLASSICAL_METHODS
from sitescore.core.detail_axes import _NAMES, AXES
from sitescore.core.outranking import OUTRANKING_METHODS
from sitescore.core.table import scored

TABLE = [[3.0, 1.0], [1.0, 2.0], [2.0, 4.0]], [0.5, 0.5], [1, -1]


def test_every_name_is_of_some_table():
    methods = (*CLASSICAL_METHODS.values(), *OUTRANKING_METHODS.values())
    assert set(AXES) == {name for method in methods for name in method.score(*TABLE).details}


def test_every_name_stands_once():
    assert len(AXES) == sum(len(names.split()) for names in _NAMES.values())


def test_a_method_has_the_last_word():
    one = np.ones(3)
    found = scored(one, None, {"reference": ("site",)}, reference=one, border=np.ones(2), own=one)
    assert found.axes == {"reference": ("site",), "border": ("criterion",)}
    assert AXES["reference"] == ("criterion",)
