"""Compiled counts and sums over neighbours against those in numpy, bit for bit, and against every pair."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.compiled import sorted_sums
from sitescore.core.outranking import preference_sums
from sitescore.core.outranking.net_flows import net_flows
from sitescore.core.outranking.preference_sums import count_above, first_above, sums_of_ramp

pytest.importorskip("numba")

TIED = st.lists(st.integers(0, 30).map(lambda tenths: tenths / 10), min_size=1, max_size=40)
THRESHOLDS = {"usual": {}, "ushape": {"q": 0.3}, "vshape": {"p": 0.7}, "level": {"q": 0.2, "p": 0.6}}
THRESHOLDS |= {"linear": {"q": 0.1, "p": 0.9}, "gaussian": {"s": 0.4}}


def both(work):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preference_sums, "COMPILED_FROM", 0)
        compiled = work()
        patch.setattr(preference_sums, "COMPILED_FROM", np.inf)
        return compiled, work()


@given(entries=TIED, tenths=st.integers(0, 12), wider=st.integers(0, 9))
def test_counts_and_ramps_are_those_of_numpy(entries, tenths, wider):
    ordered = np.sort([entries, [entry * 3 for entry in entries]], axis=1)
    low = tenths / 10
    (counts, reached, ramps), plain = both(
        lambda: (count_above(ordered, low), first_above(count_above(ordered, low)), _ramps(ordered, low, wider))
    )
    np.testing.assert_array_equal(counts, ((ordered[:, :, None] - ordered[:, None]) > low).sum(axis=2))
    for one, other in zip((counts, reached, *ramps), (plain[0], plain[1], *plain[2]), strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def _ramps(ordered, low, wider):
    return sums_of_ramp(ordered, low, low + wider / 10)


@pytest.mark.parametrize("name", THRESHOLDS)
def test_flows_are_those_of_numpy(name):
    table = np.random.default_rng(5).normal(size=(700, 3)).round(2) * [1, 1e-9, 1e9]
    compiled, plain = both(lambda: net_flows(table, [1, -1, 1], functions=name, **THRESHOLDS[name]))
    np.testing.assert_array_equal(compiled, plain)


@pytest.mark.parametrize("kernel", ["fill_counts_above", "fill_first_above", "add_differences"])
def test_the_kernel_is_what_runs(kernel, monkeypatch):
    def spoil(*given):
        given[-1][:] = 1

    monkeypatch.setattr(sorted_sums, kernel, spoil)
    ordered = np.arange(9.0)[None] ** 2
    compiled, plain = both(lambda: np.stack(sums_of_ramp(ordered, 2.0, 30.0)))
    assert not np.array_equal(compiled, plain)
