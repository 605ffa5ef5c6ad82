"""Correlation over the sites of which both are known, against pandas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitescore.core.soundness.correlation import correlation

pandas = pytest.importorskip("pandas")
cell = st.one_of(st.just(float("nan")), st.integers(-40, 40).map(lambda n: n / 4))


@given(st.lists(st.tuples(cell, cell), min_size=1, max_size=25))
def test_as_pandas_has_it(pairs):
    x, y = map(list, zip(*pairs, strict=True))
    found, both = correlation(x, y), [(a, b) for a, b in pairs if np.isfinite([a, b]).all()]
    assert found.sites == len(both)
    if len({a for a, _ in both}) < 2 or len({b for _, b in both}) < 2:
        assert np.isnan([found.pearson, found.spearman]).all()
        return
    frame = pandas.DataFrame(both)
    assert found.pearson == pytest.approx(frame.corr().iloc[0, 1], abs=1e-9)
    assert found.spearman == pytest.approx(frame.rank().corr().iloc[0, 1], abs=1e-9)
    assert correlation(y, x) == pytest.approx(found)


@pytest.mark.parametrize(("x", "y", "what"), [([1.0], [1.0, 2.0], "one shape"), ([np.inf, 1], [1, 2], "finite")])
def test_what_is_refused(x, y, what):
    with pytest.raises(ValueError, match=what):
        correlation(x, y)
