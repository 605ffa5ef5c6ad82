"""Uncertain measurements, against the distributions of scipy and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from sitescore.core.sampling.measurements import cells_at, draw_cells

NAN = np.nan
CELLS = {  # kind, centre, low, high, spread, the distribution as scipy has it
    "uniform": ("uniform", NAN, 2, 5, NAN, stats.uniform(2, 3)),
    "uniform_with_a_centre": ("uniform", 3, 2, 5, NAN, stats.uniform(2, 3)),
    "triangular": ("triangular", 3, 2, 5, NAN, stats.triang(1 / 3, 2, 3)),
    "triangular_up": ("triangular", 5, 2, 5, NAN, stats.triang(1, 2, 3)),
    "triangular_down": ("triangular", -2, -2, 5, NAN, stats.triang(0, -2, 7)),
    "normal": ("normal", 10, NAN, NAN, 2, stats.norm(10, 2)),
    "normal_cut_off": ("normal", 10, 9, 15, 2, stats.truncnorm(-0.5, 2.5, 10, 2)),
    "normal_cut_off_below": ("normal", 1, 0, NAN, 2, stats.truncnorm(-0.5, np.inf, 1, 2)),
    "normal_cut_off_above": ("normal", 1, NAN, 1, 2, stats.truncnorm(-np.inf, 0, 1, 2)),
    "normal_hardly_known": ("normal", 1, 0, 3, 1e6, stats.uniform(0, 3)),
}


@pytest.mark.parametrize(("kind", "centre", "low", "high", "spread", "exact"), CELLS.values(), ids=CELLS.keys())
def test_against_scipy(kind, centre, low, high, spread, exact):
    u = np.linspace(0, 1, 101)[:-1]
    assert_allclose(cells_at(u, kind, centre, low, high, spread)[1:], exact.ppf(u[1:]), rtol=1e-6)
    x = draw_cells(kind, centre, low, high, spread, 50_000, rng=np.random.default_rng(1))
    assert x.shape == (50_000, 1)
    assert stats.kstest(x[:, 0], exact.cdf).pvalue > 1e-4


def test_a_column_of_all_kinds():
    kind = ["certain", "uniform", "triangular", "normal", "certain"]
    x = draw_cells(kind, [3, NAN, 2, 5, -1], [NAN, 0, 1, 4.5, 7], [NAN, 1, 4, NAN, 8], [NAN, NAN, NAN, 1, 0], 20_000,
                   rng=np.random.default_rng(1))  # fmt: skip
    assert x.shape == (20_000, 5)
    assert_array_equal(x[0, [0, 4]], [3, -1])
    assert_allclose(x.mean(axis=0)[[0, 1, 2, 4]], [3, 0.5, 7 / 3, -1], atol=0.02)
    assert_allclose(x.std(axis=0)[[0, 1, 2, 4]], [0, 1 / np.sqrt(12), np.sqrt(7 / 18), 0], atol=0.01)
    assert abs(np.corrcoef(x[:, 1:4].T) - np.eye(3)).max() < 0.03
    assert x[:, 3].min() >= 4.5


WITHOUT_WIDTH = {
    "uniform": ("uniform", NAN, 3, 3, NAN),
    "triangular": ("triangular", 3, 3, 3, NAN),
    "normal_between": ("normal", 3, 3, 3, 1),
    "normal_hardly_spread": ("normal", 3, -1e300, 1e300, 1e-300),
    "normal_without_spread": ("normal", 3, NAN, 9, 0),
    "certain": ("certain", 3, NAN, NAN, NAN),
    "certain_beside_a_range": ("certain", 3, 5, 4, NAN),
}


@pytest.mark.parametrize(("kind", "centre", "low", "high", "spread"), WITHOUT_WIDTH.values(), ids=WITHOUT_WIDTH.keys())
def test_no_width_is_constant(kind, centre, low, high, spread):
    assert_array_equal(cells_at([[0.0], [0.3], [1 - 2**-53]], kind, centre, low, high, spread), [[3]] * 3)


numbers = st.floats(-1e300, 1e300)


@given(st.sampled_from(["certain", "uniform", "triangular", "normal"]), st.tuples(numbers, numbers, numbers),
       st.floats(0, 1e150), st.booleans(), st.booleans())  # fmt: skip
def test_always_finite_and_within_the_ends(kind, three, spread, no_low, no_high):
    low, centre, high = sorted(three)
    least = NAN if no_low and kind == "normal" else low
    most = NAN if no_high and kind == "normal" else high
    x = cells_at([[0.0], [1e-300], [0.5], [1 - 2**-53]], kind, centre, least, most, spread)
    assert np.isfinite(x).all()
    assert (np.diff(x, axis=0) >= 0).all()
    slack = 1e-12 * max(abs(low), abs(high))
    assert np.isnan(least) or (x >= low - slack).all()
    assert np.isnan(most) or (x <= high + slack).all()


def test_shapes():
    assert draw_cells("certain", [1.0, 2.0], NAN, NAN, NAN, 0, rng=np.random.default_rng(1)).shape == (0, 2)
    assert draw_cells("certain", np.zeros(0), NAN, NAN, NAN, 2, rng=np.random.default_rng(1)).shape == (2, 0)
    assert cells_at(np.zeros((2, 3, 4)), "uniform", NAN, np.arange(4), 9, NAN).shape == (2, 3, 4)


BAD = {
    "kind": (("log", 1, 0, 2, 1), "kind must be one of certain, uniform, triangular, normal, got log"),
    "unknown_centre": (("certain", NAN, 0, 2, 1), "centre must be known for the kind, got nan at index 0"),
    "unknown_low": (("uniform", 1, NAN, 2, 1), "low must be known for the kind"),
    "unknown_high": (("triangular", 1, 0, NAN, 1), "high must be known for the kind"),
    "unknown_spread": (("normal", 1, 0, 2, NAN), "spread must be known for the kind"),
    "negative_spread": (("normal", 1, 0, 2, [-1]), "spread must not be negative, got -1.0 at index 0"),
    "crossed": (("uniform", NAN, 2, 1, NAN), "low must not be above high, got 2.0 at index 0"),
    "centre_below": (("triangular", 0, 1, 2, NAN), "centre must not be below low"),
    "centre_above": (("normal", 3, NAN, 2, 1), "centre must not be above high"),
    "infinite": (("uniform", NAN, 0, np.inf, NAN), "high must be finite"),
    "not_a_number": (("uniform", NAN, "a", 1, NAN), "low must be numbers"),
}


@pytest.mark.parametrize(("cell", "message"), BAD.values(), ids=BAD.keys())
def test_bad_cells(cell, message):
    with pytest.raises(ValueError, match=message):
        cells_at([0.5], *cell)


@pytest.mark.parametrize("u", [-0.1, 1.0, NAN])
def test_bad_uniforms(u):
    with pytest.raises(ValueError, match="uniforms must"):
        cells_at([u], "certain", 1, NAN, NAN, NAN)


def test_bad_shape():
    with pytest.raises(ValueError, match=r"centre must have shape \(2,\) or be one for all, got \(3,\)"):
        cells_at([0.5, 0.5], "certain", [1, 2, 3], NAN, NAN, NAN)
