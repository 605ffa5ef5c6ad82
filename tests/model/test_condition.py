"""Knock-out conditions as they are written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from sitescore.model.condition import Condition

WRITTEN = {  # text: operator, bound, need
    "< 1": ("<", 1, None),
    "<=1": ("<=", 1, None),
    "  >  2.5  ": (">", 2.5, None),
    ">= -3": (">=", -3, None),
    "< +1.5e-3": ("<", 0.0015, None),
    "< 0": ("<", 0, None),
    "< fairway_m": ("<", None, "fairway_m"),
}


@pytest.mark.parametrize(("text", "parts"), WRITTEN.items())
def test_written(text, parts):
    condition = Condition.model_validate(text)
    assert (condition.operator, condition.bound, condition.need) == parts
    assert Condition.model_validate(str(condition)) == condition
    assert Condition.model_validate(condition.model_dump()) == condition


REFUSED = ["", "1", "<", "= 1", "== 1", "!= 1", "< 1 2", "< 1,5", "< NaN", "< -inf", "< 1e999", "< Need", "1 >", "<< 1",
           1, 1.5, True, None, [], {"operator": "!", "bound": 1}, {"operator": "<"},
           {"operator": "<", "bound": "x"}]  # fmt: skip


@pytest.mark.parametrize("given", REFUSED, ids=repr)
def test_refused(given):
    with pytest.raises(ValidationError):
        Condition.model_validate(given)


BOUNDS = {
    "number": ("< 2", 2),
    "zero_is_a_number": ("< 0", 0),
    "need": ("< depth", 12),
    "nothing_needed": ("< reach", None),
}


@pytest.mark.parametrize(("text", "bound"), BOUNDS.values(), ids=BOUNDS.keys())
def test_bound(text, bound):
    assert Condition.model_validate(text).bound_for({"depth": 12.0, "reach": 0.0}) == bound
