"""Hypothesis strategies for the arrays, trees and value functions that the core takes."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

unit = st.floats(0, 1, allow_subnormal=False, width=32).map(float)
measurement = st.integers(-64_000, 64_000).map(lambda n: n / 64)
any_finite = st.floats(allow_nan=False, allow_infinity=False)


def values(sites: int, criteria: int) -> st.SearchStrategy[NDArray[np.float64]]:
    return arrays(np.float64, (sites, criteria), elements=unit)


@st.composite
def weights(draw: st.DrawFn, criteria: int, *, draws: int | None = None) -> NDArray[np.float64]:
    shape = (criteria,) if draws is None else (draws, criteria)
    raw = draw(arrays(np.float64, shape, elements=st.integers(0, 100).map(float)))
    raw[..., 0] += raw.sum(axis=-1) == 0
    return np.asarray(raw / raw.sum(axis=-1, keepdims=True))


@st.composite
def problems(draw: st.DrawFn) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A value matrix and one weight vector for it."""
    sites, criteria = draw(st.integers(1, 8)), draw(st.integers(1, 6))
    return draw(values(sites, criteria)), draw(weights(criteria))


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], int, NDArray[np.float64]]:
    """Parents of factors and criteria, how many are factors, and points for each; no factor is empty."""
    factors = draw(st.integers(0, 5))
    parents = [draw(st.integers(-1, at - 1)) for at in range(factors)]
    parents += [draw(st.integers(-1, factors - 1)) for _ in range(draw(st.integers(1, 6)))]
    parents += [factor for factor in range(factors) if factor not in parents]
    points = draw(arrays(np.float64, len(parents), elements=st.integers(1, 100).map(float)))
    return parents, factors, points


@st.composite
def points(draw: st.DrawFn, *, above: float | None = None) -> list[tuple[float, float]]:
    knot = measurement if above is None else st.integers(1, 64_000).map(lambda n: above + n / 64)
    knots = sorted(draw(st.lists(knot, min_size=2, max_size=6, unique=True)))
    return [(x, draw(unit)) for x in knots]


@st.composite
def two_ends(draw: st.DrawFn) -> dict[str, float]:
    worst, best = draw(st.lists(measurement, min_size=2, max_size=2, unique=True))
    return {"worst": worst, "best": best}


@st.composite
def bands(draw: st.DrawFn) -> dict[str, float]:
    ends = sorted(draw(st.lists(measurement, min_size=4, max_size=4)))
    return dict(zip(("zero_below", "one_from", "one_to", "zero_above"), ends, strict=True))


PARAMETERS: dict[str, st.SearchStrategy[dict[str, object]]] = {
    "linear": two_ends(),
    "piecewise_linear": st.fixed_dictionaries({"points": points()}),
    "log_linear": st.fixed_dictionaries({"points": points(above=0)}),
    "exponential": st.builds(lambda ends, c: {**ends, "curvature": c}, two_ends(), st.floats(-500, 500)),
    "logistic": st.fixed_dictionaries(
        {"midpoint": measurement, "steepness": st.floats(0.01, 50) | st.floats(-50, -0.01)}
    ),
    "levels": st.fixed_dictionaries({"levels": st.dictionaries(st.sampled_from("abcde"), unit, min_size=1)}),
    "steps": st.fixed_dictionaries({"steps": points()}),
    "band": bands(),
}
"""Valid parameters of every value function."""
