"""First places found without sorting the rest, against a sort of all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.sensitivity import leading_places as module
from sitescore.core.sensitivity.leading_places import leading_places


@given(
    draws=st.integers(0, 9),
    sites=st.integers(1, 400),
    places=st.integers(1, 10),
    steps=st.sampled_from([1, 3, 40, 10**6]),
    step=st.sampled_from([1, 500, 10**6]),
    seed=st.integers(0, 10**6),
)
def test_those_who_reach_the_last_place_in_order(draws, sites, places, steps, step, seed):
    places = min(places, sites)
    scores = np.random.default_rng(seed).integers(-steps, steps, (draws, sites)) / steps
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "IN_CACHE", step)
        order, tied = leading_places(scores, places)
    for row, found, level in zip(scores, order, tied, strict=True):
        whole = np.argsort(-row, kind="stable")
        reaching = int((row >= row[whole[places - 1]]).sum())
        assert found[:reaching].tolist() == whole[:reaching].tolist()
        assert level[: reaching - 1].tolist() == (np.diff(row[whole[:reaching]]) == 0).tolist()


def test_few_others_are_looked_at():
    scores = np.random.default_rng(1).random((50, 10_000))
    assert leading_places(scores, 5)[0].shape[1] < 50
